"""The counts and cases behind the on-time figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session

from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.ketepatan.queries.hitungan import jumlah_terhitung
from skm.ketepatan.queries.kasus import Kelompok, SyaratKetepatan
from skm.ketepatan.queries.sewaktu import KINI, Sewaktu
from skm.ketepatan.rekap import KetepatanDesa, KetepatanLayanan, PerubahanKategori, RekapDesa, RekapKetepatan
from skm.layanan.dikenal import LayananDikenal, layanan_dikenal
from skm.layanan.models import Kategori, KategoriLayanan
from skm.layanan.queries import daftar_wilayah, kategori_pada, riwayat_kategori
from skm.loket.models import Permohonan
from skm.loket.queries.hari import KOLOM, Batas, Syarat, batas_periode
from skm.loket.queries.keadaan import TERBUKA
from skm.loket.sumbangan import Dimensi

LAIN = frozenset({Kelompok.KELUAR, Kelompok.DIPROSES, Kelompok.JEDA_SINGKAT})
"""Those a tally splits further, keeps apart, or counts otherwise: a case may have two short pauses."""


def jumlah_terlambat(session: Session, *, unit_id: int, pada: datetime) -> int:
    """Open cases whose due moment has passed at `pada`, of whatever period."""
    pilih = sa.select(sa.func.count()).select_from(Permohonan).where(terlambat(unit_id, pada))
    return session.scalars(pilih).one()


def terlambat(unit_id: int, pada: datetime) -> Syarat:
    """Of the unit's cases those still open at `pada` although their due moment has passed."""
    return sa.and_(Permohonan.unit_id == unit_id, TERBUKA, Permohonan.jatuh_tempo < pada)


def rekap_ketepatan(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    zona: ZoneInfo,
    pada: datetime,
    sewaktu: Sewaktu = KINI,
) -> RekapKetepatan:
    """Counts of a period at `pada`; its days are office days in `zona`.

    Of a moment that is past it is said by what is known now, unless `sewaktu` is what was known then.
    """
    semua = rekap_per_periode(
        session, unit_id=unit_id, periode=[periode], zona=zona, pada=pada, sewaktu=sewaktu
    )
    return semua[periode]


def rekap_per_periode(
    session: Session,
    *,
    unit_id: int,
    periode: Sequence[Periode],
    zona: ZoneInfo,
    pada: datetime,
    sewaktu: Sewaktu = KINI,
) -> dict[Periode, RekapKetepatan]:
    """The same for several periods, read together.

    Due cohort: due within the period and by `pada`, finished or not. Completed cohort: finished within the
    period and by `pada`. Cases cancelled or refused by `pada` and by their due moment, or nobody knows when,
    stand in neither and are counted by due moment, by receipt when they have none; those closed after it stay
    in the due cohort. `terhenti` are those that wait for the citizen, of whatever period.
    What was known at a moment names every service that was known then, whether or not it has been retired,
    by the name and in the place it had then.
    """
    kategori = riwayat_kategori(session, unit_id, dikenal=sewaktu.pada)
    dikenal = layanan_dikenal(session, unit_id, dikenal=sewaktu.pada)
    layanan = [satu for satu in dikenal if satu.id in kategori]
    ada = {satu.id for satu in layanan if satu.aktif or sewaktu.pada is not None}
    jumlah = _menurut_layanan(session, unit_id, periode, {"zona": zona, "pada": pada}, sewaktu)
    hari_ini = pada.astimezone(zona).date()
    hasil = {}
    for urutan, kapan in enumerate(periode):
        akhir = min(kapan.sampai or hari_ini, hari_ini)
        isi = [
            (satu, golongan, *jumlah.get((urutan, satu.id, golongan), KOSONG))
            for satu in layanan
            for golongan in Kategori
            if (urutan, satu.id, golongan) in jumlah
            or (satu.id in ada and kategori_pada(kategori[satu.id], akhir) is golongan)
        ]
        hasil[kapan] = RekapKetepatan(
            tuple(
                KetepatanLayanan(satu.kode, satu.nama, golongan, tally)
                for satu, golongan, tally, _ in isi
                if satu.id in ada or tally != KetepatanTally()
            ),
            {k: sum(banyak for _, golongan, _, banyak in isi if golongan is k) for k in Kategori},
            tuple(_perubahan(layanan, kategori, kapan, akhir)),
        )
    return hasil


def _perubahan(
    layanan: Sequence[LayananDikenal],
    kategori: Mapping[int, list[KategoriLayanan]],
    periode: Periode,
    akhir: date,
) -> Iterator[PerubahanKategori]:
    for satu in layanan:
        milik = kategori[satu.id]
        for mulai in sorted({isi.berlaku_mulai for isi in milik})[1:]:
            dari = kategori_pada(milik, mulai - timedelta(1))
            menjadi = kategori_pada(milik, mulai)
            if dari is not menjadi and (periode.dari or mulai) <= mulai <= akhir:
                yield PerubahanKategori(satu.nama, dari, menjadi, mulai)


