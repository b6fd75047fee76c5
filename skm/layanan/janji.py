"""Which promises are the office's own word, and setting all of them at once. Nothing here commits.

A seeded promise is a proposal: cases are measured by it, citizens are not told of it until the office has
said that it is its own. Another one is a version from that day on, so that nothing past moves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from kinerja.kalender import Janji, Satuan
from skm.akun.services import catat
from skm.galat import Galat, kunci
from skm.layanan.models import Layanan, Unit
from skm.layanan.queries import berlaku
from skm.layanan.services import ganti_janji

AWALAN_JUMLAH, AWALAN_SATUAN = "jumlah-", "satuan-"
"""Before a service's number, in the names of its two fields."""
KOSONG = "Isi sedikitnya satu janji."


@dataclass(frozen=True, slots=True)
class BarisJanji:
    """A service of the table, with what stands in its fields and what is wrong with them."""

    layanan: Layanan
    jumlah: str
    satuan: str
    usulan: bool
    """Whether citizens are not told of it yet."""
    galat: str = ""


def janji_usulan(session: Session, unit_id: int) -> int:
    """How many services on offer still have a proposal for a promise."""
    milik = (Layanan.unit_id == unit_id, Layanan.aktif, Layanan.usulan)
    return session.scalar(sa.select(sa.func.count(Layanan.id)).where(*milik)) or 0


def baris_janji_semua(session: Session, unit_id: int, hari_ini: date) -> tuple[BarisJanji, ...]:
    """Services on offer, each with its promise in force."""
    hasil = []
    for satu in _layanan(session, unit_id):
        kini = berlaku(satu.janji, hari_ini)
        hasil.append(BarisJanji(satu, str(kini.jumlah), kini.satuan.value, satu.usulan))
    return tuple(hasil)


def baca_janji_semua(semua: Sequence[BarisJanji], kiriman: Mapping[str, str]) -> tuple[BarisJanji, ...]:
    """The same rows with what was typed; a service that was not shown stays as it is."""
    return tuple(_baca(satu, kiriman) for satu in semua)


def bergalat(semua: Sequence[BarisJanji], galat: Galat) -> tuple[BarisJanji, ...]:
    """The same rows, the refused one saying why."""
    return tuple(
        replace(satu, galat=galat.kalimat) if str(satu.layanan.id) == galat.bidang else satu for satu in semua
    )


def tetapkan_semua(
    session: Session,
    unit: Unit,
    semua: Sequence[BarisJanji],
    *,
    dasar: str,
    hari_ini: date,
    oleh: str,
    pada: datetime,
) -> int:
    """Make every typed promise the office's own from today on; an emptied one stays what it was.

    What did not change gets no version. Gives how many became so. Raises Galat, at the service's number for a
    promise that cannot be.
    """
    if not any(satu.jumlah for satu in semua):
        raise Galat(KOSONG)
    kunci(session, unit)
    banyak = 0
    for satu in (satu for satu in semua if satu.jumlah):
        session.refresh(satu.layanan)
        janji, kini = Janji(int(satu.jumlah), Satuan(satu.satuan)), berlaku(satu.layanan.janji, hari_ini)
        siapa: dict[str, Any] = {"oleh": oleh, "pada": pada}
        try:
            if Janji(kini.jumlah, kini.satuan) != janji:
                tentang: dict[str, Any] = {"berlaku_mulai": hari_ini, "dasar": dasar, "hari_ini": hari_ini}
                ganti_janji(session, satu.layanan, janji=janji, **tentang, **siapa)
                banyak += 1
            elif satu.layanan.usulan:
                _akui(session, satu.layanan, janji, dasar, **siapa)
                banyak += 1
        except Galat as salah:
            raise Galat(salah.kalimat, bidang=str(satu.layanan.id), status=salah.status) from salah
    return banyak


def _akui(session: Session, layanan: Layanan, janji: Janji, dasar: str, *, oleh: str, pada: datetime) -> None:
    """The proposal is the office's own word, unchanged."""
    layanan.usulan = False
    menurut = f" menurut {dasar}" if dasar else ""
    peristiwa = f"menetapkan usulan {janji.kata} sebagai janji layanan {layanan.kode}{menurut}"
    catat(session, unit_id=layanan.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def _baca(satu: BarisJanji, kiriman: Mapping[str, str]) -> BarisJanji:
    nomor = satu.layanan.id
    jumlah = kiriman.get(f"{AWALAN_JUMLAH}{nomor}")
    if jumlah is None:
        return replace(satu, jumlah="")
    satuan = kiriman.get(f"{AWALAN_SATUAN}{nomor}", "")
    dibaca = replace(satu, jumlah=jumlah.strip()[:20], satuan=satuan)
    return replace(dibaca, galat=_salah(dibaca))


def _salah(satu: BarisJanji) -> str:
    if not satu.jumlah:
        return ""
    if satu.satuan not in {anggota.value for anggota in Satuan}:
        return "Pilih satuan dari daftar."
    if not (satu.jumlah.isascii() and satu.jumlah.isdecimal() and len(satu.jumlah) < 6):
        return "Isi dengan bilangan bulat."
    if int(satu.jumlah) == 0 and satu.satuan != Satuan.HARI:
        return "0 hanya untuk hari kerja, artinya selesai hari yang sama."
    return ""


def _layanan(session: Session, unit_id: int) -> Sequence[Layanan]:
    pilih = sa.select(Layanan).where(Layanan.unit_id == unit_id, Layanan.aktif)
    urut = pilih.order_by(Layanan.urutan, Layanan.kode).options(selectinload(Layanan.janji))
    return session.scalars(urut).all()
