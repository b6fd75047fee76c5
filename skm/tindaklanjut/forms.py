"""Shapes of the forms about plans."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, FileField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from skm.isian.services.bukti import DITERIMA, TERBESAR
from skm.layanan.forms import WAJIB, tulisan
from skm.teks import rapikan_baris
from skm.tindaklanjut.kata import NAMA_KEADAAN, NAMA_STATUS
from skm.web.bilangan import Bulat
from skm.web.tanggal import hari_isian

TAHUN_TERAWAL, TAHUN_TERAKHIR = 2000, 2999
BILANGAN = "Isi dengan bilangan bulat."
SALAH_PILIH = "Pilih salah satu dari daftar."


class RencanaForm(FlaskForm):
    """One row of a plan; the choices of `unsur` are the view's to give."""

    versi = Bulat(id="rencana-versi", widget=HiddenInput(), validators=[InputRequired()], default=0)
    unsur = SelectField("Unsur", invalid_choice_message=SALAH_PILIH)
    program = tulisan("Program atau kegiatan", 300)
    tahun = Bulat(
        "Tahun pelaksanaan",
        [
            InputRequired(WAJIB),
            NumberRange(TAHUN_TERAWAL, TAHUN_TERAKHIR, f"Isi {TAHUN_TERAWAL} sampai {TAHUN_TERAKHIR}."),
        ],
        invalid_value_message=BILANGAN,
    )
    tw1 = BooleanField("Triwulan I")
    tw2 = BooleanField("Triwulan II")
    tw3 = BooleanField("Triwulan III")
    tw4 = BooleanField("Triwulan IV")
    penanggung_jawab = tulisan(
        "Penanggung jawab",
        160,
        description="Jabatannya; yang ditugaskan pada jabatan itu melaporkannya sendiri.",
    )

    @property
    def triwulan(self) -> str:
        """The quarters that were ticked, as ascending digits."""
        return "".join(n for n in "1234" if self[f"tw{n}"].data)


class LaporForm(FlaskForm):
    """How far a plan is; the file that shows it is read by the view."""

    versi = Bulat(id="lapor-versi", widget=HiddenInput(), validators=[InputRequired()])
    status = SelectField(
        "Status",
        choices={satu.value: nama for satu, nama in NAMA_STATUS.items()},
        invalid_choice_message=SALAH_PILIH,
    )
    realisasi = TextAreaField(
        "Realisasi",
        [Optional(), Length(max=1000, message="Paling banyak 1000 karakter.")],
        filters=[rapikan_baris],
        description="Apa yang sudah dikerjakan; dicetak dalam laporan periode berikutnya dan dibaca warga.",
        render_kw={"rows": 4, "maxlength": 1000},
    )
    berkas = FileField(
        "Tambah bukti", [Optional()], description=f"{DITERIMA}; paling besar {TERBESAR // 1024 // 1024} MB."
    )


class TarikForm(FlaskForm):
    """Why a plan is taken back."""

    versi = Bulat(id="tarik-versi", widget=HiddenInput(), validators=[InputRequired()])
    alasan = tulisan("Alasan ditarik", 300)


class ForumForm(FlaskForm):
    """The day of the forum."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    tanggal = hari_isian("Tanggal Forum Konsultasi Publik", kosong="belum diadakan")


class UsulanForm(FlaskForm):
    """How many unsur are proposed."""

    banyak = Bulat(
        "Unsur terendah yang diusulkan",
        [InputRequired(WAJIB), NumberRange(1, 20, "Isi 1 sampai 20.")],
        description="Yang nilainya sama dengan yang terakhir ikut diusulkan.",
        invalid_value_message=BILANGAN,
    )


class SaranForm(FlaskForm):
    """What is done about a comment; the choices of `unsur` and `rencana` are the view's to give."""

    versi = Bulat(widget=HiddenInput(), validators=[InputRequired()])
    keadaan = SelectField(
        "Keadaan",
        choices={satu.value: nama for satu, nama in NAMA_KEADAAN.items()},
        invalid_choice_message=SALAH_PILIH,
    )
    unsur = SelectField("Tentang unsur", invalid_choice_message=SALAH_PILIH)
    label = tulisan("Label", 200, None, description="Kata kantor sendiri, dipisahkan koma: antrean, kursi.")
    rencana = SelectField("Rencana yang menindaklanjuti", coerce=int, invalid_choice_message=SALAH_PILIH)
    tanggapan = TextAreaField(
        "Jawaban untuk warga",
        [Optional(), Length(max=1000, message="Paling banyak 1000 karakter.")],
        filters=[rapikan_baris],
        description="Dibaca siapa saja di halaman Apa yang kami perbaiki. Jangan menyebut orang.",
        render_kw={"rows": 4, "maxlength": 1000},
    )
    tampil = BooleanField(
        "Tampilkan sarannya di samping jawaban",
        description="Hanya bila tidak menyebut orang. Baru tampil sesudah bulannya berakhir, tanpa harinya.",
    )
