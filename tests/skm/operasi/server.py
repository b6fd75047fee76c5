"""A server with something of everything: cases with people's numbers, a complaint, answers, evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.config import Konfigurasi
from skm.isian.services import simpan_bukti
from skm.isian.services.bukti import periksa_berkas, tempatkan_berkas
from skm.jawaban.segel import Segel
from skm.katalog.queries import indikator_berkode
from skm.kuesioner.queries import kuesioner_berlaku
from skm.layanan import queries as layanan
from skm.layanan.brankas import Brankas
from skm.loket import services as loket
from skm.loket.models import Permohonan
from skm.loket.services.terima import DataPemohon
from skm.operasi.kunci import kenalkan
from skm.orm import buka_sesi, make_engine
from skm.pengaduan.models import Pengaduan, TahapPengaduan
from skm.survei.services.pelepasan import akhiri_hari
from tests.kantor import kantor
from tests.skm.jawaban.kiriman import datang

PADA = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)  # Thursday, 16.00 WITA
HARI = date(2026, 3, 12)
PAGI = datetime(2026, 3, 9, 1, 0, tzinfo=UTC)  # Monday, 09.00 WITA
NIK, TELEPON = "6401085505900001", "081234567890"
PENGADU = "Maulana Sidik"
BUKTI = b"%PDF-1.4 bukti triwulan satu\n" + b"x" * 3000
KUNCI_DATA = "aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE="
KUNCI_LAIN = "bGFpbi11bnR1ay11amktbGFpbi11bnR1ay11amktbGE="


def konfigurasi(folder: Path, url: str) -> Konfigurasi:
    """Settings of a server in that folder; both keys lie there in their files."""
    folder.mkdir(parents=True, exist_ok=True)
    konf = Konfigurasi(
        instance=folder,
        database_url=url,
        host="127.0.0.1",
        port=8000,
        base_url="http://skm.uji",
        timezone=ZoneInfo("Asia/Makassar"),
        secret_key="rahasia-yang-hanya-untuk-uji-ini-saja",
        data_key=KUNCI_DATA,
        backup=folder / "cadangan" / "skm.zip",
    )
    for nama, isi in (("data_key", konf.data_key), ("secret_key", konf.secret_key)):
        (folder / nama).write_text(isi)
        (folder / nama).chmod(0o600)
    return konf


def isi_server(konf: Konfigurasi) -> None:
    """Rows of every kind that a backup has to carry, as the services write them."""
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as session:
        kenalkan(session, konf, PADA)
        unit_id = kantor(session).id
        _permohonan(session, unit_id, Brankas(konf.data_key))
        _pengaduan(session, unit_id, Brankas(konf.data_key))
        _jawaban(session, unit_id, Segel(konf.data_key))
        satu = indikator_berkode(session, unit_id, 2026, "IKU-04")
        assert satu is not None
        berkas = periksa_berkas("laporan kegiatan.pdf", BUKTI)
        simpan_bukti(session, satu, 1, berkas, folder=konf.instance, oleh="uji", pada=PADA)
        session.commit()
        tempatkan_berkas(berkas, konf.instance)
    mesin.dispose()


def _permohonan(session: Session, unit_id: int, brankas: Brankas) -> None:
    kalender = layanan.kalender(session, unit_id, ZoneInfo("Asia/Makassar"))
    orang = DataPemohon(
        "Siti Aminah", None, brankas.sandikan(NIK), brankas.sidik(NIK), brankas.sandikan(TELEPON)
    )
    for ke, kode in enumerate(("KK", "KK", "IUMK")):
        jenis = layanan.layanan_berkode(session, unit_id, kode)
        assert jenis is not None
        pada = PAGI + timedelta(hours=ke)
        pilihan = {"kalender": kalender, "oleh": "uji"}
        satu = loket.terima(session, unit_id=unit_id, layanan=jenis, pemohon=orang, diterima=pada, **pilihan)
        if ke != 1:
            loket.selesaikan(session, satu, pada=pada + timedelta(minutes=20), **pilihan)


def _pengaduan(session: Session, unit_id: int, brankas: Brankas) -> None:
    isi = {"nomor": "ADU/2026/0001", "isi": "Antrean panjang", "tahap": TahapPengaduan.DITERIMA}
    kapan = {"diterima": PADA, "hari_diterima": HARI, "jatuh_tempo": PADA, "janji_hari": 5}
    session.add(Pengaduan(unit_id=unit_id, nama_sandi=brankas.sandikan(PENGADU), **isi, **kapan))


def _jawaban(session: Session, unit_id: int, segel: Segel) -> None:
    """Fifteen that were released, and three that wait."""
    kemarin = HARI - timedelta(days=1)
    kuesioner = kuesioner_berlaku(session, unit_id, pada=HARI)
    assert kuesioner is not None
    for ke in range(15):
        datang(session, kuesioner, kemarin, skor=2 + ke % 3, segel=segel)
    akhiri_hari(session, segel=segel, hari_ini=HARI)
    for _ in range(3):
        datang(session, kuesioner, HARI, segel=segel)


def kosongkan_folder(konf: Konfigurasi, folder: Path, url: str) -> Konfigurasi:
    """Settings of another server, empty but for the same keys."""
    return replace(konfigurasi(folder, url), data_key=konf.data_key, secret_key=konf.secret_key)


def isi_basis(mesin: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in the same order wherever they lie."""
    with mesin.connect() as koneksi:
        semua = {nama: koneksi.exec_driver_sql(f"SELECT * FROM {nama}") for nama in _tabel(koneksi)}  # noqa: S608  # our own names
        return {nama: sorted((tuple(satu) for satu in baris), key=repr) for nama, baris in semua.items()}


def _tabel(koneksi: sa.Connection) -> list[str]:
    return sa.inspect(koneksi).get_table_names()


def nik_terbaca(session: Session, kunci: str) -> list[str]:
    """Every NIK, opened with that key."""
    semua = session.scalars(sa.select(Permohonan.nik_sandi).order_by(Permohonan.id))
    return [Brankas(kunci).buka(satu) for satu in semua if satu]
