"""The release: what waited on days that are over becomes answers, at least five together, in random order.

Between an arrival and its answer nothing stays that both have: another transaction, another order, another
place, another key, and the day of release instead of the day it came. Rule: UU 27/2022, no one to be found.
"""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import SystemRandom
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import TERAWAL
from kinerja.ungkap import PALING_SEDIKIT
from skm.jawaban.models import (
    PROFIL,
    SATU_PERNYATAAN,
    SENDIRI,
    Jalur,
    Jawaban,
    JawabanMenunggu,
    Penutupan,
    Rentang,
)
from skm.jawaban.queries.menunggu import Menunggu, menunggu
from skm.jawaban.rentang import akhir
from skm.jawaban.segel import IsiJawaban, Segel
from skm.jawaban.selisih import NILAI, deret
from skm.jawaban.services.berlaku import terapkan
from skm.jawaban.services.hitungan import kunci_gudang, ubah_hitungan
from skm.jawaban.services.tambahan import susulkan_tambahan


@dataclass(frozen=True, slots=True)
class Pelepasan:
    """What a release did: how many answers under which days, and how many wait on."""

    dilepas: Counter[date]
    menunggu: int
    tautan: Counter[tuple[int, date]]
    """Completed forms by link and day of release."""


def lepas(session: Session, *, unit_id: int, segel: Segel, hari_ini: date) -> Pelepasan:
    """Release what waited on days before the office's day `hari_ini`.

    Each day that is over releases what waits for one questionnaire if at least five of it carry no flag; the
    others wait on with the next day's. Exclusions and their undos that waited take effect with it.
    """
    kunci_gudang(session, unit_id)
    semua = menunggu(session, unit_id=unit_id, segel=segel, sebelum=hari_ini)
    dilepas = list(_berhari(semua, _berakhir(session, unit_id, semua), hari_ini)) if semua else []
    if not dilepas:
        return Pelepasan(Counter(), len(semua), Counter())
    SystemRandom().shuffle(dilepas)
    baris = [_baris(satu.isi, unit_id, hari) for satu, hari in dilepas]
    session.execute(sa.insert(Jawaban), baris, execution_options=SATU_PERNYATAAN)
    session.execute(
        sa.delete(JawabanMenunggu).where(JawabanMenunggu.id.in_([satu.nomor for satu, _ in dilepas]))
    )
    ubah = terapkan(session, unit_id=unit_id)
    ubah_hitungan(
        session,
        unit_id=unit_id,
        masuk=[*baris, *ubah.masuk],
        keluar=ubah.keluar,
        blok=ubah.blok,
        kolom=_kolom(satu.isi for satu, _ in dilepas),
    )
    susulkan_tambahan(
        session, unit_id, deret([*ubah.masuk, *ubah.keluar])
    )  # what is released is of an open month
    tautan = Counter((satu.isi.tautan_id, hari) for satu, hari in dilepas if satu.isi.tautan_id is not None)
    return Pelepasan(Counter(hari for _, hari in dilepas), len(semua) - len(dilepas), tautan)


def _berakhir(session: Session, unit_id: int, semua: Sequence[Menunggu]) -> date:
    """The last day with a batch, or of a closed month: an answer stored after its day's end is no part of it.

    Looked for since the first waiting day, so that a long past costs nothing.
    """
    batch = sa.select(sa.func.max(Jawaban.tanggal)).where(
        Jawaban.unit_id == unit_id,
        Jawaban.tanggal >= min(satu.hari for satu in semua),
        Jawaban.jalur.in_(SENDIRI),
    )
    bulan = sa.select(Penutupan.mulai).where(Penutupan.unit_id == unit_id, Penutupan.rentang == Rentang.BULAN)
    hari, tutup = session.execute(sa.select(batch.scalar_subquery(), bulan.scalar_subquery())).one()
    return max(hari or TERAWAL, akhir(tutup, Rentang.BULAN) if tutup else TERAWAL)


def _berhari(semua: Sequence[Menunggu], berakhir: date, hari_ini: date) -> Iterable[tuple[Menunggu, date]]:
    """Each answer that is released, with its day of release: as if each day had been released at its end.

    Days up to `berakhir` have ended: what is left of them goes with the day after.
    """
    antre: defaultdict[int, list[Menunggu]] = defaultdict(list)
    menurut_hari: defaultdict[date, list[Menunggu]] = defaultdict(list)
    for satu in semua:
        menurut_hari[max(satu.hari, berakhir + timedelta(days=1))].append(satu)
    for hari in sorted(hari for hari in menurut_hari if hari < hari_ini):
        for satu in menurut_hari[hari]:
            antre[satu.isi.kuesioner_id].append(satu)
        for milik in antre.values():
            if sum(1 for satu in milik if not satu.isi.tanda) >= PALING_SEDIKIT:
                yield from ((satu, hari) for satu in milik)
                milik.clear()


def _kolom(semua: Iterable[IsiJawaban]) -> dict[int, int]:
    """A form that is sent has every unsur filled, so its last column is its questionnaire's."""
    return {isi.kuesioner_id: max(int(nama[1:]) for nama in isi.nilai) for isi in semua}


def _baris(isi: IsiJawaban, unit_id: int, hari: date) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "unit_id": unit_id,
        "kuesioner_id": isi.kuesioner_id,
        "layanan_id": isi.layanan_id,
        "jalur": Jalur(isi.jalur),
        "tanggal": hari,
        "saran": isi.saran,
        "tambahan": isi.tambahan,
        "tanda": isi.tanda,
        **{nama.value: isi.profil.get(nama.value) for nama in PROFIL},
        **{nama: isi.nilai.get(nama) for nama in NILAI},
    }
