"""Taking answers out of the figures, with a reason, and putting them back. Nothing here commits.

It is decided at once and takes effect with a later release, hidden among others: one answer fewer in a figure
would tell that answer. Of the running month that is the next release; of a month that was closed, the first
one at which five answers of the same shown part wait to leave or return.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import TERAWAL
from kinerja.ungkap import PALING_SEDIKIT
from skm.akun.services import catat
from skm.galat import Galat, kunci
from skm.jawaban.models import Dimensi, HitunganTampil, Jawaban, Pengecualian, Penutupan, Rentang
from skm.jawaban.queries.bertanda import bulan_tertutup
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.services.hitungan import Bagian, Baris, kunci_gudang, sebaris


def kecualikan(
    session: Session,
    *,
    unit_id: int,
    kelompok: Collection[tuple[date, int]],
    alasan: str,
    oleh: str,
    pada: datetime,
) -> Pengecualian:
    """Take the flagged answers of these groups out of every figure, from a later release on. Raises Galat.

    A group is a closed month of the unit and the bits of its flags. Answers that are out already stay so.
    """
    if not alasan.strip():
        raise Galat("Alasan harus diisi.", bidang="alasan")
    kunci_gudang(session, unit_id)
    tutup = bulan_tertutup(session, unit_id)
    satu = Pengecualian(unit_id=unit_id, alasan=alasan.strip(), jumlah=0, pada=pada, oleh=oleh)
    session.add(satu)
    session.flush()
    dipilih = [
        sa.and_(
            Jawaban.tanda == tanda,
            Jawaban.tanggal.between(bulan, akhir(bulan, Rentang.BULAN)),
        )
        for bulan, tanda in kelompok
        if tanda and bulan <= tutup
    ]
    milik = (Jawaban.unit_id == unit_id, Jawaban.pengecualian_id.is_(None), sa.or_(sa.false(), *dipilih))
    ubah = sa.update(Jawaban).where(*milik).values(pengecualian_id=satu.id)
    satu.jumlah = session.connection().execute(ubah).rowcount
    if not satu.jumlah:
        kalimat = "Pilih paling sedikit satu kelompok jawaban yang masih dihitung."
        raise Galat(kalimat, status=409 if kelompok else 400)
    peristiwa = f"mengecualikan {satu.jumlah} jawaban survei: {satu.alasan}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu


def kembalikan(session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> Pengecualian:
    """Count those answers again from a later release on; what was decided stays on record. Raises Galat."""
    kunci_gudang(session, unit_id)
    satu = session.get(Pengecualian, nomor)
    if satu is None or satu.unit_id != unit_id:
        raise Galat("Pengecualian itu tidak ditemukan.")
    kunci(session, satu)
    if satu.dibatalkan_pada is None:
        session.execute(
            sa.update(Jawaban).where(Jawaban.pengecualian_id == nomor).values(pengecualian_id=None)
        )
        satu.dibatalkan_pada, satu.dibatalkan_oleh = pada, oleh
        peristiwa = f"mengembalikan {satu.jumlah} jawaban survei yang dikecualikan: {satu.alasan}"
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Answers that come back into the figures and that leave them, and which service's block has them."""

    masuk: Sequence[Baris] = ()
    keluar: Sequence[Baris] = ()
    blok: dict[uuid.UUID, Bagian] | None = None


def terapkan(session: Session, *, unit_id: int, berjalan: Collection[tuple[int, date]]) -> Perubahan:
    """What was decided since and can take effect now; the counters are the caller's to change.

    `berjalan` are the questionnaires and months that a release of now adds at least five answers to.
    """
    tertunda = session.scalars(
        sa.select(Jawaban).where(
            Jawaban.unit_id == unit_id, Jawaban.terhitung == Jawaban.pengecualian_id.is_not(None)
        )
    ).all()
    if not tertunda:
        return Perubahan()
    tutup, blok = _tertutup(session, unit_id)
    kelompok: defaultdict[tuple[Any, ...], list[Jawaban]] = defaultdict(list)
    milik: dict[uuid.UUID, Bagian] = {}
    for satu in tertunda:
        bulan = awal(satu.tanggal, Rentang.BULAN)
        if not satu.jalur.sendiri:
            kunci_kelompok: tuple[Any, ...] = ("dimuat",)
        elif bulan > tutup:
            kunci_kelompok = ("berjalan", satu.kuesioner_id, bulan)
        else:
            bagian = next((b for dari, sampai, b in blok if _di_dalam(satu, b, dari, sampai)), None)
            if bagian is not None:
                milik[satu.id] = bagian
            kunci_kelompok = ("tertutup", satu.kuesioner_id, bulan, bagian)
        kelompok[kunci_kelompok].append(satu)
    berlaku = [
        satu
        for apa, isi in kelompok.items()
        if apa[0] == "dimuat"
        or (apa[0] == "berjalan" and apa[1:] in berjalan)
        or (apa[0] == "tertutup" and len(isi) >= PALING_SEDIKIT)
        for satu in isi
    ]
    masuk = [sebaris(satu) for satu in berlaku if not satu.terhitung]
    keluar = [sebaris(satu) for satu in berlaku if satu.terhitung]
    session.execute(
        sa.update(Jawaban)
        .where(Jawaban.id.in_([satu.id for satu in berlaku]))
        .values(terhitung=Jawaban.pengecualian_id.is_(None))
    )
    return Perubahan(masuk, keluar, milik)


def _tertutup(session: Session, unit_id: int) -> tuple[date, list[tuple[date, date, Bagian]]]:
    """The last closed month, and the blocks of services that were shown: first and last day, and which."""
    t = HitunganTampil
    pilih = (
        sa.select(Penutupan.mulai, t.mulai, t.dari, t.akhir, t.kuesioner_id, t.nilai)
        .outerjoin(
            t,
            sa.and_(
                t.unit_id == Penutupan.unit_id,
                t.dimensi == Dimensi.LAYANAN,
                t.dari.is_not(None),
            ),
        )
        .where(Penutupan.unit_id == unit_id, Penutupan.rentang == Rentang.BULAN)
    )
    tutup, blok = TERAWAL, []
    for terakhir, mulai, dari, sampai, kuesioner_id, nilai in session.execute(pilih):
        tutup = terakhir
        if dari is not None:
            blok.append((dari, sampai, Bagian(Dimensi.LAYANAN, mulai, kuesioner_id, nilai)))
    return tutup, blok


def _di_dalam(satu: Jawaban, blok: Bagian, dari: date, sampai: date) -> bool:
    milik = (satu.kuesioner_id, str(satu.layanan_id or 0)) == (blok.kuesioner_id, blok.nilai)
    return milik and dari <= satu.tanggal <= sampai
