"""The board: intake by keyboard, and what is due next."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MELAYANI
from skm.bagian import ke_berapa
from skm.berkas.cocok import Pilihan, cocokkan
from skm.db import session as sesi_db
from skm.layanan import queries as layanan
from skm.layanan.brankas import baca_nik, baca_telepon
from skm.layanan.models import Layanan
from skm.loket import halaman, queries, services
from skm.loket.forms import TerimaForm
from skm.loket.models import Permohonan
from skm.loket.queries import SaringanPapan
from skm.loket.services import DataPemohon
from skm.loket.views.bersama import baca_saat, bp, brankas, kalender_kantor
from skm.teks import pecah_kata
from skm.web.filters import waktu
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya
from skm.web.waktu import hari_ini, sekarang

POLA_KUNCI = re.compile(r"[A-Za-z0-9_-]{16,64}")
DALAM_ALAMAT = ("layanan", "petugas", "tahap", *halaman.JUDUL_PAPAN)
"""What an address of the board may ask for."""
SEKALIGUS = 10
"""Services one visitor may ask for in one go."""


@bp.get("/loket")
@untuk(MELAYANI)
def papan() -> str:
    """The intake form and the board."""
    return halaman_papan(TerimaForm(None))


@bp.get("/loket/papan")
@untuk(MELAYANI)
def papan_saja() -> str:
    """The board alone, for the page that refreshes it."""
    return render_template("loket/_papan.html", **_isi_papan())


@bp.post("/loket")
@untuk(MELAYANI)
def terima() -> Jawaban:
    """Log a visit's requests; the answer is the same page, ready for the next visitor."""
    form, pelaku = TerimaForm(), akun_kini()
    kunci = form.kunci.data or ""
    if not POLA_KUNCI.fullmatch(kunci):
        abort(400)
    if queries.kunjungan(sesi_db(), pelaku.unit_id, kunci):
        return redirect(url_for("loket.papan"), 303)
    sah = form.validate()
    dipilih, desa = _layanan(form), _desa(form)
    data, saat = _data(form, desa), _saat(form)
    if not sah or dipilih is None or data is None or saat is None:
        return halaman_papan(form), 400
    with Upaya(form, di="layanan") as upaya:
        semua = [_terima(form, satu, data, saat, kunci) for satu in dipilih]
    if upaya.ditolak:
        return halaman_papan(form), upaya.status
    pesan = "; ".join(_kabar(satu) for satu in semua)
    sesi_db().commit()
    flash(pesan, "sukses")
    return redirect(url_for("loket.papan"), 303)


def dengan_saringan(tujuan: str) -> str:
    """The address of a page of the board with the filter that was asked for."""
    saringan = request.query_string.decode("ascii", "ignore")
    return url_for(tujuan) + (f"?{saringan}" if saringan else "")


def _alamat_bagian(nama: str, ke: int) -> str:
    """The board with that part of one of its lists, else as it was asked for."""
    isi = {satu: request.args[satu] for satu in DALAM_ALAMAT if satu in request.args}
    return f"{url_for('loket.papan')}?{urlencode(isi | {nama: str(ke)})}#daftar-{nama}"


def _terima(form: TerimaForm, satu: Layanan, data: DataPemohon, saat: datetime, kunci: str) -> Permohonan:
    return services.terima(
        sesi_db(),
        unit_id=akun_kini().unit_id,
        layanan=satu,
        pemohon=data,
        diterima=saat,
        dicatat=sekarang(),
        kurang=form.kurang.data or "",
        kalender=kalender_kantor(),
        oleh=akun_kini().nama,
        kunjungan=kunci,
    )


def _kabar(satu: Permohonan) -> str:
    if satu.jatuh_tempo is None:
        return f"{satu.nomor} menunggu kelengkapan berkas"
    return f"{satu.nomor} jatuh tempo {waktu(satu.jatuh_tempo)}"


def _layanan(form: TerimaForm) -> list[Layanan] | None:
    """The services meant, several joined by + or a comma; None puts the reason at the field."""
    if form.layanan.errors:
        return None
    tulisan = [bagian for bagian in re.split(r"[+,;]", form.layanan.data) if bagian.strip()]
    if not 1 <= len(tulisan) <= SEKALIGUS:
        form.layanan.errors = [f"Isi satu sampai {SEKALIGUS} layanan."]
        return None
    with Upaya(form, di="layanan") as upaya:
        pilihan = [cocokkan(bagian, _pilihan_layanan()) for bagian in tulisan]
    if upaya.ditolak:
        return None
    if len({satu.id for satu in pilihan}) != len(pilihan):
        form.layanan.errors = ["Satu layanan disebut dua kali."]
        return None
    return [sesi_db().get_one(Layanan, satu.id) for satu in pilihan]


