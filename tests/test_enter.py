"""Enter never does what was not looked at: in a form of several acts it does what stands here, or nothing."""

from __future__ import annotations

from flask import Flask

from skm.akun.models import Peran
from tests.contoh import isi_contoh
from tests.klien import Klien
from tests.rute import TABEL
from tests.rute_dasar import SIAPA_SAJA
from tests.skm.isian.test_isian import ISI

ENTER = {
    "/loket": "Catat",
    "/loket/warga": "Cari",
    "/indikator/<kode>/isi": "Simpan, lanjut ke berikutnya",
    "/indikator/<kode>/koreksi": "Periksa dahulu",
    "/indikator-katalog": "Periksa saja",
    "/kelola/kuesioner/<int:nomor>": "Simpan draf",
}
"""What Enter does in a page's form of several acts: what can be looked at afterwards and taken back."""
DIKETIK = "input:not([type=hidden], [type=checkbox], [type=radio], [type=file])"


def test_enter_in_a_form_of_several_acts_does_the_one_that_can_be_taken_back(app: Flask) -> None:
    contoh, klien = isi_contoh(app), Klien(app)
    klien.masuk_sebagai(Peran.ADMIN)
    ada = {}
    for rute in TABEL:
        boleh = rute.siapa is SIAPA_SAJA or Peran.ADMIN in rute.siapa
        if rute.metode != "GET" or "static" in rute.pola or not boleh:
            continue
        for form in klien.get(contoh.alamat(rute.pola)).sup.select("form"):
            tombol = form.select("button:not([type=button])")
            if len(tombol) > 1 and form.select(DIKETIK) and not tombol[0].has_attr("disabled"):
                ada[rute.pola] = " ".join(tombol[0].text.split())
    assert ada == ENTER


def test_enter_in_the_reason_for_sending_back_approves_nothing(app: Flask) -> None:
    pos, admin = Klien(app), Klien(app)
    pos.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    admin.masuk_sebagai(Peran.ADMIN)
    saat = "?tahun=2026&triwulan=2"
    isi = {f"nilai-{nama}": str(nilai) for nama, nilai in ISI.items()}
    pos.get(f"/indikator/IKU-04/isi{saat}").form("#isian").isi(**isi).kirim()
    pos.get(f"/indikator-belum{saat}").form("form[action*='/ajukan']").kirim()
    form = admin.get(f"/indikator-periksa{saat}").sup.select_one("form#verifikasi")
    assert form.select_one("[name=alasan]") is not None
    assert form.select_one("button").has_attr("disabled"), "a browser sends nothing where the first one rests"
