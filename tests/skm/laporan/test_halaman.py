"""The public page, the health check, the dashboard and the two reports, as people see them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.layanan.queries import daftar_layanan
from skm.loket.models import StatusPermohonan
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.skm.laporan.susun import jawab, mohon, nilai_48

WITA = ZoneInfo("Asia/Makassar")
TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday
MARET = "dari=2026-03-01&sampai=2026-03-31"
KINI = datetime.now(WITA)


def isi(halaman: Halaman) -> str:
    """The words of the page's main part, spaces evened out."""
    utama = halaman.sup.select_one("main")
    assert utama is not None
    return " ".join(utama.get_text(" ").split())


def satu(halaman: Halaman, selector: str) -> str:
    """The text of the one element that matches."""
    (elemen,) = halaman.sup.select(selector)
    return elemen.get_text().strip()


def angka_besar(halaman: Halaman) -> list[str]:
    return [" ".join(satu.get_text(" ").split()) for satu in halaman.sup.select(".angka-besar")]


def test_halaman_depan_menyebut_kantor_layanan_janji_dan_jam_buka(klien: Klien, basis: Session) -> None:
    halaman = klien.get("/")
    teks = isi(halaman)
    assert halaman.status == 200
    assert "Selamat datang di Kecamatan Long Kali" in teks
    for layanan in daftar_layanan(basis, kantor(basis).id):
        assert layanan.nama in teks
    assert "55 menit kerja" in teks  # Surat Pengantar KK
    assert halaman.sup.select_one('main a[href="/masuk"]') is not None
    hari = [dt.get_text() for dt in halaman.sup.select("main dt")]
    assert len(hari) == 7
    assert hari[0].startswith("Senin") and hari[6].startswith("Minggu")


def test_sehat_menjawab_200_dan_503_bila_basis_data_gagal(klien: Klien, app: Flask) -> None:
    assert klien.get("/sehat").jawaban.json == {"status": "sehat", "basis_data": "ok"}
    with app.extensions["skm_mesin"].begin() as koneksi:
        koneksi.execute(sa.text("ALTER TABLE unit RENAME TO unit_hilang"))
    sakit = klien.get("/sehat")
    assert (sakit.status, sakit.jawaban.json) == (503, {"status": "gangguan", "basis_data": "gagal"})


@pytest.mark.parametrize("peran", list(Peran))
def test_setiap_peran_membaca_dasbor_dan_hanya_pembaca_diberi_tautan_laporan(
    klien: Klien, peran: Peran
) -> None:
    klien.masuk_sebagai(peran)
    halaman = klien.get("/dasbor")
    assert halaman.status == 200
    tautan = {str(a["href"]) for a in halaman.sup.select("main a[href]")}
    membaca = peran is not Peran.PETUGAS
    assert ("/laporan/ikm" in tautan, "/indikator/IKU-01#jejak-ketetapan" in tautan) == (membaca, membaca)
    for alamat in tautan:
        assert klien.get(alamat).status == 200


