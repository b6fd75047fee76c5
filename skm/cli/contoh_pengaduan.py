"""Complaints for `skm demo`: a year of them, most answered in time, some late, the last ones open."""

from __future__ import annotations

import random
import secrets
from datetime import datetime, time, timedelta

from kinerja.kalender import Kalender
from skm.cli.konteks import Tempat
from skm.layanan import queries as layanan
from skm.layanan.brankas import Brankas
from skm.layanan.models import Layanan
from skm.pengaduan.kode import kode_pengaduan
from skm.pengaduan.models import JalurPengaduan, Pengaduan
from skm.pengaduan.services import TINDAKAN, IsiPengaduan, tanggapi, terima

JUMLAH = 24
ADUAN = (
    (
        "Antrean pagi lama, loket baru dibuka pukul delapan lewat.",
        "Loket kini dibuka tepat pukul 07.30.",
    ),
    ("Syarat di papan tidak sama dengan yang diminta petugas.", "Papan syarat sudah kami perbarui."),
    (
        "Kursi ruang tunggu kurang; orang tua berdiri.",
        "Sepuluh kursi ditambahkan, dua untuk lansia.",
    ),
    ("Berkas saya dijanjikan selesai kemarin, hari ini belum.", "Berkas sudah selesai dan dapat diambil."),
    (
        "Nomor telepon kantor tidak pernah diangkat.",
        "Nomor lama sudah tidak dipakai; lihat papan depan.",
    ),
    ("Toilet pengunjung terkunci.", "Toilet sudah diperbaiki dan dibuka kembali."),
)
BUKAN = "Tes kirim dari ponsel."
PELAPOR = (("Siti Aminah", "0812-3456-7890"), ("Budi Santoso", "budi@contoh.id"), ("", ""), ("", ""))


def isi(t: Tempat, acak: random.Random, jenis: list[Layanan]) -> None:
    """Fill the office of `t`. Does not commit."""
    kalender = layanan.kalender(t.session, t.unit.id, t.konf.timezone)
    for nomor, pada in enumerate(sorted(_moment(t, acak) for _ in range(JUMLAH))):
        aduan, jawaban = (BUKAN, "") if nomor % 12 == 7 else acak.choice(ADUAN)
        nama, kontak = acak.choice(PELAPOR) if jawaban else ("", "")
        lisan = nomor % 6 == 2
        data = IsiPengaduan(aduan, acak.choice(jenis).id if acak.random() < 0.6 else None, nama, kontak)
        _, satu = terima(
            t.session,
            data,
            unit_id=t.unit.id,
            kode=kode_pengaduan(t.konf.secret_key, secrets.token_urlsafe(24)),
            kalender=kalender,
            brankas=Brankas(t.konf.data_key),
            pada=pada,
            jalur=JalurPengaduan.LISAN if lisan else JalurPengaduan.HALAMAN,
            oleh="contoh" if lisan else "",
        )
        _tanggapi(t, acak, satu, kalender, jawaban)


def _moment(t: Tempat, acak: random.Random) -> datetime:
    """A moment of the last year: citizens complain in the evening too."""
    hari = t.hari_ini - timedelta(days=acak.randrange(1, 365))
    return datetime.combine(hari, time(7), t.konf.timezone) + timedelta(minutes=acak.randrange(900))


def _tanggapi(t: Tempat, acak: random.Random, satu: Pengaduan, kalender: Kalender, jawaban: str) -> None:
    mulai = kalender.tambah(satu.diterima, timedelta(hours=acak.randrange(1, 12)))
    akhir = kalender.tambah(mulai, timedelta(hours=acak.choice((8, 20, 40, 60, 75, 140))))
    langkah = [("proses", mulai, "", "Diteruskan kepada kepala seksi."), ("jawab", akhir, jawaban, "")]
    if not jawaban:
        langkah = [("bukan", mulai, "", "Isinya percobaan, bukan pengaduan.")]
    for aksi, pada, kata, catatan in langkah:
        if pada < t.pada:
            tanggapi(
                t.session,
                satu,
                TINDAKAN[aksi],
                jawaban=kata,
                catatan=catatan,
                versi=satu.versi,
                oleh="contoh",
                pada=pada,
            )
