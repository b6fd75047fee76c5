"""Searching what people typed for people's data, and doing what a person decided. Nothing here commits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Galat
from skm.layanan.brankas import Brankas
from skm.layanan.models import Unit
from skm.loket.models import Permohonan
from skm.loket.services.samar import samarkan_permohonan
from skm.orm import Base
from skm.pekerjaan.kemajuan import Maju
from skm.pribadi import queries
from skm.pribadi.cari import SEBAGIAN, JenisPribadi, Kena, cari, samarkan
from skm.pribadi.kolom import ADUAN, BEBAS, KASUS, Kolom
from skm.pribadi.models import Putusan, TemuanPribadi
from skm.pribadi.queries import Baris

MENURUT_NAMA = {(satu.tabel, satu.kolom): satu for satu in BEBAS}
TETAP = "yang sudah disahkan, diterbitkan, atau dicatat dalam jejak audit tidak dapat diubah"


@dataclass(frozen=True, slots=True)
class Tersisir:
    """What a search came to."""

    baru: int
    menunggu: int


@dataclass(frozen=True, slots=True)
class Cuplikan:
    """A datum where it stands: what is before it, itself, and what is after it."""

    sebelum: str
    kena: str
    sesudah: str


def sisir(
    session: Session, unit: Unit, brankas: Brankas, *, pada: datetime, maju: Maju = lambda *_: None
) -> Tersisir:
    """Look through every column that people write freely into; what was decided is not asked again.

    What stands nowhere any more, and nobody has decided about, is forgotten.
    """
    baru = 0
    for urut, satu in enumerate(BEBAS):
        maju(f"mencari di {satu.sebutan.lower()}", urut, len(BEBAS))
        ada = queries.temuan_kolom(session, satu, unit.id)
        lihat: set[tuple[str, str]] = set()
        for baris in queries.baca_baris(session, satu, unit.id):
            for sidik, kena in _kena(satu, baris, brankas, unit):
                kunci = (baris.kunci, sidik)
                if kunci in lihat:
                    continue
                lihat.add(kunci)
                lama = ada.get(kunci)
                if lama is not None and lama.putusan is not Putusan.DISAMARKAN:
                    continue
                terbuka = _temuan(satu, baris, kena, sidik) if lama is None else lama
                terbuka.unit_id, terbuka.putusan, terbuka.ditemukan = unit.id, Putusan.TERBUKA, pada
                terbuka.oleh, terbuka.diputuskan = "", None  # also for what was masked and typed again
                session.add(terbuka)
                baru += 1
        for kunci, lama in ada.items():
            if kunci not in lihat and lama.putusan is Putusan.TERBUKA:
                session.delete(lama)
        session.flush()
    return Tersisir(baru, queries.banyak_temuan(session, unit.id)[Putusan.TERBUKA])


def _temuan(satu: Kolom, baris: Baris, kena: Kena, sidik: str) -> TemuanPribadi:
    return TemuanPribadi(
        tabel=satu.tabel,
        kolom=satu.kolom,
        baris=baris.kunci,
        induk=baris.induk,
        jenis=kena.jenis,
        sidik=sidik,
    )


def cuplikan(
    session: Session, unit: Unit, brankas: Brankas, semua: Sequence[TemuanPribadi]
) -> dict[int, Cuplikan]:
    """Each finding in its words, by its number; those whose words have changed since are left out.

    One question for every column among them.
    """
    hasil: dict[int, Cuplikan] = {}
    for tabel, kolom in dict.fromkeys((t.tabel, t.kolom) for t in semua):
        satu = MENURUT_NAMA[tabel, kolom]
        milik = [t for t in semua if (t.tabel, t.kolom) == (tabel, kolom)]
        for baris in queries.baca_baris(session, satu, unit.id, *{t.baris for t in milik}):
            for teks in _teks(baris.isi, satu.bidang):
                for kena in cari(teks, _nama(satu, baris, brankas)):
                    for t in milik:
                        if t.baris == baris.kunci and t.sidik == _sidik(brankas, kena):
                            hasil.setdefault(t.id, _cuplik(teks, kena))
    return hasil


def putuskan(
    session: Session,
    unit: Unit,
    putusan: dict[int, Putusan],
    *,
    brankas: Brankas,
    oleh: str,
    pada: datetime,
) -> dict[Putusan, int]:
    """Mask what is to be masked and remember what may stay, by number; gives how many places of each.

    Raises Galat for what the database keeps as it was written.
    """
    banyak = dict.fromkeys(Putusan, 0)
    for temuan in queries.temuan_bernomor(session, unit.id, list(putusan)):
        if temuan.putusan is not Putusan.TERBUKA:
            continue  # went with another of the same case
        pilihan = putusan[temuan.id]
        for satu in queries.serumpun(session, temuan):
            if pilihan is Putusan.DISAMARKAN:
                _samarkan(session, unit, satu, brankas)
            satu.putusan, satu.oleh, satu.diputuskan = pilihan, oleh, pada
            banyak[pilihan] += 1
        session.flush()
        kata = "menyamarkan" if pilihan is Putusan.DISAMARKAN else "membiarkan"
        tempat = MENURUT_NAMA[temuan.tabel, temuan.kolom].sebutan.lower()
        peristiwa = f"{kata} data pribadi ({temuan.jenis.value}) pada {tempat}, temuan {temuan.id}"
        catat(session, unit_id=unit.id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return banyak


def _samarkan(session: Session, unit: Unit, temuan: TemuanPribadi, brankas: Brankas) -> None:
    satu = MENURUT_NAMA[temuan.tabel, temuan.kolom]
    if satu.tetap:
        raise Galat(f"{satu.sebutan}: {TETAP}.", status=409)
    baris = next(queries.baca_baris(session, satu, unit.id, temuan.baris), None)
    if baris is None:
        return

    def kena(ada: Kena) -> bool:
        return _sidik(brankas, ada) == temuan.sidik

    def ganti(teks: str) -> str:
        return samarkan(teks, kena, _nama(satu, baris, brankas))

    if satu.nama == KASUS:  # its log, its columns and what is counted by its reason go together
        nomor = int(temuan.induk.partition(":")[2])
        samarkan_permohonan(session, session.get_one(Permohonan, nomor), ganti)
        return
    kelas = next(m.class_ for m in Base.registry.mappers if m.local_table is queries.tabel(satu.tabel))
    kunci = queries.baca_kunci(queries.tabel(satu.tabel), temuan.baris)
    objek = session.get_one(kelas, kunci, populate_existing=True, with_for_update=True)
    setattr(objek, satu.kolom, _ganti(getattr(objek, satu.kolom), satu.bidang, ganti))
    session.flush()


def _kena(satu: Kolom, baris: Baris, brankas: Brankas, unit: Unit) -> Iterator[tuple[str, Kena]]:
    """What a row holds, but for the office's own telephone and e-mail."""
    sendiri = {k.inti for k in cari(f"{unit.telepon} {unit.surel} {unit.pengaduan}")}
    for teks in _teks(baris.isi, satu.bidang):
        for kena in cari(teks, _nama(satu, baris, brankas)):
            if kena.inti not in sendiri:
                yield _sidik(brankas, kena), kena


