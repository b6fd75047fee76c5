"""Whether the settings of this server can do: its keys and its address."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from shutil import disk_usage
from tempfile import gettempdir
from urllib.parse import urlsplit

from skm.config import Konfigurasi
from skm.operasi.temuan import Temuan

HABIS, SEMPIT = 100 * 10**6, 1000 * 10**6
"""Free bytes below which nothing works for long, and below which somebody should look."""
KUNCI_WAJAR = 32
"""Letters of a secret that nobody guesses."""


def kunci(konf: Konfigurasi) -> Iterator[Temuan]:
    """Whether each key is there, long enough, and read by nobody else."""
    for nama, berkas, variabel, isi in (
        ("kunci rahasia", "secret_key", "SKM_SECRET_KEY", konf.secret_key),
        ("kunci data", "data_key", "SKM_DATA_KEY", konf.data_key),
    ):
        letak = konf.instance / berkas
        if not isi:
            jenis = "data" if berkas == "data_key" else "rahasia"
            yield Temuan(nama, "GALAT", f"{letak} tidak ada: skm kunci pulihkan {jenis}")
        elif not letak.exists():
            if len(isi) < KUNCI_WAJAR:
                yield Temuan(nama, "PERHATIAN", f"{variabel} kurang dari {KUNCI_WAJAR} karakter")
            else:
                yield Temuan(nama, "BAIK", f"dari {variabel}")
        elif stat.S_IMODE(letak.stat().st_mode) & 0o077:
            yield Temuan(nama, "GALAT", f"{letak} dapat dibaca orang lain: chmod 600 {letak}")
        else:
            yield Temuan(nama, "BAIK", f"{letak}, hanya pemilik yang dapat membaca")


def proksi(konf: Konfigurasi) -> Temuan:
    """Whether the server knows who stands in front of it: it speaks no https itself."""
    if konf.base_url.startswith("https://") and not konf.proxies:
        kalimat = "SKM_BASE_URL memakai https tetapi SKM_PROXIES=0: semua orang terlihat dari satu alamat"
        return Temuan("proksi", "PERHATIAN", f"{kalimat}. Isi banyaknya proksi di depan server, biasanya 1")
    return Temuan("proksi", "BAIK", f"{konf.proxies} dipercaya menyebut alamat pengunjung (SKM_PROXIES)")


def cakram(konf: Konfigurasi) -> Iterator[Temuan]:
    """Whether there is room where the server writes: its folder, its backups, what is sent to it."""
    tempat = {"cakram server": konf.instance, "cakram sementara": Path(gettempdir())}
    if konf.backup is not None:
        tempat["cakram cadangan"] = next(satu for satu in konf.backup.parents if satu.is_dir())
    for nama, folder in tempat.items():
        sisa = disk_usage(folder).free
        status = "GALAT" if sisa < HABIS else "PERHATIAN" if sisa < SEMPIT else "BAIK"
        kalimat = f"{folder} masih {sisa // 10**6} MB"
        mendesak = (
            "" if status == "BAIK" else ": pindahkan berkas lain, bukan milik server, lalu periksa lagi"
        )
        yield Temuan(nama, status, kalimat + mendesak)


def alamat(konf: Konfigurasi) -> Temuan:
    """Whether citizens can open what the QR codes carry."""
    host = urlsplit(konf.base_url).hostname
    if host in {"0.0.0.0", "::"}:  # noqa: S104  # compared with, not listened on
        return Temuan("alamat publik", "GALAT", f"{konf.base_url} tidak dapat dibuka warga: isi SKM_BASE_URL")
    if konf.base_url.startswith("https://"):
        return Temuan("alamat publik", "BAIK", konf.base_url)
    kalimat = f"{konf.base_url} tanpa HTTPS: kode QR dan sandi hanya aman di jaringan sendiri (SKM_BASE_URL)"
    return Temuan("alamat publik", "PERHATIAN", kalimat)
