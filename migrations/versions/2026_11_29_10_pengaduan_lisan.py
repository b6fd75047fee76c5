"""How a complaint came: until now all came by the citizens' own form."""

from __future__ import annotations

from alembic import op

revision = "20261129_pengaduan_lisan"
down_revision = "20261129_isi_kata"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "ALTER TABLE pengaduan ADD COLUMN jalur VARCHAR(24) DEFAULT 'halaman' NOT NULL "
        "CONSTRAINT ck_pengaduan_jalur_pengaduan CHECK (jalur IN ('halaman', 'lisan'))"
    )


def downgrade() -> None:
    op.drop_column("pengaduan", "jalur")
