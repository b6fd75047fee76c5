"""A page is prepared once and kept until something it shows changes: opened again, it asks nothing."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import brotli
import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from skm.akun.models import JejakAudit
from skm.app import create_app
from skm.config import Konfigurasi
from skm.kuesioner.models import Kuesioner, Terjemahan
from skm.layanan import tiket
from skm.layanan.models import Layanan, Unit
from skm.layanan.versi import perubahan_di_sini, versi_pintu
from skm.orm import buka_sesi
from skm.survei.models import HitungTautan, Tautan
from skm.survei.views.bersama import tulis_bukaan
from skm.web import rak as rak_web
from skm.web.permintaan import KEPALA
from skm.web.rak import TERBANYAK, taruh
from skm.web.waktu import hari_ini
from tests.conftest import TANAM_PADA
from tests.klien import Halaman, Klien
from tests.perekam import rekam
from tests.perintah import Perintah
from tests.skm.survei.conftest import KODE_TIKET

LUBANG = re.compile(r'name="(csrf_token|kunci)"')


@pytest.fixture
def jam(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The process's clock, which the test moves."""
    detik = [1000.0]
    monkeypatch.setattr(rak_web, "monotonic", lambda: detik[0])
    yield detik


def _tanpa_lubang(halaman: Halaman) -> str:
    return halaman.tanpa_token.replace(halaman.form().nilai["kunci"], "")


def test_a_page_that_was_opened_before_is_opened_without_a_statement(
    app: Flask, klien: Klien, pintu: list[str], jam: list[float]
) -> None:
    terima_kasih = [satu.replace("?", "/terima-kasih?") for satu in pintu[3:]]
    pertama = [_tanpa_lubang(klien.get(satu)) for satu in pintu] + [klien.get(s).teks for s in terima_kasih]
    with rekam(app.extensions["skm_mesin"]) as hitungan:
        kedua = [_tanpa_lubang(klien.get(satu)) for satu in pintu] + [klien.get(s).teks for s in terima_kasih]
        for satu in pintu:
            klien.http.head(satu)
    assert hitungan.total() == 0, hitungan
    assert pertama == kedua


def test_a_first_opening_reads_the_number_the_door_and_the_questionnaire(
    app: Flask, klien: Klien, alamat: str
) -> None:
    with rekam(app.extensions["skm_mesin"]) as hitungan:
        klien.get(alamat)
    # the number, the link with its names, the services it may be about, the questionnaire, its unsur, extra
    # questions and translations
    assert (hitungan.total(), set(hitungan.values())) == (7, {1}), hitungan


def test_once_a_second_a_single_statement_asks_whether_anything_changed(
    app: Flask, klien: Klien, alamat: str, jam: list[float]
) -> None:
    klien.get(alamat)
    for _ in range(3):
        jam[0] += 1.0
        with rekam(app.extensions["skm_mesin"]) as hitungan:
            for _ in range(5):
                klien.get(alamat)
        assert [*hitungan] == ["SELECT versi_pintu.nomor FROM versi_pintu"]
        assert hitungan.total() == 1


def _tutup(session: Session) -> None:
    session.execute(sa.update(Tautan).values(aktif=False))


def _arahkan(session: Session) -> None:
    tautan = session.scalars(sa.select(Tautan)).one()
    tautan.layanan_id = session.scalars(sa.select(Layanan.id).where(Layanan.kode == "KTP")).one()


def _nama_unit(session: Session) -> None:
    session.scalars(sa.select(Unit)).one().nama = "Kecamatan Uji"


def _nama_layanan(session: Session) -> None:
    session.execute(sa.update(Layanan).where(Layanan.id == 1).values(nama="Surat Uji"))


def _pertanyaan(session: Session) -> None:
    session.scalars(sa.select(Kuesioner)).one().unsur[0].pertanyaan = "Apakah syaratnya jelas?"


def _terjemahan(session: Session) -> None:
    satu = session.scalars(sa.select(Kuesioner)).one()
    satu.terjemahan.append(Terjemahan(bahasa="en", asal=satu.judul, teks="A Survey"))


