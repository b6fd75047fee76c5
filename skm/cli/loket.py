"""skm retensi"""

from __future__ import annotations

from dataclasses import asdict

import click

from skm.cli.konteks import cetak_json, opsi_json, perintah_sopan, tempat
from skm.operasi.retensi import BAWAAN, jalankan


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
        hasil = jalankan(t.session, unit_id=t.unit.id, bulan=bulan, oleh=t.oleh, pada=t.pada)
        if not coba:
            t.session.commit()
    if sebagai_json:
        cetak_json(asdict(hasil))
        return
    kata = "akan dikosongkan (--coba, tidak ada yang diubah)" if coba else "dikosongkan"
    click.echo(
        f"{hasil.permohonan} permohonan {kata}: {hasil.nama} nama, {hasil.nik} NIK, {hasil.telepon} telepon."
    )


PERINTAH = (retensi,)
