"""What must be there before a form can be sent: two people of every role, and something to change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.akun.services import buat_akun
from skm.berkas.tabel import dari_isi
from skm.isian.services import pindah_tahap, simpan_isian
from skm.jawaban.models import Jalur, Jawaban, Tanda
from skm.jawaban.services.pengecualian import kecualikan
from skm.katalog.queries import indikator_berkode, katalog_rumus
from skm.katalog.services import tambah_indikator
from skm.kuesioner.queries import kuesioner_berlaku
from skm.layanan.models import HariLibur, JenisLibur, Layanan, Unit
from skm.layanan.queries import kalender
from skm.loket import services as loket
from skm.muatan.services.impor import muat as muat_jawaban
from skm.muatan.services.register import muat as muat_register
from skm.orm import buka_sesi
from skm.pengesahan.isi import sidik, susun_isi
from skm.pengukuran.buku import buka_buku
from skm.pengukuran.services import setujui_nilai
from skm.survei.models import JenisTautan
from skm.survei.services import buat_tautan
from tests.contoh import BULAN_LALU, Contoh
from tests.jawaban import kolom_unsur, simpan
from tests.kantor import kantor
from tests.klien import SANDI
from tests.skm.katalog.baru import jumlah_baru
from tests.terbit import hasil_periode, setujui_periode

ZONA = ZoneInfo("Asia/Makassar")
PENGISI = 4
"""The number of the account that fills in for posts."""
SELESAI = 2
"""The number of a finished case, whose ticket may be issued again."""
TERTUTUP = "tertutup"
"""Code of a closed link."""
REGISTER = b"nomor,layanan,diterima,lengkap,selesai,status\nR-0,KK,2026-03-02T08:00,,,proses\n"
"""The first load."""
JAWABAN = ("U1,U2,U3,U4,U5,U6,U7,U8,U9\n" + "4," * 8 + "4\n").encode()
"""The second load."""
TAHUN, DRAF, DIAJUKAN, TAMBAHAN = 2026, "IKU-05", "IKU-06", "IKI-59"
DISETUJUI = "IKU-04"
"""Of last year, whose every quarter was approved today; versi and nomor of each are below."""
VERSI_DISETUJUI, NOMOR_DISETUJUI = "4", "1"
PADA = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
SETUJUI: dict[str, object] = {"nomor": "0"}
"""Of a quarter that nobody has approved; `siapkan` adds the fingerprint that its page shows."""
TERBITKAN: dict[str, object] = {"tahun": "2024", "bagian": "tw2"}
"""Of one that is approved and not published; `siapkan` adds which approval."""
NAMA = ("ani", "budi")
"""Budi is always the quicker one."""


def akun(siapa: str, peran: Peran) -> str:
    """The account of that person in that role."""
    return f"{siapa}-{peran.value}".replace("_", "-")


def siapkan(app: Flask, contoh: Contoh) -> None:
    """Everything that the forms of `tests.lomba.formulir` are sent for."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = kantor(session)
        for siapa in NAMA:
            for peran in Peran:
                satu = buat_akun(
                    session,
                    unit_id=unit.id,
                    nama=akun(siapa, peran),
                    peran=peran,
                    sandi=SANDI,
                    oleh="uji",
                    pada=PADA,
                )
                assert (satu.id == PENGISI) == (satu.nama == "ani-penanggung-jawab")
        _siapkan_loket(session, unit, contoh)
        _siapkan_survei(session, unit)
        _siapkan_hasil(session, unit)
        _siapkan_indikator(session, unit)
        session.commit()


def _siapkan_loket(session: Session, unit: Unit, contoh: Contoh) -> None:
    """A case that is finished, a register that was loaded, and a holiday that came after the first case."""
    kerja = kalender(session, unit.id, ZONA)
    layanan = session.get_one(Layanan, contoh.layanan)
    selesai = loket.terima(
        session, unit_id=unit.id, layanan=layanan, pemohon="Siti", diterima=PADA, kalender=kerja, oleh="uji"
    )
    loket.selesaikan(session, selesai, pada=PADA + timedelta(minutes=20), oleh="uji", kalender=kerja)
    assert selesai.id == SELESAI
    tempo = {"tanggal": PADA.astimezone(ZONA).date(), "nama": "Mendadak", "dicatat": PADA}
    session.add(HariLibur(unit_id=unit.id, jenis=JenisLibur.LIBUR_DAERAH, **tempo))
    muat_register(
        session, dari_isi("lama.csv", REGISTER), unit_id=unit.id, kalender=kerja, oleh="uji", pada=PADA
    )


