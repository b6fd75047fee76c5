"""Drafts of questionnaires and their publication. A published version never changes. Nothing here commits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import flag_modified

from kinerja.tanggal import tanggal_indonesia
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, kunci, simpan
from skm.jawaban.models import KOLOM_UNSUR
from skm.kuesioner.isi import IsiKuesioner, IsiTambahan, IsiUnsur
from skm.kuesioner.models import JenisKuesioner, JenisTambahan, Kuesioner, Tambahan, Terjemahan, Unsur

TERJAUH = timedelta(days=366)
"""How far ahead a version may begin: what is published stays, and none may begin before it."""
POLA_KODE = re.compile(r"U[1-9][0-9]?")
JUDUL = {
    JenisKuesioner.SKM: "Survei Kepuasan Masyarakat",
    JenisKuesioner.SPAK: "Survei Persepsi Anti Korupsi",
    JenisKuesioner.SPKP: "Survei Persepsi Kualitas Pelayanan",
}


def draf(session: Session, *, unit_id: int, jenis: JenisKuesioner, oleh: str, pada: datetime) -> Kuesioner:
    """The unit's draft of that kind: the one there is, else a copy of the newest version, else empty."""
    pilih = sa.select(Kuesioner).where(Kuesioner.unit_id == unit_id, Kuesioner.jenis == jenis)
    terbaru = session.scalar(pilih.order_by(Kuesioner.versi.desc()).limit(1))
    if terbaru is not None and terbaru.terbit_pada is None:
        return terbaru
    baru = Kuesioner(
        unit_id=unit_id,
        jenis=jenis,
        versi=1 if terbaru is None else terbaru.versi + 1,
        judul=JUDUL[jenis] if terbaru is None else terbaru.judul,
        dasar="" if terbaru is None else terbaru.dasar,
    )
    session.add(baru)
    simpan(session)
    if terbaru is not None:
        _isikan(session, baru, salin(terbaru))
        baru.terjemahan.extend(
            Terjemahan(bahasa=satu.bahasa, asal=satu.asal, teks=satu.teks) for satu in terbaru.terjemahan
        )
    peristiwa = f"membuat draf kuesioner {jenis.upper()} versi {baru.versi}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return baru


def salin(kuesioner: Kuesioner) -> IsiKuesioner:
    """What a version holds, ready to be edited."""
    return IsiKuesioner(
        kuesioner.judul,
        kuesioner.dasar,
        tuple(IsiUnsur(u.kode, u.nama, u.pertanyaan, u.opsi, u.bobot) for u in kuesioner.unsur),
        tuple(IsiTambahan(t.pertanyaan, tuple(t.pilihan)) for t in kuesioner.tambahan),
        kuesioner.skala,
    )


def simpan_draf(session: Session, draf: Kuesioner, isi: IsiKuesioner, *, perubahan: int) -> None:
    """Keep the draft as typed; `perubahan` is the count of edits the person saw.

    Raises Bersamaan when somebody was quicker, Galat for a published version, a code twice or malformed, or
    more unsur than an answer has room for.
    """
    pastikan_belum_berubah(session, draf, perubahan)
    kode = [satu.kode for satu in isi.unsur]
    if salah := [satu for satu in kode if not POLA_KODE.fullmatch(satu)]:
        raise Galat(f"Kode unsur {salah[0]!r} tidak dikenal; tulis U1 sampai U99.")
    if kembar := {satu for satu in kode if kode.count(satu) > 1}:
        raise Galat(f"Kode {', '.join(sorted(kembar))} dipakai dua kali.")
    _isikan(session, draf, isi)
    flag_modified(draf, "judul")  # a draft whose questions alone changed has changed too
    simpan(session)


def pastikan_siap_terbit(draf: Kuesioner) -> None:
    """Raises Galat naming what a draft misses, or that it is none."""
    _pastikan_draf(draf)
    if not draf.unsur:
        raise Galat("Kuesioner belum berisi satu unsur pun.")
    kosong = [u.kode for u in draf.unsur if not all((u.nama, u.pertanyaan, *u.opsi))]
    if kosong or not draf.judul or any(not t.pertanyaan for t in draf.tambahan):
        raise Galat(f"Masih ada kalimat yang kosong: {', '.join(kosong) or 'judul atau tambahan'}.")
    jumlah = sum((u.bobot for u in draf.unsur), Fraction(0))
    if jumlah != 1:
        selisih = abs(1 - jumlah)
        raise Galat(
            f"Jumlah bobot harus tepat 1; sekarang {jumlah}, {'kurang' if jumlah < 1 else 'lebih'} {selisih}."
        )


