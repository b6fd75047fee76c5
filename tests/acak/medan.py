"""The real application on a database of its own, set back to the same state as often as one likes."""

from __future__ import annotations

import io
import random
import shutil
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask, got_request_exception
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import IntegrityError
from werkzeug.test import EnvironBuilder

from skm.akun.models import Peran
from skm.app import create_app
from skm.config import Konfigurasi
from skm.jendela import Jendela
from skm.survei.laju import Laju
from skm.web.batas import pembatas
from skm.web.permintaan import ATURAN
from tests.acak.hakim import RUSAK, Jawaban, periksa
from tests.acak.sasaran import AKAR, Sasaran, cari, dari_tabel, nama_kueri
from tests.acak.serangan import Permintaan, serang
from tests.contoh import Contoh, isi_contoh
from tests.klien import PINTU, SANDI, Klien
from tests.pangkalan import atur
from tests.papan import isi_papan
from tests.penuh import PENUH

ORANG: tuple[Peran | None, ...] = (None, *Peran)
GAGAL = 400
SEKALI = 400
"""Cases after which everything is set back, so that nobody stays locked out of what was broken."""
LUPA = 20
"""Cases after which tries are forgotten: limits have tests of their own, here they hide what is behind."""


@dataclass
class Catatan:
    """What was counted, and what was found: each once, with the first request that showed it."""

    kasus: int = 0
    status: Counter[int] = field(default_factory=Counter)
    peran: Counter[str] = field(default_factory=Counter)
    temuan: dict[tuple[str, str], str] = field(default_factory=dict)
    kali: Counter[tuple[str, str]] = field(default_factory=Counter)
    diterima: set[tuple[str, str]] = field(default_factory=set)
    """Methods and routes that answered with 2xx or 3xx."""

    def temu(self, apa: str, letak: str, minta: str) -> None:
        """Note a finding at that place."""
        self.kali[apa, letak] += 1
        self.temuan.setdefault((apa, letak), minta)


@dataclass(frozen=True, slots=True)
class Salah:
    """Where something went wrong inside, and the whole story."""

    letak: str = ""
    cerita: str = ""
    di_basis: bool = False

    @classmethod
    def dari(cls, salah: BaseException) -> Salah:
        """Of an exception: the last of our own lines that it came through."""
        milik = [
            satu
            for satu in traceback.extract_tb(salah.__traceback__)
            if satu.filename.startswith((str(AKAR / "skm"), str(AKAR / "kinerja")))
        ]
        letak = f"{Path(milik[-1].filename).relative_to(AKAR)}:{milik[-1].lineno}" if milik else ""
        return cls(f"{type(salah).__name__} {letak}", "".join(traceback.format_exception(salah))[-4_000:])


