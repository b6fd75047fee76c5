"""The pages of a quarter: typed in, computed at once, kept, and never overwritten unseen."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.akun.queries import jejak_terakhir
from skm.config import Konfigurasi
from skm.isian.models import IsianTriwulan
from skm.katalog.models import Indikator
from skm.orm import buka_sesi
from tests.kantor import kantor
from tests.klien import Halaman, Klien
from tests.skm.isian.test_bukti import PDF, kirim
from tests.skm.isian.test_isian import ISI, LAYAK
from tests.skm.pengukuran.test_persetujuan import orang


def _buka(klien: Klien) -> Halaman:
    return klien.get("/indikator/IKU-04/isi?tahun=2026&triwulan=2")


def _isi(**lain: str) -> dict[str, str]:
    return {f"nilai-{nama}": str(nilai) for nama, nilai in ISI.items()} | lain


def test_a_post_fills_in_sees_both_results_and_submits(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    halaman = _buka(klien)
    definisi = " ".join(label.text for label in halaman.sup.select("#isian label"))
    assert "sarana" in definisi.lower()
    coba = halaman.form("#isian").isi(**_isi(), aksi="hitung").kirim()
    assert ("75,00" in coba.sup.main.text, "80,00" in coba.sup.main.text) == (True, True)
    assert "Tahap" not in coba.sup.main.text  # nothing was stored
    simpan = halaman.form("#isian").isi(**_isi()).kirim().ikuti()
    assert "Tahap: draf" in simpan.sup.main.text
    ajukan = simpan.form("#isian").isi(aksi="ajukan").kirim().ikuti()
    assert "Tahap: diajukan" in ajukan.sup.main.text
    assert ajukan.sup.select("#isian button") == []


@pytest.mark.parametrize(("rumus", "nilai"), [("ketetapan", "75,00"), ("koreksi", "80,00")])
def test_the_result_in_force_is_that_of_the_formula_which_was_chosen(
    app: Flask, klien: Klien, rumus: str, nilai: str
) -> None:
    camat = orang(app, Peran.PIMPINAN)
    camat.get("/indikator/IKU-04/rumus?tahun=2026").form("#rumus").isi(rumus=rumus, alasan="uji").kirim()
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    coba = _buka(klien).form("#isian").isi(**_isi(), aksi="hitung").kirim().sup
    berlaku = [kartu.h2.text for kartu in coba.select("#hasil .kartu") if "Berlaku" in kartu.text]
    assert berlaku == [f"Menurut rumus {rumus}"]
    assert nilai in coba.select_one("#ringkas").text


@pytest.mark.parametrize(
    ("tulisan", "pesan"),
    [
        ("80 %", "bukan persentase"),
        ("1.234", "dapat berarti"),
        ("banyak", "bukan angka"),
        ("-3", "tidak pernah kurang dari 0"),
    ],
)
def test_what_is_no_count_is_refused_at_its_field_and_stays(
    app: Flask, klien: Klien, tulisan: str, pesan: str
) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    tolak = _buka(klien).form("#isian").isi(**_isi(**{f"nilai-{LAYAK}": tulisan})).kirim()
    assert tolak.status == 400
    assert pesan in tolak.sup.select_one(f"#nilai-{LAYAK}-galat").text
    assert tolak.form("#isian").nilai[f"nilai-{LAYAK}"] == tulisan
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(IsianTriwulan)) == 0


def test_two_people_at_once_the_second_keeps_what_was_typed(app: Flask) -> None:
    pertama, kedua = Klien(app), Klien(app)
    for satu, nama in ((pertama, "ani"), (kedua, "budi")):
        satu.masuk(satu.buat_akun(Peran.PENANGGUNG_JAWAB, nama))
    milik_kedua = _buka(kedua)
    _buka(pertama).form("#isian").isi(**_isi()).kirim()
    bentrok = milik_kedua.form("#isian").isi(**_isi(**{f"nilai-{LAYAK}": "7"})).kirim()
    assert bentrok.status == 409
    assert "ani baru saja mengubah" in bentrok.sup.select_one(".ringkasan-galat").text
    assert bentrok.form("#isian").nilai[f"nilai-{LAYAK}"] == "7"
    assert bentrok.sup.select_one(f"#tersimpan-{LAYAK}").text.split() == ["Tersimpan", "oleh", "ani:", "8"]
    assert _buka(pertama).form("#isian").nilai[f"nilai-{LAYAK}"] == "8"
    bentrok.form("#isian").kirim()  # having seen both, the second may decide
    assert _buka(pertama).form("#isian").nilai[f"nilai-{LAYAK}"] == "7"


def test_the_trail_says_what_was_typed_and_what_stood_there_before(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    _buka(klien).form("#isian").isi(**_isi()).kirim()
    ubah = _buka(klien).form("#isian").isi(**{f"nilai-{LAYAK}": "7,5"})
    ubah.kirim()
    _buka(klien).form("#isian").kirim()  # nothing new, nothing said
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        jejak = [satu.peristiwa for satu in jejak_terakhir(session, kantor(session).id)]
    diisi = [satu for satu in jejak if satu.startswith("mengisi IKU-04 triwulan 2 tahun 2026: ")]
    assert len(diisi) == 2
    kata = "Jumlah sarana prasarana administrasi perkantoran yang tersedia dan layak"
    assert diisi[0].endswith(f": “{kata}” 7,5 (tadinya 8)")


def test_what_was_sent_back_says_why_and_by_whom_until_it_is_submitted_again(app: Flask) -> None:
    pos, admin = Klien(app), Klien(app)
    pos.masuk(pos.buat_akun(Peran.PENANGGUNG_JAWAB))
    admin.masuk(admin.buat_akun(Peran.ADMIN, "bu-ani"))
    _buka(pos).form("#isian").isi(**_isi()).kirim().ikuti().form("#isian").isi(aksi="ajukan").kirim()
    _buka(admin).form("#aksi-kembalikan").isi(alasan="Lampirkan berita acara.").kirim()
    pesan = _buka(pos).sup.select_one("#dikembalikan").text
    assert pesan.startswith("Dikembalikan bu-ani, ") and pesan.endswith(": Lampirkan berita acara.")
    papan = pos.get("/indikator-belum?tahun=2026&triwulan=2").sup.main
    assert "Dikembalikan Lampirkan berita acara." in papan.text
    _buka(pos).form("#isian").isi(aksi="ajukan").kirim()
    halaman = _buka(pos).sup
    assert halaman.select_one("#dikembalikan") is None
    assert [satu.text.split()[0] for satu in halaman.select(".riwayat li")] == [
        "Diajukan",
        "Dikembalikan",
        "Diajukan",
    ]


def test_the_board_names_the_post_and_loses_what_was_submitted(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    alamat = "/indikator-belum?tahun=2026&triwulan=2"
    assert "IKU-04" in klien.get(alamat).sup.main.text
    _buka(klien).form("#isian").isi(**_isi()).kirim().ikuti().form("#isian").isi(aksi="ajukan").kirim()
    papan = klien.get(alamat).sup.main
    assert "IKU-04" not in [tautan.text for tautan in papan.select("li a")]
    assert "Yth. " in papan.text
    jabatan, *jumlah = (sel.text for sel in papan.select_one("#rekap tbody tr").select("th, td"))
    # not filled in, draft, submitted, verified, approved, locked
    assert (jabatan, jumlah) == ("Kasubbag Umum dan Kepegawaian", ["2", "0", "1", "0", "0", "0"])


def test_typed_numbers_evidence_and_submission_go_together_or_not_at_all(
    app: Flask, klien: Klien, konf: Konfigurasi
) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    tolak = kirim(klien, "surat.docx", PDF, **_isi(), aksi="ajukan")
    assert tolak.form("#isian").nilai[f"nilai-{LAYAK}"] == "8"  # what was typed is still there
    assert "Jenis berkas" in tolak.sup.select_one(".ringkasan-galat").text
    assert not (konf.instance / "bukti").exists()
    kurang = kirim(klien, "berita acara.pdf", PDF, **_isi(**{f"nilai-{LAYAK}": ""}), aksi="ajukan")
    assert "Belum diisi: Jumlah" in kurang.sup.select_one(".ringkasan-galat").text
    assert not (konf.instance / "bukti").exists()
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(IsianTriwulan)) == 0
    sukses = kirim(klien, "berita acara.pdf", PDF, **_isi(), aksi="ajukan").ikuti().sup.main
    assert "diajukan dan menunggu verifikasi" in sukses.text
    assert "berita acara.pdf" in sukses.text and "Tahap: diajukan" in sukses.text


def test_submitting_submits_what_stands_on_the_screen(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    _buka(klien).form("#isian").isi(**_isi()).kirim()
    _buka(klien).form("#isian").isi(**{f"nilai-{LAYAK}": "6"}, aksi="ajukan").kirim()
    assert _buka(klien).form("#isian").nilai[f"nilai-{LAYAK}"] == "6"


def test_an_empty_quarter_goes_nowhere(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    _buka(klien).form("#isian").isi(aksi="simpan").kirim()
    tolak = klien.get("/indikator-belum?tahun=2026&triwulan=2").form("form[action*='/ajukan']").kirim()
    assert "IKU-04: Belum diisi: " in tolak.ikuti().sup.main.text
    assert "Tahap: draf" in _buka(klien).sup.main.text


def test_a_number_marked_as_not_applicable_is_asked_about(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    tolak = _buka(klien).form("#isian").isi(**_isi(**{f"tidak-berlaku-{LAYAK}": "y"})).kirim()
    assert "pilih salah satu" in tolak.sup.select_one(f"#nilai-{LAYAK}-galat").text


def test_a_figure_to_look_at_twice_says_so_and_is_kept_all_the_same(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    _buka(klien).form("#isian").isi(**_isi(**{"nilai-sarana_tersedia": "13"})).kirim()  # 13 of 12
    assert "Di luar 0 sampai 100 %" in _buka(klien).sup.select_one("#hasil").text
    lain = klien.get("/indikator/IKU-04/isi?tahun=2026&triwulan=3")
    lain.form("#isian").isi(**_isi(**{"nilai-sarana_tersedia": "6"})).kirim()  # 50 % after 108,33 %
    sesudah = klien.get("/indikator/IKU-04/isi?tahun=2026&triwulan=3").sup.select_one("#hasil").text
    assert "Berubah lebih dari separuh" in sesudah and "Di luar" not in sesudah


def test_what_the_camat_approved_only_the_camat_sends_back(app: Flask) -> None:
    pos, admin, camat = (orang(app, p) for p in (Peran.PENANGGUNG_JAWAB, Peran.ADMIN, Peran.PIMPINAN))
    _buka(pos).form("#isian").isi(**_isi(), aksi="ajukan").kirim()
    _buka(admin).form("#aksi-verifikasi").kirim()
    assert _buka(admin).sup.select_one("#aksi-kembalikan") is not None
    _buka(camat).form("#aksi-setujui").kirim()
    assert _buka(admin).sup.select_one("#aksi-kembalikan") is None
    data = _buka(camat).form("#aksi-kembalikan").nilai | {"alasan": "uji"}
    data["csrf_token"] = _buka(admin).sup.select_one("[name=csrf_token]")["value"]
    tolak = admin.post("/indikator/IKU-04/tahap?tahun=2026&triwulan=2", data).ikuti()
    assert "tidak dapat di-kembalikan oleh peran Anda" in tolak.sup.main.text
    _buka(camat).form("#aksi-kembalikan").isi(alasan="cek lagi").kirim()
    assert "Tahap: draf" in _buka(admin).sup.main.text


def test_the_camat_chooses_the_formula_in_force_with_a_reason_and_both_stay(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    alamat = "/indikator/IKU-03/rumus?tahun=2026"
    assert klien.get(alamat).form("#rumus").nilai["rumus"] == "koreksi"
    tanpa = klien.get(alamat).form("#rumus").isi(rumus="ketetapan").kirim()
    assert "Isi alasan" in tanpa.sup.select_one("#alasan-galat").text
    klien.get(alamat).form("#rumus").isi(rumus="ketetapan", alasan="Surat Bupati 12/2026").kirim()
    rincian = klien.get("/indikator/IKU-03?tahun=2026").sup.main
    berlaku = [kartu.h2.text for kartu in rincian.select(".kartu-angka") if "Berlaku" in kartu.text]
    assert berlaku == ["Menurut rumus ketetapan"]
    assert "Menurut rumus koreksi" in rincian.text
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        tahun = dict(
            list(
                session.execute(
                    sa.select(Indikator.tahun, Indikator.rumus_berlaku).where(Indikator.kode == "IKU-03")
                )
            )
        )
        assert {satu: rumus.value for satu, rumus in tahun.items()} == {
            2025: "koreksi",
            2026: "ketetapan",
            2027: "koreksi",
        }
        peristiwa = [satu.peristiwa for satu in jejak_terakhir(session, kantor(session).id)]
    assert "memilih rumus ketetapan untuk IKU-03 tahun 2026: Surat Bupati 12/2026" in peristiwa
