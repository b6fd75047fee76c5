"""What the office decides: targets, the Renstra, the formula in force, the rules of capaian."""

from __future__ import annotations

from fractions import Fraction

from flask_wtf import FlaskForm
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired

from kinerja.capaian import Aturan, Target
from kinerja.galat import GalatMasukan
from kinerja.tanggal import ROMAWI
from skm.katalog.angka_tertulis import baca_nilai
from skm.katalog.aturan_capaian import BATAS, AturanKantor, baca_skala
from skm.katalog.forms.bidang import di
from skm.katalog.models import Renstra
from skm.layanan.forms import tulisan
from skm.web.bilangan import Bulat

TRIWULAN = {"0": "Setahun"} | {str(n): f"Triwulan {romawi}" for n, romawi in enumerate(ROMAWI, 1)}
"""What a target is for, by the word of the form."""
PERSEN_TERTINGGI = 1000


class TargetForm(FlaskForm):
    """A target: one number, or a range with both ends."""

    triwulan = SelectField("Untuk", choices=TRIWULAN)
    bawah = tulisan("Target", 30)
    atas = tulisan("Sampai", 30, None, description="Hanya untuk target berupa rentang.")
    dokumen = tulisan("Nomor dokumen", 120, None)
    alasan = tulisan("Alasan perubahan", 300, None, description="Wajib bila target sebelumnya sudah ada.")

    def target(self) -> Target:
        """The target typed. Raises GalatKinerja."""
        bawah = baca_nilai(self.bawah.data)
        return Target(bawah, baca_nilai(self.atas.data) if self.atas.data else bawah)


class RenstraForm(FlaskForm):
    """Where the Renstra begins and where it is to end."""

    tahun_awal = Bulat("Tahun awal", validators=[InputRequired("Isi tahunnya.")])
    awal = tulisan("Kondisi awal", 30, None, description="Kosongkan bila belum pernah diukur.")
    tahun_akhir = Bulat("Tahun akhir Renstra", validators=[InputRequired("Isi tahunnya.")])
    bawah = tulisan("Target akhir", 30)
    atas = tulisan("Sampai", 30, None, description="Hanya untuk target berupa rentang.")
    dokumen = tulisan("Nomor dokumen", 120, None)
    alasan = tulisan("Alasan perubahan", 300, None, description="Wajib bila sudah pernah ditetapkan.")

    def renstra(self) -> Renstra:
        """What was typed; the message of what cannot be read is at its field. Raises GalatKinerja."""
        awal = di(self.awal, baca_nilai) if self.awal.data else None
        bawah = di(self.bawah, baca_nilai)
        atas = di(self.atas, baca_nilai) if self.atas.data else bawah
        target = di(self.bawah, lambda _: Target(bawah, atas))
        tahun = self.tahun_awal.data, self.tahun_akhir.data
        return di(self.tahun_akhir, lambda _: Renstra(tahun[0], awal, tahun[1], target))


class RumusForm(FlaskForm):
    """Which formula shall be in force, and on what basis."""

    rumus = SelectField(
        "Rumus yang berlaku", choices={"ketetapan": "Rumus ketetapan", "koreksi": "Rumus koreksi"}
    )
    alasan = tulisan("Alasan dan dasarnya", 300, "Isi alasan atau dasarnya.")


def _baca_persen(teks: str) -> Fraction:
    nilai = baca_nilai(teks)
    if not 0 <= nilai <= PERSEN_TERTINGGI:
        raise GalatMasukan(f"Isi 0 sampai {PERSEN_TERTINGGI}.")
    return nilai


class AturanForm(FlaskForm):
    """How capaian are rated in a year."""

    skala = TextAreaField(
        "Kategori",
        [InputRequired("Isi kategorinya.")],
        description="Satu tiap baris, terbaik dahulu: batas bawah lalu namanya. Yang terakhir hanya namanya.",
    )
    batas = SelectField(
        "Capaian di atas target pada rata-rata", choices={kode: nama for kode, (nama, _) in BATAS.items()}
    )
    nol_tercapai = tulisan(
        "Target 0 tercapai, capaiannya (%)", 20, description="Untuk indikator yang makin rendah makin baik."
    )
    nol_terlewati = tulisan("Target 0 terlewati, capaiannya (%)", 20)
    dasar_tetap = tulisan(
        "Penurunan dari dasar 0 yang tetap 0, capaiannya (%)",
        20,
        None,
        description="Misalnya tidak ada pelanggaran tahun lalu maupun tahun ini. Kosong: tanpa capaian.",
    )
    dasar_naik = tulisan(
        "Penurunan dari dasar 0 yang naik, capaiannya (%)", 20, None, description="Kosong: tanpa capaian."
    )
    alasan = tulisan("Alasan atau dasarnya", 300, "Isi alasan atau dasarnya.")

    def aturan(self) -> AturanKantor:
        """What was typed; the message of what cannot be read is at its field. Raises GalatKinerja."""
        skala = di(self.skala, baca_skala)
        nol = Aturan(
            di(self.nol_tercapai, _baca_persen),
            di(self.nol_terlewati, _baca_persen),
            di(self.dasar_tetap, _baca_persen) if self.dasar_tetap.data else None,
            di(self.dasar_naik, _baca_persen) if self.dasar_naik.data else None,
        )
        return AturanKantor(skala, self.batas.data, nol)
