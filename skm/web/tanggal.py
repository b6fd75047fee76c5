"""Days and moments that are asked for: one shape, one range, one refusal, one way to begin.

A day is filled in with today where the act usually counts from today, and with what is kept where it changes
that; every other one is empty, and the page says beside it what empty means: "Kosong berarti …".
"""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import DateField, Field, Form, StringField, ValidationError
from wtforms.validators import InputRequired, Length, Optional

from kinerja.galat import GalatMasukan
from skm.teks import rapikan

TERAWAL, TERAKHIR = date(1900, 1, 1), date(2999, 12, 31)
RENTANG_HARI = {"type": "date", "min": f"{TERAWAL}", "max": f"{TERAKHIR}"}
RENTANG_SAAT = {"type": "datetime-local", "min": f"{TERAWAL}T00:00", "max": f"{TERAKHIR}T23:59"}
"""Attributes of every field for a day or a moment, with a form behind it or without."""
WAJIB = "Bagian ini harus diisi."
SALAH = "Isi tanggal yang ada, misalnya 2026-03-02."
LUAR = "Tahun harus di antara 1900 dan 2999."


def baca_hari(teks: str) -> date:
    """The day that was sent as YYYY-MM-DD. Raises GalatMasukan for anything else and outside the range."""
    try:
        hari = date.fromisoformat(teks)
    except ValueError as galat:
        raise GalatMasukan(SALAH) from galat
    if f"{hari}" != teks:
        raise GalatMasukan(SALAH)
    if not TERAWAL <= hari <= TERAKHIR:
        raise GalatMasukan(LUAR)
    return hari


def hari_isian(label: str, *, kosong: str = "", bantuan: str = "") -> DateField:
    """A day. `kosong` completes "Kosong berarti …"; without it the day has to be filled in."""
    return DateField(
        label,
        [Optional() if kosong else InputRequired(WAJIB), _dalam_rentang],
        invalid_value_message=SALAH,
        description=_bantuan(bantuan, kosong),
        render_kw=RENTANG_HARI,
    )


def saat_isian(label: str, *, kosong: str, bantuan: str = "", **atribut: Any) -> StringField:
    """A moment in the office's time, as it was typed; an empty one means `kosong`."""
    return StringField(
        label,
        [Optional(), Length(max=25, message="Paling banyak 25 karakter.")],
        filters=[rapikan],
        description=_bantuan(bantuan, kosong),
        render_kw={**RENTANG_SAAT, **atribut},
    )


def _bantuan(teks: str, kosong: str) -> str:
    return " ".join(filter(None, [teks, kosong and f"Kosong berarti {kosong}."]))


def _dalam_rentang(_form: Form, field: Field) -> None:
    if field.data is not None and not TERAWAL <= field.data <= TERAKHIR:
        raise ValidationError(LUAR)
