"""What waits for whoever verifies, approves or locks: figures, inputs, evidence, the quarter before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kinerja.hasil import Hasil
from kinerja.rumus import Variabel
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMUTUSKAN
from skm.db import session
from skm.indikator import queries
from skm.indikator.forms import TRIWULAN
from skm.indikator.hitungan import angka
from skm.indikator.janggal import janggal
from skm.indikator.models import BuktiDukung, IsianTriwulan
from skm.indikator.otomatis import NilaiIndikator
from skm.indikator.sebutan import SELESAI
from skm.indikator.services import BERALASAN, GalatIsian
from skm.indikator.views.daftar import SEBUTAN, bp, hitung, tahun_diminta
from skm.indikator.views.isian import SEBUTAN_AKSI, triwulan_kini
from skm.indikator.views.papan import menunggu, pindah

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


@bp.get("/indikator-periksa")
@untuk(MEMUTUSKAN)
def periksa() -> str:
    """Every input that awaits a step of whoever asks."""
    tahun, triwulan, unit_id = tahun_diminta(), triwulan_kini(), akun_kini().unit_id
    giliran = {aksi: menunggu(tahun, triwulan, aksi) for aksi in LANGKAH}
    daftar = [satu for semua in giliran.values() for satu, _ in semua]
    nilai = {satu.indikator.id: satu for satu in hitung(daftar, triwulan)}
    lalu = _sebelumnya(tahun, triwulan)
    katalog = queries.katalog_rumus(session(), unit_id, tahun)
    bukti = queries.bukti_triwulan(session(), unit_id, tahun, triwulan)

    def baris(nomor: int, ada: IsianTriwulan) -> Diperiksa:
        satu, isi = nilai[nomor], angka(ada)
        variabel = [katalog.menurut_nama[nama] for nama in isi if nama in katalog.menurut_nama]
        return Diperiksa(
            satu,
            ada,
            [(v, isi[v.nama]) for v in variabel],
            bukti.get(nomor, ()),
            lalu.get(satu.indikator.kode),
        )

    return render_template(
        "indikator/periksa.html",
        tahun=tahun,
        triwulan=triwulan,
        triwulan_sebutan=dict(TRIWULAN)[str(triwulan)],
        sebutan=SEBUTAN,
        kelompok=[
            (aksi, SEBUTAN_AKSI[aksi], [baris(satu.id, ada) for satu, ada in semua])
            for aksi, semua in giliran.items()
            if semua
        ],
        jumlah=queries.jumlah_bertahap(session(), unit_id, tahun, triwulan),
    )


@bp.post("/indikator-periksa")
@untuk(MEMUTUSKAN)
def periksa_putuskan() -> Response:
    """One step for the ticked inputs, as they were shown; what is refused is named and stays."""
    tahun, triwulan, aksi = tahun_diminta(), triwulan_kini(), request.form.get("aksi", "")
    dari = request.form.get("dari", "")
    if aksi not in {dari, "kembalikan"} or dari not in LANGKAH:
        abort(400)
    tujuan, beres = url_for("indikator.periksa", tahun=tahun, triwulan=triwulan), 0
    dipilih, alasan = set(request.form.getlist("kode")), request.form.get("alasan", "")
    if aksi in BERALASAN and not alasan.strip():
        flash("Isi alasan mengembalikannya.", "galat")
        return redirect(tujuan, 303)
    for satu, ada in menunggu(tahun, triwulan, dari):
        if satu.kode not in dipilih:
            continue
        teks = request.form.get(f"versi-{satu.kode}", "")
        versi = int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 9 else -1
        try:
            pindah(satu, ada, aksi, versi=versi, alasan=alasan)
        except GalatIsian as galat:
            flash(f"{satu.kode}: {galat}", "galat")
            continue
        beres += 1
    session().commit()
    flash(f"{beres} isian {SELESAI[aksi]}.", "sukses" if beres else "info")
    return redirect(tujuan, 303)


def _sebelumnya(tahun: int, triwulan: int) -> dict[str, Hasil]:
    """Figures in force of the quarter before, by code; of the first quarter, last year's fourth."""
    sebelum = (tahun, triwulan - 1) if triwulan > 1 else (tahun - 1, 4)
    daftar = queries.baris_tahun(session(), akun_kini().unit_id, sebelum[0])
    return {satu.indikator.kode: satu.berlaku for satu in hitung(daftar, sebelum[1])}
