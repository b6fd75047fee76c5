"""A period's answers by all that its months and quarters are divided by, each of it alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import PROFIL, Dimensi, HitunganTampil, Rentang
from skm.jawaban.queries.hitungan import Isi, Terjawab, cukup
from skm.jawaban.rentang import awal
from skm.jawaban.vektor import baca

TERBAGI = (Dimensi.LAYANAN, Dimensi.JALUR, *PROFIL)
Bagian = tuple[Dimensi, str]
"""A dimension, and which part of it: the service's id, the way of coming, what was said."""


@dataclass(frozen=True, slots=True)
class TerjawabMenurut:
    """What may be shown of a period by its parts."""

    isi: Mapping[Bagian, Isi]
    """Under place 0, without a service; only parts that five and more answered."""
    triwulan: Mapping[Bagian, frozenset[date]]
    """First days of the quarters in which something of that part is shown."""
    kantor: Mapping[date, int]
    """Everybody who answered, by the first days of quarters."""


def menurut_bagian(
    session: Session, unit_id: int, dari: date, sampai: date, kuesioner: Collection[int]
) -> TerjawabMenurut:
    """The shown parts of the months and quarters that lie within those days. One statement.

    What was decided when they ended is all there is: no two dimensions meet in any counter.
    """
    t = HitunganTampil
    pilih = sa.select(t.dimensi, t.nilai, t.kuesioner_id, t.mulai, t.akhir, t.responden, t.isi).where(
        t.unit_id == unit_id,
        t.dimensi.in_((Dimensi.KANTOR, *TERBAGI)),
        t.mulai >= dari,
        t.akhir <= sampai,
        t.kuesioner_id.in_(kuesioner),
        t.responden > 0,
    )
    isi: dict[Bagian, dict[tuple[int, int, int | None], Terjawab]] = {}
    triwulan: dict[Bagian, set[date]] = {}
    kantor: dict[date, int] = {}
    for dimensi, nilai, kuesioner_id, mulai, akhir, responden, byta in session.execute(pilih):
        kapan = awal(mulai, Rentang.TRIWULAN)
        if dimensi is Dimensi.KANTOR:
            kantor[kapan] = kantor.get(kapan, 0) + responden
            continue
        milik, kunci = isi.setdefault((dimensi, nilai), {}), (0, kuesioner_id, None)
        satu = Terjawab(baca(responden, byta), mulai, akhir, None)
        milik[kunci] = milik[kunci] + satu if kunci in milik else satu
        triwulan.setdefault((dimensi, nilai), set()).add(kapan)
    buka = {bagian: {k: satu for k, satu in milik.items() if cukup(satu)} for bagian, milik in isi.items()}
    return TerjawabMenurut(
        {bagian: milik for bagian, milik in buka.items() if milik},
        {bagian: frozenset(kapan) for bagian, kapan in triwulan.items()},
        kantor,
    )
