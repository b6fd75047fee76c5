"""What was known at a moment stays the same for ever: figures from the full log equal those of that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from kinerja.periode import Periode
from skm.berkas.models import Impor
from skm.berkas.tabel import dari_isi
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.ketepatan.queries import rekap_ketepatan
from skm.ketepatan.queries.sewaktu import sewaktu
from skm.layanan import queries
from skm.layanan.models import Kategori, Unit
from skm.layanan.services import ganti_kategori, ubah_layanan
from skm.loket import services
from skm.loket.models import Permohonan, StatusPermohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log
from skm.muatan.services.register import muat
from skm.muatan.services.register_batal import batalkan_register
from skm.orm import buka_sesi, make_engine
from tests.kantor import kantor
from tests.perintah import Perintah
from tests.skm.loket.riwayat import MALAM, banding_sewaktu

WITA = ZoneInfo("Asia/Makassar")
FEBRUARI = Periode.bulan(2026, 2)
REGISTER = (
    b"nomor,layanan,diterima,lengkap,selesai,status\n"
    b"R-1,KK,2026-02-02T08:00,,2026-02-02T08:30,selesai\n"
    b"R-2,KK,2026-02-02T08:00,,,proses\n"
)


def jam(hari: int, pukul: int, menit: int = 0) -> datetime:
    """A moment of February 2026; the 2nd is a Monday."""
    return datetime(2026, 2, hari, pukul, menit, tzinfo=WITA)


@pytest.fixture
def angka(session: Session, unit: Unit) -> Callable[[datetime], Any]:
    """February as known at a moment."""

    def _angka(pada: datetime) -> Any:
        session.flush()
        cari: dict[str, Any] = {"unit_id": unit.id, "periode": FEBRUARI, "zona": WITA, "pada": pada}
        return rekap_ketepatan(session, **cari, sewaktu=sewaktu(session, unit.id, pada))

    return _angka


@pytest.fixture
def muatan(session: Session, unit: Unit, kalender: Kalender) -> Callable[[datetime], int]:
    """Load the register; gives the load's number."""

    def _muat(pada: datetime) -> int:
        tabel = dari_isi("lama.csv", REGISTER)
        muat(session, tabel, unit_id=unit.id, kalender=kalender, oleh="admin", pada=pada)
        return session.scalars(sa.select(sa.func.max(Impor.id))).one()

    return _muat


def test_monday_is_monday() -> None:
    assert f"{jam(2, 8):%a}" == "Mon"


def test_an_entry_counts_from_the_moment_it_was_recorded_whatever_moment_it_tells_of(
    session: Session, catat: Callable[..., Permohonan], angka: Callable[[datetime], Any], kalender: Kalender
) -> None:
    satu = catat("KK", jam(2, 8))
    services.selesaikan(session, satu, pada=jam(2, 8, 30), dicatat=jam(5, 9), oleh="ani", kalender=kalender)
    assert (angka(jam(4, 9)).semua.belum_selesai, angka(jam(4, 9)).semua.tepat_waktu) == (1, 0)
    assert (angka(jam(5, 9)).semua.belum_selesai, angka(jam(5, 9)).semua.tepat_waktu) == (0, 1)


def test_a_correction_changes_nothing_that_was_known_before_it(
    session: Session, catat: Callable[..., Permohonan], angka: Callable[[datetime], Any], kalender: Kalender
) -> None:
    satu = catat("KK", jam(2, 8), selesai=jam(2, 8, 30))
    sebelum = angka(jam(4, 9))
    assert sebelum.semua.tepat_waktu == 1
    koreksi = {"urut": 3, "saat": jam(2, 9, 30), "alasan": "salah ketik", "pada": jam(5, 9)}
    services.pindahkan(session, satu, **koreksi, kalender=kalender, oleh="admin")
    assert angka(jam(4, 9)) == sebelum
    assert angka(jam(5, 9)).semua.selesai_terlambat == 1


def test_a_register_loaded_later_changes_nothing_that_was_known_before(
    catat: Callable[..., Permohonan], angka: Callable[[datetime], Any], muatan: Callable[[datetime], int]
) -> None:
    catat("KK", jam(2, 8))
    sebelum = angka(jam(28, 9))
    muatan(datetime(2026, 11, 2, 9, tzinfo=WITA))
    assert angka(jam(28, 9)) == sebelum
    assert angka(datetime(2026, 11, 3, 9, tzinfo=WITA)).semua.jatuh_tempo == 3


