"""A quarter is filled in by inputs, computed by both formulas, and moved on by roles."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import Target
from kinerja.hasil import Status
from skm.akun.models import Peran
from skm.galat import Bersamaan, Galat
from skm.isian import services
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog import queries
from skm.katalog import services as katalog_services
from skm.katalog.models import Indikator, TargetIndikator
from skm.layanan.models import Unit
from skm.pengukuran.nilai import NilaiIndikator
from tests.skm.pengukuran import sewaktu

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
TERSEDIA, DIPERLUKAN = "sarana_tersedia", "sarana_diperlukan"
LAYAK, STANDAR = "sarana_perkantoran_layak", "sarana_perkantoran_standar"
ISI = {TERSEDIA: Fraction(9), DIPERLUKAN: Fraction(12), LAYAK: Fraction(8), STANDAR: Fraction(10)}


@pytest.fixture
def iku_04(session: Session, unit: Unit) -> Indikator:
    """Facilities available ÷ needed × 100; corrected: in order ÷ by the standard × 100. The last counts."""
    satu = queries.indikator_berkode(session, unit.id, 2026, "IKU-04")
    assert satu is not None
    return satu


def isi(
    session: Session, satu: Indikator, triwulan: int = 2, *, versi: int = 0, **lain: Any
) -> IsianTriwulan:
    nilai = lain.pop("isi", ISI)
    return services.simpan_isian(
        session,
        satu,
        triwulan,
        isi=nilai,
        catatan=lain.pop("catatan", ""),
        versi=versi,
        oleh="ani",
        pada=PADA,
    )


def pindah(
    session: Session, satu: Indikator, ada: IsianTriwulan, aksi: str, peran: Peran, *alasan: str
) -> None:
    services.pindah_tahap(
        session,
        satu,
        ada,
        aksi,
        peran=peran,
        alasan=" ".join(alasan),
        versi=ada.versi,
        oleh=f"uji-{peran.value}",
        pada=PADA,
    )


def setujui(session: Session, satu: Indikator, ada: IsianTriwulan) -> None:
    for aksi, peran in (
        ("ajukan", Peran.PENANGGUNG_JAWAB),
        ("verifikasi", Peran.ADMIN),
        ("setujui", Peran.PIMPINAN),
    ):
        pindah(session, satu, ada, aksi, peran)


def nilai(session: Session, satu: Indikator, triwulan: int | None) -> NilaiIndikator:
    return sewaktu.nilai(session, satu.tahun, triwulan, satu.kode, pada=PADA)


class TestAlur:
    def test_both_formulas_are_computed_from_the_inputs(
        self, session: Session, unit: Unit, iku_04: Indikator
    ) -> None:
        setujui(session, iku_04, isi(session, iku_04))
        hasil = nilai(session, iku_04, 2)
        # 9 ÷ 12 × 100 by the decree, 8 ÷ 10 × 100 corrected.
        assert (hasil.ketetapan.teks, hasil.koreksi.teks) == ("75.00", "80.00")
        assert nilai(session, iku_04, 1).berlaku.status is Status.BELUM_DIISI

    def test_what_is_not_approved_has_a_value_and_says_so(
        self, session: Session, unit: Unit, iku_04: Indikator
    ) -> None:
        ada = isi(session, iku_04)
        hasil = nilai(session, iku_04, 2).koreksi
        assert (hasil.status, hasil.teks) == (Status.BELUM_DISETUJUI, "80.00")
        setujui(session, iku_04, ada)
        assert nilai(session, iku_04, 2).koreksi.status is Status.OK

    def test_the_year_takes_the_last_quarter_where_that_is_declared(
        self, session: Session, unit: Unit, iku_04: Indikator
    ) -> None:
        for triwulan, layak in ((1, 5), (2, 8)):
            setujui(session, iku_04, isi(session, iku_04, triwulan, isi=ISI | {LAYAK: Fraction(layak)}))
        assert nilai(session, iku_04, None).koreksi.teks == "80.00"

    def test_of_two_editors_the_second_is_told_and_nothing_is_lost(
        self, session: Session, iku_04: Indikator
    ) -> None:
        isi(session, iku_04)
        with pytest.raises(Bersamaan):
            isi(session, iku_04, versi=0, isi={LAYAK: Fraction(1)})
        ada = services.isian(session, iku_04.id, 2)
        assert ada is not None
        assert ada.isi[LAYAK] == "8"

    @pytest.mark.parametrize("tahap", [t for t in TahapIsian if t is not TahapIsian.DRAF])
    def test_only_a_draft_can_be_changed(
        self, session: Session, iku_04: Indikator, tahap: TahapIsian
    ) -> None:
        ada = isi(session, iku_04)
        ada.tahap = tahap
        session.flush()
        with pytest.raises(Galat, match=f"sudah {tahap.value}"):
            isi(session, iku_04, versi=ada.versi)

    @pytest.mark.parametrize(
        ("aksi", "peran"),
        [
            ("ajukan", Peran.PIMPINAN),
            ("verifikasi", Peran.PENANGGUNG_JAWAB),
            ("setujui", Peran.ADMIN),
            ("kunci", Peran.ADMIN),
            ("buka", Peran.ADMIN),
        ],
    )
    def test_a_step_is_for_its_own_role(
        self, session: Session, iku_04: Indikator, aksi: str, peran: Peran
    ) -> None:
        ada = isi(session, iku_04)
        ada.tahap = next(iter(services.ALUR[aksi][0]))
        session.flush()
        with pytest.raises(Galat, match="peran Anda"):
            pindah(session, iku_04, ada, aksi, peran)

    def test_a_locked_quarter_is_opened_by_the_camat_with_a_reason_on_record(
        self, session: Session, unit: Unit, iku_04: Indikator
    ) -> None:
        ada = isi(session, iku_04)
        setujui(session, iku_04, ada)
        pindah(session, iku_04, ada, "kunci", Peran.PIMPINAN)
        with pytest.raises(Galat, match="Alasan"):
            pindah(session, iku_04, ada, "buka", Peran.PIMPINAN)
        pindah(session, iku_04, ada, "buka", Peran.PIMPINAN, "angka STANDAR keliru")
        assert ada.tahap is TahapIsian.DRAF

    def test_not_applicable_needs_a_comment_and_gives_no_value(
        self, session: Session, unit: Unit, iku_04: Indikator
    ) -> None:
        ada = isi(session, iku_04, isi=ISI | {STANDAR: None})
        with pytest.raises(Galat, match="memerlukan catatan"):
            pindah(session, iku_04, ada, "ajukan", Peran.PENANGGUNG_JAWAB)
        isi(session, iku_04, versi=ada.versi, isi=ISI | {STANDAR: None}, catatan="standar belum terbit")
        setujui(session, iku_04, ada)
        hasil = nilai(session, iku_04, 2).koreksi
        assert (hasil.nilai, hasil.status is Status.OK) == (None, False)
        assert hasil.alasan


class TestTarget:
    def test_capaian_follows_the_newest_revision_and_the_old_one_stays(
        self, session: Session, unit: Unit, iku_04: Indikator
    ) -> None:
        setujui(session, iku_04, isi(session, iku_04))
        tetapkan: dict[str, Any] = {"terkunci": (), "dokumen": "PK 2026", "oleh": "camat", "pada": PADA}
        katalog_services.tetapkan_target(session, iku_04, 2, target=Target.angka(100), alasan="", **tetapkan)
        assert (
            nilai(session, iku_04, 2).capaian.teks
            == {
                "koreksi": "80.00",
                "ketetapan": "75.00",
            }[iku_04.rumus_berlaku.value]
        )
        with pytest.raises(Galat, match="memerlukan alasan"):
            katalog_services.tetapkan_target(
                session, iku_04, 2, target=Target.angka(50), alasan=" ", **tetapkan
            )
        katalog_services.tetapkan_target(
            session, iku_04, 2, target=Target.angka(50), alasan="refocusing", **tetapkan
        )
        semua = session.scalars(sa.select(TargetIndikator).order_by(TargetIndikator.revisi)).all()
        assert [(satu.revisi, satu.bawah) for satu in semua] == [(1, "100"), (2, "50")]
        berlaku = nilai(session, iku_04, 2)
        assert berlaku.target == Target.angka(50)
        assert nilai(session, iku_04, None).capaian.status is Status.TARGET_BELUM_ADA
