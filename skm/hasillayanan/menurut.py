"""Who was how content: one thing respondents said of themselves, or their way of coming, at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja.tanggal import ROMAWI
from kinerja.ungkap import bagian_terbuka
from skm.bagan.selang import Selang, susun_selang
from skm.hasillayanan.baca import Dibaca
from skm.jawaban.models import Dimensi, Rentang
from skm.jawaban.rentang import akhir
from skm.kuesioner.profil import daftar_profil
from skm.laporan.halaman import NAMA_JALUR
from skm.laporan.ketelitian import BarisBeda, susun_beda

SISANYA = ""
"""Stands for those in no shown part: they did not say, or their part may not be shown."""
BUKAN_TRIWULAN = "Ditampilkan untuk triwulan, semester, atau tahun yang triwulannya sudah berakhir."
BELUM_CUKUP = (
    "Belum cukup banyak yang menjawab untuk menampilkan satu bagian pun tanpa membuka jawaban seseorang."
)


@dataclass(frozen=True, slots=True)
class BarisMenurut:
    """One part of the respondents, against all the other shown ones."""

    beda: BarisBeda
    catatan: str
    """Of which quarters alone it is, where not of all; empty where it is."""


@dataclass(frozen=True, slots=True)
class Menurut:
    """All parts by one dimension, the whole office's ended quarters only."""

    kode: str
    nama: str
    baris: tuple[BarisMenurut, ...]
    selang: Selang
    sisa: int
    """Respondents of the same quarters who stand in none of the rows."""
    alasan: str
    """Why there are no rows; empty where there are."""

    @property
    def nama_baris(self) -> list[str]:
        """What each row is called, in order."""
        return [
            f"{satu.beda.nama} ({satu.catatan})" if satu.catatan else satu.beda.nama for satu in self.baris
        ]


def susun_menurut(isi: Dibaca) -> tuple[Menurut, ...]:
    """Way of coming, then what respondents said of themselves in the order they are asked."""
    kata = [(Dimensi.JALUR, "Cara mengisi", [(satu.value, nama) for satu, nama in NAMA_JALUR.items()])]
    kata += [(Dimensi(satu.nama), satu.label, list(satu.pilihan)) for satu in daftar_profil()]
    return tuple(_menurut(isi, *satu) for satu in kata)


def _menurut(isi: Dibaca, dimensi: Dimensi, nama: str, pilihan: Sequence[tuple[str, str]]) -> Menurut:
    berakhir = frozenset(_berakhir(isi))
    kata, bagian = dict(pilihan), isi.bagian(dimensi)
    semua = sum(isi.hitungan.kantor[satu] for satu in berakhir)
    banyak = {nilai: bagian[nilai].responden for nilai in kata if nilai in bagian}
    buka = bagian_terbuka(banyak | {SISANYA: max(0, semua - sum(banyak.values()))})
    tampil = [nilai for nilai in banyak if nilai in buka]
    beda = susun_beda([(kata[nilai], bagian[nilai]) for nilai in tampil])
    triwulan = [isi.hitungan.triwulan[dimensi, nilai] for nilai in tampil]
    alasan = "" if beda else BELUM_CUKUP if berakhir else BUKAN_TRIWULAN
    return Menurut(
        dimensi.value.replace("_", "-"),
        nama,
        tuple(
            BarisMenurut(satu, _hanya(kapan, berakhir)) for satu, kapan in zip(beda, triwulan, strict=True)
        ),
        susun_selang([(satu.gabungan.hasil.eksak, satu.selang.eksak) for satu in beda]),
        max(0, semua - sum(satu.gabungan.responden for satu in beda)),
        alasan,
    )


def _berakhir(isi: Dibaca) -> Iterator[date]:
    """First days of the quarters that lie within the period, are over, and were answered in."""
    dari, sampai = isi.periode.dari, isi.periode.sampai
    for mulai in isi.hitungan.kantor:
        ujung = akhir(mulai, Rentang.TRIWULAN)
        utuh = dari is not None and sampai is not None and dari <= mulai and ujung <= sampai
        if utuh and ujung < isi.buku.hari_ini:
            yield mulai


def _hanya(milik: frozenset[date], semua: frozenset[date]) -> str:
    if milik == semua:
        return ""
    kapan = [f"{ROMAWI[satu.month // 3]}" for satu in sorted(milik)]
    return f"hanya Triwulan {', '.join(kapan)}"
