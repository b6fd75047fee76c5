"""Loading the registers offices keep, checking first, and undoing a load as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.berkas.hasil import HasilImpor
from skm.berkas.models import JenisImpor
from skm.berkas.pemetaan import Usulan
from skm.berkas.queries import daftar_impor, impor_besar, pemetaan
from skm.berkas.services import ingat_pemetaan
from skm.berkas.tabel import TERBESAR, Tabel, buka, ringan
from skm.db import session as sesi_db
from skm.layanan.models import Layanan
from skm.layanan.queries import daftar_layanan, kalender, menurut_kode_atau_nama
from skm.muatan.forms.impor import dari_kiriman
from skm.muatan.forms.register import JAWABAN, SEBUTAN, RegisterForm, pilihan_kata, pilihan_kolom
from skm.muatan.register import tabel_register
from skm.muatan.services.register import muat
from skm.muatan.services.register_batal import batalkan_register
from skm.muatan.tanya import baca_pertanyaan, pertanyaan_register
from skm.muatan.views.bersama import bawaan, bp, ditanya, ditolak_dahulu, kiriman_berkas
from skm.pekerjaan.models import JenisPekerjaan, Pekerjaan
from skm.pekerjaan.views import catat_pekerjaan, jalankan
from skm.web.masukan import kiriman_besar
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import sekarang, zona_kantor


@bp.get("/kelola/register")
@untuk(MENGELOLA, sebagai="Muatan register")
def register() -> str:
    """The registers loaded so far, and a form for another; or for one that was refused with a question."""
    ada = ditolak_dahulu(request.args.get("pekerjaan", ""), JenisPekerjaan.REGISTER)
    return _halaman(RegisterForm()) if ada is None else _tanya_lagi(RegisterForm(), ada)


@bp.post("/kelola/register")
@untuk(MENGELOLA)
@kiriman_besar(TERBESAR)
def register_muat() -> Response | tuple[str, int] | str:
    """Check a register, and load it unless only checking was asked for."""
    form, pelaku = RegisterForm(), akun_kini()
    berkas = kiriman_berkas(form)
    if berkas is None:
        return _halaman(form), 400
    coba = "coba" in request.form
    with Upaya(form, di="berkas") as upaya:
        lembar = buka(*berkas) if ringan(*berkas) else None
    if upaya.ditolak or lembar is None:
        return (_halaman(form), upaya.status) if upaya.ditolak else _di_belakang(form, *berkas)
    form.lembar.choices = [satu.nama for satu in lembar if satu.tampak]
    ulang = {"nama": berkas[0], **bawaan(berkas[1])}
    with Upaya(form, di="berkas") as upaya:
        tabel = tabel_register(berkas[0], lembar, menurut_kode_atau_nama(_layanan()), form.lembar.data or "")
        if "kolom-0" in request.form:
            _ingat(tabel.kolom)
    if upaya.ditolak:
        return _halaman(form, ulang=ulang, terbuka=ditanya(upaya, JAWABAN), coba=coba), upaya.status
    with Upaya(form, di="berkas", coba=coba) as upaya:
        hasil = muat(
            sesi_db(),
            tabel,
            unit_id=pelaku.unit_id,
            kalender=kalender(sesi_db(), pelaku.unit_id, zona_kantor()),
            oleh=pelaku.nama,
            pada=sekarang(),
            urutan=form.urutan(),
            coba=coba,
        )
    if upaya.ditolak:
        terbuka = ditanya(upaya, JAWABAN)
        return _halaman(form, ulang=ulang, tanya=_tanya(tabel), terbuka=terbuka, coba=coba), upaya.status
    if coba:
        return _halaman(form, hasil, ulang=ulang)
    sesi_db().commit()
    flash(f"{hasil.ditambahkan} permohonan dimuat, {hasil.dilewati} sudah ada.", "sukses")
    return redirect(url_for("muatan.register"), 303)


def _di_belakang(form: RegisterForm, nama: str, isi: bytes) -> Response | tuple[str, int]:
    """A large register is checked and loaded by a process of its own."""
    dahulu = ditolak_dahulu(request.form.get("pekerjaan", ""), JenisPekerjaan.REGISTER)
    if "kolom-0" in request.form and dahulu is not None and (tanya := dahulu.hasil["tanya"]):
        _ingat([satu["judul"] for satu in tanya["kolom"]])
    with Upaya(form, di="berkas") as upaya:
        pilihan = {"urutan": form.urutan(), "lembar": form.lembar.data or "", "terbawa": form.terbawa()}
        nomor = catat_pekerjaan(JenisPekerjaan.REGISTER, nama, coba="coba" in request.form, **pilihan)
    return (_halaman(form), upaya.status) if upaya.ditolak else jalankan(nomor, isi)


@bp.post("/kelola/register/<int:nomor>/batal")
@untuk(MENGELOLA)
def register_batal(nomor: int) -> Response:
    """Withdraw every case of one load, unless the desk has worked on one."""
    pelaku, tujuan = akun_kini(), url_for("muatan.register")
    if (besar := impor_besar(sesi_db(), pelaku.unit_id, nomor)) is not None:
        with kabari(tujuan):
            pekerjaan = catat_pekerjaan(JenisPekerjaan.BATAL_REGISTER, besar.nama_berkas, nomor=nomor)
        return jalankan(pekerjaan)
    with kabari(tujuan):
        jumlah = batalkan_register(
            sesi_db(), unit_id=pelaku.unit_id, nomor=nomor, oleh=pelaku.nama, pada=sekarang()
        )
    sesi_db().commit()
    flash(f"Muatan dibatalkan: {jumlah} permohonan ditarik.", "sukses")
    return redirect(tujuan, 303)


def _layanan() -> Sequence[Layanan]:
    return daftar_layanan(sesi_db(), akun_kini().unit_id, hanya_aktif=False)


def _ingat(kolom: Sequence[str]) -> None:
    """Keep what was told, whatever becomes of the load."""
    pelaku = akun_kini()
    lama = pemetaan(sesi_db(), pelaku.unit_id, kolom)
    isi = dari_kiriman(request.form, kolom, pilihan_kolom(), pilihan_kata(_layanan()), lama)
    ingat_pemetaan(
        sesi_db(),
        unit_id=pelaku.unit_id,
        kolom=kolom,
        isi=isi,
        benda="register",
        oleh=pelaku.nama,
        pada=sekarang(),
    )
    sesi_db().commit()


def _tanya(tabel: Tabel) -> dict[str, Any] | None:
    """What the page asks about a refused register; None when every heading and word is known."""
    usulan = pertanyaan_register(sesi_db(), tabel, unit_id=akun_kini().unit_id)
    return None if usulan is None else _bertanya(usulan)


def _bertanya(usulan: Usulan) -> dict[str, Any]:
    return {
        "usulan": usulan,
        "pilihan_kolom": pilihan_kolom(),
        "pilihan_kata": pilihan_kata(_layanan()),
        "nama_bidang": SEBUTAN,
    }


def _tanya_lagi(form: RegisterForm, ada: Pekerjaan) -> str:
    """The question of a large register that was refused; its file is chosen again with the answer."""
    hasil, pilihan = ada.hasil, ada.pilihan
    form.berkas.errors = [ada.kalimat]
    form.lembar.choices = hasil["lembar"]
    terbawa = {nama: teks for nama, teks in pilihan["terbawa"].items() if nama != hasil["ditanya"]}
    return _halaman(
        form,
        ulang={"nama": ada.nama, "pekerjaan": str(ada.id), **terbawa},
        tanya=_bertanya(baca_pertanyaan(hasil["tanya"])) if hasil["tanya"] else None,
        terbuka=hasil["ditanya"],
        coba=pilihan["coba"],
    )


def _halaman(
    form: RegisterForm,
    hasil: HasilImpor | None = None,
    *,
    ulang: dict[str, str] | None = None,
    tanya: dict[str, Any] | None = None,
    terbuka: str = "",
    coba: bool = False,
) -> str:
    """`tanya` asks for the meaning of headings and words, `terbuka` is the field that answers what is
    open.
    """
    if ulang is not None:
        ulang |= form.terbawa(terbuka)
    return render_template(
        "muatan/register.html",
        form=form,
        hasil=hasil,
        daftar=daftar_impor(sesi_db(), akun_kini().unit_id, [JenisImpor.PERMOHONAN]),
        ulang=ulang,
        tanya=tanya,
        ditanya=form[terbuka] if terbuka else None,
        coba=coba,
    )
