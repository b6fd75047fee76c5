"""Who there is, and what one line of the table of routes says."""

from __future__ import annotations

from dataclasses import dataclass

from skm.akun.models import Peran

ADMIN, PETUGAS, JAWAB, PIMPINAN = Peran.ADMIN, Peran.PETUGAS, Peran.PENANGGUNG_JAWAB, Peran.PIMPINAN
SIAPA_SAJA = None
SEMUA = frozenset(Peran)
HANYA_ADMIN = frozenset({ADMIN})
HANYA_PIMPINAN = frozenset({PIMPINAN})
MEJA = frozenset({ADMIN, PETUGAS})
PENGISI = frozenset({ADMIN, JAWAB})
PEMBACA = frozenset({ADMIN, PIMPINAN, JAWAB})
PENGAWAS = frozenset({ADMIN, PIMPINAN})


@dataclass(frozen=True, slots=True, eq=False)
class Rute:
    """A method and a pattern, who may use it, and for a POST what a person would send."""

    metode: str
    pola: str
    siapa: frozenset[Peran] | None
    isian: dict[str, str] | None = None
    berkas: tuple[str, bytes] | None = None
    """Name and bytes of the file that is sent as `berkas`."""
