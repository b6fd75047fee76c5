"""The questionnaire travels as one small answer with nothing else needed to fill it in."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import brotli
import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.kuesioner.models import JenisTambahan, Kuesioner, Tambahan
from skm.layanan.models import Layanan
from skm.orm import buka_sesi
from skm.survei.models import JenisTautan, Tautan
from tests.jawaban import tersimpan
from tests.klien import Klien

BATAS = 8 * 1024
"""Bytes of the compressed page: one round trip more than this on 2G is felt."""


def _terbesar(app: Flask, alamat: str) -> None:
    """A long service name and three extra questions: the largest page an office is likely to make."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        layanan = session.scalars(sa.select(Layanan).limit(1)).one()
        layanan.nama = "Rekomendasi Surat Keterangan " + " ".join(f"bagian ke-{n}" for n in range(12))
        tautan = session.scalars(sa.select(Tautan).where(Tautan.kode == alamat.removeprefix("/s/"))).one()
        tautan.layanan_id = layanan.id
        kuesioner = session.scalars(sa.select(Kuesioner)).one()
        kuesioner.tambahan = [
            Tambahan(
                kode=f"T{n}",
                urutan=n,
                jenis=JenisTambahan.PILIHAN if n < 3 else JenisTambahan.TEKS,
                pertanyaan=f"Pertanyaan tambahan nomor {n} tentang hal yang ingin diketahui kantor ini?",
                pilihan=[f"Pilihan jawaban {n}.{m}" for m in range(4)] if n < 3 else [],
            )
            for n in range(1, 4)
        ]
        session.commit()


@pytest.mark.parametrize(("sandi", "buka"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_halaman_warga_paling_besar_delapan_kilobyte_dalam_satu_jawaban(
    app: Flask, klien: Klien, alamat: str, sandi: str, buka: Callable[[bytes], bytes]
) -> None:
    _terbesar(app, alamat)
    jawaban = klien.http.get(alamat, headers={"Accept-Encoding": sandi})
    assert jawaban.headers["Content-Encoding"] == sandi
    assert "Accept-Encoding" in jawaban.headers["Vary"]
    assert len(jawaban.data) <= BATAS
    teks = buka(jawaban.data).decode()
    assert "Pertanyaan tambahan nomor 3" in teks
    assert not re.search(r"<link[^>]+stylesheet|<img|@import|url\(|<iframe", teks), "it loads something else"
    assert all("defer" in satu for satu in re.findall(r"<script[^>]*>", teks)), "a script holds the page up"


BIASA = 5 * 1024
"""Bytes of the page of an office with thirteen services: pictures, the question for the service and all."""


@pytest.mark.parametrize("bahasa", ["", "?bahasa=en"])
def test_halaman_kantor_biasa_paling_besar_lima_kilobyte(klien: Klien, alamat: str, bahasa: str) -> None:
    jawaban = klien.http.get(alamat + bahasa, headers={"Accept-Encoding": "gzip"})
    assert len(jawaban.data) <= BIASA


def test_tanpa_apa_pun_selain_satu_jawaban_itu_survei_dapat_dijawab(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    assert klien.get(alamat).form().isi(**lengkap).kirim().status == 303
    assert len(tersimpan(app)) == 1


def test_halaman_petugas_tidak_dimampatkan_supaya_panjangnya_tidak_membocorkan_rahasia(
    klien: Klien, buat_tautan: Callable[..., str]
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.http.get("/kelola/tautan", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in halaman.headers
    kios = klien.http.get(f"/kios/{buat_tautan(JenisTautan.KIOS)}", headers={"Accept-Encoding": "gzip"})
    assert kios.headers["Content-Encoding"] == "gzip"


def test_naskah_dan_gaya_bersama_dimampatkan(klien: Klien) -> None:
    for nama in ("luring.js", "antrean.js", "skm.css"):
        jawaban = klien.http.get(f"/static/{nama}", headers={"Accept-Encoding": "gzip"}, buffered=True)
        assert jawaban.headers["Content-Encoding"] == "gzip", nama
        assert len(gzip.decompress(jawaban.data)) > len(jawaban.data)
