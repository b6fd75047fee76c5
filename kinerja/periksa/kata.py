"""Rules about words: another office's name, a plan for a result, the opposite, an item listed twice."""

import re
from collections.abc import Iterator
from itertools import accumulate, combinations, takewhile

from kinerja.indikator import Indikator
from kinerja.periksa._susunan import dihitung
from kinerja.periksa._temuan import Bahan, Kaidah, Temuan

_KANTOR = re.compile(r"\b((?i:kecamatan|camat)) +([A-Z][\w'’-]*(?: +[A-Z][\w'’-]*)*)")
_UMUM = {"dan", "atau", "se", "di", "tahun", "desa", "kelurahan", "kabupaten", "provinsi"}
"""Words after "Kecamatan" that name no office."""
_RENCANA = re.compile(r"\b(?:kebutuhan|dibutuhkan|diperlukan|direncanakan|ditargetkan|dapat di\w+)\b")
_KETIDAK = re.compile(r"\bketidak(\w+)")
_TIDAK = re.compile(r"\b(?:tidak|belum) (\w+)")
_BUTIR = re.compile(r"^\s*\d+\.\s+(.+?)\s*$", re.MULTILINE)


def kantor_lain(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """Name, objective or formula name a kecamatan that is not this office."""
    for teks in (satu.nama, satu.sasaran, satu.formula_teks):
        for cocok in _KANTOR.finditer(teks):
            kata = [*takewhile(lambda bagian: bagian.casefold() not in _UMUM, cocok[2].split())]
            awalan = set(accumulate(map(str.casefold, kata)))
            if kata and not awalan & bahan.kantor:
                return Temuan(
                    satu.kode,
                    Kaidah.KANTOR_LAIN,
                    f'"{teks}" menyebut kantor lain: {cocok[1]} {" ".join(kata)}. '
                    "Ganti dengan nama kantor sendiri.",
                )
    return None


def rencana_sebagai_hasil(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """What is needed or planned is counted as the result; below the line it may stand."""
    for variabel in dihitung(satu.ketetapan.pohon, bahan):
        if cocok := _RENCANA.search(variabel.definisi.casefold()):
            return Temuan(
                satu.kode,
                Kaidah.RENCANA_SEBAGAI_HASIL,
                f'Yang dihitung sebagai hasil, "{variabel.definisi}", baru kebutuhan, rencana, atau '
                f'kemungkinan ("{cocok[0]}"), sehingga realisasi selalu sama dengan rencana. Hitung yang '
                "benar-benar tersedia atau terlaksana.",
            )
    return None


def lawan_kata(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """The formula counts the opposite of what the name measures: ketidakhadiran for kehadiran."""
    nama = satu.nama.casefold()
    for variabel in dihitung(satu.ketetapan.pohon, bahan):
        for lawan, kata in _berlawanan(variabel.definisi.casefold()):
            if re.search(rf"\b{kata}\b", nama) and lawan not in nama:
                return Temuan(
                    satu.kode,
                    Kaidah.LAWAN_KATA,
                    f'Nama mengukur "{kata}", tetapi rumusnya menghitung "{lawan}": "{variabel.definisi}". '
                    "Kurangkan dari seluruhnya, atau ubah namanya.",
                )
    return None


def butir_ganda(satu: Indikator, _bahan: Bahan) -> Temuan | None:
    """A numbered list under the formula holds an item twice, once perhaps with a longer beginning."""
    for awal, lain in combinations(_BUTIR.findall(satu.formula_teks), 2):
        panjang, pendek = (f" {butir.casefold()}" for butir in sorted((awal, lain), key=len, reverse=True))
        if panjang.endswith(pendek):
            return Temuan(
                satu.kode,
                Kaidah.BUTIR_GANDA,
                f'Daftarnya memuat "{awal}" dan "{lain}": yang sama terhitung dua kali. Sisakan satu.',
            )
    return None


def _berlawanan(teks: str) -> Iterator[tuple[str, str]]:
    """Negated words with what they negate."""
    yield from ((cocok[0], f"ke{cocok[1]}") for cocok in _KETIDAK.finditer(teks))
    yield from ((cocok[0], cocok[1]) for cocok in _TIDAK.finditer(teks))
