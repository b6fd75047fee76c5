"""skm pekerjaan"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

import click
from sqlalchemy.orm import Session

from skm import config
from skm.cli.konteks import cetak_json, jam, opsi_json, perintah_sopan, tempat
from skm.orm import buka_sesi, make_engine
from skm.pekerjaan.kemajuan import kata
from skm.pekerjaan.models import Keadaan
from skm.pekerjaan.queries import daftar_pekerjaan

ISTIRAHAT = 0.2
"""Seconds at most that others have the machine to themselves after each part, else as long as it took."""


@click.command()
@click.option("--jalankan", "nomor", type=int, hidden=True, help="For the server: do it, its file on stdin.")
@opsi_json
@perintah_sopan
def pekerjaan(nomor: int | None, sebagai_json: bool) -> None:
    """Pekerjaan panjang: yang berjalan dan yang baru berakhir."""
    if nomor is not None:
        _jalankan(nomor)
        return
    with tempat() as t:
        zona = t.konf.timezone
        semua = [
            {
                "nomor": satu.id,
                "jenis": satu.jenis,
                "nama": satu.nama,
                "keadaan": satu.keadaan,
                "tahap": satu.tahap,
                "sudah": satu.sudah,
                "semua": satu.semua,
                "kalimat": satu.kalimat,
                "oleh": satu.oleh,
                "pada": satu.pada.astimezone(zona).isoformat(timespec="seconds"),
                "kabar": satu.detak.astimezone(zona).isoformat(timespec="seconds"),
            }
            for satu in daftar_pekerjaan(t.session, t.unit.id)
        ]
    if sebagai_json:
        cetak_json(semua)
        return
    for satu in semua:
        maju = kata(str(satu["tahap"]), int(str(satu["sudah"])), int(str(satu["semua"])))
        hasil = maju if satu["keadaan"] is Keadaan.BERJALAN else str(satu["kalimat"]).replace("\n", " ")
        click.echo("{nomor}\t{pada}\t{keadaan}\t{nama}\t{oleh}".format(**satu) + f"\t{hasil}")
    if not semua:
        click.echo("Belum ada pekerjaan panjang.")


def _jalankan(nomor: int) -> None:
    from skm.operasi.pekerjaan import jalankan, siapkan_proses  # noqa: PLC0415  # every room it works in

    siapkan_proses()
    konf = config.baca(tanpa_kunci=True)
    mesin = make_engine(konf.database_url)

    @contextmanager
    def buka() -> Iterator[Session]:
        mulai = monotonic()
        with buka_sesi(mesin, tulis=None) as session:
            yield session
            session.commit()
        sleep(min(monotonic() - mulai, ISTIRAHAT))

    try:
        jalankan(buka, konf, nomor, sys.stdin.buffer.read(), jam=jam)
    finally:
        mesin.dispose()


PERINTAH = (pekerjaan,)
