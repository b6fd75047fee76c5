"""What no form of ours can send is turned away before any view sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Request, abort, current_app, request, session
from werkzeug.formparser import FormDataParser
from werkzeug.routing import IntegerConverter

NUL = "\x00"
TERBESAR = 2**31 - 1
"""What a database's integer holds, in an address and in a form."""
View = TypeVar("View", bound=Callable[..., Any])


class Pengurai(FormDataParser):
    """A form as anybody may read it: without NUL characters, and without parts that have no name.

    The database refuses the former, no browser sends the latter.
    """

    def parse(self, *isi: Any, **pilihan: Any) -> Any:
        """The rest of the body, the fields and the files."""
        sisa, bidang, berkas = super().parse(*isi, **pilihan)
        isian = [(_tanpa_nul(n), _tanpa_nul(satu)) for n, satu in bidang.items(multi=True)]
        semua = [(_tanpa_nul(n), satu) for n, satu in berkas.items(multi=True)]
        for n, satu in semua:
            satu.filename = _tanpa_nul(satu.filename)
            if not n:
                satu.close()
        return sisa, *(self.cls([pasang for pasang in isi if pasang[0]]) for isi in (isian, semua))


def _tanpa_nul(teks: str | None) -> str:
    return (teks or "").replace(NUL, "")


class Kiriman(Request):
    """A request whose form is read so."""

    form_data_parser_class = Pengurai


class NomorBaris(IntegerConverter):
    """`<int:…>` in an address: a row's number that fits a database's integer, else there is no such page."""

    def __init__(self, map: Any) -> None:
        super().__init__(map, max=TERBESAR)


def nomor_kiriman(teks: str) -> int | None:
    """A number that a form of ours carries along; None for what none of them sends."""
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 9 else None


def kiriman_besar(terbesar: int) -> Callable[[View], View]:
    """Those signed in may send this view a body of that many bytes, more than the app's own limit."""

    def tandai(view: View) -> View:
        view.kiriman_besar = terbesar  # type: ignore[attr-defined]  # a function has no declared attributes
        return view

    return tandai


def init_app(app: Flask) -> None:
    """Read forms as `Pengurai` does, and refuse a NUL character in an address.

    Nobody types it, and PostgreSQL cannot compare with it. Must be called before `terima`: a body's limit has
    to be known by then.
    """
    app.request_class = Kiriman
    app.before_request(_tolak_nul)
    app.before_request(_batasi)


def terima(app: Flask) -> None:
    """Read the whole body before the view asks the database anything: it comes as slowly as its sender likes.

    Must be called after the guard, which nobody's body gets past.
    """
    app.before_request(_terima)


def _terima() -> None:
    if request.endpoint is not None and request.method == "POST":
        request.get_data(parse_form_data=True)


def _batasi() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    terbesar = getattr(view, "kiriman_besar", None)
    if terbesar is not None and "akun" in session:
        request.max_content_length = request.max_form_memory_size = terbesar


def _tolak_nul() -> None:
    teks = [request.path, *(nilai for _, nilai in request.args.items(multi=True))]
    if any(NUL in satu for satu in teks):
        abort(400)
