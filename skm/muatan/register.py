"""What the desk expects of a register: its columns, and a case or the reasons its cells were refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kinerja.galat import GalatMasukan
from skm.berkas.hari import Urutan, baca_angka, baca_saat
from skm.berkas.kata import ringkas
from skm.berkas.lembar import RUSAK, Lembar, pilih_lembar
from skm.berkas.pemetaan import BELUM, KOSONG, Bidang, Pemetaan, pengenal
from skm.berkas.sel import BarisSel
from skm.berkas.tabel import Tabel
from skm.berkas.tata_letak import Ciri, cari_tabel, letak_judul
from skm.berkas.urutan import balik
from skm.layanan import momen
from skm.loket.models import StatusPermohonan

STATUS = tuple(satu for satu in StatusPermohonan if satu is not StatusPermohonan.DITARIK)
BERHARI = ("diterima", "lengkap", "selesai")
"""Columns of moments."""
NOMOR_TERPANJANG = 40
TAK_ADA = "bukan tanggal dan jam yang ada"
_ALIAS = {
    "nomor": (
        "Nomor permohonan",
        "No permohonan",
        "Nomor register",
        "No register",
        "No reg",
        "Nomor agenda",
        "No",
    ),
    "layanan": ("Jenis layanan", "Jenis pelayanan", "Nama layanan", "Jenis surat", "Jenis permohonan"),
    "diterima": (
        "Tanggal diterima",
        "Tgl diterima",
        "Waktu diterima",
        "Tanggal masuk",
        "Tgl masuk",
        "Tanggal permohonan",
    ),
    "lengkap": ("Tanggal lengkap", "Tgl lengkap", "Waktu lengkap", "Berkas lengkap"),
    "selesai": ("Tanggal selesai", "Tgl selesai", "Waktu selesai", "Tanggal keluar", "Tgl keluar"),
    "status": ("Status permohonan", "Keadaan"),
}
_MUNGKIN = (
    ("selesai", ("sudah", "selesai", "diambil", "diserahkan", "terbit", "jadi")),
    ("proses", ("proses", "diproses", "dikerjakan", "menunggu", "pending", "belum")),
    ("batal", ("batal", "dibatalkan", "dicabut", "ditarik")),
    ("ditolak", ("tolak", "ditolak", "gagal")),
)
"""Words of a status, the first that stands there; a person confirms it."""


def harapan(layanan: Mapping[str, int]) -> tuple[Bidang, ...]:
    """The fields of a case; `layanan` maps casefolded codes and names to ids. Only `lengkap` may be
    missing.
    """
    dikenal = {
        "layanan": lambda teks: teks.casefold() in layanan,
        "status": lambda teks: _status(teks) is not None,
    }
    tebak = {"status": lambda teks, _: _tebak_status(teks)}
    return tuple(
        Bidang(
            nama,
            alias=alias,
            wajib=nama != "lengkap",
            dikenal=dikenal.get(nama, lambda _: True),
            tebak=tebak.get(nama, lambda _teks, _semua: BELUM),
        )
        for nama, alias in _ALIAS.items()
    )


def tabel_register(nama: str, semua: Sequence[Lembar], layanan: Mapping[str, int], lembar: str = "") -> Tabel:
    """The register in the visible sheet that has its headings. Raises Galat, also where several sheets do."""
    wajib = tuple(satu.nama for satu in harapan(layanan) if satu.wajib)
    ciri = Ciri(wajib, pengenal(harapan(layanan)).mengenal)
    pilihan = pilih_lembar(nama, semua, lambda bingkai: letak_judul(bingkai, ciri) is not None, lembar)
    return cari_tabel(nama, pilihan, ciri)


@dataclass(frozen=True, slots=True)
class Rentang:
    """When something happened: at one moment, or at any of a day that stands there without a time."""

    awal: datetime
    akhir: datetime

    @property
    def tanpa_jam(self) -> bool:
        """Whether it is a mere day."""
        return self.awal != self.akhir


@dataclass(frozen=True, slots=True)
class Kasus:
    """A case of a register; `akhir` is when it was finished, cancelled or refused, None if not stated."""

    baris: int
    nomor: str
    layanan_id: int
    diterima: datetime
    lengkap: Rentang
    akhir: Rentang | None
    status: StatusPermohonan
    tanpa_jam: bool
    """Whether one of its moments is a mere day."""


@dataclass(frozen=True, slots=True)
class Pembaca:
    """Reads rows; `layanan` maps casefolded codes and names to service ids, moments lie at most at `pada`.

    `urutan` is the order of day and month, `peta` what a person told about words.
    """

    layanan: Mapping[str, int]
    zona: ZoneInfo
    pada: datetime
    urutan: Urutan = Urutan.HARI_DULU
    peta: Pemetaan = KOSONG
    tukar: bool = False
    """Whether day and month have changed places in the days that a spreadsheet made."""

    def baca(self, baris: BarisSel) -> Kasus | None:
        """The case of the row, or None and `baris` keeps what is refused.

        `lengkap` empty means complete when received.
        """
        sel, nomor = baris.sel, baris.sel["nomor"]
        layanan = self.peta.arti("layanan", sel["layanan"])
        layanan_id = self.layanan.get(layanan.casefold())
        if not nomor:
            baris.tolak("nomor", "belum diisi")
        elif len(nomor) > NOMOR_TERPANJANG or not nomor.isprintable() or nomor.startswith(RUSAK):
            baris.tolak("nomor", f"bukan nomor yang dapat dibaca, paling panjang {NOMOR_TERPANJANG} huruf")
        if layanan_id is None:
            asing = "bukan kode atau nama layanan kantor ini"
            baris.tolak("layanan", asing if layanan else "belum diisi")
        status = _status(self.peta.arti("status", sel["status"]))
        if status is None:
            baris.tolak("status", f"harus salah satu dari {', '.join(STATUS)}")
        diterima, lengkap, akhir = self._waktu(baris, status)
        if baris.galat or layanan_id is None or status is None or diterima is None or lengkap is None:
            return None
        tanpa_jam = any(satu.tanpa_jam for satu in (diterima, lengkap, akhir) if satu is not None)
        return Kasus(baris.nomor, nomor, layanan_id, diterima.awal, lengkap, akhir, status, tanpa_jam)

    def _waktu(
        self, baris: BarisSel, status: StatusPermohonan | None
    ) -> tuple[Rentang | None, Rentang | None, Rentang | None]:
        """When it was received, complete and ended, in that order; `baris` keeps what contradicts it."""
        sel = baris.sel
        diterima, lengkap, akhir = (self._momen(baris, kolom) for kolom in BERHARI)
        if not sel["diterima"]:
            baris.tolak("diterima", "belum diisi")
        if status is StatusPermohonan.SELESAI and not sel["selesai"]:
            baris.tolak("selesai", "belum diisi, padahal statusnya selesai")
        if status is StatusPermohonan.PROSES and sel["selesai"]:
            baris.tolak("selesai", "terisi, padahal statusnya proses")
        if not sel["lengkap"]:
            lengkap = diterima
        if diterima is not None and lengkap is not None:
            if lengkap.akhir < diterima.awal:
                baris.tolak("lengkap", "lebih awal dari diterima")
            lengkap = Rentang(max(lengkap.awal, diterima.awal), max(lengkap.akhir, diterima.awal))
        if lengkap is not None and akhir is not None:
            if akhir.akhir < lengkap.awal:
                baris.tolak("selesai", f"lebih awal dari {'lengkap' if sel['lengkap'] else 'diterima'}")
            lengkap = Rentang(lengkap.awal, max(lengkap.awal, min(lengkap.akhir, akhir.akhir)))
            akhir = Rentang(max(akhir.awal, lengkap.awal), max(akhir.akhir, lengkap.awal))
        return diterima, lengkap, akhir

    def _momen(self, baris: BarisSel, kolom: str) -> Rentang | None:
        teks = balik(baris.sel[kolom]) if self.tukar else baris.sel[kolom]
        if not teks:
            return None
        if teks.startswith(RUSAK):
            baris.tolak(kolom, teks.removeprefix(RUSAK), "")
            return None
        saat = self._saat(baris, kolom, teks)
        if saat is not None and saat.awal > self.pada:
            baris.tolak(kolom, "belum terjadi")
            return None
        return None if saat is None else Rentang(saat.awal, min(saat.akhir, self.pada))

    def _saat(self, baris: BarisSel, kolom: str, teks: str) -> Rentang | None:
        try:
            saat = momen.baca(teks, self.zona)
        except GalatMasukan as salah:
            tertulis = baca_saat(teks, self.urutan)
            if tertulis is None:
                baris.tolak(kolom, TAK_ADA if baca_angka(teks) else str(salah))
                return None
            hari, jam = tertulis.hari, tertulis.jam
            if jam is not None:
                saat = datetime.combine(hari, jam, jam.tzinfo or self.zona).astimezone(self.zona)
                return Rentang(saat, saat)
            awal = datetime.combine(hari, time(), self.zona)
            return Rentang(awal, datetime.combine(hari + timedelta(days=1), time(), self.zona) - SEDETIK)
        return Rentang(saat, saat)


SEDETIK = timedelta(seconds=1)


def _status(teks: str) -> StatusPermohonan | None:
    return next((status for status in STATUS if status == teks.casefold()), None)


def _tebak_status(teks: str) -> str:
    kata = {ringkas(satu) for satu in teks.split()}
    arti = [status for status, semua in _MUNGKIN if kata & set(semua)]
    return arti[0] if len(arti) == 1 else BELUM
