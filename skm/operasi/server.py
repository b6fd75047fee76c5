"""Whether the settings of this server can do: its keys and its address."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from urllib.parse import urlsplit

from skm.config import Konfigurasi
from skm.operasi.temuan import Temuan

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


def alamat(konf: Konfigurasi) -> Temuan:
    """Whether citizens can open what the QR codes carry."""
    host = urlsplit(konf.base_url).hostname
    if host in {"0.0.0.0", "::"}:  # noqa: S104  # compared with, not listened on
        return Temuan("alamat publik", "GALAT", f"{konf.base_url} tidak dapat dibuka warga: isi SKM_BASE_URL")
    if konf.base_url.startswith("https://"):
        return Temuan("alamat publik", "BAIK", konf.base_url)
    kalimat = f"{konf.base_url} tanpa HTTPS: kode QR dan sandi hanya aman di jaringan sendiri (SKM_BASE_URL)"
    return Temuan("alamat publik", "PERHATIAN", kalimat)
