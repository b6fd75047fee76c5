"""Where a page stands: its entry of the navigation, and the page above it.

A page stands under the one whose address its own begins with, or under the one that its view names as `di`.
Who may open what is not known here: the guard asks with what is open to its reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from flask import Flask, g, request, url_for

from kinerja.galat import GalatKinerja
from kinerja.periode import Periode

MENU = (
    ("Loket", "loket.papan"),
    ("Pengaduan", "pengaduan.daftar"),
    ("Formulir kertas", "muatan.kertas_daftar"),
    ("Dasbor", "laporan.dasbor"),
    ("IKM", "laporan.ikm"),
    ("Ketepatan", "laporan.ketepatan"),
    ("Indikator", "indikator.daftar"),
    ("Kelola", "layanan.kelola"),
)
"""Label and endpoint, in the order shown."""
RUMAH = "laporan.dasbor"
"""What everybody who is in may open: above all that stands under nothing that they may."""
DEPAN = "laporan.beranda"
NAMA = {endpoint: label for label, endpoint in MENU} | {DEPAN: "Halaman depan"}
DIBAWA = ("tahun", "triwulan", "bagian", "unit")
"""What of an address goes along to the page above, beside the days of its period."""
TIADA = 404


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry of the navigation, or one shortcut, as a page shows it."""

    label: str
    url: str
    aktif: bool


@dataclass(frozen=True, slots=True)
class Letak:
    """The place of the page that is shown, for its reader."""

    menu: tuple[Butir, ...] = ()
    kini: str = "page"
    """What the entry is to the page, in the words of aria-current: the `page` itself, or `true` above it."""
    atas: Butir | None = None
    """The way back; none from a page of the navigation itself."""


class Peta:
    """Which page stands under which, by endpoint."""

    def __init__(self, app: Flask) -> None:
        self._view = app.view_functions
        aturan = [satu for satu in app.url_map.iter_rules() if satu.endpoint != "static"]
        self._alamat: dict[str, str] = {satu.endpoint: satu.rule for satu in aturan}
        self._butuh: dict[str, set[str]] = {satu.endpoint: satu.arguments for satu in aturan}
        halaman = [satu for satu in aturan if "GET" in (satu.methods or ())]
        self._halaman: dict[str, str] = {satu.rule: satu.endpoint for satu in halaman}

    def halaman(self, endpoint: str) -> str:
        """The page at the endpoint's address: a form is sent to the page that shows it."""
        return self._halaman.get(self._alamat.get(endpoint, ""), endpoint)

    def butuh(self, endpoint: str) -> set[str]:
        """The variable parts of its address."""
        return self._butuh[endpoint]

    def untuk_semua(self, endpoint: str) -> bool:
        """Whether anybody may open it, signed in or not."""
        izin: object = getattr(self._view[endpoint], "izin", ())
        return izin is None

    def nama(self, endpoint: str) -> str:
        """What a link to that page calls it. Raises ValueError where its view does not say it."""
        nama: str | None = NAMA.get(endpoint) or getattr(self._view[endpoint], "sebagai", None)
        if nama is None:
            raise ValueError(f"{endpoint} stands above a page: name it with `sebagai`")
        return nama

    def ke_atas(self, endpoint: str) -> Iterator[str]:
        """The pages above, the nearest first, up to one of the navigation."""
        kini = endpoint
        while kini not in NAMA and (atas := self._atas(kini)) is not None:
            yield atas
            kini = atas

    def _atas(self, endpoint: str) -> str | None:
        if self.untuk_semua(endpoint):
            return DEPAN
        di: str | None = getattr(self._view[endpoint], "di", None)
        alamat = self._alamat.get(endpoint, "") if di is None else ""
        while alamat and di is None:
            alamat = alamat.rpartition("/")[0]
            calon = self._halaman.get(alamat)
            di = None if calon is None or self.untuk_semua(calon) else calon
        return di


def init_app(app: Flask) -> None:
    """Draw the map, once every page is there."""
    app.extensions["skm_peta"] = Peta(app)


def letak(peta: Peta, boleh: Callable[[str], bool], *, di_dalam: bool) -> Letak:
    """The place of the page at hand for a reader who may open what `boleh` says; `di_dalam`: is signed in."""
    kini = peta.halaman(request.endpoint) if request.endpoint not in {None, "static"} else ""
    rantai = [kini, *peta.ke_atas(kini)] if kini else []
    terlihat = [satu for satu in MENU if di_dalam and boleh(satu[1])]
    aktif = next((satu for satu in rantai if (NAMA.get(satu), satu) in terlihat), "")
    milik_kantor = di_dalam and not (kini and peta.untuk_semua(kini))
    if not aktif and milik_kantor and not g.get("kode_galat"):
        aktif = RUMAH
    atas = next((satu for satu in rantai[1:] if boleh(satu) and _beralamat(peta.butuh(satu))), "")
    if not atas and milik_kantor and not (kini and kini == aktif):
        atas = RUMAH
    menu = tuple(Butir(label, url_for(satu), satu == aktif) for label, satu in terlihat)
    return Letak(menu, "page" if kini == aktif else "true", _ke(peta, atas) if atas else None)


def _beralamat(butuh: set[str]) -> bool:
    """Whether this address says what that one needs; what is not there has no page above it either."""
    dikenal = set() if g.get("kode_galat") == TIADA else set(request.view_args or ())
    return butuh <= dikenal


def _ke(peta: Peta, endpoint: str) -> Butir:
    dibawa = {nama: request.args[nama] for nama in DIBAWA if nama in request.args} | _periode()
    tetap = {nama: (request.view_args or {})[nama] for nama in peta.butuh(endpoint)}
    return Butir(peta.nama(endpoint), url_for(endpoint, **(dibawa | tetap)), aktif=False)


def _periode() -> dict[str, str]:
    """The days in the address; those that mean no period stay with the page that says so."""
    isi = {nama: request.args[nama].strip() for nama in ("dari", "sampai") if nama in request.args}
    try:
        Periode.rentang(*(date.fromisoformat(isi[n]) if isi.get(n) else None for n in ("dari", "sampai")))
    except (ValueError, GalatKinerja):
        return {}
    return isi
