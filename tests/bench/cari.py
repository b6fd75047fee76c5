"""Finding a case again among few and among many, on both databases: statements, what is read, and time."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.cari.queries import cari
from skm.cari.queries.lama import data_lama
from skm.layanan import queries as layanan
from skm.layanan.models import Wilayah
from skm.loket import services
from skm.loket.services import DataPemohon
from skm.orm import buka_sesi, make_engine
from tests.bench.isi import ZONA
from tests.bench.laporan import Bab, angka, paling_banyak, rentang
from tests.bench.pelayan import Kantor
from tests.kantor import kantor
from tests.kasus_bernama import perbanyak
from tests.ongkos import SATUAN, ongkos
from tests.pangkalan import atur, bernama, layani_postgres
from tests.perekam import rekam

SEDIKIT, BANYAK, ULANG = 1_000, 200_000, 15
KHUSUS = 1.5
"""How much longer what few cases have may take among many; what a share of all cases have grows with them."""
NOMOR, ORANG = "kk/2026/10017", "sidik 17"

Kerja = Callable[[Session, int], int]
"""Does it in an office and gives how many it found."""


@dataclass(frozen=True, slots=True)
class Gudang:
    """An office's database, how many cases it holds, and the tracking code of one of them."""

    mesin: Engine
    unit_id: int
    kode: str
    jumlah: int


def ukur(folder: Path, cepat: bool) -> Bab:
    """200,000 cases, or with `cepat` a tenth of them."""
    banyak, ulang = (BANYAK // 10, 3) if cepat else (BANYAK, ULANG)
    bab = Bab(
        "Finding a case",
        f"Offices of {SEDIKIT:,} and of {banyak:,} cases, of twenty-three villages and of names as common as "
        f"they are, asked in turns, {ulang} times each; milliseconds. Statements are those of the search; a "
        "line of the audit trail is one more. What is read are rows and index entries that PostgreSQL went "
        "through, and steps of SQLite's programs. Words that a share of all cases have are read from all of "
        "those, for the page says how many there are.",
    )
    with ExitStack() as tumpuk:
        server = tumpuk.enter_context(layani_postgres(folder))
        for basis in ("SQLite", "PostgreSQL"):
            dua = []
            for jumlah in (SEDIKIT, banyak):
                url = f"sqlite:///{folder}/{jumlah}.sqlite3"
                if basis == "PostgreSQL":
                    atur(server, f"CREATE DATABASE cari_{jumlah}")
                    url = bernama(server, f"cari_{jumlah}")
                dua.append(_isi(Kantor(folder / basis / str(jumlah), 8000, url).siapkan(), jumlah))
            _bandingkan(bab, basis, dua, ulang)
    return bab


def _isi(satu: Kantor, jumlah: int) -> Gudang:
    mulai, mesin = time.monotonic(), make_engine(satu.database_url)
    with buka_sesi(mesin, tulis=True) as session:
        unit = kantor(session)
        kk = layanan.layanan_berkode(session, unit.id, "KK")
        desa = session.scalar(sa.select(Wilayah.id).where(Wilayah.nama == "Muara Toyu"))
        if kk is None or desa is None:
            raise RuntimeError("not the seeded office")
        kasus = services.terima(
            session,
            unit_id=unit.id,
            layanan=kk,
            pemohon=DataPemohon("Siti Aminah", desa, nik_sidik=ORANG),
            diterima=datetime.now(UTC),
            kalender=layanan.kalender(session, unit.id, ZONA),
            oleh="bench",
        )
        perbanyak(session, kasus, jumlah - 1)
        gudang = Gudang(mesin, unit.id, kasus.kode_lacak or "", jumlah)
        session.commit()
    print(f"  {mesin.dialect.name}, {jumlah:,} cases: {time.monotonic() - mulai:.1f} s", file=sys.stderr)
    return gudang


def _pencarian(kode: str) -> dict[str, tuple[Kerja, bool]]:
    """By kind: what is asked, and whether few cases have it however many there are."""

    def kotak(ketikan: str, sidik: str | None = None) -> Kerja:
        return lambda session, unit_id: (
            cari(session, unit_id, ketikan, sidik=sidik, pada=datetime.now(UTC), lewati=0, batas=50).jumlah
        )

    def lama(nama: str, sidik: str | None = None) -> Kerja:
        return lambda session, unit_id: len(data_lama(session, unit_id, nama=nama, sidik=sidik))

    return {
        "whole number": (kotak(NOMOR), True),
        "its digits": (kotak("10017"), True),
        "tracking code": (kotak(kode), True),
        "NIK": (kotak("6401081203560001", ORANG), True),
        "earlier requests by NIK": (lama("", ORANG), True),
        "earlier requests by name": (lama("Siti Aminah"), False),
        "name, two words": (kotak("siti aminah"), False),
        "beginning of a name, of one in sixty": (kotak("zub"), False),
        "beginning of a name, of one in fourteen": (kotak("sit"), False),
        "name and village": (kotak("siti toyu"), False),
        "village": (kotak("toyu"), False),
    }


def _bandingkan(bab: Bab, basis: str, dua: Sequence[Gudang], ulang: int) -> None:
    baris, terbanyak, ukuran = [], 0, [f"{satu.jumlah:,}" for satu in dua]
    satuan = SATUAN[dua[0].mesin.dialect.name]
    for nama in _pencarian(""):
        ada, dibaca, pernyataan = [], [], 0
        kerja = [_pencarian(satu.kode)[nama][0] for satu in dua]
        for satu, cari_ini in zip(dua, kerja, strict=True):
            with buka_sesi(satu.mesin, tulis=False) as session:
                with rekam(satu.mesin) as hitungan:
                    ada.append(cari_ini(session, satu.unit_id))
                pernyataan = max(pernyataan, hitungan.total())
                dibaca.append(ongkos(session, partial(cari_ini, session, satu.unit_id)))
        waktu = _waktu(dua, kerja, ulang)
        nisbah = median(waktu[1]) / median(waktu[0])
        terbanyak = max(terbanyak, pernyataan)
        baris.append(
            (
                nama,
                str(pernyataan),
                *(f"{a:,} of {b:,}" for a, b in zip(ada, dibaca, strict=True)),
                *(rentang([n * 1000 for n in satu], 1) for satu in waktu),
                angka(nisbah),
            )
        )
        if _pencarian("")[nama][1]:
            bab.sasaran.append(
                paling_banyak(f"{basis}: {nama}, {ukuran[1]} / {ukuran[0]} cases", nisbah, KHUSUS)
            )
    bab.sasaran.append(paling_banyak(f"{basis}: statements of a search", terbanyak, 2, str(terbanyak)))
    kepala = (
        basis,
        "statements",
        *(f"found of {satuan} read, {n}" for n in ukuran),
        *(f"ms, {n}" for n in ukuran),
    )
    bab.tabel.append(((*kepala, "ratio"), baris))


def _waktu(dua: Sequence[Gudang], kerja: Sequence[Kerja], ulang: int) -> list[list[float]]:
    """Seconds by office; the first two times are not counted."""
    hasil: list[list[float]] = [[] for _ in dua]
    gc.collect()
    for ke in range(ulang + 2):
        for satu, cari_ini, waktu in zip(dua, kerja, hasil, strict=True):
            with buka_sesi(satu.mesin, tulis=False) as session:
                mulai = time.perf_counter()
                cari_ini(session, satu.unit_id)
                lama = time.perf_counter() - mulai
            if ke >= 2:
                waktu.append(lama)
    return hasil
