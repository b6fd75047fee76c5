"""The audit trail as rows, each with its place in the chain that shows whether it was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.queries import aliran_jejak
from skm.bentuk.aliran import Isi, Kolom, Ragam
from skm.ekspor.isi import Ekspor, nama_berkas
from skm.laporan.hasil.baca import Saat
from skm.layanan.models import Unit

KOLOM = (
    Kolom("waktu", Ragam.SAAT, "Kapan terjadi."),
    Kolom("oleh", Ragam.TEKS, "Nama akun, atau sistem:NAMA untuk perintah di server."),
    Kolom("peristiwa", Ragam.TEKS, "Apa yang dilakukan, dalam kata-kata."),
    Kolom("nomor", Ragam.BILANGAN, "Urutan dalam rantai jejak audit; kosong bila belum disambung."),
    Kolom("sidik", Ragam.KODE, "SHA-256 atas peristiwa ini dan sidik sebelumnya, heksadesimal."),
)


def ekspor_jejak(session: Session, unit: Unit, periode: Periode, saat: Saat) -> Ekspor:
    """What was done in the period, in the order it was written down."""
    return Ekspor(nama_berkas("jejak", periode), KOLOM, _kelompok(session, unit.id, periode, saat.zona))


def _kelompok(
    session: Session, unit_id: int, periode: Periode, zona: ZoneInfo
) -> Iterator[Sequence[Sequence[Isi]]]:
    for kelompok in aliran_jejak(session, unit_id, *periode.batas(zona)):
        yield [[satu[0].astimezone(zona), *satu[1:]] for satu in kelompok]
