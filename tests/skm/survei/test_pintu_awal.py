"""A server that still loads its rooms answers citizens' doors, and lets everybody else wait for the whole."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

from skm.app import create_app
from skm.config import Konfigurasi
from skm.layanan.models import Layanan
from skm.layanan.tiket import terbitkan
from skm.orm import Base, buka_sesi, make_engine
from skm.survei.models import JenisTautan, Tautan
from skm.survei.services import buat_tautan
from skm.survei.views.awal import ALAMAT, Awal
from skm.susunan import susun
from skm.web.waktu import hari_di
from tests.alur.jalan import port_bebas
from tests.bench.pelayan import TERSEMBUNYI
from tests.jawaban import tersimpan
from tests.kantor import kantor
from tests.perintah import Perintah

AKAR = Path(__file__).resolve().parents[3]
SABAR = 60
"""Seconds after which what must come has not; nothing waits for them."""
SEKALI = re.compile(r'name="(csrf_token|kunci)" value="[^"]*"')
"""What is another on every showing of a form."""
TIKET = "abcdefghjkmn"
RUSAK = """
import sys
class Rusak:
    def find_spec(self, nama, *_):
        if nama == "skm.pekppp.views":
            raise RuntimeError("a room that cannot be loaded")
sys.meta_path.insert(0, Rusak())
from skm.cli import main
main()
"""
"""The command where a room of the office's is broken."""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What a WSGI server would send."""

    status: int
    kepala: list[tuple[str, str]]
    isi: str


def minta(server: Awal | Flask, alamat: str, cara: str = "GET", **kepala: str) -> Jawaban:
    """The answer to that request."""
    jalan, _, tanya = alamat.partition("?")
    environ = EnvironBuilder(path=jalan, query_string=tanya, method=cara, headers=kepala).get_environ()
    isi, status, bagian = run_wsgi_app(server, environ, buffered=True)
    tetap = [(nama, satu) for nama, satu in bagian if nama != "X-Request-ID"]
    return Jawaban(int(status[:3]), tetap, b"".join(isi).decode())


@pytest.fixture
def pintu(konf: Konfigurasi) -> dict[str, str]:
    """A poster of the whole office, a kiosk of a service, a ticket: by the form of their addresses."""
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as session:
        unit = kantor(session)
        layanan = session.scalars(sa.select(Layanan.id).where(Layanan.unit_id == unit.id)).first()
        assert layanan is not None
        poster = session.scalars(sa.select(Tautan.kode).where(Tautan.jenis == JenisTautan.POSTER)).first()
        assert poster is not None
        kios = buat_tautan(
            session,
            unit_id=unit.id,
            layanan_id=layanan,
            jenis=JenisTautan.KIOS,
            oleh="uji",
            pada=datetime.now(UTC),
        )
        hari = datetime.now(UTC).astimezone(konf.timezone).date()
        terbitkan(session, unit_id=unit.id, layanan_id=layanan, kode=TIKET, hari_ini=hari)
        kode = dict(zip(ALAMAT, (poster, kios.kode, TIKET), strict=True))
        session.commit()
    mesin.dispose()
    return {aturan: aturan.replace("<kode>", satu) for aturan, satu in kode.items()}


@pytest.fixture
def awal(konf: Konfigurasi) -> Iterator[Awal]:
    """A server of which the rooms are not loaded."""
    server = Awal(konf)
    yield server
    server.warisan["skm_mesin"].dispose()


def isi_tetap(isi: str) -> str:
    return SEKALI.sub(r'name="\1"', isi)


@pytest.mark.parametrize("bahasa", ["", "?bahasa=en"])
@pytest.mark.parametrize("aturan", list(ALAMAT))
def test_a_doors_first_page_is_the_one_that_the_whole_server_shows(
    awal: Awal, konf: Konfigurasi, pintu: dict[str, str], aturan: str, bahasa: str
) -> None:
    seluruh = create_app(konf)
    satu, lain = (minta(server, pintu[aturan] + bahasa) for server in (awal, seluruh))
    assert satu.status == lain.status == 200
    assert isi_tetap(satu.isi) == isi_tetap(lain.isi)
    seluruh.extensions["skm_rak"].segarkan()
    lagi = minta(seluruh, pintu[aturan] + bahasa)  # from the shelf, as the first one is
    assert satu.kepala == lagi.kepala
    seluruh.extensions["skm_mesin"].dispose()


