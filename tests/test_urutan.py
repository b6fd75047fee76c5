"""In which order a request does what: it is looked at first, and the lock comes at the end."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import event

from skm.akun import services as akun
from skm.akun.models import Peran
from skm.berkas import tabel
from skm.gerbang import Gerbang
from skm.isian.services import bukti
from skm.layanan import gambar
from skm.survei.services import tautan
from tests.contoh import Contoh, isi_contoh
from tests.klien import SANDI, Klien
from tests.rute import TABEL
from tests.rute_dasar import SIAPA_SAJA, Rute
from tests.tamu import Tamu

BYTE, PERNYATAAN, GERBANG, URAI, SANDI_DIOLAH = "a byte", "a statement", "the gate", "a file", "a password"
KIRIMAN = [rute for rute in TABEL if rute.metode == "POST" and rute.pola != "/keluar"]
BUKTI = Rute(
    "POST",
    "/indikator/<kode>/isi",
    frozenset({Peran.ADMIN}),
    {"versi": "0", "aksi": "simpan"},
    ("foto.png", b"\x89PNG\r\n\x1a\n" + bytes(16)),
)
SANDI_BARU = {"lama": SANDI, "baru": "kata sandi yang lain", "ulangi": "kata sandi yang lain"}
BERSANDI = [
    Rute("POST", "/kelola/tautan", frozenset({Peran.ADMIN}), {"jenis": "kios", "layanan": "", "pin": "4711"}),
    Rute("POST", "/akun/sandi", frozenset(Peran), SANDI_BARU),  # the last one: it ends the session
]


class Urutan:
    """What happens while the server answers, in order, and whether a transaction is open then."""

    def __init__(self, app: Flask, ganti: pytest.MonkeyPatch) -> None:
        self.mesin = app.extensions["skm_mesin"]
        self.kejadian: list[tuple[str, bool]] = []
        semula = app.wsgi_app

        def dengan_aliran(lingkungan: dict[str, Any], mulai: Any) -> Iterable[bytes]:
            lingkungan["wsgi.input"] = _Aliran(lingkungan["wsgi.input"], lambda: self.catat(BYTE))
            return semula(lingkungan, mulai)

        ganti.setattr(app, "wsgi_app", dengan_aliran)
        ganti.setattr(Gerbang, "masuk", self._sesudah(Gerbang.masuk, GERBANG))
        ganti.setattr(tabel, "_bingkai", self._sesudah(tabel._bingkai, URAI))
        ganti.setattr(bukti, "kenali", self._sesudah(bukti.kenali, URAI))
        ganti.setattr(gambar, "_susun", self._sesudah(gambar._susun, URAI))
        for modul in (akun, tautan):
            ganti.setattr(modul, "_pengolah", _Pengolah(modul._pengolah, lambda: self.catat(SANDI_DIOLAH)))
        event.listen(self.mesin, "before_cursor_execute", self._pernyataan)

    def catat(self, apa: str) -> None:
        self.kejadian.append((apa, self.mesin.pool.checkedout() > 0))

    def kali(self, apa: str) -> int:
        return sum(satu == apa for satu, _ in self.kejadian)

    def lepas(self) -> None:
        event.remove(self.mesin, "before_cursor_execute", self._pernyataan)

    def _pernyataan(self, *_: object) -> None:
        self.catat(PERNYATAAN)

    def _sesudah(self, asli: Callable[..., Any], apa: str) -> Callable[..., Any]:
        def dicatat(*nilai: Any) -> Any:
            try:
                return asli(*nilai)
            finally:
                self.catat(apa)

        return dicatat


class _Aliran:
    """A request's body that tells when it is read."""

    def __init__(self, asli: Any, catat: Callable[[], None]) -> None:
        self._asli, self._catat = asli, catat

    def __getattr__(self, nama: str) -> Any:
        if nama.startswith("read"):
            self._catat()
        return getattr(self._asli, nama)


class _Pengolah:
    """A password hasher that tells when it works."""

    def __init__(self, asli: PasswordHasher, catat: Callable[[], None]) -> None:
        self._asli, self._catat = asli, catat

    def __getattr__(self, nama: str) -> Any:
        self._catat()
        return getattr(self._asli, nama)


def _boleh(rute: Rute) -> bool:
    return rute.siapa is SIAPA_SAJA or Peran.ADMIN in rute.siapa


