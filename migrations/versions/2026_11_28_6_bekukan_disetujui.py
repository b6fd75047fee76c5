"""Every approved or locked quarter has its figure written down, by the formulas it was approved under.

Approving writes the figure down only since IKI-37 became counted; quarters approved before that were computed
anew at every look, so a changed formula, or counting what was typed, moved them. Their inputs are still
there: each is frozen as `rumus/2026_11_27.json`, the formulas of all versions until today, gives it, with the
target, the formula in force and the rules of capaian that its page showed. What was frozen already stays.

A year whose IKI-37 was typed and approved goes on being typed: its quarters and its year keep one meaning.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

from kinerja.angka import angka_indonesia, desimal_persis
from kinerja.hasil import Hasil, Status
from kinerja.rumus import Masukan, Rumus, Variabel, parse

revision = "20261128_bekukan_disetujui"
down_revision = "20261128_kuesioner_berhari"
branch_labels = None
depends_on = None

ALASAN = "dibekukan saat program diperbarui, menurut rumus ketika disetujui"
"""Tells the rows of this version from those that somebody approved here."""
SAH = ("disetujui", "dikunci")
TERHITUNG = "dokumen_non_perizinan"

INDIKATOR = sa.table(
    "indikator",
    sa.column("id", sa.Integer),
    sa.column("unit_id", sa.Integer),
    sa.column("tahun", sa.Integer),
    sa.column("kode", sa.String),
    sa.column("satuan", sa.String),
    sa.column("polaritas", sa.String),
    sa.column("otomatis", sa.String),
    sa.column("rumus_berlaku", sa.String),
    sa.column("catatan", sa.String),
)
ISIAN = sa.table(
    "isian_triwulan",
    sa.column("indikator_id", sa.Integer),
    sa.column("triwulan", sa.Integer),
    sa.column("isi", sa.JSON),
    sa.column("tahap", sa.String),
    sa.column("oleh", sa.String),
    sa.column("pada", sa.DateTime(timezone=True)),
)
RUMUS = sa.table(
    "rumus_indikator",
    sa.column("indikator_id", sa.Integer),
    sa.column("revisi", sa.Integer),
    sa.column("ketetapan", sa.String),
    sa.column("koreksi", sa.String),
    sa.column("satuan_koreksi", sa.String),
    sa.column("variabel", sa.JSON),
    sa.column("alasan", sa.String),
    sa.column("pada", sa.DateTime(timezone=True)),
)
TARGET = sa.table(
    "target_indikator",
    sa.column("indikator_id", sa.Integer),
    sa.column("triwulan", sa.Integer),
    sa.column("revisi", sa.Integer),
    sa.column("bawah", sa.String),
    sa.column("atas", sa.String),
)
ATURAN = sa.table(
    "aturan_capaian",
    sa.column("unit_id", sa.Integer),
    sa.column("tahun", sa.Integer),
    sa.column("revisi", sa.Integer),
    sa.column("nol_tercapai", sa.String),
    sa.column("nol_terlewati", sa.String),
)
BEKU = sa.table(
    "angka_beku",
    sa.column("unit_id", sa.Integer),
    sa.column("kode", sa.String),
    sa.column("dari", sa.Date),
    sa.column("sampai", sa.Date),
    sa.column("nomor", sa.Integer),
    sa.column("disetujui", sa.Boolean),
    sa.column("isi", sa.JSON),
    sa.column("alasan", sa.String),
    sa.column("oleh", sa.String),
    sa.column("pada", sa.DateTime(timezone=True)),
)
Isi = dict[str, Fraction | None]


def upgrade() -> None:
    koneksi = op.get_bind()
    _ketik_lagi(koneksi)
    paket = json.loads((Path(__file__).parent.parent / "rumus" / "2026_11_27.json").read_text("utf-8"))
    indikator = {satu["id"]: satu for satu in koneksi.execute(sa.select(INDIKATOR)).mappings()}
    isian = {}
    for satu in koneksi.execute(sa.select(ISIAN)).mappings():
        milik = indikator[satu["indikator_id"]]
        isian[milik["unit_id"], milik["kode"], milik["tahun"], satu["triwulan"]] = satu
    aturan = {
        (satu.unit_id, satu.tahun): (Fraction(satu.nol_tercapai), Fraction(satu.nol_terlewati))
        for satu in koneksi.execute(sa.select(ATURAN).order_by(ATURAN.c.revisi))
    }
    target = {
        (satu.indikator_id, satu.triwulan): (Fraction(satu.bawah), Fraction(satu.atas))
        for satu in koneksi.execute(sa.select(TARGET).order_by(TARGET.c.revisi))
    }
    ada = {
        (satu.unit_id, satu.kode, satu.dari, satu.sampai): (satu.nomor, satu.disetujui)
        for satu in koneksi.execute(sa.select(BEKU).order_by(BEKU.c.nomor))
    }
    kantor = koneksi.execute(sa.select(RUMUS).order_by(RUMUS.c.revisi)).mappings().all()
    for (unit, kode, tahun, triwulan), satu in isian.items():
        milik = indikator[satu["indikator_id"]]
        dari, sampai = _hari(tahun, triwulan)
        nomor, beku = ada.get((unit, kode, dari, sampai), (0, False))
        if satu["tahap"] not in SAH or beku:
            continue
        rumus = _rumus(paket, milik, [r for r in kantor if r["indikator_id"] == milik["id"]], satu["pada"])
        if rumus is None:  # nothing was ever computed of it
            continue
        masukan = _masukan(isian, (unit, kode, tahun, triwulan))
        nol = aturan.get((unit, tahun), (Fraction(100), Fraction(0)))
        isi = _isi(rumus, masukan, milik, target.get((milik["id"], triwulan)), nol)
        koneksi.execute(
            sa.insert(BEKU),
            {
                "unit_id": unit,
                "kode": kode,
                "dari": dari,
                "sampai": sampai,
                "nomor": nomor + 1,
                "disetujui": True,
                "isi": isi,
                "alasan": ALASAN,
                "oleh": satu["oleh"],
                "pada": satu["pada"],
            },
        )


def downgrade() -> None:
    op.execute(sa.delete(BEKU).where(BEKU.c.alasan == ALASAN))
    hitung = sa.update(INDIKATOR).where(INDIKATOR.c.kode == "IKI-37", INDIKATOR.c.otomatis.is_(None))
    op.execute(hitung.values(otomatis=TERHITUNG))


def _ketik_lagi(koneksi: sa.Connection) -> None:
    """Years in which IKI-37 was approved as typed, and never as counted, are typed."""
    disetujui = {
        (satu.unit_id, satu.kode, satu.sampai.year)
        for satu in koneksi.execute(sa.select(BEKU).where(BEKU.c.disetujui))
    }
    terketik = sa.select(ISIAN.c.indikator_id).where(ISIAN.c.tahap.in_(SAH))
    pilih = sa.select(INDIKATOR).where(INDIKATOR.c.kode == "IKI-37", INDIKATOR.c.id.in_(terketik))
    for satu in koneksi.execute(pilih.where(INDIKATOR.c.otomatis == TERHITUNG)).all():
        if (satu.unit_id, satu.kode, satu.tahun) not in disetujui:
            koneksi.execute(sa.update(INDIKATOR).where(INDIKATOR.c.id == satu.id).values(otomatis=None))


def _hari(tahun: int, triwulan: int) -> tuple[date, date]:
    berikut = date(tahun + triwulan // 4, 3 * triwulan % 12 + 1, 1)
    return date(tahun, 3 * triwulan - 2, 1), berikut - timedelta(days=1)


def _masukan(isian: dict[Any, Any], kunci: tuple[int, str, int, int]) -> Masukan:
    """That quarter's inputs with the quarter before and the same one last year."""
    unit, kode, tahun, triwulan = kunci
    sebelum = (unit, kode, tahun, triwulan - 1) if triwulan > 1 else (unit, kode, tahun - 1, 4)
    kini, lalu, setahun = (
        {nama: None if isi is None else Fraction(isi) for nama, isi in isian[satu]["isi"].items()}
        if satu in isian
        else {}
        for satu in (kunci, sebelum, (unit, kode, tahun - 1, triwulan))
    )
    return Masukan(bagian=(kini,), sebelumnya=lalu, tahun_lalu=setahun)


