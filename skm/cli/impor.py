"""skm import responden, skm import permohonan, skm import daftar, skm import batal"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from kinerja.tanggal import tanggal_indonesia
from skm.berkas.hari import Urutan
from skm.berkas.hasil import HasilImpor
from skm.berkas.lembar import BIDANG as LEMBAR
from skm.berkas.queries import daftar_impor
from skm.berkas.tabel import baca, isi_berkas
from skm.berkas.urutan import BIDANG as URUTAN
from skm.cli.konteks import cetak_json, opsi_json, peringatkan_libur, perintah_sopan, tempat
from skm.galat import Galat
from skm.kuesioner.queries import kuesioner_skm
from skm.layanan.queries import kalender
from skm.muatan.bacaan import Jawab
from skm.muatan.harapan import baca_jawaban
from skm.muatan.services.impor import DAPAT_DIBATALKAN, HANYA_BARU, TANGGAL, batalkan_muatan
from skm.muatan.services.impor import muat as muat_responden
from skm.muatan.services.register import muat as muat_permohonan

arg_berkas = click.argument("berkas", type=click.Path(path_type=Path))
opsi_coba = click.option("--coba", is_flag=True, help="Periksa saja, tidak ada yang disimpan.")


opsi_urutan = click.option(
    "--urutan-tanggal",
    "urutan",
    type=click.Choice([satu.value for satu in Urutan]),
    help="Yang ditulis lebih dahulu dalam 3/1/2026, bila berkasnya tidak menunjukkannya.",
)
opsi_lembar = click.option(
    "--lembar", metavar="NAMA", default="", help="Lembar yang dibaca, bila beberapa dapat dibaca."
)
OPSI = {
    URUTAN: "Tulis --urutan-tanggal hari-dulu atau --urutan-tanggal bulan-dulu.",
    LEMBAR: "Tulis --lembar NAMA.",
    HANYA_BARU: "Tulis --hanya-baru untuk memuat baris yang baru saja, atau --semua-baris untuk "
    "memuat semuanya; muatan lama dapat dibatalkan dahulu dengan skm import batal NOMOR.",
    TANGGAL: "Tulis --tanggal TGL.",
}
"""How a command answers what is open, by the field of the refusal."""


@contextmanager
def sebut_opsi() -> Iterator[None]:
    """A refusal that asks something in here also says with which option it is answered."""
    try:
        yield
    except Galat as salah:
        if salah.bidang not in OPSI:
            raise
        raise Galat(f"{salah.kalimat}\n{OPSI[salah.bidang]}", bidang=salah.bidang) from salah


@click.group("import")
def impor() -> None:
    """Muat data dari berkas .csv, .xlsx atau .xlsm."""


@impor.command()
@arg_berkas
@opsi_coba
@click.option(
    "--versi", metavar="N", type=int, help="Kuesioner versi N, bila kolomnya cocok dengan beberapa."
)
@opsi_urutan
@opsi_lembar
@click.option(
    "--tanggal", type=click.DateTime(["%Y-%m-%d"]), metavar="TGL", help="Tanggal baris yang tidak memuatnya."
)
@click.option("--hanya-baru", "baris", flag_value="baru", help="Lewati baris yang sudah dimuat sebelumnya.")
@click.option(
    "--semua-baris", "baris", flag_value="semua", help="Muat juga baris yang sudah dimuat sebelumnya."
)
@opsi_json
@perintah_sopan
def responden(
    berkas: Path,
    *,
    coba: bool,
    versi: int | None,
    urutan: str | None,
    lembar: str,
    tanggal: datetime | None,
    baris: str | None,
    sebagai_json: bool,
) -> None:
    """Muat jawaban dari BERKAS: semua baris, atau tidak satu pun.

    Yang tidak pasti ditolak dengan pilihan yang menjawabnya.
    """
    isi = isi_berkas(berkas)
    jawab = Jawab(
        urutan=Urutan(urutan) if urutan else None,
        tanggal=tanggal.date() if tanggal else None,
        hanya_baru=None if baris is None else baris == "baru",
    )
    with tempat(tulis=True) as t, sebut_opsi():
        tabel = baca_jawaban(berkas.name, isi, kuesioner_skm(t.session, t.unit.id), lembar)
        hasil = muat_responden(
            t.session,
            tabel,
            unit_id=t.unit.id,
            hari_ini=t.hari_ini,
            oleh=t.oleh,
            pada=t.pada,
            jawab=jawab,
            versi=versi,
            zona=t.konf.timezone,
            coba=coba,
            buka=t.transaksi,
            sebelum=_kabarkan,
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
    """Muat register permohonan dari BERKAS: semua baris, atau tidak satu pun."""
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


def _kabarkan(hasil: HasilImpor) -> None:
    """What has to be said before anything is stored."""
    if hasil.tanpa_tanggal and hasil.hari is not None:
        click.echo(
            f"{hasil.tanpa_tanggal} baris tidak memuat tanggal; dihitung untuk "
            f"{tanggal_indonesia(hasil.hari)} (lain hari: --tanggal TGL).",
            err=True,
        )


def _laporkan(hasil: HasilImpor, benda: str, coba: bool, sebagai_json: bool) -> None:
    if coba:
        _kabarkan(hasil)
    if hasil.lembar:
        click.echo(f"Lembar yang dibaca: {hasil.lembar!r}", err=True)
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
