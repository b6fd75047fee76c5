"""skm pindah"""

from __future__ import annotations

from datetime import UTC, datetime

import click

from kinerja.angka import angka_indonesia
from skm import config
from skm.cli.konteks import cetak_json, opsi_json, perintah_sopan
from skm.operasi.pindah.pindah import Pindahan, pindahkan
from skm.orm import make_engine


@click.command()
@click.argument("url", metavar="URL")
@opsi_json
@perintah_sopan
def pindah(url: str, sebagai_json: bool) -> None:
    """Pindahkan semua isi server dari SQLite ke basis data PostgreSQL yang kosong.

    URL seperti postgresql+psycopg://skm:sandi@localhost/skm. Hentikan server dahulu.
    """
    konf = config.baca()
    asal, tujuan = make_engine(konf.database_url), make_engine(config.alamat_basis_data(url))
    try:
        hasil = pindahkan(asal, tujuan, konf, datetime.now(UTC))
    finally:
        asal.dispose()
        tujuan.dispose()
    aman = tujuan.url.render_as_string(hide_password=True)
    if sebagai_json:
        cetak_json(
            {
                "tujuan": aman,
                "baris": dict(hasil.baris),
                "tahun": hasil.tahun,
                "angka_indikator": hasil.indikator,
                "sama": True,
            }
        )
    else:
        _cetak(hasil, aman)


def _cetak(hasil: Pindahan, aman: str) -> None:
    jumlah = angka_indonesia(sum(hasil.baris.values()), 0)
    click.echo(f"{jumlah} baris di {len(hasil.baris)} tabel dipindahkan; isi tiap tabel sama.")
    click.echo(
        f"IKM, ketepatan waktu, dan {angka_indonesia(hasil.indikator, 0)} angka indikator "
        f"tahun {', '.join(map(str, hasil.tahun))} sama."
    )
    click.echo("")
    click.echo("Langkah berikutnya, sebelum server dijalankan lagi:")
    click.echo(f"  1. Isi SKM_DATABASE_URL={aman} (sandinya yang tadi diketik).")
    click.echo("  2. SKM_INSTANCE tetap: kunci dan berkas bukti ada di sana.")
    click.echo(
        "  3. Jalankan skm doctor, lalu skm serve. Berkas SQLite yang lama tidak diubah; simpan dahulu."
    )


PERINTAH = (pindah,)
