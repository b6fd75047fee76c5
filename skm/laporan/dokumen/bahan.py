"""Gathers what a document needs from the slices below; the documents themselves read no database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from skm.indikator import queries
from skm.indikator.hitungan import catatan_setahun, hitung_semua, masukan_triwulan, rentang
from skm.indikator.otomatis import NilaiIndikator, kumpulkan
from skm.laporan.dokumen import susun
from skm.laporan.dokumen.isi import Dokumen
from skm.laporan.dokumen.kantor import Kantor
from skm.laporan.dokumen.lkjip import Sebab, lkjip
from skm.laporan.dokumen.pengukuran import pengukuran
from skm.laporan.queries import penanda_tangan
from skm.layanan.models import Unit

JENIS = {
    "lembar-iku": "Lembar IKU",
    "perjanjian-kinerja": "Perjanjian Kinerja",
    "rencana-aksi": "Rencana Aksi",
    "pengukuran-kinerja": "Pengukuran Kinerja",
    "lkjip-bab-iii": "LKjIP Bab III",
}
"""The documents, by the name in their address."""


class Penyusun:
    """Puts documents together for one office and year, as known at `pada`."""

    def __init__(self, session: Session, unit: Unit, tahun: int, *, zona: ZoneInfo, pada: datetime) -> None:
        self.session, self.unit, self.tahun = session, unit, tahun
        self.zona, self.pada = zona, pada
        self.aturan = queries.aturan_capaian(session, unit.id, tahun)
        self.kantor = Kantor(
            unit.nama,
            unit.kabupaten,
            tahun,
            pada.astimezone(zona).date(),
            ejaan=unit.nama_ketetapan,
            nol=self.aturan.nol,
            penanda=penanda_tangan(session, unit.id),
        )

    def susun(self, jenis: str, triwulan: int, jabatan: str) -> Dokumen:
        """One of `JENIS`; `triwulan` is for pengukuran, `jabatan` for perjanjian kinerja."""
        buat: dict[str, Callable[[], Dokumen]] = {
            "lembar-iku": lambda: susun.lembar_iku(self.kantor, self._nilai(None)),
            "perjanjian-kinerja": lambda: susun.perjanjian_kinerja(self.kantor, self._nilai(None), jabatan),
            "rencana-aksi": lambda: susun.rencana_aksi(
                self.kantor, [self._nilai(tw) for tw in (None, 1, 2, 3, 4)]
            ),
            "pengukuran-kinerja": lambda: self._pengukuran(triwulan),
            "lkjip-bab-iii": self._lkjip,
        }
        return buat[jenis]()

    def _pengukuran(self, triwulan: int) -> Dokumen:
        periode = rentang(self.tahun, triwulan)
        bahan = kumpulkan(self.session, unit_id=self.unit.id, periode=periode, zona=self.zona, pada=self.pada)
        masukan = masukan_triwulan(self.session, self.unit.id, self.tahun, triwulan)
        katalog = queries.katalog_rumus(self.session, self.unit.id, self.tahun)
        nilai = self._nilai(triwulan)
        return pengukuran(self.kantor, triwulan, nilai, katalog=katalog, masukan=masukan, bahan=bahan)

    def _lkjip(self) -> Dokumen:
        lalu = self._nilai(None, self.tahun - 1) if self.tahun - 1 in self._tahun() else []
        renstra = queries.renstra(self.session, self.unit.id)
        return lkjip(
            self.kantor, self._nilai(None), lalu, renstra=renstra, sebab=self._sebab(), aturan=self.aturan
        )

    def _sebab(self) -> dict[str, Sebab]:
        catatan = catatan_setahun(self.session, self.unit.id, self.tahun)
        analisis = queries.analisis_setahun(self.session, self.unit.id, self.tahun)
        hasil = {kode: Sebab(catatan=teks) for kode, teks in catatan.items()}
        for kode, satu in analisis.items():
            hasil[kode] = Sebab(satu.penyebab, satu.tindak_lanjut, catatan.get(kode, ""))
        return hasil

    def _tahun(self) -> list[int]:
        return queries.tahun_berkatalog(self.session, self.unit.id)

    def _nilai(self, triwulan: int | None, tahun: int | None = None) -> list[NilaiIndikator]:
        daftar = queries.katalog(self.session, self.unit.id, tahun or self.tahun)
        return hitung_semua(self.session, daftar, triwulan, zona=self.zona, pada=self.pada)
