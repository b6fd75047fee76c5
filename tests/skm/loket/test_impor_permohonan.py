"""`skm import permohonan`: all rows or none, and every refusal names row, column and value.

February 2025: the 3rd is a Monday.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.akun.queries import jejak_terakhir
from skm.berkas.models import Impor
from skm.config import Konfigurasi
from skm.layanan import queries
from skm.loket.models import Permohonan, StatusPermohonan
from tests.kantor import kantor
from tests.klien import Klien

KEPALA = "nomor,layanan,diterima,lengkap,selesai,status"
BAIK = (
    "KK/2025/0007,KK,2025-02-03T08:00,2025-02-03T08:30,2025-02-03T09:00,selesai",
    "A-2,ktp,2025-02-03 08:00:00,,2025-02-03T08:45+08:00,selesai",
    "A-3,Surat Keterangan Tanah,2025-02-03T00:00Z,,,proses",
    "A-4,KK,2025-02-03T08:00,,2025-02-03T09:00,batal",
    "A-5,KK,2025-02-03T08:00,,,ditolak",
)


@pytest.fixture
def berkas(tmp_path: Path):
    """A CSV file with these rows."""

    def tulis(*baris: str, kepala: str = KEPALA, nama: str = "register.csv") -> str:
        jalur = tmp_path / nama
        jalur.write_text("\n".join((kepala, *baris)) + "\n", encoding="utf-8")
        return str(jalur)

    return tulis


@pytest.fixture
def basis(konf: Konfigurasi):
    """A session on the database the command works on."""
    mesin = sa.create_engine(konf.database_url)
    with Session(mesin) as session:
        yield session
    mesin.dispose()


def bernomor(session: Session, nomor: str) -> Permohonan:
    return session.scalars(sa.select(Permohonan).where(Permohonan.nomor == nomor)).one()


def utc(jam: int, menit: int = 0, hari: int = 3) -> datetime:
    return datetime(2025, 2, hari, jam, menit, tzinfo=UTC)


def test_register_dimuat_dengan_jatuh_tempo_dari_janji_dan_kalender(skm, berkas, basis: Session) -> None:
    assert f"{utc(0):%a}" == "Mon"
    hasil = skm("import", "permohonan", berkas(*BAIK), "--json")
    assert hasil.json() == {"ditambahkan": 5, "dilewati": 0}
    kk = bernomor(basis, "KK/2025/0007")
    # Complete at 08.30 in the office (UTC+8), 55 minutes: due 09.25, which is 01.25 UTC.
    assert (kk.lengkap, kk.jatuh_tempo, kk.selesai) == (utc(0, 30), utc(1, 25), utc(1))
    assert kk.pemohon is None
    ktp = bernomor(basis, "A-2")
    # 45 minutes from 08.00: finished at the due moment itself.
    assert (ktp.lengkap, ktp.jatuh_tempo, ktp.selesai) == (utc(0), utc(0, 45), utc(0, 45))
    tanah = bernomor(basis, "A-3")
    # Midnight UTC is Monday 08.00 here; three working days end on Thursday at 16.00.
    assert (tanah.status, tanah.jatuh_tempo) == (StatusPermohonan.PROSES, utc(8, hari=6))
    batal = bernomor(basis, "A-4")
    assert (batal.status, batal.selesai, batal.ditutup) == (StatusPermohonan.BATAL, None, utc(1))
    ditolak = bernomor(basis, "A-5")
    assert (ditolak.status, ditolak.selesai, ditolak.ditutup) == (StatusPermohonan.DITOLAK, None, None)


def test_lengkap_yang_kosong_berarti_lengkap_saat_diterima(skm, berkas, basis: Session) -> None:
    skm("import", "permohonan", berkas("A-1,KEMATIAN,2025-02-03T08:00,,2025-02-03T10:00,selesai"))
    satu = bernomor(basis, "A-1")
    assert (satu.lengkap, satu.jatuh_tempo) == (utc(0), utc(0, 15))


def test_berkas_yang_sama_dua_kali_tidak_menambah_apa_apa(skm, berkas, basis: Session) -> None:
    jalur = berkas(*BAIK)
    skm("import", "permohonan", jalur)
    lagi = skm("import", "permohonan", jalur)
    assert lagi.exit_code == 0
    assert "sudah pernah dimuat (5 baris); tidak ada yang ditambahkan." in lagi.stdout
    assert skm("import", "permohonan", jalur, "--json").json() == {"ditambahkan": 0, "dilewati": 5}
    assert basis.scalar(sa.select(sa.func.count()).select_from(Permohonan)) == 5
    assert basis.scalar(sa.select(sa.func.count()).select_from(Impor)) == 1


def test_isi_yang_sama_sebagai_xlsx_adalah_berkas_yang_sama(skm, berkas, tmp_path: Path) -> None:
    from openpyxl import Workbook

    skm("import", "permohonan", berkas("A-1,KK,2025-02-03T08:00,,2025-02-03T09:00,selesai"))
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.append(KEPALA.split(","))
    waktu = datetime(2025, 2, 3, 8, 0), datetime(2025, 2, 3, 9, 0)  # noqa: DTZ001  # a spreadsheet has no zones
    lembar.append(["A-1", "KK", waktu[0], None, waktu[1], "selesai"])
    buku.save(tmp_path / "register.xlsx")
    hasil = skm("import", "permohonan", str(tmp_path / "register.xlsx"), "--json")
    assert hasil.json() == {"ditambahkan": 0, "dilewati": 1, "lembar": "Sheet"}


def test_berkas_yang_bertambah_hanya_menambah_barisnya_yang_baru(skm, berkas) -> None:
    skm("import", "permohonan", berkas(*BAIK[:2]))
    assert skm("import", "permohonan", berkas(*BAIK), "--json").json() == {"ditambahkan": 3, "dilewati": 2}


def test_coba_memeriksa_tanpa_menyimpan(skm, berkas, basis: Session) -> None:
    hasil = skm("import", "permohonan", berkas(*BAIK), "--coba")
    assert (hasil.exit_code, "Tidak ada yang disimpan" in hasil.stdout) == (0, True)
    assert basis.scalar(sa.select(sa.func.count()).select_from(Permohonan)) == 0
    assert skm("import", "permohonan", berkas(*BAIK), "--json").json()["ditambahkan"] == 5


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        (",KK,2025-02-03T08:00,,,proses", "baris 3, kolom nomor: belum diisi"),
        (f"{'9' * 41},KK,2025-02-03T08:00,,,proses", "kolom nomor: nilai '999"),  # 41 characters
        ("B,,2025-02-03T08:00,,,proses", "baris 3, kolom layanan: belum diisi"),
        ("B,SIM,2025-02-03T08:00,,,proses", "kolom layanan: nilai 'SIM' bukan kode"),
        ("B,KK,,,,proses", "baris 3, kolom diterima: belum diisi"),
        ("B,KK,31/2/2025 8.15,,,proses", "kolom diterima: nilai '31/2/2025 8.15' bukan tanggal"),
        ("B,KK,31/02/2025 08:00,,,proses", "kolom diterima: nilai '31/02/2025 08:00' bukan tanggal"),
        ("B,KK,2025-02-30T08:00,,,proses", "nilai '2025-02-30T08:00' bukan tanggal dan jam yang ada"),
        ("B,KK,2025-02-03T25:00,,,proses", "nilai '2025-02-03T25:00' bukan tanggal dan jam yang ada"),
        ("B,KK,0025-02-03T08:00,,,proses", "tahunnya harus di antara 1900 dan 2999"),
        ("B,KK,2999-02-03T08:00,,,proses", "nilai '2999-02-03T08:00' belum terjadi"),
        (
            "B,KK,2025-02-03T08:00,2025-02-03T07:59,,proses",
            "kolom lengkap: nilai '2025-02-03T07:59' lebih",
        ),
        ("B,KK,2025-02-03T08:00,2025-02-03T09:00,2025-02-03T08:59,selesai", "lebih awal dari lengkap"),
        ("B,KK,2025-02-03T08:00,,2025-02-03T07:59,batal", "lebih awal dari diterima"),
        ("B,KK,2025-02-03T08:00,,,selesai", "kolom selesai: belum diisi, padahal statusnya selesai"),
        ("B,KK,2025-02-03T08:00,,2025-02-03T09:00,proses", "terisi, padahal statusnya proses"),
        (
            "B,KK,2025-02-03T08:00,,,beres",
            "kolom status: nilai 'beres' harus salah satu dari",
        ),
        ("A-1,KK,2025-02-03T08:00,,,proses", "baris 3, kolom nomor: nilai 'A-1' sudah ada di baris 2"),
        ("B,\x1b[31mKK,2025-02-03T08:00,,,proses", r"nilai '\x1b[31mKK'"),  # no colours from a file
    ],
)
def test_satu_sel_buruk_menolak_seluruh_berkas_dan_disebut(skm, berkas, basis, baris, pesan) -> None:
    hasil = skm("import", "permohonan", berkas("A-1,KK,2025-02-03T08:00,,,proses", baris))
    assert hasil.exit_code == 1
    assert pesan in hasil.stderr
    assert hasil.stdout == ""
    assert basis.scalar(sa.select(sa.func.count()).select_from(Permohonan)) == 0


@pytest.mark.parametrize(
    ("kolom", "baris"),
    [
        ("layanan", "A-1,KTP,2025-02-03T08:00,,2025-02-03T09:00,selesai"),
        ("diterima", "A-1,KK,2025-02-03T07:59,2025-02-03T08:00,2025-02-03T09:00,selesai"),
        ("lengkap", "A-1,KK,2025-02-03T08:00,2025-02-03T08:01,2025-02-03T09:00,selesai"),
        ("selesai", "A-1,KK,2025-02-03T08:00,,2025-02-03T09:01,selesai"),
        ("status", "A-1,KK,2025-02-03T08:00,,2025-02-03T09:00,batal"),
    ],
)
def test_nomor_yang_sudah_tercatat_dengan_isi_lain_ditolak(skm, berkas, kolom: str, baris: str) -> None:
    skm("import", "permohonan", berkas("A-1,KK,2025-02-03T08:00,,2025-02-03T09:00,selesai"))
    hasil = skm("import", "permohonan", berkas("A-0,KK,2025-02-03T08:00,,,proses", baris))
    assert hasil.exit_code == 1
    assert f"baris 3, kolom nomor: nilai 'A-1' sudah tercatat dengan {kolom} yang lain" in hasil.stderr
    assert skm("import", "permohonan", berkas("A-0,KK,2025-02-03T08:00,,,proses")).exit_code == 0


def test_lima_puluh_kesalahan_pertama_disebut_dan_sisanya_dihitung(skm, berkas) -> None:
    baris = [f"A-{n},SIM,2025-02-03T08:00,,,proses" for n in range(53)]
    galat = skm("import", "permohonan", berkas(*baris)).stderr
    assert galat.count("bukan kode") == 50
    assert "… dan 3 kesalahan lagi" in galat


def test_kolom_yang_kurang_ditolak_dan_kolom_lain_disebut(skm, berkas) -> None:
    kurang = skm("import", "permohonan", berkas("A-1,KK", kepala="nomor,layanan"))
    assert kurang.exit_code == 1
    assert "kolom wajib tidak ada: diterima, selesai, status" in kurang.stderr
    lebih = skm(
        "import", "permohonan", berkas("1,A-1,KK,2025-02-03T08:00,,,proses", kepala=f"No,{KEPALA.upper()}")
    )
    assert (lebih.exit_code, "Kolom yang tidak dibaca: 'No'" in lebih.stderr) == (0, True)


def test_kolom_yang_ada_dua_kali_ditolak(skm, berkas) -> None:
    ganda = skm("import", "permohonan", berkas("A-1,KK,,,,proses,A-2", kepala=f"{KEPALA},NOMOR"))
    assert (ganda.exit_code, "kolom nomor ada dua kali: 'nomor' dan 'NOMOR'" in ganda.stderr) == (1, True)


def test_berkas_tanpa_baris_ditolak(skm, berkas) -> None:
    hasil = skm("import", "permohonan", berkas())
    assert (hasil.exit_code, "tidak berisi satu baris pun" in hasil.stderr) == (1, True)


def test_loket_meneruskan_nomor_tertinggi_dari_register(skm, berkas, basis: Session) -> None:
    skm("import", "permohonan", berkas(*BAIK))
    from skm.loket.services import nomor_baru

    unit = kantor(basis)
    kk = queries.layanan_berkode(basis, unit.id, "KK")
    assert kk is not None
    assert nomor_baru(basis, kk, 2025) == "KK/2025/0008"
    assert nomor_baru(basis, kk, 2026) == "KK/2026/0001"


def test_pemuatan_tercatat_dalam_jejak_audit(skm, berkas, basis: Session) -> None:
    skm("import", "permohonan", berkas(*BAIK))
    (satu, *_) = jejak_terakhir(basis, kantor(basis).id)
    assert satu.peristiwa == "memuat 5 permohonan dari berkas register.csv"


def test_muatan_register_dibatalkan_seluruhnya_selama_belum_dikerjakan(
    skm, berkas, basis: Session, klien: Klien
) -> None:
    skm("import", "permohonan", berkas(*BAIK))
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/kelola/register")
    assert "5 permohonan" in halaman.sup.select_one("tbody").text
    batal = halaman.form("form[action$='/batal']").kirim().ikuti()
    assert "5 permohonan ditarik" in batal.sup.select_one(".pesan-sukses").text
    assert "Dibatalkan" in batal.sup.select_one("tbody").text
    hidup = sa.select(sa.func.count()).where(Permohonan.status != StatusPermohonan.DITARIK)
    assert basis.scalar(hidup) == 0
    basis.rollback()
    skm("import", "permohonan", berkas(*BAIK))
    nomor = sa.select(Permohonan.id).where(Permohonan.nomor == "A-3")
    terbuka = basis.scalar(nomor.where(Permohonan.status != StatusPermohonan.DITARIK))
    basis.rollback()
    klien.get(f"/loket/{terbuka}").form("form[action$='/selesai']").kirim()
    tetap = klien.get("/kelola/register").form("form[action$='/batal']").kirim().ikuti()
    assert "1 permohonan dari muatan ini sudah dikerjakan" in tetap.sup.text
    assert basis.scalar(hidup) == 5


def test_register_diperiksa_dahulu_di_halaman(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get("/kelola/register").form("#muat")
    isi = "\n".join((KEPALA, *BAIK)).encode()
    for tombol, kata in (
        ({"coba": "1"}, "Berkas dapat dimuat: 5 permohonan"),
        ({}, "5 permohonan dimuat, 0 sudah ada"),
    ):
        data = {**form.nilai, "berkas": (io.BytesIO(isi), "register.csv"), **tombol}
        jawaban = klien.http.post("/kelola/register", data=data, follow_redirects=True)
        assert kata in jawaban.get_data(as_text=True)
    buruk = {**form.nilai, "berkas": (io.BytesIO(isi + b"\nX,KK,kemarin,,,proses"), "register.csv")}
    assert "baris 7, kolom diterima" in klien.http.post("/kelola/register", data=buruk).get_data(as_text=True)
