"""What every route keeps, whoever asks: the table is complete, tokens, one-time passwords, headers, caches.

Who may do what of the table is asked in tests/test_hak_akses.py.
"""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.akun.queries import akun_bernama
from skm.orm import Base, buka_sesi
from skm.web.headers import TETAP
from tests.contoh import Contoh, isi_contoh
from tests.klien import Klien
from tests.rute import TABEL, TABEL_KUNCI
from tests.rute_dasar import SIAPA_SAJA, Rute
from tests.tamu import Tamu


@pytest.fixture
def contoh(app: Flask) -> Contoh:
    return isi_contoh(app)


def _isi_basis_data(app: Flask) -> dict[str, list[Any]]:
    with app.extensions["skm_mesin"].connect() as koneksi:
        return {
            tabel.name: sorted(map(repr, koneksi.execute(sa.select(tabel))))
            for tabel in Base.metadata.sorted_tables
        }


def _boleh(rute: Rute, peran: Peran | None) -> bool:
    return rute.siapa is SIAPA_SAJA or peran in rute.siapa


def _keluar_terakhir() -> list[Rute]:
    """All routes; signing out, which ends the session for good, comes last."""
    return sorted(TABEL, key=lambda rute: rute.pola == "/keluar")


def test_the_table_names_exactly_the_routes_the_server_has(app: Flask) -> None:
    ada = {
        (metode, aturan.rule)
        for aturan in app.url_map.iter_rules()
        for metode in (aturan.methods or set()) - {"HEAD", "OPTIONS"}
    }
    tertulis = [(rute.metode, rute.pola) for rute in (*TABEL, *TABEL_KUNCI)]
    assert len(tertulis) == len(set(tertulis)), "a route stands twice in the table"
    assert ada - set(tertulis) == set(), "decide who may use it and write it into tests/rute.py"
    assert set(tertulis) - ada == set(), "an address people hold on to is gone"


def test_a_one_time_password_opens_nothing_but_its_own_change(
    app: Flask, klien: Klien, contoh: Contoh
) -> None:
    tamu = Tamu(klien, contoh, Peran.ADMIN)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        akun = akun_bernama(session, "uji-admin")
        assert akun is not None
        akun.wajib_ganti_sandi = True
        session.commit()
    tertutup = [rute for rute in TABEL if rute.siapa is not SIAPA_SAJA and rute.pola != "/akun/sandi"]
    jawaban = {(rute.metode, rute.pola): tamu.minta(rute).headers.get("Location") for rute in tertutup}
    assert jawaban == dict.fromkeys(jawaban, "/akun/sandi")
    ganti = [rute for rute in TABEL if rute.pola == "/akun/sandi"]
    assert [tamu.minta(rute).status_code for rute in ganti] == [
        200,
        400,
    ]  # shown, and heard: a wrong password


def test_a_form_without_its_token_is_refused_and_changes_nothing(
    app: Flask, klien: Klien, contoh: Contoh
) -> None:
    tamu = Tamu(klien, contoh, Peran.ADMIN)
    sebelum = _isi_basis_data(app)
    kirim = [rute for rute in TABEL if rute.metode == "POST"]
    jawaban = {rute.pola: tamu.minta(rute, token=False).status_code for rute in kirim}
    assert jawaban == {rute.pola: 400 if _boleh(rute, Peran.ADMIN) else 403 for rute in kirim}
    assert _isi_basis_data(app) == sebelum


def test_the_same_forms_with_their_token_are_accepted(klien: Klien, contoh: Contoh) -> None:
    tamu = Tamu(klien, contoh, Peran.ADMIN)
    salah_isi = dict.fromkeys(("/akun/sandi", "/akun/kode", "/masuk/kode"), 400)  # a wrong password or code
    salah_isi["/api/v1/indikator/<kode>/isian"] = 400  # no JSON
    salah_isi["/kelola/kuesioner/<int:nomor>/terbit"] = (
        409  # the draft that was shown was emptied just before
    )
    sudah_selesai = {"/loket/<int:nomor>/batal": 409, "/loket/<int:nomor>/tolak": 409}  # finished just before
    tetap_sama = {"/loket/<int:nomor>/tempo": 409}  # no calendar changed since
    tetap_sama["/kelola/pribadi/cari"] = 409  # other long work is under way
    tetap_sama["/kelola/kalender/pola/<int:nomor>/hapus"] = 409  # the form before made another version of it
    for rute in _keluar_terakhir():
        if rute.metode == "POST" and _boleh(rute, Peran.ADMIN):
            jawaban = tamu.minta(rute)
            harapan = (salah_isi | sudah_selesai | tetap_sama).get(rute.pola)
            berhasil = {harapan} if harapan else {200, 302, 303}
            assert jawaban.status_code in berhasil, (rute.pola, jawaban.status, jawaban.text[-1500:])


def test_a_token_of_another_session_is_refused(klien: Klien, contoh: Contoh) -> None:
    asing = Tamu(Klien(klien.app), contoh, None).token
    tamu = Tamu(klien, contoh, Peran.ADMIN)
    tamu.token = asing
    assert tamu.minta(Rute("POST", "/kelola/akun", SIAPA_SAJA, {"nama": "budi"})).status_code == 400


@pytest.mark.parametrize("peran", [None, Peran.ADMIN])
def test_every_answer_carries_the_security_headers(klien: Klien, contoh: Contoh, peran: Peran | None) -> None:
    tamu = Tamu(klien, contoh, peran)
    tak_ada = (Rute("GET", "/tidak-ada", SIAPA_SAJA), Rute("POST", "/lacak", SIAPA_SAJA, {}))
    for rute in (*TABEL, *TABEL_KUNCI, *tak_ada):
        kepala = tamu.minta(rute).headers
        assert {nama: kepala[nama] for nama in TETAP} == TETAP, rute.pola
        kebijakan = kepala["Content-Security-Policy"]
        aturan = dict(satu.strip().partition(" ")[::2] for satu in kebijakan.split(";"))
        assert aturan["default-src"] == "'none'", rute.pola
        assert aturan["script-src"] == "'self'", rute.pola
        assert aturan["frame-ancestors"] == aturan["base-uri"] == "'none'", rute.pola
        assert aturan["form-action"] == "'self'", rute.pola
        assert "unsafe" not in kebijakan, rute.pola


def test_what_every_answer_says_is_what_the_threat_model_says() -> None:
    assert (TETAP["X-Content-Type-Options"], TETAP["Referrer-Policy"]) == ("nosniff", "same-origin")
    assert TETAP["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in TETAP["Permissions-Policy"]


def _milik_sendiri(simpan: str) -> bool:
    """Whether only the browser of who asked may keep it, if anybody."""
    return simpan == "no-store" or simpan.startswith("private")


def test_staff_pages_are_kept_by_no_cache_and_their_files_by_no_shared_one(
    klien: Klien, contoh: Contoh
) -> None:
    tamu = Tamu(klien, contoh, Peran.ADMIN)
    for rute in TABEL:
        if rute.metode == "GET" and rute.siapa is not SIAPA_SAJA:
            jawaban = tamu.minta(rute)
            simpan = jawaban.headers["Cache-Control"]
            assert simpan == "no-store" if jawaban.mimetype == "text/html" else _milik_sendiri(simpan), (
                rute.pola
            )


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(klien: Klien) -> None:
    kue = klien.get("/masuk").headers["Set-Cookie"]
    assert "HttpOnly" in kue
    assert "SameSite=Lax" in kue
