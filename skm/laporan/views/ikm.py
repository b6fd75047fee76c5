"""The IKM of a period and service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, render_template, request

from kinerja.ikm import ModeBobot
from kinerja.ungkap import PALING_SEDIKIT
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENGEKSPOR
from skm.db import session
from skm.jawaban.models import Jalur
from skm.jawaban.queries.bertanda import jumlah_dikecualikan
from skm.jawaban.queries.saran import saran_terbaru
from skm.katalog.terhitung import IKM
from skm.laporan import halaman
from skm.laporan.deret import deret_unsur
from skm.laporan.ketelitian import beda_layanan, ketelitian_ikm
from skm.laporan.susunan import baris_susunan
from skm.laporan.views.saringan import (
    SELURUH_LAYANAN,
    bp,
    kode_layanan,
    layanan_diminta,
    pintas,
    saringan_survei,
    tahun_ukur,
)
from skm.layanan.models import Layanan
from skm.layanan.queries import daftar_layanan
from skm.pengaduan.queries import hitungan_bulanan
from skm.pengukuran.cacah_ikm import cacah_ikm
from skm.pengukuran.views.daftar import buka
from skm.web.waktu import sekarang, zona_kantor

Pilihan = tuple[str, str, Sequence[tuple[str, str]], str]
"""A list of the filter: its name, its label, (value, words) in order, and the value chosen."""


@bp.get("/laporan/ikm")
@untuk(MEMBACA_ANGKA)
def ikm() -> str | tuple[str, int]:
    """The IKM of a period and service, with its nine unsur and its trace."""
    saringan, layanan, mode, jalur = saringan_survei(), layanan_diminta(), _mode(), _jalur()
    isi = {
        "saringan": saringan,
        "boleh_ekspor": akun_kini().peran in MENGEKSPOR,
        "layanan": layanan.nama if layanan else SELURUH_LAYANAN,
        "mode_lama": "" if mode is ModeBobot.EKSAK else mode.label,
        "pilihan": _pilihan(layanan, jalur, mode),
        "pintas": pintas(
            "laporan.ikm", saringan, layanan=kode_layanan(layanan), bobot=mode.value, jalur=jalur
        ),
    }
    if saringan.periode is None:
        return render_template("laporan/ikm.html", kartu=None, **isi), 400
    unit_id = akun_kini().unit_id
    pilihan, periode = (layanan.id if layanan else None), saringan.periode
    dipilih: dict[str, Any] = {"unit_id": unit_id, "periode": periode, "layanan_id": pilihan, "jalur": jalur}
    buku = buka(tahun=[tahun_ukur(periode)], periode=[periode])
    ketelitian = ketelitian_ikm(session(), **dipilih, zona=zona_kantor(), pada=sekarang())
    hitungan = ketelitian.hitungan
    terukur = buku.terukur(IKM.kode, tahun_ukur(periode), periode, cacah_ikm(hitungan))
    kartu = halaman.KartuIkm(hitungan.gabungan(mode))
    tanpa = hitungan.tanpa_bertanda(mode)
    unsur = halaman.baris_unsur(kartu.hasil, hitungan.nama)
    keluar, tertunda = jumlah_dikecualikan(session(), unit_id=unit_id, periode=periode)
    return render_template(
        "laporan/ikm.html",
        kartu=kartu,
        bagian=layanan is not None or jalur is not None,
        tanpa=tanpa if tanpa is not None and tanpa.responden < kartu.responden else None,
        dikecualikan=keluar,
        tertunda=tertunda,
        unsur=unsur,
        deret=deret_unsur(unsur, hitungan, ketelitian.hitungan_lalu),
        ketelitian=ketelitian,
        susunan=baris_susunan(hitungan, mode, paling_sedikit=PALING_SEDIKIT),
        ketetapan=terukur.dua.ketetapan,
        saran=()
        if jalur is not None
        else saran_terbaru(
            session(), unit_id=unit_id, periode=periode, kuesioner=hitungan.kuesioner, layanan_id=pilihan
        ),
        pengaduan=hitungan_bulanan(session(), unit_id, periode, pada=sekarang(), layanan_id=pilihan),
        **isi,
    )


@bp.get("/laporan/ikm/layanan")
@untuk(MEMBACA_ANGKA)
def ikm_layanan() -> str | tuple[str, int]:
    """Which services lie above or below the others by more than chance."""
    saringan = saringan_survei()
    isi = {"saringan": saringan, "pintas": pintas("laporan.ikm_layanan", saringan)}
    if saringan.periode is None:
        return render_template("laporan/ikm_layanan.html", beda=None, **isi), 400
    unit_id = akun_kini().unit_id
    semua = daftar_layanan(session(), unit_id, hanya_aktif=False)
    beda = beda_layanan(session(), semua, unit_id=unit_id, periode=saringan.periode)
    return render_template("laporan/ikm_layanan.html", beda=beda, **isi)


def _pilihan(layanan: Layanan | None, jalur: Jalur | None, mode: ModeBobot) -> tuple[Pilihan, ...]:
    """What the page can be narrowed to beside its period."""
    semua = daftar_layanan(session(), akun_kini().unit_id, hanya_aktif=False)
    return (
        (
            "layanan",
            "Layanan",
            [("", SELURUH_LAYANAN), *((satu.kode, satu.nama) for satu in semua)],
            kode_layanan(layanan) or "",
        ),
        ("jalur", "Cara masuk", [("", "Semua cara"), *halaman.NAMA_JALUR.items()], jalur or ""),
        ("bobot", "Penimbang", [(satu.value, satu.label) for satu in ModeBobot], mode.value),
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
