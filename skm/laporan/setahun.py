"""Twelve months as lines: the IKM and both shares on time, each with its target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kinerja import ketepatan
from kinerja.capaian import Target
from kinerja.gabungan import Struktur
from kinerja.indikator import RumusBerlaku
from kinerja.periode import Periode
from kinerja.tanggal import BULAN, bulan_penuh, indeks_bulan
from skm.bagan.garis import Garis, Titik, susun_garis
from skm.katalog.terhitung import IKM
from skm.kuesioner.queries import HitunganIkm
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import Kategori
from skm.pengukuran.buku import Buku
from skm.pengukuran.sumber import KETEPATAN

BANYAK = 12
BERGANTI = "Kuesioner berganti: angka sebelum dan sesudahnya tidak sebanding"


@dataclass(frozen=True, slots=True)
class Gambar:
    """One line with its name, what follows its numbers, and what a break in it means."""

    kode: str
    nama: str
    garis: Garis
    satuan: str = ""
    patah: str = BERGANTI


@dataclass(frozen=True, slots=True)
class Bulanan:
    """One month's figure; `susunan` are the structures it was answered by, where that matters."""

    nilai: Fraction | None
    susunan: frozenset[Struktur] = frozenset()
    catatan: str = ""


def bulan_terakhir(hari_ini: date) -> list[Periode]:
    """The twelve months that end with this one."""
    return [Periode.bulan(satu.year, satu.month) for satu in _awal_bulan(hari_ini)]


def gambar_setahun(buku: Buku) -> tuple[Gambar, ...]:
    """The lines in the order of the headline cards; `buku` was opened for `bulan_terakhir`."""
    awal = _awal_bulan(buku.hari_ini)
    bulan = bulan_terakhir(buku.hari_ini)
    ikm = [bulanan_ikm(buku.pembacaan.survei[satu]) for satu in bulan]
    return (
        Gambar("ikm", "IKM", _garis(buku, IKM.kode, awal, ikm)),
        *(
            Gambar(
                kategori.value.replace("_", "-"),
                f"{NAMA_KATEGORI[kategori]} tepat waktu",
                _garis(buku, otomatis, awal, [bulanan_tepat(buku, satu, kategori) for satu in bulan]),
                "\N{NO-BREAK SPACE}%",
            )
            for kategori, otomatis in KETEPATAN.items()
        ),
    )


def bulanan_ikm(hitungan: HitunganIkm) -> Bulanan:
    """The IKM with what it was answered by; of a structure nobody answered nothing."""
    gabungan = hitungan.gabungan()
    dijawab = (satu.struktur for satu in hitungan.susunan if satu.tally.responden)
    return Bulanan(gabungan.hasil.eksak, frozenset(dijawab), gabungan.catatan)


def bulanan_tepat(buku: Buku, periode: Periode, kategori: Kategori) -> Bulanan:
    """The share on time of what fell due."""
    return Bulanan(ketepatan.hitung(buku.pembacaan.loket[periode].tally[kategori]).nilai)


def target_tahun(buku: Buku, otomatis: str, tahun: int) -> Target | None:
    """The year's target by the corrected formula; None where there is none or the decreed one is in force."""
    ini = buku.tahun[tahun]
    baris = next((satu for satu in ini.daftar if satu.otomatis == otomatis), None)
    if baris is None or baris.rumus_berlaku is not RumusBerlaku.KOREKSI:
        return None
    return ini.target.get((baris.kode, 0))


def _awal_bulan(hari_ini: date) -> list[date]:
    akhir = indeks_bulan(hari_ini)
    return [bulan_penuh(satu, 1)[0] for satu in range(akhir - BANYAK + 1, akhir + 1)]


def _garis(buku: Buku, otomatis: str, bulan: Sequence[date], isi: Sequence[Bulanan]) -> Garis:
    return susun_garis(list(_titik(buku, otomatis, bulan, isi)))


def _titik(buku: Buku, otomatis: str, bulan: Sequence[date], isi: Sequence[Bulanan]) -> Iterator[Titik]:
    """A break stands before the first month that was answered by other structures than the one before it."""
    lalu: frozenset[Struktur] = frozenset()
    for urutan, (awal, satu) in enumerate(zip(bulan, isi, strict=True)):
        target = target_tahun(buku, otomatis, awal.year)
        nama = BULAN[awal.month - 1]
        yield Titik(
            nama=f"{nama} {awal.year}",
            pendek=nama[:3],
            tahun=str(awal.year) if awal.month == 1 or (urutan == 0 and awal.month != 12) else "",
            nilai=satu.nilai,
            target=() if target is None else tuple(dict.fromkeys((target.bawah, target.atas))),
            sementara=awal == bulan[-1],
            patah=bool(lalu and satu.susunan) and lalu != satu.susunan,
            catatan=satu.catatan,
        )
        lalu = satu.susunan or lalu
