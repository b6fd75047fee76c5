"""Shapes of the forms about codes."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length

_KODE = [InputRequired("Isi kodenya."), Length(max=40, message="Paling banyak 40 karakter.")]


class KodeForm(FlaskForm):
    """A code, at the second step of signing in."""

    kode = StringField("Kode", _KODE)


class PasangForm(FlaskForm):
    """The first code of a new application, with the secret that was shown, closed under the data key."""

    kode = StringField("Kode dari aplikasi", _KODE)
    rahasia = HiddenField(validators=[InputRequired(), Length(max=400)])
