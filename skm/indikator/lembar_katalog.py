"""A year's catalogue as a spreadsheet that the office may change and load again."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.orm import Session

from kinerja.capaian import Target
from kinerja.konsolidasi import ROMAWI
from skm.indikator import queries
from skm.indikator.angka_tertulis import tulis as tulis_angka
from skm.indikator.models import Indikator, Renstra
from skm.indikator.sebutan import KONSOLIDASI, POLARITAS
from skm.indikator.services import CaraUkur, target_berlaku

KODE = "Kode"
TETAP: Mapping[str, tuple[int, Callable[[Indikator], str]]] = {
    "Jabatan": (28, lambda satu: satu.jabatan),
    "Sasaran": (36, lambda satu: satu.sasaran),
    "Indikator": (48, lambda satu: satu.nama),
    "Rumus ketetapan": (48, lambda satu: satu.formula_teks),
    "Satuan": (12, lambda satu: satu.satuan),
    "Rumus berlaku": (14, lambda satu: satu.rumus_berlaku.value),
}
"""Columns to read by: the decree's own, what follows from its formulas, what pimpinan chooses elsewhere."""
ARAH, GABUNG, DUKUNG, PENSIUN = (
    "Arah penilaian",
    "Dari triwulan menjadi setahun",
    "Mendukung",
    "Tidak diukur lagi karena",
)
TARGET = {"Target setahun": 0} | {
    f"Target triwulan {romawi}": nomor for nomor, romawi in enumerate(ROMAWI, 1)
}
TAHUN_AWAL, AWAL, TAHUN_AKHIR, AKHIR = RENSTRA = (
    "Tahun awal Renstra",
    "Kondisi awal",
    "Tahun akhir Renstra",
    "Target akhir Renstra",
)
UBAH = {ARAH: 26, GABUNG: 34, DUKUNG: 12, PENSIUN: 30} | dict.fromkeys((*TARGET, *RENSTRA), 14)
SAMPAI = "sampai"


def tulis(session: Session, daftar: Sequence[Indikator]) -> bytes:
    """The workbook of those indicators; `UBAH` columns are open to change, the others there to read by."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly; only who exports pays

    semua = queries.renstra(session, daftar[0].unit_id) if daftar else {}
    keluar = io.BytesIO()
    pilihan = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(keluar, pilihan) as buku:
        lembar = buku.add_worksheet("Katalog")
        tetap = buku.add_format({"text_wrap": True, "valign": "top", "font_color": "#555555"})
        ubah = buku.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF8E1", "border": 1})
        kepala = buku.add_format({"text_wrap": True, "bold": True, "bg_color": "#E3ECF7", "border": 1})
        lebar = {KODE: 9} | {nama: isi[0] for nama, isi in TETAP.items()} | UBAH
        for kolom, (nama, ukuran) in enumerate(lebar.items()):
            lembar.set_column(kolom, kolom, ukuran)
            lembar.write_string(0, kolom, nama, kepala)
        for kolom, kata in ((list(lebar).index(ARAH), POLARITAS), (list(lebar).index(GABUNG), KONSOLIDASI)):
            daftar_kata = {"validate": "list", "source": [*kata.values()]}
            lembar.data_validation(1, kolom, len(daftar), kolom, daftar_kata)
        for baris, satu in enumerate(daftar, start=1):
            for kolom, (nama, teks) in enumerate(_sel(session, satu, semua.get(satu.kode)).items()):
                lembar.write_string(baris, kolom, teks, ubah if nama in UBAH else tetap)
        lembar.freeze_panes(1, 1)
    return keluar.getvalue()


def _sel(session: Session, satu: Indikator, renstra: Renstra | None) -> dict[str, str]:
    target, cara = target_berlaku(session, satu.id), CaraUkur.dari(satu)
    return (
        {KODE: satu.kode}
        | {nama: isi(satu) for nama, (_, isi) in TETAP.items()}
        | {ARAH: POLARITAS[cara.polaritas], GABUNG: KONSOLIDASI[cara.konsolidasi]}
        | {DUKUNG: satu.mendukung or "", PENSIUN: satu.pensiun}
        | {nama: tulis_target(target[tw].target) if tw in target else "" for nama, tw in TARGET.items()}
        | dict(zip(RENSTRA, ("",) * 4 if renstra is None else tulis_renstra(renstra), strict=True))
    )


def tulis_renstra(satu: Renstra) -> tuple[str, str, str, str]:
    """The cells of `RENSTRA`."""
    awal = "" if satu.awal is None else tulis_angka(satu.awal)
    return str(satu.tahun_awal), awal, str(satu.tahun_akhir), tulis_target(satu.target)


def tulis_target(satu: Target) -> str:
    """A target as it may be typed in again: "90,5", or "80 sampai 90"."""
    bawah, atas = tulis_angka(satu.bawah), tulis_angka(satu.atas)
    return bawah if satu.bawah == satu.atas else f"{bawah} {SAMPAI} {atas}"
