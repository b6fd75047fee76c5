"""One place for what was reported or approved: the frozen figure of an indicator and period.

Approvals (`cuplikan_nilai`) and on-time reports (`laporan_beku`) become rows of `angka_beku`, and become
themselves again on the way back: an approval keeps its numbers, a report its counts. What is approved or
reported in between goes back as an approval of a quarter or year, or as a report; of a figure frozen several
times for another period, the older ones have no place in the earlier schema.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "20261128_angka_beku"
down_revision = "20261126_penanda_tangan"
branch_labels = None
depends_on = None

KETEPATAN = {"non_perizinan": "ketepatan_non_perizinan", "perizinan": "ketepatan_perizinan"}
KODE = {"ketepatan_non_perizinan": "IKU-02", "ketepatan_perizinan": "IKU-03"}
"""The decree's codes, for a year without a catalogue."""

BEKU = sa.table(
    "angka_beku",
    sa.column("unit_id", sa.Integer),
    sa.column("kode", sa.String),
    sa.column("dari", sa.Date),
    sa.column("sampai", sa.Date),
    sa.column("nomor", sa.Integer),
    sa.column("disetujui", sa.Boolean),
    sa.column("isi", sa.JSON),
    sa.column("alasan", sa.String),
    sa.column("oleh", sa.String),
    sa.column("pada", sa.DateTime(timezone=True)),
)
CUPLIKAN = sa.table(
    "cuplikan_nilai",
    sa.column("indikator_id", sa.Integer),
    sa.column("triwulan", sa.Integer),
    sa.column("nomor", sa.Integer),
    sa.column("isi", sa.JSON),
    sa.column("alasan", sa.String),
    sa.column("oleh", sa.String),
    sa.column("pada", sa.DateTime(timezone=True)),
)
LAPORAN = sa.table(
    "laporan_beku",
    sa.column("unit_id", sa.Integer),
    sa.column("dari", sa.Date),
    sa.column("sampai", sa.Date),
    sa.column("pada", sa.DateTime(timezone=True)),
    sa.column("oleh", sa.String),
    sa.column("isi", sa.JSON),
)
INDIKATOR = sa.table(
    "indikator",
    sa.column("id", sa.Integer),
    sa.column("unit_id", sa.Integer),
    sa.column("tahun", sa.Integer),
    sa.column("urutan", sa.Integer),
    sa.column("kode", sa.String),
    sa.column("otomatis", sa.String),
    sa.column("rumus_berlaku", sa.String),
)


