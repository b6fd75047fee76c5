"""Filling in a quarter and moving it on. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from kinerja.indikator import Katalog
from skm.akun.dua_orang import SEBELUMNYA, YANG, DuaOrang, baca_dua_orang
from skm.akun.kebijakan import MEMUTUSKAN, MEMVERIFIKASI, MENGISI, MENYETUJUI
from skm.akun.models import Peran
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, simpan
from skm.isian.masukan import angka
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.isian.putaran import pelaku
from skm.isian.services.sifat import ikuti, menurut_sifat, sebut_masukan
from skm.katalog.models import Indikator
from skm.katalog.queries import katalog_rumus
from skm.teks import rapikan, rapikan_baris

T = TahapIsian
ALUR: Mapping[str, tuple[frozenset[T], T, frozenset[Peran]]] = {
    "ajukan": (frozenset({T.DRAF}), T.DIAJUKAN, MENGISI),
    "verifikasi": (frozenset({T.DIAJUKAN}), T.DIVERIFIKASI, MEMVERIFIKASI),
    "setujui": (frozenset({T.DIVERIFIKASI}), T.DISETUJUI, MENYETUJUI),
    "kunci": (frozenset({T.DISETUJUI}), T.DIKUNCI, MENYETUJUI),
    "kembalikan": (
        frozenset({T.DIAJUKAN, T.DIVERIFIKASI, T.DISETUJUI}),
        T.DRAF,
        MEMUTUSKAN,
    ),
    "buka": (frozenset({T.DIKUNCI}), T.DRAF, MENYETUJUI),
    "tarik": (frozenset({T.DISETUJUI}), T.DIVERIFIKASI, MENYETUJUI),
}
"""Act → from which stages, to which, by whom. `tarik` goes with its figure: `pengukuran` takes both back."""
KATA_AKSI = {
    "ajukan": "mengajukan",
    "verifikasi": "memverifikasi",
    "setujui": "menyetujui",
    "kunci": "mengunci",
    "kembalikan": "mengembalikan",
    "buka": "membuka",
    "tarik": "menarik persetujuan",
}
"""What the audit trail says was done."""
MAJU = frozenset({"ajukan", "verifikasi", "setujui"})
"""Acts that say the inputs are all there."""
CATATAN_TERPANJANG, ALASAN_TERPANJANG = 1000, 300
BERALASAN = frozenset({"kembalikan", "buka", "tarik"})


def isian(session: Session, indikator_id: int, triwulan: int) -> IsianTriwulan | None:
    """What was filled in for that quarter."""
    milik = (IsianTriwulan.indikator_id == indikator_id, IsianTriwulan.triwulan == triwulan)
    return session.scalar(sa.select(IsianTriwulan).where(*milik))


def simpan_isian(
    session: Session,
    indikator: Indikator,
    triwulan: int,
    *,
    isi: Mapping[str, Fraction | None],
    catatan: str,
    versi: int,
    oleh: str,
    pada: datetime,
    katalog: Katalog | None = None,
) -> IsianTriwulan:
    """Keep a draft; `versi` is the one that was shown, 0 for none; who has the year's `katalog` gives it.

    What has one value a year is corrected in later drafts too. Raises Bersamaan when somebody was quicker,
    Galat (400) for what its formulas do not ask, for what the year's other quarters contradict, and (409)
    once it was submitted, or a later quarter that would have to follow was.
    """
    katalog = katalog or katalog_rumus(session, indikator.unit_id, indikator.tahun)
    dikenal = katalog.menurut_kode[indikator.kode].variabel()
    if indikator.otomatis:
        raise Galat(f"{indikator.kode} dihitung sendiri; tidak ada yang perlu diisi.")
    if asing := [nama for nama in isi if nama not in dikenal]:
        raise Galat(f"Variabel {', '.join(asing)} tidak dikenal. Yang ada: {', '.join(dikenal)}.")
    if indikator.pensiun:
        raise Galat(f"{indikator.kode} tidak diukur lagi: {indikator.pensiun}", status=409)
    satu = isian(session, indikator.id, triwulan)
    if (satu.versi if satu else 0) != versi:
        siapa = satu.oleh if satu else "Orang lain"
        raise Bersamaan(f"{siapa} baru saja mengubah isian triwulan ini.")
    if satu is not None and satu.tahap is not T.DRAF:
        kalimat = f"Isian ini sudah {satu.tahap.value}; kembalikan dahulu bila perlu diubah."
        raise Galat(kalimat, status=409)
    isi = menurut_sifat(session, indikator, katalog, triwulan, isi)
    ikut = ikuti(session, indikator, katalog, triwulan, lama=angka(satu) if satu else {}, baru=isi)
    tertulis = {nama: None if nilai is None else str(nilai) for nama, nilai in isi.items()}
    beda = [*_perubahan(katalog, satu.isi if satu else {}, tertulis), *ikut]
    if satu is None:
        satu = IsianTriwulan(indikator_id=indikator.id, triwulan=triwulan, tahap=T.DRAF)
        session.add(satu)
    satu.isi, satu.catatan = tertulis, rapikan_baris(catatan)[:CATATAN_TERPANJANG]
    satu.oleh, satu.pada = oleh, pada
    simpan(session)
    if beda:
        peristiwa = f"mengisi {indikator.kode} triwulan {triwulan} tahun {indikator.tahun}: {'; '.join(beda)}"
        catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu


def _perubahan(katalog: Katalog, lama: Mapping[str, str | None], baru: Mapping[str, str | None]) -> list[str]:
    """What was typed where, and what stood there before."""
    return [
        f"{sebut_masukan(katalog, nama)} {_sebut(baru, nama)}"
        + (f" (tadinya {_sebut(lama, nama)})" if nama in lama else "")
        for nama in dict.fromkeys((*baru, *lama))
        if (nama in lama) != (nama in baru) or lama.get(nama) != baru.get(nama)
    ]


def _sebut(isi: Mapping[str, str | None], nama: str) -> str:
    if nama not in isi:
        return "dikosongkan"
    nilai = isi[nama]
    return "tidak berlaku" if nilai is None else angka_indonesia(Fraction(nilai), None)


def boleh(aksi: str, tahap: T, peran: Peran) -> bool:
    """Whether that role may do the act in that stage; what pimpinan approved, only pimpinan sends back."""
    dari, _, siapa = ALUR[aksi]
    if aksi == "kembalikan" and tahap is T.DISETUJUI:
        siapa = MENYETUJUI
    return tahap in dari and peran in siapa


def pindah_tahap(
    session: Session,
    indikator: Indikator,
    satu: IsianTriwulan,
    aksi: str,
    *,
    peran: Peran,
    alasan: str,
    versi: int,
    oleh: str,
    pada: datetime,
    katalog: Katalog | None = None,
    dua: DuaOrang | None = None,
) -> None:
    """Submit, verify, approve, lock, send back or unlock; who has the office's rule of two people gives it.

    Raises Galat: for the wrong role, (409) for who took the step before, without the reason that sending back
    needs, and going forward while an input is missing or "not applicable" has no comment.
    """
    if satu.versi != versi:
        raise Bersamaan("Isian triwulan ini baru saja diubah orang lain. Muat ulang halaman.")
    if not boleh(aksi, satu.tahap, peran):
        raise Galat(f"Isian yang {satu.tahap.value} tidak dapat di-{aksi} oleh peran Anda.")
    rangkap = None
    if dahulu := SEBELUMNYA.get(aksi):
        dua = dua or baca_dua_orang(session, indikator.unit_id)
        rangkap = dua.periksa(aksi, oleh, dahulu, pelaku(satu.langkah, dahulu), satu.triwulan)
    if aksi in BERALASAN and not alasan.strip():
        raise Galat("Alasan harus diisi.", bidang="alasan")
    if aksi in MAJU:
        pastikan_lengkap(session, indikator, satu, katalog)
    satu.tahap, satu.oleh, satu.pada = ALUR[aksi][1], oleh, pada
    sebab = rapikan(alasan)[:ALASAN_TERPANJANG] if aksi in BERALASAN else ""
    sejak = [rangkap.sejak.isoformat()] if rangkap else []
    satu.langkah = [*satu.langkah, [aksi, oleh, pada.isoformat(), sebab, *sejak]]
    simpan(session)
    sebab = f": {sebab}" if sebab else ""
    if rangkap:
        sebab = f", orang yang sama dengan yang {YANG[rangkap.dahulu]}, yang diizinkan kantor"
    peristiwa = (
        f"{KATA_AKSI[aksi]} isian {indikator.kode} triwulan {satu.triwulan} tahun {indikator.tahun}{sebab}"
    )
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def pastikan_lengkap(
    session: Session, indikator: Indikator, satu: IsianTriwulan, katalog: Katalog | None = None
) -> None:
    """Raises Galat while an input of its formulas is missing, or one not applicable has no comment."""
    katalog = katalog or katalog_rumus(session, indikator.unit_id, indikator.tahun)
    dicari = katalog.menurut_kode[indikator.kode].variabel()
    if kurang := [katalog.menurut_nama[nama].definisi for nama in dicari if nama not in satu.isi]:
        raise Galat(f"Belum diisi: {'; '.join(kurang)}.")
    if any(nilai is None for nilai in satu.isi.values()) and not satu.catatan.strip():
        raise Galat("Nilai yang tidak berlaku memerlukan catatan.")
