"""Questionnaires, links and answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261123_survei"
down_revision = "20261123_layanan_dan_kalender"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kuesioner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("judul", sa.String(length=160), nullable=False),
        sa.Column("dasar", sa.String(length=200), nullable=False),
        sa.Column("terbit_pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_kuesioner_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kuesioner")),
        sa.UniqueConstraint("unit_id", "jenis", "versi", name=op.f("uq_kuesioner_unit_id_jenis_versi")),
    )
    op.create_table(
        "unsur",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kuesioner_id", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(length=8), nullable=False),
        sa.Column("nama", sa.String(length=160), nullable=False),
        sa.Column("pertanyaan", sa.Text(), nullable=False),
        sa.Column("opsi_1", sa.String(length=120), nullable=False),
        sa.Column("opsi_2", sa.String(length=120), nullable=False),
        sa.Column("opsi_3", sa.String(length=120), nullable=False),
        sa.Column("opsi_4", sa.String(length=120), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("kolom", sa.Integer(), nullable=False),
        sa.Column("bobot_pembilang", sa.Integer(), nullable=False),
        sa.Column("bobot_penyebut", sa.Integer(), nullable=False),
        sa.CheckConstraint("bobot_pembilang > 0 AND bobot_penyebut > 0", name=op.f("ck_unsur_bobot_positif")),
        sa.CheckConstraint("kolom BETWEEN 1 AND 20", name=op.f("ck_unsur_kolom_tersedia")),
        sa.ForeignKeyConstraint(["kuesioner_id"], ["kuesioner.id"], name=op.f("fk_unsur_kuesioner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unsur")),
        sa.UniqueConstraint("kuesioner_id", "kode", name=op.f("uq_unsur_kuesioner_id_kode")),
        sa.UniqueConstraint("kuesioner_id", "kolom", name=op.f("uq_unsur_kuesioner_id_kolom")),
    )
    op.create_table(
        "tautan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=True),
        sa.Column("kode", sa.String(length=16), nullable=False),
        sa.Column(
            "jenis",
            sa.Enum(
                "poster", "kios", name="jenis_tautan", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dibuat_oleh", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["layanan_id"], ["layanan.id"], name=op.f("fk_tautan_layanan_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_tautan_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tautan")),
        sa.UniqueConstraint("kode", name=op.f("uq_tautan_kode")),
    )
    op.create_table(
        "jawaban",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kuesioner_id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=True),
        sa.Column("impor_id", sa.Integer(), nullable=True),
        sa.Column(
            "jalur",
            sa.Enum(
                "poster", "kios", "impor", name="jalur", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("jenis_kelamin", sa.String(length=20), nullable=True),
        sa.Column("usia", sa.String(length=20), nullable=True),
        sa.Column("pendidikan", sa.String(length=20), nullable=True),
        sa.Column("pekerjaan", sa.String(length=20), nullable=True),
        sa.Column("saran", sa.Text(), nullable=True),
        sa.Column("u1", sa.SmallInteger(), nullable=True),
        sa.Column("u2", sa.SmallInteger(), nullable=True),
        sa.Column("u3", sa.SmallInteger(), nullable=True),
        sa.Column("u4", sa.SmallInteger(), nullable=True),
        sa.Column("u5", sa.SmallInteger(), nullable=True),
        sa.Column("u6", sa.SmallInteger(), nullable=True),
        sa.Column("u7", sa.SmallInteger(), nullable=True),
        sa.Column("u8", sa.SmallInteger(), nullable=True),
        sa.Column("u9", sa.SmallInteger(), nullable=True),
        sa.Column("u10", sa.SmallInteger(), nullable=True),
        sa.Column("u11", sa.SmallInteger(), nullable=True),
        sa.Column("u12", sa.SmallInteger(), nullable=True),
        sa.Column("u13", sa.SmallInteger(), nullable=True),
        sa.Column("u14", sa.SmallInteger(), nullable=True),
        sa.Column("u15", sa.SmallInteger(), nullable=True),
        sa.Column("u16", sa.SmallInteger(), nullable=True),
        sa.Column("u17", sa.SmallInteger(), nullable=True),
        sa.Column("u18", sa.SmallInteger(), nullable=True),
        sa.Column("u19", sa.SmallInteger(), nullable=True),
        sa.Column("u20", sa.SmallInteger(), nullable=True),
        sa.CheckConstraint("u1 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u1_nilai")),
        sa.CheckConstraint("u10 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u10_nilai")),
        sa.CheckConstraint("u11 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u11_nilai")),
        sa.CheckConstraint("u12 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u12_nilai")),
        sa.CheckConstraint("u13 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u13_nilai")),
        sa.CheckConstraint("u14 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u14_nilai")),
        sa.CheckConstraint("u15 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u15_nilai")),
        sa.CheckConstraint("u16 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u16_nilai")),
        sa.CheckConstraint("u17 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u17_nilai")),
        sa.CheckConstraint("u18 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u18_nilai")),
        sa.CheckConstraint("u19 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u19_nilai")),
        sa.CheckConstraint("u2 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u2_nilai")),
        sa.CheckConstraint("u20 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u20_nilai")),
        sa.CheckConstraint("u3 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u3_nilai")),
        sa.CheckConstraint("u4 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u4_nilai")),
        sa.CheckConstraint("u5 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u5_nilai")),
        sa.CheckConstraint("u6 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u6_nilai")),
        sa.CheckConstraint("u7 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u7_nilai")),
        sa.CheckConstraint("u8 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u8_nilai")),
        sa.CheckConstraint("u9 BETWEEN 1 AND 4", name=op.f("ck_jawaban_u9_nilai")),
        sa.ForeignKeyConstraint(["impor_id"], ["impor.id"], name=op.f("fk_jawaban_impor_id")),
        sa.ForeignKeyConstraint(["kuesioner_id"], ["kuesioner.id"], name=op.f("fk_jawaban_kuesioner_id")),
        sa.ForeignKeyConstraint(["layanan_id"], ["layanan.id"], name=op.f("fk_jawaban_layanan_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_jawaban_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jawaban")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_jawaban_unit_id_tanggal", "jawaban", ["unit_id", "tanggal"])
    op.create_table(
        "kiriman",
        sa.Column("sidik_kunci", sa.String(length=64), nullable=False),
        sa.Column("sidik_isi", sa.String(length=64), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("sidik_kunci", name=op.f("pk_kiriman")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("kiriman")
    op.drop_table("jawaban")
    op.drop_table("tautan")
    op.drop_table("unsur")
    op.drop_table("kuesioner")
