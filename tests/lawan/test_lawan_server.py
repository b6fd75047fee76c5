"""The real server through a year, against the exact attacker: whatever he opens, he finds nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import Dimensi, Jalur, Jawaban, Rentang
from skm.jawaban.queries.menunggu import Menunggu
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.selisih import deret
from skm.jawaban.services import muat
from skm.jawaban.services.muat import Cabutan
from skm.jawaban.services.orang import Orang
from skm.kuesioner import queries
from skm.layanan.models import Unit
from tests.conftest import KEDUANYA
from tests.lawan.persiapan import TAHUN
from tests.lawan.server import Kantor, kantor_baru, setahun
from tests.penuh import PENUH

pytestmark = pytest.mark.luas

SATU_BASIS = pytest.mark.parametrize("jenis_basis", ["sqlite"])  # the other one has run the same statements


@pytest.fixture
def kantor(session: Session, unit: Unit, benih: int) -> Kantor:
    """A new office with that seed."""
    kuesioner = queries.kuesioner_berlaku(session, unit.id, pada=date(TAHUN, 1, 1))
    return kantor_baru(session, unit, kuesioner, benih)


@pytest.mark.parametrize("benih", [0])
def test_whoever_opens_every_view_after_every_day_of_four_months_tells_nobody(kantor: Kantor) -> None:
    setahun(kantor, range(1, 5))
    assert kantor.terbuka() == []
    assert kantor.saran_terikat() == []
    assert {layanan for dilihat in kantor.saran.values() for _, layanan in dilihat} > {"None"}
    assert kantor.dimensi >= {Dimensi.KANTOR, Dimensi.LAYANAN, Dimensi.TANDA}, "something is shown"
    riwayat = kantor.session.scalars(sa.select(Jawaban.riwayat).where(Jawaban.riwayat.is_not(None))).all()
    assert len(riwayat) >= 5, "exclusions took effect"
    assert kantor.dicabut, "a load is undone"
    assert kantor.angka, "links are told of"
    assert kantor.tambahan, "and the extra question"
    assert kantor.cetakan.daftar, "scores are printed and exported"
    assert kantor.cetakan.edisi, "and a quarter is published"


@pytest.mark.parametrize("jenis_basis", KEDUANYA if PENUH else KEDUANYA[:1])
@pytest.mark.parametrize("benih", range(40) if PENUH else [1])
def test_nor_does_he_in_other_years(kantor: Kantor) -> None:
    setahun(kantor, range(1, 13 if PENUH else 4))
    assert kantor.terbuka() == []
    assert kantor.saran_terikat() == []


def _semua(_orang: object, _tampil: object, calon: Sequence[Collection[object]]) -> frozenset[object]:
    """What a candidate's own count allows, whatever else is shown."""
    return frozenset(nama for satu in calon for nama in satu)


def _batang(*_: object) -> bool:
    return True


def _tanpa_versi(semua: Sequence[Menunggu], _berakhir: date, _hari_ini: date) -> list[tuple[Menunggu, date]]:
    """Releases of five of whatever version."""
    hari = max(satu.hari for satu in semua)
    return [(satu, hari) for satu in semua] if sum(not satu.isi.tanda for satu in semua) >= 5 else []


def _cabut_lebih(session: Session, cabutan: Cabutan) -> int:
    """An undone load that takes a citizen's answer along."""
    banyak, j = muat.cabut(session, cabutan), muat.TABEL
    pilih = sa.select(j).where(j.c.jalur == Jalur.POSTER, j.c.terhitung, j.c.tanda == 0).limit(1)
    if (satu := session.execute(pilih).mappings().first()) is not None:
        muat._hitung(session, muat._muatan(session, cabutan.muatan.unit_id, keluar=deret([dict(satu)])))
        session.execute(sa.update(j).where(j.c.id == satu["id"]).values(terhitung=False))
    return banyak


TANPA = {
    "releases of five": [("skm.jawaban.services.lepas.PALING_SEDIKIT", 1)],
    "services beside days": [
        ("kinerja.ungkap.layanan._aman", _batang),
        ("skm.jawaban.services.penutupan.dimensi_terbuka", _semua),
    ],
    "parts of a quarter beside the rest": [("skm.jawaban.services.triwulan.dimensi_terbuka", _semua)],
    "exclusions beside the rest": [("skm.jawaban.services.berlaku.dimensi_terbuka", _semua)],
    "releases of five of one version": [("skm.jawaban.services.lepas._berhari", _tanpa_versi)],
    "undone loads alone": [("skm.muatan.services.impor.cabut", _cabut_lebih)],
    "links' counts in fives, of five and more": [
        ("skm.survei.queries.LANGKAH", 1),
        ("skm.survei.queries.bagian_terbuka", frozenset),
    ],
    "extra questions answered by five": [
        ("skm.jawaban.queries.tambahan.TambahanBulan.sedikit", lambda *_: False)
    ],
    "exclusions from an extra question by five": [("skm.jawaban.services.tambahan.PALING_SEDIKIT", 1)],
}


JARANG = {
    "services beside days",
    "parts of a quarter beside the rest",
    "exclusions from an extra question by five",
}
"""Left to `make simulasi`: their histories take long, and `test_setahun` asks for the first two too."""


@SATU_BASIS
@pytest.mark.parametrize("benih", [0])
@pytest.mark.parametrize("aturan", TANPA if PENUH else sorted(TANPA.keys() - JARANG))
def test_without_any_one_of_the_rules_he_would(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch, aturan: str
) -> None:
    for letak, ganti in TANPA[aturan]:
        monkeypatch.setattr(letak, ganti)
    setahun(kantor, range(1, 5))
    assert kantor.terbuka()


def _triwulan_berjalan(_session: Session, _unit_id: int, _periode: Periode, hari: date) -> list[Periode]:
    """The quarter that is not over."""
    mulai = awal(hari, Rentang.TRIWULAN)
    return [Periode.rentang(mulai, akhir(mulai, Rentang.TRIWULAN))]


TANPA_DAFTAR: dict[str, tuple[str, object]] = {
    "annexes that no quarter of theirs hides": ("skm.laporan.hasil.nilai._tertahan", lambda *_: False),
    "exports of ended quarters": ("skm.ekspor.jawaban._triwulan", _triwulan_berjalan),
    "exports of five of a questionnaire": ("skm.ekspor.jawaban.PALING_SEDIKIT", 1),
    "editions that tell nobody beside others": ("skm.terbit.services.tertutup", lambda _: True),
}


@SATU_BASIS
@pytest.mark.parametrize("benih", [0])
@pytest.mark.parametrize("aturan", ["", *list(TANPA_DAFTAR)[: None if PENUH else 2]])
def test_without_any_one_of_their_rules_lists_and_editions_would_tell_somebody(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch, aturan: str
) -> None:
    """Alone, without pages, as a quarter and a half-year have ended; with all rules they tell nobody."""
    kantor.halaman = False
    if aturan:
        monkeypatch.setattr(*TANPA_DAFTAR[aturan])
    setahun(kantor, (1, 2, 6, 7))
    assert bool(kantor.terbuka()) is bool(aturan)
    assert kantor.cetakan.edisi


def _setiap_sel(orang: Iterable[Orang]) -> set[tuple[date, int]]:
    return {(satu.kelompok, satu.layanan_id) for satu in orang}


@SATU_BASIS
@pytest.mark.parametrize("benih", [0])
def test_a_comment_in_its_services_list_would_be_one_of_few_that_day(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skm.jawaban.services.penutupan.saran_terbuka", _setiap_sel)
    setahun(kantor, range(1, 3))
    assert kantor.saran_terikat()
