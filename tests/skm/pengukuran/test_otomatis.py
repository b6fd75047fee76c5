"""IKU-01, IKU-02 and IKU-03 by the decreed and by the corrected formula, from rows of both databases."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from kinerja.indikator import RumusBerlaku
from kinerja.periode import Periode
from skm.galat import Galat
from skm.katalog.queries import katalog
from skm.katalog.terhitung import TERHITUNG
from skm.layanan.models import Unit
from skm.loket.models import StatusPermohonan
from skm.pengukuran.nilai import NilaiIndikator
from skm.pengukuran.sumber import SUMBER
from tests.conftest import WITA
from tests.skm.laporan.susun import jawab, mohon, nilai_48
from tests.skm.pengukuran import sewaktu

TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday
KINI = datetime(2026, 12, 31, 12, 0, tzinfo=WITA)
TERLAMBAT = TEMPO + timedelta(minutes=1)


def hitung(session: Session, unit: Unit, kode: str, periode: Periode | None = None) -> NilaiIndikator:
    triwulan = {Periode.triwulan(2026, n): n for n in range(1, 5)}.get(periode) if periode else None
    return sewaktu.nilai(session, 2026, triwulan, kode, pada=KINI)


def test_iku_01_rumus_ketetapan_dibaca_tiap_unsur_dan_koreksinya_adalah_ikm(
    session: Session, unit: Unit
) -> None:
    jawab(session, date(2026, 3, 31), *nilai_48())
    nilai = hitung(session, unit, "IKU-01")
    # Per unsur nilai ÷ 48 × 1/9, added up: 1360 ÷ 48 ÷ 9 = 3,1481…, on 1 to 4; × 25 is the IKM.
    assert nilai.ketetapan.teks == "3.15"
    assert nilai.ketetapan.nilai == Fraction(1360, 48 * 9)
    assert nilai.ketetapan.catatan == ""
    assert nilai.koreksi.teks == "78.70"
    assert nilai.memakai_koreksi
    assert nilai.berlaku is nilai.koreksi


def test_iku_02_ketetapan_menghitung_yang_selesai_dan_koreksi_yang_jatuh_tempo(
    session: Session, unit: Unit
) -> None:
    mohon(session, "KK", TEMPO, selesai=TEMPO, jumlah=8)
    mohon(session, "KTP", TEMPO, selesai=TERLAMBAT, jumlah=2)
    mohon(session, "SKTM", TEMPO, jumlah=6)  # overdue and open: the decree's reading does not see them
    nilai = hitung(session, unit, "IKU-02")
    assert nilai.ketetapan.teks == "80.00"  # 8 of 10 finished
    assert nilai.koreksi.teks == "50.00"  # 8 of 16 due
    assert nilai.indikator.rumus_berlaku is RumusBerlaku.KOREKSI
    assert nilai.berlaku is nilai.koreksi


def test_iku_03_ketetapan_membagi_izin_dengan_non_izin_dan_koreksi_dengan_izin(
    session: Session, unit: Unit
) -> None:
    mohon(session, "KK", TEMPO, selesai=TEMPO, jumlah=500)
    mohon(session, "IUMK", TEMPO, selesai=TEMPO, jumlah=36)
    mohon(session, "IMB", TEMPO, selesai=TERLAMBAT, jumlah=3)
    mohon(session, "SITU", TEMPO)  # overdue and open
    nilai = hitung(session, unit, "IKU-03")
    assert nilai.ketetapan.teks == "7.20"  # 36 ÷ 500
    assert nilai.ketetapan.penyebut == 500
    assert nilai.koreksi.teks == "90.00"  # 36 ÷ 40
    assert nilai.koreksi.penyebut == 40
    assert nilai.berlaku is nilai.koreksi


def test_batal_dan_ditolak_keluar_dari_pembilang_dan_penyebut(session: Session, unit: Unit) -> None:
    mohon(session, "IUMK", TEMPO, selesai=TEMPO, jumlah=3)
    mohon(session, "IUMK", TEMPO, status=StatusPermohonan.BATAL, ditutup=TEMPO, jumlah=5)
    mohon(session, "IUMK", TEMPO, status=StatusPermohonan.DITOLAK, ditutup=TEMPO, jumlah=7)
    nilai = hitung(session, unit, "IKU-03")
    assert nilai.koreksi.pembilang == 3
    assert nilai.koreksi.penyebut == 3


@pytest.mark.parametrize(
    ("kode", "ketetapan", "koreksi"),
    [
        ("IKU-01", Status.BELUM_DIISI, Status.BELUM_DIISI),
        ("IKU-02", Status.BELUM_DIISI, Status.BELUM_JATUH_TEMPO),
        ("IKU-03", Status.BELUM_DIISI, Status.BELUM_JATUH_TEMPO),
        ("IKI-37", Status.BELUM_DIISI, Status.BELUM_DIISI),
    ],
)
def test_tanpa_data_keduanya_keadaan_dan_bukan_angka(
    session: Session, unit: Unit, kode: str, ketetapan: Status, koreksi: Status
) -> None:
    nilai = hitung(session, unit, kode)
    assert (nilai.ketetapan.status, nilai.koreksi.status) == (ketetapan, koreksi)
    assert nilai.ketetapan.nilai is None
    assert nilai.koreksi.nilai is None


def test_iku_03_ketetapan_tanpa_non_izin_selesai_berpenyebut_nol(session: Session, unit: Unit) -> None:
    mohon(session, "IUMK", TEMPO, selesai=TEMPO)
    nilai = hitung(session, unit, "IKU-03")
    assert nilai.ketetapan.status is Status.PENYEBUT_NOL
    assert nilai.koreksi.teks == "100.00"


def test_triwulan_hanya_menghitung_hari_harinya_menurut_waktu_kantor(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 3, 31), [4] * 9)
    jawab(session, date(2026, 4, 1), [2] * 9)
    mohon(session, "IUMK", datetime(2026, 3, 31, 23, 59, tzinfo=WITA))
    satu, dua = Periode.triwulan(2026, 1), Periode.triwulan(2026, 2)
    assert hitung(session, unit, "IKU-01", satu).koreksi.teks == "100.00"
    assert hitung(session, unit, "IKU-01", dua).koreksi.teks == "50.00"
    assert hitung(session, unit, "IKU-03", satu).koreksi.penyebut == 1
    assert hitung(session, unit, "IKU-03", dua).koreksi.penyebut == 0


def test_yang_tidak_otomatis_belum_diisi_dengan_alasannya(session: Session, unit: Unit) -> None:
    nilai = hitung(session, unit, "IKI-38")
    for hasil in (nilai.ketetapan, nilai.koreksi):
        assert (hasil.status, hasil.nilai) == (Status.BELUM_DIISI, None)
        assert hasil.alasan == "belum diisi oleh penanggung jawab"


def test_hanya_empat_indikator_yang_dihitung_otomatis(session: Session, unit: Unit) -> None:
    daftar = katalog(session, unit.id, 2026)
    assert len(daftar) == 71
    assert [satu.kode for satu in daftar if satu.otomatis] == ["IKU-01", "IKU-02", "IKU-03", "IKI-37"]
    assert {satu.otomatis for satu in daftar if satu.otomatis} == set(SUMBER) == set(TERHITUNG)


def test_tahun_tanpa_katalog_menyebut_tahun_yang_ada(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match=r"Tahun 2019 .* 2025, 2026, 2027"):
        katalog(session, unit.id, 2019)


def test_iki_37_menghitung_yang_mulai_diproses_dan_koreksinya_yang_selesai(
    session: Session, unit: Unit
) -> None:
    mohon(session, "KK", TEMPO, selesai=TEMPO, jumlah=3)
    mohon(session, "KK", TEMPO, jumlah=2)
    mohon(session, "KK", TEMPO, status=StatusPermohonan.BATAL, ditutup=TEMPO)
    mohon(session, "IUMK", TEMPO, selesai=TEMPO, jumlah=7)
    nilai = hitung(session, unit, "IKI-37")
    assert (nilai.ketetapan.nilai, nilai.koreksi.nilai) == (6, 3)
