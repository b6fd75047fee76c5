"""From quarters to the year so far, by the way the indicator declares. Percentages are never averaged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from kinerja.angka import angka_indonesia
from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Langkah, Status
from kinerja.menurut_sifat import TahunLalu, menurut_sifat
from kinerja.rumus import Masukan, Nama, Pecahan, Rumus, Sifat, Simpul, Variabel
from kinerja.tanggal import ROMAWI


class Konsolidasi(StrEnum):
    """How quarters become a year.

    VARIABEL is the rule: each input is joined by its nature, and the same formula computes the year. The
    others are for years that were begun with them: figures added, the last known, recomputed from
    ΣN ÷ ΣD, or valued once a year.
    """

    VARIABEL = "variabel"
    JUMLAH = "jumlah"
    TERAKHIR = "terakhir"
    HITUNG_ULANG = "hitung_ulang"
    TAHUNAN = "tahunan"

    @property
    def sampai_kini(self) -> bool:
        """Whether a quarter's inputs tell the year so far, not what happened in that quarter."""
        return self in {Konsolidasi.TERAKHIR, Konsolidasi.TAHUNAN}

    @property
    def sifat(self) -> Sifat | None:
        """The one nature that this way gives every input; None where each has its own."""
        match self:
            case Konsolidasi.VARIABEL:
                return None
            case Konsolidasi.TERAKHIR:
                return Sifat.KEADAAN
            case Konsolidasi.TAHUNAN:
                return Sifat.TETAP
        return Sifat.ARUS

    def untuk(self, satuan: str) -> "Konsolidasi":
        """The way for a formula that gives `satuan`: per cents are never added, but divided anew."""
        return Konsolidasi.HITUNG_ULANG if self is Konsolidasi.JUMLAH and satuan == "%" else self


def konsolidasikan(
    cara: Konsolidasi,
    rumus: Rumus,
    triwulan: Sequence[Masukan | None],
    variabel: Mapping[str, Variabel],
    satuan: str,
    *,
    lalu: TahunLalu | None = None,
) -> Hasil:
    """The year so far in `satuan`; `triwulan` are the inputs of quarters I to at most IV, None if unfilled.

    VARIABEL is `menurut_sifat`, which looks back into `lalu`. JUMLAH and HITUNG_ULANG need every quarter so
    far: one not filled is BELUM_DIISI, never 0. TERAKHIR takes the last filled one. TAHUNAN does too, and
    before quarter IV is BELUM_JATUH_TEMPO while none is filled.
    HITUNG_ULANG is Σ numerators ÷ Σ denominators × factor, and so is JUMLAH of a per cent. Raises
    GalatMasukan for no or more than four quarters, and for HITUNG_ULANG of a formula that is no quotient.
    """
    cara = cara.untuk(satuan)
    if not 1 <= len(triwulan) <= len(ROMAWI):
        raise GalatMasukan("Konsolidasi memerlukan satu sampai empat triwulan.")
    if cara is Konsolidasi.VARIABEL:
        isian = [None if satu is None else satu.bagian[-1] for satu in triwulan]
        return menurut_sifat(rumus, isian, variabel, satuan, lalu or TahunLalu())
    if cara in (Konsolidasi.TERAKHIR, Konsolidasi.TAHUNAN):
        return _terakhir(cara, rumus, triwulan, variabel, satuan)
    terisi = [satu for satu in triwulan if satu is not None]
    kosong = [ROMAWI[n] for n, satu in enumerate(triwulan) if satu is None]
    if kosong:
        return _tanpa(Status.BELUM_DIISI, satuan, f"Triwulan {', '.join(kosong)} belum diisi.")
    if cara is Konsolidasi.JUMLAH:
        return _jumlah(rumus.pohon, terisi, variabel, satuan, "Jumlah triwulan")
    return _hitung_ulang(rumus, terisi, variabel, satuan)


