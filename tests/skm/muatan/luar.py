"""Tables from elsewhere in tests: read as a page and the command read them, loaded, and their figures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.berkas.hasil import HasilImpor
from skm.jawaban.models import Jawaban
from skm.kuesioner import queries
from skm.muatan.bacaan import Jawab
from skm.muatan.harapan import baca_jawaban
from skm.muatan.services.impor import muat
from tests.conftest import TANAM_PADA, WITA
from tests.kantor import kantor

KASUS = Path(__file__).parents[2] / "data" / "kasus"
HARI = date(2026, 11, 29)
UNSUR = tuple(f"U{nomor}" for nomor in range(1, 10))


def muatkan(
    session: Session, nama: str, isi: bytes | None = None, *, lembar: str = "", **jawab: Any
) -> HasilImpor:
    """Load that file of the cases, or `isi` under that name."""
    unit_id = kantor(session).id
    tabel = baca_jawaban(
        nama,
        (KASUS / nama).read_bytes() if isi is None else isi,
        queries.kuesioner_skm(session, unit_id),
        lembar,
    )
    tetap: dict[str, Any] = {
        "unit_id": unit_id,
        "hari_ini": HARI,
        "oleh": "uji",
        "pada": TANAM_PADA,
        "zona": WITA,
    }
    return muat(session, tabel, jawab=Jawab(**jawab), **tetap)


def ikm(session: Session) -> tuple[int, str]:
    """Respondents and IKM of everything."""
    susunan = queries.hitungan_ikm(session, unit_id=kantor(session).id, periode=Periode.semua()).susunan
    tally = susunan[0].tally
    nilai = sum(unsur.jumlah * 25 / unsur.terisi for unsur in tally.unsur) / len(tally.unsur)
    return tally.responden, f"{nilai:.2f}"


def jumlah(session: Session) -> list[int]:
    """Sums of U1 to U9."""
    susunan = queries.hitungan_ikm(session, unit_id=kantor(session).id, periode=Periode.semua()).susunan
    return [unsur.jumlah for unsur in susunan[0].tally.unsur]


def hari(session: Session) -> list[date]:
    """The days of all answers, in order."""
    return sorted(session.scalars(sa.select(Jawaban.tanggal)))


def csv(*baris: Sequence[object], pemisah: str = ",") -> bytes:
    """Rows as a CSV file; cells that need it are quoted."""
    return "\n".join(pemisah.join(_sel(str(sel), pemisah) for sel in satu) for satu in baris).encode()


def _sel(teks: str, pemisah: str) -> str:
    return f'"{teks}"' if any(satu in teks for satu in (pemisah, "\n")) else teks


def buku(lembar: dict[str, Sequence[Sequence[object]]], tersembunyi: Sequence[str] = ()) -> bytes:
    """A workbook of those sheets, some of them hidden."""
    satu = openpyxl.Workbook()
    satu.remove(satu.worksheets[0])
    for nama, baris in lembar.items():
        kerja = satu.create_sheet(nama)
        for isi in baris:
            kerja.append(list(isi))
        kerja.sheet_state = "hidden" if nama in tersembunyi else "visible"
    wadah = io.BytesIO()
    satu.save(wadah)
    return wadah.getvalue()
