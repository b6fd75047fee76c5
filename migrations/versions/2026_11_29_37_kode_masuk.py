"""A second step of signing in: codes of an application, and recovery codes kept as fingerprints."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_kode_masuk"
down_revision = "20261129_rantai_jejak"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("akun", sa.Column("totp_sandi", sa.String(length=200), nullable=True))
    op.add_column("akun", sa.Column("totp_langkah", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("akun", sa.Column("totp_sejak", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "kode_pemulihan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("akun_id", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("dipakai_pada", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["akun_id"], ["akun.id"], name=op.f("fk_kode_pemulihan_akun_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kode_pemulihan")),
        sa.UniqueConstraint("akun_id", "sidik", name=op.f("uq_kode_pemulihan_akun_id_sidik")),
    )


def downgrade() -> None:
    op.drop_table("kode_pemulihan")
    with op.batch_alter_table("akun") as tabel:
        for kolom in ("totp_sejak", "totp_langkah", "totp_sandi"):
            tabel.drop_column(kolom)
