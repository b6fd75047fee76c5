"""Rows on one scale: each unsur beside the period before, each service's IKM beside its share on time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from kinerja import ketepatan
from kinerja.arah import Arah, Beda
from kinerja.periode import Periode
from kinerja.ungkap import PALING_SEDIKIT
from skm.bagan.deret import Deret, Isi, susun_deret
from skm.bagan.skala import NRR, PERSEN
from skm.jawaban.queries.hitungan import bulan_penuh
from skm.ketepatan.queries import RekapKetepatan
from skm.kuesioner.queries import HitunganIkm, hitungan_per_layanan
from skm.laporan.halaman import BarisUnsur
from skm.laporan.ketelitian import layanan_tampil
from skm.layanan.queries import daftar_layanan

KATA = {Arah.NAIK: "▲ naik", Arah.TURUN: "▼ turun", Arah.TETAP: "= tetap"}


@dataclass(frozen=True, slots=True)
class PuasTepat:
    """Satisfaction beside on time; `bulan` are the whole months whose answers may be shown."""

    deret: Deret
    bulan: Periode


def deret_unsur(unsur: Sequence[BarisUnsur], kini: HitunganIkm, lalu: HitunganIkm | None) -> Deret:
    """Each unsur's NRR with that of the period before, where both were asked alike and enough answered."""
    dulu = {}
    if lalu is not None and _sebanding(kini, lalu):
        dulu = {satu.kode: satu.nrr for satu in lalu.gabungan().hasil.unsur}
    return susun_deret((_isi(satu, None if satu.nrr is None else dulu.get(satu.kode)) for satu in unsur), NRR)


def _isi(satu: BarisUnsur, dulu: Fraction | None) -> Isi:
    kata = ""
    if satu.nrr is not None and dulu is not None:
        kata = KATA[Beda(satu.nrr, dulu).arah]
    return f"{satu.kode} {satu.nama}", satu.nrr, dulu, kata


def _sebanding(kini: HitunganIkm, lalu: HitunganIkm) -> bool:
    susunan = [{satu.struktur for satu in isi.susunan if satu.tally.responden} for isi in (kini, lalu)]
    return susunan[0] == susunan[1] and min(kini.responden, lalu.responden) >= PALING_SEDIKIT


def puas_tepat(session: Session, rekap: RekapKetepatan, *, unit_id: int, periode: Periode) -> PuasTepat:
    """Every service of `rekap` that has either figure; its IKM only as far as it may be shown."""
    bulan = bulan_penuh(periode)
    semua, per_layanan = hitungan_per_layanan(session, unit_id=unit_id, periode=bulan)
    buka = layanan_tampil(semua.responden, per_layanan)
    puas = {
        satu.kode: per_layanan[satu.id].gabungan().hasil.eksak
        for satu in daftar_layanan(session, unit_id, hanya_aktif=False)
        if satu.id in buka and satu.id in per_layanan
    }
    return PuasTepat(susun_deret(_berisi(rekap, puas), PERSEN), bulan)


def _berisi(rekap: RekapKetepatan, puas: Mapping[str, Fraction | None]) -> Iterator[Isi]:
    for satu in rekap.per_layanan:
        tepat = ketepatan.hitung(satu.tally).nilai
        if puas.get(satu.kode) is not None or tepat is not None:
            yield satu.nama, puas.get(satu.kode), tepat, ""
