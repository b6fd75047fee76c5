"""The linter on words and pairs: other offices, plans for results, and what stands there twice."""

import pytest

from kinerja.indikator import Katalog
from kinerja.periksa import Kaidah, Temuan, periksa
from kinerja.rumus import Variabel
from tests.kinerja.susun_periksa import POPULASI, VARIABEL, indikator, kalimat, temuan


def _hitung(definisi: str) -> tuple[Variabel, ...]:
    """A variable `x` with these words, beside the usual ones."""
    return (*VARIABEL, Variabel("x", definisi, "x", "kegiatan"))


def test_another_kecamatan_in_the_name_is_quoted() -> None:
    satu = indikator(nama="Jumlah Renja Kecamatan Tanah Grogot yang disusun")
    assert kalimat(Kaidah.KANTOR_LAIN, satu) == (
        '"Jumlah Renja Kecamatan Tanah Grogot yang disusun" menyebut kantor lain: Kecamatan Tanah Grogot. '
        "Ganti dengan nama kantor sendiri."
    )


@pytest.mark.parametrize(
    ("teks", "sebutan"),
    [
        ("Pelayanan Kantor Camat Muara Komam", "Camat Muara Komam."),
        ("RENJA KECAMATAN TANAH GROGOT", "KECAMATAN TANAH GROGOT."),
        ("Renja kecamatan Long Ikis", "kecamatan Long Ikis."),  # its first word alone is not our name
        ("Renja Kecamatan Longkalimantan", "Kecamatan Longkalimantan."),
        ("Kecamatan Longkali dan Kecamatan Batu Sopang", "Kecamatan Batu Sopang."),  # the second one
        ("Kecamatan Kuaro Kabupaten Paser", "Kecamatan Kuaro."),
        ("Renja Kec. Tanah Grogot", "Kec. Tanah Grogot."),
        ("Desa di kec Kuaro", "kec Kuaro."),
        ("Renja Disdukcapil", "Disdukcapil."),
        ("Nilai kepuasan pada layanan DPMPTSP", "DPMPTSP."),
        ("Pegawai Satpol PP yang hadir", "Satpol PP."),
        ("Aset Bappeda/BPKAD", "Bappeda."),
        ("Usulan kepada Bappeda dan aset BPKAD", "BPKAD."),  # a partner first
    ],
)
def test_another_office_is_found_in_name_objective_and_formula(teks: str, sebutan: str) -> None:
    for satu in (indikator(nama=teks), indikator(sasaran=teks), indikator(teks=teks)):
        kata = kalimat(Kaidah.KANTOR_LAIN, satu)
        assert kata is not None
        assert kata.startswith(f'"{teks}" menyebut kantor lain: {sebutan}')


@pytest.mark.parametrize(
    "teks",
    [
        "Kantor Kecamatan Longkali",
        "Kantor Kecamatan Long Kali",
        "KECAMATAN LONGKALI",
        "Kecamatan Long Kali Kabupaten Paser",
        "Kecamatan Longkali Yang Tersusun",
        "Peringatan tingkat Kecamatan",
        "Kecamatan dan Desa/Kelurahan",
        "Kecamatan Dan Desa",
        "KECAMATAN ATAU KELURAHAN",
        "Kecamatan Se Kabupaten",
        "Kecamatan Di Kalimantan",
        "Kecamatan Tahun 2026",
        "Kecamatan Desa",
        "Kecamatan Kelurahan",
        "Kecamatan Kabupaten",
        "Kecamatan Provinsi",
        "Musrenbang di Kecamatan\nJenis kegiatan",  # a new line begins something else
        "Subkecamatan Grogot",
        "Renja Kec. Longkali",
        "Kec. Long Kali",
        "Usulan yang diteruskan ke Bappeda",
        "Surat kepada BPKAD, dari Dinkes, oleh DPMD, dengan Dinsos, bersama Satpol PP",
        "Layanan melalui Disdukcapil menurut BKD untuk BPBD",
        "Rapat antara kecamatan dan Bappeda",
        "Dinas Kesehatan",  # a whole name may be a partner's
        "Bappedakab",
    ],
)
def test_the_own_office_and_kecamatan_in_general_are_no_finding(teks: str) -> None:
    assert kalimat(Kaidah.KANTOR_LAIN, indikator(nama=teks, sasaran=teks, teks=teks)) is None


