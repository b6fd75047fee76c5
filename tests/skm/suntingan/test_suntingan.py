"""Words and photographs of a report: as typed in every file, said to be so, and taken back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.galat import Galat
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.seksi import JUDUL, angka, bergeser, catatan, paragraf, terhitung
from skm.laporan.hasil.tambahan import Foto, Seksi, Suntingan
from skm.layanan.gambar import baca_gambar
from skm.layanan.models import Unit
from skm.suntingan.models import FotoLaporan
from skm.suntingan.queries import baca_tambahan
from skm.suntingan.services import BATAS, pastikan_terbuka
from skm.suntingan.tentang import Laporan
from tests.conftest import WITA
from tests.contoh import isi_contoh
from tests.klien import Klien
from tests.skm.dokumen.hasil_sekadau import hasil_sekadau, laporan_sekadau
from tests.skm.dokumen.test_laporan_skm_bentuk import naskah, teks
from tests.skm.laporan.susun import jawab, nilai_48
from tests.suntingan import gambar_png, isi_suntingan
from tests.terbit import pukul, setujui_periode

JAHAT = "<b>Antrean</b> & <script>alert(1)</script>"
TW2 = Periode.triwulan(2026, 2)
NARASI, FOTO = "/laporan/skm/narasi", "/laporan/skm/foto"


def sunting(seksi: Seksi, isi: str, **lama: str) -> Suntingan:
    """Written on 4 July 2019, when these figures were other ones."""
    return Suntingan(seksi, isi, angka(hasil_sekadau(), seksi) | lama, "Siti Aminah", date(2019, 7, 4))


def foto(keterangan: str, ukuran: tuple[int, int] = (64, 48)) -> Foto:
    gambar = baca_gambar(gambar_png(ukuran=ukuran), BATAS)
    return Foto(keterangan, gambar.lebar, gambar.tinggi, gambar.isi)


def test_every_section_has_a_text_that_prints_as_it_is_until_somebody_writes_it_anew() -> None:
    hasil = hasil_sekadau()
    for seksi in Seksi:
        assert paragraf(hasil, seksi) == terhitung(hasil, seksi) != ()
        assert catatan(hasil, seksi) == ""
    assert set(JUDUL) == set(Seksi)


def test_what_was_written_stands_in_every_file_as_typed_with_who_wrote_it_and_when() -> None:
    laporan = laporan_sekadau(suntingan=(sunting(Seksi.METODE, f"{JAHAT}\n- Butir pertama"),))
    for bentuk in ("docx", "pdf"):
        isi = teks(bentuk, laporan.tulis(bentuk))
        assert JAHAT in isi, bentuk
        assert "Bagian ini disunting Siti Aminah pada 4 Juli 2019." in isi
        assert "Kuesioner diisi sendiri oleh pengguna" not in isi
    butir = [
        satu.text for satu in naskah(laporan.tulis("docx")).paragraphs if satu.style.name == "List Bullet"
    ]
    assert "Butir pertama" in butir


def test_a_figure_that_moved_since_is_named_with_what_it_was() -> None:
    satu = sunting(Seksi.KESIMPULAN, "IKM 78,00.", **{"Nilai IKM": "78,00", "Responden": "47"})
    laporan = laporan_sekadau(suntingan=(satu,))
    geser = "Nilai IKM 78,00 menjadi 78,70; Responden 47 menjadi 48"
    assert bergeser(laporan.hasil, satu) == tuple(geser.split("; "))
    assert f"Sejak itu berubah: {geser}." in teks("docx", laporan.tulis("docx"))


def test_photographs_stand_in_their_order_with_captions_and_words_for_who_does_not_see_them() -> None:
    laporan = laporan_sekadau(foto=(foto(f"Forum {JAHAT}"), foto("Loket", (48, 400))))
    isi = laporan.tulis("docx")
    berkas: Any = naskah(isi)
    alt = [satu.get("descr") for satu in berkas.element.iter() if satu.tag.endswith("}docPr")]
    assert alt[-2:] == [f"Forum {JAHAT}", "Loket"]
    pdf = laporan.tulis("pdf")
    for bentuk, satu in (("docx", isi), ("pdf", pdf)):
        kata = teks(bentuk, satu)
        assert f"Gambar 3. Forum {JAHAT}" in kata, bentuk
        assert "Belum ada foto" not in kata
    assert pdf.count(b"/S /Figure") == 4  # two charts and two photographs
    assert b"/Alt (Loket)" in pdf


def test_a_photograph_is_kept_as_a_small_picture_without_what_rode_along() -> None:
    lampiran = Image.Exif()
    lampiran[0x010E] = "koordinat rumah camat"
    wadah = io.BytesIO()
    Image.new("RGB", (4000, 2000)).save(wadah, "JPEG", exif=lampiran)
    satu = baca_gambar(wadah.getvalue(), BATAS)
    assert (satu.jenis, satu.lebar, satu.tinggi) == ("image/jpeg", 1600, 800)
    assert b"koordinat" not in satu.isi
    wadah = io.BytesIO()
    Image.new("RGBA", (40, 40)).save(wadah, "PNG")
    with Image.open(io.BytesIO(baca_gambar(wadah.getvalue(), BATAS).isi)) as gambar:
        assert gambar.getpixel((5, 5)) == (255, 255, 255)  # what was transparent is paper


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"\xff\xd8\xff" + bytes(8 * 1024 * 1024), "paling besar 8 MB"),
        (gambar_png(ukuran=(9001, 1)), "paling panjang 9000 piksel"),
        (gambar_png(ukuran=(5001, 5001)), "paling banyak 25 megapiksel"),
        (b"<svg/>", "PNG atau JPEG"),
    ],
    ids=["bytes", "side", "pixels", "kind"],
)
def test_a_photograph_beyond_its_bounds_is_refused_before_it_is_unpacked(isi: bytes, kata: str) -> None:
    with pytest.raises(Galat, match=kata):
        baca_gambar(isi, BATAS)


def test_words_and_pictures_of_a_report_are_read_together_and_of_no_other(
    session: Session, unit: Unit
) -> None:
    nomor = isi_suntingan(session, unit, "Uji", datetime(2026, 10, 2, 20, 0, tzinfo=UTC))
    milik = session.get_one(FotoLaporan, nomor)
    laporan = Laporan(unit.id, milik.dari, milik.sampai)
    cetak, layar = (baca_tambahan(session, laporan, WITA, cetak=satu) for satu in (True, False))
    (satu,) = cetak.suntingan
    assert (satu.seksi, satu.teks, satu.angka, satu.oleh, satu.hari, satu.versi) == (
        *(Seksi.KESIMPULAN, "Uji", {"Nilai IKM": "12,34"}, "Uji"),
        *(date(2026, 10, 3), 1),  # past midnight at the office
    )
    assert [(satu.keterangan, satu.lebar, satu.tinggi) for satu in cetak.foto] == [("Uji", 64, 48)]
    assert cetak.foto[0].isi[:2] == b"\xff\xd8"
    assert layar.suntingan == cetak.suntingan
    assert layar.foto[0].isi == b""
    lain = baca_tambahan(session, replace(laporan, layanan="KK"), WITA, cetak=True)
    assert (lain.suntingan, lain.foto) == ((), ())


def test_a_section_is_written_anew_read_in_the_report_and_goes_back(app: Flask, klien: Klien) -> None:
    isi_contoh(app)
    klien.masuk_sebagai(Peran.PIMPINAN)
    assert klien.get(NARASI).sup.select_one("form#form-narasi") is None
    buka = klien.get(f"{NARASI}?seksi=analisis")
    kosong = buka.form("#form-narasi").isi(teks=" ").kirim()
    assert (kosong.status, "Isi teksnya" in kosong.teks) == (400, True)
    panjang = buka.form("#form-narasi").isi(teks="x" * 6001).kirim()
    assert (panjang.status, "x" * 6001 in panjang.teks) == (400, True)
    assert buka.form("#form-narasi").isi(teks=JAHAT).kirim().status == 303
    simpan = klien.get(NARASI)
    assert simpan.teks.count("Bagian ini disunting") == 2  # the example's own, and this one
    laporan = klien.get("/laporan/skm")
    assert JAHAT in [satu.text for satu in laporan.sup.select("#isi-laporan ~ p")]
    assert simpan.form("form[action*=hapus]:has([value=analisis])").kirim().status == 303
    assert "Teks hitungan dipulihkan." in klien.get(NARASI).teks
    assert JAHAT not in klien.get("/laporan/skm").sup.text


def test_photographs_are_added_described_ordered_and_taken_away(app: Flask, klien: Klien) -> None:
    isi_contoh(app, "Loket")
    klien.masuk_sebagai(Peran.ADMIN)
    daftar = klien.get(FOTO)

    def kirim(isi: bytes, **lain: str) -> Any:
        token = daftar.form("#form-foto").nilai["csrf_token"]
        data = {"csrf_token": token, "keterangan": "Forum", "berkas": (io.BytesIO(isi), "a.png")} | lain
        return klien.http.post(FOTO, data=data, follow_redirects=True)

    gagal = kirim(b"<svg/>", keterangan="Forum warga")
    assert (gagal.status_code, "Forum warga" in gagal.text) == (400, True)
    assert kirim(gambar_png()).status_code == 409  # the example's own picture
    assert kirim(gambar_png("red")).status_code == 200
    urutan = [satu["alt"] for satu in klien.get(FOTO).sup.select("img.foto")]
    assert urutan == ["Loket", "Forum"]
    satu = klien.get(f"{FOTO}/2")
    assert klien.http.get(f"{FOTO}/2.jpg").mimetype == "image/jpeg"
    satu.form("#form-foto").isi(keterangan="Forum Konsultasi", urut="1").kirim()
    satu = klien.get(f"{FOTO}/1")
    satu.form("#form-foto").isi(keterangan="Loket", urut="2").kirim()
    kini = klien.get(FOTO)
    assert [satu["alt"] for satu in kini.sup.select("img.foto")] == ["Forum Konsultasi", "Loket"]
    klien.get(f"{FOTO}/2").form("form[action$=hapus]").kirim()
    assert [satu["alt"] for satu in klien.get(FOTO).sup.select("img.foto")] == ["Loket"]


def test_what_is_approved_keeps_its_text_and_photographs_while_its_figures_stand(
    session: Session, unit: Unit
) -> None:
    satu, saat = Laporan.dari_periode(unit.id, TW2), Saat(pukul(2026, 7, 1), WITA)
    jawab(session, date(2026, 5, 12), *nilai_48())
    pastikan_terbuka(session, satu, saat)
    setujui_periode(session, unit, TW2, saat.pada)
    with pytest.raises(Galat, match="sudah disetujui") as ditolak:
        pastikan_terbuka(session, satu, saat)
    assert ditolak.value.status == 409
    pastikan_terbuka(session, replace(satu, layanan="KK"), saat)  # not approved by itself
    jawab(session, date(2026, 5, 13), [4] * 9)
    pastikan_terbuka(session, satu, saat)