def _nama(satu: Kolom, baris: Baris, brankas: Brankas) -> Collection[str]:
    if not baris.nama:
        return ()
    return (brankas.buka(baris.nama) if satu.nama == ADUAN else baris.nama,)


def _sidik(brankas: Brankas, kena: Kena) -> str:
    return brankas.sidik(f"{kena.jenis.value}:{kena.inti}")


def _cuplik(teks: str, kena: Kena) -> Cuplikan:
    awal, akhir = max(0, kena.awal - SEBAGIAN), kena.akhir + SEBAGIAN
    sebelum = ("…" if awal else "") + teks[awal : kena.awal]
    sesudah = teks[kena.akhir : akhir] + ("…" if akhir < len(teks) else "")
    return Cuplikan(sebelum, teks[kena.awal : kena.akhir], sesudah)


def _teks(isi: Any, bidang: tuple[str, ...] = ()) -> Iterator[str]:
    """Every text in a value of a column, a structure's among them."""
    if isinstance(isi, str):
        yield isi
    elif isinstance(isi, list):
        for satu in isi:
            yield from _teks(satu)
    elif isinstance(isi, dict):
        for nama, satu in isi.items():
            if not bidang or nama in bidang:
                yield from _teks(satu)


def _ganti(isi: Any, bidang: tuple[str, ...], ganti: Callable[[str], str]) -> Any:
    """The value with every such text replaced."""
    if isinstance(isi, str):
        return ganti(isi)
    if isinstance(isi, list):
        return [_ganti(satu, (), ganti) for satu in isi]
    if isinstance(isi, dict):
        return {n: _ganti(s, (), ganti) if not bidang or n in bidang else s for n, s in isi.items()}
    return isi


__all__ = ["Cuplikan", "JenisPribadi", "Tersisir", "cuplikan", "putuskan", "sisir"]
