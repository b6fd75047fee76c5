"""skm kunci"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from skm import config
from skm.akun.services import catat
from skm.cli.konteks import pelaku, perintah_sopan
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.jaga import kunci as jaga
from skm.jaga.services import catat_sidik
from skm.layanan.queries import semua_unit
from skm.operasi.sidik import dikenal, pastikan
from skm.orm import buka_sesi, make_engine


@click.group()
def kunci() -> None:
    """Kunci server: cetak lembarnya, pulihkan, ganti."""


@kunci.command("cetak")
@click.option(
    "--out", "keluar", type=click.Path(path_type=Path, dir_okay=False), required=True, help="FILE.pdf"
)
@perintah_sopan
def cetak(keluar: Path) -> None:
    """Tulis lembar kunci (PDF, satu halaman) untuk dicetak dan disimpan di luar server."""
    from skm.operasi.lembar_kunci import susun  # noqa: PLC0415  # the document writer loads slowly

    konf = config.baca()
    with _sesi(konf, tulis=False) as session:
        konf = pastikan(session, konf)
        kantor = ", ".join(unit.nama for unit in semua_unit(session))
        isi = susun(konf, kantor, datetime.now(UTC).astimezone(konf.timezone).date())
    try:
        with os.fdopen(os.open(keluar, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as berkas:
            berkas.write(isi)
    except OSError as galat:
        raise Galat(f"Berkas {keluar} tidak dapat ditulis ({galat.strerror}).") from galat
    click.echo(f"{keluar}: cetak, simpan terpisah dari server dan cadangannya, lalu hapus berkasnya.")


@kunci.command("pulihkan")
@click.argument("nama", type=click.Choice(jaga.NAMA))
@perintah_sopan
def pulihkan(nama: str) -> None:
    """Ketik kunci NAMA dari lembar kunci; dari masukan standar bila bukan layar."""
    konf = config.baca(buat=True, tanpa_kunci=True)
    berkas = konf.instance / jaga.BERKAS[nama]
    layar = sys.stdin.isatty()
    teks = click.prompt(jaga.SEBUTAN[nama], hide_input=False) if layar else sys.stdin.read()
    isi = "".join(str(teks).split())
    if not isi:
        raise Galat("Kuncinya kosong.")
    if nama == jaga.DATA:
        config.periksa_kunci_data(isi)
    sidik, dikenal = jaga.sidik(nama, isi), _dikenal(konf)
    if dikenal.get(nama, sidik) != sidik:
        kalimat = f"Yang diketik bersidik {sidik}, sedangkan basis data mengenal {dikenal[nama]}"
        raise Galat(f"{kalimat}. Periksa huruf demi huruf; tidak ada yang disimpan.")
    if berkas.exists() and berkas.read_text(encoding="ascii", errors="replace").strip() != isi:
        lama = berkas.with_name(f"{berkas.name}.disisihkan-{secrets.token_hex(4)}")
        berkas.rename(lama)
        click.echo(f"Kunci yang tadi di sana disisihkan: {lama}", err=True)
    config.tulis_kunci(berkas, isi)
    kata = "dikenal basis data ini" if nama in dikenal else "belum dapat dibandingkan dengan basis data"
    click.echo(f"{jaga.SEBUTAN[nama]} disimpan di {berkas}, sidik {sidik}, {kata}.")


@kunci.command("baru")
@perintah_sopan
def baru() -> None:
    """Ganti kunci rahasia yang hilang: semua orang masuk lagi, tiket yang tercetak tidak berlaku."""
    konf = config.baca(buat=True, tanpa_kunci=True)
    berkas = konf.instance / jaga.BERKAS[jaga.RAHASIA]
    if konf.secret_key and not berkas.exists():
        raise Galat(f"Kunci rahasia berasal dari {jaga.VARIABEL[jaga.RAHASIA]}: ganti isinya di sana.")
    if berkas.exists():
        berkas.rename(berkas.with_name(f"{berkas.name}.disisihkan-{secrets.token_hex(4)}"))
    isi = config.tulis_kunci(berkas, config.acak())
    sidik = jaga.sidik(jaga.RAHASIA, isi)
    if _dikenal(konf):
        pada = datetime.now(UTC)
        with _sesi(konf, tulis=True) as session:
            catat_sidik(session, {jaga.RAHASIA: sidik}, pada=pada)
            for unit in semua_unit(session):
                peristiwa = f"mengganti kunci rahasia server; sidik yang baru {sidik}"
                catat(session, unit_id=unit.id, oleh=pelaku(), pada=pada, peristiwa=peristiwa)
            session.commit()
    click.echo(f"Kunci rahasia baru di {berkas}, sidik {sidik}. Cetak lembar kuncinya: skm kunci cetak")


@kunci.command("putar")
@perintah_sopan
def putar_kunci() -> None:
    """Ganti kunci data dan sandikan ulang semua isinya; server harus berhenti dahulu."""
    from skm.operasi.putar import putar  # noqa: PLC0415  # as `sendirian`
    from skm.operasi.sendirian import sendirian  # noqa: PLC0415  # every room's tables

    konf, pada = config.baca(), datetime.now(UTC)
    berkas = konf.instance / jaga.BERKAS[jaga.DATA]
    ganti = berkas.with_name(berkas.name + jaga.BARU)
    ganti.unlink(missing_ok=True)
    isi = config.tulis_kunci(ganti, config.kunci_data())
    mesin = make_engine(konf.database_url)
    try:
        with sendirian(mesin) as session:
            pastikan(session, konf)
            hasil = putar(session, lama=konf.data_key, baru=isi, oleh=pelaku(), pada=pada)
            session.commit()
            lama = _tukar(berkas, ganti, konf)
    except BaseException:
        if not _terlanjur(mesin, isi):
            ganti.unlink(missing_ok=True)
        raise
    finally:
        mesin.dispose()
    jawaban = angka_indonesia(hasil.jawaban, 0)
    click.echo(
        f"Kunci data diganti: {angka_indonesia(hasil.nilai, 0)} isian dan {jawaban} jawaban yang menunggu "
        f"disandikan ulang. Sidik yang baru {jaga.sidik(jaga.DATA, isi)}."
    )
    click.echo(f"{lama} Cetak lembar kunci yang baru: skm kunci cetak")


@kunci.command("relakan")
@click.option("--saya-yakin", is_flag=True, help="Tanpa ini tidak ada yang dihapus.")
@perintah_sopan
def relakan_isi(saya_yakin: bool) -> None:
    """Kunci data hilang selamanya: hapus yang hanya dibukanya, buat kunci data baru. Angka tetap."""
    from skm.operasi.putar import relakan  # noqa: PLC0415  # as `sendirian`
    from skm.operasi.sendirian import sendirian  # noqa: PLC0415  # every room's tables

    konf, pada = config.baca(tanpa_kunci=True), datetime.now(UTC)
    berkas = konf.instance / jaga.BERKAS[jaga.DATA]
    if konf.data_key and not berkas.exists():
        raise Galat(f"Kunci data berasal dari {jaga.VARIABEL[jaga.DATA]}: kosongkan dahulu di sana.")
    if konf.data_key and _dikenal(konf).get(jaga.DATA) == jaga.sidik(jaga.DATA, konf.data_key):
        raise Galat("Kunci data server ini masih yang benar. Untuk menggantinya: skm kunci putar")
    if not saya_yakin:
        kalimat = "NIK, telepon, nama pengadu, dan jawaban yang menunggu akan dihapus untuk selamanya"
        raise Galat(
            f"{kalimat}. Cari dahulu lembar kuncinya; bila memang hilang, ulangi dengan --saya-yakin."
        )
    mesin = make_engine(konf.database_url)
    try:
        with sendirian(mesin) as session:
            if berkas.exists():
                berkas.rename(berkas.with_name(f"{berkas.name}.disisihkan-{secrets.token_hex(4)}"))
            isi = config.tulis_kunci(berkas, config.kunci_data())
            hasil = relakan(session, baru=isi, oleh=pelaku(), pada=pada)
            session.commit()
    finally:
        mesin.dispose()
    jawaban = angka_indonesia(hasil.jawaban, 0)
    click.echo(f"Dihapus: {angka_indonesia(hasil.nilai, 0)} isian dan {jawaban} jawaban yang menunggu.")
    click.echo(f"Kunci data baru bersidik {jaga.sidik(jaga.DATA, isi)}. Cetak lembarnya: skm kunci cetak")


def _tukar(berkas: Path, ganti: Path, konf: Konfigurasi) -> str:
    """Put the new key in the old one's place, whose backups still need it; gives what to do about that."""
    if not berkas.exists():
        return f"Isi {jaga.VARIABEL[jaga.DATA]} dengan isi {ganti}, lalu hapus berkas itu."
    return f"Cadangan yang dibuat sebelum ini memerlukan kunci lama, kini di {jaga.tukar(konf)}."


def _terlanjur(mesin: Engine, isi: str) -> bool:
    """Whether the database was closed with the new key all the same: then it must not get lost."""
    try:
        with buka_sesi(mesin, tulis=False) as session:
            return dikenal(session).get(jaga.DATA) == jaga.sidik(jaga.DATA, isi)
    except (sa.exc.SQLAlchemyError, Galat):
        return True


def _dikenal(konf: Konfigurasi) -> dict[str, str]:
    """What the database knows; nothing where there is none yet."""
    if (
        konf.database_url.startswith("sqlite")
        and not Path(sa.make_url(konf.database_url).database or "").exists()
    ):
        return {}
    with _sesi(konf, tulis=False) as session:
        return dikenal(session)


@contextmanager
def _sesi(konf: Konfigurasi, *, tulis: bool) -> Iterator[Session]:
    """On the whole server's database: keys are no one office's."""
    mesin = make_engine(konf.database_url)
    try:
        with buka_sesi(mesin, tulis=tulis) as session:
            yield session
    finally:
        mesin.dispose()


PERINTAH = (kunci,)
