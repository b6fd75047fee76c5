"""Where a headline figure stands: this quarter beside the one before, and the year beside its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kinerja import ketepatan
from kinerja.angka import angka_indonesia
from kinerja.arah import Arah, Beda, terhadap
from kinerja.capaian import Target
from kinerja.ketelitian import perubahan
from kinerja.periode import Periode
from kinerja.tanggal import bulan_penuh, indeks_bulan
from kinerja.ungkap import PALING_SEDIKIT
from skm.katalog.terhitung import IKM
from skm.kuesioner.queries import HitunganIkm
from skm.laporan.setahun import bulanan_ikm, target_tahun
from skm.pengukuran.buku import Buku, rentang
from skm.pengukuran.sumber import KETEPATAN

LAMBANG = {Arah.NAIK: "▲", Arah.TURUN: "▼", Arah.TETAP: "="}
NADA = {Arah.NAIK: "baik", Arah.TURUN: "bahaya", Arah.TETAP: "netral"}
TANPA, NETRAL = "–", "netral"
PERSEN = "\N{NO-BREAK SPACE}%"


@dataclass(frozen=True, slots=True)
class Panah:
    """One comparison: its symbol, its tone, and the same in words."""

    lambang: str
    nada: str
    kata: str


def kuartal_terakhir(hari_ini: date) -> list[Periode]:
    """This quarter, the one before it and the one before that."""
    awal = indeks_bulan(hari_ini) // 3 * 3
    return [Periode(*bulan_penuh(awal - 3 * n, 3)) for n in range(3)]


def panah(buku: Buku, tahun: int) -> dict[str, tuple[Panah, ...]]:
    """The comparisons of each headline card, by `ikm` and by category; empty where there is no figure.

    `buku` was opened for the year so far and for `kuartal_terakhir`.
    """
    kuartal, setahun = kuartal_terakhir(buku.hari_ini), rentang(tahun, None)
    survei = [buku.pembacaan.survei[satu] for satu in kuartal]
    ikm = buku.pembacaan.survei[setahun].gabungan().hasil.eksak
    hasil = {IKM.kode: _semua(_ikm(kuartal, survei), ikm, target_tahun(buku, IKM.kode, tahun), tahun)}
    for kategori, otomatis in KETEPATAN.items():
        nilai = [ketepatan.hitung(buku.pembacaan.loket[satu].tally[kategori]).nilai for satu in kuartal]
        kini = ketepatan.hitung(buku.pembacaan.loket[setahun].tally[kategori]).nilai
        target = target_tahun(buku, otomatis, tahun)
        hasil[kategori.value] = _semua(_triwulan(kuartal, nilai, PERSEN), kini, target, tahun, PERSEN)
    return hasil


def _semua(
    triwulan: Panah | None, kini: Fraction | None, target: Target | None, tahun: int, satuan: str = ""
) -> tuple[Panah, ...]:
    if kini is None:
        return ()
    return tuple(filter(None, (triwulan, _target(kini, target, tahun, satuan))))


def _target(kini: Fraction, target: Target | None, tahun: int, satuan: str) -> Panah:
    if target is None:
        return Panah(TANPA, NETRAL, f"Target {tahun} belum ditetapkan untuk angka ini.")
    beda, tunggal = terhadap(kini, target), target.bawah == target.atas
    ujung = " sampai ".join(angka_indonesia(satu) for satu in dict.fromkeys((target.bawah, target.atas)))
    letak = {
        Arah.NAIK: f"{angka_indonesia(beda.jarak)} di atas",
        Arah.TURUN: f"{angka_indonesia(beda.jarak)} di bawah",
        Arah.TETAP: "Sama dengan" if tunggal else "Di dalam",
    }[beda.arah]
    return Panah(LAMBANG[beda.arah], NADA[beda.arah], f"{letak} target {tahun}, {ujung}{satuan}.")


def _ikm(kuartal: Sequence[Periode], survei: Sequence[HitunganIkm]) -> Panah | None:
    """As any other figure, but only like with like, and in a quiet tone what chance alone may have done."""
    bulanan = [bulanan_ikm(satu) for satu in survei]
    nilai = [satu.nilai for satu in bulanan]
    satu, n = _triwulan(kuartal, nilai), _terbaru(nilai)
    if satu is None or nilai[n + 1] is None:
        return satu
    kini, lalu = survei[n], survei[n + 1]
    if bulanan[n].susunan != bulanan[n + 1].susunan:
        return Panah(TANPA, NETRAL, f"{kuartal[n + 1].label} tidak sebanding: kuesionernya berlainan.")
    if min(kini.responden, lalu.responden) < PALING_SEDIKIT:
        return Panah(TANPA, NETRAL, f"{kuartal[n + 1].label} tidak sebanding: kurang dari lima responden.")
    if len(bulanan[n].susunan) > 1:
        return satu
    beda = perubahan(lalu.susunan[0].sebaran, kini.susunan[0].sebaran, kini.susunan[0].struktur.bobot)
    if beda.bermakna:
        return satu
    return Panah(satu.lambang, NETRAL, f"{satu.kata} Selisihnya masih dapat terjadi secara kebetulan.")


def _terbaru(nilai: Sequence[Fraction | None]) -> int:
    """The place of the newest quarter with a figure: this one's or the last one's."""
    return 0 if nilai[0] is not None else 1


def _triwulan(kuartal: Sequence[Periode], nilai: Sequence[Fraction | None], satuan: str = "") -> Panah | None:
    n = _terbaru(nilai)
    kini, lalu, sebelum = nilai[n], nilai[n + 1], kuartal[n + 1].label
    if kini is None:
        return None
    kepala = f"{kuartal[n].label}{'' if n else ' sejauh ini'} {angka_indonesia(kini)}{satuan}"
    if lalu is None:
        return Panah(TANPA, NETRAL, f"{kepala}; {sebelum} belum ada angkanya.")
    beda = Beda(kini, lalu)
    gerak = {
        Arah.NAIK: f"naik {angka_indonesia(beda.jarak)} dari",
        Arah.TURUN: f"turun {angka_indonesia(beda.jarak)} dari",
        Arah.TETAP: "sama dengan",
    }[beda.arah]
    kata = f"{kepala}, {gerak} {sebelum}, {angka_indonesia(lalu)}{satuan}."
    return Panah(LAMBANG[beda.arah], NADA[beda.arah], kata)
