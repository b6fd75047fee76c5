"""No page goes through all cases, nor through all answers of a period: how SQLite finds rows, by statement.

The plan is the same whatever the tables hold, for nothing here gathers statistics. Only an office's open
and uncollected cases are read as a whole, and the newest entry from the end of its index.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.jawaban.queries.saran import saran_terbaru
from skm.ketepatan.queries.samping import Samping
from skm.orm import buka_sesi
from tests.contoh import isi_contoh
from tests.klien import Klien
from tests.papan import isi_papan

BESAR = re.compile(
    r"\b(?:jawaban|permohonan|peristiwa_permohonan|hitungan_loket|hitungan_tambahan|kata_permohonan)(?:_\d+)?\b"
)
"""Tables that grow with the years, and their second names."""
SEUNIT = re.compile(r"\(unit_id=\?\)$| INDEX ix_jawaban_unit_id_tanggal ")
"""All rows of an office; all answers of a period, of which a figure has counters."""
BOLEH_SEUNIT = (
    "INDEX ix_permohonan_terbuka",
    "INDEX ix_permohonan_siap",
    "COVERING INDEX ix_permohonan_unit_id_dicatat_akhir",
    "COVERING INDEX ix_jawaban_keluar",
    "INDEX ix_jawaban_saran_unit",
)
"""Where all rows of an office are few, or only the first or last are read."""
SEBULAN, SEPEKAN = "?dari=2026-03-01&sampai=2026-03-31", "?dari=2026-02-26&sampai=2026-03-04"
HALAMAN = (
    "/dasbor",
    *(f"/laporan/ketepatan{periode}" for periode in ("", SEBULAN, SEPEKAN, "?dari=&sampai=")),
    *(f"/laporan/ketepatan/rincian{periode}" for periode in ("", SEBULAN, SEPEKAN)),
    *(f"/laporan/ketepatan/kasus{SEBULAN}&kelompok={cara}" for cara in Samping),
    f"/laporan/ketepatan/kasus{SEBULAN}&kelompok={Samping.TERHENTI}&umur=sampai+7+hari",
    *(f"/laporan/desa{periode}" for periode in ("", SEBULAN)),
    *(f"/laporan/ikm{periode}" for periode in ("", "?layanan=KK", SEBULAN, f"{SEBULAN}&layanan=KK")),
    "/laporan/ikm?dari=&sampai=",
    "/laporan/saran",
    "/laporan/saran?keadaan=baru",
    f"/laporan/sampel{SEBULAN}",
    *(f"/laporan/lain{periode}" for periode in ("", SEBULAN)),
    "/laporan/capaian",
    *(f"/laporan/skm?tahun=2026{bagian}" for bagian in ("", "&bagian=tw1", "&bagian=b3&layanan=KK")),
    "/laporan/hasil-layanan?tahun=2026&bagian=tw1",
    "/kelola/pemeriksaan",
    "/loket",
    "/loket?layanan=KK&petugas=ani",
    "/loket/papan?tahap=ttd",
    "/loket?terlambat=2&selesai=2",
    "/loket/siap",
    "/indikator",
    "/indikator/IKU-02",
    "/laporan/dokumen/pengukuran-kinerja.xlsx",
    "/laporan/dokumen/lkjip.docx",
)


def memindai(rencana: str) -> bool:
    """Whether that step of a plan reads all cases of an office, entries or counters."""
    if not BESAR.search(rencana.split(" USING ", maxsplit=1)[0]):
        return False
    if not rencana.startswith("SEARCH"):
        return True
    return bool(SEUNIT.search(rencana)) and not any(satu in rencana for satu in BOLEH_SEUNIT)


def _rencana(mesin: Engine, pernyataan: str, isi: Any) -> list[str]:
    with mesin.connect() as koneksi:
        return [satu[3] for satu in koneksi.exec_driver_sql(f"EXPLAIN QUERY PLAN {pernyataan}", isi)]


def test_a_plan_that_reads_everything_is_recognised(app: Flask) -> None:
    mesin = app.extensions["skm_mesin"]
    for pernyataan, semua in (
        ("SELECT count(*) FROM permohonan WHERE kurang IS NULL", True),
        ("SELECT kurang FROM permohonan WHERE unit_id = 1", True),
        ("SELECT isi FROM peristiwa_permohonan", True),
        ("SELECT saran FROM jawaban WHERE unit_id = 1 AND tanggal >= '2026-01-01'", True),
        ("SELECT saran FROM jawaban WHERE unit_id = 1 AND tanggal >= '2026-01-01' AND tanda <> 0", False),
        ("SELECT kurang FROM permohonan WHERE id = 1", False),
        ("SELECT kurang FROM permohonan WHERE unit_id = 1 AND status = 'proses'", False),
        ("SELECT kurang FROM permohonan WHERE unit_id = 1 AND selesai > '2026'", False),
    ):
        assert any(map(memindai, _rencana(mesin, pernyataan, ()))) is semua, pernyataan


@pytest.mark.usefixtures("app")
def test_no_page_reads_all_cases_or_all_answers_of_a_period(app: Flask, klien: Klien) -> None:
    isi_contoh(app)
    isi_papan(app, "Siti")
    mesin: Engine = app.extensions["skm_mesin"]
    klien.masuk_sebagai(Peran.ADMIN)
    dikirim: list[tuple[str, Any]] = []

    def catat(_koneksi: Any, _kursor: Any, pernyataan: str, isi: Any, *_lain: Any) -> None:
        if BESAR.search(pernyataan) and pernyataan.startswith(("SELECT", "WITH")):
            dikirim.append((pernyataan, isi))

    event.listen(mesin, "before_cursor_execute", catat)
    try:
        ada = {}
        for alamat in HALAMAN:
            assert klien.http.get(alamat, buffered=True).status_code == 200, alamat
            ada[alamat], dikirim[:] = list(dikirim), []
    finally:
        event.remove(mesin, "before_cursor_execute", catat)
    assert all(ada.values()), [alamat for alamat, semua in ada.items() if not semua]
    salah = [
        f"{alamat}\n  {' '.join(pernyataan.split())}\n  {langkah}"
        for alamat, semua in ada.items()
        for pernyataan, isi in semua
        for langkah in _rencana(mesin, pernyataan, isi)
        if memindai(langkah)
    ]
    assert not salah, "\n".join(salah)


def test_the_newest_entry_is_read_from_the_end_of_its_index(app: Flask) -> None:
    """What `BOLEH_SEUNIT` allows for it holds for a greatest value only."""
    mesin = app.extensions["skm_mesin"]
    with mesin.connect() as koneksi:
        isi = koneksi.execute(
            sa.text("EXPLAIN SELECT max(dicatat_akhir) FROM permohonan WHERE unit_id = 1")
        ).all()
    assert {"Last", "SeekLE"} & {satu.opcode for satu in isi}


def test_the_newest_comments_are_read_in_the_order_of_their_index(app: Flask) -> None:
    """What `BOLEH_SEUNIT` allows for them holds where nothing is sorted: the limit then ends the reading."""
    mesin = app.extensions["skm_mesin"]
    dikirim: list[tuple[str, Any]] = []

    def catat(_koneksi: Any, _kursor: Any, pernyataan: str, isi: Any, *_lain: Any) -> None:
        dikirim.append((pernyataan, isi))

    selamanya = Periode(None, None)
    with buka_sesi(mesin, tulis=False) as session:
        event.listen(mesin, "before_cursor_execute", catat)
        try:
            for layanan in (None, 1):
                saran_terbaru(session, unit_id=1, periode=selamanya, kuesioner=[1], layanan_id=layanan)
        finally:
            event.remove(mesin, "before_cursor_execute", catat)
    langkah = [satu for tanya, isi in dikirim if "saran" in tanya for satu in _rencana(mesin, tanya, isi)]
    assert sum("INDEX ix_jawaban_saran_" in satu for satu in langkah) == 2
    assert not [satu for satu in langkah if "ORDER BY" in satu]
