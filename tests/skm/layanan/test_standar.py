"""Citizens read what to bring, what it costs and what they get; the past keeps its own standard."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.galat import Galat
from skm.layanan.models import Layanan, Unit
from skm.layanan.queries import layanan_berkode, standar_berlaku, standar_unit
from skm.layanan.standar import umumkan_standar
from tests.conftest import TANAM_PADA
from tests.klien import Klien

HARI = date(2026, 2, 2)


def _umumkan(session: Session, layanan: Layanan, mulai: date, *syarat: str) -> None:
    umumkan_standar(
        session,
        layanan,
        persyaratan=syarat,
        biaya="Gratis",
        produk="Surat",
        berlaku_mulai=mulai,
        hari_ini=HARI,
        oleh="ani",
        pada=TANAM_PADA,
    )


def test_a_standard_holds_from_its_day_on(session: Session, unit: Unit) -> None:
    kk = layanan_berkode(session, unit.id, "KK")
    assert kk is not None
    _umumkan(session, kk, HARI, "KTP")
    _umumkan(session, kk, HARI + timedelta(10), "KTP", "Akta")
    _umumkan(session, kk, HARI + timedelta(10), "KTP", "Akta nikah")
    berlaku = [standar_berlaku(session, kk.id, HARI + timedelta(n)) for n in (-1, 0, 9, 10)]
    assert [satu and satu.persyaratan for satu in berlaku] == [None, ["KTP"], ["KTP"], ["KTP", "Akta nikah"]]
    with pytest.raises(Galat, match="paling cepat hari ini"):
        _umumkan(session, kk, HARI - timedelta(1), "KTP")


def test_the_standards_of_all_services_are_each_services_own(session: Session, unit: Unit) -> None:
    kk, ktp = (layanan_berkode(session, unit.id, kode) for kode in ("KK", "KTP"))
    assert kk is not None and ktp is not None
    _umumkan(session, kk, HARI, "KTP")
    _umumkan(session, kk, HARI + timedelta(10), "Akta")
    _umumkan(session, ktp, HARI + timedelta(5), "KK")
    for n in (-1, 0, 5, 10):
        hari = HARI + timedelta(n)
        satu_satu = {satu.id: standar_berlaku(session, satu.id, hari) for satu in (kk, ktp)}
        assert standar_unit(session, unit.id, hari) == {k: s for k, s in satu_satu.items() if s is not None}
    assert len(standar_unit(session, unit.id, HARI + timedelta(10))) == 2


def test_what_the_admin_publishes_citizens_read(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get("/kelola/layanan/1").form("#form-standar")
    isi = {
        "standar-persyaratan": "KTP asli\n\n<b>Fotokopi KK</b>",
        "standar-biaya": "Tidak dipungut biaya",
        "standar-produk": "Surat pengantar",
    }
    form.isi(**isi).kirim()
    klien.get("/kelola/kantor").form("#form-kantor").isi(pengaduan="0812-0000-0000").kirim()
    depan = Klien(app).get("/").sup.main
    assert [li.text for li in depan.select("details li")] == ["KTP asli", "<b>Fotokopi KK</b>"]
    for teks in ("Biaya: Tidak dipungut biaya", "Hasil: Surat pengantar", "0812-0000-0000"):
        assert teks in depan.text
    lama = klien.get("/kelola/layanan/1").form("#form-standar")
    tolak = lama.isi(**{"standar-berlaku_mulai": "2020-01-01"}).kirim()
    assert tolak.status == 400
    assert "paling cepat hari ini" in tolak.sup.text
