"""The linter on kinds of measure: what the name promises against what the formula gives."""

import pytest

from kinerja.periksa import Kaidah
from tests.kinerja.susun_periksa import indikator, kalimat, temuan

PEGAWAI = indikator("Y-01", nama="Jumlah pegawai", rumus="pegawai", satuan="orang")
"""Another indicator to refer to."""


def test_an_average_times_100_is_told_to_drop_it() -> None:
    satu = indikator(nama="Rata-rata nilai pegawai", rumus="nilai ÷ pegawai × 100", satuan="nilai")
    assert kalimat(Kaidah.RATA_RATA_KALI_100, satu) == (
        '"Jumlah nilai pegawai ÷ Jumlah pegawai × 100" adalah rata-rata yang dikali 100, sehingga hasilnya '
        'seratus kali terlalu besar. Hapus "× 100".'
    )


@pytest.mark.parametrize(
    ("nama", "rumus"),
    [
        ("Rata-rata hari kegiatan", "hari ÷ kegiatan × 100"),  # an average by its name
        ("Rerata hari kegiatan", "100 × (hari ÷ kegiatan)"),
        ("Capaian pegawai", "nilai ÷ pegawai × 100"),  # an average by its units: scores over people
        ("Persentase nilai pegawai", "nilai ÷ pegawai × 100"),
    ],
)
def test_an_average_is_known_by_its_name_or_by_its_units(nama: str, rumus: str) -> None:
    assert kalimat(Kaidah.RATA_RATA_KALI_100, indikator(nama=nama, rumus=rumus, satuan="x")) is not None


@pytest.mark.parametrize(
    ("nama", "rumus"),
    [
        ("Rata-rata nilai pegawai", "nilai ÷ pegawai"),
        ("Rata-rata nilai pegawai", "nilai ÷ pegawai × 25"),
        ("Rata-rata hari", "hari × 100"),  # no quotient
        ("Rata-rata hari", "hari ÷ 12 × 100"),  # divided by nothing measured
        ("Persentase kehadiran", "hadir ÷ pegawai × 100"),
        ("Persentase nilai", "nilai ÷ nilai × 100"),  # the scores cancel
    ],
)
def test_an_average_alone_and_a_percentage_are_no_finding(nama: str, rumus: str) -> None:
    assert kalimat(Kaidah.RATA_RATA_KALI_100, indikator(nama=nama, rumus=rumus, satuan="x")) is None


def test_a_count_by_name_that_is_a_ratio_by_formula_is_found() -> None:
    satu = indikator(nama="Jumlah pegawai yang hadir", rumus="hadir ÷ pegawai", satuan="orang")
    assert kalimat(Kaidah.JENIS_NAMA_BEDA_RUMUS, satu) == (
        'Menurut nama "Jumlah pegawai yang hadir" hasilnya jumlah (cacah), tetapi rumusnya "Jumlah pegawai '
        'yang hadir ÷ Jumlah pegawai" menghasilkan perbandingan tanpa × 100. Sesuaikan nama atau rumusnya.'
    )


def test_an_average_times_a_weight_is_no_index_until_it_is_brought_to_the_scale() -> None:
    satu = indikator(nama="Survei Kepuasan Masyarakat", rumus="nilai ÷ pegawai × bobot", satuan="nilai")
    assert kalimat(Kaidah.JENIS_NAMA_BEDA_RUMUS, satu) == (
        'Menurut nama "Survei Kepuasan Masyarakat" hasilnya indeks, tetapi rumusnya "Jumlah nilai pegawai ÷ '
        'Jumlah pegawai × Bobot" menghasilkan rata-rata. Kalikan dengan pengali skalanya (indeks 25–100 dari '
        "nilai 1–4: × 25), atau ubah namanya."
    )