class Medan:
    """Everybody signed in on one application; every case begins from the same cookies."""

    def __init__(self, konf: Konfigurasi, kembalikan: Callable[[], None], catatan: Catatan) -> None:
        self.app = create_app(konf)
        self.catatan, self._kembalikan = catatan, kembalikan
        self._kue: dict[Peran | None, str] = {}
        self._token: dict[Peran | None, str] = {}
        self._klien: dict[Peran | None, Klien] = {}
        self._pintu: dict[tuple[Peran | None, str], str] = {}
        self._salah, self._aturan = Salah(), ""
        got_request_exception.connect(self._tangkap, self.app)
        sa.event.listen(self.app.extensions["skm_mesin"], "handle_error", self._dari_basis)

    def segarkan(self) -> None:
        """Set the database and the folder back, and sign everybody in anew."""
        self.app.extensions["skm_mesin"].dispose()
        self._kembalikan()
        self._lupakan()
        self.app.extensions["skm_rak"].kosongkan()
        self.app.extensions["skm_bukaan"].ambil()
        self._pintu.clear()
        for peran in ORANG:
            klien = self._klien[peran] = Klien(self.app)
            if peran is not None:
                klien.masuk(f"uji-{peran.value.replace('_', '-')}", SANDI)
            self._token[peran] = (
                klien.get("/masuk" if peran is None else "/akun/sandi").form().nilai["csrf_token"]
            )
            self._kue[peran] = "; ".join(f"{k.key}={k.value}" for k in klien.http._cookies.values())

    def _lupakan(self) -> None:
        pembatas.reset()
        self.app.extensions["skm_laju"] = Laju()
        for nama in ("skm_jendela_pengaduan", "skm_kunci_salah", "skm_jendela_masuk"):
            self.app.extensions[nama] = Jendela()

    def sasaran(self, contoh: Contoh) -> list[Sasaran]:
        """All that anybody can ask and send; in the short form others' pages are read as the admin only."""
        penuh = ORANG if PENUH else (None, Peran.ADMIN)
        dilihat = [satu for peran in penuh for satu in cari(self._klien[peran], contoh, peran)]
        sisa = [peran for peran in ORANG if peran not in penuh]
        return dilihat + [satu for peran in sisa for satu in dari_tabel(contoh, peran)]

    def token(self, s: Sasaran) -> str:
        """What the form at that address carries: a citizen's door has its own."""
        pintu = PINTU.match(s.alamat)
        if pintu is None:
            return self._token[s.peran]
        kunci = (s.peran, pintu[0])
        if kunci not in self._pintu:
            self._pintu[kunci] = self._klien[s.peran].token_untuk(s.alamat, self._token[s.peran])
        return self._pintu[kunci]

    def tembak(self, semua: list[Sasaran], banyak: int, benih: str, awal: int = 0) -> None:
        """Ask that many times; each case is made of the seed and its number alone."""
        bobot, dikenal = [satu.bobot for satu in semua], nama_kueri()
        for nomor in range(awal, awal + banyak):
            if (nomor - awal) % SEKALI == 0:
                self.segarkan()
            elif nomor % LUPA == 0:
                self._lupakan()
            acak = random.Random(f"{benih}:{nomor}")
            s = acak.choices(semua, bobot)[0]
            minta = serang(acak, s, self.token(s), dikenal)
            self._satu(nomor, s, minta)

    def _satu(self, nomor: int, s: Sasaran, minta: Permintaan) -> None:
        self._salah = Salah()
        catatan, jawab = self.catatan, self.minta(s.peran, minta)
        catatan.kasus += 1
        catatan.status[jawab.status] += 1
        catatan.peran["nobody" if s.peran is None else s.peran.value] += 1
        aturan = self._aturan or minta.metode
        if jawab.status < GAGAL:
            catatan.diterima.add((minta.metode, aturan))
        semua = list(periksa(minta, jawab))
        if self._salah.di_basis and jawab.status < RUSAK:
            semua.append("refused by the database")
        for apa in semua:
            letak = f"{aturan} {self._salah.letak}"
            catatan.temu(apa, letak, f"case {nomor} as {s.peran}: {minta}\n{self._salah.cerita}")

    def minta(self, peran: Peran | None, minta: Permintaan) -> Jawaban:
        """The application's answer."""
        environ: dict[str, Any] = EnvironBuilder(method=minta.metode, base_url="http://skm.uji").get_environ()
        environ |= {
            "PATH_INFO": minta.jalan.decode("latin-1"),
            "QUERY_STRING": minta.kueri.decode("latin-1"),
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_LENGTH": str(len(minta.badan)),
            "CONTENT_TYPE": minta.jenis,
            "wsgi.input": io.BytesIO(minta.badan),
            "HTTP_COOKIE": self._kue[peran],
            **minta.kepala,
        }
        awal: dict[str, Any] = {}

        def mulai(
            status: str, kepala: list[tuple[str, str]], _salah: object = None
        ) -> Callable[[bytes], object]:
            awal.update(status=int(status[:3]), kepala={n.lower(): v for n, v in kepala})
            return lambda _: None

        try:
            isi = self.app.wsgi_app(environ, mulai)
            try:
                badan, putus = b"".join(isi), ""
            finally:
                if hasattr(isi, "close"):
                    isi.close()
        except Exception as salah:  # what a server would answer with its own 500, or by breaking off
            self._salah = Salah.dari(salah)
            awal, badan, putus = {"status": 500, "kepala": {}} | awal, b"", type(salah).__name__
        self._aturan = environ.get(ATURAN, "")
        return Jawaban(awal["status"], awal["kepala"], badan, putus)

    def _tangkap(self, _app: Flask, exception: BaseException, **_: Any) -> None:
        self._salah = Salah.dari(exception)

    def _dari_basis(self, konteks: ExceptionContext) -> None:
        """What a database refuses ought to be refused before; two at once may both find a name free."""
        asal = konteks.original_exception
        unik = isinstance(konteks.sqlalchemy_exception, IntegrityError) and "unique" in str(asal).lower()
        if not unik and not self._salah.letak:
            cerita = f"{asal}\n{konteks.statement}\n{str(konteks.parameters)[:600]}"
            self._salah = Salah(f"{type(asal).__name__} {str(konteks.statement)[:60]}", cerita, di_basis=True)


def siapkan(konf: Konfigurasi) -> Contoh:
    """A row of everything, and an account of every role; what the application keeps open is let go."""
    app = create_app(konf)
    contoh = isi_contoh(app)
    isi_papan(app, "Contoh")
    klien = Klien(app)
    for peran in Peran:
        klien.buat_akun(peran)
    app.extensions["skm_mesin"].dispose()
    return contoh


@contextmanager
def di_sqlite(konf: Konfigurasi) -> Iterator[Callable[[], None]]:
    """How to set a prepared SQLite server back to what it is now."""
    acuan = konf.instance.with_name("acuan-acak")
    shutil.rmtree(acuan, ignore_errors=True)
    mesin = sa.create_engine(konf.database_url)
    with mesin.connect() as koneksi:
        koneksi.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    mesin.dispose()
    shutil.copytree(konf.instance, acuan)
    yield lambda: _salin(acuan, konf.instance)
    shutil.rmtree(acuan)


@contextmanager
def di_postgres(konf: Konfigurasi, server: str) -> Iterator[tuple[Konfigurasi, Callable[[], None]]]:
    """The same of a prepared PostgreSQL server, whose database becomes the pattern of another one."""
    asal, acuan = sa.make_url(konf.database_url).database, konf.instance.with_name("acuan-acak")
    shutil.rmtree(acuan, ignore_errors=True)
    shutil.copytree(konf.instance, acuan)
    nama = f"{asal}_acak"

    def kembalikan() -> None:
        atur(
            server, f"DROP DATABASE IF EXISTS {nama} WITH (FORCE)", f"CREATE DATABASE {nama} TEMPLATE {asal}"
        )
        _salin(acuan, konf.instance)

    kembalikan()
    url = sa.make_url(konf.database_url).set(database=nama).render_as_string(hide_password=False)
    yield replace(konf, database_url=url), kembalikan
    atur(server, f"DROP DATABASE {nama} WITH (FORCE)")
    shutil.rmtree(acuan)


def _salin(acuan: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(acuan, folder)
