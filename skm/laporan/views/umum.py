"""The public page, the health check and the two reports."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, current_app, jsonify, render_template, request, url_for
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from kinerja.ikm import ModeBobot
from kinerja.periode import Periode
from skm.akun.izin import akun_kini, terbuka, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA
from skm.db import session
from skm.indikator.sumber import cacah_ikm
from skm.indikator.terhitung import IKM
from skm.indikator.views.daftar import buka
from skm.laporan import halaman, queries
from skm.laporan.forms import Saringan, baca_saringan, periode_cepat
from skm.laporan.lain import survei_lain, tambahan
from skm.laporan.sampel import panel
from skm.layanan.models import Kategori, Layanan
from skm.layanan.queries import daftar_layanan, kalender, layanan_berkode
from skm.layanan.views.kantor import kantor_diminta, semua_kantor
from skm.loket.queries import Kelompok, jumlah_terlambat, kasus
from skm.survei.models import Jalur
from skm.survei.queries import hitungan_ikm, saran_terbaru
from skm.survei.queries.pemeriksaan import jumlah_dikecualikan
from skm.web.menu import Butir
from skm.web.waktu import hari_ini, sekarang

bp = Blueprint("laporan", __name__)

BATAS_KASUS = 500
PALING_SEDIKIT = 5
"""Respondents of one service below which its figures would show what single people answered (UU 27/2022)."""


@bp.get("/")
@terbuka
def beranda() -> str:
    """The office's public page; where the server serves several and none is named, a list of them."""
    unit = kantor_diminta()
    if unit is None:
        return render_template("laporan/kantor.html", semua=semua_kantor())
    return render_template(
        "laporan/beranda.html",
        pengaduan=unit.pengaduan,
        layanan=queries.layanan_publik(session(), unit.id, hari_ini()),
        kategori=tuple(halaman.NAMA_KATEGORI.items()),
        pekan=halaman.sepekan(kalender(session(), unit.id, zona_kantor()), hari_ini()),
    )


@bp.get("/sehat")
@terbuka
def sehat() -> tuple[Response, int]:
    """Whether the server can work: 200, or 503 when the database does not answer or is not prepared."""
    try:
        siap = queries.ada_unit(session())
    except SQLAlchemyError:
        current_app.logger.exception("the health check could not read the database")
        siap = False
    if not siap:
        return jsonify(status="gangguan", basis_data="gagal"), 503
    return jsonify(status="sehat", basis_data="ok"), 200


@bp.get("/laporan/ikm")
@untuk(MEMBACA_ANGKA)
def ikm() -> str | tuple[str, int]:
    """The IKM of a period and service, with its nine unsur and its trace."""
    saringan, layanan, mode, jalur = saringan_kini(), _layanan(), _mode(), _jalur()
    isi = {
        "saringan": saringan,
        "layanan": layanan,
        "semua_layanan": daftar_layanan(session(), akun_kini().unit_id, hanya_aktif=False),
        "mode": mode,
        "semua_mode": tuple(ModeBobot),
        "jalur": jalur,
        "semua_jalur": tuple(halaman.NAMA_JALUR.items()),
        "pintas": pintas("laporan.ikm", saringan, layanan=_kode(layanan), bobot=mode.value, jalur=jalur),
        "nada_mutu": halaman.NADA_MUTU,
    }
    if saringan.periode is None:
        return render_template("laporan/ikm.html", hasil=None, **isi), 400
    unit_id = akun_kini().unit_id
    pilihan, periode = (layanan.id if layanan else None), saringan.periode
    dipilih: dict[str, Any] = {"unit_id": unit_id, "periode": periode, "layanan_id": pilihan, "jalur": jalur}
    hitungan, buku = hitungan_ikm(session(), **dipilih), buka(tahun=[_tahun(periode)], periode=[periode])
    terukur = buku.terukur(IKM.kode, _tahun(periode), periode, cacah_ikm(hitungan))
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


@bp.get("/laporan/ketepatan")
@untuk(MEMBACA_ANGKA)
def ketepatan() -> str | tuple[str, int]:
    """On-time percentages of both groups and of every service."""
    saringan = saringan_kini()
    isi = {"saringan": saringan, "pintas": pintas("laporan.ketepatan", saringan)}
    if saringan.periode is None:
        return render_template("laporan/ketepatan.html", kartu=(), **isi), 400
    periode, tahun = saringan.periode, _tahun(saringan.periode)
    buku = buka(tahun=[tahun], periode=[periode])
    return render_template(
        "laporan/ketepatan.html",
        kartu=halaman.kartu_ketepatan(buku, tahun, periode),
        baris=halaman.baris_layanan(buku.pembacaan.loket[periode]),
        terlambat=jumlah_terlambat(session(), unit_id=akun_kini().unit_id, pada=sekarang()),
        **isi,
    )


