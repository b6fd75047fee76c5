"""Making, changing and closing links. Nothing here commits."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Galat, simpan
from skm.kuesioner.models import JenisKuesioner
from skm.layanan.models import Layanan
from skm.pelan import mengalah
from skm.survei.models import JenisTautan, Tautan
from skm.teks import HURUF

POLA_PIN = re.compile(r"[0-9]{4,8}")
_pengolah = PasswordHasher()

PANJANG_KODE = 8
"""Letters of a link's code: 39 bits."""


@dataclass(frozen=True, slots=True)
class Tujuan:
    """What a link asks about: all of it can change without printing its code again."""

    layanan_id: int | None = None
    """None for the unit as a whole."""
    jenis_kuesioner: JenisKuesioner = JenisKuesioner.SKM
    nama: str | None = None
    sampai: date | None = None


SELURUH_UNIT = Tujuan()


def buat_tautan(
    session: Session,
    *,
    unit_id: int,
    layanan_id: int | None = None,
    jenis: JenisTautan,
    oleh: str,
    pada: datetime,
    tujuan: Tujuan = SELURUH_UNIT,
) -> Tautan:
    """Add a link for `tujuan`, or for one of the unit's services. Raises Galat."""
    tujuan = tujuan if layanan_id is None else replace(tujuan, layanan_id=layanan_id)
    kata = _kata(session, unit_id, tujuan)
    tautan = Tautan(
        unit_id=unit_id,
        layanan_id=tujuan.layanan_id,
        jenis_kuesioner=tujuan.jenis_kuesioner,
        nama=tujuan.nama,
        sampai=tujuan.sampai,
        kode="".join(secrets.choice(HURUF) for _ in range(PANJANG_KODE)),
        jenis=jenis,
        dibuat_pada=pada,
        dibuat_oleh=oleh,
    )
    session.add(tautan)
    simpan(session)
    peristiwa = f"membuat tautan {jenis} {tautan.kode} untuk {kata}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return tautan


def arahkan(session: Session, tautan: Tautan, tujuan: Tujuan, *, oleh: str, pada: datetime) -> None:
    """Let the printed code ask about something else from now on; answers given before keep their service.

    Raises Galat.
    """
    lama = Tujuan(tautan.layanan_id, tautan.jenis_kuesioner, tautan.nama, tautan.sampai)
    if lama == tujuan:
        return
    semula, kini = _kata(session, tautan.unit_id, lama), _kata(session, tautan.unit_id, tujuan)
    tautan.layanan_id, tautan.jenis_kuesioner = tujuan.layanan_id, tujuan.jenis_kuesioner
    tautan.nama, tautan.sampai = tujuan.nama, tujuan.sampai
    peristiwa = f"mengarahkan tautan {tautan.kode} dari {semula} ke {kini}"
    catat(session, unit_id=tautan.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def buka_kembali(session: Session, tautan: Tautan, *, oleh: str, pada: datetime) -> None:
    """Open a closed link again, so that the printed code works once more."""
    if not tautan.aktif:
        tautan.aktif, tautan.ditutup_pada = True, None
        peristiwa = f"membuka kembali tautan {tautan.kode}"
        catat(session, unit_id=tautan.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def _kata(session: Session, unit_id: int, tujuan: Tujuan) -> str:
    """The target in words, for the audit trail."""
    layanan = None if tujuan.layanan_id is None else session.get(Layanan, tujuan.layanan_id)
    if tujuan.layanan_id is not None and (layanan is None or layanan.unit_id != unit_id):
        raise Galat("Layanan itu bukan layanan kantor ini.", bidang="layanan")
    kata = ["seluruh unit" if layanan is None else f"layanan {layanan.kode}"]
    if tujuan.jenis_kuesioner is not JenisKuesioner.SKM:
        kata.append(f"kuesioner {tujuan.jenis_kuesioner.upper()}")
    if tujuan.nama:
        kata.append(f"di {tujuan.nama}")
    if tujuan.sampai:
        kata.append(f"sampai {tujuan.sampai.isoformat()}")
    return ", ".join(kata)


def pastikan_tautan_unit(session: Session, *, unit_id: int, pada: datetime, oleh: str = "sistem") -> Tautan:
    """The unit's first poster link for the office as a whole, made if there never was one."""
    pilih = sa.select(Tautan).where(
        Tautan.unit_id == unit_id, Tautan.layanan_id.is_(None), Tautan.jenis == JenisTautan.POSTER
    )
    tautan = session.scalar(pilih.order_by(Tautan.id).limit(1))
    if tautan is not None:
        return tautan
    return buat_tautan(
        session, unit_id=unit_id, layanan_id=None, jenis=JenisTautan.POSTER, oleh=oleh, pada=pada
    )


def lengkapi_poster(session: Session, *, unit_id: int, oleh: str, pada: datetime) -> int:
    """A poster link for every service on offer that has no open one; gives how many were made."""
    ada = sa.exists().where(
        Tautan.layanan_id == Layanan.id,
        Tautan.jenis == JenisTautan.POSTER,
        Tautan.jenis_kuesioner == JenisKuesioner.SKM,
        Tautan.aktif,
    )
    pilih = sa.select(Layanan.id).where(Layanan.unit_id == unit_id, Layanan.aktif, ~ada)
    tanpa = session.scalars(pilih.order_by(Layanan.urutan, Layanan.kode)).all()
    for nomor in tanpa:
        buat_tautan(
            session, unit_id=unit_id, layanan_id=nomor, jenis=JenisTautan.POSTER, oleh=oleh, pada=pada
        )
    return len(tanpa)


def nonaktifkan(session: Session, *, unit_id: int, kode: str, oleh: str, pada: datetime) -> None:
    """Close a link; answers it brought stay, closing twice changes nothing. Raises Galat."""
    tautan = session.scalar(sa.select(Tautan).where(Tautan.unit_id == unit_id, Tautan.kode == kode))
    if tautan is None:
        raise Galat(f"Tautan {kode} tidak ditemukan.", status=404)
    if tautan.aktif:
        tautan.aktif, tautan.ditutup_pada = False, pada
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=f"menutup tautan {kode}")


def sidik_pin(pin: str) -> str | None:
    """What is kept of a PIN of 4–8 digits, None of an empty one. Raises Galat. Slow: made before all else."""
    if pin and not POLA_PIN.fullmatch(pin):
        raise Galat("PIN terdiri atas 4 sampai 8 angka.", bidang="pin")
    return mengalah(lambda: _pengolah.hash(pin)) if pin else None


def pin_benar(pin_hash: str, pin: str) -> bool:
    """Whether `pin` is the one behind the hash."""
    try:
        return mengalah(lambda: _pengolah.verify(pin_hash, pin))
    except (VerificationError, InvalidHashError):
        return False
