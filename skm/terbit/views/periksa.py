"""What an approved document said, and whether today's data still give it."""

from __future__ import annotations

from flask import abort, render_template

from skm.akun.izin import terbuka
from skm.db import session
from skm.laporan.hasil.baca import Saat
from skm.laporan.views.saringan import bp
from skm.layanan.views.kantor import pakai_kantor
from skm.pengesahan.isi import catatan_rangkap
from skm.pengesahan.queries import pengesahan_berkode, sidik_kini
from skm.terbit.isi import Isi
from skm.web.waktu import sekarang, zona_kantor


@bp.get("/v/<kode>")
@terbuka
def periksa(kode: str) -> str:
    """The approval behind a printed code; today's figures are compared and never shown."""
    satu = pengesahan_berkode(session(), kode.strip().lower()) or abort(404)
    pakai_kantor(satu.unit_id)
    sama = sidik_kini(session(), satu, Saat(sekarang(), zona_kantor())) == satu.sidik
    rangkap = catatan_rangkap(satu.rangkap, zona_kantor())
    return render_template("terbit/periksa.html", satu=satu, isi=Isi(satu.isi), sama=sama, rangkap=rangkap)
