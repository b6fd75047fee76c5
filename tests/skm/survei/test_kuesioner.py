"""The citizen's pages, as a small browser without JavaScript sees them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import subprocess
import sys
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.config import Konfigurasi
from skm.jawaban.models import Jalur, Kiriman
from skm.kuesioner.models import JenisTambahan, Kuesioner, Tambahan
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from skm.survei.models import JenisTautan
from skm.web.waktu import hari_ini
from tests.jawaban import tersimpan
from tests.klien import Halaman, Klien
from tests.skm.survei.conftest import terpilih
from tests.skm.survei.test_isian import TULISAN_SALAH

BATAS_GZIP = 8 * 1024


def jumlah_kiriman(app: Flask) -> int:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return session.scalars(sa.select(sa.func.count()).select_from(Kiriman)).one()


def pesan(halaman: Halaman, bidang: str) -> str:
    elemen = halaman.sup.select_one(f"#{bidang}-galat")
    assert elemen is not None, f"no message at {bidang}"
    return elemen.text


def test_halaman_menanyakan_sembilan_unsur_dengan_empat_jawaban_berlabel(klien: Klien, alamat: str) -> None:
    halaman = klien.get(alamat)
    assert halaman.status == 200
    assert halaman.sup.title is not None
    assert halaman.sup.title.text == "Survei Kepuasan Masyarakat – Kecamatan Long Kali"
    assert [bidang["id"] for bidang in halaman.sup.select("fieldset")] == [f"U{n}" for n in range(1, 10)]
    for bidang in halaman.sup.select("fieldset"):
        assert bidang.legend is not None
        radio = bidang.select("label > input[type=radio]")
        assert [(satu["name"], satu["value"]) for satu in radio] == [(bidang["id"], n) for n in "1234"]
    # The wording of the regulation's usual form: U8 is complaints and U9 the building, not the other way.
    assert "penanganan pengaduan" in halaman.sup.select("#U8 legend")[0].text
    assert "sarana dan prasarana" in halaman.sup.select("#U9 legend")[0].text
    assert all(satu.has_attr("defer") and not satu.text for satu in halaman.sup.select("script"))


def test_beside_the_words_of_each_step_stands_a_picture_that_is_the_same_for_every_question(
    app: Flask, klien: Klien, alamat: str
) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        soal = Tambahan(
            kode="T1",
            urutan=1,
            jenis=JenisTambahan.PILIHAN,
            pertanyaan="Dari mana?",
            pilihan=["Desa", "Kota"],
        )
        satu = session.scalars(sa.select(Kuesioner)).one()
        satu.tambahan.append(soal)
        session.commit()
    sup = klien.get(alamat).sup
    for bidang in sup.select("fieldset.tanya"):
        gambar = bidang.select("label > svg[aria-hidden=true] > use")
        assert [satu["href"] for satu in gambar] == ["#n1", "#n2", "#n3", "#n4"]
        assert all(label.text.strip() for label in bidang.select("label"))
    assert not sup.select("#T1 svg")  # an office's own answers are no scale
    assert len(sup.select("symbol")) == 4
    assert not sup.select("symbol [fill], symbol [stroke], symbol [stroke-width]"), "no face stands out"


def test_jawaban_lengkap_disimpan_lalu_warga_melihat_terima_kasih(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    formulir = (
        klien.get(alamat).form().isi(**lengkap).isi(U4="4", jenis_kelamin="p", saran="Ramah.\r\nCepat.")
    )
    hasil = formulir.kirim()
    assert (hasil.status, hasil.headers["Location"]) == (303, f"{alamat}/terima-kasih")
    terima_kasih = hasil.ikuti()
    assert terima_kasih.status == 200
    assert [judul.text for judul in terima_kasih.sup.select("h1")] == ["Terima kasih"]
    (satu,) = tersimpan(app)
    assert (satu.u3, satu.u4, satu.jalur) == (3, 4, Jalur.POSTER)
    assert (satu.jenis_kelamin, satu.usia, satu.saran) == ("p", None, "Ramah.\nCepat.")
    with app.app_context():
        assert satu.tanggal == hari_ini()


@pytest.mark.parametrize("tulisan", [tulisan for tulisan, _ in TULISAN_SALAH if "\x00" not in tulisan])
def test_nilai_salah_mengembalikan_halaman_dengan_isian_dan_tidak_menyimpan_apa_pun(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str], tulisan: str
) -> None:
    formulir = klien.get(alamat).form().isi(**lengkap).isi(pendidikan="sma", saran="Kursi <kurang>")
    kunci = formulir.nilai["kunci"]
    halaman = formulir.isi(U7=tulisan).kirim()
    assert halaman.status == 400
    assert terpilih(halaman) == {kode: nilai for kode, nilai in lengkap.items() if kode != "U7"}
    assert pesan(halaman, "U7")
    assert [a["href"] for a in halaman.sup.select("[role=alert] a")] == ["#U7"]
    assert halaman.form().nilai["pendidikan"] == "sma"
    assert halaman.form().nilai["saran"] == "Kursi <kurang>"
    assert halaman.form().nilai["kunci"] == kunci
    assert (tersimpan(app), jumlah_kiriman(app)) == ([], 0)


def test_unsur_yang_tidak_dikirim_diminta_lalu_halaman_itu_dapat_dilengkapi(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    halaman = klien.get(alamat).form().isi(**lengkap).kosongkan("U2", "U9").kirim()
    assert halaman.status == 400
    assert pesan(halaman, "U2") == pesan(halaman, "U9") == "Pilih salah satu jawaban."
    assert halaman.form().isi(U2=1, U9=2).kirim().status == 303
    assert [(satu.u1, satu.u2, satu.u9) for satu in tersimpan(app)] == [(3, 1, 2)]


def test_pilihan_profil_asing_ditolak_di_bidangnya(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    halaman = klien.get(alamat).form().isi(**lengkap).isi(usia="34").kirim()
    assert halaman.status == 400
    assert "Pilihan tidak dikenal" in pesan(halaman, "usia")
    assert tersimpan(app) == []


def test_mengirim_dua_kali_dijawab_sama_dan_disimpan_sekali(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    formulir = klien.get(alamat).form().isi(**lengkap)
    pertama, kedua = formulir.kirim(), formulir.kirim()
    assert (pertama.status, pertama.headers["Location"]) == (kedua.status, kedua.headers["Location"])
    assert (len(tersimpan(app)), jumlah_kiriman(app)) == (1, 1)


def test_kunci_yang_sama_dengan_jawaban_lain_ditolak_409_dan_jawaban_pertama_tetap(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    formulir = klien.get(alamat).form().isi(**lengkap)
    formulir.kirim()
    halaman = formulir.isi(U1=1).kirim()
    assert halaman.status == 409
    assert "Jawaban yang pertama tersimpan" in halaman.teks
    assert [a["href"] for a in halaman.sup.select("main a")] == [alamat, "/"]
    assert [satu.u1 for satu in tersimpan(app)] == [3]


def test_setiap_halaman_membawa_kunci_baru(klien: Klien, alamat: str) -> None:
    assert klien.get(alamat).form().nilai["kunci"] != klien.get(alamat).form().nilai["kunci"]


@pytest.mark.parametrize("kunci", ["", "pendek", '"><script>alert(1)</script>', "x" * 65])
def test_kunci_rusak_diganti_dan_isian_tetap(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str], kunci: str
) -> None:
    halaman = klien.get(alamat).form().isi(**lengkap).isi(kunci=kunci).kirim()
    assert halaman.status == 400
    assert terpilih(halaman) == lengkap
    assert tersimpan(app) == []
    assert "<script>" not in halaman.teks
    assert halaman.form().kirim().status == 303


def test_tanpa_token_isian_kembali_utuh_dengan_token_baru(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    halaman = klien.get(alamat).form().isi(**lengkap).isi(saran="Baik").kosongkan("csrf_token").kirim()
    assert halaman.status == 400
    assert "terlalu lama terbuka" in halaman.teks
    assert terpilih(halaman) == lengkap
    assert tersimpan(app) == []
    assert halaman.form().kirim().status == 303
    assert [satu.saran for satu in tersimpan(app)] == ["Baik"]


def test_token_pintu_lain_ditolak_dan_isian_kembali_utuh(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str], buat_tautan: Callable[..., str]
) -> None:
    lain = buat_tautan(JenisTautan.POSTER)
    asing = klien.get(f"/s/{lain}").form().nilai["csrf_token"]
    formulir = klien.get(alamat).form().isi(**lengkap).isi(csrf_token=asing)
    kunci = formulir.nilai["kunci"]
    halaman = formulir.kirim()
    assert (halaman.status, terpilih(halaman), tersimpan(app)) == (400, lengkap, [])
    assert halaman.form().nilai["kunci"] == kunci
    assert halaman.form().kirim().status == 303


def test_tulisan_warga_tidak_pernah_menjadi_kode_halaman(
    klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    jahat = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)>"
    halaman = klien.get(alamat).form().isi(**lengkap).isi(saran=jahat, U1=jahat, usia=jahat).kirim()
    assert halaman.status == 400
    assert halaman.sup.select("script:not([src]), img") == []
    assert halaman.form().nilai["saran"] == jahat


def test_halaman_warga_muat_dalam_delapan_kilobita_terkompresi(
    klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    for halaman in (klien.get(alamat), klien.get(alamat).form().kirim()):
        assert len(gzip.compress(halaman.teks.encode())) <= BATAS_GZIP


def test_gaya_di_dalam_halaman_diizinkan_oleh_sidiknya_dan_tidak_ada_yang_lain(
    klien: Klien, alamat: str
) -> None:
    halaman = klien.get(alamat)
    (gaya,) = halaman.sup.select("style")
    sidik = base64.b64encode(hashlib.sha256(str(gaya.string).encode()).digest()).decode()
    aturan = halaman.headers["Content-Security-Policy"]
    assert f"style-src 'self' 'sha256-{sidik}'" in aturan
    assert "unsafe-inline" not in aturan
    assert halaman.sup.select("[style]") == []


def test_token_yang_dibuat_untuk_peramban_lain_diterima_karena_warga_tidak_dikenali(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    lain = Klien(app).get(alamat).form().nilai["csrf_token"]
    assert klien.get(alamat).form().isi(**lengkap, csrf_token=lain).kirim().status == 303
    assert len(tersimpan(app)) == 1


def test_alamat_dan_perangkat_warga_tidak_disimpan(
    app: Flask, klien: Klien, konf: Konfigurasi, alamat: str, lengkap: dict[str, str]
) -> None:
    klien.http.environ_base |= {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "PeramanKhasUji/9"}
    formulir = klien.get(alamat).form().isi(**lengkap)
    assert formulir.kirim().status == 303
    app.extensions["skm_mesin"].dispose()
    isi = b"".join(berkas.read_bytes() for berkas in konf.instance.glob("skm.sqlite3*"))
    for jejak in ("203.0.113.77", "PeramanKhasUji", formulir.nilai["kunci"]):
        assert jejak.encode() not in isi


def test_jalan_warga_tidak_memuat_pandas_openpyxl_atau_qrcode() -> None:
    perintah = (
        "import sys, skm.survei.views; "
        "print([m for m in ('pandas', 'openpyxl', 'qrcode', 'alembic') if m in sys.modules])"
    )
    hasil = subprocess.run([sys.executable, "-c", perintah], capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "[]"


def test_the_thanks_say_where_to_complain_at_once_and_after_waiting_for_the_signal_too(
    app: Flask, klien: Klien, alamat: str
) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.scalars(sa.select(Unit)).one().pengaduan = "WhatsApp 0812 0000 0000"
        session.commit()
    for halaman, pilih in ((f"{alamat}/terima-kasih", ".tamat"), (alamat, "[data-tamat]")):
        for bahasa, kata in (("", "Ada keluhan"), ("?bahasa=en", "Something wrong")):
            kartu = klien.get(halaman + bahasa).sup.select_one(pilih)
            assert kartu is not None
            assert kata in kartu.text
            assert "WhatsApp 0812 0000 0000" in kartu.text
            assert f"/pengaduan{bahasa}" in {str(satu["href"]) for satu in kartu.select("a")}
            assert klien.get(f"/pengaduan{bahasa}").status == 200


def test_a_kiosk_says_it_in_words_and_leads_nowhere_else(
    app: Flask, klien: Klien, buat_tautan: Callable[..., str]
) -> None:
    alamat = f"/kios/{buat_tautan(JenisTautan.KIOS)}"
    assert "keluhan" not in klien.get(f"{alamat}/terima-kasih").teks  # nothing to say without a channel
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.scalars(sa.select(Unit)).one().pengaduan = "Kotak saran di loket"
        session.commit()
    for halaman in (alamat, f"{alamat}/terima-kasih"):
        teks = klien.get(halaman).teks
        assert "Kotak saran di loket" in teks
        assert "/pengaduan" not in teks
