"""A year's book: catalogue, inputs, targets, rules, frozen figures and counts, each read once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import Target
from kinerja.indikator import DuaHasil, Katalog, RumusBerlaku
from kinerja.periode import Periode
from kinerja.rumus import Masukan
from kinerja.tanggal import triwulan_selesai
from skm.isian.masukan import Isian, IsianSetahun, baca_isian, masukan
from skm.isian.models import IsianTriwulan
from skm.katalog.aturan_capaian import AturanKantor
from skm.katalog.baris import BarisIndikator, baca_baris
from skm.katalog.models import Indikator
from skm.katalog.queries import aturan_per_tahun, katalog_per_tahun, target_per_tahun
from skm.katalog.tanam import katalog_ketetapan
from skm.katalog.terhitung import dapat_dipilih
from skm.ketepatan.queries import KINI, Sewaktu
from skm.pengukuran.beku import DiLoket, Tersimpan, baca_beku, bekukan, yang_berlaku
from skm.pengukuran.cacah import Cacah
from skm.pengukuran.models import AngkaBeku
from skm.pengukuran.nilai import Koreksi, NilaiIndikator, menurut_rumus, pensiun, terhitung, terisi
from skm.pengukuran.sumber import SUMBER, Pembacaan

Saat = tuple[int, int | None]
"""A year and its quarter; None is the year so far."""
SEMUA_WAKTU = (None, 1, 2, 3, 4)
"""The year, then its quarters."""


@dataclass(frozen=True, slots=True)
class TahunBuku:
    """What was read about one year."""

    daftar: tuple[BarisIndikator, ...]
    """In the decree's order; empty for a year without a catalogue."""
    katalog: Katalog
    isian: IsianSetahun
    target: Mapping[tuple[str, int], Target]
    """By code and quarter, the year's under 0."""
    aturan: AturanKantor


@dataclass(frozen=True, slots=True)
class Terukur:
    """A counted thing in one period: both results as of now, and the figure that was frozen of it."""

    kode: str
    dua: DuaHasil
    koreksi: Koreksi
    """The corrected formula in words."""
    beku: Tersimpan | None


