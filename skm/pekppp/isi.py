"""The answers to the evaluation as frozen data; whoever draws them asks no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.angka import angka_indonesia
from kinerja.hasil import Hasil, Status, persentase
from kinerja.pekppp import Tingkat, bulan_sesudah, tingkat_kecepatan, tingkat_media, tingkat_tindak_lanjut
from kinerja.periode import Periode
from skm.laporan.hasil.isi import NilaiIkm
from skm.pekppp.models import JenisMedia


@dataclass(frozen=True, slots=True)
class PeriodeDisurvei:
    """One quarter or year, who answered and its index."""

    periode: Periode
    ikm: NilaiIkm


@dataclass(frozen=True, slots=True)
class Media:
    """One place where the results were published; `foto` is the number of its picture, 0 without one."""

    nomor: int
    jenis: JenisMedia
    nama: str
    tanggal: date
    tautan: str
    foto: int


@dataclass(frozen=True, slots=True)
class RencanaDinilai:
    """One row of a plan: when its report was, when it was done (None while it is not), its files."""

    nomor: int
    periode: Periode
    program: str
    status: str
    laporan: date
    """The day on which pimpinan approved the plan; the period's last day while nobody has."""
    selesai: date | None
    bukti: int

    @property
    def bulan(self) -> int | None:
        """In how many months after its report it was done."""
        return None if self.selesai is None else bulan_sesudah(self.laporan, self.selesai)


@dataclass(frozen=True, slots=True)
class Baris:
    """One question of the evaluation, its answer, its level where the form has one, where the proof is."""

    tanya: str
    jawab: str
    tingkat: Tingkat | None
    bukti: str
    halaman: str
    """Endpoint of the page that shows the proof."""


@dataclass(frozen=True, slots=True)
class Pekppp:
    """Everything of one year."""

    tahun: int
    triwulan: tuple[PeriodeDisurvei, ...]
    """Ended quarters of this year and the one before that somebody answered in, oldest first."""
    setahun: tuple[PeriodeDisurvei, ...]
    """The year before and this one."""
    media: tuple[Media, ...]
    """Of the year."""
    rencana: tuple[RencanaDinilai, ...]
    """Of the periods that ended in the year."""

    @property
    def bagian_selesai(self) -> Hasil:
        """The share of the plan that is done."""
        selesai = sum(satu.selesai is not None for satu in self.rencana)
        return persentase(selesai, len(self.rencana), "rencana selesai", "rencana", Status.BELUM_DIISI)

    @property
    def baris(self) -> tuple[Baris, ...]:
        """The questions in the order of the form."""
        return (
            self._frekuensi(),
            self._ikm(),
            self._media(),
            self._tindak_lanjut(),
            self._kecepatan(),
            self._laporan(),
        )

    def _frekuensi(self) -> Baris:
        milik = [satu.periode for satu in self.triwulan]
        semua = [satu.label for satu in milik if satu.sampai is not None and satu.sampai.year == self.tahun]
        return Baris(
            "Berapa kali SKM dilaksanakan dalam setahun?",
            f"{len(semua)} kali: {', '.join(semua)}" if semua else "Belum ada triwulan yang berakhir",
            None,
            "Tabel 2, laporan tiap triwulan",
            "laporan.skm",
        )

    def _ikm(self) -> Baris:
        satu = self.setahun[-1]
        ikm, jawab = satu.ikm, satu.ikm.alasan
        if ikm.nilai is not None:
            nilai = f"{angka_indonesia(ikm.nilai)} ({ikm.mutu}, {ikm.kinerja})"
            jawab = f"{nilai}, {satu.periode.label}, {ikm.responden} responden"
        return Baris(
            "Berapa nilai IKM dan periodenya?", jawab, None, "Tabel 2, laporan tahun ini", "laporan.skm"
        )

    def _media(self) -> Baris:
        cetak = sum(satu.jenis is JenisMedia.CETAK for satu in self.media)
        return Baris(
            "Di media apa hasil SKM dipublikasikan?",
            f"{cetak} media cetak dan {len(self.media) - cetak} media elektronik",
            tingkat_media(len(self.media)),
            "Tabel 3, foto dan tautan tiap media",
            "laporan.pekppp",
        )

    def _tindak_lanjut(self) -> Baris:
        hasil = self.bagian_selesai
        selesai, semua = sum(satu.selesai is not None for satu in self.rencana), len(self.rencana)
        jawab = f"{selesai} dari {semua} rencana"
        if hasil.nilai is not None:
            jawab = f"{angka_indonesia(hasil.nilai)} %, {jawab}"
        return Baris(
            "Berapa bagian rencana tindak lanjut yang selesai?",
            jawab if semua else "Belum ada rencana tindak lanjut",
            tingkat_tindak_lanjut(selesai, semua),
            "Tabel 4, bukti tiap rencana",
            "laporan.tindak_lanjut",
        )

    def _kecepatan(self) -> Baris:
        bulan = max((satu.bulan for satu in self.rencana if satu.bulan is not None), default=None)
        return Baris(
            "Seberapa cepat ditindaklanjuti sesudah laporan?",
            "Belum ada rencana yang selesai" if bulan is None else f"Yang selesai paling lama {bulan} bulan",
            tingkat_kecepatan(bulan),
            "Tabel 4, tanggal laporan dan selesainya",
            "laporan.tindak_lanjut",
        )

    def _laporan(self) -> Baris:
        ada = [satu.periode.label for satu in self.setahun if satu.ikm.nilai is not None]
        return Baris(
            "Apakah laporan SKM dua tahun terakhir ada?",
            f"Ada: {' dan '.join(ada)}" if ada else "Belum ada",
            None,
            "Tabel 2, Laporan Pelaksanaan SKM tiap tahun",
            "laporan.skm",
        )
