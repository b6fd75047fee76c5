"""The list of media that the office keeps. Nothing here commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import tanggal_indonesia
from skm.akun.services import catat
from skm.galat import Galat, kunci, simpan
from skm.isian.services.bukti import BERKAS, Berkas, isikan_berkas, tak_terpakai
from skm.pekppp.models import BuktiMedia, JenisMedia, MediaPublikasi

TANPA_BUKTI = "Beri tautan atau foto: tanpa bukti media tidak dihitung."
BELUM_TIBA = "Tanggal ini belum tiba; catat sesudah terbit."
BUKAN_TAUTAN = "Tulis tautan yang lengkap, dimulai dengan https:// atau http://."


@dataclass(frozen=True, slots=True)
class IsiMedia:
    """What was typed of one publication."""

    jenis: JenisMedia
    nama: str
    tanggal: date
    tautan: str


def tambah_media(
    session: Session,
    *,
    unit_id: int,
    isi: IsiMedia,
    foto: Berkas | None,
    folder: Path,
    hari: date,
    oleh: str,
    pada: datetime,
) -> MediaPublikasi:
    """One more publication, with its proof. Raises Galat."""
    if isi.tanggal > hari:
        raise Galat(BELUM_TIBA, bidang="tanggal")
    if isi.tautan and not isi.tautan.startswith(("https://", "http://")):
        raise Galat(BUKAN_TAUTAN, bidang="tautan")
    if foto is None and not isi.tautan:
        raise Galat(TANPA_BUKTI, bidang=BERKAS)
    satu = MediaPublikasi(
        unit_id=unit_id,
        jenis=isi.jenis,
        nama=isi.nama,
        tanggal=isi.tanggal,
        tautan=isi.tautan,
        oleh=oleh,
        pada=pada,
    )
    session.add(satu)
    simpan(session)
    if foto is not None:
        bukti = BuktiMedia(media_id=satu.id, oleh=oleh, pada=pada)
        isikan_berkas(bukti, foto, folder)
        session.add(bukti)
        simpan(session)
    peristiwa = f"mencatat media publikasi {_sebutan(satu)}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu


def hapus_media(session: Session, satu: MediaPublikasi, *, oleh: str, pada: datetime) -> tuple[str, ...]:
    """Take a publication off the list; gives the checksums of files that nothing rests on any more."""
    kunci(session, satu)
    foto = session.scalars(sa.select(BuktiMedia).where(BuktiMedia.media_id == satu.id)).all()
    peristiwa = f"menghapus media publikasi {_sebutan(satu)}"
    for bukti in foto:
        session.delete(bukti)
    simpan(session)
    session.delete(satu)
    simpan(session)
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return tuple(bukti.sidik for bukti in foto if tak_terpakai(session, bukti.sidik))


def media_unit(session: Session, unit_id: int, nomor: int) -> MediaPublikasi | None:
    """That publication, if it is the office's."""
    milik = (MediaPublikasi.id == nomor, MediaPublikasi.unit_id == unit_id)
    return session.scalar(sa.select(MediaPublikasi).where(*milik))


def foto_media(session: Session, media_id: int) -> BuktiMedia | None:
    """Its picture."""
    milik = sa.select(BuktiMedia).where(BuktiMedia.media_id == media_id)
    return session.scalar(milik.order_by(BuktiMedia.id).limit(1))


def _sebutan(satu: MediaPublikasi) -> str:
    return f"{satu.jenis.value} {satu.nama}, {tanggal_indonesia(satu.tanggal)}"
