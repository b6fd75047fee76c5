"""skm layanan, skm jatuh-tempo, and `permohonan` of skm import"""

from __future__ import annotations

from pathlib import Path

import click

from skm.cli.konteks import (
    Ditolak,
    baca_momen,
    cetak_json,
    opsi_json,
    peringatkan_libur,
    perintah_sopan,
    tempat,
)
from skm.layanan import queries
from skm.layanan.tabel import baca
from skm.loket.impor import muat


@click.command("layanan")
@opsi_json
@perintah_sopan
def layanan(sebagai_json: bool) -> None:
    """Layanan yang dibuka, dengan janji yang berlaku hari ini."""
    with tempat() as t:
        semua = [
            (satu.kode, satu.nama, satu.kategori.value, queries.janji_berlaku(t.session, satu.id, t.hari_ini))
            for satu in queries.daftar_layanan(t.session, t.unit.id)
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
        click.echo(f"{kode:<10}  {kategori:<14}  {janji.jumlah:>4} {janji.satuan.value:<5}  {nama}")


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
            raise Ditolak(f"Layanan {kode!r} tidak ditemukan.")
        awal = baca_momen("--mulai", mulai, t.konf.timezone)
        janji = queries.janji_berlaku(t.session, satu.id, awal.date())
        akhir = queries.kalender(t.session, t.unit.id, t.konf.timezone).jatuh_tempo(awal, janji)
        peringatkan_libur(t, (awal.year, akhir.year))
    if sebagai_json:
        cetak_json({"mulai": awal.isoformat(), "jatuh_tempo": akhir.isoformat()})
    else:
        click.echo(f"mulai        {awal.isoformat()}\njatuh tempo  {akhir.isoformat()}")


@click.command("permohonan")
@click.argument("berkas", type=click.Path(path_type=Path))
@click.option("--coba", is_flag=True, help="Periksa saja, tidak ada yang disimpan.")
@opsi_json
@perintah_sopan
def permohonan(berkas: Path, coba: bool, sebagai_json: bool) -> None:
    """Muat register permohonan dari BERKAS .csv atau .xlsx: semua baris, atau tidak satu pun."""
    tabel = baca(berkas)
    with tempat(tulis=True) as t:
        kalender = queries.kalender(t.session, t.unit.id, t.konf.timezone)
        hasil = muat(t.session, tabel, unit_id=t.unit.id, kalender=kalender, oleh=t.oleh, pada=t.pada)
        peringatkan_libur(t, hasil.tahun)
        if not coba:
            t.session.commit()
    if hasil.kolom_diabaikan:
        click.echo(f"Kolom yang tidak dibaca: {', '.join(map(repr, hasil.kolom_diabaikan))}", err=True)
    if sebagai_json:
        cetak_json({"ditambahkan": 0 if coba else hasil.ditambahkan, "dilewati": hasil.dilewati})
    elif not hasil.ditambahkan:
        click.echo(f"{hasil.dilewati} permohonan sudah pernah dimuat; tidak ada yang ditambahkan.")
    elif coba:
        click.echo(f"Berkas dapat dimuat: {hasil.ditambahkan} permohonan. Tidak ada yang disimpan (--coba).")
    else:
        click.echo(f"{hasil.ditambahkan} permohonan ditambahkan, {hasil.dilewati} sudah ada.")


PERINTAH = (layanan, jatuh_tempo)
