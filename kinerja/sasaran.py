"""The average capaian of each sasaran and of the office, with what it left out and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kinerja.angka import angka_indonesia
from kinerja.capaian import Batas
from kinerja.hasil import Hasil, Langkah, Status

PENCILAN = Fraction(200)
"""A capaian above this, in per cent, carries an average by itself: it is named beside that average."""


@dataclass(frozen=True, slots=True)
class Capaian:
    """One indicator's capaian (in "%", or the state that stands for it) and the sasaran it serves."""

    kode: str
    sasaran: str
    hasil: Hasil


@dataclass(frozen=True, slots=True)
class RataCapaian:
    """An average in "%" over the codes in `disertakan`; `dikeluarkan`: the others' code, state, reason.

    `pencilan`: code and capaian of those that count with more than `PENCILAN`; none under a cap.
    """

    hasil: Hasil
    disertakan: tuple[str, ...]
    dikeluarkan: tuple[tuple[str, Status, str], ...]
    pencilan: tuple[tuple[str, Fraction], ...] = ()


def rata_rata(capaian: Iterable[Capaian], batas: Batas | None = None) -> RataCapaian:
    """The mean over indicators whose state is OK, each capped by `batas` first (None: no cap).

    The office's average is taken over its indicators, not over the averages of its sasaran. With nothing to
    average: BELUM_DIISI.
    """
    semua = tuple(capaian)
    nilai = {satu.kode: satu.hasil.nilai for satu in semua if satu.hasil.status is Status.OK}
    dihitung = {
        kode: isi if batas is None else batas.terapkan(isi) for kode, isi in nilai.items() if isi is not None
    }
    dikeluarkan = tuple(
        (satu.kode, satu.hasil.status, satu.hasil.alasan) for satu in semua if satu.kode not in dihitung
    )
    pencilan = tuple((kode, isi) for kode, isi in dihitung.items() if isi > PENCILAN)
    return RataCapaian(_hasil(dihitung, dikeluarkan, batas), tuple(dihitung), dikeluarkan, pencilan)


def per_sasaran(capaian: Iterable[Capaian], batas: Batas | None = None) -> dict[str, RataCapaian]:
    """The average of each sasaran, in the order the sasaran first appear."""
    kelompok: dict[str, list[Capaian]] = {}
    for satu in capaian:
        kelompok.setdefault(satu.sasaran, []).append(satu)
    return {sasaran: rata_rata(isi, batas) for sasaran, isi in kelompok.items()}


def _hasil(
    dihitung: dict[str, Fraction], dikeluarkan: tuple[tuple[str, Status, str], ...], batas: Batas | None
) -> Hasil:
    alasan = ""
    if dikeluarkan:
        daftar = ", ".join(f"{kode} ({status})" for kode, status, _ in dikeluarkan)
        alasan = f"{len(dikeluarkan)} indikator tidak ikut: {daftar}."
    if not dihitung:
        sebab = "Belum ada capaian yang dapat dirata-ratakan."
        return Hasil(Status.BELUM_DIISI, None, None, None, "%", (), f"{sebab} {alasan}".strip())
    total = sum(dihitung.values(), Fraction(0))
    nilai = total / len(dihitung)
    uraian = "Rata-rata capaian" if batas is None else f"Rata-rata capaian, {batas.nama}"
    hitungan = f"({' + '.join(angka_indonesia(isi) for isi in dihitung.values())}) ÷ {len(dihitung)}"
    langkah = Langkah(uraian, hitungan, angka_indonesia(nilai))
    return Hasil(Status.OK, nilai, total, Fraction(len(dihitung)), "%", (langkah,), alasan)
