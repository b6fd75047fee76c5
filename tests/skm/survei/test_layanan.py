"""A door of the whole office asks which service it was; the answer is then that service's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.layanan.models import Layanan
from skm.orm import buka_sesi
from skm.survei.models import JenisTautan, Tautan
from tests.jawaban import tersimpan
from tests.klien import Klien


def _ubah(app: Flask, kode: str, **kolom: object) -> int:
    """Change a service as its admin would; gives its id."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        layanan = session.scalars(sa.select(Layanan).where(Layanan.kode == kode)).one()
        for nama, isi in kolom.items():
            setattr(layanan, nama, isi)
        session.commit()
        return layanan.id


def _ditawarkan(klien: Klien, alamat: str) -> list[str]:
    return [str(satu["value"]) for satu in klien.get(alamat).sup.select("#layanan option")]


def test_the_first_question_is_optional_and_names_the_services_of_today_in_the_decrees_order(
    app: Flask, klien: Klien, alamat: str
) -> None:
    halaman = klien.get(alamat)
    bidang = [satu for satu in halaman.sup.select("form [name]") if satu.get("type") != "hidden"]
    assert bidang[0]["name"] == "layanan"
    assert not bidang[0].has_attr("required")
    pilihan = halaman.sup.select("#layanan option")
    assert [satu.text for satu in pilihan[:3]] == ["Tidak diisi", "Surat Pengantar KK", "Surat Pengantar KTP"]
    assert len(pilihan) == 14  # thirteen services and none
    _ubah(app, "KTP", aktif=False)
    assert _ditawarkan(klien, alamat)[:3] == ["", "KK", "DOMISILI"]


@pytest.mark.parametrize("jenis", list(JenisTautan))
def test_the_answer_is_the_services_that_was_named_in_front_of_the_app_and_by_the_view(
    app: Flask, klien: Klien, buat_tautan: Callable[..., str], lengkap: dict[str, str], jenis: JenisTautan
) -> None:
    nomor = _ubah(app, "SKTM")
    alamat = f"/{'kios' if jenis is JenisTautan.KIOS else 's'}/{buat_tautan(jenis)}"
    assert klien.get(alamat).form().isi(**lengkap, layanan="SKTM").kirim().status == 303
    app.extensions["skm_rak"].kosongkan()  # nothing is on the shelf: the view takes it
    assert klien.get(alamat).form().isi(**lengkap, layanan="SKTM").kirim().status == 303
    assert klien.get(alamat).form().isi(**lengkap).kirim().status == 303  # left open
    assert [satu.layanan_id for satu in tersimpan(app)] == [nomor, nomor, None]


def test_a_code_that_is_no_service_of_this_office_is_asked_again_and_what_was_filled_stays(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    formulir = klien.get(alamat).form().isi(**lengkap, saran="Ramah.")
    kembali = klien.post(alamat, formulir.nilai | {"layanan": "BUKAN"})
    assert kembali.status == 400
    assert [satu.text for satu in kembali.sup.select(".ringkas a")] == [
        "Layanan: Pilihan tidak dikenal. Pilih dari daftar, atau biarkan kosong."
    ]
    bidang = kembali.sup.select_one("#layanan")
    assert bidang is not None
    assert (bidang["aria-invalid"], bidang["aria-describedby"]) == ("true", "layanan-galat")
    assert kembali.form().nilai["saran"] == "Ramah."
    assert tersimpan(app) == []


def test_what_was_chosen_stays_when_another_question_was_forgotten(
    klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    kembali = klien.get(alamat).form().isi(**lengkap, layanan="KTP").kosongkan("U9").kirim()
    assert (kembali.status, kembali.form().nilai["layanan"]) == (400, "KTP")


def test_a_form_that_waited_for_the_signal_is_stored_under_a_service_that_was_retired_meanwhile(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    formulir = klien.get(alamat).form().isi(**lengkap, layanan="KTP")
    nomor = _ubah(app, "KTP", aktif=False)
    assert formulir.kirim().status == 303
    assert [satu.layanan_id for satu in tersimpan(app)] == [nomor]


def test_a_door_of_one_service_asks_nothing_and_believes_no_other_code(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    nomor = _ubah(app, "NIKAH")
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.scalars(sa.select(Tautan)).one().layanan_id = nomor
        session.commit()
    formulir = klien.get(alamat).form()
    assert "layanan" not in formulir.nilai
    assert klien.post(alamat, formulir.isi(**lengkap).nilai | {"layanan": "KTP"}).status == 303
    assert [satu.layanan_id for satu in tersimpan(app)] == [nomor]


def test_in_english_the_question_is_english_and_the_services_keep_their_names(
    klien: Klien, alamat: str
) -> None:
    sup = klien.get(f"{alamat}?bahasa=en").sup
    label = sup.select_one("label[for=layanan]")
    assert label is not None
    assert "Which service did you come for?" in label.text
    assert {satu.get("lang") for satu in sup.select("#layanan option")[1:]} == {"id"}
