"""skm laporan skm"""

from __future__ import annotations

from pathlib import Path

import click

from skm.cli.konteks import perintah_sopan, tempat
from skm.dokumen.laporan_skm.penyusun import BENTUK, baca_laporan
from skm.galat import Galat
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.pilihan import periode_diminta
from skm.layanan.queries import daftar_layanan


@click.group()
def laporan() -> None:
    """Laporan resmi kantor sebagai berkas."""


@laporan.command("skm")
@click.option("--tahun", type=int, required=True, help="Tahun laporan.")
@click.option("--bulan", type=click.IntRange(1, 12), help="Satu bulan.")
@click.option("--triwulan", type=click.IntRange(1, 4), help="Satu triwulan.")
@click.option("--semester", type=click.IntRange(1, 2), help="Satu semester; tanpa ketiganya setahun.")
@click.option("--layanan", "kode", metavar="KODE", default="", help="Hanya layanan ini.")
@click.option(
    "--out",
    "keluar",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="Berkas .docx, .pdf, atau .xlsx.",
)
@perintah_sopan
def laporan_skm(
    *, tahun: int, bulan: int | None, triwulan: int | None, semester: int | None, kode: str, keluar: Path
) -> None:
    """Laporan Pelaksanaan SKM satu periode: DOCX untuk disunting, PDF untuk arsip, XLSX lampirannya."""
    bentuk = keluar.suffix.lower().removeprefix(".")
    if bentuk not in BENTUK:
        raise click.BadParameter("nama berkas berakhir .docx, .pdf, atau .xlsx.", param_hint="--out")
    dipilih = [f"{awalan}{n}" for awalan, n in (("b", bulan), ("tw", triwulan), ("s", semester)) if n]
    if len(dipilih) > 1:
        raise click.UsageError("Pilih salah satu: --bulan, --triwulan, atau --semester.")
    periode = periode_diminta(tahun, dipilih[0] if dipilih else "")
    with tempat() as t:
        layanan = list(daftar_layanan(t.session, t.unit.id, hanya_aktif=False))
        if kode not in {"", *(satu.kode for satu in layanan)}:
            raise Galat(f"Layanan {kode!r} tidak ada.")
        saat, server = Saat(t.pada, t.konf.timezone), t.konf.base_url
        hasil = baca_laporan(
            t.session, t.unit, periode, saat, layanan, kode=kode, bentuk=bentuk, server=server
        )
    try:
        keluar.write_bytes(hasil.tulis(bentuk))
    except OSError as galat:
        raise Galat(f"{keluar} tidak dapat ditulis: {galat.strerror}.") from galat
    click.echo(f"{keluar}: {periode.label}.")


PERINTAH = (laporan,)
