"""Registers as desks keep them: other headings and words, days in any writing, days without times.

February 2025: the 3rd is a Monday, the 6th a Thursday. A letter about land is promised in three working
days: received
on the 3rd it falls due on the 6th at 16.00. A letter for a family card takes 55 minutes, from 07.30 on.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.berkas.hari import Urutan
from skm.berkas.hasil import HasilImpor
from skm.berkas.tabel import buka
from skm.galat import Galat
from skm.ketepatan.queries.kasus_samping import id_samping
from skm.ketepatan.queries.ketepatan import rekap_ketepatan
from skm.ketepatan.queries.samping import Samping, di_samping
from skm.layanan.queries import daftar_layanan, kalender, menurut_kode_atau_nama
from skm.loket.models import PeristiwaPermohonan, Permohonan
from skm.loket.services.hitungan import bangun_hitungan, periksa_hitungan
from skm.muatan.register import tabel_register
from skm.muatan.services.register import muat
from skm.orm import buka_sesi
from tests.conftest import KEDUANYA
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.perintah import Perintah
from tests.skm.muatan.luar import buku, csv

PADA = datetime(2026, 3, 2, tzinfo=UTC)
WITA = ZoneInfo("Asia/Makassar")
KEPALA = ("nomor", "layanan", "diterima", "lengkap", "selesai", "status")
TANAH = "Surat Keterangan Tanah"


@pytest.fixture
def jenis_basis() -> str:
    """Reading a register knows no database; what counts it asks for both."""
    return "sqlite"


def muatkan(session: Session, isi: bytes, nama: str = "register.csv", **lain: Any) -> HasilImpor:
    unit_id = kantor(session).id
    layanan = menurut_kode_atau_nama(daftar_layanan(session, unit_id, hanya_aktif=False))
    tabel = tabel_register(nama, buka(nama, isi), layanan)
    kerja = kalender(session, unit_id, WITA)
    return muat(session, tabel, unit_id=unit_id, kalender=kerja, oleh="uji", pada=PADA, **lain)


def satu(session: Session) -> Permohonan:
    return session.scalars(sa.select(Permohonan)).one()


SAAT = [
    "2/3/2025 8.15",
    "02-03-2025 08:15",
    "2 Maret 2025, 08.15",
    "2 Mar 2025 pukul 8.15 WITA",
    "2025-03-02 08:15:00",
]
SAAT += ["2025-03-02T00:15:00.000Z", "2025/03/02 8:15 AM GMT+8", "Minggu, 2 Maret 2025 08.15", "45718.34375"]


@pytest.mark.parametrize("tulisan", SAAT)
def test_a_moment_is_read_as_registers_have_it(session: Session, tulisan: str) -> None:
    muatkan(session, csv(KEPALA, ("A", "KK", tulisan, "", "", "proses"), pemisah=";"))
    assert satu(session).diterima == datetime(2025, 3, 2, 8, 15, tzinfo=WITA)


@pytest.mark.parametrize("tulisan", ["31/2/2025 8.15", "2 Blabla 2025 8.15", "kemarin", "2025-02-03T25:00"])
def test_what_is_no_moment_is_named_with_its_row(session: Session, tulisan: str) -> None:
    with pytest.raises(Galat, match="baris 2, kolom diterima"):
        muatkan(session, csv(KEPALA, ("A", "KK", tulisan, "", "", "proses"), pemisah=";"))


def test_the_order_is_proved_by_any_moment_of_the_register_or_asked(session: Session) -> None:
    isi = csv(KEPALA, ("A", "KK", "2/3/2025 8:15 AM", "", "2/3/2025 9:00 AM", "selesai"))
    with pytest.raises(Galat) as tanya:
        muatkan(session, isi)
    assert tanya.value.bidang == "urutan_tanggal"
    muatkan(session, isi, urutan=Urutan.BULAN_DULU)
    assert satu(session).diterima.astimezone(WITA).date() == date(2025, 2, 3)
    bukti = csv(KEPALA, ("B", "KK", "2/3/2025 8:15", "", "2/13/2025 9:00", "selesai"))
    muatkan(session, bukti)
    assert session.scalars(sa.select(Permohonan).where(Permohonan.nomor == "B")).one().diterima.month == 2


BENTUK = [
    csv(
        ("No. Register", "Jenis Layanan", "Tanggal Masuk", "Tgl. Selesai", "Status"),
        ("A", "kk", "3/2/2025 8.00", "3/2/2025 8.30", "Selesai"),
    ),
    csv(
        ["REGISTER, 2025"], KEPALA, ("A", "KK", "3/2/2025 8.00", "", "3/2/2025 8.30", "selesai"), pemisah=";"
    ),
    csv(KEPALA[:3] + KEPALA[4:], ("A", "KK", "3/2/2025 8.00", "3/2/2025 8.30", "selesai"), pemisah="\t"),
]


@pytest.mark.parametrize("isi", BENTUK)
def test_a_register_in_another_form_is_the_same_register(session: Session, isi: bytes) -> None:
    assert muatkan(session, isi).ditambahkan == 1
    assert (satu(session).lengkap, satu(session).lama) == (satu(session).diterima, 30)


def test_the_visible_sheet_with_the_headings_is_read(session: Session) -> None:
    baris = [KEPALA, ["A", "KK", datetime(2025, 2, 3, 8, 0), None, None, "proses"]]  # noqa: DTZ001  # a cell
    isi = buku(
        {"Lama": [KEPALA, ["X", "KK", "kemarin", None, None, "proses"]], "Isi": baris, "Ket": [["x"]]},
        ["Lama"],
    )
    assert muatkan(session, isi, "register.xlsx").lembar == "Isi"


HARI = [
    (TANAH, "3/2/2025", "4/2/2025", "selesai", True),  # due on the 6th whatever hour it was received
    (TANAH, "3/2/2025", "7/2/2025", "selesai", False),
    (TANAH, "3/2/2025", "6/2/2025", "selesai", None),  # by 16.00 or later
    ("KK", "3/2/2025", "5/2/2025", "selesai", False),
    ("KK", "3/2/2025", "3/2/2025", "selesai", None),
    (TANAH, "3/2/2025 09.00", "6/2/2025", "selesai", None),  # only one of the two has no time
    (TANAH, "3/2/2025", "6/2/2025 15.00", "selesai", True),
    (TANAH, "3/2/2025", "6/2/2025 16.30", "selesai", False),
    (TANAH, "3/2/2025", "7/2/2025", "batal", False),  # closed after the due moment in every hour
]


@pytest.mark.parametrize(("layanan", "diterima", "selesai", "status", "tepat"), HARI)
def test_days_without_times_are_judged_where_every_hour_gives_one_verdict(
    session: Session, *, layanan: str, diterima: str, selesai: str, status: str, tepat: bool | None
) -> None:
    hasil = muatkan(session, csv(KEPALA, ("A", layanan, diterima, "", selesai, status)))
    assert hasil.tanpa_jam == 1
    kasus = satu(session)
    akhir = kasus.selesai or kasus.ditutup
    assert akhir is not None
    assert akhir.astimezone(WITA).day == int(selesai.split("/", 1)[0])
    assert (kasus.jatuh_tempo and akhir <= kasus.jatuh_tempo) == tepat
    assert kasus.lama is None
    awal = session.scalars(sa.select(PeristiwaPermohonan).order_by(PeristiwaPermohonan.urut)).first()
    assert awal is not None
    assert awal.isi["tanpa_jam"] is True
    assert muatkan(session, csv(KEPALA, ("A", layanan, diterima, "", selesai, status))).dilewati == 1


@pytest.mark.parametrize("jenis_basis", KEDUANYA)
def test_what_hours_would_decide_stands_beside_the_figure_and_in_neither_side(session: Session) -> None:
    baris = [(f"A{ke}", layanan, awal, "", akhir, s) for ke, (layanan, awal, akhir, s, _) in enumerate(HARI)]
    assert muatkan(session, csv(KEPALA, *baris)).ditambahkan == 9
    unit_id = kantor(session).id
    periode = Periode(date(2025, 2, 1), date(2025, 2, 28))
    tetap: dict[str, Any] = {"unit_id": unit_id, "periode": periode, "zona": WITA, "pada": PADA}
    rekap = rekap_ketepatan(session, **tetap)
    semua = list(rekap.tally.values())
    assert sum(satu.jatuh_tempo for satu in semua) == 6
    assert sum(satu.tepat_waktu for satu in semua) == 2
    samping = di_samping(session, **tetap)
    assert sum(isi.total(Samping.TANPA_JAM) for isi in samping.values()) == 3
    assert len(id_samping(session, cara=Samping.TANPA_JAM, **tetap)) == 3
    assert {isi.total(Samping.DITUTUP_TERHENTI) for isi in samping.values()} == {0}
    assert periksa_hitungan(session, unit_id, WITA) == ""
    bangun_hitungan(session, unit_id, WITA)
    assert set(session.scalars(sa.select(Permohonan.lama))) == {None}


def unggah(klien: Klien, isi: bytes, **lain: str) -> Halaman:
    form = klien.get("/kelola/register").form("#muat")
    data: dict[str, Any] = {**form.nilai, "berkas": (io.BytesIO(isi), "register.csv"), **lain}
    return Halaman(klien, klien.http.post("/kelola/register", data=data))


def test_headings_and_words_of_a_register_are_explained_once_and_remembered(
    app: Flask, klien: Klien, skm: Callable[..., Perintah], tmp_path: Any
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    judul = ("Kode", "Keperluan", "Datang", "Tanggal keluar", "Hasil")
    isi = csv(judul, ("A", "Bikin KK", "3/2/2025 8.00", "3/2/2025 8.30", "Sudah diambil"))
    tanya = unggah(klien, isi)
    assert tanya.status == 400
    letak = {label.text: str(label["for"]) for label in tanya.sup.select("#pemetaan label")}
    arti = {"Kode": "nomor", "Keperluan": "layanan", "Datang": "diterima", "Hasil": "status"}
    lagi = tanya.form("#pemetaan").isi(**{letak[kata]: pilih for kata, pilih in arti.items()})
    lagi.nilai["coba"] = "1"
    kata = lagi.kirim().form("#pemetaan")
    kiriman = {kata.nilai[f"teks-{n}"]: n for n in range(60) if f"teks-{n}" in kata.nilai}
    assert kata.nilai[f"arti-{kiriman['Sudah diambil']}"] == "selesai"  # a guess, to be confirmed
    kata.isi(**{f"arti-{kiriman['Bikin KK']}": "KK"})
    kata.nilai["coba"] = "1"
    assert kata.kirim().form("#lanjut").kirim().status == 303
    berkas = tmp_path / "nanti.csv"
    berkas.write_bytes(csv(judul, ("B", "Bikin KK", "4/2/2025 8.00", "4/2/2025 8.30", "Sudah diambil")))
    assert skm("import", "permohonan", str(berkas)).stdout == "1 permohonan ditambahkan.\n"
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert set(session.scalars(sa.select(Permohonan.nomor))) == {"A", "B"}


def test_a_case_without_times_says_so_at_the_desk(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    unggah(klien, csv(KEPALA, ("A", "KK", "3/2/2025", "", "3/2/2025", "selesai")))
    rincian = klien.get("/loket/1")
    assert "Selesai, jamnya tidak tercatat" in rincian.sup.text
