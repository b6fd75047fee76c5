"""Suspicious answers are flagged, stored and counted; only what is flagged is kept, never a moment."""

from __future__ import annotations

import pytest
from flask import Flask

from skm.akun.models import Peran
from skm.jawaban.models import Jalur, Tanda
from skm.survei.isian import Isian
from skm.survei.laju import BERUNTUN
from skm.survei.tanda import tanda_jawaban
from tests.jawaban import tersimpan
from tests.klien import Klien

SERAGAM = Isian({f"U{n}": 4 for n in range(1, 10)}, {}, "", {})
BERAGAM = Isian({f"U{n}": 4 - n % 2 for n in range(1, 10)}, {}, "", {})


@pytest.mark.parametrize(
    ("isian", "detik", "tanda"),
    [
        (SERAGAM, 17.9, Tanda.SERAGAM_CEPAT),  # nine questions, two seconds each: 18 seconds
        (SERAGAM, 18.0, Tanda(0)),  # as fast as somebody who knows the form
        (BERAGAM, 3.0, Tanda(0)),  # fast, but somebody chose
        (SERAGAM, None, Tanda(0)),  # nobody can tell how long it took
        (Isian({"U1": 4}, {}, "", {}), 0.5, Tanda(0)),  # one question cannot be a straight line
    ],
)
def test_jawaban_seragam_ditandai_hanya_bila_lebih_cepat_daripada_orang_membaca(
    isian: Isian, detik: float | None, tanda: Tanda
) -> None:
    assert tanda_jawaban(isian, jalur=Jalur.POSTER, detik=detik, beruntun=False, petugas=False) == tanda


def test_perangkat_petugas_ditandai_kecuali_di_kios_kantor() -> None:
    def tanda(jalur: Jalur) -> Tanda:
        return tanda_jawaban(BERAGAM, jalur=jalur, detik=60, beruntun=False, petugas=True)

    assert tanda(Jalur.POSTER) == tanda(Jalur.TIKET) == Tanda.PERANGKAT_PETUGAS
    assert tanda(Jalur.KIOS) == Tanda(0)


def test_jawaban_yang_ditandai_tetap_disimpan(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    klien.get(alamat).form().isi(**lengkap).kirim()  # nine times 3, at once
    assert [satu.tanda for satu in tersimpan(app)] == [Tanda.SERAGAM_CEPAT]


def test_lama_mengisi_menurut_perangkat_dipakai_untuk_jawaban_yang_menunggu_sinyal(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    formulir = klien.get(alamat).form().isi(**lengkap)
    klien.post(alamat, formulir.nilai | {"lama": "95"})
    assert [satu.tanda for satu in tersimpan(app)] == [0]


def test_petugas_yang_masuk_dan_mengisi_sendiri_ditandai(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    klien.get(alamat).form().isi(**lengkap | {"U1": "1"}).kirim()
    assert [satu.tanda for satu in tersimpan(app)] == [Tanda.PERANGKAT_PETUGAS]


def test_rentetan_jawaban_lewat_satu_tautan_ditandai_dan_semuanya_disimpan(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    for _ in range(BERUNTUN.jumlah + 1):
        formulir = klien.get(alamat).form().isi(**lengkap | {"U1": "1"})
        assert formulir.kirim().status == 303
    tanda = sorted(satu.tanda for satu in tersimpan(app))
    assert tanda == [0] * BERUNTUN.jumlah + [Tanda.BERUNTUN]
