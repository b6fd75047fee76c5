"""Taking a backup: written beside its place, restored on trial, and only then given its name."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import Engine

from skm.config import Konfigurasi
from skm.galat import Galat
from skm.operasi.cadangan import arsip, manifes, pulih
from skm.operasi.cadangan.isi import isikan
from skm.operasi.cadangan.manifes import Manifes

AWALAN = ".skm-cadangan-"
BASI = 24 * 3600
"""Seconds after which a folder that a killed backup left is nobody's any more."""
PERCOBAAN = 2
"""Evidence that was taken away just after the snapshot is no longer missed by the next one."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """A backup that proved itself: `utuh` unless evidence was missing already when it was written."""

    berkas: Path
    ukuran: int
    sidik: str
    manifes: Manifes

    @property
    def utuh(self) -> bool:
        """Whether it holds everything."""
        return not self.manifes.tanpa_bukti


def buat(mesin: Engine, konf: Konfigurasi, tujuan: Path, *, pada: datetime, simpan: int | None) -> Hasil:
    """Back up everything as it is now to `tujuan`; the moment `pada` is written into it.

    Without `simpan` a file that is there is refused; with it the file before gets its day into its name, and
    of all that lie there the newest `simpan` stay. Raises Galat when it cannot be written or proves nothing.
    """
    if tujuan.exists() and simpan is None:
        raise Galat(f"{tujuan} sudah ada dan tidak ditimpa. Pilih nama lain, atau pakai --simpan N.")
    try:
        with _tempat(tujuan.parent, pada) as folder:
            for ke in range(PERCOBAAN):
                sementara = folder / f"{ke}.zip"
                sidik, isi = _tulis(sementara, mesin, konf, pada, folder)
                if not isi.tanpa_bukti:
                    break
            with arsip.buka(sementara) as terbuka:
                pulih.uji(terbuka, manifes.baca(terbuka.manifes, konf.data_key), mesin, folder)
            _pasang(sementara, tujuan, simpan)
            _rapikan(tujuan, simpan, utuh=not isi.tanpa_bukti)
    except OSError as galat:
        raise Galat(
            f"Cadangan tidak dapat ditulis di {tujuan.parent} ({galat.strerror or galat})."
        ) from galat
    return Hasil(tujuan, tujuan.stat().st_size, sidik, isi)


def _tulis(
    sementara: Path, mesin: Engine, konf: Konfigurasi, pada: datetime, folder: Path
) -> tuple[str, Manifes]:
    penulis = arsip.Penulis(sementara)
    try:
        isi = isikan(penulis, mesin, konf, pada, folder)
        return penulis.tutup(manifes.tulis(isi, konf.data_key, penulis.daftar)), isi
    except BaseException:
        penulis.batal()
        raise


@contextmanager
def _tempat(folder: Path, pada: datetime) -> Iterator[Path]:
    """A folder for the owner alone, on the disk where the backup will lie; those of the dead are gone."""
    for lama in folder.glob(f"{AWALAN}*"):
        if pada.timestamp() - lama.stat().st_mtime > BASI:
            shutil.rmtree(lama, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=AWALAN, dir=folder) as nama:
        yield Path(nama)


def _pasang(sementara: Path, tujuan: Path, simpan: int | None) -> None:
    """Give it its name in one step: whoever looks finds the file before or this one, never none."""
    if simpan is None:
        _tautkan(sementara, tujuan)
    else:
        if tujuan.exists():
            _tautkan(tujuan, _bertanggal(tujuan), sisakan=True)
        sementara.replace(tujuan)
    _sinkron(tujuan.parent)


def _tautkan(asal: Path, tujuan: Path, *, sisakan: bool = False) -> None:
    """Another name for a file. Raises FileExistsError where it is taken."""
    try:
        os.link(asal, tujuan)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, as on many a USB stick
        if tujuan.exists():
            raise FileExistsError(17, "sudah ada", str(tujuan)) from None
        asal.rename(tujuan)
        return
    if not sisakan:
        asal.unlink()


def _bertanggal(berkas: Path) -> Path:
    """A free name with the day and time at which it was written; a second later where that is taken."""
    saat = datetime.fromtimestamp(berkas.stat().st_mtime, UTC)
    while True:
        nama = berkas.with_name(f"{berkas.stem}-{saat:%Y%m%d-%H%M%S}{berkas.suffix}")
        if not nama.exists():
            return nama
        saat += timedelta(seconds=1)


def _rapikan(tujuan: Path, simpan: int | None, *, utuh: bool) -> None:
    """Take away the oldest beyond `simpan`; nothing where the newest misses something that they may hold."""
    if simpan is None or not utuh:
        return
    pola = re.compile(rf"{re.escape(tujuan.stem)}-\d{{8}}-\d{{6}}{re.escape(tujuan.suffix)}")
    lama = sorted(satu for satu in tujuan.parent.iterdir() if pola.fullmatch(satu.name))
    for satu in lama[: max(0, len(lama) - (simpan - 1))]:
        satu.unlink()


def _sinkron(folder: Path) -> None:
    """See that the new name survives a power cut, where the system can do that for folders."""
    try:
        pegangan = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(pegangan)
    except OSError:
        pass
    finally:
        os.close(pegangan)
