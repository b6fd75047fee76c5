"""Tokens into a tree. Each rule of the grammar stands with the method that reads it; it starts at `rumus`."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from fractions import Fraction

from kinerja.rumus._pohon import (
    Bilangan,
    Jika,
    Jumlah,
    Lampau,
    Nama,
    Negatif,
    Operasi,
    Operator,
    Pembanding,
    Rujukan,
    Simpul,
    Syarat,
    Waktu,
)
from kinerja.rumus._tokenizer import Macam, Token, pecah
from kinerja.rumus.galat import GalatRumus, maksudnya

KEDALAMAN_TERBANYAK = 50
FUNGSI = ("jumlah", "sebelumnya", "tahun_lalu", "jika")
"""Words that are not variables."""


class Pembaca:
    """One reading of one text; `dikenal` are the variable names that may stand in it, None for any."""

    def __init__(self, teks: str, dikenal: Collection[str] | None) -> None:
        self.teks = teks
        self.dikenal = dikenal
        self.token = pecah(teks)
        self.kini = 0
        self.kedalaman = 0
        self.dalam_jumlah = False

    def rumus(self) -> Simpul:
        """rumus = ungkapan ;"""
        simpul = self.ungkapan()
        if self._lihat().macam is not Macam.AKHIR:
            raise self._tak_terduga()
        return simpul

    def ungkapan(self) -> Simpul:
        """ungkapan = suku, {("+" | "−"), suku} ;"""
        return self._berderet(self.suku, (Operator.TAMBAH, Operator.KURANG))

    def suku(self) -> Simpul:
        """suku = faktor, {("×" | "÷"), faktor} ;  a ÷ b × c is (a ÷ b) × c"""
        return self._berderet(self.faktor, (Operator.KALI, Operator.BAGI))

    def faktor(self) -> Simpul:
        """faktor = "−", faktor | angka | nama | kode | fungsi | "(", ungkapan, ")" ;"""
        token = self._lihat()
        with self._lebih_dalam(token):
            if self._makan("−"):
                return Negatif(self.faktor())
            if self._makan("("):
                isi = self.ungkapan()
                self._tutup(token)
                return isi
            if token.macam is Macam.ANGKA:
                self.kini += 1
                return Bilangan(Fraction(token.isi.replace(",", ".")))
            if token.macam is Macam.KODE:
                self._di_luar_jumlah(token)
                self.kini += 1
                return Rujukan(token.isi)
            if token.macam is Macam.NAMA:
                if token.isi in FUNGSI:
                    return self.fungsi()
                return self.nama()
        raise self._tak_terduga()

    def fungsi(self) -> Simpul:
        """fungsi = "jumlah", "(", ungkapan, ")" | ("sebelumnya" | "tahun_lalu"), "(", nama, ")"
        | "jika", "(", syarat, ";", ungkapan, ";", ungkapan, ")" ;

        Inside jumlah(…) stand only numbers, names and the four operations.
        """
        kata = self._lihat()
        self._di_luar_jumlah(kata)
        self.kini += 1
        buka = self._lihat()
        self._harus("(", f'Sesudah "{kata.isi}" harus ada tanda kurung buka.')
        simpul: Simpul
        if kata.isi == "jumlah":
            self.dalam_jumlah = True
            simpul = Jumlah(self.ungkapan())
            self.dalam_jumlah = False
        elif kata.isi == "jika":
            syarat = self.syarat()
            self._harus(";", 'Sesudah syarat harus ada titik koma: "jika(syarat; maka; selain)".')
            maka = self.ungkapan()
            self._harus(";", 'Bagian "selain" belum ada: "jika(syarat; maka; selain)".')
            simpul = Jika(syarat, maka, self.ungkapan())
        else:
            if self._lihat().macam is not Macam.NAMA:
                raise self._galat(self._lihat(), f'Di dalam "{kata.isi}(…)" hanya boleh satu nama.')
            simpul = Lampau(Waktu(kata.isi), self.nama())
        self._tutup(buka)
        return simpul

    def syarat(self) -> Syarat:
        """syarat = ungkapan, ("=" | "≠" | "<" | "≤" | ">" | "≥"), ungkapan ;"""
        kiri = self.ungkapan()
        token = self._lihat()
        if token.isi not in tuple(Pembanding):
            raise self._galat(token, "Syarat memerlukan pembanding: =, ≠, <, ≤, >, atau ≥.")
        self.kini += 1
        return Syarat(kiri, Pembanding(token.isi), self.ungkapan())

    def nama(self) -> Nama:
        """A variable's name, which must be a known one."""
        token = self._lihat()
        self.kini += 1
        if self.dikenal is not None and token.isi not in self.dikenal:
            kandidat = [*self.dikenal, *(FUNGSI if self._lihat().isi == "(" else ())]
            pesan = f'Nama "{token.isi}" tidak dikenal.'
            raise self._galat(token, pesan, maksudnya(token.isi, kandidat))
        if self._lihat().isi == "(":
            saran = maksudnya(token.isi, FUNGSI)
            raise self._galat(token, f'"{token.isi}" bukan fungsi yang dikenal.', saran)
        return Nama(token.isi)

    def _berderet(self, baca: Callable[[], Simpul], tanda: tuple[Operator, ...]) -> Simpul:
        simpul = baca()
        while (token := self._lihat()).isi in tanda:
            self.kini += 1
            simpul = Operasi(Operator(token.isi), simpul, baca())
        return simpul

    def _lihat(self) -> Token:
        return self.token[self.kini]

    def _makan(self, tanda: str) -> bool:
        ada = self._lihat().isi == tanda
        self.kini += ada
        return ada

    def _harus(self, tanda: str, pesan: str) -> None:
        if not self._makan(tanda):
            raise self._galat(self._lihat(), pesan)

    def _tutup(self, buka: Token) -> None:
        if self._makan(")"):
            return
        if self._lihat().macam is Macam.AKHIR:
            raise self._galat(buka, "Tanda kurung ini belum ditutup.")
        raise self._tak_terduga()

    def _di_luar_jumlah(self, token: Token) -> None:
        if self.dalam_jumlah:
            pesan = 'Di dalam "jumlah(…)" hanya boleh ada angka, nama, dan + − × ÷.'
            raise self._galat(token, pesan)

    @contextmanager
    def _lebih_dalam(self, token: Token) -> Iterator[None]:
        self.kedalaman += 1
        if self.kedalaman > KEDALAMAN_TERBANYAK:
            raise self._galat(token, f"Rumus bersarang lebih dari {KEDALAMAN_TERBANYAK} tingkat.")
        yield
        self.kedalaman -= 1

    def _tak_terduga(self) -> GalatRumus:
        token = self._lihat()
        if token.macam is Macam.AKHIR:
            return self._galat(token, "Rumus berhenti sebelum selesai; di sini masih harus ada isi.")
        return self._galat(token, f'Tanda "{token.isi}" tidak dapat berdiri di sini.')

    def _galat(self, token: Token, pesan: str, saran: str = "") -> GalatRumus:
        return GalatRumus(pesan, self.teks, token.letak, token.panjang, saran)
