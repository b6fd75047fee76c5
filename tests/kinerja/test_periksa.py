"""The linter finds the decree's mistakes by rule; no rule knows a code."""

import dataclasses
import re
from pathlib import Path

import kinerja.periksa
from kinerja.indikator import Katalog
from kinerja.periksa import Kaidah, periksa

KANTOR = {"Longkali", "Long Kali"}
DOKUMEN = Path(__file__).parents[2] / "docs" / "pemeriksaan-rumus.md"

PENJELAS = {
    # Which rule says what is wrong with each row graded A or D in the review of the decree.
    "IKU-01": Kaidah.NAMA_BUKAN_UKURAN,
    "IKU-03": Kaidah.PEMBILANG_BUKAN_BAGIAN,
    "IKU-06": Kaidah.JENIS_NAMA_BEDA_RUMUS,
    "IKU-07": Kaidah.RATA_RATA_KALI_100,
    "IKU-09": Kaidah.SATUAN_TIDAK_SEPADAN,
    "IKU-11": Kaidah.SATUAN_TIDAK_SEPADAN,
    "IKU-13": Kaidah.SATUAN_TIDAK_SEPADAN,
    "IKU-14": Kaidah.SATUAN_TIDAK_SEPADAN,
    "IKI-01": Kaidah.SATUAN_TIDAK_SEPADAN,
    "IKI-02": Kaidah.PERSEN_DARI_PERSEN,
    "IKI-03": Kaidah.PERSEN_TANPA_PENYEBUT,
    "IKI-04": Kaidah.SATUAN_TIDAK_SEPADAN,
    "IKI-08": Kaidah.PEMBILANG_BUKAN_BAGIAN,
    "IKI-32": Kaidah.KANTOR_LAIN,
    "IKI-33": Kaidah.KANTOR_LAIN,
    "IKI-39": Kaidah.KANTOR_LAIN,
}
MENGHITUNG = {
    Kaidah.PERSEN_TANPA_PENYEBUT,
    Kaidah.SATUAN_TIDAK_SEPADAN,
    Kaidah.PEMBILANG_BUKAN_BAGIAN,
    Kaidah.RATA_RATA_KALI_100,
    Kaidah.PERSEN_DARI_PERSEN,
    Kaidah.JENIS_NAMA_BEDA_RUMUS,
    Kaidah.RENCANA_SEBAGAI_HASIL,
    Kaidah.POPULASI_SATU,
}


def test_every_row_graded_a_or_d_is_found_by_the_rule_that_explains_it(katalog: Katalog) -> None:
    bermasalah = [satu.kode for satu in katalog.indikator if satu.tingkat_masalah in "AD"]
    assert bermasalah == list(PENJELAS)
    ditemukan = {(satu.kode, satu.aturan) for satu in periksa(katalog, KANTOR)}
    assert set(PENJELAS.items()) <= ditemukan


def test_the_other_known_mistakes_of_the_decree_are_found(katalog: Katalog) -> None:
    temuan = periksa(katalog, KANTOR)

    def kode(aturan: Kaidah) -> list[str]:
        return [satu.kode for satu in temuan if satu.aturan is aturan]

    assert kode(Kaidah.BUTIR_GANDA) == ["IKU-02"]
    assert kode(Kaidah.LAWAN_KATA) == ["IKI-04"]
    assert kode(Kaidah.NAMA_BUKAN_UKURAN) == ["IKU-01", "IKI-15", "IKI-30", "IKI-44"]
    assert kode(Kaidah.SATUAN_BUKAN_YANG_DIHITUNG) == [
        *("IKI-14", "IKI-24", "IKI-25", "IKI-26", "IKI-37", "IKI-39", "IKI-44", "IKI-49"),
        *("IKI-53", "IKI-57"),
    ]
    assert kode(Kaidah.RUMUS_KEMBAR) == ["IKU-04", "IKU-05"]
    assert kode(Kaidah.INDIKATOR_KEMBAR) == ["IKI-24", "IKI-53"]
    assert kode(Kaidah.POPULASI_SATU) == ["IKI-01", "IKI-02", "IKI-09", "IKI-10", "IKI-11"]
    assert kode(Kaidah.RENCANA_SEBAGAI_HASIL) == [
        *("IKI-13", "IKI-15", "IKI-16", "IKI-17", "IKI-18", "IKI-19", "IKI-21", "IKI-22", "IKI-23", "IKI-54"),
    ]


def test_the_corrected_formulas_of_grade_a_have_no_finding_about_the_computation(katalog: Katalog) -> None:
    dikoreksi = tuple(
        dataclasses.replace(satu, ketetapan=satu.koreksi, satuan=satu.satuan_koreksi)
        for satu in katalog.indikator
        if satu.tingkat_masalah == "A"
    )
    dipakai = {nama for satu in dikoreksi for nama in satu.koreksi.nama()}
    variabel = tuple(satu for satu in katalog.variabel if satu.nama in dipakai)
    temuan = periksa(Katalog(katalog.populasi, variabel, dikoreksi), KANTOR)
    assert [satu for satu in temuan if satu.aturan in MENGHITUNG] == []


def test_the_office_is_told_from_others_by_the_names_it_is_given(katalog: Katalog) -> None:
    def kode(*kantor: str) -> list[str]:
        return [s.kode for s in periksa(katalog, kantor) if s.aturan is Kaidah.KANTOR_LAIN]

    assert kode("TANAH  grogot") == ["IKU-07", "IKU-08"]  # their formulas speak of Kecamatan Longkali
    assert kode("Long Kali", "Tanah Grogot") == []


def test_no_rule_knows_a_code_or_reads_the_reviewers_verdict() -> None:
    for berkas in Path(kinerja.periksa.__file__).parent.glob("*.py"):
        isi = berkas.read_text(encoding="utf-8")
        for terlarang in ("IKU-", "IKI-", "tingkat_masalah", "catatan", "rumus_berlaku", ".koreksi"):
            assert terlarang not in isi, f"{berkas.name}: {terlarang}"


def test_the_written_review_of_the_findings_is_the_linters_own_list(katalog: Katalog) -> None:
    baris = [
        tuple(sel.strip(" `") for sel in satu.split("|")[1:3])
        for satu in DOKUMEN.read_text(encoding="utf-8").splitlines()
        if satu.startswith(("| IKU-", "| IKI-"))
    ]
    temuan = periksa(katalog, KANTOR)
    assert baris == [(satu.kode, satu.aturan.value) for satu in temuan]
    jumlah = f"{len(temuan)} findings on {len({satu.kode for satu in temuan})} rows"
    assert jumlah in DOKUMEN.read_text(encoding="utf-8")


def test_every_rule_stands_in_the_table_of_rules_with_what_it_finds_and_its_remedy() -> None:
    baris = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", DOKUMEN.read_text(encoding="utf-8"), re.MULTILINE)
    assert [nama for nama, _, _ in baris] == [satu.value for satu in Kaidah]
