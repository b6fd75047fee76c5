"""Puts the report together: what is read first, then files that are written from it without a database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.tanggal import tanggal_indonesia
from skm.akun.dua_orang import DuaOrang
from skm.bentuk import naskah_docx, xlsx
from skm.bentuk.isi import Periksa
from skm.bentuk.naskah import Naskah
from skm.dokumen.kantor import Kantor
from skm.dokumen.laporan_skm.bab import naskah
from skm.dokumen.laporan_skm.lembar import lembar
from skm.dokumen.queries import bahan_laporan
from skm.laporan.hasil.baca import Saat, baca_hasil, bertriwulan
from skm.laporan.hasil.isi import HasilPeriode
from skm.layanan.identitas import identitas
from skm.layanan.models import Layanan, Unit
from skm.layanan.qr import png
from skm.pengesahan.isi import catatan_rangkap
from skm.pengesahan.queries import KeadaanSah, keadaan_sah, pelapor, sahkan
from skm.suntingan.queries import baca_tambahan
from skm.suntingan.tentang import Laporan
from skm.tindaklanjut.queries import lengkapi

LEMBAR = "lembar"
TERBACA = 24
"""Letters of the audit trail's head that are printed: its number, and enough of its fingerprint."""
"""The publication sheet, whatever it is drawn on."""
TERCETAK = {"docx": 500, "pdf": 500, LEMBAR: 0}
"""Respondents up to which everybody's scores are printed; the workbook always does."""


@dataclass(frozen=True, slots=True)
class LaporanSkm:
    """The view model of a period with who signs it: all that a file of it is written from."""

    hasil: HasilPeriode
    kantor: Kantor
    dibuat: datetime
    """The office's local moment."""
    lambang: bytes = b""
    sah: KeadaanSah | None = None
    """What is approved of it; None for what is not approved by itself: a month, one service."""
    server: str = ""
    """Where the server is reached, as the QR code at the foot says it."""
    dua: DuaOrang = field(default_factory=lambda: DuaOrang({}))
    """The office's rule, with whose the accounts are that froze its figures as reported."""

    @property
    def periksa(self) -> Periksa | None:
        """Where an approved report is checked; None for another."""
        sah = None if self.sah is None else self.sah.berlaku
        if sah is None:
            return None
        kapan, alamat = sah.pada.astimezone(self.dibuat.tzinfo), f"{self.server}/v/{sah.kode}"
        teks = f"Disetujui {tanggal_indonesia(kapan.date())} oleh {sah.nama}. Kode {sah.kode}"
        if sah.jejak:
            teks += f". Jejak audit {sah.jejak[:TERBACA]}"
        return Periksa(teks, alamat, png(alamat), self.rangkap)

    @property
    def rangkap(self) -> str:
        """What an approved report says where one person took two steps of it; else empty."""
        sah = None if self.sah is None else self.sah.berlaku
        return "" if sah is None else catatan_rangkap(sah.rangkap or (), self.zona)

    @property
    def zona(self) -> tzinfo:
        """The office's."""
        return self.dibuat.tzinfo or UTC

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
    server: str = "",
) -> LaporanSkm:
    """Read all of it, once, for a file of one of `BENTUK`, for `LEMBAR`, or without one for a page.

    Raises as `baca_hasil` does.
    """
    cetak, terbanyak = bool(bentuk), TERCETAK.get(bentuk)
    hasil = baca_hasil(session, unit, periode, saat, layanan, kode=kode, cetak=cetak, terbanyak=terbanyak)
    hasil = lengkapi(session, unit.id, hasil)
    terakhir, penanda, lambang, dua = bahan_laporan(
        session, unit.id, periode, lambang=cetak, pelapor=pelapor(hasil)
    )
    sah = keadaan_sah(terakhir, hasil) if not kode and bertriwulan(periode) else None
    tambahan = baca_tambahan(session, Laporan.dari_periode(unit.id, periode, kode), saat.zona, cetak=cetak)
    hasil = tambahan.masuk(hasil)
    kantor = Kantor(
        unit.nama,
        unit.kabupaten,
        (periode.sampai or saat.hari).year,
        saat.hari,
        ejaan=unit.nama_ketetapan,
        penanda=penanda,
        kontak=identitas(unit).kontak,
        contoh=unit.contoh,
    )
    return LaporanSkm(
        hasil if sah is None else sahkan(hasil, sah),
        kantor,
        saat.pada.astimezone(saat.zona),
        lambang,
        sah,
        server,
        dua,
    )


def _docx(laporan: LaporanSkm) -> bytes:
    return naskah_docx.tulis(_naskah(laporan))


def _pdf(laporan: LaporanSkm) -> bytes:
    from skm.bentuk import naskah_pdf  # noqa: PLC0415  # loads slowly; only who exports pays

    return naskah_pdf.tulis(_naskah(laporan))


def _naskah(laporan: LaporanSkm) -> Naskah:
    return naskah(laporan.hasil, laporan.kantor, laporan.dibuat, laporan.lambang, laporan.periksa)


def _xlsx(laporan: LaporanSkm) -> bytes:
    isi = lembar(laporan.hasil, laporan.kantor, laporan.dibuat, laporan.lambang, laporan.periksa)
    return xlsx.tulis(isi)


BENTUK: Mapping[str, Callable[[LaporanSkm], bytes]] = {"docx": _docx, "pdf": _pdf, "xlsx": _xlsx}
"""The kinds of file: to edit, to file, and the annexes to check."""
