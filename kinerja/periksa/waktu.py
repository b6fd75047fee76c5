"""Rules about growth: against last year, by a difference, in the direction that the name says."""

import re
from enum import Enum

from kinerja.indikator import Indikator
from kinerja.periksa._jenis import pecahan_persen, persen
from kinerja.periksa._susunan import dihitung, lampau, sebut, semua_pecahan
from kinerja.periksa._temuan import Bahan, Kaidah, Temuan
from kinerja.rumus import Operasi, Operator, Pecahan, Simpul

_NAIK = r"peningkatan|kenaikan|pertumbuhan|pertambahan|penambahan|laju|meningkatnya|bertambahnya|naiknya"
_TURUN = r"penurunan|pengurangan|menurunnya|berkurangnya|turunnya"
_JANJI = re.compile(
    rf"(?:(?:persentase|prosentase|presentase|persen|angka|tingkat|%) *)?(?:({_NAIK})|({_TURUN}))\b"
)
"""A name that begins with a change, perhaps after its unit."""
_SUDAH_SELISIH = re.compile(
    rf"\b(?:{_NAIK}|{_TURUN}|selisih|tambahan|tambah|baru|naik|turun|meningkat|menurun|bertambah|berkurang|hilang)\b"
)
"""Words of a variable that is a change by itself."""


class Arah(Enum):
    """Where a change goes."""

    NAIK = "naik"
    TURUN = "turun"


def dasar_tahun_ini(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """A change is divided by this period's value where it is measured against the earlier one."""
    for pecah in pecahan_persen(satu):
        if (
            arah_selisih(pecah, bahan)
            and pecah.penyebut in _sisi(pecah)
            and not lampau(pecah.penyebut, bahan)
        ):
            _, penyebut = sebut(pecah, bahan)
            return Temuan(
                satu.kode,
                Kaidah.DASAR_TAHUN_INI,
                f'Perubahan dibagi dengan keadaan sekarang, "{penyebut}", padahal diukur terhadap keadaan '
                "semula. Bagi dengan angka tahun lalu.",
            )
    return None


def perubahan_bukan_selisih(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """The name promises a change, and the formula subtracts nothing that was before."""
    pohon = satu.ketetapan.pohon
    pecahan = tuple(semua_pecahan(pohon))
    if _janji(satu) is None or not persen(satu) or not pecahan:
        return None
    if any(arah_selisih(pecah, bahan) for pecah in pecahan):
        return None
    if any(_SUDAH_SELISIH.search(v.definisi.casefold()) for v in dihitung(pohon, bahan)):
        return None
    berlalu = lampau(pohon, bahan)
    akibat = "membandingkan dua tahun tanpa mengurangkannya" if berlalu else "hanya memakai keadaan sekarang"
    return Temuan(
        satu.kode,
        Kaidah.PERUBAHAN_BUKAN_SELISIH,
        f'"{satu.nama}" adalah perubahan, tetapi rumusnya "{satu.ketetapan.kalimat(bahan.variabel)}" '
        f"{akibat}. Hitung selisih dengan tahun lalu, lalu bagi dengan angka tahun lalu; atau ubah namanya.",
    )


def arah_terbalik(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """The name says down and the formula rises with what is measured, or the other way round."""
    janji = _janji(satu)
    for pecah in semua_pecahan(satu.ketetapan.pohon):
        arah = arah_selisih(pecah, bahan)
        if janji is not None and arah is not None and arah is not janji:
            pembilang, _ = sebut(pecah, bahan)
            hasil = "bertambah bila angkanya " + arah.value
            return Temuan(
                satu.kode,
                Kaidah.ARAH_TERBALIK,
                f'Nama "{satu.nama}" mengukur yang {janji.value}, tetapi "{pembilang}" {hasil}. '
                "Tukar kedua suku pengurangannya.",
            )
    return None


def arah_selisih(pecah: Pecahan, bahan: Bahan) -> Arah | None:
    """The direction in which the numerator grows where it is a difference of two periods, else None."""
    sisi = _sisi(pecah)
    dulu = [lampau(satu, bahan) for satu in sisi]
    if len(sisi) < 2 or dulu[0] == dulu[1]:
        return None
    return Arah.TURUN if dulu[0] else Arah.NAIK


def _sisi(pecah: Pecahan) -> tuple[Simpul, ...]:
    match pecah.pembilang:
        case Operasi(Operator.KURANG, kiri, kanan):
            return kiri, kanan
    return ()


def _janji(satu: Indikator) -> Arah | None:
    cocok = _JANJI.match(satu.nama.casefold().strip())
    if cocok is None:
        return None
    return Arah.NAIK if cocok[1] else Arah.TURUN
