"""Edited sections and photographs of a report, and the report with both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.laporan.hasil.isi import HasilPeriode
from skm.laporan.hasil.tambahan import Foto, Seksi, Suntingan
from skm.orm import Moment
from skm.suntingan.models import FotoLaporan, IsiFoto, SuntinganLaporan
from skm.suntingan.tentang import Laporan


def suntingan_seksi(session: Session, laporan: Laporan, seksi: Seksi) -> SuntinganLaporan | None:
    """What is kept of that section."""
    milik = sa.select(SuntinganLaporan).filter_by(**laporan.kunci, seksi=seksi)
    return session.scalar(milik)


def daftar_foto(session: Session, laporan: Laporan) -> Sequence[FotoLaporan]:
    """The report's photographs in their order, without the pictures."""
    milik = sa.select(FotoLaporan).filter_by(**laporan.kunci)
    return session.scalars(milik.order_by(FotoLaporan.urut, FotoLaporan.id)).all()


def foto_unit(session: Session, unit_id: int, nomor: int) -> FotoLaporan | None:
    """That photograph, if it is the office's."""
    return session.scalar(
        sa.select(FotoLaporan).where(FotoLaporan.id == nomor, FotoLaporan.unit_id == unit_id)
    )


def isi_foto(session: Session, unit_id: int, nomor: int) -> bytes | None:
    """The picture, if it is the office's."""
    pilih = sa.select(IsiFoto.isi).join(FotoLaporan, FotoLaporan.id == IsiFoto.foto_id)
    return session.scalar(pilih.where(FotoLaporan.id == nomor, FotoLaporan.unit_id == unit_id))


@dataclass(frozen=True, slots=True)
class Tambahan:
    """What staff put into one report."""

    suntingan: tuple[Suntingan, ...]
    foto: tuple[Foto, ...]

    def masuk(self, hasil: HasilPeriode) -> HasilPeriode:
        """The results with it."""
        return replace(hasil, suntingan=self.suntingan, foto=self.foto)


def baca_tambahan(session: Session, laporan: Laporan, zona: ZoneInfo, *, cetak: bool) -> Tambahan:
    """Edited sections and photographs; with `cetak` the pictures too.

    One statement, for a report has many.
    """
    semua = session.execute(_pilih(laporan, cetak=cetak)).all()
    return Tambahan(
        tuple(_suntingan(satu, zona) for satu in semua if satu.pada is not None),
        tuple(Foto(satu.teks, satu.n, satu.m, satu.isi or b"") for satu in semua if satu.m is not None),
    )


def _suntingan(satu: Any, zona: ZoneInfo) -> Suntingan:
    hari = satu.pada.astimezone(zona).date()
    return Suntingan(Seksi(satu.nama), satu.teks, satu.angka, satu.oleh, hari, satu.n)


def _pilih(laporan: Laporan, *, cetak: bool) -> sa.CompoundSelect[Any]:
    """Rows of two kinds under one another: a section, a photograph."""
    s, f = SuntinganLaporan, FotoLaporan
    kosong = {
        nama: sa.cast(sa.null(), tipe).label(nama)
        for nama, tipe in (("angka", sa.JSON), ("pada", Moment), ("n", sa.Integer), ("m", sa.Integer))
    }
    tanpa = sa.cast(sa.null(), sa.LargeBinary).label("isi")
    seksi = sa.select(
        *(sa.cast(s.seksi, sa.String).label("nama"), s.teks.label("teks"), s.oleh.label("oleh")),
        *(s.angka.label("angka"), s.pada.label("pada"), s.versi.label("n"), kosong["m"], tanpa),
        *(sa.literal(0).label("urut"), s.id.label("id")),
    ).filter_by(**laporan.kunci)
    foto = sa.select(
        *(sa.literal("foto"), f.keterangan, f.oleh, kosong["angka"], kosong["pada"], f.lebar, f.tinggi),
        *(IsiFoto.isi if cetak else tanpa, f.urut, f.id),
    ).filter_by(**laporan.kunci)
    if cetak:
        foto = foto.join(IsiFoto, IsiFoto.foto_id == f.id)
    return seksi.union_all(foto).order_by("urut", "id")
