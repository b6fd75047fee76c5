"""Every column that keeps letters: those in which people write freely, and those in which they do not.

A column that stands in neither fails tests/skm/pribadi/test_kolom.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column that somebody writes freely into."""

    tabel: str
    kolom: str
    sebutan: str
    """What its words are, for the reader."""
    bidang: tuple[str, ...] = ()
    """Of a column that keeps a structure: the only keys looked into; none for all."""
    nama: str = ""
    """The table whose row knows the applicant's or complainant's name: it is looked for in these words."""
    tetap: bool = False
    """Kept by the database as written (approved, published, the audit trail): found, never masked."""


KASUS, ADUAN = "permohonan", "pengaduan"

BEBAS = (
    Kolom("permohonan", "alasan", "Alasan penutupan permohonan", nama=KASUS),
    Kolom("permohonan", "kurang", "Kekurangan berkas permohonan", nama=KASUS),
    Kolom("peristiwa_permohonan", "isi", "Catatan permohonan", ("alasan", "kurang"), nama=KASUS),
    Kolom("pengaduan", "isi", "Isi pengaduan", nama=ADUAN),
    Kolom("peristiwa_pengaduan", "jawaban", "Jawaban pengaduan", nama=ADUAN),
    Kolom("peristiwa_pengaduan", "catatan", "Catatan pengaduan", nama=ADUAN),
    Kolom("jawaban", "saran", "Saran responden"),
    Kolom("jawaban", "tambahan", "Jawaban pertanyaan tambahan"),
    Kolom("lembar", "isi", "Formulir kertas"),
    Kolom("tanggapan_saran", "tanggapan", "Tanggapan saran"),
    Kolom("tanggapan_saran", "label", "Label saran"),
    Kolom("isian_triwulan", "catatan", "Catatan isian indikator"),
    Kolom("isian_triwulan", "langkah", "Alasan langkah isian indikator"),
    Kolom("analisis_indikator", "penyebab", "Analisis indikator"),
    Kolom("analisis_indikator", "tindak_lanjut", "Tindak lanjut indikator"),
    Kolom("aksi_indikator", "rencana", "Rencana aksi indikator"),
    Kolom("aksi_indikator", "realisasi", "Realisasi rencana aksi"),
    Kolom("rencana_tindak_lanjut", "program", "Rencana tindak lanjut survei"),
    Kolom("rencana_tindak_lanjut", "realisasi", "Realisasi tindak lanjut survei"),
    Kolom("rencana_tindak_lanjut", "ditarik", "Alasan rencana ditarik"),
    Kolom("peristiwa_tindak_lanjut", "realisasi", "Laporan tindak lanjut survei"),
    Kolom("perbaikan", "butir", "Perbaikan yang ditampilkan"),
    Kolom("angka_beku", "alasan", "Alasan persetujuan angka"),
    Kolom("aturan_capaian", "alasan", "Alasan aturan capaian"),
    Kolom("target_indikator", "alasan", "Alasan target"),
    Kolom("target_renstra", "alasan", "Alasan target Renstra"),
    Kolom("rumus_indikator", "alasan", "Alasan rumus"),
    Kolom("indikator", "catatan", "Catatan indikator"),
    Kolom("indikator", "pensiun", "Alasan indikator berhenti"),
    Kolom("program", "keterangan", "Keterangan program"),
    Kolom("foto_laporan", "keterangan", "Keterangan foto laporan"),
    Kolom("suntingan_laporan", "teks", "Suntingan laporan"),
    Kolom("teks_dokumen", "isi", "Isian dokumen"),
    Kolom("media_publikasi", "nama", "Media publikasi"),
    Kolom("pengecualian", "alasan", "Alasan pengecualian jawaban"),
    Kolom("tumpukan", "nama", "Nama tumpukan formulir"),
    Kolom("impor", "nama_berkas", "Nama berkas muatan"),
    Kolom("pekerjaan", "nama", "Nama pekerjaan panjang"),
    Kolom("pekerjaan", "kalimat", "Hasil pekerjaan panjang"),
    Kolom("pekerjaan", "hasil", "Pertanyaan pekerjaan panjang"),
    Kolom("bukti_dukung", "nama", "Nama berkas bukti indikator"),
    Kolom("bukti_media", "nama", "Nama berkas bukti media"),
    Kolom("bukti_tindak_lanjut", "nama", "Nama berkas bukti tindak lanjut"),
    Kolom("pengesahan", "alasan", "Alasan pengesahan laporan", tetap=True),
    Kolom("pengesahan", "isi", "Laporan yang disahkan", tetap=True),
    Kolom("terbitan", "alasan", "Alasan terbitan", tetap=True),
    Kolom("terbitan", "isi", "Hasil yang diterbitkan", tetap=True),
    Kolom("jejak_audit", "peristiwa", "Jejak audit", tetap=True),
)
"""In the order in which they are searched."""

