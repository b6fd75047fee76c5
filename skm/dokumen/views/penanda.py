"""Who signs the documents, post by post."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.db import session
from skm.dokumen.forms import PenandaForm
from skm.dokumen.penanda import Penanda, jabatan_tertulis
from skm.dokumen.queries import penanda_tangan
from skm.dokumen.services import simpan_penanda
from skm.laporan.views.saringan import bp
from skm.layanan.views.kantor import kantor_sendiri
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang


@bp.get("/laporan/penanda-tangan")
@untuk(MENGELOLA, di="laporan.dokumen")
def penanda() -> str:
    """Every post that signs, and the form of the one that was chosen."""
    semua = penanda_tangan(session(), akun_kini().unit_id)
    jabatan = request.args.get("jabatan", "")
    if not jabatan:
        return _halaman(semua, _nama_jabatan(semua))
    if jabatan not in semua:
        abort(404)
    nama = _nama_jabatan(semua)
    return _halaman(semua, nama, jabatan, _form(semua, nama, jabatan, obj=semua[jabatan]))


@bp.post("/laporan/penanda-tangan")
@untuk(MENGELOLA)
def penanda_simpan() -> Response | tuple[str, int]:
    """Keep who holds the post."""
    pelaku = akun_kini()
    semua = penanda_tangan(session(), pelaku.unit_id)
    jabatan = request.form.get("jabatan", "")
    if jabatan not in semua:
        abort(400)
    nama = _nama_jabatan(semua)
    form = _form(semua, nama, jabatan)
    if not form.validate_on_submit():
        return _halaman(semua, nama, jabatan, form), 400
    with Upaya(form, di="atasan") as upaya:
        berubah = simpan_penanda(
            session(),
            unit_id=pelaku.unit_id,
            baru=form.penanda(jabatan),
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(semua, nama, jabatan, form), upaya.status
    session().commit()
    flash(f"{nama[jabatan]}: {'disimpan' if berubah else 'tidak ada yang berubah'}.", "sukses")
    return redirect(url_for("laporan.penanda"), 303)


def _form(
    semua: dict[str, Penanda], nama: dict[str, str], jabatan: str, obj: Penanda | None = None
) -> PenandaForm:
    form = PenandaForm(obj=obj)
    lain = [satu for satu in semua if satu != jabatan and semua[jabatan].atasan]
    form.atasan.choices = [(satu, nama[satu]) for satu in lain] or [("", "Tidak ada")]
    return form


def _nama_jabatan(semua: dict[str, Penanda]) -> dict[str, str]:
    """Each post as a letter writes it."""
    unit = kantor_sendiri()
    kantor = {"kantor": unit.nama, "ejaan": unit.nama_ketetapan, "kabupaten": unit.kabupaten}
    return {satu: jabatan_tertulis(satu, **kantor) for satu in semua}


def _halaman(
    semua: dict[str, Penanda], nama: dict[str, str], jabatan: str = "", form: PenandaForm | None = None
) -> str:
    return render_template(
        "dokumen/penanda_tangan.html",
        semua=semua,
        nama_jabatan=nama,
        jabatan=jabatan,
        form=form,
    )
