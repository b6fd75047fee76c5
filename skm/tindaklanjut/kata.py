"""What states are called, and in what tone they are shown."""

from __future__ import annotations

from kinerja.tanggal import ROMAWI
from skm.tindaklanjut.models import KeadaanSaran, StatusTindakLanjut

NAMA_STATUS = {
    StatusTindakLanjut.DIRENCANAKAN: "Direncanakan",
    StatusTindakLanjut.BERJALAN: "Berjalan",
    StatusTindakLanjut.SELESAI: "Selesai",
}
NADA_STATUS = {
    StatusTindakLanjut.DIRENCANAKAN: "netral",
    StatusTindakLanjut.BERJALAN: "info",
    StatusTindakLanjut.SELESAI: "baik",
}
NAMA_KEADAAN = {
    KeadaanSaran.BARU: "Baru",
    KeadaanSaran.DIBACA: "Dibaca",
    KeadaanSaran.DITINDAKLANJUTI: "Ditindaklanjuti",
    KeadaanSaran.SELESAI: "Selesai",
}
NADA_KEADAAN = {
    KeadaanSaran.BARU: "perhatian",
    KeadaanSaran.DIBACA: "netral",
    KeadaanSaran.DITINDAKLANJUTI: "info",
    KeadaanSaran.SELESAI: "baik",
}


def kapan(triwulan: str, tahun: int) -> str:
    """`Triwulan I, III 2027` of the digits `13`."""
    return f"Triwulan {', '.join(ROMAWI[int(satu) - 1] for satu in triwulan)} {tahun}"
