"""Programmes hang on a sasaran, with pagu and realisasi of each quarter; a sheet brings them all at once."""

from __future__ import annotations

import io

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, Peran
from skm.katalog.anggaran import baca_program, baca_rupiah, jumlah
from skm.katalog.models import Program
from tests.klien import Halaman, Klien
from tests.rute_indikator import SASARAN

HALAMAN = "/indikator-anggaran?tahun=2026"
LEMBAR = (
    "sasaran;program;keterangan;pagu_tw1;pagu_tw2;pagu_tw3;pagu_tw4;realisasi_tw1;realisasi_tw2\n"
    f"{SASARAN};Program pelayanan;APBD;1.000.000;500.000;0;250.000;900.000;\n"
    f"{SASARAN};Program desa;APBD;200.000;0;0;0;200.000;0\n"
)


@pytest.fixture
def admin(klien: Klien) -> Klien:
    klien.masuk_sebagai(Peran.ADMIN)
    return klien


def muat(admin: Klien, isi: str) -> Halaman:
    form = admin.get(HALAMAN).form("#muat")
    data: dict[str, object] = dict(form.nilai) | {"berkas": (io.BytesIO(isi.encode()), "dpa.csv")}
    kirim = admin.http.post(
        "/indikator-anggaran/muat?tahun=2026", data=data, content_type="multipart/form-data"
    )
    return Halaman(admin, kirim)


def semua_program(basis: Session) -> list[Program]:
    """As they stand now; the session lets go of them, so that the client may write."""
    semua = list(basis.scalars(sa.select(Program).order_by(Program.id)))
    basis.expunge_all()
    basis.rollback()
    return semua


def test_a_sheet_is_loaded_whole_and_the_same_one_again_changes_nothing(admin: Klien, basis: Session) -> None:
    assert "2 program ditambahkan, 0 diubah" in muat(admin, LEMBAR).ikuti().sup.main.text
    satu, dua = map(baca_program, semua_program(basis))
    assert (satu.anggaran.setahun, satu.anggaran.terpakai) == (1_750_000, 900_000)
    assert satu.anggaran.realisasi == (900_000, None, None, None)
    assert satu.anggaran.serapan.teks == "51.43"  # 900 ÷ 1750
    semua = jumlah([satu, dua])
    assert (semua.setahun, semua.realisasi) == (1_950_000, (1_100_000, 0, None, None))
    assert "0 program ditambahkan, 0 diubah" in muat(admin, LEMBAR).ikuti().sup.main.text
    lain = muat(admin, LEMBAR.replace("900.000;\n", "900.000;100.000\n")).ikuti()
    assert "0 program ditambahkan, 1 diubah" in lain.sup.main.text
    assert "57,14" in lain.sup.main.text  # 1.000 ÷ 1.750
    peristiwa = [isi.peristiwa for isi in basis.scalars(sa.select(JejakAudit))]
    assert any("memuat program tahun 2026: 0 baru, 1 berubah" in isi for isi in peristiwa)


def test_a_sheet_with_a_wrong_cell_is_refused_whole_and_names_it(admin: Klien, basis: Session) -> None:
    salah = LEMBAR.replace(f"{SASARAN};Program desa", "Sasaran lain;Program desa").replace("250.000", "-1")
    halaman = muat(admin, salah)
    assert halaman.status == 400
    assert "baris 2, kolom pagu_tw4" in halaman.sup.main.text
    assert "baris 3, kolom sasaran: nilai 'Sasaran lain' tidak ada pada katalog" in halaman.sup.main.text
    assert semua_program(basis) == []


def test_a_programme_is_typed_changed_and_taken_out(admin: Klien, basis: Session) -> None:
    tambah = admin.get("/indikator-anggaran/program?tahun=2026").form("#program")
    tambah.isi(sasaran=SASARAN, nama="Program uji", pagu_1="Rp 1.500.000", realisasi_1="0").kirim()
    (satu,) = semua_program(basis)
    nomor = satu.id
    assert (satu.pagu, satu.realisasi) == ([1_500_000, 0, 0, 0], [0, None, None, None])
    ubah = admin.get(f"/indikator-anggaran/program?tahun=2026&nomor={nomor}")
    tolak = ubah.form("#program").isi(pagu_1="seribu").kirim()
    assert tolak.status == 400 and tolak.sup.select_one("#pagu_1-galat") is not None
    ubah.form("#program").isi(realisasi_2="250.000").kirim()
    assert semua_program(basis)[0].realisasi == [0, 250_000, None, None]
    kalah = ubah.form("#program").isi(nama="Lain").kirim()  # it was shown before the change
    assert kalah.status == 409
    hapus = admin.get(f"/indikator-anggaran/program?tahun=2026&nomor={nomor}").form("details.tanya form")
    assert "Program uji dihapus" in hapus.kirim().ikuti().sup.main.text
    assert admin.get(f"/indikator-anggaran/program?tahun=2026&nomor={nomor}").status == 404


@pytest.mark.parametrize(
    ("teks", "nilai"), [("", None), ("Rp1.250.000", 1_250_000), ("0", 0), ("Rp. 2.000", 2000)]
)
def test_rupiah_is_read_as_people_type_it(teks: str, nilai: int | None) -> None:
    assert baca_rupiah(teks) == nilai