@bp.get("/laporan/ketepatan/kasus")
@untuk(MEMBACA_ANGKA)
def ketepatan_kasus() -> str | tuple[str, int]:
    """The very cases behind an on-time figure, without the applicants."""
    saringan, layanan = saringan_kini(), _layanan()
    kategori, kelompok = request.args.get("kategori", ""), request.args.get("kelompok", Kelompok.JATUH_TEMPO)
    if kategori not in {"", *Kategori} or kelompok not in set(Kelompok):
        abort(404)
    isi = {
        "saringan": saringan,
        "layanan": layanan,
        "kategori": halaman.NAMA_KATEGORI[Kategori(kategori)] if kategori else "",
        "tetap": {"layanan": _kode(layanan), "kategori": kategori or None, "kelompok": kelompok},
        "kelompok": Kelompok(kelompok),
    }
    if saringan.periode is None:
        return render_template("laporan/kasus.html", kasus=(), batas=BATAS_KASUS, **isi), 400
    daftar = kasus(
        session(),
        unit_id=akun_kini().unit_id,
        periode=saringan.periode,
        zona=zona_kantor(),
        pada=sekarang(),
        layanan_id=layanan.id if layanan else None,
        kategori=Kategori(kategori) if kategori else None,
        kelompok=Kelompok(kelompok),
        batas=BATAS_KASUS,
    )
    return render_template("laporan/kasus.html", kasus=daftar, batas=BATAS_KASUS, **isi)


@bp.get("/laporan/sampel")
@untuk(MEMBACA_ANGKA)
def sampel() -> str | tuple[str, int]:
    """How many respondents the period still needs, by service."""
    saringan = saringan_kini()
    isi = {"saringan": saringan, "pintas": pintas("laporan.sampel", saringan)}
    if saringan.periode is None:
        return render_template("laporan/sampel.html", panel=None, **isi), 400
    hasil = panel(
        session(), unit_id=akun_kini().unit_id, periode=saringan.periode, zona=zona_kantor(), pada=sekarang()
    )
    return render_template("laporan/sampel.html", panel=hasil, **isi)


@bp.get("/laporan/lain")
@untuk(MEMBACA_ANGKA)
def lain() -> str | tuple[str, int]:
    """SPAK, SPKP and extra questions: beside the IKM, never in it."""
    saringan = saringan_kini()
    isi = {"saringan": saringan, "pintas": pintas("laporan.lain", saringan), "batas": PALING_SEDIKIT}
    if saringan.periode is None:
        return render_template("laporan/lain.html", survei=(), tambahan=(), tertutup=0, **isi), 400
    dipilih: dict[str, Any] = {"unit_id": akun_kini().unit_id, "periode": saringan.periode}
    cukup, tertutup = tambahan(session(), **dipilih, paling_sedikit=PALING_SEDIKIT)
    survei = survei_lain(session(), **dipilih)
    return render_template("laporan/lain.html", survei=survei, tambahan=cukup, tertutup=tertutup, **isi)


def zona_kantor() -> ZoneInfo:
    """The office's time zone."""
    zona: ZoneInfo = current_app.config["SKM"].timezone
    return zona


def saringan_kini() -> Saringan:
    """The filter in the address; without one, this year."""
    hari: date = hari_ini()
    return baca_saringan(request.args, Periode.tahun(hari.year))


def _tahun(periode: Periode) -> int:
    """The year whose catalogue measures a period: the one it ends in, this year while it is open."""
    return (periode.sampai or hari_ini()).year


def _layanan() -> Layanan | None:
    """The service in the address; an unknown code is an unknown page."""
    kode = request.args.get("layanan", "").strip()
    if not kode:
        return None
    return layanan_berkode(session(), akun_kini().unit_id, kode) or abort(404)


def _kode(layanan: Layanan | None) -> str | None:
    return None if layanan is None else layanan.kode


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


def pintas(endpoint: str, saringan: Saringan, **tetap: Any) -> list[Butir]:
    """Shortcuts to the usual periods that keep the rest of the filter."""
    return [
        Butir(
            label,
            url_for(endpoint, dari=periode.dari or "", sampai=periode.sampai or "", **tetap),
            periode == saringan.periode,
        )
        for label, periode in periode_cepat(hari_ini())
    ]
