"""What is asked beside the SKM: SPAK and SPKP with figures of their own, and extra questions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from kinerja.gabungan import IkmGabungan
from kinerja.periode import Periode
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import hitungan_per_periode
from skm.kuesioner.queries.tambahan import HasilTambahan, hasil_tambahan
from skm.laporan.halaman import BarisUnsur, baris_unsur


@dataclass(frozen=True, slots=True)
class SurveiLain:
    """One survey of another kind, computed like the IKM and never mixed with it."""

    jenis: JenisKuesioner
    judul: str
    gabungan: IkmGabungan
    unsur: tuple[BarisUnsur, ...]


def survei_lain(session: Session, *, unit_id: int, periode: Periode) -> list[SurveiLain]:
    """SPAK and SPKP, as far as they are published."""
    hasil = []
    for (jenis, _), satu in hitungan_per_periode(session, unit_id=unit_id, periode=[periode]).items():
        if jenis is not JenisKuesioner.SKM:
            nilai = satu.gabungan()
            hasil.append(SurveiLain(jenis, satu.judul, nilai, baris_unsur(nilai.hasil, satu.nama)))
    return hasil


def tambahan(
    session: Session, *, unit_id: int, periode: Periode, paling_sedikit: int
) -> tuple[list[HasilTambahan], int]:
    """Extra questions answered by at least that many, and how many had months with fewer."""
    semua = hasil_tambahan(session, unit_id=unit_id, periode=periode, paling_sedikit=paling_sedikit)
    cukup = [satu for satu in semua if satu.terjawab >= paling_sedikit]
    return cukup, sum(satu.tertutup for satu in semua)