@pytest.fixture
def contoh(app: Flask) -> Contoh:
    """A row of everything."""
    return isi_contoh(app)


@pytest.fixture
def tamu(klien: Klien, contoh: Contoh) -> Tamu:
    """An admin at a browser."""
    return Tamu(klien, contoh, Peran.ADMIN)


@pytest.fixture
def urutan(app: Flask, tamu: Tamu, monkeypatch: pytest.MonkeyPatch) -> Iterable[Urutan]:
    """What the server does from now on."""
    satu = Urutan(app, monkeypatch)
    yield satu
    satu.lepas()


def test_no_transaction_is_open_while_a_body_is_read_a_password_hashed_or_a_file_parsed(
    tamu: Tamu, urutan: Urutan
) -> None:
    for rute in (*(satu for satu in KIRIMAN if _boleh(satu)), BUKTI, *BERSANDI):
        urutan.kejadian.clear()
        tamu.minta(rute)
        terbuka = {apa for apa, buka in urutan.kejadian if buka}
        assert terbuka <= {PERNYATAAN, GERBANG}, rute.pola
        assert urutan.kali(BYTE), rute.pola
        assert urutan.kali(URAI) == (rute.berkas is not None), rute.pola
        assert bool(urutan.kali(SANDI_DIOLAH)) >= (rute in BERSANDI), rute.pola


@pytest.mark.parametrize(
    "rute", [*(satu for satu in KIRIMAN if satu.berkas), BUKTI], ids=lambda satu: satu.pola
)
def test_no_statement_runs_between_the_first_byte_of_an_upload_and_the_end_of_its_parsing(
    tamu: Tamu, urutan: Urutan, rute: Rute
) -> None:
    assert tamu.minta(rute).status_code in {200, 303}
    apa = [satu for satu, _ in urutan.kejadian]
    di_antara = apa[apa.index(BYTE) : apa.index(URAI)]
    assert set(di_antara) == {BYTE}
    assert PERNYATAAN in apa[apa.index(URAI) :]


def test_what_is_refused_for_its_guard_its_token_or_its_form_has_taken_no_lock(
    klien: Klien, tamu: Tamu, urutan: Urutan
) -> None:
    ditolak = 0
    for rute in KIRIMAN:
        urutan.kejadian.clear()
        assert tamu.minta(rute, token=False).status_code == (400 if _boleh(rute) else 403)
        kosong = tamu.klien.http.post(tamu.contoh.alamat(rute.pola), data={"csrf_token": tamu.token})
        assert urutan.kali(GERBANG) == 0 or kosong.status_code != 400, rute.pola
        ditolak += kosong.status_code == 400
    assert ditolak > len(KIRIMAN) / 2
    asing = Tamu(Klien(klien.app), tamu.contoh, Peran.PIMPINAN)
    urutan.kejadian.clear()
    for rute in KIRIMAN:
        if rute.siapa is not SIAPA_SAJA and Peran.PIMPINAN not in rute.siapa:
            assert asing.minta(rute).status_code == 403
    assert urutan.kali(GERBANG) == urutan.kali(BYTE) == 0


def test_a_request_waits_for_its_turn_to_write_once_at_most(tamu: Tamu, urutan: Urutan) -> None:
    kali = {}
    tamu.minta(
        next(rute for rute in KIRIMAN if rute.pola == "/kios/<kode>")
    )  # a day's first answer ends the last
    for rute in KIRIMAN:
        urutan.kejadian.clear()
        tamu.minta(rute)
        kali[rute.pola] = urutan.kali(GERBANG)
    assert {pola: n for pola, n in kali.items() if n > 1} == {}
    assert sum(kali.values()) > len(kali) / 2


def test_no_more_of_a_stranger_s_file_is_read_than_tells_that_no_page_of_ours_sent_it(
    klien: Klien, contoh: Contoh, urutan: Urutan
) -> None:
    urutan.kejadian.clear()
    berkas = (io.BytesIO(b"x" * 400_000), "a.csv")
    jawaban = Klien(klien.app).http.post("/kelola/register", data={"berkas": berkas})
    assert jawaban.status_code == 302
    assert 1 <= urutan.kali(BYTE) == len(urutan.kejadian) <= 2, "it has seven pieces"
