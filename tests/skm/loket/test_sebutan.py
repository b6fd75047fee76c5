"""What was known of services at a moment: names, order, groups, promises, and which there were."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Satuan
from kinerja.periode import Periode
from skm.cli import bentuk_angka
from skm.config import Konfigurasi
from skm.ketepatan.queries import KINI, rekap_ketepatan, sewaktu
from skm.ketepatan.queries.samping import Kapan, alasan_keluar, di_samping
from skm.layanan import queries, services, tanam
from skm.layanan.dikenal import layanan_dikenal
from skm.layanan.models import SELALU, Kategori, Layanan, Unit
from skm.loket.models import Permohonan
from skm.orm import buka_sesi, make_engine
from tests.kantor import kantor
from tests.perintah import Perintah
from tests.skm.loket.kalender_baru import jam

WITA = ZoneInfo("Asia/Makassar")
FEBRUARI = Periode.bulan(2026, 2)
TINDAKAN = ("nama", "urutan", "nama kembali", "kategori", "janji", "nonaktif", "aktif", "layanan baru")


def bertindak(session: Session, unit: Unit, apa: str, pada: datetime) -> None:
    """One change of a service, recorded at `pada`."""
    hari = pada.astimezone(WITA).date()
    pelaku: dict[str, Any] = {"oleh": "admin", "pada": pada}
    kk = queries.layanan_berkode(session, unit.id, "KK")
    assert kk is not None
    isi = {"nama": kk.nama, "urutan": kk.urutan, "aktif": kk.aktif}
    ubah = {
        "nama": {"nama": "Pengantar Kartu Keluarga"},
        "urutan": {"urutan": 99},
        "nama kembali": {"nama": "Surat Pengantar KK", "urutan": 1},
        "nonaktif": {"aktif": False},
        "aktif": {"aktif": True},
    }
    if apa == "kategori":
        lain = {"kategori": Kategori.PERIZINAN, "berlaku_mulai": hari, "hari_ini": hari}
        services.ganti_kategori(session, kk, **lain, **pelaku)
    elif apa == "janji":
        baru = {"janji": Janji(9, Satuan.HARI), "dasar": "", "berlaku_mulai": hari, "hari_ini": hari}
        services.ganti_janji(session, kk, **baru, **pelaku)
    elif apa == "layanan baru":
        _baru(session, unit, pada)
    else:
        services.ubah_layanan(session, kk, **isi | ubah[apa], **pelaku)


def _baru(session: Session, unit: Unit, pada: datetime) -> None:
    services.buat_layanan(
        session,
        unit_id=unit.id,
        kode="AWAL",
        nama="Surat Uji",
        kategori=Kategori.PERIZINAN,
        urutan=1,
        janji=Janji(1, Satuan.HARI),
        berlaku_mulai=date(2026, 1, 1),
        dasar="",
        oleh="admin",
        pada=pada,
    )


def jawaban(session: Session, unit: Unit, pada: datetime, *, kini: bool = False) -> tuple[str, str]:
    """What `skm ketepatan --pada` prints of February, as JSON and as a table; `kini` as today's pages say."""
    session.flush()
    kapan: Kapan = {"unit_id": unit.id, "periode": FEBRUARI, "zona": WITA, "pada": pada}
    loket = KINI if kini else sewaktu(session, unit.id, pada)
    rekap = rekap_ketepatan(session, **kapan, sewaktu=loket)
    samping = di_samping(session, **kapan, sewaktu=loket)
    alasan = alasan_keluar(session, **kapan, sewaktu=loket)
    tabel = "\n".join(bentuk_angka.baris_ketepatan(rekap, FEBRUARI, samping))
    return json.dumps(bentuk_angka.ketepatan(rekap, samping, alasan)), tabel


def nama(session: Session, unit: Unit, pada: datetime, *, kini: bool = False) -> list[str]:
    isi = json.loads(jawaban(session, unit, pada, kini=kini)[0])
    return [satu["nama"] for satu in isi["layanan"]]


@pytest.mark.parametrize("apa", [*TINDAKAN, "semua"])
def test_whatever_of_a_service_is_changed_later_the_answer_about_a_moment_is_byte_for_byte_the_same(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], apa: str
) -> None:
    catat("KK", jam(2, 8), selesai=jam(2, 8, 20))
    catat("IUMK", jam(2, 8), batal=jam(2, 9))
    catat("PINDAH", jam(3, 8))
    bertindak(session, unit, "nama", jam(3, 9))  # there has been a change before, too
    dikenal, sebelum = jam(4, 9), jawaban(session, unit, jam(4, 9))
    assert "Pengantar Kartu Keluarga" in sebelum[0]
    for nomor, satu in enumerate(TINDAKAN if apa == "semua" else [apa]):
        bertindak(session, unit, satu, jam(5, 8 + nomor))
        assert jawaban(session, unit, dikenal) == sebelum, satu
    assert "Surat Pengantar KK" in jawaban(session, unit, jam(3, 8))[0]


