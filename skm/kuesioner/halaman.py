"""What the admin's pages of questionnaires show, ready for templates that decide nothing."""

from __future__ import annotations

from dataclasses import dataclass

from skm.kuesioner.models import Kuesioner


@dataclass(frozen=True, slots=True)
class Versi:
    """A version of a questionnaire by its name, and whether it can still be changed."""

    satu: Kuesioner
    nama: str
    isi: str
    terbit: bool
    buka: str
    """What opening it is called."""


def versi(satu: Kuesioner) -> Versi:
    """The version as lists and titles name it: `SKM versi 2`."""
    terbit = satu.terbit_pada is not None
    tambahan = f", {len(satu.tambahan)} tambahan" if satu.tambahan else ""
    return Versi(
        satu=satu,
        nama=f"{satu.jenis.value.upper()} versi {satu.versi}",
        isi=f"{len(satu.unsur)} unsur{tambahan}",
        terbit=terbit,
        buka="Lihat" if terbit else "Ubah draf",
    )
