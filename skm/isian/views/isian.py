"""Filling in a quarter: its inputs, with both results at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from flask import abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue as Jawaban

from kinerja.indikator import DuaHasil, Katalog
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import Masukan
from skm.akun.izin import akun_kini, dua_orang_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MENGISI, MENURUT_JABATAN, boleh_menjawab
from skm.db import session
from skm.galat import Bersamaan
from skm.isian import halaman, queries, services
from skm.isian.forms import IsianForm, dari_angka, dari_kiriman
from skm.isian.halaman import Ketikan
from skm.isian.janggal import janggal
from skm.isian.kata import AKIBAT, KATA_AKSI
from skm.isian.masukan import Draf, IsianSetahun, bersama, dengan_tetap
from skm.isian.models import TahapIsian
from skm.isian.putaran import halangan
from skm.isian.services import BERALASAN, simpan_bukti, simpan_isian, tempatkan_berkas
from skm.isian.services.bukti import TERBESAR, Berkas, periksa_berkas
from skm.katalog import queries as katalog_queries
from skm.katalog.models import Indikator
from skm.katalog.views.alamat import DOKUMEN, bp, indikator_diminta, triwulan_kini
from skm.web.masukan import kiriman_besar, nomor_kiriman
from skm.web.upaya import UMUM, Upaya
from skm.web.waktu import sekarang, zona_kantor

AJUKAN = "ajukan"
KETIKAN_TETAP = """Ketikan Anda masih di bawah, di samping yang tersimpan.
Periksa, lalu simpan lagi bila ketikan Anda yang benar."""


def bertugas(satu: Indikator) -> bool:
    """Whether whoever asks fills in for that indicator's post; an admin may stand in for any."""
    peran = akun_kini().peran
    tugas = jabatan_saya() if peran in MENURUT_JABATAN else ()
    return boleh_menjawab(peran, tugas, satu.penanggung)


def jabatan_saya() -> frozenset[str]:
    """The posts of whoever asks; read once per request."""
    if "jabatan_saya" not in g:
        g.jabatan_saya = queries.jabatan_akun(session(), akun_kini().id)
    jabatan: frozenset[str] = g.jabatan_saya
    return jabatan


def indikator_sendiri(kode: str) -> Indikator:
    """The indicator asked for, to be changed by who answers for it: 403 for others."""
    satu = indikator_diminta(kode)
    return satu if bertugas(satu) else abort(403)


@bp.get("/indikator/<kode>/isi")
@untuk(MEMBACA_ANGKA, sebagai="Isian ini")
def isi(kode: str) -> str:
    """A quarter's inputs, with the quarter before beside them."""
    return tampilkan(indikator_diminta(kode), triwulan_kini())


@bp.post("/indikator/<kode>/isi")
@untuk(MENGISI)
@kiriman_besar(TERBESAR + 64 * 1024)
def isi_simpan(kode: str) -> Jawaban:
    """Keep the draft with a chosen evidence file, and submit it if asked; `hitung` only shows the result."""
    with Upaya() as dilihat:  # before anything is read: it takes its time
        bukti = _bukti()
    satu, triwulan, aksi = indikator_sendiri(kode), triwulan_kini(), request.form.get("aksi", "")
    versi = nomor_kiriman(request.form.get("versi", ""))
    if versi is None:
        abort(400)
    bahan = _bahan(satu)
    form = dari_kiriman(request.form, bahan.variabel(satu))
    nilai = form.angka()
    if form.galat or aksi == "hitung":
        return _halaman(satu, triwulan, form, bahan, versi), 400 if form.galat else 200
    with Upaya(form) as upaya:
        if dilihat.galat is not None:
            raise dilihat.galat
        _simpan(satu, triwulan, nilai, form.catatan, versi, bukti=bukti)
    if upaya.ditolak:
        bentrok = isinstance(upaya.galat, Bersamaan)
        return _ditolak(satu, triwulan, form, versi, bentrok=bentrok), 409 if bentrok else 400
    lanjut = _berikutnya(satu, triwulan) if aksi == "lanjut" else None
    tujuan = alamat_isi(lanjut or satu, triwulan)
    if aksi == "lanjut" and lanjut is None:
        tujuan = url_for("indikator.belum", tahun=satu.tahun, triwulan=triwulan)
    session().commit()
    tempatkan_berkas(bukti, current_app.config["SKM"].instance)
    kata = "diajukan dan menunggu verifikasi" if aksi == AJUKAN else "disimpan sebagai draf"
    flash(f"Isian {kode.upper()} {kata}.", "sukses")
    return redirect(tujuan, 303)


