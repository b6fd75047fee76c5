"""Answers and requests put straight into a database, so that every count in a test is known by hand."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Satuan
from skm.jawaban.models import Jalur
from skm.jawaban.services.penutupan import tutup
from skm.katalog.tanam import katalog_ketetapan
from skm.kuesioner.queries import kuesioner_berlaku
from skm.layanan.queries import kategori_pada, layanan_berkode
from skm.loket.models import Permohonan, StatusPermohonan
from tests.conftest import TANAM_PADA, WITA
from tests.jawaban import simpan
from tests.kantor import kantor
from tests.susunan import susun

RESPONDEN_48 = Path(__file__).parents[2] / "data" / "responden_sekadau_2019_s1.csv"
"""The published table of 48 respondents; its sums and its IKM are known."""

_nomor = itertools.count(1)


def nilai_48() -> Iterator[list[int | None]]:
    """The nine scores of each of the 48 respondents."""
    with RESPONDEN_48.open(encoding="utf-8", newline="") as berkas:
        for baris in csv.DictReader(berkas):
            yield [int(baris[f"U{nomor}"]) for nomor in range(1, 10)]


def jawab(
    session: Session,
    tanggal: date,
    *semua: Sequence[int | None],
    layanan: str | None = None,
    saran: str | None = None,
    **profil: str,
) -> None:
    """Load one respondent per sequence of nine scores on that day; months that have ended are closed."""
    unit = kantor(session)
    kuesioner = kuesioner_berlaku(session, unit.id, pada=TANAM_PADA.date())
    untuk = layanan_berkode(session, unit.id, layanan) if layanan else None
    simpan(
        session,
        *(
            {
                "unit_id": unit.id,
                "kuesioner_id": kuesioner.id,
                "layanan_id": untuk.id if untuk else None,
                "jalur": Jalur.IMPOR,
                "tanggal": tanggal,
                "saran": saran,
                **profil,
                **{f"u{nomor}": nilai for nomor, nilai in enumerate(satu, start=1)},
            }
            for satu in semua
        ),
    )
    tutup(session, unit_id=unit.id, hari_ini=datetime.now(WITA).date())


def mohon(
    session: Session,
    kode: str,
    jatuh_tempo: datetime,
    *,
    selesai: datetime | None = None,
    status: StatusPermohonan | None = None,
    ditutup: datetime | None = None,
    jumlah: int = 1,
    pemohon: str | None = None,
) -> None:
    """Store `jumlah` equal requests for a service, received 30 days before they fall due."""
    unit = kantor(session)
    layanan = layanan_berkode(session, unit.id, kode)
    assert layanan is not None
    masuk = jatuh_tempo - timedelta(days=30)
    session.execute(
        sa.insert(Permohonan),
        [
            {
                "unit_id": unit.id,
                "nomor": f"{kode}/uji/{next(_nomor):05}",
                "layanan_id": layanan.id,
                "pemohon": pemohon,
                "diterima": masuk,
                "lengkap": masuk,
                "janji_jumlah": 1,
                "janji_satuan": Satuan.HARI,
                "kategori": kategori_pada(layanan.kategori, masuk.date()),
                "jatuh_tempo": jatuh_tempo,
                "status": status or (StatusPermohonan.SELESAI if selesai else StatusPermohonan.PROSES),
                "selesai": selesai,
                "ditutup": ditutup,
                "dicatat_oleh": "uji",
                "dicatat_pada": masuk,
                "dicatat_akhir": masuk,
                "versi": 1,
            }
            for _ in range(jumlah)
        ],
    )
    susun(session)


def variabel(kode: str) -> tuple[str, ...]:
    """The inputs that the decree's formulas of that code ask for."""
    return katalog_ketetapan().menurut_kode[kode].variabel()
