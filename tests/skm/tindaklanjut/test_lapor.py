"""What becomes of a plan: reported by its post with evidence, taken back, and told to citizens."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import JejakAudit, Peran
from skm.config import Konfigurasi
from skm.galat import Bersamaan, Galat
from skm.isian.queries import jabatan
from skm.isian.services.bukti import letak, periksa_berkas, tempatkan_berkas
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from skm.survei.models import Tautan
from skm.survei.queries import perbaikan_terbaru
from skm.tindaklanjut.models import BuktiTindakLanjut, RencanaTindakLanjut, StatusTindakLanjut
from skm.tindaklanjut.queries import butir_periode, daftar_bukti, daftar_terlambat
from skm.tindaklanjut.services import (
    hapus_bukti_rencana,
    laporkan,
    simpan_rencana,
    tambah_rencana,
    tampilkan,
    tarik_rencana,
)
from tests.kantor import kantor
from tests.klien import Klien
from tests.perekam import rekam
from tests.skm.tindaklanjut.test_tindak_lanjut import HARI, ISI, SIAPA, TW1, TW2, laporan, rencanakan

PDF = periksa_berkas("foto antrean.pdf", b"%PDF-1.4 foto")
ALAMAT = "/laporan/tindak-lanjut"


def test_a_row_that_was_taken_back_is_in_no_report_share_or_list_and_may_be_planned_anew(
    session: Session, unit: Unit
) -> None:
    keliru = rencanakan(session, unit, TW1, triwulan="2")
    rencanakan(session, unit, TW1, triwulan="2", program="Kursi")
    tarik_rencana(session, keliru, alasan="salah periode", versi=keliru.versi, **SIAPA)
    hasil = laporan(session, unit, TW2).hasil
    assert [satu.rencana.program for satu in hasil.rencana.sebelumnya] == ["Kursi (2026)"]
    assert daftar_terlambat(session, unit.id, HARI).banyak == 1
    assert [satu.program for satu in butir_periode(session, unit.id, TW1)] == ["Kursi"]
    jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc())).first()
    assert jejak == (
        f"menarik rencana tindak lanjut nomor {keliru.id} (U3 Waktu Penyelesaian, Antrean bernomor, "
        "Triwulan II 2026, Kasi): salah periode"
    )
    assert rencanakan(session, unit, TW1, triwulan="2").id != keliru.id
    with pytest.raises(Galat, match="sudah ditarik"):
        simpan_rencana(session, keliru, replace(ISI, program="Lain"), versi=keliru.versi, **SIAPA)


def test_taking_back_needs_a_reason_and_a_period_that_is_not_approved(session: Session, unit: Unit) -> None:
    satu = rencanakan(session, unit)
    with pytest.raises(Galat, match="Alasan"):
        tarik_rencana(session, satu, alasan="", versi=satu.versi, **SIAPA)
    tampilkan(session, unit_id=unit.id, periode=TW2, **SIAPA)
    with pytest.raises(Galat, match="tidak dapat ditarik"):
        tarik_rencana(session, satu, alasan="keliru", versi=satu.versi, **SIAPA)


def test_what_citizens_are_told_follows_the_plan_from_its_approval_on(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match="Belum ada rencana"):
        tampilkan(session, unit_id=unit.id, periode=TW2, **SIAPA)
    satu = rencanakan(session, unit)
    assert perbaikan_terbaru(session, unit.id) is None
    tampilkan(session, unit_id=unit.id, periode=TW2, **SIAPA)
    with pytest.raises(Bersamaan):
        tampilkan(session, unit_id=unit.id, periode=TW2, **SIAPA)
    selesai = replace(ISI, status=StatusTindakLanjut.SELESAI, realisasi="Dipasang")
    simpan_rencana(session, satu, selesai, versi=satu.versi, **SIAPA)
    tampil = perbaikan_terbaru(session, unit.id)
    assert tampil is not None
    (butir,) = tampil.butir
    assert butir == {
        "unsur": "Waktu Penyelesaian",
        "program": "Antrean bernomor",
        "kapan": "Triwulan III, IV 2026",
        "status": "Selesai",
        "selesai": True,
        "realisasi": "Dipasang",
    }


def test_evidence_is_kept_once_under_its_checksum_and_its_bytes_go_with_the_last_row(
    session: Session, unit: Unit, tmp_path: Path
) -> None:
    satu, lain = rencanakan(session, unit), rencanakan(session, unit, program="Kursi")
    lapor = {"status": StatusTindakLanjut.BERJALAN, "realisasi": "Dipesan", "folder": tmp_path, **SIAPA}
    for rencana in (satu, lain):
        assert laporkan(session, rencana, berkas=PDF, versi=rencana.versi, **lapor)
    with pytest.raises(Galat, match="sudah ada"), session.begin_nested():
        laporkan(session, satu, berkas=PDF, versi=satu.versi, **lapor)
    tempatkan_berkas(PDF, tmp_path)
    assert [satu for satu in tmp_path.rglob("*") if satu.is_file()] == [letak(tmp_path, PDF.sidik)]
    assert letak(tmp_path, PDF.sidik).read_bytes() == PDF.isi
    assert [
        hapus_bukti_rencana(session, rencana, daftar_bukti(session, rencana.id)[0], **SIAPA)
        for rencana in (satu, lain)
    ] == [False, True]  # the other row rests on it, then none


def _rencana(app: Flask, pos: int) -> int:
    """A plan for the quarter that ended with 2025, of that post."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = kantor(session)
        isi = replace(
            ISI, penanggung_jawab=jabatan(session, unit.id)[pos], tahun=2026, program=f"Program {pos}"
        )
        satu = tambah_rencana(
            session, unit_id=unit.id, periode=Periode.triwulan(2025, 4), isi=isi, hari=HARI, **SIAPA
        )
        session.commit()
        return satu.id


