"""How an indicator is counted changes only after what was approved under it stands written down."""

from __future__ import annotations

import json
from pathlib import Path

from alembic.script import ScriptDirectory

from skm import migrasi
from tests.sidik import BERKAS, sidik

CARA = """These are counted in another way: {kode}. What was approved under the earlier formulas must stay.
Approving freezes a figure since version 20261128_bekukan_disetujui; if your change touches rows of a database
(otomatis, stored formulas, inputs), a version like that one freezes first. Then: python -m tests.sidik VERSI,
with the version of the schema up to which everything approved is frozen."""


def test_a_changed_formula_unit_or_joining_names_the_version_that_froze_what_was_approved() -> None:
    tertulis = json.loads(BERKAS.read_text("utf-8"))
    kini, dulu = sidik(), tertulis["sidik"]
    beda = sorted(kode for kode in kini.keys() | dulu.keys() if kini.get(kode) != dulu.get(kode))
    assert not beda, CARA.format(kode=", ".join(beda))
    skrip = ScriptDirectory.from_config(migrasi.pengaturan()).get_revision(tertulis["versi"])
    assert skrip is not None
    assert "sa.insert(BEKU)" in Path(skrip.path).read_text("utf-8"), f"{tertulis['versi']} freezes nothing"
