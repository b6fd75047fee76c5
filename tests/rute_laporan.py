"""Who may open and send what of the office's reports and documents."""

from __future__ import annotations

from tests.rute_dasar import HANYA_ADMIN, HANYA_PIMPINAN, PEMBACA, PENGAWAS, Rute
from tests.suntingan import gambar_png

PENANDA = {"jabatan": "Camat", "nama": "Uji", "nip": "19700101 199003 1 001", "atasan": "Bupati"}
RENCANA = {
    "versi": "0",
    "unsur": "U2",
    "program": "Antrean",
    "tahun": "2099",
    "tw2": "y",
    "penanggung_jawab": "Kasi Pelayanan",
}
MEDIA = {"jenis": "cetak", "nama": "Papan", "tanggal": "2026-01-05", "tautan": "https://contoh.id/papan"}
SARAN = {"versi": "1", "keadaan": "selesai", "unsur": "U2", "rencana": "0", "tanggapan": "Terima kasih."}
LAPOR = {"versi": "2", "status": "selesai", "realisasi": "Antrean dipasang"}
TEKS = {"bagian": "ketetapan", "versi": "0", "isi": "Keputusan Camat Nomor 5 Tahun 2026"}
NARASI = {"seksi": "ikm", "versi": "0", "teks": "Uji"}
FOTO = {"versi": "1", "keterangan": "Uji", "urut": "2"}

TABEL_LAPORAN = (
    Rute("GET", "/laporan/ikm", PEMBACA),  # figures are for who answers for them
    Rute("GET", "/laporan/ketepatan", PEMBACA),
    Rute("GET", "/laporan/ketepatan/kasus", PEMBACA),  # cases without the applicants
    Rute("GET", "/laporan/capaian", PEMBACA),
    Rute("GET", "/laporan/dokumen", PEMBACA),
    Rute("GET", "/laporan/dokumen/<jenis>.<bentuk>", PEMBACA),
    Rute("GET", "/laporan/skm", PEMBACA),
    Rute("GET", "/laporan/skm.<bentuk>", PEMBACA),
    Rute("GET", "/laporan/hasil-layanan", PEMBACA),
    Rute("GET", "/laporan/ekspor", PENGAWAS),  # rows one by one are for who answers for where they go
    Rute("GET", "/laporan/ekspor/<jenis>.<bentuk>", PENGAWAS),
    Rute("GET", "/laporan/skm/publikasi", PEMBACA),
    Rute("GET", "/laporan/skm/publikasi-<kertas>.pdf", PEMBACA),
    Rute("GET", "/laporan/skm/narasi", PENGAWAS),
    Rute("POST", "/laporan/skm/narasi", PENGAWAS, NARASI),
    Rute("POST", "/laporan/skm/narasi/hapus", PENGAWAS, {"seksi": "kesimpulan"}),
    Rute("GET", "/laporan/skm/foto", PENGAWAS),
    Rute("POST", "/laporan/skm/foto", PENGAWAS, {"keterangan": "Uji"}, ("foto.png", gambar_png("navy"))),
    Rute("GET", "/laporan/skm/foto/<int:nomor>", PENGAWAS),
    Rute("GET", "/laporan/skm/foto/<int:nomor>.jpg", PENGAWAS),
    Rute("POST", "/laporan/skm/foto/<int:nomor>", PENGAWAS, FOTO),
    Rute("POST", "/laporan/skm/foto/<int:nomor>/hapus", PENGAWAS, {}),
    Rute("GET", "/laporan/tindak-lanjut", PEMBACA),
    Rute("POST", "/laporan/tindak-lanjut/forum", PENGAWAS, {"versi": "1", "tanggal": ""}),
    Rute("POST", "/laporan/tindak-lanjut/usulan", PENGAWAS, {"banyak": "4"}),
    Rute("GET", "/laporan/tindak-lanjut/baru", PENGAWAS),
    Rute("POST", "/laporan/tindak-lanjut/baru", PENGAWAS, RENCANA),
    Rute("GET", "/laporan/tindak-lanjut/<int:nomor>", PEMBACA),
    Rute("POST", "/laporan/tindak-lanjut/<int:nomor>", PENGAWAS, RENCANA | {"versi": "1", "program": "Tes"}),
    Rute("POST", "/laporan/tindak-lanjut/<int:nomor>/lapor", PEMBACA, LAPOR),
    Rute("GET", "/laporan/tindak-lanjut/<int:nomor>/bukti/<int:bukti>", PEMBACA),
    Rute("POST", "/laporan/tindak-lanjut/<int:nomor>/bukti/<int:bukti>/hapus", PEMBACA, {}),
    Rute("POST", "/laporan/tindak-lanjut/<int:nomor>/tarik", PENGAWAS, {"versi": "3", "alasan": "keliru"}),
    Rute("POST", "/laporan/tindak-lanjut/tampilkan", HANYA_PIMPINAN, {}),
    Rute("GET", "/laporan/pekppp", PEMBACA),
    Rute("GET", "/laporan/pekppp.<bentuk>", PEMBACA),
    Rute("POST", "/laporan/pekppp/media", PENGAWAS, MEDIA),
    Rute("GET", "/laporan/pekppp/media/<int:nomor>", PEMBACA),
    Rute("POST", "/laporan/pekppp/media/<int:nomor>/hapus", PENGAWAS, {}),
    Rute("GET", "/laporan/saran", PEMBACA),
    Rute("GET", "/laporan/saran/<kode>", PEMBACA),
    Rute("POST", "/laporan/saran/<kode>", PENGAWAS, SARAN),
    Rute("GET", "/laporan/penanda-tangan", HANYA_ADMIN),  # names and numbers of the civil servants who sign
    Rute("POST", "/laporan/penanda-tangan", HANYA_ADMIN, PENANDA),
    Rute("GET", "/laporan/isi-dokumen", PENGAWAS),
    Rute("POST", "/laporan/isi-dokumen", PENGAWAS, TEKS),
    Rute("GET", "/laporan/sampel", PEMBACA),
    Rute("GET", "/laporan/lain", PEMBACA),
    Rute("GET", "/laporan/ketepatan/rincian", PEMBACA),
    Rute("GET", "/laporan/desa", PEMBACA),
    Rute("GET", "/laporan/ikm/layanan", PEMBACA),
    Rute("POST", "/laporan/ketepatan/bekukan", PENGAWAS, {}),
)
