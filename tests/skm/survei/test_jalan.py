"""Which addresses answer: posters, kiosks, closed links, floods."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from skm.jawaban.models import Jalur
from skm.survei.models import JenisTautan
from tests.jawaban import tersimpan
from tests.klien import Klien
from tests.skm.survei.conftest import terpilih


def test_alamat_boleh_ditulis_dengan_huruf_besar(klien: Klien, alamat: str) -> None:
    assert klien.get(f"/s/{alamat.removeprefix('/s/').upper()}").status == 200


def test_tautan_yang_tidak_ada_dijawab_404_dengan_ramah(klien: Klien) -> None:
    halaman = klien.get("/s/tidakada")
    assert halaman.status == 404
    assert "tidak menemukan survei" in halaman.teks


def test_tautan_tertutup_dijawab_410_dan_tidak_menerima_jawaban(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str], buat_tautan: Callable[..., str]
) -> None:
    kode = buat_tautan(JenisTautan.POSTER, aktif=False)
    halaman = klien.get(f"/s/{kode}")
    assert halaman.status == 410
    assert "sudah ditutup" in halaman.teks
    formulir = klien.get(alamat).form().isi(**lengkap)
    assert klien.post(f"/s/{kode}", formulir.nilai).status == 410
    assert tersimpan(app) == []


def test_tautan_poster_dan_kios_hanya_dibuka_di_jalannya_sendiri(
    klien: Klien, alamat: str, buat_tautan: Callable[..., str]
) -> None:
    kios = buat_tautan(JenisTautan.KIOS)
    assert klien.get(f"/kios/{kios}").status == 200
    assert klien.get(f"/s/{kios}").status == 404
    assert klien.get(alamat.replace("/s/", "/kios/")).status == 404
    assert klien.get(f"/s/{kios}/terima-kasih").status == 404


def test_kios_menerima_warga_demi_warga_dan_kembali_ke_lembar_kosong(
    app: Flask, klien: Klien, lengkap: dict[str, str], buat_tautan: Callable[..., str]
) -> None:
    alamat = f"/kios/{buat_tautan(JenisTautan.KIOS)}"
    for _ in range(3):
        halaman = klien.get(alamat)
        assert terpilih(halaman) == {}
        terima_kasih = halaman.form().isi(**lengkap).kirim().ikuti()
        segarkan = terima_kasih.sup.select_one("meta[http-equiv=refresh]")
        assert segarkan is not None
        assert segarkan["content"] == f"15;url={alamat}"
    assert [satu.jalur for satu in tersimpan(app)] == [Jalur.KIOS] * 3