def test_a_post_reports_its_own_row_with_evidence_citizens_read_it_and_no_other_posts_row(
    app: Flask, klien: Klien, konf: Konfigurasi
) -> None:
    milik, lain = _rencana(app, 0), _rencana(app, 1)
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        tautan, posnya = session.scalars(sa.select(Tautan.kode)).one(), jabatan(session, 1)[0]
    warga = Klien(app)
    assert "Apa yang kami perbaiki" not in warga.get(f"/s/{tautan}/terima-kasih").teks
    pimpinan = Klien(app)
    pimpinan.masuk_sebagai(Peran.PIMPINAN)
    papan = pimpinan.get(f"{ALAMAT}?tahun=2025&bagian=tw4")
    assert papan.form("form[action*=tampilkan]").kirim().status == 303
    assert "Program 0 (Direncanakan)" in " ".join(warga.get(f"/s/{tautan}/terima-kasih").sup.text.split())
    warga.get(f"/s/{tautan}")

    klien.masuk(klien.buat_akun(Peran.PENANGGUNG_JAWAB, jabatan=[posnya]))
    halaman = klien.get(f"{ALAMAT}/{milik}")
    form = halaman.form("#form-lapor").isi(status="selesai", realisasi="Mesin antrean dipasang")
    kiriman = form.nilai | {"berkas": (io.BytesIO(PDF.isi), PDF.nama)}
    assert klien.http.post(f"{ALAMAT}/{milik}/lapor", data=kiriman).status_code == 303
    bukti = klien.get(f"{ALAMAT}/{milik}").sup.select_one("#judul-bukti + ul a")
    unduhan = klien.http.get(bukti["href"])
    assert (unduhan.data, unduhan.mimetype) == (PDF.isi, "application/pdf")
    assert unduhan.headers["Content-Disposition"].startswith("attachment")
    assert klien.get(f"{ALAMAT}/{lain}").sup.select("#form-lapor") == []
    kiriman = form.nilai | {"berkas": (io.BytesIO(b"%PDF-1.4 lain"), "lain.pdf")}
    assert klien.http.post(f"{ALAMAT}/{lain}/lapor", data=kiriman).status_code == 403
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(BuktiTindakLanjut)) == 1
        assert session.get_one(RencanaTindakLanjut, milik).status is StatusTindakLanjut.SELESAI
    assert "Program 0 (Selesai)" in " ".join(warga.get(f"/s/{tautan}/terima-kasih").sup.text.split())
    assert "Mesin antrean dipasang" in warga.get("/").sup.text
    assert "Mesin antrean dipasang" in warga.get("/perbaikan").sup.text
    warga.get(f"/s/{tautan}")
    with rekam(app.extensions["skm_mesin"]) as hitungan:
        warga.get(f"/s/{tautan}")
    assert set(hitungan) <= {"SELECT versi_pintu.nomor FROM versi_pintu"}  # due once a second


def test_a_file_that_lies_about_itself_is_refused_at_its_field(app: Flask, klien: Klien) -> None:
    milik = _rencana(app, 0)
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get(f"{ALAMAT}/{milik}").form("#form-lapor")
    kiriman = form.nilai | {"berkas": (io.BytesIO(b"MZ program"), "foto.pdf")}
    jawaban = klien.http.post(f"{ALAMAT}/{milik}/lapor", data=kiriman)
    assert jawaban.status_code == 400
    assert 'id="berkas-galat"' in jawaban.text


def test_the_button_that_takes_back_leaves_the_reason_readable(app: Flask, klien: Klien) -> None:
    milik = _rencana(app, 0)
    klien.masuk_sebagai(Peran.ADMIN)
    ke = klien.get(f"{ALAMAT}/{milik}").form("#form-tarik").isi(alasan="salah periode").kirim().ikuti()
    assert ke.url == f"{ALAMAT}?tahun=2025&bagian=tw4"
    assert "salah periode" in ke.sup.select_one("details.kartu").text
    assert (
        klien.get(f"{ALAMAT}/{milik}").sup.select("form#form-lapor, form#form-tarik, form#form-rencana") == []
    )
