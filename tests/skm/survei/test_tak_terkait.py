"""Nothing the server keeps leads from an answer to the visit it came from.

The bucket is one office, one service and one day: that is all an answer keeps of its moment and place. Within
a bucket neither a key, a value, a moment, the place of a row, a transaction number nor a log tells which
visit gave which answer. A day of fourteen visits and three posters goes through the real pages, shuffled.
"""

from __future__ import annotations

import io
import logging
import random
import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.jawaban.models import Jawaban, Kiriman
from skm.jawaban.segel import Segel
from skm.layanan.models import Tiket
from skm.loket.models import Permohonan
from skm.orm import Base, buka_sesi
from skm.survei.models import Tautan
from skm.survei.services.pelepasan import akhiri_hari
from tests.conftest import KEDUANYA, basis_sendiri
from tests.klien import Klien

SIMPUL = {"unit", "layanan", "kuesioner", "impor", "pengecualian"}
"""Tables an answer may point to; what they know is shared by whole buckets."""
KUNJUNGAN = {
    "permohonan",
    "tiket",
    "kiriman",
    "nomor_urut",
    "jejak_audit",
    "hitung_tautan",
    "lembar",
    "jawaban_menunggu",
}
"""Tables that know of a visit or a moment."""


@dataclass
class Hari:
    """What really happened, which only the test knows: which visit gave which answer, in what order."""

    app: Flask
    kode: list[str] = field(default_factory=list)
    kunci: list[str] = field(default_factory=list)
    saran: list[str] = field(default_factory=list)
    log: str = ""


@pytest.fixture(scope="module", params=KEDUANYA)
def hari(request: pytest.FixtureRequest, konf_dasar: Konfigurasi) -> Iterator[Hari]:
    """A working day on either database, for reading."""
    with basis_sendiri(request, request.param) as url:
        app = create_app(replace(konf_dasar, database_url=url))
        sehari = Hari(app)
        with semua_catatan() as catatan:
            _jalani(sehari)
        sehari.log = catatan.getvalue()
        yield sehari
        app.extensions["skm_mesin"].dispose()


@contextmanager
def semua_catatan() -> Iterator[io.StringIO]:
    """What is logged meanwhile, however unimportant."""
    catatan, akar = io.StringIO(), logging.getLogger()
    penulis, semula = logging.StreamHandler(catatan), akar.level
    akar.addHandler(penulis)
    akar.setLevel(logging.DEBUG)
    try:
        yield catatan
    finally:
        akar.removeHandler(penulis)
        akar.setLevel(semula)


def _jalani(sehari: Hari) -> None:
    """Fourteen visits that are logged and finished in another order, and seventeen answers in a third one."""
    app, acak = sehari.app, random.Random(7)
    petugas = Klien(app)
    petugas.masuk_sebagai(Peran.PETUGAS)
    for nomor in range(14):
        petugas.get("/loket").form("#catat").isi(
            layanan="kk", pemohon=f"Warga {nomor}", desa="muara toyu"
        ).kirim()
    with Session(app.extensions["skm_mesin"]) as session:
        kasus = list(session.scalars(sa.select(Permohonan.id)))
        poster = session.scalars(sa.select(Tautan.kode)).one()
    acak.shuffle(kasus)
    jalan = []
    for nomor in kasus:
        lembar = petugas.get(f"/loket/{nomor}").form("form[action$='/selesai']").kirim().ikuti()
        alamat = lembar.sup.select_one(".tiket-alamat")
        assert alamat is not None
        jalan.append("/t/" + alamat.text.rsplit("/", 1)[1])
    jalan += [f"/s/{poster}"] * 3
    acak.shuffle(jalan)
    for urut, alamat_warga in enumerate(jalan):
        isian = {f"U{n}": acak.randint(1, 4) for n in range(1, 10)} | {"saran": f"Catatan warga ke-{urut}"}
        formulir = Klien(app).get(alamat_warga).form().isi(**isian)
        assert formulir.kirim().status == 303
        sehari.kode.append(alamat_warga.removeprefix("/t/"))
        sehari.kunci.append(formulir.nilai["kunci"])
        sehari.saran.append(str(isian["saran"]))
    petugas.get("/loket")
    konf = app.config["SKM"]
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        besok = datetime.now(konf.timezone).date() + timedelta(days=1)
        assert akhiri_hari(session, segel=Segel(konf.data_key), hari_ini=besok) == 17
        session.commit()


def _terjangkau(tujuan: dict[str, set[str]], mulai: str) -> set[str]:
    hasil, antre = set[str](), [mulai]
    while antre:
        for berikut in tujuan[antre.pop()] - hasil:
            hasil.add(berikut)
            antre.append(berikut)
    return hasil


def test_no_foreign_key_leads_from_an_answer_to_a_visit() -> None:
    tujuan = {
        tabel.name: {asing.column.table.name for asing in tabel.foreign_keys}
        for tabel in Base.metadata.sorted_tables
    }
    assert tujuan["jawaban"] == SIMPUL
    # What points to an answer says what the office did about its comment, and knows of no visit either.
    penunjuk = {nama for nama, ke in tujuan.items() if "jawaban" in ke}
    assert penunjuk == {"tanggapan_saran"}
    for satu in ("jawaban", *penunjuk):
        assert _terjangkau(tujuan, satu) & KUNJUNGAN == set(), satu
    assert tujuan["tiket"] == {"unit", "layanan"}
    assert tujuan["kiriman"] == set()


