"""Signing in and out, and one's own password."""

from __future__ import annotations

from flask import flash, g, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from skm.akun import queries, services, sesi, tebakan
from skm.akun.forms import MasukForm, SandiForm
from skm.akun.izin import akun_kini, terbuka, untuk
from skm.akun.kebijakan import SEMUA_PERAN
from skm.akun.models import Akun
from skm.akun.tebakan import Penebak
from skm.akun.views.bersama import (
    MENUNGGU,
    ambil_titipan,
    bp,
    jendela_masuk,
    kata_kantor,
    mulai_sesi,
    sesi_untuk,
    tujuan,
)
from skm.db import sesi_baca
from skm.db import session as sesi_db
from skm.web import kenal
from skm.web.jaringan import jaringan
from skm.web.titipan import teruskan
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang

SALAH = "Nama akun atau sandi tidak cocok. Silakan periksa dan coba lagi."
BERAKHIR = "Sandi sekali pakai ini sudah lewat masa berlakunya. Minta admin kantor membuatkan yang baru."


@bp.get("/masuk")
@terbuka
def masuk() -> str | Response:
    """The sign-in page; who is already in goes on to work."""
    if g.akun is not None:
        return redirect(tujuan(g.akun))
    return render_template("akun/masuk.html", form=MasukForm(), salah="")


@bp.post("/masuk")
@terbuka
def masuk_kirim() -> Response:
    """Sign in; the old session is thrown away first, and the new one begins when it is on record."""
    form = MasukForm()
    if not form.validate():
        return _tolak_masuk(form, "")
    with sesi_baca() as baca:
        akun = queries.akun_bernama(baca, form.nama.data)
    peramban = kenal.peramban_dikenal(akun.id) if akun is not None else ""
    penebak = Penebak(form.nama.data.strip().lower(), jaringan(), peramban)
    if penebak.tertahan(jendela_masuk()):
        return _tolak_masuk(form, tebakan.PESAN, 429)
    if not services.sandi_cocok(akun, form.sandi.data) or akun is None:
        penebak.catat(jendela_masuk())
        return _tolak_masuk(form, SALAH)
    if services.sandi_berakhir(akun, sekarang()):
        return _tolak_masuk(form, BERAKHIR)
    if akun.totp_sejak is not None:
        return _tanya_kode(akun)
    services.catat(
        sesi_db(), unit_id=akun.unit_id, oleh=akun.nama, pada=sekarang(), peristiwa="masuk ke sistem"
    )
    jawaban, isi = redirect(tujuan(akun)), sesi_untuk(akun)
    sesi_db().commit()
    mulai_sesi(isi)
    kenal.kenali(jawaban, akun.id)
    return jawaban


@bp.post("/masuk/isian")
@terbuka
def isian_kembali() -> Response:
    """Back to the form that could not be taken, with what was typed; who is not signed in does that first."""
    if g.akun is None:
        teruskan()
        return redirect(url_for("akun.masuk"), 303)
    ambil_titipan(g.akun.id)
    return redirect(tujuan(g.akun), 303)


@bp.post("/keluar")
@terbuka
def keluar() -> Response:
    """Sign out here: a copy of the cookie opens nothing any more. Other browsers stay signed in."""
    if g.akun is not None:
        akun: Akun = g.akun
        sesi.akhiri(sesi_db(), akun, g.sesi.id)
        services.catat(
            sesi_db(), unit_id=akun.unit_id, oleh=akun.nama, pada=sekarang(), peristiwa="keluar dari sistem"
        )
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
def sandi_kirim() -> str | Response | tuple[str, int]:
    """Change one's own password; other open sessions of the account end."""
    akun, form = akun_kini(), SandiForm()
    wajib = akun.wajib_ganti_sandi
    if not form.validate():
        return render_template("akun/sandi.html", form=form, wajib=wajib), 400
    kata, status = kata_kantor(akun.unit_id), _periksa_lama(akun, form)
    if not form.errors:
        with Upaya(form, di="baru") as upaya:
            services.ganti_sandi(
                sesi_db(), akun, baru=form.baru.data, oleh=akun.nama, pada=sekarang(), kata=kata
            )
        status = upaya.status
    if form.errors:
        return render_template("akun/sandi.html", form=form, wajib=wajib), status
    jawaban, isi = redirect(tujuan(akun)), sesi_untuk(akun)
    sesi_db().commit()
    mulai_sesi(isi)
    flash("Sandi sudah diganti.", "sukses")
    return jawaban


def _periksa_lama(akun: Akun, form: SandiForm) -> int:
    """Say at its field why the password cannot be changed; the status of the page that tells it."""
    penebak = Penebak(akun.nama, jaringan(), f"akun {akun.id}")
    if penebak.tertahan(jendela_masuk()):
        form.lama.errors = ["Terlalu banyak percobaan yang salah. Mohon tunggu satu menit, lalu coba lagi."]
        return 429
    if not services.sandi_cocok(akun, form.lama.data):
        penebak.catat(jendela_masuk())
        form.lama.errors = ["Sandi sekarang tidak cocok."]
    elif form.lama.data == form.baru.data:
        form.baru.errors = ["Sandi baru harus berbeda dari yang lama."]
    return 400


def _tolak_masuk(form: MasukForm, salah: str, status: int = 400) -> Response:
    jawaban = make_response(render_template("akun/masuk.html", form=form, salah=salah), status)
    if status != 400:
        jawaban.headers["Retry-After"] = str(tebakan.TUNGGU)
    return jawaban


def _tanya_kode(akun: Akun) -> Response:
    """On to the second step: the session says whose password was right, and opens nothing."""
    session.clear()
    session[MENUNGGU] = {"akun": akun.id, "versi": akun.versi_sesi, "pada": int(sekarang().timestamp())}
    teruskan()
    return redirect(url_for("kode.masuk", lanjut=request.args.get("lanjut")))
