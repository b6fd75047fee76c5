"""Approved reports of a period: what was approved, its code and its data's fingerprint; only added to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_pengesahan"
down_revision = "20261129_teks_dokumen"
branch_labels = None
depends_on = None

SQLITE = (
    """CREATE TRIGGER pengesahan_tetap BEFORE UPDATE ON pengesahan
    BEGIN SELECT RAISE(ABORT, 'pengesahan tidak dapat diubah'); END""",
    """CREATE TRIGGER pengesahan_tinggal BEFORE DELETE ON pengesahan
    BEGIN SELECT RAISE(ABORT, 'pengesahan tidak dapat dihapus'); END""",
)
POSTGRES = (
    """CREATE FUNCTION pengesahan_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'pengesahan tidak dapat diubah';
    END $$""",
    """CREATE TRIGGER pengesahan_tetap BEFORE UPDATE OR DELETE ON pengesahan
    FOR EACH ROW EXECUTE FUNCTION pengesahan_tetap()""",
)


def upgrade() -> None:
    op.create_table(
        "pengesahan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(length=16), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("dasar", sa.LargeBinary(), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_pengesahan_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengesahan")),
        sa.UniqueConstraint(
            "unit_id", "dari", "sampai", "nomor", name=op.f("uq_pengesahan_unit_id_dari_sampai_nomor")
        ),
        sa.UniqueConstraint("kode", name=op.f("uq_pengesahan_kode")),
    )
    for perintah in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRES:
        op.execute(perintah)


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP TRIGGER pengesahan_tetap ON pengesahan")
        op.execute("DROP FUNCTION pengesahan_tetap()")
    op.drop_table("pengesahan")