def test_an_office_may_name_itself_by_its_short_name() -> None:
    satu = indikator(nama="Jumlah Renja Disdukcapil")
    katalog = Katalog(POPULASI, (VARIABEL[0], VARIABEL[1]), (satu,))
    for kantor, jumlah in (("Dinas Kependudukan dan Pencatatan Sipil", 0), ("Disdukcapil", 0), ("Dinas", 1)):
        lain = [t for t in periksa(katalog, {kantor}) if t.aturan is Kaidah.KANTOR_LAIN]
        assert len(lain) == jumlah


def test_what_is_needed_counted_as_the_result_is_quoted() -> None:
    satu = indikator(nama="Jumlah kegiatan", rumus="kebutuhan", satuan="kegiatan")
    assert kalimat(Kaidah.RENCANA_SEBAGAI_HASIL, satu) == (
        'Yang dihitung sebagai hasil, "Jumlah Kebutuhan kegiatan", baru kebutuhan, rencana, atau kemungkinan '
        '("kebutuhan"), sehingga realisasi selalu sama dengan rencana. Hitung yang benar-benar tersedia atau '
        "terlaksana."
    )


@pytest.mark.parametrize(
    ("definisi", "kata"),
    [
        ("Jumlah kursi yang dibutuhkan", "dibutuhkan"),
        ("Jumlah kursi yang diperlukan", "diperlukan"),
        ("Jumlah kegiatan yang direncanakan", "direncanakan"),
        ("Jumlah kegiatan yang ditargetkan", "ditargetkan"),
        ("Jumlah cabang yang dapat diikuti", "dapat diikuti"),
    ],
)
def test_words_of_planning_are_known(definisi: str, kata: str) -> None:
    for rumus in ("x", "x ÷ kegiatan × 100", "kegiatan + x"):
        hasil = kalimat(Kaidah.RENCANA_SEBAGAI_HASIL, indikator(rumus=rumus), variabel=_hitung(definisi))
        assert hasil is not None
        assert f'("{kata}")' in hasil


@pytest.mark.parametrize(
    ("definisi", "rumus"),
    [
        ("Jumlah kursi yang dibutuhkan", "kegiatan ÷ x × 100"),  # what was needed, below the line
        ("Jumlah kursi yang dibutuhkan", "kegiatan − x"),
        ("Jumlah kursi yang dibutuhkan", "−x"),
        ("Jumlah kursi yang dibutuhkan", "jika(x > 0; kegiatan; desa)"),
        ("Jumlah rencana kerja yang disusun", "x"),  # a plan is a document too
        ("Jumlah sertifikat yang didapat di kantor", "x"),
        ("Jumlah kegiatan yang terlaksana", "x"),
        ("Jumlah kebutuhan kursi yang terpenuhi", "x"),  # a need that was met is a result
        ("Jumlah kursi yang dibutuhkan dan tersedia", "x"),
        ("Jumlah kegiatan yang direncanakan dan terlaksana", "x ÷ kegiatan × 100"),
        ("Jumlah kegiatan yang ditargetkan dan diselesaikan", "x"),
        ("Realisasi kegiatan yang direncanakan", "x"),
        ("Pemenuhan kebutuhan kursi", "x"),
        ("Jumlah kegiatan yang direncanakan dan selesai", "x"),
    ],
)
def test_a_plan_below_the_line_and_a_planning_document_are_no_finding(definisi: str, rumus: str) -> None:
    satu = indikator(rumus=rumus)
    assert kalimat(Kaidah.RENCANA_SEBAGAI_HASIL, satu, variabel=_hitung(definisi)) is None


def test_a_service_listed_twice_is_quoted_both_times() -> None:
    teks = "a ÷ b × 100\n1. Surat Pindah\n2. Penerbitan Surat Ahli Waris\n10. surat ahli waris "
    assert kalimat(Kaidah.BUTIR_GANDA, indikator(teks=teks)) == (
        'Daftarnya memuat "Penerbitan Surat Ahli Waris" dan "surat ahli waris": yang sama terhitung dua '
        "kali. Sisakan satu."
    )


