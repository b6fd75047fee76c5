"""What was approved or published, read back for pages: numbers as numbers, days as days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kinerja.angka import angka_indonesia
from kinerja.hasil import Status
from skm.bagan.deret import Deret, susun_deret
from skm.bagan.skala import NRR
from skm.katalog.lencana import Lencana, kata_status
from skm.laporan.halaman import NADA_MUTU


@dataclass(frozen=True, slots=True)
class Isi:
    """The content of one row, as `skm.pengesahan.isi` wrote it."""

    isi: Mapping[str, Any]

    def __getitem__(self, nama: str) -> Any:
        return self.isi[nama]

    @property
    def ikm(self) -> Decimal | None:
        """The index."""
        return _angka(self.isi["ikm"])

    @property
    def mutu(self) -> Lencana | None:
        """`Mutu B, baik`; None without an index."""
        mutu = self.isi["mutu"]
        return (f"Mutu {mutu}, {self.isi['kinerja'].lower()}", NADA_MUTU[mutu]) if mutu else None

    @property
    def unsur(self) -> tuple[tuple[str, str, Decimal | None, str], ...]:
        """Code, name, value 1..4 with two decimals, class."""
        return tuple(
            (satu["kode"], satu["nama"], _angka(satu["nrr"]), satu["mutu"]) for satu in self.isi["unsur"]
        )

    @property
    def bagan(self) -> Deret:
        """The unsur as bars, each with its class."""
        return susun_deret(
            (
                (
                    f"{kode} {nama}{f' ({mutu})' if mutu else ''}",
                    None if nrr is None else Fraction(nrr),
                    None,
                    "",
                )
                for kode, nama, nrr, mutu in self.unsur
            ),
            NRR,
        )

    @property
    def ketepatan(self) -> tuple[tuple[str, int, int, str, str], ...]:
        """Group, fell due, on time, the share by the corrected and by the decreed formula, in words."""
        return tuple(
            (
                satu["nama"],
                satu["jatuh_tempo"],
                satu["tepat_waktu"],
                _persen(satu["koreksi"]),
                _persen(satu["ketetapan"]),
            )
            for satu in self.isi["ketepatan"]
        )


def _angka(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _persen(satu: Mapping[str, Any]) -> str:
    if satu["persen"] is None:
        return kata_status(Status(satu["status"]))
    return f"{angka_indonesia(Decimal(satu['persen']))} %"
