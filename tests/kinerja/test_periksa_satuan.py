"""The linter on declared units against words: of an indicator and of its variables."""

import pytest

from kinerja.periksa import Kaidah
from tests.kinerja.susun_periksa import indikator, kalimat, kata


def test_a_percentage_in_people_is_told_to_agree() -> None:
    satu = indikator(nama="Persentase kehadiran", rumus="hadir ÷ pegawai × 100", satuan="orang")
    assert kalimat(Kaidah.SATUAN_BEDA_KATA, satu) == (
        '"Persentase kehadiran" berupa persentase, tetapi satuannya "orang". Samakan keduanya.'
    )


def test_a_count_in_per_cent_is_told_to_agree() -> None:
    satu = indikator(nama="Jumlah kehadiran", rumus="hadir", satuan="%")
    assert kalimat(Kaidah.SATUAN_BEDA_KATA, satu) == (
        '"Jumlah kehadiran" berupa jumlah (cacah), tetapi satuannya "%". Samakan keduanya.'
    )


def test_a_variable_in_another_unit_than_its_words_is_told_to_agree() -> None:
    pesan = kata(
        Kaidah.SATUAN_BEDA_KATA, "Jumlah desa", "x", "x = Jumlah desa yang dibina (kegiatan)", satuan="desa"
    )
    assert pesan == (
        '"Jumlah desa yang dibina" dinyatakan dalam kegiatan, padahal kata-katanya menghitung desa. Samakan '
        "satuan dan kata-katanya."
    )


@pytest.mark.parametrize(
    ("definisi", "satuan"),
    [
        ("Jumlah pegawai", "desa"),
        ("Jumlah siswa", "dokumen"),
        ("Jumlah penduduk", "KK"),
        ("Realisasi belanja", "orang"),
        ("Jumlah dokumen", "orang"),
        ("Jumlah desa", "Rp"),
        ("Jumlah rapat", "%"),
        ("Jumlah hari kerja", "kasus"),
        ("Jumlah IKM", "orang"),
        ("Anggaran belanja", "kegiatan"),
    ],
)
def test_words_and_units_that_part_ways_are_known(definisi: str, satuan: str) -> None:
    ada = kata(Kaidah.SATUAN_BEDA_KATA, "Nilai", "x", f"x = {definisi} ({satuan})", satuan="x")
    assert (ada is not None) is (definisi != "Realisasi belanja")  # "realisasi" is not told by its noun


@pytest.mark.parametrize(
    ("definisi", "satuan"),
    [
        ("Jumlah pegawai", "orang"),
        ("Jumlah pegawai", "Orang"),
        ("Jumlah anak", "jiwa"),
        ("Jumlah laporan", "dokumen"),
        ("Jumlah permohonan", "layanan"),
        ("Jumlah pelanggaran", "kasus"),
        ("Jumlah rapat", "kegiatan"),
        ("Jumlah rapat", "kali"),  # a unit for anything
        ("Jumlah koperasi", "unit"),
        ("Jumlah unggas", "orang"),  # a noun that is not known
        ("Anggaran belanja", "Rp"),
        ("Jumlah persentase desa", "%"),
        ("Jumlah nilai", "skor"),
        ("Jumlah hari hadir pegawai", "orang·hari"),
        ("Lama pelayanan", "menit"),
    ],
)
def test_words_in_their_own_unit_are_no_finding(definisi: str, satuan: str) -> None:
    assert kata(Kaidah.SATUAN_BEDA_KATA, "Nilai", "x", f"x = {definisi} ({satuan})", satuan="x") is None


@pytest.mark.parametrize(
    ("nama", "rumus", "satuan"),
    [
        ("Persentase kehadiran", "hadir ÷ pegawai × 100", "%"),
        ("Persentase kehadiran", "hadir ÷ pegawai × 100", "persen"),
        ("Jumlah kehadiran", "hadir", "orang"),
        ("Cakupan kehadiran", "hadir", "orang"),  # the kind has a rule of its own
        ("Jumlah kehadiran", "hadir ÷ pegawai × 100", "%"),
        ("Indeks kehadiran", "nilai ÷ pegawai × 25", "%"),
        ("Kehadiran", "hadir", "%"),
    ],
)
def test_a_name_in_its_own_unit_is_no_finding(nama: str, rumus: str, satuan: str) -> None:
    assert kalimat(Kaidah.SATUAN_BEDA_KATA, indikator(nama=nama, rumus=rumus, satuan=satuan)) is None
