"""A document around its tables: letterhead, head of every page, and the annex that explains corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time

from skm.bentuk.isi import Tabel, Tanda
from skm.bentuk.naskah import Blok, Judul, Naskah, Pengesahan, TabelNaskah, nomori
from skm.dokumen.kantor import Kantor
from skm.dokumen.kelengkapan import Kelengkapan
from skm.pengukuran.nilai import NilaiIndikator

NETRAL = {
    "keliru": "disesuaikan",
    "salah ketik": "menurut ejaan ketetapan",
    "rusak": "tidak utuh",
    "terbalik": "berlawanan arah",
}
"""How a signed document words what the office's own pages say plainly of the decree's formulas."""


def susun(
    kantor: Kantor,
    isi: Iterable[Blok],
    *,
    berkas: str,
    judul: str,
    anak_judul: str,
    kelengkapan: Kelengkapan,
    mendatar: bool = True,
) -> Naskah:
    """The document of these parts, its tables numbered."""
    nama = judul if str(kantor.tahun) in judul else f"{judul} Tahun {kantor.tahun}"
    return Naskah(
        berkas=berkas,
        judul=judul,
        judul_sampul=judul,
        anak_judul=anak_judul,
        kop=kantor.kop.baris,
        sampul=(),
        kepala=" · ".join(filter(None, (kelengkapan.tanda, nama))),
        dicetak=kantor.dicetak,
        penulis=kantor.nama,
        dibuat=kantor.dibuat or datetime.combine(kantor.hari, time()),
        isi=nomori(tuple(isi)),
        lambang=kantor.lambang,
        mendatar=mendatar,
    )


def bertanda_tangan(tabel: Sequence[Tabel], tanda: tuple[Tanda, ...], penutup: str) -> Iterator[Blok]:
    """The tables, and below the last the sentence that closes them and who signs."""
    yield from map(TabelNaskah, tabel)
    yield Pengesahan(tanda, penutup)


def lampiran(*tabel: Tabel) -> Iterator[Blok]:
    """Each that says something as an annex of its own, behind what was signed."""
    for satu in (satu for satu in tabel if satu.kolom):
        yield Judul(1, f"Lampiran: {satu.judul}")
        yield TabelNaskah(satu)


def lampiran_koreksi(nilai: Iterable[NilaiIndikator]) -> Iterator[Blok]:
    """The annex that names every corrected formula in force, with the decreed one and the reason."""
    baris = tuple(
        (
            satu.indikator.kode,
            satu.indikator.formula_teks,
            satu.rumus_koreksi.rumus,
            _netral(satu.rumus_koreksi.alasan),
        )
        for satu in nilai
        if satu.memakai_koreksi
    )
    kolom = (
        ("Kode", 14),
        ("Rumus ketetapan", 50),
        ("Rumus koreksi yang berlaku", 50),
        ("Penjelasan", 60),
    )
    if baris:
        yield from lampiran(Tabel("Rumus koreksi", "Penjelasan cara menghitung", kolom, baris))


def _netral(alasan: str) -> str:
    for kata, ganti in NETRAL.items():
        alasan = alasan.replace(kata, ganti)
    return alasan
