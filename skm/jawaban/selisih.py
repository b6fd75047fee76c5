"""What counters gain and lose by answers: computed of them alone, so that no lock is held meanwhile."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from kinerja.tanggal import TERAWAL
from skm.jawaban.models import KOLOM_UNSUR, PROFIL, Dimensi, Jalur, Rentang
from skm.jawaban.rentang import awal
from skm.jawaban.vektor import Cacahan, cacah, cacah_semua

_PROFIL = tuple(satu.value for satu in PROFIL)
_SEL = ("kuesioner_id", "tanggal", "layanan_id", "jalur", "tanda")
NILAI = tuple(f"u{nomor}" for nomor in range(1, KOLOM_UNSUR + 1))
Baris = Mapping[str, Any]
"""An answer by the columns of its table; what is not named is empty."""
Deret = Mapping[str, Sequence[Any]]
"""Answers likewise, column by column: a column holds something for each of them."""
K = TypeVar("K")
Sel = tuple[int, date, int, Jalur, bool]
"""Questionnaire, day, service (0 for none), way of coming, whether flagged."""
Tutup = Mapping[Rentang, date]
"""First days of the office's last month and last quarter that were closed."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """Which shown counter: its part, first day, questionnaire and value."""

    dimensi: Dimensi
    mulai: date
    kuesioner_id: int
    nilai: str

    @property
    def rentang(self) -> Rentang:
        """Its length."""
        return Rentang.BULAN if self.dimensi in {Dimensi.KANTOR, Dimensi.LAYANAN} else Rentang.TRIWULAN


@dataclass(frozen=True, slots=True)
class Selisih:
    """By counter what comes in and what goes out."""

    hari: Mapping[Sel, tuple[Cacahan, Cacahan]]
    tampil: Mapping[Bagian, tuple[Cacahan, Cacahan]]
    profil: Mapping[Bagian, int]
    """How many more, or fewer, said that of themselves in a quarter."""


def selisih(
    *,
    masuk: Deret,
    keluar: Deret,
    blok: Mapping[uuid.UUID, Bagian] | None = None,
    tutup: Tutup,
    kolom: Mapping[int, int],
) -> Selisih:
    """What the answers `masuk` add and the answers `keluar` take, `kolom` being how many scores are counted.

    A day's counters hold every answer. What is shown of the whole office does too; what is shown of a closed
    month's services and of a closed quarter's parts takes only what was loaded or typed from paper, since
    what citizens sent is decided on when it is closed; so do the counts of who answered, of any quarter.
    """
    hari: _Jumlah[Sel] = _Jumlah()
    tampil: _Jumlah[Bagian] = _Jumlah()
    profil: _Jumlah[tuple[int, date, int, str]] = _Jumlah()
    sebutan: Counter[tuple[int, date, tuple[str | None, ...]]] = Counter()
    triwulan_tutup = tutup.get(Rentang.TRIWULAN, TERAWAL)
    nama = {kuesioner_id: NILAI[:m] for kuesioner_id, m in kolom.items()}
    for arah, isi in ((0, masuk), (2, keluar)):
        for sel, letak in _menurut_sel(isi).items():
            nilai = _petik(isi, nama[sel[0]], letak)
            semua = cacah_semua(nilai)
            hari.tambah(sel, arah, semua.responden, semua.isi)
            for bagian, satu in _menurut_blok(isi, letak, nilai, blok or {}):
                tampil.tambah(bagian, arah, 1, cacah(satu).isi)
            if sel[3].sendiri:
                continue
            kata = _petik(isi, _PROFIL, letak)
            for isinya, banyak in Counter(zip(*kata, strict=True)).items():
                sebutan[sel[0], sel[1], isinya] += banyak if arah == 0 else -banyak
            if (mulai := awal(sel[1], Rentang.TRIWULAN)) <= triwulan_tutup:
                for (ke, kode), mereka in _menurut_profil(kata).items():
                    semua = cacah_semua([[satu[di] for di in mereka] for satu in nilai])
                    profil.tambah((ke, mulai, sel[0], kode), arah, semua.responden, semua.isi)
    for sel, (masuk_n, masuk_isi, keluar_n, keluar_isi) in hari.isi.items():
        for bagian in _bagian_sel(sel, tutup):
            tampil.tambah(bagian, 0, masuk_n, masuk_isi)
            tampil.tambah(bagian, 2, keluar_n, keluar_isi)
    for (ke, triwulan, kuesioner_id, kode), empat in profil.isi.items():
        bagian = Bagian(PROFIL[ke], triwulan, kuesioner_id, kode)
        for arah in (0, 2):
            tampil.tambah(bagian, arah, *empat[arah : arah + 2])
    return Selisih(
        hari.berubah(lambda sel: kolom[sel[0]]),
        tampil.berubah(lambda bagian: kolom[bagian.kuesioner_id]),
        _menurut_kata(sebutan),
    )


