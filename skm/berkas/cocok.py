"""What an officer types, matched to what the office has: a code, a name, or enough of its beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from skm.galat import Galat


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Something that can be chosen by its `kode` or its `nama`; `kode` may equal `nama`."""

    id: int
    kode: str
    nama: str


def cocokkan(teks: str, pilihan: Iterable[Pilihan]) -> Pilihan:
    """The one choice `teks` means, whatever the letters' case.

    Tried in this order, and the first rule that matches anything decides: the whole code or name, the
    beginning of a code, the beginning of any word of a name. Raises Galat unless exactly one is left.
    """
    dicari, semua = _rapi(teks), tuple(pilihan)
    aturan: tuple[Callable[[Pilihan], bool], ...] = (
        lambda p: dicari in {_rapi(p.kode), _rapi(p.nama)},
        lambda p: _rapi(p.kode).startswith(dicari),
        lambda p: f" {dicari}" in f" {_rapi(p.nama)}",
    )
    for cocok in aturan:
        calon = [p for p in semua if cocok(p)]
        if len(calon) == 1:
            return calon[0]
        if calon:
            raise Galat(f"Cocok dengan beberapa: {', '.join(p.kode for p in calon)}. Ketik lebih lengkap.")
    raise Galat("Tidak ada yang cocok. Pilih dari daftar atau ketik kodenya.")


def _rapi(teks: str) -> str:
    return " ".join(teks.split()).casefold()
