"""Services and their promised times, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Satuan
from skm.akun.queries import jejak_terakhir
from skm.galat import Galat
from skm.layanan import queries, services
from skm.layanan.models import Kategori, Layanan, Unit
from skm.layanan.penyiapan import mulai_melayani

PADA = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)
HARI_INI, BESOK = date(2026, 2, 2), date(2026, 2, 3)
PELAKU = {"oleh": "admin", "pada": PADA}


@pytest.fixture
def kk(session: Session, unit: Unit) -> Layanan:
    """Surat Pengantar KK, promised in 55 minutes."""
    satu = queries.layanan_berkode(session, unit.id, "KK")
    assert satu is not None
    return satu


def buat(session: Session, unit: Unit, kode: str, janji: Janji | None = None) -> Layanan:
    return services.buat_layanan(
        session,
        unit_id=unit.id,
        kode=kode,
        nama="Surat Keterangan Usaha",
        kategori=Kategori.NON_PERIZINAN,
        urutan=14,
        janji=janji or Janji(1, Satuan.HARI),
        berlaku_mulai=HARI_INI,
        dasar="SP 2026",
        **PELAKU,
    )


def ganti(session: Session, layanan: Layanan, jumlah: int, mulai: date, satuan=Satuan.MENIT) -> None:
    services.ganti_janji(
        session,
        layanan,
        janji=Janji(jumlah, satuan),
        berlaku_mulai=mulai,
        dasar="",
        hari_ini=HARI_INI,
        **PELAKU,
    )


def peristiwa(session: Session, unit: Unit) -> str:
    session.flush()
    return jejak_terakhir(session, unit.id, 1)[0].peristiwa


def test_layanan_baru_tercatat_dengan_janji_dan_jejaknya(session: Session, unit: Unit) -> None:
    satu = buat(session, unit, " sku ")
    assert (satu.kode, satu.aktif) == ("SKU", True)
    assert queries.janji_berlaku(session, satu.id, HARI_INI) == Janji(1, Satuan.HARI)
    assert (
        peristiwa(session, unit) == "menambah layanan SKU (Surat Keterangan Usaha) dengan janji 1 hari kerja"
    )


def test_kode_yang_sudah_dipakai_ditolak_tanpa_merusak_transaksi(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match="Kode KK sudah dipakai"):
        buat(session, unit, "kk")
    assert buat(session, unit, "SKU").id


@pytest.mark.parametrize("kode", ["", "A", "A/B", "A B", "SKÜ", "X" * 21])
def test_kode_yang_tidak_dapat_menjadi_nomor_ditolak(session: Session, unit: Unit, kode: str) -> None:
    with pytest.raises(Galat, match="2–20 huruf"):
        buat(session, unit, kode)


@pytest.mark.parametrize(
    "janji",
    [Janji(10_000, Satuan.MENIT), Janji(1_000, Satuan.JAM), Janji(366, Satuan.HARI)],
)
def test_janji_yang_keterlaluan_ditolak(session: Session, unit: Unit, kk: Layanan, janji: Janji) -> None:
    with pytest.raises(Galat, match="Janji paling lama"):
        buat(session, unit, "SKU", janji)
    with pytest.raises(Galat, match="Janji paling lama"):
        ganti(session, kk, janji.jumlah, BESOK, janji.satuan)


def test_janji_baru_menambah_baris_dan_masa_lalu_tetap(session: Session, unit: Unit, kk: Layanan) -> None:
    ganti(session, kk, 45, BESOK)
    assert queries.janji_berlaku(session, kk.id, HARI_INI) == Janji(55, Satuan.MENIT)
    assert queries.janji_berlaku(session, kk.id, BESOK) == Janji(45, Satuan.MENIT)
    assert peristiwa(session, unit) == (
        "menetapkan janji layanan KK menjadi 45 menit kerja mulai 3 Februari 2026"
    )


def test_janji_semua_layanan_sama_dengan_janji_masing_masing(
    session: Session, unit: Unit, kk: Layanan
) -> None:
    baru = buat(session, unit, "SKU", Janji(3, Satuan.JAM))  # its first promise begins on HARI_INI
    ganti(session, kk, 45, BESOK)
    semua = queries.daftar_layanan(session, unit.id, hanya_aktif=False)
    for hari in (date(2020, 1, 1), HARI_INI, BESOK):
        masing = {satu.id: queries.janji_berlaku(session, satu.id, hari) for satu in semua}
        assert queries.janji_unit(session, unit.id, hari) == masing
    assert queries.janji_unit(session, unit.id, BESOK)[kk.id] == Janji(45, Satuan.MENIT)
    assert queries.janji_unit(session, unit.id, date(2020, 1, 1))[baru.id] == Janji(3, Satuan.JAM)


def test_janji_yang_belum_mulai_diganti_dan_yang_lama_tetap_tercatat(session: Session, kk: Layanan) -> None:
    ganti(session, kk, 45, BESOK)
    ganti(session, kk, 40, BESOK)
    assert [satu.jumlah for satu in kk.janji] == [55, 45, 40]
    assert queries.janji_berlaku(session, kk.id, BESOK) == Janji(40, Satuan.MENIT)


def test_janji_yang_sudah_berlaku_tidak_diganti(session: Session, kk: Layanan) -> None:
    mulai_melayani(session, kk.unit_id, PELAKU["pada"])
    with pytest.raises(Galat, match="paling cepat hari ini"):
        ganti(session, kk, 45, date(2026, 2, 1))


def test_janji_yang_keliru_diperbaiki_pada_hari_itu_juga_dan_keduanya_tercatat(
    session: Session, unit: Unit, kk: Layanan
) -> None:
    mulai_melayani(session, kk.unit_id, PELAKU["pada"])
    ganti(session, kk, 45, HARI_INI)
    ganti(session, kk, 40, HARI_INI)
    assert [satu.jumlah for satu in kk.janji] == [55, 45, 40]
    assert queries.janji_berlaku(session, kk.id, HARI_INI) == Janji(40, Satuan.MENIT)
    assert "menjadi 40 menit kerja mulai 2 Februari 2026" in str(peristiwa(session, unit))


def test_perubahan_layanan_disebut_satu_per_satu_dalam_jejak(
    session: Session, unit: Unit, kk: Layanan
) -> None:
    services.ubah_layanan(session, kk, nama="Pengantar KK", urutan=kk.urutan, aktif=False, **PELAKU)
    assert not kk.aktif
    assert peristiwa(session, unit) == (
        "mengubah layanan KK: nama dari “Surat Pengantar KK” menjadi “Pengantar KK”, "
        "aktif dari ya menjadi tidak"
    )


def test_menyimpan_tanpa_perubahan_tidak_menambah_jejak(session: Session, unit: Unit, kk: Layanan) -> None:
    sebelum = len(jejak_terakhir(session, unit.id))
    services.ubah_layanan(session, kk, nama=kk.nama, urutan=kk.urutan, aktif=True, **PELAKU)
    session.flush()
    assert len(jejak_terakhir(session, unit.id)) == sebelum


def test_layanan_yang_tidak_aktif_hilang_dari_daftar_tetapi_tidak_dihapus(
    session: Session, unit: Unit, kk: Layanan
) -> None:
    kk.aktif = False
    session.flush()
    assert kk not in queries.daftar_layanan(session, unit.id)
    assert queries.layanan_berkode(session, unit.id, "KK") is kk
