"""What the page of a period's report shows, ready for a template that decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from skm.bentuk.isi import Tabel
from skm.dokumen.laporan_skm import tabel
from skm.dokumen.laporan_skm.kelengkapan import belum_lengkap
from skm.dokumen.laporan_skm.penyusun import BENTUK, LaporanSkm
from skm.katalog.lencana import Lencana
from skm.laporan.halaman import NADA_MUTU
from skm.laporan.hasil.baca import bertriwulan
from skm.laporan.hasil.isi import HasilPeriode, Karakteristik, Keadaan
from skm.laporan.hasil.seksi import catatan, paragraf
from skm.laporan.hasil.tambahan import Seksi

DIBACA = (Seksi.KESIMPULAN, Seksi.ANALISIS, Seksi.KETEPATAN)
"""Sections that the page shows."""
NADA_KEADAAN = {Keadaan.SEMENTARA: "perhatian", Keadaan.KONSEP: "info", Keadaan.DISETUJUI: "baik"}


@dataclass(frozen=True, slots=True)
class HalamanLaporan:
    """The report at a glance: its figures, what it says, what it lacks, its files."""

    laporan: LaporanSkm

    @property
    def hasil(self) -> HasilPeriode:
        """The view model."""
        return self.laporan.hasil

    @property
    def judul(self) -> str:
        """Whose report, of which period."""
        return f"{self.hasil.periode.label} · {self.hasil.layanan or 'Seluruh layanan'}"

    @property
    def keadaan(self) -> Lencana:
        """How final it is."""
        return self.hasil.keadaan.value.capitalize(), NADA_KEADAAN[self.hasil.keadaan]

    @property
    def mutu(self) -> Lencana | None:
        """`Mutu B, baik`; None without a figure."""
        ikm = self.hasil.ikm
        return (f"Mutu {ikm.mutu}, {ikm.kinerja.lower()}", NADA_MUTU[ikm.mutu]) if ikm.mutu else None

    @property
    def kalimat(self) -> tuple[str, ...]:
        """The narrative as the document has it, with a note where somebody wrote it anew."""
        semua = ((*paragraf(self.hasil, satu), catatan(self.hasil, satu)) for satu in DIBACA)
        return tuple(kata for satu in semua for kata in satu if kata)

    @property
    def belum(self) -> tuple[str, ...]:
        """What is missing."""
        return tuple(belum_lengkap(self.hasil, self.laporan.kantor))

    @property
    def rencana(self) -> Tabel:
        """The plan as the document has it."""
        return tabel.rencana(self.hasil)

    @property
    def tindak_lanjut(self) -> Tabel:
        """What became of the plan before, as the document has it."""
        return tabel.tindak_lanjut(self.hasil)

    @property
    def rencana_tertulis(self) -> tuple[str, ...]:
        """Each row of the plan in a line; what is only proposed is its unsur."""
        return tuple(
            "; ".join(filter(None, (satu.unsur, satu.program, satu.penanggung_jawab)))
            for satu in self.hasil.rencana.baris
        )

    @property
    def tindak_lanjut_tertulis(self) -> tuple[str, ...]:
        """Each row of the plan before in a line, with its state."""
        return tuple(
            f"{satu.rencana.unsur}; {satu.rencana.program}: {satu.status.lower()}"
            for satu in self.hasil.rencana.sebelumnya
        )

    @property
    def dapat_direncanakan(self) -> bool:
        """Whether a plan is made for such a period."""
        return not self.hasil.layanan and bertriwulan(self.hasil.periode)

    @property
    def unsur(self) -> Tabel:
        """The table of unsur as the document has it."""
        return tabel.unsur(self.hasil)

    @property
    def responden(self) -> tuple[Karakteristik, ...]:
        """Respondents by each characteristic that is shown."""
        return tuple(satu for satu in self.hasil.karakteristik if satu.golongan)

    @property
    def alasan(self) -> tuple[str, ...]:
        """Why characteristics are not shown, or what they leave out."""
        return tuple(dict.fromkeys(satu.alasan for satu in self.hasil.karakteristik if satu.alasan))

    @property
    def bentuk(self) -> tuple[str, ...]:
        """The files it can be had as."""
        return tuple(BENTUK)
