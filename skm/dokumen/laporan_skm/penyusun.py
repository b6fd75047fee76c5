"""Puts the report together: what is read first, then files that are written from it without a database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.bentuk import naskah_docx, xlsx
from skm.dokumen.kantor import Kantor
from skm.dokumen.laporan_skm.bab import naskah
from skm.dokumen.laporan_skm.lembar import lembar
from skm.dokumen.queries import penanda_jabatan
from skm.laporan.hasil.baca import Saat, baca_hasil
from skm.laporan.hasil.isi import HasilPeriode
from skm.layanan.identitas import identitas
from skm.layanan.models import Lambang, Layanan, Unit
from skm.tindaklanjut.queries import lengkapi

TERCETAK = 500
"""Respondents up to which the printed annex lists everybody; the workbook always does."""


@dataclass(frozen=True, slots=True)
class LaporanSkm:
    """The view model of a period with who signs it: all that a file of it is written from."""

    hasil: HasilPeriode
    kantor: Kantor
    dibuat: datetime
    """The office's local moment."""
    lambang: bytes = b""

    def tulis(self, bentuk: str) -> bytes:
        """The file of one of `BENTUK`. Raises KeyError for another."""
        return BENTUK[bentuk](self)


def baca_laporan(
    session: Session,
    unit: Unit,
    periode: Periode,
    saat: Saat,
    layanan: Sequence[Layanan],
    *,
    kode: str = "",
    bentuk: str = "",
) -> LaporanSkm:
    """Read all of it, once, for a file of one of `BENTUK` or without one for a page.

    Raises as `baca_hasil` does.
    """
    cetak, terbanyak = bool(bentuk), None if bentuk == "xlsx" else TERCETAK
    hasil = baca_hasil(session, unit, periode, saat, layanan, kode=kode, cetak=cetak, terbanyak=terbanyak)
    hasil = lengkapi(session, unit.id, hasil)
    gambar = session.get(Lambang, unit.id) if cetak and unit.lambang else None
    kantor = Kantor(
        unit.nama,
        unit.kabupaten,
        (periode.sampai or saat.hari).year,
        saat.hari,
        ejaan=unit.nama_ketetapan,
        penanda=penanda_jabatan(session, unit.id, ()),
        kontak=identitas(unit).kontak,
        contoh=unit.contoh,
    )
    return LaporanSkm(hasil, kantor, saat.pada.astimezone(saat.zona), b"" if gambar is None else gambar.isi)


def _docx(laporan: LaporanSkm) -> bytes:
    return naskah_docx.tulis(naskah(laporan.hasil, laporan.kantor, laporan.dibuat, laporan.lambang))


def _pdf(laporan: LaporanSkm) -> bytes:
    from skm.bentuk import naskah_pdf  # noqa: PLC0415  # loads slowly; only who exports pays

    return naskah_pdf.tulis(naskah(laporan.hasil, laporan.kantor, laporan.dibuat, laporan.lambang))


def _xlsx(laporan: LaporanSkm) -> bytes:
    return xlsx.tulis(lembar(laporan.hasil, laporan.kantor, laporan.dibuat, laporan.lambang))


BENTUK: Mapping[str, Callable[[LaporanSkm], bytes]] = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}
"""The kinds of file: to edit, to file, and the annexes to check."""
