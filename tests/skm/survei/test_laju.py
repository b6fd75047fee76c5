"""A flood is asked a question, never refused; a kiosk is not even asked; guessing codes is slowed down."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from skm.survei.laju import BERUNTUN, RAMAI, SALAH_KODE, Laju
from skm.survei.models import JenisTautan
from skm.web.tantangan import BILANGAN
from tests.jawaban import tersimpan
from tests.klien import Halaman, Klien
from tests.skm.survei.conftest import terpilih

ALAMAT = "127.0.0.1"


def _banjiri(app: Flask, kode: str) -> None:
    """As many sendings through the link as are believed unasked."""
    laju: Laju = app.extensions["skm_laju"]
    assert not any(laju.ramai(kode, ALAMAT) for _ in range(RAMAI.jumlah))


def _jawaban(halaman: Halaman) -> str:
    """The answer to the sum the page asks for in words."""
    tanya = halaman.sup.select_one("label[for=jawaban]")
    assert tanya is not None
    _, pertama, _, kedua = tanya.text.split("?")[0].split()
    return str(BILANGAN.index(pertama) + BILANGAN.index(kedua))


def test_dua_ratus_warga_di_belakang_satu_alamat_tidak_ditanya_apa_pun() -> None:
    laju = Laju()
    assert not any(laju.ramai("tautan", ALAMAT) for _ in range(200))


def test_tautan_yang_dibanjiri_bertanya_dan_menyimpan_isian_yang_sudah_ada(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    _banjiri(app, alamat.removeprefix("/s/"))
    halaman = klien.get(alamat).form().isi(**lengkap, saran="Ramah").kirim()
    assert halaman.status == 429
    assert terpilih(halaman) == lengkap
    assert tersimpan(app) == []
    formulir = halaman.form().isi(jawaban="99").kirim()
    assert formulir.status == 429, "a wrong answer asks again"
    assert formulir.form().isi(jawaban=_jawaban(formulir)).kirim().status == 303
    assert [satu.saran for satu in tersimpan(app)] == ["Ramah"]


def test_banjir_di_satu_tautan_tidak_menyentuh_tautan_lain_dan_kios_tidak_pernah_bertanya(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str], buat_tautan: Callable[..., str]
) -> None:
    kios = buat_tautan(JenisTautan.KIOS)
    _banjiri(app, alamat.removeprefix("/s/"))
    _banjiri(app, kios)
    assert klien.get(f"/kios/{kios}").form().isi(**lengkap).kirim().status == 303


def test_menebak_kode_diperlambat_tanpa_menutup_kode_yang_benar(klien: Klien, alamat: str) -> None:
    status = [klien.get(f"/t/tebakan{nomor}").status for nomor in range(SALAH_KODE.jumlah + 1)]
    assert status == [404] * SALAH_KODE.jumlah + [429]
    assert klien.get(alamat).status == 200


def test_lebih_dari_tiga_puluh_semenit_lewat_satu_tautan_dihitung_beruntun() -> None:
    laju = Laju()
    assert [laju.beruntun("tautan") for _ in range(BERUNTUN.jumlah + 2)] == [False] * 30 + [True] * 2
    assert not laju.beruntun("tautan-lain")
