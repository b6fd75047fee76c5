"""Few columns that stand for many, so that many answers are decided as quickly as few."""

from collections.abc import Collection, Sequence
from itertools import islice

from kinerja.ungkap.ruang import PRIMA, Baris, eselon, menyentuh_sedikit

CUKUP = 16
"""Columns of each row that are tried first."""
TERBANYAK = 5_000
"""Columns beyond which not all are tried: what the few do not clear is then not shown."""


def selalu_cukup(baris: Sequence[Baris], bobot: Sequence[int], batas: int) -> bool:
    """Whether every combination of the rows that touches anybody touches more than `batas` people.

    A combination touches no more of fewer people. So where none vanishes on a few columns and none touches
    few there, none does; else all columns are tried, if they are not too many.
    """
    semua = {letak for satu in baris for letak in satu}
    dipilih = _pilih(baris)
    if len(dipilih) < len(semua):
        sebagian = [{letak: isi for letak, isi in satu.items() if letak in dipilih} for satu in baris]
        if not _ada_yang_hilang(baris, sebagian, dipilih) and not menyentuh_sedikit(sebagian, bobot, batas):
            return True
        if len(semua) > TERBANYAK:
            return False
    return not menyentuh_sedikit(baris, bobot, batas)


def _pilih(baris: Sequence[Baris]) -> set[int]:
    """Columns of which every row has CUKUP, or all it has."""
    dipilih: set[int] = set()
    for satu in sorted(baris, key=len):
        lagi = CUKUP - len(satu.keys() & dipilih)
        dipilih.update(islice((letak for letak in satu if letak not in dipilih), max(lagi, 0)))
    return dipilih


def _ada_yang_hilang(baris: Sequence[Baris], sebagian: Sequence[Baris], dipilih: Collection[int]) -> bool:
    """Whether some combination touches others but none of the chosen; a column of its own marks each row."""
    tanda = 1 + max(dipilih)
    bertanda = [satu | {tanda + nomor: 1} for nomor, satu in enumerate(sebagian)]
    for hilang in eselon(bertanda, dipilih)[1]:
        jumlah: dict[int, int] = {}
        for nomor, kali in hilang.items():
            for letak, isi in baris[nomor - tanda].items():
                jumlah[letak] = jumlah.get(letak, 0) + kali * isi
        if any(isi % PRIMA for isi in jumlah.values()):
            return True
    return False
