"""Where a link leads."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from skm.survei.models import JenisTautan

JALAN = {JenisTautan.POSTER: "s", JenisTautan.KIOS: "kios"}


def setempat(base_url: str) -> bool:
    """Whether only the machine itself finds that address: nobody who scans a poster does."""
    tuan = (urlsplit(base_url).hostname or "").rstrip(".").lower()
    if tuan == "localhost" or tuan.endswith(".localhost"):
        return True
    try:
        satu = ip_address(tuan)
    except ValueError:
        return False
    return satu.is_loopback or satu.is_unspecified


def kalimat_setempat(base_url: str) -> str:
    """What whoever prints a poster with such an address has to do."""
    return (
        f"Alamat dasar server masih {base_url}, yang hanya terbuka di komputer server sendiri. "
        "Atur SKM_BASE_URL pada alamat yang dapat dibuka ponsel warga, misalnya "
        "SKM_BASE_URL=https://skm.longkali.go.id, jalankan ulang server, lalu cetak lagi."
    )


def alamat(base_url: str, jenis: JenisTautan, kode: str) -> str:
    """The full address of a link, as its QR code carries it."""
    return f"{base_url}/{JALAN[jenis]}/{kode}"
