"""Who may do what: every cell of the table in tests/hak.py is asked of the server."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from skm.akun.izin import izin_endpoint
from skm.akun.models import Peran
from skm.isian import queries
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.queries import indikator_berkode
from skm.orm import Base, buka_sesi
from skm.tindaklanjut.models import RencanaTindakLanjut
from tests.contoh import Contoh, isi_contoh
from tests.dua_kantor import KODE_SANA, DuaKantor
from tests.hak import (
    ASING,
    DOKUMEN,
    LANGKAH,
    MENURUT_JABATAN,
    PELAKU,
    SENDIRI,
    TAHAP,
    Hak,
    Pelaku,
    dokumen,
    endpoint,
    hak,
    hak_langkah,
)
from tests.kantor import KODE, kantor
from tests.klien import Klien
from tests.rute import TABEL, TABEL_KUNCI
from tests.rute_dasar import SIAPA_SAJA, Rute
from tests.rute_indikator import INDIKATOR
from tests.tamu import Tamu

SEMUA = (*TABEL, *TABEL_KUNCI)
HANYA_SINI = INDIKATOR | {"kode": "IKI-59"}
"""An indicator that the other office does not have."""
LUAS = pytest.mark.luas
DIDENGAR = {200, 302, 303, 400, 409, 410}
"""What is sent is heard, and done or refused in words."""
DITOLAK = {303, 400, 404, 409}
"""Told in words on a page, or on the next one."""


def _orang(app: Flask, contoh: Contoh, pelaku: Pelaku) -> Tamu:
    """A browser of theirs, signed in."""
    klien = Klien(app)
    if pelaku.peran is None:
        return Tamu(klien, contoh, None)
    kode = KODE if pelaku.sekantor else KODE_SANA
    jabatan = None if pelaku.sejabatan else [_jabatan_lain(app, contoh, kode)]
    nama = klien.buat_akun(pelaku.peran, f"hak-{PELAKU.index(pelaku)}", jabatan, kode=kode)
    return Tamu(klien, contoh, pelaku.peran, nama=nama)


def _jabatan_lain(app: Flask, contoh: Contoh, kode: str) -> str:
    """A post that neither the indicator nor the plan of the example names."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        unit_id = kantor(session).id
        satu = indikator_berkode(session, unit_id, 2026, contoh.indikator)
        assert satu is not None
        rencana = session.get_one(RencanaTindakLanjut, contoh.rencana)
        punya = {satu.penanggung, rencana.penanggung_jawab}
        return next(p for p in queries.jabatan(session, kantor(session, kode).id) if p not in punya)


def _putusan(rute: Rute, jawaban: TestResponse, harapan: Hak) -> Hak | str:
    """Which decision the answer is; its status where it is none."""
    status = jawaban.status_code
    pintu = status == 302 and jawaban.headers["Location"].startswith("/masuk")
    if pintu and rute.pola != "/keluar":  # signing out ends at the door by design
        return Hak.MASUK
    if harapan is Hak.KATA and status in DITOLAK:
        return Hak.KATA
    tertolak = {401: Hak.KUNCI, 403: Hak.PERAN, 404: Hak.TIADA}.get(status)
    if tertolak is not None:
        return tertolak
    terbuka = status == 200 or (rute.metode != "GET" and status in DIDENGAR)
    if rute.pola == "/masuk" and status == 302:  # who is in already is led on
        terbuka = True
    return harapan if terbuka and harapan in {Hak.BOLEH, Hak.SENDIRI} else str(status)


def _urut(rute: Rute) -> tuple[bool, bool]:
    """Pages before what changes them; signing out, which ends the session for good, comes last."""
    return rute.metode != "GET", rute.pola == "/keluar"


def _milik(kode: int) -> dict[str, sa.Select[Any]]:
    """Every table's rows of that office, by a column of its own or through the row it hangs at."""
    pilih = {"unit": sa.select(Base.metadata.tables["unit"]).where(sa.column("id") == kode)}
    for tabel in Base.metadata.sorted_tables:
        if "unit_id" in tabel.c:
            pilih[tabel.name] = sa.select(tabel).where(tabel.c.unit_id == kode)
            continue
        for kunci in tabel.foreign_keys:
            induk = pilih.get(kunci.column.table.name)
            if induk is not None and not kunci.parent.nullable and tabel.name not in pilih:
                dalam = induk.with_only_columns(kunci.column)
                pilih[tabel.name] = sa.select(tabel).where(kunci.parent.in_(dalam))
    return pilih


def _isi(app: Flask, kode: int | None = None) -> dict[str, list[str]]:
    """The database, or what is of one office in it."""
    pilih = {t.name: sa.select(t) for t in Base.metadata.sorted_tables} if kode is None else _milik(kode)
    with app.extensions["skm_mesin"].connect() as koneksi:
        return {nama: sorted(map(repr, koneksi.execute(satu))) for nama, satu in pilih.items()}


def test_a_view_states_the_policy_that_the_table_says(app: Flask) -> None:
    beda = [rute for rute in SEMUA if izin_endpoint(app, endpoint(app, rute)) != rute.siapa]
    assert beda == []


def test_the_table_is_complete_and_stands_in_the_documents(app: Flask) -> None:
    assert {(rute.metode, rute.pola) for rute in TABEL} >= MENURUT_JABATAN
    assert DOKUMEN.read_text(encoding="utf-8") == dokumen(app), "run: python -m tests.hak"


