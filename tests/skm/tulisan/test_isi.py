"""What the office writes into a year's documents, part by part."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.orm import buka_sesi
from skm.tulisan.models import TeksDokumen
from tests.klien import Klien

ALAMAT = "/laporan/isi-dokumen?tahun=2026&bagian=ketetapan"


def _isi(app: Flask) -> list[dict[str, str]]:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return list(session.scalars(sa.select(TeksDokumen.isi)))


def test_nothing_written_where_there_is_nothing_changes_nothing(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    for teks in ("", "  \n "):
        dikirim = klien.get(ALAMAT).form("main form[method=post]").isi(isi=teks).kirim()
        assert dikirim.status == 303
        assert "tidak ada yang berubah" in dikirim.ikuti().teks
    assert _isi(app) == []


def test_a_text_is_kept_and_emptied_again(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    for teks, harapan in (("Nomor 5", [{"ketetapan": "Nomor 5"}]), ("", [{}])):
        dikirim = klien.get(ALAMAT).form("main form[method=post]").isi(isi=teks).kirim()
        assert (dikirim.status, _isi(app)) == (303, harapan)
