"""Everybody's scores, and nothing else of them.

A row is the scores of one respondent and the questionnaire they were given to: no day, no service, no way of
coming, nothing they said of themselves. Rows come in an order that is drawn anew for each file.

Each quarter is decided on by itself, and an export of several is theirs put together: whoever takes one file
away from another is left with whole quarters, never with the few that one of them left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from kinerja.gabungan import Struktur
from kinerja.periode import Periode
from kinerja.ungkap import PALING_SEDIKIT
from skm.bentuk.aliran import Kolom, Ragam
from skm.ekspor.isi import Ekspor, nama_berkas
from skm.galat import Galat
from skm.jawaban.models import Rentang
from skm.jawaban.queries.acak import Bagian, bulan_pertama, nilai_acak
from skm.jawaban.rentang import akhir, awal
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import HitunganIkm, hitungan_per_periode
from skm.laporan.hasil.baca import Saat
from skm.layanan.models import Unit

SKM = JenisKuesioner.SKM
BUKAN_TRIWULAN = (
    "Jawaban diekspor untuk triwulan penuh yang sudah berakhir, supaya jawaban seseorang tidak terbaca: dari "
    "hari pertama sebuah triwulan sampai hari terakhir sebuah triwulan."
)
SUSUNAN = Kolom(
    "kuesioner",
    Ragam.KODE,
    "Nomor versi kuesioner SKM yang diisi; versi yang unsur, bobot, dan skalanya sama ditulis bersama.",
)


def ekspor_jawaban(session: Session, unit: Unit, periode: Periode, saat: Saat) -> Ekspor:
    """The SKM's answers of whole quarters that have ended; a side left open reaches as far as there are.

    Raises Galat for other days, and (503) while no questionnaire is published.
    """
    triwulan = _triwulan(session, unit.id, periode, saat.hari)
    semua = hitungan_per_periode(session, unit_id=unit.id, periode=triwulan, jenis=[SKM])
    hitungan = [semua[SKM, satu] for satu in triwulan]
    kode = _kode(hitungan)
    return Ekspor(
        nama_berkas("jawaban", Periode.rentang(triwulan[0].dari, triwulan[-1].sampai)),
        (SUSUNAN, *(Kolom(satu, Ragam.BILANGAN, arti) for satu, arti in kode.items())),
        nilai_acak(session, unit.id, triwulan, _bagian(hitungan, kode)),
        tuple(_catatan(triwulan, hitungan)),
    )


def halangan_jawaban(periode: Periode, hari: date) -> str:
    """Why answers of that period are not exported on that day; empty for whole quarters that have ended."""
    dari, sampai = periode.dari, periode.sampai
    utuh = dari is None or dari == awal(dari, Rentang.TRIWULAN)
    if sampai is not None:
        utuh = utuh and sampai == akhir(awal(sampai, Rentang.TRIWULAN), Rentang.TRIWULAN)
    berakhir = (sampai or dari or date.min) < awal(hari, Rentang.TRIWULAN)
    return "" if utuh and berakhir else BUKAN_TRIWULAN


def _triwulan(session: Session, unit_id: int, periode: Periode, hari: date) -> list[Periode]:
    """The ended quarters of the period, oldest first; of an office in its first one the one before."""
    if halangan := halangan_jawaban(periode, hari):
        raise Galat(halangan)
    sampai = periode.sampai or awal(hari, Rentang.TRIWULAN) - timedelta(1)
    mulai = awal(min(sampai, periode.dari or bulan_pertama(session, unit_id) or sampai), Rentang.TRIWULAN)
    hasil: list[Periode] = []
    while mulai <= sampai:
        hasil.append(Periode.rentang(mulai, akhir(mulai, Rentang.TRIWULAN)))
        mulai = akhir(mulai, Rentang.TRIWULAN) + timedelta(1)
    return hasil


def _kode(hitungan: Sequence[HitunganIkm]) -> dict[str, str]:
    """Every unsur that was asked, by code, with what it means; the newest questionnaire's first."""
    hasil: dict[str, str] = {}
    for satu in reversed(hitungan):
        for susunan in reversed(satu.susunan):
            for kode in susunan.struktur.kode:
                hasil.setdefault(kode, f"{susunan.nama[kode]}: nilai 1 sampai 4, kosong bila tidak diisi.")
    return hasil


def _bagian(
    hitungan: Sequence[HitunganIkm], kode: Mapping[str, str]
) -> Mapping[Bagian, Sequence[tuple[int, int]]]:
    """What is written of whom, by quarter and questionnaire; those of too few are not among them.

    An unsur that one to four of them filled is empty in all of them.
    """
    versi: dict[Struktur, set[int]] = {}
    for satu in hitungan:
        for susunan in satu.susunan:
            versi.setdefault(susunan.struktur, set()).update(susunan.versi)
    hasil: dict[Bagian, list[tuple[int, int]]] = {}
    for urutan, satu in enumerate(hitungan):
        for susunan in satu.susunan:
            if susunan.tally.responden < PALING_SEDIKIT:
                continue
            label = ", ".join(map(str, sorted(versi[susunan.struktur])))
            buka = set(susunan.struktur.kode) - set(susunan.tertutup)
            for kuesioner in satu.isi:
                if kuesioner.versi in susunan.versi:
                    letak = {butir.kode: butir.kolom for butir in kuesioner.butir if butir.kode in buka}
                    bagian = Bagian(label, tuple(letak.get(satu_kode) for satu_kode in kode))
                    hasil.setdefault(bagian, []).append((urutan, kuesioner.nomor))
    return hasil


def _catatan(triwulan: Sequence[Periode], hitungan: Sequence[HitunganIkm]) -> Iterator[str]:
    for periode, satu in zip(triwulan, hitungan, strict=True):
        for susunan in satu.susunan:
            n, versi = susunan.tally.responden, " dan ".join(map(str, susunan.versi))
            if 0 < n < PALING_SEDIKIT:
                yield (
                    f"{periode.label}, kuesioner versi {versi}: dijawab kurang dari {PALING_SEDIKIT} orang, "
                    "tidak ikut diekspor."
                )
            for kode in susunan.tertutup:
                yield (
                    f"{periode.label}, kuesioner versi {versi}: unsur {kode} diisi kurang dari "
                    f"{PALING_SEDIKIT} orang, dikosongkan."
                )
