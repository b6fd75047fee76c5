"""Complaints."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from skm.pengaduan.kode import sidik_kode
from tests.ramai.baris import OLEH, Baris, isi, kini, semua


def pengaduan(koneksi: Connection, banyak: int) -> None:
    """Complaints of every stage over three hundred days, one of them with a long log; many promises."""
    layanan = semua(koneksi, "layanan")
    isi(koneksi, "pengaduan", [_satu(nomor, layanan) for nomor in range(banyak)])
    baru = semua(koneksi, "pengaduan")
    dasar = {"pada": kini(), "oleh": OLEH, "akhir": None, "jawaban": "Baik.", "catatan": "uji"}
    masuk = dasar | {"urut": 1, "tahap": "diterima"}
    isi(koneksi, "peristiwa_pengaduan", [masuk | {"pengaduan_id": satu} for satu in baru[1:]])
    panjang = dasar | {"pengaduan_id": baru[0], "tahap": "diproses"}
    isi(koneksi, "peristiwa_pengaduan", [panjang | {"urut": 2 + n} for n in range(max(2, banyak // 40))])
    janji = {"unit_id": 1, "hari": 5, "oleh": OLEH, "versi": 1, "dicatat": kini()}
    hari = (kini().date() - timedelta(days=n) for n in range(max(2, banyak // 40)))
    isi(koneksi, "janji_pengaduan", [janji | {"berlaku_mulai": satu} for satu in hari])


def _satu(nomor: int, layanan: list[int]) -> Baris:
    diterima = kini() - timedelta(days=nomor % 300 + 1, minutes=nomor)
    tahap = ("diterima", "diproses", "selesai", "selesai")[nomor % 4]
    selesai = diterima + timedelta(days=nomor % 30) if tahap == "selesai" else None
    return {
        "unit_id": 1,
        "nomor": f"RAMAI/{nomor}",
        "layanan_id": layanan[nomor % len(layanan)] if nomor % 3 else None,
        "kode_sidik": sidik_kode(f"ramai{nomor}"),
        "isi": "Antrean lama.",
        "diterima": diterima,
        "hari_diterima": diterima.date(),
        "janji_hari": 14,
        "jatuh_tempo": diterima + timedelta(days=20),
        "tahap": tahap,
        "akhir": None if selesai is None else ("dijawab", "bukan_pengaduan")[nomor % 5 == 0],
        "selesai": selesai,
        "versi": 1,
    }
