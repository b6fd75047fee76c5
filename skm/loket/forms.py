"""Shapes of the front desk's forms."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from skm.layanan.forms import tulisan
from skm.web.bilangan import Bulat
from skm.web.tanggal import saat_isian

TANPA_INGATAN = {"autocomplete": "off"}
"""The browser must not offer the names of earlier applicants to whoever sits at the desk next."""


class TerimaForm(FlaskForm):
    """A new visit: three fields typed one after the other; the rest is for when it is needed."""

    layanan = tulisan("Layanan", 160, "Isi layanan.", render_kw={"list": "daftar-layanan", **TANPA_INGATAN})
    pemohon = tulisan("Nama pemohon", 120, "Isi nama pemohon.", render_kw=TANPA_INGATAN)
    desa = tulisan(
        "Desa atau kelurahan",
        120,
        "Isi desa atau kelurahan.",
        render_kw={"list": "daftar-desa", **TANPA_INGATAN},
    )

    nik = tulisan("NIK", 30, None, render_kw={"inputmode": "numeric", **TANPA_INGATAN})
    telepon = tulisan("Nomor telepon", 30, None, render_kw={"inputmode": "tel", **TANPA_INGATAN})
    kurang = tulisan("Berkas yang masih kurang", 300, None, render_kw=TANPA_INGATAN)
    terjadi = saat_isian(
        "Diterima pada", kosong="sekarang", bantuan="Isi bila dicatat belakangan.", **TANPA_INGATAN
    )
    kunci = HiddenField()
    lama = HiddenField()
    """The earlier case whose applicant this is."""


class TahapForm(FlaskForm):
    """The next step of a case as it was shown."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    aksi = HiddenField()
    apa = tulisan("Apa yang kurang", 300, None, render_kw=TANPA_INGATAN)


class KoreksiForm(FlaskForm):
    """An entry that was wrong: taken back, or moved to another moment."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    urut = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    saat = saat_isian("Seharusnya pada", kosong="catatan ini dicabut", **TANPA_INGATAN)
    alasan = tulisan("Alasan koreksi", 300, "Isi alasannya.", render_kw=TANPA_INGATAN)


class TempoForm(FlaskForm):
    """A due moment set anew by what is known of the calendar now."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    alasan = tulisan("Alasan", 300, "Isi alasannya.", render_kw=TANPA_INGATAN)


class NikForm(FlaskForm):
    """Whose cases to look for."""

    nik = tulisan("NIK", 30, "Isi NIK.", render_kw={"inputmode": "numeric", **TANPA_INGATAN})
    unduh = HiddenField()


class LacakForm(FlaskForm):
    """The code on a receipt; nothing is changed by asking, so it needs no token."""

    class Meta:
        """As above."""

        csrf = False

    kode = tulisan("Kode pada struk", 40, "Isi kode pada struk.", render_kw={"autocapitalize": "none"})


class SelesaiForm(FlaskForm):
    """Finishing a case as it was shown; with `serah` the citizen has it in hand at once."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    serah = HiddenField()


class TutupForm(FlaskForm):
    """Closing a case without finishing it."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])

    alasan = tulisan("Alasan", 300, "Isi alasannya.", render_kw=TANPA_INGATAN)
