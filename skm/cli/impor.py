"""skm import responden, skm import permohonan, skm import daftar, skm import batal"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kinerja.tanggal import tanggal_indonesia
from skm.berkas.hari import Urutan
from skm.berkas.hasil import HasilImpor
from skm.berkas.lembar import BIDANG as LEMBAR
from skm.berkas.queries import daftar_impor, impor_besar
from skm.berkas.tabel import buka, isi_berkas, ringan
from skm.berkas.urutan import BIDANG as URUTAN
from skm.cli.konteks import Tempat, cetak_json, jam, opsi_json, peringatkan_libur, perintah_sopan, tempat
from skm.galat import Galat
from skm.kuesioner.queries import kuesioner_skm
from skm.layanan.queries import daftar_layanan, kalender, menurut_kode_atau_nama
from skm.muatan.bacaan import Jawab
from skm.muatan.harapan import baca_jawaban
from skm.muatan.register import tabel_register
from skm.muatan.services.impor import DAPAT_DIBATALKAN, HANYA_BARU, TANGGAL, batalkan_muatan
from skm.muatan.services.impor import muat as muat_responden
from skm.muatan.services.register import muat as muat_permohonan
from skm.muatan.tanya import pertanyaan, pertanyaan_register
from skm.pekerjaan.models import JenisPekerjaan
from skm.pekerjaan.pelapor import DiamSaja, Lapor, langsung
from skm.survei.services.pencabutan import cabut_terputus

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


@contextmanager
def _jelaskan(halaman: str, tanya: Callable[[], object | None]) -> Iterator[None]:
    """A table that is refused in here because nobody has told what it means also says where that is told."""
    try:
        yield
    except Galat as salah:
        if salah.bidang != "berkas" or tanya() is None:
            raise
        kalimat = (
            f"Judul atau kata yang belum dikenal dijelaskan sekali di halaman Kelola, {halaman}; "
            "sejak itu perintah ini mengenalnya."
        )
        raise Galat(f"{salah.kalimat}\n{kalimat}", bidang=salah.bidang) from salah


@click.group("import")
def impor() -> None:
    """Muat data dari berkas .csv, .xlsx, .xlsm, atau .ods."""


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
    besar = not ringan(berkas.name, isi)
    with (
        tempat(tulis=True) as t,
        sebut_opsi(),
        _lapor(t, JenisPekerjaan.JAWABAN, berkas.name, besar) as lapor,
    ):
        lapor.maju("membaca berkas", 0, 0)
        tabel = baca_jawaban(berkas.name, isi, kuesioner_skm(t.session, t.unit.id), lembar)
        tetap: dict[str, Any] = {"unit_id": t.unit.id, "hari_ini": t.hari_ini}
        with _jelaskan("Muatan jawaban", lambda: pertanyaan(t.session, tabel, **tetap)):
            hasil = muat_responden(
                t.session,
                tabel,
                **tetap,
                oleh=t.oleh,
                pada=t.pada,
                jawab=jawab,
                versi=versi,
                zona=t.konf.timezone,
                coba=coba,
                buka=t.transaksi,
                sebelum=_kabarkan,
                maju=lapor.maju,
            )
        if not coba:
            t.session.commit()
        lapor.kalimat = f"{hasil.ditambahkan} jawaban {'dapat ' if coba else ''}dimuat."
    _laporkan(hasil, "responden", coba, sebagai_json)


@impor.command()
@arg_berkas
@opsi_coba
@opsi_urutan
@opsi_lembar
@opsi_json
@perintah_sopan
def permohonan(berkas: Path, *, coba: bool, urutan: str | None, lembar: str, sebagai_json: bool) -> None:
    """Muat register permohonan dari BERKAS: semua baris, atau tidak satu pun."""
    isi = isi_berkas(berkas)
    besar = not ringan(berkas.name, isi)
    with (
        tempat(tulis=True) as t,
        sebut_opsi(),
        _lapor(t, JenisPekerjaan.REGISTER, berkas.name, besar) as lapor,
    ):
        lapor.maju("membaca berkas", 0, 0)
        layanan = menurut_kode_atau_nama(daftar_layanan(t.session, t.unit.id, hanya_aktif=False))
        tabel = tabel_register(berkas.name, buka(berkas.name, isi), layanan, lembar)
        kerja = kalender(t.session, t.unit.id, t.konf.timezone)
        oleh: dict[str, Any] = {"oleh": t.oleh, "pada": t.pada}
        with _jelaskan("Muatan register", lambda: pertanyaan_register(t.session, tabel, unit_id=t.unit.id)):
            hasil = muat_permohonan(
                t.session,
                tabel,
                unit_id=t.unit.id,
                kalender=kerja,
                urutan=Urutan(urutan) if urutan else None,
                coba=coba,
                maju=lapor.maju,
                **oleh,
            )
        lapor.kalimat = f"{hasil.ditambahkan} permohonan {'dapat ' if coba else ''}dimuat."
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
        besar = impor_besar(t.session, t.unit.id, nomor)
        nama = "" if besar is None else besar.nama_berkas
        with _lapor(t, JenisPekerjaan.BATAL_JAWABAN, nama, besar is not None) as lapor:
            oleh: dict[str, Any] = {"oleh": t.oleh, "pada": t.pada}
            jumlah = batalkan_muatan(
                t.session, unit_id=t.unit.id, nomor=nomor, buka=t.transaksi, maju=lapor.maju, **oleh
            )
            t.session.commit()
            lapor.kalimat = f"{jumlah} jawaban dihapus."
    click.echo(f"Muatan {nomor} dibatalkan: {jumlah} jawaban dihapus.")


def _lapor(t: Tempat, jenis: JenisPekerjaan, nama: str, besar: bool) -> AbstractContextManager[Lapor]:
    """Tell how far it is: of something large on the server's page too."""
    if not besar:
        return nullcontext(DiamSaja())
    cabut_terputus(t.transaksi, pada=t.pada)
    return langsung(t.transaksi, unit_id=t.unit.id, jenis=jenis, nama=nama, oleh=t.oleh, jam=jam)


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
    if hasil.tanpa_jam:
        click.echo(
            f"{hasil.tanpa_jam} permohonan tanpa jam; yang tepat waktunya bergantung pada jam tidak dinilai "
            "dan dihitung di samping angka.",
            err=True,
        )
    if hasil.lembar:
        click.echo(f"Lembar yang dibaca: {hasil.lembar!r}", err=True)
    for kalimat in hasil.tidak_dibaca:
        click.echo(kalimat, err=True)
    if sebagai_json:
        versi = [{"versi": nomor, "jumlah": jumlah} for nomor, jumlah in hasil.versi]
        angka = {"ditambahkan": 0 if coba else hasil.ditambahkan, "dilewati": hasil.dilewati}
        lembar = {"lembar": hasil.lembar} if hasil.lembar else {}
        cetak_json(angka | ({"versi": versi} if versi else {}) | lembar)
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
