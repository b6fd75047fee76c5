"""Requests as the desk recorded them, without people.

Neither applicants nor officers, no village, no tracking code, no words that somebody typed about a case: the
number on the receipt is what leads the office back to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.bentuk.aliran import Isi, Kolom, Ragam
from skm.ekspor.isi import Ekspor, nama_berkas
from skm.laporan.hasil.baca import Saat
from skm.layanan.models import Unit
from skm.loket.queries.aliran import aliran_permohonan, selembar_permohonan

KOLOM = (
    Kolom("nomor", Ragam.TEKS, "Nomor permohonan di kantor."),
    Kolom("layanan", Ragam.TEKS, "Kode layanan."),
    Kolom("nama_layanan", Ragam.TEKS, "Nama layanan."),
    Kolom("kategori", Ragam.TEKS, "non_perizinan atau perizinan, seperti pada hari janjinya."),
    Kolom("diterima", Ragam.SAAT, "Kapan permohonan diterima."),
    Kolom("lengkap", Ragam.SAAT, "Kapan berkasnya lengkap, saat waktu mulai dihitung; kosong bila belum."),
    Kolom("janji_jumlah", Ragam.BILANGAN, "Waktu yang dijanjikan, dalam janji_satuan."),
    Kolom("janji_satuan", Ragam.TEKS, "menit atau jam (waktu kerja), atau hari (hari kerja)."),
    Kolom(
        "jatuh_tempo",
        Ragam.SAAT,
        "Batas waktu menurut janji dan kalender kerja; kosong bila waktunya berhenti.",
    ),
    Kolom("selesai", Ragam.SAAT, "Kapan selesai; kosong bila belum."),
    Kolom(
        "ditutup", Ragam.SAAT, "Kapan dibatalkan atau ditolak; kosong bila tidak, atau bila tidak tercatat."
    ),
    Kolom("status", Ragam.TEKS, "proses, selesai, batal, atau ditolak."),
    Kolom(
        "lama_menit", Ragam.BILANGAN, "Menit kerja dari lengkap sampai selesai tanpa jeda; kosong bila belum."
    ),
)


def ekspor_permohonan(session: Session, unit: Unit, periode: Periode, saat: Saat) -> Ekspor:
    """Requests received in the period, in the order of entry."""
    return Ekspor(nama_berkas("permohonan", periode), KOLOM, _kelompok(session, unit.id, periode, saat.zona))


def selembar(
    session: Session, unit_id: int, periode: Periode, zona: ZoneInfo, *, batas: int, setelah: int
) -> list[tuple[int, list[Isi]]]:
    """The first `batas` of these rows after the one of that number, each with its own."""
    semua = selembar_permohonan(session, unit_id, periode, zona, batas=batas, setelah=setelah)
    return [(nomor, [_setempat(sel, zona) for sel in satu]) for nomor, satu in semua]


def _kelompok(
    session: Session, unit_id: int, periode: Periode, zona: ZoneInfo
) -> Iterator[Sequence[Sequence[Isi]]]:
    for kelompok in aliran_permohonan(session, unit_id, periode, zona):
        yield [[_setempat(sel, zona) for sel in satu] for satu in kelompok]


def _setempat(sel: Any, zona: ZoneInfo) -> Isi:
    isi: Isi = sel.astimezone(zona) if isinstance(sel, datetime) else sel
    return isi
