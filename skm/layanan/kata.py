"""What services and the office are called in words."""

from __future__ import annotations

from skm.layanan.models import Kategori, Unit

NAMA_KATEGORI = {Kategori.NON_PERIZINAN: "Non perizinan", Kategori.PERIZINAN: "Perizinan"}


def nama_tempat(kantor: str) -> str:
    """The office's name without the word for what it is."""
    return kantor.removeprefix("Kecamatan ")


def ejaan_kantor(unit: Unit) -> frozenset[str]:
    """The same as the office spells it and as the decree does."""
    return frozenset(map(nama_tempat, (unit.nama, unit.nama_ketetapan)))