def test_a_name_and_a_place_are_known_from_the_moment_they_were_recorded_and_today_shows_todays(
    session: Session, unit: Unit
) -> None:
    semula = nama(session, unit, jam(4, 9))
    bertindak(session, unit, "nama", jam(5, 9))
    bertindak(session, unit, "urutan", jam(6, 9))
    baru = "Pengantar Kartu Keluarga"
    assert nama(session, unit, jam(5, 9) - timedelta(seconds=1)) == semula
    assert nama(session, unit, jam(5, 9)) == [baru, *semula[1:]]
    assert nama(session, unit, jam(6, 9)) == [*semula[1:], baru]
    assert nama(session, unit, jam(4, 9), kini=True) == [*semula[1:], baru]
    satu = queries.layanan_berkode(session, unit.id, "KK")
    assert satu is not None
    assert [(isi.versi, isi.nama, isi.urutan) for isi in satu.sebutan] == [
        (1, "Surat Pengantar KK", 1),
        (2, baru, 1),
        (3, baru, 99),
    ]


def test_a_service_that_keeps_its_name_and_place_gets_no_further_version(
    session: Session, unit: Unit
) -> None:
    bertindak(session, unit, "nonaktif", jam(5, 9))
    bertindak(session, unit, "aktif", jam(5, 10))
    satu = queries.layanan_berkode(session, unit.id, "KK")
    assert satu is not None
    assert [isi.versi for isi in satu.sebutan] == [1]


def test_every_service_is_called_as_its_last_version_says(session: Session, unit: Unit) -> None:
    for nomor, apa in enumerate(TINDAKAN):
        bertindak(session, unit, apa, jam(5, 8 + nomor))
    session.flush()
    session.expire_all()
    for satu in queries.daftar_layanan(session, unit.id, hanya_aktif=False):
        assert (satu.nama, satu.urutan) == (satu.sebutan[-1].nama, satu.sebutan[-1].urutan), satu.kode


def test_a_service_that_a_later_version_brings_was_not_known_before_an_office_had_cases(
    session: Session,
) -> None:
    """Before the first case what the package brings counts as always known."""
    for kasus_pertama, dikenal in ((None, SELALU), (jam(2, 8), datetime(2027, 6, 1, tzinfo=UTC))):
        lain = Unit(kode=f"64.{dikenal:%Y}", nama="Lain", nama_ketetapan="Lain", kabupaten="P", provinsi="K")
        session.add(lain)
        session.flush()
        lain.kasus_pertama = kasus_pertama
        tanam.lengkapi(session, lain, pada=datetime(2027, 6, 1, tzinfo=UTC))
        semua = layanan_dikenal(session, lain.id, dikenal=dikenal)
        assert [satu.kode for satu in semua][:3] == ["KK", "KTP", "DOMISILI"]
        assert layanan_dikenal(session, lain.id, dikenal=dikenal - timedelta(days=1)) == []
        ada: list[Layanan] = list(queries.daftar_layanan(session, lain.id))
        assert {isi.dicatat for satu in ada for isi in (*satu.kategori, *satu.janji)} == {dikenal}


def test_the_command_prints_the_same_bytes_about_a_moment_whatever_is_changed_of_services_since(
    skm: Callable[..., Perintah], konf: Konfigurasi
) -> None:
    saat = datetime.now(WITA)
    perintah = ("ketepatan", "--dari", "2026-02-01", "--sampai", "2026-12-31")
    lalu = (*perintah, "--pada", saat.isoformat())
    dulu, sekarang = [skm(*lalu).stdout, skm(*lalu, "--json").stdout], skm(*perintah).stdout
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as basis:
        for apa in TINDAKAN:
            bertindak(basis, kantor(basis), apa, saat + timedelta(microseconds=1 + TINDAKAN.index(apa)))
        bertindak(basis, kantor(basis), "nama", saat + timedelta(milliseconds=1))
        basis.commit()
    mesin.dispose()
    assert [skm(*lalu).stdout, skm(*lalu, "--json").stdout] == dulu
    kini = skm(*perintah).stdout
    assert sekarang != kini
    assert "Pengantar Kartu Keluarga" in kini
