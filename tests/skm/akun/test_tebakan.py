"""Guesses are slowed per name, per network and per browser; nobody is shut out by what another tries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun import tebakan
from skm.akun.models import Akun, Peran
from skm.akun.tebakan import Penebak
from skm.jendela import Jendela
from skm.orm import buka_sesi
from skm.web.jaringan import jaringan
from tests.klien import SANDI, Klien

RUMAH = "10.0.0.7"
"""The address behind which the whole office goes out."""


def berapa(jendela: Jendela, *penebak: Penebak) -> int:
    """How many of these wrong tries were heard."""
    didengar = 0
    for satu in penebak:
        if not satu.tertahan(jendela):
            satu.catat(jendela)
            didengar += 1
    return didengar


@pytest.mark.parametrize(
    ("alamat", "dihitung"),
    [
        ("10.0.0.7", "10.0.0.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),  # the same line
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:10.0.0.7", "10.0.0.7"),  # IPv4 as a server listening on IPv6 sees it
    ],
)
def test_one_ipv6_line_counts_as_one_network(app: Flask, alamat: str, dihitung: str) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": alamat}):
        assert jaringan() == dihitung


def test_one_name_from_one_network_has_eight_wrong_tries_a_minute() -> None:
    jendela = Jendela()
    assert berapa(jendela, *[Penebak("camat", RUMAH)] * 20) == 8
    assert not Penebak("camat", "10.0.0.8").tertahan(jendela)
    assert not Penebak("siti", RUMAH).tertahan(jendela)


def test_one_name_from_a_thousand_networks_is_slowed_too() -> None:
    jendela = Jendela()
    semua = [Penebak("camat", f"10.{n // 250}.{n % 250}.1") for n in range(1000)]
    assert berapa(jendela, *semua) == tebakan.SENAMA.jumlah
    assert not Penebak("siti", "10.9.9.9").tertahan(jendela)
    assert not Penebak("camat", "10.9.9.9", "peramban camat").tertahan(jendela), "a known browser is heard"


def test_many_names_from_one_network_leave_each_colleague_there_a_try_a_minute() -> None:
    jendela = Jendela()
    assert berapa(jendela, *[Penebak(f"nama-{n}", RUMAH) for n in range(100)]) == 100  # one for each
    assert berapa(jendela, *[Penebak("nama-1", RUMAH)] * 3) == 0
    assert berapa(jendela, *[Penebak("siti", RUMAH)] * 3) == 1
    assert not Penebak("siti", RUMAH, "peramban siti").tertahan(jendela)
    assert berapa(jendela, *[Penebak(f"lain-{n}", RUMAH) for n in range(500)]) < tebakan.TERLALU.jumlah


def test_a_known_browser_is_slowed_by_its_own_wrong_tries_alone() -> None:
    jendela = Jendela()
    assert berapa(jendela, *[Penebak("siti", RUMAH, "peramban siti")] * 20) == 8
    assert not Penebak("siti", RUMAH).tertahan(jendela)


def coba(klien: Klien, nama: str, sandi: str) -> int:
    klien.http.environ_base["REMOTE_ADDR"] = RUMAH
    return klien.masuk(nama, sandi).status


def test_behind_the_office_address_a_known_browser_gets_in_while_another_guesses(app: Flask) -> None:
    pemilik, penebak = Klien(app), Klien(app)
    nama = pemilik.buat_akun(Peran.PIMPINAN)
    assert coba(pemilik, nama, SANDI) == 302
    kue = pemilik.http.get_cookie("skm_kenal", path="/masuk")
    assert kue is not None and kue.http_only and kue.same_site == "Lax"
    pemilik.http.delete_cookie("skm_sesi")
    assert [coba(penebak, nama, f"tebakan nomor {n}") for n in range(9)] == [400] * 8 + [429]
    tertahan = penebak.masuk(nama, SANDI)
    assert (tertahan.status, tertahan.headers["Retry-After"], tertahan.form().nilai["nama"]) == (
        429,
        "60",
        nama,
    )
    assert coba(pemilik, nama, SANDI) == 302


def test_a_note_of_another_account_or_one_that_was_written_by_hand_is_no_known_browser(app: Flask) -> None:
    penebak = Klien(app)
    nama, sendiri = penebak.buat_akun(Peran.PIMPINAN), penebak.buat_akun(Peran.PETUGAS)
    assert coba(penebak, sendiri, SANDI) == 302
    penebak.http.delete_cookie("skm_sesi")
    assert [coba(penebak, nama, f"tebakan nomor {n}") for n in range(9)][-1] == 429
    penebak.http.set_cookie("skm_kenal", "eyJwIjoiYSIsImEiOlsxLDJdfQ.palsu", path="/masuk")
    assert coba(penebak, nama, SANDI) == 429


def test_wrong_old_passwords_are_counted_by_account_and_not_by_the_office(app: Flask) -> None:
    satu, lain = Klien(app), Klien(app)
    satu.masuk_sebagai(Peran.PETUGAS)
    lain.masuk_sebagai(Peran.PIMPINAN)
    isian = {"lama": "bukan sandinya", "baru": "kuda batu payung", "ulangi": "kuda batu payung"}
    status = [satu.get("/akun/sandi").form().isi(**isian).kirim().status for _ in range(9)]
    assert status == [400] * 8 + [429]
    assert lain.get("/akun/sandi").form().isi(**isian | {"lama": SANDI}).kirim().status == 302


@pytest.mark.parametrize("sandi", ["Kecamatan2026", "long kali 2026", "uji-pimpinan", "iloveyou12"])
def test_a_new_password_that_is_easily_guessed_is_refused_at_its_field(klien: Klien, sandi: str) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/akun/sandi").form().isi(lama=SANDI, baru=sandi, ulangi=sandi).kirim()
    assert halaman.status == 400
    assert "mudah ditebak" in halaman.sup.select_one("#baru-galat").get_text()
    assert klien.get("/dasbor").status == 200


@pytest.mark.parametrize(("hari", "status"), [(2, 302), (4, 400)])
def test_a_one_time_password_ends_after_three_days(app: Flask, klien: Klien, hari: int, status: int) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    dibuat = klien.get("/kelola/akun").form("#tambah-akun").isi(nama="camat", peran="admin").kirim()
    sekali = dibuat.sup.select_one("main code").get_text()
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        akun = session.scalars(sa.select(Akun).where(Akun.nama == "camat")).one()
        assert timedelta(days=2.9) < akun.sandi_sampai - datetime.now(UTC) <= timedelta(days=3)
        akun.sandi_sampai -= timedelta(days=hari)  # so long ago it was given
        session.commit()
    masuk = Klien(app).masuk("camat", sekali)
    assert masuk.status == status
    assert ("lewat masa berlakunya" in masuk.teks) == (status == 400)
    assert ("lewat waktu" in klien.get("/kelola/akun").teks) == (status == 400)
    assert "masa berlakunya" not in Klien(app).masuk("camat", "bukan sandinya").teks
