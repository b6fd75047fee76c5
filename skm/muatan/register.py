"""What the desk expects of a register: its columns, and a case or the reasons its cells were refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from kinerja.galat import GalatMasukan
from skm.berkas.pemetaan import Bidang
from skm.berkas.sel import BarisSel
from skm.layanan import momen
from skm.loket.models import StatusPermohonan

HARAPAN = tuple(
    Bidang(nama, wajib=True) for nama in ("nomor", "layanan", "diterima", "lengkap", "selesai", "status")
)
NOMOR_TERPANJANG = 40


@dataclass(frozen=True, slots=True)
class Kasus:
    """A case of a register; `akhir` is when it was finished, cancelled or refused, None if not stated."""

    baris: int
    nomor: str
    layanan_id: int
    diterima: datetime
    lengkap: datetime
    akhir: datetime | None
    status: StatusPermohonan


@dataclass(frozen=True, slots=True)
class Pembaca:
    """Reads rows; `layanan` maps casefolded codes and names to service ids, moments lie at most at `pada`."""

    layanan: Mapping[str, int]
    zona: ZoneInfo
    pada: datetime

    def baca(self, baris: BarisSel) -> Kasus | None:
        """The case of the row, or None and `baris` keeps what is refused.

        `lengkap` empty means complete when received.
        """
        sel, nomor = baris.sel, baris.sel["nomor"]
        layanan_id = self.layanan.get(sel["layanan"].casefold())
        if not nomor:
            baris.tolak("nomor", "belum diisi")
        elif len(nomor) > NOMOR_TERPANJANG or not nomor.isprintable():
            baris.tolak("nomor", f"bukan nomor yang dapat dibaca, paling panjang {NOMOR_TERPANJANG} huruf")
        if layanan_id is None:
            asing = "bukan kode atau nama layanan kantor ini"
            baris.tolak("layanan", asing if sel["layanan"] else "belum diisi")
        status = _status(sel["status"])
        if status is None:
            baris.tolak("status", f"harus salah satu dari {', '.join(StatusPermohonan)}")
        diterima, lengkap, akhir = self._waktu(baris, status)
        if baris.galat or layanan_id is None or status is None or diterima is None or lengkap is None:
            return None
        return Kasus(baris.nomor, nomor, layanan_id, diterima, lengkap, akhir, status)

    def _waktu(
        self, baris: BarisSel, status: StatusPermohonan | None
    ) -> tuple[datetime | None, datetime | None, datetime | None]:
        """When it was received, complete and ended, in that order; `baris` keeps what contradicts it."""
        sel = baris.sel
        diterima, lengkap, akhir = (self._momen(baris, kolom) for kolom in ("diterima", "lengkap", "selesai"))
        if not sel["diterima"]:
            baris.tolak("diterima", "belum diisi")
        if status is StatusPermohonan.SELESAI and not sel["selesai"]:
            baris.tolak("selesai", "belum diisi, padahal statusnya selesai")
        if status is StatusPermohonan.PROSES and sel["selesai"]:
            baris.tolak("selesai", "terisi, padahal statusnya proses")
        if not sel["lengkap"]:
            lengkap = diterima
        if diterima is not None and lengkap is not None and lengkap < diterima:
            baris.tolak("lengkap", "lebih awal dari diterima")
        if lengkap is not None and akhir is not None and akhir < lengkap:
            baris.tolak("selesai", f"lebih awal dari {'lengkap' if sel['lengkap'] else 'diterima'}")
        return diterima, lengkap, akhir

    def _momen(self, baris: BarisSel, kolom: str) -> datetime | None:
        if not baris.sel[kolom]:
            return None
        try:
            saat = momen.baca_longgar(baris.sel[kolom], self.zona)
        except GalatMasukan as salah:
            baris.tolak(kolom, str(salah))
            return None
        if saat > self.pada:
            baris.tolak(kolom, "belum terjadi")
            return None
        return saat


def _status(teks: str) -> StatusPermohonan | None:
    return next((status for status in StatusPermohonan if status == teks.casefold()), None)