def test_undoing_a_register_is_an_entry_and_what_was_known_before_stays(
    session: Session,
    unit: Unit,
    catat: Callable[..., Permohonan],
    angka: Callable[[datetime], Any],
    muatan: Callable[[datetime], int],
) -> None:
    catat("KK", jam(2, 8))
    nomor = muatan(jam(3, 9))
    sebelum = angka(jam(4, 9))
    assert sebelum.semua.jatuh_tempo == 3
    assert batalkan_register(session, unit_id=unit.id, nomor=nomor, oleh="admin", pada=jam(5, 9)) == 2
    assert angka(jam(4, 9)) == sebelum
    assert angka(jam(5, 9)).semua.jatuh_tempo == 1
    session.expire_all()
    ditarik = session.scalars(sa.select(Permohonan).where(Permohonan.impor_id == nomor)).all()
    assert [satu.status for satu in ditarik] == [StatusPermohonan.DITARIK] * 2
    assert [berbeda(satu, log(session, satu.id)) for satu in ditarik] == [(), ()]
    with pytest.raises(Galat, match="ditarik"):
        services.selesaikan(
            session, ditarik[1], pada=jam(6, 9), oleh="ani", kalender=queries.kalender(session, unit.id, WITA)
        )
    muatan(jam(6, 9))  # the same file, the same numbers
    assert angka(jam(6, 9)).semua.jatuh_tempo == 3
    assert (angka(jam(4, 9)), angka(jam(5, 9)).semua.jatuh_tempo) == (sebelum, 1)


def test_an_answer_about_a_moment_is_the_same_whatever_an_admin_does_since(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], angka: Callable[[datetime], Any]
) -> None:
    catat("KK", jam(2, 8))
    sebelum = angka(jam(4, 9))
    semua = {satu.kode: satu for satu in queries.daftar_layanan(session, unit.id)}
    pelaku: dict[str, Any] = {"oleh": "admin", "pada": jam(5, 9)}
    ubah_layanan(session, semua["KTP"], nama=semua["KTP"].nama, urutan=2, aktif=False, **pelaku)
    mulai = {"berlaku_mulai": date(2026, 2, 5), "hari_ini": date(2026, 2, 5)}
    ganti_kategori(session, semua["KK"], kategori=Kategori.PERIZINAN, **mulai, **pelaku)
    assert angka(jam(4, 9)) == sebelum


def test_the_same_command_about_the_same_moment_gives_the_same_answer(
    skm: Callable[..., Perintah], konf: Konfigurasi, tmp_path: Path
) -> None:
    (tmp_path / "lama.csv").write_bytes(REGISTER)
    (tmp_path / "baru.csv").write_bytes(REGISTER.replace(b"R-", b"S-"))
    assert skm("import", "permohonan", str(tmp_path / "lama.csv")).exit_code == 0
    perintah = ("ketepatan", "--dari", "2026-02-01", "--sampai", "2026-02-28", "--json", "--pada")
    saat = datetime.now(WITA).isoformat()
    dulu = skm(*perintah, saat).json()
    assert dulu["non_perizinan"]["jatuh_tempo"] == 2
    assert skm("import", "permohonan", str(tmp_path / "baru.csv")).exit_code == 0
    pelaku: dict[str, Any] = {"oleh": "admin", "pada": datetime.now(WITA)}
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as basis:
        unit = kantor(basis)
        batalkan_register(basis, unit_id=unit.id, nomor=1, **pelaku)
        kk = next(satu for satu in queries.daftar_layanan(basis, unit.id) if satu.kode == "KK")
        ubah_layanan(basis, kk, nama=kk.nama, urutan=1, aktif=False, **pelaku)
        basis.commit()
    mesin.dispose()
    assert skm(*perintah, saat).json() == dulu
    kemarin = (datetime.now(WITA) - timedelta(1)).isoformat()
    assert skm(*perintah, kemarin).json()["non_perizinan"]["jatuh_tempo"] == 0


def test_figures_as_known_at_a_moment_equal_the_figures_computed_at_it(session: Session, unit: Unit) -> None:
    """1,000 random logs; at each of five moments all of them as they stood. The large run is a benchmark."""
    beda = banding_sewaktu(session, unit.id, banyak=1000, saat=5, benih=15)
    assert beda == 4  # what is on record at the end says something else about all moments but the last


def test_nights_as_known_at_a_moment_equal_those_computed_at_it_and_a_slow_reading_of_the_calendar(
    session: Session, unit: Unit
) -> None:
    assert banding_sewaktu(session, unit.id, banyak=300, saat=4, benih=31, kalender=MALAM) == 3
