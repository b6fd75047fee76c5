"""The session's cookie, which a clock that goes back does not make worthless."""

from __future__ import annotations

import re
from datetime import timedelta

from flask import Flask
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask.wrappers import Request, Response
from itsdangerous import BadSignature

from skm.web.waktu import sekarang

AKHIR = re.compile(r"Expires=[^;]+")


class SesiTahanJam(SecureCookieSessionInterface):
    """Flask's own, but for its age: what was signed in the future is not refused.

    A server whose clock was ahead and is set right would otherwise sign everybody out. Such a session lasts
    as much longer as the clock was ahead; its account's version and closing end it as ever.
    """

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """What the cookie holds; nothing where it is missing, of another key or too old."""
        penanda = self.get_signing_serializer(app)
        if penanda is None:
            return None
        kue = request.cookies.get(self.get_cookie_name(app))
        if not kue:
            return self.session_class()
        try:
            isi, sejak = penanda.loads(kue, return_timestamp=True)
        except BadSignature:
            return self.session_class()
        umur: timedelta = sekarang() - sejak
        return self.session_class() if umur > app.permanent_session_lifetime else self.session_class(isi)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """As Flask does; but its age is told in seconds, for the browser counts them by a clock of its own.

        A moment, told by a server whose clock is behind, would be over before it came.
        """
        super().save_session(app, session, response)
        if not (session and session.permanent):
            return
        nama, lama = self.get_cookie_name(app), int(app.permanent_session_lifetime.total_seconds())
        semua = response.headers.getlist("Set-Cookie")
        milik = [
            AKHIR.sub(lambda _: f"Max-Age={lama}", satu) if satu.startswith(f"{nama}=") else satu
            for satu in semua
        ]
        response.headers.setlist("Set-Cookie", milik)
