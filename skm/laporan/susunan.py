"""The questionnaires that a period was answered by, where it was more than one: the break in its figure."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja.gabungan import HasilBagian
from kinerja.ikm import IkmHasil, ModeBobot
from kinerja.periode import Periode
from skm.kuesioner.queries import HitunganIkm


@dataclass(frozen=True, slots=True)
class BarisSusunan:
    """One structure of the period: its questionnaires, what they ask, and what they gave."""

    nomor: int
    versi: str
    isi: str
    """How many unsur, their weights, and the rule of the classes."""
    hari: str
    responden: int
    hasil: IkmHasil | None
    """None while too few answered for their scores to be shown."""
    digabung: bool


def baris_susunan(hitungan: HitunganIkm, mode: ModeBobot, *, paling_sedikit: int) -> tuple[BarisSusunan, ...]:
    """The structures in the order of their first days; empty for a period that knows one alone.

    Days and scores of fewer than `paling_sedikit` respondents are not shown.
    """
    bagian = hitungan.gabungan(mode).bagian
    if len(bagian) < 2:
        return ()
    return tuple(
        _baris(nomor, satu, susunan.versi, terbaca=satu.hasil.responden >= paling_sedikit)
        for nomor, (satu, susunan) in enumerate(zip(bagian, hitungan.susunan, strict=True), start=1)
    )


def _baris(nomor: int, satu: HasilBagian, versi: tuple[int, ...], *, terbaca: bool) -> BarisSusunan:
    bagian, struktur = satu.bagian, satu.bagian.struktur
    bobot = "bobot sama" if len(set(struktur.bobot)) == 1 else f"bobot {', '.join(map(str, struktur.bobot))}"
    return BarisSusunan(
        nomor=nomor,
        versi=f"Versi {' dan '.join(map(str, versi))}",
        isi=f"{len(struktur.kode)} unsur, {struktur.kode[0]} sampai {struktur.kode[-1]}; {bobot}; "
        f"mutu menurut {struktur.skala.nama}",
        hari=Periode.rentang(bagian.dari, bagian.sampai).label if terbaca else "",
        responden=satu.hasil.responden,
        hasil=satu.hasil if terbaca else None,
        digabung=satu.digabung,
    )
