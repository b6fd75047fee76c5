"""Rate limits; a view states its own."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from skm.config import SENDIRI
from skm.jendela import Jendela, Pencacah
from skm.jendela_bersama import WAKTU, JendelaBersama


def jaringan() -> str:
    """The network that the request comes from: an IPv4 address, or the /64 that one IPv6 line is given."""
    alamat = get_remote_address()
    try:
        ip = ip_address(alamat.partition("%")[0])
    except ValueError:
        return alamat
    if not isinstance(ip, IPv6Address):
        return str(ip)
    return str(ip.ipv4_mapped or ip_network((ip, 64), strict=False))


pembatas = Limiter(key_func=jaringan, headers_enabled=False)


def init_app(app: Flask) -> None:
    """Count what `pembatas` limits where the settings say; in memory while that place is away."""
    url = app.config["SKM"].limits_url
    app.config["RATELIMIT_STORAGE_URI"] = url
    if url != SENDIRI:
        app.config.update(RATELIMIT_STORAGE_OPTIONS=dict(WAKTU), RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True)
    pembatas.init_app(app)


def pencacah(app: Flask) -> Pencacah:
    """Windows of the app's own, in the same place."""
    url = app.config["SKM"].limits_url
    return Jendela() if url == SENDIRI else JendelaBersama(url, app.config["SECRET_KEY"])
