"""One refusal for the whole server, and one way out of it: a page, JSON, or the end of a command."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask, request
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException
from wtforms import StringField

import skm as paket
from kinerja.galat import GalatMasukan
from skm import db
from skm.akun.models import Akun, Peran
from skm.akun.services import buat_akun
from skm.app import create_app
from skm.config import Konfigurasi
from skm.galat import DIDAHULUI, SUDAH_DIHAPUS, Bersamaan, Galat, kunci, pertama, sebagai_galat, simpan
from skm.layanan.models import Unit
from skm.web.errors import BERSAMAAN, DITOLAK
from skm.web.upaya import Upaya, kabari
from tests.conftest import TANAM_PADA as PADA
from tests.klien import Klien
from tests.perintah import Perintah

AKAR = Path(__file__).resolve().parent.parent
KELAS = {
    "skm.galat.Galat": "a sentence, its field, its status",
    "skm.galat.Bersamaan": "views, sheets and the answer stores of the API ask whether somebody was quicker",
    "skm.jawaban.segel.GalatSegel": "doctor tells a foreign key from whatever else a database refuses",
    "skm.config.GalatPengaturan": "raised before there is an application or a command that could refuse",
    "skm.cli.konteks.Ditolak": "how click is told that a command ends with 1",
}
"""Every exception class of the server, with what it is for that `Galat` is not."""
DITANGANI = ("Galat", "GalatKinerja", "Bersamaan", "SQLAlchemyError", "IntegrityError", "StaleDataError")


def _kelas_galat(kelas: type[BaseException] = BaseException) -> Iterator[type[BaseException]]:
    for turunan in kelas.__subclasses__():
        yield turunan
        yield from _kelas_galat(turunan)


def _view() -> list[Path]:
    return [p for p in sorted((AKAR / "skm").rglob("*.py")) if "views" in {p.stem, p.parent.name}]


def test_a_refusal_is_no_class_of_its_own() -> None:
    for modul in pkgutil.walk_packages(paket.__path__, "skm."):
        importlib.import_module(modul.name)
    semua = {f"{kelas.__module__}.{kelas.__qualname__}" for kelas in _kelas_galat()}
    milik = {nama for nama in semua if nama.startswith("skm.")}
    assert milik == set(KELAS), "raise skm.galat.Galat, with its field and status, or say why it cannot do"


def test_no_view_takes_back_changes_or_catches_a_refusal_by_itself() -> None:
    dikenal = [
        ("skm/operasi/views.py", "SQLAlchemyError"),  # /metrics tells that there is none
        ("skm/survei/views/awal.py", "Exception"),  # before the rooms are loaded: the whole app answers it
        ("skm/survei/views/penerima.py", "Exception"),  # in front of the app: the view after it raises it
        ("skm/terbit/views/beranda.py", "SQLAlchemyError"),  # /sehat asks whether there is a database at all
    ]
    ada = [
        (berkas.relative_to(AKAR).as_posix(), kata)
        for berkas in _view()
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8")))
        for kata in _sendiri(simpul)
    ]
    assert ada == dikenal, "use skm.web.upaya, or let it go: the handler undoes it and answers"


def _sendiri(simpul: ast.AST) -> list[str]:
    if isinstance(simpul, ast.Attribute) and simpul.attr == "rollback":
        return ["rollback"]
    if isinstance(simpul, ast.ExceptHandler) and simpul.type is not None:
        nama = {satu.id for satu in ast.walk(simpul.type) if isinstance(satu, ast.Name)}
        return sorted(nama & {*DITANGANI, "Exception", "GalatMasukan", "GalatRumus"})
    return []


def _benturan(apa: str) -> Callable[[Session, Akun], object]:
    perintah = {
        "key": "INSERT INTO unit SELECT * FROM unit",
        "reference": "DELETE FROM unit",
        "check": "UPDATE akun SET peran = 'bupati'",
        "not null": "UPDATE akun SET nama = NULL",
    }
    return lambda session, _: session.execute(sa.text(perintah[apa]))


def _usang(session: Session, akun: Akun) -> None:
    session.execute(sa.text("DELETE FROM akun"))
    akun.aktif = False
    session.flush()


def _hilang(session: Session, akun: Akun) -> None:
    session.execute(sa.text("DELETE FROM akun"))
    session.expire(akun)
    assert akun.nama


@pytest.mark.parametrize(
    ("apa", "kalimat"),
    [
        (_benturan("key"), DIDAHULUI),  # somebody took the number
        (_benturan("reference"), DIDAHULUI),  # somebody hung something on it
        (_usang, DIDAHULUI),  # the row to be changed is gone
        (_hilang, SUDAH_DIHAPUS),  # the row to be read is gone
        (_benturan("check"), None),  # nobody's race: the code wrote what may not be
        (_benturan("not null"), None),
    ],
)
def test_both_databases_say_alike_that_somebody_was_quicker(
    session: Session, unit: Unit, apa: Callable[[Session, Akun], object], kalimat: str | None
) -> None:
    with pytest.raises(sa.exc.SQLAlchemyError) as salah:
        apa(session, _akun(session, unit))
    galat = sebagai_galat(salah.value)
    assert (galat and (str(galat), galat.status, type(galat))) == (kalimat and (kalimat, 409, Bersamaan))


def test_a_lost_race_is_told_in_the_words_of_the_service_and_a_fault_of_ours_is_not(
    session: Session, unit: Unit
) -> None:
    _akun(session, unit, "siti")
    with pytest.raises(Bersamaan, match="Sudah dipakai") as galat, session.begin_nested():
        session.add(Akun(unit_id=unit.id, nama="siti", peran=Peran.ADMIN, sandi_hash="x", dibuat_pada=PADA))
        simpan(session, "Sudah dipakai.", bidang="nama")
    assert galat.value.bidang == "nama"
    with pytest.raises(sa.exc.IntegrityError), session.begin_nested(), pertama("Sudah dipakai."):
        session.execute(sa.text("UPDATE akun SET nama = NULL"))


def test_a_row_that_somebody_has_deleted_is_not_deleted_again(session: Session, unit: Unit) -> None:
    akun = _akun(session, unit)
    kunci(session, akun)  # it is there
    session.execute(sa.text("DELETE FROM akun"))
    with pytest.raises(Bersamaan, match="menghapusnya"):
        kunci(session, akun)


def _akun(session: Session, unit: Unit, nama: str = "ani") -> Akun:
    akun = buat_akun(
        session,
        unit_id=unit.id,
        nama=nama,
        peran=Peran.PETUGAS,
        sandi="sandi-awal-2026",
        oleh="uji",
        pada=PADA,
    )
    session.flush()
    return akun


@pytest.mark.parametrize(
    ("salah", "status", "judul"),
    [
        (Galat("Tidak boleh."), 400, DITOLAK),
        (Galat("Tidak boleh.", status=404), 404, "Halaman tidak ditemukan"),
        (GalatMasukan("Tidak boleh."), 400, DITOLAK),
        (Bersamaan("Tidak boleh."), 409, BERSAMAAN),
    ],
)
def test_a_refusal_that_leaves_a_view_is_undone_and_answered_as_page_or_json(
    konf: Konfigurasi, salah: Exception, status: int, judul: str
) -> None:
    app = create_app(konf)

    def menolak() -> None:
        if request.method == "POST" and request.endpoint != "akun.masuk_kirim":
            db.session().execute(sa.text("UPDATE unit SET nama = 'Diubah'"))
            raise salah

    app.before_request_funcs.setdefault("akun", []).append(menolak)
    app.before_request_funcs.setdefault("indikator", []).append(menolak)
    klien = Klien(app)
    klien.masuk_sebagai(Peran.ADMIN)
    token = klien.get("/akun/sandi").form().nilai["csrf_token"]
    halaman = klien.post("/keluar", {"csrf_token": token})
    assert (halaman.status, halaman.sup.h1.text) == (status, judul)
    assert "Tidak boleh." in halaman.sup.main.text
    api = klien.http.post("/api/v1/indikator/IKU-04/isian", json={}, headers={"X-CSRFToken": token})
    assert (api.status_code, api.json) == (status, {"galat": "Tidak boleh.", "bentrok": status == 409})
    with app.extensions["skm_mesin"].connect() as koneksi:
        assert koneksi.scalar(sa.text("SELECT count(*) FROM unit WHERE nama = 'Diubah'")) == 0
    app.extensions["skm_mesin"].dispose()


def test_a_command_that_is_refused_ends_with_one_and_the_sentence(skm: Callable[..., Perintah]) -> None:
    hasil = skm("user", "jabatan", "tidak-ada", "Camat")
    assert (hasil.exit_code, hasil.stdout) == (1, "")
    assert "Akun tidak-ada tidak ditemukan." in hasil.stderr


class NamaForm(FlaskForm):
    """Two fields."""

    nama = StringField()
    alasan = StringField()


def _nama_unit() -> str:
    nama: str = db.session().scalar(sa.select(Unit.nama).limit(1)) or ""
    return nama


def _ubah(nama: str) -> None:
    db.session().execute(sa.update(Unit).values(nama=nama))


@pytest.mark.parametrize(
    ("bidang", "di", "letak"),
    [
        ("alasan", "nama", "alasan"),  # the refusal says where
        ("", "nama", "nama"),  # the view does
        ("pangkat", "nama", "nama"),  # the form has no such field
        ("", "", None),  # it is about the whole form
    ],
)
def test_an_attempt_that_is_refused_is_told_at_its_field_and_leaves_nothing(
    app: Flask, bidang: str, di: str, letak: str | None
) -> None:
    with app.test_request_context(method="POST"):
        semula, form = _nama_unit(), NamaForm()
        with Upaya(form, di=di) as upaya:
            _ubah("Diubah")
            raise Galat("Jangan.", bidang=bidang)
        assert (upaya.ditolak, upaya.kalimat, upaya.status) == (True, "Jangan.", 400)
        terbaca = {nama: list(kata) for nama, kata in form.errors.items()}
        assert terbaca == {letak or "": ["Jangan."]}
        assert _nama_unit() == semula


def test_what_a_field_has_said_already_is_not_said_again(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        form = NamaForm()
        with Upaya(form, di="nama") as upaya:
            form.alasan.errors = ["Isi alasannya."]
            raise GalatMasukan("Isi alasannya.")
        assert upaya.ditolak
        assert form.errors == {"alasan": ["Isi alasannya."]}


def test_a_fault_of_ours_and_an_answer_go_through_an_attempt(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        for salah in (ZeroDivisionError(), HTTPException()):
            with pytest.raises(type(salah)), Upaya():
                raise salah


def test_of_several_attempts_the_refused_one_takes_back_only_its_own(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        _ubah("Pertama")
        with Upaya(sendiri=True) as upaya:
            _ubah("Kedua")
            raise Galat("Jangan.")
        assert (upaya.ditolak, _nama_unit()) == (True, "Pertama")
        with Upaya(sendiri=True) as upaya:
            _ubah("Ketiga")
        assert (upaya.ditolak, _nama_unit()) == (False, "Ketiga")


def test_a_trial_leaves_nothing_even_when_it_is_not_refused(app: Flask) -> None:
    with app.test_request_context(method="POST"):
        semula = _nama_unit()
        with Upaya(coba=True) as upaya:
            _ubah("Diubah")
        assert (upaya.ditolak, upaya.status, _nama_unit()) == (False, 200, semula)


@pytest.mark.parametrize(("galat", "status"), [(Galat("Jangan."), 303), (Bersamaan("Jangan."), 409)])
def test_a_page_without_a_form_is_gone_back_to_unless_somebody_was_quicker(
    app: Flask, galat: Galat, status: int
) -> None:
    with app.test_request_context(method="POST"):
        with pytest.raises(HTTPException) as jawaban, kabari("/kelola/akun"):
            raise galat
        kiriman = jawaban.value.get_response()
        assert kiriman.status_code == status
        assert (kiriman.location or kiriman.get_data(as_text=True)).count("/kelola/akun") == 1
