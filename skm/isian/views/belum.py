"""Who has not filled in a quarter, and by when."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, dua_orang_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENETAPKAN, MENGISI, MENURUT_JABATAN
from skm.db import session
from skm.isian import queries, services
from skm.isian.forms import TenggatForm
from skm.isian.halaman_belum import KOLOM, pos_belum
from skm.isian.models import IsianTriwulan
from skm.isian.putaran import halangan
from skm.isian.queries import Pengisian
from skm.isian.services import ALUR
from skm.isian.views.isian import AJUKAN, bertugas, jabatan_saya
from skm.katalog.forms import TRIWULAN
from skm.katalog.models import Indikator
from skm.katalog.views.alamat import bp, semua_tahun, tahun_diminta, triwulan_kini
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang


@bp.get("/indikator-belum")
@untuk(MEMBACA_ANGKA, di="indikator.daftar", sebagai="Pengisian triwulan")
def belum() -> str:
    """How far every post has come, who owes what, with a reminder to copy."""
    berlaku = queries.tenggat(session(), akun_kini().unit_id, tahun_diminta(), triwulan_kini())
    return _halaman(TenggatForm(None, tanggal=berlaku), berlaku)


def _halaman(form: TenggatForm, tenggat: date | None = None) -> str:
    tahun, triwulan, unit_id = tahun_diminta(), triwulan_kini(), akun_kini().unit_id
    isi = queries.pengisian(session(), unit_id, tahun, triwulan)
    tenggat = tenggat or queries.tenggat(session(), unit_id, tahun, triwulan)
    mengisi = akun_kini().peran in MENURUT_JABATAN
    return render_template(
        "isian/belum.html",
        tahun=tahun,
        triwulan=triwulan,
        jabatan=pos_belum(isi.utang(), _jabatan_sendiri(), mengisi=mengisi),
        nama_triwulan=TRIWULAN[str(triwulan)],
        tenggat=tenggat,
        lewat=hari_ini() > tenggat,
        form_tenggat=form,
        boleh_tenggat=akun_kini().peran in MENETAPKAN,
        semua_tahun=semua_tahun(),
        rekap=isi.tahap(),
        kolom=KOLOM,
        menunggu=sum(len(menunggu(isi, aksi)) for aksi in ("verifikasi", "setujui", "kunci")),
    )


@bp.post("/indikator-belum/tenggat")
@untuk(MENETAPKAN)
def tenggat_simpan() -> Response | tuple[str, int]:
    """Set the last day to submit a quarter."""
    tahun, triwulan, form, pelaku = tahun_diminta(), triwulan_kini(), TenggatForm(), akun_kini()
    tujuan = url_for("indikator.belum", tahun=tahun, triwulan=triwulan)
    if not form.validate():
        return _halaman(form), 400
    with Upaya(form, di="tanggal") as upaya:
        services.tetapkan_tenggat(
            session(),
            unit_id=pelaku.unit_id,
            tahun=tahun,
            triwulan=triwulan,
            tanggal=form.tanggal.data,
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(form), upaya.status
    session().commit()
    flash("Tenggat disimpan.", "sukses")
    return redirect(tujuan, 303)


def menunggu(isi: Pengisian, aksi: str) -> list[tuple[Indikator, IsianTriwulan]]:
    """Inputs of a quarter on which whoever asks may do that act: not where they took the step before."""
    tertahan = {satu.kode for satu, _ in menunggu_lain(isi, aksi)}
    return [(satu, ada) for satu, ada in sejabatan(isi, aksi) if satu.kode not in tertahan]


def menunggu_lain(isi: Pengisian, aksi: str) -> list[tuple[Indikator, str]]:
    """Those that their role may act on and they may not, each with why: they took the step before."""
    dua, saya = dua_orang_kini(), akun_kini().nama
    semua = ((satu, halangan(dua, ada.langkah, aksi, saya)) for satu, ada in sejabatan(isi, aksi))
    return [(satu, sebab) for satu, sebab in semua if sebab]


def sejabatan(isi: Pengisian, aksi: str) -> list[tuple[Indikator, IsianTriwulan]]:
    """Inputs of a quarter on which the role and posts of whoever asks may do that act."""
    dari, _, boleh = ALUR[aksi]
    if akun_kini().peran not in boleh:
        return []
    semua = isi.bertahap(dari)
    return semua if aksi != AJUKAN else [(satu, ada) for satu, ada in semua if bertugas(satu)]


def _jabatan_sendiri() -> Container[str]:
    """The posts that whoever asks submits for."""
    akun = akun_kini()
    if akun.peran in MENURUT_JABATAN:
        return jabatan_saya()
    return queries.jabatan(session(), akun.unit_id) if akun.peran in MENGISI else ()
