"""What stands in the cells of an XLSX sheet: words kept apart, numbers that styles make days, formulas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from skm.berkas.batas import (
    JAUH_TERBANYAK,
    KOLOM_MAKSIMAL,
    SEL_TERPANJANG,
    Atribut,
    Golongan,
    Penampung,
    Pendengar,
    huruf_kolom,
    ribuan,
)
from skm.berkas.gulungan import Gulungan
from skm.berkas.lembar import RUSAK, letak

LAIN, SEL, BARIS, ISI, RUMUS, PEMBATAS, LAFAL, GABUNG = range(8)
JENIS_LEMBAR = {"c": SEL, "row": BARIS, "v": ISI, "t": ISI, "f": RUMUS, "rPh": LAFAL, "mergeCell": GABUNG}
JENIS_KATA = {"si": PEMBATAS, "t": ISI, "rPh": LAFAL}
INGATAN = 20_000
"""Numbers whose text is remembered: serials of days come again and again."""


@dataclass
class Kata(Pendengar):
    """The words that cells refer to by number; readings beside East Asian words are left out."""

    kata: list[str] = field(default_factory=list)
    _potong: list[str] = field(default_factory=list)
    _di_teks: bool = False
    _lafal: bool = False
    _jenis: Golongan = field(default_factory=lambda: Golongan(JENIS_KATA))

    def mulai(self, nama: str, _atribut: Atribut) -> None:
        jenis = self._jenis[nama]
        if jenis == PEMBATAS:
            self._potong = []
        elif jenis == LAFAL:
            self._lafal = True
        elif jenis == ISI:
            self._di_teks = not self._lafal

    def akhir(self, nama: str) -> None:
        jenis = self._jenis[nama]
        if jenis == PEMBATAS:
            self.kata.append("".join(self._potong).replace("x005F_", "").strip())
        elif jenis == LAFAL:
            self._lafal = False
        elif jenis == ISI:
            self._di_teks = False

    def teks(self, isi: str) -> None:
        if self._di_teks:
            self._potong.append(isi)


@dataclass
class Gaya(Pendengar):
    """Which cell styles mean a date, and which a span of time."""

    _bentuk: dict[int, str] = field(default_factory=dict)
    _sel: list[int] = field(default_factory=list)
    _di_sel: bool = False

    def mulai(self, nama: str, atribut: Atribut) -> None:
        nama = nama.rpartition(":")[2]
        if nama == "numFmt":
            self._bentuk[int(atribut["numFmtId"])] = atribut["formatCode"]
        elif nama == "cellXfs":
            self._di_sel = True
        elif nama == "xf" and self._di_sel:
            self._sel.append(int(atribut.get("numFmtId", "0")))

    def akhir(self, nama: str) -> None:
        if nama.rpartition(":")[2] == "cellXfs":
            self._di_sel = False

    def jenis(self) -> list[str]:
        """By the number of a style: "d" a date, "s" a span, else empty."""
        from openpyxl.styles.numbers import (  # noqa: PLC0415  # loads slowly, and only tables need it
            BUILTIN_FORMATS,
            is_date_format,
            is_timedelta_format,
        )

        bentuk = BUILTIN_FORMATS | self._bentuk
        kode = [bentuk.get(nomor, "General") for nomor in self._sel]
        return ["s" if is_timedelta_format(satu) else "d" if is_date_format(satu) else "" for satu in kode]


class Arti:
    """What cells mean: their trimmed text by kind and style."""

    def __init__(self, kata: list[str], jenis: list[str], *, tahun_1904: bool) -> None:
        from openpyxl.utils import datetime as tanggal  # noqa: PLC0415  # as above

        self._kata, self._jenis = kata, jenis
        self._dari_angka = tanggal.from_excel
        self._dari_iso: Callable[[str], object] = tanggal.from_ISO8601
        self._awal = tanggal.MAC_EPOCH if tahun_1904 else tanggal.WINDOWS_EPOCH
        self._ingat: dict[tuple[str, str], str] = {}

    def teks(self, sel: Atribut, isi: str) -> str:
        jenis = sel.get("t", "n")
        if jenis == "s":
            nomor = int(isi)
            if nomor < 0:
                raise IndexError(nomor)
            return self._kata[nomor]
        if jenis == "n":
            kunci = (sel.get("s", "0"), isi)
            teks = self._ingat.get(kunci)
            if teks is None:
                teks = self._angka(*kunci)
                if len(self._ingat) < INGATAN:
                    self._ingat[kunci] = teks
            return teks
        if jenis == "b":
            return str(bool(int(isi)))
        return str(self._dari_iso(isi)) if jenis == "d" else isi.strip()

    def _angka(self, gaya: str, isi: str) -> str:
        angka = float(isi)
        bentuk = self._jenis[int(gaya)] if self._jenis else ""
        if bentuk:
            return str(self._dari_angka(angka, self._awal, timedelta=bentuk == "s"))
        return str(int(angka)) if angka.is_integer() else str(angka)


class Isi(Pendengar):
    """A sheet's cells that hold something, handed on row by row."""

    def __init__(self, penampung: Penampung, arti: Arti) -> None:
        self._penampung, self._arti = penampung, arti
        self._jenis = Golongan(JENIS_LEMBAR)
        self._nomor = self._kolom = 0
        self._sel: Atribut = {}
        self._baris: list[tuple[int, str]] = []
        self._isi: list[str] = []
        self._rumus = self._di_isi = self._lafal = False
        self._huruf: dict[str, int] = {}
        self._gabung: list[str] = []

    def selesai(self) -> Gulungan:
        """All rows, once the sheet was read."""
        isi = self._penampung.selesai()
        for satu in self._gabung:
            awal, _, ujung = satu.partition(":")
            (kolom, dari), (kolom_ujung, sampai) = letak(awal), letak(ujung or awal)
            if kolom == kolom_ujung:
                isi.isi_ke_bawah(kolom, dari, sampai)
        return isi

    def mulai(self, nama: str, atribut: Atribut) -> None:
        jenis = self._jenis[nama]
        if jenis == SEL:
            self._kolom = self._ke(atribut["r"]) if "r" in atribut else self._kolom + 1
            self._sel, self._rumus = atribut, False
            if self._isi:
                self._isi = []
        elif jenis == ISI:
            self._di_isi = not self._lafal
        elif jenis == RUMUS:
            self._rumus = True
        elif jenis == LAFAL:
            self._lafal = True
        elif jenis == GABUNG:
            self._gabung.append(atribut["ref"])
        elif jenis == BARIS:
            self._nomor, self._kolom = int(atribut.get("r", self._nomor + 1)), 0

    def teks(self, isi: str) -> None:
        if self._di_isi:
            self._isi.append(isi)

    def akhir(self, nama: str) -> None:
        jenis = self._jenis[nama]
        if jenis == ISI:
            self._di_isi = False
        elif jenis == SEL:
            if self._isi or self._rumus or self._sel.get("t") == "e":
                self._simpan("".join(self._isi))
        elif jenis == LAFAL:
            self._lafal = False
        elif jenis == BARIS:
            baris, self._baris = self._baris, []
            if any(a >= b for (a, _), (b, _) in pairwise(baris)):
                baris = sorted(dict(baris).items())
            self._penampung.baris(self._nomor, baris)

    def _simpan(self, isi: str) -> None:
        jenis = self._sel.get("t", "n")
        if jenis == "e" or (self._rumus and not isi):
            apa = f"berisi {isi}" if jenis == "e" else "berisi rumus yang belum dihitung"
            teks = f"{RUSAK}sel {self._alamat()} {apa}; isi dengan nilainya"
        else:
            teks = self._arti.teks(self._sel, isi) if isi else ""
        if not teks:
            return
        if len(teks) > SEL_TERPANJANG:
            self._penampung.batas.tolak(f"sel {self._alamat()} lebih dari {ribuan(SEL_TERPANJANG)} huruf")
        self._baris.append((self._kolom, teks))
        if len(self._baris) > KOLOM_MAKSIMAL + JAUH_TERBANYAK:
            self._penampung.batas.kolom(max(self._kolom, KOLOM_MAKSIMAL + 1), self._nomor)

    def _alamat(self) -> str:
        return self._sel.get("r", f"{huruf_kolom(self._kolom)}{self._nomor}")

    def _ke(self, alamat: str) -> int:
        huruf = alamat.rstrip("0123456789")
        nomor = self._huruf.get(huruf)
        if nomor is None:
            nomor = letak(huruf)[0]
            if len(self._huruf) < INGATAN:
                self._huruf[huruf] = nomor
        return nomor
