"""Each rule of the linter on small catalogues: the mistake, the sound formula beside it, the sentence."""

import re

import pytest

from kinerja.katalog import baca
from kinerja.periksa import Aturan, Temuan, periksa
from kinerja.rumus import parse

KANTOR = {"Longkali", "Long Kali"}

POPULASI = """
[[populasi]]
kode = 'semua'
nama = 'dokumen'
[[populasi]]
kode = 'sebagian'
nama = 'dokumen rencana'
induk = 'semua'
[[populasi]]
kode = 'inti'
nama = 'dokumen inti'
induk = 'sebagian'
[[populasi]]
kode = 'lain'
nama = 'surat'
[[populasi]]
kode = 'skpd'
nama = 'SKPD'
tunggal = true
"""
VARIABEL = {
    # name: definition, unit, population
    "semua": ("Jumlah dokumen", "dokumen", "semua"),
    "tepat": ("Jumlah dokumen tepat waktu", "dokumen", "semua"),
    "rencana": ("Jumlah dokumen rencana tepat waktu", "dokumen", "sebagian"),
    "inti": ("Jumlah dokumen inti", "dokumen", "inti"),
    "surat": ("Jumlah surat", "dokumen", "lain"),
    "butuh": ("Jumlah kebutuhan dokumen", "dokumen", "semua"),
    "perlu": ("dokumen yang diperlukan", "dokumen", "semua"),
    "skpd": ("Jumlah SKPD", "SKPD", "skpd"),
    "skor": ("Jumlah nilai", "nilai", "semua"),
    "persen": ("Persentase dokumen", "%", "semua"),
    "orang": ("Jumlah orang", "orang", None),
    "hari": ("Jumlah hari", "hari", None),
    "absen": ("Jumlah ketidakhadiran", "orang·hari", None),
}


def satu_indikator(kode: str, nama: str, rumus: str, satuan: str, **lain: str) -> str:
    jabatan, teks = lain.get("jabatan", "CAMAT"), lain.get("teks", "x")
    return f"""
[[indikator]]
kode = '{kode}'
dokumen = 'IKU'
jabatan = '{jabatan}'
tujuan_misi = ''
sasaran = 'Sasaran'
nama = '{nama}'
formula_ketetapan = 'x'
formula_teks = '{teks}'
sumber_data = 'x'
penanggung_jawab = 'x'
satuan = '{satuan}'
polaritas = 'naik'
konsolidasi = 'terakhir'
tingkat_masalah = 'E'
rumus_berlaku = 'ketetapan'
ketetapan = '{rumus}'
koreksi = '{rumus}'
catatan = ''
"""


def temuan(*indikator: str) -> list[Temuan]:
    isi = "".join(indikator)
    rumus = re.findall(r"^ketetapan = '(.+)'$", isi, flags=re.MULTILINE)
    dipakai = {nama for satu in rumus for nama in parse(satu).nama()}
    variabel = "".join(
        f"[[variabel]]\nnama = '{nama}'\ndefinisi = '{definisi}'\nsebutan = 'x'\nsatuan = '{satuan}'\n"
        + (f"populasi = '{populasi}'\n" if populasi else "")
        for nama, (definisi, satuan, populasi) in VARIABEL.items()
        if nama in dipakai
    )
    return list(periksa(baca(POPULASI + variabel + isi), KANTOR))


