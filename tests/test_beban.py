"""What the benchmarks' crowd measures: an answer has come when its socket has it, whoever reads it when."""

from __future__ import annotations

import socket
import sys
from time import time_ns

import pytest

from tests.bench.beban import Kerumunan, Tugas, _Koneksi

JAWABAN = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHalo"
PERTAMA = 1_000
"""The kernel begins to note moments a little after it was first asked to."""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's note is Linux's")
def test_an_answer_that_waits_to_be_read_has_come_before() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        satu = _Koneksi(Kerumunan(Tugas(server.getsockname()[1], 1, 1.0, ["GET / @IP@"], 200)), 0)
        satu.kirim()
        lawan = server.accept()[0]
        for _ in range(PERTAMA):
            lawan.recv(4096)
            lawan.sendall(JAWABAN)
            sesudah = time_ns()
            assert satu.baca() == JAWABAN
            if satu.tiba:
                break
            satu.kirim()
        assert satu.berangkat < satu.tiba <= sesudah
        satu.tutup()
        lawan.close()
