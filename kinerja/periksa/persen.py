"""Rules about percentages: what is below the line is there, is alike in unit and population, and varies."""

import re

from kinerja.indikator import Indikator
from kinerja.periksa._jenis import Jenis, jenis_nama, pecahan_persen, persen
from kinerja.periksa._susunan import (
    dihitung,
    populasi,
    sebut,
    semua_pecahan,
    terukur,
    tulis_ukuran,
    ukuran,
    ukuran_satuan,
)
from kinerja.periksa._temuan import Bahan, Kaidah, Temuan
from kinerja.rumus import Pecahan, Populasi

_TARGET = re.compile(r"\b(?:target\w*|ditargetkan)\b")
_NYATA = re.compile(r"\b(?:realisasi|capaian|pencapaian)\b")
"""What stands against a target: "realisasi target"."""
_INDEKS = re.compile(r"\b(?:indeks|index|ikm|ipm|nrr|rata-rata|rerata|persentase|prosentase|persen)\b")
"""What is no sum of things counted."""


def persen_tanpa_penyebut(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """Name or unit say percentage, and nothing measured divides; a value that is already in "%" needs not."""
    pohon = satu.ketetapan.pohon
    if not persen(satu) or any(semua_pecahan(pohon)):
        return None
    if satu.ketetapan.rujukan() or ukuran(pohon, bahan)["%"]:
        return None
    return Temuan(
        satu.kode,
        Kaidah.PERSEN_TANPA_PENYEBUT,
        f'"{satu.nama}" adalah persentase, tetapi rumusnya "{satu.formula_teks}" tidak membagi dengan '
        "apa pun. Tentukan penyebutnya: berapa seluruhnya, atau berapa semula.",
    )


def satuan_tidak_sepadan(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """A percentage of one unit over another: events over villages, rupiah over villages."""
    for pecah in pecahan_persen(satu):
        atas, bawah = ukuran(pecah.pembilang, bahan), ukuran(pecah.penyebut, bahan)
        if atas != bawah:
            pembilang, penyebut = sebut(pecah, bahan)
            return Temuan(
                satu.kode,
                Kaidah.SATUAN_TIDAK_SEPADAN,
                f'Pembilang "{pembilang}" dihitung dalam {tulis_ukuran(atas)}, sedangkan penyebut '
                f'"{penyebut}" dalam {tulis_ukuran(bawah)}. Persentase hanya bermakna bila keduanya satu '
                "satuan: samakan satuannya.",
            )
    return None


def pembilang_bukan_bagian(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """A percentage in one unit whose numerator counts another population than its denominator."""
    for pecah in pecahan_persen(satu):
        if ukuran(pecah.pembilang, bahan) != ukuran(pecah.penyebut, bahan):
            continue
        atas, bawah = populasi(pecah.pembilang, bahan), populasi(pecah.penyebut, bahan)
        asing = [himpunan for himpunan in atas if himpunan not in bawah]
        if asing and bawah:
            pembilang, penyebut = sebut(pecah, bahan)
            return Temuan(
                satu.kode,
                Kaidah.PEMBILANG_BUKAN_BAGIAN,
                f'Pembilang "{pembilang}" menghitung {asing[0].nama}, sedangkan penyebut "{penyebut}" '
                f"menghitung {bawah[0].nama}: {_akibat(asing[0], bawah[0], bahan)} "
                "Hitung keduanya dari himpunan yang sama.",
            )
    return None


def persen_dari_persen(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """A value in "%" goes into a percentage again and no "%" below the line takes it out."""
    for pecah in pecahan_persen(satu):
        if ukuran(pecah.pembilang, bahan)["%"] > ukuran(pecah.penyebut, bahan)["%"]:
            pembilang, _ = sebut(pecah, bahan)
            return Temuan(
                satu.kode,
                Kaidah.PERSEN_DARI_PERSEN,
                f'Pembilang "{pembilang}" sudah berupa persentase; persentase tidak dijumlahkan atau '
                "dipersenkan lagi. Hitung dari jumlah asalnya.",
            )
    return None


def rata_rata_indeks(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """Percentages or indices of parts are averaged as if the parts were of one size."""
    pecah = satu.ketetapan.pecahan()
    if pecah is None or persen_dari_persen(satu, bahan) is not None:
        return None
    if jenis_nama(satu.nama) is Jenis.INDEKS and not terukur(pecah.penyebut):
        return None  # an index made of its own dimensions
    for variabel in dihitung(pecah.pembilang, bahan):
        berindeks = ukuran_satuan(variabel.satuan)["%"] or _INDEKS.search(variabel.definisi.casefold())
        if berindeks and not _terukur_sama(pecah, bahan):
            return Temuan(
                satu.kode,
                Kaidah.RATA_RATA_INDEKS,
                f'"{variabel.definisi}" sudah berupa persentase, indeks, atau rata-rata; rata-ratanya '
                "menyamakan bagian yang besar dan yang kecil. Hitung dari jumlah asal seluruh bagian.",
            )
    return None


def _terukur_sama(pecah: Pecahan, bahan: Bahan) -> bool:
    """Whether it averages nothing (an index over an index) or over people, each of whom counts once."""
    atas, bawah = ukuran(pecah.pembilang, bahan), ukuran(pecah.penyebut, bahan)
    return atas == bawah or bawah["orang"] > 0


def target_sebagai_penyebut(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """A percentage of a target: its capaian would be held against a target once more."""
    for pecah in pecahan_persen(satu):
        atas = any(_TARGET.search(v.definisi.casefold()) for v in dihitung(pecah.pembilang, bahan))
        nyata = any(_NYATA.search(v.definisi.casefold()) for v in dihitung(pecah.pembilang, bahan))
        for variabel in dihitung(pecah.penyebut, bahan):
            if _TARGET.search(variabel.definisi.casefold()) and (nyata or not atas):
                return Temuan(
                    satu.kode,
                    Kaidah.TARGET_SEBAGAI_PENYEBUT,
                    f'Penyebut "{variabel.definisi}" adalah target, padahal capaian kelak membandingkan '
                    "hasilnya dengan target sekali lagi. Bagi dengan seluruhnya yang ada, dan tulis target "
                    "itu sebagai target indikator.",
                )
    return None


def populasi_satu(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """A percentage over what one office has exactly one of."""
    for pecah in pecahan_persen(satu):
        penyebut = dihitung(pecah.penyebut, bahan)
        bawah = populasi(pecah.penyebut, bahan)
        berpopulasi = all(variabel.populasi is not None for variabel in penyebut)
        if bawah and berpopulasi and all(himpunan.tunggal for himpunan in bawah):
            sepadan = ukuran(pecah.pembilang, bahan) == ukuran(pecah.penyebut, bahan)
            akibat = "hasilnya hanya dapat 0 atau 100" if sepadan else "penyebut itu tidak membagi apa pun"
            return Temuan(
                satu.kode,
                Kaidah.POPULASI_SATU,
                f'Penyebut "{sebut(pecah, bahan)[1]}" menghitung {bawah[0].nama}; satu kantor hanya memiliki '
                f"satu, sehingga {akibat}. Pakai ukuran yang berubah di dalam kantor sendiri.",
            )
    return None


def _akibat(atas: Populasi, bawah: Populasi, bahan: Bahan) -> str:
    if bawah.kode in _leluhur(atas, bahan):
        return "hanya sebagian darinya, sehingga 100% tidak dapat dicapai."
    if atas.kode in _leluhur(bawah, bahan):
        return "lebih luas darinya, sehingga hasilnya dapat melebihi 100%."
    return "yang satu bukan bagian dari yang lain."


def _leluhur(himpunan: Populasi, bahan: Bahan) -> set[str]:
    hasil: set[str] = set()
    while himpunan.induk is not None:
        hasil.add(himpunan.induk)
        himpunan = bahan.populasi[himpunan.induk]
    return hasil