def test_dasbor_kosong_mengatakan_belum_ada_dan_bukan_nol_persen(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/dasbor")
    # IKM and both percentages have no figure; nothing is overdue, nobody answered
    assert angka_besar(halaman)[:3] == ["Belum ada data"] * 3
    assert angka_besar(halaman)[3:] == ["0 permohonan", "0 dari paling sedikit 0"]
    assert "Belum ada responden" in isi(halaman)


def test_dasbor_menyebut_angka_tahun_ini_dengan_angka_ketetapan_di_sampingnya(
    klien: Klien, basis: Session
) -> None:
    tadi = KINI.replace(hour=0, minute=0, second=0, microsecond=0)  # due by now, and this year
    jawab(basis, KINI.date(), *nilai_48())
    mohon(basis, "KK", tadi, selesai=tadi, jumlah=50)
    mohon(basis, "IUMK", tadi, selesai=tadi, jumlah=3)
    mohon(basis, "IUMK", tadi)
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/dasbor")
    # 3 of 4 licences on time. Krejcie and Morgan for the 53 services finished:
    # 3.841 × 53 × ¼ ÷ (0.0025 × 52 + 3.841 × ¼) = 50.893 ÷ 1.090 = 46.7 → 47
    assert angka_besar(halaman) == [
        "78,70 mutu B",
        "100,00 %",
        "75,00 %",
        "1 permohonan",
        "48 dari paling sedikit 47",
    ]
    teks = isi(halaman)
    assert "Menurut rumus ketetapan: 3,15" in teks
    assert "Menurut rumus ketetapan: 6,00 %" in teks  # 3 licences ÷ 50 non-licences
    assert "rumus koreksi IKU-02, yang berlaku" in teks
    assert "rumus koreksi IKU-03, yang berlaku" in teks
    assert "Cukup" in teks


def test_halaman_ikm_menunjukkan_nilai_mutu_responden_dan_sembilan_unsur(
    klien: Klien, basis: Session
) -> None:
    jawab(basis, TEMPO.date(), *nilai_48())
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get(f"/laporan/ikm?{MARET}")
    assert angka_besar(halaman) == ["78,70", "74,68–81,43", "48 orang", "3,15"]
    assert "Mutu B, baik" in isi(halaman)
    baris = [
        [" ".join(s.get_text(" ").split()) for s in b.select("th, td")]
        for b in halaman.sup.select(".tabel-gulir tbody tr")
    ]
    assert len(baris) == 9
    assert baris[0] == ["U1 Persyaratan Terendah", "2,81", "135", "48", "0,3125"]  # 2.8125 ÷ 9
    assert baris[3] == [
        "U4 Biaya/Tarif Tertinggi",
        "3,60",
        "173",
        "48",
        "0,4005",
    ]  # 3.6041… ÷ 9
    langkah = [satu.get_text(" ") for satu in halaman.sup.select(".jejak li")]
    assert any("135 ÷ 48" in satu and "2,8125" in satu for satu in langkah)


def test_penimbang_tercetak_diberi_label_di_halaman(klien: Klien, basis: Session) -> None:
    jawab(basis, TEMPO.date(), *nilai_48())
    basis.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get(f"/laporan/ikm?{MARET}&bobot=0.11")
    assert angka_besar(halaman)[0] == "77,92"
    assert "Bobot dibulatkan dua angka" in satu(halaman, ".pesan-info")


def test_tanpa_jawaban_halaman_ikm_mengatakan_belum_ada_responden(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/laporan/ikm")
    assert halaman.status == 200
    assert angka_besar(halaman) == []
    assert "Belum ada responden" in isi(halaman)


def test_saran_warga_tampil_apa_adanya_sesuai_saringan(klien: Klien, basis: Session) -> None:
    jawab(basis, TEMPO.date(), [3] * 9, layanan="KK", saran="<script>alert(1)</script> kursi kurang")
    jawab(basis, TEMPO.date(), *[[3] * 9] * 4, layanan="KK")
    jawab(basis, TEMPO.date(), [3] * 9, layanan="KTP", saran="Petugasnya ramah.")
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    semua = klien.get(f"/laporan/ikm?{MARET}")
    assert len(semua.sup.select("blockquote")) == 2
    kk = klien.get(f"/laporan/ikm?{MARET}&layanan=KK")
    assert satu(kk, "blockquote p") == "<script>alert(1)</script> kursi kurang"
    assert "<script>alert" not in kk.teks
    assert satu(kk, "blockquote footer") == "Maret 2026"  # not the day, not the service


def test_satu_layanan_dengan_kurang_dari_lima_responden_tidak_dirinci(klien: Klien, basis: Session) -> None:
    jawab(basis, TEMPO.date(), *[[2] * 9] * 4, layanan="KK")
    basis.commit()
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    kk = klien.get(f"/laporan/ikm?{MARET}&layanan=KK")
    assert "Belum dapat ditampilkan" in isi(kk)
    assert angka_besar(kk) == []
    seluruh = klien.get(f"/laporan/ikm?{MARET}")
    assert angka_besar(seluruh)[:3] == ["50,00", "Belum ada data", "4 orang"]


def test_periode_cepat_menyimpan_layanan_dan_penimbang_di_alamat(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/laporan/ikm?layanan=KK&bobot=0.111")
    pintas = {a.get_text(): str(a["href"]) for a in halaman.sup.select(".pintas a")}
    assert list(pintas) == ["Bulan ini", "Triwulan ini", "Tahun ini", "Semua waktu"]
    assert all("layanan=KK" in url and "bobot=0.111" in url for url in pintas.values())
    assert satu(halaman, '.pintas a[aria-current="true"]') == "Tahun ini"
    semua = klien.get(pintas["Semua waktu"])
    assert "Semua waktu" in isi(semua)
    assert semua.sup.select_one("option[value=KK][selected]") is not None


def test_saringan_yang_dikirim_menampilkan_periode_dan_layanannya(klien: Klien, basis: Session) -> None:
    jawab(basis, TEMPO.date(), *[[4] * 9] * 5, layanan="KK")
    jawab(basis, TEMPO.date(), [1] * 9, layanan="KTP")
    basis.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get("/laporan/ikm").form("form.penyaring")
    halaman = form.isi(dari="2026-03-31", sampai="2026-03-31", layanan="KK").kirim()
    assert "Maret 2026 · Surat Pengantar KK" in isi(halaman)
    assert "per bulan penuh" in isi(halaman)
    assert halaman.sup.select_one("input[name=dari]")["value"] == "2026-03-01"
    assert angka_besar(halaman)[:3] == ["100,00", "63,07–100,00", "5 orang"]


@pytest.mark.parametrize(
    "halaman_laporan", ["/laporan/ikm", "/laporan/ketepatan", "/laporan/ketepatan/kasus"]
)
@pytest.mark.parametrize(
    ("rentang", "pesan"),
    [
        ("dari=31/03/2026&sampai=", "“31/03/2026” bukan tanggal"),  # not ISO
        ("dari=&sampai=2026-02-29", "“2026-02-29” bukan tanggal"),  # 2026 is no leap year
        ("dari=2026-04-01&sampai=2026-03-01", "tidak boleh sesudah"),  # backwards
        ("dari=0001-01-01&sampai=", "1900"),  # a slip of the year
    ],
)
def test_tanggal_yang_salah_disebut_di_isiannya_dan_tidak_ada_angka(
    klien: Klien, basis: Session, halaman_laporan: str, rentang: str, pesan: str
) -> None:
    jawab(basis, TEMPO.date(), [4] * 9)
    mohon(basis, "KK", TEMPO, selesai=TEMPO)
    basis.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get(f"{halaman_laporan}?{rentang}")
    galat = halaman.sup.select_one("#saring-galat")
    assert halaman.status == 400
    assert galat is not None and pesan in galat.get_text()
    assert halaman.sup.select_one('#saring-dari[aria-describedby~="saring-galat"]') is not None
    assert angka_besar(halaman) == []
    assert halaman.sup.select("main table") == []


def test_tanggal_yang_diketik_warga_usil_tampil_sebagai_teks(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/laporan/ikm", {"dari": '"><script>x', "sampai": ""})
    assert halaman.status == 400
    assert halaman.sup.select("main script") == []


@pytest.mark.parametrize(
    "alamat",
    ["/laporan/ikm?layanan=TIDAK", "/laporan/ikm?bobot=0.1", "/laporan/ketepatan/kasus?kelompok=semua"],
)
def test_pilihan_yang_tidak_ada_adalah_halaman_yang_tidak_ada(klien: Klien, alamat: str) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert klien.get(alamat).status == 404


def test_halaman_ketepatan_menunjukkan_kedua_kelompok_dan_yang_di_sampingnya(
    klien: Klien, basis: Session
) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=500)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO, jumlah=36)
    mohon(basis, "IMB", TEMPO, selesai=TEMPO + timedelta(minutes=1), jumlah=3)
    mohon(basis, "SITU", TEMPO)
    mohon(basis, "SITU", TEMPO, status=StatusPermohonan.BATAL, jumlah=2)
    basis.commit()
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = klien.get(f"/laporan/ketepatan?{MARET}")
    assert angka_besar(halaman) == ["100,00 %", "90,00 %", "1 permohonan"]
    teks = isi(halaman)
    assert "36 dari 40 permohonan yang jatuh tempo" in teks
    assert "Menurut rumus ketetapan: 7,20 %" in teks  # 36 ÷ 500
    assert "39 , tepat waktu 36 (92,31 %)" in teks  # finished in the period: 36 ÷ 39 = 92.307…
    assert "2 / 0, tidak ikut dihitung" in teks


def test_angka_ketepatan_membuka_permohonannya_tanpa_nama_pemohon(klien: Klien, basis: Session) -> None:
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=2, pemohon="Siti Rahasia")
    mohon(basis, "KTP", TEMPO, pemohon="Budi Rahasia")
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    ketepatan = klien.get(f"/laporan/ketepatan?{MARET}")
    tautan = next(a for a in ketepatan.sup.select("tbody a") if a.get_text() == "Surat Pengantar KK")
    kasus = klien.get(str(tautan["href"]))
    assert len(kasus.sup.select("tbody tr")) == 2
    assert "Sel 31 Mar 2026, 16.00" in isi(kasus)  # Tuesday
    assert "Rahasia" not in kasus.teks
    for satu in ketepatan.sup.select(".kartu-angka a:not([href^='#'])"):
        assert klien.get(str(satu["href"])).status == 200


@pytest.mark.parametrize("alamat", ["/laporan/ikm", "/laporan/ketepatan", "/laporan/ketepatan/kasus"])
def test_laporan_tertutup_bagi_petugas_dan_bagi_yang_belum_masuk(klien: Klien, alamat: str) -> None:
    assert klien.get(alamat).headers["Location"].startswith("/masuk?")
    klien.masuk_sebagai(Peran.PETUGAS)
    assert klien.get(alamat).status == 403
