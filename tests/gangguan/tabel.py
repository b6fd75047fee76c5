"""The table of docs/gangguan.md: what tests see must stand there, and nothing else may."""

from __future__ import annotations

from tests.alur.jalan import AKAR
from tests.gangguan.kantor import Terlihat
from tests.penuh import PENUH

SQLITE, POSTGRES = "SQLite", "PostgreSQL"
DOKUMEN = AKAR / "docs" / "gangguan.md"


def baris() -> dict[tuple[str, str], Terlihat]:
    """Every row by fault and database."""
    teks = DOKUMEN.read_text(encoding="utf-8")
    semua = [
        [sel.strip() for sel in satu.strip("|").split("|")]
        for satu in teks.split("<!-- tabel -->")[1].split("<!-- akhir tabel -->")[0].splitlines()
        if satu.startswith("|")
    ]
    return {(satu[0], satu[1]): Terlihat(*satu[2:]) for satu in semua[2:]}


def cocokkan(gangguan: str, jenis: str, terlihat: Terlihat) -> None:
    """What was seen of that fault is what the document says; with `UJI_PENUH=1` it says so afterwards."""
    tercatat = baris()
    if PENUH:
        _tulis(tercatat | {(gangguan, jenis): terlihat})
    assert tercatat.get((gangguan, jenis)) == terlihat


def _tulis(semua: dict[tuple[str, str], Terlihat]) -> None:
    dulu, _, sisa = DOKUMEN.read_text(encoding="utf-8").partition("<!-- tabel -->")
    kepala = ["| Fault | Database | Citizen | Desk | Admin |", "|---|---|---|---|---|"]
    isi = [f"| {a} | {b} | {t.warga} | {t.loket} | {t.admin} |" for (a, b), t in semua.items()]
    akhir = sisa.split("<!-- akhir tabel -->")[1]
    tabel = "\n".join([*kepala, *isi])
    DOKUMEN.write_text(f"{dulu}<!-- tabel -->\n{tabel}\n<!-- akhir tabel -->{akhir}", encoding="utf-8")