@pytest.mark.parametrize(
    "pelaku",
    [pytest.param(satu, id=satu.nama, marks=[] if satu.sejabatan else LUAS) for satu in SENDIRI],
)
def test_everybody_is_told_what_the_table_says_of_their_own_office(app: Flask, pelaku: Pelaku) -> None:
    contoh = isi_contoh(app)
    tamu = _orang(app, contoh, pelaku)
    harapan = {rute: hak(rute, pelaku) for rute in SEMUA}
    tertutup = [rute for rute in SEMUA if harapan[rute] is not Hak.BOLEH]
    sebelum = _isi(app)
    putusan = {rute: _putusan(rute, tamu.minta(rute), harapan[rute]) for rute in tertutup}
    assert _isi(app) == sebelum  # whoever is kept out changes nothing
    terbuka = sorted((rute for rute in SEMUA if rute not in putusan), key=_urut)
    putusan |= {rute: _putusan(rute, tamu.minta(rute), harapan[rute]) for rute in terbuka}
    assert _beda(putusan, harapan) == {}


@pytest.mark.luas
def test_everybody_is_told_what_the_table_says_of_another_office_and_changes_nothing_of_it(
    app: Flask, dua_kantor: DuaKantor
) -> None:
    contoh = dua_kantor.sini
    _tambah_indikator(app)
    orang = {pelaku: _orang(app, contoh, pelaku) for pelaku in ASING}
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        sini = kantor(session).id
    sebelum = _isi(app, sini)
    for pelaku, tamu in orang.items():
        harapan = {rute: hak(rute, pelaku) for rute in SEMUA if rute.siapa is not SIAPA_SAJA}
        putusan = {
            rute: _putusan(rute, tamu.minta(rute, alamat=_alamat(contoh, rute)), satu)
            for rute, satu in sorted(harapan.items(), key=lambda isi: _urut(isi[0]))
        }
        assert _beda(putusan, harapan) == {}, pelaku
        assert _isi(app, sini) == sebelum, pelaku


def test_an_act_on_a_quarter_is_done_for_whose_it_is_and_for_nobody_else(
    app: Flask, dua_kantor: DuaKantor
) -> None:
    contoh = dua_kantor.sini
    nomor = _isian_baru(app)
    alamat, putusan, harapan = f"/indikator/{HANYA_SINI['kode']}/tahap?tahun=2026&triwulan=1", {}, {}
    orang = {pelaku: _orang(app, contoh, pelaku) for pelaku in PELAKU}
    for langkah, (pelaku, tamu) in product(LANGKAH, orang.items()):
        kunci = f"{pelaku.nama}: {langkah.aksi} {langkah.tahap}"
        versi = _pasang(app, nomor, langkah.tahap)
        isian = {"versi": str(versi), "aksi": langkah.aksi, "alasan": "uji"}
        jawaban = tamu.minta(Rute("POST", TAHAP.pola, SIAPA_SAJA, isian), alamat=alamat)
        harapan[kunci] = hak_langkah(langkah, pelaku)
        putusan[kunci] = _putusan(TAHAP, jawaban, Hak.BOLEH)
        if putusan[kunci] is Hak.BOLEH and _tahap(app, nomor) == langkah.tahap:
            putusan[kunci] = Hak.AKSI
    assert putusan == harapan


def _tambah_indikator(app: Flask) -> None:
    """An indicator that only the first office has."""
    admin = Klien(app)
    admin.masuk_sebagai(Peran.ADMIN)
    assert admin.get("/indikator-katalog/2026/baru").form().isi(**HANYA_SINI).kirim().status == 303


def _isian_baru(app: Flask) -> int:
    """Complete inputs of a quarter of that indicator; gives their number."""
    _tambah_indikator(app)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        satu = indikator_berkode(session, kantor(session).id, 2026, HANYA_SINI["kode"])
        assert satu is not None
        isian = IsianTriwulan(indikator_id=satu.id, triwulan=1, isi={"banyak_uji": "3/1"})
        isian.tahap, isian.oleh, isian.pada = TahapIsian.DRAF, "ani", datetime.now(UTC)
        session.add(isian)
        session.commit()
        return isian.id


def _pasang(app: Flask, nomor: int, tahap: str) -> int:
    """Put the inputs into that stage, brought there by nobody who asks; gives their version."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        isian = session.get_one(IsianTriwulan, nomor)
        isian.tahap, isian.langkah = TahapIsian(tahap), []
        session.commit()
        return isian.versi


def _tahap(app: Flask, nomor: int) -> str:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return session.get_one(IsianTriwulan, nomor).tahap.value


def _alamat(contoh: Contoh, rute: Rute) -> str:
    """With a code that only the one office has, wherever the address goes on to no other row of it."""
    alamat = contoh.alamat(rute.pola)
    return alamat if "/bukti/" in rute.pola else alamat.replace(contoh.indikator, HANYA_SINI["kode"])


def _beda(putusan: dict[Rute, Hak | str], harapan: dict[Rute, Hak]) -> dict[str, tuple[str, str]]:
    """Cells whose decision is another: what was told, and what the table says."""
    return {
        f"{rute.metode} {rute.pola}": (str(putusan[rute]), str(satu))
        for rute, satu in harapan.items()
        if putusan[rute] != satu
    }
