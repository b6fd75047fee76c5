"""Between the server and the app: what is prepared goes out from the server's loop, all else from a thread.

Threads that answer within microseconds wait for each other's turn of the interpreter, the last of them by far
the longest; a loop has no turns to wait for. What asks a database or waits for a disk is the app's, by WSGI
(PEP 3333), in threads of which many wait together: prepared pages go out while all of them do.

The server's side is granian's RSGI (https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md).
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from io import BufferedReader, BytesIO, RawIOBase
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from granian.rsgi import ProtocolClosed  # type: ignore[attr-defined]  # its documented place
from werkzeug.exceptions import ClientDisconnected

from skm.web.depan import DIBACA

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment
    from granian.rsgi import Headers, HTTPProtocol, Scope  # type: ignore[attr-defined]  # as above

T = TypeVar("T")
Kepala: TypeAlias = list[tuple[str, str]]
Jawaban: TypeAlias = tuple[int, Kepala, bytes]
"""Status, headers and body."""
Jawab: TypeAlias = Callable[[], Jawaban | None]
SEKALI = 64 * 1024
"""Bytes of a body that are here before a thread is asked for; bytes of an answer that go out as one."""
KEPALA = {kunci: kunci.removeprefix("HTTP_").replace("_", "-").lower() for kunci in DIBACA}
"""Headers that a prepared page is chosen by, by WSGI's names for them."""
TANPA_HTTP = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
PISAH = {"HTTP_COOKIE": "; "}
"""What stands between the values of a header that came more than once, where it is no comma."""


class Aplikasi(Protocol):
    """A WSGI app that knows what it has prepared."""

    def langsung(self, environ: WSGIEnvironment) -> tuple[Kepala, bytes] | None:
        """Headers and body of a 200, without waiting for anything; None where the app has to be asked."""

    def titip(self, environ: WSGIEnvironment, bangunkan: Callable[[], object]) -> Jawab | None:
        """What gives the answer after `bangunkan` was called, in some other thread; waits for nothing.

        None where the app has to be asked, as it has to be where no answer is given afterwards. `environ`
        holds the whole body.
        """

    def __call__(self, environ: WSGIEnvironment, mulai: Callable[..., Any], /) -> Iterable[bytes]: ...


class Jembatan:
    """The RSGI application around `app`, whose answers so many threads wait for."""

    def __init__(self, app: Aplikasi, utas: int) -> None:
        self._app, self._utas = app, ThreadPoolExecutor(utas, thread_name_prefix="skm-jawab")

    def __rsgi_init__(self, lingkar: asyncio.AbstractEventLoop) -> None:
        self._lingkar = lingkar

    def __rsgi_del__(self, _lingkar: asyncio.AbstractEventLoop) -> None:
        self._utas.shutdown()

    async def __rsgi__(self, tanya: Scope, jalur: HTTPProtocol) -> None:
        if tanya.method == "GET" and (siap := self._app.langsung(_seperlunya(tanya))) is not None:
            jalur.response_bytes(200, *siap)
            return
        badan = await self._badan(tanya.headers, jalur)
        environ = _environ(tanya) | {"wsgi.input": badan}
        jawaban = await self._titipan(environ) if isinstance(badan, BytesIO) else None
        if jawaban is not None:
            jalur.response_bytes(*jawaban)
        else:
            await self._lingkar.run_in_executor(self._utas, self._jawab, environ, jalur)

    async def _titipan(self, environ: WSGIEnvironment) -> Jawaban | None:
        """The answer to what the app does not need a thread of its own for; None where it does."""
        nanti: asyncio.Future[None] = self._lingkar.create_future()
        jawab = self._app.titip(environ, partial(self._bangunkan, nanti))
        if jawab is None:
            return None
        await nanti
        return jawab()

    def _bangunkan(self, nanti: asyncio.Future[None]) -> None:
        with suppress(RuntimeError):  # the loop has ended, and nobody waits: others of that group may
            self._lingkar.call_soon_threadsafe(_selesai, nanti)

    async def _badan(self, kepala: Headers, jalur: HTTPProtocol) -> BytesIO | BufferedReader:
        panjang: str = kepala.get("content-length", "")
        if not panjang.isdecimal() or int(panjang) > SEKALI:
            berbadan = panjang or "transfer-encoding" in kepala
            return BufferedReader(_Aliran(jalur, panjang, self._tunggu), SEKALI) if berbadan else BytesIO()
        try:
            return BytesIO(await jalur())
        except ProtocolClosed:  # the line broke: the app finds less than was announced
            return BytesIO()

    def _jawab(self, environ: WSGIEnvironment, jalur: HTTPProtocol) -> None:
        """In a thread: what the app answers, in one where it is small and as it comes where it is not."""
        awal: tuple[int, Kepala] = 500, []

        def mulai(status: str, kepala: Kepala, _salah: Any = None) -> Callable[[bytes], object]:
            nonlocal awal
            awal = int(status[:3]), kepala
            return _tulis

        badan = self._app(environ, mulai)
        try:
            sisa = iter(badan)
            pertama = b"".join(_sampai(sisa, SEKALI))
            if len(pertama) < SEKALI:
                jalur.response_bytes(*awal, pertama)
            else:
                self._alirkan(jalur.response_stream(*awal), pertama, sisa)
        finally:
            if hasattr(badan, "close"):
                badan.close()

    def _alirkan(self, aliran: Any, pertama: bytes, sisa: Iterable[bytes]) -> None:
        with suppress(ProtocolClosed):  # whose reader went away
            self._tunggu(_kirim(aliran, pertama))
            for potong in sisa:
                self._tunggu(_kirim(aliran, potong))

    def _tunggu(self, kerja: Coroutine[Any, Any, T]) -> T:
        """What the loop does for a thread that waits for it."""
        return asyncio.run_coroutine_threadsafe(kerja, self._lingkar).result()


