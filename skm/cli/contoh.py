"""A plausible year for `skm demo`: invented people, real rules. Only an empty office is filled."""

from __future__ import annotations

import random
from datetime import datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from kinerja.kalender import Kalender
from skm.cli import contoh_indikator, contoh_pengaduan, contoh_tindaklanjut
from skm.cli.konteks import Tempat
from skm.galat import Galat
from skm.isian.models import IsianTriwulan
from skm.jawaban.models import Jalur, Jawaban
from skm.jawaban.services.muat import sisipkan
from skm.jawaban.services.penutupan import tutup
from skm.katalog.models import Indikator, TargetIndikator
from skm.kuesioner.queries import kuesioner_berlaku
from skm.kuesioner.tanam import baca_benih
from skm.layanan import queries as layanan
from skm.layanan.models import Layanan
from skm.loket import services as loket
from skm.loket.models import Permohonan

NAMA = (
    "Ahmad Fauzi",
    "Siti Aminah",
    "Budi Santoso",
    "Nur Hidayah",
    "Rahmat Hidayat",
    "Dewi Lestari",
    "Yohanes Lalung",
    "Maria Goreti",
    "Rusdiana",
    "Norhayati",
)
SARAN = (
    "Pelayanan sudah baik, terima kasih.",
    "Mohon kursi di ruang tunggu ditambah.",
    "Antrean pagi hari agak lama.",
    "Petugasnya ramah.",
    "Tolong syarat-syarat ditempel di depan supaya tidak bolak-balik.",
)
KECENDERUNGAN = (3.25, 3.15, 2.95, 3.6, 3.2, 3.3, 3.4, 3.05, 2.85)
"""Where the scores of U1…U9 lean to: an office strong on cost and manners, weak on speed and building."""
BELUM_DIAMBIL = timedelta(days=5)
"""What was finished since then still waits for its citizen."""
LARIS = {"KK": 9, "KTP": 10, "DOMISILI": 6, "SKTM": 5, "PINDAH": 3, "NIKAH": 2, "KEMATIAN": 2}


def isi(t: Tempat, *, responden: int, permohonan: int, benih: int) -> str:
    """Fill the office of `t`; gives a sentence about what was added. Refuses one that holds data."""
    indikator = sa.select(Indikator.id).where(Indikator.unit_id == t.unit.id)
    for milik in (
        Jawaban.unit_id == t.unit.id,
        Permohonan.unit_id == t.unit.id,
        IsianTriwulan.indikator_id.in_(indikator),
        TargetIndikator.indikator_id.in_(indikator),
    ):
        if t.session.scalar(sa.select(sa.exists().where(milik))):
            raise Galat("Basis data sudah berisi data; contoh hanya untuk basis data kosong.")
    t.unit.contoh = True
    t.session.execute(sa.update(Layanan).where(Layanan.unit_id == t.unit.id).values(usulan=False))
    acak = random.Random(benih)  # noqa: S311  # invented data, not a secret
    jenis = list(layanan.daftar_layanan(t.session, t.unit.id))
    bobot = [LARIS.get(baris.kode, 1) for baris in jenis]
    _jawaban(t, acak, jenis, bobot, responden)
    _permohonan(t, acak, jenis, bobot, permohonan)
    isian = contoh_indikator.isi(t, acak)
    contoh_pengaduan.isi(t, acak, jenis)
    rencana = contoh_tindaklanjut.isi(t, acak)
    return (
        f"Data contoh: {responden} responden dan {permohonan} permohonan selama setahun terakhir, "
        f"serta {isian} isian triwulan indikator kinerja dengan targetnya, "
        f"{contoh_pengaduan.JUMLAH} pengaduan, dan {rencana} rencana tindak lanjut."
    )


