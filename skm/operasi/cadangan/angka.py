"""What a backup promises to give back: every office's figures, exact, and how many rows each table has."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from kinerja.hasil import Hasil
from skm.akun.rantai import periksa, tulis_ujung
from skm.layanan.queries import semua_unit
from skm.pengukuran.buku import SEMUA_WAKTU, Buku, buka_buku, rentang
from skm.pengukuran.sumber import SUMBER

VERSI_ALEMBIC = "alembic_version"
Angka = dict[str, Any]
"""By office: where its audit trail's chain ends; by year and quarter the counted figures, cases, and each
indicator's three results."""


def angka(session: Session, zona: ZoneInfo, pada: datetime, juga: Collection[int] = ()) -> Angka:
    """IKM, on time and every indicator of every office, of the current and the last year, as of `pada`.

    Of the years `juga` too.
    """
    kini = pada.astimezone(zona).year
    tahun = tuple(sorted({*juga, kini - 1, kini}))
    return {unit.kode: _kantor(session, unit.id, tahun, zona, pada) for unit in semua_unit(session)}


def baris(koneksi: Connection) -> dict[str, int]:
    """Rows of every table, the schema's version apart."""
    return {nama: koneksi.execute(_hitung(nama)).scalar_one() for nama in tabel(koneksi)}


def tabel(koneksi: Connection) -> list[str]:
    """Names of all tables, whatever version they are of."""
    return sorted(set(sa.inspect(koneksi).get_table_names()) - {VERSI_ALEMBIC})


def beda(dulu: Mapping[str, Any], kini: Mapping[str, Any], di: str = "") -> Iterator[str]:
    """Where two trees of figures differ: the way to it and both sides."""
    for nama in sorted({*dulu, *kini}):
        satu, lain, jalan = dulu.get(nama), kini.get(nama), f"{di} {nama}".strip()
        if isinstance(satu, dict) and isinstance(lain, dict):
            yield from beda(satu, lain, jalan)
        elif satu != lain:
            yield f"{jalan}: {_teks(satu)} menjadi {_teks(lain)}"


def _kantor(session: Session, unit_id: int, tahun: tuple[int, ...], zona: ZoneInfo, pada: datetime) -> Angka:
    saat = [(satu, triwulan) for satu in tahun for triwulan in SEMUA_WAKTU]
    buku = buka_buku(session, unit_id=unit_id, saat=saat, zona=zona, pada=pada)
    rantai = periksa(session, unit_id)
    jejak = {"ujung": tulis_ujung(rantai.ujung), "salah": rantai.salah}
    return {"jejak": jejak} | {
        str(satu): {str(tw or "setahun"): _periode(buku, satu, tw) for tw in SEMUA_WAKTU} for satu in tahun
    }


def _periode(buku: Buku, tahun: int, triwulan: int | None) -> Angka:
    periode = rentang(tahun, triwulan)
    terhitung = {kode: buku.terukur(kode, tahun, periode).dua for kode in SUMBER}
    return {
        "responden": buku.pembacaan.survei[periode].gabungan().responden,
        "kasus": {
            kategori.value: f"{tally.tepat_waktu} tepat dari {tally.jatuh_tempo}"
            for kategori, tally in buku.pembacaan.loket[periode].tally.items()
        },
        "terhitung": {kode: [_nilai(dua.ketetapan), _nilai(dua.koreksi)] for kode, dua in terhitung.items()},
        "indikator": {
            satu.indikator.kode: [_nilai(satu.ketetapan), _nilai(satu.koreksi), _nilai(satu.capaian)]
            for satu in buku.nilai(tahun, triwulan)
        },
    }


def _nilai(hasil: Hasil) -> str:
    """The exact value, or why there is none."""
    return hasil.status.value if hasil.nilai is None else str(hasil.nilai)


def _hitung(nama: str) -> sa.Select[int]:
    return sa.select(sa.func.count()).select_from(sa.table(nama))


def _teks(isi: Any) -> str:
    return "tidak ada" if isi is None else "/".join(isi) if isinstance(isi, list) else str(isi)
