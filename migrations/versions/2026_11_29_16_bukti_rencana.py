"""A plan entered by mistake is taken back; files show what became of one; citizens are told of a plan."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_bukti_rencana"
down_revision = "20261129_isi_profil"
branch_labels = None
depends_on = None

UNIK = ["unit_id", "dari", "sampai", "unsur", "program"]
LAMA = "uq_rencana_tindak_lanjut_unit_id_dari_sampai_unsur_program"
BARU = "uq_rencana_tindak_lanjut_berlaku"
BERLAKU = sa.text("ditarik = ''")


def upgrade() -> None:
    with op.batch_alter_table("rencana_tindak_lanjut") as ubah:
        ubah.add_column(sa.Column("ditarik", sa.String(length=300), server_default="", nullable=False))
        ubah.drop_constraint(LAMA, type_="unique")
    op.create_index(
        BARU, "rencana_tindak_lanjut", UNIK, unique=True, sqlite_where=BERLAKU, postgresql_where=BERLAKU
    )
    op.create_table(
        "bukti_tindak_lanjut",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rencana_id", sa.Integer(), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("jenis", sa.String(length=8), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["rencana_id"], ["rencana_tindak_lanjut.id"], name=op.f("fk_bukti_tindak_lanjut_rencana_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bukti_tindak_lanjut")),
        sa.UniqueConstraint("rencana_id", "sidik", name=op.f("uq_bukti_tindak_lanjut_rencana_id_sidik")),
    )
    op.create_table(
        "perbaikan",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("butir", sa.JSON(), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_perbaikan_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "dari", "sampai", name=op.f("pk_perbaikan")),
    )


def downgrade() -> None:
    """The version before knows no row that was taken back: there its programme says so."""
    op.drop_table("perbaikan")
    op.drop_table("bukti_tindak_lanjut")
    op.drop_index(BARU, "rencana_tindak_lanjut")
    _sebut_ditarik()
    with op.batch_alter_table("rencana_tindak_lanjut") as ubah:
        ubah.drop_column("ditarik")
        ubah.create_unique_constraint(LAMA, UNIK)


def _sebut_ditarik() -> None:
    """Another row may stand for the same programme, and the log keeps its own."""
    op.execute(
        "UPDATE rencana_tindak_lanjut SET program = substr('(ditarik ' || id || ') ' || program, 1, 300) "
        "WHERE ditarik <> ''"
    )
