"""Who may open and send what of the indicators."""

from __future__ import annotations

from tests.rute_dasar import HANYA_ADMIN, HANYA_PIMPINAN, PEMBACA, PENGAWAS, PENGISI, Rute

ATURAN = {
    "skala": "91 Baik\nKurang",
    "batas": "100",
    "nol_tercapai": "100",
    "nol_terlewati": "0",
    "alasan": "uji",
}
KOREKSI = {"rumus": "desa_dibina ÷ desa × 100", "satuan": "%", "alasan": "uji"}
INDIKATOR = {
    "kode": "IKI-58",
    "jabatan": "SEKSI UJI",
    "sasaran": "Uji",
    "nama": "Jumlah uji",
    "formula": "Jumlah uji",
    "satuan": "uji",
    "polaritas": "naik",
    "konsolidasi": "jumlah",
    "otomatis": "",
    "ketetapan": "banyak_uji",
    "variabel": "banyak_uji = Jumlah uji (uji)",
}
SASARAN = "Meningkatnya Kualitas Pelayanan Publik Kecamatan dan Desa/Kelurahan"
PROGRAM = {"versi": "0", "sasaran": SASARAN, "nama": "Program uji", "pagu_1": "1.000.000"}
TABEL_PROGRAM = f"sasaran,program,pagu_tw1\n{SASARAN},Program muatan,1000\n".encode()

TABEL_INDIKATOR = (
    Rute("GET", "/indikator", PEMBACA),
    Rute("GET", "/indikator/<kode>", PEMBACA),
    Rute("GET", "/indikator/<kode>/isi", PEMBACA),
    Rute("GET", "/indikator/<kode>/bukti/<int:nomor>", PEMBACA),
    Rute("POST", "/indikator/<kode>/bukti/<int:nomor>/hapus", PENGISI, {}),
    Rute("POST", "/indikator/<kode>/isi", PENGISI, {"versi": "0", "catatan": "uji"}),
    Rute("POST", "/indikator/<kode>/tahap", PEMBACA, {"versi": "1", "aksi": "ajukan"}),
    Rute("GET", "/indikator/<kode>/target", PENGAWAS),
    Rute("POST", "/indikator/<kode>/target", PENGAWAS, {"triwulan": "0", "bawah": "90"}),
    Rute(
        "POST",
        "/indikator/<kode>/renstra",
        PENGAWAS,
        {"renstra-tahun_awal": "2024", "renstra-tahun_akhir": "2029", "renstra-bawah": "95"},
    ),
    Rute("GET", "/indikator/<kode>/rumus", HANYA_PIMPINAN),
    Rute("POST", "/indikator/<kode>/rumus", HANYA_PIMPINAN, {"rumus": "koreksi", "alasan": "uji"}),
    Rute("GET", "/indikator/<kode>/cara", PENGAWAS),
    Rute(
        "POST",
        "/indikator/<kode>/cara",
        PENGAWAS,
        {"polaritas": "turun", "konsolidasi": "tahunan", "otomatis": "", "pensiun": "", "alasan": "uji"},
    ),
    Rute("GET", "/indikator-katalog", HANYA_ADMIN),
    Rute("POST", "/indikator-katalog", HANYA_ADMIN, {"dari": "2026", "ke": "2031"}),
    Rute("GET", "/indikator-katalog/<int:tahun>.xlsx", HANYA_ADMIN),
    Rute(
        "POST",
        "/indikator-katalog/muat",
        HANYA_ADMIN,
        {"tahun": "2026", "alasan": "uji", "coba": "1"},
        ("katalog.csv", b"Kode,Target setahun\nIKU-04,90\n"),
    ),
    Rute("GET", "/indikator/<kode>/aksi", PEMBACA),
    Rute("POST", "/indikator/<kode>/aksi", PENGISI, {"versi": "0", "rencana_1": "uji"}),
    Rute("GET", "/indikator-anggaran", PEMBACA),
    Rute("GET", "/indikator-anggaran/program", PENGAWAS),
    Rute("POST", "/indikator-anggaran/program", PENGAWAS, PROGRAM),
    Rute("POST", "/indikator-anggaran/program/<int:nomor>/hapus", PENGAWAS, {}),
    Rute("POST", "/indikator-anggaran/muat", PENGAWAS, {}, ("uji.csv", TABEL_PROGRAM)),
    Rute("GET", "/indikator-aturan", PENGAWAS),
    Rute("POST", "/indikator-aturan", PENGAWAS, ATURAN),
    Rute("GET", "/indikator/<kode>/analisis", PEMBACA),
    Rute("POST", "/indikator/<kode>/analisis", PENGISI, {"versi": "0", "penyebab": "uji"}),
    Rute("GET", "/indikator/<kode>/koreksi", PENGAWAS),
    Rute("POST", "/indikator/<kode>/koreksi", PENGAWAS, KOREKSI),
    Rute("GET", "/indikator-katalog/<int:tahun>/baru", HANYA_ADMIN),
    Rute("POST", "/indikator-katalog/<int:tahun>/baru", HANYA_ADMIN, INDIKATOR),
    Rute("POST", "/indikator/<kode>/hapus", HANYA_ADMIN, {}),
    Rute("GET", "/indikator-jabatan", HANYA_ADMIN),
    Rute("POST", "/indikator-jabatan/<int:nomor>", HANYA_ADMIN, {"simpan": "1"}),
    Rute("GET", "/indikator-pohon", PEMBACA),
    Rute("POST", "/indikator/<kode>/kaitan", PENGAWAS, {"mendukung": "IKU-01"}),
    Rute("GET", "/indikator-belum", PEMBACA),
    Rute("POST", "/indikator-belum/ajukan", PENGISI, {}),
    Rute("GET", "/indikator-periksa", PENGAWAS),
    Rute("POST", "/indikator-periksa", PENGAWAS, {"dari": "verifikasi", "aksi": "verifikasi"}),
    Rute("POST", "/indikator-belum/tenggat", PENGAWAS, {"tanggal": "2026-07-10"}),
    Rute("POST", "/indikator/<kode>/setujui-angka", HANYA_PIMPINAN, {"alasan": "uji"}),
    Rute("POST", "/indikator/setujui-angka", HANYA_PIMPINAN, {"kode": "IKU-01,IKU-02,IKU-03,IKI-37"}),
    Rute("POST", "/indikator/<kode>/tarik-angka", HANYA_PIMPINAN, {"nomor": "1", "alasan": "uji"}),
    Rute("POST", "/indikator/tarik-angka", HANYA_PIMPINAN, {"nomor-IKI-37": "1", "kode": "IKI-37"}),
    Rute("GET", "/api/v1/indikator/<kode>/isian", PEMBACA),
    Rute("POST", "/api/v1/indikator/<kode>/isian", PENGISI, {}),
)
