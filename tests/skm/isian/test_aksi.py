"""A post types what it does in each quarter for an indicator and what came of it; both are printed."""

from __future__ import annotations

from typing import Any

from flask import Flask

from skm.akun.models import Peran
from tests.klien import Klien
from tests.skm.dokumen.unduhan import naskah, tabel

AKSI = "/indikator/IKU-04/aksi?tahun=2026"


def test_what_a_post_types_is_printed_with_its_quarter(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    lama = klien.get(AKSI)
    tulis = {"rencana_1": "=Beli meja", "realisasi_1": "Lima meja dibeli", "rencana_3": "Rawat gedung"}
    assert "Rencana aksi IKU-04 disimpan" in lama.form("#aksi").isi(**tulis).kirim().ikuti().sup.main.text
    kepala, *baris = [[sel.text for sel in satu.cells] for satu in _tabel(klien)]
    assert kepala == ["Kode", "Indikator kinerja", "Triwulan", "Rencana aksi", "Realisasi"]
    assert [satu[2:] for satu in baris] == [
        ["I", "=Beli meja", "Lima meja dibeli"],
        ["III", "Rawat gedung", "–"],
    ]
    kalah = lama.form("#aksi").isi(rencana_1="Lain").kirim()  # somebody was quicker
    assert kalah.status == 409 and "baru saja mengubah rencana aksi ini" in kalah.sup.main.text
    pembaca = Klien(app)
    pembaca.masuk_sebagai(Peran.PIMPINAN)
    baca = pembaca.get(AKSI).sup
    assert "Lima meja dibeli" in baca.main.text and baca.select("#aksi") == []


def _tabel(klien: Klien) -> list[Any]:
    return list(tabel(naskah(klien, "rencana-aksi"), "Rencana aksi dan realisasinya").rows)