def selesai_per_layanan(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> dict[int, int]:
    """Requests finished in the period, by service id; services without one are absent."""
    hasil: Counter[int] = Counter()
    kapan: Kapan = {"zona": zona, "pada": pada}
    for (_, nomor, _), (tally, _) in _menurut_layanan(session, unit_id, [periode], kapan).items():
        hasil[nomor] += tally.selesai
    return dict(+hasil)


def tally_per_kategori(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> dict[Kategori, KetepatanTally]:
    """Each group's counts as `RekapKetepatan.tally` has them, without the services' names."""
    hasil = {satu: KetepatanTally() for satu in Kategori}
    kapan: Kapan = {"zona": zona, "pada": pada}
    for (_, _, golongan), (tally, _) in _menurut_layanan(session, unit_id, [periode], kapan).items():
        hasil[golongan] += tally
    return hasil


def rekap_desa(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> RekapDesa:
    """The counts of `rekap_ketepatan`, by where the applicant lives instead of by service."""
    kapan: Kapan = {"zona": zona, "pada": pada}
    terhitung = jumlah_terhitung(session, unit_id, [periode], **kapan, dimensi=Dimensi.DESA)
    if terhitung is None:
        jumlah = jumlah_kasus(session, unit_id, [periode], **kapan, menurut=(Permohonan.wilayah_id,))
        sisa = {nomor: tally for (_, nomor), (tally, _) in jumlah.items()}
    else:
        sisa = {int(nomor) or None: tally for (_, nomor, _), (tally, _) in terhitung.items()}
    desa = tuple(
        KetepatanDesa(satu.nama, satu.jenis, sisa.pop(satu.id, KetepatanTally()))
        for satu in daftar_wilayah(session, unit_id)
    )
    return RekapDesa(desa, sum(sisa.values(), KetepatanTally()))


def _menurut_layanan(
    session: Session, unit_id: int, periode: Sequence[Periode], kapan: Kapan, sewaktu: Sewaktu = KINI
) -> Mapping[tuple[int, int, Kategori], Jumlah]:
    """By place of the period, service and category: of what is known now the counters say it, if they can."""
    if not sewaktu.tabel:
        terhitung = jumlah_terhitung(session, unit_id, periode, **kapan, dimensi=Dimensi.LAYANAN)
        if terhitung is not None:
            return {
                (urutan, int(nomor), Kategori(kategori)): isi
                for (urutan, nomor, kategori), isi in terhitung.items()
            }
    kunci = (Permohonan.layanan_id, Permohonan.kategori)
    jumlah = jumlah_kasus(session, unit_id, periode, **kapan, menurut=kunci, sewaktu=sewaktu)
    return {(urutan, nomor, kategori): isi for (urutan, nomor, kategori), isi in jumlah.items()}


Jumlah = tuple[KetepatanTally, int]
KOSONG: Jumlah = (KetepatanTally(), 0)


class Kapan(TypedDict):
    """When it is counted."""

    zona: ZoneInfo
    pada: datetime


def jumlah_kasus(
    session: Session,
    unit_id: int,
    periode: Sequence[Periode],
    *,
    zona: ZoneInfo,
    pada: datetime,
    menurut: Sequence[InstrumentedAttribute[Any]],
    sewaktu: Sewaktu = KINI,
) -> dict[tuple[Any, ...], Jumlah]:
    """From the cases by place of the period and values of `menurut`: counts, and how many were taken in hand.

    One statement however many periods there are: each is a row that cases are joined to.
    """
    kapan = sa.values(sa.column("urutan", sa.Integer), *KOLOM)
    batas = (batas_periode(satu, zona) for satu in periode)
    p = kapan.data([(urutan, *satu) for urutan, satu in enumerate(batas)]).cte("periode")
    s = SyaratKetepatan(Batas(*(p.c[satu.name] for satu in KOLOM)), pada)
    hitungan = {
        **{satu.value: s.kelompok[satu] for satu in Kelompok if satu not in LAIN},
        "terhenti": s.terhenti,
    }
    kunci = (p.c.urutan, *menurut)
    singkat = sa.func.sum(sa.case((s.jatuh_tempo, Permohonan.jeda_singkat), else_=0))
    pilih = (
        sa.select(
            *kunci,
            sa.func.count().filter(s.diproses),
            singkat.label("jeda_singkat"),
            *(sa.func.count().filter(satu).label(nama) for nama, satu in hitungan.items()),
        )
        .select_from(p)
        .join(Permohonan, sa.or_(s.jatuh_tempo, s.selesai, s.keluar, s.terhenti, s.diproses))
        .where(Permohonan.unit_id == unit_id)
        .group_by(*kunci)
    )
    n, nama = len(kunci), ("jeda_singkat", *hitungan)
    return {
        tuple(isi[:n]): (KetepatanTally(**dict(zip(nama, isi[n + 1 :], strict=True))), isi[n])
        for isi in map(tuple, session.execute(sewaktu.baca(pilih)))
    }
