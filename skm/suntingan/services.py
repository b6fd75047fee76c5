"""Writing a section anew, going back to the computed text, and keeping photographs. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, kunci, simpan
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.seksi import JUDUL
from skm.laporan.hasil.tambahan import Seksi
from skm.layanan.gambar import Batas, Gambar
from skm.pengesahan.queries import pengesahan_terakhir, sidik_kini
from skm.suntingan.models import FotoLaporan, IsiFoto, SuntinganLaporan
from skm.suntingan.queries import daftar_foto, suntingan_seksi
from skm.suntingan.tentang import Laporan

KOSONG = "Isi teksnya, atau pulihkan teks hitungan."
BATAS = Batas("Foto", 8 * 1024 * 1024, 9000, 25_000_000, 1600, selalu_jpeg=True)
"""What a photograph may be, and what is kept of it."""
TERBANYAK = 12
"""Photographs of one report."""
PENUH = f"Paling banyak {TERBANYAK} foto dalam satu laporan. Hapus yang tidak perlu."
DISAHKAN = "Laporan periode ini sudah disetujui, jadi teks dan fotonya tidak diubah lagi."
SUDAH_PULIH = "Teks hitungan bagian ini sudah berlaku lagi."
SUDAH_ADA = "Foto yang sama sudah ada dalam laporan ini."


def pastikan_terbuka(session: Session, laporan: Laporan, saat: Saat) -> None:
    """What is approved keeps its text and photographs while its figures stand. Raises Galat (409)."""
    sah = None if laporan.layanan else pengesahan_terakhir(session, laporan.unit_id, laporan.periode)
    if sah is not None and sah.sidik == sidik_kini(session, sah, saat):
        raise Galat(DISAHKAN, status=409)


def simpan_suntingan(
    session: Session,
    laporan: Laporan,
    seksi: Seksi,
    teks: str,
    *,
    terhitung: Sequence[str],
    angka: Mapping[str, str],
    versi: int,
    oleh: tuple[str, str],
    pada: datetime,
) -> bool:
    """Keep what was typed of a section beside the figures it was typed under; gives whether it changed.

    `terhitung` is the computed text: whoever types that goes back to it. `versi` is what was shown, 0 for
    nothing kept; `oleh` the account and the name the report prints. Raises Galat and Bersamaan.
    """
    if not teks.strip():
        raise Galat(KOSONG, bidang="teks")
    ada = suntingan_seksi(session, laporan, seksi)
    if (ada.versi if ada else 0) != versi:
        raise Bersamaan
    if teks == "\n".join(terhitung):
        if ada is not None:
            pulihkan(session, laporan, seksi, oleh=oleh[0], pada=pada)
        return ada is not None
    if ada is None:
        ada = SuntinganLaporan(**laporan.kunci, seksi=seksi)
        session.add(ada)
    elif ada.teks == teks and ada.angka == angka:
        return False
    ada.teks, ada.angka, ada.oleh, ada.pada = teks, dict(angka), oleh[1], pada
    simpan(session)
    _catat(session, laporan, f"menyunting {JUDUL[seksi]}", oleh[0], pada)
    return True


def pulihkan(session: Session, laporan: Laporan, seksi: Seksi, *, oleh: str, pada: datetime) -> None:
    """Let the computed text stand again. Raises Bersamaan where it does already."""
    ada = suntingan_seksi(session, laporan, seksi)
    if ada is None:
        raise Bersamaan(SUDAH_PULIH)
    kunci(session, ada, SUDAH_PULIH)
    session.delete(ada)
    simpan(session, SUDAH_PULIH)
    _catat(session, laporan, f"memulihkan teks hitungan {JUDUL[seksi]}", oleh, pada)


def tambah_foto(
    session: Session, laporan: Laporan, gambar: Gambar, keterangan: str, *, oleh: str, pada: datetime
) -> FotoLaporan:
    """One more photograph, after the others. Raises Galat where there are enough or it is there already."""
    ada = daftar_foto(session, laporan)
    if len(ada) >= TERBANYAK:
        raise Galat(PENUH, bidang="berkas")
    if gambar.sidik in {satu.sidik for satu in ada}:
        raise Bersamaan(SUDAH_ADA, bidang="berkas")
    satu = FotoLaporan(
        **laporan.kunci,
        urut=max((satu.urut for satu in ada), default=0) + 1,
        keterangan=keterangan,
        sidik=gambar.sidik,
        lebar=gambar.lebar,
        tinggi=gambar.tinggi,
        oleh=oleh,
        pada=pada,
    )
    session.add(satu)
    simpan(session, SUDAH_ADA, bidang="berkas")
    session.add(IsiFoto(foto_id=satu.id, isi=gambar.isi))
    _catat(session, laporan, f"menambah foto {keterangan!r}", oleh, pada)
    return satu


def ubah_foto(
    session: Session, satu: FotoLaporan, *, keterangan: str, urut: int, versi: int, oleh: str, pada: datetime
) -> bool:
    """Another caption or place; gives whether anything changed. Raises Bersamaan."""
    kunci(session, satu)
    if satu.versi != versi:
        raise Bersamaan
    if (satu.keterangan, satu.urut) == (keterangan, urut):
        return False
    peristiwa = f"mengubah foto {satu.keterangan!r} menjadi {keterangan!r}, urutan {satu.urut} menjadi {urut}"
    satu.keterangan, satu.urut = keterangan, urut
    simpan(session)
    _catat(session, _laporan(satu), peristiwa, oleh, pada)
    return True


def hapus_foto(session: Session, satu: FotoLaporan, *, oleh: str, pada: datetime) -> None:
    """Take it away with its picture. Raises Bersamaan where somebody was quicker."""
    kunci(session, satu)
    session.execute(sa.delete(IsiFoto).where(IsiFoto.foto_id == satu.id))
    session.delete(satu)
    simpan(session)
    _catat(session, _laporan(satu), f"menghapus foto {satu.keterangan!r}", oleh, pada)


def _laporan(satu: FotoLaporan) -> Laporan:
    return Laporan(satu.unit_id, satu.dari, satu.sampai, satu.layanan)


def _catat(session: Session, laporan: Laporan, apa: str, oleh: str, pada: datetime) -> None:
    peristiwa = f"{apa} dalam {laporan.nama}"
    catat(session, unit_id=laporan.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