def _bukti() -> Berkas | None:
    """The evidence sent along. Raises Galat for what is not kept."""
    berkas = request.files.get("berkas")
    if berkas is None or not berkas.filename:
        return None
    return periksa_berkas(berkas.filename, berkas.read(TERBESAR + 1))


def _simpan(
    satu: Indikator,
    triwulan: int,
    nilai: Mapping[str, Fraction | None],
    catatan: str,
    versi: int,
    *,
    bukti: Berkas | None,
) -> None:
    """Inputs, evidence and submission together, or nothing of them. Raises Galat."""
    siapa = akun_kini()
    ada = simpan_isian(
        session(),
        satu,
        triwulan,
        isi=nilai,
        catatan=catatan,
        versi=versi,
        oleh=siapa.nama,
        pada=sekarang(),
    )
    ajukan = request.form.get("aksi") == AJUKAN
    if ajukan:  # before the file is written, which no rollback takes back
        services.pastikan_lengkap(session(), satu, ada)
    if bukti is not None:
        simpan_bukti(
            session(),
            satu,
            triwulan,
            bukti,
            folder=current_app.config["SKM"].instance,
            oleh=siapa.nama,
            pada=sekarang(),
        )
    if ajukan:
        services.pindah_tahap(
            session(),
            satu,
            ada,
            AJUKAN,
            peran=siapa.peran,
            alasan="",
            versi=ada.versi,
            oleh=siapa.nama,
            pada=sekarang(),
        )


def _ditolak(satu: Indikator, triwulan: int, form: IsianForm, versi: int, *, bentrok: bool) -> str:
    """What was typed, with why it was not stored; after a conflict what is stored stands beside it."""
    bahan = _bahan(satu)
    segar = bahan.isian[satu.tahun].get((satu.kode, triwulan))
    if bentrok and segar is not None:
        form.galat[UMUM] = f"{form.galat.get(UMUM, '')} {KETIKAN_TETAP}".strip()
        return _halaman(satu, triwulan, form, bahan, segar.versi, bentrok=True)
    return _halaman(satu, triwulan, form, bahan, versi)


def _berikutnya(satu: Indikator, triwulan: int) -> Indikator | None:
    return queries.pengisian(session(), satu.unit_id, satu.tahun, triwulan).berikutnya(satu)


@dataclass(frozen=True, slots=True)
class Bahan:
    """What a page of one indicator's inputs rests on, read once."""

    katalog: Katalog
    isian: Mapping[int, IsianSetahun]
    """Of its year and the year before."""

    def variabel(self, satu: Indikator) -> tuple[str, ...]:
        """The inputs that its formulas ask for."""
        return self.katalog.menurut_kode[satu.kode].variabel()


def _bahan(satu: Indikator) -> Bahan:
    katalog = katalog_queries.katalog_rumus(session(), satu.unit_id, satu.tahun)
    return Bahan(katalog, queries.isian_dua_tahun(session(), satu))


def alamat_isi(satu: Indikator, triwulan: int) -> str:
    """Where that quarter is filled in."""
    return url_for("indikator.isi", kode=satu.kode, tahun=satu.tahun, triwulan=triwulan)


def tampilkan(satu: Indikator, triwulan: int, galat_bukti: str = "") -> str:
    """The quarter as kept, with what was wrong about an evidence file."""
    bahan = _bahan(satu)
    ada = bahan.isian[satu.tahun].get((satu.kode, triwulan))
    form = dari_angka(ada.isi if ada else {}, bahan.variabel(satu), ada.catatan if ada else "")
    if galat_bukti:
        form.galat["berkas"] = galat_bukti
    return _halaman(satu, triwulan, form, bahan, ada.versi if ada else 0)


