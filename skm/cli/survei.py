"""skm tautan"""

from __future__ import annotations

from pathlib import Path

import click

from skm.cli.konteks import cetak_json, opsi_json, perintah_sopan, tempat
from skm.galat import Galat
from skm.layanan.qr import png, svg
from skm.layanan.queries import layanan_berkode
from skm.survei import queries, services
from skm.survei.alamat import alamat, kalimat_setempat, setempat
from skm.survei.models import JenisTautan

GAMBAR = {".svg": svg, ".png": png}


@click.group()
def tautan() -> None:
    """Tautan survei dan kode QR-nya."""


@tautan.command("add")
@click.option("--layanan", "kode_layanan", help="Kode layanan; tanpa ini untuk seluruh unit.")
@click.option("--jenis", type=click.Choice([j.value for j in JenisTautan]), default=JenisTautan.POSTER.value)
@opsi_json
@perintah_sopan
def tambah(kode_layanan: str | None, jenis: str, sebagai_json: bool) -> None:
    """Buat tautan baru."""
    with tempat(tulis=True) as t:
        _ingatkan(t.konf.base_url)
        layanan = None
        if kode_layanan is not None:
            layanan = layanan_berkode(t.session, t.unit.id, kode_layanan)
            if layanan is None or not layanan.aktif:
                raise Galat(f"Layanan {kode_layanan!r} tidak ada atau sudah tidak dilayani.")
        baru = services.buat_tautan(
            t.session,
            unit_id=t.unit.id,
            layanan_id=layanan.id if layanan else None,
            jenis=JenisTautan(jenis),
            oleh=t.oleh,
            pada=t.pada,
        )
        kode, url = baru.kode, alamat(t.konf.base_url, baru.jenis, baru.kode)
        t.session.commit()
    if sebagai_json:
        cetak_json({"kode": kode, "url": url})
    else:
        click.echo(f"Tautan {kode} dibuat: {url}")


@tautan.command("list")
@opsi_json
@perintah_sopan
def daftar(sebagai_json: bool) -> None:
    """Semua tautan, yang masih dibuka lebih dahulu."""
    with tempat() as t:
        semua = [
            (satu, alamat(t.konf.base_url, satu.jenis, satu.kode))
            for satu in queries.daftar_tautan(t.session, t.unit.id)
        ]
    if sebagai_json:
        cetak_json(
            [
                {
                    "kode": satu.kode,
                    "url": url,
                    "jenis": satu.jenis.value,
                    "layanan": satu.layanan_kode,
                    "aktif": satu.aktif,
                }
                for satu, url in semua
            ]
        )
        return
    for satu, url in semua:
        keadaan = "dibuka" if satu.aktif else "ditutup"
        click.echo(f"{satu.kode}  {satu.jenis.value:<6}  {keadaan:<7}  {satu.layanan_kode or '-':<10}  {url}")


@tautan.command("qr")
@click.argument("kode")
@click.option("--out", "keluar", type=click.Path(path_type=Path, dir_okay=False), required=True)
@perintah_sopan
def kode_qr(kode: str, keluar: Path) -> None:
    """Simpan kode QR tautan KODE ke berkas .svg atau .png."""
    buat = GAMBAR.get(keluar.suffix.lower())
    if buat is None:
        raise click.BadParameter("nama berkas harus berakhiran .svg atau .png", param_hint="--out")
    with tempat() as t:
        _ingatkan(t.konf.base_url)
        satu = queries.tautan_berkode(t.session, kode)
        if satu is None or satu.unit_id != t.unit.id:
            raise Galat(f"Tautan {kode!r} tidak ditemukan.")
        url = alamat(t.konf.base_url, satu.jenis, satu.kode)
    try:
        keluar.write_bytes(buat(url))
    except OSError as galat:
        raise Galat(f"Berkas {keluar} tidak dapat ditulis ({galat.strerror}).") from galat
    click.echo(f"{keluar}: {url}")


def _ingatkan(base_url: str) -> None:
    if setempat(base_url):
        click.echo(kalimat_setempat(base_url), err=True)


PERINTAH = (tautan,)
