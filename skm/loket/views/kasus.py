"""One case: its log, its next step, its end, and corrections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban
from sqlalchemy.orm import Session

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELAYANI, MENGOREKSI_JAM
from skm.db import session as sesi_db
from skm.layanan.brankas import samarkan
from skm.layanan.queries import standar_berlaku
from skm.loket import halaman, queries, services
from skm.loket.forms import KoreksiForm, SelesaiForm, TahapForm, TempoForm, TutupForm
from skm.loket.models import Permohonan
from skm.loket.views.bersama import SATU, baca_saat, bp, kalender_kantor, milik_unit
from skm.loket.views.tiket import terbitkan_tiket
from skm.teks import rapikan
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang, zona_kantor

LANGKAH: dict[str, tuple[Callable[..., None], str]] = {
    "kurang": (services.kurang, "menunggu kelengkapan berkas"),
    "lengkap": (services.lengkapi, "lengkap, waktu berjalan"),
    "ttd": (services.minta_ttd, "menunggu tanda tangan"),
    "serahkan": (services.serahkan, "diserahkan"),
    "urungkan": (services.urungkan_serah, "kembali menunggu diambil"),
}
BERKALENDER = frozenset({"kurang", "lengkap", "urungkan"})
"""Steps after which the log is told anew, or its clock."""
ASAL = {"papan": "loket.papan", "siap": "loket.siap"}
"""Lists that a step taken in them leads back to."""


@bp.get(SATU)
@untuk(MELAYANI, sebagai="Permohonan ini")
def rincian(nomor: int) -> str:
    """One case, with its log and what can be done."""
    return _halaman(milik_unit(nomor))


@bp.post(f"{SATU}/selesai")
@untuk(MELAYANI)
def selesai(nomor: int) -> Jawaban:
    """Finish the case now, if nobody changed it since it was shown; with `serah` hand it over as well."""
    permohonan, form = milik_unit(nomor), SelesaiForm()
    if not form.validate():
        abort(400)
    if form.serah.data:
        return _tutup(permohonan, partial(_selesai_serah, versi=form.versi.data), "selesai dan diserahkan")
    return _tutup(permohonan, partial(services.selesaikan, versi=form.versi.data), "selesai")


@bp.post(f"{SATU}/batal")
@untuk(MELAYANI)
def batal(nomor: int) -> Jawaban:
    """Close a case its applicant withdrew."""
    return _tutup_beralasan(nomor, "batal", services.batalkan, "dibatalkan")


@bp.post(f"{SATU}/tolak")
@untuk(MELAYANI)
def tolak(nomor: int) -> Jawaban:
    """Close a case that is not eligible."""
    return _tutup_beralasan(nomor, "tolak", services.tolak, "ditolak")


@bp.post(f"{SATU}/tahap")
@untuk(MELAYANI)
def tahap(nomor: int) -> Jawaban:
    """The next step: incomplete, complete, waiting for a signature, handed over."""
    permohonan, form = milik_unit(nomor), TahapForm()
    if not form.validate() or form.aksi.data not in LANGKAH:
        abort(400)
    layani, kata = LANGKAH[form.aksi.data]
    lain: dict[str, Any] = {"versi": form.versi.data}
    if form.aksi.data in BERKALENDER:
        lain["kalender"] = kalender_kantor()
    if form.aksi.data == "kurang":
        lain["apa"] = "; ".join(filter(None, [*map(rapikan, request.form.getlist("syarat")), form.apa.data]))
    return _lakukan(permohonan, partial(layani, **lain), f"{permohonan.nomor} {kata}.", ke=_asal(permohonan))


@bp.post(f"{SATU}/koreksi")
@untuk(MELAYANI)
def koreksi(nomor: int) -> Jawaban:
    """Take an entry back, or move it to another moment; the log keeps both."""
    permohonan, form = milik_unit(nomor), KoreksiForm()
    if not form.validate():
        if not form.alasan.errors:
            abort(400)
        return _halaman(permohonan, galat="Koreksi memerlukan alasan."), 400
    sasaran = next((s for s in queries.riwayat(sesi_db(), nomor) if s.urut == form.urut.data), None)
    if sasaran is None:
        abort(404)
    if sasaran.jenis in halaman.JAM and akun_kini().peran not in MENGOREKSI_JAM:
        return _halaman(
            permohonan, galat="Catatan yang mengubah jatuh tempo hanya dikoreksi oleh admin."
        ), 403
    with Upaya() as upaya:
        saat = baca_saat(form.saat.data or "")
    if upaya.ditolak:
        return _halaman(permohonan, galat=f"Koreksi: {upaya.kalimat}."), upaya.status
    lain: dict[str, Any] = {
        "urut": form.urut.data,
        "alasan": form.alasan.data,
        "kalender": kalender_kantor(),
        "versi": form.versi.data,
        "peran": akun_kini().peran,
    }
    layani = (
        partial(services.cabut, **lain) if saat is None else partial(services.pindahkan, saat=saat, **lain)
    )
    return _lakukan(permohonan, layani, "Koreksi dicatat.", koreksi=form)


@bp.post(f"{SATU}/tempo")
@untuk(MENGOREKSI_JAM)
def tempo(nomor: int) -> Jawaban:
    """Set the due moment anew by calendar and promise as known now."""
    permohonan, form = milik_unit(nomor), TempoForm()
    if not form.validate():
        if not form.alasan.errors:
            abort(400)
        return _halaman(permohonan, galat="Menetapkan ulang jatuh tempo memerlukan alasan."), 400
    lain = {"alasan": form.alasan.data, "kalender": kalender_kantor(), "versi": form.versi.data}
    return _lakukan(permohonan, partial(services.tetapkan_tempo, **lain), "Jatuh tempo ditetapkan ulang.")


def _tutup_beralasan(nomor: int, awalan: str, layani: Callable[..., None], kata: str) -> Jawaban:
    permohonan, form = milik_unit(nomor), TutupForm(prefix=awalan)
    if not form.validate():
        return _halaman(permohonan, **{awalan: form}), 400
    lain = {"alasan": form.alasan.data, "versi": form.versi.data}
    return _tutup(permohonan, partial(layani, **lain), kata, **{awalan: form})


def _tutup(permohonan: Permohonan, layani: Callable[..., None], kata: str, **form: TutupForm) -> Jawaban:
    """End the case and show its ticket; what a colleague did first is shown instead of overwritten."""
    nomor, pesan = permohonan.id, f"{permohonan.nomor} {kata}."
    with Upaya() as upaya:
        layani(sesi_db(), permohonan, pada=sekarang(), oleh=akun_kini().nama, kalender=kalender_kantor())
        terbitkan_tiket(permohonan)
    if upaya.ditolak:
        return _halaman(permohonan, galat=upaya.kalimat, **form), upaya.status
    sesi_db().commit()
    flash(pesan, "sukses")
    return redirect(url_for("loket.tiket_survei", nomor=nomor), 303)


def _selesai_serah(
    session: Session, permohonan: Permohonan, *, pada: datetime, oleh: str, **lain: Any
) -> None:
    services.selesaikan(session, permohonan, pada=pada, oleh=oleh, **lain)
    services.serahkan(session, permohonan, pada=pada, oleh=oleh)


def _asal(permohonan: Permohonan) -> str:
    """The list that a step was taken in, with what it was taken on; else the case's own page."""
    asal = ASAL.get(request.args.get("dari", ""))
    if asal is None:
        return url_for("loket.rincian", nomor=permohonan.id)
    bagian = request.args.get("bagian")
    return url_for(asal, baru=permohonan.id, bagian=bagian)