@pytest.mark.parametrize(
    ("nama", "satuan", "rumus", "aturan"),
    [
        ("Persentase dokumen", "%", "tepat ÷ semua × 100", []),
        ("Persentase kehadiran", "%", "( orang × hari − absen ) ÷ ( orang × hari ) × 100", []),
        ("Jumlah dokumen", "dokumen", "tepat", []),
        ("Rata-rata nilai", "nilai", "skor ÷ semua", []),
        ("Indeks dokumen", "nilai", "skor × 25", []),
        ("Dokumen tersusun", "dokumen", "tepat", []),  # a name that promises no kind
        ("Persentase dokumen", "%", "tepat ÷ perlu × 100", []),  # needed is right below the line
        ("Persentase kenaikan", "%", "( tepat − tahun_lalu(tepat) ) ÷ tahun_lalu(tepat) × 100", []),
        ("Persentase orang", "%", "orang ÷ ( absen ÷ hari ) × 100", []),  # orang over orang·hari ÷ hari
        ("Persentase dokumen", "%", "tepat × 2 ÷ surat × 100", []),  # what a product counts is not known
        ("Persentase dokumen", "%", "tepat × 100", ["persen_tanpa_penyebut"]),
        ("Cakupan dokumen", "dokumen", "tepat", ["persen_tanpa_penyebut"]),
        ("Capaian dokumen", "%", "tepat", ["persen_tanpa_penyebut"]),
        ("Persentase orang", "%", "orang ÷ semua × 100", ["satuan_tidak_sepadan"]),
        ("Persentase hari", "%", "absen ÷ orang × 100", ["satuan_tidak_sepadan"]),
        ("Persentase dokumen", "%", "surat ÷ semua × 100", ["pembilang_bukan_bagian"]),
        ("Persentase dokumen", "%", "rencana ÷ semua × 100", ["pembilang_bukan_bagian"]),
        ("Persentase dokumen", "%", "inti ÷ semua × 100", ["pembilang_bukan_bagian"]),
        ("Rata-rata dokumen", "nilai", "tepat ÷ semua × 100", ["rata_rata_kali_100"]),
        ("Mutu dokumen", "nilai", "skor ÷ semua × 100", ["rata_rata_kali_100"]),
        ("Mutu dokumen", "nilai", "persen ÷ semua", ["persen_dari_persen"]),
        ("Jumlah dokumen", "dokumen", "tepat ÷ semua", ["jenis_nama_beda_rumus"]),
        ("Jumlah dokumen", "dokumen", "tepat ÷ semua × 100", ["jenis_nama_beda_rumus"]),
        ("Survei dokumen", "nilai", "skor ÷ semua", ["jenis_nama_beda_rumus"]),
        ("Frekuensi dokumen", "kali", "tepat × 25", ["jenis_nama_beda_rumus"]),
        ("Jumlah dokumen", "dokumen", "butuh", ["rencana_sebagai_hasil"]),
        ("Persentase dokumen", "%", "butuh ÷ semua × 100", ["rencana_sebagai_hasil"]),
        ("Persentase SKPD", "%", "skpd ÷ skpd × 100", ["populasi_satu"]),
    ],
)
def test_each_rule_finds_its_mistake_and_leaves_sound_formulas_alone(
    nama: str, satuan: str, rumus: str, aturan: list[str]
) -> None:
    assert [satu.aturan.value for satu in temuan(satu_indikator("IKU-01", nama, rumus, satuan))] == aturan


