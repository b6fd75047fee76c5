"""Whoever has the database's files, or copies of them from several moments, but not the server's key.

Read is what lies on the disk, byte by byte: tables, indexes, free pages, write-ahead logs, old row versions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from skm.jawaban.models import Jawaban, JawabanMenunggu, Kiriman
from skm.layanan.models import Tiket

CIRI = re.compile(rb"jejak-[0-9a-f]{16}")
"""What every comment of these tests begins with, so that it is found wherever it lies."""
Letak = Mapping[Any, Any]
"""Where each thing lies, by whatever can be ordered."""
SYARAT = {
    "ix_jawaban_bertanda": "tanda <> 0",
    "ix_jawaban_tertunda": "terhitung = (pengecualian_id IS NOT NULL)",
    "ix_jawaban_saran_unit": "saran IS NOT NULL",
    "ix_jawaban_saran_layanan": "saran IS NOT NULL",
    "ix_jawaban_keluar": "pengecualian_id IS NOT NULL",
}
"""Of indexes that do not have all rows."""
KOSONG = re.compile(rb"\0{1024,}")
"""What a segment of the log ends with that was left before it was full."""
BERKAS = """
    SELECT 'toast', pg_relation_filepath(reltoastrelid) FROM pg_class
    WHERE relname = 'jawaban_menunggu' UNION
    SELECT relname, pg_relation_filepath(oid) FROM pg_class WHERE oid IN (
        SELECT satu FROM unnest(ARRAY['jawaban', 'jawaban_menunggu', 'kiriman', 'tiket']::regclass[]) AS satu
        UNION SELECT indexrelid FROM pg_index
        WHERE indrelid IN ('jawaban'::regclass, 'jawaban_menunggu'::regclass)
        UNION SELECT reltoastrelid FROM pg_class WHERE relname = 'jawaban'
    )
"""
"""PostgreSQL's files."""


@dataclass(frozen=True, slots=True)
class Salinan:
    """What a copy of the database tells: spent tickets, keys, what waits and what does not, and the
    comments that can be read anywhere in its files."""

    terpakai: frozenset[str]
    kunci: frozenset[str]
    menunggu: Mapping[int, bytes]
    jawaban: frozenset[UUID]
    terbaca: frozenset[bytes]


