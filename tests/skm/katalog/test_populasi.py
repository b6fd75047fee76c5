"""An office says what its inputs count; the linter reads its own rows and formulas by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Engine

from kinerja.galat import GalatMasukan
from kinerja.rumus import Variabel
from skm.akun.models import Peran
from skm.katalog.models import RumusIndikator
from skm.katalog.rumus_kantor import _satukan, baca_variabel, milik_kantor, tulis_variabel
from skm.orm import buka_sesi
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.katalog.test_lembar_katalog import muat, unduh
from tests.skm.katalog.test_rumus_kantor import BARU, KOREKSI, SENDIRI, TEKS, ubah

Skm = Callable[..., Perintah]
ASING = (
    "arsip_digital = Jumlah arsip didigitalkan (berkas) [arsip kecamatan]\n"
    "arsip = Jumlah arsip (berkas) [Arsip  desa]"
)


def tambah(klien: Klien, **lain: str) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert klien.get(BARU).form("#baru").isi(**TEKS | lain).kirim().status == 303


def temuan(skm: Skm, *pilihan: str) -> list[dict[str, Any]]:
    semua: list[dict[str, Any]] = skm("indikator", "--periksa", *pilihan, "--json").json()
    return semua


def test_a_row_that_the_office_added_is_examined_with_its_year_and_with_no_other(
    klien: Klien, skm: Skm
) -> None:
    tambah(klien, kode="IKI-60", ketetapan="arsip ÷ arsip × 100", variabel="arsip = Jumlah arsip (berkas)")
    kini = {(satu["kode"], satu["aturan"]) for satu in temuan(skm, "--tahun", "2026")}
    assert ("IKI-60", "selalu_seratus") in kini
    assert {kode for kode, _ in kini} - {"IKI-60"} == {satu["kode"] for satu in temuan(skm)}
    assert temuan(skm, "--tahun", "2025") == temuan(skm)
    baris = skm("indikator", "--periksa", "--tahun", "2026").stdout.splitlines()
    assert baris[-1].endswith(" dari 72 indikator.")


def test_a_corrected_formula_of_the_office_is_examined_beside_the_decreed_one(klien: Klien, skm: Skm) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    ubah(klien, rumus="sarana_layak ÷ sarana_sedia × 100", variabel=(
        "sarana_layak = Jumlah sarana yang layak (unit)\nsarana_sedia = Jumlah sarana (kegiatan)"
    ))  # fmt: skip
    semua = [satu for satu in temuan(skm, "--tahun", "2026") if satu["kode"] == "IKU-04"]
    assert [(satu["rumus"], satu["aturan"]) for satu in semua] == [
        ("ketetapan", "rumus_kembar"),
        ("koreksi", "satuan_tidak_sepadan"),
        ("koreksi", "satuan_beda_kata"),
    ]
    assert "  - Rumus koreksi: Pembilang" in skm("indikator", "--periksa", "--tahun", "2026").stdout
    assert {satu["rumus"] for satu in temuan(skm)} == {"ketetapan"}
    rincian = klien.get("/indikator/IKU-04?tahun=2026").sup
    assert "dalam unit, sedangkan" in rincian.select_one("section:has(#temuan-koreksi)").text
    assert klien.get("/indikator/IKU-05?tahun=2026").sup.select_one("#temuan-koreksi") is None


def test_a_formula_that_is_tried_says_what_is_doubtful_before_it_is_kept(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get(KOREKSI).form("#koreksi").isi(**SENDIRI | {"rumus": "sarana_layak ÷ sarana_layak * 100"})
    form.isi(variabel="sarana_layak = Jumlah sarana yang layak (unit)").nilai["periksa"] = "1"
    artinya = form.kirim()
    assert "selalu 100%" in artinya.sup.select_one("section:has(#artinya)").text


def test_the_examination_of_a_year_asks_the_database_little(klien: Klien, skm: Skm) -> None:
    tambah(klien)
    hitungan: list[str] = []

    def catat(_koneksi: Any, _kursor: Any, pernyataan: str, *_lain: Any) -> None:
        hitungan.append(pernyataan)

    event.listen(Engine, "before_cursor_execute", catat)
    try:
        skm("indikator", "--periksa", "--tahun", "2026")
    finally:
        event.remove(Engine, "before_cursor_execute", catat)
    tanya = [satu for satu in hitungan if satu.lstrip().upper().startswith("SELECT") and " indikator" in satu]
    assert len(tanya) == 2, tanya


def test_a_year_without_a_catalogue_is_refused(skm: Skm) -> None:
    hasil = skm("indikator", "--periksa", "--tahun", "2099")
    assert hasil.exit_code == 1
    assert "Tahun 2099 belum memiliki katalog" in hasil.stderr


def test_a_population_that_the_office_declares_is_kept_and_read_by_the_linter(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    tambah(klien, variabel=ASING)
    semua = {
        satu["aturan"]: satu["kalimat"] for satu in temuan(skm, "--tahun", "2026") if satu["kode"] == "IKI-58"
    }
    assert "menghitung arsip kecamatan, sedangkan" in semua["pembilang_bukan_bagian"]
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        isi = {
            satu["nama"]: satu["populasi"]
            for satu in session.scalars(sa.select(RumusIndikator)).one().variabel
        }
    assert isi == {"arsip_digital": "arsip kecamatan", "arsip": "arsip desa"}


def test_a_population_comes_and_goes_with_the_spreadsheet(klien: Klien) -> None:
    tambah(klien, variabel=ASING)
    lembar = unduh(klien)
    assert lembar.sel("IKI-58", "Variabel").value.splitlines() == [
        "arsip_digital = Jumlah arsip didigitalkan (berkas; arus) [arsip kecamatan]",
        "arsip = Jumlah arsip (berkas; arus) [arsip desa]",
    ]
    assert "0 perubahan" in muat(klien, lembar.isi()).ikuti().sup.main.text
    sel = lembar.sel("IKI-58", "Variabel")
    sel.value = sel.value.replace("[arsip kecamatan]", "[arsip desa]")
    lembar.sel("IKI-58", "Alasan koreksi").value = "Keduanya arsip desa."
    assert "1 perubahan" in muat(klien, lembar.isi()).ikuti().sup.main.text
    assert unduh(klien).sel("IKI-58", "Variabel").value.count("[arsip desa]") == 2


def test_rows_older_than_the_question_have_no_population(app: Flask, klien: Klien, skm: Skm) -> None:
    tambah(klien, variabel=ASING)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        satu = session.scalars(sa.select(RumusIndikator)).one()
        satu.variabel = [{k: v for k, v in isi.items() if k != "populasi"} for isi in satu.variabel]
        session.commit()
    aturan = {satu["aturan"] for satu in temuan(skm, "--tahun", "2026") if satu["kode"] == "IKI-58"}
    assert "pembilang_bukan_bagian" not in aturan


@pytest.mark.parametrize(
    ("ditulis", "populasi"),
    [
        ("", None),
        (" [desa]", "desa"),
        ("  [ DESA ]", "desa"),
        (" [sarana prasarana administrasi perkantoran]", "sarana_perkantoran"),  # the package's name of it
        ("[Arsip  kantor]", "arsip kantor"),  # no package population: the office's own
        (" [ ]", None),
    ],
)
def test_a_population_is_written_behind_the_unit(ditulis: str, populasi: str | None) -> None:
    (satu,) = baca_variabel(f"arsip = Jumlah arsip (berkas){ditulis}")
    assert (satu.satuan, satu.populasi) == ("berkas", populasi)
    assert baca_variabel(tulis_variabel([satu])) == (satu,)


@pytest.mark.parametrize("ditulis", ["[desa", "desa]", "[a] [b]", "[a[b]]", "[" + "a" * 61 + "]"])
def test_a_population_that_is_not_closed_is_refused(ditulis: str) -> None:
    with pytest.raises(GalatMasukan, match="Baris 1"):
        baca_variabel(f"arsip = Jumlah arsip (berkas) {ditulis}")


def test_a_nature_that_nobody_knows_is_refused_with_those_that_are_filled_in() -> None:
    with pytest.raises(GalatMasukan) as galat:
        baca_variabel("arsip = Jumlah arsip (berkas; aliran)")
    assert "Pilih: arus, keadaan, awal, rata, kumulatif, tetap." in str(galat.value)


def test_a_variable_of_the_package_keeps_its_population_unless_another_is_written() -> None:
    (polos,) = baca_variabel("desa = Jumlah Desa (desa)")
    (tepat,) = baca_variabel("desa = Jumlah Desa (desa) [desa]")
    (lain,) = baca_variabel("desa = Jumlah Desa (desa) [kelurahan]")
    assert [milik_kantor([satu]) == () for satu in (polos, tepat, lain)] == [True, True, False]


def test_a_population_that_one_of_two_rows_declares_holds_for_both() -> None:
    polos = Variabel("arsip", "Jumlah arsip", "arsip", "berkas")
    kantor, desa = (Variabel("arsip", "Jumlah arsip", "arsip", "berkas", p) for p in ("kantor", "desa"))
    assert _satukan(polos, kantor) == _satukan(kantor, polos) == _satukan(kantor, kantor) == kantor
    assert _satukan(polos, polos) == polos
    for lain in (desa, Variabel("arsip", "Jumlah surat", "surat", "berkas", "kantor")):
        with pytest.raises(GalatMasukan, match="arsip sudah berarti lain"):
            _satukan(kantor, lain)
