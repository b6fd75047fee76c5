"""A new year is laid out like an old one: texts, choices and links, never figures."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.indikator import RumusBerlaku
from skm.akun.models import Peran
from skm.katalog.models import Indikator, TargetIndikator
from skm.katalog.tanam import tanam
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from tests.klien import Klien

ALAMAT = "/indikator-katalog"


def test_a_copied_year_holds_the_same_texts_choices_and_links(app: Flask, klien: Klien) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        asal = session.scalars(sa.select(Indikator).where(Indikator.tahun == 2027)).all()
        next(satu for satu in asal if satu.kode == "IKI-37").mendukung = "IKU-02"
        next(satu for satu in asal if satu.kode == "IKI-57").pensiun = "kegiatan dihapus"
        session.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get(ALAMAT)
    assert halaman.form("#salin").nilai["ke"] == "2028"
    daftar = halaman.form("#salin").kirim().ikuti()
    assert "71 indikator disalin ke tahun 2028" in daftar.sup.main.text
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:

        def isi(tahun: int) -> list[tuple[object, ...]]:
            kolom = (Indikator.kode, Indikator.nama, Indikator.formula_ketetapan, Indikator.mendukung)
            pilih = sa.select(*kolom, Indikator.rumus_berlaku, Indikator.pensiun).where(
                Indikator.tahun == tahun
            )
            return [tuple(baris) for baris in session.execute(pilih.order_by(Indikator.urutan))]

        assert isi(2028) == isi(2027)
        assert session.scalar(sa.select(sa.func.count()).select_from(TargetIndikator)) == 0


def test_years_that_exist_keep_their_formula_in_force_and_new_ones_begin_with_the_shipped(
    session: Session, unit: Unit
) -> None:
    dua = sa.select(Indikator).where(Indikator.kode == "IKU-02", Indikator.unit_id == unit.id)
    lama, baru = session.scalars(dua.order_by(Indikator.tahun)).all()[:2]
    assert (lama.rumus_berlaku, baru.rumus_berlaku) == (RumusBerlaku.KOREKSI, RumusBerlaku.KOREKSI)
    lama.rumus_berlaku = RumusBerlaku.KETETAPAN
    session.delete(baru)
    session.flush()
    tanam(session, unit_id=unit.id)
    session.expire_all()
    assert [satu.rumus_berlaku for satu in session.scalars(dua.order_by(Indikator.tahun))][:2] == [
        RumusBerlaku.KETETAPAN,
        RumusBerlaku.KOREKSI,
    ]


@pytest.mark.parametrize(
    ("dari", "ke", "pesan"),
    [
        ("2026", "2027", "sudah memiliki"),
        ("2027", "2026", "sesudah tahun asalnya"),
        ("2019", "2031", "belum memiliki"),
        ("2027", "9999", "sesudah tahun asalnya"),
    ],
)
def test_a_year_that_is_there_or_makes_no_sense_is_refused(
    klien: Klien, dari: str, ke: str, pesan: str
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    tolak = klien.get(ALAMAT).form("#salin").isi(dari=dari, ke=ke).kirim()
    assert tolak.status == 400
    assert pesan in tolak.sup.select_one("#ke-galat").text
    assert tolak.form("#salin").nilai["ke"] == ke
