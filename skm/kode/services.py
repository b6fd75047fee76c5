"""Codes of an authenticator application (TOTP, RFC 6238) and recovery codes. Nothing here commits.

A code is that of the present half minute, of the one before or of the one after (RFC 6238, 5.2), and opens
once: none is taken that is not later than the last one taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib import import_module
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Akun
from skm.akun.services import catat, sandi_acak
from skm.akun.wewenang import umumkan_pimpinan
from skm.galat import Bersamaan
from skm.kode import queries
from skm.kode.models import KodePemulihan
from skm.layanan.brankas import Brankas

BANYAK = 10
"""Recovery codes made at a time."""
SUDAH_DIPAKAI = "Kode ini baru saja dipakai. Tunggu kode berikutnya di aplikasi."
_ANGKA = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Terbaca:
    """A code that fits: the half minute that it is of, or the fingerprint of the recovery code."""

    langkah: int | None = None
    sidik: str = ""


def rahasia_baru() -> str:
    """What an application makes its codes from: 160 random bits in base32."""
    rahasia: str = _pyotp().random_base32()
    return rahasia


def alamat(rahasia: str, *, nama: str, kantor: str) -> str:
    """The address that an application reads from a picture."""
    uri: str = _pyotp().TOTP(rahasia).provisioning_uri(name=nama, issuer_name=kantor)
    return uri


def langkah(rahasia: str, ketikan: str, pada: datetime) -> int | None:
    """The half minute since 1970 whose code was typed, if it is this one or next to it."""
    kode = re.sub(r"\s", "", ketikan)
    if not _ANGKA.fullmatch(kode):
        return None
    pyotp = _pyotp()
    try:
        cocok: int = pyotp.TOTP(rahasia).verify_and_get_timecode(kode, for_time=pada, valid_window=1)
    except pyotp.OTPVerificationError:
        return None
    return cocok


def baca_kode(session: Session, akun: Akun, brankas: Brankas, ketikan: str, pada: datetime) -> Terbaca | None:
    """What was typed, if it is a code that opens; None for any other. Changes nothing.

    Raises Galat (503) where the account's secret was closed under another data key.
    """
    if akun.totp_sandi is None:
        return None
    n = langkah(brankas.buka(akun.totp_sandi), ketikan, pada)
    if n is not None:
        return Terbaca(n) if n > akun.totp_langkah else None
    sidik = _sidik(ketikan)
    return Terbaca(sidik=sidik) if queries.ada(session, akun.id, sidik) else None


def pakai(session: Session, akun: Akun, kode: Terbaca, *, pada: datetime) -> str:
    """Use the code up; gives what the audit trail says of how one came in.

    Raises Bersamaan where somebody used it in the same moment.
    """
    if kode.langkah is not None:
        ubah: Any = sa.update(Akun).where(Akun.id == akun.id, Akun.totp_langkah < kode.langkah)
        if _jumlah(session, ubah.values(totp_langkah=kode.langkah)) != 1:
            raise Bersamaan(SUDAH_DIPAKAI)
        return "dengan kode aplikasi"
    ubah = sa.update(KodePemulihan).where(
        KodePemulihan.akun_id == akun.id,
        KodePemulihan.sidik == kode.sidik,
        KodePemulihan.dipakai_pada.is_(None),
    )
    if _jumlah(session, ubah.values(dipakai_pada=pada)) != 1:
        raise Bersamaan(SUDAH_DIPAKAI)
    return f"dengan kode pemulihan, tersisa {queries.sisa(session, akun.id)}"


def pasang(session: Session, akun: Akun, *, tersandi: str, langkah: int, pada: datetime) -> list[str]:
    """The account signs in with codes from now on; gives its recovery codes, once."""
    akun.totp_sandi, akun.totp_langkah, akun.totp_sejak = tersandi, langkah, pada
    kode = _kode_baru(session, akun)
    _catat(session, akun, akun.nama, pada, f"memasang kode masuk dari aplikasi pada akun {akun.nama}")
    return kode


def ganti_pemulihan(session: Session, akun: Akun, *, pada: datetime) -> list[str]:
    """New recovery codes, given once; the old ones open nothing any more."""
    kode = _kode_baru(session, akun)
    _catat(session, akun, akun.nama, pada, f"membuat kode pemulihan baru untuk akun {akun.nama}")
    return kode


def lepas(session: Session, akun: Akun, *, oleh: str, pada: datetime) -> None:
    """The account signs in with its password alone again; done to another, its open sessions end."""
    akun.totp_sandi, akun.totp_langkah, akun.totp_sejak = None, 0, None
    session.execute(sa.delete(KodePemulihan).where(KodePemulihan.akun_id == akun.id))
    if oleh != akun.nama:
        akun.versi_sesi += 1
    peristiwa = f"melepas kode masuk dari aplikasi pada akun {akun.nama}"
    _catat(session, akun, oleh, pada, peristiwa)
    umumkan_pimpinan(session, akun, peristiwa, oleh=oleh, pada=pada)


def _kode_baru(session: Session, akun: Akun) -> list[str]:
    session.execute(sa.delete(KodePemulihan).where(KodePemulihan.akun_id == akun.id))
    kode = [sandi_acak() for _ in range(BANYAK)]
    session.add_all([KodePemulihan(akun_id=akun.id, sidik=_sidik(satu)) for satu in kode])
    return kode


def _sidik(kode: str) -> str:
    return sha256(re.sub(r"[\W_]", "", kode.lower()).encode()).hexdigest()


def _jumlah(session: Session, perintah: Any) -> int:
    hasil: Any = session.execute(perintah.execution_options(synchronize_session=False))
    return int(hasil.rowcount)


def _catat(session: Session, akun: Akun, oleh: str, pada: datetime, peristiwa: str) -> None:
    catat(session, unit_id=akun.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def _pyotp() -> Any:
    """Imported where it is used: nobody without codes needs it."""
    return import_module("pyotp")
