"""skm terbitkan"""

from __future__ import annotations

from decimal import Decimal

import click

from kinerja.angka import angka_indonesia
from skm.cli.konteks import cetak_json, opsi_json, perintah_sopan, tempat
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.pilihan import periode_diminta
from skm.terbit.services import terbitkan as terbitkan_periode


@click.command("terbitkan")
@click.option("--tahun", type=int, required=True, help="Tahun hasil.")
@click.option("--triwulan", type=click.IntRange(1, 4), help="Satu triwulan.")
@click.option("--semester", type=click.IntRange(1, 2), help="Satu semester; tanpa keduanya setahun.")
@click.option("--alasan", default="", help="Untuk edisi baru: apa yang dikoreksi.")
@opsi_json
@perintah_sopan
def terbitkan(
    *, tahun: int, triwulan: int | None, semester: int | None, alasan: str, sebagai_json: bool
) -> None:
    """Terbitkan hasil periode yang laporannya sudah disetujui pimpinan."""
    if triwulan and semester:
        raise click.UsageError("Pilih salah satu: --triwulan atau --semester.")
    bagian = f"tw{triwulan}" if triwulan else f"s{semester}" if semester else ""
    periode = periode_diminta(tahun, bagian)
    with tempat(tulis=True) as t:
        saat = Saat(t.pada, t.konf.timezone)
        satu = terbitkan_periode(t.session, t.unit, periode, saat, alasan=alasan.strip()[:300], oleh=t.oleh)
        isi = {
            "tahun": tahun,
            "bagian": bagian,
            "edisi": satu.edisi,
            "ikm": satu.ikm,
            "mutu": satu.mutu,
            "responden": satu.isi["responden"],
            "kode": satu.isi["disetujui"]["kode"],
        }
        ikm = f"IKM {angka_indonesia(Decimal(satu.ikm))} ({satu.mutu})"
        kalimat = f"Hasil {periode.label} terbit sebagai edisi {satu.edisi}: {ikm}."
        t.session.commit()
    if sebagai_json:
        cetak_json(isi)
    else:
        click.echo(kalimat)


PERINTAH = (terbitkan,)
"""The commands that stand here."""
