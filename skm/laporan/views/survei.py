"""How many respondents are still needed, and what is asked beside the SKM."""

from __future__ import annotations

from typing import Any

from flask import render_template

from kinerja.ungkap import PALING_SEDIKIT
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA
from skm.db import session
from skm.laporan.lain import survei_lain, tambahan
from skm.laporan.sampel import panel
from skm.laporan.views.saringan import bp, pintas, saringan_survei
from skm.web.waktu import sekarang, zona_kantor


@bp.get("/laporan/sampel")
@untuk(MEMBACA_ANGKA, di="laporan.ikm")
def sampel() -> str | tuple[str, int]:
    """How many respondents the period still needs, by service."""
    saringan = saringan_survei()
    isi = {"saringan": saringan, "pintas": pintas("laporan.sampel", saringan)}
    if saringan.periode is None:
        return render_template("laporan/sampel.html", panel=None, **isi), 400
    hasil = panel(
        session(), unit_id=akun_kini().unit_id, periode=saringan.periode, zona=zona_kantor(), pada=sekarang()
    )
    return render_template("laporan/sampel.html", panel=hasil, **isi)


@bp.get("/laporan/lain")
@untuk(MEMBACA_ANGKA, di="laporan.ikm")
def lain() -> str | tuple[str, int]:
    """SPAK, SPKP and extra questions: beside the IKM, never in it."""
    saringan = saringan_survei()
    isi = {"saringan": saringan, "pintas": pintas("laporan.lain", saringan)}
    if saringan.periode is None:
        return render_template("laporan/lain.html", survei=(), tambahan=(), tertutup=0, **isi), 400
    dipilih: dict[str, Any] = {"unit_id": akun_kini().unit_id, "periode": saringan.periode}
    cukup, tertutup = tambahan(session(), **dipilih, paling_sedikit=PALING_SEDIKIT)
    survei = [(satu, satu.gabungan.responden < PALING_SEDIKIT) for satu in survei_lain(session(), **dipilih)]
    return render_template("laporan/lain.html", survei=survei, tambahan=cukup, tertutup=tertutup, **isi)
