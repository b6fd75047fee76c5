"""Counters from the raw rows anew: to mend them, or to prove that they say what the answers say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import TERAWAL
from skm.jawaban.models import (
    Dimensi,
    HitunganHari,
    HitunganProfil,
    HitunganTampil,
    Jalur,
    Jawaban,
    Rentang,
)
from skm.jawaban.queries.bertanda import bulan_tertutup
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.selisih import NILAI, Bagian, Sel
from skm.jawaban.services.hitungan import MENGALIR, kolom_kuesioner, kunci_gudang, taruh_hari, taruh_tampil
from skm.jawaban.services.penutupan import isi_layanan, sel_hari
from skm.jawaban.services.profil import profil_mentah, profil_tersimpan, tambah_profil
from skm.jawaban.services.tambahan import (
    Tercacah,
    hitung_tambahan,
    tambahan_mentah,
    tambahan_tersimpan,
)
from skm.jawaban.services.triwulan import isi_triwulan
from skm.jawaban.vektor import Cacahan, baca, cacah


@dataclass(frozen=True, slots=True)
class Banding:
    """How many counters there are, and how many of them the raw rows contradict."""

    diperiksa: int
    berbeda: int


def bangun_hitungan(session: Session, *, unit_id: int) -> Banding:
    """Write every counter of the unit anew from its answers; gives what was there before against them.

    Which parts may be shown was decided once and stays.
    """
    kunci_gudang(session, unit_id)
    hari = _hari_mentah(session, unit_id)
    lama_hari, lama_tampil = _hari_tersimpan(session, unit_id), _tampil_tersimpan(session, unit_id)
    tampil = _tampil_mentah(session, unit_id, hari, {satu: dari for satu, (dari, _) in lama_tampil.items()})
    profil, lama_profil = profil_mentah(session, unit_id), profil_tersimpan(session, unit_id)
    banding = _banding(
        (hari, lama_hari), (tampil, lama_tampil), (profil, lama_profil), _tambahan(session, unit_id)
    )
    session.execute(sa.delete(HitunganHari).where(HitunganHari.unit_id == unit_id))
    session.execute(sa.delete(HitunganTampil).where(HitunganTampil.unit_id == unit_id))
    session.execute(sa.delete(HitunganProfil).where(HitunganProfil.unit_id == unit_id))
    taruh_hari(session, unit_id, hari)
    taruh_tampil(session, unit_id, tampil)
    tambah_profil(session, unit_id, profil)
    hitung_tambahan(session, unit_id, TERAWAL, _akhir_tutup(session, unit_id))
    return banding


def periksa_hitungan(session: Session, *, unit_id: int) -> Banding:
    """The same comparison; changes nothing."""
    hari = _hari_mentah(session, unit_id)
    lama_hari, lama_tampil = _hari_tersimpan(session, unit_id), _tampil_tersimpan(session, unit_id)
    tampil = _tampil_mentah(session, unit_id, hari, {satu: dari for satu, (dari, _) in lama_tampil.items()})
    profil = profil_mentah(session, unit_id), profil_tersimpan(session, unit_id)
    return _banding((hari, lama_hari), (tampil, lama_tampil), profil, _tambahan(session, unit_id))


def periksa_hari(session: Session, *, unit_id: int, dari: date) -> Banding:
    """The same of the days' counters from that day on, which asks less of a large office."""
    return _banding((_hari_mentah(session, unit_id, dari), _hari_tersimpan(session, unit_id, dari)))


def _tambahan(session: Session, unit_id: int) -> tuple[Tercacah, Tercacah]:
    """Answers to extra questions as the raw rows have them and as they were kept."""
    mentah = tambahan_mentah(session, unit_id, TERAWAL, _akhir_tutup(session, unit_id))
    return mentah, tambahan_tersimpan(session, unit_id)


def _akhir_tutup(session: Session, unit_id: int) -> date:
    """The last day of the last month that was closed."""
    tutup = bulan_tertutup(session, unit_id)
    return akhir(tutup, Rentang.BULAN) if tutup > TERAWAL else TERAWAL


def _banding(*semua: tuple[Mapping[Any, object], Mapping[Any, object]]) -> Banding:
    """Pairs of what the answers say and what was kept, each by its counter."""
    beda = sum(kini.get(satu) != lama.get(satu) for kini, lama in semua for satu in kini.keys() | lama.keys())
    return Banding(sum(len(lama) for _, lama in semua), beda)


