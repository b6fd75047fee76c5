"""The office's rules for capaian."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue as Jawaban

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENETAPKAN
from skm.db import session
from skm.katalog import queries, services
from skm.katalog.angka_tertulis import tulis_angka
from skm.katalog.aturan_capaian import BATAS, baca_baris_skala, tulis_skala
from skm.katalog.forms import AturanForm
from skm.katalog.models import AturanCapaian
from skm.katalog.views.alamat import bp, semua_tahun, tahun_diminta
from skm.web.upaya import Upaya
from skm.web.waktu import sekarang


@bp.get("/indikator-aturan")
@untuk(MENETAPKAN, di="laporan.capaian")
def aturan() -> str:
    """Categories, cap, a target of 0 and a decrease from 0, as they hold for the year."""
    riwayat = queries.riwayat_aturan(session(), akun_kini().unit_id, tahun_diminta())
    aturan = queries.aturan_berlaku(riwayat)
    form = AturanForm(
        None,
        skala=tulis_skala(aturan.skala),
        batas=aturan.batas,
        nol_tercapai=tulis_angka(aturan.nol.nol_tercapai),
        nol_terlewati=tulis_angka(aturan.nol.nol_terlewati),
        dasar_tetap=_tulis(aturan.nol.dasar_tetap),
        dasar_naik=_tulis(aturan.nol.dasar_naik),
    )
    return _halaman_aturan(form, riwayat)


@bp.post("/indikator-aturan")
@untuk(MENETAPKAN)
def aturan_simpan() -> Jawaban:
    """Let other rules hold for the year."""
    form, pelaku, tahun = AturanForm(), akun_kini(), tahun_diminta()
    if not form.validate():
        return _halaman_aturan(form), 400
    with Upaya(form, di="skala") as upaya:
        baru = services.tetapkan_aturan(
            session(),
            form.aturan(),
            unit_id=pelaku.unit_id,
            tahun=tahun,
            alasan=form.alasan.data,
            oleh=pelaku.nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman_aturan(form), upaya.status
    session().commit()
    flash("Aturan capaian disimpan." if baru else "Tidak ada yang berubah.", "sukses" if baru else "info")
    return redirect(url_for("indikator.aturan", tahun=tahun), 303)


def _tulis(nilai: Fraction | None) -> str:
    return "" if nilai is None else tulis_angka(nilai)


def _halaman_aturan(form: AturanForm, riwayat: Sequence[AturanCapaian] | None = None) -> str:
    tahun = tahun_diminta()
    if riwayat is None:
        riwayat = queries.riwayat_aturan(session(), akun_kini().unit_id, tahun)
    return render_template(
        "katalog/aturan.html",
        form=form,
        tahun=tahun,
        semua_tahun=semua_tahun(),
        riwayat=[(satu, BATAS[satu.batas][0], tulis_skala(baca_baris_skala(satu.skala))) for satu in riwayat],
    )
