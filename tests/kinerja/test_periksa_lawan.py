"""The linter on opposites: what the name measures and what the formula counts, negated or by another word."""

import pytest

from kinerja.periksa import Kaidah
from kinerja.rumus import Variabel
from tests.kinerja.susun_periksa import VARIABEL, indikator, kalimat, kata


def _hitung(definisi: str) -> tuple[Variabel, ...]:
    """A variable `x` with these words, beside the usual ones."""
    return (*VARIABEL, Variabel("x", definisi, "x", "kegiatan"))


def test_the_opposite_of_the_name_is_found() -> None:
    satu = indikator(nama="Persentase Kehadiran pegawai", rumus="absen ÷ (pegawai × hari) × 100")
    assert kalimat(Kaidah.LAWAN_KATA, satu) == (
        'Nama mengukur "kehadiran", tetapi rumusnya menghitung "ketidakhadiran": "Jumlah ketidakhadiran". '
        "Kurangkan dari seluruhnya, atau ubah namanya."
    )


@pytest.mark.parametrize(
    ("nama", "definisi", "lawan"),
    [
        ("Persentase usulan terakomodir", "Jumlah usulan Tidak terakomodir", "tidak terakomodir"),
        ("Persentase laporan selesai", "Jumlah laporan belum selesai", "belum selesai"),
        ("Persentase warga aktif", "Jumlah tidak hadir dan tidak aktif", "tidak aktif"),  # the second one
    ],
)
def test_negations_of_a_word_of_the_name_are_known(nama: str, definisi: str, lawan: str) -> None:
    kata = kalimat(Kaidah.LAWAN_KATA, indikator(nama=nama, rumus="kegiatan + x"), variabel=_hitung(definisi))
    assert kata is not None
    assert f'menghitung "{lawan}"' in kata


@pytest.mark.parametrize(
    ("nama", "definisi", "rumus"),
    [
        ("Persentase kehadiran", "Jumlah ketidakhadiran", "(kegiatan − x) ÷ kegiatan × 100"),  # taken off
        ("Persentase ketidakhadiran", "Jumlah ketidakhadiran", "x"),
        ("Persentase laporan yang belum selesai", "Jumlah laporan belum selesai", "x"),
        ("Persentase penyelesaian", "Jumlah laporan belum selesai", "x"),
        ("Persentase kehadirannya", "Jumlah ketidakhadiran", "x"),
        ("Persentase kehadiran", "Jumlah kehadiran", "x"),
    ],
)
def test_a_subtracted_opposite_and_a_negative_name_are_no_finding(
    nama: str, definisi: str, rumus: str
) -> None:
    satu = indikator(nama=nama, rumus=rumus)
    assert kalimat(Kaidah.LAWAN_KATA, satu, variabel=_hitung(definisi)) is None


def test_the_opposite_by_another_word_is_found() -> None:
    pesan = kata(
        Kaidah.LAWAN_KATA,
        "Persentase kehadiran",
        "x ÷ y × 100",
        "x = Jumlah hari mangkir (hari)",
        "y = Jumlah hari kerja (hari)",
    )
    assert pesan == (
        'Nama mengukur "kehadiran", tetapi rumusnya menghitung "mangkir": "Jumlah hari mangkir". Kurangkan '
        "dari seluruhnya, atau ubah namanya."
    )


@pytest.mark.parametrize(
    ("nama", "definisi", "diukur", "lawan"),
    [
        ("Persentase ketidakhadiran", "Jumlah kehadiran pegawai", "ketidakhadiran", "kehadiran"),
        ("Persentase laporan tidak tepat", "Jumlah laporan tepat waktu", "tidak tepat", "tepat"),
        ("Persentase keterlambatan laporan", "Jumlah laporan tepat waktu", "keterlambatan", "tepat"),
        ("Ketepatan laporan", "Jumlah laporan terlambat", "ketepatan", "terlambat"),
        ("Persentase penyelesaian perkara", "Jumlah perkara tertunda", "penyelesaian", "tertunda"),
        ("Persentase kelompok aktif", "Jumlah kelompok vakum", "aktif", "vakum"),
        ("Persentase jalan baik", "Panjang jalan rusak", "baik", "rusak"),
        ("Tingkat kelulusan", "Jumlah peserta gagal", "kelulusan", "gagal"),
        ("Tingkat kepuasan", "Jumlah keluhan", "kepuasan", "keluhan"),
        ("Tingkat disiplin", "Jumlah pelanggaran pegawai", "disiplin", "pelanggaran"),
        ("Tingkat ketertiban", "Jumlah pelanggaran perda", "ketertiban", "pelanggaran"),
        ("Tingkat keamanan", "Jumlah kejadian gangguan", "keamanan", "gangguan"),
        ("Persentase balita sehat", "Jumlah balita sakit", "sehat", "sakit"),
        ("Persentase kawasan bersih", "Luas kawasan kumuh", "bersih", "kumuh"),
        ("Angka bayi hidup", "Jumlah kematian bayi", "hidup", "kematian"),
        ("Persentase usulan disetujui", "Jumlah usulan ditolak", "disetujui", "ditolak"),
        ("Persentase keluarga sejahtera", "Jumlah keluarga miskin", "sejahtera", "miskin"),
    ],
)
def test_words_and_their_opposites_are_known(nama: str, definisi: str, diukur: str, lawan: str) -> None:
    pesan = kata(Kaidah.LAWAN_KATA, nama, "x", f"x = {definisi} (x)")
    assert pesan is not None
    assert pesan.startswith(f'Nama mengukur "{diukur}", tetapi rumusnya menghitung "{lawan}": "{definisi}".')


@pytest.mark.parametrize(
    ("nama", "definisi", "rumus"),
    [
        ("Tingkat keamanan", "Jumlah gangguan yang ditangani", "x ÷ 4"),  # a bad thing made good
        ("Persentase jalan baik", "Panjang jalan rusak yang diperbaiki", "x"),
        ("Persentase jalan baik", "Panjang jalan rusak", "(100 − x) ÷ 100"),  # taken off
        ("Persentase jalan rusak", "Panjang jalan rusak", "x"),
        ("Persentase jalan baik dan rusak", "Panjang jalan rusak", "x"),  # the name says both
        ("Persentase jalan baik", "Panjang jalan baik dan rusak", "x"),  # so does the formula
        ("Persentase pegawai disiplin", "Jumlah pegawai tanpa pelanggaran", "x"),  # the opposite negated
        ("Persentase rumah tidak layak", "Jumlah rumah tidak layak yang dibangun", "x"),
        ("Persentase rumah tidak layak", "Jumlah rumah", "x"),
        ("Persentase rumah tidak layak", "Jumlah rumah layak dan tidak layak", "x"),  # counts both
        ("Persentase pegawai", "Jumlah pegawai absen", "x"),  # the name says neither
    ],
)
def test_a_bad_thing_made_good_or_named_is_no_finding(nama: str, definisi: str, rumus: str) -> None:
    assert kata(Kaidah.LAWAN_KATA, nama, rumus, f"x = {definisi} (x)") is None


def test_the_first_variable_that_contradicts_is_quoted() -> None:
    pesan = kata(
        Kaidah.LAWAN_KATA,
        "Tingkat kehadiran",
        "x + y",
        "x = Jumlah pegawai (orang)",
        "y = Jumlah absen (orang)",
    )
    assert pesan is not None
    assert '"Jumlah absen"' in pesan
