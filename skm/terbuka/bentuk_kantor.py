"""The shapes of what programs with a key of the office are told, as `bentuk` has them for everybody."""

from __future__ import annotations

from dataclasses import dataclass, make_dataclass
from typing import Annotated, Any

from kinerja.hasil import Status
from kinerja.indikator import RumusBerlaku
from skm.bentuk.aliran import Ragam
from skm.ekspor.permohonan import KOLOM
from skm.isian.models import TahapIsian
from skm.layanan.models import Kategori
from skm.terbuka.bentuk import RANGKAP


@dataclass(frozen=True, slots=True)
class IndikatorKini:
    """An indicator's figures as they stand, approved or not."""

    kode: Annotated[str, "Kode dalam keputusan kantor."]
    nama: Annotated[str, "Nama indikator pada tahun itu."]
    penanggung_jawab: Annotated[str, "Jabatan yang bertanggung jawab."]
    tahun: Annotated[int, "Tahunnya."]
    triwulan: Annotated[int | None, "1 sampai 4; kosong untuk setahun, sejauh yang sudah ada."]
    satuan: Annotated[str, "Satuan nilai yang berlaku."]
    rumus_berlaku: Annotated[RumusBerlaku, "Rumus mana yang berlaku."]
    nilai_ketetapan: Annotated[str | None, "Nilai menurut rumus ketetapan."]
    nilai_koreksi: Annotated[str | None, "Nilai menurut rumus koreksi."]
    pembilang: Annotated[str | None, "Pembilang nilai yang berlaku, bila rumusnya punya."]
    penyebut: Annotated[str | None, "Penyebut nilai yang berlaku, bila rumusnya punya."]
    target: Annotated[str | None, "Targetnya; rentang ditulis bawah-atas."]
    capaian: Annotated[str | None, "Persen target yang tercapai."]
    status: Annotated[Status, "OK, atau mengapa nilainya belum ada. Belum diisi bukan 0."]
    tahap: Annotated[TahapIsian | None, "Tahap isiannya; kosong bila dihitung server atau belum diisi."]
    disetujui: Annotated[str | None, "Hari angkanya disetujui; kosong selama belum."]
    catatan: Annotated[str, "Yang harus disebut di samping angkanya."]
    rangkap: Annotated[str, RANGKAP]


@dataclass(frozen=True, slots=True)
class KetepatanKini:
    """On time, of a group of services or of one of them, as far as it has come."""

    kategori: Annotated[Kategori, "Golongan layanannya."]
    layanan: Annotated[str | None, "Kode layanan; kosong untuk seluruh golongan."]
    nama: Annotated[str, "Nama layanan, atau golongannya."]
    dari: Annotated[str, "Hari pertama periode."]
    sampai: Annotated[str, "Hari terakhir periode."]
    jatuh_tempo: Annotated[int, "Permohonan yang jatuh tempo dalam periode sampai saat ini."]
    tepat_waktu: Annotated[int, "Di antaranya yang selesai sebelum jatuh tempo."]
    selesai_terlambat: Annotated[int, "Di antaranya yang selesai terlambat."]
    ditutup_terlambat: Annotated[int, "Di antaranya yang dibatalkan atau ditolak sesudah jatuh tempo."]
    belum_selesai: Annotated[int, "Di antaranya yang belum selesai."]
    persen: Annotated[str | None, "Persen tepat waktu dari yang jatuh tempo (rumus koreksi golongannya)."]
    persen_semua_terlambat: Annotated[
        str | None,
        "Persen bila yang ditutup entah kapan dihitung terlambat; kosong bila tidak ada.",
    ]
    persen_ketetapan: Annotated[str | None, "Persen menurut rumus ketetapan; hanya untuk seluruh golongan."]
    status: Annotated[Status, "OK, atau mengapa persen tidak ada."]
    selesai: Annotated[int, "Permohonan yang selesai dalam periode, kapan pun jatuh temponya."]
    selesai_tepat: Annotated[int, "Di antaranya yang selesai sebelum jatuh tempo."]
    batal: Annotated[int, "Dibatalkan pemohon, tidak dihitung."]
    ditolak: Annotated[int, "Ditolak karena tidak memenuhi syarat, tidak dihitung."]


_JENIS: dict[Ragam, Any] = {Ragam.SAAT: str | None, Ragam.BILANGAN: int | None}
PermohonanKini = make_dataclass(
    "PermohonanKini",
    [(satu.nama, Annotated[_JENIS.get(satu.ragam, str), satu.arti]) for satu in KOLOM],
    frozen=True,
    slots=True,
)
"""A request as its export has it: the same columns, moments as ISO 8601 with their offset."""
