"""Indonesian words as the rules compare them: without affixes, without what does not tell things apart."""

import re
from collections.abc import Iterator


def himpunan(kata: str) -> frozenset[str]:
    """Words with blanks between them, as a set."""
    return frozenset(kata.split())


_AWALAN = re.compile(
    r"^(?:keter|keber|diper|memper|meng|meny|mem|men|me|peng|peny|pem|pen|per|pe|di|ter|ber|ke)(?=\w{4})"
)
_AKHIRAN = re.compile(r"(?<=\w{3})(?:ikan|ian|kan|an|(?<!as)i)(?:nya)?$|(?<=\w{3})nya$")
_LULUH = re.compile(r"^[kpst](?=[aeiou])")
"""The first consonant that me- and pe- swallow: susun, menyusun, penyusunan."""
_KATA = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TEMPAT = re.compile(
    r"\b(?:di|se|pada|dalam|tingkat|lingkup|wilayah)[ -]*"
    r"(?:(?:lingkup|lingkungan|wilayah|kantor)\s+)?"
    r"(?:(?:kecamatan|kabupaten|kota|provinsi|daerah)\b|kec\.|kab\.).*"
)
"""Where the things are: "di Kecamatan Longkali", to the end of the words."""
_KOSONG = himpunan(
    "jumlah total seluruh seluruhnya semua keseluruhan banyak banyaknya unit yang dan atau serta dari pada "
    "dalam di ke oleh untuk dengan para telah sudah tersebut ada adalah terhadap secara atas suatu setiap "
    "ikut mengikuti mendapat mendapatkan memperoleh menerima dilakukan"
)
"""Words that name no thing and no property; what is given and what is received are one."""
_NEGASI = himpunan("tidak belum bukan non tanpa")


def akar(kata: str) -> str:
    """A word without affixes, alike for all its forms: disusun, tersusun, penyusunan → usun."""
    return _LULUH.sub("", _AKHIRAN.sub("", _AWALAN.sub("", kata)))


def kata_baku(teks: str) -> tuple[str, ...]:
    """The words of a text in small letters, in order, without where the things are."""
    return tuple(_KATA.findall(_TEMPAT.sub("", teks.casefold())))


def pokok(teks: str) -> frozenset[str]:
    """What a text speaks of, as stems; a negated word is another word ("tidak hadir" → "¬adir")."""
    return frozenset(_pokok(kata_baku(teks)))


def _pokok(kata: tuple[str, ...]) -> Iterator[str]:
    negatif = False
    for satu in kata:
        if satu in _NEGASI:
            negatif = True
        elif satu not in _KOSONG:
            inti = akar(satu.removeprefix("ketidak"))
            yield f"¬{inti}" if negatif or satu.startswith("ketidak") else inti
            negatif = False


def induk_kata(definisi: str) -> str:
    """The thing that is counted: the first word that means something ("Jumlah seluruh desa …" → desa)."""
    return next((satu for satu in kata_baku(definisi) if satu not in _KOSONG), "")


def memuat(teks: str, kata: frozenset[str]) -> str | None:
    """The first word of a text whose stem is one of `kata`, as it is written; not where it is negated."""
    ada = kata & pokok(teks)
    return next((satu for satu in kata_baku(teks) if akar(satu) in ada), None)


def akar_semua(kata: str) -> frozenset[str]:
    """The stems of words with blanks between them."""
    return frozenset(map(akar, kata.split()))
