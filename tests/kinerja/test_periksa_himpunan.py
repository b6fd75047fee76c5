"""The linter on both sides of a percentage by their words."""

import pytest

from kinerja.periksa import Kaidah
from kinerja.periksa._kata import akar
from tests.kinerja.susun_periksa import indikator, kalimat, kata, temuan


def _dua(aturan: Kaidah, atas: str, bawah: str, satuan: str = "desa") -> str | None:
    """What a rule says of a percentage of these words over those."""
    return kata(aturan, "Persentase", "x ÷ y × 100", f"x = {atas} ({satuan})", f"y = {bawah} ({satuan})")


def test_the_same_set_on_both_sides_is_always_100_per_cent() -> None:
    assert _dua(
        Kaidah.SELALU_SERATUS, "Jumlah desa yang dibina", "Jumlah seluruh desa yang mendapat pembinaan"
    ) == (
        'Pembilang "Jumlah desa yang dibina" dan penyebut "Jumlah seluruh desa yang mendapat pembinaan" '
        "menghitung hal yang sama, sehingga hasilnya selalu 100%. Bagi dengan seluruhnya, termasuk yang "
        "belum tercapai."
    )


@pytest.mark.parametrize(
    ("atas", "bawah"),
    [
        ("Jumlah dokumen yang disusun", "Jumlah dokumen yang tersusun"),
        ("Jumlah dokumen yang disusun", "Total penyusunan dokumen"),
        (
            "Jumlah kegiatan yang terlaksana",
            "Jumlah kegiatan yang dilaksanakan di Kecamatan Longkali tahun ini",
        ),
        ("Jumlah lembaga yang ikut pembinaan", "Jumlah lembaga yang dibina"),
        ("Jumlah laporan yang telah selesai", "Semua laporan yang sudah diselesaikan"),
        ("JUMLAH PEGAWAI", "Banyaknya pegawai"),
        ("Jumlah desa belum tertib", "Jumlah desa yang belum ditertibkan"),
        ("Jumlah ketidakhadiran", "Jumlah yang tidak hadir"),
    ],
)
def test_words_that_mean_the_same_are_one_set(atas: str, bawah: str) -> None:
    assert _dua(Kaidah.SELALU_SERATUS, atas, bawah) is not None


@pytest.mark.parametrize("rumus", ["hadir ÷ hadir × 100", "(hadir + tamu) ÷ (hadir + tamu) × 100"])
def test_the_same_part_of_a_formula_on_both_sides_is_one_set(rumus: str) -> None:
    assert kalimat(Kaidah.SELALU_SERATUS, indikator(rumus=rumus)) is not None
    dua = indikator(rumus=f"hadir ÷ pegawai + {rumus}")  # in the second quotient
    assert kalimat(Kaidah.SELALU_SERATUS, dua) is not None


@pytest.mark.parametrize(
    ("atas", "bawah"),
    [
        ("Jumlah desa yang dibina", "Jumlah desa"),
        ("Jumlah desa yang tertib", "Jumlah desa yang tidak tertib"),
        ("Jumlah desa yang hadir", "Jumlah ketidakhadiran desa"),
        ("Jumlah", "Jumlah seluruhnya"),  # no word means anything
        ("Jumlah kegiatan terlaksana", "Jumlah kegiatan direncanakan"),
    ],
)
def test_a_part_of_its_whole_is_not_the_same_set(atas: str, bawah: str) -> None:
    assert _dua(Kaidah.SELALU_SERATUS, atas, bawah) is None


@pytest.mark.parametrize(
    ("nama", "rumus", "satuan"),
    [
        ("Rasio pegawai", "hadir ÷ hadir", "rasio"),
        ("Persentase", "hadir ÷ tahun_lalu(hadir) × 100", "%"),
        ("Persentase", "(hadir + tamu) ÷ pegawai × 100", "%"),
    ],
)
def test_another_year_and_what_is_no_percentage_are_not_always_100(
    nama: str, rumus: str, satuan: str
) -> None:
    assert kalimat(Kaidah.SELALU_SERATUS, indikator(nama=nama, rumus=rumus, satuan=satuan)) is None