@pytest.mark.parametrize(
    ("nama", "rumus", "janji", "hasil"),
    [
        ("Jumlah pegawai", "hadir ÷ pegawai × 100", "jumlah (cacah)", "persentase"),
        ("Banyaknya pegawai", "hadir ÷ pegawai × 100", "jumlah (cacah)", "persentase"),
        ("Frekuensi kegiatan", "kegiatan ÷ desa", "jumlah (cacah)", "perbandingan tanpa × 100"),
        ("Jumlah nilai", "nilai ÷ pegawai", "jumlah (cacah)", "rata-rata"),
        ("Jumlah nilai", "nilai ÷ pegawai × 25", "jumlah (cacah)", "indeks"),
        ("Persentase kehadiran", "hadir ÷ pegawai", "persentase", "perbandingan tanpa × 100"),
        ("Persen kehadiran", "hadir ÷ pegawai × 10", "persentase", "perbandingan tanpa × 100"),
        ("Cakupan kehadiran", "hadir", "persentase", "jumlah (cacah)"),
        ("PERSENTASE kehadiran", "hadir + tamu", "persentase", "jumlah (cacah)"),
        ("Persentase kehadiran", "jumlah(hadir) − −sebelumnya(hadir)", "persentase", "jumlah (cacah)"),
        ("Rata-rata kehadiran", "hadir", "rata-rata", "jumlah (cacah)"),
        ("Rata-rata nilai", "nilai ÷ pegawai × 25", "rata-rata", "indeks"),
        ("Indeks kehadiran", "hadir ÷ pegawai × 100", "indeks", "persentase"),
        ("Survey  Kepuasan", "nilai ÷ pegawai × 100", "indeks", "rata-rata"),
        ("Rasio tamu", "tamu", "perbandingan tanpa × 100", "jumlah (cacah)"),
        ("Prosentase kehadiran", "hadir", "persentase", "jumlah (cacah)"),
        ("Presentase kehadiran", "hadir", "persentase", "jumlah (cacah)"),
        ("% kehadiran", "hadir", "persentase", "jumlah (cacah)"),
        ("%kehadiran", "hadir ÷ pegawai", "persentase", "perbandingan tanpa × 100"),
    ],
)
def test_the_kind_by_name_is_held_against_the_kind_by_structure(
    nama: str, rumus: str, janji: str, hasil: str
) -> None:
    kata = kalimat(Kaidah.JENIS_NAMA_BEDA_RUMUS, indikator(nama=nama, rumus=rumus, satuan="x"))
    assert kata is not None
    assert f'"{nama}" hasilnya {janji}, tetapi' in kata
    assert f'" menghasilkan {hasil}. ' in kata


@pytest.mark.parametrize(
    ("nama", "rumus"),
    [
        ("Jumlah pegawai", "hadir + tamu − relawan"),
        ("Persentase kehadiran", "hadir ÷ pegawai × 100"),
        ("Rata-rata nilai", "nilai ÷ pegawai"),
        ("Rata-rata hari kegiatan", "hari ÷ kegiatan"),  # an average need not be of scores
        ("Rata-rata hari kegiatan", "hari ÷ kegiatan × 100"),  # × 100 has a rule of its own
        ("Indeks kepuasan", "nilai ÷ pegawai × 25"),
        ("Survei Kepuasan Masyarakat", "nilai × bobot ÷ pegawai × 25"),
        ("Rasio tamu", "tamu ÷ pegawai"),
        ("Rasio tamu", "tamu ÷ pegawai × 100"),  # a ratio may be told by the hundred
        ("Rasio tamu", "tamu ÷ pegawai × 1000"),
        ("Rasio nilai", "nilai ÷ pegawai"),
        ("% kehadiran", "hadir ÷ pegawai × 100"),
        ("Indeks kepuasan", "indeks"),  # an index that is taken over is no count
        ("Indeks kepuasan", "skor"),
        ("Indeks kepuasan", "poin"),
        ("Survei harga", "hadir ÷ pegawai × 100"),  # a survey of something else promises nothing
        ("Hasil survei kepuasan", "hadir"),  # nor does one that comes later in the name
        ("Kehadiran", "hadir ÷ pegawai × 100"),
        # what follows is settled by no structure
        ("Persentase kehadiran", "hadir × 100"),
        ("Persentase kehadiran", "jika(hari > 1; hadir; tamu)"),
        ("Persentase kehadiran", "[Y-01]"),
        ("Persentase kehadiran", "hadir + hari ÷ kegiatan"),
        ("Persentase kehadiran", "hadir ÷ 12"),
        ("Persentase kehadiran", "persen"),
        ("Indeks nilai", "nilai"),
    ],
)
def test_a_kept_promise_and_an_unsettled_kind_are_no_finding(nama: str, rumus: str) -> None:
    satu = indikator(nama=nama, rumus=rumus, satuan="x")
    assert kalimat(Kaidah.JENIS_NAMA_BEDA_RUMUS, satu, PEGAWAI) is None


@pytest.mark.parametrize(
    ("satuan", "ada"),
    [
        ("%", True),
        ("persen", True),
        ("Persen", True),
        ("Persentase", True),
        ("Prosentase", True),
        ("Persen (%)", True),
        ("orang", False),
    ],
)
def test_the_unit_promises_a_percentage_where_the_name_promises_nothing(satuan: str, ada: bool) -> None:
    for rumus, kali in (
        ("hadir ÷ pegawai", ada),
        ("hadir ÷ pegawai × 100", False),
        ("nilai ÷ pegawai", False),
    ):
        satu = indikator(nama="Kehadiran pegawai", rumus=rumus, satuan=satuan)
        assert (kalimat(Kaidah.JENIS_NAMA_BEDA_RUMUS, satu) is not None) is kali


