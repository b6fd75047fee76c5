"""The unit, its staff and the audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261123_unit_dan_akun"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(length=20), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("nama_ketetapan", sa.String(length=120), nullable=False),
        sa.Column("kabupaten", sa.String(length=120), nullable=False),
        sa.Column("provinsi", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("kode", name=op.f("uq_unit_kode")),
    )
    op.create_table(
        "akun",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("nama", sa.String(length=60), nullable=False),
        sa.Column(
            "peran",
            sa.Enum(
                "admin",
                "petugas",
                "penanggung_jawab",
                "pimpinan",
                name="peran",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("sandi_hash", sa.String(length=200), nullable=False),
        sa.Column("wajib_ganti_sandi", sa.Boolean(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("versi_sesi", sa.Integer(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_akun_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_akun")),
        sa.UniqueConstraint("nama", name=op.f("uq_akun_nama")),
    )
    op.create_table(
        "jejak_audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("peristiwa", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_jejak_audit_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jejak_audit")),
    )
    op.create_index("ix_jejak_audit_unit_id_pada", "jejak_audit", ["unit_id", "pada"])


def downgrade() -> None:
    op.drop_table("jejak_audit")
    op.drop_table("akun")
    op.drop_table("unit")
