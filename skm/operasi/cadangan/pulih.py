"""The way back out of a backup, on trial and in earnest."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from skm import migrasi
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.isian.services import bukti_dirujuk, letak
from skm.operasi.cadangan import salinan_postgres, salinan_sqlite
from skm.operasi.cadangan.angka import angka, baris, beda
from skm.operasi.cadangan.arsip import Arsip
from skm.operasi.cadangan.isi import SQLITE
from skm.operasi.cadangan.manifes import Manifes
from skm.orm import make_engine

DISEBUT = 5
"""Differences that are named."""
AWALAN = ".skm-pulih-"
SAMPING = ("-wal", "-shm", "-journal")
DISISIHKAN = ".disisihkan"
JENIS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def uji(arsip: Arsip, isi: Manifes, mesin: Engine, folder: Path) -> None:
    """Restore into a place of its own, and see that rows, figures and evidence are those that were written.

    Raises Galat naming what differs.
    """
    if isi.jenis == "sqlite":
        berkas = folder / "uji.sqlite3"
        arsip.keluarkan(SQLITE, berkas)
        salinan_sqlite.periksa(berkas)
        milik = make_engine(f"sqlite:///{berkas}")
        try:
            with milik.connect() as koneksi:
                buktikan(koneksi, isi, arsip)
        finally:
            milik.dispose()
    else:
        with salinan_postgres.tempat_uji(mesin) as koneksi:
            _masukkan(koneksi, arsip, isi)
            buktikan(koneksi, isi, arsip)
    for satu in arsip.bukti.values():
        for _ in arsip.baca(satu.nama):
            pass


def pulihkan(arsip: Arsip, isi: Manifes, mesin: Engine, konf: Konfigurasi) -> Sequence[str]:
    """Restore into an empty server, brought to this program's schema.

    Gives where figures of an older schema are others under this program. Raises Galat where anything would be
    overwritten, or is not what the manifest says; then nothing is there that was not there before.
    """
    if isi.jenis != mesin.dialect.name:
        sini = JENIS[mesin.dialect.name]
        raise Galat(f"Cadangan ini berisi {JENIS[isi.jenis]}, sedangkan SKM_DATABASE_URL menunjuk {sini}.")
    if not migrasi.dikenal(isi.revisi):
        kalimat = f"Cadangan ini dari program yang lebih baru ({isi.program}, skema {isi.revisi})"
        raise Galat(f"{kalimat}. Perbarui program ini dahulu.")
    pulang = _sqlite if isi.jenis == "sqlite" else _postgres
    return pulang(arsip, isi, mesin, konf)


def buktikan(koneksi: Connection, isi: Manifes, arsip: Arsip) -> None:
    """Raises Galat where rows, figures or evidence differ from the manifest's."""
    _sama(isi.baris, baris(koneksi), "Baris hasil pulih berbeda dari manifes")
    if isi.angka is None or isi.revisi != migrasi.versi_terbaru():
        return
    with Session(koneksi) as session:
        _sama(isi.angka, angka(session, isi.zona_waktu, isi.pada), "Angka hasil pulih berbeda dari manifes")
        hilang = {*bukti_dirujuk(session)} - {*arsip.bukti}
    if len(hilang) > len(isi.tanpa_bukti):
        raise Galat(f"{len(hilang)} berkas bukti tidak ada di dalam cadangan.")


def _sama(dulu: Mapping[str, Any], kini: Mapping[str, Any], kalimat: str) -> None:
    berbeda = list(islice(beda(dulu, kini), DISEBUT))
    if berbeda:
        raise Galat(f"{kalimat}: {'; '.join(berbeda)}.")


def _sesudah_naik(session: Session, isi: Manifes) -> Sequence[str]:
    """Where the figures are others than the manifest's under today's schema, if the manifest's is older."""
    if isi.revisi == migrasi.versi_terbaru():
        return []
    if isi.angka is None:
        return ["angka tidak tercatat di manifes: skemanya lebih lama dari program yang membuat cadangan"]
    return list(beda(isi.angka, angka(session, isi.zona_waktu, isi.pada)))


