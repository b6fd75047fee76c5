"""The pages of a quarter: typed in, computed at once, kept, and never overwritten unseen."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.akun.queries import jejak_terakhir
from skm.indikator.models import Indikator, IsianTriwulan
from skm.layanan.queries import unit_utama
from skm.orm import buka_sesi
from tests.klien import Halaman, Klien
from tests.skm.indikator.test_isian import ISI, LAYAK


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
    ajukan = simpan.form("#aksi-ajukan").kirim().ikuti()
    assert "Tahap: diajukan" in ajukan.sup.main.text
    assert ajukan.sup.select("#isian button") == []


@pytest.mark.parametrize(
    ("tulisan", "pesan"),
    [("80 %", "bukan persentase"), ("1.234", "dapat berarti"), ("banyak", "bukan angka")],
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
    assert bentrok.sup.select_one(f"#tersimpan-{LAYAK}").text == "Tersimpan oleh ani: 8"
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
        jejak = [satu.peristiwa for satu in jejak_terakhir(session, unit_utama(session).id)]
    diisi = [satu for satu in jejak if satu.startswith("mengisi IKU-04 triwulan 2 tahun 2026: ")]
    assert len(diisi) == 2
    assert diisi[0].endswith(f": {LAYAK} 7,5 (tadinya 8)")


def test_what_was_sent_back_says_why_and_by_whom_until_it_is_submitted_again(app: Flask) -> None:
    pos, admin = Klien(app), Klien(app)
    pos.masuk(pos.buat_akun(Peran.PENANGGUNG_JAWAB))
    admin.masuk(admin.buat_akun(Peran.ADMIN, "bu-ani"))
    _buka(pos).form("#isian").isi(**_isi()).kirim().ikuti().form("#aksi-ajukan").kirim()
    _buka(admin).form("#aksi-kembalikan").isi(alasan="Lampirkan berita acara.").kirim()
    assert _buka(pos).sup.select_one("#dikembalikan").text == "Dikembalikan bu-ani: Lampirkan berita acara."
    papan = pos.get("/indikator-belum?tahun=2026&triwulan=2").sup.main
    assert "dikembalikan: Lampirkan berita acara." in papan.text
    _buka(pos).form("#aksi-ajukan").kirim()
    assert _buka(pos).sup.select_one("#dikembalikan") is None


def test_the_board_names_the_post_and_loses_what_was_submitted(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    alamat = "/indikator-belum?tahun=2026&triwulan=2"
    assert "IKU-04" in klien.get(alamat).sup.main.text
    _buka(klien).form("#isian").isi(**_isi()).kirim().ikuti().form("#aksi-ajukan").kirim()
    papan = klien.get(alamat).sup.main
    assert "IKU-04" not in papan.text
    assert "Yth. " in papan.text


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
        peristiwa = [satu.peristiwa for satu in jejak_terakhir(session, unit_utama(session).id)]
    assert "memilih rumus ketetapan untuk IKU-03 tahun 2026: Surat Bupati 12/2026" in peristiwa
