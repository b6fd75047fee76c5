"""The shapes of what programs are told. Each field's meaning stands beside it, once: the description of the
API, the columns of a CSV and the data dictionary are read from here.

Numbers with decimals are texts in machine form ("78.70"), for they are exact; days are ISO 8601.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from kinerja.hasil import Status
from kinerja.indikator import RumusBerlaku
from kinerja.kalender import Satuan
from skm.layanan.models import Kategori


@dataclass(frozen=True, slots=True)
class Janji:
    """The promised time of a service."""

    jumlah: Annotated[int, "Waktu yang dijanjikan, dalam satuannya; 0 hari berarti hari yang sama."]
    satuan: Annotated[Satuan, "menit dan jam adalah waktu kerja, hari adalah hari kerja."]


@dataclass(frozen=True, slots=True)
class Layanan:
    """A service on offer today."""

    kode: Annotated[str, "Kode layanan di kantor."]
    nama: Annotated[str, "Nama layanan."]
    kategori: Annotated[Kategori, "Golongannya hari ini."]
    janji: Annotated[Janji | None, "Waktu yang dijanjikan; kosong selama kantor belum menetapkannya."]


@dataclass(frozen=True, slots=True)
class Indikator:
    """An indicator's figures of a quarter or a year as pimpinan approved them."""

    kode: Annotated[str, "Kode dalam keputusan kantor."]
    nama: Annotated[str, "Nama indikator pada tahun itu."]
    tahun: Annotated[int, "Tahunnya."]
    triwulan: Annotated[int | None, "1 sampai 4; kosong untuk setahun."]
    dari: Annotated[str, "Hari pertama periode."]
    sampai: Annotated[str, "Hari terakhir periode."]
    satuan: Annotated[str, "Satuan nilai yang berlaku."]
    rumus_berlaku: Annotated[RumusBerlaku, "Rumus mana yang berlaku."]
    nilai_ketetapan: Annotated[str | None, "Nilai menurut rumus ketetapan."]
    nilai_koreksi: Annotated[str | None, "Nilai menurut rumus koreksi."]
    target: Annotated[str | None, "Target waktu disetujui; rentang ditulis bawah-atas."]
    capaian: Annotated[str | None, "Persen target yang tercapai waktu disetujui."]
    status: Annotated[Status, "OK, atau mengapa nilainya tidak ada."]
    disetujui: Annotated[str, "Hari angkanya disetujui."]


@dataclass(frozen=True, slots=True)
class Kolom:
    """A line of the data dictionary."""

    data: Annotated[str, "Nama data, seperti dalam alamatnya."]
    kolom: Annotated[str, "Nama kolom dalam CSV."]
    isi: Annotated[str, "Jenis isinya."]
    arti: Annotated[str, "Artinya."]
