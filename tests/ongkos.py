"""What reads cost a database: rows that PostgreSQL goes through, steps of SQLite's programs.

Neither depends on the machine or on what else runs on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.orm import Session

SATUAN = {"postgresql": "rows", "sqlite": "steps"}
SEKALI = 10
"""Steps after which SQLite reports; a count is exact to so many."""


def ongkos(session: Session, kerja: Callable[[], object]) -> int:
    """What the reads of `kerja` cost, by the measure of the session's database."""
    koneksi = session.connection()
    return _baris(koneksi, kerja) if koneksi.dialect.name == "postgresql" else _langkah(koneksi, kerja)


def _langkah(koneksi: Connection, kerja: Callable[[], object]) -> int:
    sqlite: Any = koneksi.connection.driver_connection
    kali = 0

    def lapor() -> int:
        nonlocal kali
        kali += 1
        return 0

    sqlite.set_progress_handler(lapor, SEKALI)
    try:
        kerja()
    finally:
        sqlite.set_progress_handler(None, SEKALI)
    return kali * SEKALI


def _baris(koneksi: Connection, kerja: Callable[[], object]) -> int:
    dikirim: list[tuple[str, Any]] = []

    def catat(_koneksi: Any, _kursor: Any, pernyataan: str, isi: Any, *_lain: Any) -> None:
        if pernyataan.startswith(("SELECT", "WITH")):
            dikirim.append((pernyataan, isi))

    sa.event.listen(koneksi, "before_cursor_execute", catat)
    try:
        kerja()
    finally:
        sa.event.remove(koneksi, "before_cursor_execute", catat)
    rencana = (
        koneksi.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {pernyataan}", isi).scalar_one()
        for pernyataan, isi in dikirim
    )
    return round(sum(_dilalui(simpul) for satu in rencana for simpul in _simpul(satu[0]["Plan"])))


def _simpul(rencana: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield rencana
    for anak in rencana.get("Plans", ()):
        yield from _simpul(anak)


def _dilalui(simpul: dict[str, Any]) -> float:
    """Rows and index entries that a step read, those it threw away included."""
    if "Relation Name" not in simpul and "Index Name" not in simpul:
        return 0
    dibuang = (nilai for nama, nilai in simpul.items() if nama.startswith("Rows Removed by"))
    return float(simpul["Actual Loops"] * (simpul["Actual Rows"] + sum(dibuang)))
