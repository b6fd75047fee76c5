"""One indicator with its texts, formulas and traces, its year at a glance and what was approved of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, render_template, url_for

from kinerja.angka import angka_indonesia
from kinerja.capaian import Aturan
from kinerja.indikator import Katalog
from kinerja.konsolidasi import Konsolidasi
from kinerja.periode import Periode
from kinerja.rumus import kalimat
from kinerja.tanggal import ROMAWI
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MEMBERLAKUKAN_RUMUS, MENETAPKAN, MENGELOLA, MENYETUJUI
from skm.db import session
from skm.katalog import queries
from skm.katalog.baris import BarisIndikator
from skm.katalog.kata import KONSOLIDASI, POLARITAS, petunjuk
from skm.katalog.lencana import Lencana
from skm.katalog.temuan import keraguan
from skm.katalog.views.alamat import DOKUMEN, bp, tahun_diminta, triwulan_diminta
from skm.layanan.views.kantor import kantor_sendiri
from skm.pengukuran import keadaan
from skm.pengukuran.beku import Tersimpan, bekukan
from skm.pengukuran.buku import SEMUA_WAKTU, Buku, rentang
from skm.pengukuran.forms import AlasanForm, TarikForm
from skm.pengukuran.halaman import (
    DIBEKUKAN,
    DITARIK,
    awal_kecil,
    dapat_ditarik,
    kalimat_rangkap,
    kartu_rumus,
    pintu,
)
from skm.pengukuran.nilai import NilaiIndikator
from skm.pengukuran.services import SETAHUN
from skm.pengukuran.sumber import SUMBER
from skm.pengukuran.views.daftar import buka, tertahan
from skm.web.filters import bersatuan, waktu
from skm.web.waktu import hari_ini, zona_kantor


@dataclass(frozen=True, slots=True)
class Waktu:
    """One quarter of the year, or the year (`triwulan` None), as the page lists them beside each other."""

    triwulan: int | None
    label: str
    nilai: NilaiIndikator
    lencana: Sequence[Lencana]


@bp.get("/indikator/<kode>")
@untuk(MEMBACA_ANGKA, sebagai="Indikator ini")
def rincian(kode: str) -> str:
    """One indicator: the decree's text, both formulas, both values with their traces."""
    tahun, triwulan = tahun_diminta(), triwulan_diminta()
    buku, periode = buka_setahun(tahun, kode), rentang(tahun, triwulan)
    indikator, setahun = buku.baris(tahun, kode.upper()), setahun_triwulan(buku, tahun, kode.upper())
    kini = next(satu for satu in setahun if satu.triwulan == triwulan)
    diragukan = keraguan(buku.tahun[tahun].katalog, indikator.kode, kantor_sendiri())
    semua = buku.beku.get((indikator.kode, periode), ())
    riwayat = [satu for satu in semua if satu.disetujui or satu.ditarik]
    isian = buku.tahun[tahun].isian.get((indikator.kode, triwulan or SETAHUN))
    menyetujui = akun_kini().peran in MENYETUJUI
    dapat = menyetujui and dapat_ditarik(kini.nilai, isian, zona_kantor(), hari_ini())
    dapat_disetujui = menyetujui and (
        triwulan is None or indikator.otomatis is not None or kini.nilai.beku is not None
    )
    sebab = tertahan(buku, kini.nilai, triwulan) if dapat_disetujui else ""
    return render_template(
        "pengukuran/rincian.html",
        nilai=kini.nilai,
        kartu=kartu_rumus(kini.nilai, kini.lencana),
        pintu=pintu(
            indikator,
            tahun,
            triwulan,
            boleh_rumus=akun_kini().peran in MEMBERLAKUKAN_RUMUS,
            boleh_target=akun_kini().peran in MENETAPKAN,
        ),
        setahun=setahun,
        riwayat=riwayat,
        pernah=_pernah(kini.nilai, riwayat, buku.tahun[tahun].aturan.nol),
        boleh_setujui=dapat_disetujui and not sebab,
        tertahan=sebab,
        rangkap=kalimat_rangkap(kini.nilai, buku.isian_kode(indikator, triwulan), zona_kantor()),
        form_setujui=AlasanForm(None),
        tanya_setujui=_tanya(kini.nilai, periode),
        ditarik=_ditarik(semua),
        akibat_tarik=DITARIK,
        form_tarik=TarikForm(None, nomor=kini.nilai.beku.nomor) if dapat and kini.nilai.beku else None,
        kasus=_di_balik(indikator, periode),
        temuan=diragukan.ketetapan,
        temuan_koreksi=diragukan.koreksi,
        boleh_hapus=akun_kini().peran in MENGELOLA and queries.tambahan(session(), indikator.id),
        dokumen=DOKUMEN[indikator.dokumen],
        polaritas=POLARITAS,
        konsolidasi=KONSOLIDASI,
        petunjuk=_petunjuk(buku.tahun[tahun].katalog, indikator),
        koreksi=_terbaca(buku.tahun[tahun].katalog, indikator.kode),
        periode=periode,
        tahun=tahun,
        triwulan=triwulan,
    )


