"""What counters gain and lose by answers: computed of the rows alone, so that no lock is held meanwhile."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from kinerja.tanggal import TERAWAL
from skm.jawaban.models import KOLOM_UNSUR, PROFIL, Dimensi, Jalur, Rentang
from skm.jawaban.rentang import awal
from skm.jawaban.vektor import Cacahan, Nilai, cacah, cacah_semua

_PROFIL = tuple(satu.value for satu in PROFIL)
NILAI = tuple(f"u{nomor}" for nomor in range(1, KOLOM_UNSUR + 1))
Baris = Mapping[str, Any]
"""An answer by the columns of its table; what is not named is empty."""
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
    masuk: Iterable[Baris] = (),
    keluar: Iterable[Baris] = (),
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
        for sel, milik in _menurut_sel(isi).items():
            nilai = [tuple(map(baris.get, nama[sel[0]])) for baris in milik]
            semua = cacah_semua(kolom[sel[0]], nilai)
            hari.tambah(sel, arah, semua.responden, semua.isi)
            for bagian, satu in _menurut_blok(milik, nilai, blok or {}):
                tampil.tambah(bagian, arah, 1, cacah(satu).isi)
            if sel[3].sendiri:
                continue
            kata = [tuple(map(baris.get, _PROFIL)) for baris in milik]
            for isinya, banyak in Counter(kata).items():
                sebutan[sel[0], sel[1], isinya] += banyak if arah == 0 else -banyak
            if (mulai := awal(sel[1], Rentang.TRIWULAN)) <= triwulan_tutup:
                for (ke, kode), mereka in _menurut_profil(kata, nilai).items():
                    semua = cacah_semua(kolom[sel[0]], mereka)
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


def _menurut_sel(semua: Iterable[Baris]) -> dict[Sel, list[Baris]]:
    hasil: dict[Sel, list[Baris]] = {}
    for baris in semua:
        hasil.setdefault(sel_baris(baris), []).append(baris)
    return hasil


def _menurut_blok(
    milik: Sequence[Baris], nilai: Sequence[Nilai], blok: Mapping[uuid.UUID, Bagian]
) -> Iterator[tuple[Bagian, Nilai]]:
    """The scores of those answers that `blok` names, and the part it names for them."""
    if blok:
        for baris, satu in zip(milik, nilai, strict=True):
            if (bagian := blok.get(baris["id"])) is not None:
                yield bagian, satu


def _menurut_profil(
    kata: Sequence[tuple[str | None, ...]], nilai: Sequence[Nilai]
) -> dict[tuple[int, str], list[Nilai]]:
    """The scores of those who said the same of themselves, by the question's place and what was said."""
    hasil: dict[tuple[int, str], list[Nilai]] = {}
    for isinya, satu in zip(kata, nilai, strict=True):
        for ke, kode in enumerate(isinya):
            if kode:
                hasil.setdefault((ke, kode), []).append(satu)
    return hasil


def _menurut_kata(sebutan: Mapping[tuple[int, date, tuple[str | None, ...]], int]) -> dict[Bagian, int]:
    """By quarter and what was said, from those who said the same on one day."""
    hasil: Counter[Bagian] = Counter()
    for (kuesioner_id, hari, kata), banyak in sebutan.items():
        mulai = awal(hari, Rentang.TRIWULAN)
        for dimensi, kode in zip(PROFIL, kata, strict=True):
            hasil[Bagian(dimensi, mulai, kuesioner_id, kode or "")] += banyak
    return {bagian: banyak for bagian, banyak in hasil.items() if banyak}


def sel_baris(baris: Baris) -> Sel:
    """The day's counter that the answer belongs to."""
    return (
        baris["kuesioner_id"],
        baris["tanggal"],
        baris.get("layanan_id") or 0,
        Jalur(baris["jalur"]),
        bool(baris.get("tanda")),
    )


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
