"""IKM of 100,000 answers: sums made by the database against reading every answer, side by side in one run."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ikm import Tally, hitung, tally_dari_nilai
from kinerja.periode import Periode
from skm import migrasi
from skm.jawaban.models import Jalur, Jawaban
from skm.kuesioner.queries import hitungan_ikm, kuesioner_berlaku
from skm.orm import buka_sesi, make_engine
from skm.siapkan import tanam
from tests.kantor import kantor

JUMLAH = 100_000
ULANG = 5
KOLOM = [getattr(Jawaban, f"u{nomor}") for nomor in range(1, 10)]


def _isi(session: Session) -> int:
    tanam(session, pada=datetime.now(UTC))
    unit = kantor(session)
    kuesioner = kuesioner_berlaku(session, unit.id, pada=date(2026, 1, 1))
    acak = random.Random(1)
    baris = [
        {
            "unit_id": unit.id,
            "kuesioner_id": kuesioner.id,
            "jalur": Jalur.IMPOR,
            "tanggal": date(2026, 1 + nomor % 12, 1 + nomor % 28),
            **{f"u{letak}": acak.randint(1, 4) for letak in range(1, 10)},
        }
        for nomor in range(JUMLAH)
    ]
    session.execute(sa.insert(Jawaban), baris)
    session.commit()
    return unit.id


def _baris_demi_baris(session: Session, unit_id: int) -> Tally:
    rows = session.execute(sa.select(*KOLOM).where(Jawaban.unit_id == unit_id))
    return tally_dari_nilai([f"U{nomor}" for nomor in range(1, 10)], rows)


def _jumlah_di_basis_data(session: Session, unit_id: int) -> Tally:
    return hitungan_ikm(session, unit_id=unit_id, periode=Periode.semua()).tally


def _waktu(kerja: Callable[[], Tally]) -> tuple[float, Tally]:
    mulai = time.perf_counter()
    hasil = kerja()
    return time.perf_counter() - mulai, hasil


def main() -> None:
    """Print the median ratio; both ways must give the same tally."""
    with tempfile.TemporaryDirectory() as folder:
        mesin = make_engine(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        migrasi.naikkan(mesin)
        with buka_sesi(mesin, tulis=True) as session:
            unit_id = _isi(session)
            rasio = []
            for _ in range(ULANG):
                lambat, satu = _waktu(lambda: _baris_demi_baris(session, unit_id))
                cepat, dua = _waktu(lambda: _jumlah_di_basis_data(session, unit_id))
                if satu != dua:
                    sys.exit("the two ways disagree")
                rasio.append(lambat / cepat)
        mesin.dispose()
    print(f"IKM of {JUMLAH} answers = {hitung(dua).nilai}")
    print(f"sums in SQL are {statistics.median(rasio):.1f} times quicker than reading every answer")
    print(f"(median of {ULANG} pairs, {min(rasio):.1f}–{max(rasio):.1f})")


if __name__ == "__main__":
    main()
