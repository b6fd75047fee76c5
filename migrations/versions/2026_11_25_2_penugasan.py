"""Which posts an account fills in for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_penugasan"
down_revision = "20261125_renstra"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "penugasan_jabatan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("akun_id", sa.Integer(), nullable=False),
        sa.Column("jabatan", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["akun_id"], ["akun.id"], name=op.f("fk_penugasan_jabatan_akun_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penugasan_jabatan")),
        sa.UniqueConstraint("akun_id", "jabatan", name=op.f("uq_penugasan_jabatan_akun_id_jabatan")),
    )


def downgrade() -> None:
    op.drop_table("penugasan_jabatan")
