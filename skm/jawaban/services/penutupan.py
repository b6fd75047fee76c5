"""Closing a month or a quarter that has ended: which of its parts may be shown is decided once, for ever.

Rule: UU 27/2022 and the office's promise of anonymity; the decisions themselves are `kinerja.ungkap`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ungkap import Blok, dimensi_terbuka, layanan_terbuka
from kinerja.ungkap import Sel as SelGraf
from skm.jawaban.models import SENDIRI, Dimensi, HitunganHari, Jalur, Jawaban, Penutupan, Rentang
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.selisih import Bagian, Sel
from skm.jawaban.services.hitungan import kunci_gudang, penutupan, taruh_tampil
from skm.jawaban.services.orang import (
    Nama,
    Orang,
    baca_keadaan,
    baca_orang,
    golongan,
    saran_terbuka,
    selalu_tampil,
)
from skm.jawaban.services.tambahan import hitung_tambahan
from skm.jawaban.services.triwulan import tutup_triwulan
from skm.jawaban.vektor import Cacahan, baca, jumlahkan

SEHARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SelHari:
    """One cell of the days' counters."""

    kuesioner_id: int
    tanggal: date
    layanan_id: int
    sendiri: bool
    bertanda: bool
    cacahan: Cacahan


def tutup(session: Session, *, unit_id: int, hari_ini: date) -> list[tuple[Rentang, date]]:
    """Close every month and quarter of the unit that ended before `hari_ini` and is still open; gives which.

    What waited on its last days must have been released before, or it counts in the next one. An office that
    closes for the first time begins with the month of its first answer, or with the end of the last quarter.
    """
    terakhir = awal(awal(hari_ini, Rentang.BULAN) - SEHARI, Rentang.BULAN)
    sudah = penutupan(session, unit_id)
    if sudah.get(Rentang.BULAN) == terakhir:
        return []
    kunci_gudang(session, unit_id)
    sejak, mulai = _awal_kerja(session, unit_id, hari_ini)
    ditutup: list[tuple[Rentang, date]] = []
    for bulan in _bulan(mulai, terakhir):
        _tutup_bulan(session, unit_id, bulan, sejak)
        _catat(session, unit_id, Rentang.BULAN, bulan, sejak)
        ditutup.append((Rentang.BULAN, bulan))
        if bulan.month % 3 == 0:
            triwulan = awal(bulan, Rentang.TRIWULAN)
            tutup_triwulan(session, unit_id, triwulan, sejak)
            _catat(session, unit_id, Rentang.TRIWULAN, triwulan, sejak)
            ditutup.append((Rentang.TRIWULAN, triwulan))
    return ditutup


def isi_layanan(semua: Iterable[SelHari], bagian: Bagian, dari: date | None) -> Cacahan | None:
    """What a shown counter of a service holds: what citizens sent from `dari` on, and its month's loads."""
    sampai = akhir(bagian.mulai, Rentang.BULAN)
    milik = [
        satu.cacahan
        for satu in semua
        if (satu.kuesioner_id, str(satu.layanan_id)) == (bagian.kuesioner_id, bagian.nilai)
        and satu.tanggal <= sampai
        and satu.tanggal >= ((dari or date.max) if satu.sendiri else bagian.mulai)
    ]
    return jumlahkan(milik[0].kolom, milik) if milik else None


def baca_hari(session: Session, unit_id: int, dari: date, sampai: date) -> list[SelHari]:
    """The cells of the days' counters from `dari` to `sampai`."""
    h = HitunganHari
    pilih = sa.select(h.kuesioner_id, h.tanggal, h.layanan_id, h.jalur, h.bertanda, h.responden, h.isi).where(
        h.unit_id == unit_id, h.tanggal.between(dari, sampai), h.responden > 0
    )
    return [
        SelHari(kuesioner, hari, layanan, Jalur(jalur).sendiri, bertanda, baca(responden, isi))
        for kuesioner, hari, layanan, jalur, bertanda, responden, isi in session.execute(pilih)
    ]


def sel_hari(hari: Mapping[Sel, Cacahan]) -> list[SelHari]:
    """The same from counters in memory."""
    return [
        SelHari(kuesioner, tanggal, layanan, jalur.sendiri, bertanda, cacahan)
        for (kuesioner, tanggal, layanan, jalur, bertanda), cacahan in hari.items()
    ]


def _tutup_bulan(session: Session, unit_id: int, bulan: date, sejak: date) -> None:
    sampai = akhir(bulan, Rentang.BULAN)
    semua = baca_hari(session, unit_id, date(bulan.year, 1, 1), sampai)
    keadaan = baca_keadaan(session, unit_id, bulan.year)
    terbagi = {(satu.dimensi, satu.mulai) for satu in keadaan.bagian}
    orang = baca_orang(session, unit_id, sampai, sejak, terbagi) or []
    isi: dict[Bagian, tuple[date | None, Cacahan]] = {}
    for kuesioner_id in sorted({satu.kuesioner_id for satu in semua}):
        milik = [satu for satu in semua if satu.kuesioner_id == kuesioner_id]
        sendiri = [satu for satu in orang if satu.kuesioner_id == kuesioner_id]
        buka = blok_terbuka(sendiri, keadaan.bagian, bulan)
        _buka_saran(session, unit_id, sendiri, buka)
        layanan = {str(satu.layanan_id) for satu in milik if satu.tanggal >= bulan}
        for satu in sorted(layanan | {bagian.nilai for bagian in buka}):
            bagian = Bagian(Dimensi.LAYANAN, bulan, kuesioner_id, satu)
            dari = buka[bagian][0] if bagian in buka else None
            if (cacahan := isi_layanan(milik, bagian, dari)) is not None:
                isi[bagian] = (dari, cacahan)
    taruh_tampil(session, unit_id, isi)
    hitung_tambahan(session, unit_id, bulan, sampai)


