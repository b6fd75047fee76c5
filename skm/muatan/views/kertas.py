"""Typing stacks of paper forms, by keyboard: digits and Enter."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELAYANI
from skm.db import session as sesi_db
from skm.kuesioner import queries
from skm.kuesioner.models import JenisKuesioner, Kuesioner
from skm.kuesioner.profil import daftar_profil
from skm.layanan.queries import daftar_layanan, layanan_berkode
from skm.muatan import halaman
from skm.muatan.forms.kertas import LembarForm, TumpukanForm
from skm.muatan.models import Tumpukan
from skm.muatan.queries import daftar_tumpukan, tumpukan_unit
from skm.muatan.services import kertas
from skm.muatan.views.bersama import bp
from skm.survei import services
from skm.survei.forms.tautan import pilihan_layanan
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import hari_ini, sekarang

SATU = "/kelola/kertas/<int:nomor>"
TERAKHIR = 8
"""Sheets shown below the entry field."""


@bp.get("/kelola/kertas")
@untuk(MELAYANI)
def kertas_daftar() -> str:
    """All stacks, and a form for a new one."""
    return _halaman_daftar(_form_tumpukan())


@bp.post("/kelola/kertas")
@untuk(MELAYANI)
def kertas_baru() -> Jawaban:
    """Begin a stack."""
    form, pelaku = _form_tumpukan(), akun_kini()
    if not form.validate():
        return _halaman_daftar(form), 400
    if form.tanggal.data > hari_ini():
        form.tanggal.errors = ["Tanggal ini belum terjadi."]
        return _halaman_daftar(form), 400
    layanan = layanan_berkode(sesi_db(), pelaku.unit_id, form.layanan.data)
    satu = kertas.buat_tumpukan(
        sesi_db(),
        unit_id=pelaku.unit_id,
        kuesioner=queries.kuesioner_hari_itu(
            sesi_db(), pelaku.unit_id, JenisKuesioner(form.jenis_kuesioner.data), form.tanggal.data
        ),
        layanan_id=layanan.id if layanan else None,
        nama=form.nama.data,
        tanggal=form.tanggal.data,
        ganda=form.ganda.data,
        oleh=pelaku.nama,
        pada=sekarang(),
    )
    nomor = satu.id
    sesi_db().commit()
    return redirect(url_for("muatan.kertas_ketik", nomor=nomor), 303)


@bp.get(SATU)
@untuk(MELAYANI, sebagai="Tumpukan ini")
def kertas_ketik(nomor: int) -> str:
    """The entry field with the focus in it; `?masukan=2` for the second person."""
    return _halaman_ketik(_milik(nomor), LembarForm(None), _masukan(request.args.get("masukan", "1")))


@bp.post(SATU)
@untuk(MELAYANI)
def kertas_lembar(nomor: int) -> Jawaban:
    """Keep one sheet and be ready for the next."""
    satu, form = _milik(nomor), LembarForm()
    masukan = _masukan(form.masukan.data or "")
    if not services.POLA_KUNCI.fullmatch(form.kunci.data or ""):
        abort(400)
    if not form.validate():
        return _halaman_ketik(satu, form, masukan), 400
    with Upaya(form, di="angka") as upaya:
        isi = {
            **kertas.baca_angka(_kuesioner(satu), form.angka.data or ""),
            **kertas.baca_pelengkap(request.form),
        }
        kertas.simpan_lembar(
            sesi_db(),
            satu,
            nomor=form.nomor.data,
            masukan=masukan,
            isi=isi,
            kunci=form.kunci.data,
            oleh=akun_kini().nama,
        )
    if upaya.ditolak:
        galat = "" if satu.impor_id is None else upaya.kalimat  # a closed stack shows no form
        return _halaman_ketik(satu, form, masukan, galat), upaya.status
    sesi_db().commit()
    return redirect(url_for("muatan.kertas_ketik", nomor=nomor, masukan=masukan), 303)


@bp.post(f"{SATU}/hapus")
@untuk(MELAYANI)
def kertas_hapus(nomor: int) -> Response:
    """Take one sheet out of an open stack."""
    satu, lembar = _milik(nomor), nomor_kiriman(request.form.get("lembar", ""))
    if lembar is None:
        abort(400)
    tujuan = url_for("muatan.kertas_ketik", nomor=nomor)
    with kabari(tujuan):
        kertas.hapus_lembar(sesi_db(), satu, lembar)
    sesi_db().commit()
    flash(f"Lembar {lembar} dihapus.", "sukses")
    return redirect(tujuan, 303)


@bp.post(f"{SATU}/tutup")
@untuk(MELAYANI)
def kertas_tutup(nomor: int) -> Jawaban:
    """Count every sheet of the stack as an answer."""
    satu = _milik(nomor)
    with Upaya() as upaya:
        jumlah = kertas.tutup_tumpukan(sesi_db(), satu, oleh=akun_kini().nama, pada=sekarang())
    if upaya.ditolak:
        return _halaman_ketik(satu, LembarForm(None), 1, upaya.kalimat), upaya.status
    sesi_db().commit()
    flash(f"{jumlah} lembar sudah dihitung sebagai jawaban survei.", "sukses")
    return redirect(url_for("muatan.kertas_daftar"), 303)


def _masukan(teks: str) -> int:
    return int(teks) if teks in {"1", "2"} else abort(400)


def _milik(nomor: int) -> Tumpukan:
    return tumpukan_unit(sesi_db(), akun_kini().unit_id, nomor) or abort(404)


def _kuesioner(satu: Tumpukan) -> Kuesioner:
    return sesi_db().get_one(Kuesioner, satu.kuesioner_id)


def _form_tumpukan() -> TumpukanForm:
    form = TumpukanForm(tanggal=hari_ini())
    form.jenis_kuesioner.choices = [
        SelectChoice(jenis.value, jenis.upper())
        for jenis in queries.jenis_terbit(sesi_db(), akun_kini().unit_id, pada=hari_ini())
    ]
    form.layanan.choices = pilihan_layanan(daftar_layanan(sesi_db(), akun_kini().unit_id))
    return form


def _halaman_daftar(form: TumpukanForm) -> str:
    daftar = [halaman.baris_tumpukan(satu) for satu in daftar_tumpukan(sesi_db(), akun_kini().unit_id)]
    return render_template("muatan/kertas.html", form=form, daftar=daftar)


def _halaman_ketik(satu: Tumpukan, form: LembarForm, masukan: int, galat: str = "") -> str:
    """The page keeps what was typed; only a sheet that was kept makes room for the next number."""
    semua = kertas.lembar_tumpukan(sesi_db(), satu)
    milik = [baris for baris in semua if baris.masukan == masukan]
    if not form.errors and not form.angka.errors:
        form.nomor.data = max((baris.nomor for baris in milik), default=0) + 1
        form.kunci.data = services.kunci_baru()
    form.masukan.data = str(masukan)
    unsur = [satu.kode for satu in _kuesioner(satu).unsur]
    terakhir = list(reversed(milik))[:TERAKHIR]
    return render_template(
        "muatan/kertas_ketik.html",
        satu=satu,
        form=form,
        galat=galat,
        masukan=masukan,
        kedua=masukan == 2,
        terhitung=satu.impor_id is not None,
        unsur=unsur,
        profil=daftar_profil(),
        pelengkap=request.form,
        terakhir=[halaman.baris_lembar(baris, unsur) for baris in terakhir],
        jumlah=len({baris.nomor for baris in semua}),
        beda=[(b.nomor, halaman.kata_beda(b)) for b in kertas.beda(semua)] if satu.ganda else [],
        belum=kertas.belum_ganda(semua) if satu.ganda else [],
    )
