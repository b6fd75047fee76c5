"""A catalogue with a mistake is refused, and the entry and column are named."""

import pytest

from kinerja.galat import GalatMasukan
from kinerja.hasil import Status
from kinerja.indikator import RumusBerlaku
from kinerja.katalog import baca
from kinerja.rumus import Masukan

POPULASI = """
[[populasi]]
kode = 'desa'
nama = 'Desa'
"""
VARIABEL = """
[[variabel]]
nama = 'dibina'
definisi = 'Jumlah Desa yang dibina'
sebutan = 'Desa dibina'
satuan = 'desa'
populasi = 'desa'

[[variabel]]
nama = 'desa'
definisi = 'Jumlah Desa'
sebutan = 'Desa'
satuan = 'desa'
populasi = 'desa'
bila_nol = 'TIDAK_BERLAKU'
"""
INDIKATOR = """
[[indikator]]
kode = 'IKU-10'
dokumen = 'IKU'
jabatan = 'KECAMATAN'
tujuan_misi = ''
sasaran = 'Sasaran'
nama = 'Persentase Desa yang dibina'
formula_ketetapan = 'x'
formula_teks = 'x'
sumber_data = 'Data'
penanggung_jawab = 'Seksi'
satuan = '%'
polaritas = 'naik'
konsolidasi = 'hitung_ulang'
tingkat_masalah = 'C'
rumus_berlaku = 'ketetapan'
ketetapan = 'dibina ÷ desa × 100'
koreksi = 'dibina ÷ desa × 100'
catatan = ''
"""
UTUH = POPULASI + VARIABEL + INDIKATOR
KEDUA = INDIKATOR.replace("IKU-10", "IKU-11")


def test_a_sound_catalogue_is_read() -> None:
    katalog = baca(UTUH)
    (satu,) = katalog.indikator
    assert (satu.satuan_koreksi, satu.otomatis) == ("%", None)
    assert katalog.menurut_nama["desa"].bila_nol is Status.TIDAK_BERLAKU
    assert katalog.menurut_nama["dibina"].bila_nol is Status.PENYEBUT_NOL
    assert katalog.urutan() == ("IKU-10",)


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("kode = ", "Katalog tidak dapat dibaca: "),
        (UTUH + "[[lain]]\na = 1", "Katalog memuat bagian yang tidak dikenal: lain."),
        (UTUH.replace("sebutan = 'Desa'", "sebuta = 'Desa'"), "Variabel desa: kolom sebuta tidak dikenal."),
        (UTUH.replace("sebutan = 'Desa'\n", ""), "Variabel desa: kolom sebutan belum ada."),
        (UTUH.replace("nama = 'desa'\n", ""), "Variabel (tanpa nama): kolom nama belum ada."),
        (UTUH.replace("catatan = ''\n", ""), "Indikator IKU-10: kolom catatan belum ada."),
        (
            UTUH.replace("polaritas = 'naik'", "polaritas = 'atas'"),
            "Indikator IKU-10, polaritas: 'atas' bukan salah satu dari naik, turun, rentang, perlu_diputus.",
        ),
        (
            UTUH.replace("koreksi = 'dibina ÷", "koreksi = 'dibina ÷ ÷"),
            'Indikator IKU-10, koreksi: Tanda "÷" tidak dapat berdiri di sini.\n'
            "dibina ÷ ÷ desa × 100\n         ^",
        ),
        (UTUH + POPULASI, "Ada lebih dari satu populasi desa."),
        (POPULASI + VARIABEL + VARIABEL + INDIKATOR, "Ada lebih dari satu variabel dibina."),
        (UTUH + INDIKATOR, "Ada lebih dari satu indikator IKU-10."),
        (
            UTUH.replace("koreksi = 'dibina ÷ desa", "koreksi = 'dibina ÷ dusun"),
            "Indikator IKU-10, koreksi: dusun belum dideklarasikan.",
        ),
        (
            UTUH.replace("koreksi = 'dibina ÷ desa", "koreksi = '[IKU-99] ÷ desa"),
            "Indikator IKU-10, koreksi: IKU-99 belum dideklarasikan.",
        ),
        (
            UTUH.replace("populasi = 'desa'\n", "populasi = 'dusun'\n"),
            "Variabel dibina, populasi: dusun belum dideklarasikan.",
        ),
        (
            UTUH.replace("nama = 'Desa'\n", "nama = 'Desa'\ninduk = 'kab'\n"),
            "Populasi desa, induk: kab belum dideklarasikan.",
        ),
        (
            UTUH + VARIABEL.partition("[[variabel]]\nnama = 'desa'")[0].replace("'dibina'", "'lain'"),
            "Variabel lain tidak dipakai rumus mana pun.",
        ),
        (
            UTUH.replace("nama = 'Desa'\n", "nama = 'Desa'\ninduk = 'desa'\n"),
            "Populasi saling merujuk dalam lingkaran: desa → desa.",
        ),
        (
            UTUH.replace("koreksi = 'dibina", "koreksi = '[IKU-11] + dibina").replace(
                "hitung_ulang", "terakhir"
            )
            + KEDUA.replace("ketetapan = 'dibina", "ketetapan = '[IKU-10] + dibina").replace(
                "hitung_ulang", "terakhir"
            ),
            "Indikator saling merujuk dalam lingkaran: ",
        ),
        (
            UTUH.replace("ketetapan = 'dibina ÷ desa × 100'", "ketetapan = 'dibina'"),
            "Indikator IKU-10, ketetapan: rumus yang bukan pembagian tidak dapat dihitung ulang.",
        ),
        (  # added quarters: a per cent of them is divided anew, so it has to be a quotient
            UTUH.replace("hitung_ulang", "jumlah").replace(
                "koreksi = 'dibina ÷ desa × 100'", "koreksi = 'dibina'"
            ),
            "Indikator IKU-10, koreksi: rumus yang bukan pembagian tidak dapat dihitung ulang.",
        ),
        (
            UTUH.replace("bila_nol = 'TIDAK_BERLAKU'", "sifat = 'stok'"),
            "Variabel desa, sifat: 'stok' bukan salah satu dari arus, keadaan, awal, rata, kumulatif, ",
        ),
        (
            UTUH.replace("bila_nol = 'TIDAK_BERLAKU'", "sifat = 'turunan'"),
            "Indikator IKU-10, ketetapan: desa dihitung, tidak dapat diisi.",
        ),
    ],
)
def test_a_mistake_is_refused_by_name(teks: str, pesan: str) -> None:
    with pytest.raises(GalatMasukan) as galat:
        baca(teks)
    assert str(galat.value).startswith(pesan)


