"""The table of who may do what, written by hand, and rows that turn its patterns into real addresses.

The pages' tests share it: a page that is not in the table, or no longer in the server, fails test_rute.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Akun, Peran
from skm.akun.services import buat_akun
from skm.indikator.models import Indikator
from skm.layanan.models import HariLibur, JamKerja, JenisLibur, Layanan, PolaKerja, Wilayah
from skm.layanan.queries import kalender, unit_utama
from skm.layanan.tiket import kode_tiket, terbitkan
from skm.loket.models import Permohonan
from skm.loket.services import terima
from skm.orm import buka_sesi
from skm.survei.models import Jalur, Jawaban, JenisTautan, Tanda
from skm.survei.services import buat_tautan, pastikan_tautan_unit

ADMIN, PETUGAS, JAWAB, PIMPINAN = Peran.ADMIN, Peran.PETUGAS, Peran.PENANGGUNG_JAWAB, Peran.PIMPINAN
SIAPA_SAJA = None
SEMUA = frozenset(Peran)
HANYA_ADMIN = frozenset({ADMIN})
MEJA = frozenset({ADMIN, PETUGAS})
PEMBACA = frozenset({ADMIN, PIMPINAN, JAWAB})
PENGAWAS = frozenset({ADMIN, PIMPINAN})

JAWABAN = {f"U{n}": "3" for n in range(1, 10)} | {"kunci": "kunci-untuk-uji-rute-0001"}
LAYANAN = {"nama": "Surat Uji", "kategori": "perizinan", "urutan": "99", "aktif": "y"}
JANJI = {"jumlah": "2", "satuan": "hari", "berlaku_mulai": "2032-01-01"}
POLA = {
    "nama": "Ramadan",
    "berlaku_mulai": "2032-01-01",
    "berlaku_sampai": "2032-01-30",
    "senin": "08.00-15.00",
}
LIBUR = {"tanggal": "2032-08-17", "nama": "Proklamasi", "jenis": "libur_nasional"}
SANDI_SEMENTARA = "kata-sandi-sementara"
DITANDAI = uuid.UUID(int=1)
"""Key of an answer that carries a flag."""


@dataclass(frozen=True, slots=True)
class Rute:
    """A method and a pattern, who may use it, and for a POST what a person would send."""

    metode: str
    pola: str
    siapa: frozenset[Peran] | None
    isian: dict[str, str] | None = None


TABEL = (
    Rute("GET", "/", SIAPA_SAJA),  # the office's public page
    Rute("GET", "/sehat", SIAPA_SAJA),  # for the machine that watches the server
    Rute("GET", "/static/<path:filename>", SIAPA_SAJA),  # style sheets and the icon
    Rute("GET", "/s/<kode>", SIAPA_SAJA),  # citizens answer without an account
    Rute("POST", "/s/<kode>", SIAPA_SAJA, JAWABAN),
    Rute("GET", "/s/<kode>/terima-kasih", SIAPA_SAJA),
    Rute("GET", "/kios/<kode>", SIAPA_SAJA),  # the same on a shared screen in the office
    Rute("POST", "/kios/<kode>", SIAPA_SAJA, JAWABAN | {"kunci": "kunci-untuk-uji-rute-0002"}),
    Rute("GET", "/kios/<kode>/terima-kasih", SIAPA_SAJA),
    Rute("POST", "/kios/<kode>/keluar", SIAPA_SAJA, {"pin": "1234"}),
    Rute("GET", "/t/<kode>", SIAPA_SAJA),  # the ticket of a visit
    Rute("POST", "/t/<kode>", SIAPA_SAJA, JAWABAN | {"kunci": "kunci-untuk-uji-rute-0003"}),
    Rute("GET", "/t/<kode>/terima-kasih", SIAPA_SAJA),
    Rute("GET", "/pekerja.js", SIAPA_SAJA),  # the service worker
    Rute("GET", "/masuk", SIAPA_SAJA),  # the door
    Rute("POST", "/masuk", SIAPA_SAJA, {"nama": "akun-contoh", "sandi": SANDI_SEMENTARA}),
    Rute("POST", "/keluar", SIAPA_SAJA, {}),  # harmless for who is not in
    Rute("GET", "/akun/sandi", SEMUA),  # everybody changes the own password
    Rute("POST", "/akun/sandi", SEMUA, {"lama": "keliru", "baru": "keliru", "ulangi": "keliru"}),
    Rute("GET", "/dasbor", SEMUA),  # this year at a glance
    Rute("GET", "/loket", MEJA),  # applicants' names: the desk and the admin only
    Rute("POST", "/loket", MEJA, {"layanan": "KK", "pemohon": "Siti", "desa": "Long Kali"}),
    Rute("GET", "/loket/<int:nomor>", MEJA),
    Rute("POST", "/loket/<int:nomor>/selesai", MEJA, {"versi": "1"}),
    Rute("POST", "/loket/<int:nomor>/batal", MEJA, {"batal-versi": "1", "batal-alasan": "ditarik"}),
    Rute("POST", "/loket/<int:nomor>/tolak", MEJA, {"tolak-versi": "1", "tolak-alasan": "tidak memenuhi"}),
    Rute("GET", "/loket/<int:nomor>/tiket", MEJA),  # shown to the citizen by whoever served them
    Rute("POST", "/loket/<int:nomor>/tiket", MEJA, {}),
    Rute("GET", "/laporan/ikm", PEMBACA),  # figures are for who answers for them
    Rute("GET", "/laporan/ketepatan", PEMBACA),
    Rute("GET", "/laporan/ketepatan/kasus", PEMBACA),  # cases without the applicants
    Rute("GET", "/laporan/sampel", PEMBACA),
    Rute("GET", "/indikator", PEMBACA),
    Rute("GET", "/indikator/<kode>", PEMBACA),
    Rute("GET", "/kelola", HANYA_ADMIN),  # the doors below
    Rute("GET", "/kelola/jejak", PENGAWAS),  # who did what: the camat may look too
    Rute("GET", "/kelola/akun", HANYA_ADMIN),
    Rute("POST", "/kelola/akun", HANYA_ADMIN, {"nama": "budi", "peran": "petugas"}),
    Rute("POST", "/kelola/akun/<int:nomor>/sandi", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/akun/<int:nomor>/aktif", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/tautan", HANYA_ADMIN),
    Rute(
        "POST",
        "/kelola/tautan",
        HANYA_ADMIN,
        {"layanan": "KK", "jenis": "poster", "jenis_kuesioner": "skm"},
    ),
    Rute("GET", "/kelola/tautan/lembar.pdf", HANYA_ADMIN),
    Rute("GET", "/kelola/tautan/<kode>", HANYA_ADMIN),
    Rute("POST", "/kelola/tautan/<kode>", HANYA_ADMIN, {"layanan": "KK", "jenis_kuesioner": "skm"}),
    Rute("POST", "/kelola/tautan/<kode>/aktif", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/tautan/<kode>/qr.svg", HANYA_ADMIN),
    Rute("GET", "/kelola/tautan/<kode>/qr.png", HANYA_ADMIN),
    Rute("GET", "/kelola/tautan/<kode>/poster.pdf", HANYA_ADMIN),
    Rute("POST", "/kelola/tautan/<kode>/nonaktif", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/pemeriksaan", HANYA_ADMIN),  # single answers are for who must judge them
    Rute("POST", "/kelola/pemeriksaan", HANYA_ADMIN, {"alasan": "uji", "jawaban": DITANDAI.hex}),
    Rute("POST", "/kelola/pemeriksaan/<int:nomor>/kembalikan", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/layanan", HANYA_ADMIN),
    Rute("GET", "/kelola/layanan/baru", HANYA_ADMIN),
    Rute("POST", "/kelola/layanan/baru", HANYA_ADMIN, LAYANAN | JANJI | {"kode": "BARU"}),
    Rute("GET", "/kelola/layanan/<int:nomor>", HANYA_ADMIN),
    Rute("POST", "/kelola/layanan/<int:nomor>", HANYA_ADMIN, LAYANAN),
    Rute("POST", "/kelola/layanan/<int:nomor>/janji", HANYA_ADMIN, JANJI),
    Rute("GET", "/kelola/kalender", HANYA_ADMIN),  # whoever sets the hours moves every due moment
    Rute("GET", "/kelola/kalender/pola/baru", HANYA_ADMIN),
    Rute("POST", "/kelola/kalender/pola/baru", HANYA_ADMIN, POLA),
    Rute("GET", "/kelola/kalender/pola/<int:nomor>", HANYA_ADMIN),
    Rute("POST", "/kelola/kalender/pola/<int:nomor>", HANYA_ADMIN, POLA | {"nama": "Ramadan 2032"}),
    Rute("POST", "/kelola/kalender/pola/<int:nomor>/hapus", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/kalender/libur", HANYA_ADMIN, LIBUR),
    Rute("POST", "/kelola/kalender/libur/<int:nomor>/hapus", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/kalender/<int:tahun>/pastikan", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/kalender/<int:tahun>/usulkan", HANYA_ADMIN, {}),
)


@dataclass(frozen=True, slots=True)
class Contoh:
    """Keys of the rows that stand in for the variable parts of an address."""

    tautan: str
    kios: str
    tiket: str
    akun: int
    layanan: int
    permohonan: int
    pola: int
    libur: int

    def alamat(self, pola: str) -> str:
        """The pattern with its variable parts filled in."""
        untuk = {
            "/s/": self.tautan,
            "/kios/": self.kios,
            "/t/": self.tiket,
            "/static/": "skm.css",
            "/loket/": self.permohonan,
            "/indikator/": "IKU-01",
            "/kelola/akun/": self.akun,
            "/kelola/tautan/": self.tautan,
            "/kelola/layanan/": self.layanan,
            "/kelola/pemeriksaan/": 1,
            "/kelola/kalender/pola/": self.pola,
            "/kelola/kalender/libur/": self.libur,
            "/kelola/kalender/": 2031,
        }
        if "<" not in pola:
            return pola
        awal = max((awal for awal in untuk if pola.startswith(awal)), key=len)
        return re.sub(r"<[^>]+>", str(untuk[awal]), pola)


def isi_contoh(app: Flask, teks: str = "Contoh") -> Contoh:
    """One row of everything that is shown, with `teks` wherever a person may write freely."""
    zona: ZoneInfo = app.config["SKM"].timezone
    pada = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)  # Thursday 5 March 2026, 09.00 WITA
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = unit_utama(session)
        poster = pastikan_tautan_unit(session, unit_id=unit.id, pada=pada)
        kios = buat_tautan(
            session, unit_id=unit.id, layanan_id=1, jenis=JenisTautan.KIOS, oleh=teks, pada=pada
        )
        akun = buat_akun(
            session,
            unit_id=unit.id,
            nama="akun-contoh",
            peran=Peran.PETUGAS,
            sandi=SANDI_SEMENTARA,
            oleh=teks,
            pada=pada,
        )
        layanan = session.get_one(Layanan, 1)
        permohonan = terima(
            session,
            unit_id=unit.id,
            layanan=layanan,
            pemohon=teks,
            wilayah_id=session.scalar(sa.select(Wilayah.id).limit(1)),
            diterima=pada,
            kalender=kalender(session, unit.id, zona),
            oleh=teks,
        )
        pola = PolaKerja(
            unit_id=unit.id,
            nama=teks,
            berlaku_mulai=date(2031, 1, 1),
            berlaku_sampai=date(2031, 1, 31),
            jam=[
                JamKerja(hari=0, buka=datetime.min.time(), tutup=datetime.max.time().replace(microsecond=0))
            ],
        )
        libur = HariLibur(
            unit_id=unit.id, tanggal=date(2031, 1, 1), nama=teks, jenis=JenisLibur.LIBUR_NASIONAL
        )
        jawaban = Jawaban(
            id=DITANDAI,
            unit_id=unit.id,
            kuesioner_id=1,
            layanan_id=layanan.id,
            jalur=Jalur.POSTER,
            tanggal=datetime.now(zona).date(),
            tanda=Tanda.SERAGAM_CEPAT,
            saran=teks,
            **{f"u{n}": 4 for n in range(1, 10)},
        )
        session.add_all([pola, libur, jawaban])
        tiket = kode_tiket(str(app.secret_key), unit.id, permohonan.id)
        terbitkan(
            session, unit_id=unit.id, layanan_id=layanan.id, kode=tiket, hari_ini=datetime.now(zona).date()
        )
        session.flush()
        contoh = Contoh(poster.kode, kios.kode, tiket, akun.id, layanan.id, permohonan.id, pola.id, libur.id)
        if teks != "Contoh":
            _tulis_ulang(session.connection(), teks)
        session.commit()
    return contoh


def isi_papan(app: Flask, pemohon: str) -> None:
    """Cases in every state the board shows: late, waiting, finished today, withdrawn."""
    sekarang = datetime.now(UTC)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = unit_utama(session)
        for urut, (status, tempo) in enumerate(
            (("proses", -1), ("proses", 1), ("selesai", 1), ("selesai", -1), ("batal", 1), ("ditolak", 1))
        ):
            session.add(
                Permohonan(
                    unit_id=unit.id,
                    nomor=f"CONTOH/2026/{urut:04d}",
                    layanan_id=1,
                    pemohon=pemohon,
                    diterima=sekarang - timedelta(days=2),
                    lengkap=sekarang - timedelta(days=2),
                    janji_jumlah=1,
                    janji_satuan="hari",
                    jatuh_tempo=sekarang + timedelta(days=tempo),
                    status=status,
                    selesai=sekarang if status == "selesai" else None,
                    ditutup=sekarang if status in {"batal", "ditolak"} else None,
                    alasan=pemohon if status in {"batal", "ditolak"} else None,
                    dicatat_oleh="contoh",
                )
            )
        session.commit()


def _tulis_ulang(koneksi: sa.Connection, teks: str) -> None:
    """Names that an admin or a decree brings in, replaced by `teks`."""
    kolom: tuple[sa.orm.InstrumentedAttribute[str], ...] = (
        Layanan.nama,
        Wilayah.nama,
        HariLibur.nama,
        Akun.nama,
        Indikator.nama,
        Indikator.sasaran,
        Indikator.jabatan,
        Indikator.formula_teks,
        Indikator.catatan,
        Indikator.penanggung_jawab,
        Indikator.sumber_data,
    )
    unik = {Akun.nama}
    for satu in kolom:
        tabel = satu.class_.__table__
        nilai = teks if satu not in unik else teks + sa.cast(tabel.c.id, sa.String)
        koneksi.execute(sa.update(tabel).values({satu.key: nilai}))
