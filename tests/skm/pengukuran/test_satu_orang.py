"""What one may not do because one took the step before is said in its place; what one person did says so."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

import openpyxl
import pypdfium2
from docx import Document
from flask import Flask

from skm.akun.models import Peran
from tests.klien import Halaman, Klien
from tests.kunci import buat
from tests.perintah import Perintah
from tests.skm.dokumen.unduhan import unduh
from tests.skm.isian.test_isian import ISI
from tests.skm.pengukuran.test_persetujuan import ALAMAT, PERIKSA, orang

ANDA = "Anda yang mengajukan; yang memverifikasi harus orang lain."
SAMA = "triwulan II diajukan dan diverifikasi oleh orang yang sama, sebagaimana diizinkan kantor sejak"
WEWENANG, DASBOR = "/kelola/wewenang", "/dasbor"
SAAT = ("--tahun", "2026", "--triwulan", "2")
JENIS = "pengukuran-kinerja"


def teks(halaman: Halaman) -> str:
    return " ".join(halaman.sup.main.text.split())


def ajukan(klien: Klien) -> None:
    """Fill in and submit IKU-04 of triwulan II, standing in for its post."""
    klien.get(ALAMAT).form("#isian").isi(
        **{f"nilai-{n}": str(v) for n, v in ISI.items()}, aksi="ajukan"
    ).kirim()


def test_an_admin_who_stands_in_reads_why_somebody_else_verifies_and_is_refused(app: Flask) -> None:
    admin = orang(app, Peran.ADMIN)
    ajukan(admin)
    isian = admin.get(ALAMAT)
    assert isian.sup.select_one("#tertahan").get_text(strip=True) == ANDA
    assert [str(satu["id"]) for satu in isian.sup.select("form[id^=aksi-]")] == ["aksi-kembalikan"]
    periksa = admin.get(PERIKSA)
    assert [" ".join(satu.text.split()) for satu in periksa.sup.select(".tertahan")] == [
        f"{ANDA} Menunggu orang lain: IKU-04."
    ]
    assert not periksa.sup.select("form table")
    # Whoever sends it all the same, from a page of before or by hand, reads the same and nothing moves.
    lama = isian.form("#aksi-kembalikan").nilai
    for alamat, isi in (
        (str(isian.form("#aksi-kembalikan").elemen["action"]), lama | {"aksi": "verifikasi"}),
        (
            PERIKSA,
            {"csrf_token": lama["csrf_token"], "dari": "verifikasi", "aksi": "verifikasi"}
            | {"kode": "IKU-04", "versi-IKU-04": lama["versi"]},
        ),
    ):
        assert ANDA in teks(admin.post(alamat, isi).ikuti())
    assert "Tahap: diajukan" in teks(admin.get(ALAMAT))

    kedua = Klien(app)
    kedua.masuk(kedua.buat_akun(Peran.ADMIN, "kepala"))
    assert kedua.get(PERIKSA).sup.select("#verifikasi input[name=kode]")
    assert "IKU-04" not in [satu.text for satu in kedua.get(PERIKSA).sup.select(".tertahan a")]
    kedua.get(ALAMAT).form("#aksi-verifikasi").kirim()
    assert "Tahap: diverifikasi" in teks(admin.get(ALAMAT))


def test_what_one_person_did_is_printed_for_good_and_two_people_leave_no_mark(app: Flask) -> None:
    admin, camat = orang(app, Peran.ADMIN), orang(app, Peran.PIMPINAN)
    admin.get(WEWENANG).form("#ubah-rangkap").kirim()
    assert "mengizinkan satu orang" in teks(camat.get(DASBOR))
    ajukan(admin)
    admin.get(ALAMAT).form("#aksi-verifikasi").kirim()
    admin.get(WEWENANG).form("#ubah-rangkap").kirim()
    assert "Dua orang" in teks(admin.get(WEWENANG))
    assert SAMA in teks(admin.get(ALAMAT))
    assert "orang yang sama dengan yang mengajukan" in teks(admin.get(ALAMAT))
    sebelum = unduh(camat, JENIS, "xlsx")
    camat.get(ALAMAT).form("#aksi-setujui").kirim()
    assert SAMA in teks(camat.get("/indikator/IKU-04?tahun=2026&triwulan=2"))
    assert "orang yang sama" not in teks(camat.get("/indikator/IKU-05?tahun=2026&triwulan=2"))
    for jawaban in (sebelum, unduh(camat, JENIS, "xlsx")):
        lembar = openpyxl.load_workbook(io.BytesIO(jawaban)).worksheets[0]
        assert sum(f"IKU-04: {SAMA}" in str(sel.value) for baris in lembar for sel in baris) == 1
    for jenis in (JENIS, "lkjip"):
        naskah = Document(io.BytesIO(unduh(camat, jenis, "docx")))
        assert sum(f"IKU-04: {SAMA}" in p.text for p in naskah.paragraphs) == 1, jenis
    pdf = pypdfium2.PdfDocument(unduh(camat, JENIS, "pdf"))
    cetak = " ".join(" ".join(p.get_textpage().get_text_range() for p in pdf).split())
    assert f"IKU-04: {SAMA}" in cetak


def test_programs_and_tables_to_take_along_are_told_too_before_the_approval_and_after(
    app: Flask, klien: Klien, skm: Callable[..., Perintah]
) -> None:
    admin, camat = orang(app, Peran.ADMIN), orang(app, Peran.PIMPINAN)
    admin.get(WEWENANG).form("#ubah-rangkap").kirim()
    ajukan(admin)
    admin.get(ALAMAT).form("#aksi-verifikasi").kirim()
    kunci = {"Authorization": f"Bearer {buat(app)}"}

    def api(alamat: str) -> dict[str, str]:
        data = klien.http.get(alamat, headers=kunci).get_json()["data"]
        return {satu["kode"]: satu["rangkap"] for satu in data if satu["triwulan"] == 2}

    def diberi_tahu() -> Iterator[dict[str, str]]:
        yield {i["kode"]: i["rangkap"] for i in skm("indikator", *SAAT, "--json").json()}
        yield api("/api/v1/kantor/indikator?tahun=2026&triwulan=2")
        with camat.http.get("/laporan/ekspor/indikator.csv?tahun=2026&bagian=tw2") as berkas:
            ekspor = io.StringIO(berkas.data.decode("utf-8-sig"))
        yield {i["kode"]: i["rangkap"] for i in csv.DictReader(ekspor)}

    for disetujui in (False, True):
        for semua in diberi_tahu():
            assert semua["IKU-04"].startswith(f"Angka IKU-04: {SAMA}")
            assert [kode for kode, kalimat in semua.items() if kalimat] == ["IKU-04"]
        assert skm("indikator", *SAAT).stdout.count(SAMA) == 1
        if not disetujui:
            camat.get(ALAMAT).form("#aksi-setujui").kirim()
    assert api("/api/v1/indikator")["IKU-04"].startswith(f"Angka IKU-04: {SAMA}")
