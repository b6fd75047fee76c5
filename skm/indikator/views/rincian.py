"""One indicator with its texts, formulas and traces, its year at a glance and what was approved of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort, render_template, url_for

from kinerja.konsolidasi import ROMAWI
from kinerja.periksa import Temuan
from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA, MEMBERLAKUKAN_RUMUS, MENETAPKAN, MENGELOLA, MENYETUJUI
from skm.db import session
from skm.indikator import keadaan, queries
from skm.indikator.cuplikan import bekukan
from skm.indikator.forms import AlasanForm
from skm.indikator.hitungan import rentang
from skm.indikator.keadaan import Lencana
from skm.indikator.models import CuplikanNilai, Indikator
from skm.indikator.otomatis import NilaiIndikator
from skm.indikator.sebutan import KONSOLIDASI, POLARITAS
from skm.indikator.services import SETAHUN
from skm.indikator.tanam import temuan
from skm.indikator.views.daftar import (
    DOKUMEN,
    SEBUTAN,
    bp,
    hitung,
    tahun_diminta,
    triwulan_diminta,
)
from skm.layanan.views.kantor import kantor_sendiri
from skm.web.menu import DI_BALIK


@dataclass(frozen=True, slots=True)
class Waktu:
    """One quarter of the year, or the year (`triwulan` None), as the page lists them beside each other."""

    triwulan: int | None
    label: str
    nilai: NilaiIndikator
    lencana: Sequence[Lencana]


@bp.get("/indikator/<kode>")
@untuk(MEMBACA_ANGKA)
def rincian(kode: str) -> str:
    """One indicator: the decree's text, both formulas, both values with their traces."""
    tahun, triwulan = tahun_diminta(), triwulan_diminta()
    indikator = queries.indikator_berkode(session(), akun_kini().unit_id, tahun, kode) or abort(404)
    periode, setahun = rentang(tahun, triwulan), setahun_triwulan(indikator)
    kini = next(satu for satu in setahun if satu.triwulan == triwulan)
    riwayat = queries.cuplikan(session(), indikator.id, triwulan or SETAHUN)
    return render_template(
        "indikator/rincian.html",
        nilai=kini.nilai,
        lencana_kini=kini.lencana,
        setahun=setahun,
        riwayat=riwayat,
        pernah=_pernah(kini.nilai, riwayat),
        boleh_setujui=akun_kini().peran in MENYETUJUI
        and (triwulan is None or indikator.otomatis is not None or kini.nilai.beku is not None),
        form_setujui=AlasanForm(None),
        kasus=_di_balik(indikator, periode),
        temuan=[satu.kalimat for satu in _temuan(indikator) if satu.kode == indikator.kode],
        boleh_target=akun_kini().peran in MENETAPKAN,
        boleh_rumus=akun_kini().peran in MEMBERLAKUKAN_RUMUS,
        boleh_hapus=akun_kini().peran in MENGELOLA and queries.tambahan(session(), indikator.id),
        dokumen=DOKUMEN[indikator.dokumen],
        polaritas=POLARITAS,
        konsolidasi=KONSOLIDASI,
        periode=periode,
        tahun=tahun,
        triwulan=triwulan,
        sebutan=SEBUTAN,
    )


def setahun_triwulan(satu: Indikator) -> list[Waktu]:
    """The year and its quarters."""
    isian = queries.isian_indikator(session(), satu.id)
    hasil = []
    for nomor in (None, 1, 2, 3, 4):
        (nilai,) = hitung([satu], nomor)
        label = "Setahun" if nomor is None else f"Triwulan {ROMAWI[nomor - 1]}"
        hasil.append(Waktu(nomor, label, nilai, keadaan.lencana(nilai, isian.get(nomor or SETAHUN))))
    return hasil


def _pernah(kini: NilaiIndikator, riwayat: Sequence[CuplikanNilai]) -> NilaiIndikator | None:
    """The newest approval, where it no longer holds: its inputs were sent back or unlocked since."""
    return None if kini.beku is not None or not riwayat else bekukan(kini, riwayat[0])


def _di_balik(satu: Indikator, periode: Periode) -> list[tuple[str, str]]:
    """(words, address) of what lists the answers or cases behind an automatic figure."""
    hari: dict[str, Any] = {"dari": periode.dari, "sampai": periode.sampai}
    return [
        (kata, url_for(halaman, **hari, **pilihan))
        for kata, halaman, pilihan in DI_BALIK.get(satu.otomatis or "", ())
    ]


def _temuan(satu: Indikator) -> tuple[Temuan, ...]:
    unit = kantor_sendiri()
    kantor = frozenset(nama.removeprefix("Kecamatan ") for nama in (unit.nama, unit.nama_ketetapan))
    return temuan(queries.katalog_rumus(session(), satu.unit_id, satu.tahun), kantor)
