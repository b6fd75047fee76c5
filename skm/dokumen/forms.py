"""The form of who signs documents."""

from __future__ import annotations

import re

from flask_wtf import FlaskForm
from wtforms import Field, SelectField
from wtforms.validators import ValidationError

from skm.dokumen.penanda import Penanda
from skm.layanan.forms import tulisan

NIP = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})", re.ASCII)
"""Birthday, month of appointment, sex, serial number: printed in these groups."""


class PenandaForm(FlaskForm):
    """Who holds a post and who stands above it; the choices of `atasan` are the view's to give."""

    nama = tulisan("Nama dengan gelar", 120, None)
    pangkat = tulisan("Pangkat/golongan", 80, None, description="Misalnya Pembina, IV/a.")
    nip = tulisan("NIP", 30, None, description="18 angka; spasi boleh.")
    atasan = SelectField("Atasan yang ikut menandatangani")

    def validate_nip(self, field: Field) -> None:
        """Refuse what is not 18 digits."""
        if field.data and not NIP.fullmatch("".join(field.data.split())):
            raise ValidationError("NIP terdiri atas 18 angka.")

    def penanda(self, jabatan: str) -> Penanda:
        """What was typed, the number in its groups."""
        nip = NIP.sub(r"\1 \2 \3 \4", "".join((self.nip.data or "").split()))
        return Penanda(jabatan, self.nama.data or "", self.pangkat.data or "", nip, self.atasan.data)
