"""A row of a newer decree that counts one thing, for tests of what becomes of it."""

from __future__ import annotations

from kinerja.capaian import Polaritas
from kinerja.konsolidasi import Konsolidasi
from skm.katalog.rumus_kantor import RumusKantor, baca_rumus, baca_variabel
from skm.katalog.services import IndikatorBaru


def jumlah_baru(kode: str, jabatan: str, nama: str, satuan: str) -> tuple[IndikatorBaru, RumusKantor]:
    """The row, and its formulas: the number that is typed, of an input whose name is `nama`."""
    rumus, tertulis = baca_rumus(nama), f"Jumlah {nama}"
    baru = IndikatorBaru(
        kode=kode,
        jabatan=jabatan,
        tujuan_misi="",
        sasaran=nama.capitalize(),
        nama=tertulis,
        formula=tertulis,
        sumber_data="",
        penanggung_jawab="",
        satuan=satuan,
        polaritas=Polaritas.NAIK,
        konsolidasi=Konsolidasi.JUMLAH,
    )
    variabel = baca_variabel(f"{nama} = {tertulis} ({satuan})")
    return baru, RumusKantor(rumus, rumus, satuan, variabel, "", "")
