"""The command `skm`. Reading commands take --json; refused input exits 1, wrong usage 2."""

from __future__ import annotations

import click

from skm.cli import akun, angka, impor, isian, layanan, loket, pangkalan, survei

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="skm")
def main() -> None:
    """Server SKM: survei, loket, dan indikator kinerja kecamatan."""


for bagian in (pangkalan, akun, layanan, survei, loket, impor, angka, isian):
    for perintah in bagian.PERINTAH:
        main.add_command(perintah)
