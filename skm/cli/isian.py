"""skm isi"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import click

from kinerja.konsolidasi import Konsolidasi
from skm.cli.konteks import Tempat, perintah_sopan, tempat
from skm.galat import Galat
from skm.isian.masukan import angka as angka_isian
from skm.isian.models import IsianTriwulan
from skm.isian.services import isian, simpan_isian
from skm.katalog.angka_tertulis import baca_masukan
from skm.katalog.kata import petunjuk
from skm.katalog.models import Indikator
from skm.katalog.queries import indikator_berkode, katalog_rumus


@click.command()
@click.argument("kode", metavar="KODE")
@click.option("--tahun", type=int, required=True, help="Tahun katalog indikator.")
@click.option("--triwulan", type=click.IntRange(1, 4), required=True)
@click.option("--nilai", multiple=True, metavar="VARIABEL=ANGKA", help="Dapat diulang.")
@click.option("--tidak-berlaku", multiple=True, metavar="VARIABEL", help="Dapat diulang.")
@click.option("--catatan", help="Wajib sebelum diajukan bila ada yang tidak berlaku.")
@perintah_sopan
def isi(
    *,
    kode: str,
    tahun: int,
    triwulan: int,
    nilai: tuple[str, ...],
    tidak_berlaku: tuple[str, ...],
    catatan: str | None,
) -> None:
    """Isi satu triwulan sebagai draf; variabel yang tidak disebut tetap seperti semula."""
    with tempat(tulis=True) as t:
        satu = indikator_berkode(t.session, t.unit.id, tahun, kode)
        if satu is None:
            raise Galat(f"Indikator {kode} tidak ada pada tahun {tahun}.")
        baru = dict.fromkeys(tidak_berlaku) | dict(_pasangan(satu_nilai) for satu_nilai in nilai)
        ada = isian(t.session, satu.id, triwulan)
        angka = {nama: None if teks is None else baca_masukan(teks) for nama, teks in baru.items()}
        lama = _masih_diminta(t, satu, ada)
        simpan_isian(
            t.session,
            satu,
            triwulan,
            isi=lama | angka,
            catatan=catatan if catatan is not None else (ada.catatan if ada else ""),
            versi=ada.versi if ada else 0,
            oleh=t.oleh,
            pada=t.pada,
        )
        t.session.commit()
        baris = list(_petunjuk(t, satu))
    click.echo(f"Isian {kode.upper()} triwulan {triwulan} tahun {tahun} disimpan sebagai draf.")
    for teks in baris:
        click.echo(teks)


def _petunjuk(t: Tempat, satu: Indikator) -> Iterator[str]:
    """What to write into each input, a line each."""
    katalog, cara = katalog_rumus(t.session, satu.unit_id, satu.tahun), Konsolidasi(satu.konsolidasi)
    for nama in katalog.menurut_kode[satu.kode].variabel():
        yield f"  {nama}: {petunjuk(katalog.menurut_nama[nama], cara)}"


def _masih_diminta(t: Tempat, satu: Indikator, ada: IsianTriwulan | None) -> dict[str, Fraction | None]:
    """What was kept of the inputs that the formulas ask for today; a formula may have changed since."""
    diminta = katalog_rumus(t.session, satu.unit_id, satu.tahun).menurut_kode[satu.kode].variabel()
    return {nama: nilai for nama, nilai in (angka_isian(ada) if ada else {}).items() if nama in diminta}


def _pasangan(teks: str) -> tuple[str, str | None]:
    nama, tanda, angka = teks.partition("=")
    if not tanda:
        raise click.UsageError(f"--nilai {teks!r}: tulis VARIABEL=ANGKA.")
    return nama.strip(), angka


PERINTAH = (isi,)
