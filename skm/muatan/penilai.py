"""When a case of a register fell due and whether in time, where days may stand there without times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from kinerja.galat import GalatKinerja
from kinerja.kalender import Kalender
from skm.berkas.hasil import GalatSel, berkas_ditolak
from skm.layanan.queries import Ketentuan, ketentuan
from skm.loket.models import StatusPermohonan
from skm.muatan.register import Kasus


@dataclass(frozen=True, slots=True)
class Pasti:
    """A case with one moment for each thing; `jatuh_tempo` is None where hours would decide whether in
    time.
    """

    baris: int
    nomor: str
    layanan_id: int
    diterima: datetime
    lengkap: datetime
    akhir: datetime | None
    status: StatusPermohonan
    tanpa_jam: bool
    ketentuan: Ketentuan
    jatuh_tempo: datetime | None


class Penilai:
    """Decides cases by the promises of their days, each asked for once."""

    def __init__(self, session: Session, kalender: Kalender) -> None:
        self._session, self._kalender = session, kalender
        self._berlaku: dict[tuple[int, date], Ketentuan] = {}

    def tetapkan(self, kasus: Kasus) -> Pasti:
        """The case as it is kept. Raises Galat where no due moment can be computed.

        In time in every hour: complete at the first, due then, ended at the first. Late in every hour:
        complete
        at the last and late still. An open one is late when every hour says so. What hours would decide
        has no
        due moment if it was finished, and was closed nobody knows when if it was cancelled or refused.
        """
        awal, akhir, berakhir = kasus.lengkap.awal, kasus.lengkap.akhir, kasus.akhir
        mulai = None if berakhir is None else berakhir.awal
        paling_awal, tempo = self._tempo(kasus, awal)
        if not kasus.tanpa_jam or (berakhir is not None and berakhir.akhir <= tempo):
            return self._pasti(kasus, awal, mulai, paling_awal, tempo)
        paling_akhir, tempo_akhir = self._tempo(kasus, akhir)
        if berakhir is None or berakhir.awal > tempo_akhir:
            return self._pasti(kasus, akhir, mulai, paling_akhir, tempo_akhir)
        if kasus.status is StatusPermohonan.SELESAI:
            return self._pasti(kasus, awal, berakhir.awal, paling_awal, None)
        return self._pasti(kasus, awal, None, paling_awal, tempo)

    def _tempo(self, kasus: Kasus, lengkap: datetime) -> tuple[Ketentuan, datetime]:
        kunci = (kasus.layanan_id, self._kalender.tanggal(lengkap))
        if kunci not in self._berlaku:
            self._berlaku[kunci] = ketentuan(self._session, *kunci)
        berlaku = self._berlaku[kunci]
        try:
            return berlaku, self._kalender.jatuh_tempo(lengkap, berlaku.janji)
        except GalatKinerja as salah:
            raise berkas_ditolak([GalatSel(kasus.baris, "lengkap", str(lengkap), str(salah))]) from salah

    @staticmethod
    def _pasti(
        kasus: Kasus, lengkap: datetime, akhir: datetime | None, berlaku: Ketentuan, tempo: datetime | None
    ) -> Pasti:
        return Pasti(
            baris=kasus.baris,
            nomor=kasus.nomor,
            layanan_id=kasus.layanan_id,
            diterima=kasus.diterima,
            lengkap=lengkap,
            akhir=akhir,
            status=kasus.status,
            tanpa_jam=kasus.tanpa_jam,
            ketentuan=berlaku,
            jatuh_tempo=tempo,
        )
