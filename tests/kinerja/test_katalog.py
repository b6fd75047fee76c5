"""The catalogue says what the decree says, letter for letter, and every formula of it computes."""

import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from kinerja.capaian import Polaritas
from kinerja.hasil import Status
from kinerja.indikator import Indikator, Katalog
from kinerja.rumus import Masukan, Nilai

KEPUTUSAN = Path(__file__).parents[1] / "data" / "keputusan_indikator.txt"

Baris = dict[str, str]


def rapat(teks: str) -> str:
    return " ".join(teks.split())


def baris_keputusan() -> list[Baris]:
    """The 71 table rows of the decree, in its order, empty objectives taken over from the row above."""
    rows: list[Baris] = []
    kepala: list[str] = []
    jabatan = ""
    for line in KEPUTUSAN.read_text(encoding="utf-8").splitlines():
        if line.startswith("JABATAN :"):
            jabatan = line.removeprefix("JABATAN :").strip()
        sel = [rapat(isi) for isi in line.split("\t")]
        if len(sel) == 1:
            continue
        if sel[0] == "NO" or sel[0].startswith("SASARAN"):
            kepala = sel
            continue
        isi = dict(zip(kepala, sel, strict=True))
        sasaran = next(v for k, v in isi.items() if k.startswith("SASARAN"))
        nama = next(v for k, v in isi.items() if k.startswith("IKU") or k.startswith("INDIKATOR"))
        formula = next(v for k, v in isi.items() if "FORMUL" in k)
        if not nama:  # the second row of the table's only formula broken over two rows (IKU-02)
            rows[-1]["formula_ketetapan"] += " " + formula
            continue
        rows.append(
            {
                "jabatan": jabatan or "KECAMATAN LONGKALI",
                "sasaran": sasaran or rows[-1]["sasaran"],
                "nama": nama,
                "formula_ketetapan": formula,
                "sumber_data": isi.get("SUMBER DATA") or isi["SUMBERDATA"],
                "penanggung_jawab": isi.get("PENANGGUNG JAWAB", ""),
            }
        )
    return rows


@pytest.fixture
def indikator(katalog: Katalog) -> tuple[Indikator, ...]:
    return katalog.indikator


def test_there_are_14_iku_and_57_iki_of_seven_posts(indikator: tuple[Indikator, ...]) -> None:
    assert Counter(baris.dokumen for baris in indikator) == {"IKU": 14, "IKI": 57}
    per_jabatan = Counter(baris.jabatan for baris in indikator if baris.dokumen == "IKI")
    assert list(per_jabatan.values()) == [12, 17, 7, 5, 3, 8, 5]
    assert len({baris.sasaran for baris in indikator if baris.dokumen == "IKU"}) == 5


def test_codes_follow_the_decree(indikator: tuple[Indikator, ...]) -> None:
    iku = [f"IKU-{nomor:02d}" for nomor in range(1, 15)]
    iki = [f"IKI-{nomor:02d}" for nomor in range(1, 58)]
    assert [baris.kode for baris in indikator] == iku + iki


def test_every_row_is_the_decrees_word_for_word(indikator: tuple[Indikator, ...]) -> None:
    ketetapan = baris_keputusan()
    assert len(ketetapan) == 71
    for baris, asli in zip(indikator, ketetapan, strict=True):
        assert {kolom: rapat(getattr(baris, kolom)) for kolom in asli} == asli, baris.kode


def test_missions_and_goals_stand_in_the_decree_and_only_iku_have_them(
    indikator: tuple[Indikator, ...],
) -> None:
    teks = rapat(KEPUTUSAN.read_text(encoding="utf-8"))
    for baris in indikator:
        bagian = baris.tujuan_misi.split(" | ") if baris.tujuan_misi else []
        assert len(bagian) == (2 if baris.dokumen == "IKU" else 0), baris.kode
        for kalimat in bagian:
            assert rapat(kalimat) in teks, baris.kode


def test_the_readable_formula_has_the_decrees_words_and_no_markup(indikator: tuple[Indikator, ...]) -> None:
    def kata(teks: str) -> list[str]:
        return re.findall(r"\w+", teks)

    for baris in indikator:
        tanpa_html = re.sub(r"<[^>]+>", " ", baris.formula_ketetapan)
        tanpa_tanda = re.sub(r"\\(frac|text|times)", " ", tanpa_html)
        assert kata(baris.formula_teks) == kata(tanpa_tanda), baris.kode
        assert not re.search(r"[\\$<>{}]", baris.formula_teks), baris.kode