def _hapus(session: Session) -> None:
    session.execute(sa.delete(Terjemahan))


UBAH = (_tutup, _arahkan, _nama_unit, _nama_layanan, _pertanyaan, _terjemahan)


@pytest.mark.parametrize("ubah", UBAH, ids=lambda ubah: ubah.__name__)
def test_every_change_of_what_pages_show_raises_the_number_and_nothing_else_does(
    mesin: Engine, ubah: Callable[[Session], None]
) -> None:
    with buka_sesi(mesin, tulis=True) as session:
        awal = versi_pintu(session)
        session.add(JejakAudit(unit_id=1, oleh="uji", pada=TANAM_PADA, peristiwa="uji"))
        _hapus(session)  # there are none: nothing changed
        session.commit()
        assert versi_pintu(session) == awal
        ubah(session)
        session.rollback()
        session.commit()
        assert versi_pintu(session) == awal
        with session.begin_nested():
            ubah(session)
        session.commit()
        assert versi_pintu(session) == awal + 1


@pytest.mark.parametrize("ubah", UBAH, ids=lambda ubah: ubah.__name__)
def test_a_change_by_another_process_is_seen_within_a_second_and_by_this_one_at_once(
    klien: Klien, konf: Konfigurasi, jam: list[float], ubah: Callable[[Session], None]
) -> None:
    app = klien.app
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        tautan = session.scalars(sa.select(Tautan)).one()
        alamat, tautan.layanan_id = f"/s/{tautan.kode}?bahasa=en", 1
        session.commit()
    lain = create_app(konf)
    di_sana = Klien(lain)
    semula = klien.get(alamat).teks.splitlines()
    di_sana.get(alamat)
    sebelum = perubahan_di_sini()
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        ubah(session)
        session.commit()
    kini = klien.get(alamat).teks.splitlines()
    assert _beda(semula, kini), "this process sees its own change at once"
    lain.extensions["skm_rak"]._perubahan = lambda: sebelum  # what another process would know of it
    assert not _beda(semula, di_sana.get(alamat).teks.splitlines())
    jam[0] += 1.0
    assert not _beda(kini, di_sana.get(alamat).teks.splitlines())
    lain.extensions["skm_mesin"].dispose()


def _beda(satu: list[str], lain: list[str]) -> bool:
    """Whether two pages differ in anything but the lines of their token and key."""

    def pokok(halaman: list[str]) -> list[str]:
        return [baris for baris in halaman if not LUBANG.search(baris)]

    return pokok(satu) != pokok(lain)


def test_a_command_raises_the_number_too(skm: Callable[..., Perintah], app: Flask) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        awal = versi_pintu(session)
    assert skm("tautan", "add", "--layanan", "KK", "--json").exit_code == 0
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert versi_pintu(session) == awal + 1


def test_tickets_of_a_service_share_what_is_read_and_none_shows_anothers_code(
    app: Flask, klien: Klien, pintu: list[str]
) -> None:
    lain = ["mnpqrstuvwxy", "23456789abcd"]
    with app.app_context(), buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        for kode in lain:
            tiket.terbitkan(session, unit_id=1, layanan_id=1, kode=kode, hari_ini=hari_ini())
        session.commit()
    pertama = klien.get(f"/t/{KODE_TIKET.upper()}?bahasa=en")
    for kode in lain:
        with rekam(app.extensions["skm_mesin"]) as hitungan:
            halaman = klien.get(f"/t/{kode}?bahasa=en")
        assert (hitungan.total(), KODE_TIKET in halaman.teks.lower()) == (1, False), hitungan  # its own door
        assert halaman.form().elemen["action"] == f"/t/{kode}?bahasa=en"
        assert halaman.sup.select_one(".bahasa a")["href"] == f"/t/{kode}"
        assert _tanpa_lubang(halaman).replace(kode, "") == _tanpa_lubang(pertama).replace(KODE_TIKET, "")
        assert halaman.headers["Content-Security-Policy"] == pertama.headers["Content-Security-Policy"]