def _rumus(paket: Any, milik: Any, kantor: list[Any], pada: Any) -> dict[str, Any] | None:
    """Both formulas with their units and words as they were at `pada`; None for a code without any."""
    dasar = paket["indikator"].get(milik["kode"])
    sendiri = [satu for satu in kantor if satu["pada"] <= pada]
    if dasar is None and not sendiri:
        return None
    variabel = {
        nama: Variabel(nama, definisi, sebutan, satuan, bila_nol=Status(bila_nol))
        for nama, (definisi, sebutan, satuan, bila_nol) in paket["variabel"].items()
    }
    ketetapan, satuan, koreksi, satuan_koreksi = dasar or (None, milik["satuan"], None, None)
    alasan = milik["catatan"]
    if sendiri:
        akhir = sendiri[-1]
        ketetapan = ketetapan if akhir["ketetapan"] is None else akhir["ketetapan"]
        koreksi, satuan_koreksi, alasan = akhir["koreksi"], akhir["satuan_koreksi"], akhir["alasan"]
        for satu in akhir["variabel"]:
            variabel[satu["nama"]] = Variabel(satu["nama"], satu["definisi"], satu["sebutan"], satu["satuan"])
    return {
        "ketetapan": (parse(ketetapan), satuan),
        "koreksi": (parse(koreksi), satuan_koreksi),
        "variabel": variabel,
        "alasan": alasan,
    }


