"""The linter on what a figure is held against: a target below the line, a mean of indices or percentages."""

import pytest

from kinerja.periksa import Kaidah
from tests.kinerja.susun_periksa import kata


def test_a_target_below_the_line_is_told_to_stand_as_a_target() -> None:
    pesan = kata(
        Kaidah.TARGET_SEBAGAI_PENYEBUT,
        "Persentase kegiatan",
        "x ÷ y × 100",
        "x = Jumlah kegiatan terlaksana (kegiatan)",
        "y = Jumlah kegiatan yang ditargetkan (kegiatan)",
    )
    assert pesan == (
        'Penyebut "Jumlah kegiatan yang ditargetkan" adalah target, padahal capaian kelak membandingkan '
        "hasilnya dengan target sekali lagi. Bagi dengan seluruhnya yang ada, dan tulis target itu sebagai "
        "target indikator."
    )


@pytest.mark.parametrize(
    ("atas", "bawah", "rumus"),
    [
        ("Realisasi kegiatan", "Target kegiatan", "x ÷ y × 100"),
        ("Realisasi target kegiatan", "Target kegiatan", "x ÷ y × 100"),
        ("Capaian target", "Jumlah targetnya", "x ÷ y × 100"),
        ("Pencapaian target", "Jumlah target", "x ÷ y × 100"),
        ("Jumlah kegiatan", "Target kegiatan", "x ÷ x + x ÷ (x + y)"),  # in the second quotient, in a sum
    ],
)
def test_words_of_a_target_are_known(atas: str, bawah: str, rumus: str) -> None:
    variabel = (f"x = {atas} (kegiatan)", f"y = {bawah} (kegiatan)")
    assert kata(Kaidah.TARGET_SEBAGAI_PENYEBUT, "Persentase", rumus, *variabel) is not None


@pytest.mark.parametrize(
    ("nama", "atas", "bawah"),
    [
        ("Persentase", "Jumlah kegiatan terlaksana", "Jumlah kegiatan yang direncanakan"),
        ("Persentase", "Jumlah target yang tercapai", "Jumlah target"),  # targets are counted
        ("Persentase", "Target kegiatan", "Jumlah kegiatan"),
        ("Persentase", "Jumlah kegiatan", "Jumlah pretarget"),
        ("Rasio", "Jumlah kegiatan", "Target kegiatan"),
    ],
)
def test_a_plan_below_the_line_and_targets_that_are_counted_are_no_finding(
    nama: str, atas: str, bawah: str
) -> None:
    variabel = (f"x = {atas} (kegiatan)", f"y = {bawah} (kegiatan)")
    satuan = "%" if nama == "Persentase" else "rasio"
    assert kata(Kaidah.TARGET_SEBAGAI_PENYEBUT, nama, "x ÷ y × 100", *variabel, satuan=satuan) is None


def test_a_mean_of_indices_is_told_to_count_from_the_start() -> None:
    pesan = kata(
        Kaidah.RATA_RATA_INDEKS,
        "Nilai kepuasan",
        "x ÷ y",
        "x = Jumlah IKM semua layanan (nilai)",
        "y = Jumlah layanan (layanan)",
        satuan="nilai",
    )
    assert pesan == (
        '"Jumlah IKM semua layanan" sudah berupa persentase, indeks, atau rata-rata; rata-ratanya menyamakan '
        "bagian yang besar dan yang kecil. Hitung dari jumlah asal seluruh bagian."
    )


@pytest.mark.parametrize(
    ("definisi", "satuan", "rumus"),
    [
        *((f"Jumlah {apa} desa", "nilai", "x ÷ y") for apa in ("indeks", "index", "IPM", "NRR", "rata-rata")),
        *(
            (f"Jumlah {apa} desa", "nilai", "x ÷ y")
            for apa in ("rerata", "persentase", "prosentase", "persen")
        ),
        ("Capaian triwulan I", "%", "(x + x) ÷ 2"),
        ("Capaian triwulan I", "persen", "(y + x) ÷ 4"),
        ("Indeks desa", "nilai", "x ÷ 4 × 25"),
    ],
)
def test_what_is_no_sum_of_things_is_known_by_words_or_unit(definisi: str, satuan: str, rumus: str) -> None:
    variabel = [f"x = {definisi} ({satuan})", *(["y = Jumlah desa (desa)"] if "y" in rumus else [])]
    assert kata(Kaidah.RATA_RATA_INDEKS, "Nilai desa", rumus, *variabel, satuan="nilai") is not None


@pytest.mark.parametrize(
    ("nama", "rumus", "satuan"),
    [
        ("Indeks tata kelola", "(i + j) ÷ 2", "indeks"),  # an index of its own dimensions
        ("Nilai kepuasan", "i ÷ orang", "nilai"),  # each person counts once
        ("Nilai kepuasan", "i ÷ j", "nilai"),
        ("Nilai kepuasan", "i", "nilai"),
        ("Nilai kepuasan", "n ÷ desa", "nilai"),
        ("Nilai kepuasan", "n ÷ (desa + i)", "nilai"),
        ("Persentase kepuasan", "p ÷ desa × 100", "%"),  # a percentage of a percentage has a rule of its own
    ],
)
def test_an_index_of_its_own_parts_and_a_mean_over_people_are_no_finding(
    nama: str, rumus: str, satuan: str
) -> None:
    semua = {
        "i": "Indeks tata hukum (indeks)",
        "j": "Indeks keterbukaan (indeks)",
        "n": "Jumlah nilai desa (nilai)",
        "p": "Jumlah persentase desa (%)",
        "orang": "Jumlah responden (orang)",
        "desa": "Jumlah desa (desa)",
    }
    pakai = [
        f"{n} = {isi}" for n, isi in semua.items() if n in rumus.replace("(", " ").replace(")", " ").split()
    ]
    assert kata(Kaidah.RATA_RATA_INDEKS, nama, rumus, *pakai, satuan=satuan) is None


def test_an_index_over_what_is_counted_is_a_mean_of_indices_by_any_name() -> None:
    pesan = kata(
        Kaidah.RATA_RATA_INDEKS,
        "Indeks desa",
        "x ÷ y",
        "x = Jumlah indeks desa (indeks)",
        "y = Jumlah desa (desa)",
        satuan="indeks",
    )
    assert pesan is not None
