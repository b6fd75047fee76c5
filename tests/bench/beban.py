"""The crowd, a process of its own: so many connections, each of which sends anew when it has its answer.

`python -m tests.bench.beban` reads what to send from its input and prints what came of it, both JSON.
"""

from __future__ import annotations

import json
import random
import secrets
import selectors
import socket
import struct
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
IP, KUNCI = "@IP@", "@KUNCI@"
"""In a request: another citizen's address, and a form's key that nobody has sent before."""
PANJANG_KUNCI = 32
PEMANASAN = 0.3
"""Seconds of a run whose answers are not timed."""
TIBA = 35
"""SO_TIMESTAMPNS of Linux, which Python has no name for: the kernel tells when bytes came to a socket."""
SABAR = 15.0
"""Seconds that an answer may take before it counts as none."""


@dataclass(frozen=True, slots=True)
class Tugas:
    """What to send: whole requests, each connection starting at another one of them."""

    port: int
    klien: int
    detik: float
    permintaan: list[str]
    status: int
    tujuan: str = ""
    """How the address ends that a good answer leads to."""
    jeda: float = 0.0
    """Seconds that a connection waits before it sends again."""
    sampai: str = ""
    """A file whose coming ends the run early."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """Good answers and what they took, in seconds, of the timed part; errors and all good ones of the run.

    `p50` and `p99` last until the generator has read an answer, `tiba50` and `tiba99` until it came to its
    socket: what is between them, the answer waited for the generator.
    """

    laju: float
    semua: int
    galat: int
    p50: float
    p99: float
    paling_lama: float
    macam: dict[str, int] = field(default_factory=dict)
    """Errors by what they were."""
    tiba50: float = float("nan")
    tiba99: float = float("nan")

    @property
    def ekor(self) -> float:
        """p99/p50."""
        return self.p99 / self.p50 if self.p50 else float("nan")

    @property
    def ekor_tiba(self) -> float:
        """The same of their coming."""
        return self.tiba99 / self.tiba50 if self.tiba50 else float("nan")


def jalankan(tugas: Tugas, bebani: dict[str, str] | None = None) -> Hasil:
    """Let a process of its own do it."""
    return selesaikan(mulai(tugas, bebani))


def mulai(tugas: Tugas, lingkungan: dict[str, str] | None = None) -> subprocess.Popen[str]:
    """The process that does it, begun."""
    proses = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.beban"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=AKAR,
        env=lingkungan,
    )
    assert proses.stdin is not None
    proses.stdin.write(json.dumps(asdict(tugas)))
    proses.stdin.close()
    return proses


def selesaikan(proses: subprocess.Popen[str]) -> Hasil:
    """What came of it. Raises RuntimeError for a crowd that broke down."""
    assert proses.stdout is not None
    keluar = proses.stdout.read()
    if proses.wait() != 0:
        raise RuntimeError(f"the load generator ended with {proses.returncode}")
    return Hasil(**json.loads(keluar))


class _Koneksi:
    """One citizen's connection."""

    def __init__(self, milik: Kerumunan, nomor: int) -> None:
        self.milik, self.ke = milik, nomor
        self.soket: socket.socket | None = None
        self.terima = b""
        self.dikirim = 0.0
        self.berangkat = self.tiba = 0
        """When it was sent, and when the last of its answer came: nanoseconds of the wall clock."""

    def kirim(self) -> None:
        """Send the next request, over a new connection where there is none."""
        self.ke += 1
        permintaan = self.milik.susun(self.ke)
        self.terima, self.dikirim = b"", time.perf_counter()
        self.berangkat, self.tiba = time.time_ns(), 0
        if self.soket is None:
            self.soket = socket.create_connection(("127.0.0.1", self.milik.tugas.port), timeout=SABAR)
            self.soket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.soket.setsockopt(socket.SOL_SOCKET, TIBA, 1)
            self.milik.pemilih.register(self.soket, selectors.EVENT_READ, self)
        self.soket.sendall(permintaan)

    def baca(self) -> bytes | None:
        """The whole answer once it is there; empty for a connection that was ended."""
        assert self.soket is not None
        potongan, catatan, _, _ = self.soket.recvmsg(262_144, 64)
        for _, jenis, isi in catatan:
            if jenis == TIBA:
                detik, nano = struct.unpack("qq", isi)
                self.tiba = detik * 1_000_000_000 + nano
        if not potongan:
            return b""
        self.terima += potongan
        kepala, pisah, badan = self.terima.partition(b"\r\n\r\n")
        if not pisah:
            return None
        letak = kepala.lower().find(b"content-length:")
        if letak < 0:
            return self.terima if badan.endswith(b"0\r\n\r\n") else None
        panjang = int(kepala[letak + 15 :].split(b"\r\n", 1)[0])
        return self.terima if len(badan) >= panjang else None

    def tutup(self) -> None:
        """Let it go."""
        if self.soket is not None:
            self.milik.pemilih.unregister(self.soket)
            self.soket.close()
            self.soket = None


