"""How the findings of `skm indikator --periksa` leave the command: JSON for scripts, sentences to read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kinerja.indikator import Katalog, RumusBerlaku
from kinerja.periksa import Temuan

LEBAR = 100
AWAL = {RumusBerlaku.KETETAPAN: "", RumusBerlaku.KOREKSI: "Rumus koreksi: "}


@dataclass(frozen=True, slots=True)
class Diragukan:
    """A finding, and about which of the two formulas it is."""

    temuan: Temuan
    rumus: RumusBerlaku


def gabung(ketetapan: Sequence[Temuan], koreksi: Sequence[Temuan], katalog: Katalog) -> list[Diragukan]:
    """Findings of both formulas in the catalogue's order, those of the decreed one first."""
    semua = [Diragukan(satu, RumusBerlaku.KETETAPAN) for satu in ketetapan]
    semua += [Diragukan(satu, RumusBerlaku.KOREKSI) for satu in koreksi]
    letak = {satu.kode: n for n, satu in enumerate(katalog.indikator)}
    return sorted(semua, key=lambda satu: letak[satu.temuan.kode])


def temuan(satu: Diragukan, katalog: Katalog) -> dict[str, Any]:
    """One finding; `rumus` is the formula it is about, `terkait` the codes of other indicators."""
    return {
        "kode": satu.temuan.kode,
        "nama": katalog.menurut_kode[satu.temuan.kode].nama,
        "rumus": satu.rumus.value,
        "aturan": satu.temuan.aturan.value,
        "kalimat": satu.temuan.kalimat,
        "terkait": list(satu.temuan.terkait),
    }


def baris(daftar: Sequence[Diragukan], katalog: Katalog) -> Iterator[str]:
    """Each indicator with its sentences, and the count at the end."""
    kode = []
    for satu, isi in groupby(daftar, lambda diragukan: diragukan.temuan.kode):
        kode.append(satu)
        yield f"{satu}  {katalog.menurut_kode[satu].nama}"
        for penjelasan in isi:
            kalimat = AWAL[penjelasan.rumus] + penjelasan.temuan.kalimat
            yield textwrap.fill(kalimat, LEBAR, initial_indent="  - ", subsequent_indent="    ")
        yield ""
    yield f"{len(daftar)} temuan pada {len(kode)} dari {len(katalog.indikator)} indikator."
