"""Whether a column of days stands the day or the month first: proved, told, or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kinerja.tanggal import tanggal_indonesia
from skm.berkas.hari import Angka, Urutan, baca_angka, berjam_inggris
from skm.galat import Galat

BIDANG = "urutan_tanggal"
"""The field that answers, and the option of the command."""
CONTOH = 3

_INDONESIA = re.compile(
    r"\b(?:tanggal|tgl|waktu|hari|jam|pukul|diterima|lengkap|selesai|masuk|pengisian|survei|stempel)\b",
    re.IGNORECASE,
)
KATA = {Urutan.HARI_DULU: "hari dahulu", Urutan.BULAN_DULU: "bulan dahulu"}


def urutan_kolom(
    judul: str,
    isi: Iterable[tuple[int, str]],
    *,
    dipilih: Urutan | None = None,
    diingat: Urutan | None = None,
    galat_di: str = BIDANG,
) -> Urutan:
    """The order in which that column's days are read; `isi` are row numbers and cells.

    A part above twelve anywhere proves it for all of them, dots and Indonesian zones too, then what was told
    before about tables with these headings, then an Indonesian heading. Raises Galat where nothing tells,
    where
    one column proves both and holds days that may be either, and where the values contradict `dipilih`.
    """
    semua = [(nomor, teks, angka) for nomor, teks in isi if (angka := baca_angka(teks)) is not None]
    terbukti = {satu.bukti: (nomor, teks) for nomor, teks, satu in reversed(semua) if satu.bukti is not None}
    ragu = [(teks, satu) for _, teks, satu in semua if satu.ragu]
    if len(terbukti) == 1:
        (pasti,) = terbukti
        if dipilih not in {None, pasti}:
            nomor, teks = terbukti[pasti]
            raise Galat(
                f"Kolom {judul!r}, baris {nomor}: {teks!r} hanya dapat dibaca {KATA[pasti]}.", bidang=galat_di
            )
        return pasti
    if dipilih is not None or not ragu:
        return dipilih or Urutan.HARI_DULU
    if terbukti:
        dua = " dan ".join(f"baris {nomor} {teks!r}" for nomor, teks in sorted(terbukti.values()))
        raise Galat(f"Kolom {judul!r} memuat dua urutan tanggal: {dua}. {_arti(ragu)}", bidang=galat_di)
    if diingat is not None:
        return diingat
    if _INDONESIA.search(judul) and not any(berjam_inggris(teks) for teks, _ in ragu):
        return Urutan.HARI_DULU
    raise Galat(f"Urutan hari dan bulan pada kolom {judul!r} belum pasti. {_arti(ragu)}", bidang=galat_di)


def _arti(ragu: Sequence[tuple[str, Angka]]) -> str:
    """What the doubtful days are in each order, for whoever has to choose."""
    contoh = list(dict.fromkeys(teks for teks, _ in ragu))[:CONTOH]
    angka = dict(ragu)
    bagian = []
    for urutan, kata in KATA.items():
        hari = [angka[teks].pada(urutan) for teks in contoh]
        bagian.append(f"{kata}: " + ", ".join(tanggal_indonesia(satu) for satu in hari if satu is not None))
    return f"{', '.join(contoh)} dibaca {'; '.join(bagian)}. Pilih urutannya."