@dataclass(frozen=True, slots=True)
class Buku:
    """Figures of one office as known at `pada`, for the years and quarters it was opened for."""

    tahun: Mapping[int, TahunBuku]
    beku: Mapping[tuple[str, Periode], tuple[Tersimpan, ...]]
    """Everything that was frozen by code and period, newest first; `yang_berlaku` says what of it holds."""
    pembacaan: Pembacaan
    hari_ini: date

    def nilai(self, tahun: int, triwulan: int | None, *, beku: bool = True) -> list[NilaiIndikator]:
        """Every indicator of that year, in the decree's order, with its target and capaian.

        Frozen figures stay as frozen; with `beku` False all are computed from today's data.
        """
        return [self._nilai(satu, triwulan, beku=beku) for satu in self.tahun[tahun].daftar]

    def satu(self, tahun: int, triwulan: int | None, kode: str, *, beku: bool = True) -> NilaiIndikator:
        """One indicator; raises KeyError for a code the year does not have."""
        return self._nilai(self.baris(tahun, kode), triwulan, beku=beku)

    def baris(self, tahun: int, kode: str) -> BarisIndikator:
        """The row of that code; raises KeyError."""
        ada = {satu.kode: satu for satu in self.tahun[tahun].daftar}
        return ada[kode]

    def masukan(self, tahun: int, triwulan: int) -> dict[str, Masukan]:
        """The inputs of every indicator that was filled in for that quarter, by code."""
        kini, lalu = self.tahun[tahun].isian, self.tahun[tahun - 1].isian
        variabel = self.tahun[tahun].katalog.menurut_nama
        semua = {kode: masukan(kode, triwulan, kini, lalu, variabel) for kode, tw in kini if tw == triwulan}
        return {kode: satu for kode, satu in semua.items() if satu is not None}

    def isian_triwulan(self, tahun: int, triwulan: int) -> dict[str, Isian]:
        """What was filled in for that quarter, by code."""
        return {kode: satu for (kode, tw), satu in self.tahun[tahun].isian.items() if tw == triwulan}

    def isian_kode(self, satu: BarisIndikator, triwulan: int | None) -> list[Isian]:
        """What was filled in for that indicator's quarter, or for all of its year's."""
        isian = self.tahun[satu.tahun].isian
        return [ada for (kode, n), ada in isian.items() if kode == satu.kode and triwulan in {None, n}]

    def cacah(self, satu: BarisIndikator, triwulan: int | None) -> Cacah | None:
        """What was counted for an indicator; None for what a post fills in."""
        if satu.otomatis is None:
            return None
        return SUMBER[satu.otomatis].cacah(self.pembacaan, rentang(satu.tahun, triwulan))

    def di_loket(self, otomatis: str | None, periode: Periode) -> DiLoket:
        """What of the desk is frozen with a figure."""
        sumber = SUMBER.get(otomatis or "")
        if sumber is None or not sumber.kategori:
            return DiLoket()
        tally, samping = self.pembacaan.loket[periode].tally, self.pembacaan.samping(periode)
        return DiLoket(
            {satu: tally[satu] for satu in sumber.kategori}, {satu: samping[satu] for satu in sumber.kategori}
        )

    def terukur(self, otomatis: str, tahun: int, periode: Periode, cacah: Cacah | None = None) -> Terukur:
        """What was counted in any period it was opened for, by the formulas of that year's catalogue.

        `cacah` are counts of the page's own, of a part of the office. A year without such an indicator is
        measured by the decree's own, corrected.
        """
        ini = self.tahun[tahun]
        baris = next((satu for satu in ini.daftar if satu.otomatis == otomatis), None)
        katalog = ini.katalog if baris else katalog_ketetapan()
        kode = baris.kode if baris else next(i.kode for i in katalog.indikator if i.otomatis == otomatis)
        dua = menurut_rumus(katalog, kode, cacah or SUMBER[otomatis].cacah(self.pembacaan, periode))
        rumus = baris.rumus_berlaku if baris else RumusBerlaku.KOREKSI
        beku = yang_berlaku(self.beku.get((kode, periode), ()))
        asal = katalog.menurut_kode[kode]
        kata = Koreksi(asal.koreksi.kalimat(katalog.menurut_nama), baris.catatan if baris else asal.catatan)
        return Terukur(kode, replace(dua, rumus_berlaku=rumus), kata, beku)

    def _pernah_terhitung(self, satu: BarisIndikator, isian: Isian | None) -> bool:
        """Whether what is approved of a quarter was counted, and no inputs were approved in its place yet."""
        asal = self.tahun[satu.tahun].katalog.menurut_kode[satu.kode]
        return not (isian and isian.pernah_sah) and bool(dapat_dipilih(asal.ketetapan, asal.koreksi))

    def _nilai(self, satu: BarisIndikator, triwulan: int | None, *, beku: bool) -> NilaiIndikator:
        ini, aturan = self.tahun[satu.tahun], self.tahun[satu.tahun].aturan.nol
        cacah = self.cacah(satu, triwulan)
        if satu.pensiun:
            kini = pensiun(satu, ini.katalog)
        elif cacah is not None:
            kini = terhitung(satu, ini.katalog, cacah)
        else:
            dua_tahun = ini.isian, self.tahun[satu.tahun - 1].isian
            selesai = triwulan_selesai(satu.tahun, self.hari_ini)
            kini = terisi(satu, ini.katalog, dua_tahun, triwulan=triwulan, selesai=selesai)
        if not satu.pensiun:
            kini = kini.terhadap(ini.target.get((satu.kode, triwulan or 0)), aturan)
        isian = ini.isian.get((satu.kode, triwulan or 0))
        sah = satu.otomatis or triwulan is None or (isian is not None and isian.sah)
        sah = sah or self._pernah_terhitung(satu, isian)
        tersimpan = yang_berlaku(self.beku.get((satu.kode, rentang(satu.tahun, triwulan)), ()))
        return bekukan(kini, tersimpan, aturan) if beku and sah and tersimpan else kini


