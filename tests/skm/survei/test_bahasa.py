"""A citizen answers in the language of the address, and every link from there keeps it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.galat import Bersamaan, Galat
from skm.kuesioner.models import JenisKuesioner, Kuesioner
from skm.kuesioner.services import kuesioner as layani
from skm.kuesioner.services.kuesioner import IsiKuesioner, IsiTambahan, IsiUnsur
from skm.kuesioner.services.terjemahan import simpan_terjemahan, teks_asal
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from skm.survei.models import Tautan
from tests.jawaban import tersimpan
from tests.klien import Klien

PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)


def _bahasa(sup: BeautifulSoup) -> str:
    assert sup.html is not None
    return str(sup.html["lang"])


def test_the_seeded_questionnaire_is_wholly_english_on_an_english_page(klien: Klien, alamat: str) -> None:
    halaman = klien.get(f"{alamat}?bahasa=en")
    assert _bahasa(halaman.sup) == "en"
    assert halaman.sup.h1.text == "Public Satisfaction Survey"
    tanya = halaman.sup.select_one("#U1")
    assert "How well did the requirements fit" in tanya.text
    assert [label.text for label in tanya.select("label")] == [
        "Not suitable",
        "Less suitable",
        "Suitable",
        "Very suitable",
    ]
    assert halaman.sup.select("fieldset[lang=id]") == []


def test_an_english_answer_is_the_same_row_as_an_indonesian_one(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    kirim = klien.get(f"{alamat}?bahasa=en").form().isi(**lengkap, usia="u31_40").kirim()
    assert kirim.status == 303
    terima_kasih = kirim.ikuti()
    assert (_bahasa(terima_kasih.sup), terima_kasih.sup.h1.text) == ("en", "Thank you")
    assert [(satu.u1, satu.usia) for satu in tersimpan(app)] == [(3, "u31_40")]


def test_what_is_missing_is_said_in_the_language_of_the_page(
    klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    lengkap.pop("U4")
    tolak = klien.get(f"{alamat}?bahasa=en").form().isi(**lengkap, saran="x" * 1001).kirim()
    assert tolak.status == 400
    ringkas = [a.text for a in tolak.sup.select(".ringkas a")]
    assert ringkas == ["Question 4: Choose one answer.", "Suggestions and comments: At most 1000 characters."]
    assert tolak.sup.select_one("#U4-galat").text == "Choose one answer."
    assert str(tolak.form().elemen["action"]).endswith("?bahasa=en")


def test_the_page_offers_its_other_language_and_nothing_else_changes_address(
    klien: Klien, alamat: str
) -> None:
    asal = klien.get(alamat)
    (pindah,) = asal.sup.select(".bahasa a")
    assert (pindah.text, pindah["lang"], pindah["href"]) == ("English", "en", f"{alamat}?bahasa=en")
    (kembali,) = klien.get(str(pindah["href"])).sup.select(".bahasa a")
    assert (kembali.text, kembali["href"]) == ("Bahasa Indonesia", alamat)


@pytest.mark.parametrize("kode", ["zz", "../en", "id", "EN", ""])
def test_an_unknown_language_is_indonesian(klien: Klien, alamat: str, kode: str) -> None:
    assert _bahasa(klien.get(alamat, {"bahasa": kode}).sup) == "id"


def test_a_closed_link_says_so_in_english(app: Flask, klien: Klien, alamat: str) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.update(Tautan).values(aktif=False))
        session.commit()
    halaman = klien.get(f"{alamat}?bahasa=en")
    assert halaman.status == 410
    assert "The survey at this address is closed." in halaman.sup.text


def test_staff_pages_stay_indonesian(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert _bahasa(klien.get("/kelola/kuesioner?bahasa=en").sup) == "id"


def _draf_baru(session: Session, unit: Unit) -> Kuesioner:
    draf = layani.draf(session, unit_id=unit.id, jenis=JenisKuesioner.SKM, oleh="ani", pada=PADA)
    isi = layani.salin(draf)
    ubah = IsiUnsur("U1", "Persyaratan", "Apakah syaratnya jelas?", isi.unsur[0].opsi, isi.unsur[0].bobot)
    tambahan = (IsiTambahan("Dari mana Anda tahu?", ("Radio", "Tetangga")),)
    baru = IsiKuesioner(isi.judul, isi.dasar, (ubah, *isi.unsur[1:]), tambahan)
    layani.simpan_draf(session, draf, baru, perubahan=draf.perubahan)
    return draf


def test_a_reworded_question_is_shown_in_indonesian_and_says_so_until_it_is_translated(
    app: Flask, klien: Klien, alamat: str
) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        draf = _draf_baru(session, session.scalars(sa.select(Unit)).one())
        layani.terbitkan(session, draf, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)
        session.commit()
    halaman = klien.get(f"{alamat}?bahasa=en")
    assert [kotak["id"] for kotak in halaman.sup.select("fieldset[lang=id]")] == ["U1", "T1"]
    assert "Apakah syaratnya jelas?" in halaman.sup.select_one("#U1").text
    assert klien.get(alamat).sup.select("fieldset[lang]") == []


def test_an_admin_writes_what_no_catalogue_knows_and_may_better_what_it_does(
    app: Flask, klien: Klien, alamat: str
) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        nomor = _draf_baru(session, session.scalars(sa.select(Unit)).one()).id
        session.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get(f"/kelola/kuesioner/{nomor}/bahasa/en")
    urut = [label.text for label in halaman.sup.select(".bidang label")]
    isi = {
        f"teks-{urut.index('Apakah syaratnya jelas?')}": "Were the requirements <i>clear</i>?",
        f"teks-{urut.index('Tetangga')}": "A neighbour",
        f"teks-{urut.index('Sesuai')}": "Fitting",
    }
    assert "Suitable" in halaman.sup.select_one(f"#bawaan-{urut.index('Sesuai')}").text
    draf = halaman.form().isi(**isi).kirim().ikuti()
    draf.form("#draf").isi(aksi="terbit").kirim().ikuti().form("#terbit").kirim()
    warga = klien.get(f"{alamat}?bahasa=en")
    assert "Were the requirements <i>clear</i>?" in warga.sup.select_one("#U1").text
    assert "Fitting" in [label.text for label in warga.sup.select("#U1 label")]
    assert [label.text for label in warga.sup.select("#T1 label")] == ["Radio", "A neighbour"]
    terbit = klien.get(f"/kelola/kuesioner/{nomor}/bahasa/en")
    assert terbit.sup.select("main form button") == []
    assert terbit.form().isi(**{"teks-0": "Changed"}).kirim().status == 409


class TestTerjemahan:
    def test_a_new_version_takes_the_translations_along(self, session: Session, unit: Unit) -> None:
        draf = _draf_baru(session, unit)
        isi = {"Apakah syaratnya jelas?": "Clear?"}
        simpan_terjemahan(session, draf, "en", isi, perubahan=draf.perubahan)
        layani.terbitkan(session, draf, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)
        baru = layani.draf(session, unit_id=unit.id, jenis=JenisKuesioner.SKM, oleh="ani", pada=PADA)
        assert {satu.asal: satu.teks for satu in baru.terjemahan} == isi
        assert baru.id != draf.id

    def test_an_emptied_translation_is_taken_back(self, session: Session, unit: Unit) -> None:
        draf = _draf_baru(session, unit)
        simpan_terjemahan(session, draf, "en", {"Radio": "Wireless"}, perubahan=draf.perubahan)
        simpan_terjemahan(session, draf, "en", {"Radio": "", "Tetangga": ""}, perubahan=draf.perubahan)
        assert draf.terjemahan == []

    def test_of_two_translators_at_once_the_later_is_told(self, session: Session, unit: Unit) -> None:
        draf = _draf_baru(session, unit)
        terlihat = draf.perubahan
        simpan_terjemahan(session, draf, "en", {"Radio": "A"}, perubahan=terlihat)
        with pytest.raises(Bersamaan):
            simpan_terjemahan(session, draf, "en", {"Radio": "B"}, perubahan=terlihat)
        assert [satu.teks for satu in draf.terjemahan] == ["A"]

    def test_a_published_version_keeps_its_words(self, session: Session, unit: Unit) -> None:
        draf = _draf_baru(session, unit)
        layani.terbitkan(session, draf, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)
        with pytest.raises(Galat, match="tidak dapat diubah"):
            simpan_terjemahan(session, draf, "en", {"Radio": "A"}, perubahan=draf.perubahan)

    def test_a_text_that_stands_on_the_page_twice_is_translated_once(
        self, session: Session, unit: Unit
    ) -> None:
        teks = teks_asal(_draf_baru(session, unit))
        assert teks.count("Sesuai") == 1
        assert {"Survei Kepuasan Masyarakat", "Dari mana Anda tahu?", "Tetangga"} <= set(teks)