def _tanya(satu: NilaiIndikator, periode: Periode) -> str:
    """What is asked before the figure is approved, as it is today."""
    kini = satu.beku.kini.berlaku if satu.beku else satu.berlaku
    angka = bersatuan(kini.nilai, kini.satuan)
    return f"Setujui {angka} untuk {satu.indikator.kode} {awal_kecil(periode.label)}? {DIBEKUKAN}"


def _ditarik(semua: Sequence[Tersimpan]) -> str:
    """Who took an approval back and why, where that was the last thing to happen; else empty."""
    if not semua or not semua[0].ditarik:
        return ""
    satu = semua[0]
    return f"Persetujuan ditarik {satu.oleh}, {waktu(satu.pada)}: {satu.alasan}"


def _petunjuk(katalog: Katalog, satu: BarisIndikator) -> list[tuple[str, str]]:
    """(input, what to write into it) where quarters are joined by the nature of each."""
    if satu.otomatis or satu.konsolidasi is not Konsolidasi.VARIABEL:
        return []
    semua = (katalog.menurut_nama[nama] for nama in katalog.menurut_kode[satu.kode].variabel())
    return [(variabel.definisi, petunjuk(variabel, satu.konsolidasi)) for variabel in semua]


def buka_setahun(tahun: int, kode: str) -> Buku:
    """The book of one indicator's year and quarters; a code the year does not have is an unknown page."""
    kode = kode.strip().upper()
    buku = buka(*((tahun, nomor) for nomor in SEMUA_WAKTU), kode=kode, ketelitian=True)
    return buku if any(satu.kode == kode for satu in buku.tahun[tahun].daftar) else abort(404)


def setahun_triwulan(buku: Buku, tahun: int, kode: str) -> list[Waktu]:
    """The year and its quarters."""
    hasil = []
    for nomor in SEMUA_WAKTU:
        nilai = buku.satu(tahun, nomor, kode)
        label = "Setahun" if nomor is None else f"Triwulan {ROMAWI[nomor - 1]}"
        isian = buku.tahun[tahun].isian.get((kode, nomor or SETAHUN))
        hasil.append(Waktu(nomor, label, nilai, keadaan.lencana(nilai, isian)))
    return hasil


def _pernah(kini: NilaiIndikator, riwayat: Sequence[Tersimpan], aturan: Aturan) -> NilaiIndikator | None:
    """The newest approval, where its inputs were sent back or unlocked since; not one taken back."""
    if kini.beku is not None or not riwayat or riwayat[0].ditarik:
        return None
    return bekukan(kini, riwayat[0], aturan)


def _di_balik(satu: BarisIndikator, periode: Periode) -> list[tuple[str, str]]:
    """(words, address) of what lists the answers or cases behind an automatic figure."""
    tautan = SUMBER[satu.otomatis].di_balik if satu.otomatis else ()
    hari: dict[str, Any] = {"dari": periode.dari, "sampai": periode.sampai}
    return [(isi.label, url_for(isi.halaman, **hari | dict(isi.pilihan))) for isi in tautan]


def _terbaca(katalog: Katalog, kode: str) -> tuple[str, str, str]:
    """Today's corrected formula in words: above the line, below it ("1" without a line), and the factor."""
    rumus, kata = katalog.menurut_kode[kode].koreksi, katalog.menurut_nama
    pecah = rumus.pecahan()
    if pecah is None:
        return rumus.kalimat(kata), "1", "1"
    return kalimat(pecah.pembilang, kata), kalimat(pecah.penyebut, kata), angka_indonesia(pecah.faktor, None)
