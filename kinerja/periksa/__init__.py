"""Finds the mistakes of decreed formulas by rule: from structure, the types of variables, and words.

No rule knows an indicator's code, and none reads its grade or the reviewers' notes.
"""

from collections.abc import Callable, Collection, Iterator

from kinerja.indikator import Katalog
from kinerja.periksa import hitungan, kata
from kinerja.periksa.temuan import Aturan, Konteks, Temuan

__all__ = ["Aturan", "Temuan", "periksa"]

Aturannya = Callable[[Konteks], str | tuple[str, tuple[str, ...]] | None]

ATURAN: dict[Aturan, Aturannya] = {
    Aturan.PERSEN_TANPA_PENYEBUT: hitungan.persen_tanpa_penyebut,
    Aturan.SATUAN_TIDAK_SEPADAN: hitungan.satuan_tidak_sepadan,
    Aturan.PEMBILANG_BUKAN_BAGIAN: hitungan.pembilang_bukan_bagian,
    Aturan.RATA_RATA_KALI_100: hitungan.rata_rata_kali_100,
    Aturan.PERSEN_DARI_PERSEN: hitungan.persen_dari_persen,
    Aturan.JENIS_NAMA_BEDA_RUMUS: hitungan.jenis_nama_beda_rumus,
    Aturan.RUMUS_KEMBAR: kata.rumus_kembar,
    Aturan.INDIKATOR_KEMBAR: kata.indikator_kembar,
    Aturan.KANTOR_LAIN: kata.kantor_lain,
    Aturan.RENCANA_SEBAGAI_HASIL: kata.rencana_sebagai_hasil,
    Aturan.POPULASI_SATU: hitungan.populasi_satu,
}


def periksa(katalog: Katalog, kantor: Collection[str]) -> tuple[Temuan, ...]:
    """All findings in the catalogue's order, then in that of `Aturan`.

    `kantor` are the office's own names without "Kecamatan"; letters' case and spaces do not matter.
    """
    return tuple(_semua(katalog, frozenset(kantor)))


def _semua(katalog: Katalog, kantor: frozenset[str]) -> Iterator[Temuan]:
    for indikator in katalog.indikator:
        konteks = Konteks(indikator, katalog, kantor)
        for aturan, fungsi in ATURAN.items():
            hasil = fungsi(konteks)
            if isinstance(hasil, str):
                yield Temuan(indikator.kode, aturan, hasil)
            elif hasil is not None:
                yield Temuan(indikator.kode, aturan, *hasil)
