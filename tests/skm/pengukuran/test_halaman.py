"""The indicator table and the page of one indicator."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.katalog.queries import indikator_berkode
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.skm.laporan.susun import jawab, mohon, nilai_48

TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=ZoneInfo("Asia/Makassar"))  # Tuesday


def baris(halaman: Halaman) -> dict[str, list[str]]:
    """Cells of each indicator's row after the first, which holds its code and name; by code."""
    for lipatan in halaman.sup.select("tbody .rinci"):  # a phone's handle to the rest of a row
        lipatan.decompose()
    semua = [
        [" ".join(sel.get_text(" ").split()) for sel in satu.select("td")]
        for satu in halaman.sup.select("tbody tr")
        if satu.select_one("td a")
    ]
    return {kode.split()[0]: sel for kode, *sel in semua}


def test_daftar_memuat_71_indikator_dengan_kedua_rumus(klien: Klien, basis: Session) -> None:
    jawab(basis, date(2026, 3, 31), *nilai_48())
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=500)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO, jumlah=36)
    mohon(basis, "IUMK", TEMPO, jumlah=4)
    basis.commit()
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = klien.get("/indikator?tahun=2026")
    isi = baris(halaman)
    assert halaman.status == 200
    assert len(isi) == 71
    tanpa = ["belum ada", "belum ada"]  # neither target nor capaian
    assert isi["IKU-01"] == ["78,70 rumus koreksi", *tanpa, "Terhitung", "3,15", "78,70"]
    assert isi["IKU-03"] == ["90,00 % rumus koreksi", *tanpa, "Terhitung", "7,20 %", "90,00 %"]
    # A count is written without decimals, a percentage with two.
    assert isi["IKI-37"] == ["500 permohonan rumus ketetapan", *tanpa, "Terhitung", "500", "500"]
    assert isi["IKI-38"] == ["belum ada rumus ketetapan", *tanpa, "Belum diisi", "belum ada", "belum ada"]
    pos = [h.text for h in halaman.sup.select("main section h2")]
    assert "IKI · KEPALA SEKSI PEMERINTAHAN DAN KEPENDUDUKAN" in pos


@pytest.mark.parametrize(("dokumen", "jumlah"), [("IKU", 14), ("IKI", 57), ("", 71)])
def test_saringan_dokumen_membagi_14_iku_dan_57_iki(klien: Klien, dokumen: str, jumlah: int) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/indikator").form("form.penyaring").isi(tahun="2026", dokumen=dokumen).kirim()
    assert len(baris(halaman)) == jumlah


def test_indikator_dikelompokkan_menurut_kantor_dan_tujuh_jabatan(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    judul = [h.get_text() for h in klien.get("/indikator?tahun=2026").sup.select("main section h2")]
    assert len(judul) == 8
    assert judul[0] == "IKU · KECAMATAN LONGKALI"
    assert judul[1] == "IKI · SEKRETARIS CAMAT LONGKALI"


def test_rincian_memuat_teks_ketetapan_huruf_demi_huruf(klien: Klien, basis: Session) -> None:
    indikator = indikator_berkode(basis, kantor(basis).id, 2026, "IKU-03")
    assert indikator is not None
    tertulis, alasan = indikator.formula_ketetapan, indikator.catatan
    basis.rollback()
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/indikator/IKU-03?tahun=2026")
    kode = halaman.sup.select_one("main code")
    assert kode is not None and kode.get_text() == tertulis
    assert "<ul style=" in kode.get_text()  # the decree's own residue, shown as text
    assert alasan in halaman.sup.get_text()
    assert "Yang berlaku adalah rumus koreksi" in halaman.sup.get_text()


def test_rincian_membuka_jejak_kedua_rumus(klien: Klien, basis: Session) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=500)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO, jumlah=36)
    basis.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    jejak = [
        " ".join(satu.get_text(" ").split())
        for satu in klien.get("/indikator/iku-03?tahun=2026&triwulan=1").sup.select(".jejak li")
    ]
    ketetapan, koreksi = jejak
    assert "36 permohonan perizinan selesai tepat waktu ÷ 500 permohonan non perizinan selesai" in ketetapan
    assert "36 permohonan tepat waktu ÷ 36 permohonan jatuh tempo × 100" in koreksi


def test_setiap_indikator_punya_halaman(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    for tautan in klien.get("/indikator?tahun=2026").sup.select("tbody td a"):
        assert klien.get(str(tautan["href"])).status == 200


@pytest.mark.parametrize(
    "alamat",
    [
        "/indikator?tahun=2019",  # no catalogue
        "/indikator?tahun=dua",
        "/indikator?tahun=2026&triwulan=5",
        "/indikator?tahun=2026&dokumen=IKX",
        "/indikator?tahun=2026&keadaan=entah",
        "/indikator?tahun=2026&sendiri=2",
        "/indikator?tahun=2026&sendiri=1",  # an admin fills in for every post and has none of its own
        "/indikator/IKU-99?tahun=2026",
    ],
)
def test_yang_tidak_ada_dijawab_404(klien: Klien, alamat: str) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert klien.get(alamat).status == 404


@pytest.mark.parametrize("alamat", ["/indikator", "/indikator/IKU-01"])
def test_indikator_tertutup_bagi_petugas_dan_bagi_yang_belum_masuk(klien: Klien, alamat: str) -> None:
    assert klien.get(alamat).headers["Location"].startswith("/masuk?")
    klien.masuk_sebagai(Peran.PETUGAS)
    assert klien.get(alamat).status == 403