def deret(semua: Sequence[Baris]) -> Deret:
    """Answers column by column: every column that one of them names."""
    nama = dict.fromkeys(satu for baris in semua for satu in baris)
    return {satu: [baris.get(satu) for baris in semua] for satu in nama}


def banyaknya(isi: Deret) -> int:
    """How many answers they are."""
    return len(isi.get("tanggal", ()))


def _menurut_sel(isi: Deret) -> dict[Sel, list[int]]:
    """Places of the answers by the day's counter that they belong to."""
    if not banyaknya(isi):
        return {}
    hasil: dict[tuple[Any, ...], list[int]] = {}
    kosong = [None] * banyaknya(isi)
    for ke, kunci in enumerate(zip(*(isi.get(nama, kosong) for nama in _SEL), strict=True)):
        if (milik := hasil.get(kunci)) is None:
            hasil[kunci] = [ke]
        else:
            milik.append(ke)
    sel: dict[Sel, list[int]] = {}
    for (kuesioner_id, tanggal, layanan_id, jalur, tanda), letak in hasil.items():
        sel.setdefault((kuesioner_id, tanggal, layanan_id or 0, Jalur(jalur), bool(tanda)), []).extend(letak)
    return sel


def _petik(isi: Deret, nama: Sequence[str], letak: Sequence[int]) -> list[list[Any]]:
    """Those columns of the answers at those places."""
    kosong = [None] * len(letak)
    return [list(map(isi[satu].__getitem__, letak)) if satu in isi else kosong for satu in nama]


def _menurut_blok(
    isi: Deret, letak: Sequence[int], nilai: Sequence[Sequence[int | None]], blok: Mapping[uuid.UUID, Bagian]
) -> Iterator[tuple[Bagian, tuple[int | None, ...]]]:
    """The scores of those answers that `blok` names, and the part it names for them."""
    if blok:
        for ke, satu in zip(letak, zip(*nilai, strict=True), strict=True):
            if (bagian := blok.get(isi["id"][ke])) is not None:
                yield bagian, satu


def _menurut_profil(kata: Sequence[Sequence[str | None]]) -> dict[tuple[int, str], list[int]]:
    """Places of those who said the same of themselves, by the question's place and what was said."""
    hasil: dict[tuple[int, str], list[int]] = {}
    for ke, isinya in enumerate(kata):
        for di, kode in enumerate(isinya):
            if kode:
                hasil.setdefault((ke, kode), []).append(di)
    return hasil


def _menurut_kata(sebutan: Mapping[tuple[int, date, tuple[str | None, ...]], int]) -> dict[Bagian, int]:
    """By quarter and what was said, from those who said the same on one day."""
    hasil: Counter[Bagian] = Counter()
    for (kuesioner_id, hari, kata), banyak in sebutan.items():
        mulai = awal(hari, Rentang.TRIWULAN)
        for dimensi, kode in zip(PROFIL, kata, strict=True):
            hasil[Bagian(dimensi, mulai, kuesioner_id, kode or "")] += banyak
    return {bagian: banyak for bagian, banyak in hasil.items() if banyak}


def _bagian_sel(sel: Sel, tutup: Tutup) -> Sequence[Bagian]:
    """The shown counters that all answers of a day's counter belong to."""
    kuesioner_id, tanggal, layanan_id, jalur, bertanda = sel
    bulan, triwulan = awal(tanggal, Rentang.BULAN), awal(tanggal, Rentang.TRIWULAN)
    bagian = [Bagian(Dimensi.KANTOR, bulan, kuesioner_id, "")]
    if jalur.sendiri:
        return bagian
    if bulan <= tutup.get(Rentang.BULAN, TERAWAL):
        bagian.append(Bagian(Dimensi.LAYANAN, bulan, kuesioner_id, str(layanan_id)))
    if triwulan <= tutup.get(Rentang.TRIWULAN, TERAWAL):
        bagian.append(Bagian(Dimensi.JALUR, triwulan, kuesioner_id, jalur.value))
        if not bertanda:
            bagian.append(Bagian(Dimensi.TANDA, triwulan, kuesioner_id, ""))
    return bagian


class _Jumlah(Generic[K]):
    """By counter: respondents and sums that come in, respondents and sums that go out."""

    def __init__(self) -> None:
        self.isi: dict[K, list[int]] = {}

    def tambah(self, kunci: K, arah: int, responden: int, isi: int) -> None:
        """`arah` is 0 for what comes in and 2 for what goes out."""
        empat = self.isi.get(kunci)
        if empat is None:
            empat = self.isi[kunci] = [0, 0, 0, 0]
        empat[arah] += responden
        empat[arah + 1] += isi

    def berubah(self, kolom: Callable[[K], int]) -> dict[K, tuple[Cacahan, Cacahan]]:
        """Those that are not the same afterwards."""
        return {
            kunci: (Cacahan(kolom(kunci), *empat[:2]), Cacahan(kolom(kunci), *empat[2:]))
            for kunci, empat in self.isi.items()
            if empat[:2] != empat[2:]
        }
