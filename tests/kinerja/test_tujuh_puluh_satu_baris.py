"""Every row of the decree as a year: natures, units, both figures and why, as the page in docs says."""

from pathlib import Path

from kinerja.hasil import Status
from kinerja.indikator import Katalog, RumusBerlaku
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import Sifat
from tests.kinerja.tabel_setahun import DOKUMEN, NAIK, dokumen, setahun

TOML = Path(__file__).parents[2] / "kinerja" / "data" / "longkali.toml"
KEPUTUSAN = Path(__file__).parents[1] / "data" / "keputusan_indikator.txt"
S = Sifat


def sifat(katalog: Katalog, kode: str) -> tuple[list[Sifat], list[Sifat]]:
    """The natures of the decreed and of the corrected formula's inputs, in the order they stand in it."""
    satu, nama = katalog.menurut_kode[kode], katalog.menurut_nama
    return [nama[n].sifat for n in satu.ketetapan.nama()], [nama[n].sifat for n in satu.koreksi.nama()]


def test_the_table_of_71_rows_is_the_catalogues_own() -> None:
    assert DOKUMEN.read_text(encoding="utf-8") == dokumen(), "python -m tests.kinerja.tabel_setahun"


def test_every_input_says_its_nature_and_every_row_joins_its_quarters_by_it(katalog: Katalog) -> None:
    teks = TOML.read_text(encoding="utf-8").split("[[indikator]]")[0]
    assert teks.count("\nsifat = ") == teks.count("[[variabel]]") == len(katalog.variabel)
    assert {satu.konsolidasi for satu in katalog.indikator} == {Konsolidasi.VARIABEL}


def test_what_is_counted_once_by_its_definition_is_counted_since_january(katalog: Katalog) -> None:
    for kode in ("IKU-06", "IKU-10", "IKU-12", "IKI-05", "IKI-46", "IKI-48"):  # both formulas
        assert [satu[0] for satu in sifat(katalog, kode)] == [S.KUMULATIF] * 2, kode
    for kode in ("IKU-09", "IKU-11", "IKI-24", "IKI-25", "IKI-26", "IKI-29", "IKI-53"):  # the corrected one
        assert [satu[0] for satu in sifat(katalog, kode)] == [S.ARUS, S.KUMULATIF], kode
        satu = katalog.menurut_kode[kode]
        assert setahun(katalog, satu, satu.koreksi).status is Status.BELUM_DIISI, kode  # 3, 4, 2, 0 falls
        assert setahun(katalog, satu, satu.koreksi, NAIK).status is Status.OK, kode


def test_stocks_that_were_summed_are_the_last_and_flows_that_were_the_last_are_summed(
    katalog: Katalog,
) -> None:
    for kode in ("IKI-15", "IKI-16", "IKI-17", "IKI-18", "IKI-19", "IKI-21"):
        satu = katalog.menurut_kode[kode]
        assert setahun(katalog, satu, satu.ketetapan).nilai == 0, kode
    for kode in ("IKI-14", "IKI-24", "IKI-25", "IKI-26", "IKI-53", "IKI-57", "IKI-30"):
        satu = katalog.menurut_kode[kode]
        assert setahun(katalog, satu, satu.ketetapan).nilai == 9, kode


def test_obligations_carried_over_are_an_opening_and_what_is_new(katalog: Katalog) -> None:
    """9 settled of 2 that stood open on 1 January and 23 that came: 36 %, the opening counted once."""
    for kode in ("IKU-08", "IKI-43"):
        assert sifat(katalog, kode)[1] == [S.ARUS, S.AWAL, S.ARUS], kode
        satu = katalog.menurut_kode[kode]
        assert setahun(katalog, satu, satu.koreksi).nilai == 36, kode


def test_no_printed_unit_differs_from_the_unit_of_the_formula_in_force(katalog: Katalog) -> None:
    for satu in katalog.indikator:
        koreksi = satu.rumus_berlaku is RumusBerlaku.KOREKSI
        dua = [(satu.koreksi, satu.satuan_koreksi, koreksi), (satu.ketetapan, satu.satuan, not koreksi)]
        for rumus, satuan, berlaku in dua:
            if len(rumus.nama()) == 1 and rumus.pecahan() is None and "×" not in str(rumus):
                assert satuan == katalog.menurut_nama[rumus.nama()[0]].satuan, satu.kode
            elif berlaku and satu.kode not in {"IKU-01", "IKU-07"}:  # scores, measured in "nilai"
                assert (satuan, str(rumus).endswith("× 100")) == ("%", True), satu.kode


def test_where_the_name_speaks_of_another_unit_the_row_says_of_which(katalog: Katalog) -> None:
    beda = {satu.kode: satu.satuan_nama for satu in katalog.indikator if satu.satuan_nama}
    assert all(satu.diukur_dalam == (satu.satuan_nama or satu.satuan) for satu in katalog.indikator)
    assert beda == {
        **dict.fromkeys(("IKU-06", "IKI-14", "IKI-24", "IKI-25", "IKI-26", "IKI-53"), "unit"),
        **{"IKI-37": "dokumen", "IKI-39": "laporan", "IKI-44": "potensi konflik", "IKI-49": "orang"},
        "IKI-57": "sekolah",
    }


def test_populations_of_what_is_counted_are_named_where_the_name_means_others(katalog: Katalog) -> None:
    populasi = {nama: satu.populasi for nama, satu in katalog.menurut_nama.items()}
    assert populasi["dokumen_pelayanan_kependudukan_diproses"] == "permohonan_non_perizinan"
    for kode in ("IKI-40", "IKI-50", "IKI-54", "IKI-55"):
        satu = katalog.menurut_kode[kode]
        dua = populasi[satu.ketetapan.nama()[0]], populasi[satu.koreksi.nama()[0]]
        assert None not in dua and dua[0] != dua[1], kode


def test_the_two_visions_of_the_decree_are_recorded() -> None:
    visi = [
        baris.partition(":")[2].strip()
        for baris in KEPUTUSAN.read_text(encoding="utf-8").splitlines()
        if baris.startswith("VISI")
    ]
    assert len(set(visi)) == 2
    catatan = (DOKUMEN.parent / "pemeriksaan-rumus.md").read_text(encoding="utf-8")
    assert all(satu in catatan for satu in visi)
