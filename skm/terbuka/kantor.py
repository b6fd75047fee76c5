"""What an office's own programs may read: figures before they are published, as its pages count them."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja import ketepatan
from kinerja.bulat import teks
from kinerja.hasil import Hasil
from kinerja.ketepatan import KetepatanTally
from skm.bentuk.aliran import Isi
from skm.ekspor.isi import Ekspor
from skm.ekspor.permohonan import ekspor_permohonan, selembar
from skm.isian.masukan import Isian
from skm.laporan.halaman import kartu_ketepatan
from skm.laporan.hasil.baca import Saat
from skm.layanan.models import Kategori, Unit
from skm.pengukuran.buku import buka_buku, rentang
from skm.pengukuran.halaman import kalimat_rangkap
from skm.pengukuran.nilai import NilaiIndikator
from skm.terbuka.bentuk_kantor import IndikatorKini, KetepatanKini, PermohonanKini
from skm.terbuka.halaman import Permintaan, nomor_baris
from skm.terbuka.queries import Lembaran, tulis_target


def indikator_kini(
    session: Session, unit_id: int, pada: datetime, zona: ZoneInfo, minta: Permintaan
) -> Lembaran:
    """Every indicator of that quarter or year, this year's without one: never more than a page."""
    tahun, triwulan = minta.tahun or _tahun_ini(pada, zona), minta.triwulan
    saat = (tahun, triwulan)
    buku = buka_buku(session, unit_id=unit_id, saat=[saat], zona=zona, pada=pada)
    isian = buku.isian_triwulan(tahun, triwulan) if triwulan else {}
    return Lembaran(
        tuple(
            _indikator(
                satu,
                isian.get(satu.indikator.kode),
                triwulan,
                zona,
                kalimat_rangkap(satu, buku.isian_kode(satu.indikator, triwulan), zona),
            )
            for satu in buku.nilai(tahun, triwulan)
        )
    )


def ketepatan_kini(
    session: Session, unit_id: int, pada: datetime, zona: ZoneInfo, minta: Permintaan
) -> Lembaran:
    """Both groups, then every service, of that quarter or year as far as it has come."""
    tahun = minta.tahun or _tahun_ini(pada, zona)
    periode = rentang(tahun, minta.triwulan)
    buku = buka_buku(session, unit_id=unit_id, zona=zona, pada=pada, tahun=[tahun], periode=[periode])
    dari, sampai = f"{periode.dari}", f"{periode.sampai}"
    golongan = [
        _ketepatan((Kategori(k.kategori), None, k.judul, dari, sampai), k.tally, k.koreksi, k.ketetapan.teks)
        for k in kartu_ketepatan(buku, tahun, periode)
    ]
    layanan = [
        _ketepatan((s.kategori, s.kode, s.nama, dari, sampai), s.tally, ketepatan.hitung(s.tally))
        for s in buku.pembacaan.loket[periode].layanan
    ]
    return Lembaran((*golongan, *layanan))


def permohonan_kini(
    session: Session, unit_id: int, pada: datetime, zona: ZoneInfo, minta: Permintaan
) -> Lembaran:
    """Requests received in that quarter or year, in the order of entry."""
    periode = rentang(minta.tahun or _tahun_ini(pada, zona), minta.triwulan)
    batas, setelah = minta.batas, nomor_baris(minta.setelah)
    semua = selembar(session, unit_id, periode, zona, batas=batas + 1, setelah=setelah)
    isi = tuple(PermohonanKini(*map(_sel, satu)) for _, satu in semua[:batas])
    if len(semua) <= batas:
        return Lembaran(isi)
    return Lembaran(isi, (f"{periode.dari}", f"{periode.sampai}", f"{semua[batas - 1][0]}"))


def aliran_permohonan(session: Session, unit: Unit, saat: Saat, minta: Permintaan) -> Ekspor:
    """All of them as a stream, whatever their number."""
    return ekspor_permohonan(session, unit, rentang(minta.tahun or saat.hari.year, minta.triwulan), saat)


def _tahun_ini(pada: datetime, zona: ZoneInfo) -> int:
    return pada.astimezone(zona).year


def _indikator(
    satu: NilaiIndikator, isian: Isian | None, triwulan: int | None, zona: ZoneInfo, rangkap: str
) -> IndikatorKini:
    i, beku = satu.indikator, satu.beku
    return IndikatorKini(
        i.kode,
        i.nama,
        satu.penanggung_jawab,
        i.tahun,
        triwulan,
        satu.satuan,
        satu.rumus,
        satu.ketetapan.teks,
        satu.koreksi.teks,
        _teks(satu.berlaku.pembilang),
        _teks(satu.berlaku.penyebut),
        tulis_target(satu.target),
        satu.capaian.teks,
        satu.berlaku.status,
        None if isian is None else isian.tahap,
        beku.pada.astimezone(zona).date().isoformat() if beku is not None and beku.disetujui else None,
        satu.berlaku.catatan,
        rangkap,
    )


def _ketepatan(
    milik: tuple[Kategori, str | None, str, str, str],
    tally: KetepatanTally,
    hasil: Hasil,
    ketetapan: str | None = None,
) -> KetepatanKini:
    semua = ketepatan.hitung_semua_terlambat(tally)
    return KetepatanKini(
        *milik,
        tally.jatuh_tempo,
        tally.tepat_waktu,
        tally.selesai_terlambat,
        tally.ditutup_terlambat,
        tally.belum_selesai,
        hasil.teks,
        None if semua is None else semua.teks,
        ketetapan,
        hasil.status,
        tally.selesai,
        tally.selesai_tepat,
        tally.batal,
        tally.ditolak,
    )


def _sel(isi: Isi) -> Any:
    return isi.isoformat() if isinstance(isi, datetime) else isi


def _teks(bilangan: Fraction | None) -> str | None:
    return None if bilangan is None else teks(bilangan)