def test_the_decree_divides_iku_03_by_non_perizinan(indikator: tuple[Indikator, ...]) -> None:
    teks = indikator[2].formula_teks.splitlines()
    assert teks[0] == (
        "Jumlah pelayanan perizinan yang selesai tepat waktu"
        " ÷ Jumlah pelayanan non perizinan yang dilakukan × 100"
    )
    assert teks[1:] == [
        "1. Penerbitan Surat Ijin Usaha Mikro dan Kecil",
        "2. Penerbitan Rekomendasi Surat Ijin Mendirikan Bangunan",
        "3. Penerbitan Rekomendasi Surat Ijin Tempat Usaha",
        "4. Penerbitan Rekomendasi Surat Ijin Keramaian",
    ]


def test_the_corrected_formula_is_in_force_for_grade_a_and_where_late_cases_would_escape(
    indikator: tuple[Indikator, ...],
) -> None:
    for baris in indikator:
        assert baris.tingkat_masalah in "ABCDE"
        # IKU-02, grade B: completed cases alone would hide every late one that is still open.
        koreksi = baris.tingkat_masalah == "A" or baris.kode == "IKU-02"
        diharapkan = "koreksi" if koreksi else "ketetapan"
        assert baris.rumus_berlaku == diharapkan, baris.kode
    # The rows whose decreed formula gives a wrong figure; IKU-01 lacks the factor 25.
    assert [baris.kode for baris in indikator if baris.tingkat_masalah == "A"] == [
        *("IKU-01", "IKU-03", "IKU-06", "IKU-07", "IKU-09", "IKU-11", "IKU-13", "IKU-14"),
        *("IKI-01", "IKI-02", "IKI-03", "IKI-04", "IKI-08"),
    ]


def test_four_indicators_are_counted_automatically_and_two_directions_are_undecided(
    indikator: tuple[Indikator, ...],
) -> None:
    assert {baris.kode: baris.otomatis for baris in indikator if baris.otomatis} == {
        "IKU-01": "ikm",
        "IKU-02": "ketepatan_non_perizinan",
        "IKU-03": "ketepatan_perizinan",
        "IKI-37": "dokumen_non_perizinan",
    }
    assert [b.kode for b in indikator if b.polaritas is Polaritas.PERLU_DIPUTUS] == ["IKI-43", "IKI-56"]


def test_nineteen_indicators_are_percentages(indikator: tuple[Indikator, ...]) -> None:
    assert sum(baris.satuan == "%" for baris in indikator) == 19


SUSUN: list[tuple[str, dict[str, Nilai], dict[str, Nilai], str, str]] = [
    # The illustrations of the review of the decree, both columns; inputs first, then last year's.
    # 48 published answers: Σ over unsur of nilai ÷ 48 × 1/9 is 1.360 ÷ 48 ÷ 9; × 25 is the IKM.
    (
        "IKU-01",
        {
            "jumlah_nrr_tertimbang": Fraction(1360, 48 * 9),
        },
        {},
        "3,15",
        "78,70",
    ),
    (
        "IKU-03",
        {
            "perizinan_selesai_tepat_waktu": 36,
            "non_perizinan_selesai": 500,
            "perizinan_tepat_waktu": 36,
            "perizinan_jatuh_tempo": 40,
        },
        {},
        "7,20",
        "90,00",
    ),
    ("IKU-06", {"sarana_umum_dipelihara": 12, "sarana_umum": 15}, {}, "0,80", "12,00"),
    ("IKU-07", {"nilai_skp_pns": 2610, "pns": 30, "pns_dinilai": 30}, {}, "8.700,00", "87,00"),
    (
        "IKU-09",
        {"fasilitasi_pemerintahan_umum": 40, "desa": 22, "desa_fasilitasi_pemerintahan_umum": 20},
        {},
        "181,82",
        "90,91",
    ),
    (
        "IKU-11",
        {"fasilitasi_kesehatan_sosial": 40, "desa": 22, "desa_fasilitasi_kesehatan_sosial": 20},
        {},
        "181,82",
        "90,91",
    ),
    (
        "IKU-13",
        {"usulan_terakomodir": 55, "desa": 22, "usulan_terakomodir_rkpd": 55, "usulan_diajukan": 120},
        {},
        "250,00",
        "45,83",
    ),
    (
        "IKU-14",
        {
            "serapan_anggaran_desa": 33_000_000_000,
            "desa": 22,
            "realisasi_apbdes": 33_000_000_000,
            "pagu_apbdes": 36_000_000_000,
        },
        {},
        "150.000.000.000,00",
        "91,67",
    ),
    (
        "IKI-01",
        {"aparatur_puas_skpd": 27, "skpd": 1, "aparatur_puas": 27, "aparatur_responden": 30},
        {},
        "2.700,00",
        "90,00",
    ),
    (
        "IKI-02",
        {"persentase_sarana_pd": 85, "skpd": 1, "sarana_kerja_layak": 34, "sarana_kerja_standar": 40},
        {},
        "8.500,00",
        "85,00",
    ),
    ("IKI-03", {"pelanggaran_disiplin": 3}, {"pelanggaran_disiplin": 5}, "200,00", "40,00"),
    ("IKI-04", {"ketidakhadiran": 60, "pegawai": 30, "hari_efektif": 240}, {}, "480,00", "99,17"),
    (
        "IKI-08",
        {
            "dokumen_rencana_tepat_waktu": 4,
            "dokumen_rencana_anggaran_disusun": 7,
            "dokumen_rencana_anggaran_tepat_waktu": 7,
            "dokumen_rencana_anggaran_wajib": 7,
        },
        {},
        "57,14",
        "100,00",
    ),
]


