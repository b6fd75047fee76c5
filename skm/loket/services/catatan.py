"""Adding to a case's log and keeping its columns equal to what the log says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from kinerja.galat import GalatKinerja
from kinerja.kalender import Janji, Kalender
from skm.loket.alur import Catatan, GalatAlur, Keadaan, putar
from skm.loket.models import JenisPeristiwa, PeristiwaPermohonan, Permohonan, Tahap

TANPA_WAKTU = "Catatan berkas lengkap tidak dapat dicabut begitu saja; catat apa yang kurang."
"""A case without either would have a clock that never runs."""


class GalatStatus(ValueError):
    """A change the case does not allow; the message says why, in Indonesian."""


class GalatBentrok(GalatStatus):
    """Somebody else changed the case in the meantime; nothing of the later change was stored."""


def log(session: Session, permohonan_id: int) -> list[Catatan]:
    """The entries of a case in the order they were made."""
    pilih = sa.select(PeristiwaPermohonan).where(PeristiwaPermohonan.permohonan_id == permohonan_id)
    semua = session.scalars(pilih.order_by(PeristiwaPermohonan.urut))
    return [Catatan(satu.urut, satu.jenis, satu.pada, satu.isi) for satu in semua]


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
    janji: Janji | None = None,
    versi: int | None = None,
) -> Keadaan:
    """Add one entry and bring the columns up to it.

    With `kalender` the due moment is worked out anew and kept in the entry: it is what was decided then.
    `versi` is the one the officer saw. Raises GalatStatus for an entry that cannot follow, GalatBentrok when
    somebody else was quicker.
    """
    nomor = permohonan.nomor
    if versi is not None and permohonan.versi != versi:
        raise GalatBentrok(_bentrok(nomor))
    if pada > dicatat:
        raise GalatStatus("Waktu kejadian belum tiba.")
    lama = log(session, permohonan.id)
    baru = Catatan(len(lama) + 1, jenis, pada, dict(isi or {}) | _janji(janji))
    try:
        if lama and putar(lama).tahap is not permohonan.tahap:
            raise GalatBentrok(_bentrok(nomor))
        keadaan = putar([*lama, baru])
        if kalender is not None:
            baru = Catatan(baru.urut, jenis, pada, {**baru.isi, **_tempo(keadaan, kalender)})
            keadaan = putar([*lama, baru])
        if jenis is JenisPeristiwa.KOREKSI and keadaan.tahap is Tahap.DITERIMA:
            raise GalatStatus(TANPA_WAKTU)
    except GalatAlur as galat:
        raise GalatStatus(f"{nomor}: {galat}") from galat
    except GalatKinerja as galat:
        raise GalatStatus(str(galat)) from galat
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
    terapkan(permohonan, keadaan)
    try:
        session.flush()
    except (StaleDataError, IntegrityError) as galat:
        raise GalatBentrok(_bentrok(nomor)) from galat
    return keadaan


def terapkan(permohonan: Permohonan, keadaan: Keadaan) -> None:
    """Let the columns say what the log says."""
    for bidang in (
        "tahap",
        "status",
        "diterima",
        "lengkap",
        "jatuh_tempo",
        "selesai",
        "diserahkan",
        "ditutup",
    ):
        setattr(permohonan, bidang, getattr(keadaan, bidang))
    permohonan.alasan, permohonan.kurang = keadaan.alasan, keadaan.kurang
    if keadaan.janji is not None:
        permohonan.janji_jumlah, permohonan.janji_satuan = keadaan.janji.jumlah, keadaan.janji.satuan
    flag_modified(permohonan, "tahap")  # every entry is a change that another officer is told of


def _tempo(keadaan: Keadaan, kalender: Kalender) -> dict[str, str | None]:
    """The due moment with every pause so far; a pause that began after it moves nothing."""
    if keadaan.lengkap is None or keadaan.janji is None:
        return {"jatuh_tempo": None}
    tempo = kalender.jatuh_tempo_berjeda(keadaan.lengkap, keadaan.janji, keadaan.jeda)
    return {"jatuh_tempo": None if tempo is None else tempo.astimezone(UTC).isoformat()}


def _janji(janji: Janji | None) -> dict[str, Any]:
    return {} if janji is None else {"janji": [janji.jumlah, janji.satuan.value]}


def _bentrok(nomor: str) -> str:
    return f"Permohonan {nomor} baru saja diubah petugas lain. Periksa keadaannya yang terbaru."
