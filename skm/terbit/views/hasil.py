"""Published results: pages, JSON, CSV and a badge, each from one row."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from flask import abort, current_app, jsonify, render_template, request, url_for
from werkzeug.wrappers import Response

from skm.akun.izin import terbuka
from skm.bentuk.aliran import tulis_csv
from skm.db import session
from skm.galat import Galat
from skm.laporan.hasil.pilihan import BAGIAN
from skm.laporan.views.saringan import bp
from skm.layanan.models import Unit
from skm.layanan.views.kantor import kantor_diminta, semua_kantor
from skm.terbit.halaman_hasil import KOLOM, HalamanHasil, baris_csv, daftar, nama_periode
from skm.terbit.isi import Isi
from skm.terbit.queries import Bacaan, Edisi, baca_terbitan
from skm.web.masukan import nomor_kiriman

PERIODE = {**{str(n): f"tw{n}" for n in range(1, 5)}, "s1": "s1", "s2": "s2"}
"""A part of a year as the addresses of published results name it: a quarter by its number alone."""
ALAMAT = {bagian: alamat for alamat, bagian in PERIODE.items()}
SETAHUN = ""
BENTUK = "any(json, csv):bentuk"


@bp.get("/hasil")
@terbuka
def hasil() -> str:
    """What ended last, and a list of all; where the server serves several and none is named, the offices."""
    unit = kantor_diminta()
    if unit is None:
        return render_template("terbit/kantor.html", semua=semua_kantor(), tujuan="laporan.hasil")
    return _halaman(unit, baca_terbitan(session(), unit.id))


@bp.get("/hasil/<int:tahun>", defaults={"periode": ""})
@bp.get("/hasil/<int:tahun>/<periode>")
@terbuka
def hasil_periode(tahun: int, periode: str) -> str:
    """One period, an earlier edition by `?edisi=`; of a year that is not published, what of it is."""
    unit = _kantor()
    bacaan = _baca(unit, tahun, periode)
    if bacaan.isi is not None:
        return _halaman(unit, bacaan)
    setahun = daftar(bacaan, tahun)
    if periode or not setahun:
        raise Galat(_belum(tahun, periode), status=404)
    kode = _kode(unit)
    return render_template("terbit/setahun.html", tahun=tahun, kode=kode, lain=_berlamat(setahun, kode))


@bp.get(f"/hasil.<{BENTUK}>", defaults={"tahun": 0, "periode": ""})
@bp.get(f"/hasil/<int:tahun>.<{BENTUK}>", defaults={"periode": ""})
@bp.get(f"/hasil/<int:tahun>/<periode>.<{BENTUK}>")
@terbuka
def hasil_berkas(tahun: int, periode: str, bentuk: str) -> Response:
    """The same to take away, open to programs of other sites."""
    unit = _kantor()
    bacaan = _baca(unit, tahun, periode) if tahun else baca_terbitan(session(), unit.id)
    isi = abort(404) if bacaan.isi is None else bacaan.isi
    if bentuk == "json":
        jawaban = jsonify(isi)
    else:
        berkas = io.BytesIO()
        tulis_csv(berkas, KOLOM, [list(baris_csv(Isi(isi)))])
        jawaban = current_app.response_class(berkas.getvalue(), mimetype="text/csv")
    jawaban.headers["Access-Control-Allow-Origin"] = "*"
    jawaban.add_etag()
    return jawaban.make_conditional(request)


@bp.get("/hasil/lencana.svg")
@terbuka
def hasil_lencana() -> Response:
    """The newest index as a small picture for other sites."""
    bacaan = baca_terbitan(session(), _kantor().id)
    isi = None if bacaan.isi is None else Isi(bacaan.isi)
    jawaban = current_app.response_class(
        render_template("terbit/lencana.svg", isi=isi), mimetype="image/svg+xml"
    )
    jawaban.headers["Cache-Control"] = "public, max-age=3600"
    return jawaban


def alamat_hasil(tahun: int, bagian: str, **lain: Any) -> str:
    """The address of a published period."""
    return url_for("laporan.hasil_periode", tahun=tahun, **_periode(bagian), **lain)


def _periode(bagian: str) -> dict[str, Any]:
    return {"periode": ALAMAT[bagian]} if bagian else {}


def _kantor() -> Unit:
    """The office of the address; without one, there is nothing to show of."""
    return kantor_diminta() or abort(404)


def _baca(unit: Unit, tahun: int, periode: str) -> Bacaan:
    bagian = SETAHUN if not periode else PERIODE.get(periode)
    if bagian is None or bagian not in BAGIAN:
        abort(404)
    return baca_terbitan(session(), unit.id, (tahun, bagian), request.args.get("edisi", type=nomor_kiriman))


def _belum(tahun: int, periode: str) -> str:
    """Why there is nothing to read at that address."""
    if not periode:
        return f"Belum ada hasil survei tahun {tahun} yang terbit."
    nama = nama_periode(tahun, PERIODE[periode])
    return f"Hasil survei {nama} belum terbit, atau edisi itu tidak ada."


def _kode(unit: Unit) -> str | None:
    """How addresses name the office; None where the server serves one."""
    return unit.kode if len(semua_kantor()) > 1 else None


def _berlamat(semua: Iterable[tuple[Edisi, str]], kode: str | None) -> list[tuple[str, str, Edisi]]:
    return [(alamat_hasil(satu.tahun, satu.bagian, unit=kode), nama, satu) for satu, nama in semua]


def _halaman(unit: Unit, bacaan: Bacaan) -> str:
    kode = _kode(unit)
    if bacaan.isi is None:
        return render_template("terbit/belum_terbit.html", kode=kode)
    halaman = HalamanHasil(Isi(bacaan.isi), bacaan)
    tahun, bagian = halaman.isi["tahun"], halaman.isi["bagian"]
    lama = {"edisi": halaman.isi["edisi"]} if halaman.digantikan else {}
    server: str = current_app.config["SKM"].base_url
    return render_template(
        "terbit/hasil.html",
        halaman=halaman,
        isi=halaman.isi,
        kode=kode,
        berkas={
            bentuk: url_for(
                "laporan.hasil_berkas", bentuk=bentuk, unit=kode, tahun=tahun, **_periode(bagian), **lama
            )
            for bentuk in ("json", "csv")
        },
        lain=_berlamat(daftar(bacaan), kode),
        edisi=[(alamat_hasil(tahun, bagian, unit=kode, edisi=satu.edisi), satu) for satu in halaman.edisi],
        rekap=url_for("laporan.rekap", tahun=tahun, bagian=bagian) if kode else "",
        cuplikan=render_template(
            "terbit/cuplikan.html",
            tujuan=server + url_for("laporan.hasil", unit=kode),
            gambar=server + url_for("laporan.hasil_lencana", unit=kode),
        ),
    )
