"""Whether a column of days stands the day or the month first: proved, told, or asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kinerja.tanggal import tanggal_indonesia
from skm.berkas.hari import Angka, Urutan, baca_angka, baca_hari, berjam_inggris
from skm.galat import Galat

BIDANG = "urutan_tanggal"
"""The field that answers, and the option of the command."""
CONTOH = 3
SEDIKIT = 2
"""Cells of either kind that make a column suspect."""
_JAM = re.compile(r"[0-9]{1,2}:.*", re.DOTALL)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")

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
    where one column proves both and holds days that may be either, where the values contradict `dipilih`, and
    where a column is `tertukar` and nobody has chosen.
    """
    isi = tuple(isi)
    if tertukar(isi):
        if dipilih is None:
            raise Galat(f"Kolom {judul!r} {_arti_tertukar(isi)}", bidang=galat_di)
        return dipilih
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


def wakil(isi: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The first cells of every day and way of writing, whatever the time beside it: of a column they tell
    what all of it does.
    """
    hasil: list[tuple[int, str]] = []
    menurut_hari: dict[str, Counter[str]] = {}
    for nomor, teks in isi:
        hari = _JAM.sub(_tanpa_angka, teks, count=1) if ":" in teks else teks
        if (ada := menurut_hari.get(hari)) is None:
            ada = menurut_hari[hari] = Counter()
        if ada[teks] < SEDIKIT and (teks in ada or len(ada) < CONTOH):
            ada[teks] += 1
            hasil.append((nomor, teks))
    return hasil


def _tanpa_angka(jam: re.Match[str]) -> str:
    return re.sub("[0-9]", "0", jam[0])


def tertukar(isi: Sequence[tuple[int, str]]) -> bool:
    """Whether a spreadsheet that reads the month first seems to have made days of the cells it could.

    Left as text are days above twelve alone, and none of the days it made is above twelve: day and month of
    those may have changed places.
    """
    angka = [satu for _, teks in isi if (satu := baca_angka(teks)) is not None]
    jadi = [cocok for _, teks in isi if (cocok := _ISO.match(teks))]
    return (
        min(len(angka), len(jadi)) >= SEDIKIT
        and all(satu.satu > 12 for satu in angka)
        and all(int(cocok[3]) <= 12 for cocok in jadi)
        and any(cocok[2] != cocok[3] for cocok in jadi)
    )


def balik(teks: str) -> str:
    """The cell with day and month in each other's place, where it holds a day that a spreadsheet made."""
    return _ISO.sub(r"\1-\3-\2", teks, count=1)


def _arti_tertukar(isi: Sequence[tuple[int, str]]) -> str:
    jadi = next(teks for _, teks in isi if (cocok := _ISO.match(teks)) and cocok[2] != cocok[3])
    tulis = next(teks for _, teks in isi if baca_angka(teks) is not None)
    dua = [tanggal_indonesia(hari) for satu in (balik(jadi), jadi) if (hari := baca_hari(satu)) is not None]
    return (
        f"tampaknya sebagian sudah diubah Excel: {tulis!r} masih tulisan, sedangkan {jadi!r} sudah menjadi "
        f"tanggal, mungkin dengan hari dan bulan tertukar. Hari dahulu: {dua[0]}; bulan dahulu, apa adanya: "
        f"{dua[1]}. "
        "Pilih urutannya."
    )


def _arti(ragu: Sequence[tuple[str, Angka]]) -> str:
    """What the doubtful days are in each order, for whoever has to choose."""
    contoh = list(dict.fromkeys(teks for teks, _ in ragu))[:CONTOH]
    angka = dict(ragu)
    bagian = []
    for urutan, kata in KATA.items():
        hari = [angka[teks].pada(urutan) for teks in contoh]
        bagian.append(f"{kata}: " + ", ".join(tanggal_indonesia(satu) for satu in hari if satu is not None))
    return f"{', '.join(contoh)} dibaca {'; '.join(bagian)}. Pilih urutannya."