def _lakukan(
    permohonan: Permohonan,
    layani: Callable[..., None],
    pesan: str,
    koreksi: KoreksiForm | None = None,
    ke: str = "",
) -> Jawaban:
    nomor = permohonan.id
    with Upaya(koreksi) as upaya:
        layani(sesi_db(), permohonan, pada=sekarang(), oleh=akun_kini().nama)
    if upaya.ditolak:
        if koreksi is not None and koreksi.saat.errors:
            return _halaman(permohonan, koreksi=koreksi), upaya.status
        return _halaman(permohonan, galat=upaya.kalimat), upaya.status
    sesi_db().commit()
    flash(pesan, "sukses")
    return redirect(ke or url_for("loket.rincian", nomor=nomor), 303)


def _syarat(permohonan: Permohonan) -> list[str]:
    """What the service asked for on the day of receipt."""
    hari = permohonan.diterima.astimezone(zona_kantor()).date()
    standar = standar_berlaku(sesi_db(), permohonan.layanan_id, hari)
    return [] if standar is None else standar.persyaratan


def _halaman(
    permohonan: Permohonan, galat: str = "", *, koreksi: KoreksiForm | None = None, **terisi: TutupForm
) -> str:
    """The case's page; forms keep what was typed but carry the version shown now."""
    satu = queries.rincian(
        sesi_db(), permohonan.unit_id, permohonan.id, pada=sekarang(), kalender=kalender_kantor()
    )
    if satu is None:
        abort(404)
    formulir = {awalan: terisi.get(awalan) or TutupForm(None, prefix=awalan) for awalan in ("batal", "tolak")}
    for form in formulir.values():
        form.versi.raw_data, form.versi.data = None, satu.versi
    koreksi_jam = akun_kini().peran in MENGOREKSI_JAM
    riwayat = queries.riwayat(sesi_db(), permohonan.id)
    return render_template(
        "loket/rincian.html",
        satu=satu,
        galat=galat,
        koreksi=koreksi,
        hari_ini=hari_ini(),
        halaman=halaman.kasus(satu, riwayat, koreksi_jam=koreksi_jam),
        syarat=_syarat(permohonan),
        ada_nik=permohonan.nik_sandi is not None,
        ada_telepon=permohonan.telepon_sandi is not None,
        samar=samarkan("") if permohonan.nik_sandi or permohonan.telepon_sandi else "",
        kunjungan=permohonan.kunjungan,
        **formulir,
    )
