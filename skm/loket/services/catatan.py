"""Adding to a case's log and keeping its columns equal to what the log says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from kinerja.kalender import Kalender
from skm.galat import Bersamaan, Galat, simpan
from skm.layanan.queries import Ketentuan
from skm.loket.alur import BENTROK, KATA, Catatan, Rangkuman, putar, terlambat
from skm.loket.models import JenisPeristiwa, PeristiwaPermohonan, Permohonan, Tahap
from skm.loket.proyeksi import terapkan
from skm.loket.queries.catatan import log
from skm.loket.queries.hitungan import zona_hitungan
from skm.loket.services.hitungan import geser, lama_kerja
from skm.loket.services.tempo import hari_entri, putuskan, tulis
from skm.loket.sumbangan import selisih, sumbangan

TANPA_WAKTU = "Catatan berkas lengkap tidak dapat dicabut begitu saja; catat apa yang kurang."
"""A case without either would have a clock that never runs."""
TERHITUNG = 2
"""The entry from which on a case is counted: with the first it is not yet known whether its clock runs."""
MERINGANKAN = (
    "Permohonan ini terlambat, dan dengan koreksi ini tidak lagi. Hanya admin yang dapat mencatatnya, dengan "
    "alasan; sampaikan kepada admin."
)


def tambah(
    session: Session,
    permohonan: Permohonan,
    jenis: JenisPeristiwa,
    *,
    pada: datetime,
    dicatat: datetime,
    oleh: str,
    isi: Mapping[str, Any] | None = None,
    kalender: Kalender | None = None,
    ketentuan: Ketentuan | None = None,
    versi: int | None = None,
    meringankan: bool = False,
) -> Rangkuman:
    """Add one entry and bring the columns up to it.

    With `kalender`, the one known now, the entry keeps what it decides about the due moment and under which
    date it is counted (see `tempo`); only entries that no figure counts do without. `ketentuan` is what
    holds on the day of the start, where the caller knows it. None is recorded earlier than the one before.
    `versi` is the one the officer saw; only with `meringankan` a correction makes a late case one that is
    not. Raises Galat for an entry that cannot follow, Bersamaan when somebody else was quicker, GalatKinerja
    for a moment outside the calendar.
    """
    nomor = permohonan.nomor
    if versi is not None and permohonan.versi != versi:
        raise Bersamaan(_bentrok(nomor))
    if pada > dicatat:
        raise Galat("Waktu kejadian belum tiba.")
    zona = zona_hitungan(session, permohonan.unit_id, ikut=True)  # before the case: see `bangun_hitungan`
    lama = log(session, permohonan.id)
    terhitung = sumbangan([permohonan], zona) if zona is not None and len(lama) >= TERHITUNG else {}
    dicatat = max(dicatat, lama[-1].dicatat) if lama else dicatat
    lengkap = {**(isi or {}), **(tulis(ketentuan) if ketentuan else {})}
    baru = Catatan(len(lama) + 1, jenis, pada, dicatat, oleh, lengkap)
    sebelum = _putar(nomor, lama) if lama else None
    if sebelum is not None and sebelum.tahap is Tahap.DITARIK:
        raise Galat(f"Permohonan {nomor} sudah {KATA[Tahap.DITARIK]}.", status=BENTROK)
    if sebelum is not None and sebelum.tahap is not permohonan.tahap:
        raise Bersamaan(_bentrok(nomor))
    rangkuman = _putar(nomor, [*lama, baru])
    if kalender is not None:
        putusan = putuskan(
            session,
            permohonan,
            jenis,
            sebelum=sebelum,
            sesudah=rangkuman,
            kalender=kalender,
            dicatat=dicatat,
            berlaku=ketentuan,
        )
        putusan |= hari_entri(session, permohonan, lama, baru, kalender)
        baru = replace(baru, isi={**baru.isi, **putusan})
        rangkuman = _putar(nomor, [*lama, baru])
    if jenis is JenisPeristiwa.KOREKSI and rangkuman.tahap is Tahap.DITERIMA:
        raise Galat(TANPA_WAKTU, status=BENTROK)
    if (
        jenis is JenisPeristiwa.KOREKSI
        and not meringankan
        and sebelum is not None
        and terlambat(sebelum, dicatat)
        and not terlambat(rangkuman, dicatat)
    ):
        raise Galat(MERINGANKAN, bidang="saat", status=403)
    session.add(
        PeristiwaPermohonan(
            permohonan_id=permohonan.id,
            urut=baru.urut,
            jenis=jenis,
            pada=pada,
            dicatat=dicatat,
            oleh=oleh,
            isi=dict(baru.isi),
        )
    )
    terapkan(permohonan, rangkuman)
    if kalender is not None and (sebelum is None or _pengerjaan(sebelum) != _pengerjaan(rangkuman)):
        permohonan.lama = lama_kerja(rangkuman, kalender)
    flag_modified(permohonan, "tahap")  # every entry is a change that another officer is told of
    simpan(session, _bentrok(nomor))
    if zona is not None and baru.urut >= TERHITUNG:
        geser(session, permohonan.unit_id, selisih(terhitung, sumbangan([permohonan], zona)))
    return rangkuman


def _pengerjaan(satu: Rangkuman) -> tuple[object, ...]:
    """What its working time depends on."""
    return satu.lengkap, satu.selesai, satu.jeda if satu.selesai else ()


def _putar(nomor: str, catatan: Sequence[Catatan]) -> Rangkuman:
    """The state of the case with that log; a refusal names the case."""
    try:
        return putar(catatan)
    except Galat as galat:
        raise Galat(f"{nomor}: {galat}", status=galat.status) from galat


def _bentrok(nomor: str) -> str:
    return f"Permohonan {nomor} baru saja diubah petugas lain. Periksa keadaannya yang terbaru."
