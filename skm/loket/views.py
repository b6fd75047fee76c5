"""The front desk: logging cases, the board of the day, and closing a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from flask import Blueprint, abort, current_app, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from kinerja.galat import GalatKinerja
from kinerja.kalender import Kalender
from skm.akun.izin import akun_kini, untuk
from skm.akun.models import Peran
from skm.db import session as sesi_db
from skm.layanan import qr, tiket
from skm.layanan import queries as layanan
from skm.layanan.models import Layanan
from skm.loket import queries, services
from skm.loket.cocok import GalatCocok, Pilihan, cocokkan
from skm.loket.forms import SelesaiForm, TerimaForm, TutupForm
from skm.loket.models import Permohonan, StatusPermohonan
from skm.web.filters import waktu
from skm.web.waktu import hari_ini, sekarang

bp = Blueprint("loket", __name__)

AJAKAN = "Mohon nilai pelayanan kami, sekitar dua menit, tanpa nama: "
SATU = "/loket/<int:nomor>"
"""A case's address."""

Jawaban = str | Response | tuple[str, int]


@bp.get("/loket")
@untuk(Peran.PETUGAS, Peran.ADMIN)
def papan() -> str:
    """The intake form and the board."""
    return _halaman_papan(TerimaForm())


@bp.post("/loket")
@untuk(Peran.PETUGAS, Peran.ADMIN)
def terima() -> Jawaban:
    """Log a case; the answer is the same page, ready for the next one."""
    form, pelaku = TerimaForm(), akun_kini()
    sah = form.validate()
    dipilih = _cocokkan(form.layanan, _pilihan_layanan())
    desa = _cocokkan(form.desa, _pilihan_desa())
    if not sah or dipilih is None or desa is None:
        return _halaman_papan(form), 400
    satu = sesi_db().get_one(Layanan, dipilih.id)
    try:
        permohonan = services.terima(
            sesi_db(),
            unit_id=pelaku.unit_id,
            layanan=satu,
            pemohon=form.pemohon.data,
            wilayah_id=desa.id,
            diterima=sekarang(),
            kalender=_kalender(),
            oleh=pelaku.nama,
        )
    except GalatKinerja as galat:
        form.layanan.errors = [str(galat)]
        return _halaman_papan(form), 400
    tempo = permohonan.jatuh_tempo
    pesan = f"{permohonan.nomor} jatuh tempo {waktu(tempo)}" if tempo else f"{permohonan.nomor} dicatat"
    sesi_db().commit()
    flash(pesan, "sukses")
    return redirect(url_for("loket.papan"), 303)


@bp.get(SATU)
@untuk(Peran.PETUGAS, Peran.ADMIN)
def rincian(nomor: int) -> str:
    """One case, with the ways to close it."""
    return _halaman_rincian(_milik_unit(nomor))


@bp.post(f"{SATU}/selesai")
@untuk(Peran.PETUGAS, Peran.ADMIN)
def selesai(nomor: int) -> Jawaban:
    """Finish the case now, if nobody changed it since it was shown."""
    permohonan, form = _milik_unit(nomor), SelesaiForm()
    if not form.validate():
        abort(400)
    return _tutup(
        permohonan,
        lambda: services.selesaikan(
            sesi_db(), permohonan, versi=form.versi.data, pada=sekarang(), oleh=akun_kini().nama
        ),
        f"{permohonan.nomor} selesai.",
    )


@bp.post(f"{SATU}/batal")
@untuk(Peran.PETUGAS, Peran.ADMIN)
def batal(nomor: int) -> Jawaban:
    """Close a case its applicant withdrew."""
    return _tutup_beralasan(nomor, "batal", services.batalkan, "dibatalkan")


@bp.post(f"{SATU}/tolak")
@untuk(Peran.PETUGAS, Peran.ADMIN)
def tolak(nomor: int) -> Jawaban:
    """Close a case that is not eligible."""
    return _tutup_beralasan(nomor, "tolak", services.tolak, "ditolak")


@bp.get(f"{SATU}/tiket")
@untuk(Peran.PETUGAS, Peran.ADMIN)
def tiket_survei(nomor: int) -> str:
    """The visit's ticket, to be shown to the citizen, printed or sent; never whether it was spent."""
    permohonan = _milik_unit(nomor)
    kode = _kode_tiket(permohonan)
    terbit = tiket.tiket_berkode(sesi_db(), kode)
    if terbit is None:
        abort(404)
    url = f"{current_app.config['SKM'].base_url}/t/{kode}"
    return render_template(
        "loket/tiket.html",
        nomor=permohonan.nomor,
        url=url,
        qr=qr.data_uri(url),
        berlaku_sampai=terbit.berlaku_sampai,
        whatsapp=f"https://wa.me/?text={quote(AJAKAN + url)}",
    )