def _isi(
    rumus: dict[str, Any],
    masukan: Masukan,
    milik: Any,
    target: tuple[Fraction, Fraction] | None,
    nol: tuple[Fraction, Fraction],
) -> dict[str, Any]:
    """What is kept of an approved figure."""

    def hitung(satu: tuple[Rumus, str]) -> Hasil:
        return satu[0].hitung(masukan, rumus["variabel"], satu[1])

    dua = {nama: hitung(rumus[nama]) for nama in ("ketetapan", "koreksi")}
    berlaku = dua[milik["rumus_berlaku"]]
    return {
        "rumus_berlaku": milik["rumus_berlaku"],
        "rumus_koreksi": [rumus["koreksi"][0].kalimat(rumus["variabel"]), rumus["alasan"]],
        **{nama: _tulis(satu) for nama, satu in dua.items()},
        "capaian": _capaian(berlaku, target, milik["polaritas"], nol),
        "target": None if target is None else [str(satu) for satu in target],
    }


def _tulis(hasil: Hasil) -> dict[str, Any]:
    return {
        "status": hasil.status.value,
        **{n: _teks(getattr(hasil, n)) for n in ("nilai", "pembilang", "penyebut")},
        "satuan": hasil.satuan,
        "alasan": hasil.alasan,
        "jejak": [[satu.uraian, satu.hitungan, satu.hasil] for satu in hasil.jejak],
    }


def _teks(nilai: Fraction | None) -> str | None:
    return None if nilai is None else str(nilai)


def _capaian(realisasi: Hasil, target: Any, arah: str, nol: tuple[Fraction, Fraction]) -> dict[str, Any]:
    """How far the target was reached, by the rules of all versions until today."""
    if realisasi.nilai is None:
        return _tanpa(realisasi.status.value, realisasi.alasan)
    if target is None:
        return _tanpa("TARGET_BELUM_ADA", "Target belum ditetapkan.")
    if arah == "perlu_diputus":
        return _tanpa("TIDAK_BERLAKU", "Arah penilaian belum diputuskan: naik atau turun yang lebih baik.")
    return _terhadap(realisasi.nilai, *target, arah, nol)


def _terhadap(
    r: Fraction, bawah: Fraction, atas: Fraction, arah: str, nol: tuple[Fraction, Fraction]
) -> dict[str, Any]:
    t = atas if r > atas else bawah
    turun = arah == "turun" or (arah == "rentang" and r > t)
    if bawah <= r <= atas and bawah != atas:
        return _ada(Fraction(100), f"{_angka(r)} di dalam target {_angka(bawah)} sampai {_angka(atas)}")
    if turun and t == 0:
        return _ada(nol[0] if r <= 0 else nol[1], f"{_angka(r)} dengan target 0")
    if t == 0:
        return _tanpa("TARGET_NOL", "Target 0, sehingga capaian tidak dapat dihitung.")
    if not turun:
        return _ada(r / t * 100, f"{_angka(r)} ÷ {_angka(t)} × 100")
    nilai = (t - (r - t)) / t * 100
    kalimat = f"({_angka(t)} − ({_angka(r)} − {_angka(t)})) ÷ {_angka(t)} × 100"
    return _ada(max(nilai, Fraction(0)), f"{kalimat} di bawah nol, dihitung" if nilai < 0 else kalimat)


def _ada(nilai: Fraction, kalimat: str) -> dict[str, Any]:
    jejak = [["Capaian", kalimat, angka_indonesia(nilai)]]
    return _tanpa("OK", "") | {"nilai": str(nilai), "jejak": jejak}


def _tanpa(status: str, alasan: str) -> dict[str, Any]:
    kosong = {"nilai": None, "pembilang": None, "penyebut": None, "satuan": "%", "jejak": []}
    return {"status": status, "alasan": alasan} | kosong


def _angka(nilai: Fraction) -> str:
    desimal = desimal_persis(nilai)
    return angka_indonesia(nilai, 2 if desimal is None or desimal > 4 else None)