def test_what_is_counted_automatically_needs_no_quotient() -> None:
    teks = UTUH.replace("ketetapan = 'dibina ÷ desa × 100'", "ketetapan = 'dibina'")
    teks = teks.replace("bila_nol = 'TIDAK_BERLAKU'", "sifat = 'turunan'")
    assert baca(teks.replace("konsolidasi", "otomatis = 'ikm'\nkonsolidasi")).indikator[0].otomatis == "ikm"


def test_a_reference_takes_the_result_in_force_whatever_the_order_of_the_rows() -> None:
    perujuk = INDIKATOR.replace("IKU-10", "IKU-09").replace("hitung_ulang", "terakhir")
    perujuk = perujuk.replace("'dibina ÷ desa × 100'", "'[IKU-10] × 2'")
    diubah = INDIKATOR.replace("koreksi = 'dibina ÷ desa × 100'", "koreksi = 'dibina'").replace(
        "hitung_ulang", "terakhir"
    )
    for berlaku, harapan in (("ketetapan", 100), ("koreksi", 22)):
        teks = (
            POPULASI + VARIABEL + perujuk + diubah.replace("berlaku = 'ketetapan'", f"berlaku = '{berlaku}'")
        )
        hasil = baca(teks).hitung({"IKU-10": Masukan(({"dibina": 11, "desa": 22},))})
        assert list(hasil) == ["IKU-09", "IKU-10"]
        assert hasil["IKU-09"].ketetapan.nilai == harapan  # 2 × 50 %, or 2 × 11
        assert hasil["IKU-10"].rumus_berlaku is RumusBerlaku(berlaku)


def test_an_indicator_asks_for_the_inputs_of_both_formulas_once_the_corrected_ones_first() -> None:
    teks = UTUH.replace("koreksi = 'dibina ÷ desa × 100'", "koreksi = 'desa ÷ dibina × 100'")
    assert baca(teks).indikator[0].variabel() == ("desa", "dibina")