@pytest.mark.parametrize(
    ("nama", "satuan", "rumus", "kalimat"),
    [
        (
            "Persentase dokumen",
            "%",
            "tepat × 100",
            "Namanya berarti persentase, tetapi rumusnya tidak mempunyai penyebut: "
            '"Jumlah dokumen tepat waktu × 100". Tetapkan dibagi dengan apa.',
        ),
        (
            "Persentase orang",
            "%",
            "2 ÷ semua × 100",
            'Satuannya tidak sepadan: "2" (tanpa satuan) dibagi "Jumlah dokumen" (dokumen). '
            "Persentase membandingkan hal yang sama.",
        ),
        (
            "Persentase dokumen",
            "%",
            "surat ÷ semua × 100",
            "Pembilang menghitung surat, penyebut dokumen: yang satu bukan bagian dari yang lain.",
        ),
        (
            "Persentase dokumen",
            "%",
            "inti ÷ semua × 100",
            "Pembilang hanya menghitung dokumen inti, penyebut dokumen: hasilnya tidak dapat mencapai 100% "
            "walaupun semuanya terpenuhi.",
        ),
        (
            "Mutu dokumen",
            "nilai",
            "skor ÷ semua × 100",
            'Rata-rata tidak dikali 100: "Jumlah nilai ÷ Jumlah dokumen × 100" menghasilkan '
            "seratus kali nilai yang dimaksud.",
        ),
        (
            "Mutu dokumen",
            "nilai",
            "persen ÷ semua",
            '"Persentase dokumen" sudah berupa persentase, lalu dihitung menjadi persentase lagi.',
        ),
        (
            "Jumlah dokumen",
            "dokumen",
            "tepat ÷ semua",
            'Nama "Jumlah dokumen" berarti jumlah, rumusnya menghasilkan perbandingan tanpa × 100: '
            '"Jumlah dokumen tepat waktu ÷ Jumlah dokumen".',
        ),
        (
            "Jumlah dokumen",
            "dokumen",
            "butuh",
            'Yang dihitung "Jumlah kebutuhan dokumen": kata "kebutuhan" menyebut rencana, bukan hasil, '
            "sehingga capaiannya selalu penuh.",
        ),
        (
            "Persentase SKPD",
            "%",
            "skpd ÷ skpd × 100",
            "Di satu kantor hanya ada satu SKPD, sehingga persentase yang benar pun hanya dapat bernilai "
            "0% atau 100%.",
        ),
    ],
)
def test_the_sentence_quotes_the_decrees_own_words(nama: str, satuan: str, rumus: str, kalimat: str) -> None:
    (satu,) = temuan(satu_indikator("IKU-01", nama, rumus, satuan))
    assert satu.kalimat == kalimat


def test_the_same_formula_or_the_same_name_under_two_owners_names_the_other() -> None:
    satu = satu_indikator("IKU-01", "Persentase dokumen", "tepat ÷ semua × 100", "%")
    lain = satu_indikator("IKU-02", "Persentase  Dokumen", "tepat ÷ semua × 100", "%", jabatan="SEKRETARIS")
    hasil = temuan(satu, lain)
    assert [(t.kode, t.aturan, t.terkait) for t in hasil] == [
        ("IKU-01", Aturan.RUMUS_KEMBAR, ("IKU-02",)),
        ("IKU-01", Aturan.INDIKATOR_KEMBAR, ("IKU-02",)),
        ("IKU-02", Aturan.RUMUS_KEMBAR, ("IKU-01",)),
        ("IKU-02", Aturan.INDIKATOR_KEMBAR, ("IKU-01",)),
    ]
    assert hasil[0].kalimat == "Rumusnya sama persis dengan IKU-02. Bedakan yang dihitung, atau gabungkan."
    assert hasil[1].kalimat == (
        "Namanya sama dengan IKU-02 (SEKRETARIS): pekerjaan yang sama dapat dilaporkan dua kali."
    )


@pytest.mark.parametrize(
    ("nama", "kantor_lain"),
    [
        ("Jumlah laporan Kecamatan Tanah Grogot", True),
        ("Jumlah laporan Kecamatan Longkali", False),
        ("Jumlah laporan Kecamatan Long Kali", False),
        ("Jumlah laporan tingkat Kecamatan dan Desa", False),
    ],
)
def test_another_offices_name_is_found(nama: str, kantor_lain: bool) -> None:
    hasil = temuan(satu_indikator("IKU-01", nama, "tepat", "dokumen"))
    assert [satu.aturan for satu in hasil] == [Aturan.KANTOR_LAIN] * kantor_lain


def test_another_offices_name_is_found_in_the_formula_too() -> None:
    (satu,) = temuan(
        satu_indikator(
            "IKU-01", "Jumlah laporan", "tepat", "dokumen", teks="Laporan Kecamatan Kuaro yang jadi"
        )
    )
    assert satu.kalimat == 'Teksnya menyebut kantor lain: "Kecamatan Kuaro".'
