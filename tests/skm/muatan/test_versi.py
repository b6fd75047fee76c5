"""Rows of a table are counted by the questionnaire of their day, or by the one whose columns they have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.berkas.tabel import Tabel, baca
from skm.galat import Galat
from skm.jawaban.models import Jawaban
from skm.kuesioner import queries
from skm.kuesioner.models import JenisKuesioner, Kuesioner, SkalaKuesioner
from skm.layanan.models import Unit
from skm.muatan.services.impor import muat
from skm.muatan.services.kertas import buat_tumpukan
from skm.orm import buka_sesi
from tests.conftest import TANAM_PADA
from tests.kantor import kantor
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.kuesioner.test_versi import BERAT_U1, DENGAN_U10, sama, terbitkan
from tests.skm.muatan.test_impor import BERKAS, HARI, UNSUR, tabel
from tests.skm.muatan.test_pemetaan import unggah

BAIK = dict.fromkeys(UNSUR, "3")
EMPAT_BELAS = [f"U{n}" for n in range(1, 15)]
MARET = date(2026, 3, 1)


def muatkan(
    session: Session, unit: Unit, isi: Tabel, versi: int | None = None
) -> tuple[tuple[int, int], ...]:
    hasil = muat(session, isi, unit_id=unit.id, hari_ini=HARI, oleh="uji", pada=TANAM_PADA, versi=versi)
    return hasil.versi


def versi(session: Session) -> dict[date, int]:
    pilih = sa.select(Jawaban.tanggal, Kuesioner.versi).join(Kuesioner)
    return dict(list(session.execute(pilih)))


def ikm(session: Session, unit: Unit, periode: Periode) -> tuple[Decimal | None, str | None, int]:
    hasil = queries.hitungan_ikm(session, unit_id=unit.id, periode=periode).gabungan().hasil
    return hasil.nilai, hasil.mutu, hasil.responden


def test_an_old_file_of_nine_columns_is_loaded_after_a_tenth_unsur_and_says_by_which_version(
    session: Session, unit: Unit
) -> None:
    terbitkan(session, unit, DENGAN_U10, MARET)
    assert muatkan(session, unit, baca(BERKAS)) == ((1, 48),)  # its rows state no day: they are of today
    assert ikm(session, unit, Periode.semua()) == (Decimal("78.70"), "B", 48)


def test_a_row_is_counted_by_the_version_of_its_day(session: Session, unit: Unit) -> None:
    terbitkan(session, unit, DENGAN_U10, MARET)
    lama, baru = {"tanggal": "2026-02-28", **BAIK, "U10": ""}, {"tanggal": "2026-03-01", **BAIK, "U10": "4"}
    kosong = {"tanggal": "2026-03-02", **BAIK, "U10": ""}
    muatkan(session, unit, tabel(lama, baru, kosong))
    assert versi(session) == {date(2026, 2, 28): 1, MARET: 2, date(2026, 3, 2): 2}
    assert session.scalar(sa.select(Jawaban.u10).where(Jawaban.tanggal == MARET)) == 4


def test_a_row_that_fills_an_unsur_of_another_version_is_counted_by_that_one(
    session: Session, unit: Unit
) -> None:
    terbitkan(session, unit, DENGAN_U10, MARET)
    awal = {"tanggal": "2026-02-27", **BAIK, "U10": "4"}
    assert muatkan(session, unit, tabel(awal, awal | {"tanggal": "2026-03-02"})) == ()
    assert set(versi(session).values()) == {2}


def test_columns_of_several_structures_are_refused_with_the_words_that_tell_what_to_do(
    session: Session, unit: Unit
) -> None:
    terbitkan(session, unit, BERAT_U1, date(2026, 2, 1))
    terbitkan(session, unit, DENGAN_U10, MARET)
    with pytest.raises(Galat, match="versi 1 dan 2 yang bobot atau skalanya berbeda") as galat:
        muatkan(session, unit, tabel(BAIK))
    assert "--versi" in str(galat.value)
    assert muatkan(session, unit, tabel(BAIK), versi=1) == ((1, 1),)
    muatkan(session, unit, tabel({"tanggal": "2026-02-02", **BAIK}))
    assert versi(session)[date(2026, 2, 2)] == 2
    with pytest.raises(Galat, match="versi 9 tidak ada"):
        muatkan(session, unit, tabel(BAIK), versi=9)


def test_versions_of_one_structure_are_no_question(session: Session, unit: Unit) -> None:
    terbitkan(session, unit, sama(UNSUR), date(2026, 2, 1))
    terbitkan(session, unit, DENGAN_U10, MARET)
    assert muatkan(session, unit, tabel(BAIK)) == ((2, 1),)


def test_columns_of_unsur_that_no_version_asks_are_refused_and_not_left_out(
    session: Session, unit: Unit
) -> None:
    with pytest.raises(Galat, match="kolom U10, U11, U12, U13, U14 tidak ada pada kuesioner mana pun"):
        muatkan(session, unit, tabel(dict.fromkeys(EMPAT_BELAS, "3")))
    with pytest.raises(Galat, match="kolom wajib tidak ada: U9"):
        muatkan(session, unit, tabel(dict.fromkeys(UNSUR[:8], "3")))


def test_a_cell_that_no_fitting_version_asks_is_refused_by_its_name(session: Session, unit: Unit) -> None:
    terbitkan(session, unit, sama((*UNSUR[:8], "U10", "U11")), MARET)
    with pytest.raises(Galat, match="baris 2, kolom U10: terisi, padahal tidak ditanyakan"):
        muatkan(session, unit, tabel({**BAIK, "U10": "3"}))


@pytest.mark.parametrize("tanggal", [{"tanggal": "2010-05-03"}, {"tanggal": "2026-03-02"}, {}])
def test_14_unsur_of_2004_are_loaded_and_classed_by_their_own_bounds(
    session: Session, unit: Unit, tanggal: Mapping[str, str]
) -> None:
    terbitkan(session, unit, sama(EMPAT_BELAS), date(2004, 2, 24), skala=SkalaKuesioner.TAHUN_2004)
    assert muatkan(session, unit, tabel({**tanggal, **dict.fromkeys(EMPAT_BELAS, "3")})) == ((2, 1),)
    assert ikm(session, unit, Periode.semua()) == (Decimal("75.00"), "B", 1)  # C by the bounds of 2017


def test_a_stack_of_paper_is_of_the_version_of_its_day(session: Session, unit: Unit) -> None:
    terbitkan(session, unit, DENGAN_U10, MARET)
    for hari, harapan in ((date(2026, 2, 28), 1), (MARET, 2), (date(2000, 1, 1), 1)):
        kuesioner = queries.kuesioner_hari_itu(session, unit.id, JenisKuesioner.SKM, hari)
        assert kuesioner.versi == harapan
        buat_tumpukan(
            session,
            unit_id=unit.id,
            kuesioner=kuesioner,
            layanan_id=None,
            nama="Posyandu",
            tanggal=hari,
            ganda=False,
            oleh="ani",
            pada=TANAM_PADA,
        )


def test_the_command_and_the_page_say_by_which_version(
    app: Flask, klien: Klien, skm: Callable[..., Perintah], tmp_path: Path
) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        terbitkan(
            session, kantor(session), sama(EMPAT_BELAS), date(2004, 2, 24), skala=SkalaKuesioner.TAHUN_2004
        )
        terbitkan(session, kantor(session), {"U1": Fraction(1, 1)}, date(2026, 3, 1))
        session.commit()
    berkas = tmp_path / "lama.csv"
    baris = [",".join(["3"] * 14)] * 6
    berkas.write_text("\n".join([",".join(EMPAT_BELAS), *baris]) + "\n", encoding="utf-8")
    coba = skm("import", "responden", str(berkas), "--coba")
    assert "6 baris dihitung menurut kuesioner versi 2." in coba.stdout
    muatan = skm("import", "responden", str(berkas), "--versi", "2", "--json")
    assert muatan.json() == {"ditambahkan": 6, "dilewati": 0, "versi": [{"versi": 2, "jumlah": 6}]}
    isi = skm("ikm", "--json").json()
    assert (isi["ikm"], isi["mutu"], len(isi["unsur"]), isi["versi"][0]["skala"]) == (
        "75.00",
        "B",
        14,
        "2004",
    )
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = unggah(klien, ",".join(EMPAT_BELAS).encode() + b"\n" + b",".join([b"4"] * 14) + b"\n", coba="1")
    assert "1 baris dihitung menurut kuesioner versi 2." in halaman.sup.main.text
    assert [satu["value"] for satu in halaman.sup.select("#versi option")] == ["", "3", "1", "2"]
