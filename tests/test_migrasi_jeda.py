"""Cases recorded before short pauses were counted get their count, and keep their due moments.

The seeded calendar: Mon-Thu 07.30-12.00 and 13.00-16.00, Fri 07.30-11.30 and 13.00-16.30. June 2026: the 8th
is a Monday, the 16th is off; the 9th becomes a holiday by a decree recorded that morning.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.kalender import Satuan
from kinerja.periode import Periode
from skm import migrasi
from skm.ketepatan.queries import rekap_ketepatan, sewaktu
from skm.layanan import queries
from skm.layanan.models import JanjiLayanan, Unit
from skm.loket import services
from skm.loket.alur import putar
from skm.loket.models import JenisPeristiwa, PeristiwaPermohonan, Permohonan
from skm.loket.proyeksi import berbeda, terapkan
from skm.loket.queries import log
from skm.loket.queries.hitungan import zona_hitungan
from skm.loket.services.catatan import tambah
from skm.loket.services.hitungan import periksa_hitungan
from skm.siapkan import susun_hitungan
from tests.kantor import kantor
from tests.skm.loket.kalender_baru import hari_libur
from tests.test_migrasi_isi import _baris

pytestmark = pytest.mark.luas

WITA = ZoneInfo("Asia/Makassar")
SEBELUM = "20261128_gudang_jawaban"
SEBELUM_KOLOM = "20261128_kategori_bertanggal"
KOLOM = "SELECT id, jatuh_tempo, jeda_singkat FROM permohonan ORDER BY id"


def saat(hari: int, pukul: int, menit: int = 0) -> datetime:
    """A moment of June 2026."""
    return datetime(2026, 6, hari, pukul, menit, tzinfo=WITA)


SINGKAT = (saat(9, 15, 50), saat(10, 7, 40))
"""Over the closing of the 9th, a working day as known on the 8th: twenty working minutes."""


def test_short_pauses_of_old_cases_are_counted_by_the_calendar_known_then_whatever_was_due_stays(
    mesin: Engine,
) -> None:
    with Session(mesin) as session:
        _kasus(session)
        session.commit()
        semula = _angka(session)
    assert semula == {9: 0, 10: 3, 12: 1}  # one pause is taken back on the 11th, one case withdrawn
    kasus, catatan = _baris(mesin, KOLOM), _catatan(mesin)
    assert [satu["jeda_singkat"] for satu in kasus] == [1, 0, 0, 1, 0, 0]
    for tanpa in (False, True):
        migrasi.turunkan(mesin, SEBELUM)
        if tanpa:
            _lupakan(mesin)
            assert {satu["jeda_singkat"] for satu in _baris(mesin, KOLOM)} == {0}
            assert _catatan(mesin) != catatan
        migrasi.naikkan(mesin)
        assert (_baris(mesin, KOLOM), _catatan(mesin)) == (kasus, catatan)
        with Session(mesin) as session:
            assert (zona_hitungan(session, kantor(session).id) is None) is tanpa  # to be counted anew
            assert _angka(session) == semula
            for satu in session.scalars(sa.select(Permohonan)):
                assert berbeda(satu, log(session, satu.id)) == ()
    with Session(mesin) as session:
        susun_hitungan(session, WITA)
        assert periksa_hitungan(session, kantor(session).id, WITA) == ""
        assert _angka(session) == semula


def test_a_short_pause_begun_before_the_due_moment_of_the_earlier_reading_is_counted_and_moves_nothing(
    mesin: Engine,
) -> None:
    """By closing times it would have been due on the 10th; it stays due on the 12th, as it was decided."""
    with Session(mesin) as session:
        unit = kantor(session)
        satu = _terima(session, unit, "PINDAH")
        for urut, jenis, pada, tempo in (
            (3, JenisPeristiwa.KURANG, saat(9, 15, 50), None),
            (4, JenisPeristiwa.LENGKAP, saat(10, 7, 40), saat(11, 16)),
            (5, JenisPeristiwa.KURANG, saat(11, 15, 55), None),
            (6, JenisPeristiwa.LENGKAP, saat(12, 7, 35), saat(12, 16, 30)),
            (7, JenisPeristiwa.KURANG, saat(15, 15, 55), saat(12, 16, 30)),  # after the due moment
            (8, JenisPeristiwa.LENGKAP, saat(17, 7, 35), saat(12, 16, 30)),
        ):
            isi = {"jatuh_tempo": None if tempo is None else tempo.astimezone(UTC).isoformat()}
            kapan = {"pada": pada, "dicatat": pada, "oleh": "ani"}
            session.add(PeristiwaPermohonan(permohonan_id=satu.id, urut=urut, jenis=jenis, isi=isi, **kapan))
        session.flush()
        terapkan(satu, putar(log(session, satu.id)))
        session.commit()
        assert (satu.jatuh_tempo, satu.jeda_singkat) == (saat(12, 16, 30), 0)
    tempo = [isi["jatuh_tempo"] for *_, isi in _catatan(mesin) if "jatuh_tempo" in isi]
    for _ in range(2):
        migrasi.turunkan(mesin, SEBELUM)
        migrasi.naikkan(mesin)
        with Session(mesin) as session:
            satu = session.scalars(sa.select(Permohonan)).one()
            assert (satu.jatuh_tempo, satu.jeda_singkat) == (saat(12, 16, 30), 2)
            assert berbeda(satu, log(session, satu.id)) == ()
            assert _angka(session) == {9: 0, 10: 0, 12: 2}
        assert [isi["jatuh_tempo"] for *_, isi in _catatan(mesin) if "jatuh_tempo" in isi] == tempo


def test_the_count_comes_back_from_the_log_where_the_column_was_taken_away_and_the_log_is_guarded_again(
    mesin: Engine,
) -> None:
    with Session(mesin) as session:
        _berjeda(session, _terima(session, kantor(session), "PINDAH"))
        session.commit()
    kasus, catatan = _baris(mesin, KOLOM), _catatan(mesin)
    assert [satu["jeda_singkat"] for satu in kasus] == [1]
    migrasi.turunkan(mesin, SEBELUM_KOLOM)
    assert "jeda_singkat" not in _baris(mesin, "SELECT * FROM permohonan")[0]
    migrasi.naikkan(mesin)
    assert (_baris(mesin, KOLOM), _catatan(mesin)) == (kasus, catatan)
    with Session(mesin) as session:
        try:
            session.execute(sa.update(PeristiwaPermohonan).values(oleh="orang lain"))
        except sa.exc.DatabaseError as salah:
            assert "tidak dapat diubah" in str(salah)
        else:
            raise AssertionError("an entry of the log was changed")


def _terima(session: Session, unit: Unit, kode: str, pada: datetime = saat(8, 8)) -> Permohonan:  # noqa: B008  # a constant moment
    layanan = queries.layanan_berkode(session, unit.id, kode)
    assert layanan is not None
    if kode == "PINDAH":
        sehari = {"berlaku_mulai": date(2020, 1, 1), "jumlah": 1, "satuan": Satuan.HARI}
        if not any(satu.berlaku_mulai == date(2020, 1, 1) for satu in layanan.janji):
            layanan.janji.append(JanjiLayanan(versi=1, **sehari))
            session.flush()
    isi: dict[str, Any] = {"pemohon": "Siti", "oleh": "ani", "diterima": pada}
    kalender = queries.kalender(session, unit.id, WITA, dikenal=pada)
    return services.terima(session, unit_id=unit.id, layanan=layanan, kalender=kalender, **isi)


def _berjeda(
    session: Session, satu: Permohonan, mulai: datetime = SINGKAT[0], akhir: datetime | None = SINGKAT[1]
) -> None:
    lain: dict[str, Any] = {"oleh": "ani"}
    for pada in (mulai, akhir):
        if pada is None:
            continue
        lain["kalender"] = queries.kalender(session, satu.unit_id, WITA, dikenal=pada)
        if pada == mulai:
            services.kurang(session, satu, apa="KTP", pada=pada, **lain)
        else:
            services.lengkapi(session, satu, pada=pada, **lain)


def _kasus(session: Session) -> None:
    """Short, long, of minutes, taken back, before an open pause, and withdrawn with its register."""
    unit = kantor(session)
    semua = [_terima(session, unit, "PINDAH") for _ in range(5)]
    menit = _terima(session, unit, "KK", saat(8, 15, 30))
    hari_libur(session, unit, date(2026, 6, 9), saat(9, 7))
    singkat, lama, dicabut, terhenti, ditarik = semua
    _berjeda(session, terhenti, saat(8, 15, 55), saat(9, 7, 35))
    _berjeda(session, menit, saat(8, 15, 50), saat(9, 7, 40))
    for satu in (singkat, dicabut, ditarik):
        _berjeda(session, satu)
    _berjeda(session, lama, saat(9, 15), saat(10, 9))
    _berjeda(session, terhenti, saat(9, 10), None)
    kini = {"kalender": queries.kalender(session, unit.id, WITA), "oleh": "admin"}
    ubah = {"alasan": "Berkas datang sebelum tutup", "pada": saat(11, 9)}
    services.pindahkan(session, dicabut, urut=4, saat=saat(9, 15, 55), **ubah, **kini)
    tambah(session, ditarik, JenisPeristiwa.DITARIK, pada=saat(11, 9), dicatat=saat(11, 9), **kini)
    session.flush()


def _angka(session: Session) -> dict[int, int]:
    """How many short pauses stand beside June's figure as known on each evening."""
    unit_id = kantor(session).id
    hasil = {}
    for hari in (9, 10, 12):
        pada = saat(hari, 23)
        cari: dict[str, Any] = {"unit_id": unit_id, "periode": Periode.bulan(2026, 6), "zona": WITA}
        rekap = rekap_ketepatan(session, **cari, pada=pada, sewaktu=sewaktu(session, unit_id, pada))
        hasil[hari] = rekap.semua.jeda_singkat
    return hasil


