"""The real server through a year, against the exact attacker: whatever he opens, he finds nobody."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import Dimensi, Jawaban
from skm.jawaban.services.orang import Orang
from skm.kuesioner import queries
from skm.layanan.models import Unit
from tests.lawan.server import TAHUN, Kantor, kantor_baru, setahun

PENUH = os.environ.get("UJI_PENUH") == "1"
SATU_BASIS = pytest.mark.parametrize("jenis_basis", ["sqlite"])  # the other one has run the same statements


@pytest.fixture
def kantor(session: Session, unit: Unit, benih: int) -> Kantor:
    """A new office with that seed."""
    kuesioner = queries.kuesioner_berlaku(session, unit.id, pada=date(TAHUN, 1, 1))
    return kantor_baru(session, unit, kuesioner, benih)


@pytest.mark.parametrize("benih", [1])
def test_whoever_opens_every_view_after_every_day_of_four_months_tells_nobody(kantor: Kantor) -> None:
    setahun(kantor, 4)
    assert kantor.terbuka() == []
    assert kantor.saran_terikat() == []
    assert {layanan for dilihat in kantor.saran.values() for _, layanan in dilihat} >= {"None", "1"}
    assert kantor.dimensi >= {Dimensi.KANTOR, Dimensi.LAYANAN, Dimensi.TANDA}, "something is shown"
    riwayat = kantor.session.scalars(sa.select(Jawaban.riwayat).where(Jawaban.riwayat.is_not(None))).all()
    assert len(riwayat) >= 5, "exclusions took effect"


@SATU_BASIS
@pytest.mark.parametrize("benih", range(40 if PENUH else 1))
def test_nor_does_he_in_other_years(kantor: Kantor) -> None:
    setahun(kantor, 12 if PENUH else 3)
    assert kantor.terbuka() == []
    assert kantor.saran_terikat() == []


def _semua(_orang: object, _tampil: object, calon: Sequence[Collection[object]]) -> frozenset[object]:
    """What a candidate's own count allows, whatever else is shown."""
    return frozenset(nama for satu in calon for nama in satu)


def _batang(*_: object) -> bool:
    return True


TANPA = {
    "releases of five": [("skm.jawaban.services.lepas.PALING_SEDIKIT", 1)],
    "services beside days": [
        ("kinerja.ungkap.layanan._aman", _batang),
        ("skm.jawaban.services.penutupan.dimensi_terbuka", _semua),
    ],
    "parts of a quarter beside the rest": [("skm.jawaban.services.triwulan.dimensi_terbuka", _semua)],
    "exclusions beside the rest": [("skm.jawaban.services.berlaku.dimensi_terbuka", _semua)],
}


@SATU_BASIS
@pytest.mark.parametrize("benih", [0])
@pytest.mark.parametrize("aturan", TANPA)
def test_without_any_one_of_the_rules_he_would(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch, aturan: str
) -> None:
    for letak, ganti in TANPA[aturan]:
        monkeypatch.setattr(letak, ganti)
    setahun(kantor, 3 if "exclusions" not in aturan else 4)
    assert kantor.terbuka()


def _setiap_sel(orang: Iterable[Orang]) -> set[tuple[date, int]]:
    return {(satu.kelompok, satu.layanan_id) for satu in orang}


@SATU_BASIS
@pytest.mark.parametrize("benih", [0])
def test_a_comment_in_its_services_list_would_be_one_of_few_that_day(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skm.jawaban.services.penutupan.saran_terbuka", _setiap_sel)
    setahun(kantor, 2)
    assert kantor.saran_terikat()
