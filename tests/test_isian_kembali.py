"""A session that ended while somebody typed: nothing is stored, and the form comes back as it was typed."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
import sqlalchemy as sa
from bs4 import Tag
from flask import Flask

from skm.akun.models import Akun, Peran
from skm.orm import buka_sesi
from skm.web.titipan import KOTAK
from tests.contoh import Contoh, isi_contoh
from tests.klien import SANDI, Formulir, Halaman, Klien
from tests.lomba.keadaan import siapkan
from tests.rute import TABEL
from tests.rute_dasar import Rute
from tests.skm.kode.test_kode import kode_aplikasi, pasang
from tests.test_rute import _isi_basis_data

SEMUA = [
    rute
    for rute in TABEL
    if rute.metode == "POST" and rute.siapa is not None and not rute.pola.startswith(("/akun/", "/api/"))
]
"""Every form of the staff's; those under /akun hold passwords and codes, which nobody is given back."""
BERBENTUK = {"date": "2031-05-06", "time": "07:08", "datetime-local": "2031-05-06T07:08", "number": "7"}
TULISAN = 'Ketikan "satu" & <b>dua</b>, tiga’'
DIAM = {"hidden", "submit", "button", "file"}


@pytest.fixture
def contoh(app: Flask) -> Contoh:
    contoh = isi_contoh(app)
    siapkan(app, contoh)
    return contoh


class Kantor:
    """Everybody at their browsers, signed in once."""

    def __init__(self, app: Flask, contoh: Contoh) -> None:
        self.app, self.contoh = app, contoh
        self._klien: dict[Peran, Klien] = {}
        self._halaman: dict[tuple[Peran, str], Halaman] = {}

    def klien(self, peran: Peran) -> Klien:
        if peran not in self._klien:
            self._klien[peran] = Klien(self.app)
            self._klien[peran].masuk_sebagai(peran)
        return self._klien[peran]

    def formulir(self, rute: Rute, peran: Peran) -> Formulir | None:
        """The form that sends there, on its own page or one above it; None where none shows it now."""
        jalan = tujuan = self.contoh.alamat(rute.pola)
        while len(jalan) > 1:
            if (peran, jalan) not in self._halaman:
                self._halaman[peran, jalan] = self.klien(peran).get(jalan)
            halaman = self._halaman[peran, jalan]
            for elemen in halaman.sup.select("form[method=post]"):
                alamat = [
                    elemen.get("action") or "",
                    *(b["formaction"] for b in elemen.select("[formaction]")),
                ]
                if tujuan in {urlsplit(urljoin(halaman.url, str(satu))).path for satu in alamat}:
                    return Formulir(halaman, elemen)
            jalan = jalan.rpartition("/")[0]
        return None

    def token(self, peran: Peran) -> str:
        """Of a page of theirs."""
        bidang = self.klien(peran).get("/akun/sesi").sup.select_one("[name=csrf_token]")
        return str(bidang["value"]) if bidang is not None else ""


def ketik(formulir: Formulir) -> dict[str, str]:
    """Type into every field and choose what was not chosen; gives what is expected back."""
    for bidang in formulir.elemen.select("input[name], textarea[name], select[name]"):
        nama, jenis = str(bidang["name"]), str(bidang.get("type", "text"))
        if jenis not in DIAM and not bidang.has_attr("disabled"):
            _ketik_bidang(formulir, bidang, nama, jenis)
    return {
        nama: isi
        for nama, isi in formulir.nilai.items()
        if not nama.endswith("csrf_token") and not formulir.elemen.select(f'[name="{nama}"][type=password]')
    }


def _ketik_bidang(formulir: Formulir, bidang: Tag, nama: str, jenis: str) -> None:
    nilai = formulir.nilai
    if bidang.name == "select":
        nilai[nama] = str(bidang.select("option")[-1].get("value", ""))
    elif jenis == "radio":
        nilai[nama] = str(bidang["value"])  # the last of them
    elif jenis == "checkbox":
        nilai.pop(nama, None) if bidang.has_attr("checked") else nilai.update(
            {nama: str(bidang.get("value", "on"))}
        )
    elif bidang.name == "textarea":
        nilai[nama] = f"{TULISAN}\n  baris dua\n\nbaris empat"
    else:
        nilai[nama] = BERBENTUK.get(jenis, TULISAN)


def kembali(formulir: Formulir, halaman: Halaman) -> Formulir:
    """The same form on the page that was given back."""
    elemen = halaman.sup.select_one("form[data-kembali]")
    assert elemen is not None, f"not filled in: {formulir.elemen.get('action')}"
    return Formulir(halaman, elemen)