def test_an_answer_keeps_no_moment_finer_than_its_day_and_no_counted_key() -> None:
    tabel = Base.metadata.tables["jawaban"]
    halus = {kolom.name for kolom in tabel.columns if isinstance(kolom.type, sa.DateTime | sa.Time)}
    assert halus == set()
    assert isinstance(tabel.c.id.type, sa.Uuid)
    assert {kolom.name for kolom in tabel.columns if kolom.autoincrement is True or kolom.identity} == set()
    for nama in ("tiket", "kiriman"):
        lain = Base.metadata.tables[nama].columns
        assert {k.name for k in lain if isinstance(k.type, sa.DateTime | sa.Time)} == set()


def test_no_value_of_an_answer_stands_with_a_visit(hari: Hari) -> None:
    """Whatever is equal in both is shared by the whole bucket: unit, service, day."""
    mesin: Engine = hari.app.extensions["skm_mesin"]
    with mesin.connect() as koneksi:
        isi = {
            tabel.name: [dict(baris) for baris in koneksi.execute(sa.select(tabel)).mappings()]
            for tabel in Base.metadata.sorted_tables
        }
    jawaban = isi["jawaban"]
    assert len(jawaban) == 17
    ember = Counter((satu["unit_id"], satu["layanan_id"], satu["tanggal"]) for satu in jawaban)
    assert sorted(ember.values()) == [3, 14]
    khas = _nilai_khas(jawaban)
    assert len([nilai for nilai in khas if isinstance(nilai, uuid.UUID)]) == 17
    for nama in KUNJUNGAN:
        bersama = {_teks(nilai) for nilai in khas} & {
            _teks(nilai) for baris in isi[nama] for nilai in baris.values() if nilai is not None
        }
        assert bersama == set(), nama
        gabung = " ".join(_teks(nilai) for baris in isi[nama] for nilai in baris.values())
        assert [s for s in hari.saran if s in gabung] == [], nama
    assert all(satu["id"].version == 4 for satu in jawaban)


def _nilai_khas(jawaban: list[dict[str, Any]]) -> list[Any]:
    """Values that single out one answer; small numbers and the bucket's own columns cannot."""
    hitung: dict[Any, int] = defaultdict(int)
    for satu in jawaban:
        for kolom, nilai in satu.items():
            if kolom not in {"unit_id", "layanan_id", "kuesioner_id", "tanggal"} and not isinstance(
                nilai, int
            ):
                hitung[nilai] += nilai is not None
    return [nilai for nilai, berapa in hitung.items() if berapa == 1]


def _teks(nilai: object) -> str:
    if isinstance(nilai, datetime | date):
        return nilai.isoformat()
    return nilai.hex if isinstance(nilai, uuid.UUID) else str(nilai)


def test_no_row_or_transaction_number_tells_one_answer_of_the_day_from_another(hari: Hari) -> None:
    """What the numbers of tickets and sent forms tell, they tell about all answers of a release alike."""
    mesin: Engine = hari.app.extensions["skm_mesin"]
    for model in (Jawaban, Tiket, Kiriman):
        tabel = model.__table__
        if mesin.dialect.name == "sqlite":
            with mesin.connect() as koneksi, pytest.raises(sa.exc.OperationalError, match="no such column"):
                koneksi.execute(sa.select(sa.literal_column("rowid")).select_from(tabel))
            continue
        with mesin.connect() as koneksi:
            nomor = koneksi.execute(sa.select(sa.literal_column("xmin::text")).select_from(tabel)).scalars()
            berbeda = len(set(nomor))
        assert berbeda == {Jawaban: 1, Tiket: 14, Kiriman: 17}[model]


def test_neither_codes_nor_keys_are_written_to_the_database_or_the_log(hari: Hari) -> None:
    rahasia = [*(kode for kode in hari.kode if not kode.startswith("/s/")), *hari.kunci]
    assert len(rahasia) == 14 + 17
    mesin: Engine = hari.app.extensions["skm_mesin"]
    if mesin.dialect.name == "sqlite":
        isi = b"".join(
            berkas.read_bytes() for berkas in Path(str(mesin.url.database)).parent.glob("skm.sqlite3*")
        )
    else:
        with mesin.connect() as koneksi:
            isi = "\n".join(
                repr(tuple(baris))
                for tabel in Base.metadata.sorted_tables
                for baris in koneksi.execute(sa.select(tabel))
            ).encode()
    assert b"Catatan warga ke-3" in isi, "the search would find nothing anywhere"
    assert [satu for satu in rahasia if satu.encode() in isi] == []
    assert [satu for satu in [*rahasia, *hari.saran] if satu in hari.log] == []
    assert not re.search(r"(GET|POST) /t/", hari.log)
