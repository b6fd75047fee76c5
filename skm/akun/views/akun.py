"""Signing in and out, one's own password, and the admin's list of accounts."""

from __future__ import annotations

import re

from flask import Blueprint, abort, flash, g, redirect, render_template, request, session, url_for
from flask_limiter.util import get_remote_address
from werkzeug.wrappers import Response

from skm.akun import queries, services
from skm.akun.forms import AkunBaruForm, CariJejakForm, MasukForm, SandiForm
from skm.akun.halaman import baris_akun, halaman_jejak
from skm.akun.izin import akun_kini, terbuka, untuk
from skm.akun.kebijakan import MELIHAT_JEJAK, MEMBACA_ANGKA, MENGELOLA, SEMUA_PERAN
from skm.akun.models import Akun, Peran
from skm.db import lepaskan, sesi_baca
from skm.db import session as sesi_db
from skm.teks import rapikan
from skm.web.batas import pembatas
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang, zona_kantor

bp = Blueprint("akun", __name__)

TUJUAN_SETEMPAT = re.compile(r"/(?![/\\])[\x21-\x7e]*")
"""A path on this server: printable ASCII after one slash, never a second slash or a backslash."""

SEHALAMAN = 100
"""Events of the audit trail on a page."""
SALAH = "Nama akun atau sandi tidak cocok. Silakan periksa dan coba lagi."


def _alamat_dan_nama() -> str:
    """Wrong guesses at a name count per address, so that nobody can lock another person out."""
    return f"{get_remote_address()} {request.form.get('nama', '')[:60].strip().lower()}"


def _gagal(jawaban: Response) -> bool:
    return jawaban.status_code == 400


@bp.get("/masuk")
@terbuka
def masuk() -> str | Response:
    """The sign-in page; who is already in goes on to work."""
    if g.akun is not None:
        return redirect(_tujuan(g.akun))
    return render_template("akun/masuk.html", form=MasukForm(), salah="")


@bp.post("/masuk")
@terbuka
@pembatas.limit("60 per minute", deduct_when=_gagal)
@pembatas.limit("8 per minute", key_func=_alamat_dan_nama, deduct_when=_gagal)
def masuk_kirim() -> str | Response | tuple[str, int]:
    """Sign in; the old session is thrown away first."""
    form = MasukForm()
    if not form.validate():
        return _tolak_masuk(form, "")
    with sesi_baca() as baca:
        akun = queries.akun_bernama(baca, form.nama.data)
    if not services.sandi_cocok(akun, form.sandi.data) or akun is None:
        return _tolak_masuk(form, SALAH)
    services.catat(
        sesi_db(), unit_id=akun.unit_id, oleh=akun.nama, pada=sekarang(), peristiwa="masuk ke sistem"
    )
    tujuan, sesi = _tujuan(akun), _sesi(akun)
    sesi_db().commit()
    _mulai_sesi(sesi)
    return redirect(tujuan)


@bp.post("/keluar")
@terbuka
def keluar() -> Response:
    """Sign out everywhere: a copy of the cookie opens nothing any more."""
    if g.akun is not None:
        services.akhiri_sesi(sesi_db(), g.akun, pada=sekarang())
        sesi_db().commit()
    session.clear()
    return redirect(url_for("akun.masuk"))


@bp.get("/akun/sandi")
@untuk(SEMUA_PERAN, di="laporan.dasbor")
def sandi() -> str:
    """The page to change one's own password."""
    return render_template("akun/sandi.html", form=SandiForm(), wajib=akun_kini().wajib_ganti_sandi)


@bp.post("/akun/sandi")
@untuk(SEMUA_PERAN)
@pembatas.limit("10 per minute")
def sandi_kirim() -> str | Response | tuple[str, int]:
    """Change one's own password; other open sessions of the account end."""
    akun, form = akun_kini(), SandiForm()
    sah = form.validate()
    if sah and not services.sandi_cocok(akun, form.lama.data):
        form.lama.errors = ["Sandi sekarang tidak cocok."]
        sah = False
    if sah and form.lama.data == form.baru.data:
        form.baru.errors = ["Sandi baru harus berbeda dari yang lama."]
        sah = False
    if not sah:
        return render_template("akun/sandi.html", form=form, wajib=akun.wajib_ganti_sandi), 400
    services.ganti_sandi(sesi_db(), akun, baru=form.baru.data, oleh=akun.nama, pada=sekarang())
    tujuan, sesi = _tujuan(akun), _sesi(akun)
    sesi_db().commit()
    _mulai_sesi(sesi)
    flash("Sandi sudah diganti.", "sukses")
    return redirect(tujuan)


@bp.get("/kelola/akun")
@untuk(MENGELOLA, sebagai="Akun")
def daftar() -> str:
    """All accounts, with a form for a new one."""
    return _halaman_daftar(AkunBaruForm())


