"""What was found is masked where a person says so, in the log too, and no figure moves."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm import migrasi
from skm.akun.models import JejakAudit
from skm.isian.models import IsianTriwulan
from skm.jawaban.models import Jawaban
from skm.ketepatan.queries import rekap_ketepatan
from skm.layanan.brankas import Brankas
from skm.layanan.models import Unit
from skm.layanan.queries import kalender, layanan_berkode
from skm.loket import services as loket
from skm.loket.models import HitunganLoket, PeristiwaPermohonan, Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log
from skm.loket.services.hitungan import periksa_hitungan
from skm.operasi import hitungan
from skm.orm import Base, buka_sesi
from skm.pengaduan.models import JalurPengaduan, Pengaduan
from skm.pengaduan.services import IsiPengaduan
from skm.pengaduan.services import terima as adukan
from skm.pribadi import queries, services
from skm.pribadi.kolom import BEBAS
from skm.pribadi.models import Putusan, TemuanPribadi
from tests.jawaban import kolom_unsur, simpan
from tests.kantor import kantor

WITA = ZoneInfo("Asia/Makassar")
PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
NIK, TELEPON = "6401081203560001", "081234567890"
BRANKAS = Brankas("aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE=")


@pytest.fixture
def kasus(session: Session, unit: Unit) -> Permohonan:
    return _kasus(session, unit)


def _kasus(session: Session, unit: Unit) -> Permohonan:
    """A case that was refused with words that name its applicant."""
    layanan, kal = layanan_berkode(session, unit.id, "KK"), kalender(session, unit.id, WITA)
    assert layanan is not None
    satu = loket.terima(
        session,
        unit_id=unit.id,
        layanan=layanan,
        pemohon="Siti Aminah",
        wilayah_id=None,
        diterima=SENIN,
        kalender=kal,
        oleh="ani",
    )
    alasan = f"Siti Aminah memakai NIK {NIK} milik orang lain"
    loket.tolak(session, satu, alasan=alasan, pada=SENIN.replace(hour=9), oleh="ani", kalender=kal)
    session.flush()
    return satu


def sisir(session: Session, unit: Unit) -> services.Tersisir:
    return services.sisir(session, unit, BRANKAS, pada=PADA)


def putuskan(session: Session, unit: Unit, putusan: Putusan) -> dict[Putusan, int]:
    semua = queries.temuan_terbuka(session, unit.id, banyak=100)
    pilihan = {satu.id: putusan for satu in semua}
    return services.putuskan(session, unit, pilihan, brankas=BRANKAS, oleh="ani", pada=PADA)


def angka(session: Session, unit: Unit) -> Any:
    periode = {"periode": Periode.bulan(2026, 2), "zona": WITA, "pada": PADA}
    return rekap_ketepatan(session, unit_id=unit.id, **periode)


def test_a_reason_and_its_log_are_masked_together_and_every_figure_stays(
    session: Session, unit: Unit, kasus: Permohonan
) -> None:
    sebelum = angka(session, unit)
    assert sisir(session, unit) == services.Tersisir(4, 4)  # a name and a NIK, in the column and in the log
    banyak = putuskan(session, unit, Putusan.DISAMARKAN)
    assert banyak[Putusan.DISAMARKAN] == 4
    session.expire_all()
    assert kasus.alasan == "*** memakai NIK *** milik orang lain"
    assert kasus.pemohon == "Siti Aminah"  # its column is retention's
    isi = session.scalars(sa.select(PeristiwaPermohonan.isi)).all()
    assert NIK not in str(isi) and "Siti" not in str(isi)
    assert berbeda(kasus, log(session, kasus.id)) == ()
    assert periksa_hitungan(session, unit.id, WITA) == ""
    assert NIK not in str(session.scalars(sa.select(HitunganLoket.nilai)).all())
    assert angka(session, unit) == sebelum
    assert sisir(session, unit) == services.Tersisir(0, 0)


def test_the_log_of_a_case_sees_no_other_change(session: Session, kasus: Permohonan) -> None:
    log_kasus = sa.table(
        "peristiwa_permohonan", sa.column("isi", sa.JSON), sa.column("oleh"), sa.column("id")
    )
    akhir = session.scalars(sa.select(PeristiwaPermohonan).order_by(PeristiwaPermohonan.id.desc())).first()
    assert akhir is not None
    for ubah in (
        {"oleh": "budi"},
        {"isi": akhir.isi | {"alasan": "Berkas palsu"}},  # other words
        {"isi": akhir.isi | {"alasan": f"{akhir.isi['alasan']} ***"}},  # longer ones
        {"isi": akhir.isi | {"alasan": "***", "jatuh_tempo": "2026-02-09T08:00:00+08:00"}},
        {"isi": {}},
    ):
        with pytest.raises(sa.exc.DatabaseError, match="tidak dapat diubah"), session.begin_nested():
            session.execute(sa.update(log_kasus).where(log_kasus.c.id == akhir.id).values(**ubah))


def test_what_may_stay_is_remembered_and_what_is_typed_again_is_asked_again(
    session: Session, unit: Unit, kasus: Permohonan
) -> None:
    isian = IsianTriwulan(
        indikator_id=1, triwulan=1, isi={}, catatan=f"hubungi {TELEPON}", oleh="ani", pada=PADA
    )
    isian.tahap = "draf"  # type: ignore[assignment]  # as it is stored
    session.add(isian)
    assert sisir(session, unit).baru == 5
    versi = isian.versi
    assert putuskan(session, unit, Putusan.DIBIARKAN)[Putusan.DIBIARKAN] == 5
    assert sisir(session, unit) == services.Tersisir(0, 0)
    assert (kasus.alasan or "").count(NIK) == 1
    isian.catatan = "hubungi 0812 3456 7891"
    session.flush()
    assert sisir(session, unit) == services.Tersisir(1, 1)  # another number
    putuskan(session, unit, Putusan.DISAMARKAN)
    session.refresh(isian)
    assert isian.catatan == "hubungi ***"
    assert isian.versi > versi + 1  # who has it open is told that it changed
    isian.catatan = "hubungi 0812 3456 7891"
    session.flush()
    assert sisir(session, unit) == services.Tersisir(1, 1)


def test_a_comment_and_a_complaint_are_masked_and_the_answers_counters_stay(
    session: Session, unit: Unit
) -> None:
    jawaban = {"unit_id": unit.id, "kuesioner_id": 1, "layanan_id": None, "jalur": "poster"}
    jawaban |= {"tanggal": PADA.date(), "saran": f"Telepon saya {TELEPON}", **kolom_unsur([4] * 9)}
    simpan(session, *[jawaban] * 2)
    adukan(
        session,
        IsiPengaduan("Budi dilayani lama", None, nama="Budi Santoso", kontak=TELEPON),
        unit_id=unit.id,
        kode="abcdefghjkmn",
        kalender=kalender(session, unit.id, WITA),
        brankas=BRANKAS,
        pada=PADA,
        jalur=JalurPengaduan.HALAMAN,
        oleh="",
    )
    hitungan.bangun(session, unit.id, WITA)
    assert sisir(session, unit).baru == 3
    semua = queries.temuan_terbuka(session, unit.id)
    cuplikan = services.cuplikan(session, unit, BRANKAS, semua)
    assert sorted(satu.kena for satu in cuplikan.values()) == [TELEPON, TELEPON, "Budi"]
    putuskan(session, unit, Putusan.DISAMARKAN)
    assert set(session.scalars(sa.select(Jawaban.saran))) == {"Telepon saya ***"}
    assert session.scalars(sa.select(Pengaduan.isi)).one() == "*** dilayani lama"
    assert set(hitungan.periksa(session, unit.id, WITA).values()) == {""}


def test_what_was_found_is_kept_nowhere_else(session: Session, unit: Unit, kasus: Permohonan) -> None:
    sisir(session, unit)
    semua = list(map(repr, session.execute(sa.select(TemuanPribadi.__table__))))
    putuskan(session, unit, Putusan.DISAMARKAN)
    semua += session.scalars(sa.select(JejakAudit.peristiwa))
    assert not any(NIK in satu or "Aminah" in satu for satu in semua)
    assert any("menyamarkan data pribadi (nik)" in satu for satu in semua)


def test_what_is_approved_or_in_the_trail_is_found_and_stays(session: Session, unit: Unit) -> None:
    session.add(JejakAudit(unit_id=unit.id, oleh="ani", pada=PADA, peristiwa=f"mencatat {NIK}"))
    session.flush()
    assert sisir(session, unit).baru == 1
    with pytest.raises(services.Galat, match="Jejak audit: yang sudah disahkan"):
        putuskan(session, unit, Putusan.DISAMARKAN)
    putuskan(session, unit, Putusan.DIBIARKAN)
    assert sisir(session, unit) == services.Tersisir(0, 0)


def test_the_offices_own_telephone_is_nobodys_data(session: Session, unit: Unit) -> None:
    unit.telepon = "0543-212345"
    session.add(JejakAudit(unit_id=unit.id, oleh="ani", pada=PADA, peristiwa="telepon 0543 212345"))
    session.flush()
    assert sisir(session, unit) == services.Tersisir(0, 0)


def test_every_column_that_is_searched_can_be_read_and_its_rows_found_again(
    session: Session, unit: Unit
) -> None:
    for satu in BEBAS:
        list(queries.baca_baris(session, satu, unit.id))
        tabel = queries.tabel(satu.tabel)
        assert {k.type.python_type for k in tabel.primary_key.columns} <= queries.BACA.keys(), satu
        assert any(m.local_table is tabel for m in Base.registry.mappers), satu


def test_the_version_before_lets_no_word_of_a_log_be_changed(mesin: Engine) -> None:
    with buka_sesi(mesin, tulis=True) as session:
        satu = _kasus(session, kantor(session))
        akhir = log(session, satu.id)[-1]
        isi = {"isi": json.dumps(akhir.isi | {"alasan": "***"}), "urut": akhir.urut}
        session.commit()
    ubah = sa.text("UPDATE peristiwa_permohonan SET isi = :isi WHERE urut = :urut")
    migrasi.turunkan(mesin, "20261130_tautan_ditutup")
    with pytest.raises(sa.exc.DatabaseError, match="tidak dapat diubah"), mesin.begin() as koneksi:
        koneksi.execute(ubah, isi)
    migrasi.naikkan(mesin)
    with mesin.begin() as koneksi:
        assert koneksi.execute(ubah, isi).rowcount == 1
