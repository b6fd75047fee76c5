"""Taking a complaint exactly once. Nothing here commits."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Kalender, Satuan
from skm.akun.services import catat
from skm.layanan.brankas import Brankas
from skm.orm import sisipan
from skm.pengaduan.kode import sidik_kode
from skm.pengaduan.models import (
    JalurPengaduan,
    NomorPengaduan,
    Pengaduan,
    PeristiwaPengaduan,
    TahapPengaduan,
)
from skm.pengaduan.queries import janji_berlaku, pengaduan_berkode

POLA_KUNCI = re.compile(r"[A-Za-z0-9_-]{16,64}")


class Hasil(Enum):
    """What became of a form that was sent."""

    BARU = "baru"
    ULANGAN = "ulangan"
    """The same form again: nothing new was stored."""
    BERBEDA = "berbeda"
    """Other words under the key of one that was sent: nothing was stored."""


@dataclass(frozen=True, slots=True)
class IsiPengaduan:
    """What a citizen tells; without a service it is about the office, without a contact from nobody known."""

    isi: str
    layanan_id: int | None = None
    nama: str = ""
    kontak: str = ""


def kunci_baru() -> str:
    """An idempotency key for one showing of the form."""
    return secrets.token_urlsafe(24)


def terima(
    session: Session,
    data: IsiPengaduan,
    *,
    unit_id: int,
    kode: str,
    kalender: Kalender,
    brankas: Brankas,
    pada: datetime,
    jalur: JalurPengaduan = JalurPengaduan.HALAMAN,
    oleh: str = "",
) -> tuple[Hasil, Pengaduan]:
    """Store a complaint once per code, numbered, with its due moment by the promise of the day.

    `oleh` is the account that typed it, which goes into the audit trail; empty for the citizen.
    Whoever takes the number holds its row until the end, so of one form sent twice at once the second sees
    the first.
    """
    hari = kalender.tanggal(pada)
    nomor = _nomor_baru(session, unit_id, hari.year)
    ada = pengaduan_berkode(session, kode)
    if ada is not None:
        sama = ada.unit_id == unit_id and _terbaca(ada, brankas) == data
        return (Hasil.ULANGAN if sama else Hasil.BERBEDA), ada
    janji = janji_berlaku(session, unit_id, hari)
    baru = Pengaduan(
        unit_id=unit_id,
        nomor=nomor,
        layanan_id=data.layanan_id,
        kode_sidik=sidik_kode(kode),
        isi=data.isi,
        nama_sandi=brankas.sandikan(data.nama) if data.nama else None,
        kontak_sandi=brankas.sandikan(data.kontak) if data.kontak else None,
        jalur=jalur,
        diterima=pada,
        hari_diterima=hari,
        janji_hari=janji,
        jatuh_tempo=kalender.jatuh_tempo(pada, Janji(janji, Satuan.HARI)),
        tahap=TahapPengaduan.DITERIMA,
    )
    session.add(baru)
    session.flush()
    masuk = {"urut": 1, "tahap": TahapPengaduan.DITERIMA, "pada": pada, "oleh": oleh}
    session.add(PeristiwaPengaduan(pengaduan_id=baru.id, **masuk))
    if oleh:
        peristiwa = f"mencatat pengaduan {baru.nomor} yang disampaikan {jalur}"
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return Hasil.BARU, baru


def _terbaca(satu: Pengaduan, brankas: Brankas) -> IsiPengaduan:
    nama, kontak = (brankas.buka(s) if s else "" for s in (satu.nama_sandi, satu.kontak_sandi))
    return IsiPengaduan(satu.isi or "", satu.layanan_id, nama, kontak)


def _nomor_baru(session: Session, unit_id: int, tahun: int) -> str:
    """The next number of the office in that year; one statement, so no two are alike."""
    sisip = sisipan(session, NomorPengaduan).values(unit_id=unit_id, tahun=tahun, terakhir=1)
    naik = sisip.on_conflict_do_update(
        index_elements=[NomorPengaduan.unit_id, NomorPengaduan.tahun],
        set_={"terakhir": NomorPengaduan.terakhir + 1},
    )
    terakhir: int = session.execute(naik.returning(sa.literal_column("terakhir"))).scalar_one()
    return f"ADU/{tahun}/{terakhir:04d}"
