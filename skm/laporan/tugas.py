"""The dashboard's card of what the quarter that ended last asks of a role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skm.isian.tugas import TugasPos
from skm.katalog.lencana import Lencana

BELUM = "indikator.belum"
PUTUSAN = "indikator.putusan"


@dataclass(frozen=True, slots=True)
class KartuTugas:
    """The card; buttons and links name a page of that quarter."""

    tahun: int
    triwulan: int
    kalimat: str = ""
    lencana: tuple[Lencana, ...] = ()
    tenggat: date | None = None
    lewat: bool = False
    tombol: tuple[tuple[str, str, str], ...] = ()
    """(words, page, kind of button)."""
    tautan: tuple[tuple[str, str], ...] = ()
    """(words, page)."""


def kartu_pos(tahun: int, triwulan: int, pos: TugasPos) -> KartuTugas:
    """Of who answers for posts: what they owe and by when."""
    if not pos.ada:
        return KartuTugas(
            tahun,
            triwulan,
            lencana=(("Semua indikator jabatan Anda sudah diajukan", "baik"),),
            tautan=(("Yang belum diisi menurut jabatan", BELUM),),
        )
    semua = (
        (pos.kosong, "belum diisi", "bahaya" if pos.lewat else "perhatian"),
        (pos.dikembalikan, "dikembalikan", "bahaya"),
        (pos.draf, "draf belum diajukan", "perhatian"),
    )
    return KartuTugas(
        tahun,
        triwulan,
        lencana=tuple((f"{banyak} {kata}", nada) for banyak, kata, nada in semua if banyak),
        tenggat=pos.tenggat,
        lewat=pos.lewat,
        tombol=(("Isi indikator jabatan Anda", BELUM, "utama"),),
    )


def kartu_tanpa_jabatan(tahun: int, triwulan: int) -> KartuTugas:
    """Of an account that fills in for nobody yet."""
    kalimat = "Akun Anda belum ditugaskan pada jabatan mana pun; admin yang menugaskan."
    return KartuTugas(tahun, triwulan, kalimat)


def kartu_verifikasi(tahun: int, triwulan: int, banyak: int, sendiri: int) -> KartuTugas:
    """Of who verifies; `sendiri` are those that they submitted, which wait for somebody else."""
    return KartuTugas(
        tahun,
        triwulan,
        lencana=(
            _menunggu(banyak, "isian menunggu verifikasi"),
            *_sendiri(sendiri, "isian yang Anda ajukan menunggu verifikasi orang lain"),
        ),
        tombol=(_ke_putusan(banyak),),
        tautan=(("Yang belum diisi", BELUM),),
    )


def kartu_persetujuan(tahun: int, triwulan: int, isian: int, angka: int, sendiri: int) -> KartuTugas:
    """Of the camat: inputs and counted figures that wait for approval.

    `sendiri` are inputs that they verified and figures that they froze, which wait for somebody else.
    """
    return KartuTugas(
        tahun,
        triwulan,
        lencana=(
            _menunggu(isian, "isian menunggu persetujuan"),
            _menunggu(angka, "angka terhitung menunggu persetujuan"),
            *_sendiri(sendiri, "yang Anda periksa atau bekukan menunggu persetujuan orang lain"),
        ),
        tombol=(_ke_putusan(isian), ("Lihat angka triwulan ini", "indikator.daftar", "biasa")),
    )


def _menunggu(banyak: int, kata: str) -> Lencana:
    return f"{banyak} {kata}", "perhatian" if banyak else "baik"


def _sendiri(banyak: int, kata: str) -> tuple[Lencana, ...]:
    return ((f"{banyak} {kata}", "info"),) if banyak else ()


def _ke_putusan(banyak: int) -> tuple[str, str, str]:
    return "Periksa isian", PUTUSAN, "utama" if banyak else "biasa"
