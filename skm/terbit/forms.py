"""What a publication is sent with."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import AnyOf, InputRequired, Length, Optional

from skm.laporan.hasil.pilihan import BAGIAN
from skm.pengesahan.forms import ALASAN_MAKS
from skm.teks import rapikan
from skm.web.bilangan import Bulat


class TerbitkanForm(FlaskForm):
    """The period, the approval that was shown, and for a new edition the reason."""

    tahun = Bulat(validators=[InputRequired()])
    bagian = StringField(validators=[AnyOf([satu for satu in BAGIAN if not satu.startswith("b")])])
    disahkan = Bulat(validators=[InputRequired()])
    alasan = StringField(
        "Alasan",
        [Optional(), Length(max=ALASAN_MAKS, message=f"Paling banyak {ALASAN_MAKS} karakter.")],
        filters=[rapikan],
    )
