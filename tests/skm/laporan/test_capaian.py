"""Averages of capaian say what they left out and why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import ATURAN
from skm.akun.models import Peran
from skm.dokumen.kantor import Kantor
from skm.dokumen.lkjip_capaian import tabel_iku
from skm.dokumen.sel import Letak
from skm.dokumen.sel import capaian as sel_capaian
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.aturan_capaian import AturanKantor
from skm.katalog.models import Indikator, TargetIndikator
from tests.klien import Halaman, Klien
from tests.skm.laporan.susun import variabel
from tests.skm.pengukuran.sewaktu import buka

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
    assert (rata, kategori) == ("97,50 % 2 dari 14 indikator", "Sangat tinggi")  # (120 + 75) ÷ 2
    assert "IKU-10: sudah diisi, belum disetujui" in luar
    assert "12 indikator" in luar
    dibatasi = klien.get(f"{ALAMAT}&batas=100")
    assert seluruhnya(dibatasi)[:2] == ["87,50 % 2 dari 14 indikator", "Tinggi"]  # (100 + 75) ÷ 2
    assert seluruhnya(klien.get(f"{ALAMAT}&batas="))[0].startswith("112,50 %")  # (150 + 75) ÷ 2


def test_an_office_without_a_cap_sees_the_rows_above_200_beside_the_average(
    klien: Klien, basis: Session
) -> None:
    isi(basis, "IKU-04", TahapIsian.DISETUJUI, "25", 8, 10, 9, 12)  # 75 against 25: 300 %
    isi(basis, "IKU-05", TahapIsian.DISETUJUI, "100", 8, 10, 9, 12)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    (rata, *_) = seluruhnya(klien.get(f"{ALAMAT}&batas="))
    assert rata == "187,50 % 2 dari 14 indikator Di atas 200 %: IKU-04 (300,00 %)"
    assert "Di atas 200" not in klien.get(ALAMAT).sup.main.text
    # The same sentence in the document that prints the average.
    buku = buka(basis, (2026, 2), pada=PADA)
    kantor = Kantor("Kecamatan Long Kali", "Kabupaten Paser", 2026, PADA.date())
    for batas, ada in (("", True), ("120", False)):
        tabel = tabel_iku(kantor, buku.nilai(2026, 2), AturanKantor(batas=batas))
        kalimat = "Rata-rata 2 indikator, di atas 200 %: IKU-04 (300,00\N{NO-BREAK SPACE}%)"
        assert any(kalimat in str(baris[-1]) for baris in tabel.baris) is ada


def test_a_decrease_from_a_base_of_zero_follows_the_written_rule_on_page_average_and_document(
    klien: Klien, basis: Session
) -> None:
    pilih = sa.select(Indikator).where(Indikator.kode == "IKI-03", Indikator.tahun.in_((2025, 2026)))
    lalu, kini = sorted(basis.scalars(pilih), key=lambda satu: satu.tahun)
    dasar = {"isi": {"pelanggaran_disiplin": "0"}, "catatan": "", "oleh": "uji", "pada": PADA}
    satu = IsianTriwulan(indikator_id=kini.id, triwulan=2, tahap=TahapIsian.DRAF, **dasar)
    ujung = dict.fromkeys(("bawah", "atas"), "10")
    kertas = dict.fromkeys(("alasan", "dokumen"), "")
    target = TargetIndikator(
        indikator_id=kini.id, triwulan=2, revisi=1, oleh="uji", pada=PADA, **ujung, **kertas
    )
    disetujui = TahapIsian.DISETUJUI
    basis.add_all([satu, IsianTriwulan(indikator_id=lalu.id, triwulan=2, tahap=disetujui, **dasar), target])

    def capaian() -> tuple[str, str | None]:
        basis.flush()
        hasil = buka(basis, (2026, 2), pada=PADA).satu(2026, 2, "IKI-03").capaian
        return hasil.status.value, hasil.teks

    assert capaian() == ("BELUM_DISETUJUI", "100.00")
    satu.tahap = disetujui
    assert capaian() == ("OK", "100.00")
    nilai = buka(basis, (2026, 2), pada=PADA).satu(2026, 2, "IKI-03")
    assert nilai.berlaku.status.value == "PENYEBUT_NOL"
    # A live cell would recompute it from a realisasi that has no number.
    sel = sel_capaian(ATURAN, nilai, nilai.capaian, nilai.target, Letak(5, "E5", "D"))
    assert (sel.nilai, sel.rumus) == (100, "")
    satu.isi = {"pelanggaran_disiplin": "2"}
    assert capaian() == ("OK", "0.00")
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/indikator/IKI-03?tahun=2026&triwulan=2")
    assert "dasar 0, kini 2" in halaman.sup.main.text
    aturan = klien.get("/indikator-aturan?tahun=2026").form("#aturan")
    assert (aturan.nilai["dasar_tetap"], aturan.nilai["dasar_naik"]) == ("100", "0")
    aturan.isi(dasar_naik="12,5", alasan="Perbup").kirim()
    assert "12,50" in klien.get("/indikator/IKI-03?tahun=2026&triwulan=2").sup.main.text
    klien.get("/indikator-aturan?tahun=2026").form("#aturan").isi(dasar_naik="", alasan="Perbup").kirim()
    assert "dasar 0, kini 2" not in klien.get("/indikator/IKI-03?tahun=2026&triwulan=2").sup.main.text


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
