"""Making a database ready: newest schema, seeds, and a first admin nobody else knows the password of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import migrasi, models
from skm.akun import queries as akun
from skm.akun.bentuk import HARI_SANDI_SEKALI
from skm.akun.kebijakan import MENGELOLA, PERAN_PERTAMA
from skm.akun.services import buat_akun, sandi_acak
from skm.jawaban.queries.hitungan import sudah_dihitung
from skm.jawaban.services.bangun import bangun_hitungan as bangun_jawaban
from skm.katalog.tanam import tanam as tanam_indikator
from skm.kuesioner.tanam import tanam as tanam_kuesioner
from skm.layanan.queries import semua_unit
from skm.layanan.tanam import tanam as tanam_layanan
from skm.loket.services.hitungan import bangun_hitungan, perlu_disusun
from skm.orm import buka_sesi
from skm.survei.services import pastikan_tautan_unit

ADMIN_PERTAMA = "admin"

__all__ = ["AdminPertama", "models", "siapkan", "susun_hitungan", "tanam"]


@dataclass(frozen=True, slots=True)
class AdminPertama:
    """The account made on the very first start; the password is shown once and must be changed."""

    nama: str
    sandi: str


def siapkan(
    mesin: Engine, *, pada: datetime, oleh: str, zona: ZoneInfo, hari_sandi: int = HARI_SANDI_SEKALI
) -> AdminPertama | None:
    """Migrate, seed and count what no earlier version counted; safe to repeat.

    Gives the first admin if one had to be made, whose password ends after `hari_sandi` days. Days of counters
    are those of `zona`.
    """
    migrasi.naikkan(mesin)
    with buka_sesi(mesin, tulis=True) as session:
        unit_id = tanam(session, pada=pada)
        susun_hitungan(session, zona)
        admin = _admin_pertama(session, unit_id, pada, oleh, hari_sandi)
        session.commit()
    return admin


def tanam(session: Session, *, pada: datetime) -> int:
    """The package's office with every slice's seeds; gives its id. Does not commit."""
    unit = tanam_layanan(session, pada=pada)
    lengkapi(session, unit_id=unit.id, pada=pada)
    return unit.id


def lengkapi(session: Session, *, unit_id: int, pada: datetime) -> None:
    """Questionnaire, catalogue and first link that an office is missing. Does not commit."""
    tanam_kuesioner(session, unit_id=unit_id, pada=pada)
    tanam_indikator(session, unit_id=unit_id)
    pastikan_tautan_unit(session, unit_id=unit_id, pada=pada)


def susun_hitungan(session: Session, zona: ZoneInfo) -> None:
    """Counters of every office that has none, or whose days were those of another time zone."""
    for unit in semua_unit(session):
        if perlu_disusun(session, unit.id, zona):
            bangun_hitungan(session, unit.id, zona)
        if not sudah_dihitung(session, unit.id):
            bangun_jawaban(session, unit_id=unit.id)


def _admin_pertama(
    session: Session, unit_id: int, pada: datetime, oleh: str, hari_sandi: int
) -> AdminPertama | None:
    if akun.ada_akun(session, MENGELOLA):
        return None
    sandi = sandi_acak()
    buat_akun(
        session,
        unit_id=unit_id,
        nama=ADMIN_PERTAMA,
        peran=PERAN_PERTAMA,
        sandi=sandi,
        oleh=oleh,
        pada=pada,
        sekali_pakai=True,
        hari_sandi=hari_sandi,
    )
    return AdminPertama(ADMIN_PERTAMA, sandi)
