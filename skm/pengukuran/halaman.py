"""What the page of one indicator shows, ready for a template that decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja.hasil import Hasil
from skm.katalog.baris import BarisIndikator
from skm.katalog.lencana import KATA_STATUS, Lencana
from skm.pengukuran.nilai import NilaiIndikator

Pintu = tuple[str, str, Mapping[str, int | str | None]]
"""What a button is called, the page it opens, and the choices in its address."""


@dataclass(frozen=True, slots=True)
class KartuRumus:
    """The result of one of the two formulas, with what there is to say about it."""

    judul: str
    hasil: Hasil
    lencana: tuple[Lencana, ...]


def kartu_rumus(nilai: NilaiIndikator, kini: Sequence[Lencana]) -> tuple[KartuRumus, KartuRumus]:
    """Both results; the one in force carries the words `kini`, the other its state where it has no figure."""

    def kartu(judul: str, hasil: Hasil, *, berlaku: bool) -> KartuRumus:
        if berlaku:
            return KartuRumus(judul, hasil, (("Berlaku", "baik"), *kini))
        keadaan = () if hasil.nilai is not None else (KATA_STATUS[hasil.status],)
        return KartuRumus(judul, hasil, (("Pembanding", "netral"), *keadaan))

    koreksi = nilai.memakai_koreksi
    return (
        kartu("Menurut rumus ketetapan", nilai.ketetapan, berlaku=not koreksi),
        kartu("Menurut rumus koreksi", nilai.koreksi, berlaku=koreksi),
    )


def pintu(
    satu: BarisIndikator, tahun: int, triwulan: int | None, *, boleh_rumus: bool, boleh_target: bool
) -> list[Pintu]:
    """The pages about the indicator that are open to whoever asks."""
    terhitung = satu.otomatis is not None
    saat: dict[str, int | str | None] = {"kode": satu.kode, "tahun": tahun}
    semua: list[tuple[bool, Pintu]] = [
        (not (terhitung or satu.pensiun), ("Isi", "indikator.isi", {**saat, "triwulan": triwulan})),
        (True, ("Analisis", "indikator.analisis", saat)),
        (boleh_rumus, ("Pilih rumus", "indikator.rumus", saat)),
        (boleh_target and not terhitung, ("Ubah koreksi", "indikator.koreksi", saat)),
        (boleh_target, ("Cara mengukur", "indikator.cara", saat)),
        (boleh_target, ("Target", "indikator.target", saat)),
    ]
    return [isi for boleh, isi in semua if boleh]
