"""The audit trail's chain: what is written fits, what was tampered with is named, nobody waits for it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Barrier, Thread

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import JejakAudit, MataRantai, Peran
from skm.akun.rantai import SEKALI_BACA, Ujung, baca_ujung, cocok, periksa, sambung, tulis_ujung, ujung
from skm.akun.services import catat
from skm.layanan.models import Unit
from skm.operasi import jejak
from skm.operasi.jejak import Penyambung
from skm.orm import buka_sesi
from skm.pengesahan.models import Pengesahan
from tests.kantor import kantor
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.laporan.susun import jawab, nilai_48
from tests.terbit import setujui_periode

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)


def tulis(session: Session, unit: Unit, *kata: str) -> None:
    for satu in kata:
        catat(session, unit_id=unit.id, oleh="uji", pada=PADA, peristiwa=satu)
    session.flush()


def lepas_pengaman(session: Session) -> None:
    """What somebody with the database's own rights does before writing past the program."""
    if session.get_bind().dialect.name == "sqlite":
        for nama in ("jejak_audit_ubah", "jejak_audit_hapus", "mata_rantai_ubah", "mata_rantai_hapus"):
            session.execute(sa.text(f"DROP TRIGGER {nama}"))
    else:
        session.execute(sa.text("SET LOCAL session_replication_role = replica"))


def test_every_sentence_gets_its_link_once_and_the_chain_fits(session: Session, unit: Unit) -> None:
    tulis(session, unit, "satu", "dua", "tiga")
    awal = sambung(session, unit.id)
    assert sambung(session, unit.id) == awal == ujung(session, unit.id)
    tulis(session, unit, "empat")
    assert periksa(session, unit.id).lepas == 1
    akhir = sambung(session, unit.id)
    assert akhir.nomor == awal.nomor + 1
    hasil = periksa(session, unit.id)
    assert (hasil.ujung, hasil.salah, hasil.lepas) == (akhir, "", 0)
    assert cocok(session, unit.id, awal)
    assert not cocok(session, unit.id, Ujung(awal.nomor, akhir.sidik))


@pytest.mark.parametrize("jenis_basis", ["sqlite"])  # batches are the program's own
def test_more_sentences_than_are_read_at_a_time_are_linked_at_once(session: Session, unit: Unit) -> None:
    baru = {"unit_id": unit.id, "oleh": "uji", "pada": PADA, "peristiwa": "muat"}
    session.execute(sa.insert(JejakAudit), [baru] * (SEKALI_BACA + 1))
    assert sambung(session, unit.id).nomor == session.scalar(
        sa.select(sa.func.count()).select_from(JejakAudit).where(JejakAudit.unit_id == unit.id)
    )


@pytest.mark.parametrize("model", [JejakAudit, MataRantai])
@pytest.mark.parametrize("apa", [sa.update, sa.delete])
def test_the_database_refuses_to_change_or_remove_what_was_written(
    session: Session, unit: Unit, model: type, apa: Callable[..., sa.Update]
) -> None:
    tulis(session, unit, "satu")
    sambung(session, unit.id)
    perintah = apa(model)
    if apa is sa.update:
        perintah = perintah.values(unit_id=unit.id)
    with pytest.raises(DBAPIError, match="jejak audit tidak dapat"), session.begin_nested():
        session.execute(perintah)


ESOK = datetime(2026, 7, 2, tzinfo=UTC)
RUSAK: dict[str, tuple[str, Callable[[int], sa.Update | sa.Delete]]] = {
    "a word": ("bukan lagi seperti", lambda n: _ubah(n, peristiwa="lain")),
    "who it was": ("bukan lagi seperti", lambda n: _ubah(n, oleh="lain")),
    "when it was": (
        "bukan lagi seperti",
        lambda n: _ubah(n, pada=ESOK),
    ),
    "a link left out": (
        "hilang",
        lambda n: sa.delete(MataRantai).where(MataRantai.jejak_id == n),
    ),
}


def _ubah(nomor: int, **isi: object) -> sa.Update:
    return sa.update(JejakAudit).where(JejakAudit.id == nomor).values(**isi)


