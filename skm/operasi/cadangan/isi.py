"""What goes into a backup: one moment of the database, then every evidence file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from skm import migrasi
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.isian.services import bukti_dirujuk, temukan
from skm.jaga import kunci
from skm.operasi.cadangan import salinan_postgres, salinan_sqlite
from skm.operasi.cadangan.angka import angka, baris
from skm.operasi.cadangan.arsip import POTONG, Penulis
from skm.operasi.cadangan.manifes import FORMAT, Manifes, versi_program
from skm.orm import make_engine

SQLITE = "basis/skm.sqlite3"


def isikan(arsip: Penulis, mesin: Engine, konf: Konfigurasi, pada: datetime, folder: Path) -> Manifes:
    """Write database and evidence as they are now into the archive; `folder` holds a copy meanwhile."""
    if mesin.dialect.name == "sqlite":
        manifes, bukti = _sqlite(arsip, mesin, konf, pada, folder)
    else:
        with salinan_postgres.cuplikan(mesin) as koneksi:
            manifes, bukti = _postgres(arsip, koneksi, konf, pada)
    manifes.tanpa_bukti.extend(_bukti(arsip, konf.instance, bukti))
    return manifes


def _sqlite(
    arsip: Penulis, mesin: Engine, konf: Konfigurasi, pada: datetime, folder: Path
) -> tuple[Manifes, dict[str, str]]:
    salinan = folder / "skm.sqlite3"
    salinan_sqlite.salin(berkas_basis(mesin), salinan)
    salinan_sqlite.periksa(salinan)
    milik = make_engine(f"sqlite:///{salinan}")
    try:
        with milik.connect() as koneksi:
            hasil = _manifes(koneksi, konf, pada)
    finally:
        milik.dispose()
    arsip.tambah(SQLITE, _potongan(salinan), padatkan=True)
    salinan.unlink()
    return hasil


def _postgres(
    arsip: Penulis, koneksi: Connection, konf: Konfigurasi, pada: datetime
) -> tuple[Manifes, dict[str, str]]:
    manifes, bukti = _manifes(koneksi, konf, pada)
    manifes.kolom.update(salinan_postgres.kolom(koneksi))
    manifes.urutan.update(salinan_postgres.urutan(koneksi))
    for nama, kolom in manifes.kolom.items():
        potongan = salinan_postgres.keluar(koneksi, nama, kolom)
        arsip.tambah(f"basis/{nama}{salinan_postgres.AKHIRAN}", potongan, padatkan=True)
    return manifes, bukti


def _manifes(koneksi: Connection, konf: Konfigurasi, pada: datetime) -> tuple[Manifes, dict[str, str]]:
    """What the database says, and the evidence its rows rest on: names by SHA-256."""
    revisi = migrasi.versi_koneksi(koneksi)
    if revisi is None:
        raise Galat("Basis data belum disiapkan. Jalankan: skm init")
    terkini = revisi == migrasi.versi_terbaru()
    with Session(koneksi) as session:
        nilai = angka(session, konf.timezone, pada) if terkini else None
        bukti = bukti_dirujuk(session) if terkini else {}
    manifes = Manifes(
        format=FORMAT,
        program=versi_program(),
        dibuat=pada.isoformat(),
        zona=konf.timezone.key,
        jenis=koneksi.dialect.name,
        revisi=revisi,
        kunci=kunci.semua(konf),
        baris=baris(koneksi),
        angka=nilai,
        urutan={},
        kolom={},
        tanpa_bukti=[],
    )
    return manifes, bukti


def _bukti(arsip: Penulis, instance: Path, dirujuk: dict[str, str]) -> Iterator[str]:
    """Add every evidence file that is what its name says; gives what is missing or was changed."""
    ada = {satu.name for satu in (instance / "bukti").glob("[0-9a-f]" * 2 + "/" + "[0-9a-f]" * 64)}
    for sidik in sorted({*ada, *dirujuk}):
        nama, berkas = dirujuk.get(sidik, sidik[:12]), temukan(instance, sidik)
        try:
            if _sidik(berkas) == sidik:
                arsip.tambah(f"bukti/{sidik[:2]}/{sidik}", _potongan(berkas), padatkan=False)
            elif sidik in dirujuk or not dirujuk:
                yield f"{nama!r} berubah di {berkas}"
        except FileNotFoundError:
            if sidik in dirujuk:
                yield f"{nama!r} hilang dari {berkas}"


def berkas_basis(mesin: Engine) -> Path:
    """The SQLite file behind an engine. Raises Galat when there is none."""
    berkas = Path(mesin.url.database or "")
    if not berkas.is_file():
        raise Galat(f"Basis data {berkas} tidak ada. Jalankan skm init, atau pindah ke folder server.")
    return berkas


def _potongan(berkas: Path) -> Iterator[bytes]:
    with berkas.open("rb") as masuk:
        while satu := masuk.read(POTONG):
            yield satu


def _sidik(berkas: Path) -> str:
    sidik = sha256()
    for satu in _potongan(berkas):
        sidik.update(satu)
    return sidik.hexdigest()
