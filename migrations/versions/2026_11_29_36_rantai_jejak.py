"""The audit trail is only added to, a chain runs over it, and approvals say where that ended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_rantai_jejak"
down_revision = "20261129_sandi_sekali"
branch_labels = None
depends_on = None

TABEL = ("jejak_audit", "mata_rantai")
HAL = {"ubah": ("UPDATE", "diubah"), "hapus": ("DELETE", "dihapus")}


def upgrade() -> None:
    op.create_table(
        "mata_rantai",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("jejak_id", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_mata_rantai_unit_id")),
        sa.ForeignKeyConstraint(["jejak_id"], ["jejak_audit.id"], name=op.f("fk_mata_rantai_jejak_id")),
        sa.PrimaryKeyConstraint("unit_id", "nomor", name=op.f("pk_mata_rantai")),
        sa.UniqueConstraint("jejak_id", name=op.f("uq_mata_rantai_jejak_id")),
    )
    op.add_column("pengesahan", sa.Column("jejak", sa.String(length=80), server_default="", nullable=False))
    for tabel in TABEL:
        for perintah in _sqlite(tabel) if _di_sqlite() else _postgres(tabel):
            op.execute(perintah)


def downgrade() -> None:
    for tabel in TABEL:
        if _di_sqlite():
            for hal in HAL:
                op.execute(f"DROP TRIGGER {tabel}_{hal}")
        else:
            op.execute(f"DROP TRIGGER {tabel}_tetap ON {tabel}")
    if not _di_sqlite():
        op.execute("DROP FUNCTION jejak_tetap()")
    op.drop_column("pengesahan", "jejak")
    op.drop_table("mata_rantai")


def _di_sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")


def _sqlite(tabel: str) -> list[str]:
    return [
        f"""CREATE TRIGGER {tabel}_{hal} BEFORE {saat} ON {tabel}
        BEGIN SELECT RAISE(ABORT, 'jejak audit tidak dapat {kata}'); END"""
        for hal, (saat, kata) in HAL.items()
    ]


def _postgres(tabel: str) -> list[str]:
    return [
        """CREATE OR REPLACE FUNCTION jejak_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'jejak audit tidak dapat diubah atau dihapus';
        END $$""",
        f"""CREATE TRIGGER {tabel}_tetap BEFORE UPDATE OR DELETE ON {tabel}
        FOR EACH ROW EXECUTE FUNCTION jejak_tetap()""",
    ]
