"""skm layanan, skm jatuh-tempo"""

from __future__ import annotations

import click

from skm.cli.konteks import (
    baca_momen,
    cetak_json,
    opsi_json,
    peringatkan_libur,
    perintah_sopan,
    tempat,
)
from skm.galat import Galat
from skm.layanan import queries


@click.command("layanan")
@opsi_json
@perintah_sopan
def layanan(sebagai_json: bool) -> None:
    """Layanan yang dibuka, dengan janji yang berlaku hari ini."""
    with tempat() as t:
        janji_kini = queries.janji_unit(t.session, t.unit.id, t.hari_ini)
        semua = [
            (satu.kode, satu.nama, kategori.value, janji_kini[satu.id])
            for satu, kategori in queries.layanan_berkategori(t.session, t.unit.id, t.hari_ini)
        ]
    if sebagai_json:
        cetak_json(
            [
                {
                    "kode": kode,
                    "nama": nama,
                    "kategori": kategori,
                    "janji": {"jumlah": janji.jumlah, "satuan": janji.satuan.value},
                }
                for kode, nama, kategori, janji in semua
            ]
        )
        return
    for kode, nama, kategori, janji in semua:
        click.echo(f"{kode:<10}  {kategori:<14}  {janji.kata:<16}  {nama}")


@click.command("jatuh-tempo")
@click.option("--layanan", "kode", required=True, metavar="KODE", help="Kode layanan, misalnya KK.")
@click.option(
    "--mulai",
    required=True,
    metavar="MOMENT",
    help="Waktu berkas lengkap, misalnya 2026-03-02T08:15 (jam kantor bila tanpa selisih zona).",
)
@opsi_json
@perintah_sopan
def jatuh_tempo(kode: str, mulai: str, sebagai_json: bool) -> None:
    """Kapan permohonan yang lengkap pada MOMENT jatuh tempo."""
    with tempat() as t:
        satu = queries.layanan_berkode(t.session, t.unit.id, kode)
        if satu is None:
            raise Galat(f"Layanan {kode!r} tidak ditemukan.")
        awal = baca_momen("--mulai", mulai, t.konf.timezone)
        kalender = queries.kalender(t.session, t.unit.id, t.konf.timezone)
        janji = queries.janji_berlaku(t.session, satu.id, kalender.tanggal(awal))
        akhir = kalender.jatuh_tempo(awal, janji)
        peringatkan_libur(t, (awal.year, akhir.year))
    if sebagai_json:
        cetak_json({"mulai": awal.isoformat(), "jatuh_tempo": akhir.isoformat()})
    else:
        click.echo(f"mulai        {awal.isoformat()}\njatuh tempo  {akhir.isoformat()}")


PERINTAH = (layanan, jatuh_tempo)
