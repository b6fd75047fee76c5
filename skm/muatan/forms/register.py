"""The form that takes a register."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired


class RegisterForm(FlaskForm):
    """A register kept elsewhere."""

    berkas = FileField("Berkas .csv, .xlsx, .xlsm, atau .ods", [FileRequired("Pilih berkasnya.")])
