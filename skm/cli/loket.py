"""skm retensi"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

import click

from skm.cli.konteks import cetak_json, opsi_json, perintah_sopan, tempat
from skm.loket.services.retensi import BAWAAN, kosongkan


@click.command()
@click.option(
    "--bulan", type=click.IntRange(1, 600), default=BAWAAN, show_default=True, help="Umur sejak ditutup."
)
@click.option("--coba", is_flag=True, help="Tunjukkan saja apa yang akan dikosongkan.")
@opsi_json
@perintah_sopan
def retensi(bulan: int, coba: bool, sebagai_json: bool) -> None:
    """Kosongkan nama, NIK, telepon, dan kode lacak permohonan lama; hitungannya tetap."""
    with tempat(tulis=True) as t:
        sebelum = _mundur(t.pada, bulan)
        hasil = kosongkan(t.session, unit_id=t.unit.id, sebelum=sebelum, oleh=t.oleh, pada=t.pada)
        if not coba:
            t.session.commit()
    if sebagai_json:
        cetak_json(asdict(hasil))
        return
    kata = "akan dikosongkan (--coba, tidak ada yang diubah)" if coba else "dikosongkan"
    click.echo(
        f"{hasil.permohonan} permohonan {kata}: {hasil.nama} nama, {hasil.nik} NIK, {hasil.telepon} telepon."
    )


def _mundur(pada: datetime, bulan: int) -> datetime:
    """That many months before `pada`; the 29th to 31st count as the 28th."""
    tahun, sisa = divmod(pada.year * 12 + pada.month - 1 - bulan, 12)
    return pada.replace(year=tahun, month=sisa + 1, day=min(pada.day, 28))


PERINTAH = (retensi,)
