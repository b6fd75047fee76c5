"""What the views of plans share: the period and the plan in an address, the page of one plan."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.periode import Periode
from skm.akun.izin import akun_kini
from skm.akun.kebijakan import MENURUT_JABATAN, MERENCANAKAN, boleh_melaporkan
from skm.db import session
from skm.isian.queries import jabatan
from skm.isian.views.isian import jabatan_saya
from skm.laporan.hasil.baca import baca_unsur
from skm.laporan.hasil.pilihan import bagian_periode, periode_diminta
from skm.laporan.views.saringan import tahun_dan_bagian
from skm.layanan.views.kantor import kantor_sendiri
from skm.tindaklanjut import halaman, queries
from skm.tindaklanjut.forms import LaporForm, RencanaForm, TarikForm
from skm.tindaklanjut.kata import NAMA_STATUS
from skm.tindaklanjut.models import RencanaTindakLanjut
from skm.tindaklanjut.services import boleh_direncanakan
from skm.web.waktu import hari_ini

ALAMAT = "/laporan/tindak-lanjut"
SATU = f"{ALAMAT}/<int:nomor>"


@dataclass(frozen=True, slots=True)
class Form:
    """The forms of one plan's page as they are shown; None: as it is kept."""

    rencana: RencanaForm | None = None
    lapor: LaporForm | None = None
    tarik: TarikForm | None = None


def periode_kini() -> Periode:
    """The period in the address; a single month is none for which plans are made."""
    tahun, bagian = tahun_dan_bagian()
    return periode_diminta(tahun, bagian) if bagian in halaman.BAGIAN_UTUH else abort(404)


def milik(nomor: int) -> RencanaTindakLanjut:
    """That plan of the office, else an unknown page."""
    return queries.rencana_unit(session(), akun_kini().unit_id, nomor) or abort(404)


def kunci_saran(kode: str) -> uuid.UUID:
    """The key of a comment in an address, else an unknown page."""
    try:
        return uuid.UUID(hex=kode)
    except ValueError:
        abort(404)


def bertugas(satu: RencanaTindakLanjut) -> bool:
    """Whether whoever asks reports on that plan."""
    peran = akun_kini().peran
    tugas = jabatan_saya() if peran in MENURUT_JABATAN else ()
    return boleh_melaporkan(peran, tugas, satu.penanggung_jawab)


def nama_unsur(
    form: RencanaForm, periode: Periode, satu: RencanaTindakLanjut | None = None
) -> dict[str, str]:
    """Names of the unsur that may be chosen, by code: the period's, and what is kept."""
    nama = baca_unsur(session(), kantor_sendiri(), periode).nama
    if satu is not None:
        nama[satu.unsur] = satu.nama_unsur
    form.unsur.choices = [(kode, f"{kode} {isi}") for kode, isi in nama.items()]
    return nama


def ke_papan(periode: Periode) -> Response:
    """To the board of that period."""
    tahun, bagian = bagian_periode(periode)
    return redirect(url_for("laporan.tindak_lanjut", tahun=tahun, bagian=bagian), 303)


def halaman_baru(form: RencanaForm, periode: Periode) -> str:
    """The form of one more plan; `saran` in the address is the comment that leads to it."""
    tahun, bagian = bagian_periode(periode)
    saran = request.args.get("saran")
    return render_template(
        "tindaklanjut/baru.html",
        form=form,
        periode=periode.label,
        tujuan=url_for("laporan.tindak_lanjut_tambah", tahun=tahun, bagian=bagian, saran=saran),
        triwulan=triwulan(form),
        jabatan=jabatan(session(), akun_kini().unit_id),
        terbuka=bool(form.unsur.choices),
        berakhir=boleh_direncanakan(periode, hari_ini()),
    )


def halaman_rencana(satu: RencanaTindakLanjut, form: Form) -> str:
    """One plan with its log, its files and what its reader may do with it."""
    periode = Periode(satu.dari, satu.sampai)
    tahun, bagian = bagian_periode(periode)
    rencana, lapor, tarik = (
        form.rencana,
        form.lapor or LaporForm(None, obj=satu),
        form.tarik or TarikForm(None),
    )
    if rencana is None:
        rencana = RencanaForm(None, obj=satu, **{f"tw{n}": n in satu.triwulan for n in "1234"})
    nama_unsur(rencana, periode, satu)
    if form.lapor is None:
        lapor.status.data = satu.status.value
    for milik_form in (rencana, lapor, tarik):
        milik_form.versi.raw_data, milik_form.versi.data = None, satu.versi
    merencanakan = akun_kini().peran in MERENCANAKAN
    tampil = queries.tampilan(session(), satu.unit_id, periode)
    return render_template(
        "tindaklanjut/rencana.html",
        form=rencana,
        lapor=lapor,
        tarik=tarik,
        satu=satu,
        periode=periode.label,
        baris=halaman.susun_baris(satu, hari_ini()),
        alamat={"nomor": satu.id, "tahun": tahun, "bagian": bagian},
        triwulan=triwulan(rencana),
        jabatan=jabatan(session(), satu.unit_id) if merencanakan else (),
        peristiwa=queries.daftar_peristiwa(session(), satu.id),
        bukti=queries.daftar_bukti(session(), satu.id),
        saran=queries.saran_rencana(session(), satu.unit_id, satu.id),
        nama_status=NAMA_STATUS,
        dapat_mengubah=merencanakan and not satu.ditarik,
        dapat_melapor=not satu.ditarik and bertugas(satu),
        dapat_menarik=merencanakan and not satu.ditarik and tampil is None,
        tampil=None if tampil is None else tampil.pada,
    )


def triwulan(form: RencanaForm) -> list[object]:
    """Its four boxes."""
    return [form[f"tw{n}"] for n in "1234"]
