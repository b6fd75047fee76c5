"""What was answered in periods, from the counters: what may be shown, or for the command all there is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.tanggal import TERAKHIR, TERAWAL
from kinerja.ungkap import PALING_SEDIKIT
from skm.jawaban.models import Dimensi, HitunganHari, HitunganTampil, Jalur, Jawaban, Rentang
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.vektor import Cacahan, baca, jumlahkan


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Whose answers: of one service or of all, by one way of coming or by any."""

    layanan_id: int | None = None
    jalur: Jalur | None = None
    per_layanan: bool = False
    """Whether services are told apart in what is given."""


SELURUHNYA = Cakupan()


@dataclass(frozen=True, slots=True)
class Terjawab:
    """The counts of a period's answers to one questionnaire."""

    cacahan: Cacahan
    dari: date
    sampai: date
    """The first and the last day that is counted; of what may be shown, of the first and the last month."""
    tanpa_bertanda: Cacahan | None
    """The same without the flagged answers; None where that may not be shown."""

    def __add__(self, lain: Terjawab) -> Terjawab:
        tanpa = None
        if self.tanpa_bertanda is not None and lain.tanpa_bertanda is not None:
            tanpa = self.tanpa_bertanda + lain.tanpa_bertanda
        return Terjawab(
            self.cacahan + lain.cacahan, min(self.dari, lain.dari), max(self.sampai, lain.sampai), tanpa
        )


Isi = Mapping[tuple[int, int, int | None], Terjawab]
"""By place of the period, questionnaire and service: 0 the unit as a whole, None where not told apart."""


class Sumber(Protocol):
    """Where counts come from: `tampil`, or `semua` of whoever may see any day."""

    def __call__(
        self,
        session: Session,
        unit_id: int,
        periode: Sequence[Periode],
        kuesioner: Collection[int],
        cakupan: Cakupan,
    ) -> Isi:
        """The counts of each period, answered to those questionnaires."""


def tampil(
    session: Session,
    unit_id: int,
    periode: Sequence[Periode],
    kuesioner: Collection[int],
    cakupan: Cakupan = SELURUHNYA,
) -> Isi:
    """What may be shown to who opens a page: whole months, and of parts what was disclosed when they ended.

    One statement. The period's months count whole, its quarters where all of one lies in it. Nothing is shown
    of a service and a way of coming at once, nor of a part with fewer than five respondents.
    """
    if (cakupan.layanan_id is not None or cakupan.per_layanan) and cakupan.jalur is not None:
        return {}
    t, milik = HitunganTampil, _bagian(cakupan)
    hari = hari_periode([bulan_penuh(satu) for satu in periode])
    pilih = (
        sa.select(hari.c.urutan, t.kuesioner_id, t.nilai, t.mulai, t.akhir, t.responden, t.isi, t.dimensi)
        .select_from(hari)
        .join(t, sa.and_(t.mulai >= hari.c.dari, t.akhir <= hari.c.sampai))
        .where(t.unit_id == unit_id, t.kuesioner_id.in_(kuesioner), t.responden > 0, sa.or_(*milik))
    )
    hasil: dict[tuple[int, int, int | None], Terjawab] = {}
    bulan: dict[tuple[int, int, int | None], set[date]] = {}
    tanpa: dict[tuple[int, int, int | None], dict[date, Cacahan]] = {}
    for urutan, kuesioner_id, nilai, mulai, sampai, responden, isi, dimensi in session.execute(pilih):
        kunci = (urutan, kuesioner_id, int(nilai) if cakupan.per_layanan else None)
        if dimensi is Dimensi.TANDA:
            tanpa.setdefault(kunci, {})[mulai] = baca(responden, isi)
            continue
        satu = Terjawab(baca(responden, isi), mulai, sampai, None)
        hasil[kunci] = hasil[kunci] + satu if kunci in hasil else satu
        bulan.setdefault(kunci, set()).add(awal(mulai, Rentang.TRIWULAN))
    for kunci, triwulan in bulan.items():
        if triwulan == (milik_tanpa := tanpa.get(kunci, {})).keys():
            semua = jumlahkan(hasil[kunci].cacahan.kolom, milik_tanpa.values())
            hasil[kunci] = replace(hasil[kunci], tanpa_bertanda=semua)
    sebagian = cakupan != SELURUHNYA
    return {kunci: satu for kunci, satu in hasil.items() if not sebagian or cukup(satu)}


