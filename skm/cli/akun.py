"""skm user"""

from __future__ import annotations

import sys

import click

from skm.akun import queries, services
from skm.akun.models import Akun, Peran
from skm.cli.konteks import Tempat, perintah_sopan, tempat
from skm.galat import Galat
from skm.isian.services import tugaskan
from skm.kode.services import lepas
from skm.teks import rapikan


@click.group()
def user() -> None:
    """Akun petugas."""


@user.command("add")
@click.argument("nama")
@click.option("--peran", type=click.Choice([p.value for p in Peran]), required=True)
@click.option("--orang", default="", help="Nama orangnya, misalnya Siti Aminah, S.E.")
@perintah_sopan
def tambah(nama: str, peran: str, orang: str) -> None:
    """Buat akun NAMA; sandi ditanyakan, atau dibaca dari masukan standar."""
    sandi = _minta_sandi()
    with tempat(tulis=True) as t:
        akun = services.buat_akun(
            t.session,
            unit_id=t.unit.id,
            nama=nama,
            peran=Peran(peran),
            sandi=sandi,
            oleh=t.oleh,
            pada=t.pada,
            orang=rapikan(orang)[:120],
            kata=queries.kata_kantor(t.session, t.unit.id),
        )
        nama_akun = akun.nama
        t.session.commit()
    click.echo(f"Akun {nama_akun} dibuat dengan peran {peran}.")


@user.command("sandi")
@click.argument("nama")
@perintah_sopan
def sandi_ulang(nama: str) -> None:
    """Beri akun NAMA sandi sekali pakai, dicetak satu kali."""
    with tempat(tulis=True) as t:
        akun = _akun(t, nama)
        kata = services.setel_ulang_sandi(
            t.session, akun, oleh=t.oleh, pada=t.pada, hari_sandi=t.konf.sandi_sekali
        )
        t.session.commit()
    click.echo(kata)


@user.command("lepas-kode")
@click.argument("nama")
@perintah_sopan
def lepas_kode(nama: str) -> None:
    """Akun NAMA masuk dengan sandi saja lagi: untuk yang kehilangan telepon dan kode pemulihannya."""
    with tempat(tulis=True) as t:
        akun = _akun(t, nama)
        if akun.totp_sejak is None:
            raise Galat(f"Akun {nama} tidak memakai kode masuk.")
        lepas(t.session, akun, oleh=t.oleh, pada=t.pada)
        t.session.commit()
    click.echo(f"Kode masuk akun {nama} dilepas.")


@user.command("jabatan")
@click.argument("nama")
@click.argument("jabatan", nargs=-1)
@perintah_sopan
def jabatan_akun(nama: str, jabatan: tuple[str, ...]) -> None:
    """Akun NAMA mengisi indikator tepat JABATAN ini, ditulis seperti pada halaman Penugasan jabatan."""
    with tempat(tulis=True) as t:
        akun = _akun(t, nama)
        baru = tugaskan(t.session, akun, jabatan, oleh=t.oleh, pada=t.pada)
        t.session.commit()
    click.echo(f"{nama}: {len(baru)} jabatan.")


def _minta_sandi() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Sandi", hide_input=True, confirmation_prompt="Ulangi sandi"))
    return sys.stdin.readline().rstrip("\r\n")


def _akun(t: Tempat, nama: str) -> Akun:
    """The office's account of that name. Raises Galat where there is none."""
    akun = queries.akun_unit(t.session, t.unit.id, nama)
    if akun is None:
        raise Galat(f"Akun {nama} tidak ditemukan.")
    return akun


PERINTAH = (user,)
