"""A cluster of three PostgreSQL servers that Patroni looks after, with etcd, on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.alur.jalan import port_bebas
from tests.banyak.postgres import PEMILIK, bin_postgres
from tests.banyak.proses import LOKAL, akhiri, jalan, mulai, program, tunggu

CLUSTER = {
    "ttl": 20,
    "loop_wait": 2,
    "retry_timeout": 6,
    "synchronous_mode": True,
    "postgresql": {
        "use_pg_rewind": True,
        "parameters": {"max_connections": 150, "shared_buffers": "32MB", "wal_log_hints": "on"},
    },
}
"""What the cluster agrees on: the shortest times that Patroni takes, and no commit on one server alone."""
HBA = [f"host {apa} all {LOKAL}/32 trust" for apa in ("all", "replication")]


@dataclass
class Simpul:
    """One server and the Patroni beside it."""

    nama: str
    folder: Path
    etcd: int
    port: int = field(default_factory=port_bebas)
    rest: int = field(default_factory=port_bebas)
    proses: subprocess.Popen[bytes] | None = None

    def mulai(self) -> None:
        """Start its Patroni, which starts the server."""
        letak = self.folder / f"{self.nama}.json"
        letak.write_text(json.dumps(self._isi()))  # JSON is YAML
        self.proses = mulai([program("patroni"), str(letak)], self.folder / f"{self.nama}.log", PEMILIK)

    def bunuh(self) -> int:
        """What a power cut does: Patroni, server and all its processes at once. Gives how many there were."""
        assert self.proses is not None
        induk = int((self.folder / self.nama / "postmaster.pid").read_text().split()[0])
        semua = [self.proses.pid, induk, *_anak(induk)]
        for pid in semua:
            with suppress(ProcessLookupError):  # one that its parent's end took along
                os.kill(pid, signal.SIGKILL)
        self.proses.wait(15)
        return len(semua)

    def akhiri(self) -> None:
        """End it in order."""
        if self.proses is not None and self.proses.poll() is None:
            akhiri(self.proses)

    def _isi(self) -> dict[str, Any]:
        lokal = f"{LOKAL}:{self.port}"
        return {
            "scope": "skm",
            "name": self.nama,
            "restapi": {"listen": f"{LOKAL}:{self.rest}", "connect_address": f"{LOKAL}:{self.rest}"},
            "etcd3": {"host": f"{LOKAL}:{self.etcd}"},
            "bootstrap": {"dcs": CLUSTER, "initdb": [{"encoding": "UTF8"}, "data-checksums"], "pg_hba": HBA},
            "postgresql": {
                "listen": lokal,
                "connect_address": lokal,
                "data_dir": str(self.folder / self.nama),
                "bin_dir": str(bin_postgres()),
                "pgpass": str(self.folder / f"{self.nama}.pgpass"),
                "authentication": {
                    "superuser": {"username": "postgres", "password": "hanya-uji"},
                    "replication": {"username": "replikasi", "password": "hanya-uji"},
                    "rewind": {"username": "pemutar", "password": "hanya-uji"},
                },
                "parameters": {"unix_socket_directories": str(self.folder)},
            },
        }


@dataclass
class Gugus:
    """The cluster."""

    simpul: list[Simpul]

    def url(self, basis: str) -> str:
        """Its address as an office writes it: every server, and the one that takes changes."""
        mesin = ",".join(f"{LOKAL}:{satu.port}" for satu in self.simpul)
        return f"postgresql+psycopg://postgres@{mesin}/{basis}?target_session_attrs=read-write"

    def peran(self) -> dict[str, str]:
        """What each server that runs is now."""
        for satu in self.simpul:
            try:
                alamat = f"http://{LOKAL}:{satu.rest}/cluster"
                with urllib.request.urlopen(alamat, timeout=3) as jawaban:  # our own
                    isi = json.load(jawaban)
                return {
                    m["name"]: m["role"] for m in isi["members"] if m["state"] in {"running", "streaming"}
                }
            except OSError:
                continue
        return {}

    def catatan(self) -> str:
        """What its parts said last, for who has to find out why."""
        semua = sorted(self.simpul[0].folder.glob("*.log"))
        return "\n".join(
            f"{satu.name}\n" + "\n".join(satu.read_text(errors="replace").splitlines()[-25:])
            for satu in semua
        )

    def siap(self) -> bool:
        """Whether one leads, one follows in step, and the third follows."""
        return sorted(self.peran().values()) == ["leader", "replica", "sync_standby"]

    def pemimpin(self) -> Simpul:
        """The one that takes changes."""
        nama = next(nama for nama, peran in self.peran().items() if peran == "leader")
        return next(satu for satu in self.simpul if satu.nama == nama)


@contextmanager
def gugus(folder: Path) -> Iterator[Gugus]:
    """A cluster that is ready; everything of it ends with the block."""
    etcd, teman = port_bebas(), port_bebas()
    alamat, alamat_teman = f"http://{LOKAL}:{etcd}", f"http://{LOKAL}:{teman}"
    perintah = [program("etcd"), "--name", "e1", "--data-dir", str(folder / "etcd")]
    perintah += ["--listen-client-urls", alamat, "--advertise-client-urls", alamat]
    perintah += ["--listen-peer-urls", alamat_teman, "--initial-advertise-peer-urls", alamat_teman]
    perintah += ["--initial-cluster", f"e1={alamat_teman}"]
    with ExitStack() as tumpukan:
        tumpukan.enter_context(jalan(perintah, folder / "etcd.log", etcd, PEMILIK))
        hasil = Gugus([Simpul(f"n{ke}", folder, etcd) for ke in (1, 2, 3)])
        for satu in hasil.simpul:
            tumpukan.callback(satu.akhiri)
            satu.mulai()
            time.sleep(0.2)
        tunggu(hasil.siap, "the cluster", 120)
        yield hasil


def _anak(induk: int) -> list[int]:
    """Processes whose parent that is."""
    hasil = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == induk:
                hasil.append(int(stat.parent.name))
        except OSError:  # it has ended meanwhile
            continue
    return hasil
