"""What an office writes into its documents itself: which parts there are, and where each is printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bagian:
    """One part; `petunjuk` says to the office what belongs there."""

    kunci: str
    judul: str
    dokumen: str
    """Where it is printed."""
    petunjuk: str


KETETAPAN = Bagian(
    "ketetapan",
    "Nomor dan tanggal ketetapan IKU",
    "Lembar IKU",
    "Misalnya: Keputusan Camat Long Kali Nomor 5 Tahun 2026 tanggal 5 Januari 2026.",
)
SEMUA = (KETETAPAN,)
TERPANJANG = 6000
"""Letters of one part."""
