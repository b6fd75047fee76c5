"""What a load changes is computed while nobody waits for it, and is right whatever came in between."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.berkas.models import Impor, JenisImpor
from skm.jawaban import selisih as perhitungan
from skm.jawaban.models import Jalur, Jawaban
from skm.jawaban.selisih import Selisih, deret
from skm.jawaban.services import muat
from skm.jawaban.services.bangun import periksa_hitungan
from skm.jawaban.services.hitungan import sebaris, ubah_hitungan
from skm.jawaban.services.penutupan import tutup
from skm.kuesioner.queries import kuesioner_berlaku
from skm.layanan.models import Unit
from skm.layanan.queries import daftar_layanan
from skm.orm import buka_sesi, sudah_menulis
from tests.conftest import TANAM_PADA
from tests.jawaban import kolom_unsur
from tests.kantor import kantor

JULI = date(2026, 7, 1)


def _baris(session: Session, unit: Unit, banyak: int = 40) -> list[dict[str, Any]]:
    """Loaded answers of the first half of 2026, of every service and profile by turns."""
    kuesioner = kuesioner_berlaku(session, unit.id, pada=TANAM_PADA.date())
    layanan = [None, *(satu.id for satu in daftar_layanan(session, unit.id, hanya_aktif=False))]
    return [
        {
            "kuesioner_id": kuesioner.id,
            "layanan_id": layanan[ke % len(layanan)],
            "jalur": Jalur.IMPOR,
            "tanggal": date(2026, 1 + ke % 6, 1 + ke % 28),
            "jenis_kelamin": ("l", "p", None)[ke % 3],
            "usia": ("u20_30", "u41_50")[ke % 2],
            **kolom_unsur(1 + (ke + nomor) % 4 for nomor in range(9)),
        }
        for ke in range(banyak)
    ]


def impor_kosong(session: Session, unit: Unit, jumlah: int) -> int:
    impor = Impor(
        unit_id=unit.id,
        jenis=JenisImpor.RESPONDEN,
        sidik="0" * 64,
        nama_berkas="uji.csv",
        jumlah=jumlah,
        pada=TANAM_PADA,
        oleh="uji",
    )
    session.add(impor)
    session.flush()
    return impor.id


def _berbeda(session: Session, unit: Unit) -> int:
    return periksa_hitungan(session, unit_id=unit.id).berbeda


def test_what_closes_between_the_computing_of_a_load_and_its_storing_holds_the_load_too(
    session: Session, unit: Unit
) -> None:
    muat.sisipkan(session, _baris(session, unit, 5), unit_id=unit.id)
    siap = muat.siapkan(session, deret(_baris(session, unit)), unit_id=unit.id)
    assert tutup(session, unit_id=unit.id, hari_ini=JULI)
    muat.simpan_muatan(session, siap)
    assert _berbeda(session, unit) == 0


def test_a_load_that_is_taken_back_leaves_no_counter_and_no_exclusion_behind(
    session: Session, unit: Unit
) -> None:
    """One answer leaves the counters between the reading of the load and its deletion, one month closes."""
    siap = muat.siapkan(session, deret(_baris(session, unit)), unit_id=unit.id)
    nomor = impor_kosong(session, unit, 40)
    muat.simpan_muatan(session, siap, impor_id=nomor)
    cabutan = muat.siapkan_cabut(session, unit_id=unit.id, impor_id=nomor)
    satu = session.scalars(sa.select(Jawaban).where(Jawaban.impor_id == nomor).limit(1)).one()
    ubah_hitungan(session, unit_id=unit.id, keluar=[sebaris(satu)])
    satu.terhitung = False
    session.flush()
    assert tutup(session, unit_id=unit.id, hari_ini=JULI)
    assert _berbeda(session, unit) == 0
    assert muat.cabut(session, cabutan) == 40
    assert _berbeda(session, unit) == 0
    assert session.scalar(sa.select(sa.func.count()).select_from(Jawaban)) == 0


@pytest.mark.parametrize("jenis_basis", ["sqlite"])  # only its transactions know whether they write
def test_nothing_is_computed_while_others_wait_for_their_turn_to_write(
    mesin: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    menulis: list[bool] = []
    with buka_sesi(mesin, tulis=None) as session:
        unit = kantor(session)

        def dihitung(**isi: Any) -> Selisih:
            menulis.append(sudah_menulis(session))
            return perhitungan.selisih(**isi)

        monkeypatch.setattr(muat, "selisih", dihitung)
        siap = muat.siapkan(session, deret(_baris(session, unit)), unit_id=unit.id)
        nomor = impor_kosong(session, unit, 40)
        muat.simpan_muatan(session, siap, impor_id=nomor)
        session.commit()
        cabutan = muat.siapkan_cabut(session, unit_id=unit.id, impor_id=nomor)
        assert muat.cabut(session, cabutan) == 40
        session.commit()
    assert menulis == [False, False]