def test_a_percentage_by_its_unit_quotes_the_unit() -> None:
    satu = indikator(nama="Kehadiran pegawai", rumus="hadir ÷ pegawai", satuan="persen")
    assert kalimat(Kaidah.JENIS_NAMA_BEDA_RUMUS, satu) == (
        'Menurut satuan "persen" hasilnya persentase, tetapi rumusnya "Jumlah pegawai yang hadir ÷ Jumlah '
        'pegawai" menghasilkan perbandingan tanpa × 100. Sesuaikan nama atau rumusnya.'
    )


@pytest.mark.parametrize("satuan", ["kegiatan per desa", "kasus/100 rumah", "kasus / 1.000 rumah"])
def test_a_rate_by_its_unit_may_have_any_name(satuan: str) -> None:
    satu = indikator(nama="Frekuensi kegiatan", rumus="kegiatan ÷ desa × 100", satuan=satuan)
    assert kalimat(Kaidah.JENIS_NAMA_BEDA_RUMUS, satu) is None


@pytest.mark.parametrize("satuan", ["desa/kelurahan", "kegiatan perdesaan", "super desa"])
def test_a_unit_of_two_words_is_no_rate(satuan: str) -> None:
    satu = indikator(nama="Frekuensi kegiatan", rumus="kegiatan ÷ desa × 100", satuan=satuan)
    assert kalimat(Kaidah.JENIS_NAMA_BEDA_RUMUS, satu) is not None


def test_a_count_of_people_whose_formula_counts_events_is_found() -> None:
    satu = indikator(nama="Jumlah peserta", rumus="kegiatan", satuan="orang")
    assert kalimat(Kaidah.SATUAN_BUKAN_YANG_DIHITUNG, satu) == (
        '"Jumlah peserta" diukur dalam orang, tetapi rumusnya "Jumlah kegiatan" dihitung dalam kegiatan. '
        "Hitung yang disebut namanya."
    )


@pytest.mark.parametrize(
    ("nama", "rumus", "satuan"),
    [
        ("Jumlah peserta", "hadir", "orang"),
        ("Jumlah hari kerja", "pegawai × hari", "orang·hari"),
        ("Jumlah hari kerja", "hari × pegawai", "orang·hari"),
        ("Cakupan peserta", "kegiatan", "orang"),  # a percentage has rules of its own
        ("Jumlah peserta", "kegiatan", "%"),
        ("Jumlah peserta", "kegiatan ÷ desa", "orang"),  # no count by structure
        ("Jumlah nilai", "nilai", "skor"),
        ("Jumlah persentase", "persen", "poin"),
        ("Jumlah", "nilai_persen", "poin"),
    ],
)
def test_a_count_in_its_own_unit_is_no_finding(nama: str, rumus: str, satuan: str) -> None:
    satu = indikator(nama=nama, rumus=rumus, satuan=satuan)
    assert kalimat(Kaidah.SATUAN_BUKAN_YANG_DIHITUNG, satu) is None


def test_a_name_that_is_a_document_is_told_to_begin_with_its_measure() -> None:
    assert kalimat(Kaidah.NAMA_BUKAN_UKURAN, indikator(nama="Laporan akhir tahun")) == (
        'Nama "Laporan akhir tahun" menyebut benda atau kegiatan, bukan ukurannya. Awali dengan ukurannya, '
        'misalnya "Jumlah", "Persentase", atau "Indeks".'
    )


@pytest.mark.parametrize("nama", ["", "Potensi konflik", "Jumlahnya pegawai", "Penyusunan jumlah"])
def test_only_the_first_word_makes_a_measure(nama: str) -> None:
    assert kalimat(Kaidah.NAMA_BUKAN_UKURAN, indikator(nama=nama)) is not None


@pytest.mark.parametrize(
    "kata",
    [
        *("jumlah", "banyaknya", "frekuensi", "persentase", "persen", "cakupan", "rata-rata", "rerata"),
        *("indeks", "rasio", "nilai", "tingkat", "skor", "predikat", "opini", "angka", "lama", "waktu"),
        *("luas", "volume", "total", "besaran", "besarnya", "proporsi", "prevalensi", "efisiensi"),
        *("efektivitas", "laju", "peringkat", "kategori", "kontribusi", "produktivitas", "kepadatan"),
        *("kecepatan", "durasi", "panjang", "berat", "umur", "usia", "prosentase", "presentase", "%"),
    ],
)
def test_words_of_measure_may_begin_a_name_in_any_case(kata: str) -> None:
    for nama in (f"{kata} pelayanan", f"  {kata.upper()}"):
        assert kalimat(Kaidah.NAMA_BUKAN_UKURAN, indikator(nama=nama)) is None


def test_a_sound_indicator_has_no_finding_at_all() -> None:
    assert temuan(indikator(nama="Persentase kehadiran pegawai")) == ()
