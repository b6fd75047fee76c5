"""The way of a quarter: its stages, who is missing, the deadline, approved figures."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENETAPKAN, MENGISI, MENURUT_JABATAN, MENYETUJUI
from skm.db import session
from skm.galat import Galat
from skm.indikator import queries, services
from skm.indikator.buku import Buku, Saat
from skm.indikator.forms import TRIWULAN, AlasanForm, TahapForm, TenggatForm
from skm.indikator.models import Indikator, IsianTriwulan, TahapIsian
from skm.indikator.queries import Pengisian
from skm.indikator.sebutan import SELESAI
from skm.indikator.services import ALUR
from skm.indikator.views.daftar import (
    bp,
    buka,
    semua_tahun,
    siap_disetujui,
    tahun_diminta,
    triwulan_diminta,
)
from skm.indikator.views.isian import (
    AJUKAN,
    alamat_isi,
    bertugas,
    indikator_diminta,
    jabatan_saya,
    triwulan_kini,
)
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import hari_ini, sekarang


@bp.post("/indikator/<kode>/tahap")
@untuk(MEMBACA_ANGKA)
def tahap(kode: str) -> Response:
    """Submit, verify, approve, lock, send back, unlock."""
    satu, triwulan, form = indikator_diminta(kode), triwulan_kini(), TahapForm()
    ada = services.isian(session(), satu.id, triwulan)
    if not form.validate() or form.aksi.data not in ALUR or ada is None:
        abort(400)
    tujuan = alamat_isi(satu, triwulan)
    with kabari(tujuan):
        pindah(satu, ada, form.aksi.data, versi=form.versi.data, alasan=form.alasan.data or "")
    session().commit()
    flash(f"Isian {satu.kode} {SELESAI[form.aksi.data]}.", "sukses")
    return redirect(tujuan, 303)


@bp.get("/indikator-belum")
@untuk(MEMBACA_ANGKA)
def belum() -> str:
    """How far every post has come, who owes what, with a reminder to copy."""
    berlaku = queries.tenggat(session(), akun_kini().unit_id, tahun_diminta(), triwulan_kini())
    return _halaman(TenggatForm(None, tanggal=berlaku), berlaku)


def _halaman(form: TenggatForm, tenggat: date | None = None) -> str:
    tahun, triwulan, sendiri = tahun_diminta(), triwulan_kini(), _jabatan_sendiri()
    isi = queries.pengisian(session(), akun_kini().unit_id, tahun, triwulan)
    return render_template(
        "indikator/belum.html",
        tahun=tahun,
        triwulan=triwulan,
        sendiri=sendiri,
        tugas_saya=akun_kini().peran in MENURUT_JABATAN,
        jabatan=dict(sorted(isi.utang().items(), key=lambda pos: pos[0] not in sendiri)),
        sebutan=dict(TRIWULAN)[str(triwulan)],
        tenggat=tenggat or queries.tenggat(session(), akun_kini().unit_id, tahun, triwulan),
        hari_ini=hari_ini(),
        form_tenggat=form,
        boleh_tenggat=akun_kini().peran in MENETAPKAN,
        semua_tahun=semua_tahun(),
        rekap=isi.tahap(),
        tahap=[None, *TahapIsian],
        menunggu=sum(len(menunggu(isi, aksi)) for aksi in ("verifikasi", "setujui", "kunci")),
    )


@bp.post("/indikator-belum/ajukan")
@untuk(MENGISI)
def ajukan_semua() -> Response:
    """Submit every draft of a post's quarter; what is refused is named and stays."""
    tahun, triwulan = tahun_diminta(), triwulan_kini()
    jabatan, beres = request.form.get("jabatan", ""), 0
    isi = queries.pengisian(session(), akun_kini().unit_id, tahun, triwulan)
    for satu, ada in menunggu(isi, AJUKAN):
        if jabatan and satu.penanggung != jabatan:
            continue
        with Upaya(sendiri=True) as upaya:
            pindah(satu, ada, AJUKAN, versi=ada.versi)
        if upaya.ditolak:
            flash(f"{satu.kode}: {upaya.kalimat}", "galat")
            continue
        beres += 1
    session().commit()
    flash(f"{beres} isian {SELESAI[AJUKAN]}.", "sukses" if beres else "info")
    return redirect(url_for("indikator.belum", tahun=tahun, triwulan=triwulan), 303)


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


@bp.post("/indikator/<kode>/setujui-angka")
@untuk(MENYETUJUI)
def setujui_angka(kode: str) -> Response:
    """Write down today's figure of a quarter or the year as approved; again only with a reason."""
    satu, triwulan, form = indikator_diminta(kode), triwulan_diminta(), AlasanForm()
    saat = (satu.tahun, triwulan)
    tujuan = url_for("indikator.rincian", kode=satu.kode, tahun=satu.tahun, triwulan=triwulan)
    if not form.validate():
        abort(400)
    with kabari(tujuan):
        _setujui(buka(saat, kode=satu.kode), saat, satu.kode, form.alasan.data or "")
    session().commit()
    flash("Angka disetujui dan dibekukan.", "sukses")
    return redirect(tujuan, 303)


@bp.post("/indikator/setujui-angka")
@untuk(MENYETUJUI)
def setujui_semua() -> Response:
    """Approve every figure of the quarter or year that can be and was not yet."""
    tahun, triwulan = tahun_diminta(), triwulan_diminta()
    buku = buka((tahun, triwulan))
    siap = siap_disetujui(buku.nilai(tahun, triwulan), triwulan)
    tujuan = url_for("indikator.daftar", tahun=tahun, triwulan=triwulan)
    with kabari(tujuan):
        for satu in siap:
            _setujui(buku, (tahun, triwulan), satu.indikator.kode, "")
    session().commit()
    flash(f"{len(siap)} angka disetujui dan dibekukan.", "sukses" if siap else "info")
    return redirect(tujuan, 303)


def _setujui(buku: Buku, saat: Saat, kode: str, alasan: str | None) -> None:
    """Approve a figure as the book computes it now. Raises Galat."""
    services.setujui_nilai(
        session(),
        buku,
        saat,
        kode,
        peran=akun_kini().peran,
        alasan=alasan,
        oleh=akun_kini().nama,
        pada=sekarang(),
    )


def menunggu(isi: Pengisian, aksi: str) -> list[tuple[Indikator, IsianTriwulan]]:
    """Inputs of a quarter on which whoever asks may do that act."""
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


def pindah(satu: Indikator, ada: IsianTriwulan, aksi: str, *, versi: int, alasan: str = "") -> None:
    """One step; approving also writes the figures down. Raises Galat."""
    if aksi == AJUKAN and not bertugas(satu):
        raise Galat(f"{satu.kode} diajukan oleh {satu.penanggung}.")
    services.pindah_tahap(
        session(),
        satu,
        ada,
        aksi,
        peran=akun_kini().peran,
        alasan=alasan,
        versi=versi,
        oleh=akun_kini().nama,
        pada=sekarang(),
    )
    if aksi == "setujui":
        saat = (satu.tahun, ada.triwulan)
        _setujui(buka(saat, kode=satu.kode), saat, satu.kode, None)
