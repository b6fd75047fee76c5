"""What a service is called and where it is listed is only ever added to, with the moment of recording.

What is there counts as always known; a change is a further version. The service's own columns stay what they
are now, the later rows say what they were.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "20261128_sebutan_layanan"
down_revision = "20261128_sifat_variabel"
branch_labels = None
depends_on = None

SELALU = datetime(1900, 1, 1, tzinfo=UTC)
LAYANAN = sa.table("layanan", *map(sa.column, ("id", "nama", "urutan")))
SEBUTAN = sa.table("sebutan_layanan", *map(sa.column, ("layanan_id", "nama", "urutan", "versi", "dicatat")))
SQLITE = (
    """CREATE TRIGGER sebutan_layanan_tetap BEFORE UPDATE ON sebutan_layanan
    BEGIN SELECT RAISE(ABORT, 'versi tidak dapat diubah'); END""",
    """CREATE TRIGGER sebutan_layanan_tinggal BEFORE DELETE ON sebutan_layanan
    BEGIN SELECT RAISE(ABORT, 'versi tidak dapat diubah'); END""",
)
POSTGRES = (
    """CREATE TRIGGER sebutan_layanan_tetap BEFORE UPDATE OR DELETE ON sebutan_layanan
    FOR EACH ROW EXECUTE FUNCTION versi_tetap()""",
)


def upgrade() -> None:
    op.create_table(
        "sebutan_layanan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=False),
        sa.Column("nama", sa.String(length=160), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("dicatat", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["layanan_id"], ["layanan.id"], name=op.f("fk_sebutan_layanan_layanan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sebutan_layanan")),
        sa.UniqueConstraint("layanan_id", "versi", name=op.f("uq_sebutan_layanan_layanan_id_versi")),
    )
    selalu = sa.literal(SELALU, sa.DateTime(timezone=True))
    kini = sa.select(LAYANAN.c.id, LAYANAN.c.nama, LAYANAN.c.urutan, sa.literal(1), selalu)
    op.get_bind().execute(sa.insert(SEBUTAN).from_select(list(SEBUTAN.c.keys()), kini))
    for perintah in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRES:
        op.execute(perintah)


def downgrade() -> None:
    """Services keep what they are called now; what they were called goes, and the guard with its table."""
    op.drop_table("sebutan_layanan")
