"""The indicator table of a year, and the book that pages open."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import abort, render_template, request

from kinerja.hasil import Status
from kinerja.periode import Periode
from skm.akun.izin import akun_kini, dua_orang_kini, untuk
from skm.akun.kebijakan import (
    MEMBACA_ANGKA,
    MEMUTUSKAN,
    MENGEKSPOR,
    MENGELOLA,
    MENURUT_JABATAN,
    MENYETUJUI,
)
from skm.db import session
from skm.isian.masukan import Isian
from skm.isian.views.isian import jabatan_saya
from skm.katalog.lencana import Lencana
from skm.katalog.views.alamat import DOKUMEN, bp, semua_tahun, tahun_diminta, triwulan_diminta
from skm.pengukuran import keadaan as kata_keadaan
from skm.pengukuran.buku import Buku, Saat, buka_buku, rentang
from skm.pengukuran.halaman import DITARIK, dapat_ditarik, halangan_setujui, tanya_setujui
from skm.pengukuran.keadaan import NAMA_KEADAAN, Keadaan
from skm.pengukuran.nilai import NilaiIndikator
from skm.pengukuran.percik import percik_indikator, saat_percik
from skm.web.waktu import hari_ini, sekarang, zona_kantor

CARI_TERPANJANG = 100


@dataclass(frozen=True, slots=True)
class Baris:
    """One indicator of the table, with the words for how far it has come."""

    nilai: NilaiIndikator
    lencana: Sequence[Lencana]
    keadaan: Keadaan | None


@bp.get("/indikator")
@untuk(MEMBACA_ANGKA)
def daftar() -> str:
    """All indicators of a year, by post and objective."""
    tahun, triwulan, akun = tahun_diminta(), triwulan_diminta(), akun_kini()
    saat = saat_percik(tahun, hari_ini())
    dokumen, pilihan, sendiri = _pilihan("dokumen", DOKUMEN), _pilihan("keadaan", NAMA_KEADAAN), _sendiri()
    periode, buku = rentang(tahun, triwulan), buka((tahun, triwulan), *saat)
    saya = jabatan_saya() if sendiri else frozenset()
    setahun = buku.nilai(tahun, triwulan)
    semua_jabatan = dict.fromkeys(satu.penanggung_jawab for satu in setahun)
    jabatan, cari = _pilihan("jabatan", semua_jabatan), request.args.get("cari", "").strip()[:CARI_TERPANJANG]
    nilai = [
        satu
        for satu in setahun
        if dokumen in {"", satu.indikator.dokumen}
        and jabatan in {"", satu.penanggung_jawab}
        and (not sendiri or satu.penanggung_jawab in saya)
        and _cocok(satu, cari)
    ]
    isian = buku.isian_triwulan(tahun, triwulan) if triwulan else {}
    baris = [_baris(satu, isian.get(satu.indikator.kode)) for satu in nilai]
    tampil = [satu for satu in baris if pilihan in {"", satu.keadaan}]
    menyetujui = akun.peran in MENYETUJUI
    menunggu = menunggu_disetujui(nilai, triwulan) if menyetujui else []
    lain = {satu.indikator.kode: sebab for satu in menunggu if (sebab := tertahan(buku, satu, triwulan))}
    menunggu = [satu for satu in menunggu if satu.indikator.kode not in lain]
    siap = [satu for satu in menunggu if not satu.beralasan]
    return render_template(
        "pengukuran/daftar.html",
        kelompok=_kelompokkan(tampil),
        percik=percik_indikator(buku, saat, (satu.nilai for satu in tampil)),
        jumlah=len(tampil),
        rekap=[
            (nama, sum(satu.keadaan is keadaan for satu in baris)) for keadaan, nama in NAMA_KEADAAN.items()
        ],
        periode=periode,
        tahun=tahun,
        triwulan=triwulan,
        dokumen=dokumen,
        keadaan=pilihan,
        semua_keadaan=NAMA_KEADAAN,
        jabatan_dipilih=jabatan,
        semua_jabatan=[(satu, satu) for satu in semua_jabatan],
        cari=cari,
        disaring=_disaring(cari, jabatan, dokumen, pilihan, sendiri),
        sendiri=sendiri,
        boleh_sendiri=akun.peran in MENURUT_JABATAN,
        semua_tahun=semua_tahun(),
        semua_dokumen=DOKUMEN,
        boleh_periksa=akun.peran in MEMUTUSKAN,
        boleh_katalog=akun.peran in MENGELOLA,
        boleh_ekspor=akun.peran in MENGEKSPOR,
        siap=tanya_setujui(siap, periode) if siap else None,
        sendirian=[satu.indikator.kode for satu in menunggu if satu.beralasan],
        lain=[
            (sebab, [kode for kode in lain if lain[kode] == sebab]) for sebab in dict.fromkeys(lain.values())
        ],
        akibat_tarik=DITARIK,
        ditarik=[
            satu
            for satu in nilai
            if menyetujui and dapat_ditarik(satu, isian.get(satu.indikator.kode), zona_kantor(), hari_ini())
        ],
    )


def _cocok(satu: NilaiIndikator, cari: str) -> bool:
    """Whether every word that is looked for stands in its code, name or objective."""
    i = satu.indikator
    teks = f"{i.kode} {i.nama} {i.sasaran}".casefold()
    return all(kata in teks for kata in cari.casefold().split())


def _disaring(cari: str, jabatan: str, dokumen: str, keadaan: str, sendiri: bool) -> tuple[str, ...]:
    """What is chosen beside the period, in words."""
    semua = (
        f"“{cari}”" if cari else "",
        jabatan,
        DOKUMEN.get(dokumen, ""),
        NAMA_KEADAAN[Keadaan(keadaan)] if keadaan else "",
        "hanya jabatan saya" if sendiri else "",
    )
    return tuple(satu for satu in semua if satu)


def _pilihan(nama: str, boleh: Container[str]) -> str:
    """A choice in the address, empty for all; one that is not offered is an unknown page."""
    teks = request.args.get(nama, "")
    return teks if not teks or teks in boleh else abort(404)


def _sendiri() -> bool:
    """Whether only the posts of whoever asks are wanted, which accounts that fill in may ask."""
    teks = request.args.get("sendiri", "")
    if teks not in {"", "1"} or (teks and akun_kini().peran not in MENURUT_JABATAN):
        abort(404)
    return bool(teks)


def _baris(satu: NilaiIndikator, isian: Isian | None) -> Baris:
    return Baris(satu, kata_keadaan.lencana(satu, isian), kata_keadaan.keadaan(satu, isian))


def _kelompokkan(
    semua: list[Baris],
) -> list[tuple[str, str, list[tuple[str, list[Baris]]]]]:
    """(document, post, [(objective, indicators)]) in the decree's order."""
    return [
        (dokumen, jabatan, [(s, list(isi)) for s, isi in groupby(baris, lambda b: b.nilai.indikator.sasaran)])
        for (dokumen, jabatan), baris in groupby(
            semua, lambda b: (b.nilai.indikator.dokumen, b.nilai.indikator.jabatan)
        )
    ]


