"""What an office writes into a year's LKjIP, and a programme for each of its sasaran."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from skm.katalog.models import Program
from skm.katalog.queries import sasaran_iku
from skm.tulisan.bagian import semua_bagian
from skm.tulisan.models import TeksDokumen
from tests.kantor import kantor

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)


def isi_lkjip(basis: Session, tahun: int) -> None:
    """Every part in words; 100 juta for each sasaran, of which 80 were spent."""
    unit_id = kantor(basis).id
    siapa: dict[str, Any] = {"unit_id": unit_id, "tahun": tahun, "oleh": "uji", "pada": PADA}
    sasaran = sasaran_iku(basis, unit_id, tahun)
    semua = semua_bagian((kode, nama) for nama, kode in sasaran.items())
    basis.add(TeksDokumen(isi={satu.kunci: f"Tulisan {satu.kunci}" for satu in semua}, **siapa))
    angka = {"pagu": [25_000_000] * 4, "realisasi": [20_000_000] * 4, "keterangan": "APBD"}
    for satu in sasaran:
        basis.add(Program(sasaran=satu, nama=f"Program {sasaran[satu]}", **angka, **siapa))
    basis.commit()
