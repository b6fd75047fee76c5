"""Behind the on-time figure: how long it took, what is late, why cases left, and what was reported."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.galat import Galat
from skm.laporan.rincian_ketepatan import kata_lama, rincian, setahun
from skm.layanan import queries
from skm.layanan.models import Unit
from skm.loket import services
from skm.loket.models import StatusPermohonan
from skm.pengukuran.buku import Buku, buka_buku
from skm.pengukuran.services import laporkan_ketepatan
from tests.klien import Klien
from tests.skm.laporan.susun import mohon

WITA = ZoneInfo("Asia/Makassar")
FEBRUARI = Periode.bulan(2026, 2)


def jam(hari: int, pukul: int, menit: int = 0) -> datetime:
    """A moment of February 2026; the 2nd is a Monday."""
    return datetime(2026, 2, hari, pukul, menit, tzinfo=WITA)


@pytest.fixture
def kalender(session: Session, unit: Unit) -> Kalender:
    return queries.kalender(session, unit.id, WITA)


@pytest.fixture
def kasus(session: Session, unit: Unit, kalender: Kalender) -> Any:
    """Log a case of a service and let it end."""

    def buat(kode: str, masuk: datetime, selesai: datetime | None = None, oleh: str = "ani") -> Any:
        layanan = queries.layanan_berkode(session, unit.id, kode)
        assert layanan is not None
        desa = queries.daftar_wilayah(session, unit.id)[0]
        satu = services.terima(
            session,
            unit_id=unit.id,
            layanan=layanan,
            pemohon="Siti",
            wilayah_id=desa.id,
            diterima=masuk,
            kalender=kalender,
            oleh=oleh,
        )
        if selesai:
            services.selesaikan(session, satu, pada=selesai, oleh=oleh, kalender=kalender)
        return satu

    return buat


def buka(session: Session, unit: Unit, pada: datetime, periode: Periode = FEBRUARI) -> Buku:
    kapan = [periode, *setahun(periode, pada.date())]
    return buka_buku(session, unit_id=unit.id, zona=WITA, pada=pada, tahun=[2026], periode=kapan)


def hitung(session: Session, unit: Unit, kalender: Kalender, pada: datetime, **lain: Any) -> Any:
    isi = {"periode": FEBRUARI, "zona": WITA, "dengan_petugas": True} | lain
    return rincian(session, buka(session, unit, pada), unit_id=unit.id, pada=pada, kalender=kalender, **isi)


def test_durations_are_working_time_without_pauses_by_service_village_and_officer(
    session: Session, unit: Unit, kalender: Kalender, kasus: Any
) -> None:
    assert f"{jam(2, 8):%a}" == "Mon"
    kasus("KK", jam(2, 8), jam(2, 8, 20))
    kasus("KK", jam(2, 11, 50), jam(2, 13, 30), "budi")  # 10 minutes before lunch, 30 after
    satu = kasus("KK", jam(3, 8))
    services.kurang(session, satu, apa="KTP", pada=jam(3, 8, 30), oleh="ani", kalender=kalender)
    services.lengkapi(session, satu, pada=jam(4, 9), oleh="ani", kalender=kalender)
    services.selesaikan(session, satu, pada=jam(4, 9, 30), oleh="ani", kalender=kalender)
    hasil = hitung(session, unit, kalender, jam(5, 8))
    ((nama, kk),) = hasil.layanan
    # 20, 40 and 60 minutes: the middle one is 40, nine of ten within 60.
    assert (nama, kk.n, kk.median, kk.p90) == (
        "Surat Pengantar KK",
        3,
        timedelta(minutes=40),
        timedelta(hours=1),
    )
    assert {nama: satu.n for nama, satu in hasil.petugas} == {"ani": 2, "budi": 1}
    assert [satu.n for _, satu in hasil.desa] == [3]
    assert hitung(session, unit, kalender, jam(5, 8), dengan_petugas=False).petugas == []


def test_the_backlog_is_told_with_its_age_and_exclusions_with_their_reasons(
    session: Session, unit: Unit, kalender: Kalender, kasus: Any
) -> None:
    kasus("KK", jam(2, 8))  # due 8.55
    for alasan in ("ganda", "ganda", "pindah"):
        services.batalkan(
            session, kasus("KTP", jam(2, 8)), alasan=alasan, pada=jam(2, 8, 40), oleh="ani", kalender=kalender
        )
    ganda = kasus("KTP", jam(2, 8))  # due 8.45
    services.tolak(session, ganda, alasan="ganda", pada=jam(2, 9), oleh="ani", kalender=kalender)
    hasil = hitung(session, unit, kalender, jam(3, 8, 55))
    ((satu,), alasan) = hasil.tunggakan, hasil.alasan
    # Monday 8.55 to closing: 3 h 5 before lunch and 3 h after; Tuesday 7.30 to 8.55: 1 h 25.
    assert satu.umur == timedelta(hours=7, minutes=30)
    terlambat = "ditolak sesudah jatuh tempo, dihitung terlambat"
    assert alasan == [("dibatalkan", "ganda", 2), ("dibatalkan", "pindah", 1), (terlambat, "ganda", 1)]
    assert [baris.tally.jatuh_tempo for baris in hasil.bulan] == [0, 2, *[0] * 10]
    assert [baris.selesai.teks for baris in hasil.bulan][:2] == [None, None]  # nothing finished
    assert kata_lama(satu.umur) == "7 jam 30 menit"


def test_a_reported_period_stays_and_is_compared_with_what_computes_now(
    session: Session, unit: Unit, kalender: Kalender, kasus: Any
) -> None:
    satu = kasus("KK", jam(2, 8), jam(2, 8, 30))

    def bekukan(pada: datetime, periode: Periode = FEBRUARI) -> None:
        buku = buka(session, unit, pada, periode)
        laporkan_ketepatan(session, buku, unit_id=unit.id, periode=periode, oleh="camat", pada=pada)

    with pytest.raises(Galat, match="sudah berakhir"):
        bekukan(jam(28, 20))
    with pytest.raises(Galat, match="sudah berakhir"):
        bekukan(datetime(2026, 3, 2, 8, 0, tzinfo=WITA), Periode.semua())
    bekukan(datetime(2026, 3, 2, 8, 0, tzinfo=WITA))
    with pytest.raises(Galat, match="sudah dibekukan"):
        bekukan(datetime(2026, 3, 2, 9, 0, tzinfo=WITA))
    pada = datetime(2026, 3, 3, 8, 0, tzinfo=WITA)
    assert [b.berbeda for b in hitung(session, unit, kalender, pada).beku] == [False, False]
    services.cabut(session, satu, urut=3, alasan="keliru", pada=pada, oleh="ani", kalender=kalender)
    (non, izin) = hitung(session, unit, kalender, pada).beku
    assert (non.berbeda, izin.berbeda) == (True, False)
    assert (non.dilaporkan.teks, non.sekarang.teks) == ("100.00", "0.00")


def test_a_month_with_closings_at_unknown_moments_has_a_second_share(klien: Klien, basis: Session) -> None:
    tempo = jam(10, 9)
    mohon(basis, "KK", tempo, selesai=tempo)
    mohon(basis, "KK", tempo, status=StatusPermohonan.BATAL, jumlah=3)
    maret = datetime(2026, 3, 10, 9, 0, tzinfo=WITA)
    mohon(basis, "KK", maret)
    mohon(basis, "KK", maret, status=StatusPermohonan.DITOLAK)  # 0 of 1 and 0 of 2: no other share
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    bulan = klien.get("/laporan/ketepatan/rincian?dari=2026-01-01&sampai=2026-06-30").sup.table
    isi = {baris.th.text: " ".join(baris.select("td")[2].text.split()) for baris in bulan.select("tbody tr")}
    assert isi["Februari 2026"] == "100,00 % bila 3 yang ditutup tanpa waktu dihitung terlambat: 25,00 %"
    assert isi["Maret 2026"] == "0,00 %"
    assert isi["Januari 2026"] == "belum ada"


def test_officers_are_shown_to_those_who_answer_for_them(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = klien.get("/laporan/ketepatan/rincian")
    assert "tiap petugas" not in halaman.sup.main.text
    assert halaman.sup.select("#bekukan") == []
    assert klien.get("/laporan/ketepatan/rincian?dari=kemarin").status == 400


def test_the_camat_freezes_last_year_on_the_page(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    alamat = "/laporan/ketepatan/rincian?dari=2025-01-01&sampai=2025-12-31"
    beku = klien.get(alamat).form("#bekukan").kirim().ikuti()
    assert "dibekukan" in beku.sup.select_one(".pesan-sukses").text
    assert "Dibekukan" in beku.sup.main.text
    assert klien.get(alamat).sup.select("#bekukan") == []
    kini = klien.get("/laporan/ketepatan/rincian").form("#bekukan").kirim().ikuti()
    assert "sudah berakhir" in kini.sup.text
