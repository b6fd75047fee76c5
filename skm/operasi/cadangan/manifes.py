"""What a backup says about itself."""

from __future__ import annotations

import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from skm.config import Konfigurasi
from skm.galat import Galat
from skm.jaga import kunci
from skm.operasi.cadangan.angka import Angka
from skm.program import versi

FORMAT = 1
PENGENAL = b"skm manifes 1"


@dataclass(frozen=True, slots=True)
class Manifes:
    """`jenis` is the database's kind, `revisi` its schema's version.

    `kunci` are fingerprints: the keys themselves are nowhere in the file. `angka` is None where the schema
    was not this program's, so that no figure could be read; then counts and digests alone prove it.
    """

    format: int
    program: str
    dibuat: str
    """ISO 8601 with offset; the figures are those of this moment."""
    zona: str
    jenis: str
    revisi: str
    kunci: dict[str, str]
    baris: dict[str, int]
    """Rows of every table."""
    angka: Angka | None
    urutan: dict[str, int]
    """Where PostgreSQL's counters stand; empty for SQLite, whose file holds them."""
    kolom: dict[str, list[str]]
    """Columns of every table in the order of its rows; empty for SQLite."""
    tanpa_bukti: list[str]
    """Evidence that rows rest on and that was missing or changed when this was written."""

    @property
    def pada(self) -> datetime:
        """The moment whose state it holds."""
        return datetime.fromisoformat(self.dibuat)

    @property
    def zona_waktu(self) -> ZoneInfo:
        """The time zone of its days."""
        return ZoneInfo(self.zona)


def tulis(manifes: Manifes, data_key: str, isi: list[list[Any]]) -> dict[str, Any]:
    """As it stands in the archive, with the mark that only who has the data key can make."""
    polos = asdict(manifes) | {"isi": isi}
    return polos | {"tanda": _tanda(polos, data_key)}


def baca(isi: dict[str, Any], data_key: str) -> Manifes:
    """The manifest of an archive. Raises Galat when somebody without the data key wrote it."""
    polos = {nama: satu for nama, satu in isi.items() if nama != "tanda"}
    if not hmac.compare_digest(str(isi.get("tanda", "")), _tanda(polos, data_key)):
        raise Galat("Manifes cadangan ini tidak ditulis pemegang kunci data: isinya mungkin diubah orang.")
    return Manifes(**{nama: satu for nama, satu in polos.items() if nama != "isi"})


def pastikan_kunci(sidik: dict[str, str], konf: Konfigurasi, berkas: Path, nama: tuple[str, ...]) -> None:
    """Raises Galat where this server has not the keys with which the backup is read."""
    for satu in nama:
        ini = kunci.isi(konf, satu)
        sebut, letak = kunci.SEBUTAN[satu], konf.instance / kunci.BERKAS[satu]
        lagi = f"Ketik dari lembar kunci: skm kunci pulihkan {satu}"
        if not ini:
            raise Galat(
                f"{sebut} belum ada di {letak}. {berkas} memerlukan yang bersidik {sidik[satu]}. {lagi}"
            )
        if kunci.sidik(satu, ini) != sidik[satu]:
            asal = kunci.asal(konf, satu)
            kalimat = f"{sebut} di {asal} (sidik {kunci.sidik(satu, ini)}) bukan kunci {berkas}"
            raise Galat(f"{kalimat} (sidik {sidik[satu]}). {lagi}")


def versi_program() -> str:
    """The installed version."""
    return versi()


def _tanda(polos: dict[str, Any], data_key: str) -> str:
    asal = hmac.digest(data_key.encode(), PENGENAL, "sha256")
    teks = json.dumps(polos, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(asal, teks.encode(), sha256).hexdigest()
