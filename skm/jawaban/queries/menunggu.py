"""Answers that wait, for whoever has the key: counted beside the released ones, never shown one by one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.tanggal import TERAKHIR, TERAWAL
from skm.jawaban.models import KOLOM_UNSUR, JawabanMenunggu
from skm.jawaban.queries.hitungan import Cakupan, Isi, Terjawab, semua, terjawab
from skm.jawaban.segel import IsiJawaban, Segel
from skm.jawaban.vektor import cacah


@dataclass(frozen=True, slots=True)
class Menunggu:
    """One waiting answer: its row, the day it came, what it says."""

    nomor: int
    hari: date
    isi: IsiJawaban


def menunggu(session: Session, *, unit_id: int, segel: Segel, sebelum: date | None = None) -> list[Menunggu]:
    """Waiting answers of the unit, of days before `sebelum`. Raises GalatSegel under another server's key."""
    m = JawabanMenunggu
    pilih = sa.select(m.id, m.hari, m.isi).where(m.unit_id == unit_id)
    if sebelum is not None:
        pilih = pilih.where(m.hari < sebelum)
    return [
        Menunggu(nomor, hari, segel.buka(isi, unit_id=unit_id, hari=hari))
        for nomor, hari, isi in session.execute(pilih)
    ]


@dataclass(frozen=True, slots=True)
class DenganMenunggu:
    """A source of counts: every released answer, and the waiting ones as if they were released today."""

    daftar: Sequence[IsiJawaban]
    hari_ini: date

    def __call__(
        self,
        session: Session,
        unit_id: int,
        periode: Sequence[Periode],
        kuesioner: Collection[int],
        cakupan: Cakupan,
    ) -> Isi:
        """The counts of each period, answered to those questionnaires."""
        hasil = dict(semua(session, unit_id, periode, kuesioner, cakupan))
        for urutan, kapan in enumerate(periode):
            if not (kapan.dari or TERAWAL) <= self.hari_ini <= (kapan.sampai or TERAKHIR):
                continue
            for isi in self.daftar:
                if isi.kuesioner_id in kuesioner and _tercakup(isi, cakupan):
                    kunci = (urutan, isi.kuesioner_id, (isi.layanan_id or 0) if cakupan.per_layanan else None)
                    satu = self._satu(isi)
                    hasil[kunci] = hasil[kunci] + satu if kunci in hasil else satu
        return hasil

    def _satu(self, isi: IsiJawaban) -> Terjawab:
        """A form that is sent has every unsur filled, so its last column is its questionnaire's."""
        kolom = max(int(nama[1:]) for nama in isi.nilai)
        nilai = tuple(isi.nilai.get(f"u{nomor}") for nomor in range(1, KOLOM_UNSUR + 1))
        return terjawab(cacah(nilai[:kolom]), self.hari_ini, bertanda=bool(isi.tanda))


def _tercakup(isi: IsiJawaban, cakupan: Cakupan) -> bool:
    layanan = cakupan.layanan_id is None or isi.layanan_id == cakupan.layanan_id
    return layanan and (cakupan.jalur is None or isi.jalur == cakupan.jalur)


def jumlah_menunggu(session: Session, unit_id: int, *, sebelum: date) -> int:
    """How many answers of days before `sebelum` still wait: what today brought is nobody's to count."""
    m = JawabanMenunggu
    milik = (m.unit_id == unit_id, m.hari < sebelum)
    return session.scalars(sa.select(sa.func.count()).select_from(m).where(*milik)).one()
