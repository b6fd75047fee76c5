"""What stands beside the on-time figure, as rows of a table and as a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kinerja import ketepatan
from kinerja.angka import angka_indonesia
from kinerja.hasil import Hasil
from kinerja.ketepatan import KetepatanTally
from kinerja.umur import UMUR
from skm.ketepatan.queries.samping import NAMA_SAMPING, DiSamping, Samping
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import Kategori
from skm.pengukuran.beku import Tersimpan


@dataclass(frozen=True, slots=True)
class BarisSamping:
    """One way of one group: how many of each age, youngest first, and all together."""

    kelompok: str
    nama: str
    kategori: str
    cara: str
    """Group and way as the address of their list names them."""
    umur: tuple[tuple[str, int], ...]
    """(age, how many)."""
    jumlah: int


def baris_samping(semua: Mapping[Kategori, DiSamping]) -> tuple[BarisSamping, ...]:
    """A row for every way that any case went; none where no case did."""
    return tuple(
        BarisSamping(
            NAMA_KATEGORI[kategori],
            NAMA_SAMPING[cara],
            kategori.value,
            cara.value,
            tuple((umur, satu.jumlah.get(cara, {}).get(umur, 0)) for umur in UMUR),
            satu.total(cara),
        )
        for kategori, satu in semua.items()
        for cara in Samping
        if satu.total(cara)
    )


def kalimat_samping(satu: DiSamping) -> str:
    """The same in words: "Ditutup saat waktunya terhenti: 3 (1 berumur sampai 7 hari, 2 berumur …)"."""
    bagian = []
    for cara in Samping:
        if jumlah := satu.total(cara):
            umur = ((satu.jumlah[cara].get(umur, 0), umur) for umur in UMUR)
            kata = ", ".join(f"{angka_indonesia(n, 0)} berumur {nama}" for n, nama in umur if n)
            bagian.append(f"{NAMA_SAMPING[cara]}: {angka_indonesia(jumlah, 0)} ({kata})")
    return "; ".join(bagian)


def kalimat_ketepatan(
    judul: str, tally: KetepatanTally, samping: DiSamping, *, hari_ini: bool = False
) -> Iterator[str]:
    """What a reader of the group's figure has to know beside it, a sentence each; the other reading first.

    `hari_ini` says of `samping` that it is today's and the figure is not.
    """
    n = angka_indonesia
    yield (
        f"{judul}: selesai dalam periode {n(tally.selesai, 0)}, di antaranya tepat waktu "
        f"{n(tally.selesai_tepat, 0)} ({_persen(ketepatan.hitung_selesai(tally))})."
    )
    if tally.ditutup_terlambat:
        yield (
            f"{judul}: {n(tally.ditutup_terlambat, 0)} dibatalkan atau ditolak sesudah jatuh tempo dan "
            "dihitung terlambat."
        )
    if (semua := ketepatan.hitung_semua_terlambat(tally)) is not None:
        yield (
            f"{judul}: {n(tally.tanpa_waktu, 0)} ditutup tanpa diketahui waktunya dan tidak ikut dihitung; "
            f"bila semuanya dihitung terlambat {_persen(semua)}."
        )
    if tally.jeda_singkat:
        yield (
            f"{judul}: {n(tally.jeda_singkat, 0)} jeda kurang dari 30 menit kerja melewati jam tutup dan "
            "menambah sehari."
        )
    if kata := kalimat_samping(samping):
        yield f"{judul}, di samping angka{' menurut catatan hari ini' if hari_ini else ''}: {kata}."


def samping_saat_itu(beku: Tersimpan, kategori: Kategori) -> str:
    """What stood beside a frozen figure, as a sentence; empty where nothing did or it was not kept."""
    satu = beku.samping.get(kategori)
    kata = "" if satu is None else kalimat_samping(satu)
    return f"Di samping angka saat itu: {kata}." if kata else ""


def angka_kedua(tally: KetepatanTally) -> str:
    """The other figure in words, for a row; empty where it is not known to differ from the first."""
    semua = ketepatan.hitung_semua_terlambat(tally)
    if semua is None or semua.teks == ketepatan.hitung(tally).teks:
        return ""
    n = angka_indonesia(tally.tanpa_waktu, 0)
    return f"bila {n} yang ditutup tanpa waktu dihitung terlambat: {_persen(semua)}"


def _persen(hasil: Hasil) -> str:
    return "belum ada" if hasil.nilai is None else f"{angka_indonesia(hasil.nilai)} %"
