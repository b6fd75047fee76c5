"""What staff put into the report of the quarter that ended last: a conclusion and a photograph."""

from __future__ import annotations

import io
from datetime import datetime
from zoneinfo import ZoneInfo

from PIL import Image
from sqlalchemy.orm import Session

from skm.laporan.hasil.pilihan import periode_bawaan, periode_diminta
from skm.laporan.hasil.tambahan import Seksi
from skm.layanan.gambar import baca_gambar
from skm.layanan.models import Unit
from skm.suntingan.services import BATAS, simpan_suntingan, tambah_foto
from skm.suntingan.tentang import Laporan


def gambar_png(warna: str = "teal", ukuran: tuple[int, int] = (64, 48)) -> bytes:
    """A picture of one colour."""
    wadah = io.BytesIO()
    Image.new("RGB", ukuran, warna).save(wadah, "PNG")
    return wadah.getvalue()


def isi_suntingan(session: Session, unit: Unit, teks: str, pada: datetime) -> int:
    """Write the conclusion anew, and keep a photograph, whose number it gives."""
    hari = datetime.now(ZoneInfo("Asia/Makassar")).date()
    laporan = Laporan.dari_periode(unit.id, periode_diminta(*periode_bawaan(hari)))
    simpan_suntingan(
        session,
        laporan,
        Seksi.KESIMPULAN,
        teks[:6000],
        terhitung=(),
        angka={"Nilai IKM": "12,34"},
        versi=0,
        oleh=(teks[:60], teks[:120]),
        pada=pada,
    )
    gambar = baca_gambar(gambar_png(), BATAS)
    return tambah_foto(session, laporan, gambar, teks[:300], oleh=teks[:60], pada=pada).id
