"""Villages, services with their promises, working hours, holidays, loaded files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261123_layanan_dan_kalender"
down_revision = "20261123_unit_dan_akun"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wilayah",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(length=20), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_wilayah_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wilayah")),
        sa.UniqueConstraint("kode", name=op.f("uq_wilayah_kode")),
    )
    op.create_table(
        "layanan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(length=20), nullable=False),
        sa.Column("nama", sa.String(length=160), nullable=False),
        sa.Column(
            "kategori",
            sa.Enum(
                "non_perizinan",
                "perizinan",
                name="kategori",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_layanan_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layanan")),
        sa.UniqueConstraint("unit_id", "kode", name=op.f("uq_layanan_unit_id_kode")),
    )
    op.create_table(
        "janji_layanan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column(
            "satuan",
            sa.Enum(
                "menit", "jam", "hari", name="satuan", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("dasar", sa.String(length=200), nullable=False),
        sa.CheckConstraint("jumlah > 0", name=op.f("ck_janji_layanan_jumlah_positif")),
        sa.ForeignKeyConstraint(["layanan_id"], ["layanan.id"], name=op.f("fk_janji_layanan_layanan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_janji_layanan")),
        sa.UniqueConstraint(
            "layanan_id", "berlaku_mulai", name=op.f("uq_janji_layanan_layanan_id_berlaku_mulai")
        ),
    )
    op.create_table(
        "pola_kerja",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("nama", sa.String(length=80), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_pola_kerja_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pola_kerja")),
        sa.UniqueConstraint(
            "unit_id", "nama", "berlaku_mulai", name=op.f("uq_pola_kerja_unit_id_nama_berlaku_mulai")
        ),
    )
    op.create_table(
        "jam_kerja",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pola_id", sa.Integer(), nullable=False),
        sa.Column("hari", sa.Integer(), nullable=False),
        sa.Column("buka", sa.Time(), nullable=False),
        sa.Column("tutup", sa.Time(), nullable=False),
        sa.CheckConstraint("buka < tutup", name=op.f("ck_jam_kerja_buka_sebelum_tutup")),
        sa.CheckConstraint("hari BETWEEN 0 AND 6", name=op.f("ck_jam_kerja_hari_sepekan")),
        sa.ForeignKeyConstraint(["pola_id"], ["pola_kerja.id"], name=op.f("fk_jam_kerja_pola_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jam_kerja")),
        sa.UniqueConstraint("pola_id", "hari", "buka", name=op.f("uq_jam_kerja_pola_id_hari_buka")),
    )
    op.create_table(
        "hari_libur",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("nama", sa.String(length=160), nullable=False),
        sa.Column(
            "jenis",
            sa.Enum(
                "libur_nasional",
                "cuti_bersama",
                "libur_daerah",
                name="jenis_libur",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("perkiraan", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_hari_libur_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hari_libur")),
        sa.UniqueConstraint("unit_id", "tanggal", name=op.f("uq_hari_libur_unit_id_tanggal")),
    )
    op.create_table(
        "impor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "jenis",
            sa.Enum(
                "responden",
                "permohonan",
                name="jenis_impor",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("nama_berkas", sa.String(length=200), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_impor_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impor")),
        sa.UniqueConstraint("unit_id", "jenis", "sidik", name=op.f("uq_impor_unit_id_jenis_sidik")),
    )


def downgrade() -> None:
    op.drop_table("impor")
    op.drop_table("hari_libur")
    op.drop_table("jam_kerja")
    op.drop_table("pola_kerja")
    op.drop_table("janji_layanan")
    op.drop_table("layanan")
    op.drop_table("wilayah")
