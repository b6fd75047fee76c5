"""Years that go on as they were decided, though new ones begin otherwise: said, never changed by itself."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.isian.masukan import SAH
from skm.isian.models import IsianTriwulan
from skm.katalog.aturan_capaian import BATAS, AturanKantor
from skm.katalog.models import Indikator
from skm.katalog.queries import aturan_per_tahun
from skm.katalog.tanam import katalog_ketetapan
from skm.operasi.temuan import Temuan
from skm.pengukuran.buku import rentang
from skm.pengukuran.models import AngkaBeku

CARA = "ubah di Capaian, Ubah aturan capaian"
BAWAAN = AturanKantor()


def pilihan(session: Session, unit_id: int) -> Iterator[Temuan]:
    """How capaian are rated and what is typed that is counted now, by year; whether approvals are frozen."""
    for tahun, aturan in sorted(aturan_per_tahun(session, unit_id, _tahun(session, unit_id)).items()):
        for kalimat in _beda(aturan):
            yield Temuan(f"aturan capaian {tahun}", "PERHATIAN", f"{kalimat}; {CARA}")
    otomatis = {satu.kode for satu in katalog_ketetapan().indikator if satu.otomatis}
    milik = (Indikator.unit_id == unit_id, Indikator.kode.in_(otomatis), Indikator.otomatis.is_(None))
    for satu in session.scalars(sa.select(Indikator).where(*milik).order_by(Indikator.tahun)):
        kalimat = "diisi penanggung jawab seperti ketika disetujui; katalog baru menghitungnya dari catatan"
        yield Temuan(f"bawaan {satu.tahun}", "PERHATIAN", f"{satu.kode}: {kalimat}")
    yield _beku(session, unit_id)


def _tahun(session: Session, unit_id: int) -> set[int]:
    return set(session.scalars(sa.select(Indikator.tahun).where(Indikator.unit_id == unit_id).distinct()))


def _beda(aturan: AturanKantor) -> Iterator[str]:
    if aturan.batas != BAWAAN.batas:
        lama, baru = (BATAS[satu.batas][0].lower() for satu in (aturan, BAWAAN))
        yield f"capaian di atas target pada rata-rata {lama}, bawaan sekarang {baru}"
    if None in (aturan.nol.dasar_tetap, aturan.nol.dasar_naik):
        yield "penurunan dari dasar 0 tanpa capaian, bawaan sekarang 100 bila tetap 0 dan 0 bila naik"


def _beku(session: Session, unit_id: int) -> Temuan:
    """Whether every approved quarter has its figure written down, so that no later formula moves it."""
    pilih = sa.select(Indikator.kode, Indikator.tahun, IsianTriwulan.triwulan).join(
        Indikator, Indikator.id == IsianTriwulan.indikator_id
    )
    milik = session.execute(pilih.where(Indikator.unit_id == unit_id, IsianTriwulan.tahap.in_(SAH))).all()
    beku = sa.select(AngkaBeku.kode, AngkaBeku.dari, AngkaBeku.sampai)
    ada = set(session.execute(beku.where(AngkaBeku.unit_id == unit_id, AngkaBeku.disetujui)))
    tanpa = []
    for kode, tahun, triwulan in milik:
        periode = rentang(tahun, triwulan)
        if (kode, periode.dari, periode.sampai) not in ada:
            tanpa.append(f"{kode} {periode.label}")
    if tanpa:
        kalimat = f"{len(tanpa)} isian yang disetujui belum dibekukan angkanya: {', '.join(tanpa[:5])}"
        return Temuan("angka disetujui", "PERHATIAN", f"{kalimat}; setujui ulang")
    return Temuan("angka disetujui", "BAIK", f"{len(milik)} isian yang disetujui sudah dibekukan angkanya")