def _siapkan_survei(session: Session, unit: Unit) -> None:
    """Answers that were loaded, one that is not counted, and a link that is closed."""
    muat_jawaban(
        session, dari_isi("lama.csv", JAWABAN), unit_id=unit.id, hari_ini=PADA.date(), oleh="uji", pada=PADA
    )
    satu = session.scalars(sa.select(Jawaban).where(Jawaban.tanda == Tanda.SERAGAM_CEPAT)).one()
    isi = {"unit_id": unit.id, "kuesioner_id": satu.kuesioner_id, "jalur": satu.jalur, **kolom_unsur([4] * 9)}
    simpan(session, isi | {"tanggal": BULAN_LALU, "tanda": Tanda.BERUNTUN})
    kelompok = {(BULAN_LALU, Tanda.BERUNTUN.value)}
    kecualikan(session, unit_id=unit.id, kelompok=kelompok, alasan="uji", oleh="uji", pada=PADA)
    tautan = buat_tautan(session, unit_id=unit.id, jenis=JenisTautan.POSTER, oleh="uji", pada=PADA)
    tautan.kode, tautan.aktif = TERTUTUP, False


def _siapkan_indikator(session: Session, unit: Unit) -> None:
    """A quarter filled in as a draft, one that was submitted, and an indicator that may be taken away."""
    katalog = katalog_rumus(session, unit.id, TAHUN)
    for kode in (DRAF, DIAJUKAN):
        satu = indikator_berkode(session, unit.id, TAHUN, kode)
        assert satu is not None
        isi = {nama: Fraction(1) for nama in katalog.menurut_kode[kode].variabel()}
        ada = simpan_isian(session, satu, 1, isi=isi, catatan="", versi=0, oleh="uji", pada=PADA)
        if kode == DIAJUKAN:
            pindah_tahap(
                session, satu, ada, "ajukan", peran=Peran.ADMIN, alasan="", versi=1, oleh="uji", pada=PADA
            )
    _setujui_setahun(session, unit)
    tambah_indikator(
        session,
        *jumlah_baru(TAMBAHAN, "SEKSI UJI", "uji", "uji"),
        unit_id=unit.id,
        tahun=TAHUN,
        oleh="uji",
        pada=PADA,
    )


def _setujui_setahun(session: Session, unit: Unit) -> None:
    """All quarters of last year's indicator, on this very day: approvals are taken back on theirs."""
    kini, satu = datetime.now(UTC), indikator_berkode(session, unit.id, TAHUN - 1, DISETUJUI)
    assert satu is not None
    katalog = katalog_rumus(session, unit.id, TAHUN - 1)
    isi = {nama: Fraction(1) for nama in katalog.menurut_kode[DISETUJUI].variabel()}
    for triwulan in (1, 2, 3, 4):
        saat = (TAHUN - 1, triwulan)
        ada = simpan_isian(session, satu, triwulan, isi=isi, catatan="", versi=0, oleh="uji", pada=kini)
        for aksi, peran in (
            ("ajukan", Peran.ADMIN),
            ("verifikasi", Peran.ADMIN),
            ("setujui", Peran.PIMPINAN),
        ):
            siapa = {"oleh": f"uji-{aksi}", "pada": kini}
            pindah_tahap(session, satu, ada, aksi, peran=peran, alasan="", versi=ada.versi, **siapa)
        buku = buka_buku(session, unit_id=unit.id, zona=ZONA, pada=kini, saat=[saat], kode=DISETUJUI)
        beku = setujui_nilai(
            session, buku, saat, DISETUJUI, peran=Peran.PIMPINAN, alasan=None, oleh="uji", pada=kini
        )
        assert (str(ada.versi), str(beku.nomor)) == (VERSI_DISETUJUI, NOMOR_DISETUJUI)


def _siapkan_hasil(session: Session, unit: Unit) -> None:
    """A quarter that can be approved, and one that can be published."""
    kuesioner = kuesioner_berlaku(session, unit.id, pada=PADA.date())
    satu = {"unit_id": unit.id, "kuesioner_id": kuesioner.id, "jalur": Jalur.IMPOR, **kolom_unsur([3] * 9)}
    simpan(session, *(satu | {"tanggal": date(2024, bulan, 10)} for bulan in (5, 8) for _ in range(6)))
    TERBITKAN["disahkan"] = str(setujui_periode(session, unit, Periode.triwulan(2024, 2), PADA).id)
    hasil = hasil_periode(session, unit, Periode.triwulan(2024, 3), PADA)
    SETUJUI["sidik"] = sidik(susun_isi(hasil))
