"""Both results of every indicator in a quarter or the year so far: counted here, or filled in by posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja import capaian
from kinerja.capaian import Polaritas, Target
from kinerja.hasil import Hasil, Status
from kinerja.indikator import Katalog
from kinerja.konsolidasi import ROMAWI, Konsolidasi, konsolidasikan
from kinerja.periode import Periode
from kinerja.rumus import Masukan, Rumus
from skm.indikator.cuplikan import bekukan
from skm.indikator.models import CuplikanNilai, Indikator, IsianTriwulan, TahapIsian, TargetIndikator
from skm.indikator.otomatis import BELUM_DIISI, NilaiIndikator, kumpulkan, nilai
from skm.indikator.queries import aturan_capaian, katalog_rumus

Isian = Mapping[tuple[str, int], IsianTriwulan]
"""By code and quarter."""
SAH = frozenset({TahapIsian.DISETUJUI, TahapIsian.DIKUNCI})
BELUM_SAH = "sudah diisi, belum disetujui"


@dataclass(frozen=True, slots=True)
class _Bahan:
    """What a year's figures are computed from: the formulas that hold, inputs of this year and the last."""

    katalog: Katalog
    kini: Isian
    lalu: Isian


def rentang(tahun: int, triwulan: int | None) -> Periode:
    """That quarter, or the year."""
    return Periode.tahun(tahun) if triwulan is None else Periode.triwulan(tahun, triwulan)


def hitung_semua(
    session: Session,
    daftar: Sequence[Indikator],
    triwulan: int | None,
    *,
    zona: ZoneInfo,
    pada: datetime,
    beku: bool = True,
) -> list[NilaiIndikator]:
    """Each of `daftar` (of one office and year) with its target and capaian; None is the year so far.

    Counted as known at `pada`, by office days in `zona`. Approved figures stay as approved; with `beku` False
    all are counted from today's data.
    """
    if not daftar:
        return []
    unit_id, tahun = daftar[0].unit_id, daftar[0].tahun
    otomatis = [satu for satu in daftar if satu.otomatis and not satu.pensiun]
    dihitung: dict[int, NilaiIndikator] = {}
    if otomatis:
        periode = rentang(tahun, triwulan)
        cacah = kumpulkan(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada)
        dihitung = {satu.id: nilai(satu, cacah) for satu in otomatis}
    katalog = katalog_rumus(session, unit_id, tahun)
    kode = daftar[0].kode if len(daftar) == 1 else None
    bahan = _Bahan(katalog, _isian(session, unit_id, tahun, kode), _isian(session, unit_id, tahun - 1, kode))
    target = _target(session, unit_id, tahun)
    disetujui = _disetujui(session, unit_id, tahun, triwulan or 0) if beku else {}
    aturan = aturan_capaian(session, unit_id, tahun).nol
    selesai = _triwulan_selesai(tahun, pada.astimezone(zona).date())
    hasil = []
    for satu in daftar:
        if satu.pensiun:
            kini = _pensiun(satu)
        else:
            dua = dihitung.get(satu.id) or _dua(satu, bahan, triwulan, selesai)
            milik, polaritas = target.get((satu.kode, triwulan or 0)), Polaritas(satu.polaritas)
            kini = replace(dua, target=milik, capaian=capaian.hitung(dua.berlaku, milik, polaritas, aturan))
        asal = katalog.menurut_kode[satu.kode]
        kalimat = asal.koreksi.kalimat(katalog.menurut_nama)
        kini = replace(kini, kalimat_koreksi=kalimat, satuan_koreksi=asal.satuan_koreksi)
        ada = bahan.kini.get((satu.kode, triwulan or 0))
        sah = satu.otomatis or triwulan is None or (ada is not None and ada.tahap in SAH)
        cuplikan = disetujui.get(satu.id) if sah else None
        hasil.append(kini if cuplikan is None else bekukan(kini, cuplikan))
    return hasil


def _disetujui(session: Session, unit_id: int, tahun: int, triwulan: int) -> dict[int, CuplikanNilai]:
    """The newest approval of each indicator in that quarter, or of the year (0)."""
    pilih = (
        sa.select(CuplikanNilai)
        .join(Indikator, Indikator.id == CuplikanNilai.indikator_id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun == tahun, CuplikanNilai.triwulan == triwulan)
        .order_by(CuplikanNilai.nomor)
    )
    return {satu.indikator_id: satu for satu in session.scalars(pilih)}


def masukan_triwulan(session: Session, unit_id: int, tahun: int, triwulan: int) -> dict[str, Masukan]:
    """The inputs of every indicator that was filled in for that quarter, by code."""
    kini, lalu = _isian(session, unit_id, tahun), _isian(session, unit_id, tahun - 1)
    semua = {kode: masukan(kode, triwulan, kini, lalu) for kode, tw in kini if tw == triwulan}
    return {kode: satu for kode, satu in semua.items() if satu is not None}


def catatan_setahun(session: Session, unit_id: int, tahun: int) -> dict[str, str]:
    """What posts wrote beside their inputs, quarter by quarter, by code."""
    hasil: dict[str, list[str]] = {}
    for (kode, triwulan), satu in sorted(_isian(session, unit_id, tahun).items()):
        if satu.catatan.strip():
            hasil.setdefault(kode, []).append(f"Triwulan {ROMAWI[triwulan - 1]}: {satu.catatan.strip()}")
    return {kode: " ".join(isi) for kode, isi in hasil.items()}


