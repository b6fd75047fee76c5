"""Keys with which programs read what an office has not published, kept as fingerprints."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_kunci_api"
down_revision = "20261129_baris_muatan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kunci_api",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("nama", sa.String(length=80), nullable=False),
        sa.Column("cakupan", sa.JSON(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("ujung", sa.String(length=4), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=False),
        sa.Column("dibuat_oleh", sa.String(length=60), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dipakai", sa.Date(), nullable=True),
        sa.Column("dicabut_oleh", sa.String(length=60), server_default="", nullable=False),
        sa.Column("dicabut_pada", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_kunci_api_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kunci_api")),
        sa.UniqueConstraint("sidik", name=op.f("uq_kunci_api_sidik")),
    )


def downgrade() -> None:
    op.drop_table("kunci_api")
