"""Approving a period's report: what is kept, what documents carry, and when today's data differ from it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pypdfium2
import pytest
import sqlalchemy as sa
import zxingcpp
from docx import Document
from flask import Flask
from PIL import Image
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import JejakAudit, Peran
from skm.dokumen.laporan_skm.penyusun import TERBACA, LaporanSkm, baca_laporan
from skm.galat import Bersamaan, Galat
from skm.jawaban.models import Jalur, Jawaban, Pengecualian
from skm.jawaban.services.pengecualian import kecualikan
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_berlaku
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.isi import Keadaan
from skm.layanan.models import Unit
from skm.layanan.queries import daftar_layanan
from skm.pengesahan.models import Pengesahan
from skm.pengesahan.queries import KeadaanSah, keadaan_sah, sidik_hasil, sidik_kini
from skm.pengesahan.services import Ditunjukkan, setujui
from skm.pengukuran.buku import buka_buku
from skm.pengukuran.models import AngkaBeku
from skm.pengukuran.services import laporkan_ketepatan
from skm.survei.services.pelepasan import akhiri_hari
from skm.tindaklanjut.models import StatusTindakLanjut
from skm.tindaklanjut.services import IsiRencana, tambah_rencana
from tests.conftest import WITA
from tests.jawaban import SEGEL, kolom_unsur, simpan
from tests.klien import Klien
from tests.skm.dokumen.hasil_sekadau import laporan_sekadau
from tests.skm.jawaban.kiriman import datang, menunggu_dilepas
from tests.skm.laporan.susun import jawab, mohon, nilai_48
from tests.terbit import hasil_periode, pukul, setujui_periode

TW1, TW2 = Periode.triwulan(2026, 1), Periode.triwulan(2026, 2)
PADA = pukul(2026, 7, 1)
SIAPA = {"nama": "Camat", "oleh": "pimpinan", "pada": PADA, "alasan": ""}
RENCANA = IsiRencana("U1", "Persyaratan", "Papan", 2026, "3", "Kasi", StatusTindakLanjut.DIRENCANAKAN, "")


def laporan(session: Session, unit: Unit, periode: Periode = TW2) -> LaporanSkm:
    layanan = list(daftar_layanan(session, unit.id, hanya_aktif=False))
    return baca_laporan(session, unit, periode, Saat(PADA, WITA), layanan, server="https://skm.uji")


def rencanakan(session: Session, unit: Unit) -> None:
    siapa = {"hari": date(2026, 7, 1), "oleh": "uji", "pada": PADA}
    tambah_rencana(session, unit_id=unit.id, periode=TW2, isi=RENCANA, **siapa)


def test_an_approved_report_is_final_and_its_plan_stays_as_it_was_approved(
    session: Session, unit: Unit
) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48())
    rencanakan(session, unit)
    assert laporan(session, unit).hasil.keadaan is Keadaan.KONSEP
    satu = setujui_periode(session, unit, TW2, PADA)
    tambah_rencana(
        session,
        unit_id=unit.id,
        periode=TW2,
        isi=replace(RENCANA, program="Sesudahnya"),
        hari=date(2026, 7, 1),
        oleh="uji",
        pada=PADA,
    )
    kini = laporan(session, unit)
    assert kini.hasil.keadaan is Keadaan.DISETUJUI
    assert [r.program for r in kini.hasil.rencana.baris] == ["Papan (2026)"]
    assert kini.periksa is not None
    assert kini.periksa.alamat == f"https://skm.uji/v/{satu.kode}"
    assert kini.periksa.teks == (
        f"Disetujui 1 Juli 2026 oleh Camat. Kode {satu.kode}. Jejak audit {satu.jejak[:TERBACA]}"
    )
    assert (satu.isi["ikm"], satu.isi["mutu"], satu.isi["responden"]) == ("78.70", "B", 48)
    jejak = session.scalars(sa.select(JejakAudit.peristiwa).where(JejakAudit.oleh == "pimpinan")).one()
    assert jejak == (
        f"menyetujui laporan SKM Triwulan II 2026 yang ke-1, IKM 78,70 (B), 48 responden, kode {satu.kode}"
    )


def test_what_was_approved_is_no_longer_the_documents_when_its_data_change(
    session: Session, unit: Unit
) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48())
    setujui_periode(session, unit, TW2, PADA)
    jawab(session, date(2026, 5, 13), [4] * 9)
    kini = laporan(session, unit)
    assert (kini.hasil.keadaan, kini.periksa) == (Keadaan.KONSEP, None)
    with pytest.raises(Galat, match="memerlukan alasan"):
        setujui_periode(session, unit, TW2, PADA)
    assert setujui_periode(session, unit, TW2, PADA, "formulir tertinggal").nomor == 2
    assert laporan(session, unit).hasil.keadaan is Keadaan.DISETUJUI


def test_the_fingerprint_is_read_alone_as_it_is_with_the_whole_report(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48())
    tempo = pukul(2026, 5, 12)
    mohon(session, "KK", tempo, selesai=tempo, jumlah=3)
    satu, saat = setujui_periode(session, unit, TW2, PADA), Saat(PADA, WITA)
    assert (
        sidik_hasil(hasil_periode(session, unit, TW2, PADA)) == sidik_kini(session, satu, saat) == satu.sidik
    )
    buku = buka_buku(session, unit_id=unit.id, zona=WITA, pada=PADA, tahun=[2026], periode=[TW2])
    laporkan_ketepatan(session, buku, unit_id=unit.id, periode=TW2, oleh="uji", pada=PADA)
    beku = sidik_kini(session, satu, saat)
    mohon(session, "KK", tempo)  # one more that fell due, and is not finished
    assert sidik_hasil(hasil_periode(session, unit, TW2, PADA)) == sidik_kini(session, satu, saat) == beku
    assert beku == satu.sidik, "what was reported stays"
    session.execute(sa.delete(AngkaBeku))
    assert sidik_kini(session, satu, saat) != satu.sidik


def kuesioner(session: Session, unit: Unit) -> Kuesioner:
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 1, 1))
    return kuesioner_berlaku(session, unit.id, pada=date(2026, 1, 1))


def test_excluded_answers_change_the_data_with_the_release_that_hides_them(
    session: Session, unit: Unit
) -> None:
    tanya, saat = kuesioner(session, unit), Saat(pukul(2026, 4, 2), WITA)
    for ke in range(12):
        datang(session, tanya, date(2026, 1, 5), tanda=int(ke < 6), layanan_id=1)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 4, 1))
    sah = setujui_periode(session, unit, TW1, saat.pada)
    kelompok = {"kelompok": [(date(2026, 1, 1), 1)], "alasan": "Pelatihan", "oleh": "admin", "pada": PADA}
    kecualikan(session, unit_id=unit.id, **kelompok)
    assert sidik_kini(session, sah, saat) == sah.sidik
    menunggu_dilepas(session, tanya, date(2026, 4, 3), 5)
    assert sidik_kini(session, sah, saat) != sah.sidik


def test_one_excluded_answer_of_a_loaded_form_changes_them_too(session: Session, unit: Unit) -> None:
    tanya, saat = kuesioner(session, unit), Saat(pukul(2026, 4, 2), WITA)
    satu = {"unit_id": unit.id, "kuesioner_id": tanya.id, "tanggal": date(2026, 1, 5), "jalur": Jalur.IMPOR}
    simpan(session, *[satu | kolom_unsur([3] * 9)] * 6, satu | kolom_unsur([1] * 9) | {"tanda": 1})
    akhiri_hari(session, segel=SEGEL, hari_ini=date(2026, 4, 1))
    sah = setujui_periode(session, unit, TW1, saat.pada)
    kelompok = {"kelompok": [(date(2026, 1, 1), 1)], "alasan": "Uji", "oleh": "admin", "pada": PADA}
    assert kecualikan(session, unit_id=unit.id, **kelompok).jumlah == 1
    menunggu_dilepas(session, tanya, date(2026, 4, 3), 5)
    assert session.scalar(sa.select(sa.func.count()).select_from(Jawaban).where(~Jawaban.terhitung)) == 1
    assert session.scalar(sa.select(Pengecualian.jumlah)) == 1
    assert sidik_kini(session, sah, saat) != sah.sidik


@pytest.mark.parametrize(
    ("periode", "banyak", "kata"),
    [
        (Periode.bulan(2026, 5), 6, "triwulan, semester, atau tahun"),
        (Periode.triwulan(2026, 3), 6, "belum berakhir"),
        (TW2, 4, "Belum ada nilai IKM"),  # too few to be shown
        (TW1, 0, "Belum ada nilai IKM"),
    ],
)
def test_only_ended_quarters_half_years_and_years_with_an_index_are_approved(
    session: Session, unit: Unit, periode: Periode, banyak: int, kata: str
) -> None:
    jawab(session, date(2026, 5, 12), *([[3] * 9] * banyak))
    with pytest.raises(Galat, match=kata):
        setujui_periode(session, unit, periode, PADA)


def test_who_approves_what_was_not_shown_is_told_so(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48())
    hasil = hasil_periode(session, unit, TW2, PADA)
    sah = keadaan_sah(None, hasil)
    rencanakan(session, unit)
    with pytest.raises(Bersamaan, match="berubah sejak halamannya dibuka"):
        setujui(
            session,
            hasil_periode(session, unit, TW2, PADA),
            Ditunjukkan(0, sah.sidik_isi),
            unit_id=unit.id,
            **SIAPA,
        )
    setujui_periode(session, unit, TW2, PADA)
    with pytest.raises(Bersamaan, match="baru saja disetujui"):
        setujui(session, hasil, Ditunjukkan(0, sah.sidik_isi), unit_id=unit.id, **SIAPA)
    with pytest.raises(Galat, match="tidak ada yang berubah"):
        setujui_periode(session, unit, TW2, PADA, "sekali lagi")


def test_the_database_keeps_an_approval_as_it_was_written(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48())
    setujui_periode(session, unit, TW2, PADA)
    for ubah in ("UPDATE pengesahan SET nama = 'lain'", "DELETE FROM pengesahan"):
        with pytest.raises(sa.exc.DBAPIError, match="tidak dapat di"), session.begin_nested():
            session.execute(sa.text(ubah))


def disetujui() -> LaporanSkm:
    """An approved report without a database."""
    isi = laporan_sekadau(keadaan=Keadaan.DISETUJUI)
    sah = Pengesahan(kode="abcdefghjk", sidik="s", nama="Camat Uji", pada=PADA, isi={})
    return replace(isi, sah=KeadaanSah(sah, "", "s"), server="https://skm.uji")


def test_every_kind_of_file_carries_code_and_qr_code_and_no_mark() -> None:
    satu = disetujui()
    alamat = "https://skm.uji/v/abcdefghjk"
    assert satu.periksa is not None
    with Image.open(io.BytesIO(satu.periksa.gambar)) as gambar:
        assert [kode.text for kode in zxingcpp.read_barcodes(gambar.convert("L"))] == [alamat]
    naskah = Document(io.BytesIO(satu.tulis("docx")))
    kaki = naskah.sections[0].footer
    assert alamat in " ".join(p.text for p in kaki.paragraphs)
    assert len(kaki._element.xpath(".//pic:pic")) == 1
    assert "KONSEP" not in naskah.sections[0].header.paragraphs[0].text
    pdf = pypdfium2.PdfDocument(satu.tulis("pdf"))
    for halaman in (pdf[0], pdf[len(pdf) - 1]):
        teks = halaman.get_textpage().get_text_range()
        assert ("Kode abcdefghjk" in teks, alamat in teks, "KONSEP" in teks) == (True, True, False)
    terbaca = zxingcpp.read_barcodes(pdf[len(pdf) - 1].render(scale=4, grayscale=True).to_pil())
    assert [kode.text for kode in terbaca] == [alamat]
    lembar = openpyxl.load_workbook(io.BytesIO(satu.tulis("xlsx"))).worksheets[0]
    assert alamat in str(lembar.oddFooter.left.text)


def test_pimpinan_approves_on_the_page_and_others_read_it(app: Flask, basis: Session) -> None:
    jawab(basis, date(2024, 5, 12), *nilai_48())
    basis.commit()
    pimpinan, admin = Klien(app), Klien(app)
    pimpinan.masuk_sebagai(Peran.PIMPINAN)
    admin.masuk_sebagai(Peran.ADMIN)
    alamat = "/laporan/skm?tahun=2024&bagian=tw2"
    semula = admin.get(alamat)
    assert "Belum disetujui pimpinan." in semula.sup.select_one("#persetujuan").parent.text
    assert not semula.sup.select("#form-setujui")
    sesudah = pimpinan.get(alamat).form("#form-setujui").kirim().ikuti()
    assert "disetujui dengan kode" in sesudah.sup.select_one(".pesan-sukses").text
    kode = sesudah.sup.select_one("#persetujuan").parent.code.text
    assert not sesudah.sup.select("#form-setujui")
    assert "Disetujui" in sesudah.sup.select(".kartu-angka")[2].text
    tamu = Klien(app).get(f"/v/{kode}")
    for kata in ("masih memberi angka yang sama", "78,70", "Mutu B", "48", "uji-pimpinan", "2,81"):
        assert kata in tamu.sup.main.text, kata
    jawab(basis, date(2024, 5, 13), [1] * 9)
    basis.commit()
    berubah = Klien(app).get(f"/v/{kode}")
    assert "data kantor berubah" in berubah.sup.select_one(".pesan-galat").text
    assert "78,70" in berubah.sup.main.text  # what it said, never today's
    assert "77," not in berubah.sup.main.text
    assert "datanya berubah" in admin.get(alamat).sup.select_one("#persetujuan").parent.text
    assert Klien(app).get("/v/tiadaada").status == 404