def buka_buku(
    session: Session,
    *,
    unit_id: int,
    zona: ZoneInfo,
    pada: datetime,
    saat: Collection[Saat] = (),
    tahun: Collection[int] = (),
    periode: Collection[Periode] = (),
    kode: str | None = None,
    ketelitian: bool = False,
    sewaktu: Sewaktu = KINI,
) -> Buku:
    """Read what the figures of those years and quarters (`saat`) rest on, each table once.

    Days are office days in `zona`. `tahun` are further years whose catalogue is wanted, `periode` further
    periods whose counts are; rules, inputs and targets are read where there is a `saat`. Of a moment that is
    past `sewaktu` is what the desk knew then. With `kode` only that indicator's inputs, targets and frozen
    figures are read.
    `ketelitian` lets the IKM carry how sure it is, for where it is written down.
    """
    tahun = sorted({*tahun, *(satu for satu, _ in saat)})
    dibaca = sorted({n for satu in tahun for n in (satu - 1, satu)})
    baris: dict[int, list[Indikator]] = {satu: [] for satu in dibaca}
    milik = (Indikator.unit_id == unit_id, Indikator.tahun.in_(dibaca))
    for satu in session.scalars(
        sa.select(Indikator).where(*milik).order_by(Indikator.tahun, Indikator.urutan)
    ):
        baris[satu.tahun].append(satu)
    katalog = katalog_per_tahun(session, unit_id, {satu: baris[satu] for satu in tahun})
    aturan = aturan_per_tahun(session, unit_id, tahun) if saat else {}
    dipilih = milik if kode is None else (*milik, Indikator.kode == kode)
    isian = _isian(session, dipilih, dibaca) if saat else {}
    target = target_per_tahun(session, dipilih, dibaca) if saat else {}
    kapan = [*(rentang(*satu) for satu in saat), *periode]
    return Buku(
        {
            satu: TahunBuku(
                tuple(map(baca_baris, baris[satu])),
                katalog.get(satu) or katalog_ketetapan(),
                isian.get(satu, {}),
                target.get(satu, {}),
                aturan.get(satu, AturanKantor()),
            )
            for satu in dibaca
        },
        _beku(session, unit_id, kapan, kode),
        Pembacaan(
            session,
            unit_id=unit_id,
            periode=kapan,
            zona=zona,
            pada=pada,
            ketelitian=ketelitian,
            sewaktu=sewaktu,
        ),
        pada.astimezone(zona).date(),
    )


def rentang(tahun: int, triwulan: int | None) -> Periode:
    """That quarter, or the year."""
    return Periode.tahun(tahun) if triwulan is None else Periode.triwulan(tahun, triwulan)


def _isian(
    session: Session, milik: tuple[sa.ColumnElement[bool], ...], tahun: Collection[int]
) -> dict[int, dict[tuple[str, int], Isian]]:
    hasil: dict[int, dict[tuple[str, int], Isian]] = {satu: {} for satu in tahun}
    pilih = sa.select(Indikator.tahun, Indikator.kode, Indikator.konsolidasi, IsianTriwulan).join(
        Indikator, Indikator.id == IsianTriwulan.indikator_id
    )
    for satu, kode, cara, isi in session.execute(pilih.where(*milik)):
        hasil[satu][kode, isi.triwulan] = baca_isian(isi, cara)
    return hasil


def _beku(
    session: Session, unit_id: int, periode: Collection[Periode], kode: str | None
) -> dict[tuple[str, Periode], tuple[Tersimpan, ...]]:
    """Every frozen figure of exactly those periods."""
    milik = [AngkaBeku.unit_id == unit_id, AngkaBeku.dari.in_({p.dari for p in periode if p.dari})]
    if kode is not None:
        milik.append(AngkaBeku.kode == kode)
    hasil: dict[tuple[str, Periode], tuple[Tersimpan, ...]] = {}
    for satu in session.scalars(sa.select(AngkaBeku).where(*milik).order_by(AngkaBeku.nomor.desc())):
        isi = baca_beku(satu)
        hasil[isi.kode, isi.periode] = (*hasil.get((isi.kode, isi.periode), ()), isi)
    return hasil
