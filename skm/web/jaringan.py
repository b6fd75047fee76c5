"""Whose line a request comes by, and windows in which an app counts for itself."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from flask import Flask, request

from skm.config import SENDIRI
from skm.jendela import Jendela, Pencacah

RUMAH = "127.0.0.1"


def jaringan() -> str:
    """The network that the request comes from: an IPv4 address, or the /64 that one IPv6 line is given."""
    alamat = request.remote_addr or RUMAH
    try:
        ip = ip_address(alamat.partition("%")[0])
    except ValueError:
        return alamat
    if not isinstance(ip, IPv6Address):
        return str(ip)
    return str(ip.ipv4_mapped or ip_network((ip, 64), strict=False))


def pencacah(app: Flask) -> Pencacah:
    """Windows of the app's own, where the settings say that limits are counted."""
    url = app.config["SKM"].limits_url
    if url == SENDIRI:
        return Jendela()
    from skm.jendela_bersama import JendelaBersama  # noqa: PLC0415  # only several processes need it

    return JendelaBersama(url, app.config["SECRET_KEY"])
