"""Which passwords are refused because a guesser tries them first.

NIST SP 800-63B, 5.1.1.2: new passwords are compared with those commonly used or found in earlier breaches,
with dictionary words, repetitive or sequential characters, and words of the context such as the name of the
service and of who signs in; no mixture of kinds of characters is demanded.

`sandi_umum.txt` holds those of ten characters and more from two public lists, in small letters: the 20,000 of
Royce Williams, made from breaches collected by Have I Been Pwned (as Django ships them), and the 30,000 of
zxcvbn, made by Dropbox from breaches of the years before 2012.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

UMUM = (
    "Sandi ini sering dipakai orang, jadi mudah ditebak. Pilih yang lain, misalnya beberapa kata yang "
    "tidak berkaitan."
)
POLA = (
    "Sandi ini mudah ditebak: isinya hanya urutan, tahun, atau kata yang dikenal orang tentang kantor dan "
    "Anda. Tambahkan kata lain yang tidak berkaitan."
)
SISA = 4
"""Letters that must be left when all that is known is taken out; two digits count as one."""
KATA = (  # noqa: SIM905  # read as a text, not as a column
    "password passwort sandi katasandi rahasia kunci masuk login welcome selamat admin administrator "
    "operator petugas pimpinan pegawai user pengguna tamu test kecamatan kelurahan kabupaten "
    "provinsi kantor camat sekcam desa loket dinas layanan pelayanan survei survey kepuasan "
    "masyarakat warga pemda pemkab server indonesia nusantara merdeka garuda pancasila bhinneka "
    "jakarta borneo kalimantan kaltim timur barat utara selatan tengah sayang cinta iloveyou "
    "bismillah alhamdulillah anakku keluarga bahagia januari februari maret april juni juli agustus "
    "september oktober november desember senin selasa rabu kamis jumat sabtu minggu qwerty asdf zxcv "
    "abc skm ikm pns asn"
).split()
"""Words of offices, of the country and of the calendar that stand in guessers' rules."""
DERET = (
    *("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"),
    *("1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "147258369", "159357"),
)
"""Rows of the alphabet, the digits and the keyboard; read backwards too."""
_TAHUN = re.compile(r"(?:19|20)[0-9]{2}")
_ULANG = re.compile(r"(.{1,5}?)\1{2,}|(.)\2{2,}")
_BUKAN_ISI = re.compile(r"[\W_]+")
_GANTI = str.maketrans("013457@$!", "oieastasi")


def kelemahan(sandi: str, kata: Iterable[str] = ()) -> str:
    """Why that password is refused, in a sentence; empty for one that is fit.

    `kata` are names that others know: of the account, of whose it is, of the office.
    """
    kecil = sandi.lower()
    if kecil in _umum() or kecil.translate(_GANTI) in _umum():
        return UMUM
    dikenal = sorted({*KATA, *_pecah(kata)}, key=len, reverse=True)
    return POLA if any(_sisa(bentuk, dikenal) < SISA for bentuk in {kecil, kecil.translate(_GANTI)}) else ""


@cache
def _umum() -> frozenset[str]:
    isi = files("skm.akun").joinpath("sandi_umum.txt").read_text(encoding="utf-8")
    return frozenset(isi.splitlines())


@cache
def _potongan() -> tuple[str, ...]:
    """Every piece of four signs of a row, forwards and backwards."""
    arah = [satu for deret in DERET for satu in (deret, deret[::-1])]
    return tuple(satu[awal : awal + 4] for satu in arah for awal in range(len(satu) - 3))


def _pecah(kata: Iterable[str]) -> set[str]:
    """Their words of three letters and more, and each name written as one word."""
    bagian = [_BUKAN_ISI.split(satu.lower()) for satu in kata]
    return {satu for semua in bagian for satu in (*semua, "".join(semua)) if len(satu) >= 3}


def _sisa(sandi: str, dikenal: Iterable[str]) -> int:
    """How much is left when known words, rows, years and repetitions are taken out."""
    isi = _BUKAN_ISI.sub("", sandi)
    for satu in dikenal:
        isi = isi.replace(satu, " ")
    tertutup = [huruf == " " for huruf in isi]
    for satu in _potongan():
        letak = isi.find(satu)
        while letak >= 0:
            tertutup[letak : letak + 4] = [True] * 4
            letak = isi.find(satu, letak + 1)
    for pola in (_TAHUN, _ULANG):
        for cocok in pola.finditer(isi):
            tertutup[cocok.start() : cocok.end()] = [True] * (cocok.end() - cocok.start())
    tampak = [huruf for huruf, tutup in zip(isi, tertutup, strict=True) if not tutup]
    angka = sum(huruf.isdecimal() for huruf in tampak)
    return len(tampak) - angka + angka // 2