def upgrade() -> None:
    op.create_table(
        "angka_beku",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(length=12), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("disetujui", sa.Boolean(), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_angka_beku_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_angka_beku")),
        sa.UniqueConstraint(
            "unit_id",
            "kode",
            "dari",
            "sampai",
            "nomor",
            name=op.f("uq_angka_beku_unit_id_kode_dari_sampai_nomor"),
        ),
    )
    koneksi = op.get_bind()
    semua = [*_dari_laporan(koneksi), *_dari_cuplikan(koneksi)]
    per_angka = defaultdict(list)
    for satu in semua:
        per_angka[satu["unit_id"], satu["kode"], satu["dari"], satu["sampai"]].append(satu)
    for milik in per_angka.values():  # whichever was frozen last stands
        for nomor, satu in enumerate(sorted(milik, key=lambda isi: (isi["pada"], isi["nomor"])), start=1):
            koneksi.execute(sa.insert(BEKU), satu | {"nomor": nomor})
    op.drop_table("cuplikan_nilai")
    op.drop_table("laporan_beku")


def downgrade() -> None:
    _buat_tabel_lama()
    koneksi = op.get_bind()
    baris = {(satu.unit_id, satu.tahun, satu.kode): satu.id for satu in koneksi.execute(sa.select(INDIKATOR))}
    nomor: dict[tuple[int, int], int] = defaultdict(int)
    laporan: dict[tuple[Any, ...], dict[str, Any]] = {}
    for satu in koneksi.execute(sa.select(BEKU).order_by(BEKU.c.nomor)).mappings():
        triwulan, nomor_id = _triwulan(satu), baris.get((satu["unit_id"], satu["sampai"].year, satu["kode"]))
        if satu["disetujui"] and triwulan is not None and nomor_id is not None:
            nomor[nomor_id, triwulan] += 1
            isi = {nama: satu[nama] for nama in ("isi", "alasan", "oleh", "pada")}
            isi |= {"indikator_id": nomor_id, "triwulan": triwulan, "nomor": nomor[nomor_id, triwulan]}
            koneksi.execute(sa.insert(CUPLIKAN), isi)
        elif not satu["disetujui"] and satu["isi"].get("tally"):
            kunci = tuple(satu[nama] for nama in ("unit_id", "dari", "sampai"))
            ada = laporan.setdefault(kunci, {"pada": satu["pada"], "oleh": satu["oleh"], "isi": {}})
            ada["isi"] |= satu["isi"]["tally"]
    for (unit_id, dari, sampai), satu in laporan.items():
        koneksi.execute(sa.insert(LAPORAN), {"unit_id": unit_id, "dari": dari, "sampai": sampai, **satu})
    op.drop_table("angka_beku")


def _dari_laporan(koneksi: sa.Connection) -> list[dict[str, Any]]:
    """On-time reports as figures of the indicators that measure them."""
    indikator = koneksi.execute(
        sa.select(INDIKATOR).where(INDIKATOR.c.otomatis.in_(KODE)).order_by(INDIKATOR.c.urutan)
    ).all()
    hasil = []
    for satu in koneksi.execute(sa.select(LAPORAN)).mappings():
        for kategori, otomatis in KETEPATAN.items():
            milik = [
                baris
                for baris in indikator
                if (baris.unit_id, baris.tahun, baris.otomatis)
                == (satu["unit_id"], satu["sampai"].year, otomatis)
            ]
            kode = milik[0].kode if milik else KODE[otomatis]
            berlaku = milik[0].rumus_berlaku if milik else "koreksi"
            hasil.append(
                {nama: satu[nama] for nama in ("unit_id", "dari", "sampai", "oleh", "pada")}
                | {"kode": kode, "nomor": 0, "disetujui": False, "alasan": ""}
                | {"isi": _isi(satu["isi"], kategori, berlaku)}
            )
    return hasil


def _dari_cuplikan(koneksi: sa.Connection) -> list[dict[str, Any]]:
    pilih = sa.select(CUPLIKAN, INDIKATOR.c.unit_id, INDIKATOR.c.tahun, INDIKATOR.c.kode).join(
        INDIKATOR, INDIKATOR.c.id == CUPLIKAN.c.indikator_id
    )
    hasil = []
    for satu in koneksi.execute(pilih).mappings():
        dari, sampai = _hari(satu["tahun"], satu["triwulan"])
        hasil.append(
            {nama: satu[nama] for nama in ("unit_id", "kode", "nomor", "isi", "alasan", "oleh", "pada")}
            | {"dari": dari, "sampai": sampai, "disetujui": True}
        )
    return hasil


def _isi(tally: dict[str, dict[str, int]], kategori: str, berlaku: str) -> dict[str, Any]:
    """Both results from the counts, as that day's formulas gave them."""
    ini, non = tally[kategori], tally["non_perizinan"]
    nama = kategori.replace("_", " ")
    kosong = "PENYEBUT_NOL" if kategori == "perizinan" and ini["selesai"] else "BELUM_DIISI"
    return {
        "rumus_berlaku": berlaku,
        "ketetapan": _hasil(
            ini["selesai_tepat"],
            non["selesai"],
            f"permohonan {nama} selesai tepat waktu",
            "permohonan non perizinan selesai",
            kosong,
        ),
        "koreksi": _hasil(
            ini["tepat_waktu"],
            ini["jatuh_tempo"],
            f"permohonan {nama} tepat waktu",
            f"permohonan {nama} jatuh tempo",
            "BELUM_JATUH_TEMPO",
        ),
        "tally": {satu: tally[satu] for satu in dict.fromkeys(("non_perizinan", kategori))},
    }


def _hasil(atas: int, bawah: int, nama_atas: str, nama_bawah: str, kosong: str) -> dict[str, Any]:
    nilai = Fraction(100 * atas, bawah) if bawah else None
    perseratus = 0 if nilai is None else (2 * 10000 * atas + bawah) // (2 * bawah)  # half up
    terbaca = "belum ada" if nilai is None else f"{perseratus // 100},{perseratus % 100:02}"
    return {
        "status": "OK" if bawah else kosong,
        "nilai": None if nilai is None else str(nilai),
        "pembilang": str(atas),
        "penyebut": str(bawah),
        "satuan": "%",
        "alasan": "" if bawah else f"Belum ada {nama_bawah}.",
        "jejak": [["Persentase", f"{atas} {nama_atas} ÷ {bawah} {nama_bawah} × 100", terbaca]],
    }


def _hari(tahun: int, triwulan: int) -> tuple[date, date]:
    if triwulan == 0:
        return date(tahun, 1, 1), date(tahun, 12, 31)
    berikut = date(tahun + triwulan // 4, 3 * triwulan % 12 + 1, 1)
    return date(tahun, 3 * triwulan - 2, 1), berikut - timedelta(days=1)


def _triwulan(satu: Any) -> int | None:
    hari = (satu["dari"], satu["sampai"])
    return next((n for n in range(5) if _hari(satu["sampai"].year, n) == hari), None)


def _buat_tabel_lama() -> None:
    op.create_table(
        "cuplikan_nilai",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indikator_id", sa.Integer(), nullable=False),
        sa.Column("triwulan", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["indikator_id"], ["indikator.id"], name=op.f("fk_cuplikan_nilai_indikator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cuplikan_nilai")),
        sa.UniqueConstraint(
            "indikator_id", "triwulan", "nomor", name=op.f("uq_cuplikan_nilai_indikator_id_triwulan_nomor")
        ),
        sa.CheckConstraint("triwulan BETWEEN 0 AND 4", name=op.f("ck_cuplikan_nilai_triwulan_atau_tahun")),
    )
    op.create_table(
        "laporan_beku",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_laporan_beku_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_laporan_beku")),
        sa.UniqueConstraint("unit_id", "dari", "sampai", name=op.f("uq_laporan_beku_unit_id_dari_sampai")),
    )