def _halaman(
    satu: Indikator,
    triwulan: int,
    form: IsianForm,
    bahan: Bahan,
    versi: int,
    *,
    bentrok: bool = False,
) -> str:
    """The quarter as typed; after a conflict with what the other person stored beside each input."""
    katalog, kini, lalu = bahan.katalog, bahan.isian[satu.tahun], bahan.isian[satu.tahun - 1]
    ada, terbaca = kini.get((satu.kode, triwulan)), form.angka()
    draf = _draf(satu, triwulan, katalog, terbaca, kini)
    masukan = bersama(draf, (satu.kode, triwulan), kini, lalu, katalog.menurut_nama)
    peran, sendiri = akun_kini().peran, bertugas(satu)
    hasil = halaman.dua_hasil(satu, katalog, masukan) if terbaca else None
    boleh = [nama for nama in AKIBAT if ada is not None and services.boleh(nama, ada.tahap, peran)]
    tertahan = {
        nama: halangan(dua_orang_kini(), ada.langkah if ada else (), nama, akun_kini().nama) for nama in boleh
    }
    boleh_isi = satu.otomatis is None and sendiri and (ada is None or ada.tahap is TahapIsian.DRAF)
    return render_template(
        "isian/isi.html",
        i=satu,
        dokumen=DOKUMEN[satu.dokumen],
        triwulan=triwulan,
        kelompok=halaman.baris_masukan(
            halaman.kelompok(satu, katalog),
            Konsolidasi(satu.konsolidasi),
            Ketikan(form.teks, form.kosong, form.galat),
            lalu=masukan.sebelumnya,
            tersimpan=ada.isi if ada and bentrok else None,
            fokus=boleh_isi and not form.galat,
        ),
        form=form,
        galat=[(_jangkar(nama), kata) for nama, kata in form.galat.items()],
        berlaku=hasil.berlaku if hasil else None,
        kartu=halaman.kartu_hasil(hasil),
        janggal=_janggal(satu, katalog, masukan, hasil),
        ada=ada,
        versi=versi,
        catatan_tersimpan=(ada.catatan or "tidak ada")
        if ada and bentrok and ada.catatan != form.catatan
        else "",
        tahap=halaman.lencana_tahap(ada),
        dikembalikan=halaman.dikembalikan(ada),
        boleh_isi=boleh_isi,
        orang_lain="" if sendiri or peran not in MENGISI else satu.penanggung,
        aksi=[
            (nama, KATA_AKSI[nama], AKIBAT[nama], nama in BERALASAN) for nama in boleh if not tertahan[nama]
        ],
        tertahan=[kata for kata in tertahan.values() if kata],
        rangkap=halaman.kalimat_rangkap(ada, zona_kantor()),
        langkah=halaman.langkah(ada),
        bukti=queries.bukti(session(), satu.id, triwulan),
        tenggat=queries.tenggat(session(), satu.unit_id, satu.tahun, triwulan),
    )


def _draf(
    satu: Indikator,
    triwulan: int,
    katalog: Katalog,
    terbaca: Mapping[str, Fraction | None],
    kini: IsianSetahun,
) -> Draf:
    """What is typed as it would be kept."""
    cara = Konsolidasi(satu.konsolidasi)
    if cara is not Konsolidasi.VARIABEL or not terbaca:
        return Draf(terbaca, cara)
    lain = {n: isi.isi for (_, n), isi in kini.items()}
    variabel = {nama: katalog.menurut_nama[nama] for nama in katalog.menurut_kode[satu.kode].variabel()}
    return Draf(dengan_tetap(terbaca, triwulan, lain, variabel), cara)


def _jangkar(nama: str) -> str:
    """Where on the page a message belongs; empty for the form as a whole."""
    return "" if nama == UMUM else nama if nama == "berkas" else f"nilai-{nama}"


def _janggal(satu: Indikator, katalog: Katalog, masukan: Masukan, hasil: DuaHasil | None) -> tuple[str, ...]:
    if hasil is None:
        return ()
    return janggal(hasil.berlaku, halaman.sebelumnya(satu, katalog, masukan))
