"""What waits for whoever verifies, approves or locks: figures, inputs, evidence, the quarter before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.hasil import Hasil
from kinerja.rumus import Variabel
from kinerja.tanggal import ROMAWI
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMUTUSKAN
from skm.db import session
from skm.isian import queries
from skm.isian.janggal import janggal
from skm.isian.kata import AKIBAT, KATA_AKSI, SELESAI
from skm.isian.masukan import angka
from skm.isian.models import BuktiDukung, IsianTriwulan
from skm.isian.services import BERALASAN
from skm.isian.views.belum import menunggu, menunggu_lain, sejabatan
from skm.katalog.forms import TRIWULAN
from skm.katalog.views.alamat import bp, tahun_diminta, triwulan_kini
from skm.pengukuran.nilai import NilaiIndikator
from skm.pengukuran.views.daftar import buka
from skm.pengukuran.views.tahap import pindah
from skm.web.masukan import nomor_kiriman
from skm.web.upaya import Upaya

LANGKAH = ("verifikasi", "setujui", "kunci")


@dataclass(frozen=True, slots=True)
class Diperiksa:
    """One indicator's quarter as whoever decides about it looks at it."""

    nilai: NilaiIndikator
    isian: IsianTriwulan
    masukan: Sequence[tuple[Variabel, Fraction | None]]
    bukti: Sequence[BuktiDukung]
    sebelumnya: Hasil | None
    """The figure of the quarter before, None where there is none."""

    @property
    def janggal(self) -> tuple[str, ...]:
        """Doubts about the figure."""
        return janggal(self.nilai.berlaku, self.sebelumnya)

    @property
    def terang(self) -> bool:
        """Whether it can be decided without a second look: evidence is there and no doubt."""
        return bool(self.bukti) and not self.janggal and self.nilai.berlaku.nilai is not None


@bp.get("/indikator-periksa")
@untuk(MEMUTUSKAN, di="indikator.belum")
def putusan() -> str:
    """Every input that awaits a step of whoever asks."""
    tahun, triwulan, unit_id = tahun_diminta(), triwulan_kini(), akun_kini().unit_id
    isi = queries.pengisian(session(), unit_id, tahun, triwulan)
    giliran = {aksi: menunggu(isi, aksi) for aksi in LANGKAH}
    tertahan = [menunggu_lain(isi, aksi) for aksi in LANGKAH]
    sebelum = (tahun, triwulan - 1) if triwulan > 1 else (tahun - 1, 4)
    buku = buka((tahun, triwulan), sebelum)
    nilai = {satu.indikator.id: satu for satu in buku.nilai(tahun, triwulan)}
    lalu = {satu.indikator.kode: satu.berlaku for satu in buku.nilai(*sebelum)}
    katalog = buku.tahun[tahun].katalog
    bukti = queries.bukti_triwulan(session(), unit_id, tahun, triwulan)

    def baris(nomor: int, ada: IsianTriwulan) -> Diperiksa:
        satu, terisi = nilai[nomor], angka(ada)
        variabel = [katalog.menurut_nama[nama] for nama in terisi if nama in katalog.menurut_nama]
        return Diperiksa(
            satu,
            ada,
            [(v, terisi[v.nama]) for v in variabel],
            bukti.get(nomor, ()),
            lalu.get(satu.indikator.kode),
        )

    return render_template(
        "pengukuran/putusan.html",
        tahun=tahun,
        triwulan=triwulan,
        nama_triwulan=TRIWULAN[str(triwulan)],
        kapan=f"triwulan {ROMAWI[triwulan - 1]} {tahun}",
        akibat_kembali=AKIBAT["kembalikan"],
        kelompok=[
            (aksi, KATA_AKSI[aksi], AKIBAT[aksi], [baris(satu.id, ada) for satu, ada in semua])
            for aksi, semua in giliran.items()
            if semua
        ],
        lain=[(semua[0][1], [satu.kode for satu, _ in semua]) for semua in tertahan if semua],
        jumlah=isi.jumlah(),
    )


@bp.post("/indikator-periksa")
@untuk(MEMUTUSKAN)
def putuskan() -> Response:
    """One step for the ticked inputs, as they were shown; what is refused is named and stays."""
    tahun, triwulan, aksi = tahun_diminta(), triwulan_kini(), request.form.get("aksi", "")
    dari = request.form.get("dari", "")
    if aksi not in {dari, "kembalikan"} or dari not in LANGKAH:
        abort(400)
    tujuan, beres = url_for("indikator.putusan", tahun=tahun, triwulan=triwulan), 0
    dipilih, alasan = set(request.form.getlist("kode")), request.form.get("alasan", "")
    if aksi in BERALASAN and not alasan.strip():
        flash("Isi alasan mengembalikannya.", "galat")
        return redirect(tujuan, 303)
    isi = queries.pengisian(session(), akun_kini().unit_id, tahun, triwulan)
    for satu, ada in sejabatan(isi, dari):
        if satu.kode not in dipilih:
            continue
        versi = nomor_kiriman(request.form.get(f"versi-{satu.kode}", ""))
        with Upaya(sendiri=True) as upaya:
            pindah(satu, ada, aksi, versi=-1 if versi is None else versi, alasan=alasan)
        if upaya.ditolak:
            flash(f"{satu.kode}: {upaya.kalimat}", "galat")
            continue
        beres += 1
    session().commit()
    flash(f"{beres} isian {SELESAI[aksi]}.", "sukses" if beres else "info")
    return redirect(tujuan, 303)
