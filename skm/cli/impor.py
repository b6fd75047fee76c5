"""skm import responden, skm import permohonan, skm import daftar, skm import batal"""

from __future__ import annotations

from pathlib import Path

import click

from skm.berkas.hasil import HasilImpor
from skm.berkas.queries import daftar_impor
from skm.berkas.tabel import baca, isi_berkas
from skm.cli.konteks import cetak_json, opsi_json, peringatkan_libur, perintah_sopan, tempat
from skm.kuesioner.queries import kuesioner_skm
from skm.layanan.queries import kalender
from skm.muatan.harapan import baca_jawaban
from skm.muatan.services.impor import DAPAT_DIBATALKAN, batalkan_muatan
from skm.muatan.services.impor import muat as muat_responden
from skm.muatan.services.register import muat as muat_permohonan

arg_berkas = click.argument("berkas", type=click.Path(path_type=Path))
opsi_coba = click.option("--coba", is_flag=True, help="Periksa saja, tidak ada yang disimpan.")


@click.group("import")
def impor() -> None:
    """Muat data dari berkas .csv atau .xlsx."""


@impor.command()
@arg_berkas
@opsi_coba
@click.option(
    "--versi", metavar="N", type=int, help="Kuesioner versi N, bila kolomnya cocok dengan beberapa."
)
@opsi_json
@perintah_sopan
def responden(berkas: Path, coba: bool, versi: int | None, sebagai_json: bool) -> None:
    """Muat jawaban dari BERKAS .csv atau .xlsx: semua baris, atau tidak satu pun."""
    isi = isi_berkas(berkas)
    with tempat(tulis=True) as t:
        terbit = kuesioner_skm(t.session, t.unit.id)
        tabel = baca_jawaban(berkas.name, isi, *([unsur.kode for unsur in satu.unsur] for satu in terbit))
        hasil = muat_responden(
            t.session,
            tabel,
            unit_id=t.unit.id,
            hari_ini=t.hari_ini,
            oleh=t.oleh,
            pada=t.pada,
            versi=versi,
            coba=coba,
            buka=t.transaksi,
        )
        if not coba:
            t.session.commit()
    _laporkan(hasil, "responden", coba, sebagai_json)


@impor.command()
@arg_berkas
@opsi_coba
@opsi_json
@perintah_sopan
def permohonan(berkas: Path, coba: bool, sebagai_json: bool) -> None:
    """Muat register permohonan dari BERKAS .csv atau .xlsx: semua baris, atau tidak satu pun."""
    tabel = baca(berkas)
    with tempat(tulis=True) as t:
        kerja = kalender(t.session, t.unit.id, t.konf.timezone)
        hasil = muat_permohonan(
            t.session, tabel, unit_id=t.unit.id, kalender=kerja, oleh=t.oleh, pada=t.pada, coba=coba
        )
        peringatkan_libur(t, hasil.tahun)
        if not coba:
            t.session.commit()
    _laporkan(hasil, "permohonan", coba, sebagai_json)


@impor.command()
@opsi_json
@perintah_sopan
def daftar(sebagai_json: bool) -> None:
    """Muatan jawaban yang dapat dibatalkan, terbaru dahulu."""
    with tempat() as t:
        semua = [
            {
                "nomor": satu.id,
                "berkas": satu.nama_berkas,
                "jumlah": satu.jumlah,
                "pada": satu.pada.astimezone(t.konf.timezone).isoformat(timespec="seconds"),
                "oleh": satu.oleh,
                "selesai": satu.selesai,
            }
            for satu in daftar_impor(t.session, t.unit.id, DAPAT_DIBATALKAN)
        ]
    if sebagai_json:
        cetak_json(semua)
        return
    for satu in semua:
        keadaan = "" if satu["selesai"] else "\tbelum selesai"
        click.echo("{nomor}\t{pada}\t{jumlah} jawaban\t{berkas}\t{oleh}".format(**satu) + keadaan)
    if not semua:
        click.echo("Belum ada muatan jawaban.")


@impor.command()
@click.argument("nomor", type=int)
@perintah_sopan
def batal(nomor: int) -> None:
    """Hapus semua jawaban dari muatan NOMOR (lihat: skm import daftar)."""
    with tempat(tulis=True) as t:
        jumlah = batalkan_muatan(
            t.session, unit_id=t.unit.id, nomor=nomor, oleh=t.oleh, pada=t.pada, buka=t.transaksi
        )
        t.session.commit()
    click.echo(f"Muatan {nomor} dibatalkan: {jumlah} jawaban dihapus.")


def _laporkan(hasil: HasilImpor, benda: str, coba: bool, sebagai_json: bool) -> None:
    if hasil.kolom_diabaikan:
        click.echo(f"Kolom yang tidak dibaca: {', '.join(map(repr, hasil.kolom_diabaikan))}", err=True)
    if hasil.baris_diabaikan:
        click.echo(f"Baris yang tidak dibaca: {', '.join(map(str, hasil.baris_diabaikan))}", err=True)
    if sebagai_json:
        versi = [{"versi": nomor, "jumlah": jumlah} for nomor, jumlah in hasil.versi]
        angka = {"ditambahkan": 0 if coba else hasil.ditambahkan, "dilewati": hasil.dilewati}
        cetak_json(angka | ({"versi": versi} if versi else {}))
        return
    for nomor, jumlah in hasil.versi:
        click.echo(f"{jumlah} baris dihitung menurut kuesioner versi {nomor}.")
    if not hasil.ditambahkan:
        click.echo(f"Berkas ini sudah pernah dimuat ({hasil.dilewati} baris); tidak ada yang ditambahkan.")
    elif coba:
        click.echo(f"Berkas dapat dimuat: {hasil.ditambahkan} {benda}. Tidak ada yang disimpan (--coba).")
    else:
        sudah = f", {hasil.dilewati} sudah ada" if hasil.dilewati else ""
        click.echo(f"{hasil.ditambahkan} {benda} ditambahkan{sudah}.")


PERINTAH = (impor,)
