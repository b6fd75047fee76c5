"""Who approves is announced, and an approval says where one person took two steps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261130_dua_orang"
down_revision = "20261130_temuan_pribadi"
branch_labels = None
depends_on = None

JENIS = sa.Enum(
    "pimpinan",
    "rangkap",
    "dua_orang",
    name="jenis_wewenang",
    native_enum=False,
    create_constraint=True,
    length=24,
)
HAL = {"ubah": ("UPDATE", "diubah"), "hapus": ("DELETE", "dihapus")}


def upgrade() -> None:
    op.create_table(
        "wewenang",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("jenis", JENIS, nullable=False),
        sa.Column("kalimat", sa.Text(), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_wewenang_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wewenang")),
    )
    op.create_index("ix_wewenang_unit_id", "wewenang", ["unit_id", "id"])
    op.create_table(
        "wewenang_dibaca",
        sa.Column("wewenang_id", sa.Integer(), nullable=False),
        sa.Column("akun_id", sa.Integer(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["wewenang_id"], ["wewenang.id"], name=op.f("fk_wewenang_dibaca_wewenang_id")
        ),
        sa.ForeignKeyConstraint(["akun_id"], ["akun.id"], name=op.f("fk_wewenang_dibaca_akun_id")),
        sa.PrimaryKeyConstraint("wewenang_id", "akun_id", name=op.f("pk_wewenang_dibaca")),
    )
    op.add_column("pengesahan", sa.Column("rangkap", sa.JSON(), server_default="[]", nullable=False))
    if op.get_bind().dialect.name == "sqlite":
        for hal, (saat, kata) in HAL.items():
            op.execute(
                f"""CREATE TRIGGER wewenang_{hal} BEFORE {saat} ON wewenang
                BEGIN SELECT RAISE(ABORT, 'riwayat wewenang tidak dapat {kata}'); END"""
            )
    else:
        op.execute(
            """CREATE FUNCTION wewenang_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'riwayat wewenang tidak dapat diubah'; END $$"""
        )
        op.execute(
            """CREATE TRIGGER wewenang_tetap BEFORE UPDATE OR DELETE ON wewenang
            FOR EACH ROW EXECUTE FUNCTION wewenang_tetap()"""
        )


def downgrade() -> None:
    op.drop_column("pengesahan", "rangkap")
    op.drop_table("wewenang_dibaca")
    op.drop_table("wewenang")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION wewenang_tetap()")
