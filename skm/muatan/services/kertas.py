"""Stacks of paper forms: typed sheet by sheet, compared when typed twice, counted when closed. No commits."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.models import JenisImpor
from skm.berkas.services import buat_impor
from skm.galat import Galat, kunci, simpan
from skm.jawaban.models import Jalur
from skm.jawaban.services.muat import sisipkan
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.profil import daftar_profil
from skm.muatan.models import Lembar, Tumpukan
from skm.survei.isian import SARAN_MAKS
from skm.teks import bersihkan

KOSONG = frozenset("0-")
"""What is typed for an unsur that was left open on the paper."""


SARAN = "saran"


@dataclass(frozen=True, slots=True)
class Beda:
    """One sheet whose two entries differ: unsur or profile field → what the first and the second typed.

    Comments are not compared: two people never type a sentence alike.
    """

    nomor: int
    isi: Mapping[str, tuple[int | str | None, int | str | None]]


def baca_angka(kuesioner: Kuesioner, teks: str) -> dict[str, int | None]:
    """Scores by unsur code from digits in the printed order; 0 or - for not filled. Raises Galat."""
    padat = "".join(teks.split())
    if len(padat) != len(kuesioner.unsur):
        raise Galat(f"Ketik tepat {len(kuesioner.unsur)} angka; yang terbaca {len(padat)}.")
    hasil: dict[str, int | None] = {}
    for letak, (unsur, angka) in enumerate(zip(kuesioner.unsur, padat, strict=True), start=1):
        if angka not in "1234" and angka not in KOSONG:
            raise Galat(f"Angka ke-{letak} ({unsur.kode}) tertulis {angka!r}; isi 1–4, atau 0 bila kosong.")
        hasil[unsur.kode] = None if angka in KOSONG else int(angka)
    if not any(hasil.values()):
        raise Galat("Tidak satu unsur pun terisi.")
    return hasil


def baca_pelengkap(data: Mapping[str, str]) -> dict[str, str]:
    """Profile codes and comment of a sheet, those that were filled in. Raises Galat."""
    isi: dict[str, str] = {}
    for butir in daftar_profil():
        if teks := data.get(butir.nama, "").strip():
            if teks not in butir.kode:
                raise Galat(f"{butir.label}: pilihan tidak dikenal.")
            isi[butir.nama] = teks
    if saran := bersihkan(data.get(SARAN, "")):
        if len(saran) > SARAN_MAKS:
            raise Galat(f"Saran paling banyak {SARAN_MAKS} huruf.")
        isi[SARAN] = saran
    return isi


def _kolom_jawaban(kuesioner: Kuesioner, isi: Mapping[str, Any]) -> dict[str, Any]:
    """A sheet by column of the answer."""
    unsur = {f"u{satu.kolom}": isi.get(satu.kode) for satu in kuesioner.unsur}
    return unsur | {nama: isi.get(nama) for nama in (*(butir.nama for butir in daftar_profil()), SARAN)}


def buat_tumpukan(
    session: Session,
    *,
    unit_id: int,
    kuesioner: Kuesioner,
    layanan_id: int | None,
    nama: str,
    tanggal: date,
    ganda: bool,
    oleh: str,
    pada: datetime,
) -> Tumpukan:
    """Begin a stack of forms that were filled in on `tanggal`."""
    satu = Tumpukan(
        unit_id=unit_id,
        kuesioner_id=kuesioner.id,
        layanan_id=layanan_id,
        nama=nama,
        tanggal=tanggal,
        ganda=ganda,
        dibuat_pada=pada,
        dibuat_oleh=oleh,
    )
    session.add(satu)
    session.flush()
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=f"membuka tumpukan kertas {nama}")
    return satu


def simpan_lembar(
    session: Session,
    tumpukan: Tumpukan,
    *,
    nomor: int,
    masukan: int,
    isi: dict[str, Any],
    kunci: str,
    oleh: str,
) -> bool:
    """Keep one typed sheet; False when that very form was kept before. Raises Galat.

    A sheet that exists is corrected by typing its number again. The second entry is another person's.
    """
    _pastikan_terbuka(session, tumpukan)
    if masukan == 2 and not tumpukan.ganda:
        raise Galat("Tumpukan ini tidak memakai dua kali ketik.")
    sama = sa.select(Lembar).where(Lembar.tumpukan_id == tumpukan.id, Lembar.kunci == kunci)
    if session.scalar(sama) is not None:
        return False
    lain = session.get(Lembar, (tumpukan.id, nomor, 3 - masukan))
    if lain is not None and lain.oleh == oleh:
        raise Galat(f"Lembar {nomor} sudah Anda ketik; pengetik kedua harus orang lain.")
    session.merge(
        Lembar(tumpukan_id=tumpukan.id, nomor=nomor, masukan=masukan, isi=isi, kunci=kunci, oleh=oleh)
    )
    simpan(session)
    return True


def _pastikan_terbuka(session: Session, tumpukan: Tumpukan) -> None:
    """One at a time: a sheet typed while the stack is being closed would be counted nowhere. Raises Galat."""
    kunci(session, tumpukan)
    if tumpukan.impor_id is not None:
        raise Galat("Tumpukan ini sudah ditutup.", status=409)


def hapus_lembar(session: Session, tumpukan: Tumpukan, nomor: int) -> None:
    """Take a sheet out of an open stack, both of its entries. Raises Galat."""
    _pastikan_terbuka(session, tumpukan)
    session.execute(sa.delete(Lembar).where(Lembar.tumpukan_id == tumpukan.id, Lembar.nomor == nomor))


def lembar_tumpukan(session: Session, tumpukan: Tumpukan) -> Sequence[Lembar]:
    """All entries of the stack by number of the sheet."""
    pilih = sa.select(Lembar).where(Lembar.tumpukan_id == tumpukan.id)
    return session.scalars(pilih.order_by(Lembar.nomor, Lembar.masukan)).all()


def beda(lembar: Sequence[Lembar]) -> list[Beda]:
    """Sheets whose two entries differ, with what differs."""
    pertama = {satu.nomor: satu.isi for satu in lembar if satu.masukan == 1}
    hasil = []
    for kedua in (satu for satu in lembar if satu.masukan == 2):
        awal = pertama.get(kedua.nomor, {})
        dibandingkan = {**awal, **kedua.isi}.keys() - {SARAN}
        kunci = sorted(kode for kode in dibandingkan if awal.get(kode) != kedua.isi.get(kode))
        if kunci:
            hasil.append(Beda(kedua.nomor, {k: (awal.get(k), kedua.isi.get(k)) for k in kunci}))
    return hasil


def belum_ganda(lembar: Sequence[Lembar]) -> list[int]:
    """Sheets that only one of two persons has typed."""
    ada = [{satu.nomor for satu in lembar if satu.masukan == nomor} for nomor in (1, 2)]
    return sorted(ada[0] ^ ada[1])


def tutup_tumpukan(session: Session, tumpukan: Tumpukan, *, oleh: str, pada: datetime) -> int:
    """Turn every sheet into an answer; gives how many. Raises Galat, and then nothing has changed."""
    _pastikan_terbuka(session, tumpukan)
    semua = lembar_tumpukan(session, tumpukan)
    if tumpukan.ganda and (kurang := belum_ganda(semua)):
        kalimat = f"Baru diketik satu orang: lembar {', '.join(map(str, kurang))}."
        raise Galat(kalimat, status=409)
    if tumpukan.ganda and (berbeda := beda(semua)):
        kalimat = f"Masih berbeda: lembar {', '.join(str(satu.nomor) for satu in berbeda)}."
        raise Galat(kalimat, status=409)
    lembar = [satu for satu in semua if satu.masukan == 1]
    if not lembar:
        raise Galat("Tumpukan ini belum berisi selembar pun.", status=409)
    kuesioner = session.get_one(Kuesioner, tumpukan.kuesioner_id)
    impor = buat_impor(
        session,
        unit_id=tumpukan.unit_id,
        jenis=JenisImpor.KERTAS,
        sidik=hashlib.sha256(f"tumpukan {tumpukan.id}".encode()).hexdigest(),
        nama_berkas=f"tumpukan {tumpukan.nama}",
        jumlah=len(lembar),
        oleh=oleh,
        pada=pada,
    )
    if impor is None:
        raise Galat("Tumpukan ini sudah ditutup.")
    tetap = {
        "kuesioner_id": kuesioner.id,
        "layanan_id": tumpukan.layanan_id,
        "impor_id": impor.id,
        "jalur": Jalur.KERTAS,
        "tanggal": tumpukan.tanggal,
    }
    isi = [{**tetap, **_kolom_jawaban(kuesioner, satu.isi)} for satu in lembar]
    sisipkan(session, isi, unit_id=tumpukan.unit_id)
    tumpukan.impor_id = impor.id
    pengetik = ", ".join(sorted({satu.oleh for satu in semua}))
    peristiwa = f"menutup tumpukan kertas {tumpukan.nama}: {len(lembar)} lembar, diketik {pengetik}"
    catat(session, unit_id=tumpukan.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return len(lembar)
