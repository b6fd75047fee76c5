"""A due moment once decided is moved by what it depends on, by the calendar as it was known then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Kalender, Satuan
from kinerja.periode import Periode
from skm.akun.queries import jejak_terakhir
from skm.galat import Galat
from skm.layanan import jadwal, libur, queries, tanam
from skm.layanan.jadwal import IsiPola, baca_jam
from skm.layanan.models import Kategori, Layanan, Unit
from skm.layanan.services import ganti_kategori
from skm.loket import services
from skm.loket.models import JenisPeristiwa as J
from skm.loket.models import Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log
from skm.orm import Base
from tests.skm.loket.kalender_baru import hari_libur, jam, janji, kini

WITA = ZoneInfo("Asia/Makassar")
FEBRUARI = Periode.bulan(2026, 2)


@pytest.fixture
def pindah(session: Session, unit: Unit) -> Layanan:
    """A service promised in one working day."""
    satu = queries.layanan_berkode(session, unit.id, "PINDAH")
    assert satu is not None
    assert queries.janji_berlaku(session, satu.id, date(2026, 2, 2)) == Janji(1, Satuan.HARI)
    return satu


def test_monday_is_monday() -> None:
    assert f"{jam(2, 8):%a}" == "Mon"


def test_correcting_the_moment_of_a_signature_leaves_a_late_case_late(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    satu = catat("PINDAH", jam(2, 8))
    assert satu.jatuh_tempo == jam(3, 16)
    services.minta_ttd(session, satu, pada=jam(3, 15), oleh="ani")
    services.selesaikan(session, satu, pada=jam(4, 9), **kini(session, unit) | {"oleh": "ani"})
    hari_libur(session, unit, date(2026, 2, 3), jam(3, 7))
    lain = {"urut": 3, "saat": jam(3, 15, 1), "alasan": "salah ketik", "pada": jam(4, 10)}
    services.pindahkan(session, satu, **lain, **kini(session, unit))
    assert satu.jatuh_tempo == jam(3, 16)
    assert "jatuh_tempo" not in log(session, satu.id)[-1].isi


def test_a_moved_start_is_answered_by_the_calendar_as_known_when_it_was_first_decided(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    satu = catat("PINDAH", jam(2, 8))
    hari_libur(session, unit, date(2026, 2, 4), jam(2, 9))
    lain = {"urut": 2, "saat": jam(3, 9), "alasan": "berkas baru lengkap", "pada": jam(3, 10)}
    services.pindahkan(session, satu, **lain, **kini(session, unit))
    assert satu.jatuh_tempo == jam(4, 16)
    assert berbeda(satu, log(session, satu.id)) == ()


def test_a_pause_after_a_new_holiday_goes_by_the_calendar_of_the_first_decision(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    satu = catat("PINDAH", jam(2, 8))
    hari_libur(session, unit, date(2026, 2, 5), jam(2, 9))
    services.kurang(session, satu, apa="KTP", pada=jam(3, 8), **kini(session, unit))
    assert satu.jatuh_tempo is None
    services.lengkapi(session, satu, pada=jam(4, 8), **kini(session, unit))
    assert satu.jatuh_tempo == jam(4, 16)
    services.kurang(session, satu, apa="KK", pada=jam(4, 9), **kini(session, unit))
    services.lengkapi(session, satu, pada=jam(5, 8), **kini(session, unit))
    assert satu.jatuh_tempo == jam(5, 16)  # nobody knew of the holiday when it was promised


def test_a_start_moved_to_a_day_under_another_promise_takes_that_days_promise_and_category(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], pindah: Layanan
) -> None:
    janji(session, pindah, 3, date(2026, 2, 3), jam(1, 9))
    pelaku = {"hari_ini": date(2026, 2, 1), "oleh": "admin", "pada": jam(1, 9)}
    ganti_kategori(session, pindah, kategori=Kategori.PERIZINAN, berlaku_mulai=date(2026, 2, 3), **pelaku)
    satu = catat("PINDAH", jam(2, 8))
    assert (satu.janji_jumlah, satu.kategori) == (1, Kategori.NON_PERIZINAN)
    lain = {"urut": 2, "saat": jam(3, 9), "alasan": "berkas baru lengkap", "pada": jam(3, 10)}
    services.pindahkan(session, satu, **lain, **kini(session, unit))
    assert (satu.janji_jumlah, satu.kategori, satu.jatuh_tempo) == (3, Kategori.PERIZINAN, jam(6, 16, 30))


def test_a_promise_recorded_after_the_decision_does_not_reach_a_case_whose_start_is_moved(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], pindah: Layanan
) -> None:
    satu = catat("PINDAH", jam(2, 8))
    janji(session, pindah, 3, date(2026, 2, 3), jam(2, 9))
    lain = {"urut": 2, "saat": jam(3, 9), "alasan": "berkas baru lengkap", "pada": jam(3, 10)}
    services.pindahkan(session, satu, **lain, **kini(session, unit))
    assert (satu.janji_jumlah, satu.jatuh_tempo) == (1, jam(4, 16))


def test_a_wrong_promise_mended_the_same_day_moves_no_case_that_came_under_it(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], pindah: Layanan
) -> None:
    janji(session, pindah, 3, date(2026, 2, 2), jam(2, 8))  # meant was 2
    lama = catat("PINDAH", jam(2, 9))
    janji(session, pindah, 2, date(2026, 2, 2), jam(2, 10))
    baru = catat("PINDAH", jam(2, 11))
    assert [(satu.janji_jumlah, satu.jatuh_tempo) for satu in (lama, baru)] == [
        (3, jam(5, 16)),
        (2, jam(4, 16)),
    ]
    lain = {"urut": 2, "saat": jam(2, 9, 30), "alasan": "salah ketik", "pada": jam(2, 12)}
    services.pindahkan(session, lama, **lain, **kini(session, unit))
    services.kurang(session, lama, apa="KTP", pada=jam(3, 8), **kini(session, unit))
    services.lengkapi(session, lama, pada=jam(3, 9), **kini(session, unit))
    assert (lama.janji_jumlah, lama.jatuh_tempo) == (3, jam(5, 16))
    assert berbeda(lama, log(session, lama.id)) == ()


def test_only_an_admins_act_with_a_reason_sets_a_due_moment_anew(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    satu = catat("PINDAH", jam(2, 8))
    with pytest.raises(Galat, match="tetap sama"):
        services.tetapkan_tempo(session, satu, alasan="libur", pada=jam(2, 9), **kini(session, unit))
    hari_libur(session, unit, date(2026, 2, 3), jam(2, 9))
    with pytest.raises(Galat, match="Alasan harus diisi"):
        services.tetapkan_tempo(session, satu, alasan=" ", pada=jam(2, 10), **kini(session, unit))
    services.tetapkan_tempo(session, satu, alasan="SK Bupati 7/2026", pada=jam(2, 10), **kini(session, unit))
    assert satu.jatuh_tempo == jam(4, 16)
    akhir = log(session, satu.id)[-1]
    assert (akhir.jenis, akhir.isi["alasan"]) == (J.TEMPO, "SK Bupati 7/2026")
    assert berbeda(satu, log(session, satu.id)) == ()
    session.flush()
    assert jejak_terakhir(session, unit.id, 1)[0].peristiwa == (
        f"menetapkan ulang jatuh tempo permohonan {satu.nomor}"
    )
    hari_libur(session, unit, date(2026, 2, 5), jam(2, 11))  # from then on what was known at 10.00 decides
    services.kurang(session, satu, apa="KTP", pada=jam(4, 8), **kini(session, unit))
    services.lengkapi(session, satu, pada=jam(5, 8), **kini(session, unit))
    assert satu.jatuh_tempo == jam(5, 16)


def test_a_clock_that_stands_has_no_due_moment_to_set_anew(
    session: Session, unit: Unit, catat: Callable[..., Permohonan]
) -> None:
    satu = catat("PINDAH", jam(2, 8))
    services.kurang(session, satu, apa="KTP", pada=jam(2, 9), **kini(session, unit))
    with pytest.raises(Galat, match="tidak sedang berjalan"):
        services.tetapkan_tempo(session, satu, alasan="libur", pada=jam(2, 10), **kini(session, unit))


def test_the_calendar_as_known_at_any_moment_stays_the_same_for_ever(session: Session, unit: Unit) -> None:
    saat = [jam(2, pukul) for pukul in range(8, 13)]

    def dikenal() -> list[Kalender]:
        return [queries.kalender(session, unit.id, WITA, dikenal=satu) for satu in saat]

    hari, setengah = date(2026, 2, 10), tuple(baca_jam("07.30-11.30") for _ in range(7))
    pelaku = {"hari_ini": date(2026, 2, 2), "oleh": "admin"}
    hari_libur(session, unit, hari, saat[1])
    (satu,) = [h for h in queries.daftar_libur(session, unit.id, 2026) if h.tanggal == hari]
    libur.hapus_libur(session, satu, pada=saat[2], **pelaku)
    isi = IsiPola("Setengah hari", hari, hari, setengah)
    pola = jadwal.simpan_pola(session, unit_id=unit.id, isi=isi, pada=saat[3], **pelaku)
    pagi = dikenal()
    assert [kal.hari_kerja(hari) for kal in pagi] == [True, False, True, True, True]
    assert [kal.tutup(hari) for kal in pagi[2:]] == [jam(10, 16), jam(10, 11, 30), jam(10, 11, 30)]
    lain = IsiPola("Setengah hari", hari, hari, tuple(baca_jam("07.30-09.30") for _ in range(7)))
    pola = jadwal.simpan_pola(session, unit_id=unit.id, isi=lain, pola=pola, pada=jam(2, 13), **pelaku)
    jadwal.hapus_pola(session, pola, pada=jam(2, 14), **pelaku)
    hari_libur(session, unit, hari, jam(2, 15))
    session.flush()
    assert dikenal() == pagi
    assert queries.kalender(session, unit.id, WITA, dikenal=jam(2, 13)).tutup(hari) == jam(10, 9, 30)
    assert queries.kalender(session, unit.id, WITA, dikenal=jam(2, 14)).tutup(hari) == jam(10, 16)
    assert not queries.kalender(session, unit.id, WITA).hari_kerja(hari)


def test_after_the_first_case_nothing_is_dated_before_the_day_it_is_recorded(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], pindah: Layanan
) -> None:
    kemarin, pada, pekan = date(2026, 2, 3), jam(4, 9), tuple(baca_jam("08.00-12.00") for _ in range(7))
    pelaku = {"hari_ini": date(2026, 2, 4), "oleh": "admin", "pada": pada}
    hari_libur(session, unit, date(2026, 1, 30), pada)  # the office is being set up
    jadwal.simpan_pola(session, unit_id=unit.id, isi=IsiPola("Awal", kemarin, None, pekan), **pelaku)
    catat("PINDAH", jam(4, 8))
    with pytest.raises(Galat, match="tidak pernah digeser"):
        hari_libur(session, unit, kemarin, pada)
    (satu,) = [h for h in queries.daftar_libur(session, unit.id, 2026) if h.tanggal == date(2026, 1, 30)]
    with pytest.raises(Galat, match="tidak pernah digeser"):
        libur.hapus_libur(session, satu, **pelaku)
    with pytest.raises(Galat, match="paling cepat hari ini"):
        janji(session, pindah, 3, kemarin, pada)
    with pytest.raises(Galat, match="Pola baru berlaku paling cepat hari ini"):
        jadwal.simpan_pola(session, unit_id=unit.id, isi=IsiPola("Uji", kemarin, None, pekan), **pelaku)
    (awal,) = [satu for satu in queries.daftar_pola(session, unit.id) if satu.nama == "Awal"]
    singkat = tuple(baca_jam("08.00-11.00") for _ in range(7))
    for isi in (IsiPola("Awal", kemarin, None, singkat), IsiPola("Lain", kemarin, None, pekan)):
        with pytest.raises(Galat, match="yang dapat diubah hanya tanggal akhirnya"):
            jadwal.simpan_pola(session, unit_id=unit.id, isi=isi, pola=awal, **pelaku)
    akhir = IsiPola("Awal", kemarin, kemarin, pekan)
    jadwal.simpan_pola(session, unit_id=unit.id, isi=akhir, pola=awal, **pelaku)
    with pytest.raises(Galat, match="tidak pernah digeser"):
        libur.muat_usulan(session, unit_id=unit.id, tahun=2024, **pelaku)


def test_holidays_that_a_later_version_brings_were_not_known_before(session: Session, unit: Unit) -> None:
    lain = Unit(kode="64.01.99", nama="Lain", nama_ketetapan="Lain", kabupaten="Paser", provinsi="Kaltim")
    session.add(lain)
    session.flush()
    lain.kasus_pertama = jam(2, 8)
    tanam.lengkapi(session, lain, pada=datetime(2027, 6, 1, tzinfo=UTC))
    agustus = date(2027, 8, 17)
    assert queries.kalender(session, lain.id, WITA, dikenal=jam(3, 8)).libur == {}
    assert agustus in queries.kalender(session, lain.id, WITA).libur
    assert min(queries.kalender(session, lain.id, WITA).libur) > date(2027, 5, 31)
    assert agustus in queries.kalender(session, unit.id, WITA, dikenal=jam(3, 8)).libur


@pytest.mark.parametrize(
    "tabel",
    ["janji_layanan", "kategori_layanan", "sebutan_layanan", "pola_kerja", "jam_kerja", "hari_libur"],
)
def test_the_database_refuses_to_change_or_remove_what_was_recorded(
    session: Session, unit: Unit, pindah: Layanan, tabel: str
) -> None:
    ganti_kategori(
        session,
        pindah,
        kategori=Kategori.PERIZINAN,
        berlaku_mulai=date(2026, 2, 3),
        hari_ini=date(2026, 2, 2),
        oleh="admin",
        pada=jam(2, 8),
    )
    session.flush()
    kolom = {"jam_kerja": "hari"}.get(tabel, "versi")
    milik = Base.metadata.tables[tabel]
    for perintah in (sa.update(milik).values({kolom: 5}), sa.delete(milik)):
        with pytest.raises(sa.exc.DatabaseError, match="tidak dapat diubah"), session.begin_nested():
            session.execute(perintah)