def test_a_whole_over_its_part_is_told_to_swap() -> None:
    assert _dua(Kaidah.PECAHAN_TERBALIK, "Jumlah desa", "Jumlah desa yang tertib") == (
        'Penyebut "Jumlah desa yang tertib" hanya sebagian dari pembilang "Jumlah desa", sehingga hasilnya '
        "dapat melebihi 100%. Tukar pembilang dan penyebutnya."
    )


def test_a_whole_over_its_part_in_the_second_quotient_is_found() -> None:
    satu = indikator(rumus="(hadir + tamu) ÷ pegawai + pegawai ÷ hadir")
    assert kalimat(Kaidah.PECAHAN_TERBALIK, satu) is not None


@pytest.mark.parametrize(
    ("atas", "bawah"),
    [
        ("Jumlah desa yang tertib", "Jumlah desa"),
        ("Jumlah desa yang tertib", "Jumlah desa yang dibina"),
        ("Jumlah desa", "Jumlah desa"),
        ("Jumlah", "Jumlah desa"),
        ("Jumlah desa melapor", "Jumlah desa yang seharusnya melapor"),
        ("Jumlah kegiatan", "Jumlah kegiatan yang direncanakan"),
        ("Jumlah kegiatan", "Jumlah target kegiatan"),
        ("Jumlah sarana", "Jumlah kebutuhan sarana"),
        ("Jumlah kasus", "Jumlah kasus tahun lalu"),
        ("Jumlah pengaduan", "Jumlah pengaduan yang masuk"),
        ("Jumlah desa", "Jumlah desa di Kecamatan Longkali"),
    ],
)
def test_a_whole_that_only_says_what_it_should_be_is_no_part(atas: str, bawah: str) -> None:
    assert _dua(Kaidah.PECAHAN_TERBALIK, atas, bawah) is None


@pytest.mark.parametrize("rumus", ["tahun_lalu(pegawai) ÷ hadir × 100", "pegawai ÷ (hadir + tamu) × 100"])
def test_only_two_variables_of_this_period_are_read_as_whole_and_part(rumus: str) -> None:
    assert kalimat(Kaidah.PECAHAN_TERBALIK, indikator(rumus=rumus)) is None


def test_one_unit_word_for_two_kinds_of_things_is_told_to_count_one() -> None:
    assert _dua(Kaidah.HIMPUNAN_BERBEDA, "Jumlah guru bersertifikat", "Jumlah siswa", "orang") == (
        'Pembilang "Jumlah guru bersertifikat" dan penyebut "Jumlah siswa" sama-sama dihitung dalam orang, '
        "tetapi yang satu guru dan yang lain siswa. Hitung keduanya dari himpunan yang sama."
    )


@pytest.mark.parametrize(
    ("atas", "bawah", "sebab"),
    [
        ("Jumlah pegawai", "Jumlah anak", "yang satu pegawai dan yang lain anak"),
        ("Jumlah orang terduga", "Jumlah kasus", "yang satu orang dan yang lain kasus"),
        ("Jumlah desa", "Jumlah kegiatan", "yang satu desa dan yang lain kegiatan"),
        (
            "Jumlah permohonan perizinan",
            "Jumlah permohonan non perizinan",
            'yang satu "perizinan" dan yang lain bukan',
        ),
        ("Jumlah rumah tidak layak", "Jumlah rumah layak", 'yang satu "layak" dan yang lain bukan'),
        (
            "Jumlah desa tertib",
            "Jumlah desa dan kelurahan",
            'penyebutnya juga memuat "kelurahan" yang tidak dihitung',
        ),
        (
            "Jumlah laporan",
            "Jumlah laporan dan surat yang dibuat",
            'penyebutnya juga memuat "surat" yang tidak',
        ),
    ],
)
def test_unlike_things_say_what_parts_them(atas: str, bawah: str, sebab: str) -> None:
    pesan = _dua(Kaidah.HIMPUNAN_BERBEDA, atas, bawah)
    assert pesan is not None
    assert f"desa, tetapi {sebab}" in pesan


