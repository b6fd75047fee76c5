"""A stack at once: finishing what the camat has signed, handing over what lies ready."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELAYANI
from skm.bagian import ke_berapa
from skm.db import session as sesi_db
from skm.loket import halaman, queries, services
from skm.loket.models import Permohonan, Tahap
from skm.loket.views.bersama import bp, kalender_kantor
from skm.loket.views.papan import dengan_saringan
from skm.loket.views.tiket import terbitkan_tiket
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang

TERBANYAK = 200
DICENTANG = re.compile(r"[0-9]{1,9}-[0-9]{1,9}")
"""A case and the version of it that was shown."""
JUDUL_SIAP = "Selesai, belum diserahkan"


@bp.post("/loket/selesai")
@untuk(MELAYANI)
def selesai_banyak() -> Response:
    """Finish every ticked case, as after the camat has signed a stack; those somebody changed are named."""
    kalender = kalender_kantor()

    def selesaikan(satu: Permohonan, versi: int) -> None:
        oleh = akun_kini().nama
        services.selesaikan(sesi_db(), satu, pada=sekarang(), oleh=oleh, kalender=kalender, versi=versi)
        terbitkan_tiket(satu)

    _semua(selesaikan, "selesai. Tiket survei ada di rinciannya.", "Centang dahulu permohonan yang selesai.")
    return redirect(dengan_saringan("loket.papan"), 303)


@bp.get("/loket/siap")
@untuk(MELAYANI)
def siap() -> str:
    """What was finished and waits to be collected, the longest waiting first."""
    unit_id, baru = akun_kini().unit_id, nomor_kiriman(request.args.get("baru", ""))
    isi = queries.siap_diambil(sesi_db(), unit_id, pada=sekarang(), ke=ke_berapa(request.args.get("bagian")))
    serah = None if baru is None else queries.permohonan_unit(sesi_db(), unit_id, baru)
    ke = partial(url_for, "loket.siap")
    return render_template(
        "loket/siap.html",
        kasus=halaman.daftar(
            JUDUL_SIAP, isi.baris, isi.letak(lambda nomor: ke(bagian=nomor)), dicentang=True
        ),
        serah=serah if serah is not None and serah.tahap is Tahap.DISERAHKAN else None,
        hari_ini=hari_ini(),
    )


@bp.post("/loket/siap")
@untuk(MELAYANI)
def serahkan_banyak() -> Response:
    """Hand over every ticked case; those somebody changed are named."""

    def serahkan(satu: Permohonan, versi: int) -> None:
        services.serahkan(sesi_db(), satu, pada=sekarang(), oleh=akun_kini().nama, versi=versi)

    _semua(serahkan, "diserahkan.", "Centang dahulu permohonan yang diserahkan.")
    return redirect(url_for("loket.siap"), 303)


def _semua(layani: Callable[[Permohonan, int], None], kata: str, kosong: str) -> None:
    """Do that to every ticked case, each on its own, and tell what became of it."""
    beres, gagal = 0, []
    for isi in request.form.getlist("kasus")[:TERBANYAK]:
        if not DICENTANG.fullmatch(isi):
            abort(400)
        nomor, versi = map(int, isi.split("-"))
        satu = queries.permohonan_unit(sesi_db(), akun_kini().unit_id, nomor)
        if satu is None:
            abort(404)
        with Upaya() as upaya:
            layani(satu, versi)
        if upaya.ditolak:
            gagal.append(upaya.kalimat)
            continue
        sesi_db().commit()
        beres += 1
    if beres:
        flash(f"{beres} permohonan {kata}", "sukses")
    for kalimat in gagal:
        flash(kalimat, "galat")
    if not beres and not gagal:
        flash(kosong, "info")
