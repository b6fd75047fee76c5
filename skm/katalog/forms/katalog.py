"""A year's catalogue: copied, loaded, its indicators measured, corrected and added."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from kinerja.capaian import Polaritas
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import Rumus, Variabel
from skm.katalog.forms.bidang import di
from skm.katalog.kata import DIISI, KONSOLIDASI, POLARITAS
from skm.katalog.rumus_kantor import RumusKantor, baca_rumus, baca_variabel, milik_kantor
from skm.katalog.services import IndikatorBaru
from skm.katalog.terhitung import TERHITUNG
from skm.layanan.forms import tulisan
from skm.teks import rapikan, rapikan_baris
from skm.web.bilangan import Bulat

KATA_POLARITAS = {nilai.value: kata for nilai, kata in POLARITAS.items()}
KATA_KONSOLIDASI = {nilai.value: kata for nilai, kata in KONSOLIDASI.items()}
ASAL = {"": DIISI} | {kode: satu.sebutan for kode, satu in TERHITUNG.items()}
CARA_MENULIS = "Misalnya desa_dibina ÷ desa × 100; / dan * dibaca ÷ dan ×. Angka desimal memakai koma."
CARA_VARIABEL = (
    "Satu tiap baris: nama = apa yang diisi (satuan; sifat). Sifatnya arus (yang terjadi dalam triwulan), "
    "keadaan (akhir triwulan), awal, rata, kumulatif (sejak Januari, sekali), atau tetap (sekali setahun). "
    "Bila perlu, sebut di belakangnya himpunan yang dihitung, misalnya [desa]. "
    "Yang sudah dikenal boleh tidak ditulis."
)

ALASAN_TERCETAK = "Tercetak di samping rumus koreksi pada laporan."


def _rumus(label: str) -> TextAreaField:
    return TextAreaField(label, [InputRequired("Tulis rumusnya.")], description=CARA_MENULIS)


def _variabel() -> TextAreaField:
    syarat = [Optional(), Length(max=12_000, message="Paling banyak 12.000 huruf.")]
    return TextAreaField("Variabel", syarat, description=CARA_VARIABEL)


def _alasan(wajib: DataRequired | Optional) -> TextAreaField:
    panjang = Length(max=1000, message="Paling banyak 1.000 huruf.")
    return TextAreaField("Alasan koreksi", [wajib, panjang], filters=[rapikan], description=ALASAN_TERCETAK)


def _dengan(dikenal: Collection[str], variabel: Iterable[Variabel]) -> Callable[[str], Rumus]:
    """Reads a formula of names that are known or declared beside it."""
    nama = {*dikenal, *(satu.nama for satu in variabel)}
    return lambda teks: baca_rumus(teks, nama)


class SalinForm(FlaskForm):
    """From which year to which a catalogue is copied."""

    dari = Bulat("Dari tahun", validators=[InputRequired("Isi tahunnya.")])
    ke = Bulat("Ke tahun", validators=[InputRequired("Isi tahunnya.")])


class KatalogForm(FlaskForm):
    """A changed catalogue, and what its changes rest on."""

    tahun = Bulat("Untuk tahun", validators=[InputRequired("Isi tahunnya.")])
    berkas = FileField("Berkas .xlsx atau .csv", [FileRequired("Pilih berkasnya.")])
    dokumen = tulisan("Nomor dokumen", 120, None, description="Dicatat pada target yang ditetapkan.")
    alasan = tulisan("Alasan perubahan", 300, "Isi alasan perubahannya.")
    tambah = BooleanField(
        "Tambahkan baris yang kodenya belum ada sebagai indikator baru",
        description="Untuk ketetapan baru; tahun yang belum memiliki katalog ikut dibuat.",
    )


class CaraForm(FlaskForm):
    """How an indicator is measured; the ways its formulas allow are set by the view."""

    polaritas = SelectField("Arah penilaian", choices=KATA_POLARITAS)
    konsolidasi = SelectField("Dari triwulan menjadi setahun")
    otomatis = SelectField(
        "Angkanya dari",
        description="Yang sudah diisi tetap tersimpan bila angkanya dihitung dari loket.",
    )
    pensiun = tulisan("Tidak diukur lagi karena", 300, None, description="Kosongkan selama masih diukur.")
    alasan = tulisan("Alasan perubahan", 300, "Isi alasan perubahannya.")


class KoreksiForm(FlaskForm):
    """Another corrected formula, its inputs and why."""

    rumus = _rumus("Rumus koreksi")
    satuan = tulisan("Satuan hasilnya", 40)
    variabel = _variabel()
    alasan = _alasan(DataRequired("Isi alasan koreksinya."))
    dokumen = tulisan("Dasar atau nomor dokumen", 120, None)

    def rumus_kantor(self, dikenal: Collection[str]) -> RumusKantor:
        """What was typed, of the names in `dikenal` and those declared with it.

        The message of what cannot be read is at its field. Raises GalatKinerja.
        """
        variabel = di(self.variabel, baca_variabel)
        koreksi = di(self.rumus, _dengan(dikenal, variabel))
        return RumusKantor(
            None,
            koreksi,
            self.satuan.data,
            milik_kantor(variabel),
            self.alasan.data,
            self.dokumen.data or "",
        )


class IndikatorForm(FlaskForm):
    """A row of a newer decree: its texts letter for letter, and its formulas."""

    kode = tulisan("Kode", 12, description="Misalnya IKU-15 atau IKI-58.")
    jabatan = tulisan("Jabatan atau unit", 160)
    tujuan_misi = tulisan("Misi dan tujuan", 1000, None)
    sasaran = tulisan("Sasaran", 1000)
    nama = tulisan("Indikator", 1000)
    formula = TextAreaField("Rumus seperti tertulis dalam ketetapan", [InputRequired("Salin rumusnya.")])
    sumber_data = tulisan("Sumber data", 300, None)
    penanggung_jawab = tulisan("Penanggung jawab", 300, None, description="Kosong berarti jabatan di atas.")
    satuan = tulisan("Satuan", 40)
    polaritas = SelectField("Arah penilaian", choices=KATA_POLARITAS, default=Polaritas.NAIK.value)
    konsolidasi = SelectField("Dari triwulan menjadi setahun", choices=KATA_KONSOLIDASI)
    otomatis = SelectField("Angkanya dari", choices=ASAL)
    ketetapan = _rumus("Rumus ketetapan yang dapat dihitung")
    koreksi = TextAreaField(
        "Rumus koreksi", [Optional()], description="Kosong berarti sama dengan rumus ketetapan."
    )
    satuan_koreksi = tulisan("Satuan rumus koreksi", 40, None, description="Kosong berarti satuan di atas.")
    variabel = _variabel()
    alasan = _alasan(Optional())

    def indikator(self) -> IndikatorBaru:
        """The texts as typed."""
        return IndikatorBaru(
            kode=self.kode.data.upper(),
            jabatan=self.jabatan.data,
            tujuan_misi=self.tujuan_misi.data or "",
            sasaran=self.sasaran.data,
            nama=self.nama.data,
            formula=rapikan_baris(self.formula.data),
            sumber_data=self.sumber_data.data or "",
            penanggung_jawab=self.penanggung_jawab.data or "",
            satuan=self.satuan.data,
            polaritas=Polaritas(self.polaritas.data),
            konsolidasi=Konsolidasi(self.konsolidasi.data),
            otomatis=self.otomatis.data or None,
        )

    def rumus_kantor(self, dikenal: Collection[str]) -> RumusKantor:
        """What was typed, of the names in `dikenal` and those declared with it.

        The message of what cannot be read is at its field. Raises GalatKinerja.
        """
        variabel = di(self.variabel, baca_variabel)
        baca = _dengan(dikenal, variabel)
        ketetapan = di(self.ketetapan, baca)
        koreksi = di(self.koreksi, baca) if (self.koreksi.data or "").strip() else ketetapan
        satuan = self.satuan_koreksi.data or self.satuan.data
        return RumusKantor(ketetapan, koreksi, satuan, milik_kantor(variabel), self.alasan.data or "")
