"""Writes the sheet, so that the office may change it and load it again."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from kinerja.capaian import Target
from skm.katalog import queries
from skm.katalog.angka_tertulis import tulis_angka
from skm.katalog.kata import KONSOLIDASI, POLARITAS
from skm.katalog.lembar.kolom import (
    ARAH,
    DUKUNG,
    GABUNG,
    KODE,
    KOREKSI,
    PENSIUN,
    RENSTRA,
    TARGET,
    TETAP,
    UBAH,
    Isi,
)
from skm.katalog.models import Indikator, Renstra
from skm.katalog.services import CaraUkur

SAMPAI = "sampai"


def tulis_katalog(session: Session, daftar: Sequence[Indikator]) -> bytes:
    """The workbook of the indicators of a year; `UBAH` columns are open to change, the others to read by."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly; only who exports pays

    unit_id, tahun = daftar[0].unit_id, daftar[0].tahun
    katalog, renstra = queries.katalog_rumus(session, unit_id, tahun), queries.renstra(session, unit_id)
    target = queries.target_per_tahun(
        session, (Indikator.unit_id == unit_id, Indikator.tahun == tahun), [tahun]
    )[tahun]
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
            sel = _sel(Isi(satu, katalog), target, renstra.get(satu.kode))
            for kolom, (nama, teks) in enumerate(sel.items()):
                lembar.write_string(baris, kolom, teks, ubah if nama in UBAH else tetap)
        lembar.freeze_panes(1, 1)
    return keluar.getvalue()


def _sel(isi: Isi, target: Mapping[tuple[str, int], Target], renstra: Renstra | None) -> dict[str, str]:
    kode, cara = isi.satu.kode, CaraUkur.dari(isi.satu)
    sasaran = {nama: target.get((kode, triwulan)) for nama, triwulan in TARGET.items()}
    return (
        {KODE: kode}
        | {nama: teks(isi) for nama, (_, teks) in {**TETAP, **KOREKSI}.items()}
        | {ARAH: POLARITAS[cara.polaritas], GABUNG: KONSOLIDASI[cara.konsolidasi]}
        | {DUKUNG: isi.satu.mendukung or "", PENSIUN: isi.satu.pensiun}
        | {nama: "" if angka is None else tulis_target(angka) for nama, angka in sasaran.items()}
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