@bp.post("/kelola/akun")
@untuk(MENGELOLA)
def tambah() -> str | tuple[str, int]:
    """Add an account; its one-time password is shown on the answer and never again."""
    form, pelaku = AkunBaruForm(), akun_kini()
    if not form.validate():
        return _halaman_daftar(form), 400
    kata = services.sandi_acak()
    with Upaya(form, di="nama") as upaya:
        akun = services.buat_akun(
            sesi_db(),
            unit_id=pelaku.unit_id,
            nama=form.nama.data,
            peran=Peran(form.peran.data),
            sandi=kata,
            oleh=pelaku.nama,
            pada=sekarang(),
            sekali_pakai=True,
            orang=form.orang.data or "",
        )
    if upaya.ditolak:
        return _halaman_daftar(form), upaya.status
    sesi_db().commit()
    return _halaman_daftar(AkunBaruForm(formdata=None), sandi_baru=(akun.nama, kata))


@bp.post("/kelola/akun/<int:nomor>/sandi")
@untuk(MENGELOLA)
def setel_ulang(nomor: int) -> str:
    """Give an account a one-time password, shown once."""
    akun = _milik_unit(nomor)
    lepaskan()
    kata = services.setel_ulang_sandi(sesi_db(), akun, oleh=akun_kini().nama, pada=sekarang())
    sesi_db().commit()
    return _halaman_daftar(AkunBaruForm(formdata=None), sandi_baru=(akun.nama, kata))


@bp.post("/kelola/akun/<int:nomor>/orang")
@untuk(MENGELOLA)
def ubah_orang(nomor: int) -> Response:
    """Say whose account it is; an empty name is nobody's yet."""
    akun, orang = _milik_unit(nomor), rapikan(request.form["orang"])[:120]
    services.ubah_orang(sesi_db(), akun, orang, oleh=akun_kini().nama, pada=sekarang())
    sesi_db().commit()
    flash(f"Nama orang pada akun {akun.nama} disimpan.", "sukses")
    return redirect(url_for("akun.daftar"))


@bp.post("/kelola/akun/<int:nomor>/aktif")
@untuk(MENGELOLA)
def ubah_aktif(nomor: int) -> Response:
    """Close an account or open it again; one's own stays open."""
    akun = _milik_unit(nomor)
    if akun.id == akun_kini().id:
        flash("Akun Anda sendiri tidak dapat ditutup.", "galat")
        return redirect(url_for("akun.daftar"))
    services.ubah_aktif(sesi_db(), akun, aktif=not akun.aktif, oleh=akun_kini().nama, pada=sekarang())
    flash(f"Akun {akun.nama} sudah {'dibuka kembali' if akun.aktif else 'ditutup'}.", "sukses")
    sesi_db().commit()
    return redirect(url_for("akun.daftar"))


@bp.get("/kelola/jejak")
@untuk(MELIHAT_JEJAK)
def jejak() -> str:
    """The audit trail, newest first, a page at a time; what is looked for stands in the address."""
    form = CariJejakForm(request.args)
    sah = form.validate()
    cari, unit_id = form.cari(zona_kantor()) if sah else queries.CariJejak(), akun_kini().unit_id
    semua = queries.jejak_terakhir(sesi_db(), unit_id, SEHALAMAN + 1, cari) if sah else []
    akun = queries.daftar_akun(sesi_db(), unit_id)
    dikenal, orang = [satu.nama for satu in akun], {satu.nama: satu.sebutan for satu in akun}
    isi = halaman_jejak(form, semua, SEHALAMAN)
    return render_template("akun/jejak.html", form=form, dikenal=dikenal, orang=orang, isi=isi)


def _halaman_daftar(form: AkunBaruForm, sandi_baru: tuple[str, str] | None = None) -> str:
    pembaca = akun_kini()
    semua = queries.daftar_akun(sesi_db(), pembaca.unit_id)
    daftar = [baris_akun(satu, pembaca) for satu in semua]
    return render_template("akun/daftar.html", form=form, daftar=daftar, sandi_baru=sandi_baru)


def _milik_unit(nomor: int) -> Akun:
    akun = sesi_db().get(Akun, nomor)
    if akun is None or akun.unit_id != akun_kini().unit_id:
        abort(404)
    return akun


def _tolak_masuk(form: MasukForm, salah: str) -> tuple[str, int]:
    return render_template("akun/masuk.html", form=form, salah=salah), 400


def _sesi(akun: Akun) -> dict[str, int]:
    """What the cookie of that account says."""
    return {"akun": akun.id, "versi": akun.versi_sesi}


def _mulai_sesi(isi: dict[str, int]) -> None:
    """Only after the commit: a sign-in that the audit trail does not hold opens nothing."""
    session.clear()
    session.update(isi)
    session.permanent = True


def _tujuan(akun: Akun) -> str:
    """Where to go after signing in: the page asked for, if it is ours, else the role's desk."""
    lanjut = request.args.get("lanjut", "")
    if TUJUAN_SETEMPAT.fullmatch(lanjut):
        return lanjut
    return url_for("loket.papan" if akun.peran not in MEMBACA_ANGKA else "laporan.dasbor")
