"""What holds of a case from intake to its end, on both databases."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Kalender, Satuan
from skm.akun.queries import jejak_terakhir
from skm.galat import Bersamaan, Galat
from skm.layanan import queries
from skm.layanan.models import JanjiLayanan, Unit
from skm.loket import services
from skm.loket.models import Permohonan, StatusPermohonan
from tests.kantor import kantor

WITA = ZoneInfo("Asia/Makassar")
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
SELESAI = datetime(2026, 2, 2, 8, 30, tzinfo=WITA)


def test_nomor_memuat_kode_layanan_tahun_setempat_dan_urutan(catat) -> None:
    assert [catat("KK", SENIN).nomor, catat("KK", SENIN).nomor] == ["KK/2026/0001", "KK/2026/0002"]
    assert catat("KTP", SENIN).nomor == "KTP/2026/0001"
    # 31 December 2025, 17.00 UTC is 1 January 2026, 01.00 in the office.
    assert catat("KTP", datetime(2025, 12, 31, 17, 0, tzinfo=ZoneInfo("UTC"))).nomor == "KTP/2026/0002"
    assert catat("KTP", datetime(2025, 12, 31, 15, 0, tzinfo=ZoneInfo("UTC"))).nomor == "KTP/2025/0001"


@pytest.mark.parametrize(
    ("kode", "lengkap", "hari", "jatuh_tempo"),
    [
        # 55 minutes from 11.30: 30 until lunch at 12.00, 25 from 13.00 on.
        ("KK", (2026, 2, 2, 11, 30), "Mon", (2026, 2, 2, 13, 25)),
        # 1 working day, filed on a Saturday: Monday's closing.
        ("PINDAH", (2026, 2, 7, 9, 0), "Sat", (2026, 2, 9, 16, 0)),
        # 3 working days from Thursday: Friday, (16 and 17 are off), Wednesday, Thursday in Ramadan hours.
        ("TANAH", (2026, 2, 12, 9, 0), "Thu", (2026, 2, 19, 15, 0)),
    ],
)
def test_jatuh_tempo_dari_janji_layanan_dan_kalender_kantor(catat, kode, lengkap, hari, jatuh_tempo) -> None:
    mulai = datetime(*lengkap, tzinfo=WITA)
    assert f"{mulai:%a}" == hari
    assert catat(kode, mulai).jatuh_tempo == datetime(*jatuh_tempo, tzinfo=WITA)


def test_jam_berjalan_sejak_berkas_lengkap_bukan_sejak_diterima(catat) -> None:
    satu = catat("KEMATIAN", SENIN, lengkap=datetime(2026, 2, 3, 9, 0, tzinfo=WITA))
    assert satu.jatuh_tempo == datetime(2026, 2, 3, 9, 15, tzinfo=WITA)


def test_lengkap_yang_kosong_sama_dengan_diterima(catat) -> None:
    assert catat("KEMATIAN", SENIN).lengkap == SENIN


def test_berkas_tidak_lengkap_sebelum_diterima(catat) -> None:
    with pytest.raises(Galat, match="sebelum permohonan diterima"):
        catat("KK", SENIN, lengkap=datetime(2026, 2, 2, 7, 59, tzinfo=WITA))


def test_janji_yang_dipakai_ialah_yang_berlaku_pada_hari_lengkap(session: Session, unit: Unit, catat) -> None:
    layanan = queries.layanan_berkode(session, unit.id, "KK")
    assert layanan is not None
    baru = JanjiLayanan(berlaku_mulai=date(2026, 2, 3), jumlah=10, satuan=Satuan.MENIT)
    layanan.janji.append(baru)
    session.flush()
    sebelum, sesudah = catat("KK", SENIN), catat("KK", SENIN, lengkap=datetime(2026, 2, 3, 8, 0, tzinfo=WITA))
    assert (sebelum.janji_jumlah, sebelum.jatuh_tempo) == (55, datetime(2026, 2, 2, 8, 55, tzinfo=WITA))
    assert (sesudah.janji_jumlah, sesudah.jatuh_tempo) == (10, datetime(2026, 2, 3, 8, 10, tzinfo=WITA))


def test_jatuh_tempo_yang_sudah_diberikan_tidak_ikut_berubah(session: Session, unit: Unit, catat) -> None:
    satu = catat("KK", SENIN)
    layanan = queries.layanan_berkode(session, unit.id, "KK")
    assert layanan is not None
    awal = layanan.janji[0].berlaku_mulai
    layanan.janji.append(JanjiLayanan(berlaku_mulai=awal, versi=2, jumlah=5, satuan=Satuan.MENIT))
    session.flush()
    session.expire_all()
    assert satu.jatuh_tempo == datetime(2026, 2, 2, 8, 55, tzinfo=WITA)
    assert queries.janji_berlaku(session, layanan.id, date(2026, 2, 2)) == Janji(5, Satuan.MENIT)


def test_selesai_batal_dan_ditolak_mencatat_waktunya(catat) -> None:
    selesai, batal, ditolak = (
        catat("KK", SENIN, **{akhir: SELESAI}) for akhir in ("selesai", "batal", "ditolak")
    )
    assert (selesai.status, selesai.selesai, selesai.ditutup) == (StatusPermohonan.SELESAI, SELESAI, None)
    assert (batal.status, batal.selesai, batal.ditutup) == (StatusPermohonan.BATAL, None, SELESAI)
    assert (ditolak.status, ditolak.selesai, ditolak.ditutup) == (StatusPermohonan.DITOLAK, None, SELESAI)
    assert (batal.alasan, ditolak.alasan) == ("Ditarik", "Bukan warga")


@pytest.mark.parametrize(
    ("akhir", "kata"), [("selesai", "selesai"), ("batal", "dibatalkan"), ("ditolak", "ditolak")]
)
def test_permohonan_yang_sudah_berakhir_tidak_diubah_lagi(
    session: Session, kalender, catat, akhir, kata
) -> None:
    satu = catat("KK", SENIN, **{akhir: SELESAI})
    with pytest.raises(Galat, match=f"KK/2026/0001 sudah {kata}"):
        services.selesaikan(session, satu, pada=SELESAI, oleh="lain", kalender=kalender)
    with pytest.raises(Galat, match=f"sudah {kata}"):
        services.batalkan(session, satu, alasan="x", pada=SELESAI, oleh="lain", kalender=kalender)
    with pytest.raises(Galat, match=f"sudah {kata}"):
        services.tolak(session, satu, alasan="x", pada=SELESAI, oleh="lain", kalender=kalender)


def test_batal_dan_tolak_memerlukan_alasan(session: Session, kalender, catat) -> None:
    satu = catat("KK", SENIN)
    for layani in (services.batalkan, services.tolak):
        with pytest.raises(Galat, match="Alasan harus diisi"):
            layani(session, satu, alasan="  ", pada=SELESAI, oleh="petugas", kalender=kalender)
    assert satu.status is StatusPermohonan.PROSES


def test_permohonan_tidak_ditutup_sebelum_berkasnya_lengkap(session: Session, kalender, catat) -> None:
    satu = catat("KK", SENIN, lengkap=SELESAI)
    with pytest.raises(Galat, match="sebelum berkasnya lengkap"):
        services.selesaikan(session, satu, pada=SENIN, oleh="petugas", kalender=kalender)


def test_jejak_audit_menyebut_nomor_tanpa_nama_pemohon(session: Session, unit: Unit, catat) -> None:
    catat("KK", SENIN, selesai=SELESAI)
    catat("KTP", SENIN, batal=SELESAI)
    catat("SKTM", SENIN, ditolak=SELESAI)
    session.flush()
    peristiwa = [satu.peristiwa for satu in jejak_terakhir(session, unit.id)]
    assert peristiwa[:6] == [
        "menolak permohonan SKTM/2026/0001",
        "mencatat permohonan SKTM/2026/0001 (Surat Keterangan Tidak Mampu)",
        "membatalkan permohonan KTP/2026/0001",
        "mencatat permohonan KTP/2026/0001 (Surat Pengantar KTP)",
        "menyelesaikan permohonan KK/2026/0001",
        "mencatat permohonan KK/2026/0001 (Surat Pengantar KK)",
    ]
    assert not any("Siti" in satu for satu in peristiwa)


def _satu_kasus(mesin: Engine) -> int:
    with Session(mesin) as session:
        unit = kantor(session)
        layanan = queries.layanan_berkode(session, unit.id, "KK")
        assert layanan is not None
        kalender: Kalender = queries.kalender(session, unit.id, WITA)
        satu = services.terima(
            session,
            unit_id=unit.id,
            layanan=layanan,
            pemohon="Siti",
            wilayah_id=None,
            diterima=SENIN,
            kalender=kalender,
            oleh="petugas",
        )
        session.commit()
        return satu.id


def test_dua_petugas_menutup_permohonan_yang_sama_yang_kedua_mendapat_jawaban_jelas(mesin: Engine) -> None:
    nomor = _satu_kasus(mesin)
    with Session(mesin, expire_on_commit=False) as kedua, Session(mesin) as pertama:
        dilihat = kedua.get_one(Permohonan, nomor)
        kedua.commit()  # the page was shown; its transaction is over
        kalender: Kalender = queries.kalender(pertama, dilihat.unit_id, WITA)
        services.selesaikan(
            pertama, pertama.get_one(Permohonan, nomor), pada=SELESAI, oleh="pertama", kalender=kalender
        )
        pertama.commit()
        with pytest.raises(Bersamaan, match="diubah petugas lain"):
            services.batalkan(kedua, dilihat, alasan="Ditarik", pada=SELESAI, oleh="kedua", kalender=kalender)
        kedua.rollback()
        assert kedua.get_one(Permohonan, nomor).status is StatusPermohonan.SELESAI


def test_versi_lama_pada_halaman_ditolak(session: Session, kalender, catat) -> None:
    satu = catat("KK", SENIN)
    with pytest.raises(Bersamaan, match="Periksa keadaannya yang terbaru"):
        services.selesaikan(
            session, satu, versi=satu.versi - 1, pada=SELESAI, oleh="petugas", kalender=kalender
        )
