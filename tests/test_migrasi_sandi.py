"""A one-time password from before they ended is given an end by the upgrade; what has one keeps it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import migrasi
from skm.akun.models import Akun, Peran
from skm.akun.services import buat_akun, sandi_berakhir
from tests.conftest import TANAM_PADA
from tests.kantor import kantor

SEBELUM, SESUDAH = "20261129_tanpa_jam", "20261130_sandi_berakhir"


def test_a_one_time_password_of_an_earlier_version_ends_two_weeks_after_the_upgrade(mesin: Engine) -> None:
    migrasi.turunkan(mesin, SEBELUM)
    with Session(mesin) as session:
        for nama, sekali in (("lama", True), ("berakhir", True), ("sendiri", False)):
            buat_akun(
                session,
                unit_id=kantor(session).id,
                nama=nama,
                peran=Peran.PETUGAS,
                sandi="tepian sungai telake",
                oleh="uji",
                pada=TANAM_PADA,
                sekali_pakai=sekali,
            )
        session.flush()
        session.execute(sa.update(Akun).where(Akun.nama == "lama").values(sandi_sampai=None))
        session.commit()
    sebelum = datetime.now(UTC)
    migrasi.naikkan(mesin, SESUDAH)
    lama, berakhir, sendiri = _akhir(mesin)
    assert lama is not None and sebelum + timedelta(days=14) <= lama <= datetime.now(UTC) + timedelta(days=14)
    assert (berakhir, sendiri) == (TANAM_PADA + timedelta(days=3), None)
    migrasi.turunkan(mesin, SEBELUM)
    migrasi.naikkan(mesin, SESUDAH)
    assert _akhir(mesin) == [lama, berakhir, None]  # it is not moved by going back and forth
    with Session(mesin) as session:
        akun = session.scalars(sa.select(Akun).where(Akun.nama == "lama")).one()
        assert [sandi_berakhir(akun, lama + timedelta(seconds=satu)) for satu in (-1, 1)] == [False, True]


def _akhir(mesin: Engine) -> list[datetime | None]:
    with Session(mesin) as session:
        semua = {satu.nama: satu.sandi_sampai for satu in session.scalars(sa.select(Akun))}
        return [semua[nama] for nama in ("lama", "berakhir", "sendiri")]
