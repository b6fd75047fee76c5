"""What the benchmarks' crowd measures: when an answer has come, and on which day."""

from __future__ import annotations

import socket
import sys
from contextlib import ExitStack
from datetime import datetime
from time import monotonic, sleep, time_ns

import pytest

from tests.bench.beban import Kerumunan, Tugas, _Koneksi
from tests.bench.isi import ZONA
from tests.bench.putaran import pastikan_sehari

JAWABAN = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHalo"
SABAR = 30.0
"""Seconds at most: the kernel begins to note moments a little after it was first asked to."""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's note is Linux's")
def test_an_answer_that_waits_to_be_read_has_come_before() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, ExitStack() as tutup:
        satu = _Koneksi(Kerumunan(Tugas(server.getsockname()[1], 1, 1.0, ["GET / @IP@"], 200)), 0)
        tutup.callback(satu.tutup)
        batas, sesudah = monotonic() + SABAR, 0
        satu.kirim()
        lawan = tutup.enter_context(server.accept()[0])
        while not satu.tiba and monotonic() < batas:
            if sesudah:
                sleep(0.001)
                satu.kirim()
            lawan.recv(4096)
            lawan.sendall(JAWABAN)
            sesudah = time_ns()
            assert satu.baca() == JAWABAN
        assert satu.berangkat < satu.tiba <= sesudah


def test_waiting_answers_are_not_counted_over_the_end_of_the_offices_day() -> None:
    sisa = (24 - datetime.now(ZONA).hour) * 60
    pastikan_sehari(0)
    with pytest.raises(RuntimeError, match="day ends"):
        pastikan_sehari(sisa)