def blok_terbuka(
    orang: Sequence[Orang], tampil: Mapping[Bagian, tuple[date, date]], bulan: date
) -> dict[Bagian, tuple[date, date]]:
    """The blocks of services that a month's closing shows, with their first and last days.

    `orang` are one questionnaire's of the year up to that month, `tampil` all parts shown of it in the year.
    By batches and blocks alone first, then the largest one by one beside everything else that was shown.
    """
    lama = {bagian: hari for bagian, hari in tampil.items() if bagian.dimensi is Dimensi.LAYANAN}
    hari_blok = {
        Bagian(Dimensi.LAYANAN, bulan, orang[0].kuesioner_id, str(satu.layanan)): (
            _lanjut(lama, str(satu.layanan), bulan),
            akhir(bulan, Rentang.BULAN),
        )
        for satu in layanan_terbuka(*_graf(orang, lama, bulan))
    }
    semua = golongan(orang, lama | hari_blok)
    besar = Counter[Nama]()
    for satu in semua:
        besar.update(dict.fromkeys(satu.bagian, 0 if satu.bertanda else satu.jumlah))
    urut = sorted(hari_blok, key=lambda bagian: (-besar[bagian], bagian.nilai))
    buka = dimensi_terbuka(semua, selalu_tampil(semua) | tampil.keys(), [[bagian] for bagian in urut])
    return {bagian: hari for bagian, hari in hari_blok.items() if bagian in buka}


def _buka_saran(
    session: Session, unit_id: int, orang: Sequence[Orang], buka: Mapping[Bagian, tuple[date, date]]
) -> None:
    boleh = saran_terbuka(orang)
    for bagian, hari in buka.items():
        hari_boleh = {
            satu.tanggal
            for satu in orang
            if satu.di_blok(bagian, hari) and (satu.kelompok, satu.layanan_id) in boleh
        }
        milik = (
            Jawaban.unit_id == unit_id,
            Jawaban.kuesioner_id == bagian.kuesioner_id,
            sa.func.coalesce(Jawaban.layanan_id, 0) == int(bagian.nilai),
            Jawaban.jalur.in_(SENDIRI),
            Jawaban.tanggal.in_(hari_boleh),
            Jawaban.saran.is_not(None),
        )
        session.execute(sa.update(Jawaban).where(*milik).values(saran_layanan=True))


def _graf(
    orang: Iterable[Orang], lama: Mapping[Bagian, tuple[date, date]], bulan: date
) -> tuple[list[SelGraf[date, int]], list[Blok[date, int]]]:
    """Batches by services, and the blocks that were shown before.

    Whoever an exclusion took out stands in no later block; only flagged ones are taken out, so that no batch
    has fewer of those who protect each other.
    """
    jumlah: defaultdict[tuple[date, int], list[int]] = defaultdict(lambda: [0, 0])
    blok: defaultdict[Bagian, set[date]] = defaultdict(set)
    for satu in orang:
        milik = [bagian for bagian, hari in lama.items() if satu.di_blok(bagian, hari)]
        if milik or satu.dihitung(bulan):
            jumlah[satu.kelompok, satu.layanan_id][satu.bertanda] += satu.jumlah
        for bagian in milik:
            blok[bagian].add(satu.kelompok)
    sel = [
        SelGraf(hari, layanan, utuh, bertanda=tanda > 0)
        for (hari, layanan), (utuh, tanda) in sorted(jumlah.items())
    ]
    return sel, [Blok(int(bagian.nilai), frozenset(hari)) for bagian, hari in blok.items()]


def _lanjut(lama: Iterable[Bagian], nilai: str, bulan: date) -> date:
    """The first day that was not shown of that service this year."""
    sudah = [satu.mulai for satu in lama if satu.nilai == nilai]
    return akhir(max(sudah), Rentang.BULAN) + SEHARI if sudah else date(bulan.year, 1, 1)


def _awal_kerja(session: Session, unit_id: int, hari_ini: date) -> tuple[date, date]:
    """Since when answers are released in batches, and the first month to close.

    The last quarter that has ended is closed too, though nobody answered then: what is loaded into it later
    finds it closed, as it would once the next one is.
    """
    pilih = sa.select(Penutupan.mulai, Penutupan.sejak).where(
        Penutupan.unit_id == unit_id, Penutupan.rentang == Rentang.BULAN
    )
    if (sudah := session.execute(pilih).one_or_none()) is not None:
        mulai, sejak = sudah
        return sejak, akhir(mulai, Rentang.BULAN) + SEHARI
    h = HitunganHari
    pertama = session.scalar(sa.select(sa.func.min(h.tanggal)).where(h.unit_id == unit_id, h.responden > 0))
    triwulan = awal(awal(hari_ini, Rentang.TRIWULAN) - SEHARI, Rentang.BULAN)
    return hari_ini, min(triwulan, awal(pertama, Rentang.BULAN) if pertama else triwulan)


def _bulan(mulai: date, terakhir: date) -> Iterator[date]:
    while mulai <= terakhir:
        yield mulai
        mulai = akhir(mulai, Rentang.BULAN) + SEHARI


def _catat(session: Session, unit_id: int, rentang: Rentang, mulai: date, sejak: date) -> None:
    session.merge(Penutupan(unit_id=unit_id, rentang=rentang, mulai=mulai, sejak=sejak))
    session.flush()
