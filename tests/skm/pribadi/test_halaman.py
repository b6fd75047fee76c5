"""The page where a person decides, and the command that counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import JejakAudit, Peran
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.queries import indikator_berkode
from skm.layanan.brankas import Brankas
from skm.orm import buka_sesi
from skm.pekerjaan.models import JenisPekerjaan, Keadaan, Pekerjaan
from skm.pekerjaan.services import akhiri, mulai
from skm.pribadi.services import sisir
from tests.kantor import kantor
from tests.klien import Klien
from tests.perintah import Perintah

NIK = "6401081203560001"
PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
HALAMAN = "/kelola/pribadi"


@pytest.fixture
def catatan(app: Flask) -> int:
    """A quarter's comment that holds a NIK and a telephone number; gives its row."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = kantor(session)
        satu = indikator_berkode(session, unit.id, 2026, "IKU-04")
        assert satu is not None
        isian = IsianTriwulan(indikator_id=satu.id, triwulan=1, isi={}, oleh="ani", pada=PADA)
        isian.tahap, isian.catatan = TahapIsian.DRAF, f"Milik {NIK} <b>atau</b> 081234567890"
        session.add(isian)
        session.flush()
        sisir(session, unit, Brankas(app.config["SKM"].data_key), pada=PADA)
        session.commit()
        return isian.id


def isi(app: Flask, nomor: int) -> str:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return session.get_one(IsianTriwulan, nomor).catatan


def jejak(app: Flask) -> list[str]:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return list(session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id)))


def test_the_page_counts_shows_on_record_and_does_what_was_decided(
    app: Flask, klien: Klien, catatan: int
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    daftar = klien.get(HALAMAN)
    assert NIK not in daftar.teks and "0812" not in daftar.teks
    assert [satu.text for satu in daftar.sup.select("tbody th")] == ["Catatan isian indikator"] * 2
    tampil = daftar.form("#tampilkan").kirim()
    assert [satu.text for satu in tampil.sup.select("mark")] == [NIK, "081234567890"]
    assert "&lt;b&gt;atau" in tampil.teks
    assert jejak(app)[-1] == "melihat 2 temuan data pribadi dalam tulisan"
    nik, telepon = (satu["name"] for satu in tampil.sup.select("input[value=dibiarkan]"))
    form = tampil.form("#putusan")
    form.nilai |= {str(nik): "disamarkan", str(telepon): "dibiarkan"}
    kembali = form.kirim().ikuti()
    assert "1 bagian disamarkan, 1 dibiarkan." in kembali.teks
    assert isi(app, catatan) == "Milik *** <b>atau</b> 081234567890"
    assert "Belum ada temuan" in kembali.teks, "only a command has looked so far"
    assert not any(NIK in satu for satu in jejak(app))


def test_nothing_is_shown_to_who_has_not_confirmed_lately(app: Flask, klien: Klien, catatan: int) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get(HALAMAN).form("#tampilkan")
    with klien.http.session_transaction() as kue:
        kue["pasti"] = 0
    tanya = form.kirim()
    assert tanya.sup.select_one("[type=password]") is not None
    assert NIK not in tanya.teks


def test_the_search_is_long_work_of_its_own(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    kerja = klien.get(HALAMAN).form("#cari").kirim().ikuti()
    assert "Mencari data pribadi dalam tulisan" in kerja.sup.text


def test_an_empty_page_says_whether_anybody_has_looked(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    belum = klien.get(HALAMAN)
    assert "belum pernah dicari" in belum.teks and "Tidak ada yang menunggu" not in belum.teks
    belum.form("#cari").kirim()
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        nomor = session.scalars(sa.select(Pekerjaan.id)).one()
        akhiri(session, nomor, Keadaan.SELESAI, "0 temuan baru.", pada=PADA)
        session.commit()
    sudah = klien.get(HALAMAN)
    assert "Tidak ada yang menunggu putusan" in sudah.teks
    assert "Terakhir dicari Kam 5 Mar 2026, 09.00." in sudah.teks
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit, lama = kantor(session).id, PADA + timedelta(days=400)
        mulai(session, unit_id=unit, jenis=JenisPekerjaan.REGISTER, nama="register", oleh="ani", pada=lama)
        session.commit()
    assert "Terakhir dicari Kam 5 Mar 2026, 09.00." in klien.get(HALAMAN).teks


@pytest.mark.usefixtures("catatan")
def test_the_command_counts_by_place_and_kind(skm: Callable[..., Perintah]) -> None:
    hasil = skm("pribadi", "--cari", "--json").json()
    assert hasil["terbuka"] == 2
    assert hasil["tempat"] == [
        {"tabel": "isian_triwulan", "kolom": "catatan", "jenis": jenis, "banyak": 1}
        for jenis in ("nik", "telepon")
    ]
    teks = skm("pribadi").stdout
    assert "Catatan isian indikator\tnik\t1" in teks and NIK not in teks
