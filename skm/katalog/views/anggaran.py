"""Programmes of a year and their budget: the list by sasaran, one of them, and loading a sheet of them."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENETAPKAN
from skm.berkas.tabel import dari_isi
from skm.db import session
from skm.katalog import queries, services
from skm.katalog.anggaran import BarisProgram, baca_program, jumlah
from skm.katalog.forms import MuatProgramForm, ProgramForm, isi_program
from skm.katalog.views.alamat import bp, semua_tahun, tahun_diminta
from skm.web.masukan import kiriman_besar
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang

TERBESAR = 5 * 1024 * 1024


@bp.get("/indikator-anggaran")
@untuk(MEMBACA_ANGKA, di="indikator.daftar", sebagai="Program dan anggaran")
def anggaran() -> str:
    """Every programme below its sasaran, with pagu and realisasi by quarter."""
    return _halaman(MuatProgramForm(None))


@bp.get("/indikator-anggaran/program")
@untuk(MENETAPKAN, sebagai="Program ini")
def program() -> str:
    """One programme to change, or a new one."""
    satu = _diminta()
    form = ProgramForm(None, **(isi_program(satu) if satu else {"versi": 0}))
    return _formulir(form, satu)


@bp.post("/indikator-anggaran/program")
@untuk(MENETAPKAN)
def program_simpan() -> Jawaban:
    """Keep it."""
    tahun, satu, pelaku = tahun_diminta(), _diminta(), akun_kini()
    form = ProgramForm()
    form.sasaran.choices = _sasaran()
    if not form.validate():
        return _formulir(form, satu), 400
    with Upaya(form, di="nama") as upaya:
        services.simpan_program(
            session(),
            form.program(),
            unit_id=pelaku.unit_id,
            tahun=tahun,
            nomor=satu.id if satu else None,
            versi=form.versi.data,
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _formulir(form, satu), upaya.status
    session().commit()
    flash(f"{form.nama.data} disimpan.", "sukses")
    return redirect(url_for("indikator.anggaran", tahun=tahun), 303)


@bp.post("/indikator-anggaran/program/<int:nomor>/hapus")
@untuk(MENETAPKAN)
def program_hapus(nomor: int) -> Jawaban:
    """Take it out."""
    tahun, pelaku = tahun_diminta(), akun_kini()
    queries.program_bernomor(session(), pelaku.unit_id, nomor) or abort(404)
    with kabari(url_for("indikator.anggaran", tahun=tahun)):
        nama = services.hapus_program(
            session(), unit_id=pelaku.unit_id, nomor=nomor, oleh=pelaku.nama, pada=sekarang()
        )
        session().commit()
        flash(f"{nama} dihapus.", "sukses")
    return redirect(url_for("indikator.anggaran", tahun=tahun), 303)


@bp.post("/indikator-anggaran/muat")
@untuk(MENETAPKAN)
@kiriman_besar(TERBESAR)
def anggaran_muat() -> Jawaban:
    """Load a sheet; all of it or nothing."""
    pelaku, form = akun_kini(), MuatProgramForm()
    if not form.validate():
        return _halaman(form), 400
    with Upaya(form, di="berkas") as upaya:  # before anything is asked: it takes its time
        tabel = dari_isi(form.berkas.data.filename or "", form.berkas.data.read(), ("sasaran", "program"))
    if upaya.ditolak:
        return _halaman(form), upaya.status
    tahun = tahun_diminta()
    with Upaya(form, di="berkas") as upaya:
        baru, berubah = services.muat_program(
            session(), tabel, unit_id=pelaku.unit_id, tahun=tahun, oleh=pelaku.nama, pada=sekarang()
        )
    if upaya.ditolak:
        return _halaman(form), upaya.status
    session().commit()
    flash(f"{baru} program ditambahkan, {berubah} diubah.", "sukses" if baru or berubah else "info")
    return redirect(url_for("indikator.anggaran", tahun=tahun), 303)


def _diminta() -> BarisProgram | None:
    """The programme in the address; None for a new one, 404 for one that there is not."""
    nomor = request.args.get("nomor", "")
    if not nomor:
        return None
    if not nomor.isascii() or not nomor.isdecimal() or len(nomor) > 9:
        abort(404)
    satu = queries.program_bernomor(session(), akun_kini().unit_id, int(nomor)) or abort(404)
    return baca_program(satu)


def _sasaran() -> list[str]:
    return list(queries.sasaran_iku(session(), akun_kini().unit_id, tahun_diminta()))


def _formulir(form: ProgramForm, satu: BarisProgram | None) -> str:
    form.sasaran.choices = _sasaran()
    return render_template("katalog/program.html", form=form, satu=satu, tahun=tahun_diminta())


def _halaman(form: MuatProgramForm) -> str:
    tahun = tahun_diminta()
    semua = [baca_program(satu) for satu in queries.daftar_program(session(), akun_kini().unit_id, tahun)]
    return render_template(
        "katalog/anggaran.html",
        form=form,
        tahun=tahun,
        semua_tahun=semua_tahun(),
        kelompok=[(nama, isi, jumlah(isi)) for nama, isi in _menurut_sasaran(semua).items()],
        semua=jumlah(semua),
        kolom_lembar=services.KOLOM,
        boleh=akun_kini().peran in MENETAPKAN,
    )


def _menurut_sasaran(semua: Sequence[BarisProgram]) -> dict[str, list[BarisProgram]]:
    hasil: dict[str, list[BarisProgram]] = {satu: [] for satu in _sasaran()}
    for satu in semua:
        hasil.setdefault(satu.sasaran, []).append(satu)
    return hasil