@pytest.mark.luas
def test_every_staff_form_is_given_back_as_typed_and_nothing_is_stored(app: Flask, contoh: Contoh) -> None:
    kantor, berformulir, tanpa = Kantor(app, contoh), [], []
    for peran in Peran:
        kantor.klien(peran)
    sebelum = _isi_basis_data(app)
    for rute in SEMUA:
        peran = min(rute.siapa or ())
        formulir, tujuan = kantor.formulir(rute, peran), contoh.alamat(rute.pola)
        token = kantor.token(peran) if formulir is None else ""
        if formulir is None:
            dikirim = {nama: str(isi) for nama, isi in (rute.isian or {}).items()}
            isian = dikirim | {"csrf_token": token}
        else:
            dikirim, isian = ketik(formulir), formulir.nilai
        asal = {} if formulir is None else {"Referer": f"http://localhost{formulir.halaman.url}"}
        ditolak = Klien(app).http.post(tujuan, data=isian, headers=asal)
        assert (ditolak.status_code, ditolak.headers["Cache-Control"]) == (401, "no-store"), rute.pola
        masuk = Halaman(Klien(app), ditolak)
        assert "tidak hilang" in masuk.teks, rute.pola
        assert TULISAN not in masuk.sup.get_text() and "Ketikan" not in masuk.teks, "readable to anybody"
        titipan = masuk.form().nilai[KOTAK]
        isian = {KOTAK: titipan, "csrf_token": kantor.token(peran)}
        jadi = kantor.klien(peran).post("/masuk/isian", isian)
        assert (jadi.status, jadi.headers["Cache-Control"]) == (200, "no-store"), (rute.pola, jadi.status)
        if formulir is None:
            tanpa.append(rute.pola)
            tertulis = [
                satu.get_text().removeprefix("\n") for satu in jadi.sup.select("#isian-kembali textarea")
            ]
            assert tertulis == [isi for isi in dikirim.values() if isi], rute.pola
            continue
        berformulir.append(rute.pola)
        nilai = kembali(formulir, jadi).nilai
        assert {nama: nilai.get(nama) for nama in dikirim} == dikirim, rute.pola
        assert not any(nilai.get(str(s["name"])) for s in jadi.sup.select("[type=password]")), rute.pola
    assert _isi_basis_data(app) == sebelum
    assert len(berformulir) >= 75, sorted(tanpa)


def mengetik(klien: Klien) -> Formulir:
    """A new service, half typed; then the browser has no session any more."""
    formulir = klien.get("/kelola/layanan/baru").form()
    formulir.nilai |= {"kode": "UJI", "nama": TULISAN}
    klien.http.delete_cookie("skm_sesi")
    return formulir


def isi_masuk(halaman: Halaman, nama: str) -> Halaman:
    return halaman.form().isi(nama=nama, sandi=SANDI).kirim()


