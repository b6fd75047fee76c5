"""The front desk's pages, as an officer's browser without JavaScript sees them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.layanan import queries
from skm.layanan.models import HariLibur, JenisLibur
from skm.loket import services
from skm.loket.models import Permohonan, StatusPermohonan
from tests.kantor import kantor
from tests.klien import Halaman, Klien

WITA = ZoneInfo("Asia/Makassar")
LAMA = datetime(2025, 2, 3, 8, 0, tzinfo=WITA)


@pytest.fixture
def petugas(klien: Klien) -> Klien:
    """An officer who signed in."""
    klien.masuk_sebagai(Peran.PETUGAS)
    return klien


def catat(klien: Klien, layanan: str = "kk", pemohon: str = "Siti Aminah", desa: str = "toyu") -> Halaman:
    return klien.get("/loket").form("#catat").isi(layanan=layanan, pemohon=pemohon, desa=desa).kirim()


def semua(app: Flask) -> list[Permohonan]:
    with Session(app.extensions["skm_mesin"]) as session:
        return list(session.scalars(sa.select(Permohonan).order_by(Permohonan.id)))


def terlambat(app: Flask) -> int:
    """A case of February 2025 that is still open."""
    with Session(app.extensions["skm_mesin"]) as session:
        unit = kantor(session)
        layanan = queries.layanan_berkode(session, unit.id, "KTP")
        assert layanan is not None
        satu = services.terima(
            session,
            unit_id=unit.id,
            layanan=layanan,
            pemohon="Budi",
            wilayah_id=None,
            diterima=LAMA,
            kalender=queries.kalender(session, unit.id, WITA),
            oleh="petugas",
        )
        session.commit()
        return satu.id


def test_mencatat_kembali_ke_loket_dengan_nomor_dan_jatuh_temponya(petugas: Klien, app: Flask) -> None:
    jawaban = catat(petugas)
    assert (jawaban.status, jawaban.headers["Location"]) == (303, "/loket")
    halaman = jawaban.ikuti()
    (satu,) = semua(app)
    assert satu.nomor.startswith("KK/")
    assert f"{satu.nomor} jatuh tempo " in halaman.sup.select_one(".pesan-sukses").text
    assert (satu.pemohon, satu.dicatat_oleh) == ("Siti Aminah", "uji-petugas")
    baris = halaman.sup.select_one("tbody tr").text
    assert "Siti Aminah" in baris
    assert "Muara Toyu" in baris
    assert "Surat Pengantar KK" in baris


def test_papan_siap_untuk_papan_ketik_saja(petugas: Klien) -> None:
    halaman = petugas.get("/loket")
    assert halaman.sup.title.text.startswith("Loket · ")
    bidang = [b["name"] for b in halaman.sup.select("#catat > .kisi input:not([type=hidden])")]
    assert bidang == ["layanan", "pemohon", "desa"]
    assert [b["name"] for b in halaman.sup.select("[autofocus]")] == ["layanan"]
    for b in halaman.sup.select("#catat input:not([type=hidden])"):
        assert b["autocomplete"] == "off"
        assert halaman.sup.select_one(f"label[for={b['id']}]") is not None
    assert len(halaman.sup.select("#daftar-layanan option")) == 13
    assert len(halaman.sup.select("#daftar-desa option")) == 23
    assert halaman.sup.select("#catat button[type=submit]")


def test_desa_yang_terakhir_dipakai_tidak_dianggap_sama(petugas: Klien) -> None:
    halaman = catat(petugas).ikuti()
    assert halaman.form("#catat").nilai["desa"] == ""


@pytest.mark.parametrize(
    ("isian", "bidang", "pesan"),
    [
        ({"layanan": ""}, "layanan", "Isi layanan."),
        ({"layanan": "xyz"}, "layanan", "Tidak ada yang cocok."),
        ({"layanan": "ke"}, "layanan", "KEMATIAN, KERAMAIAN"),  # two codes begin so
        ({"pemohon": ""}, "pemohon", "Isi nama pemohon."),
        ({"pemohon": "x" * 121}, "pemohon", "Paling banyak 120 karakter."),
        ({"desa": ""}, "desa", "Isi desa atau kelurahan."),
        ({"desa": "muara"}, "desa", "Ketik lebih lengkap."),
    ],
)
def test_isian_yang_salah_disebut_di_bidangnya_dan_yang_diketik_tetap_ada(
    petugas: Klien, app: Flask, isian: dict[str, str], bidang: str, pesan: str
) -> None:
    ketikan = {"layanan": "kk", "pemohon": "Siti", "desa": "toyu", **isian}
    halaman = catat(petugas, **ketikan)
    assert halaman.status == 400
    assert pesan in halaman.sup.select_one(f"#{bidang}-galat").text
    assert [b["name"] for b in halaman.sup.select("[autofocus]")] == [bidang]
    nilai = halaman.form("#catat").nilai
    assert {nama: nilai[nama] for nama in ketikan} == ketikan
    assert semua(app) == []


def test_nama_yang_hanya_spasi_sama_dengan_kosong(petugas: Klien, app: Flask) -> None:
    assert catat(petugas, pemohon="   ").status == 400
    assert semua(app) == []


def test_karakter_kendali_dalam_nama_menjadi_spasi(petugas: Klien, app: Flask) -> None:
    catat(petugas, pemohon="Siti\x00\x1b[31m\u202e  Aminah")
    assert [satu.pemohon for satu in semua(app)] == ["Siti [31m Aminah"]


def test_layanan_yang_tidak_dilayani_lagi_tidak_dapat_dicatat(petugas: Klien, app: Flask) -> None:
    with Session(app.extensions["skm_mesin"]) as session:
        layanan = queries.layanan_berkode(session, kantor(session).id, "SITU")
        assert layanan is not None
        layanan.aktif = False
        session.commit()
    assert catat(petugas, layanan="SITU").status == 400


def test_papan_kosong_mengatakannya(petugas: Klien) -> None:
    teks = petugas.get("/loket").sup.main.text
    assert "Tidak ada permohonan yang menunggu" in teks
    assert "Belum ada permohonan yang selesai hari ini." in teks


def test_yang_terlambat_diberi_tanda_dan_waktu_jatuh_temponya(petugas: Klien, app: Flask) -> None:
    terlambat(app)  # Monday 3 February 2025, 08.00 + 45 minutes
    assert f"{LAMA:%a}" == "Mon"
    baris = petugas.get("/loket").sup.select_one("tr.baris-bahaya")
    assert "jatuh tempo Sen 3 Feb 2025, 08.45" in " ".join(baris.text.split())
    assert baris.select_one(".lencana").text == "Terlambat"


def test_satu_tombol_menyelesaikan_permohonan(petugas: Klien, app: Flask) -> None:
    catat(petugas)
    halaman = petugas.get("/loket").form("form[action$='/selesai']").kirim().ikuti()
    (satu,) = semua(app)
    assert satu.status is StatusPermohonan.SELESAI
    assert f"{satu.nomor} selesai." in halaman.sup.select_one(".pesan-sukses").text
    assert "Selesai hari ini (1)" in petugas.get("/loket").sup.main.text


@pytest.mark.parametrize(
    ("awalan", "status", "kata"),
    [
        ("batal", StatusPermohonan.BATAL, "dibatalkan"),
        ("tolak", StatusPermohonan.DITOLAK, "ditolak"),
    ],
)
def test_batal_dan_tolak_lewat_rincian_dengan_alasan(
    petugas: Klien, app: Flask, awalan: str, status: StatusPermohonan, kata: str
) -> None:
    nomor = terlambat(app)
    rincian = petugas.get(f"/loket/{nomor}")
    assert rincian.status == 200
    tanpa_alasan = rincian.form(f"#form-{awalan}").kirim()
    assert tanpa_alasan.status == 400
    assert "Isi alasannya." in tanpa_alasan.sup.select_one(f"#{awalan}-alasan-galat").text
    formulir = tanpa_alasan.form(f"#form-{awalan}").isi(**{f"{awalan}-alasan": "Berkas ditarik"})
    halaman = formulir.kirim().ikuti()
    assert f"{kata}." in halaman.sup.select_one(".pesan-sukses").text
    (satu,) = semua(app)
    assert (satu.status, satu.alasan) == (status, "Berkas ditarik")
    tertutup = petugas.get(f"/loket/{nomor}")
    assert "Berkas ditarik" in tertutup.sup.main.text
    assert [form["id"] for form in tertutup.sup.select("main form[id]")] == ["form-tiket"]


def test_fokus_pada_rincian_tidak_pernah_pada_langkah_dan_ikut_ke_isian_yang_keliru(
    petugas: Klien, app: Flask
) -> None:
    """From the way back the next step is a Tab or two away, and Enter pressed twice takes no two steps."""
    nomor = terlambat(app)
    (fokus,) = petugas.get(f"/loket/{nomor}").sup.select("main [autofocus]")
    assert (fokus.name, fokus["href"]) == ("a", "/loket")
    (keliru,) = petugas.get(f"/loket/{nomor}").form("#form-tolak").kirim().sup.select("main [autofocus]")
    assert keliru["name"] == "tolak-alasan"


def test_dua_petugas_menekan_selesai_yang_kedua_mendapat_penjelasan(klien: Klien, app: Flask) -> None:
    nomor = terlambat(app)
    kedua = Klien(app)
    klien.masuk(klien.buat_akun(Peran.PETUGAS, "petugas-a"))
    kedua.masuk(kedua.buat_akun(Peran.PETUGAS, "petugas-b"))
    tombol_a, tombol_b = (k.get("/loket").form("form[action$='/selesai']") for k in (klien, kedua))
    tombol_a.kirim()
    (pertama,) = semua(app)
    jawaban = tombol_b.kirim()
    assert jawaban.status == 409
    assert f"{pertama.nomor} sudah selesai." in jawaban.sup.select_one(".pesan-galat").text
    (sesudah,) = semua(app)
    assert (sesudah.id, sesudah.selesai, sesudah.versi) == (nomor, pertama.selesai, pertama.versi)


def test_kiriman_tanpa_token_formulir_ditolak(petugas: Klien, app: Flask) -> None:
    nomor = terlambat(app)
    isian = {"layanan": "KK", "pemohon": "Siti", "desa": "Mendik"}
    assert petugas.post("/loket", isian).status == 400
    for tindakan in ("selesai", "batal", "tolak"):
        data = {"versi": "1", f"{tindakan}-versi": "1", f"{tindakan}-alasan": "x"}
        assert petugas.post(f"/loket/{nomor}/{tindakan}", data).status == 400
    (satu,) = semua(app)
    assert satu.status is StatusPermohonan.PROSES


def test_versi_yang_bukan_bilangan_ditolak(petugas: Klien, app: Flask) -> None:
    terlambat(app)
    formulir = petugas.get("/loket").form("form[action$='/selesai']").isi(versi="satu")
    assert formulir.kirim().status == 400


def test_nama_yang_berisi_markup_tampil_sebagai_tulisan(petugas: Klien) -> None:
    halaman = catat(petugas, pemohon="<script>alert(1)</script>").ikuti()
    assert "<script>alert" not in halaman.teks
    assert "<script>alert(1)</script>" in halaman.sup.select_one("tbody").text


def test_permohonan_yang_tidak_ada_tidak_ditemukan(petugas: Klien) -> None:
    assert petugas.get("/loket/999").status == 404
    assert petugas.get(f"/loket/{10**30}").status == 404


@pytest.mark.parametrize("peran", [Peran.PIMPINAN, Peran.PENANGGUNG_JAWAB])
def test_loket_hanya_untuk_petugas_dan_admin(klien: Klien, peran: Peran) -> None:
    klien.masuk(klien.buat_akun(peran))
    assert klien.get("/loket").status == 403


def test_tanpa_masuk_diarahkan_ke_halaman_masuk(klien: Klien) -> None:
    assert klien.get("/loket").headers["Location"].startswith("/masuk")


def test_hanya_admin_menetapkan_ulang_jatuh_tempo_dengan_alasan_yang_tampil(
    petugas: Klien, app: Flask
) -> None:
    nomor = terlambat(app)  # 45 minutes from 08.00 of Monday 3 February 2025
    assert not petugas.get(f"/loket/{nomor}").sup.select("#form-tempo")
    with Session(app.extensions["skm_mesin"]) as session:
        libur = {"tanggal": LAMA.date(), "nama": "Dadakan", "jenis": JenisLibur.LIBUR_DAERAH}
        session.add(HariLibur(unit_id=kantor(session).id, **libur, dicatat=LAMA.replace(hour=9)))
        session.commit()
    admin = Klien(app)
    admin.masuk_sebagai(Peran.ADMIN)
    formulir = admin.get(f"/loket/{nomor}").form("#form-tempo")
    tanpa = formulir.kirim()
    assert (tanpa.status, tanpa.sup.select_one("[role=alert]").text.strip()) == (
        400,
        "Menetapkan ulang jatuh tempo memerlukan alasan.",
    )
    halaman = formulir.isi(alasan="SK Bupati 7/2025").kirim().ikuti()
    assert "ditetapkan ulang oleh uji-admin" in " ".join(halaman.sup.select_one("dl.rincian").text.split())
    riwayat = " ".join(halaman.sup.select("ol.riwayat li")[-1].text.split())
    assert riwayat.startswith("Jatuh tempo ditetapkan ulang, ")
    assert "Alasan: SK Bupati 7/2025" in riwayat
    assert "Jatuh tempo menjadi Sel 4 Feb 2025, 08.15" in riwayat
