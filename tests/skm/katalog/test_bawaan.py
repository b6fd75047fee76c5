"""A year keeps the choices it was begun with; doctor says where others ship now, and new years take those."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.indikator import RumusBerlaku
from kinerja.konsolidasi import Konsolidasi
from skm.akun.models import JejakAudit, Peran
from skm.bentuk.isi import BARIS_ISI
from skm.dokumen.sel import TANDA
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.models import Indikator, RumusIndikator, TargetIndikator
from skm.katalog.queries import indikator_berkode
from skm.katalog.rumus_kantor import DIPERTAHANKAN
from skm.katalog.services import CaraUkur, salin_tahun, ubah_cara
from skm.katalog.tanam import katalog_ketetapan
from skm.layanan.models import Unit
from skm.operasi.bawaan import bawaan
from skm.orm import buka_sesi
from tests.kantor import kantor
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.dokumen.unduhan import buku, unduh

PADA = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)
LAMA = {"IKI-15": ("jumlah", "jenis"), "IKI-49": ("jumlah", "orang"), "IKU-04": ("terakhir", "%")}
DUA_SATUAN = {"IKI-29": ("kali", "kali"), "IKI-49": ("orang", "orang")}
"""Units of both formulas as an earlier package named them; now they are kali and unit, kegiatan and orang."""


def seperti_dulu(session: Session, unit: Unit, tahun: int = 2026) -> None:
    """Three rows of a year, and a kept formula, as an earlier version laid them out."""
    for kode, (cara, satuan) in LAMA.items():
        satu = indikator_berkode(session, unit.id, tahun, kode)
        assert satu is not None
        satu.konsolidasi, satu.satuan, satu.satuan_koreksi = cara, satuan, satuan
    delapan = indikator_berkode(session, unit.id, tahun, "IKU-08")
    assert delapan is not None
    session.add(
        RumusIndikator(
            indikator_id=delapan.id,
            revisi=1,
            koreksi="rekomendasi_selesai ÷ rekomendasi_wajib × 100",
            satuan_koreksi="%",
            variabel=[
                {
                    "nama": "rekomendasi_wajib",
                    "definisi": "Jumlah rekomendasi yang wajib ditindaklanjuti",
                    "sebutan": "rekomendasi wajib",
                    "satuan": "rekomendasi",
                    "sifat": "arus",
                }
            ],
            alasan="uji",
            dokumen="",
            oleh=DIPERTAHANKAN,
            pada=PADA,
        )
    )
    session.flush()


def test_doctor_says_where_the_shipped_choice_differs_now_and_where_it_is_followed(
    session: Session, unit: Unit
) -> None:
    assert [(satu.nama, satu.status) for satu in bawaan(session, unit.id)] == [("bawaan", "BAIK")]
    seperti_dulu(session, unit)
    baris = [f"{satu.nama} {satu.status} {satu.keterangan}" for satu in bawaan(session, unit.id)]
    ubah = "bawaan sekarang “Menurut sifat tiap variabel”; ubah di halaman indikator"
    assert len(baris) == 4
    assert baris[0].startswith(
        f"bawaan 2026 PERHATIAN IKU-04: triwulan digabung “Triwulan terakhir yang terisi”, {ubah}"
    )
    assert "IKU-08: rumus koreksi “rekomendasi_selesai ÷ rekomendasi_wajib × 100” dipertahankan" in baris[1]
    assert "rekomendasi_saldo_awal + rekomendasi_baru" in baris[1]
    assert baris[2].startswith(
        f"bawaan 2026 PERHATIAN IKI-15, IKI-49: triwulan digabung “Triwulan dijumlahkan”, {ubah}"
    )
    assert "IKI-49: satuan “orang”, bawaan sekarang “kegiatan”" in baris[3]


def test_an_admin_switches_a_row_with_a_reason_and_its_unit_follows(session: Session, unit: Unit) -> None:
    seperti_dulu(session, unit)
    satu = indikator_berkode(session, unit.id, 2026, "IKI-49")
    assert satu is not None
    cara = replace(CaraUkur.dari(satu), konsolidasi=Konsolidasi.VARIABEL)
    beda = ubah_cara(session, satu, cara, alasan="mengikuti bawaan", oleh="admin", pada=PADA)
    assert beda[-1] == "satuan dari “orang” menjadi “kegiatan”"
    assert (satu.konsolidasi, satu.satuan) == ("variabel", "kegiatan")
    jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc())).first()
    assert jejak is not None and "satuan dari “orang”" in jejak and "mengikuti bawaan" in jejak


def test_a_new_year_takes_what_ships_and_the_year_before_keeps_its_own(session: Session, unit: Unit) -> None:
    seperti_dulu(session, unit, 2027)
    salin_tahun(session, unit_id=unit.id, dari=2027, ke=2028, oleh="admin", pada=PADA)
    paket = katalog_ketetapan()
    baru = session.scalars(sa.select(Indikator).where(Indikator.tahun == 2028)).all()
    assert len(baru) == 71
    for satu in baru:
        asal = paket.menurut_kode[satu.kode]
        ukur = (satu.konsolidasi, satu.satuan, satu.satuan_koreksi)
        assert ukur == (asal.konsolidasi, asal.satuan, asal.satuan_koreksi), satu.kode
    milik = sa.select(RumusIndikator).join(Indikator).where(Indikator.tahun == 2028)
    assert session.scalars(milik).all() == []
    lama = indikator_berkode(session, unit.id, 2027, "IKI-49")
    assert lama is not None and (lama.konsolidasi, lama.satuan) == ("jumlah", "orang")


def test_every_page_command_and_document_prints_the_unit_of_the_formula_in_force(
    klien: Klien, skm: Callable[..., Perintah]
) -> None:
    """IKI-49 counts events by the decreed formula, whatever its name says; IKU-06 things by the corrected."""
    klien.masuk_sebagai(Peran.PIMPINAN)
    for satu in skm("indikator", "--tahun", "2026", "--json").json():
        asal = katalog_ketetapan().menurut_kode[satu["kode"]]
        berlaku = asal.satuan_koreksi if satu["rumus_berlaku"] == "koreksi" else asal.satuan
        assert satu["satuan"] == berlaku, satu["kode"]
    for kode, satuan in (("IKI-49", "kegiatan"), ("IKU-06", "unit"), ("IKI-24", "kali")):
        rincian = klien.get(f"/indikator/{kode}?tahun=2026").sup.main.text
        assert satuan in rincian, kode
    sembilan = klien.get("/indikator/IKU-09?tahun=2026").sup.main.text
    assert "Menurut sifat tiap variabel" in sembilan and "isi sejak Januari, tiap desa sekali" in sembilan


@pytest.mark.parametrize("rumus", ["seperti ketetapan kantor", "koreksi", "ketetapan"])
def test_every_row_of_a_workbook_prints_the_unit_of_the_formula_in_force(
    klien: Klien, basis: Session, rumus: str
) -> None:
    """Whichever that is, with or without a figure, and in the unit that follows a target."""
    semua = list(basis.scalars(sa.select(Indikator).where(Indikator.tahun == 2026)))
    harus = {}
    for satu in semua:
        satu.rumus_berlaku = RumusBerlaku(rumus) if rumus in set(RumusBerlaku) else satu.rumus_berlaku
        asal = katalog_ketetapan().menurut_kode[satu.kode]
        koreksi = satu.rumus_berlaku == RumusBerlaku.KOREKSI
        harus[satu.kode] = asal.satuan_koreksi if koreksi else asal.satuan
        dasar = {"indikator_id": satu.id, "oleh": "uji", "pada": PADA}
        target = {"bawah": "7", "atas": "7", "alasan": "", "dokumen": ""}
        basis.add(TargetIndikator(triwulan=0, revisi=1, **target, **dasar))
        if satu.otomatis is None and len(harus) % 2:
            isi = dict.fromkeys(asal.variabel(), "1")
            basis.add(IsianTriwulan(triwulan=2, isi=isi, catatan="", tahap=TahapIsian.DISETUJUI, **dasar))
    basis.commit()
    assert len(harus) == 71
    klien.masuk_sebagai(Peran.PIMPINAN)
    terhitung = openpyxl.load_workbook(io.BytesIO(unduh(klien, "pengukuran-kinerja", "xlsx")), data_only=True)
    angka = [satu[6].value for satu in terhitung["Pengukuran"].iter_rows()]
    assert 20 < sum(isinstance(satu, int | float) for satu in angka) < 71
    for jenis in ("pengukuran-kinerja", "rencana-aksi", "lkjip"):
        tercetak = set()
        for lembar in buku(klien, jenis).worksheets:
            judul = [sel.value for sel in lembar[BARIS_ISI - 1]]
            if lembar.title == "Masukan" or not {"Kode", "Satuan"} <= set(judul):
                continue
            for baris in lembar.iter_rows(min_row=BARIS_ISI, values_only=True):
                kode = str(baris[judul.index("Kode")]).removesuffix(TANDA)
                if kode in harus:
                    assert baris[judul.index("Satuan")] == harus[kode], (jenis, lembar.title, kode)
                    tercetak.add(kode)
        assert tercetak == set(harus), jenis
    janji = {}
    for jabatan in {satu.jabatan for satu in semua}:
        lembar = buku(klien, "perjanjian-kinerja", jabatan=jabatan)["Lampiran"]
        for _, _, nama, satuan, target in lembar.iter_rows(min_row=BARIS_ISI, values_only=True):
            if isinstance(target, int):
                janji[str(nama).split()[0]] = satuan
    assert janji == harus


@pytest.mark.parametrize("rumus", list(RumusBerlaku))
def test_a_year_prints_the_units_it_was_laid_out_with_whatever_the_package_names_later(
    basis: Session, skm: Callable[..., Perintah], rumus: RumusBerlaku
) -> None:
    for tahun in (2026, 2027):
        for kode, (ketetapan, koreksi) in DUA_SATUAN.items():
            satu = indikator_berkode(basis, kantor(basis).id, tahun, kode)
            assert satu is not None
            satu.rumus_berlaku = rumus
            if tahun == 2026:
                satu.satuan, satu.satuan_koreksi = ketetapan, koreksi
            asal = katalog_ketetapan().menurut_kode[kode]
            isi = dict.fromkeys(asal.variabel(), "1")
            kapan = {"oleh": "uji", "pada": PADA, "tahap": TahapIsian.DISETUJUI}
            basis.add(IsianTriwulan(indikator_id=satu.id, triwulan=1, isi=isi, catatan="", **kapan))
    basis.commit()
    for tahun, triwulan in ((2026, 1), (2026, 2), (2027, 1), (2027, 2)):
        for satu in skm("indikator", "--tahun", str(tahun), "--triwulan", str(triwulan), "--json").json():
            if satu["kode"] not in DUA_SATUAN:
                continue
            asal = katalog_ketetapan().menurut_kode[satu["kode"]]
            kini = (asal.satuan, asal.satuan_koreksi)
            harus = (DUA_SATUAN[satu["kode"]] if tahun == 2026 else kini)[rumus is RumusBerlaku.KOREKSI]
            assert (satu["satuan"], satu["status"] == "OK") == (harus, triwulan == 1), (tahun, satu["kode"])


def test_a_row_that_follows_the_package_takes_both_its_units_and_says_so(
    session: Session, unit: Unit
) -> None:
    satu = indikator_berkode(session, unit.id, 2026, "IKI-29")
    assert satu is not None
    satu.satuan_koreksi, satu.konsolidasi = "kali", "jumlah"
    session.flush()
    baris = [satu.keterangan for satu in bawaan(session, unit.id)]
    assert any("IKI-29: satuan rumus koreksi “kali”, bawaan sekarang “unit”" in isi for isi in baris)
    cara = replace(CaraUkur.dari(satu), konsolidasi=Konsolidasi.VARIABEL)
    beda = ubah_cara(session, satu, cara, alasan="mengikuti bawaan", oleh="admin", pada=PADA)
    assert beda[-1] == "satuan rumus koreksi dari “kali” menjadi “unit”"
    assert satu.satuan_koreksi == "unit"


def test_doctor_is_quiet_on_a_new_server(app: Flask, skm: Callable[..., Perintah]) -> None:
    assert "cara, satuan, dan rumus tiap tahun sama dengan bawaan program" in skm("doctor").stdout
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.update(Indikator).where(Indikator.kode == "IKI-15").values(konsolidasi="jumlah"))
        session.commit()
    assert skm("doctor").stdout.count("IKI-15: triwulan digabung") == 3
