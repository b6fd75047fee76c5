"""One plan: made, changed, taken back."""

from __future__ import annotations

from flask import flash, request
from werkzeug.wrappers import Response

from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MERENCANAKAN
from skm.db import session
from skm.laporan.views.saringan import bp
from skm.tindaklanjut import services
from skm.tindaklanjut.forms import RencanaForm, TarikForm
from skm.tindaklanjut.models import StatusTindakLanjut
from skm.tindaklanjut.services import IsiRencana
from skm.tindaklanjut.views.bersama import (
    ALAMAT,
    SATU,
    Form,
    halaman_baru,
    halaman_rencana,
    ke_papan,
    kunci_saran,
    milik,
    nama_unsur,
    periode_kini,
)
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang


@bp.get(f"{ALAMAT}/baru")
@untuk(MERENCANAKAN)
def tindak_lanjut_baru() -> str:
    """The form of one more plan; `unsur` in the address chooses one."""
    periode = periode_kini()
    mulai = periode.sampai or hari_ini()
    tahun, triwulan = mulai.year + mulai.month // 12, mulai.month // 3 % 4 + 1
    form = RencanaForm(None, tahun=tahun, unsur=request.args.get("unsur", ""), **{f"tw{triwulan}": True})
    nama_unsur(form, periode)
    return halaman_baru(form, periode)


@bp.post(f"{ALAMAT}/baru")
@untuk(MERENCANAKAN)
def tindak_lanjut_tambah() -> Response | tuple[str, int]:
    """Add it to the plan."""
    periode, form = periode_kini(), RencanaForm()
    nama = nama_unsur(form, periode)
    if not form.validate():
        return halaman_baru(form, periode), 400
    oleh, pada = akun_kini().nama, sekarang()
    with Upaya(form) as upaya:
        satu = services.tambah_rencana(
            session(),
            unit_id=akun_kini().unit_id,
            periode=periode,
            isi=_isi(form, nama, StatusTindakLanjut.DIRENCANAKAN, ""),
            hari=hari_ini(),
            oleh=oleh,
            pada=pada,
        )
        if "saran" in request.args:
            services.kaitkan_saran(session(), kunci_saran(request.args["saran"]), satu, oleh=oleh, pada=pada)
    if upaya.ditolak:
        nama_unsur(form, periode)
        return halaman_baru(form, periode), upaya.status
    session().commit()
    flash("Rencana ditambahkan.", "sukses")
    return ke_papan(periode)


@bp.get(SATU)
@untuk(MEMBACA_ANGKA, sebagai="Rencana ini")
def tindak_lanjut_rinci(nomor: int) -> str:
    """One plan with its log, and its forms for whoever may fill them in."""
    return halaman_rencana(milik(nomor), Form())


@bp.post(SATU)
@untuk(MERENCANAKAN)
def tindak_lanjut_simpan(nomor: int) -> Response | tuple[str, int]:
    """Keep what was typed, if nobody changed it since it was shown."""
    satu, form = milik(nomor), RencanaForm()
    periode = Periode(satu.dari, satu.sampai)
    nama = nama_unsur(form, periode, satu)
    if not form.validate():
        return halaman_rencana(satu, Form(rencana=form)), 400
    with Upaya(form) as upaya:
        berubah = services.simpan_rencana(
            session(),
            satu,
            _isi(form, nama, satu.status, satu.realisasi),
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return halaman_rencana(milik(nomor), Form(rencana=form)), upaya.status
    session().commit()
    flash("Rencana disimpan." if berubah else "Tidak ada yang berubah.", "sukses")
    return ke_papan(periode)


@bp.post(f"{SATU}/tarik")
@untuk(MERENCANAKAN)
def tindak_lanjut_tarik(nomor: int) -> Response | tuple[str, int]:
    """Take back what was entered by mistake."""
    satu, form = milik(nomor), TarikForm()
    periode = Periode(satu.dari, satu.sampai)
    if not form.validate():
        return halaman_rencana(satu, Form(tarik=form)), 400
    with Upaya(form) as upaya:
        services.tarik_rencana(
            session(),
            satu,
            alasan=form.alasan.data,
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return halaman_rencana(milik(nomor), Form(tarik=form)), upaya.status
    session().commit()
    flash("Rencana ditarik.", "sukses")
    return ke_papan(periode)


def _isi(form: RencanaForm, nama: dict[str, str], status: StatusTindakLanjut, realisasi: str) -> IsiRencana:
    return IsiRencana(
        form.unsur.data,
        nama[form.unsur.data],
        form.program.data,
        form.tahun.data,
        form.triwulan,
        form.penanggung_jawab.data,
        status,
        realisasi,
    )
