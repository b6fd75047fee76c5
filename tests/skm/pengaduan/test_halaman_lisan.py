"""What a citizen says at the counter is typed there, and the citizen leaves with a code."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Flask

from skm.akun.models import JejakAudit, Peran
from skm.orm import buka_sesi
from skm.pengaduan.models import JalurPengaduan, Pengaduan
from tests.dua_kantor import dirikan_kosong
from tests.kantor import KODE
from tests.klien import Halaman, Klien

LISAN = "/pengaduan/kelola/lisan"


def _semua(app: Flask) -> list[Pengaduan]:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return list(session.scalars(sa.select(Pengaduan).order_by(Pengaduan.id)))


def _simpan(klien: Klien, **isi: str) -> Halaman:
    return klien.get(LISAN).form("#form-lisan").isi(**{"isi": "Antrean lama."} | isi).kirim()


def test_what_is_spoken_is_kept_as_spoken_and_its_slip_carries_the_code_and_nothing_that_was_said(
    app: Flask, klien: Klien
) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    simpan = _simpan(
        klien, isi="Antrean <b>lama</b>.", nama="Siti Aminah", kontak="0812-3456-7890", layanan="KK"
    )
    assert simpan.status == 303
    slip = simpan.ikuti()
    (satu,) = _semua(app)
    assert satu.jalur is JalurPengaduan.LISAN
    tertulis = slip.sup.select_one(".tiket").text
    for ada in (satu.nomor, "Surat Pengantar KK", "Dijawab paling lambat"):
        assert ada in tertulis, ada
    for rahasia in ("Antrean", "Siti", "7890"):
        assert rahasia not in slip.sup.text, rahasia
    kode = slip.sup.select_one(".struk-kode").text
    assert "Antrean <b>lama</b>." in Klien(app).get("/pengaduan/lacak", {"kode": kode}).sup.text
    rincian = klien.get(f"/pengaduan/kelola/{satu.id}").sup.text
    assert "lisan di loket" in rincian and "uji-petugas" in rincian


def test_the_trail_says_who_typed_it_and_nothing_of_what_was_said(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    _simpan(klien, nama="Siti Aminah", kontak="0812-3456-7890")
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        jejak = session.scalars(sa.select(JejakAudit.peristiwa).where(JejakAudit.oleh == "uji-petugas")).all()
    (satu,) = _semua(app)
    assert f"mencatat pengaduan {satu.nomor} yang disampaikan lisan" in jejak
    assert not [kata for kata in jejak if "Antrean" in kata or "Siti" in kata or "7890" in kata]


def test_without_a_contact_it_is_as_good_a_complaint(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert _simpan(klien).status == 303
    (satu,) = _semua(app)
    assert (satu.nama_sandi, satu.kontak_sandi, satu.layanan_id) == (None, None, None)


def test_a_refused_form_says_so_at_its_fields_and_keeps_what_was_typed(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    tolak = _simpan(klien, isi=" ", nama="Siti", kontak="bukan kontak", layanan="KK")
    assert (tolak.status, tolak.sup.title.text.startswith("Gagal: ")) == (400, True)
    assert [a["href"] for a in tolak.sup.select(".ringkasan-galat a")] == ["#kata-warga", "#kontak"]
    nilai = tolak.form("#form-lisan").nilai
    assert (nilai["nama"], nilai["kontak"], nilai["layanan"]) == ("Siti", "bukan kontak", "KK")
    assert _semua(app) == []
    assert tolak.form("#form-lisan").isi(isi="Antrean lama.", kontak="siti@contoh.id").kirim().status == 303


def test_a_service_that_is_not_the_offices_is_refused(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    form = klien.get(LISAN).form("#form-lisan").isi(isi="Antrean lama.")
    form.nilai["layanan"] = "TIADA"
    tolak = form.kirim()
    assert (tolak.status, tolak.sup.select_one("#layanan-galat") is not None) == (400, True)


def test_the_same_form_twice_is_one_complaint_and_other_words_are_another(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    form = klien.get(LISAN).form("#form-lisan").isi(isi="Antrean lama.")
    pertama, kedua = form.kirim(), form.kirim()
    assert (kedua.status, kedua.headers["Location"]) == (303, pertama.headers["Location"])
    tahan = form.isi(isi="Lain lagi.").kirim()
    assert (tahan.status, "tidak diubah" in tahan.sup.select_one(".ringkasan-galat").text) == (409, True)
    assert tahan.form("#form-lisan").kirim().status == 303
    assert [satu.isi for satu in _semua(app)] == ["Antrean lama.", "Lain lagi."]


def test_a_slip_is_only_for_what_was_spoken_at_this_office(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    slip = str(_simpan(klien).headers["Location"])
    dirikan_kosong(app)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        lain = session.scalar(sa.text("SELECT max(id) FROM unit"))
        session.execute(sa.update(Pengaduan).values(unit_id=lain))
        session.commit()
    assert klien.get(slip).status == 404
    warga = Klien(app).get("/pengaduan", {"unit": KODE}).form().isi(isi="Antrean lama.")
    assert warga.kirim().status == 303
    assert klien.get(f"{LISAN}/{warga.nilai['kunci']}").status == 404
