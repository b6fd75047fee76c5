"""Filling in a quarter: its inputs, with both results at once."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.indikator import Katalog
from skm.akun.izin import akun_kini, untuk
from skm.akun.models import Peran
from skm.db import session
from skm.indikator import queries, services
from skm.indikator.forms import (
    TRIWULAN,
    BuktiForm,
    IsianForm,
    dari_angka,
    dari_kiriman,
)
from skm.indikator.hitungan import angka, masukan_coba
from skm.indikator.models import Indikator, IsianTriwulan
from skm.indikator.services import ALUR, BERALASAN, GalatBersamaan, GalatIsian, simpan_isian
from skm.indikator.views.daftar import (
    DOKUMEN,
    PEMBACA,
    SEBUTAN,
    bp,
    tahun_diminta,
    triwulan_diminta,
)
from skm.web.waktu import hari_ini, sekarang

AJUKAN = "ajukan"
PENGISI = (Peran.PENANGGUNG_JAWAB, Peran.ADMIN)
SEBUTAN_AKSI = {
    "ajukan": "Ajukan",
    "verifikasi": "Verifikasi",
    "setujui": "Setujui",
    "kunci": "Kunci",
    "kembalikan": "Kembalikan",
    "buka": "Buka kunci",
}
KETIKAN_TETAP = """Ketikan Anda masih di bawah, di samping yang tersimpan.
Periksa, lalu simpan lagi bila ketikan Anda yang benar."""
Jawaban = str | Response | tuple[str, int]


def bertugas(satu: Indikator) -> bool:
    """Whether whoever asks fills in for that indicator's post; an admin may stand in for any."""
    akun = akun_kini()
    if akun.peran is not Peran.PENANGGUNG_JAWAB:
        return akun.peran in PENGISI
    return queries.penanggung(satu) in queries.jabatan_akun(session(), akun.id)


def indikator_sendiri(kode: str) -> Indikator:
    """The indicator asked for, to be changed by who answers for it: 403 for others."""
    satu = indikator_diminta(kode)
    return satu if bertugas(satu) else abort(403)


@bp.get("/indikator/<kode>/isi")
@untuk(*PEMBACA)
def isi(kode: str) -> str:
    """A quarter's inputs, with the quarter before beside them."""
    return tampilkan(indikator_diminta(kode), triwulan_kini(), BuktiForm(None))


@bp.post("/indikator/<kode>/isi")
@untuk(*PENGISI)
def isi_simpan(kode: str) -> Jawaban:
    """Keep the draft; with `aksi=hitung` only show what it comes to."""
    satu, triwulan = indikator_sendiri(kode), triwulan_kini()
    teks = request.form.get("versi", "")
    if not (teks.isascii() and teks.isdecimal() and len(teks) < 9):
        abort(400)
    ada, form = (
        services.isian(session(), satu.id, triwulan),
        dari_kiriman(request.form, nama_variabel(satu)),
    )
    nilai = form.angka()
    if form.galat:
        return _halaman(satu, triwulan, form, ada, int(teks)), 400
    if request.form.get("aksi") == "hitung":
        return _halaman(satu, triwulan, form, ada, int(teks))
    try:
        simpan_isian(
            session(),
            satu,
            triwulan,
            isi=nilai,
            catatan=form.catatan,
            versi=int(teks),
            oleh=akun_kini().nama,
            pada=sekarang(),
        )
    except GalatIsian as galat:
        session().rollback()
        segar = services.isian(session(), satu.id, triwulan)
        form.galat["umum"] = str(galat)
        if isinstance(galat, GalatBersamaan) and segar is not None:
            form.galat["umum"] += f" {KETIKAN_TETAP}"
            return _halaman(satu, triwulan, form, segar, segar.versi, bentrok=True), 409
        return _halaman(satu, triwulan, form, segar, int(teks)), 400
    lanjut = queries.berikutnya(session(), satu, triwulan) if request.form.get("aksi") == "lanjut" else None
    tujuan = alamat_isi(lanjut or satu, triwulan)
    if request.form.get("aksi") == "lanjut" and lanjut is None:
        tujuan = url_for("indikator.belum", tahun=satu.tahun, triwulan=triwulan)
    session().commit()
    flash(f"Isian {kode.upper()} disimpan sebagai draf.", "sukses")
    return redirect(tujuan, 303)


def katalog_rumus(satu: Indikator) -> Katalog:
    """The catalogue of that indicator's year, with the formulas that hold."""
    return queries.katalog_rumus(session(), satu.unit_id, satu.tahun)


def nama_variabel(satu: Indikator) -> tuple[str, ...]:
    """The inputs that its formulas ask for."""
    return katalog_rumus(satu).menurut_kode[satu.kode].variabel()


def indikator_diminta(kode: str) -> Indikator:
    """That indicator of the year in the address, else 404."""
    satu = queries.indikator_berkode(session(), akun_kini().unit_id, tahun_diminta(), kode)
    return satu or abort(404)


def triwulan_kini() -> int:
    """The quarter in the address, else today's."""
    return triwulan_diminta() or (hari_ini().month + 2) // 3


def alamat_isi(satu: Indikator, triwulan: int) -> str:
    """Where that quarter is filled in."""
    return url_for("indikator.isi", kode=satu.kode, tahun=satu.tahun, triwulan=triwulan)


def tampilkan(satu: Indikator, triwulan: int, bukti: BuktiForm) -> str:
    """The quarter as kept, with what was wrong about an evidence file."""
    ada = services.isian(session(), satu.id, triwulan)
    form = dari_angka(angka(ada) if ada else {}, nama_variabel(satu), ada.catatan if ada else "")
    return _halaman(satu, triwulan, form, ada, ada.versi if ada else 0, bukti=bukti)


def _halaman(
    satu: Indikator,
    triwulan: int,
    form: IsianForm,
    ada: IsianTriwulan | None,
    versi: int,
    *,
    bukti: BuktiForm | None = None,
    bentrok: bool = False,
) -> str:
    """The quarter as typed; after a conflict with what the other person stored beside each input."""
    katalog = katalog_rumus(satu)
    terbaca = form.angka()
    bahan = masukan_coba(session(), satu, triwulan, terbaca)
    peran, sendiri = akun_kini().peran, bertugas(satu)
    return render_template(
        "indikator/isi.html",
        i=satu,
        dokumen=DOKUMEN[satu.dokumen],
        triwulan=triwulan,
        semua_triwulan=[pilihan for pilihan in TRIWULAN if pilihan[0] != "0"],
        variabel=[katalog.menurut_nama[nama] for nama in nama_variabel(satu)],
        form=form,
        lalu=bahan.sebelumnya,
        hasil=katalog.hitung_satu(satu.kode, bahan) if terbaca else None,
        ada=ada,
        versi=versi,
        tersimpan=angka(ada) if ada and bentrok else None,
        boleh_isi=satu.otomatis is None and sendiri and (ada is None or ada.tahap.value == "draf"),
        orang_lain="" if sendiri or peran not in PENGISI else queries.penanggung(satu),
        aksi=[
            (nama, SEBUTAN_AKSI[nama], nama in BERALASAN)
            for nama, (dari, _, boleh) in ALUR.items()
            if ada is not None and peran in boleh and ada.tahap in dari and (nama != AJUKAN or sendiri)
        ],
        sebutan=SEBUTAN,
        bukti=queries.bukti(session(), satu.id, triwulan),
        form_bukti=bukti or BuktiForm(None),
        tenggat=queries.tenggat(session(), satu.unit_id, satu.tahun, triwulan),
    )
