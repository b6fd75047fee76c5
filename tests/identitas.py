"""What an office says of itself and of what it works with, for pages that show it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Akun
from skm.katalog.models import Indikator
from skm.layanan.models import HariLibur, Lambang, Layanan, Unit, Wilayah

TITIK_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010100000000376ef9240000000a49444154789c63680000008200"
    "81dd436af40000000049454e44ae426082"
)
"""A picture of one point."""


def isi_identitas(session: Session, unit: Unit, teks: str) -> None:
    """Give the office an emblem, and `teks` wherever an admin may write freely about it."""
    unit.alamat = unit.jam_layanan = unit.pengaduan = teks[:300]
    unit.telepon = teks[:60]
    unit.lambang = f"lambang-{unit.kode}"
    session.add(Lambang(unit_id=unit.id, sidik=unit.lambang, jenis="image/png", isi=TITIK_PNG))


def tulis_ulang(koneksi: sa.Connection, unit_id: int, teks: str) -> None:
    """Names that an admin or a decree brings in, replaced by `teks`."""
    kolom: tuple[sa.orm.InstrumentedAttribute[str], ...] = (
        Layanan.nama,
        Wilayah.nama,
        HariLibur.nama,
        Akun.nama,
        Indikator.nama,
        Indikator.sasaran,
        Indikator.jabatan,
        Indikator.formula_teks,
        Indikator.catatan,
        Indikator.penanggung_jawab,
        Indikator.sumber_data,
    )
    unik = {Akun.nama}
    for satu in kolom:
        tabel = satu.class_.__table__
        nilai = teks if satu not in unik else teks + sa.cast(tabel.c.id, sa.String)
        koneksi.execute(sa.update(tabel).where(tabel.c.unit_id == unit_id).values({satu.key: nilai}))
