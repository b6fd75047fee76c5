"""skm retensi, hitung-ulang"""

from __future__ import annotations

from dataclasses import asdict

import click

from skm.cli.konteks import Ditolak, cetak_json, opsi_json, perintah_sopan, tempat
from skm.operasi import hitungan
from skm.operasi.retensi import BAWAAN, jalankan
from skm.pekerjaan.kemajuan import Layar


@click.command()
@click.option(
    "--bulan", type=click.IntRange(1, 600), default=BAWAAN, show_default=True, help="Umur sejak ditutup."
)
@click.option("--coba", is_flag=True, help="Tunjukkan saja apa yang akan dikosongkan.")
@opsi_json
@perintah_sopan
def retensi(bulan: int, coba: bool, sebagai_json: bool) -> None:
    """Kosongkan data pribadi permohonan dan pengaduan lama; hitungannya tetap."""
    with tempat(tulis=True) as t:
        hasil = jalankan(t.session, unit_id=t.unit.id, bulan=bulan, oleh=t.oleh, pada=t.pada)
        if not coba:
            t.session.commit()
    if sebagai_json:
        cetak_json(asdict(hasil))
        return
    kata = "akan dikosongkan (--coba, tidak ada yang diubah)" if coba else "dikosongkan"
    click.echo(
        f"{hasil.permohonan} permohonan {kata}: {hasil.nama} nama, {hasil.nik} NIK, {hasil.telepon} telepon; "
        f"{hasil.pengaduan} pengaduan dengan isi dan kontaknya."
    )


@click.command("hitung-ulang")
@click.option("--periksa", is_flag=True, help="Bandingkan saja; berakhir dengan 1 bila ada yang berbeda.")
@opsi_json
@perintah_sopan
def hitung_ulang(periksa: bool, sebagai_json: bool) -> None:
    """Susun ulang hitungan dari baris-barisnya, atau periksa saja."""
    if periksa:
        with tempat() as t:
            beda = hitungan.periksa(t.session, t.unit.id, t.konf.timezone)
        if sebagai_json:
            cetak_json(beda)
        if salah := [kalimat for kalimat in beda.values() if kalimat]:
            raise Ditolak(" ".join([*salah, "Jalankan: skm hitung-ulang"]))
        if not sebagai_json:
            click.echo(f"Hitungan {', '.join(beda)} sama dengan baris-barisnya.")
        return
    layar = Layar()
    with tempat(tulis=True) as t:
        hasil = hitungan.bangun(t.session, t.unit.id, t.konf.timezone, maju=layar.maju)
        t.session.commit()
    layar.bersih()
    if sebagai_json:
        cetak_json(hasil)
        return
    for nama, banyak in hasil.items():
        click.echo(f"Hitungan {nama} disusun ulang: {banyak} bagian.")


PERINTAH = (retensi, hitung_ulang)