@dataclass(slots=True)
class Penyerang:
    """Takes copies of one database as time goes on; its write-ahead log is kept from `sejak` on.

    PostgreSQL removes a segment of its log at the first checkpoint after it is full, so a slot holds them.
    """

    mesin: Engine
    sejak: tuple[str, int] = ("", 0)
    slot: str = field(default_factory=lambda: f"jejak_{uuid4().hex}")
    salinan: list[Salinan] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.mesin.dialect.name == "postgresql":
            with self.mesin.connect() as koneksi:
                koneksi.execute(sa.select(sa.func.pg_create_physical_replication_slot(self.slot, True)))
                self.sejak = _akhir_wal(koneksi)

    def segmen_baru(self) -> None:
        """Let the log go on in a new segment, as it does by itself after each 16 MB of whoever writes."""
        if self.mesin.dialect.name == "postgresql":
            with self.mesin.connect() as koneksi:
                koneksi.execute(sa.select(sa.func.pg_switch_wal()))

    def selesai(self) -> None:
        """Let the log go."""
        if self.mesin.dialect.name == "postgresql":
            with self.mesin.connect() as koneksi:
                koneksi.execute(sa.select(sa.func.pg_drop_replication_slot(self.slot)))

    def salin(self) -> None:
        """Take one more copy."""
        with self.mesin.connect() as koneksi:
            satu = Salinan(
                frozenset(koneksi.scalars(sa.select(Tiket.sidik).where(Tiket.terpakai))),
                frozenset(koneksi.scalars(sa.select(Kiriman.sidik_kunci))),
                dict(list(koneksi.execute(sa.select(JawabanMenunggu.id, JawabanMenunggu.isi)))),
                frozenset(koneksi.scalars(sa.select(Jawaban.id))),
                frozenset(ciri for isi in self.berkas().values() for ciri in CIRI.findall(isi)),
            )
        self.salinan.append(satu)

    def berkas(self) -> dict[str, bytes]:
        """Everything that lies on the disk of the tables here, by what it is."""
        if self.mesin.dialect.name == "sqlite":
            utama = Path(str(self.mesin.url.database))
            return {satu.name: satu.read_bytes() for satu in sorted(utama.parent.glob(f"{utama.name}*"))}
        with self.mesin.connect().execution_options(isolation_level="AUTOCOMMIT") as koneksi:
            koneksi.exec_driver_sql("CHECKPOINT")
            rumah, hingga = Path(str(koneksi.scalar(sa.text("SHOW data_directory")))), _akhir_wal(koneksi)
            semua = {nama: (rumah / letak).read_bytes() for nama, letak in koneksi.execute(sa.text(BERKAS))}
        wal = [satu for satu in (rumah / "pg_wal").iterdir() if self.sejak[0] <= satu.name <= hingga[0]]
        assert min(satu.name for satu in wal) == self.sejak[0], "the log has lost its beginning"
        isi = b"".join(satu.read_bytes() for satu in sorted(wal))
        belum = sorted(wal)[-1].stat().st_size - hingga[1]
        return semua | {"wal": KOSONG.sub(b"", isi[self.sejak[1] : len(isi) - belum])}

    def urutan_jawaban(self) -> dict[str, Letak]:
        """Every order of the released answers that the files know, by what it is."""
        with self.mesin.connect() as koneksi:
            urutan = self._urutan_baris(koneksi, Jawaban)
            saran = dict(list(koneksi.execute(sa.select(Jawaban.id, Jawaban.saran))))
        asli = self.mesin.dialect.name == "postgresql"
        kunci = {nomor: nomor.bytes if asli else nomor.hex.encode() for nomor in saran}
        ciri = {nomor: CIRI.findall(isi.encode())[0] for nomor, isi in saran.items()}
        for nama, isi in self.berkas().items():
            urutan |= _mentah(f"{nama}, kunci", isi, kunci) | _mentah(nama, isi, ciri)
        return urutan

    def urutan_menunggu(self) -> dict[str, Letak]:
        """The same of the answers that wait."""
        with self.mesin.connect() as koneksi:
            urutan = self._urutan_baris(koneksi, JawabanMenunggu)
            isi_semua = dict(list(koneksi.execute(sa.select(JawabanMenunggu.id, JawabanMenunggu.isi))))
        for nama, isi in self.berkas().items():
            urutan |= _mentah(nama, isi, {nomor: satu[:16] for nomor, satu in isi_semua.items()})
        return urutan

    def _urutan_baris(self, koneksi: Connection, model: type[Jawaban | JawabanMenunggu]) -> dict[str, Letak]:
        tabel = sa.Table(model.__tablename__, model.metadata)
        urutan = {"tanpa urutan": _tempat(koneksi.scalars(sa.select(tabel.c.id)).all())}
        if koneksi.dialect.name == "postgresql":
            sistem = sa.select(
                tabel.c.id, sa.literal_column("ctid::text"), sa.literal_column("xmin::text::bigint")
            )
            baris = koneksi.execute(sistem).all()
            urutan["ctid"] = {nomor: tuple(map(int, titik[1:-1].split(","))) for nomor, titik, _ in baris}
            urutan["xmin"] = {nomor: xmin for nomor, _, xmin in baris}
            return urutan
        for indeks in tabel.indexes:
            lewat = sa.text(
                f"SELECT id FROM {tabel.name} INDEXED BY {indeks.name} "  # noqa: S608  # names of our own
                f"WHERE {SYARAT.get(str(indeks.name), 'true')}"
            )
            urutan[str(indeks.name)] = _tempat(koneksi.scalars(lewat.columns(tabel.c.id)).all())
        return urutan


def _akhir_wal(koneksi: Connection) -> tuple[str, int]:
    """The segment of PostgreSQL's log that is written now, and how far."""
    sampai = sa.text("SELECT file_name, file_offset FROM pg_walfile_name_offset(pg_current_wal_lsn())")
    segmen, letak = koneksi.execute(sampai).one()
    return str(segmen), int(letak)


def _mentah(nama: str, isi: bytes, kata: Mapping[Any, bytes]) -> dict[str, Letak]:
    """Where each word lies first and last, of those that are there at all."""
    pertama = {satu: isi.find(bentuk) for satu, bentuk in kata.items()}
    ada = {satu: letak for satu, letak in pertama.items() if letak >= 0}
    return {f"{nama}, pertama": ada, f"{nama}, terakhir": {satu: isi.rfind(kata[satu]) for satu in ada}}


def _tempat(isi: Sequence[Any]) -> Letak:
    return {satu: tempat for tempat, satu in enumerate(isi)}
