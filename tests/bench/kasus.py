"""Cases straight into the tables, with the log each of them must have had: 200,000 in well under a minute."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from skm.layanan.models import Layanan, Wilayah
from skm.loket.models import PeristiwaPermohonan, Permohonan

KASUS, LOG = Permohonan.__table__, PeristiwaPermohonan.__table__
LAMA = timedelta(days=5 * 365)
"""Cases come evenly over so long before the present moment, however many there are."""
TERBUKA = 150
"""The last ones are open: a desk has as many open cases as it has hands, however many it has closed."""
SEKALI = 20_000
ALASAN = ("dicabut pemohon", "berkas ganda", "bukan warga", "tidak memenuhi syarat", "salah layanan")


def isi_kasus(koneksi: Connection, banyak: int, *, kini: datetime, unit_id: int = 1, benih: int = 1) -> None:
    """That many cases of that office up to `kini`, by service, village and officer as an office has them."""
    acak = random.Random(benih)
    layanan, desa = (
        koneksi.scalars(sa.select(tabel.id).where(tabel.unit_id == unit_id).order_by(tabel.id)).all()
        for tabel in (Layanan, Wilayah)
    )
    bobot = [1 + 9 // (1 + nomor % 9) for nomor in range(len(layanan))]
    awal = koneksi.scalar(sa.select(sa.func.coalesce(sa.func.max(KASUS.c.id), 0))) or 0
    for mulai in range(0, banyak, SEKALI):
        kasus, log = [], []
        for nomor in range(mulai, min(mulai + SEKALI, banyak)):
            saat = kini - LAMA + LAMA * (nomor + acak.random()) / banyak
            masuk = saat.replace(hour=acak.randrange(6), minute=acak.randrange(60), second=0, microsecond=0)
            masuk = min(masuk, kini - timedelta(minutes=1))
            tetap = {
                "id": awal + nomor + 1,
                "unit_id": unit_id,
                "layanan_id": acak.choices(layanan, bobot)[0],
            }
            tetap |= {"wilayah_id": acak.choice((*desa, None))}
            satu, catatan = _satu(acak, tetap, masuk, kini, terbuka=nomor >= banyak - TERBUKA)
            kasus.append(satu)
            log.extend(catatan)
        koneksi.execute(sa.insert(KASUS), kasus)
        koneksi.execute(sa.insert(LOG), log)


def _satu(
    acak: random.Random, tetap: dict[str, Any], masuk: datetime, kini: datetime, *, terbuka: bool
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """One case and its log: promises of 45 minutes to 5 days, a few pauses, most of them kept."""
    janji = acak.choice((45, 60, 120, 24 * 60, 3 * 24 * 60, 5 * 24 * 60))
    tempo = masuk + timedelta(minutes=janji)
    akhir = masuk + timedelta(minutes=5 + int(janji * (acak.random() if acak.random() < 0.93 else 2)))
    dadu, oleh = acak.random(), f"petugas{acak.randrange(6)}"
    akhir = min(akhir, kini)
    status = "proses" if terbuka else "batal" if dadu < 0.02 else "ditolak" if dadu < 0.04 else "selesai"
    tutup = status in {"batal", "ditolak"}
    menunggu = status != "selesai" and acak.random() < 0.1
    isi: dict[str, Any] = {"janji": [janji, "menit"], "kategori": _kategori(tetap["layanan_id"])}
    semua = [
        ("diterima", masuk, {"layanan": tetap["layanan_id"]}),
        ("lengkap", masuk, isi | {"jatuh_tempo": tempo.isoformat()}),
    ]
    if menunggu:
        semua.append(("kurang", masuk + timedelta(minutes=1), {"kurang": "KTP", "jatuh_tempo": None}))
    elif acak.random() < 0.02:
        semua.append(("kurang", masuk + timedelta(minutes=1), {"kurang": "KTP", "jatuh_tempo": None}))
        semua.append(("lengkap", masuk + timedelta(minutes=4), {"jatuh_tempo": tempo.isoformat()}))
    alasan = acak.choice(ALASAN) if tutup else None
    if status != "proses":
        semua.append((status, akhir, {"alasan": alasan} if tutup else {}))
    terakhir = max(pada for _, pada, _ in semua)
    kasus = tetap | {
        "nomor": f"BESAR/{tetap['id']}",
        "diterima": masuk,
        "lengkap": masuk,
        "janji_jumlah": janji,
        "janji_satuan": "menit",
        "kategori": isi["kategori"],
        "jatuh_tempo": None if menunggu else tempo,
        "tahap": "kurang" if menunggu and status == "proses" else status,
        "status": status,
        "selesai": akhir if status == "selesai" else None,
        "ditutup": akhir if tutup else None,
        "alasan": alasan,
        "kurang": "KTP" if menunggu and status == "proses" else None,
        "dicatat_oleh": oleh,
        "dicatat_pada": masuk,
        "dicatat_akhir": terakhir,
        "diselesaikan_oleh": oleh if status == "selesai" else None,
        "versi": 1,
    }
    return kasus, list(_log(tetap["id"], semua, oleh))


def _log(
    permohonan_id: int, semua: list[tuple[str, datetime, dict[str, Any]]], oleh: str
) -> Iterator[dict[str, Any]]:
    for urut, (jenis, pada, isi) in enumerate(semua, start=1):
        yield {
            "permohonan_id": permohonan_id,
            "urut": urut,
            "jenis": jenis,
            "pada": pada,
            "dicatat": pada,
            "oleh": oleh,
            "isi": isi,
        }


def _kategori(layanan_id: int) -> str:
    return "perizinan" if layanan_id % 5 == 0 else "non_perizinan"


def kini() -> datetime:
    """The present moment, to the minute."""
    return datetime.now(UTC).replace(second=0, microsecond=0)
