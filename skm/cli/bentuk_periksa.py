"""How the findings of `skm indikator --periksa` leave the command: JSON for scripts, sentences to read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kinerja.indikator import Katalog
from kinerja.periksa import Temuan

LEBAR = 100


def temuan(satu: Temuan, katalog: Katalog) -> dict[str, Any]:
    """One finding; `terkait` are the codes of other indicators it concerns."""
    return {
        "kode": satu.kode,
        "nama": katalog.menurut_kode[satu.kode].nama,
        "aturan": satu.aturan.value,
        "kalimat": satu.kalimat,
        "terkait": list(satu.terkait),
    }


def baris(daftar: Sequence[Temuan], katalog: Katalog) -> Iterator[str]:
    """Each indicator with its sentences, and the count at the end."""
    kode = []
    for satu, isi in groupby(daftar, lambda temuan: temuan.kode):
        kode.append(satu)
        yield f"{satu}  {katalog.menurut_kode[satu].nama}"
        for penjelasan in isi:
            yield textwrap.fill(penjelasan.kalimat, LEBAR, initial_indent="  - ", subsequent_indent="    ")
        yield ""
    yield f"{len(daftar)} temuan pada {len(kode)} dari {len(katalog.indikator)} indikator."
