"""What an officer types is matched to exactly one service or village, or refused."""

from __future__ import annotations

import pytest

from skm.berkas.cocok import Pilihan, cocokkan
from skm.galat import Galat

LAYANAN = (
    Pilihan(1, "KK", "Surat Pengantar KK"),
    Pilihan(2, "KTP", "Surat Pengantar KTP"),
    Pilihan(3, "PINDAH", "Surat Pindah"),
    Pilihan(4, "WARIS", "Surat Keterangan Ahli Waris"),
)
DESA = tuple(
    Pilihan(nomor, nama, nama)
    for nomor, nama in enumerate(("Mendik", "Mendik Makmur", "Muara Toyu", "Muara Pias"), start=1)
)


@pytest.mark.parametrize(
    ("teks", "nomor"),
    [
        ("kk", 1),  # a whole code, whatever the case
        (" KTP ", 2),
        ("kt", 2),  # the beginning of one code
        ("surat  pindah", 3),  # a whole name
        ("ahli", 4),  # the beginning of a word of one name
    ],
)
def test_layanan_dikenali_dari_kode_atau_awal_namanya(teks: str, nomor: int) -> None:
    assert cocokkan(teks, LAYANAN).id == nomor


@pytest.mark.parametrize(
    ("teks", "nomor"),
    [
        ("mendik", 1),  # a whole name wins over a longer one that begins alike
        ("mendik m", 2),
        ("toyu", 3),
    ],
)
def test_desa_dikenali_dari_nama_atau_awal_katanya(teks: str, nomor: int) -> None:
    assert cocokkan(teks, DESA).id == nomor


def test_yang_cocok_dengan_beberapa_ditolak_dan_menyebut_pilihannya() -> None:
    with pytest.raises(Galat, match="Muara Toyu, Muara Pias"):
        cocokkan("muara", DESA)


@pytest.mark.parametrize("teks", ["xyz", "indah", "kkk"])
def test_yang_tidak_cocok_ditolak(teks: str) -> None:
    with pytest.raises(Galat, match="Tidak ada yang cocok"):
        cocokkan(teks, LAYANAN)