@pytest.mark.parametrize("cara", RUSAK)
def test_what_was_changed_past_the_program_is_named_by_its_number(
    session: Session, unit: Unit, cara: str
) -> None:
    tulis(session, unit, "satu", "dua", "tiga")
    akhir = sambung(session, unit.id)
    korban = session.scalars(sa.select(JejakAudit.id).where(JejakAudit.peristiwa == "dua")).one()
    lepas_pengaman(session)
    kata, rusak = RUSAK[cara]
    session.execute(rusak(korban))
    session.expire_all()
    hasil = periksa(session, unit.id)
    assert f"ke-{akhir.nomor - 1} " in hasil.salah
    assert kata in hasil.salah
    assert jejak.temuan(session, unit.id).status == "GALAT"


def test_a_trail_written_anew_from_end_to_end_is_found_out_by_an_approved_report(
    session: Session, unit: Unit
) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48())
    setujui_periode(session, unit, Periode.triwulan(2026, 2), PADA)
    tersimpan = session.scalars(sa.select(Pengesahan.jejak)).one()
    assert baca_ujung(tersimpan) == ujung(session, unit.id)
    assert jejak.temuan(session, unit.id).status == "BAIK"
    lepas_pengaman(session)
    session.execute(sa.delete(MataRantai))
    session.execute(sa.update(JejakAudit).values(peristiwa="tidak terjadi apa-apa"))
    session.expire_all()
    sambung(session, unit.id)
    assert periksa(session, unit.id).salah == ""
    temuan = jejak.temuan(session, unit.id)
    assert (temuan.status, "bukan rantai" in temuan.keterangan) == ("GALAT", True)


def test_two_who_continue_the_chain_at_once_make_one(mesin: Engine) -> None:
    with buka_sesi(mesin, tulis=True) as session:
        unit = kantor(session)
        tulis(session, unit, *map(str, range(20)))
        session.commit()
        nomor = unit.id
    mulai = Barrier(2)

    def jalan() -> None:
        with buka_sesi(mesin, tulis=None) as session:
            mulai.wait()
            sambung(session, nomor)
            session.commit()

    utas = [Thread(target=jalan) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    with buka_sesi(mesin, tulis=False) as session:
        hasil = periksa(session, nomor)
    assert (hasil.salah, hasil.lepas, hasil.ujung.nomor >= 20) == ("", 0, True)


def test_the_clock_links_what_stands_there_and_tells_the_log_once_a_day(
    mesin: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    with buka_sesi(mesin, tulis=True) as session:
        unit = kantor(session)
        tulis(session, unit, "satu")
        session.commit()
        nomor, kode = unit.id, unit.kode
    penyambung = Penyambung(mesin)
    for _ in range(2):
        penyambung.sambung(PADA)
    with buka_sesi(mesin, tulis=False) as session:
        akhir, lepas = ujung(session, nomor), periksa(session, nomor).lepas
    assert lepas == 0
    assert [satu.message for satu in caplog.records] == [f"jejak audit {kode}: {tulis_ujung(akhir)}"]


def test_the_trail_is_exported_with_its_place_in_the_chain(
    skm: Callable[..., Perintah], basis: Session
) -> None:
    unit = kantor(basis)
    tulis(basis, unit, "=1+1")
    akhir = sambung(basis, unit.id)
    basis.commit()
    hasil = skm("ekspor", "jejak", "--dari", "2026-07-01", "--sampai", "2026-07-01", "--out", "-")
    baris = list(csv.DictReader(io.StringIO(hasil.stdout, newline="")))
    assert [(satu["oleh"], satu["peristiwa"]) for satu in baris] == [("uji", "'=1+1")]
    assert (baris[0]["nomor"], baris[0]["sidik"]) == (str(akhir.nomor), akhir.sidik)


def test_the_page_says_where_the_chain_ends(klien: Klien, basis: Session) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    akhir = sambung(basis, kantor(basis).id)
    basis.commit()
    assert akhir.sidik[:16] in klien.get("/kelola/jejak").sup.main.text
