"""The servers that are measured: each a process of its own, with an office that `skm init` made."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGKILL, SIGTERM
from urllib.parse import urlencode, urlsplit

import sqlalchemy as sa

from skm.layanan.models import Layanan
from skm.orm import buka_sesi, make_engine
from skm.survei.models import JenisTautan
from skm.survei.services import buat_tautan
from tests.bench.beban import AKAR, IP, KUNCI, PANJANG_KUNCI
from tests.kantor import kantor

PINTU = 40
"""Posters of the office, one after the other by service: a crowd is not at one of them."""
SABAR = 60.0
"""Seconds that a server may take to answer for the first time."""
JEDA = 0.002
"""Seconds between two looks whether it listens, which are part of what starting takes."""
TERSEMBUNYI = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@dataclass(slots=True)
class Kantor:
    """An office: where it lies, how its commands are called, the addresses of its posters."""

    folder: Path
    port: int
    database_url: str
    tambahan: dict[str, str] = field(default_factory=dict)
    """Further settings and what else the server's process is told."""
    pintu: list[str] = field(default_factory=list)
    sandi_admin: str = ""
    pid: int = 0

    @property
    def env(self) -> dict[str, str]:
        """What a command of this office sees: of ours only what has nothing to do with the server."""
        biasa = {k: v for k, v in os.environ.items() if not k.startswith("SKM_")}
        milik = {
            "SKM_INSTANCE": str(self.folder),
            "SKM_PORT": str(self.port),
            "SKM_PROXIES": "1",
            "SKM_BACKUP": "tidak",
        }
        milik |= {"PYTHONPATH": str(AKAR), "SKM_DATABASE_URL": self.database_url}
        return biasa | milik | self.tambahan

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def skm(self, *argumen: str) -> str:
        """What a command prints."""
        hasil = subprocess.run(
            [sys.executable, "-c", "from skm.cli import main; main()", *argumen],
            env=self.env,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if hasil.returncode:
            raise RuntimeError(f"skm {' '.join(argumen)}: {hasil.stderr[-2000:]}")
        return hasil.stdout

    def siapkan(self) -> Kantor:
        """Make its database, seeds and posters."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if sandi := re.search(r"sandi\s*:\s*(\S+)", self.skm("init")):
            self.sandi_admin = sandi[1]
        mesin = make_engine(self.database_url)
        with buka_sesi(mesin, tulis=True) as session:
            unit = kantor(session)
            layanan = session.scalars(sa.select(Layanan.id).where(Layanan.unit_id == unit.id)).all()
            baru = [
                buat_tautan(
                    session,
                    unit_id=unit.id,
                    layanan_id=layanan[nomor % len(layanan)],
                    jenis=JenisTautan.POSTER,
                    oleh="bench",
                    pada=datetime.now(UTC),
                )
                for nomor in range(PINTU)
            ]
            self.pintu = [f"/s/{satu.kode}" for satu in baru]
            session.commit()
        mesin.dispose()
        return self

    def buka(self) -> list[str]:
        """Requests that open each poster's page."""
        return [permintaan("GET", pintu) for pintu in self.pintu]

    def jawab(self) -> list[str]:
        """Requests that send each poster's form, filled in as citizens do, under a key of their own."""
        return [self._jawab(nomor, pintu) for nomor, pintu in enumerate(self.pintu)]

    def _jawab(self, nomor: int, pintu: str) -> str:
        with urllib.request.urlopen(self.url + pintu, timeout=SABAR) as halaman:  # noqa: S310  # our own
            isian = dict(TERSEMBUNYI.findall(halaman.read().decode()))
        return permintaan("POST", pintu, isian | isian_warga(nomor) | {"kunci": KUNCI})


def isian_warga(nomor: int) -> dict[str, str]:
    """What a citizen fills in: nine scores, who they are, in each fifth form a comment."""
    isian = {f"U{n}": str(1 + (nomor * 7 + n * n) % 4) for n in range(1, 10)}
    isian |= {"jenis_kelamin": "lp"[nomor % 2], "usia": "u31_40", "pendidikan": "sma", "pekerjaan": "swasta"}
    return isian | {"saran": "Pelayanan cepat, petugas ramah. Terima kasih." if nomor % 5 == 0 else ""}


def permintaan(cara: str, alamat: str, isian: dict[str, str] | None = None) -> str:
    """A whole request as a phone's browser behind a proxy sends it; `beban` fills its holes."""
    kepala = [
        f"{cara} {alamat} HTTP/1.1",
        "Host: 127.0.0.1",
        "User-Agent: Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36",
        "Accept: text/html,application/xhtml+xml",
        "Accept-Language: id-ID,id;q=0.9",
        "Accept-Encoding: gzip, deflate, br",
        f"X-Forwarded-For: {IP}",
    ]
    badan = ""
    if isian is not None:
        badan = urlencode(isian, safe="@")
        panjang = len(badan) + (PANJANG_KUNCI - len(KUNCI)) * badan.count(KUNCI)
        kepala += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {panjang}"]
    return "\r\n".join([*kepala, "", badan])


SERVE = ["-c", "from skm.cli import main; main()", "serve"]
POLOS = ["-m", "tests.bench.polos"]
TETAP = ["-m", "tests.bench.tetap"]


@contextmanager
def layani(kantor_ini: Kantor, perintah: Sequence[str] = SERVE, *, sehat: str = "/sehat") -> Iterator[Kantor]:
    """The office's server, answering; it and its children end with the block."""
    catatan = kantor_ini.folder / "server.log"
    with catatan.open("wb") as keluar:
        proses = subprocess.Popen(
            [sys.executable, *perintah],
            env=kantor_ini.env,
            cwd=kantor_ini.folder,
            stdout=keluar,
            stderr=subprocess.STDOUT,
            process_group=0,  # no session of its own: the kernel may share the processors by sessions
        )
        kantor_ini.pid = proses.pid
        try:
            tunggu_jawaban(kantor_ini.url + sehat, proses, catatan)
            yield kantor_ini
        finally:
            hentikan(proses)


def tunggu_jawaban(url: str, proses: subprocess.Popen[bytes], catatan: Path) -> None:
    """Until it answers. Raises RuntimeError with what a server that does not has said."""
    batas, alamat = time.monotonic() + SABAR, urlsplit(url)
    while time.monotonic() < batas and proses.poll() is None:
        with socket.socket() as uji:  # a look of this kind takes next to nothing from the server
            if uji.connect_ex((str(alamat.hostname), alamat.port or 80)):
                time.sleep(JEDA)
                continue
        try:
            with urllib.request.urlopen(alamat.geturl(), timeout=5):  # noqa: S310  # our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(JEDA)
    raise RuntimeError(f"{url} does not answer:\n{catatan.read_text(errors='replace')[-2000:]}")


def hentikan(proses: subprocess.Popen[bytes]) -> None:
    """End it and what it has started."""
    if proses.poll() is None:
        os.killpg(proses.pid, SIGTERM)
    try:
        proses.wait(timeout=15)
    except subprocess.TimeoutExpired:
        os.killpg(proses.pid, SIGKILL)
        proses.wait(timeout=5)


def memori(pid: int) -> int:
    """MB that the largest of a process and its children keeps in memory."""
    anak = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    semua = [Path(f"/proc/{satu}/status").read_text(encoding="ascii") for satu in (str(pid), *anak)]
    return max(int(satu.split("VmRSS:")[1].split()[0]) for satu in semua) // 1024
