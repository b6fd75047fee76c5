"""What must be there before a form can be sent: two people of every role, and something to change."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask

from skm.akun.models import Peran
from skm.akun.services import buat_akun
from skm.layanan.queries import unit_utama
from skm.orm import buka_sesi
from tests.contoh import Contoh
from tests.klien import SANDI

PADA = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
NAMA = ("ani", "budi")
"""Budi is always the quicker one."""


def akun(siapa: str, peran: Peran) -> str:
    """The account of that person in that role."""
    return f"{siapa}-{peran.value}".replace("_", "-")


def siapkan(app: Flask, contoh: Contoh) -> None:
    """Everything that the forms of `tests.lomba.formulir` are sent for."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = unit_utama(session)
        for siapa in NAMA:
            for peran in Peran:
                buat_akun(
                    session,
                    unit_id=unit.id,
                    nama=akun(siapa, peran),
                    peran=peran,
                    sandi=SANDI,
                    oleh="uji",
                    pada=PADA,
                )
        session.commit()
