"""The front desk's log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261123_loket"
down_revision = "20261123_survei"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "permohonan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.String(length=40), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=False),
        sa.Column("pemohon", sa.String(length=120), nullable=True),
        sa.Column("wilayah_id", sa.Integer(), nullable=True),
        sa.Column("diterima", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lengkap", sa.DateTime(timezone=True), nullable=False),
        sa.Column("janji_jumlah", sa.Integer(), nullable=False),
        sa.Column(
            "janji_satuan",
            sa.Enum(
                "menit",
                "jam",
                "hari",
                name="janji_satuan",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("jatuh_tempo", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "proses",
                "selesai",
                "batal",
                "ditolak",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("selesai", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ditutup", sa.DateTime(timezone=True), nullable=True),
        sa.Column("alasan", sa.String(length=300), nullable=True),
        sa.Column("dicatat_oleh", sa.String(length=60), nullable=False),
        sa.Column("impor_id", sa.Integer(), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'selesai') = (selesai IS NOT NULL)", name=op.f("ck_permohonan_selesai_bermoment")
        ),
        sa.CheckConstraint("lengkap >= diterima", name=op.f("ck_permohonan_lengkap_setelah_diterima")),
        sa.CheckConstraint("selesai >= lengkap", name=op.f("ck_permohonan_selesai_setelah_lengkap")),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_permohonan_impor_id")),
        sa.ForeignKeyConstraint(["layanan_id"], ["layanan.id"], name=op.f("fk_permohonan_layanan_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_permohonan_unit_id")),
        sa.ForeignKeyConstraint(["wilayah_id"], ["wilayah.id"], name=op.f("fk_permohonan_wilayah_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permohonan")),
        sa.UniqueConstraint("unit_id", "nomor", name=op.f("uq_permohonan_unit_id_nomor")),
    )
    op.create_index("ix_permohonan_unit_id_jatuh_tempo", "permohonan", ["unit_id", "jatuh_tempo"])
    op.create_index("ix_permohonan_unit_id_selesai", "permohonan", ["unit_id", "selesai"])
    op.create_table(
        "nomor_urut",
        sa.Column("layanan_id", sa.Integer(), nullable=False),
        sa.Column("tahun", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("terakhir", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["layanan_id"], ["layanan.id"], name=op.f("fk_nomor_urut_layanan_id")),
        sa.PrimaryKeyConstraint("layanan_id", "tahun", name=op.f("pk_nomor_urut")),
    )


def downgrade() -> None:
    op.drop_table("nomor_urut")
    op.drop_table("permohonan")
