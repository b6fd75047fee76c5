"""The table of respondents: one characteristic at a time, and why one is not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kinerja.hasil import persentase
from kinerja.ungkap import bagian_terbuka
from skm.jawaban.models import Dimensi
from skm.jawaban.queries.hitungan import Isi
from skm.kuesioner.profil import daftar_profil
from skm.laporan.hasil.isi import Golongan, Karakteristik
from skm.layanan.models import Layanan

SATU_LAYANAN = "Karakteristik responden dicetak untuk seluruh kantor, tidak untuk satu layanan."
BUKAN_TRIWULAN = "Karakteristik responden dicetak untuk triwulan, semester, atau tahun yang sudah berakhir."
BELUM_TERBUKA = "Layanan yang respondennya belum cukup untuk ditampilkan disatukan."
TERBAWA = (
    "Jawaban tentang layanan yang belum cukup untuk ditampilkan pada bulannya dihitung bersama bulan "
    "berikutnya, sehingga jumlah menurut layanan dapat berbeda dari jumlah responden."
)
TIDAK_DIISI, LAINNYA, TANPA_LAYANAN = "Tidak diisi", "Layanan lain", "Tanpa menyebut layanan"
LAYANAN = "Jenis layanan"
SISANYA = -1
"""Stands for the answers of no shown service; no service has this number."""


def tertutup(alasan: str) -> tuple[Karakteristik, ...]:
    """Every question about the respondent without its counts."""
    return tuple(Karakteristik(butir.label, (), 0, alasan) for butir in daftar_profil())


def menurut_profil(isi: Mapping[Dimensi, Counter[str]], responden: int) -> tuple[Karakteristik, ...]:
    """Of whole quarters that have ended; `responden` is how many the period's index counts."""
    hasil = []
    for butir in daftar_profil():
        banyak = isi[Dimensi(butir.nama)]
        jumlah = sum(banyak.values())
        kata = [(label, banyak[kode]) for kode, label in butir.pilihan]
        kata.append((TIDAK_DIISI, jumlah - sum(n for _, n in kata)))
        alasan = "" if jumlah == responden else f"Menurut {jumlah} jawaban pada saat triwulannya ditutup."
        hasil.append(Karakteristik(butir.label, _golongan(kata, jumlah, TIDAK_DIISI), jumlah, alasan))
    return tuple(hasil)


def menurut_layanan(isi: Isi, layanan: Sequence[Layanan], responden: int) -> Karakteristik:
    """By service as far as each may stand beside the whole; the others together as one.

    A service that too few answered in a month is shown with its next one, so its rows may hold answers of
    before the period: then the table has a total of its own, and says so.
    """
    banyak: Counter[int] = Counter()
    for (_, _, nomor), satu in isi.items():
        banyak[nomor or 0] += satu.cacahan.responden
    buka = bagian_terbuka(banyak | {SISANYA: max(0, responden - banyak.total())})
    kata = [(satu.nama, banyak[satu.id]) for satu in layanan if satu.id in buka and banyak[satu.id]]
    if 0 in buka and banyak[0]:
        kata.append((TANPA_LAYANAN, banyak[0]))
    sisa = max(0, responden - sum(n for _, n in kata))
    kata.append((LAINNYA, sisa))
    jumlah = sum(n for _, n in kata)
    alasan = TERBAWA if jumlah != responden else BELUM_TERBUKA if sisa else ""
    return Karakteristik(LAYANAN, _golongan(kata, jumlah, LAINNYA), jumlah, alasan)


def _golongan(kata: Sequence[tuple[str, int]], jumlah: int, bila_ada: str) -> tuple[Golongan, ...]:
    """With their shares; the row `bila_ada` only where somebody stands in it."""
    return tuple(
        Golongan(nama, n, persentase(n, jumlah, "responden", "semua responden").nilai)
        for nama, n in kata
        if n or nama != bila_ada
    )