class _Aliran(RawIOBase):
    """A body that comes while a thread reads it. One that ends before its announced length is a 400."""

    def __init__(self, jalur: HTTPProtocol, panjang: str, tunggu: Callable[..., bytes]) -> None:
        self._potongan, self._tunggu, self._sisa = aiter(jalur), tunggu, b""
        self._kurang = int(panjang) if panjang.isdecimal() else 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, ke: Any) -> int:
        """So many bytes of it as there are and fit; none at its end."""
        if not self._sisa:
            self._sisa = self._tunggu(self._berikut())
        banyak = min(len(ke), len(self._sisa))
        ke[:banyak], self._sisa = self._sisa[:banyak], self._sisa[banyak:]
        self._kurang -= banyak
        if not banyak and self._kurang > 0:
            raise ClientDisconnected
        return banyak

    async def _berikut(self) -> bytes:
        try:
            while not (potong := await anext(self._potongan)):
                continue
        except (StopAsyncIteration, ProtocolClosed):
            return b""
        return bytes(potong)


def _seperlunya(tanya: Scope) -> WSGIEnvironment:
    """What a prepared page is chosen by."""
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": tanya.path, "QUERY_STRING": tanya.query_string}
    ambil = tanya.headers.get
    for kunci, nama in KEPALA.items():
        if (isi := ambil(nama)) is not None:
            environ[kunci] = isi
    return environ


def _environ(tanya: Scope) -> WSGIEnvironment:
    """The request without its body, as PEP 3333 has it."""
    nama, _, pintu = tanya.server.rpartition(":")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": tanya.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": tanya.path.encode().decode("latin-1"),
        "QUERY_STRING": tanya.query_string,
        "SERVER_NAME": nama.strip("[]"),
        "SERVER_PORT": pintu,
        "SERVER_PROTOCOL": f"HTTP/{tanya.http_version}",
        "REMOTE_ADDR": tanya.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": tanya.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.input_terminated": True,  # werkzeug's word for a stream that ends with the body
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for kepala, isi in tanya.headers.items():
        if "_" in kepala:  # would be taken for the one with a hyphen, which a proxy may vouch for
            continue
        if kepala in TANPA_HTTP:  # of a body there is one: the first holds
            environ.setdefault(TANPA_HTTP[kepala], isi)
            continue
        kunci = f"HTTP_{kepala.upper().replace('-', '_')}"
        semula = environ.get(kunci)
        environ[kunci] = isi if semula is None else f"{semula}{PISAH.get(kunci, ',')}{isi}"
    environ.setdefault("HTTP_HOST", tanya.authority or "")
    return environ


def _sampai(potongan: Iterator[bytes], banyak: int) -> Iterator[bytes]:
    """So many pieces as make that many bytes; all that there are where they are fewer."""
    jumlah = 0
    for satu in potongan:
        yield satu
        jumlah += len(satu)
        if jumlah >= banyak:
            return


def _selesai(nanti: asyncio.Future[None]) -> None:
    if not nanti.done():  # whose reader went away
        nanti.set_result(None)


async def _kirim(aliran: Any, potong: bytes) -> None:
    await aliran.send_bytes(potong)


def _tulis(_isi: bytes) -> object:
    raise NotImplementedError("write() of WSGI: nothing here asks for it")