class Kerumunan:
    """All of them, in one thread."""

    def __init__(self, tugas: Tugas) -> None:
        self.tugas = tugas
        self.pemilih = selectors.DefaultSelector()
        self._bagian = [self._pecah(satu) for satu in tugas.permintaan]
        self._acak = random.Random(secrets.randbits(64))
        self._awal = secrets.token_urlsafe(12)
        self._urut = 0
        self._waktu: list[float] = []
        self._tiba: list[float] = []
        self._semua = 0
        self._galat: Counter[str] = Counter()

    @staticmethod
    def _pecah(permintaan: str) -> list[bytes]:
        return [satu.encode() for satu in permintaan.replace(KUNCI, IP).split(IP)]

    def susun(self, ke: int) -> bytes:
        """The request with this citizen's address and key."""
        bagian = self._bagian[ke % len(self._bagian)]
        acak = self._acak.getrandbits(24)
        alamat = b"10.%d.%d.%d" % (acak >> 16, acak >> 8 & 255, acak & 255)
        if len(bagian) == 2:
            return b"".join((bagian[0], alamat, bagian[1]))
        self._urut += 1
        kunci = f"{self._awal}{self._urut:0{PANJANG_KUNCI - len(self._awal)}d}".encode()
        return b"".join((bagian[0], alamat, bagian[1], kunci, bagian[2]))

    def jalan(self) -> Hasil:
        """Until the time is over and everybody has an answer."""
        mulai = time.perf_counter()
        dari, sampai = mulai + PEMANASAN, mulai + PEMANASAN + self.tugas.detik
        semua = [_Koneksi(self, nomor) for nomor in range(self.tugas.klien)]
        menunggu: set[_Koneksi] = set()
        nanti: list[tuple[float, int, _Koneksi]] = [(mulai, nomor, satu) for nomor, satu in enumerate(semua)]
        while menunggu or nanti:
            kini = time.perf_counter()
            if kini > sampai or (self.tugas.sampai and Path(self.tugas.sampai).exists()):
                nanti, sampai = [], min(sampai, kini)
            while nanti and nanti[0][0] <= kini:
                menunggu.add(satu := nanti.pop(0)[2])
                satu.kirim()
            if kini > sampai + SABAR:
                self._galat["no answer"] += len(menunggu)
                break
            tunggu = max(0.0, nanti[0][0] - kini) if nanti else 0.5
            for kunci, _ in self.pemilih.select(min(tunggu, 0.5)):
                satu = kunci.data
                if (jawaban := satu.baca()) is None:
                    continue
                selesai = time.perf_counter()
                self._catat(jawaban, satu, selesai, tepat=dari <= selesai <= sampai)
                if selesai <= sampai and not self.tugas.jeda:
                    satu.kirim()
                else:
                    menunggu.discard(satu)
                    nanti.append((selesai + self.tugas.jeda, satu.ke, satu))
        for satu in semua:
            satu.tutup()
        return self._hasil(max(sampai - dari, 1e-9))

    def _catat(self, jawaban: bytes, satu: _Koneksi, selesai: float, *, tepat: bool) -> None:
        kepala = jawaban.partition(b"\r\n\r\n")[0]
        status = int(kepala[9:12] or 0)
        baik = status == self.tugas.status and self._menuju(kepala)
        if not jawaban or b"connection: close" in kepala.lower():
            satu.tutup()
        if not baik:
            self._galat[str(status) if status else "connection ended"] += 1
            return
        self._semua += 1
        if tepat:
            self._waktu.append(selesai - satu.dikirim)
            if satu.tiba:
                self._tiba.append((satu.tiba - satu.berangkat) / 1e9)

    def _menuju(self, kepala: bytes) -> bool:
        if not self.tugas.tujuan:
            return True
        letak = kepala.lower().find(b"location:")
        return letak >= 0 and kepala[letak:].split(b"\r\n", 1)[0].endswith(self.tugas.tujuan.encode())

    def _hasil(self, detik: float) -> Hasil:
        p50, p99, terlama = _bagian(self._waktu)
        tiba50, tiba99, _ = _bagian(self._tiba)
        laju, galat = len(self._waktu) / detik, self._galat.total()
        return Hasil(laju, self._semua, galat, p50, p99, terlama, dict(self._galat), tiba50, tiba99)


def _bagian(waktu: list[float]) -> tuple[float, float, float]:
    """Median, 99th percentile and the longest; NaN where there is none."""
    urut = sorted(waktu) or [float("nan")]
    p50, p99 = (urut[min(len(urut) - 1, int(bagian * len(urut)))] for bagian in (0.5, 0.99))
    return p50, p99, urut[-1]


if __name__ == "__main__":
    print(json.dumps(asdict(Kerumunan(Tugas(**json.load(sys.stdin))).jalan())))
