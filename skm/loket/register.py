"""Reading the rows of an imported register: text in, a case or the reasons its cells were refused out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from kinerja.galat import GalatMasukan
from skm.berkas.hasil import GalatSel
from skm.layanan import momen
from skm.loket.models import StatusPermohonan

KOLOM = ("nomor", "layanan", "diterima", "lengkap", "selesai", "status")
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

    def baca(self, baris: int, sel: Mapping[str, str]) -> tuple[Kasus | None, list[GalatSel]]:
        """The case of the row, or None and every refused cell; `lengkap` empty means when received."""
        galat: list[GalatSel] = []

        def tolak(kolom: str, alasan: str) -> None:
            galat.append(GalatSel(baris, kolom, sel[kolom], alasan))

        nomor = sel["nomor"]
        if not nomor:
            tolak("nomor", "belum diisi")
        elif len(nomor) > NOMOR_TERPANJANG or not nomor.isprintable():
            tolak("nomor", f"bukan nomor yang dapat dibaca, paling panjang {NOMOR_TERPANJANG} huruf")
        layanan_id = self.layanan.get(sel["layanan"].casefold())
        if layanan_id is None:
            tolak("layanan", "bukan kode atau nama layanan kantor ini" if sel["layanan"] else "belum diisi")
        status = _status(sel["status"])
        if status is None:
            tolak("status", f"harus salah satu dari {', '.join(StatusPermohonan)}")
        waktu = {kolom: self._momen(baris, kolom, sel, galat) for kolom in ("diterima", "lengkap", "selesai")}
        if not sel["diterima"]:
            tolak("diterima", "belum diisi")
        if status is StatusPermohonan.SELESAI and not sel["selesai"]:
            tolak("selesai", "belum diisi, padahal statusnya selesai")
        if status is StatusPermohonan.PROSES and sel["selesai"]:
            tolak("selesai", "terisi, padahal statusnya proses")
        diterima, akhir = waktu["diterima"], waktu["selesai"]
        lengkap = diterima if not sel["lengkap"] else waktu["lengkap"]
        if diterima is not None and lengkap is not None and lengkap < diterima:
            tolak("lengkap", "lebih awal dari diterima")
        if lengkap is not None and akhir is not None and akhir < lengkap:
            tolak("selesai", "lebih awal dari lengkap" if sel["lengkap"] else "lebih awal dari diterima")
        if galat or layanan_id is None or status is None or diterima is None or lengkap is None:
            return None, galat
        return Kasus(baris, nomor, layanan_id, diterima, lengkap, akhir, status), galat

    def _momen(
        self, baris: int, kolom: str, sel: Mapping[str, str], galat: list[GalatSel]
    ) -> datetime | None:
        if not sel[kolom]:
            return None
        try:
            saat = momen.baca_longgar(sel[kolom], self.zona)
        except GalatMasukan as salah:
            galat.append(GalatSel(baris, kolom, sel[kolom], str(salah)))
            return None
        if saat > self.pada:
            galat.append(GalatSel(baris, kolom, sel[kolom], "belum terjadi"))
            return None
        return saat


def _status(teks: str) -> StatusPermohonan | None:
    return next((status for status in StatusPermohonan if status == teks.casefold()), None)
