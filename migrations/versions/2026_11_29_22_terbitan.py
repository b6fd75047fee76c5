"""Published editions of approved periods, only added to; and the newest one's period beside the office."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_terbitan"
down_revision = "20261129_pengesahan"
branch_labels = None
depends_on = None

SQLITE = (
    """CREATE TRIGGER terbitan_tetap BEFORE UPDATE ON terbitan
    BEGIN SELECT RAISE(ABORT, 'terbitan tidak dapat diubah'); END""",
    """CREATE TRIGGER terbitan_tinggal BEFORE DELETE ON terbitan
    BEGIN SELECT RAISE(ABORT, 'terbitan tidak dapat dihapus'); END""",
)
POSTGRES = (
    """CREATE FUNCTION terbitan_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'terbitan tidak dapat diubah';
    END $$""",
    """CREATE TRIGGER terbitan_tetap BEFORE UPDATE OR DELETE ON terbitan
    FOR EACH ROW EXECUTE FUNCTION terbitan_tetap()""",
)


def upgrade() -> None:
    op.add_column("unit", sa.Column("terbit", sa.String(length=40), server_default="", nullable=False))
    op.create_table(
        "terbitan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("pengesahan_id", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("bagian", sa.String(length=4), nullable=False),
        sa.Column("edisi", sa.Integer(), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("ikm", sa.String(length=8), nullable=False),
        sa.Column("mutu", sa.String(length=2), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_terbitan_unit_id")),
        sa.ForeignKeyConstraint(["pengesahan_id"], ["pengesahan.id"], name=op.f("fk_terbitan_pengesahan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terbitan")),
        sa.UniqueConstraint(
            "unit_id", "tahun", "bagian", "edisi", name=op.f("uq_terbitan_unit_id_tahun_bagian_edisi")
        ),
    )
    for perintah in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRES:
        op.execute(perintah)


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP TRIGGER terbitan_tetap ON terbitan")
        op.execute("DROP FUNCTION terbitan_tetap()")
    op.drop_table("terbitan")
    op.drop_column("unit", "terbit")
