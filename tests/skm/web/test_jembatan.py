"""What stands between server and app tells the app what granian's own WSGI tells, and waits for no thread."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

from skm.web.jembatan import SEKALI
from tests.alur.jalan import AKAR, port_bebas
from tests.gema import ALAMAT_SIAP, KALI, POTONG, SIAP, TANYA, TITIPAN, UTAS

SABAR = 60
SALAH = "ClientDisconnected"
TUTUP = b"Host: a.example\r\nConnection: close\r\n"
BERBADAN = b"POST /isi HTTP/1.1\r\n" + TUTUP
SAMA = {
    "query and blanks": b"GET /a%20b/%C3%A9//c;d?x=1&y=%20&z HTTP/1.1\r\n" + TUTUP + b"\r\n",
    "an escaped slash": b"GET /a%2Fb/../c?? HTTP/1.1\r\n" + TUTUP + b"\r\n",
    "the whole address": b"GET http://lain.example:99/jalan?q HTTP/1.1\r\n" + TUTUP + b"\r\n",
    "no name": b"GET /x HTTP/1.1\r\nConnection: close\r\n\r\n",
    "the oldest protocol": b"GET /x HTTP/1.0\r\n\r\n",
    "a header twice": b"GET /x HTTP/1.1\r\n" + TUTUP + b"X-Satu: 1\r\nx-satu: 2\r\n\r\n",
    "one cookie": b"GET /x HTTP/1.1\r\n" + TUTUP + b"Cookie: a=1; b=2\r\n\r\n",
    "only the head": b"HEAD /x HTTP/1.1\r\n" + TUTUP + b"\r\n",
    "a method nobody knows": b"BREW /x HTTP/1.1\r\n" + TUTUP + b"\r\n",
    "a form": BERBADAN + b"Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello",
    "its kind told twice": BERBADAN + b"Content-Type: text/plain\r\n" * 2 + b"Content-Length: 5\r\n\r\nhello",
    "two kinds": BERBADAN
    + b"Content-Type: text/plain\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello",
    "an empty form": BERBADAN + b"Content-Length: 0\r\n\r\n",
    "a form without a length": BERBADAN + b"\r\n",
    "a form of unknown length": BERBADAN
    + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n3\r\nabc\r\n0\r\n\r\n",
    "a large form": BERBADAN + b"Content-Length: 3000000\r\n\r\n" + b"z" * 3_000_000,
    "who asks before it sends": BERBADAN + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello",
    "an answer without a body": b"GET /kosong HTTP/1.1\r\n" + TUTUP + b"\r\n",
}


@contextmanager
def gema(cara: str) -> Iterator[int]:
    """The port of a server of that kind."""
    pintu = port_bebas()
    proses = subprocess.Popen([sys.executable, "-m", "tests.gema", cara, str(pintu)], cwd=AKAR)
    try:
        batas = time.monotonic() + SABAR
        while time.monotonic() < batas:
            try:
                socket.create_connection(("127.0.0.1", pintu), timeout=1).close()
                break
            except OSError:
                time.sleep(0.02)
        yield pintu
    finally:
        proses.terminate()
        proses.wait(SABAR)


@pytest.fixture(scope="module")
def wsgi() -> Iterator[int]:
    with gema("wsgi") as pintu:
        yield pintu


@pytest.fixture(scope="module")
def rsgi() -> Iterator[int]:
    with gema("rsgi") as pintu:
        yield pintu


def minta(pintu: int, isi: bytes) -> tuple[list[bytes], bytes]:
    """Lines of the head, without what is another's or the clock's, and the body."""
    with socket.create_connection(("127.0.0.1", pintu), timeout=SABAR) as soket:
        soket.sendall(isi)
        jawaban = b"".join(iter(lambda: soket.recv(65_536), b""))
    jawaban = re.sub(rb"\r\ndate: [^\r]*", b"", jawaban.replace(str(pintu).encode(), b"PORT"))
    kepala, _, badan = jawaban.partition(b"\r\n\r\n")
    return sorted(kepala.split(b"\r\n")), badan


def diberi_tahu(pintu: int, isi: bytes) -> dict[str, Any]:
    hasil: dict[str, Any] = json.loads(minta(pintu, isi)[1])
    return hasil


def ambil(alamat: str, *kepala: str) -> bytes:
    baris = [f"GET {alamat} HTTP/1.1", "Host: a.example", "Connection: close", *kepala]
    return "\r\n".join([*baris, "", ""]).encode()


@pytest.mark.parametrize("permintaan", SAMA)
def test_the_app_is_told_the_same_and_its_answer_is_the_same(wsgi: int, rsgi: int, permintaan: str) -> None:
    assert minta(rsgi, SAMA[permintaan]) == minta(wsgi, SAMA[permintaan])


def test_a_header_that_only_looks_like_one_a_proxy_vouches_for_is_nobodys(rsgi: int) -> None:
    tahu = diberi_tahu(rsgi, ambil("/x", "X_Forwarded_For: 6.6.6.6", "Content_Length: 9"))["tahu"]
    assert not [kunci for kunci in tahu if "FORWARDED" in kunci or "LENGTH" in kunci]


def test_cookies_that_come_one_by_one_are_read_as_those_that_come_together(rsgi: int) -> None:
    tahu = diberi_tahu(rsgi, ambil("/x", "Cookie: a=1", "Cookie: b=2"))["tahu"]
    assert tahu["HTTP_COOKIE"] == "a=1; b=2"


@pytest.mark.parametrize(("panjang", "bagian"), [(500, b"hello"), (500_000, b"y" * 100_000), (500_000, b"")])
def test_a_form_that_is_torn_off_is_never_taken_for_a_whole_one(
    rsgi: int, panjang: int, bagian: bytes
) -> None:
    nama = f"/robek/{panjang}/{len(bagian)}"
    permintaan = BERBADAN.replace(b"/isi", nama.encode())
    with socket.create_connection(("127.0.0.1", rsgi), timeout=SABAR) as soket:
        soket.sendall(permintaan + b"Content-Length: %d\r\n\r\n" % panjang + bagian)
    batas = time.monotonic() + SABAR
    while (semua := diberi_tahu(rsgi, ambil("/semua"))["semua"]).get(nama) is None:
        assert time.monotonic() < batas, semua
    assert semua[nama] == [0, SALAH if panjang > SEKALI else ""]


def test_a_long_answer_comes_whole_and_an_app_that_breaks_down_is_a_500(wsgi: int, rsgi: int) -> None:
    for pintu in (wsgi, rsgi):
        kepala, badan = minta(pintu, ambil("/aliran").replace(b"HTTP/1.1", b"HTTP/1.0"))
        assert (kepala[0], badan) == (b"HTTP/1.0 200 OK", b"x" * POTONG * KALI)
        assert minta(pintu, ambil("/galat"))[0][0].startswith(b"HTTP/1.1 500")


def test_whoever_leaves_during_a_long_answer_takes_no_thread_along(rsgi: int) -> None:
    for _ in range(UTAS * 2):
        with socket.create_connection(("127.0.0.1", rsgi), timeout=SABAR) as soket:
            soket.sendall(ambil("/aliran"))
            assert soket.recv(100)
    assert diberi_tahu(rsgi, ambil("/x"))["terbaca"] == [0, ""]


def titipan(isi: bytes) -> bytes:
    return BERBADAN.replace(b"/isi", TITIPAN.encode()) + b"Content-Length: %d\r\n\r\n%s" % (len(isi), isi)


def test_what_is_handed_over_is_the_apps_after_all_where_no_answer_comes_of_it(rsgi: int) -> None:
    assert minta(rsgi, titipan(b"stored"))[1] == b"stored"
    tahu = diberi_tahu(rsgi, titipan(TANYA))
    assert (tahu["terbaca"], tahu["tahu"]["PATH_INFO"]) == ([len(TANYA), ""], TITIPAN)


def test_whoever_leaves_before_what_was_handed_over_is_stored_harms_nobody(rsgi: int) -> None:
    for _ in range(50):
        with socket.create_connection(("127.0.0.1", rsgi), timeout=SABAR) as soket:
            soket.sendall(titipan(b"stored"))
    assert minta(rsgi, titipan(b"stored"))[1] == b"stored"


def test_what_is_prepared_or_handed_over_is_answered_while_every_thread_waits(rsgi: int) -> None:
    with ThreadPoolExecutor(UTAS + 1) as banyak:
        ditahan = [banyak.submit(minta, rsgi, ambil("/tahan")) for _ in range(UTAS)]
        batas = time.monotonic() + SABAR
        tanya = ambil(ALAMAT_SIAP, "Accept-Encoding: br")
        while b"x-ditahan: %d" % UTAS not in (siap := minta(rsgi, tanya))[0]:
            assert time.monotonic() < batas, siap
        lain = banyak.submit(minta, rsgi, ambil("/x"))
        kepala, badan = minta(rsgi, titipan(b"stored"))
        assert (siap[1], b"x-sandi: br" in siap[0], lain.done()) == (SIAP, True, False)
        assert (kepala[0], badan, b"x-ditahan: %d" % UTAS in kepala) == (
            b"HTTP/1.1 201 Created",
            b"stored",
            True,
        )
        minta(rsgi, ambil("/lepas"))
        assert [satu.result(SABAR)[1] for satu in (*ditahan, lain)]
