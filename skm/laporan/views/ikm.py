"""The IKM of a period and service."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request

from kinerja.ikm import ModeBobot
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA
from skm.db import session
from skm.katalog.terhitung import IKM
from skm.laporan import halaman
from skm.laporan.views.saringan import (
    PALING_SEDIKIT,
    bp,
    kode_layanan,
    layanan_diminta,
    pintas,
    saringan_kini,
    tahun_ukur,
)
from skm.layanan.queries import daftar_layanan
from skm.pengukuran.sumber import cacah_ikm
from skm.pengukuran.views.daftar import buka
from skm.survei.models import Jalur
from skm.survei.queries import hitungan_ikm, saran_terbaru
from skm.survei.queries.pemeriksaan import jumlah_dikecualikan


@bp.get("/laporan/ikm")
@untuk(MEMBACA_ANGKA)
def ikm() -> str | tuple[str, int]:
    """The IKM of a period and service, with its nine unsur and its trace."""
    saringan, layanan, mode, jalur = saringan_kini(), layanan_diminta(), _mode(), _jalur()
    isi = {
        "saringan": saringan,
        "layanan": layanan,
        "semua_layanan": daftar_layanan(session(), akun_kini().unit_id, hanya_aktif=False),
        "mode": mode,
        "semua_mode": tuple(ModeBobot),
        "jalur": jalur,
        "semua_jalur": tuple(halaman.NAMA_JALUR.items()),
        "pintas": pintas(
            "laporan.ikm", saringan, layanan=kode_layanan(layanan), bobot=mode.value, jalur=jalur
        ),
        "nada_mutu": halaman.NADA_MUTU,
    }
    if saringan.periode is None:
        return render_template("laporan/ikm.html", hasil=None, **isi), 400
    unit_id = akun_kini().unit_id
    pilihan, periode = (layanan.id if layanan else None), saringan.periode
    dipilih: dict[str, Any] = {"unit_id": unit_id, "periode": periode, "layanan_id": pilihan, "jalur": jalur}
    hitungan, buku = hitungan_ikm(session(), **dipilih), buka(tahun=[tahun_ukur(periode)], periode=[periode])
    terukur = buku.terukur(IKM.kode, tahun_ukur(periode), periode, cacah_ikm(hitungan))
    hasil, tanpa = hitungan.hasil(mode), hitungan.hasil(mode, tanpa_bertanda=True)
    return render_template(
        "laporan/ikm.html",
        hasil=hasil,
        tertutup=(layanan is not None or jalur is not None) and 0 < hasil.responden < PALING_SEDIKIT,
        tanpa=tanpa if hasil.responden > tanpa.responden >= PALING_SEDIKIT else None,
        dikecualikan=jumlah_dikecualikan(session(), unit_id=unit_id, periode=periode),
        unsur=halaman.baris_unsur(hasil, hitungan.nama),
        ketetapan=terukur.dua.ketetapan,
        saran=saran_terbaru(session(), **dipilih) if hasil.responden >= PALING_SEDIKIT else (),
        **isi,
    )


def _mode() -> ModeBobot:
    try:
        return ModeBobot(request.args.get("bobot", ModeBobot.EKSAK))
    except ValueError:
        abort(404)


def _jalur() -> Jalur | None:
    """The way of coming in in the address; an unknown one is an unknown page."""
    teks = request.args.get("jalur", "").strip()
    if not teks:
        return None
    return Jalur(teks) if teks in set(Jalur) else abort(404)
