"""The description of the API in OpenAPI 3.1, made of what answers it: the lists, their shapes and parameters.

Imported when it is asked for: nothing else needs the libraries that write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import msgspec
from apispec import APISpec

from kinerja.tanggal import TERAKHIR, TERAWAL
from skm.program import versi
from skm.terbuka.halaman import BATAS, TERBANYAK
from skm.terbuka.ratakan import bidang
from skm.terbuka.sumber import SUMBER, SUMBER_KANTOR, Sumber

ACUAN = "#/components/schemas/{name}"
PARAMETER: dict[str, tuple[str, dict[str, Any]]] = {
    "batas": (
        "Banyaknya baris dalam satu jawaban.",
        {"type": "integer", "minimum": 1, "maximum": TERBANYAK, "default": BATAS},
    ),
    "next": (
        "Halaman berikutnya: isi `next` dari jawaban sebelumnya, apa adanya.",
        {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,200}$"},
    ),
    "tahun": (
        "Hanya periode yang berakhir pada tahun itu.",
        {"type": "integer", "minimum": TERAWAL.year, "maximum": TERAKHIR.year},
    ),
    "triwulan": (
        "Hanya triwulan itu; tanpa ini setahun.",
        {"type": "integer", "minimum": 1, "maximum": 4},
    ),
    "unit": (
        "Kode kantor; perlu bila server melayani lebih dari satu.",
        {"type": "string", "pattern": r"^[^\u0000]*$"},
    ),
}
GALAT = {
    "type": "object",
    "required": ["galat", "bentrok"],
    "properties": {
        "galat": {"type": "string", "description": "Kalimat yang menyebut apa yang keliru."},
        "bentrok": {"type": "boolean"},
    },
}
DITOLAK = {400: "Permintaan tidak dapat dibaca.", 404: "Kantor itu tidak ada."}
DITOLAK_KUNCI = {
    401: "Kuncinya tidak ada, tidak dikenal, dicabut, atau lewat masanya.",
    403: "Kuncinya tidak mencakup data ini, atau milik kantor lain.",
    429: "Terlalu sering; tunggu satu menit.",
}
SKEMA_KUNCI = {
    "type": "http",
    "scheme": "bearer",
    "description": "Kunci API yang dibuat admin kantor di Kelola, Kunci API. Tiap alamat menyebut cakupan "
    "yang diperlukannya.",
}


def susun_uraian() -> dict[str, Any]:
    """The whole description."""
    uraian = APISpec(
        title="Data terbuka kantor",
        version=versi(),
        openapi_version="3.1.0",
        info={
            "description": "Yang sudah diterbitkan atau disetujui dibaca siapa saja; yang lain di bawah "
            "/api/v1/kantor, dengan kunci dari kantornya. Bilangan berkoma ditulis sebagai teks dengan "
            "titik, karena persis; hari menurut ISO 8601."
        },
        servers=[{"url": "/"}],
    )
    uraian.components.schema("Galat", GALAT)
    uraian.components.security_scheme("kunci", SKEMA_KUNCI)
    sumber_semua = (*SUMBER.values(), *SUMBER_KANTOR.values())
    kelas = [satu.kelas for satu in sumber_semua]
    _, skema = msgspec.json.schema_components(kelas, ref_template=ACUAN)
    semua = {satu.__name__: satu for induk in kelas for satu in _termasuk(induk)}
    for nama, isi in skema.items():
        if nama not in semua:  # words to choose from
            uraian.components.schema(nama, {"type": "string", "enum": isi["enum"]})
            continue
        arti = {satu: kata for satu, _, kata in bidang(semua[nama])}
        bagian = {satu: sifat | {"description": arti[satu]} for satu, sifat in isi["properties"].items()}
        isi.pop("description", None)  # our own words for developers
        uraian.components.schema(nama, {**isi, "properties": bagian, "additionalProperties": False})
    for sumber in sumber_semua:
        uraian.path(f"/api/v1/{sumber.nama}", operations={"get": _operasi(sumber, csv=False)})
        uraian.path(f"/api/v1/{sumber.nama}.csv", operations={"get": _operasi(sumber, csv=True)})
    hasil: dict[str, Any] = uraian.to_dict()
    return hasil


def _termasuk(kelas: type) -> Iterator[type]:
    """A shape and those of its fields."""
    yield kelas
    for _, jenis, _ in bidang(kelas):
        for satu in (jenis, *getattr(jenis, "__args__", ())):
            if isinstance(satu, type) and is_dataclass(satu):
                yield from _termasuk(satu)


def _operasi(sumber: Sumber, *, csv: bool) -> dict[str, Any]:
    nama = sorted((sumber.dikenal - {"batas", "next"} if csv else sumber.dikenal) | {"unit"})
    daftar = {
        "type": "object",
        "required": ["data", "next"],
        "additionalProperties": False,
        "properties": {
            "data": {"type": "array", "items": {"$ref": ACUAN.format(name=sumber.kelas.__name__)}},
            "next": {
                "type": ["string", "null"],
                "description": "Halaman berikutnya; null bila tidak ada lagi.",
            },
        },
    }
    isi = {"text/csv": {"schema": {"type": "string"}}} if csv else {"application/json": {"schema": daftar}}
    ditolak = DITOLAK if sumber.cakupan is None else DITOLAK | DITOLAK_KUNCI
    return {
        **({} if sumber.cakupan is None else {"security": [{"kunci": [sumber.cakupan.value]}]}),
        "operationId": f"{sumber.sebutan}_csv" if csv else sumber.sebutan,
        "summary": f"{sumber.judul} sebagai CSV" if csv else sumber.judul,
        "description": sumber.uraian,
        "parameters": [
            {"name": satu, "in": "query", "required": False, "description": arti, "schema": skema}
            for satu in nama
            for arti, skema in [PARAMETER[satu]]
        ],
        "responses": {
            "200": {
                "description": sumber.judul,
                "headers": {"ETag": {"description": "Sidik isinya.", "schema": {"type": "string"}}},
                "content": isi,
            },
            "304": {"description": "Belum berubah sejak ETag dalam If-None-Match."},
            **{
                str(kode): {
                    "description": arti,
                    "content": {"application/json": {"schema": {"$ref": ACUAN.format(name="Galat")}}},
                }
                for kode, arti in sorted(ditolak.items())
            },
        },
    }
