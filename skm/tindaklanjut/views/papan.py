"""The board of a period: its plan, what is proposed, what is late, and what citizens are told."""

from __future__ import annotations

from flask import flash, render_template
from werkzeug.wrappers import Response

from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENYETUJUI, MERENCANAKAN
from skm.db import session
from skm.ketepatan.queries import rekap_ketepatan
from skm.laporan.hasil.baca import baca_unsur
from skm.laporan.views.saringan import bp
from skm.layanan.views.kantor import kantor_sendiri
from skm.tindaklanjut import halaman, queries, services
from skm.tindaklanjut.forms import ForumForm, UsulanForm
from skm.tindaklanjut.services import boleh_direncanakan
from skm.tindaklanjut.views.bersama import ALAMAT, ke_papan, periode_kini
from skm.web.upaya import Upaya, kabari
from skm.web.waktu import hari_ini, sekarang, zona_kantor


@bp.get(ALAMAT)
@untuk(MEMBACA_ANGKA, di="laporan.skm", sebagai="Rencana tindak lanjut")
def tindak_lanjut() -> str:
    """The plan of a period, what is proposed, and what is late."""
    return _papan(periode_kini())


@bp.post(f"{ALAMAT}/forum")
@untuk(MERENCANAKAN)
def tindak_lanjut_forum() -> Response | tuple[str, int]:
    """Keep the day of the forum."""
    periode, form = periode_kini(), ForumForm()
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
    return ke_papan(periode)


@bp.post(f"{ALAMAT}/usulan")
@untuk(MERENCANAKAN)
def tindak_lanjut_usulan() -> Response | tuple[str, int]:
    """Propose more or fewer unsur."""
    periode, form = periode_kini(), UsulanForm()
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
    return ke_papan(periode)


@bp.post(f"{ALAMAT}/tampilkan")
@untuk(MENYETUJUI)
def tindak_lanjut_tampilkan() -> Response:
    """Approve the plan and show it to citizens."""
    periode = periode_kini()
    tujuan = ke_papan(periode)
    with kabari(tujuan.location or ""):
        services.tampilkan(
            session(),
            unit_id=akun_kini().unit_id,
            periode=periode,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    session().commit()
    flash("Rencana disetujui dan ditampilkan kepada warga.", "sukses")
    return tujuan


def _papan(periode: Periode, forum: ForumForm | None = None, usulan: UsulanForm | None = None) -> str:
    hari, unit = hari_ini(), kantor_sendiri()
    semua = queries.daftar_rencana(session(), unit.id, periode)
    ada = queries.forum_periode(session(), unit.id, periode)
    unsur = baca_unsur(session(), unit, periode)
    lambat = queries.daftar_terlambat(session(), unit.id, hari)
    tampil = queries.tampilan(session(), unit.id, periode)
    forum = forum or ForumForm(None, tanggal=None if ada is None else ada.tanggal)
    forum.versi.raw_data, forum.versi.data = None, halaman.versi_forum(ada)
    di_balik = halaman.DiBalik(
        queries.saran_per_unsur(session(), unit.id, periode),
        rekap_ketepatan(session(), unit_id=unit.id, periode=periode, zona=zona_kantor(), pada=sekarang()),
    )
    papan = halaman.susun_papan(periode, semua, unsur, di_balik, lambat=lambat, hari=hari)
    return render_template(
        "tindaklanjut/papan.html",
        papan=papan,
        forum=forum,
        tanggal_forum=None if ada is None else ada.tanggal,
        usulan=usulan or UsulanForm(None, banyak=unit.unsur_diusulkan),
        berakhir=boleh_direncanakan(periode, hari),
        dapat_merencanakan=akun_kini().peran in MERENCANAKAN,
        dapat_menampilkan=akun_kini().peran in MENYETUJUI and bool(papan.baris) and tampil is None,
        tampil=tampil,
    )
