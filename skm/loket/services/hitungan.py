"""Keeping the counters: by each act, for a load at once, and anew from the cases. Nothing here commits."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from skm.layanan.queries import kalender
from skm.loket import ember
from skm.loket.alur import Rangkuman, putar
from skm.loket.models import HitunganLoket, PeristiwaPermohonan, Permohonan, SusunanHitungan
from skm.loket.queries.catatan import log_berjeda
from skm.loket.queries.hitungan import hitungan_dari_kasus, hitungan_tersimpan, zona_hitungan
from skm.loket.sumbangan import ANGKA, Angka, Dimensi, Hitungan, Kunci, Rentang, selisih

H = HitunganLoket
KUNCI = (H.dimensi, H.nilai, H.golongan, H.rentang, H.mulai)


def geser(session: Session, unit_id: int, beda: Hitungan) -> None:
    """Add to the counters of an act's few keys, taking their rows together that nobody else holds."""
    if not beda:
        return
    isi = {kunci: Counter(angka) for kunci, angka in beda.items()}
    bebas = sa.select(H.id).where(H.unit_id == unit_id, sa.tuple_(*KUNCI).in_([tuple(k) for k in isi]))
    ambil = sa.delete(H).where(H.id.in_(bebas.with_for_update(skip_locked=True)))
    kolom = (*KUNCI, *(getattr(H, nama) for nama in ANGKA), H.lama)
    for dimensi, nilai, golongan, rentang, mulai, *angka, lama in session.execute(ambil.returning(*kolom)):
        satu = isi[Kunci(Dimensi(dimensi), nilai, golongan, Rentang(rentang), mulai)]
        satu.update(dict(zip(ANGKA, angka, strict=True)))
        satu.update(ember.buka(lama))
    tumpuk(session, unit_id, isi)


def tumpuk(session: Session, unit_id: int, hitungan: Hitungan) -> None:
    """Add rows to the counters, however many; keys that have rows already get further ones."""
    baris = [_baris(unit_id, kunci, angka) for kunci, angka in hitungan.items() if any(angka.values())]
    if baris:
        session.execute(sa.insert(H), baris)


def hitung_muatan(session: Session, unit_id: int, impor_id: int, *, ditarik: bool = False) -> None:
    """Count the cases of a load that was just stored, or take them off before they are withdrawn."""
    zona = zona_hitungan(session, unit_id, ikut=True)
    if zona is not None:
        isi = hitungan_dari_kasus(session, unit_id, zona, Permohonan.impor_id == impor_id)
        tumpuk(session, unit_id, selisih(isi, {}) if ditarik else isi)


def bangun_hitungan(session: Session, unit_id: int, zona: ZoneInfo) -> int:
    """Count the office's cases anew, days being those of `zona`; gives how many keys there are.

    What cases do not say yet of themselves they say from now on: how long they took, by the calendar known
    now, and since when their clock stands.
    """
    susunan = session.get(SusunanHitungan, unit_id, with_for_update=True)
    if susunan is None:
        susunan = SusunanHitungan(unit_id=unit_id, zona=zona.key)
        session.add(susunan)
    susunan.zona = zona.key
    session.flush()
    _lengkapi(session, unit_id, zona)
    session.execute(sa.delete(H).where(H.unit_id == unit_id))
    hitungan = hitungan_dari_kasus(session, unit_id, zona)
    tumpuk(session, unit_id, hitungan)
    return len(hitungan)


def periksa_hitungan(session: Session, unit_id: int, zona: ZoneInfo) -> str:
    """What is wrong with the office's counters in a sentence; empty where they are what the cases say."""
    tersusun = zona_hitungan(session, unit_id)
    if tersusun is None:
        return "Hitungan loket belum disusun."
    if tersusun.key != zona.key:
        return f"Hitungan loket disusun menurut zona waktu {tersusun.key}, bukan {zona.key}."
    ada, mestinya = hitungan_tersimpan(session, unit_id), hitungan_dari_kasus(session, unit_id, zona)
    beda = selisih(ada, mestinya)
    if not beda:
        return ""
    contoh = min(beda)
    isi = f"{contoh.dimensi} {contoh.nilai} {contoh.golongan}".strip()
    return (
        f"Hitungan loket berbeda dari permohonannya pada {len(beda)} dari {len(mestinya)} bagian, "
        f"antara lain {isi}, {contoh.rentang} {contoh.mulai.isoformat()}."
    )


def perlu_disusun(session: Session, unit_id: int, zona: ZoneInfo) -> bool:
    """Whether the office's counters were never made, or are of another time zone."""
    tersusun = zona_hitungan(session, unit_id)
    return tersusun is None or tersusun.key != zona.key


def lama_kerja(rangkuman: Rangkuman, kalender: Kalender) -> int | None:
    """Working minutes from complete to finished without pauses; None for a case that is not finished."""
    if rangkuman.lengkap is None or rangkuman.selesai is None:
        return None
    return menit(kalender.antara(rangkuman.lengkap, rangkuman.selesai, rangkuman.jeda))


def menit(lama: timedelta) -> int:
    """To the minute, as durations are shown."""
    return round(lama / timedelta(minutes=1))


def _lengkapi(session: Session, unit_id: int, zona: ZoneInfo) -> None:
    """Fill in what earlier versions did not keep with the case."""
    log = PeristiwaPermohonan
    tanpa_jam = (
        sa.select(log.id)
        .where(log.permohonan_id == Permohonan.id, log.isi["tanpa_jam"].as_boolean().is_(True))
        .exists()
    )
    tanpa_lama = sa.and_(Permohonan.selesai.is_not(None), Permohonan.lama.is_(None), ~tanpa_jam)
    terhenti = sa.and_(
        Permohonan.jatuh_tempo.is_(None), Permohonan.lengkap.is_not(None), Permohonan.selesai.is_(None)
    )
    kurang = sa.or_(tanpa_lama, sa.and_(terhenti, Permohonan.berhenti.is_(None)))
    kolom = (Permohonan.id, Permohonan.lengkap, Permohonan.selesai, Permohonan.jatuh_tempo)
    semua = session.execute(sa.select(*kolom).where(Permohonan.unit_id == unit_id, kurang)).all()
    if not semua:
        return
    berlaku, berjeda = kalender(session, unit_id, zona), log_berjeda(session, unit_id)
    baris = []
    for nomor, lengkap, selesai, tempo in semua:
        jeda = putar(berjeda[nomor]).jeda if nomor in berjeda else ()
        lama = None if lengkap is None or selesai is None else menit(berlaku.antara(lengkap, selesai, jeda))
        berhenti = jeda[-1].mulai if jeda and tempo is None else None
        baris.append({"isi_id": nomor, "isi_lama": lama, "isi_berhenti": berhenti})
    isi: dict[str, Any] = {"lama": sa.bindparam("isi_lama"), "berhenti": sa.bindparam("isi_berhenti")}
    ubah = sa.update(Permohonan).where(Permohonan.id == sa.bindparam("isi_id")).values(isi)
    session.connection().execute(ubah, baris)


def _baris(unit_id: int, kunci: Kunci, angka: Angka) -> dict[str, Any]:
    lama = Counter({menit: n for menit, n in angka.items() if isinstance(menit, int)})
    isi = {nama: angka.get(nama, 0) for nama in ANGKA}
    return {"unit_id": unit_id, **kunci._asdict(), **isi, "lama": ember.bungkus(lama)}
