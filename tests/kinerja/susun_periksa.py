"""Small catalogues for the formula linter: a fixed set of typed variables, and indicators made of them."""

import re

from kinerja.capaian import Polaritas
from kinerja.indikator import Indikator, Katalog, RumusBerlaku
from kinerja.konsolidasi import Konsolidasi
from kinerja.periksa import Kaidah, Temuan, periksa
from kinerja.rumus import Populasi, Sifat, Variabel, parse

POPULASI = (
    Populasi("pegawai", "pegawai kantor"),
    Populasi("asn", "ASN kantor", induk="pegawai"),
    Populasi("pns", "PNS kantor", induk="asn"),
    Populasi("tamu", "tamu kantor"),
    Populasi("kegiatan", "kegiatan"),
    Populasi("desa", "desa"),
    Populasi("kantor", "kantor kecamatan", tunggal=True),
)

SATU = re.compile(r"(\w+) = (.+) \(([^;]+?)(?:; (\w+))?\)(?: \[(\w+)\])?")
"""A variable as a line: name, words, unit, perhaps its nature and its population."""

VARIABEL = (
    Variabel("hadir", "Jumlah pegawai yang hadir", "pegawai hadir", "orang", "pegawai"),
    Variabel("pegawai", "Jumlah pegawai", "pegawai", "orang", "pegawai"),
    Variabel("pns", "Jumlah PNS", "PNS", "orang", "pns"),
    Variabel("tamu", "Jumlah tamu", "tamu", "orang", "tamu"),
    Variabel("relawan", "Jumlah relawan", "relawan", "orang"),
    Variabel("absen", "Jumlah ketidakhadiran", "hari ketidakhadiran", "orang·hari"),
    Variabel("hari", "Jumlah hari efektif", "hari efektif", "hari"),
    Variabel("kegiatan", "Jumlah kegiatan", "kegiatan", "kegiatan", "kegiatan"),
    Variabel("kebutuhan", "Jumlah Kebutuhan kegiatan", "kegiatan", "kegiatan", "kegiatan"),
    Variabel("desa", "Jumlah desa", "desa", "desa", "desa"),
    Variabel("kantor", "Jumlah kantor", "kantor", "kantor", "kantor"),
    Variabel("kantor_siap", "Jumlah kantor yang siap", "kantor siap", "kantor", "kantor"),
    Variabel("nilai", "Jumlah nilai pegawai", "nilai", "nilai", "pegawai"),
    Variabel("bobot", "Bobot", "bobot", "bobot"),
    Variabel("uang", "Jumlah belanja", "belanja", "Rp"),
    Variabel("persen", "Jumlah persentase desa", "persentase desa", "%", "desa"),
    Variabel("target", "Target persentase desa", "target", "%", "desa"),
    Variabel("nilai_persen", "Nilai dikali persentase", "nilai", "nilai·%"),
    Variabel("indeks", "Nilai hasil survei", "nilai", "indeks"),
    Variabel("skor", "Nilai hasil survei", "nilai", "skor"),
    Variabel("poin", "Nilai hasil survei", "nilai", "poin"),
)


def indikator(
    kode: str = "X-01",
    *,
    nama: str = "Persentase",
    rumus: str = "hadir ÷ pegawai × 100",
    satuan: str = "%",
    sasaran: str = "Terlaksananya tugas",
    teks: str = "",
    jabatan: str = "SEKRETARIS",
    konsolidasi: Konsolidasi = Konsolidasi.TAHUNAN,
) -> Indikator:
    """One row whose texts are only what the case is about."""
    return Indikator(
        kode=kode,
        dokumen="IKU",
        jabatan=jabatan,
        tujuan_misi="",
        sasaran=sasaran,
        nama=nama,
        formula_ketetapan=teks,
        formula_teks=teks,
        sumber_data="",
        penanggung_jawab="",
        satuan=satuan,
        satuan_koreksi=satuan,
        polaritas=Polaritas.NAIK,
        konsolidasi=konsolidasi,
        otomatis=None,
        tingkat_masalah="B",
        rumus_berlaku=RumusBerlaku.KETETAPAN,
        ketetapan=parse(rumus),
        koreksi=parse(rumus),
        catatan="",
    )


def temuan(*daftar: Indikator, variabel: tuple[Variabel, ...] = VARIABEL) -> tuple[Temuan, ...]:
    """What the linter says of a catalogue of these rows, in the office of Long Kali."""
    dipakai = {nama for satu in daftar for nama in satu.ketetapan.nama()}
    katalog = Katalog(POPULASI, tuple(v for v in variabel if v.nama in dipakai), daftar)
    return periksa(katalog, {"Longkali", "Long Kali"})


def baca(teks: str) -> Variabel:
    """A variable from a line "hadir = Jumlah pegawai yang hadir (orang; arus) [pegawai]"."""
    cocok = SATU.fullmatch(teks)
    assert cocok is not None, teks
    nama, definisi, satuan, sifat, populasi = cocok.groups()
    return Variabel(nama, definisi, definisi, satuan, populasi, sifat=Sifat(sifat or "arus"))


def kata(aturan: Kaidah, nama: str, rumus: str, *variabel: str, satuan: str = "%") -> str | None:
    """What a rule says of a row that brings its variables along as lines."""
    semua = tuple(map(baca, variabel))
    return kalimat(aturan, indikator(nama=nama, rumus=rumus, satuan=satuan), variabel=semua)


def kalimat(aturan: Kaidah, *daftar: Indikator, variabel: tuple[Variabel, ...] = VARIABEL) -> str | None:
    """The sentence of one rule about the first row, None when it finds nothing there."""
    for satu in temuan(*daftar, variabel=variabel):
        if (satu.kode, satu.aturan) == (daftar[0].kode, aturan):
            return satu.kalimat
    return None
