"""People's data found in what staff and citizens typed, and the one change that a log may see: being masked.

A log's words may become others that are no longer and carry the mark; moments, states, names and whatever
figures rest on stay as they were written.
"""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "20261130_temuan_pribadi"
down_revision = "20261130_tautan_ditutup"
branch_labels = None
depends_on = None

JENIS_LAMA = ("jawaban", "register", "batal_jawaban", "batal_register", "hitung_ulang")
BERJALAN = sa.text("keadaan = 'berjalan'")
TETAP = {
    "peristiwa_permohonan": ("id", "permohonan_id", "urut", "jenis", "pada", "dicatat", "oleh"),
    "peristiwa_pengaduan": ("id", "pengaduan_id", "urut", "tahap", "pada", "oleh"),
    "peristiwa_tindak_lanjut": ("id", "rencana_id", "urut", "status", "pada", "oleh"),
}
"""What no change of an entry touches."""
KATA = {"peristiwa_pengaduan": ("jawaban", "catatan"), "peristiwa_tindak_lanjut": ("realisasi",)}
ISI = ("alasan", "kurang")
"""Of what an entry of a case keeps: what staff wrote."""
DIKOSONGKAN = (
    "NEW.jawaban IS NULL AND NEW.catatan IS NULL AND coalesce(NEW.akhir, '') = coalesce(OLD.akhir, '') "
    "AND (SELECT isi FROM pengaduan WHERE id = OLD.pengaduan_id) IS NULL"
)
"""What a complaint's log could see before: its words go after those of the complaint."""


def _sama(tabel: str) -> str:
    return " AND ".join(f"NEW.{nama} = OLD.{nama}" for nama in TETAP[tabel])


def _tersamar(baru: str, lama: str) -> str:
    return f"({baru} = {lama} OR (length({baru}) <= length({lama}) AND {baru} LIKE '%***%'))"


def _kata(tabel: str) -> str:
    kolom = KATA[tabel]
    sama = [f"(NEW.{k} IS NULL AND OLD.{k} IS NULL OR {_tersamar(f'NEW.{k}', f'OLD.{k}')})" for k in kolom]
    lain = ["coalesce(NEW.akhir, '') = coalesce(OLD.akhir, '')"] if "catatan" in kolom else []
    return " AND ".join([*sama, *lain])


def _isi_sqlite() -> str:
    kunci = ", ".join(f"'$.{nama}'" for nama in ISI)
    sama = f"json_remove(NEW.isi, {kunci}) = json_remove(OLD.isi, {kunci})"
    ambil = [(f"json_extract(NEW.isi, '$.{n}')", f"json_extract(OLD.isi, '$.{n}')") for n in ISI]
    return " AND ".join([sama, *(f"({b} IS {a} OR {_tersamar(b, a)})" for b, a in ambil)])


def _isi_postgres() -> str:
    buang = " - ".join(f"'{nama}'" for nama in ISI)
    sama = f"(NEW.isi::jsonb - {buang}) = (OLD.isi::jsonb - {buang})"
    ambil = [(f"(NEW.isi ->> '{n}')", f"(OLD.isi ->> '{n}')") for n in ISI]
    return " AND ".join([sama, *(f"({b} IS NOT DISTINCT FROM {a} OR {_tersamar(b, a)})" for b, a in ambil)])


def _boleh(sqlite: bool) -> Mapping[str, str]:
    isi = _isi_sqlite() if sqlite else _isi_postgres()
    boleh = {
        "peristiwa_permohonan": isi,
        "peristiwa_pengaduan": f"({DIKOSONGKAN} OR {_kata('peristiwa_pengaduan')})",
        "peristiwa_tindak_lanjut": _kata("peristiwa_tindak_lanjut"),
    }
    return {tabel: f"{_sama(tabel)} AND {syarat}" for tabel, syarat in boleh.items()}


LAMA = {"peristiwa_pengaduan": f"{DIKOSONGKAN} AND {_sama('peristiwa_pengaduan')}"}
"""What the versions before let through."""


def _pasang(boleh: Mapping[str, str]) -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for tabel in TETAP:
        syarat = boleh.get(tabel, "")
        if sqlite:
            op.execute(f"DROP TRIGGER {tabel}_tetap")
            kala = f"WHEN coalesce(NOT ({syarat}), 1)" if syarat else ""
            op.execute(
                f"CREATE TRIGGER {tabel}_tetap BEFORE UPDATE ON {tabel} {kala}\n"
                "    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END"
            )
        else:
            lewat = f"IF TG_OP = 'UPDATE' AND {syarat} THEN RETURN NEW; END IF;" if syarat else ""
            op.execute(
                f"CREATE OR REPLACE FUNCTION {tabel}_tetap() RETURNS trigger LANGUAGE plpgsql AS $$\n"
                f"    BEGIN\n      {lewat}\n      RAISE EXCEPTION 'peristiwa tidak dapat diubah';\n    END $$"
            )


def _jenis(*, dengan_sisir: bool) -> None:
    """Which kinds of long work there are."""
    semua = (*JENIS_LAMA, "sisir") if dengan_sisir else JENIS_LAMA
    isi = ", ".join(f"'{satu}'" for satu in semua)
    op.drop_index("uq_pekerjaan_unit_id_berjalan", "pekerjaan")
    with op.batch_alter_table("pekerjaan") as ubah:
        ubah.drop_constraint(op.f("ck_pekerjaan_jenis_pekerjaan"), type_="check")
        ubah.create_check_constraint(op.f("ck_pekerjaan_jenis_pekerjaan"), f"jenis IN ({isi})")
    op.create_index(
        "uq_pekerjaan_unit_id_berjalan",
        "pekerjaan",
        ["unit_id"],
        unique=True,
        sqlite_where=BERJALAN,
        postgresql_where=BERJALAN,
    )


def upgrade() -> None:
    pilihan = {
        "jenis_pribadi": ("nik", "telepon", "surel", "nama"),
        "putusan_pribadi": ("terbuka", "disamarkan", "dibiarkan"),
    }
    jenis, putusan = (
        sa.Enum(*isi, name=nama, native_enum=False, create_constraint=True, length=24)
        for nama, isi in pilihan.items()
    )
    op.create_table(
        "temuan_pribadi",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("tabel", sa.String(40), nullable=False),
        sa.Column("kolom", sa.String(40), nullable=False),
        sa.Column("baris", sa.String(80), nullable=False),
        sa.Column("induk", sa.String(80), nullable=False),
        sa.Column("jenis", jenis, nullable=False),
        sa.Column("sidik", sa.String(64), nullable=False),
        sa.Column("putusan", putusan, nullable=False),
        sa.Column("ditemukan", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(60), nullable=False),
        sa.Column("diputuskan", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_temuan_pribadi"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_temuan_pribadi_unit_id"),
        sa.UniqueConstraint(
            *("unit_id", "tabel", "kolom", "baris", "sidik"),
            name="uq_temuan_pribadi_unit_id_tabel_kolom_baris_sidik",
        ),
    )
    op.create_index("ix_temuan_pribadi_unit_id_putusan", "temuan_pribadi", ["unit_id", "putusan"])
    _jenis(dengan_sisir=True)
    _pasang(_boleh(op.get_bind().dialect.name == "sqlite"))


def downgrade() -> None:
    """What was masked stays masked."""
    _pasang(LAMA)
    op.execute("DELETE FROM pekerjaan WHERE jenis = 'sisir'")
    _jenis(dengan_sisir=False)
    op.drop_table("temuan_pribadi")