def test_after_signing_in_the_form_is_on_its_own_page_and_one_press_sends_it(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    masuk = mengetik(klien).kirim()
    assert masuk.status == 401
    salah = masuk.form().isi(nama="uji-admin", sandi="bukan sandinya").kirim()
    assert (salah.status, "tidak cocok" in salah.teks) == (400, True)
    jadi = isi_masuk(salah, "uji-admin")  # a wrong password loses nothing
    formulir = jadi.form("form[data-kembali]")
    assert jadi.sup.select_one("[role=alert]").get_text().startswith("Sesi Anda sudah berakhir")
    assert (formulir.nilai["kode"], formulir.nilai["nama"]) == ("UJI", TULISAN)
    assert "/kelola/layanan/baru" in jadi.sup.head.select_one("script")["data-alamat"]
    assert "UJI" not in klien.get("/kelola/layanan").teks
    kategori = formulir.elemen.select_one("[name=kategori][value=perizinan]") or formulir.elemen
    assert kategori is not None
    formulir.nilai |= {"kategori": "perizinan", "jumlah": "2", "satuan": "hari", "urutan": "99"}
    formulir.nilai |= {"berlaku_mulai": "2032-01-01"}
    assert formulir.kirim().status in {302, 303}
    assert "UJI" in klien.get("/kelola/layanan").teks


def test_another_account_is_told_that_it_is_not_theirs_and_sees_nothing_of_it(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    masuk = mengetik(klien).kirim()
    lain = Klien(klien.app).buat_akun(Peran.ADMIN, "lain")
    jadi = isi_masuk(masuk, lain)
    assert jadi.status == 302
    halaman = jadi.ikuti()
    assert "milik akun lain" in halaman.teks
    assert "Ketikan" not in halaman.teks and not halaman.sup.select("[data-kembali]")


def test_who_signed_in_anew_in_another_tab_gets_the_form_back_at_once(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    formulir = mengetik(klien)
    klien.masuk("uji-admin")
    jadi = formulir.kirim()
    assert (jadi.status, "sesi yang lain" in jadi.teks) == (400, True)
    assert jadi.form("form[data-kembali]").nilai["nama"] == TULISAN


def test_a_form_of_one_account_sent_in_anothers_session_shows_that_one_nothing(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    formulir = mengetik(klien)
    klien.masuk(Klien(klien.app).buat_akun(Peran.ADMIN, "lain"))
    jadi = formulir.kirim()
    assert (jadi.status, "terlalu lama terbuka" in jadi.teks, "Ketikan" in jadi.teks) == (400, True, False)


def test_what_is_no_form_of_ours_is_not_carried(klien: Klien) -> None:
    """Another site, a script, or who has no page of an account: as ever, the door and nothing else."""
    klien.masuk_sebagai(Peran.ADMIN)
    formulir = mengetik(klien)
    tanpa = Klien(klien.app).get("/masuk").form().nilai["csrf_token"]
    for token in ("", "palsu", tanpa, formulir.nilai["csrf_token"][:-1]):
        jawaban = klien.http.post("/kelola/layanan/baru", data=formulir.nilai | {"csrf_token": token})
        assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/masuk")
    for kepala in ({"Sec-Fetch-Mode": "cors"}, {"X-Antrean": "1"}):
        jawaban = klien.http.post("/kelola/layanan/baru", data=formulir.nilai, headers=kepala)
        assert (jawaban.status_code, jawaban.headers["Location"]) == (302, "/masuk")


def test_what_is_sealed_by_another_key_or_changed_is_dropped_without_a_word_of_it(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    titipan = mengetik(klien).kirim().form().nilai[KOTAK]
    klien.masuk("uji-admin")
    for rusak in ("x", titipan[:-4], titipan[:60] + "AAAA" + titipan[64:], "A" * 300_000):
        isian = {KOTAK: rusak, "csrf_token": klien.get("/akun/sesi").form().nilai["csrf_token"]}
        assert klien.post("/masuk/isian", isian).status in {303, 413}


@pytest.mark.parametrize("bentuk", ["kecil", "besar"])
def test_beside_a_file_the_words_come_back_and_the_file_is_named(klien: Klien, bentuk: str) -> None:
    """The file is larger than what strangers may send; it is read over and kept nowhere."""
    klien.masuk_sebagai(Peran.ADMIN)
    formulir = klien.get("/indikator/IKU-05/isi?tahun=2026&triwulan=1").form("form#isian")
    formulir.nilai["catatan"] = TULISAN
    klien.http.delete_cookie("skm_sesi")
    isi = b"%PDF-1.4 " + b"x" * (1000 if bentuk == "kecil" else 400_000)
    data: dict[str, Any] = {"csrf_token": formulir.nilai.pop("csrf_token"), **formulir.nilai}
    data["berkas"] = (io.BytesIO(isi), "bukti rapat.pdf")
    alamat = str(formulir.elemen["action"])
    jadi = isi_masuk(Halaman(klien, klien.http.post(alamat, data=data)), "uji-admin")
    assert jadi.form("form[data-kembali]").nilai["catatan"] == TULISAN
    assert "pilih lagi bukti rapat.pdf" in jadi.teks


def test_a_password_to_be_changed_first_loses_nothing(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    masuk = mengetik(klien).kirim()
    with buka_sesi(klien.app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.update(Akun).values(wajib_ganti_sandi=True))
        session.commit()
    ganti = isi_masuk(masuk, "uji-admin")
    assert (ganti.status, "tidak hilang" in ganti.teks) == (200, True)
    formulir = ganti.form("[aria-label='Formulir ganti sandi'] form")
    salah = formulir.isi(lama=SANDI, baru="tepian sungai", ulangi="tepian sungei").kirim()
    formulir = salah.form("[aria-label='Formulir ganti sandi'] form")
    jadi = formulir.isi(lama=SANDI, baru="tepian sungai uji", ulangi="tepian sungai uji").kirim()
    assert jadi.form("form[data-kembali]").nilai["nama"] == TULISAN


def test_the_second_step_of_signing_in_loses_nothing(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    rahasia, _ = pasang(klien)
    kedua = isi_masuk(mengetik(klien).kirim(), "uji-admin")
    salah = kedua.form().isi(kode="000000").kirim()
    assert (salah.status, "tidak hilang" in salah.teks) == (400, True)
    jadi = salah.form().isi(kode=kode_aplikasi(rahasia)).kirim()
    assert jadi.form("form[data-kembali]").nilai["nama"] == TULISAN
