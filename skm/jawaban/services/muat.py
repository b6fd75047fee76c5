"""Answers that enter at once, under the days of their forms: loads and paper, and taking a load back.

What needs no lock is done before it: `siapkan` and `siapkan_cabut` read and compute, `simpan_muatan` and
`cabut` only write.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.kunci import kunci_acak
from skm.jawaban.selisih import Baris, Deret, Selisih, Tutup, banyaknya, deret, selisih
from skm.jawaban.services.hitungan import kolom_kuesioner, kunci_gudang, penutupan, tulis_selisih
from skm.jawaban.services.sisip import TABEL, sisipkan_semua, susun_sisipan
from skm.jawaban.services.tambahan import susulkan_tambahan

TIDAK_ADA: Deret = {}


@dataclass(frozen=True, slots=True)
class Muatan:
    """Answers by the columns of their table, and what counters gain and lose by them."""

    unit_id: int
    kunci: Sequence[str]
    """Of those that come in."""
    masuk: Deret
    keluar: Deret
    kolom: Mapping[int, int]
    tutup: Tutup
    """The closings that `ubah` was computed under."""
    ubah: Selisih


def siapkan(
    session: Session,
    isi: Deret,
    *,
    unit_id: int,
    kunci: Sequence[str] | None = None,
    kolom: Mapping[int, int] | None = None,
) -> Muatan:
    """What `simpan_muatan` will store; takes no lock.

    `kunci` are the answers' keys, `kolom` is how many score columns counters of their questionnaires have,
    where that is known.
    """
    kunci = kunci_acak(banyaknya(isi)) if kunci is None else kunci
    return _muatan(session, unit_id, kunci=kunci, masuk=isi, kolom=kolom)


def simpan_muatan(session: Session, muatan: Muatan, **tetap: Any) -> None:
    """Store the answers, each with the columns `tetap`, and count them."""
    isi = susun_sisipan(session, muatan.kunci, muatan.masuk, {"unit_id": muatan.unit_id} | tetap)
    kunci_gudang(session, muatan.unit_id)
    sisipkan_semua(session, isi)
    _hitung(session, muatan)


def sisipkan(session: Session, baris: Sequence[Baris], *, unit_id: int) -> None:
    """Store released answers of the unit, by the columns of their table, and count them."""
    if baris:
        isi = deret([{"tanda": 0, **satu} for satu in baris])
        simpan_muatan(session, siapkan(session, isi, unit_id=unit_id))


def isi_muatan(session: Session, *, unit_id: int, impor_id: int) -> int:
    """How many answers of that load are stored."""
    milik = (TABEL.c.unit_id == unit_id, TABEL.c.impor_id == impor_id)
    return session.execute(sa.select(sa.func.count()).select_from(TABEL).where(*milik)).scalar_one()


@dataclass(frozen=True, slots=True)
class Cabutan:
    """A load as it was found: its answers, and what counters lose with those that they hold."""

    impor_id: int
    paling_banyak: int | None
    terhitung: Mapping[uuid.UUID, bool]
    muatan: Muatan


def siapkan_cabut(
    session: Session, *, unit_id: int, impor_id: int, paling_banyak: int | None = None
) -> Cabutan:
    """What `cabut` will delete, all of it or the first days' answers; takes no lock."""
    milik = (TABEL.c.unit_id == unit_id, TABEL.c.impor_id == impor_id)
    pilih = sa.select(TABEL).where(*milik)
    if paling_banyak is not None:
        urutan = (TABEL.c.tanggal, TABEL.c.kuesioner_id, TABEL.c.layanan_id, TABEL.c.id)
        pilih = pilih.order_by(*urutan).limit(paling_banyak)
    semua = [dict(satu) for satu in session.execute(pilih).mappings()]
    terhitung = {satu["id"]: satu["terhitung"] for satu in semua}
    keluar = deret([satu for satu in semua if satu["terhitung"]])
    return Cabutan(impor_id, paling_banyak, terhitung, _muatan(session, unit_id, keluar=keluar))


def cabut(session: Session, cabutan: Cabutan) -> int:
    """Delete those answers of that load, excluded ones too; gives how many."""
    unit_id, nomor, batas = cabutan.muatan.unit_id, cabutan.impor_id, cabutan.paling_banyak
    kunci_gudang(session, unit_id)
    pilih = sa.select(TABEL.c.id, TABEL.c.terhitung).where(*_milik(cabutan))
    if dict(list(session.execute(pilih))) != cabutan.terhitung:  # an exclusion or its undo came between
        cabutan = siapkan_cabut(session, unit_id=unit_id, impor_id=nomor, paling_banyak=batas)
    session.execute(sa.delete(TABEL).where(*_milik(cabutan)))
    _hitung(session, cabutan.muatan)
    return len(cabutan.terhitung)


def _milik(cabutan: Cabutan) -> list[sa.ColumnElement[bool]]:
    milik = [TABEL.c.unit_id == cabutan.muatan.unit_id, TABEL.c.impor_id == cabutan.impor_id]
    return milik if cabutan.paling_banyak is None else [*milik, TABEL.c.id.in_(cabutan.terhitung)]


def _muatan(
    session: Session,
    unit_id: int,
    *,
    kunci: Sequence[str] = (),
    masuk: Deret = TIDAK_ADA,
    keluar: Deret = TIDAK_ADA,
    kolom: Mapping[int, int] | None = None,
) -> Muatan:
    if kolom is None:
        dijawab = {*masuk.get("kuesioner_id", ()), *keluar.get("kuesioner_id", ())}
        kolom = kolom_kuesioner(session, dijawab)
    tutup = penutupan(session, unit_id)
    ubah = selisih(masuk=masuk, keluar=keluar, tutup=tutup, kolom=kolom)
    return Muatan(unit_id, kunci, masuk, keluar, kolom, tutup, ubah)


def _hitung(session: Session, muatan: Muatan) -> None:
    tutup, ubah = penutupan(session, muatan.unit_id), muatan.ubah
    if tutup != muatan.tutup:  # a month was closed in between
        ubah = selisih(masuk=muatan.masuk, keluar=muatan.keluar, tutup=tutup, kolom=muatan.kolom)
    tulis_selisih(session, muatan.unit_id, ubah)
    for isi in (muatan.masuk, muatan.keluar):
        susulkan_tambahan(session, muatan.unit_id, isi)
