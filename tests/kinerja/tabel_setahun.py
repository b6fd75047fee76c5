"""The 71 rows as a year: `python -m tests.kinerja.tabel_setahun` writes the table in docs anew."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

from kinerja.angka import angka_indonesia, desimal_tampil
from kinerja.hasil import Hasil
from kinerja.indikator import Indikator, Katalog, RumusBerlaku
from kinerja.katalog import baca
from kinerja.konsolidasi import Konsolidasi, konsolidasikan
from kinerja.menurut_sifat import TahunLalu
from kinerja.rumus import Masukan, Nilai, Rumus, Sifat

DOKUMEN = Path(__file__).parents[2] / "docs" / "tujuh-puluh-satu-baris.md"
ALASAN: Mapping[str, str] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "alasan_baris.toml").read_text(encoding="utf-8")
)
PEMBILANG, PENYEBUT = (3, 4, 2, 0), (6, 8, 5, 4)
NAIK = (3, 7, 9, 9)
"""Numerators where 3, 4, 2, 0 are refused."""
LAIN: Mapping[str, Sequence[int]] = {
    "hari_efektif": (62, 60, 64, 62),
    "rekomendasi_saldo_awal": (2, 5, 9, 12),
    "kasus_saldo_awal": (2, 5, 9, 12),
    "usulan_diajukan": (12, 12, 12, 12),
}
"""Inputs that are neither the numerator nor the denominator."""
KEPALA = "| Row | Decreed: natures | Unit | Year | Corrected: natures | Unit | Year | Why |\n"
GARIS = "|---|---|---|---|---|---|---|---|\n"


def katalog() -> Katalog:
    """The catalogue as it ships."""
    return baca(files("kinerja").joinpath("data", "longkali.toml").read_text("utf-8"))


def dokumen() -> str:
    """The whole file: what stands above the table stays as it is."""
    isi, atas = katalog(), DOKUMEN.read_text(encoding="utf-8").partition(KEPALA)[0]
    return atas + KEPALA + GARIS + "".join(f"| {' | '.join(_baris(isi, satu))} |\n" for satu in isi.indikator)


def setahun(isi: Katalog, satu: Indikator, rumus: Rumus, atas: Sequence[int] = PEMBILANG) -> Hasil:
    """The year's figure of one formula with those numerators."""
    satuan = satu.satuan_koreksi if rumus is satu.koreksi else satu.satuan
    triwulan = [Masukan((dict(_isian(rumus, n, atas)),)) for n in range(4)]
    lalu = TahunLalu([dict.fromkeys(rumus.nama(), nilai) for nilai in PENYEBUT])
    return konsolidasikan(Konsolidasi.VARIABEL, rumus, triwulan, isi.menurut_nama, satuan, lalu=lalu)


def _isian(rumus: Rumus, n: int, atas: Sequence[int]) -> Iterator[tuple[str, Nilai]]:
    pecah = rumus.pecahan()
    di_atas = Rumus(pecah.pembilang).nama() if pecah else rumus.nama()[:1]
    di_bawah = Rumus(pecah.penyebut).nama() if pecah else rumus.nama()[1:]
    for nama in rumus.nama():
        if nama in LAIN:
            yield nama, LAIN[nama][n]
        else:  # a variable on both sides (attendance) is the denominator; one before and now, the numerator
            yield nama, (PENYEBUT if nama in di_bawah and nama not in di_atas[:1] else atas)[n]


def _baris(isi: Katalog, satu: Indikator) -> tuple[str, ...]:
    tanda = " **\\***" if satu.rumus_berlaku is RumusBerlaku.KOREKSI else ""
    return (
        f"{satu.kode}{tanda}",
        _sifat(isi, satu.ketetapan),
        satu.satuan,
        _angka(isi, satu, satu.ketetapan),
        _sifat(isi, satu.koreksi),
        satu.satuan_koreksi,
        _angka(isi, satu, satu.koreksi),
        ALASAN[satu.kode],
    )


def _sifat(isi: Katalog, rumus: Rumus) -> str:
    return "; ".join(f"`{nama}` {isi.menurut_nama[nama].sifat}" for nama in rumus.nama())


def _angka(isi: Katalog, satu: Indikator, rumus: Rumus) -> str:
    if any(isi.menurut_nama[nama].sifat is Sifat.TURUNAN for nama in rumus.nama()):
        return "counted over the year"
    hasil = setahun(isi, satu, rumus)
    if hasil.nilai is not None:
        return _tulis(hasil.nilai, hasil.satuan)
    naik = setahun(isi, satu, rumus, NAIK)
    return f"*refused*; {_tulis(naik.nilai or Fraction(0), naik.satuan)}"


def _tulis(nilai: Fraction, satuan: str) -> str:
    return angka_indonesia(nilai, desimal_tampil(nilai, satuan))


if __name__ == "__main__":
    DOKUMEN.write_text(dokumen(), encoding="utf-8")
