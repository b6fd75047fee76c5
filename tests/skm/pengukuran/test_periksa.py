"""Whoever verifies, approves or locks sees each figure with inputs and evidence, and decides about that."""

from __future__ import annotations

import pytest
from flask import Flask

from skm.akun.models import Peran
from tests.klien import Halaman, Klien
from tests.skm.isian.test_bukti import PDF, kirim
from tests.skm.isian.test_isian import ISI, LAYAK
from tests.skm.pengukuran.test_persetujuan import ALAMAT, PERIKSA, orang

LAIN = "/indikator/IKU-10/isi?tahun=2026&triwulan=2"


@pytest.fixture
def diajukan(app: Flask) -> Klien:
    """Two submitted inputs, one with evidence; the post's browser."""
    pos = orang(app, Peran.PENANGGUNG_JAWAB)
    pos.get(ALAMAT).form("#isian").isi(**{f"nilai-{n}": str(v) for n, v in ISI.items()}).kirim()
    kirim(pos, "berita acara.pdf", PDF)
    lain = pos.get(LAIN).form("#isian")
    lain.isi(**{nama: "5" for nama in lain.nilai if nama.startswith("nilai-")}, catatan="menyusul").kirim()
    for alamat in (ALAMAT, LAIN):
        pos.get(alamat).form("#isian").isi(aksi="ajukan").kirim()
    return pos


def putuskan(klien: Klien, dari: str, aksi: str, *kode: str, **lain: str) -> Halaman:
    form = klien.get(PERIKSA).form(f"#{dari}")
    data = form.nilai | {"aksi": aksi} | lain
    return Halaman(klien, klien.http.post(PERIKSA, data=data | {"kode": list(kode)})).ikuti()


def test_the_page_shows_what_is_decided_about(app: Flask, diajukan: Klien) -> None:
    admin = orang(app, Peran.ADMIN)
    halaman = admin.get(PERIKSA)
    baris = {satu.select_one("label").text: satu for satu in halaman.sup.select("#verifikasi tbody tr")}
    assert list(baris) == ["IKU-04", "IKU-10"]
    empat = " ".join(baris["IKU-04"].text.split())
    assert "75,00 %" in empat and "Hasil: 75,00" in empat  # its value, how it came about,
    assert [satu.text for satu in baris["IKU-04"].select("dd")].count("8 unit") == 1  # and every input
    assert "berita acara.pdf" in empat
    dicentang = [satu["value"] for satu in halaman.sup.select("#verifikasi input[name=kode][checked]")]
    assert dicentang == ["IKU-04"]  # the other one has no evidence
    assert "sudah dicentang: 1 dari 2" in " ".join(halaman.sup.main.text.split())
    assert "Tanpa bukti" in baris["IKU-10"].text and "menyusul" in baris["IKU-10"].text
    assert "Diajukan: 2" in halaman.sup.main.text
    assert orang(app, Peran.PIMPINAN).get(PERIKSA).sup.select("form table") == []  # not the camat's turn


def test_only_the_ticked_ones_move_and_what_was_changed_since_it_was_shown_stays(
    app: Flask, diajukan: Klien
) -> None:
    admin = orang(app, Peran.ADMIN)
    lama = admin.get(PERIKSA).form("#verifikasi").nilai
    admin.get(ALAMAT).form("#aksi-kembalikan").isi(alasan="cek").kirim()
    diajukan.get(ALAMAT).form("#isian").isi(**{f"nilai-{LAYAK}": "9"}).kirim()
    diajukan.get(ALAMAT).form("#isian").isi(aksi="ajukan").kirim()
    data = lama | {"aksi": "verifikasi"}
    hasil = Halaman(admin, admin.http.post(PERIKSA, data=data | {"kode": ["IKU-04", "IKU-10"]})).ikuti()
    assert "IKU-04: Isian triwulan ini baru saja diubah" in hasil.sup.main.text
    assert "1 isian diverifikasi" in hasil.sup.main.text
    assert [satu.text for satu in hasil.sup.select("#verifikasi label[for^=pilih]")] == ["IKU-04"]
    camat = orang(app, Peran.PIMPINAN)
    assert "0 isian" in putuskan(camat, "setujui", "setujui").sup.main.text
    assert "1 isian disetujui" in putuskan(camat, "setujui", "setujui", "IKU-10").sup.main.text


def test_several_are_sent_back_with_one_reason(app: Flask, diajukan: Klien) -> None:
    admin = orang(app, Peran.ADMIN)
    tanpa = putuskan(admin, "verifikasi", "kembalikan", "IKU-04", "IKU-10")
    assert "Isi alasan" in tanpa.sup.main.text
    hasil = putuskan(admin, "verifikasi", "kembalikan", "IKU-04", "IKU-10", alasan="Satuan keliru.")
    assert "2 isian dikembalikan" in hasil.sup.main.text
    for alamat in (ALAMAT, LAIN):
        assert "Satuan keliru." in diajukan.get(alamat).sup.select_one("#dikembalikan").text
    assert "Tidak ada yang menunggu Anda" in admin.get(PERIKSA).sup.main.text


def test_a_step_that_is_not_ones_own_is_no_button_and_no_request(app: Flask, diajukan: Klien) -> None:
    admin = orang(app, Peran.ADMIN)
    form = admin.get(PERIKSA).form("#verifikasi").nilai | {"kode": "IKU-04"}
    assert admin.post(PERIKSA, form | {"dari": "setujui", "aksi": "setujui"}).ikuti().status == 200
    assert "diajukan" in admin.get(ALAMAT).sup.main.text
    assert admin.post(PERIKSA, form | {"aksi": "buka"}).status == 400
    assert diajukan.get(PERIKSA).status == 403
