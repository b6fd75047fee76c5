"""Plans after surveys, their files, and what was done about comments."""

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
    dari, sampai = koneksi.execute(sa.select(milik.c.dari, milik.c.sampai).order_by(milik.c.id)).first()
    deret = [Periode(dari, sampai)]
    while len(deret) < max(1, banyak // 50) and (lalu := deret[-1].sebelumnya()) is not None:
        deret.append(lalu)
    baris = [
        {
            "unit_id": 1,
            "ditarik": "keliru" * (nomor % 7 == 6),
            "dari": periode.dari,
            "sampai": periode.sampai,
            "unsur": f"U{nomor % 9 + 1}",
        }
        | {"nama_unsur": "Waktu", "program": f"Program {nomor}", "tahun": periode.sampai.year + nomor % 2}
        | {"triwulan": "4", "tenggat": date(periode.sampai.year + nomor % 2, 12, 31), "versi": 1}
        | {"penanggung_jawab": "Kasi", "realisasi": "uji", "ditarik": "keliru" * (nomor % 7 == 6)}
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
    berkas = {"rencana_id": catatan["rencana_id"], "jenis": "pdf", "ukuran": 9, "oleh": OLEH, "pada": kini()}
    isi(
        koneksi,
        "bukti_tindak_lanjut",
        [berkas | {"nama": f"foto {n}.pdf", "sidik": f"{n:064x}"} for n in range(min(9, banyak))],
    )
    _saran(koneksi, catatan["rencana_id"])
    media = {"unit_id": 1, "jenis": "cetak", "tautan": "", "tanggal": date(2026, 2, 1), "oleh": OLEH}
    isi(
        koneksi,
        "media_publikasi",
        [media | {"nama": f"Papan {n}", "pada": kini()} for n in range(max(2, banyak // 40))],
    )


def _saran(koneksi: Connection, rencana_id: int) -> None:
    """Every second comment is answered and led to a plan."""
    j, t = (Base.metadata.tables[nama] for nama in ("jawaban", "tanggapan_saran"))
    ada = sa.select(t.c.jawaban_id)
    pilih = sa.select(j.c.id, j.c.tanggal).where(j.c.unit_id == 1, j.c.saran.is_not(None), j.c.id.not_in(ada))
    baris = [
        {"jawaban_id": nomor, "unit_id": 1, "bulan": hari.year * 12 + hari.month, "keadaan": "dibaca"}
        | {"unsur": f"U{urut % 9 + 1}", "label": "kursi", "tanggapan": "Terima kasih.", "tampil": True}
        | {"rencana_id": rencana_id, "oleh": OLEH, "pada": kini(), "versi": 1}
        for urut, (nomor, hari) in enumerate(koneksi.execute(pilih))
        if urut % 2
    ]
    if baris:
        isi(koneksi, "tanggapan_saran", baris)
