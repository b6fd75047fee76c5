"""Indicators quarter by quarter and year by year, with both results and what they are measured against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from sqlalchemy.orm import Session

from kinerja.bulat import bulat
from kinerja.periode import Periode
from skm.bentuk.aliran import Isi, Kolom, Ragam
from skm.ekspor.isi import Ekspor, nama_berkas
from skm.galat import Galat
from skm.laporan.hasil.baca import Saat
from skm.layanan.models import Unit
from skm.pengukuran.buku import SEMUA_WAKTU, buka_buku, rentang
from skm.pengukuran.halaman import kalimat_rangkap
from skm.pengukuran.nilai import NilaiIndikator

KOLOM = (
    Kolom("tahun", Ragam.BILANGAN, "Tahun katalog indikator."),
    Kolom("triwulan", Ragam.BILANGAN, "1 sampai 4; kosong untuk setahun penuh."),
    Kolom("kode", Ragam.TEKS, "Kode indikator dalam keputusan."),
    Kolom("nama", Ragam.TEKS, "Nama indikator."),
    Kolom("penanggung_jawab", Ragam.TEKS, "Jabatan yang bertanggung jawab."),
    Kolom("satuan", Ragam.TEKS, "Satuan nilai yang berlaku."),
    Kolom("rumus_berlaku", Ragam.TEKS, "ketetapan atau koreksi: rumus mana yang berlaku."),
    Kolom("nilai_ketetapan", Ragam.ANGKA, "Nilai menurut rumus ketetapan; kosong bila belum ada."),
    Kolom("nilai_koreksi", Ragam.ANGKA, "Nilai menurut rumus koreksi; kosong bila belum ada."),
    Kolom("pembilang", Ragam.ANGKA, "Pembilang nilai yang berlaku, bila rumusnya punya."),
    Kolom("penyebut", Ragam.ANGKA, "Penyebut nilai yang berlaku, bila rumusnya punya."),
    Kolom("target_bawah", Ragam.ANGKA, "Target, atau batas bawahnya; kosong bila belum ditetapkan."),
    Kolom("target_atas", Ragam.ANGKA, "Target, atau batas atasnya."),
    Kolom("capaian", Ragam.ANGKA, "Persen target yang tercapai; kosong bila belum ada."),
    Kolom("status", Ragam.TEKS, "OK, atau mengapa nilainya belum ada. Belum diisi bukan 0."),
    Kolom("disetujui", Ragam.TEKS, "ya bila angkanya sudah disetujui pimpinan, selain itu tidak."),
    Kolom("catatan", Ragam.TEKS, "Yang harus disebut di samping angkanya."),
    Kolom("rangkap", Ragam.TEKS, "Langkah atas angkanya yang diambil satu orang; kosong bila dua orang."),
)


def halangan_indikator(periode: Periode, hari: date) -> str:
    """Why there is nothing to export of that period; empty where a quarter lies in it whole."""
    return "" if _kapan(periode, hari) else "Tidak ada triwulan penuh di antara kedua hari itu."


def ekspor_indikator(session: Session, unit: Unit, periode: Periode, saat: Saat) -> Ekspor:
    """Of every quarter and every year that lies in the period whole; an open side ends with this year.

    Raises Galat where there is none.
    """
    if halangan := halangan_indikator(periode, saat.hari):
        raise Galat(halangan)
    kapan = _kapan(periode, saat.hari)
    return Ekspor(nama_berkas("indikator", periode), KOLOM, _kelompok(session, unit, kapan, saat))


def _kapan(periode: Periode, hari: date) -> list[tuple[int, list[int | None]]]:
    """Years, each with its quarters; None is the year itself."""
    kini = Periode.tahun(hari.year)
    dari, sampai = periode.dari or kini.dari or hari, periode.sampai or kini.sampai or hari
    semua = [
        (tahun, [satu for satu in SEMUA_WAKTU if _di_dalam(rentang(tahun, satu), dari, sampai)])
        for tahun in range(dari.year, sampai.year + 1)
    ]
    return [(tahun, isi) for tahun, isi in semua if isi]


def _di_dalam(satu: Periode, dari: date, sampai: date) -> bool:
    return satu.dari is not None and satu.sampai is not None and dari <= satu.dari and satu.sampai <= sampai


def _kelompok(
    session: Session, unit: Unit, kapan: Sequence[tuple[int, Sequence[int | None]]], saat: Saat
) -> Iterator[Sequence[Sequence[Isi]]]:
    """A year at a time."""
    for tahun, semua in kapan:
        buku = buka_buku(
            session,
            unit_id=unit.id,
            saat=[(tahun, satu) for satu in semua],
            zona=saat.zona,
            pada=saat.pada,
        )
        yield [
            _baris(tahun, tw, satu, kalimat_rangkap(satu, buku.isian_kode(satu.indikator, tw), saat.zona))
            for tw in semua
            for satu in buku.nilai(tahun, tw)
        ]


def _baris(tahun: int, triwulan: int | None, satu: NilaiIndikator, rangkap: str) -> Sequence[Isi]:
    target = satu.target
    return (
        tahun,
        triwulan,
        satu.indikator.kode,
        satu.indikator.nama,
        satu.penanggung_jawab,
        satu.satuan,
        satu.rumus.value,
        satu.ketetapan.angka,
        satu.koreksi.angka,
        _angka(satu.berlaku.pembilang),
        _angka(satu.berlaku.penyebut),
        None if target is None else _angka(target.bawah),
        None if target is None else _angka(target.atas),
        satu.capaian.angka,
        satu.berlaku.status.value,
        "ya" if satu.disetujui else "tidak",
        satu.berlaku.catatan or None,
        rangkap or None,
    )


def _angka(nilai: Fraction | None) -> Decimal | None:
    return None if nilai is None else bulat(nilai)
