"""Keys of the API: shown once, kept as a fingerprint, taken back for good, told in the audit trail."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Cakupan, JejakAudit, KunciApi, Peran
from skm.akun.services import TANPA_CAKUPAN, buat_kunci, cabut_kunci, penghalang, sidik_kunci
from skm.galat import Bersamaan, Galat
from skm.layanan.models import Unit
from skm.orm import Base, buka_sesi
from tests.dua_kantor import KODE_SANA, DuaKantor
from tests.klien import Halaman, Klien

PADA = datetime(2026, 3, 2, 1, tzinfo=UTC)
HARI = date(2026, 3, 2)
KUNCI = re.compile(r"skm_[A-Za-z0-9_-]{43}")


def buat(session: Session, unit_id: int, *cakupan: Cakupan) -> str:
    return buat_kunci(
        session,
        unit_id=unit_id,
        nama="Dasbor",
        cakupan=cakupan,
        berlaku_sampai=HARI,
        oleh="ani",
        pada=PADA,
    )


def satu_kunci(session: Session) -> KunciApi:
    return session.scalars(sa.select(KunciApi)).one()


def test_a_key_is_kept_as_its_fingerprint_and_told_in_the_trail(session: Session, unit: Unit) -> None:
    isi = buat(session, unit.id, Cakupan.PERMOHONAN, Cakupan.INDIKATOR)
    session.flush()
    satu = satu_kunci(session)
    assert KUNCI.fullmatch(isi)
    assert (satu.sidik, satu.ujung) == (sidik_kunci(isi), isi[-4:])
    assert satu.cakupan == ["indikator:baca", "permohonan:baca"]
    peristiwa = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc())).first()
    assert peristiwa == (
        f"membuat kunci API “Dasbor” (…{isi[-4:]}) untuk membaca indikator kinerja, permohonan di loket, "
        "berlaku sampai 2 Maret 2026"
    )
    assert isi not in peristiwa


def test_a_key_that_opens_nothing_is_not_made(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match=TANPA_CAKUPAN):
        buat(session, unit.id)


def test_a_key_holds_to_the_end_of_its_last_day_and_not_once_taken_back(session: Session, unit: Unit) -> None:
    buat(session, unit.id, Cakupan.INDIKATOR)
    session.flush()
    satu = satu_kunci(session)
    assert penghalang(satu, HARI) == ""
    assert penghalang(satu, date(2026, 3, 3)) == "Kunci API “Dasbor” hanya berlaku sampai 2 Maret 2026."
    assert penghalang(None, HARI) == "Kunci API itu tidak dikenal."
    cabut_kunci(session, satu, oleh="budi", pada=PADA)
    assert penghalang(satu, HARI) == "Kunci API “Dasbor” sudah dicabut."
    session.flush()
    with pytest.raises(Bersamaan):
        cabut_kunci(session, satu, oleh="ani", pada=PADA)
    assert satu.dicabut_oleh == "budi"


def pesan(halaman: Halaman) -> str:
    return " ".join(" ".join(satu.get_text(" ").split()) for satu in halaman.sup.select("[role=alert]"))


def test_the_admin_sees_a_new_key_once_and_then_only_its_ending(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    tanpa = klien.get("/kelola/kunci").form().isi(nama="Dasbor").kirim()
    assert (tanpa.status, TANPA_CAKUPAN in pesan(tanpa)) == (400, True)
    baru = tanpa.form().isi(nama="Dasbor kabupaten", ketepatan="y", umur="30").kirim()
    (isi,) = set(KUNCI.findall(baru.teks))
    assert (baru.status, baru.headers["Cache-Control"]) == (200, "no-store")
    daftar = klien.get("/kelola/kunci")
    baris = daftar.sup.select_one("tbody tr").get_text(" ", strip=True)
    assert isi not in daftar.teks
    for kata in (
        "Dasbor kabupaten",
        isi[-4:],
        "Ketepatan waktu",
        "belum pernah",
        "Berlaku",
        "oleh uji-admin",
    ):
        assert kata in baris
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        semua = [repr(session.execute(sa.select(t)).all()) for t in Base.metadata.sorted_tables]
    assert not [satu for satu in semua if isi in satu]
    cabut = daftar.form("form[action$='/cabut']").kirim()
    assert "sudah dicabut" in cabut.ikuti().sup.get_text()
    sesudah = klien.get("/kelola/kunci")
    assert "Dicabut" in sesudah.sup.select_one("tbody tr").get_text()
    assert sesudah.sup.select_one("form[action$='/cabut']") is None
    assert "mencabut kunci API “Dasbor kabupaten”" in klien.get("/kelola/jejak").sup.get_text()


def test_another_offices_keys_are_neither_listed_nor_taken_back(app: Flask, dua_kantor: DuaKantor) -> None:
    klien = Klien(app)
    klien.masuk(klien.buat_akun(Peran.ADMIN, "admin-sana", kode=KODE_SANA))
    daftar = klien.get("/kelola/kunci")
    assert len(daftar.sup.select("tbody tr")) == 1
    milik = daftar.form("form[action$='/cabut']")
    token = milik.nilai["csrf_token"]
    assert klien.post(f"/kelola/kunci/{dua_kantor.sini.kunci}/cabut", {"csrf_token": token}).status == 404
