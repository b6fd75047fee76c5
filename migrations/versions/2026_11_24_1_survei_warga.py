"""Drafts and kinds of questionnaires, links that can change, tickets, paper, exclusions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_survei_warga"
down_revision = "20261123_indikator"
branch_labels = None
depends_on = None

JENIS_KUESIONER = "jenis{} IN ('skm', 'spak', 'spkp')"
JALUR_LAMA = "jalur IN ('poster', 'kios', 'impor')"
JALUR = "jalur IN ('tiket', 'poster', 'kios', 'kertas', 'impor')"
IMPOR_LAMA = "jenis IN ('responden', 'permohonan')"
IMPOR = "jenis IN ('responden', 'permohonan', 'kertas')"


def _asing(tabel: str, *kolom: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([k], [f"{k.removesuffix('_id')}.id"], name=f"fk_{tabel}_{k}") for k in kolom
    ]


def _kuesioner() -> sa.Table:
    return sa.Table(
        "kuesioner",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("judul", sa.String(length=160), nullable=False),
        sa.Column("dasar", sa.String(length=200), nullable=False),
        sa.Column("terbit_pada", sa.DateTime(timezone=True), nullable=False),
        *_asing("kuesioner", "unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_kuesioner"),
        sa.UniqueConstraint("unit_id", "jenis", "versi", name="uq_kuesioner_unit_id_jenis_versi"),
    )


def _tautan() -> sa.Table:
    return sa.Table(
        "tautan",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=True),
        sa.Column("kode", sa.String(length=16), nullable=False),
        sa.Column("jenis", sa.String(length=24), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dibuat_oleh", sa.String(length=60), nullable=False),
        *_asing("tautan", "unit_id", "layanan_id"),
        sa.PrimaryKeyConstraint("id", name="pk_tautan"),
        sa.UniqueConstraint("kode", name="uq_tautan_kode"),
        sa.CheckConstraint("jenis IN ('poster', 'kios')", name="ck_tautan_jenis_tautan"),
    )


def _impor(periksa: str) -> sa.Table:
    return sa.Table(
        "impor",
        sa.MetaData(),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=24), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("nama_berkas", sa.String(length=200), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=80), nullable=False),
        *_asing("impor", "unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_impor"),
        sa.UniqueConstraint("unit_id", "jenis", "sidik", name="uq_impor_unit_id_jenis_sidik"),
        sa.CheckConstraint(periksa, name="ck_impor_jenis_impor"),
    )


def _jawaban(periksa: str, *tambahan: sa.SchemaItem) -> sa.Table:
    return sa.Table(
        "jawaban",
        sa.MetaData(),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kuesioner_id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=True),
        sa.Column("impor_id", sa.Integer(), nullable=True),
        sa.Column("jalur", sa.String(length=24), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        *(
            sa.Column(nama, sa.String(length=20), nullable=True)
            for nama in ("jenis_kelamin", "usia", "pendidikan", "pekerjaan")
        ),
        sa.Column("saran", sa.Text(), nullable=True),
        *(sa.Column(f"u{nomor}", sa.SmallInteger(), nullable=True) for nomor in range(1, 21)),
        *_asing("jawaban", "unit_id", "kuesioner_id", "layanan_id", "impor_id"),
        sa.PrimaryKeyConstraint("id", name="pk_jawaban"),
        *(sa.CheckConstraint(f"u{n} BETWEEN 1 AND 4", name=f"ck_jawaban_u{n}_nilai") for n in range(1, 21)),
        sa.CheckConstraint(periksa, name="ck_jawaban_jalur"),
        sa.Index("ix_jawaban_unit_id_tanggal", "unit_id", "tanggal"),
        *tambahan,
        sqlite_with_rowid=False,
    )


def upgrade() -> None:
    op.create_table(
        "tiket",
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=False),
        sa.Column("terpakai", sa.Boolean(), nullable=False),
        *_asing("tiket", "unit_id", "layanan_id"),
        sa.PrimaryKeyConstraint("sidik", name=op.f("pk_tiket")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pengecualian",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("dibatalkan_pada", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dibatalkan_oleh", sa.String(length=60), nullable=True),
        *_asing("pengecualian", "unit_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengecualian")),
    )
    with op.batch_alter_table("kuesioner", copy_from=_kuesioner()) as ubah:
        ubah.alter_column("terbit_pada", existing_type=sa.DateTime(timezone=True), nullable=True)
        ubah.alter_column("jenis", existing_type=sa.String(length=20), type_=sa.String(length=24))
        ubah.add_column(sa.Column("perubahan", sa.Integer(), nullable=False, server_default="1"))
        ubah.create_check_constraint(op.f("ck_kuesioner_jenis_kuesioner"), JENIS_KUESIONER.format(""))
    op.create_table(
        "tambahan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kuesioner_id", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(length=8), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=24), nullable=False),
        sa.Column("pertanyaan", sa.Text(), nullable=False),
        sa.Column("pilihan", sa.JSON(), nullable=False),
        *_asing("tambahan", "kuesioner_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tambahan")),
        sa.UniqueConstraint("kuesioner_id", "kode", name=op.f("uq_tambahan_kuesioner_id_kode")),
        sa.CheckConstraint("jenis IN ('pilihan', 'teks')", name=op.f("ck_tambahan_jenis_tambahan")),
    )
    op.create_table(
        "terjemahan",
        sa.Column("kuesioner_id", sa.Integer(), nullable=False),
        sa.Column("bahasa", sa.String(length=8), nullable=False),
        sa.Column("asal", sa.String(length=600), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        *_asing("terjemahan", "kuesioner_id"),
        sa.PrimaryKeyConstraint("kuesioner_id", "bahasa", "asal", name=op.f("pk_terjemahan")),
    )
    with op.batch_alter_table("tautan", copy_from=_tautan()) as ubah:
        ubah.add_column(
            sa.Column("jenis_kuesioner", sa.String(length=24), nullable=False, server_default="skm")
        )
        ubah.add_column(sa.Column("nama", sa.String(length=80), nullable=True))
        ubah.add_column(sa.Column("sampai", sa.Date(), nullable=True))
        ubah.add_column(sa.Column("pin_hash", sa.String(length=200), nullable=True))
        ubah.create_check_constraint(op.f("ck_tautan_jenis_kuesioner"), JENIS_KUESIONER.format("_kuesioner"))
    op.create_table(
        "hitung_tautan",
        sa.Column("tautan_id", sa.Integer(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("dibuka", sa.Integer(), nullable=False),
        sa.Column("selesai", sa.Integer(), nullable=False),
        *_asing("hitung_tautan", "tautan_id"),
        sa.PrimaryKeyConstraint("tautan_id", "tanggal", name=op.f("pk_hitung_tautan")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("impor", copy_from=_impor(IMPOR_LAMA)) as ubah:
        ubah.drop_constraint(op.f("ck_impor_jenis_impor"), type_="check")
        ubah.create_check_constraint(op.f("ck_impor_jenis_impor"), IMPOR)
    with op.batch_alter_table(
        "jawaban", copy_from=_jawaban(JALUR_LAMA), table_kwargs={"sqlite_with_rowid": False}
    ) as ubah:
        ubah.drop_constraint(op.f("ck_jawaban_jalur"), type_="check")
        ubah.create_check_constraint(op.f("ck_jawaban_jalur"), JALUR)
        ubah.add_column(sa.Column("tambahan", sa.JSON(), nullable=True))
        ubah.add_column(sa.Column("tanda", sa.SmallInteger(), nullable=False, server_default="0"))
        ubah.add_column(sa.Column("pengecualian_id", sa.Integer(), nullable=True))
        ubah.create_foreign_key(
            op.f("fk_jawaban_pengecualian_id"), "pengecualian", ["pengecualian_id"], ["id"]
        )
    op.create_index("ix_kiriman_tanggal", "kiriman", ["tanggal"])
    op.create_table(
        "tumpukan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kuesioner_id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=True),
        sa.Column("nama", sa.String(length=80), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("ganda", sa.Boolean(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dibuat_oleh", sa.String(length=60), nullable=False),
        sa.Column("impor_id", sa.Integer(), nullable=True),
        *_asing("tumpukan", "unit_id", "kuesioner_id", "layanan_id", "impor_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tumpukan")),
    )
    op.create_table(
        "lembar",
        sa.Column("tumpukan_id", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("masukan", sa.Integer(), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("kunci", sa.String(length=64), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        *_asing("lembar", "tumpukan_id"),
        sa.PrimaryKeyConstraint("tumpukan_id", "nomor", "masukan", name=op.f("pk_lembar")),
        sa.UniqueConstraint("tumpukan_id", "kunci", name=op.f("uq_lembar_tumpukan_id_kunci")),
        sa.CheckConstraint("masukan BETWEEN 1 AND 2", name=op.f("ck_lembar_masukan_pertama_atau_kedua")),
        sa.CheckConstraint("nomor > 0", name=op.f("ck_lembar_nomor_positif")),
    )
    op.create_table(
        "pemetaan_impor",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("sidik_judul", sa.String(length=64), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        *_asing("pemetaan_impor", "unit_id"),
        sa.PrimaryKeyConstraint("unit_id", "sidik_judul", name=op.f("pk_pemetaan_impor")),
    )


def downgrade() -> None:
    """Answers on paper and by ticket become imported ones; drafts, tickets and paper on its way are lost."""
    op.drop_table("pemetaan_impor")
    op.drop_table("lembar")
    op.drop_table("tumpukan")
    op.drop_index("ix_kiriman_tanggal", "kiriman")
    op.execute("UPDATE jawaban SET jalur = 'impor' WHERE jalur IN ('tiket', 'kertas')")
    lama = _jawaban(
        JALUR,
        sa.Column("tambahan", sa.JSON(), nullable=True),
        sa.Column("tanda", sa.SmallInteger(), nullable=False),
        sa.Column("pengecualian_id", sa.Integer(), nullable=True),
        *_asing("jawaban", "pengecualian_id"),
    )
    with op.batch_alter_table("jawaban", copy_from=lama, table_kwargs={"sqlite_with_rowid": False}) as ubah:
        ubah.drop_constraint(op.f("fk_jawaban_pengecualian_id"), type_="foreignkey")
        ubah.drop_column("pengecualian_id")
        ubah.drop_column("tanda")
        ubah.drop_column("tambahan")
        ubah.drop_constraint(op.f("ck_jawaban_jalur"), type_="check")
        ubah.create_check_constraint(op.f("ck_jawaban_jalur"), JALUR_LAMA)
    op.execute("UPDATE impor SET jenis = 'responden' WHERE jenis = 'kertas'")
    with op.batch_alter_table("impor", copy_from=_impor(IMPOR)) as ubah:
        ubah.drop_constraint(op.f("ck_impor_jenis_impor"), type_="check")
        ubah.create_check_constraint(op.f("ck_impor_jenis_impor"), IMPOR_LAMA)
    op.drop_table("hitung_tautan")
    tautan = _tautan()
    for kolom in (
        sa.Column("jenis_kuesioner", sa.String(length=24), nullable=False),
        sa.Column("nama", sa.String(length=80), nullable=True),
        sa.Column("sampai", sa.Date(), nullable=True),
        sa.Column("pin_hash", sa.String(length=200), nullable=True),
    ):
        tautan.append_column(kolom)
    tautan.append_constraint(
        sa.CheckConstraint(JENIS_KUESIONER.format("_kuesioner"), name="ck_tautan_jenis_kuesioner")
    )
    with op.batch_alter_table("tautan", copy_from=tautan) as ubah:
        ubah.drop_constraint(op.f("ck_tautan_jenis_kuesioner"), type_="check")
        for nama in ("pin_hash", "sampai", "nama", "jenis_kuesioner"):
            ubah.drop_column(nama)
    op.drop_table("terjemahan")
    op.drop_table("tambahan")
    op.execute("DELETE FROM unsur WHERE kuesioner_id IN (SELECT id FROM kuesioner WHERE terbit_pada IS NULL)")
    op.execute("DELETE FROM kuesioner WHERE terbit_pada IS NULL")
    kuesioner = _kuesioner()
    kuesioner.append_column(sa.Column("perubahan", sa.Integer(), nullable=False))
    kuesioner.append_constraint(
        sa.CheckConstraint(JENIS_KUESIONER.format(""), name="ck_kuesioner_jenis_kuesioner")
    )
    with op.batch_alter_table("kuesioner", copy_from=kuesioner) as ubah:
        ubah.drop_constraint(op.f("ck_kuesioner_jenis_kuesioner"), type_="check")
        ubah.drop_column("perubahan")
        ubah.alter_column("jenis", existing_type=sa.String(length=24), type_=sa.String(length=20))
        ubah.alter_column("terbit_pada", existing_type=sa.DateTime(timezone=True), nullable=False)
    op.drop_table("pengecualian")
    op.drop_table("tiket")
