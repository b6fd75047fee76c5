"""Links: made, listed, drawn as QR codes and closed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, Peran
from skm.galat import Galat
from skm.jawaban.models import Rentang
from skm.jawaban.rentang import awal
from skm.jawaban.segel import Segel
from skm.layanan import qr
from skm.layanan.models import Layanan, Unit
from skm.orm import buka_sesi
from skm.survei import queries, services
from skm.survei.alamat import alamat
from skm.survei.models import HitungTautan, JenisTautan, Tautan
from skm.survei.services.pelepasan import akhiri_hari
from skm.survei.views.bersama import tulis_bukaan
from skm.web.waktu import hari_ini
from tests.conftest import TANAM_PADA
from tests.klien import Klien

PNG = b"\x89PNG\r\n\x1a\n"


def buat(session: Session, unit: Unit, layanan_id: int | None = None) -> Tautan:
    return services.buat_tautan(
        session, unit_id=unit.id, layanan_id=layanan_id, jenis=JenisTautan.POSTER, oleh="uji", pada=TANAM_PADA
    )


def test_kode_tautan_delapan_huruf_atau_angka_yang_tidak_tertukar(session: Session, unit: Unit) -> None:
    kode = [buat(session, unit).kode for _ in range(20)]
    assert len(set(kode)) == 20
    assert all(re.fullmatch("[a-hjkmnp-z2-9]{8}", satu) for satu in kode)


def test_membuat_dan_menutup_tautan_tercatat_dalam_jejak_audit(session: Session, unit: Unit) -> None:
    layanan = session.scalars(sa.select(Layanan).where(Layanan.kode == "KK")).one()
    kode = buat(session, unit, layanan.id).kode
    for _ in range(2):
        services.nonaktifkan(session, unit_id=unit.id, kode=kode, oleh="uji", pada=TANAM_PADA)
    jejak = session.scalars(
        sa.select(JejakAudit.peristiwa).where(JejakAudit.oleh == "uji").order_by(JejakAudit.id)
    ).all()
    assert jejak == [f"membuat tautan poster {kode} untuk layanan KK", f"menutup tautan {kode}"]
    tertutup = queries.tautan_berkode(session, kode)
    assert tertutup is not None
    assert (tertutup.aktif, tertutup.ditutup, tertutup.layanan_kode) == (False, TANAM_PADA, "KK")


def test_layanan_yang_bukan_milik_kantor_ditolak(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match="bukan layanan kantor ini"):
        buat(session, unit, 99_999)


def test_tautan_yang_tidak_ada_tidak_dapat_ditutup(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match="tidak ditemukan"):
        services.nonaktifkan(session, unit_id=unit.id, kode="tidakada", oleh="uji", pada=TANAM_PADA)


def test_unit_mendapat_tepat_satu_tautan_poster_walau_disiapkan_berulang(
    session: Session, unit: Unit
) -> None:
    kode = services.pastikan_tautan_unit(session, unit_id=unit.id, pada=TANAM_PADA).kode
    services.nonaktifkan(session, unit_id=unit.id, kode=kode, oleh="uji", pada=TANAM_PADA)
    assert services.pastikan_tautan_unit(session, unit_id=unit.id, pada=TANAM_PADA).kode == kode
    assert [satu.kode for satu in queries.daftar_tautan(session, unit.id)] == [kode]


def test_daftar_menyebut_yang_dibuka_dahulu_lalu_unit_lalu_layanan(session: Session, unit: Unit) -> None:
    awal = queries.daftar_tautan(session, unit.id)[0].kode
    ktp, kk = (
        session.scalars(sa.select(Layanan.id).where(Layanan.kode == kode)).one() for kode in ("KTP", "KK")
    )
    kode_ktp, kode_kk = buat(session, unit, ktp).kode, buat(session, unit, kk).kode
    kedua = buat(session, unit).kode
    services.nonaktifkan(session, unit_id=unit.id, kode=awal, oleh="uji", pada=TANAM_PADA)
    daftar = [satu.kode for satu in queries.daftar_tautan(session, unit.id)]
    assert daftar == [kedua, kode_kk, kode_ktp, awal]


def test_alamat_memakai_jalan_menurut_jenis() -> None:
    assert alamat("https://skm.example.go.id", JenisTautan.POSTER, "abcd2345") == (
        "https://skm.example.go.id/s/abcd2345"
    )
    assert alamat("http://10.0.0.2:8000", JenisTautan.KIOS, "abcd2345") == (
        "http://10.0.0.2:8000/kios/abcd2345"
    )


def test_kode_qr_dibuat_sekali_per_alamat() -> None:
    url = "http://skm.uji/s/hanyauji"
    assert qr.svg(url) is qr.svg(url)
    assert qr.svg(url) != qr.svg(url + "2")
    assert qr.png(url).startswith(PNG)


def test_admin_membuat_tautan_layanan_lalu_menutup_dan_membukanya_kembali(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    formulir = klien.get("/kelola/tautan").form("form[action='/kelola/tautan']")
    halaman = formulir.isi(layanan="KTP", jenis="poster").kirim().ikuti()
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        satu = session.scalars(sa.select(Tautan).where(Tautan.layanan_id.is_not(None))).one()
    url = f"http://skm.uji/s/{satu.kode}"
    assert halaman.sup.select_one(f"a[href='{url}']") is not None

    tutup = halaman.form(f"form[action='/kelola/tautan/{satu.kode}/nonaktif']").kirim().ikuti()
    assert f"Tautan {satu.kode} sudah ditutup" in tutup.teks
    assert tutup.sup.select_one(f"form[action='/kelola/tautan/{satu.kode}/nonaktif']") is None
    assert klien.get(f"/s/{satu.kode}").status == 410
    tutup.form(f"form[action='/kelola/tautan/{satu.kode}/aktif']").kirim()
    assert klien.get(f"/s/{satu.kode}").status == 200


@pytest.mark.parametrize(
    ("berkas", "jenis", "awalan"),
    [("qr.svg", "image/svg+xml", b"<?xml"), ("qr.png", "image/png", PNG)],
)
def test_gambar_kode_qr_bertipe_benar(
    app: Flask, klien: Klien, berkas: str, jenis: str, awalan: bytes
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        kode = session.scalars(sa.select(Tautan.kode)).one()
    jawaban = klien.http.get(f"/kelola/tautan/{kode}/{berkas}")
    assert (jawaban.status_code, jawaban.headers["Content-Type"]) == (200, jenis)
    assert jawaban.get_data().startswith(awalan)
    assert klien.get(f"/kelola/tautan/tidakada/{berkas}").status == 404


def test_layanan_atau_jenis_asing_ditolak_di_formulir(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    formulir = klien.get("/kelola/tautan").form("form[action='/kelola/tautan']")
    halaman = formulir.isi(layanan="TIDAKADA", jenis="koran").kirim()
    assert halaman.status == 400
    tautan_galat = [(satu["href"], satu.text) for satu in halaman.sup.select(".ringkasan-galat a")]
    assert tautan_galat == [
        ("#layanan", "Layanan: Pilih dari daftar."),
        ("#jenis-0", "Jenis: Pilih dari daftar."),
    ]


@pytest.mark.parametrize("peran", [Peran.PETUGAS, Peran.PENANGGUNG_JAWAB, Peran.PIMPINAN])
def test_hanya_admin_yang_mengelola_tautan(klien: Klien, peran: Peran) -> None:
    klien.masuk_sebagai(peran)
    assert klien.get("/kelola/tautan").status == 403


def test_kode_yang_tercetak_dapat_diarahkan_ke_layanan_lain_tanpa_dicetak_ulang(
    app: Flask, klien: Klien
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        kode = session.scalars(sa.select(Tautan.kode)).one()
    formulir = klien.get(f"/kelola/tautan/{kode}").form("main form")
    assert formulir.isi(layanan="KTP", nama="Loket 2", sampai="2032-03-02").kirim().status == 302
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc()).limit(1)).one()
    assert jejak == (
        f"mengarahkan tautan {kode} dari seluruh unit ke layanan KTP, di Loket 2, sampai 2032-03-02"
    )
    assert "Surat Pengantar KTP" in klien.get(f"/s/{kode}").teks
    salah = klien.get(f"/kelola/tautan/{kode}").form("main form").isi(sampai="kemarin").kirim()
    assert salah.status == 400
    assert "Isi tanggal yang ada" in salah.teks


def test_tautan_acara_ditutup_sendiri_setelah_hari_terakhirnya(app: Flask, klien: Klien) -> None:
    with app.app_context(), buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        satu = session.scalars(sa.select(Tautan)).one()
        kode, satu.sampai = satu.kode, hari_ini()
        session.commit()
        assert klien.get(f"/s/{kode}").status == 200
        satu.sampai = hari_ini() - timedelta(1)
        session.commit()
    assert klien.get(f"/s/{kode}").status == 410


def test_dibuka_dan_selesai_dihitung_per_tautan_dan_antrean_tidak_dihitung_dibuka(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    for _ in range(3):
        formulir = klien.get(alamat).form()
    formulir.isi(**lengkap).kirim()
    formulir.kirim()  # the same again
    klien.http.get(alamat, headers={"X-Antrean": "1"})
    for _ in range(5):
        klien.get(alamat).form().isi(**(lengkap | {"U1": "4"})).kirim()
    tulis_bukaan(app)
    with app.app_context():
        kini = hari_ini()
    nanti = awal(kini + timedelta(100), Rentang.TRIWULAN)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        akhiri_hari(session, segel=Segel(app.config["SKM"].data_key), hari_ini=nanti)
        assert queries.hitungan_tautan(session, 1, kini) == {}, "this quarter tells nothing yet"
        (hitungan,) = queries.hitungan_tautan(session, 1, nanti).values()
        jumlah = sa.select(sa.func.sum(HitungTautan.dibuka), sa.func.sum(HitungTautan.selesai))
        assert session.execute(jumlah).one() == (8, 6)
    assert hitungan[1] == queries.Hitungan(5, 5), "told in steps of five"


def test_a_quarter_that_is_not_told_is_not_shown_as_nobody(
    app: Flask, klien: Klien, alamat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context(), buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        (satu, *_) = queries.daftar_tautan(session, 1)
    klien.masuk_sebagai(Peran.ADMIN)
    for hitungan, teks in (
        ((None, queries.Hitungan(10, 5)), "Triwulan lalu tidak ditampilkan Semua 10 dan 5"),
        ((queries.Hitungan(), None), "Triwulan lalu 0 dan 0 Semua tidak ditampilkan"),
    ):
        monkeypatch.setattr(queries, "hitungan_tautan", lambda *_, h=hitungan: {satu.id: h})
        assert teks in " ".join(klien.get("/kelola/tautan").sup.get_text(" ").split())


def test_pin_kios_disimpan_sebagai_sidik_dan_diperiksa(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    formulir = klien.get("/kelola/tautan").form("form[action='/kelola/tautan']")
    salah = formulir.isi(layanan="KK", jenis="kios", pin="12").kirim()
    assert "PIN terdiri atas 4 sampai 8 angka." in salah.teks
    salah.form("form[action='/kelola/tautan']").isi(pin="4711").kirim()
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        satu = session.scalars(sa.select(Tautan).where(Tautan.jenis == JenisTautan.KIOS)).one()
    assert satu.pin_hash is not None
    assert "4711" not in satu.pin_hash
    assert services.pin_benar(satu.pin_hash, "4711")
    assert not services.pin_benar(satu.pin_hash, "4712")
    token = klien.get(f"/kios/{satu.kode}").form("main form").nilai["csrf_token"]
    assert klien.post(f"/kios/{satu.kode}/keluar", {"csrf_token": token, "pin": "0000"}).status == 403
    assert klien.post(f"/kios/{satu.kode}/keluar", {"csrf_token": token, "pin": "4711"}).status == 200
    for _ in range(4):
        klien.post(f"/kios/{satu.kode}/keluar", {"csrf_token": token, "pin": "0000"})
    assert klien.post(f"/kios/{satu.kode}/keluar", {"csrf_token": token, "pin": "4711"}).status == 429
    assert klien.get(f"/kios/{satu.kode}").status == 200
