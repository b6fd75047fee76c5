"""The way of a quarter: its stages, and the figures that are approved with them."""

from __future__ import annotations

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, dua_orang_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENGISI, MENYETUJUI
from skm.db import session
from skm.galat import Galat
from skm.isian import queries, services
from skm.isian.forms import TahapForm
from skm.isian.kata import KATA_AKSI, SELESAI
from skm.isian.models import IsianTriwulan
from skm.isian.views.belum import menunggu
from skm.isian.views.isian import AJUKAN, alamat_isi, bertugas
from skm.katalog.models import Indikator
from skm.katalog.views.alamat import bp, indikator_diminta, tahun_diminta, triwulan_diminta, triwulan_kini
from skm.pengukuran import services as pengukuran_services
from skm.pengukuran.buku import Buku, Saat
from skm.pengukuran.forms import AlasanForm
from skm.pengukuran.views.daftar import buka, menunggu_disetujui, tertahan
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang


@bp.post("/indikator/<kode>/tahap")
@untuk(MEMBACA_ANGKA)
def tahap(kode: str) -> Response:
    """Submit, verify, approve, lock, send back, unlock."""
    satu, triwulan, form = indikator_diminta(kode), triwulan_kini(), TahapForm()
    ada = services.isian(session(), satu.id, triwulan)
    if not form.validate() or form.aksi.data not in KATA_AKSI or ada is None:
        abort(400)
    tujuan = alamat_isi(satu, triwulan)
    with kabari(tujuan):
        pindah(satu, ada, form.aksi.data, versi=form.versi.data, alasan=form.alasan.data or "")
    session().commit()
    flash(f"Isian {satu.kode} {SELESAI[form.aksi.data]}.", "sukses")
    return redirect(tujuan, 303)


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
        _setujui(buka(saat, kode=satu.kode, ketelitian=True), saat, satu.kode, form.alasan.data or "")
    session().commit()
    flash("Angka disetujui dan dibekukan.", "sukses")
    return redirect(tujuan, 303)


@bp.post("/indikator/setujui-angka")
@untuk(MENYETUJUI)
def setujui_semua() -> Response:
    """Approve the figures of the quarter or year that were shown as ready; what is no longer so stays.

    So does what was reported and has changed, which takes a reason of its own.
    """
    tahun, triwulan = tahun_diminta(), triwulan_diminta()
    dipilih = set(request.form.get("kode", "").split(","))
    buku = buka((tahun, triwulan), ketelitian=True)
    semua = menunggu_disetujui(buku.nilai(tahun, triwulan), triwulan)
    siap = [
        satu
        for satu in semua
        if satu.indikator.kode in dipilih and not satu.beralasan and not tertahan(buku, satu, triwulan)
    ]
    tujuan = url_for("indikator.daftar", tahun=tahun, triwulan=triwulan)
    with kabari(tujuan):
        for satu in siap:
            _setujui(buku, (tahun, triwulan), satu.indikator.kode, "")
    session().commit()
    flash(f"{len(siap)} angka disetujui dan dibekukan.", "sukses" if siap else "info")
    return redirect(tujuan, 303)


def _setujui(buku: Buku, saat: Saat, kode: str, alasan: str | None) -> None:
    """Approve a figure as the book computes it now. Raises Galat."""
    pengukuran_services.setujui_nilai(
        session(),
        buku,
        saat,
        kode,
        peran=akun_kini().peran,
        alasan=alasan,
        oleh=akun_kini().nama,
        pada=sekarang(),
        dua=dua_orang_kini(),
    )


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
        dua=dua_orang_kini(),
    )
    if aksi == "setujui":
        saat = (satu.tahun, ada.triwulan)
        _setujui(buka(saat, kode=satu.kode, ketelitian=True), saat, satu.kode, None)