@pytest.mark.parametrize(
    ("atas", "bawah"),
    [
        ("Jumlah siswa SMP", "Jumlah penduduk usia 13-15 tahun"),  # people of a kind are people
        ("Jumlah peserta yang hadir", "Jumlah pegawai"),
        ("Jumlah peserta", "Jumlah undangan"),
        ("Jumlah aparatur bersertifikat", "Jumlah ASN"),
        ("Jumlah laporan", "Jumlah dokumen"),
        ("Jumlah laporan", "Jumlah pengaduan"),  # a report of a citizen
        ("Jumlah desa", "Jumlah kegiatan di desa"),  # named on the other side
        ("Jumlah kegiatan desa", "Jumlah desa"),
        ("Jumlah unggas", "Jumlah kegiatan"),  # a noun that is not known
        ("Jumlah kegiatan", "Jumlah unggas"),
        ("Jumlah", "Jumlah kegiatan"),
        (
            "Jumlah kasus kekerasan",
            "Jumlah kasus kekerasan perempuan dan anak",
        ),  # "dan" joins what is told of it
        ("Jumlah desa dan kelurahan tertib", "Jumlah desa dan kelurahan"),
        ("Jumlah kelurahan", "Jumlah desa dan kelurahan"),
        ("Jumlah desa tertib", "Jumlah desa yang tertib dan kelurahan"),
        ("Jumlah desa tertib", "Jumlah desa tertib dan desa maju"),
        ("Jumlah desa non tertib", "Jumlah desa non tertib"),
    ],
)
def test_things_that_may_be_counted_out_of_each_other_are_no_finding(atas: str, bawah: str) -> None:
    assert _dua(Kaidah.HIMPUNAN_BERBEDA, atas, bawah) is None


def test_declared_populations_are_believed_before_words() -> None:
    guru, siswa = "x = Jumlah guru (orang) [pegawai]", "y = Jumlah siswa (orang) [pegawai]"
    assert kata(Kaidah.HIMPUNAN_BERBEDA, "Persentase", "x ÷ y × 100", guru, siswa) is None
    sebelah = "y = Jumlah siswa (orang)"
    assert kata(Kaidah.HIMPUNAN_BERBEDA, "Persentase", "x ÷ y × 100", guru, sebelah) is not None


@pytest.mark.parametrize(
    ("nama", "rumus", "bawah"),
    [
        ("Rasio", "x ÷ y", "y = Jumlah siswa (orang)"),
        (
            "Persentase",
            "x ÷ y × 100",
            "y = Jumlah kegiatan (kegiatan)",
        ),  # unlike units have a rule of their own
        ("Persentase", "x ÷ (y + x) × 100", "y = Jumlah siswa (orang)"),
    ],
)
def test_words_are_compared_in_a_percentage_of_one_unit_only(nama: str, rumus: str, bawah: str) -> None:
    satuan = "rasio" if nama == "Rasio" else "%"
    assert kata(Kaidah.HIMPUNAN_BERBEDA, nama, rumus, "x = Jumlah guru (orang)", bawah, satuan=satuan) is None


def test_unlike_things_behind_like_ones_are_found() -> None:
    pesan = kata(
        Kaidah.HIMPUNAN_BERBEDA,
        "Persentase",
        "(x + y) ÷ x + z ÷ y + x ÷ y",
        "x = Jumlah guru (orang)",
        "y = Jumlah siswa (orang)",
        "z = Jumlah rapat (kali)",
    )
    assert pesan is not None


@pytest.mark.parametrize(
    ("kata_satu", "akarnya"),
    [
        ("dibina", "bina"),
        ("pembinaan", "bina"),
        ("membina", "bina"),
        ("disusun", "usun"),
        ("menyusun", "usun"),
        ("penyusunan", "usun"),
        ("terlaksana", "laksana"),
        ("dilaksanakan", "laksana"),
        ("pelaksanaan", "laksana"),
        ("ditangani", "angan"),
        ("penanganan", "angan"),
        ("diselesaikan", "elesa"),
        ("penyelesaian", "elesa"),
        ("selesai", "elesa"),
        ("ketersediaan", "edia"),
        ("tersedia", "edia"),
        ("seluruhnya", "eluruh"),
        ("fasilitasi", "fasilitasi"),
        ("fasilitas", "fasilitas"),
        ("desa", "desa"),
        ("berkas", "berkas"),
        ("diperbaiki", "baik"),
        ("keterlambatan", "lambat"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(kata_satu: str, akarnya: str) -> None:
    assert akar(kata_satu) == akarnya


def test_a_sound_percentage_has_no_finding() -> None:
    assert temuan(indikator(nama="Persentase kehadiran", rumus="hadir ÷ pegawai × 100")) == ()
