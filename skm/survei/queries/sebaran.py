"""How answers spread: sums of scores and of their products, and how sure an IKM is by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations_with_replacement
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.gabungan import Struktur
from kinerja.ketelitian import SelangKepercayaan, selang_gabungan
from kinerja.periode import Periode
from kinerja.sebaran import SebaranTally, sebaran_dari_jumlah
from skm.survei.models import Jawaban
from skm.survei.queries.tally import HitunganIkm, HitunganSusunan, Syarat, hari_periode

Sebaran = Mapping[Struktur, Mapping[int | None, SebaranTally]]
"""By structure and service; the one key None where services are not told apart."""


def sebaran_per_periode(
    session: Session,
    hitungan: Mapping[Periode, HitunganIkm],
    syarat: Iterable[Syarat],
    *,
    per_layanan: bool = False,
) -> dict[Periode, Sebaran]:
    """The spread of the answers behind these counts; `syarat` narrow them as they were narrowed.

    One statement. Respondents who filled the same unsur are summed together, so that a pair of unsur has as
    many as there are respondents among them.
    """
    periode = list(hitungan)
    asal = {kunci: satu for isi in hitungan.values() for satu in isi.susunan for kunci in satu.kolom}
    kolom = sorted({nomor for satu in asal.values() for letak in satu.kolom.values() for nomor in letak})
    nilai = {nomor: getattr(Jawaban, f"u{nomor}") for nomor in kolom}
    dua = list(combinations_with_replacement(kolom, 2))
    hari = hari_periode(periode)
    kunci = (hari.c.urutan, Jawaban.kuesioner_id, Jawaban.layanan_id if per_layanan else sa.null())
    pilih = (
        sa.select(
            *kunci,
            sa.func.count(),
            *(sa.func.sum(nilai[nomor]) for nomor in kolom),
            *(sa.func.sum(nilai[j] * nilai[k]) for j, k in dua),
        )
        .select_from(hari)
        .join(Jawaban, Jawaban.tanggal.between(hari.c.dari, hari.c.sampai))
        .where(Jawaban.kuesioner_id.in_(asal), *syarat)
        .group_by(*kunci[: 3 if per_layanan else 2], *(nilai[nomor].is_(None) for nomor in kolom))
    )
    hasil: dict[Periode, dict[Struktur, dict[int | None, SebaranTally]]] = {satu: {} for satu in periode}
    for urutan, versi, layanan, responden, *isi in session.execute(pilih):
        jumlah = dict(zip(kolom, isi[: len(kolom)], strict=True))
        kali = dict(zip(dua, isi[len(kolom) :], strict=True))
        baru = _sebaran(asal[versi], versi, responden, jumlah, kali)
        milik = hasil[periode[urutan]].setdefault(asal[versi].struktur, {})
        milik[layanan] = milik[layanan] + baru if layanan in milik else baru
    return dict(hasil)


def selang_ikm(hitungan: HitunganIkm, sebaran: Sebaran, populasi: int | None = None) -> SelangKepercayaan:
    """The interval of the period's IKM, of one structure or joined; `populasi` is the services given.

    A population below the respondents is a log that lacks services, and is left out.
    """
    bagian = [satu for satu in hitungan.gabungan().bagian if satu.digabung]
    isi = [(satu.bagian.struktur, satu.bagian.struktur.bobot) for satu in bagian]
    milik = [(_semua(sebaran, struktur), bobot) for struktur, bobot in isi]
    n = sum(satu.responden for satu, _ in milik)
    return selang_gabungan(milik, populasi=populasi if populasi and populasi >= n else None)


def _semua(sebaran: Sebaran, struktur: Struktur) -> SebaranTally:
    """All answers to that structure, of every service."""
    semua = SebaranTally.kosong(struktur.kode)
    for satu in sebaran.get(struktur, {}).values():
        semua += satu
    return semua


def _sebaran(
    satu: HitunganSusunan,
    versi: int,
    responden: int,
    jumlah: Mapping[int, Any],
    kali: Mapping[tuple[int, int], Any],
) -> SebaranTally:
    kolom = satu.kolom[versi]
    dua = ((min(j, k), max(j, k)) for j, k in combinations_with_replacement(kolom, 2))
    return sebaran_dari_jumlah(
        satu.struktur.kode,
        responden,
        [_bulat(jumlah[nomor]) for nomor in kolom],
        [_bulat(kali[pasangan]) for pasangan in dua],
    )


def _bulat(nilai: Any) -> int | None:
    """A sum as a database gives it: any kind of whole number, null over no value."""
    return None if nilai is None else int(nilai)
