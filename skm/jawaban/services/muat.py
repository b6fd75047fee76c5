"""Answers that enter at once, under the days of their forms: loads and paper, and taking a load back.

What needs no lock is done before it: `siapkan` and `siapkan_cabut` read and compute, `simpan_muatan` and
`cabut` only write.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from os import urandom
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.selisih import Baris, Selisih, Tutup, selisih
from skm.jawaban.services.hitungan import kolom_kuesioner, kunci_gudang, penutupan, tulis_selisih
from skm.jawaban.services.sisip import TABEL, sisipkan_semua, susun_sisipan
from skm.jawaban.services.tambahan import susulkan_tambahan

Urutan = Sequence[Baris]


@dataclass(frozen=True, slots=True)
class Muatan:
    """Answers by the columns of their table, and what counters gain and lose by them."""

    unit_id: int
    masuk: Urutan
    keluar: Urutan
    kolom: Mapping[int, int]
    tutup: Tutup
    """The closings that `ubah` was computed under."""
    ubah: Selisih


def siapkan(session: Session, baris: Sequence[dict[str, Any]], *, unit_id: int) -> Muatan:
    """What `simpan_muatan` will store; takes no lock."""
    nama = dict.fromkeys(chain.from_iterable(baris)) | {"tanda": 0}
    kunci = _kunci_acak(len(baris))
    isi = [nama | satu | {"unit_id": unit_id, "id": ini} for satu, ini in zip(baris, kunci, strict=True)]
    return _muatan(session, unit_id, masuk=isi)


def _kunci_acak(banyak: int) -> list[uuid.UUID]:
    """As `uuid4` makes them, of one piece of chance."""
    acak = urandom(16 * banyak)
    return [uuid.UUID(bytes=acak[ke : ke + 16], version=4) for ke in range(0, len(acak), 16)]


def simpan_muatan(session: Session, muatan: Muatan, **tetap: Any) -> None:
    """Store the answers, each with the columns `tetap`, and count them."""
    isi = susun_sisipan(session, muatan.masuk, tetap)
    kunci_gudang(session, muatan.unit_id)
    sisipkan_semua(session, isi)
    _hitung(session, muatan)


def sisipkan(session: Session, baris: Sequence[dict[str, Any]], *, unit_id: int) -> None:
    """Store released answers of the unit, by the columns of their table, and count them."""
    if baris:
        simpan_muatan(session, siapkan(session, baris, unit_id=unit_id))


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
    keluar = [satu for satu in semua if satu["terhitung"]]
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


def _muatan(session: Session, unit_id: int, masuk: Urutan = (), keluar: Urutan = ()) -> Muatan:
    kolom = kolom_kuesioner(session, {baris["kuesioner_id"] for baris in (*masuk, *keluar)})
    tutup = penutupan(session, unit_id)
    ubah = selisih(masuk=masuk, keluar=keluar, tutup=tutup, kolom=kolom)
    return Muatan(unit_id, masuk, keluar, kolom, tutup, ubah)


def _hitung(session: Session, muatan: Muatan) -> None:
    tutup, ubah = penutupan(session, muatan.unit_id), muatan.ubah
    if tutup != muatan.tutup:  # a month was closed in between
        ubah = selisih(masuk=muatan.masuk, keluar=muatan.keluar, tutup=tutup, kolom=muatan.kolom)
    tulis_selisih(session, muatan.unit_id, ubah)
    susulkan_tambahan(session, muatan.unit_id, (*muatan.masuk, *muatan.keluar))
