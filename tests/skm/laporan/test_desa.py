"""Requests and on time by village: every village has its row, and together they are the office."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.ketepatan.queries.ketepatan import rekap_desa, rekap_ketepatan
from skm.layanan.models import Unit, Wilayah
from skm.layanan.queries import daftar_wilayah
from skm.loket.models import Permohonan, StatusPermohonan
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.perekam import berulang, rekam
from tests.skm.laporan.susun import mohon
from tests.susunan import susun

WITA = ZoneInfo("Asia/Makassar")
TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday
SEJAM = timedelta(hours=1)
MARET = Periode.bulan(2026, 3)
ALAMAT = "/laporan/desa?dari=2026-03-01&sampai=2026-03-31"
APRIL = datetime(2026, 4, 30, 8, 0, tzinfo=UTC)
SEMUA_NOL = ["0", "0", "belum ada", "0", "0", "0", "0"]


def pindahkan(session: Session, nama: str) -> None:
    """The requests that name no village yet came from that one."""
    nomor = sa.select(Wilayah.id).where(Wilayah.nama == nama).scalar_subquery()
    tanpa = Permohonan.wilayah_id.is_(None)
    session.execute(sa.update(Permohonan).where(tanpa).values(wilayah_id=nomor))
    susun(session)


@pytest.fixture
def terisi(basis: Session) -> Session:
    """Muara Toyu has one of each kind, Petiku one that was in time, and two requests name no village."""
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=2)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO + SEJAM)
    mohon(basis, "KK", TEMPO)
    for status in (StatusPermohonan.BATAL, StatusPermohonan.DITOLAK):
        mohon(basis, "KTP", TEMPO, status=status, ditutup=TEMPO - SEJAM)
    pindahkan(basis, "Muara Toyu")
    mohon(basis, "KTP", TEMPO, selesai=TEMPO)
    pindahkan(basis, "Petiku")
    mohon(basis, "KK", TEMPO, selesai=TEMPO)
    mohon(basis, "KK", TEMPO)
    basis.commit()
    return basis


def tabel(halaman: Halaman) -> dict[str, list[str]]:
    """The rows by what they are called."""
    semua = {}
    for baris in halaman.sup.select("main tbody tr"):
        nama, *angka = (" ".join(sel.get_text(" ").split()) for sel in baris.select("th, td"))
        semua[nama] = angka
    return semua


@pytest.fixture
def halaman(klien: Klien, terisi: Session) -> Halaman:
    """The page of March, as the camat sees it."""
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien.get(ALAMAT)


def test_each_row_has_the_due_the_timely_their_share_and_what_became_of_the_others(halaman: Halaman) -> None:
    semua = tabel(halaman)
    # due 4 (2 in time, 1 late, 1 open), finished in March 3, cancelled 1, refused 1
    assert semua["Muara Toyu"] == ["4", "2", "50,00 %", "1", "3", "1", "1"]
    assert semua["Petiku"] == ["1", "1", "100,00 %", "0", "1", "0", "0"]


def test_where_nobody_knows_when_some_were_closed_a_second_share_counts_them_late(
    halaman: Halaman, klien: Klien, terisi: Session
) -> None:
    assert "tanpa waktu" not in halaman.sup.table.text
    mohon(terisi, "KTP", TEMPO, status=StatusPermohonan.BATAL)
    pindahkan(terisi, "Petiku")
    mohon(terisi, "IUMK", TEMPO, status=StatusPermohonan.DITOLAK, jumlah=2)
    pindahkan(terisi, "Munggu")
    terisi.commit()
    semua = tabel(klien.get(ALAMAT))
    kedua = "bila {} yang ditutup tanpa waktu dihitung terlambat: {} %".format
    # Petiku: 2 of 2 in time (one named no village before), 1 open; the one more makes 2 of 4.
    assert semua["Petiku"][:3] == ["3", "2", f"66,67 % {kedua(1, '50,00')}"]
    assert semua["Munggu"][2] == f"belum ada {kedua(2, '0,00')}"
    assert semua["Muara Toyu"][2] == "50,00 %"
    assert semua["Seluruh kantor"][2] == f"57,14 % {kedua(3, '40,00')}"  # 4 of 7, and 4 of 10
    layanan = tabel(klien.get(ALAMAT.replace("desa", "ketepatan")))
    # KTP: 1 of 1, and 1 of 2; of IUMK nothing was in time, so both shares are the same.
    assert [angka[2] for angka in layanan.values() if angka and "tanpa waktu" in angka[2]] == [
        f"100,00 % {kedua(1, '50,00')}"
    ]


def test_every_village_of_the_office_has_a_row_with_or_without_a_request(
    halaman: Halaman, basis: Session
) -> None:
    semua = tabel(halaman)
    desa = daftar_wilayah(basis, kantor(basis).id)
    sebutan = [f"{satu.nama} (kelurahan)" if satu.jenis == "kelurahan" else satu.nama for satu in desa]
    assert len(desa) > 20
    assert list(semua) == ["Seluruh kantor", *sebutan, "tidak dicatat"]
    assert semua["Long Kali (kelurahan)"] == SEMUA_NOL


def test_where_nothing_was_due_there_is_no_percentage(halaman: Halaman) -> None:
    semua = tabel(halaman)
    kosong = [angka[2] for angka in semua.values() if angka[0] == "0"]
    assert len(kosong) == len(semua) - 4
    assert set(kosong) == {"belum ada"}


def test_requests_that_name_no_village_stand_at_the_end(halaman: Halaman) -> None:
    semua = tabel(halaman)
    assert list(semua)[-1] == "tidak dicatat"
    assert semua["tidak dicatat"] == ["2", "1", "50,00 %", "1", "1", "0", "0"]


def test_where_every_request_names_its_village_nothing_is_called_not_recorded(
    klien: Klien, terisi: Session
) -> None:
    pindahkan(terisi, "Petiku")
    terisi.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    assert "tidak dicatat" not in tabel(klien.get(ALAMAT))


def test_the_total_is_what_the_page_of_on_time_says_of_the_office(halaman: Halaman, klien: Klien) -> None:
    ketepatan = klien.get(ALAMAT.replace("desa", "ketepatan"))
    layanan = [angka for angka in tabel(ketepatan).values() if angka]
    jumlah = [sum(int(angka[kolom]) for angka in layanan) for kolom in (0, 1, 3, 5, 6, 7)]  # 4: closed late
    seluruh = tabel(halaman)["Seluruh kantor"]
    assert jumlah == [7, 4, 2, 5, 1, 1]
    assert [int(satu) for satu in (*seluruh[:2], *seluruh[3:])] == jumlah
    assert seluruh[2] == "57,14 %"  # 4 of 7


@pytest.mark.parametrize(
    "periode", [MARET, Periode.bulan(2026, 4), Periode.tahun(2026), Periode.semua()], ids=lambda p: p.label
)
def test_the_villages_together_are_the_services_together(terisi: Session, periode: Periode) -> None:
    dipilih = {"unit_id": kantor(terisi).id, "periode": periode, "zona": WITA, "pada": APRIL}
    rekap = rekap_desa(terisi, **dipilih)
    assert rekap.semua == rekap_ketepatan(terisi, **dipilih).semua


def test_a_village_of_another_office_is_not_lost_from_the_total(terisi: Session) -> None:
    lain = Unit(
        kode="64.01.99", nama="Lain", nama_ketetapan="Lain", kabupaten="Paser", provinsi="Kalimantan Timur"
    )
    terisi.add(lain)
    terisi.flush()
    terisi.add(Wilayah(unit_id=lain.id, kode="64.01.99.2001", nama="Desa Lain", jenis="desa"))
    terisi.flush()
    pindahkan(terisi, "Desa Lain")
    rekap = rekap_desa(terisi, unit_id=kantor(terisi).id, periode=MARET, zona=WITA, pada=APRIL)
    assert "Desa Lain" not in {satu.nama for satu in rekap.desa}
    assert rekap.tidak_dicatat == KetepatanTally(
        jatuh_tempo=2, tepat_waktu=1, belum_selesai=1, selesai=1, selesai_tepat=1
    )


def test_without_a_request_in_the_period_the_page_says_so_instead_of_naming_zeros(
    klien: Klien, terisi: Session
) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/laporan/desa?dari=2025-03-01&sampai=2025-03-31")
    assert halaman.status == 200
    assert "Belum ada permohonan" in halaman.sup.select_one(".kosong").text
    assert halaman.sup.select("table") == []


def test_a_request_whose_clock_stands_still_belongs_to_no_period(klien: Klien, basis: Session) -> None:
    mohon(basis, "KK", TEMPO)
    basis.execute(sa.update(Permohonan).values(jatuh_tempo=None, lengkap=None))
    susun(basis)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    assert klien.get(ALAMAT).sup.select_one(".kosong") is not None


def test_an_unreadable_period_is_said_with_its_date(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/laporan/desa?dari=2026-02-30")
    assert halaman.status == 400
    assert "2026-02-30" in halaman.sup.select_one("#saring-galat").text
    assert halaman.sup.select("table") == []


def test_no_applicant_is_named(klien: Klien, terisi: Session) -> None:
    mohon(terisi, "KK", TEMPO, pemohon="Siti Aminah")
    terisi.commit()
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = klien.get(ALAMAT)
    assert tabel(halaman)["tidak dicatat"][0] == "3"
    assert "Siti" not in halaman.teks


def test_it_is_reached_from_on_time_with_the_same_period_and_stands_under_it(
    klien: Klien, terisi: Session
) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    tautan = klien.get(ALAMAT.replace("desa", "ketepatan")).sup.select_one('main a[href^="/laporan/desa"]')
    assert tautan["href"] == ALAMAT
    halaman = klien.get(ALAMAT)
    assert [a.text for a in halaman.sup.select("nav.menu a[aria-current]")] == ["Ketepatan"]
    assert [a["href"] for a in halaman.sup.select(".pintas a")][2].startswith("/laporan/desa?dari=")


def test_it_reads_the_villages_and_the_counts_once_each(klien: Klien, terisi: Session) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    klien.get(ALAMAT)
    with rekam(klien.app.extensions["skm_mesin"]) as hitungan:
        klien.get(ALAMAT)
    assert sum("permohonan" in satu for satu in hitungan) == 1
    assert sum("FROM wilayah" in satu for satu in hitungan) == 1
    assert (hitungan.total(), berulang(hitungan)) == (4, 0)  # beside both: the account, the office's name
