"""What a citizen may send, field by field."""

from __future__ import annotations

import pytest

from skm.kuesioner.models import JenisTambahan, Kuesioner, Tambahan, Unsur
from skm.kuesioner.profil import daftar_profil, kelompok_usia
from skm.survei.isian import BELUM_DIPILIH, DI_LUAR_NILAI, DI_LUAR_PILIHAN, SARAN_PANJANG, baca_isian

TULISAN_SALAH = [
    ("0", DI_LUAR_NILAI),  # just below the range
    ("5", DI_LUAR_NILAI),  # just above it
    ("-1", DI_LUAR_NILAI),  # a sign
    ("3.5", DI_LUAR_NILAI),  # not whole
    ("3.0", DI_LUAR_NILAI),  # whole, but not written as such
    ("1e0", DI_LUAR_NILAI),  # scientific notation of 1
    ("tiga", DI_LUAR_NILAI),  # a word
    ("٣", DI_LUAR_NILAI),  # Arabic-Indic digit three, which int() would take
    ("³", DI_LUAR_NILAI),  # superscript three, a digit to str.isdigit()
    ("3\x00", DI_LUAR_NILAI),  # a NUL behind a good score
    ("", BELUM_DIPILIH),  # left open
    ("  ", BELUM_DIPILIH),  # blanks are nothing
]


@pytest.fixture
def lembar() -> Kuesioner:
    """Nine unsur; wording does not matter to the check."""
    return Kuesioner(unsur=[Unsur(kode=f"U{nomor}", kolom=nomor) for nomor in range(1, 10)])


@pytest.mark.parametrize(("tulisan", "pesan"), TULISAN_SALAH)
def test_nilai_selain_satu_sampai_empat_ditolak_dan_jawaban_lain_tetap(
    lembar: Kuesioner, lengkap: dict[str, str], tulisan: str, pesan: str
) -> None:
    isian = baca_isian(lembar, lengkap | {"U4": tulisan})
    assert isian.galat == {"U4": pesan}
    assert isian.nilai == {f"U{n}": 3 for n in range(1, 10) if n != 4}


@pytest.mark.parametrize(("tulisan", "nilai"), [("1", 1), ("2", 2), ("3", 3), ("4", 4), (" 4 ", 4)])
def test_satu_sampai_empat_diterima(
    lembar: Kuesioner, lengkap: dict[str, str], tulisan: str, nilai: int
) -> None:
    isian = baca_isian(lembar, lengkap | {"U1": tulisan})
    assert isian.galat == {}
    assert isian.nilai["U1"] == nilai


def test_unsur_yang_tidak_dikirim_disebut_satu_per_satu_menurut_urutan(lembar: Kuesioner) -> None:
    isian = baca_isian(lembar, {"U5": "2"})
    assert list(isian.galat) == ["U1", "U2", "U3", "U4", "U6", "U7", "U8", "U9"]
    assert set(isian.galat.values()) == {BELUM_DIPILIH}


@pytest.mark.parametrize("tulisan", ["0", "3", "-1", "1.0", "9" * 5000])
def test_pilihan_pertanyaan_tambahan_di_luar_daftar_ditolak_sepanjang_apa_pun(
    lembar: Kuesioner, lengkap: dict[str, str], tulisan: str
) -> None:
    lembar.tambahan = [
        Tambahan(kode="T1", urutan=1, jenis=JenisTambahan.PILIHAN, pertanyaan="?", pilihan=["a", "b"])
    ]
    assert baca_isian(lembar, lengkap | {"T1": tulisan}).galat == {"T1": DI_LUAR_PILIHAN}
    assert baca_isian(lembar, lengkap | {"T1": "2"}).tambahan == {"T1": 2}


def test_profil_boleh_kosong_dan_pilihan_asing_ditolak(lembar: Kuesioner, lengkap: dict[str, str]) -> None:
    isian = baca_isian(lembar, lengkap | {"usia": "", "pendidikan": "sma", "pekerjaan": "nelayan"})
    assert isian.galat == {"pekerjaan": DI_LUAR_PILIHAN}
    assert isian.profil == {"pendidikan": "sma"}


def test_saran_seribu_huruf_diterima_dan_seribu_satu_ditolak(
    lembar: Kuesioner, lengkap: dict[str, str]
) -> None:
    assert baca_isian(lembar, lengkap | {"saran": "x" * 1000}).galat == {}
    assert baca_isian(lembar, lengkap | {"saran": "x" * 1001}).galat == {"saran": SARAN_PANJANG}


def test_ganti_baris_peramban_dihitung_satu_huruf_dan_karakter_kendali_dibuang(
    lembar: Kuesioner, lengkap: dict[str, str]
) -> None:
    # 500 letters, a line end, 499 letters: 1000 as the browser counts, 1001 as it sends.
    panjang = "a" * 500 + "\r\n" + "b" * 499
    assert baca_isian(lembar, lengkap | {"saran": panjang}).galat == {}
    assert baca_isian(lembar, lengkap | {"saran": "baik\x00\x1b[31m\r\nsekali"}).saran == "baik[31m\nsekali"


UMUR = [
    (0, None),  # nobody answers at birth
    (1, "u20"),
    (20, "u20"),  # last of the first band
    (21, "u21_30"),
    (30, "u21_30"),
    (31, "u31_40"),
    (40, "u31_40"),
    (41, "u41_50"),
    (50, "u41_50"),
    (51, "u51_60"),
    (60, "u51_60"),
    (61, "u61"),  # first of the last band
    (120, "u61"),
    (121, None),  # a slip of the pen
]


@pytest.mark.parametrize(("umur", "kelompok"), UMUR)
def test_umur_disimpan_sebagai_kelompok(umur: int, kelompok: str | None) -> None:
    assert kelompok_usia(umur) == kelompok


def test_setiap_kelompok_umur_ada_di_daftar_pilihan() -> None:
    usia = next(butir for butir in daftar_profil() if butir.nama == "usia")
    assert {kelompok_usia(umur) for umur in range(1, 121)} == usia.kode