def _jawaban(t: Tempat, acak: random.Random, jenis: list[Layanan], bobot: list[int], jumlah: int) -> None:
    kuesioner = kuesioner_berlaku(t.session, t.unit.id, pada=t.hari_ini)
    profil: dict[str, list[str]] = {
        bidang["nama"]: [kode for kode, _ in bidang["pilihan"]] for bidang in baca_benih()["profil"]
    }
    baris: list[dict[str, Any]] = []
    for _ in range(jumlah):
        suasana = acak.gauss(0, 0.35)
        nilai = {
            f"u{unsur.kolom}": max(1, min(4, round(acak.gauss(KECENDERUNGAN[n % 9] + suasana, 0.5))))
            for n, unsur in enumerate(kuesioner.unsur)
        }
        baris.append(
            {
                "kuesioner_id": kuesioner.id,
                "layanan_id": acak.choices(jenis, bobot)[0].id,
                "jalur": acak.choice((Jalur.POSTER, Jalur.POSTER, Jalur.KIOS)),
                "tanggal": t.hari_ini - timedelta(days=acak.randrange(365)),
                "saran": acak.choice(SARAN) if acak.random() < 0.12 else None,
                **{nama: acak.choice(kode) if acak.random() < 0.9 else None for nama, kode in profil.items()},
                **nilai,
            }
        )
    sisipkan(t.session, baris, unit_id=t.unit.id)
    tutup(t.session, unit_id=t.unit.id, hari_ini=t.hari_ini)


def _permohonan(t: Tempat, acak: random.Random, jenis: list[Layanan], bobot: list[int], jumlah: int) -> None:
    kalender = layanan.kalender(t.session, t.unit.id, t.konf.timezone)
    desa = layanan.daftar_wilayah(t.session, t.unit.id)
    for mulai in sorted(_moment_kerja(t, acak, kalender) for _ in range(jumlah)):
        kasus = loket.terima(
            t.session,
            unit_id=t.unit.id,
            layanan=acak.choices(jenis, bobot)[0],
            pemohon=acak.choice(NAMA),
            wilayah_id=acak.choice(desa).id,
            diterima=mulai,
            kalender=kalender,
            oleh="contoh",
        )
        _akhiri(t, acak, kalender, kasus)


def _moment_kerja(t: Tempat, acak: random.Random, kalender: Kalender) -> datetime:
    """A moment within working hours of the last year, and before now."""
    while True:
        hari = t.hari_ini - timedelta(days=acak.randrange(365))
        moment = datetime.combine(hari, time(8), t.konf.timezone) + timedelta(minutes=acak.randrange(440))
        if moment < t.pada and any(buka <= moment < tutup for buka, tutup in kalender.selang(hari)):
            return moment


def _akhiri(t: Tempat, acak: random.Random, kalender: Kalender, kasus: Permohonan) -> None:
    """Most end within the promise, some late; a few are withdrawn or refused, recent ones still open."""
    dadu, lengkap, tempo = acak.random(), kasus.lengkap, kasus.jatuh_tempo
    if lengkap is None or tempo is None:
        return
    pelaku: dict[str, Any] = {"oleh": "contoh", "kalender": kalender}
    if dadu < 0.02:
        tutup = min(t.pada, lengkap + timedelta(hours=1))
        loket.batalkan(t.session, kasus, alasan="Dicabut pemohon", **pelaku, pada=tutup)
        return
    if dadu < 0.04:
        tutup = min(t.pada, lengkap + timedelta(hours=1))
        loket.tolak(t.session, kasus, alasan="Tidak memenuhi syarat", **pelaku, pada=tutup)
        return
    if t.pada - lengkap < timedelta(days=2) and acak.random() < 0.5:
        return
    tersedia = kalender.antara(lengkap, tempo) // timedelta(minutes=1)
    bagian = acak.uniform(0.3, 0.98) if dadu < 0.93 else acak.uniform(1.05, 3.0)
    selesai = kalender.tambah(lengkap, timedelta(minutes=max(5, int(tersedia * bagian))))
    if selesai < t.pada and acak.random() < 0.995:
        loket.selesaikan(t.session, kasus, **pelaku, pada=selesai)
        if t.pada - selesai > BELUM_DIAMBIL:
            loket.serahkan(t.session, kasus, oleh="contoh", pada=selesai + timedelta(minutes=30))
