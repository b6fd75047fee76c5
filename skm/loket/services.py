"""Logging a case and closing it. Nothing here commits; the audit trail never carries an applicant's name."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.sql.dml import ReturningInsert

from kinerja.kalender import Kalender
from skm.akun.services import catat
from skm.layanan.models import Layanan
from skm.layanan.queries import janji_berlaku
from skm.loket.models import NomorUrut, Permohonan, StatusPermohonan

KATA_STATUS = {
    StatusPermohonan.SELESAI: "selesai",
    StatusPermohonan.BATAL: "dibatalkan",
    StatusPermohonan.DITOLAK: "ditolak",
}


class GalatStatus(ValueError):
    """A change the case does not allow; the message says why, in Indonesian."""


class GalatBentrok(GalatStatus):
    """Somebody else changed the case in the meantime; nothing of the later change was stored."""


def terima(
    session: Session,
    *,
    unit_id: int,
    layanan: Layanan,
    pemohon: str,
    wilayah_id: int | None,
    diterima: datetime,
    lengkap: datetime | None = None,
    kalender: Kalender,
    oleh: str,
) -> Permohonan:
    """Log a case, number it, and set its due moment from the promise in force on the local day of `lengkap`.

    `lengkap` empty means complete when received: the clock cannot be escaped by leaving it blank.
    Raises GalatStatus when `lengkap` lies before `diterima`, GalatMasukan when the calendar is empty.
    """
    mulai = diterima if lengkap is None else lengkap
    if mulai < diterima:
        raise GalatStatus("Berkas tidak mungkin lengkap sebelum permohonan diterima.")
    janji = janji_berlaku(session, layanan.id, mulai.astimezone(kalender.zona).date())
    jatuh_tempo = kalender.jatuh_tempo(mulai, janji)
    permohonan = Permohonan(
        unit_id=unit_id,
        nomor=nomor_baru(session, layanan, diterima.astimezone(kalender.zona).year),
        layanan_id=layanan.id,
        pemohon=pemohon.strip() or None,
        wilayah_id=wilayah_id,
        diterima=diterima,
        lengkap=mulai,
        janji_jumlah=janji.jumlah,
        janji_satuan=janji.satuan,
        jatuh_tempo=jatuh_tempo,
        status=StatusPermohonan.PROSES,
        dicatat_oleh=oleh,
    )
    session.add(permohonan)
    session.flush()
    catat(
        session,
        unit_id=unit_id,
        oleh=oleh,
        pada=diterima,
        peristiwa=f"mencatat permohonan {permohonan.nomor} ({layanan.nama})",
    )
    return permohonan


def nomor_baru(session: Session, layanan: Layanan, tahun: int) -> str:
    """The next number of the service in that year, e.g. KK/2026/0001; one statement, so no two are alike."""
    terakhir = session.execute(_naikkan(session, layanan.id, tahun, 1, NomorUrut.terakhir + 1)).scalar_one()
    return f"{layanan.kode}/{tahun}/{terakhir:04d}"


def lanjutkan_nomor(session: Session, layanan_id: int, tahun: int, terakhir: int) -> None:
    """Let the desk go on after number `terakhir`, when a loaded register already used it."""
    lebih_besar = sa.case((NomorUrut.terakhir < terakhir, terakhir), else_=NomorUrut.terakhir)
    session.execute(_naikkan(session, layanan_id, tahun, terakhir, lebih_besar))


def selesaikan(
    session: Session, permohonan: Permohonan, *, pada: datetime, oleh: str, versi: int | None = None
) -> None:
    """Finish an open case at `pada`. `versi` is the one the officer saw.

    Raises GalatStatus unless the case is open, GalatBentrok when it changed since it was shown.
    """
    _pastikan_terbuka(permohonan, versi, pada)
    permohonan.status, permohonan.selesai = StatusPermohonan.SELESAI, pada
    _simpan(session, permohonan, pada=pada, oleh=oleh, kata="menyelesaikan")


def batalkan(
    session: Session,
    permohonan: Permohonan,
    *,
    alasan: str,
    pada: datetime,
    oleh: str,
    versi: int | None = None,
) -> None:
    """Close an open case its applicant withdrew. Raises as `selesaikan`, and GalatStatus without a reason."""
    _tutup(permohonan, StatusPermohonan.BATAL, alasan, versi, pada)
    _simpan(session, permohonan, pada=pada, oleh=oleh, kata="membatalkan")


def tolak(
    session: Session,
    permohonan: Permohonan,
    *,
    alasan: str,
    pada: datetime,
    oleh: str,
    versi: int | None = None,
) -> None:
    """Close an open case that is not eligible. Raises as `batalkan`."""
    _tutup(permohonan, StatusPermohonan.DITOLAK, alasan, versi, pada)
    _simpan(session, permohonan, pada=pada, oleh=oleh, kata="menolak")


def _tutup(
    permohonan: Permohonan, status: StatusPermohonan, alasan: str, versi: int | None, pada: datetime
) -> None:
    if not alasan.strip():
        raise GalatStatus("Alasan harus diisi.")
    _pastikan_terbuka(permohonan, versi, pada)
    permohonan.status, permohonan.ditutup, permohonan.alasan = status, pada, alasan.strip()


def _pastikan_terbuka(permohonan: Permohonan, versi: int | None, pada: datetime) -> None:
    if permohonan.status is not StatusPermohonan.PROSES:
        raise GalatStatus(f"Permohonan {permohonan.nomor} sudah {KATA_STATUS[permohonan.status]}.")
    if versi is not None and permohonan.versi != versi:
        raise GalatBentrok(_bentrok(permohonan.nomor))
    if pada < permohonan.lengkap:
        raise GalatStatus(f"Permohonan {permohonan.nomor} tidak dapat ditutup sebelum berkasnya lengkap.")


def _simpan(session: Session, permohonan: Permohonan, *, pada: datetime, oleh: str, kata: str) -> None:
    nomor, unit_id = permohonan.nomor, permohonan.unit_id
    try:
        session.flush()
    except StaleDataError as galat:
        raise GalatBentrok(_bentrok(nomor)) from galat
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=f"{kata} permohonan {nomor}")


def _bentrok(nomor: str) -> str:
    return f"Permohonan {nomor} baru saja diubah petugas lain. Periksa keadaannya yang terbaru."


def _naikkan(
    session: Session, layanan_id: int, tahun: int, awal: int, berikut: sa.ColumnElement[int]
) -> ReturningInsert[int]:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    sisip = insert(NomorUrut).values(layanan_id=layanan_id, tahun=tahun, terakhir=awal)
    kunci = [NomorUrut.layanan_id, NomorUrut.tahun]
    return sisip.on_conflict_do_update(index_elements=kunci, set_={"terakhir": berikut}).returning(
        NomorUrut.terakhir
    )
