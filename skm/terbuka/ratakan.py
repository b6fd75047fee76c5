"""Nested shapes as the flat columns and rows of a CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from skm.bentuk.aliran import Isi, Kolom, Ragam


def kolom(kelas: type, awalan: str = "") -> Iterator[Kolom]:
    """A column for every field; those of a field that is a shape of its own carry its name before theirs.

    Lists have no column: each of them is a table of its own.
    """
    for nama, jenis, arti in bidang(kelas):
        if isinstance(jenis, type) and is_dataclass(jenis):
            yield from kolom(jenis, f"{awalan}{nama}_")
        elif get_origin(jenis) is not tuple:
            yield Kolom(f"{awalan}{nama}", Ragam.BILANGAN if jenis is int else Ragam.TEKS, arti)


def baris(kelas: type, satu: Any) -> Iterator[Isi]:
    """The cells of one; all empty where there is none."""
    for nama, jenis, _ in bidang(kelas):
        isi = None if satu is None else getattr(satu, nama)
        if isinstance(jenis, type) and is_dataclass(jenis):
            yield from baris(jenis, isi)
        elif get_origin(jenis) is not tuple:
            yield isi


def bidang(kelas: type) -> Sequence[tuple[str, Any, str]]:
    """(name, what it is when it is there, what it means) of every field."""
    hasil = []
    ragam = get_type_hints(kelas, include_extras=True)
    for satu in fields(kelas):
        isi, arti = get_args(ragam[satu.name])
        if get_origin(isi) is UnionType:
            isi = next(jenis for jenis in get_args(isi) if jenis is not NoneType)
        hasil.append((satu.name, isi, arti))
    return hasil