def buka(
    *saat: Saat,
    kode: str | None = None,
    tahun: Collection[int] = (),
    periode: Collection[Periode] = (),
    ketelitian: bool = False,
) -> Buku:
    """The office's book for these years and quarters as known now; a view opens it once and hands it on.

    `ketelitian` as in `buka_buku`.
    """
    return buka_buku(
        session(),
        unit_id=akun_kini().unit_id,
        zona=zona_kantor(),
        pada=sekarang(),
        saat=saat,
        tahun=tahun,
        periode=periode,
        kode=kode,
        ketelitian=ketelitian,
    )


def tertahan(buku: Buku, satu: NilaiIndikator, triwulan: int | None) -> str:
    """Why whoever asks may not approve that figure, though pimpinan may; empty where they may."""
    isian = buku.isian_kode(satu.indikator, triwulan)
    return halangan_setujui(dua_orang_kini(), akun_kini().nama, satu, isian)


def menunggu_disetujui(nilai: Sequence[NilaiIndikator], triwulan: int | None) -> list[NilaiIndikator]:
    """Figures of a time that is over which await approval: a quarter's counted ones, all of a year's.

    Those that are `beralasan` are approved one by one, the others together.
    """
    selesai = nilai and rentang(nilai[0].indikator.tahun, triwulan).sampai
    if not selesai or selesai >= hari_ini():
        return []
    return [
        satu
        for satu in nilai
        if not satu.disetujui
        and satu.berlaku.status is Status.OK
        and (triwulan is None or satu.indikator.otomatis is not None)
    ]