@pytest.mark.parametrize(
    ("teks", "ganda"),
    [
        ("1. Surat Pindah\n2. Surat Pindah", True),
        ("1. Pindah\n2. Surat Pindah", True),  # the shorter one first
        ("1. Surat Pindah\n2. Surat Pindah Datang", False),  # another service
        ("1. Surat Pindah\n2. SuratPindah", False),
        ("1. Surat Pindah\n2. Pengantar kepindahan\nPindah", False),  # not in the list
        ("Pelaksanaan 10 program\n1. Surat", False),
        ("", False),
    ],
)
def test_an_item_is_the_same_when_it_ends_in_the_same_words(teks: str, ganda: bool) -> None:
    assert (kalimat(Kaidah.BUTIR_GANDA, indikator(teks=teks)) is not None) is ganda


def test_two_names_for_one_formula_point_at_each_other() -> None:
    variabel = (
        *VARIABEL,
        Variabel("hadir_juga", "jumlah  pegawai yang HADIR", "hadir", "orang", "pegawai"),
        Variabel("pegawai_juga", "Jumlah pegawai", "pegawai", "orang", "pegawai"),
    )
    satu = indikator("A-01", nama="Persentase satu", rumus="hadir ÷ pegawai × 100")
    dua = indikator("A-02", nama="Persentase dua", rumus="hadir_juga ÷ pegawai_juga × 100")
    tiga = indikator("A-03", nama="Persentase tiga", rumus="(pegawai − hadir) ÷ pegawai × 100")
    assert temuan(satu, dua, variabel=variabel) == (
        Temuan(
            "A-01",
            Kaidah.RUMUS_KEMBAR,
            'Rumusnya "Jumlah pegawai yang hadir ÷ Jumlah pegawai × 100" sama dengan rumus A-02, padahal '
            "namanya berbeda. Sebut dalam tiap rumus apa yang dihitung.",
            ("A-02",),
        ),
        Temuan(
            "A-02",
            Kaidah.RUMUS_KEMBAR,
            'Rumusnya "jumlah  pegawai yang HADIR ÷ Jumlah pegawai × 100" sama dengan rumus A-01, padahal '
            "namanya berbeda. Sebut dalam tiap rumus apa yang dihitung.",
            ("A-01",),
        ),
    )
    assert temuan(satu, tiga) == ()


def test_one_formula_under_three_names_names_the_other_two() -> None:
    daftar = [indikator(f"A-0{n}", nama=f"Persentase {n}") for n in (1, 2, 3)]
    assert [satu.terkait for satu in temuan(*daftar)] == [
        ("A-02", "A-03"),
        ("A-01", "A-03"),
        ("A-01", "A-02"),
    ]
    assert "rumus A-02, A-03, padahal" in temuan(*daftar)[0].kalimat


def test_one_indicator_under_two_owners_is_reported_once_for_each_and_not_as_a_formula() -> None:
    satu = indikator("A-01", nama="Persentase  hadir", jabatan="SEKRETARIS")
    dua = indikator("A-02", nama="persentase Hadir", jabatan="KASI")
    assert temuan(satu, dua) == (
        Temuan(
            "A-01",
            Kaidah.INDIKATOR_KEMBAR,
            'Nama "Persentase  hadir" (SEKRETARIS) sama dengan A-02 (KASI), sehingga satu hasil dilaporkan '
            "dua kali. Tetapkan satu penanggung jawab, atau bedakan yang diukur.",
            ("A-02",),
        ),
        Temuan(
            "A-02",
            Kaidah.INDIKATOR_KEMBAR,
            'Nama "persentase Hadir" (KASI) sama dengan A-01 (SEKRETARIS), sehingga satu hasil dilaporkan '
            "dua kali. Tetapkan satu penanggung jawab, atau bedakan yang diukur.",
            ("A-01",),
        ),
    )


def test_findings_come_in_the_order_of_the_catalogue_and_then_of_the_rules() -> None:
    daftar = (
        indikator("B-02", nama="Laporan Kecamatan Kuaro", rumus="kebutuhan", satuan="orang"),
        indikator("A-01", nama="Persentase", rumus="persen ÷ kantor × 100"),
    )
    assert [(satu.kode, satu.aturan) for satu in temuan(*daftar)] == [
        ("B-02", Kaidah.KANTOR_LAIN),
        ("B-02", Kaidah.RENCANA_SEBAGAI_HASIL),
        ("B-02", Kaidah.SATUAN_BUKAN_YANG_DIHITUNG),
        ("B-02", Kaidah.NAMA_BUKAN_UKURAN),
        ("A-01", Kaidah.SATUAN_TIDAK_SEPADAN),
        ("A-01", Kaidah.PERSEN_DARI_PERSEN),
        ("A-01", Kaidah.POPULASI_SATU),
    ]
