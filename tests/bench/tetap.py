"""A server of one thread that answers whatever it is asked with the same bytes: what cannot be faster here.

How late its slowest answers are is the machine's doing and the generator's, not a server's threads'.
"""

from __future__ import annotations

import os
import selectors
import socket

BADAN = b"x" * 5_000
"""About as much as the questionnaire weighs when it is compressed."""
JAWABAN = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(BADAN) + BADAN


def layani(port: int) -> None:
    """Until it is ended. Each request comes whole: the generator sends it at once."""
    pemilih = selectors.DefaultSelector()
    with socket.create_server(("127.0.0.1", port), backlog=512) as pintu:
        pemilih.register(pintu, selectors.EVENT_READ)
        while True:
            for kunci, _ in pemilih.select():
                _layani_satu(pemilih, pintu, kunci.fileobj)


def _layani_satu(
    pemilih: selectors.BaseSelector, pintu: socket.socket, satu: selectors.FileDescriptorLike
) -> None:
    if satu is pintu:
        baru, _ = pintu.accept()
        baru.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        pemilih.register(baru, selectors.EVENT_READ)
    elif isinstance(satu, socket.socket):
        if satu.recv(65_536):
            satu.sendall(JAWABAN)
        else:
            pemilih.unregister(satu)
            satu.close()


if __name__ == "__main__":
    layani(int(os.environ["SKM_PORT"]))