def _hari_mentah(session: Session, unit_id: int, dari: date = TERAWAL) -> dict[Sel, Cacahan]:
    skor = [getattr(Jawaban, nama) for nama in NILAI]
    layanan, bertanda = sa.func.coalesce(Jawaban.layanan_id, 0), Jawaban.tanda != 0
    kunci = (Jawaban.kuesioner_id, Jawaban.tanggal, layanan, Jawaban.jalur, bertanda)
    pilih = (
        sa.select(*kunci, sa.func.count(), *skor)
        .where(Jawaban.unit_id == unit_id, Jawaban.tanggal >= dari, Jawaban.terhitung)
        .group_by(*kunci, *skor)
    )
    kolom = kolom_kuesioner(session)
    baris = session.execute(pilih, execution_options=MENGALIR)
    hasil: dict[Sel, Cacahan] = {}
    for kuesioner_id, tanggal, layanan_id, jalur, tanda, banyak, *angka in baris:
        sel = (kuesioner_id, tanggal, layanan_id, Jalur(jalur), bool(tanda))
        satu = cacah(tuple(angka[: kolom[kuesioner_id]])) * banyak
        hasil[sel] = hasil[sel] + satu if sel in hasil else satu
    return hasil


def _hari_tersimpan(session: Session, unit_id: int, dari: date = TERAWAL) -> dict[Sel, Cacahan]:
    h = HitunganHari
    pilih = sa.select(h.kuesioner_id, h.tanggal, h.layanan_id, h.jalur, h.bertanda, h.responden, h.isi).where(
        h.unit_id == unit_id, h.tanggal >= dari, h.responden > 0
    )
    return {
        (kuesioner, tanggal, layanan, jalur, bertanda): baca(responden, isi)
        for kuesioner, tanggal, layanan, jalur, bertanda, responden, isi in session.execute(pilih)
    }


def _tampil_tersimpan(session: Session, unit_id: int) -> dict[Bagian, tuple[date | None, Cacahan]]:
    t = HitunganTampil
    pilih = sa.select(t.dimensi, t.mulai, t.kuesioner_id, t.nilai, t.dari, t.responden, t.isi).where(
        t.unit_id == unit_id,
        sa.or_(t.responden > 0, sa.and_(t.dari.is_not(None), t.dimensi != Dimensi.KANTOR)),
    )
    return {
        Bagian(dimensi, mulai, kuesioner, nilai): (dari, baca(responden, isi))
        for dimensi, mulai, kuesioner, nilai, dari, responden, isi in session.execute(pilih)
    }


def _tampil_mentah(
    session: Session, unit_id: int, hari: Mapping[Sel, Cacahan], diputuskan: Mapping[Bagian, date | None]
) -> dict[Bagian, tuple[date | None, Cacahan]]:
    hasil: dict[Bagian, tuple[date | None, Cacahan]] = {}
    for sel, cacahan in hari.items():
        satu = Bagian(Dimensi.KANTOR, awal(sel[1], Rentang.BULAN), sel[0], "")
        _, ada = hasil.get(satu, (None, Cacahan.kosong(cacahan.kolom)))
        hasil[satu] = (satu.mulai, ada + cacahan)
    semua = sel_hari(hari)
    triwulan: defaultdict[tuple[Dimensi, date], dict[Bagian, date | None]] = defaultdict(dict)
    for satu, dari in diputuskan.items():
        if satu.dimensi is Dimensi.LAYANAN:
            if (isi := isi_layanan(semua, satu, dari)) is not None:
                hasil[satu] = (dari, isi)
        elif satu.dimensi is not Dimensi.KANTOR:
            triwulan[satu.dimensi, satu.mulai][satu] = dari
    for (dimensi, mulai), bagian in triwulan.items():
        isi_semua = isi_triwulan(session, unit_id, dimensi, mulai)
        for satu, dari in bagian.items():
            if satu in isi_semua:
                sendiri, dimuat = isi_semua[satu]
                hasil[satu] = (dari, dimuat if dari is None else sendiri + dimuat)
    return {satu: isi for satu, isi in hasil.items() if isi[1].responden or isi[0] is not None}
