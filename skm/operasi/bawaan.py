"""Where a year stores another choice than the package ships now: said, never changed by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.konsolidasi import Konsolidasi
from skm.katalog.kata import KONSOLIDASI, rentang_kode
from skm.katalog.models import Indikator
from skm.katalog.queries import rumus_per_tahun
from skm.katalog.rumus_kantor import RumusKantor
from skm.katalog.tanam import katalog_ketetapan
from skm.operasi.temuan import Temuan

CARA = "ubah di halaman indikator, Cara mengukur, atau di lembar katalog"
RUMUS = "pimpinan memilihnya di halaman indikator"
KOREKSI = "ubah di halaman indikator, Ubah rumus koreksi"


def bawaan(session: Session, unit_id: int) -> Iterator[Temuan]:
    """A line for every year and choice that differs, naming the indicators and where an admin follows it."""
    pilih = sa.select(Indikator).where(Indikator.unit_id == unit_id)
    semua = session.scalars(pilih.order_by(Indikator.tahun, Indikator.urutan)).all()
    kantor = rumus_per_tahun(session, unit_id, {satu.tahun for satu in semua})
    ada = False
    for tahun, baris in groupby(semua, lambda satu: satu.tahun):
        for kalimat, kode in _beda(list(baris), kantor.get(tahun, {})).items():
            ada = True
            yield Temuan(f"bawaan {tahun}", "PERHATIAN", f"{rentang_kode(kode)}: {kalimat}")
    if not ada:
        yield Temuan("bawaan", "BAIK", "cara, satuan, dan rumus tiap tahun sama dengan bawaan program")


def _beda(baris: list[Indikator], kantor: Mapping[str, RumusKantor]) -> dict[str, list[str]]:
    """Codes by what differs and what to do about it, in words."""
    hasil: dict[str, list[str]] = {}
    for satu in baris:
        milik = kantor.get(satu.kode)
        if milik is None or milik.ketetapan is None:
            for kalimat in _kalimat(satu, milik):
                hasil.setdefault(kalimat, []).append(satu.kode)
    return hasil


def _kalimat(satu: Indikator, milik: RumusKantor | None) -> Iterator[str]:
    paket = katalog_ketetapan().menurut_kode.get(satu.kode)
    if paket is None:
        return
    if satu.konsolidasi != paket.konsolidasi and satu.otomatis is None:
        lama, baru = KONSOLIDASI[Konsolidasi(satu.konsolidasi)], KONSOLIDASI[paket.konsolidasi]
        yield f"triwulan digabung “{lama}”, bawaan sekarang “{baru}”; {CARA}"
    if satu.satuan != paket.satuan:
        yield f"satuan “{satu.satuan}”, bawaan sekarang “{paket.satuan}”; berubah bersama cara mengukurnya"
    if milik is None and satu.satuan_koreksi != paket.satuan_koreksi:
        lama, baru = satu.satuan_koreksi, paket.satuan_koreksi
        yield f"satuan rumus koreksi “{lama}”, bawaan sekarang “{baru}”; berubah bersama cara mengukurnya"
    if satu.rumus_berlaku != paket.rumus_berlaku:
        yield f"rumus {satu.rumus_berlaku} berlaku, bawaan sekarang {paket.rumus_berlaku}; {RUMUS}"
    if milik is not None and milik.dipertahankan:
        yield f"rumus koreksi “{milik.koreksi}” dipertahankan, bawaan sekarang “{paket.koreksi}”; {KOREKSI}"
