"""The counts behind the on-time figures, on both databases.

Most cases are KEMATIAN, promised in 15 working minutes: received at 08.00, due at 08.15.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from kinerja import ketepatan
from kinerja.kalender import Kalender
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.ketepatan.queries import Kelompok, jumlah_terlambat, kasus, rekap_ketepatan, selesai_per_layanan
from skm.layanan.models import Kategori, Unit
from skm.loket import services
from skm.loket.models import Permohonan, StatusPermohonan
from skm.loket.queries import StatusJanji
from tests.susunan import susun

WITA = ZoneInfo("Asia/Makassar")
FEBRUARI = Periode.bulan(2026, 2)
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
AKHIR_TAHUN = datetime(2026, 12, 31, 12, 0, tzinfo=WITA)


def jam(jam: int, menit: int, hari: int = 2) -> datetime:
    """A moment of February 2026; the 2nd is a Monday."""
    return datetime(2026, 2, hari, jam, menit, tzinfo=WITA)


@pytest.fixture
def hitung(session: Session, unit: Unit):
    """The tally of one service."""

    def _hitung(
        pada: datetime = AKHIR_TAHUN, kode: str = "KEMATIAN", periode: Periode = FEBRUARI
    ) -> KetepatanTally:
        session.flush()
        rekap = rekap_ketepatan(session, unit_id=unit.id, periode=periode, zona=WITA, pada=pada)
        return next(satu.tally for satu in rekap.layanan if satu.kode == kode)

    return _hitung


def test_selesai_tepat_pada_saat_jatuh_tempo_adalah_tepat_waktu(catat, hitung) -> None:
    assert f"{SENIN:%a}" == "Mon"
    catat("KEMATIAN", SENIN, selesai=jam(8, 15))
    assert hitung() == KetepatanTally(jatuh_tempo=1, tepat_waktu=1, selesai=1, selesai_tepat=1)


def test_selesai_sedetik_sesudah_jatuh_tempo_adalah_terlambat(catat, hitung) -> None:
    catat("KEMATIAN", SENIN, selesai=jam(8, 15).replace(second=1))
    assert hitung() == KetepatanTally(jatuh_tempo=1, selesai_terlambat=1, selesai=1)


def test_yang_terlambat_dan_belum_selesai_tetap_ikut_penyebut(catat, hitung) -> None:
    catat("KEMATIAN", SENIN, selesai=jam(8, 10))
    catat("KEMATIAN", SENIN)
    assert hitung() == KetepatanTally(
        jatuh_tempo=2, tepat_waktu=1, belum_selesai=1, selesai=1, selesai_tepat=1
    )


def test_yang_dibatalkan_dan_ditolak_keluar_dari_kedua_sisi_dan_disebut_di_samping(catat, hitung) -> None:
    catat("KEMATIAN", SENIN, batal=jam(8, 10))
    catat("KEMATIAN", SENIN, ditolak=jam(8, 14))
    catat("KEMATIAN", SENIN, ditolak=jam(8, 15))  # at the due moment itself
    assert hitung() == KetepatanTally(batal=1, ditolak=2)


def test_yang_dibatalkan_atau_ditolak_sesudah_jatuh_tempo_tetap_di_penyebut_sebagai_terlambat(
    session: Session, unit: Unit, catat, hitung
) -> None:
    catat("KEMATIAN", SENIN, selesai=jam(8, 10))
    catat("KEMATIAN", SENIN, batal=jam(8, 15).replace(second=1))
    catat("KEMATIAN", SENIN, ditolak=jam(9, 30))
    tally = hitung()
    assert tally == KetepatanTally(
        jatuh_tempo=3, tepat_waktu=1, ditutup_terlambat=2, selesai=1, selesai_tepat=1
    )
    assert ketepatan.hitung(tally).teks == "33.33"
    pilih = {"unit_id": unit.id, "periode": FEBRUARI, "zona": WITA, "pada": AKHIR_TAHUN}
    assert len(kasus(session, **pilih)) == 3
    assert [satu.ditutup_terlambat for satu in kasus(session, **pilih)] == [False, True, True]
    assert kasus(session, **pilih, kelompok=Kelompok.KELUAR) == ()


def test_yang_ditutup_tanpa_waktu_memberi_dua_angka(session: Session, catat, hitung) -> None:
    for _ in range(8):
        catat("KEMATIAN", SENIN, selesai=jam(8, 10))
    for satu in (catat("KEMATIAN", SENIN), catat("KEMATIAN", SENIN)):
        satu.status = StatusPermohonan.DITOLAK
    susun(session)
    tally = hitung()
    assert (tally.jatuh_tempo, tally.ditolak, tally.tanpa_waktu) == (8, 2, 2)
    assert ketepatan.hitung(tally).teks == "100.00"
    semua = ketepatan.hitung_semua_terlambat(tally)
    assert semua is not None and semua.teks == "80.00"
    assert ketepatan.hitung_semua_terlambat(KetepatanTally(jatuh_tempo=8, tepat_waktu=8)) is None


def test_jeda_singkat_dihitung_di_samping_angka_permohonan_yang_jatuh_tempo(
    session: Session, kalender: Kalender, catat, hitung
) -> None:
    satu = catat("PINDAH", SENIN)  # one day: due on Tuesday at 16.00
    services.kurang(session, satu, apa="KTP", pada=jam(15, 50, 3), oleh="ani", kalender=kalender)
    services.lengkapi(session, satu, pada=jam(7, 40, 4), oleh="ani", kalender=kalender)
    assert hitung(kode="PINDAH") == KetepatanTally(jatuh_tempo=1, belum_selesai=1, jeda_singkat=1)
    assert hitung(jam(15, 59, 4), kode="PINDAH") == KetepatanTally()  # not yet due


def test_yang_belum_jatuh_tempo_tidak_dihitung(catat, hitung) -> None:
    catat("KEMATIAN", SENIN)
    assert hitung(jam(8, 14)) == KetepatanTally()
    assert hitung(jam(8, 15)) == KetepatanTally(jatuh_tempo=1, belum_selesai=1)


def test_yang_selesai_sebelum_jatuh_tempo_dihitung_selesai_dulu_lalu_jatuh_tempo(catat, hitung) -> None:
    catat("KEMATIAN", SENIN, selesai=jam(8, 5))
    assert hitung(jam(8, 10)) == KetepatanTally(selesai=1, selesai_tepat=1)
    assert hitung(jam(8, 15)) == KetepatanTally(jatuh_tempo=1, tepat_waktu=1, selesai=1, selesai_tepat=1)


def test_selesai_sesudah_pada_masih_dihitung_belum_selesai(catat, hitung) -> None:
    catat("KEMATIAN", SENIN, selesai=jam(9, 0))
    assert hitung(jam(8, 59)) == KetepatanTally(jatuh_tempo=1, belum_selesai=1)
    assert hitung(jam(9, 0)) == KetepatanTally(jatuh_tempo=1, selesai_terlambat=1, selesai=1)


def test_ditutup_sesudah_pada_masih_dihitung_terbuka(catat, hitung) -> None:
    catat("KEMATIAN", SENIN, batal=jam(9, 0))
    assert hitung(jam(8, 59)) == KetepatanTally(jatuh_tempo=1, belum_selesai=1)
    assert hitung(jam(9, 0)) == KetepatanTally(jatuh_tempo=1, ditutup_terlambat=1)


def test_batal_tanpa_waktu_penutupan_selalu_dihitung_tertutup(session: Session, catat, hitung) -> None:
    satu = catat("KEMATIAN", SENIN)
    satu.status = StatusPermohonan.BATAL
    susun(session)
    assert hitung(jam(8, 30)) == KetepatanTally(batal=1, tanpa_waktu=1)


@pytest.mark.parametrize(
    ("jatuh_tempo", "masuk"),
    [
        (datetime(2026, 2, 1, 0, 0, tzinfo=WITA), True),  # the first moment of the month
        (datetime(2026, 2, 28, 23, 59, tzinfo=WITA), True),  # the last day belongs to the month
        (datetime(2026, 3, 1, 0, 0, tzinfo=WITA), False),  # in UTC this is still 28 February
        (datetime(2026, 1, 31, 23, 59, tzinfo=WITA), False),
    ],
)
def test_periode_memuat_kedua_ujung_hari_menurut_waktu_kantor(
    session: Session, catat, hitung, jatuh_tempo, masuk
) -> None:
    satu: Permohonan = catat("KEMATIAN", datetime(2026, 1, 30, 8, 0, tzinfo=WITA))
    satu.jatuh_tempo = jatuh_tempo
    susun(session)
    assert hitung().jatuh_tempo == int(masuk)


def test_selesai_dalam_periode_dihitung_menurut_waktu_selesainya(catat, hitung) -> None:
    # Friday 30 January, due that day at 08.15, finished on Monday 2 February.
    jumat = datetime(2026, 1, 30, 8, 0, tzinfo=WITA)
    assert f"{jumat:%a}" == "Fri"
    catat("KEMATIAN", jumat, selesai=SENIN)
    assert hitung() == KetepatanTally(selesai=1)
    assert hitung(periode=Periode.bulan(2026, 1)) == KetepatanTally(jatuh_tempo=1, selesai_terlambat=1)


def test_tiap_layanan_dihitung_sendiri_dan_jumlahnya_sama_dengan_seluruhnya(
    session: Session, unit: Unit, catat
) -> None:
    catat("KEMATIAN", SENIN, selesai=jam(8, 10))
    catat("KERAMAIAN", SENIN)  # 30 minutes: due 08.30
    catat("KK", SENIN, selesai=jam(9, 30))  # 55 minutes: due 08.55
    session.flush()
    rekap = rekap_ketepatan(session, unit_id=unit.id, periode=FEBRUARI, zona=WITA, pada=AKHIR_TAHUN)
    assert len([satu for satu in rekap.layanan if satu.tally != KetepatanTally()]) == 3
    assert rekap.semua == KetepatanTally(
        jatuh_tempo=3, tepat_waktu=1, selesai_terlambat=1, belum_selesai=1, selesai=2, selesai_tepat=1
    )


def test_unit_lain_tidak_ikut_dihitung(session: Session, unit: Unit, catat) -> None:
    catat("KEMATIAN", SENIN)
    lain = Unit(kode="64.01.99", nama="Lain", nama_ketetapan="Lain", kabupaten="Paser", provinsi="Kaltim")
    session.add(lain)
    session.flush()
    argumen = {"unit_id": lain.id, "periode": Periode.semua(), "zona": WITA, "pada": AKHIR_TAHUN}
    assert rekap_ketepatan(session, **argumen).layanan == ()
    assert selesai_per_layanan(session, **argumen) == {}
    assert kasus(session, **argumen) == ()
    assert jumlah_terlambat(session, unit_id=lain.id, pada=AKHIR_TAHUN) == 0


def test_daftar_kasus_memuat_persis_kasus_di_balik_angka(session: Session, unit: Unit, catat, hitung) -> None:
    catat("KEMATIAN", SENIN, selesai=jam(8, 10))
    catat("KEMATIAN", SENIN, selesai=jam(8, 20))
    catat("KEMATIAN", SENIN)
    catat("KEMATIAN", SENIN, batal=jam(8, 5))
    catat("KERAMAIAN", SENIN, ditolak=jam(8, 5))
    session.flush()
    argumen = {"unit_id": unit.id, "periode": FEBRUARI, "zona": WITA, "pada": AKHIR_TAHUN}
    tempo = kasus(session, **argumen)
    assert [satu.status_janji for satu in tempo] == [
        StatusJanji.TEPAT,
        StatusJanji.SELESAI_TERLAMBAT,
        StatusJanji.TERLAMBAT,
    ]
    assert len(tempo) == hitung().jatuh_tempo
    selesai = kasus(session, **argumen, kelompok=Kelompok.SELESAI)
    assert [satu.nomor for satu in selesai] == ["KEMATIAN/2026/0001", "KEMATIAN/2026/0002"]
    keluar = kasus(session, **argumen, kelompok=Kelompok.KELUAR)
    assert [(satu.nomor, satu.status_janji) for satu in keluar] == [
        ("KEMATIAN/2026/0004", StatusJanji.BATAL),
        ("KERAMAIAN/2026/0001", StatusJanji.DITOLAK),
    ]
    perizinan = kasus(session, **argumen, kelompok=Kelompok.KELUAR, kategori=Kategori.PERIZINAN)
    assert [satu.nomor for satu in perizinan] == ["KERAMAIAN/2026/0001"]
    assert len(kasus(session, **argumen, batas=2)) == 2


def test_daftar_kasus_menyebut_keadaan_seperti_diketahui_pada_saat_itu(
    session: Session, unit: Unit, catat
) -> None:
    catat("KEMATIAN", SENIN, selesai=jam(9, 0))
    session.flush()
    (satu,) = kasus(session, unit_id=unit.id, periode=FEBRUARI, zona=WITA, pada=jam(8, 30))
    assert (satu.status_janji, satu.selesai) == (StatusJanji.TERLAMBAT, None)


def test_tunggakan_ialah_yang_terbuka_dan_lewat_jatuh_tempo_dari_periode_mana_pun(
    session: Session, unit: Unit, catat
) -> None:
    catat("KEMATIAN", datetime(2025, 11, 3, 8, 0, tzinfo=WITA))
    catat("KEMATIAN", SENIN)
    catat("KEMATIAN", SENIN, selesai=jam(9, 0))
    session.flush()
    assert jumlah_terlambat(session, unit_id=unit.id, pada=jam(8, 15)) == 1  # due at this moment is not late
    assert jumlah_terlambat(session, unit_id=unit.id, pada=jam(8, 16)) == 2
