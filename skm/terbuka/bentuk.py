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

RANGKAP = "Langkah atas angkanya yang diambil satu orang, yang diizinkan kantor; kosong bila dua orang."


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
class Unsur:
    """One unsur of a published period."""

    kode: Annotated[str, "Kode unsur, U1 sampai U9."]
    nama: Annotated[str, "Nama unsur."]
    nrr: Annotated[str | None, "Nilai rata-rata 1 sampai 4; kosong bila tidak ditampilkan."]


@dataclass(frozen=True, slots=True)
class Ketepatan:
    """On time, of one group of services."""

    jatuh_tempo: Annotated[int, "Permohonan yang jatuh tempo dalam periode."]
    tepat_waktu: Annotated[int, "Di antaranya yang selesai sebelum jatuh tempo."]
    persen: Annotated[str | None, "Persentasenya menurut rumus koreksi."]
    persen_ketetapan: Annotated[str | None, "Persentase menurut rumus ketetapan."]
    status: Annotated[Status, "OK, atau mengapa persen tidak ada."]


@dataclass(frozen=True, slots=True)
class KetepatanKantor:
    """On time, of both groups."""

    non_perizinan: Annotated[Ketepatan | None, "Pelayanan non perizinan."]
    perizinan: Annotated[Ketepatan | None, "Pelayanan perizinan."]


@dataclass(frozen=True, slots=True)
class Hasil:
    """A published period, in the edition that holds."""

    tahun: Annotated[int, "Tahun periode."]
    triwulan: Annotated[int | None, "1 sampai 4; kosong untuk semester dan tahun."]
    bagian: Annotated[str, "tw1 sampai tw4, s1, s2, atau kosong untuk setahun."]
    dari: Annotated[str, "Hari pertama periode."]
    sampai: Annotated[str, "Hari terakhir periode."]
    edisi: Annotated[int, "1, atau lebih bila pernah diperbaiki."]
    ikm: Annotated[str, "Indeks Kepuasan Masyarakat, 25 sampai 100."]
    mutu: Annotated[str, "A, B, C, atau D."]
    responden: Annotated[int, "Banyaknya yang menjawab."]
    unsur: Annotated[tuple[Unsur, ...], "Tiap unsur."]
    ketepatan: Annotated[KetepatanKantor, "Ketepatan waktu pelayanan."]
    diterbitkan: Annotated[str, "Hari edisi ini diterbitkan."]
    rangkap: Annotated[str, RANGKAP]


@dataclass(frozen=True, slots=True)
class UnsurPeriode:
    """An unsur of a published period as a row of its own."""

    tahun: Annotated[int, "Tahun periode."]
    bagian: Annotated[str, "tw1 sampai tw4, s1, s2, atau kosong untuk setahun."]
    dari: Annotated[str, "Hari pertama periode."]
    sampai: Annotated[str, "Hari terakhir periode."]
    kode: Annotated[str, "Kode unsur, U1 sampai U9."]
    nama: Annotated[str, "Nama unsur."]
    nrr: Annotated[str | None, "Nilai rata-rata 1 sampai 4; kosong bila tidak ditampilkan."]


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
    rangkap: Annotated[str, RANGKAP]


@dataclass(frozen=True, slots=True)
class Kolom:
    """A line of the data dictionary."""

    data: Annotated[str, "Nama data, seperti dalam alamatnya."]
    kolom: Annotated[str, "Nama kolom dalam CSV."]
    isi: Annotated[str, "Jenis isinya."]
    arti: Annotated[str, "Artinya."]
