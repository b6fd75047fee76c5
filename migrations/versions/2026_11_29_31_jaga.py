"""The server knows its keys by their fingerprints, and its backups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_jaga"
down_revision = "20261129_kunci_api"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sidik_kunci",
        sa.Column("nama", sa.String(16), nullable=False),
        sa.Column("sidik", sa.String(40), nullable=False),
        sa.Column("sejak", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("nama", name="pk_sidik_kunci"),
    )
    op.create_table(
        "cadangan_server",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("berkas", sa.String(400), nullable=False),
        sa.Column("ukuran", sa.BigInteger, nullable=False),
        sa.Column("sidik", sa.String(64), nullable=False),
        sa.Column("utuh", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cadangan_server"),
    )
    op.create_index("ix_cadangan_server_utuh_pada", "cadangan_server", ["utuh", "pada"])


def downgrade() -> None:
    op.drop_table("cadangan_server")
    op.drop_table("sidik_kunci")
