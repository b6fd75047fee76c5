"""The judge of random requests notices what it is there for, and the cases are the same for the same seed."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from flask import Flask, request

from skm.akun.models import Peran
from skm.config import Konfigurasi
from tests.acak.berkas import berkas
from tests.acak.hakim import Jawaban, periksa
from tests.acak.medan import Catatan, Medan, di_sqlite, siapkan
from tests.acak.nilai import HITUNG, TANDA
from tests.acak.sasaran import Bidang, Sasaran, cari, nama_kueri
from tests.acak.serangan import Permintaan, serang
from tests.contoh import isi_contoh
from tests.klien import Klien
from tests.rute import TABEL

MINTA = Permintaan("GET", b"/", b"")
KEPALA = {"content-security-policy": "x", "x-content-type-options": "nosniff", "referrer-policy": "x"}
HALAMAN = KEPALA | {"content-type": "text/html; charset=utf-8"}


def _lembar(rumus: str) -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as isi:
        isi.writestr("xl/worksheets/sheet1.xml", f"<c><f>{rumus}</f></c>")
    return wadah.getvalue()


@pytest.mark.parametrize(
    ("jawab", "apa"),
    [
        (Jawaban(500, HALAMAN, b""), "status 500"),
        (Jawaban(200, HALAMAN, b"", "ValueError"), "broken off: ValueError"),
        (Jawaban(200, HALAMAN | {"location": f"//{TANDA}.example/"}, b""), "leads to another site"),
        (Jawaban(302, HALAMAN | {"location": f"https:{TANDA}.example"}, b""), "leads to another site"),
        (Jawaban(302, HALAMAN | {"location": f"/\\{TANDA}.example"}, b""), "leads to another site"),
        (Jawaban(200, HALAMAN | {f"x-{TANDA}": "1"}, b""), "a header of the asker's"),
        (Jawaban(200, HALAMAN, b"<p>" + HITUNG.encode()), "a template was computed"),
        (Jawaban(200, HALAMAN, b"Traceback (most recent call last)"), "a traceback"),
        (Jawaban(200, HALAMAN, f"<p><{TANDA} onx=1>".encode()), "unescaped markup"),
        (Jawaban(200, HALAMAN, f'<input value="" {TANDA}atr="1">'.encode()), "unescaped attribute"),
        (Jawaban(200, HALAMAN, f'<a href="javascript:{TANDA}()">'.encode()), "unescaped script address"),
        (Jawaban(200, KEPALA | {"content-type": "image/svg+xml"}, f"<{TANDA}>".encode()), "unescaped markup"),
        (
            Jawaban(200, KEPALA | {"content-type": "text/csv"}, f"a\n=  {TANDA}\n".encode()),
            "a cell that a spreadsheet would run",
        ),
        (
            Jawaban(200, KEPALA | {"content-type": "application/x.spreadsheetml"}, _lembar(TANDA)),
            "a formula of the asker's",
        ),
        (
            Jawaban(200, {k: v for k, v in HALAMAN.items() if k != "x-content-type-options"}, b""),
            "no header x-content-type-options",
        ),
    ],
)
def test_what_no_answer_may_be_is_noticed(jawab: Jawaban, apa: str) -> None:
    assert list(periksa(MINTA, jawab)) == [apa]


@pytest.mark.parametrize(
    "jawab",
    [
        Jawaban(200, HALAMAN, f"<p>&lt;{TANDA}&gt; &#34; {TANDA}atr=&#34;1".encode()),
        Jawaban(200, KEPALA | {"content-type": "application/json"}, f'"<{TANDA}>"'.encode()),
        Jawaban(308, HALAMAN | {"location": f"http://skm.uji/lacak/{TANDA}.example"}, b""),
        Jawaban(302, HALAMAN | {"location": f"/masuk?lanjut=//{TANDA}.example"}, b""),
        Jawaban(200, KEPALA | {"content-type": "text/csv"}, f"'={TANDA}\n".encode()),
    ],
)
def test_what_is_written_as_text_is_no_finding(jawab: Jawaban) -> None:
    assert list(periksa(MINTA, jawab)) == []


def test_the_same_seed_makes_the_same_request() -> None:
    isi = (Bidang("a", "1", ("1", "2")), Bidang("csrf_token", ""))
    s = Sasaran(None, "POST", "/pengaduan", (Bidang("unit", "x"),), isi, {"berkas": ("a.csv", b"1")})
    nama = nama_kueri()
    dua = [[str(serang(random.Random(f"a:{n}"), s, "t", nama)) for n in range(200)] for _ in "ab"]
    assert dua[0] == dua[1]
    assert len(set(dua[0])) > 150
    assert len(berkas()) > 90


@pytest.mark.luas
def test_every_form_of_the_table_and_more_is_aimed_at(app: Flask, klien: Klien) -> None:
    contoh = isi_contoh(app)
    klien.masuk_sebagai(Peran.ADMIN)
    semua = cari(klien, contoh, Peran.ADMIN)
    kirim = {contoh.alamat(rute.pola) for rute in TABEL if rute.metode == "POST"}
    assert kirim <= {satu.alamat for satu in semua if satu.metode == "POST"}
    unggah = {satu.alamat for satu in semua if satu.berkas}
    assert unggah >= {contoh.alamat(rute.pola) for rute in TABEL if rute.berkas}
    assert any(alamat.endswith("/isi") for alamat in unggah), "evidence is uploaded on the quarter's form"
    assert len(semua) > len(TABEL)


@pytest.mark.luas
def test_a_view_that_breaks_or_repeats_what_it_is_sent_is_found(konf: Konfigurasi) -> None:
    siapkan(konf)
    with di_sqlite(konf) as kembalikan:
        catatan = Catatan()
        medan = Medan(konf, kembalikan, catatan)
        medan.app._got_first_request = False

        @medan.app.before_request
        def _rusak() -> str | None:
            if request.path != "/lacak":
                return None
            kode = request.args.get("kode", "")
            kode.encode()  # half a surrogate pair cannot
            return f"<p>{kode}</p>" if int(kode.isdigit()) or TANDA in kode else f"{1 / (len(kode) % 7)}"

        s = Sasaran(None, "GET", "/lacak", (Bidang("kode", "abc"),))
        medan.tembak([s], 300, "tanam")
        medan.app.extensions["skm_mesin"].dispose()
    apa = {satu for satu, _ in catatan.temuan}
    assert apa >= {"status 500", "unescaped markup", "unescaped attribute"}
    assert any("ZeroDivisionError" in minta for minta in catatan.temuan.values())
    assert catatan.kasus == 300 == catatan.peran["nobody"]
