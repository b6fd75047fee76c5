"""Adding to a case's log and keeping its columns equal to what the log says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from kinerja.kalender import Kalender
from skm.galat import Bersamaan, Galat, simpan
from skm.layanan.queries import Ketentuan
from skm.loket.alur import BENTROK, Catatan, Rangkuman, putar
from skm.loket.models import JenisPeristiwa, PeristiwaPermohonan, Permohonan, Tahap
from skm.loket.proyeksi import terapkan
from skm.loket.queries.catatan import log

TANPA_WAKTU = "Catatan berkas lengkap tidak dapat dicabut begitu saja; catat apa yang kurang."
"""A case without either would have a clock that never runs."""


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
) -> Rangkuman:
    """Add one entry and bring the columns up to it.

    With `kalender` the due moment is worked out anew and kept in the entry: it is what was decided then. What
    is entered after the due moment leaves it as it is, whatever moment it tells of; a correction moves it.
    `versi` is the one the officer saw. Raises Galat for an entry that cannot follow, Bersamaan when somebody
    else was quicker, GalatKinerja for a moment outside the calendar.
    """
    nomor = permohonan.nomor
    if versi is not None and permohonan.versi != versi:
        raise Bersamaan(_bentrok(nomor))
    if pada > dicatat:
        raise Galat("Waktu kejadian belum tiba.")
    lama = log(session, permohonan.id)
    baru = Catatan(len(lama) + 1, jenis, pada, dicatat, oleh, dict(isi or {}) | _ketentuan(ketentuan))
    if lama and _putar(nomor, lama).tahap is not permohonan.tahap:
        raise Bersamaan(_bentrok(nomor))
    rangkuman = _putar(nomor, [*lama, baru])
    lewat = permohonan.jatuh_tempo is not None and permohonan.jatuh_tempo < dicatat
    if kalender is not None and (jenis is JenisPeristiwa.KOREKSI or not lewat):
        baru = replace(baru, isi={**baru.isi, **_tempo(rangkuman, kalender)})
        rangkuman = _putar(nomor, [*lama, baru])
    if jenis is JenisPeristiwa.KOREKSI and rangkuman.tahap is Tahap.DITERIMA:
        raise Galat(TANPA_WAKTU, status=BENTROK)
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
    flag_modified(permohonan, "tahap")  # every entry is a change that another officer is told of
    simpan(session, _bentrok(nomor))
    return rangkuman


def _putar(nomor: str, catatan: Sequence[Catatan]) -> Rangkuman:
    """The state of the case with that log; a refusal names the case."""
    try:
        return putar(catatan)
    except Galat as galat:
        raise Galat(f"{nomor}: {galat}", status=galat.status) from galat


def _tempo(rangkuman: Rangkuman, kalender: Kalender) -> dict[str, Any]:
    """The due moment with every pause so far, and how many of them cost a day though they were short."""
    tempo, singkat = None, 0
    if rangkuman.lengkap is not None and rangkuman.janji is not None:
        waktu = (rangkuman.lengkap, rangkuman.janji, rangkuman.jeda)
        tempo, singkat = kalender.jatuh_tempo_berjeda(*waktu), kalender.jeda_singkat(*waktu)
    isi = {"jatuh_tempo": None if tempo is None else tempo.astimezone(UTC).isoformat()}
    return isi | ({"jeda_singkat": singkat} if singkat or rangkuman.jeda_singkat else {})


def _ketentuan(isi: Ketentuan | None) -> dict[str, Any]:
    if isi is None:
        return {}
    return {"janji": [isi.janji.jumlah, isi.janji.satuan.value], "kategori": isi.kategori.value}


def _bentrok(nomor: str) -> str:
    return f"Permohonan {nomor} baru saja diubah petugas lain. Periksa keadaannya yang terbaru."