def cukup(satu: Terjawab) -> bool:
    """Whether as many answered as a part must have to be shown."""
    return satu.cacahan.responden >= PALING_SEDIKIT


def semua(
    session: Session,
    unit_id: int,
    periode: Sequence[Periode],
    kuesioner: Collection[int],
    cakupan: Cakupan = SELURUHNYA,
) -> Isi:
    """Every released answer of the periods' days, for who may see any day. One statement."""
    h, hari = HitunganHari, hari_periode(periode)
    syarat = [h.unit_id == unit_id, h.kuesioner_id.in_(kuesioner), h.responden > 0]
    if cakupan.layanan_id is not None:
        syarat.append(h.layanan_id == cakupan.layanan_id)
    if cakupan.jalur is not None:
        syarat.append(h.jalur == cakupan.jalur)
    pilih = (
        sa.select(hari.c.urutan, h.kuesioner_id, h.layanan_id, h.tanggal, h.bertanda, h.responden, h.isi)
        .select_from(hari)
        .join(h, h.tanggal.between(hari.c.dari, hari.c.sampai))
        .where(*syarat)
    )
    hasil: dict[tuple[int, int, int | None], Terjawab] = {}
    for urutan, kuesioner_id, layanan_id, tanggal, bertanda, responden, isi in session.execute(pilih):
        kunci = (urutan, kuesioner_id, layanan_id if cakupan.per_layanan else None)
        satu = terjawab(baca(responden, isi), tanggal, bertanda=bertanda)
        hasil[kunci] = hasil[kunci] + satu if kunci in hasil else satu
    return hasil


def sudah_dihitung(session: Session, unit_id: int) -> bool:
    """Whether the unit's answers have counters, or there are no answers."""
    ada, hitungan = (
        sa.exists().where(Jawaban.unit_id == unit_id),
        sa.exists().where(HitunganHari.unit_id == unit_id),
    )
    return bool(session.scalar(sa.select(sa.or_(hitungan, ~ada))))


def terjawab(cacahan: Cacahan, hari: date, *, bertanda: bool) -> Terjawab:
    """The counts of one day's answers, all flagged or none."""
    return Terjawab(cacahan, hari, hari, Cacahan.kosong(cacahan.kolom) if bertanda else cacahan)


def hari_periode(periode: Sequence[Periode]) -> sa.CTE:
    """The periods as rows (urutan, dari, sampai) to join days to, however many there are."""
    kapan = sa.values(
        sa.column("urutan", sa.Integer), sa.column("dari", sa.Date), sa.column("sampai", sa.Date)
    )
    return kapan.data(
        [(urutan, satu.dari or TERAWAL, satu.sampai or TERAKHIR) for urutan, satu in enumerate(periode)]
    ).cte("periode")


def _bagian(cakupan: Cakupan) -> list[sa.ColumnElement[bool]]:
    """The shown counters of that scope; beside the whole office those without flagged answers."""
    t = HitunganTampil
    if cakupan.per_layanan:
        return [t.dimensi == Dimensi.LAYANAN]
    if cakupan.layanan_id is not None:
        return [sa.and_(t.dimensi == Dimensi.LAYANAN, t.nilai == str(cakupan.layanan_id))]
    if cakupan.jalur is not None:
        return [sa.and_(t.dimensi == Dimensi.JALUR, t.nilai == cakupan.jalur.value)]
    return [t.dimensi == Dimensi.KANTOR, sa.and_(t.dimensi == Dimensi.TANDA, t.dari.is_not(None))]


def bulan_penuh(periode: Periode) -> Periode:
    """The months that the period touches."""
    dari, sampai = periode.dari, periode.sampai
    return Periode.rentang(
        dari and awal(dari, Rentang.BULAN), sampai and akhir(awal(sampai, Rentang.BULAN), Rentang.BULAN)
    )
