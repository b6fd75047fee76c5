"""Everything one checkout says about a demo database, flat: a name and a value each.

Runs as a script in its own process with that checkout first on the path: `baca.py siapkan FOLDER` makes the
database, `baca.py baca FOLDER KELUARAN.json` migrates it and reads it. The clock stands still, so that days
of printing are the same and no request falls due between two readings.
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cetakan
import halaman
from bs4 import BeautifulSoup
from click.testing import CliRunner
from flask.testing import FlaskClient

PADA = datetime(2026, 8, 18, 2, 0, tzinfo=UTC)  # a Tuesday, 10.00 WITA: two quarters over, the third running
TAHUN = (2025, 2026)
NAMA, SANDI = "pembanding", "sandi-untuk-membandingkan"
BULAN = {1: ("01-01", "03-31"), 2: ("04-01", "06-30"), 3: ("07-01", "09-30"), 4: ("10-01", "12-31")}
TUNGGAL = ("lembar-iku", "rencana-aksi", "lkjip")

Nilai = Iterator[tuple[str, str]]


class Jam(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]  # a plain moment, as the real one gives
        """The one moment."""
        return PADA.astimezone(tz)


def hentikan_jam() -> None:
    """Every module of the checkout that asks for the present moment gets that one."""
    import skm

    berjam = 0
    for satu in pkgutil.walk_packages(skm.__path__, "skm."):
        modul = importlib.import_module(satu.name)
        if "datetime.now(" in inspect.getsource(modul):
            modul.datetime = Jam  # type: ignore[attr-defined]  # it imported the name
            berjam += 1
    if not berjam:
        sys.exit("no module asks for the present moment as `datetime.now(`: the clock would run")


def perintah(*argumen: str, masukan: str | None = None) -> str:
    """What `skm` printed; a refusal ends the reading."""
    from skm.cli import main

    hasil = CliRunner().invoke(main, argumen, input=masukan)
    if hasil.exit_code:
        sys.exit(f"skm {' '.join(argumen)}: {hasil.stderr} {hasil.exception!r}")
    return hasil.stdout


def siapkan() -> None:
    """The demo database, and an account that may read everything."""
    perintah("init")
    print(perintah("demo", "--benih", "1").strip())
    perintah("user", "add", NAMA, "--peran", "pimpinan", masukan=f"{SANDI}\n")


def _rentang() -> Iterator[tuple[str, ...]]:
    yield ()
    for tahun in TAHUN:
        yield "--dari", f"{tahun}-01-01", "--sampai", f"{tahun}-12-31"
        for dari, sampai in BULAN.values():
            yield "--dari", f"{tahun}-{dari}", "--sampai", f"{tahun}-{sampai}"


def _perintah_baca() -> Iterator[tuple[str, ...]]:
    layanan = [satu["kode"] for satu in json.loads(perintah("layanan", "--json"))]
    yield ("layanan",)
    for rentang in _rentang():
        yield "ketepatan", *rentang
        for bobot in ("eksak", "0.111", "0.11"):
            yield "ikm", "--bobot", bobot, *rentang
        for kode in layanan:
            yield "ikm", "--layanan", kode, *rentang
    for tahun in TAHUN:
        yield "indikator", "--tahun", str(tahun)
        for triwulan in BULAN:
            yield "indikator", "--tahun", str(tahun), "--triwulan", str(triwulan)


def _rata(isi: Any, jalan: str = "") -> Nilai:
    if isinstance(isi, dict | list):
        for kunci, satu in isi.items() if isinstance(isi, dict) else enumerate(isi):
            yield from _rata(satu, f"{jalan}.{kunci}")
    else:
        yield jalan, repr(isi)


def _angka() -> Nilai:
    for satu in _perintah_baca():
        nama = f"skm {' '.join(satu)}"
        for jalan, nilai in _rata(json.loads(perintah(*satu, "--json"))):
            yield nama + jalan, nilai


def masuk() -> FlaskClient:
    """A signed-in browser on the real application."""
    from skm.app import create_app

    klien = create_app().test_client()
    token = BeautifulSoup(klien.get("/masuk").text, "html5lib").select_one("[name=csrf_token]")
    isian = {"csrf_token": token["value"] if token else "", "nama": NAMA, "sandi": SANDI}
    if klien.post("/masuk", data=isian).status_code != 302:
        sys.exit("signing in failed")
    return klien


def _alamat_dokumen(jabatan: dict[int, list[str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for tahun in TAHUN:
        for jenis in TUNGGAL:
            yield jenis, {"tahun": tahun}
        for satu in jabatan[tahun]:
            yield "perjanjian-kinerja", {"tahun": tahun, "jabatan": satu}
        for triwulan in BULAN:
            yield "pengukuran-kinerja", {"tahun": tahun, "triwulan": triwulan}


def _dokumen(klien: FlaskClient) -> Nilai:
    jabatan = {}
    for tahun in TAHUN:
        katalog = json.loads(perintah("indikator", "--tahun", str(tahun), "--json"))
        pilihan = klien.get(f"/laporan/dokumen?tahun={tahun}").text
        jabatan[tahun] = halaman.jabatan_di_tautan(pilihan)
        if len(jabatan[tahun]) < 2 or len(katalog) < len(jabatan[tahun]):
            sys.exit(f"/laporan/dokumen?tahun={tahun} offers no agreements by post")
    for jenis, pilihan in _alamat_dokumen(jabatan):
        for bentuk, baca in cetakan.BACA.items():
            jawaban = klien.get(f"/laporan/dokumen/{jenis}.{bentuk}", query_string=pilihan)
            nama = f"{jenis}.{bentuk} {' '.join(map(str, pilihan.values()))}"
            if jawaban.status_code != 200:
                sys.exit(f"{nama}: {jawaban.status}")
            for letak, nilai in baca(jawaban.data):
                yield f"{nama} {letak}", nilai


def baca(keluaran: Path, *, dengan_halaman: bool) -> None:
    """Write all of it down; a name that comes twice is a mistake of this script."""
    perintah("init")
    klien = masuk()
    semua: dict[str, str] = {}
    for bagian in (_angka(), _dokumen(klien), halaman.semua(klien, TAHUN) if dengan_halaman else ()):
        for nama, nilai in bagian:
            if nama in semua:
                sys.exit(f"{nama} comes twice")
            semua[nama] = nilai
    keluaran.write_text(json.dumps(semua, ensure_ascii=False))


def main() -> None:
    """What the arguments ask for, in the folder they name."""
    aksi, folder, *lain = sys.argv[1:]
    os.environ["SKM_INSTANCE"] = folder
    hentikan_jam()
    if aksi == "siapkan":
        siapkan()
    else:
        baca(Path(lain[0]), dengan_halaman="--halaman" in lain)


if __name__ == "__main__":
    main()
