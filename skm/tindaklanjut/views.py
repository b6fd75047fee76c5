"""The office's plan after a survey: by period, what is late, and one plan with its log."""

from __future__ import annotations

from datetime import date

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MERENCANAKAN
from skm.db import session
from skm.laporan.hasil.baca import baca_unsur
from skm.laporan.hasil.pilihan import bagian_periode, periode_diminta
from skm.laporan.views.saringan import bp, tahun_dan_bagian
from skm.layanan.views.kantor import kantor_sendiri
from skm.tindaklanjut import halaman, queries, services
from skm.tindaklanjut.forms import ForumForm, RencanaForm, UsulanForm
from skm.tindaklanjut.kata import NAMA_STATUS
from skm.tindaklanjut.models import RencanaTindakLanjut, StatusTindakLanjut
from skm.tindaklanjut.services import IsiRencana, boleh_direncanakan
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang

ALAMAT = "/laporan/tindak-lanjut"
SATU = f"{ALAMAT}/<int:nomor>"


@bp.get(ALAMAT)
@untuk(MEMBACA_ANGKA, di="laporan.skm", sebagai="Rencana tindak lanjut")
def tindak_lanjut() -> str:
    """The plan of a period, what is proposed, and what is late."""
    return _papan(_periode())


@bp.post(f"{ALAMAT}/forum")
@untuk(MERENCANAKAN)
def tindak_lanjut_forum() -> Response | tuple[str, int]:
    """Keep the day of the forum."""
    periode, form = _periode(), ForumForm()
    if not form.validate():
        return _papan(periode, forum=form), 400
    with Upaya(form, di="tanggal") as upaya:
        berubah = services.tetapkan_forum(
            session(),
            unit_id=akun_kini().unit_id,
            periode=periode,
            tanggal=form.tanggal.data,
            versi=form.versi.data,
            hari=hari_ini(),
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _papan(periode, forum=form), upaya.status
    session().commit()
    flash("Tanggal forum disimpan." if berubah else "Tidak ada yang berubah.", "sukses")
    return _ke_papan(periode)


@bp.post(f"{ALAMAT}/usulan")
@untuk(MERENCANAKAN)
def tindak_lanjut_usulan() -> Response | tuple[str, int]:
    """Propose more or fewer unsur."""
    periode, form = _periode(), UsulanForm()
    if not form.validate():
        return _papan(periode, usulan=form), 400
    with Upaya(form, di="banyak") as upaya:
        services.ubah_usulan(
            session(), kantor_sendiri(), form.banyak.data, oleh=akun_kini().nama, pada=sekarang()
        )
    if upaya.ditolak:
        return _papan(periode, usulan=form), upaya.status
    session().commit()
    flash("Banyaknya usulan disimpan.", "sukses")
    return _ke_papan(periode)


@bp.get(f"{ALAMAT}/baru")
@untuk(MERENCANAKAN)
def tindak_lanjut_baru() -> str:
    """The form of one more plan; `unsur` in the address chooses one."""
    periode = _periode()
    mulai = periode.sampai or hari_ini()
    tahun, triwulan = mulai.year + mulai.month // 12, mulai.month // 3 % 4 + 1
    form = RencanaForm(None, tahun=tahun, unsur=request.args.get("unsur", ""), **{f"tw{triwulan}": True})
    return _halaman(form, periode, _nama_unsur(form, periode))


@bp.post(f"{ALAMAT}/baru")
@untuk(MERENCANAKAN)
def tindak_lanjut_tambah() -> Response | tuple[str, int]:
    """Add it to the plan."""
    periode, form = _periode(), RencanaForm()
    nama = _nama_unsur(form, periode)
    if not form.validate():
        return _halaman(form, periode, nama), 400
    with Upaya(form) as upaya:
        services.tambah_rencana(
            session(),
            unit_id=akun_kini().unit_id,
            periode=periode,
            isi=_isi(form, nama),
            hari=hari_ini(),
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(form, periode, _nama_unsur(form, periode)), upaya.status
    session().commit()
    flash("Rencana ditambahkan.", "sukses")
    return _ke_papan(periode)


@bp.get(SATU)
@untuk(MEMBACA_ANGKA)
def tindak_lanjut_rinci(nomor: int) -> str:
    """One plan with its log, and its form for whoever may plan."""
    satu = _milik(nomor)
    periode = Periode(satu.dari, satu.sampai)
    isi = {f"tw{n}": n in satu.triwulan for n in "1234"}
    form = RencanaForm(None, obj=satu, **isi)
    form.status.data = satu.status.value
    return _halaman(form, periode, _nama_unsur(form, periode, satu), satu)


@bp.post(SATU)
@untuk(MERENCANAKAN)
def tindak_lanjut_simpan(nomor: int) -> Response | tuple[str, int]:
    """Keep what was typed, if nobody changed it since it was shown."""
    satu, form = _milik(nomor), RencanaForm()
    periode = Periode(satu.dari, satu.sampai)
    nama = _nama_unsur(form, periode, satu)
    if not form.validate():
        return _halaman(form, periode, nama, satu), 400
    with Upaya(form) as upaya:
        berubah = services.simpan_rencana(
            session(),
            satu,
            _isi(form, nama),
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        satu = _milik(nomor)
        form.versi.raw_data, form.versi.data = None, satu.versi
        return _halaman(form, periode, _nama_unsur(form, periode, satu), satu), upaya.status
    session().commit()
    flash("Rencana disimpan." if berubah else "Tidak ada yang berubah.", "sukses")
    return _ke_papan(periode)


def _periode() -> Periode:
    """The period in the address; a single month is none for which plans are made."""
    tahun, bagian = tahun_dan_bagian()
    return periode_diminta(tahun, bagian) if bagian in halaman.BAGIAN_UTUH else abort(404)


def _milik(nomor: int) -> RencanaTindakLanjut:
    return queries.rencana_unit(session(), akun_kini().unit_id, nomor) or abort(404)


def _nama_unsur(
    form: RencanaForm, periode: Periode, satu: RencanaTindakLanjut | None = None
) -> dict[str, str]:
    """Names of the unsur that may be chosen, by code: the period's, and what is kept."""
    nama = baca_unsur(session(), kantor_sendiri(), periode).nama
    if satu is not None:
        nama[satu.unsur] = satu.nama_unsur
    form.unsur.choices = [(kode, f"{kode} {isi}") for kode, isi in nama.items()]
    return nama


def _isi(form: RencanaForm, nama: dict[str, str]) -> IsiRencana:
    return IsiRencana(
        form.unsur.data,
        nama[form.unsur.data],
        form.program.data,
        form.tahun.data,
        form.triwulan,
        form.penanggung_jawab.data,
        StatusTindakLanjut(form.status.data),
        form.realisasi.data or "",
    )


def _ke_papan(periode: Periode) -> Response:
    tahun, bagian = bagian_periode(periode)
    return redirect(url_for("laporan.tindak_lanjut", tahun=tahun, bagian=bagian), 303)


def _papan(periode: Periode, forum: ForumForm | None = None, usulan: UsulanForm | None = None) -> str:
    hari: date = hari_ini()
    unit = kantor_sendiri()
    semua = queries.daftar_rencana(session(), unit.id, periode)
    ada = queries.forum_periode(session(), unit.id, periode)
    unsur = baca_unsur(session(), unit, periode)
    lambat = queries.daftar_terlambat(session(), unit.id, hari)
    forum = forum or ForumForm(None, tanggal=None if ada is None else ada.tanggal)
    forum.versi.raw_data, forum.versi.data = None, halaman.versi_forum(ada)
    return render_template(
        "tindaklanjut/papan.html",
        papan=halaman.susun_papan(periode, semua, unsur, lambat, hari),
        forum=forum,
        tanggal_forum=None if ada is None else ada.tanggal,
        usulan=usulan or UsulanForm(None, banyak=unit.unsur_diusulkan),
        berakhir=boleh_direncanakan(periode, hari),
        dapat_merencanakan=akun_kini().peran in MERENCANAKAN,
    )


def _halaman(
    form: RencanaForm, periode: Periode, nama: dict[str, str], satu: RencanaTindakLanjut | None = None
) -> str:
    tahun, bagian = bagian_periode(periode)
    return render_template(
        "tindaklanjut/rencana.html",
        form=form,
        judul="Rencana baru" if satu is None else f"{satu.unsur} {satu.nama_unsur}",
        periode=periode.label,
        baris=None if satu is None else halaman.susun_baris(satu, hari_ini()),
        tujuan=url_for("laporan.tindak_lanjut_tambah", tahun=tahun, bagian=bagian)
        if satu is None
        else url_for("laporan.tindak_lanjut_simpan", nomor=satu.id, tahun=tahun, bagian=bagian),
        triwulan=[form[f"tw{n}"] for n in "1234"],
        peristiwa=[] if satu is None else queries.daftar_peristiwa(session(), satu.id),
        nama_status=NAMA_STATUS,
        terbuka=akun_kini().peran in MERENCANAKAN and bool(nama),
        berakhir=boleh_direncanakan(periode, hari_ini()),
    )
