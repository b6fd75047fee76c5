"""Taking back what was approved today: one figure, or several of a quarter or year."""

from __future__ import annotations

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENYETUJUI
from skm.db import session
from skm.katalog.models import Indikator
from skm.katalog.queries import indikator_berkode
from skm.katalog.views.alamat import bp, indikator_diminta, tahun_diminta, triwulan_diminta
from skm.pengukuran import services
from skm.pengukuran.forms import TarikForm
from skm.teks import rapikan
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang, zona_kantor

PILIH, ALASAN = "Centang persetujuan yang ditarik.", "Isi alasan menarik persetujuan."
NOMOR = "nomor-"
"""Before an indicator's code, in the name of the field that says which approval was shown."""


@bp.post("/indikator/<kode>/tarik-angka")
@untuk(MENYETUJUI)
def tarik_angka(kode: str) -> Response:
    """Take back the approval of a quarter's or the year's figure."""
    satu, triwulan, form = indikator_diminta(kode), triwulan_diminta(), TarikForm()
    tujuan = url_for("indikator.rincian", kode=satu.kode, tahun=satu.tahun, triwulan=triwulan)
    if not form.validate():
        abort(400)
    with kabari(tujuan):
        _tarik(satu, triwulan, form.nomor.data, form.alasan.data or "")
    session().commit()
    flash(f"Persetujuan {satu.kode} ditarik; angkanya menunggu disetujui lagi.", "sukses")
    return redirect(tujuan, 303)


@bp.post("/indikator/tarik-angka")
@untuk(MENYETUJUI)
def tarik_semua() -> Response:
    """Take back the ticked approvals of a quarter or year, or all shown; what is refused is named."""
    tahun, triwulan, alasan = tahun_diminta(), triwulan_diminta(), request.form.get("alasan", "")
    tujuan = url_for("indikator.daftar", tahun=tahun, triwulan=triwulan)
    semua = [nama.removeprefix(NOMOR) for nama in request.form if nama.startswith(NOMOR)]
    dipilih = set(semua if "semua" in request.form else request.form.getlist("kode"))
    if not dipilih or not alasan.strip():
        flash(PILIH if alasan.strip() else ALASAN, "galat")
        return redirect(tujuan, 303)
    beres = 0
    for kode in (satu for satu in semua if satu in dipilih):
        satu = indikator_berkode(session(), akun_kini().unit_id, tahun, rapikan(kode))
        nomor = nomor_kiriman(request.form[f"{NOMOR}{kode}"])
        if satu is None or nomor is None:
            abort(400)
        with Upaya(sendiri=True) as upaya:
            _tarik(satu, triwulan, nomor, alasan)
        if upaya.ditolak:
            flash(upaya.kalimat, "galat")
            continue
        beres += 1
    session().commit()
    flash(f"{beres} persetujuan ditarik.", "sukses" if beres else "info")
    return redirect(tujuan, 303)


def _tarik(satu: Indikator, triwulan: int | None, nomor: int, alasan: str) -> None:
    services.tarik_persetujuan(
        session(),
        satu,
        triwulan,
        nomor=nomor,
        peran=akun_kini().peran,
        alasan=alasan,
        zona=zona_kantor(),
        oleh=akun_kini().nama,
        pada=sekarang(),
    )
