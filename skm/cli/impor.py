"""skm import"""

from __future__ import annotations

import click

from skm.cli.loket import permohonan
from skm.cli.survei import responden


@click.group("import")
def impor() -> None:
    """Muat data dari berkas .csv atau .xlsx."""


impor.add_command(responden)
impor.add_command(permohonan)

PERINTAH = (impor,)