def masukan(kode: str, triwulan: int, sekarang: Isian, lalu: Isian) -> Masukan | None:
    """One quarter's inputs, the quarter before and the same one last year; None while not filled in."""
    ada = sekarang.get((kode, triwulan))
    return None if ada is None else _bersama(angka(ada), kode, triwulan, sekarang, lalu)


def masukan_setahun(session: Session, satu: Indikator) -> dict[int, Masukan]:
    """What was filled in for one indicator, by quarter."""
    kini, lalu = (_isian(session, satu.unit_id, tahun, satu.kode) for tahun in (satu.tahun, satu.tahun - 1))
    semua = {triwulan: masukan(satu.kode, triwulan, kini, lalu) for triwulan in range(1, 5)}
    return {triwulan: isi for triwulan, isi in semua.items() if isi is not None}


def masukan_coba(
    session: Session, satu: Indikator, triwulan: int, isi: Mapping[str, Fraction | None]
) -> Masukan:
    """Inputs that are being typed, with the times before them that formulas look back to."""
    kini, lalu = (_isian(session, satu.unit_id, tahun, satu.kode) for tahun in (satu.tahun, satu.tahun - 1))
    return _bersama(isi, satu.kode, triwulan, kini, lalu)


def _bersama(
    isi: Mapping[str, Fraction | None], kode: str, triwulan: int, sekarang: Isian, lalu: Isian
) -> Masukan:
    sebelum = sekarang.get((kode, triwulan - 1)) if triwulan > 1 else lalu.get((kode, 4))
    setahun = lalu.get((kode, triwulan))
    return Masukan((isi,), angka(sebelum) if sebelum else {}, angka(setahun) if setahun else {})


def angka(satu: IsianTriwulan) -> dict[str, Fraction | None]:
    """Inputs as exact numbers; None for not applicable."""
    return {nama: None if teks is None else Fraction(teks) for nama, teks in satu.isi.items()}


def _triwulan_selesai(tahun: int, hari_ini: date) -> int:
    """How many quarters of that year are over."""
    return sum((Periode.triwulan(tahun, n).sampai or hari_ini) < hari_ini for n in range(1, 5))


def _dua(satu: Indikator, bahan: _Bahan, triwulan: int | None, selesai: int) -> NilaiIndikator:
    """Both results from what was filled in; one not yet approved says so.

    The year so far is made of the quarters that are over, `selesai`, and of later ones already filled in.
    """
    diisi = [n for n in range(1, 5) if (satu.kode, n) in bahan.kini]
    nomor = [triwulan] if triwulan else list(range(1, max([selesai, *diisi]) + 1))
    semua = [masukan(satu.kode, n, bahan.kini, bahan.lalu) for n in nomor]
    terisi = [bahan.kini[satu.kode, n] for n in nomor if (satu.kode, n) in bahan.kini]
    if not terisi:
        return NilaiIndikator(satu, BELUM_DIISI, BELUM_DIISI)
    asal, variabel = bahan.katalog.menurut_kode[satu.kode], bahan.katalog.menurut_nama

    def hasil(rumus: Rumus, satuan: str) -> Hasil:
        if triwulan and semua[0] is not None:
            jadi = rumus.hitung(semua[0], variabel, satuan)
        else:
            jadi = konsolidasikan(Konsolidasi(satu.konsolidasi), rumus, semua, variabel, satuan)
        if jadi.status is not Status.OK or all(isian.tahap in SAH for isian in terisi):
            return jadi
        return replace(jadi, status=Status.BELUM_DISETUJUI, alasan=BELUM_SAH)

    return NilaiIndikator(satu, hasil(asal.ketetapan, asal.satuan), hasil(asal.koreksi, asal.satuan_koreksi))


def _pensiun(satu: Indikator) -> NilaiIndikator:
    """An indicator that is not measured any more: named everywhere, counted only where it was approved."""
    tanpa = Hasil(
        Status.TIDAK_BERLAKU, None, None, None, satu.satuan, (), f"tidak diukur lagi: {satu.pensiun}"
    )
    return NilaiIndikator(satu, tanpa, tanpa, capaian=capaian.hitung(tanpa, None, Polaritas.NAIK))


def _isian(
    session: Session, unit_id: int, tahun: int, kode: str | None = None
) -> dict[tuple[str, int], IsianTriwulan]:
    """What was filled in that year: of every indicator, or of the one with that code."""
    pilih = (
        sa.select(Indikator.kode, IsianTriwulan)
        .join(Indikator, Indikator.id == IsianTriwulan.indikator_id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun == tahun)
    )
    if kode is not None:
        pilih = pilih.where(Indikator.kode == kode)
    return {(kode, satu.triwulan): satu for kode, satu in session.execute(pilih)}


def _target(session: Session, unit_id: int, tahun: int) -> dict[tuple[str, int], Target]:
    pilih = (
        sa.select(Indikator.kode, TargetIndikator)
        .join(Indikator, Indikator.id == TargetIndikator.indikator_id)
        .where(Indikator.unit_id == unit_id, Indikator.tahun == tahun)
        .order_by(TargetIndikator.revisi)
    )
    return {(kode, satu.triwulan): satu.target for kode, satu in session.execute(pilih)}
