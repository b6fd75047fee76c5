"""The indicator table of a year, and one indicator with its texts, formulas and traces."""

from __future__ import annotations

from itertools import groupby
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, current_app, render_template, request

from kinerja.hasil import Status
from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.models import Peran
from skm.db import session
from skm.indikator import otomatis, queries
from skm.indikator.otomatis import Bahan, NilaiIndikator
from skm.web.waktu import hari_ini, sekarang

bp = Blueprint("indikator", __name__)

PEMBACA = (Peran.ADMIN, Peran.PIMPINAN, Peran.PENANGGUNG_JAWAB)
"""Who reads indicators and reports; the front desk has its board and the dashboard."""
DOKUMEN = {"IKU": "Indikator Kinerja Utama (IKU)", "IKI": "Indikator Kinerja Individu (IKI)"}
SEBUTAN = {
    Status.OK: ("Terhitung", "baik"),
    Status.BELUM_DIISI: ("Belum diisi", "netral"),
    Status.PENYEBUT_NOL: ("Penyebut nol", "perhatian"),
    Status.BELUM_JATUH_TEMPO: ("Belum jatuh tempo", "info"),
    Status.TARGET_BELUM_ADA: ("Target belum ada", "netral"),
    Status.TARGET_NOL: ("Target nol", "perhatian"),
    Status.TIDAK_BERLAKU: ("Tidak berlaku", "netral"),
    Status.BELUM_DISETUJUI: ("Belum disetujui", "perhatian"),
}
"""Words and tone of a state."""


@bp.get("/indikator")
@untuk(*PEMBACA)
def daftar() -> str:
    """All indicators of a year, by post and objective."""
    tahun, triwulan = _tahun(), _triwulan()
    dokumen = request.args.get("dokumen", "")
    if dokumen not in {"", *DOKUMEN}:
        abort(404)
    periode = _periode(tahun, triwulan)
    bahan = _bahan(periode)
    nilai = [
        otomatis.nilai(satu, bahan)
        for satu in queries.katalog(session(), akun_kini().unit_id, tahun)
        if dokumen in {"", satu.dokumen}
    ]
    return render_template(
        "indikator/daftar.html",
        kelompok=_kelompokkan(nilai),
        jumlah=len(nilai),
        terhitung=sum(satu.berlaku.status is Status.OK for satu in nilai),
        periode=periode,
        tahun=tahun,
        triwulan=triwulan,
        dokumen=dokumen,
        semua_tahun=queries.tahun_berkatalog(session(), akun_kini().unit_id),
        semua_dokumen=DOKUMEN,
        sebutan=SEBUTAN,
    )


@bp.get("/indikator/<kode>")
@untuk(*PEMBACA)
def rincian(kode: str) -> str:
    """One indicator: the decree's text, both formulas, both values with their traces."""
    tahun, triwulan = _tahun(), _triwulan()
    indikator = queries.indikator_berkode(session(), akun_kini().unit_id, tahun, kode) or abort(404)
    periode = _periode(tahun, triwulan)
    return render_template(
        "indikator/rincian.html",
        nilai=otomatis.nilai(indikator, _bahan(periode)),
        dokumen=DOKUMEN[indikator.dokumen],
        periode=periode,
        tahun=tahun,
        triwulan=triwulan,
        sebutan=SEBUTAN,
    )


def _kelompokkan(
    nilai: list[NilaiIndikator],
) -> list[tuple[str, str, list[tuple[str, list[NilaiIndikator]]]]]:
    """(document, post, [(objective, indicators)]) in the decree's order."""
    return [
        (dokumen, jabatan, [(s, list(isi)) for s, isi in groupby(baris, lambda n: n.indikator.sasaran)])
        for (dokumen, jabatan), baris in groupby(nilai, lambda n: (n.indikator.dokumen, n.indikator.jabatan))
    ]


def _bahan(periode: Periode) -> Bahan:
    zona: ZoneInfo = current_app.config["SKM"].timezone
    return otomatis.kumpulkan(
        session(), unit_id=akun_kini().unit_id, periode=periode, zona=zona, pada=sekarang()
    )


def _tahun() -> int:
    """The year in the address, else this year, else the nearest one with a catalogue."""
    ada = queries.tahun_berkatalog(session(), akun_kini().unit_id)
    teks = request.args.get("tahun", "")
    if not teks and ada:
        return min(ada, key=lambda satu: abs(satu - hari_ini().year))
    if teks not in {str(satu) for satu in ada}:
        abort(404)
    return int(teks)


def _triwulan() -> int | None:
    teks = request.args.get("triwulan", "")
    if teks not in {"", "1", "2", "3", "4"}:
        abort(404)
    return int(teks) if teks else None


def _periode(tahun: int, triwulan: int | None) -> Periode:
    return Periode.tahun(tahun) if triwulan is None else Periode.triwulan(tahun, triwulan)
