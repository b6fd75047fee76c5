"""What the office decides about its indicators is kept alike by SQLite and PostgreSQL, step by step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy.orm import Session

from kinerja.capaian import Aturan, Polaritas, Target
from skm.akun.models import Peran
from skm.akun.services import buat_akun
from skm.berkas.tabel import dari_isi
from skm.galat import Bersamaan, Galat
from skm.isian import queries as isian_queries
from skm.isian import services as isian_services
from skm.katalog import queries, services
from skm.katalog.aturan_capaian import AturanKantor, baca_skala, tulis_baris_skala
from skm.katalog.lembar.baris import Pelaku
from skm.katalog.lembar.muat import muat
from skm.katalog.models import Indikator, Renstra
from skm.katalog.rumus_kantor import RumusKantor, baca_rumus, baca_variabel
from skm.katalog.services import CaraUkur
from skm.katalog.tanam import katalog_ketetapan
from skm.layanan.models import Unit
from skm.pengukuran import services as pengukuran_services
from tests.skm.katalog.baru import jumlah_baru

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
SIAPA: dict[str, Any] = {"oleh": "ani", "pada": PADA}


@pytest.fixture
def iku_04(session: Session, unit: Unit) -> Indikator:
    satu = queries.indikator_berkode(session, unit.id, 2026, "IKU-04")
    assert satu is not None
    return satu


def test_the_newest_renstra_is_in_force_and_the_first_stays(session: Session, iku_04: Indikator) -> None:
    lama = Renstra(2024, None, 2029, Target.angka(90))
    baru = Renstra(2024, Fraction(1, 3), 2029, Target(Fraction(80), Fraction("90.5")))
    services.tetapkan_renstra(session, iku_04, lama, alasan="", dokumen="Perbup 3", **SIAPA)
    with pytest.raises(Galat, match="memerlukan alasan"):
        services.tetapkan_renstra(session, iku_04, baru, alasan=" ", dokumen="", **SIAPA)
    services.tetapkan_renstra(session, iku_04, baru, alasan="reviu", dokumen="", **SIAPA)
    assert [satu.renstra for satu in queries.riwayat_renstra(session, iku_04)] == [baru, lama]
    assert queries.renstra(session, iku_04.unit_id) == {"IKU-04": baru}


def test_the_newest_rules_are_in_force_for_their_year(session: Session, unit: Unit) -> None:
    bawaan = queries.aturan_capaian(session, unit.id, 2026)
    for skala, batas in (("91 Baik\nKurang", "100"), ("80,25 Baik\n60 Cukup\nKurang", "120")):
        aturan = AturanKantor(baca_skala(skala), batas, Aturan(Fraction(100), Fraction(25, 2)))
        assert services.tetapkan_aturan(session, aturan, unit_id=unit.id, tahun=2026, alasan="uji", **SIAPA)
        assert not services.tetapkan_aturan(
            session, aturan, unit_id=unit.id, tahun=2026, alasan="uji", **SIAPA
        )
    session.expire_all()
    berlaku = queries.aturan_capaian(session, unit.id, 2026)
    assert tulis_baris_skala(berlaku.skala) == [["80.25", "Baik"], ["60", "Cukup"], ["", "Kurang"]]
    assert (berlaku.batas, berlaku.nol.nol_terlewati) == ("120", Fraction(25, 2))
    assert queries.aturan_capaian(session, unit.id, 2027) == bawaan
    assert [satu.revisi for satu in queries.riwayat_aturan(session, unit.id, 2026)] == [2, 1]


def test_an_account_holds_exactly_the_posts_given_last(session: Session, unit: Unit) -> None:
    akun = buat_akun(
        session,
        unit_id=unit.id,
        nama="kasi",
        peran=Peran.PENANGGUNG_JAWAB,
        sandi="sandi yang panjang",
        **SIAPA,
    )
    satu, dua, tiga, *_ = isian_queries.jabatan(session, unit.id)
    for pilihan in ((satu, dua), (tiga, dua), (tiga, dua, dua)):
        isian_services.tugaskan(session, akun, pilihan, **SIAPA)
    assert isian_queries.jabatan_akun(session, akun.id) == {dua, tiga}
    isian_services.tugaskan(session, akun, (), **SIAPA)
    assert isian_queries.jabatan_akun(session, akun.id) == frozenset()


def test_what_is_written_about_causes_knows_its_version(session: Session, iku_04: Indikator) -> None:
    isi = {"penyebab": "a\x00b", "tindak_lanjut": "c"}
    isian_services.simpan_analisis(session, iku_04, **isi, versi=0, **SIAPA)
    with pytest.raises(Bersamaan, match="ani baru saja"):
        isian_services.simpan_analisis(session, iku_04, **isi, versi=0, **SIAPA)
    isian_services.simpan_analisis(session, iku_04, **isi | {"penyebab": "d"}, versi=1, **SIAPA)
    ada = isian_queries.analisis_setahun(session, iku_04.unit_id, 2026)["IKU-04"]
    assert (ada.penyebab, ada.tindak_lanjut, ada.versi) == ("d", "c", 2)


def test_the_way_of_measuring_and_a_spreadsheet_change_the_same_row(
    session: Session, unit: Unit, iku_04: Indikator
) -> None:
    cara = replace(CaraUkur.dari(iku_04), polaritas=Polaritas.TURUN)
    assert services.ubah_cara(session, iku_04, cara, alasan="uji", **SIAPA) == [
        "arah dari “Makin tinggi makin baik” menjadi “Makin rendah makin baik”"
    ]
    isi = "Kode;Arah penilaian;Target triwulan II\nIKU-04;Makin tinggi makin baik;1/3\n"
    hasil = muat(
        session,
        dari_isi("katalog.csv", isi.encode()),
        unit_id=unit.id,
        tahun=2026,
        terkunci=(),
        pelaku=Pelaku("ani", Peran.ADMIN, PADA, "PK", "uji"),
    )
    assert len(hasil.perubahan) == 2
    session.expire_all()
    assert CaraUkur.dari(iku_04).polaritas is Polaritas.NAIK
    assert services.target_berlaku(session, iku_04.id)[2].target == Target.angka(Fraction(1, 3))


def test_an_offices_own_formulas_hold_for_their_year_and_go_along_to_the_next(
    session: Session, unit: Unit, iku_04: Indikator
) -> None:
    sarana = baca_variabel("sarana_baik = Jumlah sarana yang baik (unit)")
    koreksi = RumusKantor(None, baca_rumus("sarana_baik / 4"), "unit", sarana, "Diperbaiki.", "Nota 1")
    for lama, berubah in (("sarana_baik / 4", True), ("sarana_baik ÷ 4", False)):
        baru = replace(koreksi, koreksi=baca_rumus(lama))
        assert services.ubah_koreksi(session, iku_04, baru, peran=Peran.ADMIN, **SIAPA) is berubah
    services.tambah_indikator(
        session,
        *jumlah_baru("IKU-15", iku_04.jabatan, "arsip", "berkas"),
        unit_id=unit.id,
        tahun=2026,
        **SIAPA,
    )
    assert services.salin_tahun(session, unit_id=unit.id, dari=2026, ke=2029, **SIAPA) == 72
    session.expire_all()
    for tahun in (2026, 2029):
        katalog = queries.katalog_rumus(session, unit.id, tahun)
        assert str(katalog.menurut_kode["IKU-04"].koreksi) == "sarana_baik ÷ 4"
        assert katalog.menurut_nama["sarana_baik"].sebutan == "sarana yang baik"
        urutan = [satu.kode for satu in queries.baris_tahun(session, unit.id, tahun)]
        assert urutan[13:16] == ["IKU-14", "IKU-15", "IKI-01"]
    assert queries.katalog_rumus(session, unit.id, 2027) is katalog_ketetapan()
    salinan = queries.indikator_berkode(session, unit.id, 2029, "IKU-15")
    assert salinan is not None
    pengukuran_services.hapus_indikator(session, salinan, **SIAPA)
    assert "IKU-15" not in queries.katalog_rumus(session, unit.id, 2029).menurut_kode
    with pytest.raises(Galat, match="bagian dari ketetapan"):
        pengukuran_services.hapus_indikator(session, iku_04, **SIAPA)
