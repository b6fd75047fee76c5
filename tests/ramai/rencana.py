"""Plans after surveys."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from kinerja.periode import Periode
from skm.orm import Base
from tests.ramai.baris import OLEH, isi, kini, semua


def rencana(koneksi: Connection, banyak: int) -> None:
    """Plans of every state for the quarters up to the example's, many of them late; one with a long log."""
    milik = Base.metadata.tables["rencana_tindak_lanjut"]
    dari, sampai = koneksi.execute(sa.select(milik.c.dari, milik.c.sampai)).one()
    deret = [Periode(dari, sampai)]
    while len(deret) < max(1, banyak // 50) and (lalu := deret[-1].sebelumnya()) is not None:
        deret.append(lalu)
    baris = [
        {"unit_id": 1, "dari": periode.dari, "sampai": periode.sampai, "unsur": f"U{nomor % 9 + 1}"}
        | {"nama_unsur": "Waktu", "program": f"Program {nomor}", "tahun": periode.sampai.year + nomor % 2}
        | {"triwulan": "4", "tenggat": date(periode.sampai.year + nomor % 2, 12, 31), "versi": 1}
        | {"penanggung_jawab": "Kasi", "realisasi": "uji"}
        | {"status": ("direncanakan", "berjalan", "selesai")[nomor % 3]}
        for nomor in range(banyak)
        for periode in [deret[nomor % len(deret)]]
    ]
    isi(koneksi, "rencana_tindak_lanjut", baris)
    catatan = {"rencana_id": semua(koneksi, "rencana_tindak_lanjut")[0], "status": "berjalan"}
    catatan |= {"realisasi": "uji", "pada": kini(), "oleh": OLEH}
    isi(
        koneksi,
        "peristiwa_tindak_lanjut",
        [catatan | {"urut": 2 + nomor} for nomor in range(max(2, banyak // 40))],
    )
