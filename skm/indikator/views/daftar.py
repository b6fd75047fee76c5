"""The indicator table of a year, and one indicator with its texts, formulas and traces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, current_app, render_template, request, url_for

from kinerja.hasil import Status
from kinerja.periksa import Temuan
from kinerja.periode import Periode
from skm.akun.izin import akun_kini, untuk
from skm.akun.models import Peran
from skm.db import session
from skm.indikator import queries
from skm.indikator.forms import AlasanForm
from skm.indikator.hitungan import hitung_semua, rentang
from skm.indikator.models import Indikator
from skm.indikator.otomatis import NilaiIndikator
from skm.indikator.sebutan import KONSOLIDASI, POLARITAS
from skm.indikator.services import SETAHUN, target_berlaku
from skm.indikator.tanam import temuan
from skm.layanan.models import Unit
from skm.web.menu import DI_BALIK
from skm.web.waktu import hari_ini, sekarang

bp = Blueprint("indikator", __name__)

PEMBACA = (Peran.ADMIN, Peran.PIMPINAN, Peran.PENANGGUNG_JAWAB)
"""Who reads indicators and reports; the front desk has its board and the dashboard."""
PENETAP = (Peran.ADMIN, Peran.PIMPINAN)
"""Who sets targets."""
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
    tahun, triwulan = tahun_diminta(), triwulan_diminta()
    dokumen = request.args.get("dokumen", "")
    if dokumen not in {"", *DOKUMEN}:
        abort(404)
    periode = rentang(tahun, triwulan)
    semua = queries.katalog(session(), akun_kini().unit_id, tahun)
    nilai = hitung([satu for satu in semua if dokumen in {"", satu.dokumen}], triwulan)
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
        boleh_periksa=akun_kini().peran in PENETAP,
        boleh_katalog=akun_kini().peran is Peran.ADMIN,
        siap=len(siap_disetujui(nilai, triwulan)) if akun_kini().peran is Peran.PIMPINAN else 0,
    )


@bp.get("/indikator/<kode>")
@untuk(*PEMBACA)
def rincian(kode: str) -> str:
    """One indicator: the decree's text, both formulas, both values with their traces."""
    tahun, triwulan = tahun_diminta(), triwulan_diminta()
    indikator = queries.indikator_berkode(session(), akun_kini().unit_id, tahun, kode) or abort(404)
    periode = rentang(tahun, triwulan)
    (nilai,) = hitung([indikator], triwulan)
    return render_template(
        "indikator/rincian.html",
        nilai=nilai,
        target=target_berlaku(session(), indikator.id),
        riwayat=queries.cuplikan(session(), indikator.id, triwulan or SETAHUN),
        boleh_setujui=akun_kini().peran is Peran.PIMPINAN
        and (triwulan is None or indikator.otomatis is not None or nilai.beku is not None),
        form_setujui=AlasanForm(None),
        kasus=_di_balik(indikator, periode),
        temuan=[satu.kalimat for satu in _temuan(indikator) if satu.kode == indikator.kode],
        boleh_target=akun_kini().peran in PENETAP,
        boleh_rumus=akun_kini().peran is Peran.PIMPINAN,
        boleh_hapus=akun_kini().peran is Peran.ADMIN and queries.tambahan(session(), indikator.id),
        dokumen=DOKUMEN[indikator.dokumen],
        polaritas=POLARITAS,
        konsolidasi=KONSOLIDASI,
        periode=periode,
        tahun=tahun,
        triwulan=triwulan,
        sebutan=SEBUTAN,
    )


def _di_balik(satu: Indikator, periode: Periode) -> list[tuple[str, str]]:
    """(words, address) of what lists the answers or cases behind an automatic figure."""
    hari: dict[str, Any] = {"dari": periode.dari, "sampai": periode.sampai}
    return [
        (kata, url_for(halaman, **hari, **pilihan))
        for kata, halaman, pilihan in DI_BALIK.get(satu.otomatis or "", ())
    ]


def _temuan(satu: Indikator) -> tuple[Temuan, ...]:
    unit = session().get_one(Unit, satu.unit_id)
    kantor = frozenset(nama.removeprefix("Kecamatan ") for nama in (unit.nama, unit.nama_ketetapan))
    return temuan(queries.katalog_rumus(session(), satu.unit_id, satu.tahun), kantor)


def _kelompokkan(
    nilai: list[NilaiIndikator],
) -> list[tuple[str, str, list[tuple[str, list[NilaiIndikator]]]]]:
    """(document, post, [(objective, indicators)]) in the decree's order."""
    return [
        (dokumen, jabatan, [(s, list(isi)) for s, isi in groupby(baris, lambda n: n.indikator.sasaran)])
        for (dokumen, jabatan), baris in groupby(nilai, lambda n: (n.indikator.dokumen, n.indikator.jabatan))
    ]


def hitung(daftar: Sequence[Indikator], triwulan: int | None, *, beku: bool = True) -> list[NilaiIndikator]:
    """Both results, target and capaian of these indicators as known now."""
    zona: ZoneInfo = current_app.config["SKM"].timezone
    return hitung_semua(session(), daftar, triwulan, zona=zona, pada=sekarang(), beku=beku)


def siap_disetujui(nilai: Sequence[NilaiIndikator], triwulan: int | None) -> list[NilaiIndikator]:
    """Figures of a time that is over which await approval: a quarter's counted ones, all of a year's."""
    selesai = nilai and rentang(nilai[0].indikator.tahun, triwulan).sampai
    if not selesai or selesai >= hari_ini():
        return []
    return [
        satu
        for satu in nilai
        if satu.beku is None
        and satu.berlaku.status is Status.OK
        and (triwulan is None or satu.indikator.otomatis is not None)
    ]


def tahun_diminta() -> int:
    """The year in the address, else this year, else the nearest one with a catalogue."""
    ada = queries.tahun_berkatalog(session(), akun_kini().unit_id)
    teks = request.args.get("tahun", "")
    if not teks and ada:
        return min(ada, key=lambda satu: abs(satu - hari_ini().year))
    if teks not in {str(satu) for satu in ada}:
        abort(404)
    return int(teks)


def triwulan_diminta() -> int | None:
    """The quarter in the address; None for the whole year."""
    teks = request.args.get("triwulan", "")
    if teks not in {"", "1", "2", "3", "4"}:
        abort(404)
    return int(teks) if teks else None
