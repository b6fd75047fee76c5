"""skm retensi, pribadi, hitung-ulang"""

from __future__ import annotations

from dataclasses import asdict

import click

from skm.cli.konteks import Ditolak, cetak_json, opsi_json, perintah_sopan, tempat
from skm.layanan.brankas import Brankas
from skm.operasi import hitungan
from skm.operasi.retensi import BAWAAN, buang, daftar_lewat, jalankan
from skm.pekerjaan.kemajuan import Layar
from skm.pribadi.queries import banyak_menurut_jenis, banyak_temuan
from skm.pribadi.services import MENURUT_NAMA, sisir


@click.command()
@click.option(
    "--bulan", type=click.IntRange(1, 600), default=BAWAAN, show_default=True, help="Umur sejak ditutup."
)
@click.option("--coba", is_flag=True, help="Tunjukkan saja apa yang akan dikosongkan.")
@click.option("--sisa", is_flag=True, help="Buang juga berkas bukti tanpa catatan, sesudah dilihat.")
@opsi_json
@perintah_sopan
def retensi(bulan: int, coba: bool, sisa: bool, sebagai_json: bool) -> None:
    """Sebutkan yang lama, lalu kosongkan data pribadinya; hitungannya tetap."""
    with tempat(tulis=True) as t:
        unit_id, hari = t.unit.id, t.hari_ini
        lewat = daftar_lewat(
            t.session, unit_id=unit_id, bulan=bulan, pada=t.pada, hari=hari, folder=t.konf.instance
        )
        # Not by a schedule: beside a database that is not the newest, what is without a row is evidence.
        dibuang = lewat.sisa if sisa else ()
        hasil, sidik = jalankan(
            t.session, unit_id=unit_id, bulan=bulan, oleh=t.oleh, pada=t.pada, hari=hari, sisa=dibuang
        )
        if not coba:
            t.session.commit()
            buang(t.session, t.konf.instance, sidik, dibuang)
    if sebagai_json:
        cetak_json(asdict(hasil))
        return
    for apa, semua in (
        ("Permohonan", lewat.permohonan),
        ("Pengaduan", lewat.pengaduan),
        ("Bukti", lewat.bukti),
        ("Berkas tanpa catatan", lewat.sisa),
    ):
        for satu in semua:
            click.echo(f"{apa}\t{satu}")
    kata = "akan dikosongkan (--coba, tidak ada yang diubah)" if coba else "dikosongkan"
    click.echo(
        f"{hasil.permohonan} permohonan {kata}: {hasil.nama} nama, {hasil.nik} NIK, {hasil.telepon} telepon; "
        f"{hasil.pengaduan} pengaduan dengan isi dan kontaknya; {hasil.bukti} berkas bukti; "
        f"{hasil.tiket} kode kunjungan; {hasil.sisa} berkas tanpa catatan."
    )
    if lewat.sisa and not sisa:
        click.echo("Berkas tanpa catatan tetap ada. Bila bukan bukti yang masih dicari, buang dengan --sisa.")
    if lewat.tulisan:
        click.echo(f"{lewat.tulisan} bagian tulisan menunggu putusan di Kelola, Data pribadi dalam tulisan.")


@click.command()
@click.option("--cari", is_flag=True, help="Cari lagi dahulu di semua tulisan.")
@opsi_json
@perintah_sopan
def pribadi(cari: bool, sebagai_json: bool) -> None:
    """Banyaknya data pribadi dalam tulisan menurut tempat dan jenis, tanpa isinya."""
    with tempat(tulis=cari) as t:
        if cari:
            sisir(t.session, t.unit, Brankas(t.konf.data_key), pada=t.pada)
            t.session.commit()
        semua = banyak_menurut_jenis(t.session, t.unit.id)
        putusan = banyak_temuan(t.session, t.unit.id)
    if sebagai_json:
        tempatnya = [
            {"tabel": tabel, "kolom": kolom, "jenis": jenis, "banyak": banyak}
            for (tabel, kolom, jenis), banyak in semua.items()
        ]
        cetak_json({**{satu.value: n for satu, n in putusan.items()}, "tempat": tempatnya})
        return
    for (tabel, kolom, jenis), banyak in semua.items():
        click.echo(f"{MENURUT_NAMA[tabel, kolom].sebutan}\t{jenis}\t{banyak}")
    click.echo(", ".join(f"{n} {satu.value}" for satu, n in putusan.items()) + ".")


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


PERINTAH = (retensi, pribadi, hitung_ulang)