def _terakhir(
    cara: Konsolidasi,
    rumus: Rumus,
    triwulan: Sequence[Masukan | None],
    variabel: Mapping[str, Variabel],
    satuan: str,
) -> Hasil:
    terisi = [(n, satu) for n, satu in enumerate(triwulan) if satu is not None]
    if terisi:
        urutan, masukan = terisi[-1]
        hasil = rumus.hitung(masukan, variabel, satuan)
        langkah = Langkah(
            "Keadaan terakhir",
            f"Triwulan {ROMAWI[urutan]}",
            "belum ada" if hasil.nilai is None else angka_indonesia(hasil.nilai),
        )
        return replace(hasil, jejak=(*hasil.jejak, langkah))
    if cara is Konsolidasi.TAHUNAN and len(triwulan) < len(ROMAWI):
        return _tanpa(Status.BELUM_JATUH_TEMPO, satuan, "Dinilai sekali setahun.")
    return _tanpa(Status.BELUM_DIISI, satuan, "Belum ada triwulan yang diisi.")


def _jumlah(
    simpul: Simpul, terisi: Sequence[Masukan], variabel: Mapping[str, Variabel], satuan: str, uraian: str
) -> Hasil:
    hasil = [Rumus(simpul).hitung(satu, variabel, satuan) for satu in terisi]
    for urutan, satu in enumerate(hasil):
        if satu.nilai is None:
            return _tanpa(satu.status, satuan, f"Triwulan {ROMAWI[urutan]}: {satu.alasan}")
    nilai = [satu.nilai for satu in hasil if satu.nilai is not None]
    total = sum(nilai, Fraction(0))
    langkah = Langkah(uraian, " + ".join(map(angka_indonesia, nilai)), angka_indonesia(total))
    return Hasil(Status.OK, total, None, None, satuan, (langkah,))


def _hitung_ulang(
    rumus: Rumus, terisi: Sequence[Masukan], variabel: Mapping[str, Variabel], satuan: str
) -> Hasil:
    pecah = rumus.pecahan()
    if pecah is None:
        raise GalatMasukan(
            f"Rumus {rumus} bukan pembagian, sehingga tidak dapat dihitung ulang dari jumlahnya."
        )
    pembilang = _jumlah(pecah.pembilang, terisi, variabel, satuan, "Jumlah pembilang")
    penyebut = _jumlah(pecah.penyebut, terisi, variabel, satuan, "Jumlah penyebut")
    if pembilang.nilai is None or penyebut.nilai is None:
        return pembilang if pembilang.nilai is None else penyebut
    return _bagi(pembilang, penyebut, pecah, variabel, satuan)


def _bagi(
    pembilang: Hasil, penyebut: Hasil, pecah: Pecahan, variabel: Mapping[str, Variabel], satuan: str
) -> Hasil:
    atas, bawah = pembilang.nilai or Fraction(0), penyebut.nilai or Fraction(0)
    kali = f" × {angka_indonesia(pecah.faktor, None)}" if pecah.faktor != 1 else ""
    hitungan = f"{angka_indonesia(atas, None)} ÷ {angka_indonesia(bawah, None)}{kali}"
    jejak = (*pembilang.jejak, *penyebut.jejak)
    if bawah == 0:
        asal = pecah.penyebut
        status = variabel[asal.nama].bila_nol if isinstance(asal, Nama) else Status.PENYEBUT_NOL
        alasan = f"Belum ada {variabel[asal.nama].sebutan}." if isinstance(asal, Nama) else "Penyebutnya nol."
        langkah = Langkah("Dihitung ulang dari jumlahnya", hitungan, "belum ada")
        dari_nol = -atas if pecah.penurunan(variabel) else None
        return Hasil(status, None, atas, bawah, satuan, (*jejak, langkah), alasan, dari_nol=dari_nol)
    nilai = atas / bawah * pecah.faktor
    langkah = Langkah("Dihitung ulang dari jumlahnya", hitungan, angka_indonesia(nilai))
    return Hasil(Status.OK, nilai, atas, bawah, satuan, (*jejak, langkah))


def _tanpa(status: Status, satuan: str, alasan: str) -> Hasil:
    return Hasil(status, None, None, None, satuan, (), alasan)
