"""On time: of the requests that fell due, how many were finished by their due moment."""

from dataclasses import dataclass, fields
from datetime import datetime

from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Status, persentase


@dataclass(frozen=True, slots=True)
class KetepatanTally:
    """Counts of requests, all 0 or more; tallies add up with `+` and KetepatanTally() is the identity.

    Due cohort (the headline): `jatuh_tempo` requests whose due moment lies in the period, split into
    `tepat_waktu`, `selesai_terlambat`, `ditutup_terlambat` (cancelled or refused after the due moment, which
    does not undo the wait) and `belum_selesai`. Counting finished requests only would hide every overdue one.
    Completed cohort (the decree's literal "yang dilakukan"): `selesai` in the period, of which
    `selesai_tepat`. `batal` and `ditolak` by the due moment stand in neither and are shown beside;
    `tanpa_waktu` of them were due in the period and closed nobody knows when. So stand `terhenti`, open
    requests whose clock stands still, and `jeda_singkat`, pauses of less than 30 working minutes by which a
    request that fell due gained a day.
    Raises GalatMasukan when the counts contradict each other.
    """

    jatuh_tempo: int = 0
    tepat_waktu: int = 0
    selesai_terlambat: int = 0
    belum_selesai: int = 0
    selesai: int = 0
    selesai_tepat: int = 0
    batal: int = 0
    ditolak: int = 0
    terhenti: int = 0
    ditutup_terlambat: int = 0
    tanpa_waktu: int = 0
    jeda_singkat: int = 0

    def __post_init__(self) -> None:
        if any(getattr(self, bidang.name) < 0 for bidang in fields(self)):
            raise GalatMasukan("Jumlah permohonan tidak boleh negatif.")
        terlambat = self.selesai_terlambat + self.ditutup_terlambat
        if self.jatuh_tempo != self.tepat_waktu + terlambat + self.belum_selesai:
            raise GalatMasukan(
                "Permohonan jatuh tempo harus sama dengan tepat waktu + selesai terlambat + "
                "ditutup terlambat + belum selesai."
            )
        if self.tanpa_waktu > self.batal + self.ditolak:
            raise GalatMasukan("Yang ditutup tanpa waktu tidak boleh melebihi batal + ditolak.")
        if self.selesai_tepat > self.selesai:
            raise GalatMasukan("Permohonan selesai tepat waktu tidak boleh melebihi permohonan selesai.")

    def __add__(self, lain: "KetepatanTally") -> "KetepatanTally":
        """Both groups or periods together: counts are summed, percentages never averaged."""
        return KetepatanTally(
            *(getattr(self, bidang.name) + getattr(lain, bidang.name) for bidang in fields(self))
        )


@dataclass(frozen=True, slots=True)
class Kasus:
    """One request: when it is due and when it was finished (None while open), both with a time zone."""

    jatuh_tempo: datetime
    selesai: datetime | None

    def __post_init__(self) -> None:
        if any(saat is not None and saat.utcoffset() is None for saat in (self.jatuh_tempo, self.selesai)):
            raise GalatMasukan("Waktu jatuh tempo dan waktu selesai harus memuat zona waktu.")


def tepat(kasus: Kasus) -> bool:
    """Finished by its due moment; the due moment itself is still on time, an open request is not."""
    return kasus.selesai is not None and kasus.selesai <= kasus.jatuh_tempo


def hitung(tally: KetepatanTally) -> Hasil:
    """On-time share of the due cohort in "%"; with nothing due there is no figure (BELUM_JATUH_TEMPO)."""
    return _dari_yang_jatuh_tempo(tally, tally.jatuh_tempo, "permohonan jatuh tempo")


def hitung_semua_terlambat(tally: KetepatanTally) -> Hasil | None:
    """The other figure of the due cohort: with every case closed at an unknown moment in it, late.

    None where there is no such case, so that there is only one figure.
    """
    if not tally.tanpa_waktu:
        return None
    semua = tally.jatuh_tempo + tally.tanpa_waktu
    return _dari_yang_jatuh_tempo(tally, semua, "permohonan jatuh tempo, yang ditutup tanpa waktu ikut")


def hitung_selesai(tally: KetepatanTally) -> Hasil:
    """On-time share of the completed cohort in "%"; with nothing completed: BELUM_DIISI."""
    return persentase(
        tally.selesai_tepat,
        tally.selesai,
        "permohonan selesai tepat waktu",
        "permohonan selesai",
        bila_nol=Status.BELUM_DIISI,
    )


def _dari_yang_jatuh_tempo(tally: KetepatanTally, penyebut: int, sebutan: str) -> Hasil:
    return persentase(
        tally.tepat_waktu, penyebut, "permohonan tepat waktu", sebutan, bila_nol=Status.BELUM_JATUH_TEMPO
    )
