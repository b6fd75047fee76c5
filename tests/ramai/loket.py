"""Cases."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from skm.orm import Base
from tests.ramai.baris import OLEH, Baris, isi, kini, semua


def kasus(koneksi: Connection, banyak: int) -> None:
    """Cases of every stage over three hundred days, and one visit with many of them."""
    layanan, desa = semua(koneksi, "layanan"), semua(koneksi, "wilayah")
    isi(koneksi, "permohonan", [_satu_kasus(nomor, layanan, desa) for nomor in range(banyak)])
    contoh = Base.metadata.tables["permohonan"]
    dasar = dict(koneksi.execute(sa.select(contoh).where(contoh.c.id == 1)).one()._mapping)
    del dasar["id"]
    isi(
        koneksi,
        "permohonan",
        [
            dasar | {"nomor": f"KUNJUNGAN-{satu}", "layanan_id": satu, "kode_lacak": f"kunjungan{satu}"}
            for satu in layanan[1 : 1 + max(2, banyak // 40)]
        ],
    )
    baru = semua(koneksi, "permohonan")[1:]
    peristiwa = {"urut": 1, "jenis": "diterima", "pada": kini(), "dicatat": kini(), "oleh": OLEH}
    isi(koneksi, "peristiwa_permohonan", [peristiwa | {"permohonan_id": satu, "isi": {}} for satu in baru])


def _satu_kasus(nomor: int, layanan: list[int], desa: list[int]) -> Baris:
    diterima = kini() - timedelta(days=nomor % 300 + 1, minutes=nomor)
    tempo = kini() + timedelta(days=1) if nomor % 7 == 0 else diterima + timedelta(days=nomor % 3)
    status = ("selesai", "proses", "selesai", "batal", "ditolak", "proses")[nomor % 6]
    return {
        "unit_id": 1,
        "nomor": f"RAMAI/{nomor}",
        "layanan_id": layanan[nomor % len(layanan)],
        "pemohon": "Siti",
        "wilayah_id": desa[nomor % len(desa)],
        "diterima": diterima,
        "lengkap": diterima,
        "janji_jumlah": 1,
        "janji_satuan": "hari",
        "kategori": "non_perizinan",
        "jatuh_tempo": None if nomor % 12 == 5 else tempo,
        "tahap": status,
        "status": status,
        "selesai": (kini() if nomor % 12 == 0 else diterima + timedelta(days=1))
        if status == "selesai"
        else None,
        "ditutup": kini() if status in {"batal", "ditolak"} else None,
        "alasan": "uji" if status in {"batal", "ditolak"} else None,
        "kode_lacak": f"ramai{nomor}",
        "dicatat_oleh": f"petugas{nomor % 9}",
        "dicatat_pada": diterima,
        "dicatat_akhir": diterima,
        "versi": 1,
    }
