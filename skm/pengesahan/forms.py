"""What an approval is sent with."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional

from skm.teks import rapikan
from skm.web.bilangan import Bulat

ALASAN_MAKS = 300


class SetujuiForm(FlaskForm):
    """What was shown, and for approving anew the reason."""

    nomor = Bulat(validators=[InputRequired()])
    sidik = StringField(validators=[InputRequired()])
    alasan = StringField(
        "Alasan",
        [Optional(), Length(max=ALASAN_MAKS, message=f"Paling banyak {ALASAN_MAKS} karakter.")],
        filters=[rapikan],
    )