def _catatan(mesin: Engine) -> list[tuple[Any, ...]]:
    p = PeristiwaPermohonan
    with Session(mesin) as session:
        pilih = sa.select(p.permohonan_id, p.urut, p.isi).order_by(p.permohonan_id, p.urut)
        return [tuple(satu) for satu in session.execute(pilih)]


def _lupakan(mesin: Engine) -> None:
    """Make cases and log what they were before short pauses were counted."""
    tanpa = {
        "sqlite": (
            "DROP TRIGGER peristiwa_permohonan_tetap",
            "UPDATE peristiwa_permohonan SET isi = json_remove(isi, '$.jeda_singkat')",
            "CREATE TRIGGER peristiwa_permohonan_tetap BEFORE UPDATE ON peristiwa_permohonan "
            "BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END",
        ),
        "postgresql": (
            "ALTER TABLE peristiwa_permohonan DISABLE TRIGGER peristiwa_permohonan_tetap",
            "UPDATE peristiwa_permohonan SET isi = (isi::jsonb - 'jeda_singkat')::json",
            "ALTER TABLE peristiwa_permohonan ENABLE TRIGGER peristiwa_permohonan_tetap",
        ),
    }
    with mesin.begin() as koneksi:
        koneksi.exec_driver_sql("UPDATE permohonan SET jeda_singkat = 0")
        for perintah in tanpa[koneksi.dialect.name]:
            koneksi.exec_driver_sql(perintah)