def _sqlite(arsip: Arsip, isi: Manifes, mesin: Engine, konf: Konfigurasi) -> Sequence[str]:
    tujuan = Path(mesin.url.database or "")
    _pastikan_kosong(tujuan)
    tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix=AWALAN, dir=tujuan.parent) as nama:
        berkas = Path(nama) / tujuan.name
        arsip.keluarkan(SQLITE, berkas)
        salinan_sqlite.periksa(berkas)
        milik = make_engine(f"sqlite:///{berkas}")
        try:
            with milik.connect() as koneksi:
                buktikan(koneksi, isi, arsip)
            migrasi.naikkan(milik)
            with milik.connect() as koneksi, Session(koneksi) as session:
                berbeda = _sesudah_naik(session, isi)
        finally:
            milik.dispose()
        with closing(sqlite3.connect(berkas, isolation_level=None)) as koneksi_asli:
            salinan_sqlite.mandiri(koneksi_asli)
        _bukti(arsip, konf.instance)
        _sisihkan(tujuan)
        _milik_folder(berkas, tujuan.parent)
        _pastikan_kosong(tujuan)
        berkas.rename(tujuan)
    return berbeda


def _postgres(arsip: Arsip, isi: Manifes, mesin: Engine, konf: Konfigurasi) -> Sequence[str]:
    with mesin.begin() as koneksi:
        salinan_postgres.tanpa_batas(koneksi)
        if ada := salinan_postgres.penghuni(koneksi):
            kalimat = (
                f"Basis data {mesin.url.database} tidak kosong (ada {len(ada)} tabel, misalnya {ada[0]})"
            )
            raise Galat(f"{kalimat} dan tidak ditimpa. Buat basis data baru, lalu ulangi.")
        _masukkan(koneksi, arsip, isi)
        buktikan(koneksi, isi, arsip)
        migrasi.naikkan_di(koneksi)
        with Session(koneksi, join_transaction_mode="create_savepoint") as session:
            berbeda = _sesudah_naik(session, isi)
        _bukti(arsip, konf.instance)
    return berbeda


def _masukkan(koneksi: Connection, arsip: Arsip, isi: Manifes) -> None:
    baca = {nama: arsip.baca(f"basis/{nama}{salinan_postgres.AKHIRAN}") for nama in isi.kolom}
    salinan_postgres.masuk(koneksi, isi.revisi, isi.kolom, baca)
    salinan_postgres.lanjutkan(koneksi, isi.urutan)


def _pastikan_kosong(tujuan: Path) -> None:
    if tujuan.exists():
        kalimat = f"Basis data {tujuan} sudah ada dan tidak ditimpa"
        raise Galat(f"{kalimat}. Hentikan server, pindahkan berkas itu, lalu ulangi.")


def _sisihkan(tujuan: Path) -> None:
    """A log without its database would be read into the new one; it may hold somebody's last changes."""
    for akhiran in SAMPING:
        samping = tujuan.with_name(tujuan.name + akhiran)
        if samping.exists():
            samping.replace(samping.with_name(samping.name + DISISIHKAN))


def _bukti(arsip: Arsip, instance: Path) -> None:
    """Put evidence where it lay; a file that is there already has the same content, or is put right."""
    for sidik, satu in arsip.bukti.items():
        tujuan = letak(instance, sidik)
        tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _milik_folder(tujuan.parent.parent, instance)
        _milik_folder(tujuan.parent, instance)
        sementara = tujuan.with_name(f"{AWALAN}{sidik}")
        sementara.unlink(missing_ok=True)
        arsip.keluarkan(satu.nama, sementara)
        _milik_folder(sementara, instance)
        sementara.replace(tujuan)


def _milik_folder(berkas: Path, folder: Path) -> None:
    """Let what root puts back belong to whom the folder belongs: the server reads it."""
    if sys.platform != "win32" and os.geteuid() == 0:
        milik = folder.stat()
        os.chown(berkas, milik.st_uid, milik.st_gid)
