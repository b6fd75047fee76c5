"""Counts of several periods, and of one of them by its parts, read together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.tanggal import TERAKHIR, TERAWAL
from skm.jawaban.queries.hitungan import SELURUHNYA, Cakupan, tampil
from skm.jawaban.queries.menurut import Bagian, menurut_bagian
from skm.kuesioner.queries.tally import HitunganIkm, hitungan_tampak, skm_terbit


@dataclass(frozen=True, slots=True)
class HitunganMenurut:
    """What the SKM's answers came to, as far as anybody who opens a page may see."""

    periode: Mapping[Periode, HitunganIkm]
    bagian: Mapping[Bagian, HitunganIkm]
    """Of one period and the whole office: services, ways of coming, what respondents said of themselves."""
    triwulan: Mapping[Bagian, frozenset[date]]
    """First days of the quarters in which something of that part is shown."""
    kantor: Mapping[date, int]
    """Everybody who answered in that period, by the first days of quarters."""


def hitungan_menurut(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    deret: Sequence[Periode],
    cakupan: Cakupan = SELURUHNYA,
) -> HitunganMenurut:
    """The counts of every period of `deret` within `cakupan`, and the whole office's parts of `periode`.

    Raises Galat (503) while no SKM is published.
    """
    terbit = skm_terbit(session, unit_id)
    nomor = [satu.id for satu in terbit]
    isi = tampil(session, unit_id, deret, nomor, cakupan)
    terbagi = menurut_bagian(session, unit_id, periode.dari or TERAWAL, periode.sampai or TERAKHIR, nomor)
    return HitunganMenurut(
        {kapan: hitungan_tampak(terbit, isi, urutan, kapan) for urutan, kapan in enumerate(deret)},
        {bagian: hitungan_tampak(terbit, milik, 0, periode) for bagian, milik in terbagi.isi.items()},
        terbagi.triwulan,
        terbagi.kantor,
    )
