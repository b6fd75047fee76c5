"""Citizens' comments: which are new, what was done about one, and what the office answers in public."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MERENCANAKAN
from skm.db import session
from skm.laporan.hasil.baca import baca_unsur
from skm.laporan.hasil.pilihan import bagian_periode
from skm.laporan.views.saringan import bp
from skm.layanan.views.kantor import kantor_sendiri
from skm.tindaklanjut import halaman, queries, services
from skm.tindaklanjut.forms import SaranForm
from skm.tindaklanjut.kata import NADA_KEADAAN, NAMA_KEADAAN
from skm.tindaklanjut.models import KeadaanSaran
from skm.tindaklanjut.queries import Saran
from skm.tindaklanjut.services import IsiSaran
from skm.tindaklanjut.views.bersama import kunci_saran, periode_kini
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang

SARAN = "/laporan/saran"


@bp.get(SARAN)
@untuk(MEMBACA_ANGKA, di="laporan.tindak_lanjut", sebagai="Saran responden")
def saran() -> str:
    """The comments of a period, a part at a time."""
    periode, saring = periode_kini(), _saring()
    lewat = _lewat()
    keadaan = KeadaanSaran(saring["keadaan"]) if saring["keadaan"] else None
    semua = queries.daftar_saran(
        session(),
        akun_kini().unit_id,
        periode,
        keadaan=keadaan,
        unsur=saring["unsur"],
        label=saring["label"],
        lewat=lewat,
    )
    tahun, bagian = bagian_periode(periode)
    nama = baca_unsur(session(), kantor_sendiri(), periode).nama
    return render_template(
        "tindaklanjut/saran.html",
        judul=periode.label,
        baris=semua[: queries.SEHALAMAN],
        pilihan=(
            *halaman.pilihan_periode(periode, hari_ini()),
            (
                "keadaan",
                "Keadaan",
                [("", "Semua"), *((satu.value, kata) for satu, kata in NAMA_KEADAAN.items())],
                saring["keadaan"],
            ),
            (
                "unsur",
                "Unsur",
                [("", "Semua"), *((kode, f"{kode} {isi}") for kode, isi in nama.items())],
                saring["unsur"],
            ),
        ),
        label=saring["label"],
        nama_unsur=nama,
        keadaan={satu: (kata, NADA_KEADAAN[satu]) for satu, kata in NAMA_KEADAAN.items()},
        alamat={"tahun": tahun, "bagian": bagian},
        berikut=_tautan(periode, saring, lewat + queries.SEHALAMAN) if len(semua) > queries.SEHALAMAN else "",
        sebelum=_tautan(periode, saring, max(0, lewat - queries.SEHALAMAN)) if lewat else "",
    )


@bp.get(f"{SARAN}/<kode>")
@untuk(MEMBACA_ANGKA)
def saran_rinci(kode: str) -> str:
    """One comment and what was done about it."""
    return _halaman(_milik(kode), None)


@bp.post(f"{SARAN}/<kode>")
@untuk(MERENCANAKAN)
def saran_simpan(kode: str) -> Response | tuple[str, int]:
    """Keep what was typed, if nobody changed it since it was shown."""
    satu, form = _milik(kode), SaranForm()
    _lengkapi(form, satu)
    if not form.validate():
        return _halaman(satu, form), 400
    with Upaya(form) as upaya:
        berubah = services.tangani_saran(
            session(),
            akun_kini().unit_id,
            satu,
            IsiSaran(
                KeadaanSaran(form.keadaan.data),
                form.unsur.data,
                form.label.data or "",
                form.tanggapan.data or "",
                form.tampil.data,
                form.rencana.data or None,
            ),
            versi=form.versi.data,
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    if upaya.ditolak:
        return _halaman(_milik(kode), form), upaya.status
    tujuan = url_for("laporan.saran", **_alamat(satu))
    session().commit()
    flash("Saran disimpan." if berubah else "Tidak ada yang berubah.", "sukses")
    return redirect(tujuan, 303)


def _saring() -> dict[str, str]:
    """What the list is narrowed to; an unknown state is an unknown page."""
    saring = {nama: request.args.get(nama, "").strip() for nama in ("keadaan", "unsur", "label")}
    return saring if saring["keadaan"] in {"", *KeadaanSaran} else abort(404)


def _lewat() -> int:
    """How many comments stand before the part that the address asks for."""
    teks = request.args.get("lewat", "")
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 6 else 0


def _tautan(periode: Periode, saring: dict[str, str], lewat: int) -> str:
    tahun, bagian = bagian_periode(periode)
    tanya: dict[str, Any] = {"tahun": tahun, "bagian": bagian, "lewat": lewat or None, **saring}
    return url_for("laporan.saran", **tanya)


def _milik(kode: str) -> Saran:
    return queries.satu_saran(session(), akun_kini().unit_id, kunci_saran(kode)) or abort(404)


def _triwulan(satu: Saran) -> Periode:
    """The quarter of a comment, whose unsur and plans it may name."""
    return Periode.triwulan(satu.bulan.year, (satu.bulan.month + 2) // 3)


def _alamat(satu: Saran) -> dict[str, Any]:
    tahun, bagian = bagian_periode(_triwulan(satu))
    return {"tahun": tahun, "bagian": bagian}


def _lengkapi(form: SaranForm, satu: Saran) -> dict[str, str]:
    """Give the form its choices: the quarter's unsur and plans, and what is kept. Gives the unsur's names."""
    unit, isi = kantor_sendiri(), services.isi_saran(satu)
    nama = baca_unsur(session(), unit, _triwulan(satu)).nama
    if isi.unsur:
        nama.setdefault(isi.unsur, "")
    form.unsur.choices = [("", "Belum ditentukan"), *((kode, f"{kode} {n}") for kode, n in nama.items())]
    rencana = queries.rencana_pilihan(session(), unit.id, _triwulan(satu), isi.rencana_id)
    form.rencana.choices = [(0, "Belum ada"), *((r.id, f"{r.unsur} {r.program}") for r in rencana)]
    return nama


def _halaman(satu: Saran, form: SaranForm | None) -> str:
    isi = services.isi_saran(satu)
    if form is None:
        form = SaranForm(
            None,
            keadaan=isi.keadaan.value,
            unsur=isi.unsur,
            label=isi.label,
            tanggapan=isi.tanggapan,
            tampil=isi.tampil,
            rencana=isi.rencana_id or 0,
        )
    _lengkapi(form, satu)
    form.versi.raw_data, form.versi.data = None, services.versi_saran(satu)
    return render_template(
        "tindaklanjut/saran_rinci.html",
        satu=satu,
        isi=isi,
        form=form,
        keadaan=(NAMA_KEADAAN[isi.keadaan], NADA_KEADAAN[isi.keadaan]),
        alamat=_alamat(satu),
        terbuka=akun_kini().peran in MERENCANAKAN,
        dapat_direncanakan=services.boleh_direncanakan(_triwulan(satu), hari_ini()),
    )
