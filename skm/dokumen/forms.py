"""The forms of who signs documents and what the office says of itself."""

from __future__ import annotations

import re
from dataclasses import replace

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, Field, SelectField
from wtforms.validators import ValidationError

from skm.dokumen.penanda import Penanda
from skm.layanan.forms import tulisan

NIP = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})", re.ASCII)
"""Birthday, month of appointment, sex, serial number: printed in these groups."""
TELEPON = re.compile(r"[0-9+()][0-9 +()/.,;–-]{4,}( *\((WA|WhatsApp)\))?", re.ASCII | re.IGNORECASE)
SUREL = re.compile(r"[^@\s,;<>\"]+@[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
SITUS = re.compile(r"(https?://)?[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?(/[^\s<>\"]*)?", re.IGNORECASE | re.ASCII)


class OrangForm(FlaskForm):
    """Rank and number of whoever holds a post."""

    pangkat = tulisan("Pangkat/golongan", 80, None, description="Misalnya Pembina, IV/a.")
    nip = tulisan("NIP", 30, None, description="18 angka; spasi boleh.")

    def validate_nip(self, field: Field) -> None:
        """Refuse what is not 18 digits."""
        if field.data and not NIP.fullmatch("".join(field.data.split())):
            raise ValidationError("NIP terdiri atas 18 angka.")

    @property
    def nip_tertulis(self) -> str:
        """The number in its groups."""
        return NIP.sub(r"\1 \2 \3 \4", "".join((self.nip.data or "").split()))


class PenandaForm(OrangForm):
    """Who holds a post and who stands above it; the choices of `atasan` are the view's to give."""

    nama = tulisan("Nama dengan gelar", 120, None)
    atasan = SelectField("Atasan yang ikut menandatangani")

    def penanda(self, jabatan: str) -> Penanda:
        """What was typed."""
        nama, pangkat = self.nama.data or "", self.pangkat.data or ""
        return Penanda(jabatan, nama, pangkat, self.nip_tertulis, self.atasan.data)


class KantorForm(OrangForm):
    """What the office says of itself, and who leads it."""

    nama = tulisan("Nama kantor", 120, description="Seperti di kop surat, misalnya Kecamatan Long Kali.")
    alamat = tulisan("Alamat", 300, None, description="Jalan, nomor, desa atau kelurahan, kode pos.")
    telepon = tulisan("Telepon", 60, None, description="Nomor telepon atau WhatsApp kantor.")
    surel = tulisan("Surel (e-mail)", 120, None)
    situs = tulisan("Situs web", 120, None, description="Misalnya longkali.paserkab.go.id.")
    jam_layanan = tulisan("Jam layanan dengan kata-kata kantor", 300, None)
    pengaduan = tulisan(
        "Tempat mengadu", 300, None, description="Nomor telepon, alamat, atau loket pengaduan."
    )
    berkas = FileField(
        "Gambar lambang", description="PNG atau JPEG, paling besar 1 MB; tampil di halaman dan cetakan."
    )
    hapus_lambang = BooleanField("Hapus lambang yang sekarang")
    kepala = tulisan("Nama dengan gelar", 120, None)

    def validate_telepon(self, field: Field) -> None:
        """Refuse what nobody can dial."""
        if field.data and not TELEPON.fullmatch(field.data):
            raise ValidationError("Tulis nomor telepon dengan angka, misalnya (0543) 21234.")

    def validate_surel(self, field: Field) -> None:
        """Refuse what is no address."""
        if field.data and not SUREL.fullmatch(field.data):
            raise ValidationError("Tulis alamat surel yang lengkap, misalnya kantor@paserkab.go.id.")

    def validate_situs(self, field: Field) -> None:
        """Refuse what a link could not lead to."""
        if field.data and not SITUS.fullmatch(field.data):
            raise ValidationError("Tulis alamat situs, misalnya longkali.paserkab.go.id.")

    def penanda(self, lama: Penanda) -> Penanda:
        """Who leads the office by what was typed; whoever stands above stays."""
        nama, pangkat = self.kepala.data or "", self.pangkat.data or ""
        return replace(lama, nama=nama, pangkat=pangkat, nip=self.nip_tertulis)
