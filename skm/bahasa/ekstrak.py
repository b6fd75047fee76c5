"""Collects the texts of the seeded questionnaire for the catalogue, as pybabel collects those of the code."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

Butir = tuple[int, None, str, list[str]]


def benih(
    berkas: BinaryIO,
    _kata: Sequence[str],
    _tanda: Sequence[str],
    options: Any,
) -> Iterator[Butir]:
    """Texts a citizen reads: title, unsur, options, and the questions about the respondent."""
    isi = json.load(berkas)
    teks = [isi["judul"]]
    for unsur in isi["unsur"]:
        teks += [unsur["nama"], unsur["pertanyaan"], *unsur["opsi"]]
    for butir in isi["profil"]:
        teks += [butir["label"], *(label for _, label in butir["pilihan"])]
    for satu in dict.fromkeys(teks):
        yield 1, None, satu, []
