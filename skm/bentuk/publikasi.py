"""What a publication sheet says, before it becomes a page or a poster."""

from __future__ import annotations

from dataclasses import dataclass

TERIMA_KASIH = (
    "Terima kasih atas penilaian yang telah Anda berikan. "
    "Masukan Anda sangat bermanfaat untuk memperbaiki pelayanan kami kepada masyarakat."
)


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Respondents by one thing they said of themselves: (what, how many as printed)."""

    nama: str
    isi: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Publikasi:
    """One sheet: the index at the left, whose it is and who answered at the right."""

    berkas: str
    """The file's name without ending."""
    kepala: str
    """How final it is; empty once it is approved."""
    kantor: str
    kabupaten: str
    periode: str
    layanan: str
    nilai: str
    """The index, or a dash without one."""
    mutu: str
    """Class and what it means, or why there is no index."""
    responden: str
    kelompok: tuple[Kelompok, ...]
    alasan: str
    """Why respondents are not told apart; empty where they are."""
    dicetak: str
    lambang: bytes = b""

    @property
    def judul(self) -> str:
        """The sheet's title, as the file says it too."""
        return f"Indeks Kepuasan Masyarakat {self.kantor}, {self.periode}"
