"""The words of the cases that offices have already."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "20261129_isi_kata"
down_revision = "20261129_kata_permohonan"
branch_labels = None
depends_on = None

SEKALI = 5000
KASUS = sa.table(
    "permohonan",
    *(sa.column(nama, sa.Integer) for nama in ("id", "unit_id")),
    *(sa.column(nama, sa.String) for nama in ("nomor", "pemohon")),
)
KATA = sa.table(
    "kata_permohonan",
    *(sa.column(nama, sa.Integer) for nama in ("permohonan_id", "unit_id")),
    sa.column("kata", sa.String),
    sa.column("pribadi", sa.Boolean),
)


def upgrade() -> None:
    koneksi, sampai = op.get_bind(), 0
    while semua := koneksi.execute(
        sa.select(KASUS).where(KASUS.c.id > sampai).order_by(KASUS.c.id).limit(SEKALI)
    ).all():
        if baris := [satu for kasus in semua for satu in _baris(*kasus)]:
            koneksi.execute(sa.insert(KATA), baris)
        sampai = semua[-1].id


def downgrade() -> None:
    op.execute(sa.delete(KATA))


def _baris(nomor_id: int, unit_id: int, nomor: str, pemohon: str | None) -> Iterator[dict[str, object]]:
    for kata, pribadi in (dict.fromkeys(_kata(pemohon), True) | dict.fromkeys(_kata(nomor), False)).items():
        yield {"permohonan_id": nomor_id, "unit_id": unit_id, "kata": kata, "pribadi": pribadi}


def _kata(teks: str | None) -> list[str]:
    urai = unicodedata.normalize("NFKD", re.sub("['\u2018\u2019`]", "", teks or "").casefold())
    tanpa_tanda = "".join(huruf for huruf in urai if not unicodedata.combining(huruf))
    return [(satu.lstrip("0") or satu[-1])[:40] for satu in re.findall(r"[^\W\d_]+|[0-9]+", tanpa_tanda)]
