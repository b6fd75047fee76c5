"""Averages of capaian say what they left out and why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.models import Indikator, TargetIndikator
from tests.klien import Halaman, Klien
from tests.skm.laporan.susun import variabel

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
ALAMAT = "/laporan/capaian?tahun=2026&triwulan=2"


def isi(session: Session, kode: str, tahap: TahapIsian, target: str, *nilai: int) -> None:
    satu = session.scalars(sa.select(Indikator).where(Indikator.kode == kode, Indikator.tahun == 2026)).one()
    dasar = {"oleh": "uji", "pada": PADA}
    masukan = dict(zip(variabel(kode), map(str, nilai), strict=True))
    session.add_all(
        [
            IsianTriwulan(indikator_id=satu.id, triwulan=2, isi=masukan, catatan="", tahap=tahap, **dasar),
            TargetIndikator(
                indikator_id=satu.id,
                triwulan=2,
                revisi=1,
                bawah=target,
                atas=target,
                alasan="",
                dokumen="",
                **dasar,
            ),
        ]
    )


def seluruhnya(halaman: Halaman) -> list[str]:
    return [" ".join(sel.text.split()) for sel in halaman.sup.select_one("tbody tr").select("td")]


def test_the_office_average_counts_approved_figures_with_a_target_and_names_the_others(
    klien: Klien, basis: Session
) -> None:
    # By the decree 9 ÷ 12 × 100 = 75, which against 50 gives 150 and against 100 gives 75.
    isi(basis, "IKU-04", TahapIsian.DISETUJUI, "50", 8, 10, 9, 12)
    isi(basis, "IKU-05", TahapIsian.DIKUNCI, "100", 8, 10, 9, 12)
    isi(
        basis,
        "IKU-10",
        TahapIsian.DRAF,
        "100",
        *range(5, 5 + len(variabel("IKU-10"))),
    )
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get(ALAMAT)
    rata, kategori, luar = seluruhnya(halaman)
    assert (rata, kategori) == ("112,50 % 2 dari 14 indikator", "Sangat tinggi")
    assert "IKU-10: sudah diisi, belum disetujui" in luar
    assert "12 indikator" in luar
    dibatasi = klien.get(f"{ALAMAT}&batas=100")
    assert seluruhnya(dibatasi)[:2] == ["87,50 % 2 dari 14 indikator", "Tinggi"]  # (100 + 75) ÷ 2
    assert seluruhnya(klien.get(f"{ALAMAT}&batas=120"))[0].startswith("97,50 %")  # (120 + 75) ÷ 2


def test_without_a_figure_there_is_no_average_and_no_category(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = klien.get(ALAMAT)
    assert seluruhnya(halaman)[:2] == ["belum ada 0 dari 14 indikator", "–"]
    assert len(halaman.sup.select("main section")) == 8  # the office and its seven posts
    assert klien.get("/laporan/capaian?tahun=2026&batas=90").status == 404


@pytest.mark.parametrize("alamat", ["/laporan/capaian", "/laporan/dokumen"])
def test_pages_about_indicators_stand_under_indikator_with_a_way_back(klien: Klien, alamat: str) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get(f"{alamat}?tahun=2026")
    assert [a.text for a in halaman.sup.select("nav.menu a[aria-current]")] == ["Indikator"]
    assert halaman.sup.select_one('main a[href^="/indikator?tahun=2026"]') is not None
