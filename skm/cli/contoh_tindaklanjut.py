"""Plans, comments' states and publications for `skm demo`, through the same services as an office's own."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from kinerja.periode import Periode
from skm.cli.konteks import Tempat
from skm.isian.queries import jabatan
from skm.laporan.hasil.baca import baca_unsur
from skm.laporan.hasil.pilihan import periode_bawaan, periode_diminta
from skm.pekppp.media import IsiMedia, tambah_media
from skm.pekppp.models import JenisMedia
from skm.tindaklanjut import queries, services
from skm.tindaklanjut.models import KeadaanSaran, RencanaTindakLanjut, StatusTindakLanjut
from skm.tindaklanjut.services import IsiRencana, IsiSaran

OLEH = "contoh"
PROGRAM = {
    "U1": ("Persyaratan tiap layanan ditempel di depan loket", "Papan persyaratan dipasang di dua tempat"),
    "U2": ("Alur pelayanan bergambar di ruang tunggu", "Tiga gambar alur dipasang"),
    "U3": ("Antrean bernomor dan loket kedua pada pagi hari", "Mesin antrean dipakai, loket kedua dibuka"),
    "U4": ("Papan biaya di tiap loket", "Papan biaya dipasang"),
    "U5": ("Contoh hasil layanan di meja informasi", "Sembilan contoh tersedia"),
    "U6": ("Pelatihan petugas loket", "Enam petugas dilatih dua hari"),
    "U7": ("Pelatihan tata krama melayani", "Delapan petugas dilatih"),
    "U8": ("Jawaban pengaduan diumumkan tiap bulan", "Papan jawaban diperbarui tiap bulan"),
    "U9": ("Tambah kursi dan kipas ruang tunggu", "Sepuluh kursi dan dua kipas ditambahkan"),
}
JAWABAN = (
    ("kursi", "U9", "Sepuluh kursi ditambahkan di ruang tunggu."),
    ("antrean", "U3", "Loket kedua kini dibuka pada pagi hari."),
    ("syarat", "U1", "Persyaratan sudah kami tempel di depan loket."),
)
MEDIA = (
    (JenisMedia.CETAK, "Papan pengumuman kantor", "https://contoh.id/papan"),
    (JenisMedia.CETAK, "Spanduk di ruang tunggu", "https://contoh.id/spanduk"),
    (JenisMedia.ELEKTRONIK, "Situs web kecamatan", "https://contoh.id/hasil-survei"),
)


def isi(t: Tempat, acak: random.Random) -> int:
    """Plans for the three quarters that ended last, the older ones done and shown; gives how many."""
    kini = periode_diminta(*periode_bawaan(t.hari_ini))
    lalu = kini.sebelumnya() or kini
    sebelumnya = lalu.sebelumnya() or lalu
    jumlah = 0
    for periode, selesai in ((sebelumnya, 3), (lalu, 1), (kini, 0)):
        rencana = _rencana(t, acak, periode, selesai)
        jumlah += len(rencana)
        if rencana and periode is not kini:
            saat = _pagi(t, periode, 20)
            services.tampilkan(t.session, unit_id=t.unit.id, periode=periode, oleh=OLEH, pada=saat)
    _saran(t, lalu)
    for nomor, (jenis, nama, tautan) in enumerate(MEDIA):
        hari = min(t.hari_ini, date(t.hari_ini.year, 1, 10) + timedelta(nomor))
        terbit = IsiMedia(jenis, nama, hari, tautan)
        tambah_media(
            t.session,
            unit_id=t.unit.id,
            isi=terbit,
            foto=None,
            folder=t.konf.instance,
            hari=t.hari_ini,
            oleh=OLEH,
            pada=t.pada,
        )
    return jumlah


def _pagi(t: Tempat, periode: Periode, hari: int) -> datetime:
    """So many days after a period's end, not after now."""
    akhir = periode.sampai or t.hari_ini
    return min(t.pada, datetime.combine(akhir + timedelta(hari), time(9), t.konf.timezone))


def _rencana(t: Tempat, acak: random.Random, periode: Periode, selesai: int) -> list[RencanaTindakLanjut]:
    """A plan for each proposed unsur, so many of them done; a forum ten days after the period."""
    unsur, semua = baca_unsur(t.session, t.unit, periode), []
    posisi = list(jabatan(t.session, t.unit.id)) or ["Camat"]  # an office whose catalogue names no post
    saat = _pagi(t, periode, 10)
    for nomor, kode in enumerate(satu for satu in unsur.diusulkan if satu in PROGRAM):
        program, realisasi = PROGRAM[kode]
        jadi = nomor < selesai
        rencana = IsiRencana(
            kode,
            unsur.nama[kode],
            program,
            saat.year,
            f"{(saat.month + 2) // 3}",
            acak.choice(posisi),
            StatusTindakLanjut.DIRENCANAKAN,
            "",
        )
        satu = services.tambah_rencana(
            t.session,
            unit_id=t.unit.id,
            periode=periode,
            isi=rencana,
            hari=saat.date(),
            oleh=OLEH,
            pada=saat,
        )
        if jadi or nomor == selesai:
            services.laporkan(
                t.session,
                satu,
                status=StatusTindakLanjut.SELESAI if jadi else StatusTindakLanjut.BERJALAN,
                realisasi=realisasi if jadi else "Sudah dipesan",
                berkas=None,
                folder=t.konf.instance,
                versi=satu.versi,
                oleh=OLEH,
                pada=min(t.pada, saat + timedelta(days=25 + 20 * nomor)),
            )
        semua.append(satu)
    if semua:
        services.tetapkan_forum(
            t.session,
            unit_id=t.unit.id,
            periode=periode,
            tanggal=saat.date(),
            versi=0,
            hari=t.hari_ini,
            oleh=OLEH,
            pada=saat,
        )
    return semua


def _saran(t: Tempat, periode: Periode) -> None:
    """Comments of that quarter that somebody read, three of them answered in public."""
    rencana = {satu.unsur: satu for satu in queries.daftar_rencana(t.session, t.unit.id, periode)}
    belum = {kata: (unsur, jawaban) for kata, unsur, jawaban in JAWABAN}
    for satu in queries.daftar_saran(t.session, t.unit.id, periode):
        kata = next((k for k in belum if k in satu.isi.casefold()), "")
        unsur, jawaban = belum.pop(kata, ("", ""))
        ke = rencana.get(unsur)
        keadaan = KeadaanSaran.DIBACA if not jawaban else KeadaanSaran.SELESAI
        tulis = IsiSaran(
            KeadaanSaran.DITINDAKLANJUTI if ke else keadaan,
            unsur,
            kata,
            jawaban,
            tampil=bool(jawaban),
            rencana_id=ke.id if ke else None,
        )
        services.tangani_saran(
            t.session, t.unit.id, satu, tulis, versi=0, oleh=OLEH, pada=_pagi(t, periode, 15)
        )
