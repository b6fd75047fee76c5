"""Loading tables of answers, and undoing a load as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MENGELOLA
from skm.berkas.hasil import HasilImpor
from skm.berkas.pemetaan import Usulan
from skm.berkas.queries import daftar_impor, impor_besar, pemetaan
from skm.berkas.services import ingat_pemetaan
from skm.berkas.tabel import TERBESAR, Tabel, buka, ringan
from skm.db import session as sesi_db
from skm.db import transaksi
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_skm
from skm.layanan.models import Layanan
from skm.layanan.queries import daftar_layanan, menurut_kode_atau_nama
from skm.muatan.bacaan import TERBUKA
from skm.muatan.forms.impor import MuatForm, dari_kiriman, pilihan_kata, pilihan_kolom
from skm.muatan.harapan import NILAI, tabel_jawaban
from skm.muatan.services.impor import DAPAT_DIBATALKAN, batalkan_muatan, muat
from skm.muatan.tanya import baca_pertanyaan, pertanyaan
from skm.muatan.versi import untuk_ditanya
from skm.muatan.views.bersama import bawaan, bp, ditanya, ditolak_dahulu, kiriman_berkas
from skm.pekerjaan.models import JenisPekerjaan, Pekerjaan
from skm.pekerjaan.views import catat_pekerjaan, jalankan
from skm.web.masukan import kiriman_besar
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import hari_ini, sekarang, zona_kantor


@bp.get("/kelola/impor")
@untuk(MENGELOLA, sebagai="Muatan jawaban")
def impor() -> str:
    """The loads so far, and a form for another; or for one that was refused with a question."""
    ada = ditolak_dahulu(request.args.get("pekerjaan", ""), JenisPekerjaan.JAWABAN)
    return _halaman(MuatForm()) if ada is None else _tanya_lagi(MuatForm(), ada)


@bp.post("/kelola/impor")
@untuk(MENGELOLA)
@kiriman_besar(TERBESAR)
def impor_muat() -> Response | tuple[str, int] | str:
    """Check a table, and load it unless only checking was asked for; what it means may be told along."""
    form, pelaku = MuatForm(), akun_kini()
    berkas = kiriman_berkas(form)
    if berkas is None:
        return _halaman(form), 400
    with Upaya(form, di="berkas") as upaya:
        lembar = buka(*berkas) if ringan(*berkas) else None
    if upaya.ditolak or lembar is None:
        return (_halaman(form), upaya.status) if upaya.ditolak else _di_belakang(form, *berkas)
    terbit, versi = kuesioner_skm(sesi_db(), pelaku.unit_id), form.nomor_versi()
    form.lembar.choices = [satu.nama for satu in lembar if satu.tampak]
    ulang: dict[str, Any] = {"nama": berkas[0], "versi": form.versi.data or "", **bawaan(berkas[1])}
    coba = "coba" in request.form
    with Upaya(form, di="berkas") as upaya:
        tabel = tabel_jawaban(berkas[0], lembar, terbit, form.lembar.data or "")
        if "kolom-0" in request.form:
            _ingat(tabel.kolom, _untuk_ditanya(tabel, terbit))
    if upaya.ditolak:
        return _halaman(form, ulang=ulang, terbuka=ditanya(upaya, TERBUKA), coba=coba), upaya.status
    with Upaya(form, di="berkas", coba=coba) as upaya:
        hasil = muat(
            sesi_db(),
            tabel,
            unit_id=pelaku.unit_id,
            hari_ini=hari_ini(),
            oleh=pelaku.nama,
            pada=sekarang(),
            jawab=form.jawab(hari_ini()),
            versi=versi,
            zona=zona_kantor(),
            tanya_hari=True,
            coba=coba,
            buka=transaksi,
        )
    if upaya.ditolak:
        terbuka = ditanya(upaya, TERBUKA)
        if terbuka == "tanggal":
            form.tanggal.data = hari_ini()
        return _halaman(form, ulang=ulang, tanya=_tanya(tabel), terbuka=terbuka, coba=coba), upaya.status
    if coba:
        form.tanggal.data = hasil.hari
        return _halaman(form, hasil, ulang=ulang)
    sesi_db().commit()
    if hasil.ditambahkan:
        sudah = f" {hasil.dilewati} baris sudah ada." if hasil.dilewati else ""
        dari = f" Lembar yang dibaca: {hasil.lembar}." if hasil.lembar else ""
        flash(f"{hasil.ditambahkan} jawaban dimuat.{sudah}{dari}", "sukses")
    else:
        flash("Berkas ini sudah pernah dimuat; tidak ada yang ditambahkan.", "info")
    return redirect(url_for("muatan.impor"), 303)


def _di_belakang(form: MuatForm, nama: str, isi: bytes) -> Response | tuple[str, int]:
    """A large table is checked and loaded by a process of its own."""
    dahulu = ditolak_dahulu(request.form.get("pekerjaan", ""), JenisPekerjaan.JAWABAN)
    if "kolom-0" in request.form and dahulu is not None and (tanya := dahulu.hasil["tanya"]):
        milik = (k for k in kuesioner_skm(sesi_db(), akun_kini().unit_id) if k.id == tanya["kuesioner"])
        _ingat([satu["judul"] for satu in tanya["kolom"]], next(milik, None) or abort(400))
    with Upaya(form, di="berkas") as upaya:
        lembar, jawab = form.lembar.data or "", form.jawab(hari_ini()).tulis()
        pilihan = {"coba": "coba" in request.form, "versi": form.nomor_versi(), "lembar": lembar}
        nomor = catat_pekerjaan(JenisPekerjaan.JAWABAN, nama, **pilihan, jawab=jawab, terbawa=form.terbawa())
    if upaya.ditolak:
        return _halaman(form), upaya.status
    return jalankan(nomor, isi)


@bp.post("/kelola/impor/<int:nomor>/batal")
@untuk(MENGELOLA)
def impor_batal(nomor: int) -> Response:
    """Delete every answer of one load."""
    pelaku, tujuan = akun_kini(), url_for("muatan.impor")
    if (besar := impor_besar(sesi_db(), pelaku.unit_id, nomor)) is not None:
        with kabari(tujuan):
            pekerjaan = catat_pekerjaan(JenisPekerjaan.BATAL_JAWABAN, besar.nama_berkas, nomor=nomor)
        return jalankan(pekerjaan)
    with kabari(tujuan):
        jumlah = batalkan_muatan(
            sesi_db(),
            unit_id=pelaku.unit_id,
            nomor=nomor,
            oleh=pelaku.nama,
            pada=sekarang(),
            buka=transaksi,
        )
    sesi_db().commit()
    flash(f"Muatan dibatalkan: {jumlah} jawaban dihapus. Berkas yang sama dapat dimuat lagi.", "sukses")
    return redirect(tujuan, 303)


def _ingat(kolom: Sequence[str], kuesioner: Kuesioner) -> None:
    """Keep what was told, whatever becomes of the load."""
    pelaku = akun_kini()
    lama = pemetaan(sesi_db(), pelaku.unit_id, kolom)
    untuk_kata = pilihan_kata(kuesioner, _layanan())
    ingat_pemetaan(
        sesi_db(),
        unit_id=pelaku.unit_id,
        kolom=kolom,
        isi=dari_kiriman(request.form, kolom, pilihan_kolom(kuesioner), untuk_kata, lama),
        benda="jawaban",
        oleh=pelaku.nama,
        pada=sekarang(),
    )
    sesi_db().commit()


def _tanya(tabel: Tabel) -> dict[str, Any] | None:
    """What the page asks about a refused table; None when every heading and word is known."""
    isi = pertanyaan(sesi_db(), tabel, unit_id=akun_kini().unit_id, hari_ini=hari_ini())
    return None if isi is None else _bertanya(*isi)


def _bertanya(kuesioner: Kuesioner, usulan: Usulan) -> dict[str, Any]:
    return {
        "usulan": usulan,
        "pilihan_kolom": pilihan_kolom(kuesioner),
        "pilihan_kata": pilihan_kata(kuesioner, _layanan()),
        "nama_bidang": dict(pilihan_kolom(kuesioner)) | {NILAI: "Jawaban unsur"},
    }


def _tanya_lagi(form: MuatForm, ada: Pekerjaan) -> str:
    """The question of a large table that was refused; its file is chosen again with the answer."""
    hasil, pilihan = ada.hasil, ada.pilihan
    form.berkas.errors = [ada.kalimat]
    form.lembar.choices = hasil["lembar"]
    if hasil["ditanya"] == "tanggal":
        form.tanggal.data = hari_ini()
    terbawa = {nama: teks for nama, teks in pilihan["terbawa"].items() if nama != hasil["ditanya"]}
    ulang = {"nama": ada.nama, "versi": str(pilihan["versi"] or ""), "pekerjaan": str(ada.id), **terbawa}
    terbit = {satu.id: satu for satu in kuesioner_skm(sesi_db(), akun_kini().unit_id)}
    tanya = hasil["tanya"]
    return _halaman(
        form,
        ulang=ulang,
        tanya=_bertanya(terbit[tanya["kuesioner"]], baca_pertanyaan(tanya)) if tanya else None,
        terbuka=hasil["ditanya"],
        coba=pilihan["coba"],
    )


def _untuk_ditanya(tabel: Tabel, terbit: Sequence[Kuesioner]) -> Kuesioner:
    peta = pemetaan(sesi_db(), akun_kini().unit_id, tabel.kolom)
    return untuk_ditanya(tabel, terbit, menurut_kode_atau_nama(_layanan()), hari_ini(), peta)


def _layanan() -> Sequence[Layanan]:
    return daftar_layanan(sesi_db(), akun_kini().unit_id, hanya_aktif=False)


def _halaman(
    form: MuatForm,
    hasil: HasilImpor | None = None,
    *,
    ulang: dict[str, Any] | None = None,
    tanya: dict[str, Any] | None = None,
    terbuka: str = "",
    coba: bool = False,
) -> str:
    """`tanya` asks for the meaning of headings and words, `terbuka` is the field that answers what is
    open.
    """
    if ulang is not None:
        ulang |= form.terbawa(terbuka or ("tanggal" if hasil and hasil.tanpa_tanggal else ""))
    form.isi_pilihan(kuesioner_skm(sesi_db(), akun_kini().unit_id))
    daftar = daftar_impor(sesi_db(), akun_kini().unit_id, DAPAT_DIBATALKAN)
    return render_template(
        "muatan/impor.html",
        form=form,
        hasil=hasil,
        daftar=daftar,
        ulang=ulang,
        tanya=tanya,
        ditanya=form[terbuka] if terbuka else None,
        coba=coba,
    )
