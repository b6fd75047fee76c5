"""A plan for the quarter that ended last, with its forum."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.isian.queries import jabatan
from skm.isian.services.bukti import Berkas
from skm.katalog.models import Program
from skm.laporan.hasil.pilihan import periode_bawaan, periode_diminta
from skm.layanan.models import Unit
from skm.pekppp.media import IsiMedia, tambah_media
from skm.pekppp.models import JenisMedia
from skm.tindaklanjut.models import KeadaanSaran, StatusTindakLanjut
from skm.tindaklanjut.queries import daftar_bukti, daftar_saran
from skm.tindaklanjut.services import (
    IsiRencana,
    IsiSaran,
    laporkan,
    tambah_rencana,
    tampilkan,
    tangani_saran,
    tetapkan_forum,
)


def isi_rencana(
    session: Session, unit: Unit, teks: str, pada: datetime, *, folder: Path, berkas: Berkas
) -> tuple[int, int]:
    """Plan one thing for the next year with a file, and keep a forum; gives the numbers of plan and file.

    What was planned the period before is shown to citizens.
    """
    hari = datetime.now(ZoneInfo("Asia/Makassar")).date()
    periode = periode_diminta(*periode_bawaan(hari))
    isi = IsiRencana(
        "U1",
        teks[:200],
        teks[:300],
        hari.year + 1,
        "13",
        teks[:160],
        StatusTindakLanjut.BERJALAN,
        teks[:1000],
    )
    siapa = {"oleh": teks[:60], "pada": pada}
    if teks == "Contoh":  # a post that reports on it itself
        isi = replace(isi, penanggung_jawab=jabatan(session, unit.id)[0])
    satu = tambah_rencana(session, unit_id=unit.id, periode=periode, isi=isi, hari=hari, **siapa)
    laporkan(
        session,
        satu,
        status=isi.status,
        realisasi=isi.realisasi,
        berkas=berkas,
        folder=folder,
        versi=satu.versi,
        **siapa,
    )
    lalu = periode.sebelumnya()
    assert lalu is not None
    tambah_rencana(session, unit_id=unit.id, periode=lalu, isi=isi, hari=hari, **siapa)
    tampilkan(session, unit_id=unit.id, periode=lalu, **siapa)
    tetapkan_forum(
        session,
        unit_id=unit.id,
        periode=periode,
        tanggal=periode.sampai,
        versi=0,
        hari=hari,
        **siapa,
    )
    return satu.id, daftar_bukti(session, satu.id)[0].id


def isi_saran(session: Session, unit: Unit, teks: str, rencana: int, pada: datetime) -> str:
    """Answer one comment in public and let it lead to that plan; gives its key."""
    hari = datetime.now(ZoneInfo("Asia/Makassar")).date()
    satu = daftar_saran(session, unit.id, Periode.rentang(hari.replace(day=1), hari))[0]
    isi = IsiSaran(
        KeadaanSaran.DITINDAKLANJUTI, "U1", teks[:200], teks[:1000], tampil=True, rencana_id=rencana
    )
    tangani_saran(session, unit.id, satu, isi, versi=0, oleh=teks[:60], pada=pada)
    return satu.id.hex


def isi_media(
    session: Session, unit: Unit, teks: str, pada: datetime, *, folder: Path, berkas: Berkas
) -> int:
    """One publication with its picture; gives its number."""
    isi = IsiMedia(JenisMedia.CETAK, teks[:160], pada.date(), "https://contoh.id/")
    return tambah_media(
        session,
        unit_id=unit.id,
        isi=isi,
        foto=berkas,
        folder=folder,
        hari=pada.date(),
        oleh=teks[:60],
        pada=pada,
    ).id


def isi_program(session: Session, unit: Unit, teks: str, pada: datetime) -> int:
    """A programme of 2026 with a budget; gives its number."""
    angka = {"pagu": [40, 30, 20, 10], "realisasi": [40, None, None, None]}
    siapa = {"oleh": teks[:60], "pada": pada}
    isi = {"sasaran": teks[:600], "nama": teks[:300], "keterangan": teks[:120]}
    satu = Program(unit_id=unit.id, tahun=2026, **isi, **angka, **siapa)
    session.add(satu)
    session.flush()
    return satu.id
