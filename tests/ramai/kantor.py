"""Services, villages, working hours, people."""

from __future__ import annotations

from datetime import date, time, timedelta

from sqlalchemy import Connection

from tests.ramai.baris import OLEH, isi, kini, semua

TETAP_MULAI = date(2020, 1, 1)


def kantor(koneksi: Connection, sedikit: int) -> None:
    """Services with promises and standards, villages, patterns and holidays."""
    layanan = [
        {
            "unit_id": 1,
            "kode": f"RAMAI{nomor}",
            "nama": f"Surat {nomor}",
            "urutan": 100 + nomor,
            "aktif": nomor % 5 > 0,
        }
        for nomor in range(1, sedikit + 1)
    ]
    isi(koneksi, "layanan", layanan)
    baru = semua(koneksi, "layanan")[-sedikit:]
    sebutan = [{"layanan_id": nomor} for nomor in baru]
    isi(
        koneksi,
        "sebutan_layanan",
        [
            satu | {k: asal[k] for k in ("nama", "urutan")}
            for satu, asal in zip(sebutan, layanan, strict=True)
        ],
    )
    mulai = [TETAP_MULAI, date(2024, 1, 1), date(2090, 1, 1)]
    isi(
        koneksi,
        "kategori_layanan",
        [
            {"layanan_id": satu, "berlaku_mulai": hari, "kategori": ("perizinan", "non_perizinan")[n % 2]}
            for satu in baru
            for n, hari in enumerate(mulai)
        ],
    )
    isi(
        koneksi,
        "janji_layanan",
        [
            {"layanan_id": satu, "berlaku_mulai": hari, "jumlah": 2, "satuan": "hari", "dasar": "uji"}
            for satu in baru
            for hari in mulai
        ],
    )
    standar = [{"layanan_id": satu, "berlaku_mulai": hari} for satu in (1, *baru) for hari in mulai]
    isi(
        koneksi,
        "standar_layanan",
        [satu | {"persyaratan": ["KTP"], "biaya": "-", "produk": "Surat"} for satu in standar],
    )
    isi(
        koneksi,
        "wilayah",
        [
            {"unit_id": 1, "kode": f"99.{nomor}", "nama": f"Desa Ramai {nomor}", "jenis": "desa"}
            for nomor in range(sedikit)
        ],
    )
    pola = [
        {"unit_id": 1, "nama": f"Ramadan {tahun}", "berlaku_mulai": date(tahun, 3, 1)}
        | {"berlaku_sampai": date(tahun, 3, 30)}
        for tahun in range(2040, 2040 + sedikit)
    ]
    isi(koneksi, "pola_kerja", pola)
    isi(
        koneksi,
        "jam_kerja",
        [
            {"pola_id": satu, "hari": hari, "buka": time(8), "tutup": time(14)}
            for satu in semua(koneksi, "pola_kerja")[-sedikit:]
            for hari in range(5)
        ],
    )
    hari_libur = {"unit_id": 1, "nama": "Libur", "jenis": "libur_daerah", "perkiraan": True}
    awal = date(kini().year + 3, 1, 1)
    isi(
        koneksi,
        "hari_libur",
        [hari_libur | {"tanggal": awal + timedelta(days=nomor)} for nomor in range(3 * sedikit)],
    )


def orang(koneksi: Connection, sedikit: int) -> None:
    """Accounts with posts, the audit trail, who signs."""
    akun = {"unit_id": 1, "peran": "penanggung_jawab", "sandi_hash": "x", "dibuat_pada": kini()}
    akun |= {"wajib_ganti_sandi": False, "aktif": True, "versi_sesi": 1}
    isi(koneksi, "akun", [akun | {"nama": f"ramai{nomor}"} for nomor in range(sedikit)])
    kunci = {"unit_id": 1, "nama": "ramai", "cakupan": ["indikator:baca"], "ujung": "abcd"}
    kunci |= {"berlaku_sampai": date(2999, 1, 1), "dibuat_oleh": OLEH, "dibuat_pada": kini()}
    isi(koneksi, "kunci_api", [kunci | {"sidik": f"{nomor:064}"} for nomor in range(sedikit)])
    jabatan = list(dict.fromkeys(semua(koneksi, "indikator", "jabatan")))
    baru = semua(koneksi, "akun")[-sedikit:]
    isi(
        koneksi,
        "penugasan_jabatan",
        [{"akun_id": satu, "jabatan": jabatan[nomor % len(jabatan)]} for nomor, satu in enumerate(baru)],
    )
    jejak = {"unit_id": 1, "pada": kini(), "oleh": OLEH, "peristiwa": "uji"}
    isi(koneksi, "jejak_audit", [jejak] * (4 * sedikit))
    penanda = {"unit_id": 1, "nama": "Uji", "pangkat": "", "nip": "", "atasan": "Camat"}
    isi(koneksi, "penanda_tangan", [penanda | {"jabatan": satu} for satu in jabatan[:sedikit]])
    program = {
        "unit_id": 1,
        "tahun": 2026,
        "sasaran": "uji",
        "keterangan": "APBD",
        "oleh": OLEH,
        "pada": kini(),
    }
    program |= {"pagu": [1, 2, 3, 4], "realisasi": [1, None, None, None], "versi": 1}
    isi(koneksi, "program", [program | {"nama": f"Program {n}"} for n in range(sedikit)])
    teks = {"unit_id": 1, "isi": {"ketetapan": "uji"}, "oleh": OLEH, "pada": kini(), "versi": 1}
    isi(koneksi, "teks_dokumen", [teks | {"tahun": satu} for satu in (2025, 2026)])