def terbitkan(
    session: Session, draf: Kuesioner, *, mulai: date, hari_ini: date, oleh: str, pada: datetime
) -> None:
    """Let this version be answered from the day `mulai` on; answers given before keep the version they have.

    The first of a kind may begin on any day. Another begins today or within a year, not before the newest;
    or, for old data, before the first. Raises Galat for other days, and naming what the draft misses.
    """
    pastikan_siap_terbit(draf)
    milik = (Kuesioner.unit_id == draf.unit_id, Kuesioner.jenis == draf.jenis)
    batas = sa.select(sa.func.min(Kuesioner.berlaku_mulai), sa.func.max(Kuesioner.berlaku_mulai))
    pertama, terakhir = session.execute(batas.where(*milik)).one()
    if pertama is not None and terakhir is not None and mulai >= pertama:
        if mulai < hari_ini:
            raise Galat(
                "Kuesioner baru berlaku mulai hari ini atau sesudahnya. Untuk data lama, "
                f"pilih hari sebelum {tanggal_indonesia(pertama)}.",
                bidang="mulai",
            )
        if mulai > (paling_jauh := hari_ini + TERJAUH):
            raise Galat(
                f"Paling jauh setahun ke depan, {tanggal_indonesia(paling_jauh)}: sesudah terbit, "
                "tidak ada kuesioner yang dapat berlaku lebih dahulu.",
                bidang="mulai",
            )
        if mulai < terakhir:
            raise Galat(
                f"Sudah ada versi untuk {tanggal_indonesia(terakhir)}; pilih hari itu atau sesudahnya.",
                bidang="mulai",
            )
    draf.terbit_pada, draf.berlaku_mulai = pada, mulai
    peristiwa = (
        f"menerbitkan kuesioner {draf.jenis.upper()} versi {draf.versi}, "
        f"berlaku mulai {tanggal_indonesia(mulai)}"
    )
    catat(session, unit_id=draf.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    simpan(session)


def buang_draf(session: Session, draf: Kuesioner, *, oleh: str, pada: datetime) -> None:
    """Throw a draft away. Raises Galat for a published version, Bersamaan for one thrown away already."""
    kunci(session, draf)
    _pastikan_draf(draf)
    peristiwa = f"membuang draf kuesioner {draf.jenis.upper()} versi {draf.versi}"
    catat(session, unit_id=draf.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    session.delete(draf)
    simpan(session)


def unsur_hilang(session: Session, draf: Kuesioner) -> list[str]:
    """Codes the version in force asks and the draft no longer does: figures will do without them."""
    terbit = sa.select(Kuesioner.id).where(
        Kuesioner.unit_id == draf.unit_id, Kuesioner.jenis == draf.jenis, Kuesioner.terbit_pada.is_not(None)
    )
    berlaku = terbit.order_by(Kuesioner.versi.desc()).limit(1).scalar_subquery()
    pilih = sa.select(Unsur.kode).where(Unsur.kuesioner_id == berlaku).order_by(Unsur.urutan)
    tetap = {unsur.kode for unsur in draf.unsur}
    return [kode for kode in session.scalars(pilih) if kode not in tetap]


def daftar_kuesioner(session: Session, unit_id: int) -> Sequence[Kuesioner]:
    """Every version of every kind, newest first, drafts too."""
    pilih = sa.select(Kuesioner).where(Kuesioner.unit_id == unit_id)
    isi = (selectinload(Kuesioner.unsur), selectinload(Kuesioner.tambahan))
    return session.scalars(pilih.options(*isi).order_by(Kuesioner.jenis, Kuesioner.versi.desc())).all()


def pastikan_belum_berubah(session: Session, draf: Kuesioner, perubahan: int) -> None:
    """Keep others off the draft. Raises Galat for a published version, Bersamaan for one changed since."""
    kunci(session, draf)
    if draf.perubahan != perubahan:
        raise Bersamaan("Draf ini baru saja diubah orang lain. Salin ketikan Anda, lalu muat ulang.")
    _pastikan_draf(draf)


def _pastikan_draf(draf: Kuesioner) -> None:
    if draf.terbit_pada is not None:
        raise Galat("Versi yang sudah terbit tidak dapat diubah; buatlah versi baru.")


def _isikan(session: Session, draf: Kuesioner, isi: IsiKuesioner) -> None:
    kolom = _kolom(session, draf, [satu.kode for satu in isi.unsur])
    draf.judul, draf.dasar, draf.skala = isi.judul, isi.dasar, isi.skala
    draf.unsur.clear()
    draf.tambahan.clear()
    session.flush()  # the old rows leave before new ones take their codes
    draf.unsur.extend(
        Unsur(
            kode=satu.kode,
            nama=satu.nama,
            pertanyaan=satu.pertanyaan,
            urutan=urutan,
            kolom=kolom[satu.kode],
            bobot_pembilang=satu.bobot.numerator,
            bobot_penyebut=satu.bobot.denominator,
            **{f"opsi_{nilai}": teks for nilai, teks in enumerate(satu.opsi, start=1)},
        )
        for urutan, satu in enumerate(isi.unsur, start=1)
    )
    draf.tambahan.extend(
        Tambahan(
            kode=f"T{urutan}",
            urutan=urutan,
            jenis=JenisTambahan.PILIHAN if satu.pilihan else JenisTambahan.TEKS,
            pertanyaan=satu.pertanyaan,
            pilihan=list(satu.pilihan),
        )
        for urutan, satu in enumerate(isi.tambahan, start=1)
    )
    session.flush()


def _kolom(session: Session, draf: Kuesioner, kode: list[str]) -> dict[str, int]:
    """The score column of each code: the one earlier versions used for it, else one that none ever used."""
    pilih = (
        sa.select(Unsur.kode, Unsur.kolom)
        .join(Kuesioner)
        .where(
            Kuesioner.unit_id == draf.unit_id,
            Kuesioner.jenis == draf.jenis,
            Kuesioner.terbit_pada.is_not(None),
        )
    )
    dipakai = dict(list(session.execute(pilih)))
    bebas = iter(nomor for nomor in range(1, KOLOM_UNSUR + 1) if nomor not in dipakai.values())
    try:
        return {satu: dipakai[satu] if satu in dipakai else next(bebas) for satu in kode}
    except StopIteration:
        raise Galat(f"Jawaban hanya punya tempat untuk {KOLOM_UNSUR} unsur.") from None