@bp.post(f"{SATU}/tiket")
@untuk(Peran.PETUGAS, Peran.ADMIN)
def tiket_terbit(nomor: int) -> Response:
    """Issue the ticket of a case that was closed elsewhere or earlier; issuing it twice changes nothing."""
    permohonan = _milik_unit(nomor)
    if permohonan.status is StatusPermohonan.PROSES:
        abort(404)
    _terbitkan_tiket(permohonan)
    sesi_db().commit()
    return redirect(url_for("loket.tiket_survei", nomor=nomor), 303)


def _tutup_beralasan(nomor: int, awalan: str, layani: Callable[..., None], kata: str) -> Jawaban:
    permohonan, form = _milik_unit(nomor), TutupForm(prefix=awalan)
    if not form.validate():
        return _halaman_rincian(permohonan, **{awalan: form}), 400
    return _tutup(
        permohonan,
        lambda: layani(
            sesi_db(),
            permohonan,
            alasan=form.alasan.data,
            versi=form.versi.data,
            pada=sekarang(),
            oleh=akun_kini().nama,
        ),
        f"{permohonan.nomor} {kata}.",
        **{awalan: form},
    )


def _tutup(permohonan: Permohonan, layani: Callable[[], None], pesan: str, **form: TutupForm) -> Jawaban:
    """Run the service; what a colleague did first is shown instead of overwritten."""
    try:
        layani()
    except services.GalatStatus as galat:
        sesi_db().rollback()
        return _halaman_rincian(permohonan, galat=str(galat), **form), 409
    nomor = permohonan.id
    _terbitkan_tiket(permohonan)
    sesi_db().commit()
    flash(pesan, "sukses")
    return redirect(url_for("loket.tiket_survei", nomor=nomor), 303)


def _kode_tiket(permohonan: Permohonan) -> str:
    return tiket.kode_tiket(str(current_app.secret_key), permohonan.unit_id, permohonan.id)


def _terbitkan_tiket(permohonan: Permohonan) -> None:
    tiket.buang_kedaluwarsa(sesi_db(), hari_ini())
    tiket.terbitkan(
        sesi_db(),
        unit_id=permohonan.unit_id,
        layanan_id=permohonan.layanan_id,
        kode=_kode_tiket(permohonan),
        hari_ini=hari_ini(),
    )


def _halaman_papan(form: TerimaForm) -> str:
    return render_template(
        "loket/papan.html",
        form=form,
        pilihan_layanan=_pilihan_layanan(),
        pilihan_desa=_pilihan_desa(),
        papan=queries.papan(sesi_db(), akun_kini().unit_id, pada=sekarang(), kalender=_kalender()),
        hari_ini=hari_ini(),
    )


def _halaman_rincian(permohonan: Permohonan, galat: str = "", **terisi: TutupForm) -> str:
    """The case's page; forms keep what was typed but carry the version shown now."""
    satu = queries.rincian(
        sesi_db(), permohonan.unit_id, permohonan.id, pada=sekarang(), kalender=_kalender()
    )
    if satu is None:
        abort(404)
    formulir = {awalan: terisi.get(awalan) or TutupForm(None, prefix=awalan) for awalan in ("batal", "tolak")}
    for form in formulir.values():
        form.versi.raw_data, form.versi.data = None, satu.versi
    return render_template(
        "loket/rincian.html",
        satu=satu,
        galat=galat,
        hari_ini=hari_ini(),
        **formulir,
    )


def _cocokkan(field: Any, pilihan: list[Pilihan]) -> Pilihan | None:
    """The choice meant by a field; None puts the reason at the field unless one stands there."""
    if field.errors:
        return None
    try:
        return cocokkan(field.data, pilihan)
    except GalatCocok as galat:
        field.errors = [str(galat)]
        return None


def _pilihan_layanan() -> list[Pilihan]:
    daftar = layanan.daftar_layanan(sesi_db(), akun_kini().unit_id)
    return [Pilihan(satu.id, satu.kode, satu.nama) for satu in daftar]


def _pilihan_desa() -> list[Pilihan]:
    daftar = layanan.daftar_wilayah(sesi_db(), akun_kini().unit_id)
    return [Pilihan(satu.id, satu.nama, satu.nama) for satu in daftar]


def _kalender() -> Kalender:
    return layanan.kalender(sesi_db(), akun_kini().unit_id, current_app.config["SKM"].timezone)


def _milik_unit(nomor: int) -> Permohonan:
    permohonan = queries.permohonan_unit(sesi_db(), akun_kini().unit_id, nomor)
    if permohonan is None:
        abort(404)
    return permohonan
