"""Doctor says where a year goes on otherwise than a new one begins, and what was approved unfrozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.aturan_capaian import AturanKantor
from skm.katalog.models import Indikator
from skm.katalog.services import tetapkan_aturan
from skm.layanan.models import Unit
from skm.operasi.pilihan import pilihan

PADA = datetime(2026, 4, 6, 1, 0, tzinfo=UTC)


def _temuan(session: Session, unit: Unit) -> list[tuple[str, str, str]]:
    return [(satu.nama, satu.status, satu.keterangan) for satu in pilihan(session, unit.id)]


def test_a_new_office_differs_from_nothing_that_ships(session: Session, unit: Unit) -> None:
    assert _temuan(session, unit) == [
        ("angka disetujui", "BAIK", "0 isian yang disetujui sudah dibekukan angkanya")
    ]


def test_doctor_lists_rules_and_ways_of_counting_that_differ_from_what_ships_now(
    session: Session, unit: Unit
) -> None:
    bawaan = AturanKantor()
    lama = replace(bawaan, batas="", nol=replace(bawaan.nol, dasar_tetap=None))
    isi = {"unit_id": unit.id, "tahun": 2026, "alasan": "uji", "oleh": "uji", "pada": PADA}
    tetapkan_aturan(session, lama, **isi)
    pilih = sa.select(Indikator).where(Indikator.tahun == 2026, Indikator.kode == "IKI-37")
    satu = session.scalars(pilih).one()
    satu.otomatis = None
    dasar = {"isi": {}, "catatan": "", "oleh": "camat", "pada": PADA}
    session.add(IsianTriwulan(indikator_id=satu.id, triwulan=1, tahap=TahapIsian.DIKUNCI, **dasar))
    session.flush()
    cara = "ubah di Capaian, Ubah aturan capaian"
    batas = "capaian di atas target pada rata-rata tanpa batas, bawaan sekarang 110 ke atas dihitung 120"
    nol = "penurunan dari dasar 0 tanpa capaian, bawaan sekarang 100 bila tetap 0 dan 0 bila naik"
    ketik = "IKI-37: diisi penanggung jawab seperti ketika disetujui; katalog baru menghitungnya dari catatan"
    beku = "1 isian yang disetujui belum dibekukan angkanya: IKI-37 Triwulan I 2026; setujui ulang"
    assert _temuan(session, unit) == [
        ("aturan capaian 2026", "PERHATIAN", f"{batas}; {cara}"),
        ("aturan capaian 2026", "PERHATIAN", f"{nol}; {cara}"),
        ("bawaan 2026", "PERHATIAN", ketik),
        ("angka disetujui", "PERHATIAN", beku),
    ]