def test_at_midnight_the_shelf_is_empty(
    app: Flask, klien: Klien, alamat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context(), buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        hari = session.scalars(sa.select(Tautan)).one().sampai = hari_ini()
        session.commit()
    assert klien.get(alamat).status == 200
    rak = app.extensions["skm_rak"]
    monkeypatch.setattr(rak, "_hari_ini", lambda: hari + timedelta(1))
    assert klien.get(alamat).status == 410


def test_the_answer_in_front_of_the_app_is_the_one_the_view_gives(
    app: Flask, klien: Klien, pintu: list[str]
) -> None:
    def tanpa(jawaban: TestResponse) -> dict[str, str]:
        return {nama: isi for nama, isi in jawaban.headers if nama not in {"Vary", KEPALA}}

    for alamat in pintu:
        for diterima in ("", "gzip", "br", "gzip;q=1, br;q=0.5", "deflate", "*"):
            kepala = {"Accept-Encoding": diterima}
            app.extensions["skm_rak"].kosongkan()
            view, depan = (klien.http.get(alamat, headers=kepala) for _ in range(2))
            kepala_saja = klien.http.head(alamat, headers=kepala)
            assert tanpa(view) == tanpa(depan) == tanpa(kepala_saja), (alamat, diterima)
            assert (view.status, kepala_saja.status) == (depan.status, depan.status)
            assert depan.headers["Vary"] == "Accept-Encoding"
            assert len(view.data) == len(depan.data) == int(depan.headers["Content-Length"])
            assert kepala_saja.data == b""
            assert _teks(depan).startswith("<!doctype html>")


def _teks(jawaban: TestResponse) -> str:
    buka = {"gzip": gzip.decompress, "br": brotli.decompress}
    sandi = jawaban.headers.get("Content-Encoding")
    return (jawaban.data if sandi is None else buka[sandi](jawaban.data)).decode()


def test_addresses_that_are_not_the_doors_own_are_answered_and_not_kept(
    app: Flask, klien: Klien, alamat: str
) -> None:
    rak = app.extensions["skm_rak"]
    for asing in (alamat.upper().replace("/S/", "/s/"), f"{alamat}?a=1", f"{alamat}?bahasa=zz"):
        assert klien.get(asing).status == 200
    assert [*rak.kini().siap] == [(alamat, "")]
    assert klien.get(f"{alamat}?x=%00").status == 400


def test_a_shelf_holds_only_so_many() -> None:
    rak: dict[int, int] = {}
    for nomor in range(TERBANYAK + 10):
        taruh(rak, nomor, nomor)
    assert [*rak] == [*range(10, TERBANYAK + 10)]


def test_opening_and_reading_writes_nothing_even_where_nothing_can_be_written(
    app: Flask, klien: Klien, konf: Konfigurasi, pintu: list[str]
) -> None:
    with rekam(app.extensions["skm_mesin"]) as hitungan:
        for alamat in pintu:
            klien.get(alamat)
    assert all(perintah.startswith("SELECT") for perintah in hitungan), hitungan


def test_openings_are_written_together_and_many_of_them_before_their_time(
    app: Flask, klien: Klien, alamat: str, jam: list[float]
) -> None:
    bukaan, mesin = app.extensions["skm_bukaan"], app.extensions["skm_mesin"]
    for _ in range(99):
        klien.get(alamat)
    assert not bukaan.penuh.is_set()
    klien.get(alamat)
    assert bukaan.penuh.is_set()
    with rekam(mesin) as hitungan:
        tulis_bukaan(app)
        tulis_bukaan(app)
    assert hitungan.total() == 1
    assert not bukaan.penuh.is_set()
    with buka_sesi(mesin, tulis=False) as session:
        assert session.execute(sa.select(HitungTautan.dibuka, HitungTautan.selesai)).all() == [(100, 0)]
