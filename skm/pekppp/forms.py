"""The form of one publication."""

from __future__ import annotations

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import SelectField

from skm.layanan.forms import tulisan
from skm.web.tanggal import hari_isian


class MediaForm(FlaskForm):
    """One publication of the survey's results; the picture is read by the view."""

    jenis = SelectField(
        "Jenis media",
        choices={"cetak": "Cetak", "elektronik": "Elektronik"},
        invalid_choice_message="Pilih salah satu dari daftar.",
    )
    nama = tulisan(
        "Tempat", 160, description="Misalnya papan pengumuman kantor, atau Instagram @kec.longkali."
    )
    tanggal = hari_isian("Tanggal terbit")
    tautan = tulisan("Tautan", 300, None, description="Alamat lengkap tempat hasilnya dapat dibaca.")
    berkas = FileField("Foto atau kliping", description="Wajib bila tidak ada tautan; PDF, PNG, atau JPG.")
