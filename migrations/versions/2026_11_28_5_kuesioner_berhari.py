"""A questionnaire has a scale and takes effect on a day.

Versions that were in force from the moment they were published begin on that day; the first of each kind on
the first day of the rule it follows, so that old rows belong to it. Names that the package's IKU-01 no longer
uses stay with the formulas of offices that do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "20261128_kuesioner_berhari"
down_revision = "20261128_hari_yang_sama"
branch_labels = None
depends_on = None

AWAL = "2017-01-01"
RUMUS = sa.table(
    "rumus_indikator",
    sa.column("id", sa.Integer),
    sa.column("ketetapan", sa.Text),
    sa.column("koreksi", sa.Text),
    sa.column("variabel", sa.JSON),
)
LAMA = [
    {"nama": nama, "definisi": definisi, "sebutan": sebutan, "satuan": satuan}
    for nama, definisi, sebutan, satuan in (
        ("total_nilai_persepsi", "Total dari Persepsi Nilai per Unsur", "nilai persepsi", "nilai"),
        ("total_unsur_terisi", "Total Unsur yang Terisi", "unsur yang terisi", "unsur"),
        ("nilai_penimbang", "Nilai Penimbang", "nilai penimbang", "bobot"),
    )
]


def upgrade() -> None:
    with op.batch_alter_table("kuesioner") as ubah:
        ubah.add_column(sa.Column("berlaku_mulai", sa.Date(), nullable=True))
        ubah.add_column(sa.Column("skala", sa.String(length=24), nullable=False, server_default="2017"))
    op.execute("UPDATE kuesioner SET berlaku_mulai = date(terbit_pada) WHERE terbit_pada IS NOT NULL")
    op.execute(
        f"UPDATE kuesioner SET berlaku_mulai = '{AWAL}' WHERE terbit_pada IS NOT NULL AND versi = "  # noqa: S608  # our own constant
        "(SELECT min(lain.versi) FROM kuesioner AS lain WHERE lain.unit_id = kuesioner.unit_id "
        "AND lain.jenis = kuesioner.jenis AND lain.terbit_pada IS NOT NULL)"
    )
    with op.batch_alter_table("kuesioner") as ubah:
        ubah.create_check_constraint(op.f("ck_kuesioner_skala"), "skala IN ('2017', '2004')")
        ubah.create_check_constraint(
            op.f("ck_kuesioner_terbit_berhari"), "(terbit_pada IS NULL) = (berlaku_mulai IS NULL)"
        )
    _variabel(lambda isi, dipakai: [*isi, *(satu for satu in dipakai if satu not in isi)])


def downgrade() -> None:
    _variabel(lambda isi, dipakai: [satu for satu in isi if satu not in dipakai])
    with op.batch_alter_table("kuesioner") as ubah:
        ubah.drop_constraint(op.f("ck_kuesioner_terbit_berhari"), type_="check")
        ubah.drop_constraint(op.f("ck_kuesioner_skala"), type_="check")
        ubah.drop_column("skala")
        ubah.drop_column("berlaku_mulai")


def _variabel(baru: Callable[[list[Any], list[Any]], list[Any]]) -> None:
    """Give each formula that names one of `LAMA` other inputs."""
    koneksi = op.get_bind()
    for nomor, ketetapan, koreksi, isi in koneksi.execute(sa.select(RUMUS)).all():
        dipakai = [satu for satu in LAMA if satu["nama"] in f"{ketetapan or ''} {koreksi}"]
        if dipakai:
            koneksi.execute(RUMUS.update().where(RUMUS.c.id == nomor).values(variabel=baru(isi, dipakai)))
