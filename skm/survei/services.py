"""Making and closing links, taking an answer exactly once. Nothing here commits."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from datetime import date, datetime
from enum import Enum

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.layanan.models import Layanan
from skm.survei.isian import Isian
from skm.survei.models import Jalur, Jawaban, JenisTautan, Kiriman, Kuesioner, Tautan
from skm.survei.queries import TautanRinci

POLA_KUNCI = re.compile(r"[A-Za-z0-9_-]{16,64}")
PANJANG_KODE = 8
HURUF_KODE = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without i, l, o, 0 and 1, which are misread on paper; eight of them are 39 bits."""


class GalatTautan(ValueError):
    """A link that cannot be made or closed; the message says why, in Indonesian."""


class HasilKirim(Enum):
    """What became of a posted form."""

    BARU = "baru"
    """Stored."""
    ULANGAN = "ulangan"
    """The same form sent again: answered alike, stored once."""
    BERBEDA = "berbeda"
    """The form's key was already spent on other answers: nothing stored."""


def buat_tautan(
    session: Session,
    *,
    unit_id: int,
    layanan_id: int | None,
    jenis: JenisTautan,
    oleh: str,
    pada: datetime,
) -> Tautan:
    """Add a link for one of the unit's services, or for the unit as a whole. Raises GalatTautan."""
    layanan = None if layanan_id is None else session.get(Layanan, layanan_id)
    if layanan_id is not None and (layanan is None or layanan.unit_id != unit_id):
        raise GalatTautan("Layanan itu bukan layanan kantor ini.")
    tautan = Tautan(
        unit_id=unit_id,
        layanan_id=layanan_id,
        kode="".join(secrets.choice(HURUF_KODE) for _ in range(PANJANG_KODE)),
        jenis=jenis,
        dibuat_pada=pada,
        dibuat_oleh=oleh,
    )
    session.add(tautan)
    session.flush()
    tujuan = "seluruh unit" if layanan is None else f"layanan {layanan.kode}"
    peristiwa = f"membuat tautan {jenis} {tautan.kode} untuk {tujuan}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return tautan


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


def nonaktifkan(session: Session, *, unit_id: int, kode: str, oleh: str, pada: datetime) -> None:
    """Close a link for good; answers it brought stay, closing twice changes nothing. Raises GalatTautan."""
    tautan = session.scalar(sa.select(Tautan).where(Tautan.unit_id == unit_id, Tautan.kode == kode))
    if tautan is None:
        raise GalatTautan(f"Tautan {kode} tidak ditemukan.")
    if tautan.aktif:
        tautan.aktif = False
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=f"menutup tautan {kode}")


def kunci_baru() -> str:
    """An idempotency key for one showing of the form."""
    return secrets.token_urlsafe(24)


def terima_jawaban(
    session: Session, *, tautan: TautanRinci, kuesioner: Kuesioner, isian: Isian, kunci: str, tanggal: date
) -> HasilKirim:
    """Store a checked form once per `kunci`, on the office's day `tanggal`.

    Raises ValueError for a form with errors or a malformed key: both are the caller's to refuse first.
    """
    if isian.galat or not POLA_KUNCI.fullmatch(kunci):
        raise ValueError("only a form without errors and with a well-formed key can be stored")
    sidik_kunci = hashlib.sha256(kunci.encode()).hexdigest()
    sidik_isi = _sidik_isi(kunci, tautan, isian)
    kiriman = sa.insert(Kiriman).values(sidik_kunci=sidik_kunci, sidik_isi=sidik_isi, tanggal=tanggal)
    try:
        # The primary key decides between two posts at once; the loser waits here for the winner's commit.
        with session.begin_nested():
            session.execute(kiriman)
    except sa.exc.IntegrityError:
        terdahulu = session.scalar(sa.select(Kiriman.sidik_isi).where(Kiriman.sidik_kunci == sidik_kunci))
        return HasilKirim.ULANGAN if terdahulu == sidik_isi else HasilKirim.BERBEDA
    session.add(
        Jawaban(
            unit_id=tautan.unit_id,
            kuesioner_id=kuesioner.id,
            layanan_id=tautan.layanan_id,
            jalur=Jalur(tautan.jenis),
            tanggal=tanggal,
            saran=isian.saran or None,
            **isian.profil,
            **{f"u{unsur.kolom}": isian.nilai[unsur.kode] for unsur in kuesioner.unsur},
        )
    )
    session.flush()
    return HasilKirim.BARU


def _sidik_isi(kunci: str, tautan: TautanRinci, isian: Isian) -> str:
    isi = [tautan.kode, dict(isian.nilai), dict(isian.profil), isian.saran]
    return hmac.new(kunci.encode(), json.dumps(isi, sort_keys=True).encode(), hashlib.sha256).hexdigest()
