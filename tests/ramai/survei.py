"""Questionnaires, links, answers, paper."""

from __future__ import annotations

import uuid
from datetime import timedelta

from sqlalchemy import Connection

from tests.ramai.baris import OLEH, isi, kini, semua

NILAI = {f"u{nomor}": 3 for nomor in range(1, 10)}
PALING_SEDIKIT = 200
"""Answers: fewer to a service or through a way hide comments, which a page then does not ask for."""


def kuesioner(koneksi: Connection, versi: int) -> None:
    """Earlier versions of the SKM, and a SPAK and a SPKP with questions beside."""
    jenis = [("skm", nomor) for nomor in range(101, 101 + versi)] + [("spak", 1), ("spkp", 1)]
    kolom = {"unit_id": 1, "judul": "Survei", "dasar": "uji", "perubahan": 1}
    terbit = [
        kolom
        | {
            "jenis": satu,
            "versi": nomor,
            "terbit_pada": mulai,
            "berlaku_mulai": mulai.date(),
            "skala": "2017",
        }
        for satu, nomor in jenis
        for mulai in (kini() - timedelta(days=400 - nomor),)
    ]
    isi(koneksi, "kuesioner", terbit)
    baru = semua(koneksi, "kuesioner")[-len(terbit) :]
    unsur = {f"opsi_{nilai}": f"Pilihan {nilai}" for nilai in range(1, 5)}
    unsur |= {"nama": "Unsur", "pertanyaan": "Bagaimana?"}
    isi(
        koneksi,
        "unsur",
        [
            unsur
            | {"kuesioner_id": satu, "kode": f"U{nomor}", "urutan": nomor, "kolom": nomor}
            | {"bobot_pembilang": 1, "bobot_penyebut": 9}
            for satu in baru
            for nomor in range(1, 10)
        ],
    )
    tambahan = {"kode": "T1", "urutan": 1, "jenis": "pilihan", "pertanyaan": "Tahu dari mana?"}
    isi(
        koneksi,
        "tambahan",
        [tambahan | {"kuesioner_id": satu, "pilihan": ["Desa", "Radio"]} for satu in baru],
    )
    kata = {"bahasa": "en", "asal": "Bagaimana?", "teks": "How?"}
    isi(koneksi, "terjemahan", [kata | {"kuesioner_id": satu} for satu in baru])


def jawaban(koneksi: Connection, banyak: int, sedikit: int) -> None:
    """Links with counts, answers of every kind, exclusions, loads and paper."""
    banyak = max(banyak, PALING_SEDIKIT)
    layanan, kuesioner = semua(koneksi, "layanan"), [1, *semua(koneksi, "tambahan", "kuesioner_id")]
    hari = kini().date()
    tautan = {"unit_id": 1, "jenis": "poster", "dibuat_pada": kini(), "dibuat_oleh": OLEH}
    isi(
        koneksi,
        "tautan",
        [
            tautan
            | {"layanan_id": layanan[nomor % len(layanan)], "kode": f"ramai{nomor}", "aktif": nomor % 3 > 0}
            | {"jenis_kuesioner": ("skm", "spak")[nomor % 2]}
            for nomor in range(sedikit)
        ],
    )
    isi(
        koneksi,
        "hitung_tautan",
        [
            {"tautan_id": satu, "tanggal": hari - timedelta(days=lalu), "dibuka": 2, "selesai": 1}
            for satu in semua(koneksi, "tautan")[-sedikit:]
            for lalu in range(3)
        ],
    )
    impor = {"unit_id": 1, "nama_berkas": "ramai.csv", "jumlah": 1, "pada": kini(), "oleh": OLEH}
    isi(
        koneksi,
        "impor",
        [
            impor | {"jenis": jenis, "sidik": f"{jenis}-{nomor}"}
            for nomor in range(sedikit)
            for jenis in ("responden", "permohonan")
        ],
    )
    isi(
        koneksi,
        "pengecualian",
        [{"unit_id": 1, "alasan": "uji", "jumlah": 1, "pada": kini(), "oleh": OLEH}] * sedikit,
    )
    keluar = semua(koneksi, "pengecualian")
    jalur = ("poster", "kios", "kertas", "impor", "tiket")
    isi(
        koneksi,
        "jawaban",
        [
            NILAI
            | {
                "id": uuid.UUID(int=1000 + nomor),
                "unit_id": 1,
                "kuesioner_id": kuesioner[nomor // len(layanan) % len(kuesioner)],
                "layanan_id": layanan[nomor % len(layanan)],
                "jalur": jalur[nomor % len(jalur)],
                "tanggal": hari - timedelta(days=nomor % 300),
                "saran": "Terima kasih." if nomor % 7 == 0 else None,
                "tambahan": {"T1": 1} if nomor // len(layanan) % len(kuesioner) else None,
                "tanda": nomor % 5 == 1,
                "pengecualian_id": keluar[nomor % len(keluar)] if nomor % 50 == 1 else None,
            }
            for nomor in range(banyak)
        ],
    )
    tumpukan = {"unit_id": 1, "kuesioner_id": 1, "layanan_id": 1, "tanggal": hari, "ganda": False}
    tumpukan |= {"dibuat_pada": kini(), "dibuat_oleh": OLEH}
    isi(koneksi, "tumpukan", [tumpukan | {"nama": f"Tumpukan {nomor}"} for nomor in range(sedikit)])
    lembar = {"nomor": 1, "masukan": 1, "isi": dict.fromkeys(map(str.upper, NILAI), 3), "oleh": OLEH}
    semua_lembar = [lembar | {"tumpukan_id": satu, "kunci": "ramai-1"} for satu in range(2, sedikit + 2)]
    semua_lembar += [
        lembar | {"tumpukan_id": 1, "nomor": nomor, "kunci": f"ramai-{nomor}"}
        for nomor in range(50, 50 + sedikit)
    ]
    isi(koneksi, "lembar", semua_lembar)
