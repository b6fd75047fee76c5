"""skm init, serve, demo, doctor"""

from __future__ import annotations

import gc
import os
import socket
from datetime import UTC, datetime
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

import click
from sqlalchemy.engine import Engine

from skm import config
from skm.cli.konteks import (
    cetak_json,
    opsi_json,
    pelaku,
    perintah_ringan,
    perintah_sopan,
    tempat,
    unit_diminta,
)
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.jaga.kunci import semua as sidik_kunci
from skm.operasi.sidik import dikenal, pastikan
from skm.orm import buka_sesi, make_engine

if TYPE_CHECKING:
    from skm.siapkan import AdminPertama

SENDIRI_SENDIRI = (
    "PERHATIAN: {proses} proses menghitung batas percobaan sendiri-sendiri, jadi yang diizinkan sampai "
    "{proses} kali lipat. Isi SKM_LIMITS_URL (Valkey) agar dihitung bersama."
)


@click.command()
@perintah_sopan
def init() -> None:
    """Siapkan basis data: skema terbaru dan data awal. Aman diulang."""
    from skm.operasi import kunci  # noqa: PLC0415  # as below
    from skm.operasi.mulai import bergantian  # noqa: PLC0415  # as below
    from skm.siapkan import siapkan  # noqa: PLC0415  # migrations and seeds, which no other command needs

    os.umask(0o077)  # the database holds names: nobody else on the machine reads it
    mesin = make_engine(config.baca(buat=True, tanpa_kunci=True).database_url)
    try:
        with bergantian(mesin, config.baca(tanpa_kunci=True)):
            konf = _kunci_dibuat(mesin)
            admin = siapkan(
                mesin,
                pada=datetime.now(UTC),
                oleh=pelaku(),
                zona=konf.timezone,
                hari_sandi=konf.sandi_sekali,
            )
            with buka_sesi(mesin, tulis=True) as session:
                kunci.kenalkan(session, konf, datetime.now(UTC))
                session.commit()
    finally:
        mesin.dispose()
    click.echo("Basis data siap.")
    if admin is not None:
        _umumkan(admin)


def _kunci_dibuat(mesin: Engine) -> Konfigurasi:
    """The settings with both keys, made only where the database has nothing that other keys have closed."""
    from skm.operasi import kunci  # noqa: PLC0415  # all that keys have closed

    with buka_sesi(mesin, tulis=False) as session:
        lama = bool(dikenal(session)) or kunci.ada_tersandi(session)
        return pastikan(session, config.baca(buat=not lama))


@click.command()
@click.option(
    "--proses", type=click.IntRange(1, 64), default=1, show_default=True, help="Banyaknya proses server."
)
@perintah_ringan
def serve(proses: int) -> None:
    """Jalankan server."""
    gc.disable()  # what is imported stays, here and in the processes that serve: they look through it later
    from skm.operasi.mulai import pastikan_berpenghuni, pastikan_siap  # noqa: PLC0415  # as below

    konf = config.baca()
    menghitung = Thread(target=sidik_kunci, args=(konf,), name="skm-sidik", daemon=True)
    menghitung.start()  # slow on purpose, and no work of the interpreter's
    import_module("skm.survei.views.awal")  # meanwhile what every process answers with at first
    menghitung.join()
    mesin = make_engine(konf.database_url)
    try:
        pastikan_siap(mesin, konf)
        pastikan_berpenghuni(mesin)
    finally:
        mesin.dispose()
    _pastikan_port_bebas(konf.host, konf.port)
    click.echo(f"Server SKM di {konf.base_url}  (masuk petugas: {konf.base_url}/masuk)")
    if proses > 1 and konf.limits_url == config.SENDIRI:
        click.echo(SENDIRI_SENDIRI.format(proses=proses), err=True)
    click.echo("Hentikan dengan Ctrl+C.")
    from skm.cli.pelayan import layani  # noqa: PLC0415  # as the server itself

    layani(konf.host, konf.port, proses=proses, log=konf.log)


@click.command()
@click.option("--responden", type=click.IntRange(0, 200_000), default=400, show_default=True)
@click.option("--permohonan", type=click.IntRange(0, 200_000), default=600, show_default=True)
@click.option("--benih", type=int, default=1, show_default=True, help="Benih acak: sama berarti data sama.")
@perintah_sopan
def demo(responden: int, permohonan: int, benih: int) -> None:
    """Isi basis data kosong dengan setahun data contoh."""
    from skm.cli import contoh  # noqa: PLC0415  # only this command needs the generator

    with tempat(tulis=True) as t:
        ringkas = contoh.isi(t, responden=responden, permohonan=permohonan, benih=benih)
        t.session.commit()
    click.echo(ringkas)


@click.command()
@opsi_json
@perintah_sopan
def doctor(sebagai_json: bool) -> None:
    """Periksa pengaturan, basis data, kalender, dan berkas kunci."""
    from skm.operasi.diagnosa import diagnosa  # noqa: PLC0415  # it asks every room

    hasil = diagnosa(config.baca(tanpa_kunci=True), datetime.now(UTC), unit_diminta())
    if sebagai_json:
        cetak_json([{"nama": p.nama, "status": p.status, "keterangan": p.keterangan} for p in hasil])
    else:
        for p in hasil:
            click.echo(f"[{p.status:^10}] {p.nama}: {p.keterangan}")
    if any(p.status == "GALAT" for p in hasil):
        raise SystemExit(1)


def _umumkan(admin: AdminPertama) -> None:
    click.echo("")
    click.echo("  Akun admin pertama (sandi ini hanya ditampilkan sekali dan harus diganti saat masuk):")
    click.echo(f"    nama akun : {admin.nama}")
    click.echo(f"    sandi     : {admin.sandi}")
    click.echo("  Hilang sebelum dipakai? Buat yang baru: skm user sandi admin")
    click.echo("")


def _pastikan_port_bebas(host: str, port: int) -> None:
    keluarga = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(keluarga, socket.SOCK_STREAM) as uji:
        uji.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            uji.bind((host, port))
        except OSError as galat:
            raise Galat(
                f"Alamat {host}:{port} tidak dapat dipakai ({galat.strerror}). Pilih port lain: SKM_PORT=8001"
            ) from galat


PERINTAH = (init, serve, demo, doctor)
