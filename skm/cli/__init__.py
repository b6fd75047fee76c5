"""The command `skm`. Reading commands take --json; refused input exits 1, wrong usage 2."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from importlib import import_module

import click

__all__ = ["PERINTAH", "main"]

PERINTAH = {
    "backup": ("cadangan", "Cadangkan basis data dan bukti selagi server berjalan, lalu uji pulihkan."),
    "demo": ("pangkalan", "Isi basis data kosong dengan setahun data contoh."),
    "doctor": ("pangkalan", "Periksa pengaturan, basis data, kalender, dan berkas kunci."),
    "ekspor": ("ekspor", "Jawaban, permohonan, indikator, atau jejak audit, baris demi baris."),
    "hitung-ulang": ("loket", "Susun ulang hitungan dari baris-barisnya, atau periksa saja."),
    "ikm": ("angka", "Indeks Kepuasan Masyarakat dengan NRR tiap unsur."),
    "import": ("impor", "Muat data dari berkas .csv, .xlsx, .xlsm, atau .ods."),
    "indikator": ("angka", "Semua indikator kinerja dengan nilai menurut ketetapan dan menurut koreksi."),
    "init": ("pangkalan", "Siapkan basis data: skema terbaru dan data awal."),
    "isi": ("isian", "Isi satu triwulan sebagai draf; variabel yang tidak disebut tetap seperti semula."),
    "jatuh-tempo": ("layanan", "Kapan permohonan yang lengkap pada MOMENT jatuh tempo."),
    "ketepatan": ("angka", "Persentase permohonan yang selesai tepat waktu."),
    "kunci": ("kunci", "Kunci server: cetak lembarnya, pulihkan, ganti."),
    "laporan": ("laporan", "Laporan resmi kantor sebagai berkas."),
    "layanan": ("layanan", "Layanan yang dibuka, dengan janji yang berlaku hari ini."),
    "pekerjaan": ("pekerjaan", "Pekerjaan panjang: yang berjalan dan yang baru berakhir."),
    "pribadi": ("loket", "Banyaknya data pribadi dalam tulisan menurut tempat dan jenis, tanpa isinya."),
    "restore": ("cadangan", "Pulihkan cadangan ke server yang masih kosong."),
    "pindah": ("pindah", "Pindahkan semua isi server dari SQLite ke basis data PostgreSQL yang kosong."),
    "retensi": ("loket", "Sebutkan yang lama, lalu kosongkan data pribadinya; hitungannya tetap."),
    "sampel": ("angka", "Jumlah responden paling sedikit untuk N pelayanan (Krejcie dan Morgan)."),
    "serve": ("pangkalan", "Jalankan server."),
    "tautan": ("survei", "Tautan survei dan kode QR-nya."),
    "terbitkan": ("terbit", "Terbitkan hasil periode yang laporannya sudah disetujui pimpinan."),
    "user": ("akun", "Akun petugas."),
}
"""Every command: the module it stands in, which is imported when it is run, and its line of the help."""


class Perintah(click.Group):
    """Commands that are imported when they are run: a help of all of them imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names in order."""
        return sorted(PERINTAH)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None when there is none."""
        if cmd_name not in PERINTAH:
            return None
        gc.disable()  # what is imported stays: looking through it meanwhile took a fifth of the time
        semua: Sequence[click.Command] = import_module(f"skm.cli.{PERINTAH[cmd_name][0]}").PERINTAH
        gc.enable()
        return next(satu for satu in semua if satu.name == cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Names and lines as they stand in the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(nama, PERINTAH[nama][1]) for nama in self.list_commands(ctx)])


@click.group(cls=Perintah, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="skm")
def main() -> None:
    """Server SKM: survei, loket, dan indikator kinerja kecamatan."""
