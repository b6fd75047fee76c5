"""skm backup, restore"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy.engine import Engine

from kinerja.angka import angka_indonesia
from skm import config, migrasi
from skm.cli.konteks import perintah_sopan
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.jaga.kunci import DATA, NAMA, RAHASIA, sidik
from skm.jaga.services import catat_cadangan, catat_sidik
from skm.operasi import kunci
from skm.operasi.cadangan import arsip, manifes, pulih
from skm.operasi.cadangan.buat import Hasil, buat
from skm.operasi.mulai import bergantian
from skm.operasi.sidik import pastikan
from skm.orm import buka_sesi, make_engine


@click.command()
@click.argument("berkas", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--simpan", type=click.IntRange(1, 1000), help="Simpan N cadangan terbaru; yang lama diberi tanggal."
)
@perintah_sopan
def backup(berkas: Path, simpan: int | None) -> None:
    """Cadangkan basis data dan bukti selagi server berjalan, lalu uji pulihkan."""
    pada = datetime.now(UTC)
    konf = config.baca()
    with _mesin(konf) as mesin:
        with buka_sesi(mesin, tulis=False) as session:
            konf = pastikan(session, konf)
        hasil = buat(mesin, konf, berkas.absolute(), pada=pada, simpan=simpan)
        _catat(mesin, hasil)
    isi = hasil.manifes
    click.echo(
        f"{berkas}: {angka_indonesia(hasil.ukuran, 0)} bita, "
        f"{angka_indonesia(sum(isi.baris.values()), 0)} baris, skema {isi.revisi}, sudah diuji pulih."
    )
    click.echo(f"Kunci tidak ada di dalamnya (sidik kunci data {isi.kunci[DATA]}): skm kunci cetak")
    if isi.angka is None:
        click.echo("Skemanya lebih lama dari program ini, jadi angkanya tidak ikut dicatat.", err=True)
    if not hasil.utuh:
        daftar = "; ".join(isi.tanpa_bukti[:5])
        raise Galat(f"Cadangan tersimpan tanpa {len(isi.tanpa_bukti)} berkas bukti: {daftar}.")


@click.command()
@click.argument("berkas", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--kunci-rahasia-baru", is_flag=True, help="Pakai kunci rahasia server ini: semua orang masuk lagi."
)
@perintah_sopan
def restore(berkas: Path, kunci_rahasia_baru: bool) -> None:
    """Pulihkan cadangan ke server yang masih kosong."""
    pada = datetime.now(UTC)
    konf = config.baca(buat=True, tanpa_kunci=True)
    wajib = (DATA,) if kunci_rahasia_baru else NAMA
    with arsip.buka(berkas) as terbuka, _mesin(konf) as mesin, bergantian(mesin, konf):
        manifes.pastikan_kunci(terbuka.manifes["kunci"], konf, berkas, wajib)
        if kunci_rahasia_baru and not konf.secret_key:
            raise Galat(f"{konf.instance / 'secret_key'} belum ada. Buat dahulu: skm kunci baru")
        isi = manifes.baca(terbuka.manifes, konf.data_key)
        berbeda = pulih.pulihkan(terbuka, isi, mesin, konf)
        with buka_sesi(mesin, tulis=True) as session:
            if kunci_rahasia_baru:
                catat_sidik(session, {RAHASIA: sidik(RAHASIA, konf.secret_key)}, pada=pada)
            kunci.kenalkan(session, konf, pada)
            ukuran = berkas.stat().st_size
            catat_cadangan(
                session,
                berkas=berkas,
                ukuran=ukuran,
                sidik=terbuka.sidik,
                utuh=not isi.tanpa_bukti,
                pada=isi.pada,
            )
            session.commit()
        bukti = len(terbuka.bukti)
    click.echo(
        f"Dipulihkan dari {berkas}, keadaan {isi.pada.astimezone(konf.timezone):%Y-%m-%d %H.%M}: "
        f"{angka_indonesia(sum(isi.baris.values()), 0)} baris, {angka_indonesia(bukti, 0)} berkas bukti."
    )
    if berbeda:
        click.echo("PERHATIAN: program ini lebih baru dari cadangannya; angka yang berbeda:", err=True)
        for satu in berbeda:
            click.echo(f"  {satu}", err=True)
    elif isi.angka is not None:
        click.echo("IKM, ketepatan waktu, dan semua indikator sama dengan manifesnya.")


@contextmanager
def _mesin(konf: Konfigurasi) -> Iterator[Engine]:
    mesin = make_engine(konf.database_url)
    try:
        yield mesin
    finally:
        mesin.dispose()


def _catat(mesin: Engine, hasil: Hasil) -> None:
    """A database whose schema is older has no place for it yet."""
    if hasil.manifes.revisi != migrasi.versi_terbaru():
        return
    with buka_sesi(mesin, tulis=True) as session:
        catat_cadangan(
            session,
            berkas=hasil.berkas,
            ukuran=hasil.ukuran,
            sidik=hasil.sidik,
            utuh=hasil.utuh,
            pada=hasil.manifes.pada,
        )
        session.commit()


PERINTAH = (backup, restore)
