"""The roles of the staff, apart from their tables: who only asks for a role maps none."""

from __future__ import annotations

from enum import StrEnum


class Peran(StrEnum):
    """Who somebody is to the system."""

    ADMIN = "admin"
    PETUGAS = "petugas"
    PENANGGUNG_JAWAB = "penanggung_jawab"
    PIMPINAN = "pimpinan"
