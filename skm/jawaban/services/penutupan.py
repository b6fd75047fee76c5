"""Closing a month or a quarter that has ended: which of its parts may be shown is decided once, for ever.

Rule: UU 27/2022 and the office's promise of anonymity; the decisions themselves are `kinerja.ungkap`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ungkap import PALING_SEDIKIT, Blok, layanan_terbuka
from kinerja.ungkap import Sel as SelGraf
from skm.jawaban.models import Dimensi, HitunganHari, HitunganTampil, Jalur, Penutupan, Rentang
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.services.hitungan import Bagian, Sel, kunci_gudang, penutupan, taruh_tampil
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
    closes for the first time begins with the month of its first answer.
    """
    terakhir = awal(awal(hari_ini, Rentang.BULAN) - SEHARI, Rentang.BULAN)
    sudah = penutupan(session, unit_id)
    if sudah.get(Rentang.BULAN) == terakhir:
        return []
    kunci_gudang(session, unit_id)
    sejak, mulai = _awal_kerja(session, unit_id, hari_ini, terakhir)
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


def kelompok(hari: date, sejak: date) -> date:
    """The batch that an answer of that day was released with: its day; before releases, its month."""
    return hari if hari >= sejak else awal(hari, Rentang.BULAN)


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
    semua = baca_hari(session, unit_id, date(bulan.year, 1, 1), akhir(bulan, Rentang.BULAN))
    t = HitunganTampil
    pilih = sa.select(t.kuesioner_id, t.nilai, t.dari, t.akhir).where(
        t.unit_id == unit_id,
        t.dimensi == Dimensi.LAYANAN,
        t.mulai.between(date(bulan.year, 1, 1), bulan),
        t.dari.is_not(None),
    )
    blok: defaultdict[int, list[tuple[str, date, date]]] = defaultdict(list)
    for kuesioner_id, nilai, dari, sampai in session.execute(pilih):
        blok[kuesioner_id].append((nilai, dari or sampai, sampai))
    isi: dict[Bagian, tuple[date | None, Cacahan]] = {}
    for kuesioner_id in sorted({satu.kuesioner_id for satu in semua}):
        milik = [satu for satu in semua if satu.kuesioner_id == kuesioner_id]
        tampil = blok[kuesioner_id]
        buka = {satu.layanan for satu in layanan_terbuka(*_graf(milik, tampil, sejak))}
        layanan = {satu.layanan_id for satu in milik if satu.tanggal >= bulan} | buka
        for satu in sorted(layanan):
            bagian = Bagian(Dimensi.LAYANAN, bulan, kuesioner_id, str(satu))
            dari = _lanjut(tampil, str(satu), bulan) if satu in buka else None
            if (cacahan := isi_layanan(milik, bagian, dari)) is not None:
                isi[bagian] = (dari, cacahan)
    taruh_tampil(session, unit_id, isi)


def _graf(
    semua: Sequence[SelHari], tampil: Sequence[tuple[str, date, date]], sejak: date
) -> tuple[list[SelGraf[date, int]], list[Blok[date, int]]]:
    """Batches by services, and the blocks that were shown before.

    A batch of fewer than five can only be from before releases: its answers protect nobody and are left out.
    """
    jumlah: defaultdict[tuple[date, int], list[int]] = defaultdict(lambda: [0, 0])
    besar: defaultdict[date, int] = defaultdict(int)
    for satu in semua:
        if satu.sendiri:
            hari = kelompok(satu.tanggal, sejak)
            jumlah[hari, satu.layanan_id][satu.bertanda] += satu.cacahan.responden
            besar[hari] += 0 if satu.bertanda else satu.cacahan.responden
    sel = [
        SelGraf(hari, layanan, utuh, bertanda=tanda > 0)
        for (hari, layanan), (utuh, tanda) in sorted(jumlah.items())
        if besar[hari] >= PALING_SEDIKIT
    ]
    ada = {(satu.kelompok, satu.layanan) for satu in sel}
    isi = [
        (int(nilai), frozenset(h for h, layanan in ada if layanan == int(nilai) and dari <= h <= sampai))
        for nilai, dari, sampai in tampil
    ]
    return sel, [Blok(layanan, milik) for layanan, milik in isi if milik]


def _lanjut(tampil: Sequence[tuple[str, date, date]], nilai: str, bulan: date) -> date:
    """The first day that was not shown of that service this year."""
    sampai = [sampai for milik, _, sampai in tampil if milik == nilai]
    return max(sampai) + SEHARI if sampai else date(bulan.year, 1, 1)


def _awal_kerja(session: Session, unit_id: int, hari_ini: date, terakhir: date) -> tuple[date, date]:
    """Since when answers are released in batches, and the first month to close."""
    pilih = sa.select(Penutupan.mulai, Penutupan.sejak).where(
        Penutupan.unit_id == unit_id, Penutupan.rentang == Rentang.BULAN
    )
    if (sudah := session.execute(pilih).one_or_none()) is not None:
        mulai, sejak = sudah
        return sejak, akhir(mulai, Rentang.BULAN) + SEHARI
    h = HitunganHari
    pertama = session.scalar(sa.select(sa.func.min(h.tanggal)).where(h.unit_id == unit_id, h.responden > 0))
    return hari_ini, awal(pertama, Rentang.BULAN) if pertama else terakhir


def _bulan(mulai: date, terakhir: date) -> Iterator[date]:
    while mulai <= terakhir:
        yield mulai
        mulai = akhir(mulai, Rentang.BULAN) + SEHARI


def _catat(session: Session, unit_id: int, rentang: Rentang, mulai: date, sejak: date) -> None:
    session.merge(Penutupan(unit_id=unit_id, rentang=rentang, mulai=mulai, sejak=sejak))
    session.flush()
