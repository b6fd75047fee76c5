"""Evidence files, approved figures, deadlines, links between indicators; IKI-37 comes from the log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_bukti_dan_cuplikan"
down_revision = "20261124_isian_indikator"
branch_labels = None
depends_on = None

INDIKATOR = sa.table("indikator", sa.column("kode"), sa.column("otomatis"))


def upgrade() -> None:
    op.create_table(
        "bukti_dukung",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indikator_id", sa.Integer(), nullable=False),
        sa.Column("triwulan", sa.Integer(), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("jenis", sa.String(length=8), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["indikator_id"], ["indikator.id"], name=op.f("fk_bukti_dukung_indikator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bukti_dukung")),
        sa.UniqueConstraint(
            "indikator_id", "triwulan", "sidik", name=op.f("uq_bukti_dukung_indikator_id_triwulan_sidik")
        ),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name=op.f("ck_bukti_dukung_triwulan_setahun")),
    )
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
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name=op.f("ck_cuplikan_nilai_triwulan_setahun")),
    )
    op.create_table(
        "tenggat_isian",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("triwulan", sa.Integer(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_tenggat_isian_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenggat_isian")),
        sa.UniqueConstraint(
            "unit_id", "tahun", "triwulan", name=op.f("uq_tenggat_isian_unit_id_tahun_triwulan")
        ),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name=op.f("ck_tenggat_isian_triwulan_setahun")),
    )
    with op.batch_alter_table("indikator") as ubah:
        ubah.add_column(sa.Column("mendukung", sa.String(length=12), nullable=True))
        ubah.add_column(sa.Column("pensiun", sa.String(length=300), nullable=False, server_default=""))
    op.execute(
        INDIKATOR.update().where(INDIKATOR.c.kode == "IKI-37").values(otomatis="dokumen_non_perizinan")
    )


def downgrade() -> None:
    op.execute(INDIKATOR.update().where(INDIKATOR.c.kode == "IKI-37").values(otomatis=None))
    with op.batch_alter_table("indikator") as ubah:
        ubah.drop_column("pensiun")
        ubah.drop_column("mendukung")
    op.drop_table("tenggat_isian")
    op.drop_table("cuplikan_nilai")
    op.drop_table("bukti_dukung")
