"""The office of a request: whose page it is, and whose name stands at its head.

Staff see their own office. A public page is about the office of its link, ticket or case, which the view that
found it names with `pakai_kantor`; `/` carries the office's code as `unit` where the server serves several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import g, request, url_for

from skm.db import session as sesi_db
from skm.layanan import queries
from skm.layanan.models import Unit
from skm.web.waktu import hari_ini

if TYPE_CHECKING:
    from skm.layanan.identitas import Identitas

BERANDA, HASIL, LAMBANG = "laporan.beranda", "laporan.hasil", "layanan.lambang"


@dataclass(frozen=True, slots=True)
class Kop:
    """The head and foot of a page, and the public page that they lead to."""

    nama: str
    kabupaten: str
    beranda: str
    lambang: str = ""
    """Where its emblem is; empty without one."""
    contoh: bool = False
    """Whether its data are made up."""


def semua_kantor() -> Sequence[Unit]:
    """The offices that the server serves, read once per request. Raises Galat."""
    if "semua_kantor" not in g:
        g.semua_kantor = queries.semua_unit(sesi_db())
    semua: Sequence[Unit] = g.semua_kantor
    return semua


def pakai_kantor(unit_id: int) -> None:
    """The page is about that office, whoever looks at it."""
    g.kantor_id = unit_id


def kantor_kini() -> Unit | None:
    """The office of the page, else of whoever is signed in, else the only one; None where nothing tells."""
    semua, akun = semua_kantor(), g.get("akun")
    nomor = g.get("kantor_id") or (akun.unit_id if akun is not None else None)
    if nomor is None:
        return semua[0] if len(semua) == 1 else None
    return next(satu for satu in semua if satu.id == nomor)


def kantor_sendiri() -> Unit:
    """The office of whoever is signed in; only for views that are not open."""
    return next(satu for satu in semua_kantor() if satu.id == g.akun.unit_id)


def kantor_diminta() -> Unit | None:
    """The office that a public address names as `unit`; without it, as `kantor_kini`. Raises Galat (404)."""
    kode = request.args.get("unit")
    if kode is not None:
        pakai_kantor(queries.unit_berkode(semua_kantor(), kode).id)
    return kantor_kini()


def identitas_kantor(unit: Unit) -> Identitas:
    """All that a page or a print says of that office, its hours in words included; read once per request."""
    from skm.layanan.identitas import identitas_lengkap  # noqa: PLC0415  # no door needs it

    if "identitas" not in g:
        g.identitas = {}
    if unit.id not in g.identitas:
        g.identitas[unit.id] = identitas_lengkap(sesi_db(), unit, hari_ini())
    satu: Identitas = g.identitas[unit.id]
    return satu


def alamat_beranda() -> str:
    """The public page of the office: `/`, with its code where there is more than one."""
    satu = kantor_kini()
    return url_for(BERANDA, unit=satu.kode if satu is not None and len(semua_kantor()) > 1 else None)


def kop() -> Kop:
    """Whose page it is: the office's, else the regency's whose offices the server serves."""
    satu = kantor_kini()
    if satu is not None:
        lambang = url_for(LAMBANG, sidik=satu.lambang) if satu.lambang else ""
        return Kop(satu.nama, satu.kabupaten, alamat_beranda(), lambang, satu.contoh)
    semua = semua_kantor()
    return Kop(
        " dan ".join(sorted({satu.kabupaten for satu in semua})),
        " dan ".join(sorted({satu.provinsi for satu in semua})),
        alamat_beranda(),
    )


def kepala_warga() -> dict[str, Any]:
    """The same for a citizen's page: what `skm.web.warga.Warga` says of the office."""
    milik = kop()
    return {
        "unit_nama": milik.nama,
        "kabupaten": milik.kabupaten,
        "beranda_url": milik.beranda,
        "contoh": milik.contoh,
    }