@pytest.mark.parametrize("baris", SUSUN, ids=lambda baris: baris[0])
def test_grade_a_rows_give_the_decreed_and_the_sound_figure(
    katalog: Katalog, baris: tuple[str, dict[str, Nilai], dict[str, Nilai], str, str]
) -> None:
    kode, kini, lalu, ketetapan, koreksi = baris
    dua = katalog.hitung_satu(kode, Masukan((kini,), tahun_lalu=lalu))
    assert katalog.menurut_kode[kode].tingkat_masalah == "A"
    assert (dua.ketetapan.jejak[-1].hasil, dua.koreksi.jejak[-1].hasil) == (ketetapan, koreksi)
    assert dua.berlaku == dua.koreksi


def test_the_table_holds_every_grade_a_row(indikator: tuple[Indikator, ...]) -> None:
    assert [baris.kode for baris in indikator if baris.tingkat_masalah == "A"] == [
        baris[0] for baris in SUSUN
    ]


def test_both_formulas_of_all_71_compute_to_a_value_with_a_sentence(katalog: Katalog) -> None:
    nama = {variabel: 3 + urutan for urutan, variabel in enumerate(katalog.menurut_nama)}
    hasil = katalog.hitung({kode: Masukan((nama,), tahun_lalu=nama) for kode in katalog.menurut_kode})
    assert len(hasil) == 71
    for kode, dua in hasil.items():
        for satu in (dua.ketetapan, dua.koreksi):
            assert satu.status is Status.OK, kode
            assert " = " in satu.jejak[-1].kalimat, kode


def test_every_indicator_without_inputs_names_what_is_missing(katalog: Katalog) -> None:
    for kode, dua in katalog.hitung({}).items():
        assert dua.berlaku.status is Status.BELUM_DIISI, kode
        assert dua.berlaku.alasan.startswith("Belum diisi: "), kode


def test_a_correction_that_measures_in_another_unit_says_so(indikator: tuple[Indikator, ...]) -> None:
    berbeda = {b.kode: b.satuan_koreksi for b in indikator if b.satuan_koreksi != b.satuan}
    assert berbeda == {
        **{"IKU-06": "unit", "IKI-05": "%", "IKI-14": "unit", "IKI-24": "unit", "IKI-25": "unit"},
        **{"IKI-26": "unit", "IKI-29": "unit", "IKI-39": "laporan", "IKI-40": "segmen", "IKI-43": "%"},
        **{"IKI-44": "potensi konflik", "IKI-49": "orang", "IKI-53": "unit", "IKI-56": "%"},
        "IKI-57": "sekolah",
    }


def test_no_audit_report_received_is_not_zero_per_cent(katalog: Katalog) -> None:
    hasil = katalog.hitung_satu("IKU-08", Masukan(({"lhp_ditindaklanjuti": 0, "lhp_diterima": 0},)))
    assert hasil.berlaku.status is Status.TIDAK_BERLAKU
    assert hasil.berlaku.alasan == "Belum ada LHP yang diterima."