BUKAN: Mapping[str, str] = {
    "what the office says of itself, its staff and its doors": (
        "unit alamat jam_layanan kabupaten nama nama_ketetapan pengaduan provinsi situs surel telepon; "
        "akun nama orang; layanan nama; sebutan_layanan nama; wilayah nama; pola_kerja nama; hari_libur "
        "nama; tautan nama; kunci_api nama; penanda_tangan atasan jabatan nama nip pangkat; "
        "penugasan_jabatan jabatan; rencana_tindak_lanjut penanggung_jawab; pengesahan nama; "
        "standar_layanan biaya persyaratan produk; janji_layanan dasar; wewenang kalimat"
    ),
    "who did it, by the account's name": (
        "angka_beku oleh; aturan_capaian oleh; foto_laporan oleh; impor oleh; janji_pengaduan oleh; "
        "jejak_audit oleh; kunci_api dibuat_oleh dicabut_oleh; media_publikasi oleh; pekerjaan oleh; "
        "pemetaan_impor oleh; pengecualian oleh dibatalkan_oleh; pengesahan oleh; perbaikan oleh; program "
        "oleh; suntingan_laporan oleh; target_renstra oleh; teks_dokumen oleh; aksi_indikator oleh; "
        "analisis_indikator oleh; bukti_dukung oleh; bukti_media oleh; bukti_tindak_lanjut oleh; "
        "isian_triwulan oleh; kategori_layanan oleh; permohonan diselesaikan_oleh dicatat_oleh; "
        "rumus_indikator oleh; target_indikator oleh; tautan dibuat_oleh; terbitan oleh; tumpukan "
        "dibuat_oleh; lembar oleh; peristiwa_pengaduan oleh; peristiwa_permohonan oleh; "
        "peristiwa_tindak_lanjut oleh; tanggapan_saran oleh; temuan_pribadi oleh; wewenang oleh"
    ),
    "people's data in columns of its own, which retention empties": (
        "permohonan pemohon nik_sandi nik_sidik telepon_sandi kode_lacak; pengaduan nama_sandi "
        "kontak_sandi kode_sidik; kata_permohonan kata"
    ),
    "chosen from a list, or a code": (
        "unit kode terbit; layanan kode; wilayah kode jenis; angka_beku kode; aturan_capaian batas; "
        "foto_laporan layanan; indikator kode dokumen polaritas konsolidasi otomatis tingkat_masalah "
        "mendukung; kunci_api cakupan ujung; lambang jenis; pengesahan kode; pengaduan nomor; permohonan "
        "nomor kunjungan; rencana_tindak_lanjut unsur nama_unsur triwulan; suntingan_laporan layanan; "
        "susunan_hitungan zona; target_renstra kode; bukti_dukung jenis; bukti_media jenis; "
        "bukti_tindak_lanjut jenis; jawaban jenis_kelamin usia pendidikan pekerjaan; tambahan kode; "
        "tautan kode; terbitan bagian mutu; terjemahan bahasa; unsur kode; tanggapan_saran unsur; "
        "hitungan_tambahan kode; sidik_kunci nama; pemetaan_impor isi; pekerjaan pilihan; temuan_pribadi "
        "tabel kolom baris induk"
    ),
    "figures, and what they are counted by": (
        "angka_beku isi; aturan_capaian skala nol_tercapai nol_terlewati dasar_tetap dasar_naik; "
        "hitungan_loket dimensi nilai golongan rentang; hitungan_profil nilai; hitungan_tambahan nilai; "
        "hitungan_tampil nilai; pengesahan rangkap; program pagu realisasi; suntingan_laporan angka; "
        "target_renstra awal bawah atas; target_indikator bawah atas; isian_triwulan isi; terbitan ikm; "
        "jawaban riwayat"
    ),
    "the decree's texts, questions and formulas": (
        "indikator jabatan tujuan_misi sasaran nama formula_ketetapan formula_teks sumber_data "
        "penanggung_jawab satuan satuan_koreksi; kuesioner judul dasar; program sasaran nama; "
        "rumus_indikator ketetapan koreksi satuan_koreksi variabel dokumen; target_renstra dokumen; "
        "target_indikator dokumen; tambahan pertanyaan pilihan; terjemahan asal teks; unsur nama "
        "pertanyaan opsi_1 opsi_2 opsi_3 opsi_4"
    ),
    "fingerprints, secrets and addresses made by the server": (
        "cadangan_server berkas sidik; kiriman sidik_kunci sidik_isi; sidik_kunci sidik; unit lambang; "
        "akun sandi_hash totp_sandi; foto_laporan sidik; impor sidik; kunci_api sidik; lambang sidik; "
        "media_publikasi tautan; pekerjaan proses tahap; pemetaan_impor sidik_judul; pengesahan sidik "
        "jejak; bukti_dukung sidik; bukti_media sidik; bukti_tindak_lanjut sidik; kode_pemulihan sidik; "
        "mata_rantai sidik; sesi sidik peramban; tautan pin_hash; tiket sidik; lembar kunci; "
        "temuan_pribadi sidik"
    ),
}
"""Columns of letters in which nobody tells of a citizen, by why not: each table with its columns."""


def bukan() -> Iterator[tuple[str, str]]:
    """Table and column of each of them."""
    for semua in BUKAN.values():
        for satu in semua.split("; "):
            tabel, *kolom = satu.split()
            yield from ((tabel, nama) for nama in kolom)
