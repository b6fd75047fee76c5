"""Pauses: intervals in which a promise's clock stands still, from the event log, never a running counter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kinerja.galat import GalatMasukan


class Peristiwa(StrEnum):
    """What happens to the clock: the file was incomplete, or it was completed."""

    BERHENTI = "berhenti"
    LANJUT = "lanjut"


@dataclass(frozen=True, slots=True)
class Jeda:
    """Stopped from `mulai` until `selesai`, both with a time zone; None: still stopped.

    Raises GalatMasukan for a moment without a zone and unless mulai <= selesai.
    """

    mulai: datetime
    selesai: datetime | None

    def __post_init__(self) -> None:
        if any(saat is not None and saat.utcoffset() is None for saat in (self.mulai, self.selesai)):
            raise GalatMasukan("Awal dan akhir jeda harus memuat zona waktu.")
        if self.selesai is not None and self.selesai < self.mulai:
            raise GalatMasukan("Jeda tidak boleh berakhir sebelum mulai.")


def dari_peristiwa(peristiwa: Iterable[tuple[datetime, Peristiwa]]) -> tuple[Jeda, ...]:
    """The pauses of an event log in any order, the last one open when the clock stands still at the end.

    Raises GalatMasukan for a log that contradicts itself (stopped while stopped, continued while running),
    rather than guess what was meant.
    """
    jeda: list[Jeda] = []
    sejak: datetime | None = None
    for saat, apa in sorted(peristiwa, key=lambda satu: satu[0]):
        if (apa is Peristiwa.BERHENTI) is (sejak is not None):
            keadaan = "sudah berhenti" if sejak is not None else "sedang berjalan"
            raise GalatMasukan(
                f"Catatan jeda bertentangan: {apa} pada {saat:%d-%m-%Y %H.%M}, padahal waktu {keadaan}."
            )
        if sejak is None:
            sejak = saat
        else:
            jeda.append(Jeda(sejak, saat))
            sejak = None
    return (*jeda, Jeda(sejak, None)) if sejak is not None else tuple(jeda)


def gabung(jeda: Iterable[Jeda], sejak: datetime) -> Sequence[Jeda]:
    """Their union from the moment `sejak` on: in order, apart from each other; pauses of no length vanish."""
    hasil: list[Jeda] = []
    for satu in sorted(jeda, key=lambda satu: satu.mulai):
        mulai, selesai = max(satu.mulai, sejak), satu.selesai
        if selesai is not None and selesai <= mulai:
            continue
        if hasil and (hasil[-1].selesai is None or mulai <= hasil[-1].selesai):
            terakhir = hasil.pop()
            mulai = terakhir.mulai
            if selesai is not None:
                selesai = None if terakhir.selesai is None else max(terakhir.selesai, selesai)
        hasil.append(Jeda(mulai, selesai))
    return hasil