def _data(form: TerimaForm, desa: Pilihan | None) -> DataPemohon | None:
    """Who asks, numbers encrypted; None puts the reason at the field."""
    baca = {form.nik: baca_nik, form.telepon: baca_telepon}
    nomor: dict[str, str | None] = {}
    for bidang, fungsi in baca.items():
        with Upaya(form, di=bidang.name):
            nomor[bidang.name] = fungsi(bidang.data or "")
    if desa is None or len(nomor) < len(baca):
        return None
    nik, telepon, kunci, asal = nomor["nik"], nomor["telepon"], brankas(), _asal(form)
    return DataPemohon(
        nama=form.pemohon.data,
        wilayah_id=desa.id,
        nik_sandi=kunci.sandikan(nik) if nik else getattr(asal, "nik_sandi", None),
        nik_sidik=kunci.sidik(nik) if nik else getattr(asal, "nik_sidik", None),
        telepon_sandi=kunci.sandikan(telepon) if telepon else getattr(asal, "telepon_sandi", None),
    )


def _asal(form: TerimaForm) -> Permohonan | None:
    """The earlier case whose numbers are the applicant's: the one chosen, while the name is its own."""
    nomor = nomor_kiriman(form.lama.data or "")
    asal = None if nomor is None else queries.permohonan_unit(sesi_db(), akun_kini().unit_id, nomor)
    sama = asal is not None and pecah_kata(asal.pemohon) == pecah_kata(form.pemohon.data)
    return asal if sama else None


def _saat(form: TerimaForm) -> datetime | None:
    """When it was received: now, or the moment given; None puts the reason at the field."""
    with Upaya(form, di="terjadi"):
        return baca_saat(form.terjadi.data or "") or sekarang()
    return None


def halaman_papan(form: TerimaForm, orang: Sequence[object] | None = None) -> str:
    """The intake form and the board; with people who may be meant, if somebody asked for them."""
    terakhir = queries.kunjungan_terakhir(sesi_db(), akun_kini().unit_id, akun_kini().nama)
    if not form.kunci.data:
        form.kunci.data = secrets.token_urlsafe(24)
    return render_template(
        "loket/papan.html",
        form=form,
        pilihan_layanan=_pilihan_layanan(),
        pilihan_desa=_pilihan_desa(),
        fokus="" if orang else _fokus(form),
        tambahan_terisi=any(
            satu.errors or satu.data for satu in (form.nik, form.telepon, form.kurang, form.terjadi)
        ),
        orang=orang,
        asal=_asal(form),
        terakhir=terakhir,
        terakhir_selesai=terakhir is not None and halaman.dapat_selesai(terakhir.tahap),
        **_isi_papan(),
    )


def _fokus(form: TerimaForm) -> str:
    """The field to type in next: one that is wrong, or else the first that is empty."""
    tiga = (form.layanan, form.pemohon, form.desa)
    salah, kosong = [s.name for s in tiga if s.errors], [s.name for s in tiga if not s.data]
    return next(iter([*salah, *kosong]), "layanan")


def _isi_papan() -> dict[str, Any]:
    """The board as the address asks for it."""
    unit_id = akun_kini().unit_id
    kode, petugas = request.args.get("layanan", ""), request.args.get("petugas", "")
    satu = layanan.layanan_berkode(sesi_db(), unit_id, kode) if kode else None
    if kode and satu is None:
        abort(404)
    saringan = SaringanPapan(satu.id if satu else None, petugas[:60], request.args.get("tahap") == "ttd")
    terbuka = queries.jumlah_terbuka(sesi_db(), unit_id)
    isi = queries.papan(
        sesi_db(),
        unit_id,
        pada=sekarang(),
        kalender=kalender_kantor(),
        saringan=saringan,
        ke={nama: ke_berapa(request.args.get(nama)) for nama in halaman.JUDUL_PAPAN},
    )
    return {
        "papan": halaman.papan(isi, _alamat_bagian),
        "url_banyak": dengan_saringan("loket.selesai_banyak"),
        "terbuka": terbuka,
        "saring_petugas": [
            (nama, nama) for nama in sorted({oleh for oleh, _, _ in terbuka} | ({petugas[:60]} - {""}))
        ],
        "saring_layanan": [
            (satu.kode, f"{satu.kode} – {satu.nama}")
            for satu in layanan.daftar_layanan(sesi_db(), unit_id, hanya_aktif=False)
        ],
        "kode": satu.kode if satu else "",
        "petugas": saringan.petugas,
        "tahap": "ttd" if saringan.ttd else "",
        "hari_ini": hari_ini(),
    }


def _desa(form: TerimaForm) -> Pilihan | None:
    """The village meant; None puts the reason at the field unless one stands there."""
    if not form.desa.errors:
        with Upaya(form, di="desa"):
            return cocokkan(form.desa.data, _pilihan_desa())
    return None


def _pilihan_layanan() -> list[Pilihan]:
    daftar = layanan.daftar_layanan(sesi_db(), akun_kini().unit_id)
    return [Pilihan(satu.id, satu.kode, satu.nama) for satu in daftar]


def _pilihan_desa() -> list[Pilihan]:
    daftar = layanan.daftar_wilayah(sesi_db(), akun_kini().unit_id)
    return [Pilihan(satu.id, satu.nama, satu.nama) for satu in daftar]
