"""What the office prints, exports and publishes while its year goes on: lists of scores, editions.

A list is more than a sum: whoever lays two side by side sees who stands in the one and not in the other.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from kinerja.bulat import teks
from kinerja.periode import Periode
from kinerja.ungkap import PALING_SEDIKIT
from skm.ekspor.jawaban import ekspor_jawaban
from skm.galat import Galat
from skm.jawaban.models import Jalur
from skm.laporan.hasil.baca import Saat, baca_hasil
from skm.layanan.queries import daftar_layanan
from skm.pengesahan.queries import buka_dasar
from skm.terbit.services import TERUNGKAP
from tests.conftest import WITA
from tests.jawaban import kolom_unsur, simpan
from tests.lawan.persiapan import TAHUN
from tests.lawan.sandi import KOLOM, TERBANYAK, skor
from tests.lawan.tebak import tertebak
from tests.terbit import setujui_periode, terbitkan_periode

if TYPE_CHECKING:
    from tests.lawan.server import Kantor

ORANG: dict[tuple[object, ...], int] = {tuple(skor(nomor)): nomor for nomor in range(TERBANYAK)}
TRIWULAN = [Periode.triwulan(TAHUN, nomor) for nomor in range(1, 5)]
PERIODE = (*TRIWULAN, Periode.semester(TAHUN, 1), Periode.semester(TAHUN, 2), Periode.tahun(TAHUN))
KODE = [f"U{nomor}" for nomor in range(1, KOLOM + 1)]
Orang = frozenset[int]


@dataclass
class Cetakan:
    """Every list and every edition there ever was, as those whose scores it holds."""

    acak: random.Random
    daftar: set[Orang] = field(default_factory=set)
    seketika: set[Orang] = field(default_factory=set)
    """One to four whom the lists of one moment leave over."""
    menyusul: set[date] = field(default_factory=set)
    edisi: list[tuple[Periode, Orang]] = field(default_factory=list)
    ditolak: int = 0
    """Editions that would have told somebody."""
    banyak: int = 0
    """Lists read, each as often as it was."""

    @property
    def edisi_kedua(self) -> int:
        """Corrections."""
        return len(self.edisi) - len({periode for periode, _ in self.edisi})

    def sehari(self, kantor: Kantor, hari: date) -> None:
        """Late forms come, everything is printed and exported, and now and then something is published."""
        berakhir = [satu for satu in PERIODE if satu.sampai is not None and satu.sampai < hari]
        if berakhir:
            self._susulan(kantor, max(satu.sampai for satu in berakhir if satu.sampai))
        saat = Saat(datetime(hari.year, hari.month, hari.day, 1, tzinfo=UTC), WITA)
        semua = list(_daftar(kantor, berakhir, saat))
        self.banyak += len(semua)
        self.daftar |= {*semua}
        self.seketika |= {satu for satu in pecahan(semua) if len(satu) < PALING_SEDIKIT}
        for periode in berakhir:
            if self.acak.random() < 0.4:
                self._terbitkan(kantor, periode, saat)
        kantor.pandangan |= self.daftar | {orang for _, orang in self.edisi}

    def _susulan(self, kantor: Kantor, hari: date) -> None:
        """Forms printed long ago are typed in, of a quarter's last day: few as it has ended, more later."""
        if hari in self.menyusul and self.acak.random() < 0.8:
            return
        banyak = self.acak.choice([1, 2, 3, 6, 8] if hari in self.menyusul else [1, 2, 3])
        self.menyusul.add(hari)
        for _ in range(banyak):
            nomor = kantor.orang()
            if nomor < TERBANYAK:
                satu = {
                    "unit_id": kantor.unit.id,
                    "kuesioner_id": kantor.kuesioner.id,
                    "jalur": Jalur.KERTAS,
                    "tanggal": hari,
                }
                simpan(kantor.session, satu | kolom_unsur(skor(nomor)))
                kantor.dimuat.add(nomor)

    def _terbitkan(self, kantor: Kantor, periode: Periode, saat: Saat) -> None:
        """An edition, where something changed and it tells nobody; a correction gives its reason."""
        session, unit = kantor.session, kantor.unit
        try:
            with session.begin_nested():
                sah = setujui_periode(session, unit, periode, saat.pada, "koreksi")
                satu = terbitkan_periode(session, unit, periode, saat.pada, "koreksi")
        except Galat as galat:
            self.ditolak += str(galat) == TERUNGKAP
            return
        dasar = buka_dasar(sah.dasar)
        orang = [ORANG[tuple(map(int, isi.partition(":")[2]))] for _, isi in dasar.elements()]
        for ke, unsur in enumerate(satu.isi["unsur"]):
            jumlah = sum(skor(nomor)[ke] for nomor in orang)
            assert unsur["terisi"] == len(orang), "the edition is of these people"
            assert unsur["nrr"] == teks(Fraction(jumlah, len(orang)), 4)
        self.edisi.append((periode, frozenset(orang)))

    def terbuka(self, dimuat: Collection[int], bertanda: Collection[int]) -> Iterator[Orang]:
        """Whom lists tell, or editions: of these everybody is protected, and nobody known."""
        yield from self.seketika
        yield from tertebak([orang for _, orang in self.edisi])
        for satu in pecahan(self.daftar):
            sisa = satu.difference(dimuat)
            if 0 < len(sisa) < PALING_SEDIKIT and sisa <= {*bertanda}:
                yield sisa
            if 0 < len(sisa.difference(bertanda)) < PALING_SEDIKIT:
                yield sisa.difference(bertanda)


def pecahan(daftar: Collection[Orang]) -> Iterator[Orang]:
    """Whom no list tells apart, of those who stand in any."""
    letak: dict[int, set[int]] = {}
    for nomor, satu in enumerate(daftar):
        for orang in satu:
            letak.setdefault(orang, set()).add(nomor)
    sama: dict[frozenset[int], set[int]] = {}
    for orang, milik in letak.items():
        sama.setdefault(frozenset(milik), set()).add(orang)
    yield from map(frozenset, sama.values())


def _daftar(kantor: Kantor, berakhir: Collection[Periode], saat: Saat) -> Iterator[Orang]:
    """The annexes of every report of these periods, and every export there is."""
    session, unit = kantor.session, kantor.unit
    layanan = list(daftar_layanan(session, unit.id, hanya_aktif=False))
    for periode in berakhir:
        for susunan in baca_hasil(session, unit, periode, saat, layanan).susunan:
            if susunan.baris:
                letak = [susunan.kode.index(kode) for kode in KODE]
                yield _siapa([baris[ke] for ke in letak] for baris in susunan.baris)
    for periode in (*berakhir, Periode.semua()):
        hasil = ekspor_jawaban(session, unit, periode, saat)
        tempat = [[satu.nama for satu in hasil.kolom].index(kode) for kode in KODE]
        menurut: dict[object, list[list[object]]] = {}
        for kelompok in hasil.kelompok:
            for baris in kelompok:
                menurut.setdefault(baris[0], []).append([baris[ke] for ke in tempat])
        yield from map(_siapa, menurut.values())


def _siapa(baris: Iterable[Sequence[object]]) -> Orang:
    return frozenset(ORANG[tuple(satu)] for satu in baris)
