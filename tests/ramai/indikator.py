"""Indicators at every stage of their way."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from kinerja.periode import Periode
from skm.orm import Base
from tests.ramai.baris import OLEH, isi, kini

TAHAP = ("draf", "diajukan", "diverifikasi", "disetujui")


def indikator(koneksi: Connection, sedikit: int) -> None:
    """Quarters of the first indicators of each year in every stage: inputs, targets, figures, analyses."""
    milik = Base.metadata.tables["indikator"]
    angka, bukti = Base.metadata.tables["angka_beku"], Base.metadata.tables["bukti_dukung"]
    beku, contoh = koneksi.execute(sa.select(angka.c.kode, angka.c.isi)).first()
    berbukti = koneksi.scalars(sa.select(bukti.c.indikator_id)).all()
    tulis = {"oleh": OLEH, "pada": kini()}
    for tahun in koneksi.scalars(sa.select(milik.c.tahun).distinct()).all():
        semua = koneksi.execute(
            sa.select(milik.c.id, milik.c.kode)
            .where(milik.c.tahun == tahun, milik.c.id.not_in(berbukti), milik.c.kode != beku)
            .order_by(milik.c.urutan)
            .limit(2 * sedikit)
        ).all()
        nomor = [satu.id for satu in semua]
        triwulan = [{"indikator_id": satu, "triwulan": ke} for satu in nomor for ke in range(1, 5)]
        isian = {"isi": {}, "catatan": "uji", "langkah": [], "versi": 1} | tulis
        isi(
            koneksi,
            "isian_triwulan",
            [satu | isian | {"tahap": TAHAP[(nomor + tahun) % 4]} for nomor, satu in enumerate(triwulan)],
        )
        rinci = {"alasan": "uji"} | tulis
        setahun = [{"indikator_id": satu, "triwulan": ke} for satu in nomor for ke in range(5)]
        target = {"revisi": 1, "bawah": "90", "atas": "90", "dokumen": "uji"} | rinci
        isi(koneksi, "target_indikator", [satu | target for satu in setahun])
        kapan = [Periode.tahun(tahun), *(Periode.triwulan(tahun, ke) for ke in range(1, 5))]
        tetap = {"unit_id": 1, "nomor": 1, "disetujui": True, "isi": contoh} | rinci
        isi(
            koneksi,
            "angka_beku",
            [
                tetap | {"kode": satu.kode, "dari": periode.dari, "sampai": periode.sampai}
                for nomor, satu in enumerate(semua)
                for periode in kapan[nomor % 2 :: 2]
            ],
        )
        analisis = {"penyebab": "uji", "tindak_lanjut": "uji", "versi": 1} | tulis
        isi(koneksi, "analisis_indikator", [analisis | {"indikator_id": satu} for satu in nomor])
        berkas = {"nama": "uji.pdf", "jenis": "pdf", "ukuran": 1} | tulis
        isi(
            koneksi,
            "bukti_dukung",
            [satu | berkas | {"sidik": f"{urut:064d}"} for urut, satu in enumerate(triwulan)],
        )
        isi(
            koneksi,
            "tenggat_isian",
            [{"unit_id": 1, "tahun": tahun, "triwulan": 1, "tanggal": date(tahun, 4, 10)}],
        )
        aturan = {"skala": [["90", "Baik"], ["", "Kurang"]], "batas": "100", "nol_tercapai": "100"}
        isi(
            koneksi,
            "aturan_capaian",
            [aturan | rinci | {"unit_id": 1, "tahun": tahun, "revisi": 1, "nol_terlewati": "0"}],
        )
    renstra = {"unit_id": 1, "revisi": 1, "tahun_awal": 2024, "awal": None, "tahun_akhir": 2029}
    renstra |= {"bawah": "95", "atas": "95", "dokumen": "uji", "alasan": "uji"} | tulis
    isi(koneksi, "target_renstra", [renstra | {"kode": satu.kode} for satu in semua])