def _lambat(urutan: list[str], konf: Konfigurasi) -> Callable[..., Flask]:
    def kerja(warisan: dict[str, object]) -> Flask:
        urutan.append("whole")
        return susun(konf, warisan)

    return kerja


@pytest.mark.parametrize(
    ("cara", "alamat", "status"),
    [
        ("GET", "/masuk", 200),
        ("GET", "/sehat", 200),
        ("GET", "/dasbor", 302),  # to the page on which one signs in
        ("GET", "/s/tidak-ada-di-sini", 404),  # what a door refuses, the whole server says
        ("POST", "/masuk", 400),  # without the form's token
        ("GET", "/bukan/halaman", 404),
    ],
)
def test_whoever_asks_for_anything_else_waits_and_is_answered(
    awal: Awal, konf: Konfigurasi, cara: str, alamat: str, status: int
) -> None:
    urutan: list[str] = []

    def tanya() -> int:
        kode = minta(awal, alamat, cara).status
        urutan.append("answer")
        return kode

    with ThreadPoolExecutor(1) as kolam:
        jawaban = kolam.submit(tanya)
        awal.ganti(_lambat(urutan, konf))
        assert jawaban.result(SABAR) == status
    assert urutan == ["whole", "answer"]


def test_the_whole_server_goes_on_with_the_same_shelf_counts_and_connections(
    awal: Awal, konf: Konfigurasi, pintu: dict[str, str]
) -> None:
    alamat = pintu["/s/<kode>"]
    assert minta(awal, alamat).status == 200
    apps: list[Flask] = []

    def kerja(warisan: dict[str, object]) -> Flask:
        apps.append(susun(konf, warisan))
        return apps[0]

    awal.ganti(kerja)
    assert minta(awal, alamat).status == 200
    milik = apps[0].extensions
    assert {nama: milik[nama] for nama in awal.warisan} == dict(awal.warisan)
    assert sum(milik["skm_bukaan"].ambil().values()) == 2
    assert sum(milik["skm_ukur"].salin()[("/s/<kode>", 2)][:-1]) == 2


def test_a_form_is_taken_by_the_loop_once_the_whole_server_is_there(
    awal: Awal, konf: Konfigurasi, pintu: dict[str, str]
) -> None:
    alamat, bangun = pintu["/s/<kode>"], Event()
    minta(awal, alamat)
    data = dict(TERSEMBUNYI.findall(minta(awal, alamat).isi)) | {f"U{n}": "3" for n in range(1, 10)}
    environ = EnvironBuilder(alamat, method="POST", data=data).get_environ()
    assert awal.titip(environ, bangun.set) is None
    awal.ganti(partial(susun, konf))
    susunan = awal._seluruh
    assert susunan is not None
    susunan.extensions["skm_pelepas"].sampai(hari_di(konf.timezone))
    susunan.extensions["skm_rak"].segarkan()  # as a thread of the server's does each second
    jawab = awal.titip(environ, bangun.set)
    assert jawab is not None
    assert bangun.wait(SABAR)
    jawaban = jawab()
    assert jawaban is not None
    assert (jawaban[0], dict(jawaban[1])["Location"]) == (303, f"{alamat}/terima-kasih")
    assert len(tersimpan(susunan)) == 1


def test_only_tables_that_doors_read_lead_to_others() -> None:
    """SQLAlchemy ties such tables together at the first question, when the other rooms are half loaded."""
    sejak = "import skm.survei.views.awal, sys; print(*sys.modules)"
    termuat = subprocess.run(
        [sys.executable, "-c", sejak], cwd=AKAR, capture_output=True, text=True, check=True, timeout=SABAR
    ).stdout.split()
    bertaut = {satu.class_.__module__ for satu in Base.registry.mappers if satu.relationships}
    assert bertaut
    assert bertaut <= set(termuat)


@pytest.mark.luas
def test_a_server_whose_rooms_cannot_be_loaded_says_so_and_ends(
    skm: Callable[..., Perintah], konf: Konfigurasi
) -> None:
    """Its parent starts it anew, and ends too when that comes to nothing at once."""
    assert skm("init").exit_code == 0
    env = {**os.environ, "SKM_PORT": str(port_bebas()), "PYTHONPATH": str(AKAR)}
    perintah = [sys.executable, "-c", RUSAK, "serve"]
    with subprocess.Popen(perintah, env=env, cwd=konf.instance, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            baris = (satu for satu in server.stderr if "CRITICAL" in satu or "exit" in satu)
            assert "the server's rooms cannot be loaded: it ends" in next(baris)
        finally:
            server.terminate()
