"""The server's clock; views pass what it says on as an argument."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import current_app


def sekarang() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def zona_kantor() -> ZoneInfo:
    """The office's time zone."""
    zona: ZoneInfo = current_app.config["SKM"].timezone
    return zona


def hari_di(zona: ZoneInfo) -> date:
    """The present day in that time zone."""
    return sekarang().astimezone(zona).date()


def hari_ini() -> date:
    """The office's local day."""
    return hari_di(zona_kantor())
