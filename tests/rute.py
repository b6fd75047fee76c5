"""The table of who may do what, written by hand.

The pages' tests share it: a page that is not in the table, or no longer in the server, fails test_rute.
tests/hak.py adds whose post and whose office it is, and test_hak_akses asks for every cell.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from skm.operasi.retensi import Lewat
from tests.contoh import DITANDAI, SANDI_SEMENTARA
from tests.rute_dasar import (
    HANYA_ADMIN,
    MEJA,
    PENGAWAS,
    SEMUA,
    SIAPA_SAJA,
    Rute,
)
from tests.rute_indikator import TABEL_INDIKATOR
from tests.rute_laporan import TABEL_LAPORAN
from tests.rute_terbit import TABEL_TERBIT

BULAN_DEPAN = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
"""A questionnaire begins within a year."""

KUNCI = "kunci-uji-0123456789"
JAWABAN = {f"U{n}": "3" for n in range(1, 10)} | {"kunci": "kunci-untuk-uji-rute-0001"}
TABEL_REGISTER = b"nomor,layanan,diterima,lengkap,selesai,status\nR-1,KK,2026-03-02T08:00,,,proses\n"
TABEL_JAWABAN = ("U1,U2,U3,U4,U5,U6,U7,U8,U9\n" + "3," * 8 + "3\n").encode()
LEMBAR = {"nomor": "7", "angka": "333333333", "masukan": "1", "kunci": KUNCI}
LAYANAN = {"nama": "Surat Uji", "urutan": "99", "aktif": "y"}
JANJI = {"jumlah": "2", "satuan": "hari", "berlaku_mulai": "2032-01-01"}
POLA = {
    "nama": "Ramadan",
    "berlaku_mulai": "2032-01-01",
    "berlaku_sampai": "2032-01-30",
    "senin": "08.00-15.00",
}
LIBUR = {"tanggal": "2032-08-17", "nama": "Proklamasi", "jenis": "libur_nasional"}

TABEL_KUNCI = tuple(
    Rute("GET", f"/api/v1/kantor/{nama}{ujung}", frozenset())
    for nama in ("indikator", "ketepatan", "permohonan")
    for ujung in ("", ".csv")
)
"""What is open to keys alone, and to nobody who is signed in; tests/skm/terbuka/test_kunci.py asks for it."""

TANPA_LEWAT = Lewat((), (), (), 0, (), 0).sidik
TABEL = (
    Rute("GET", "/", SIAPA_SAJA),  # the office's public page
    Rute("GET", "/perbaikan", SIAPA_SAJA),  # what the office mends
    Rute("GET", "/lambang/<sidik>", SIAPA_SAJA),  # the office's emblem stands on citizens' pages too
    *(
        Rute("GET", f"/api/v1/{nama}{ujung}", SIAPA_SAJA)  # what was published is anybody's
        for nama in ("hasil", "unsur", "layanan", "indikator", "kamus")
        for ujung in ("", ".csv")
    ),
    Rute("GET", "/api/v1/openapi.json", SIAPA_SAJA),
    Rute("GET", "/data-terbuka", SIAPA_SAJA),
    Rute("GET", "/metrics", SIAPA_SAJA),  # of this machine: tests/skm/operasi/test_metrik.py
    *(
        Rute("GET", f"/sehat{satu}", SIAPA_SAJA) for satu in ("", "/hidup", "/siap")
    ),  # for who watches the server
    Rute("GET", "/static/<path:filename>", SIAPA_SAJA),  # style sheets and the icon
    Rute("GET", "/s/<kode>", SIAPA_SAJA),  # citizens answer without an account
    Rute("POST", "/s/<kode>", SIAPA_SAJA, JAWABAN),
    Rute("GET", "/s/<kode>/terima-kasih", SIAPA_SAJA),
    Rute("GET", "/kios/<kode>", SIAPA_SAJA),  # the same on a shared screen in the office
    Rute("POST", "/kios/<kode>", SIAPA_SAJA, JAWABAN | {"kunci": "kunci-untuk-uji-rute-0002"}),
    Rute("GET", "/kios/<kode>/terima-kasih", SIAPA_SAJA),
    Rute("POST", "/kios/<kode>/keluar", SIAPA_SAJA, {"pin": "1234"}),
    Rute("GET", "/t/<kode>", SIAPA_SAJA),  # the ticket of a visit
    Rute("POST", "/t/<kode>", SIAPA_SAJA, JAWABAN | {"kunci": "kunci-untuk-uji-rute-0003"}),
    Rute("GET", "/t/<kode>/terima-kasih", SIAPA_SAJA),
    Rute("GET", "/pekerja.js", SIAPA_SAJA),  # the service worker
    Rute("GET", "/masuk", SIAPA_SAJA),  # the door
    Rute("POST", "/masuk", SIAPA_SAJA, {"nama": "akun-contoh", "sandi": SANDI_SEMENTARA}),
    Rute("POST", "/masuk/isian", SIAPA_SAJA, {}),  # back to a form that could not be taken
    Rute("POST", "/keluar", SIAPA_SAJA, {}),  # harmless for who is not in
    Rute("GET", "/akun/sandi", SEMUA),  # everybody changes the own password
    Rute("POST", "/akun/sandi", SEMUA, {"lama": "keliru", "baru": "keliru", "ulangi": "keliru"}),
    Rute("GET", "/masuk/kode", SIAPA_SAJA),  # the second step
    Rute("POST", "/masuk/kode", SIAPA_SAJA, {"kode": "123456"}),
    Rute("GET", "/akun/sesi", SEMUA),  # where one is signed in
    Rute("POST", "/akun/sesi", SEMUA, {"nomor": "0"}),
    Rute("GET", "/akun/kode", SEMUA),
    Rute("POST", "/akun/kode", SEMUA, {"kode": "123456", "rahasia": "keliru"}),
    Rute("POST", "/akun/kode/pemulihan", SEMUA, {}),
    Rute("POST", "/akun/kode/lepas", SEMUA, {}),
    Rute("GET", "/dasbor", SEMUA),  # this year at a glance
    Rute("GET", "/loket", MEJA),  # applicants' names: the desk and the admin only
    Rute("POST", "/loket", MEJA, {"layanan": "KK", "pemohon": "Siti", "desa": "Long Kali", "kunci": KUNCI}),
    Rute("GET", "/loket/<int:nomor>", MEJA),
    Rute("GET", "/loket/papan", MEJA),
    Rute("POST", "/loket/selesai", MEJA, {}),
    Rute("GET", "/loket/struk/<kunjungan>", MEJA),
    Rute("GET", "/loket/cari", MEJA),
    Rute("POST", "/loket/cari", MEJA, {"cari": "siti"}),
    Rute("POST", "/loket/lama", MEJA, {"pemohon": "Siti", "kunci": KUNCI}),
    Rute("GET", "/loket/siap", MEJA),
    Rute("POST", "/loket/siap", MEJA, {}),
    Rute("GET", "/loket/warga", MEJA),
    Rute("POST", "/loket/warga", MEJA, {"nik": "6401081203560001"}),
    Rute("POST", "/loket/<int:nomor>/ungkap", MEJA, {}),
    Rute("POST", "/loket/<int:nomor>/tahap", MEJA, {"versi": "3", "aksi": "ttd"}),
    Rute(
        "POST",
        "/loket/<int:nomor>/koreksi",
        MEJA,
        {"versi": "4", "urut": "3", "alasan": "keliru", "saat": ""},
    ),
    Rute("POST", "/loket/<int:nomor>/tempo", HANYA_ADMIN, {"versi": "5", "alasan": "uji"}),
    Rute("GET", "/kelola/register", HANYA_ADMIN),
    Rute("POST", "/kelola/register", HANYA_ADMIN, {"coba": "1"}, ("uji.csv", TABEL_REGISTER)),
    Rute("POST", "/kelola/register/<int:nomor>/batal", HANYA_ADMIN, {}),
    Rute("GET", "/lacak", SIAPA_SAJA),
    Rute("GET", "/pengaduan", SIAPA_SAJA),  # complaints need no account
    Rute("POST", "/pengaduan", SIAPA_SAJA, {"isi": "Antrean lama.", "kunci": "kunci-untuk-uji-rute-0004"}),
    Rute("GET", "/pengaduan/lacak", SIAPA_SAJA),
    Rute("GET", "/pengaduan/kelola", MEJA),  # what citizens told: for those who answer it
    Rute("GET", "/pengaduan/kelola/<int:nomor>", MEJA),
    Rute("POST", "/pengaduan/kelola/<int:nomor>", MEJA, {"versi": "1", "aksi": "proses"}),
    Rute("POST", "/pengaduan/kelola/<int:nomor>/ungkap", MEJA, {}),
    Rute("GET", "/pengaduan/kelola/lisan", MEJA),  # what is spoken at the counter is typed there
    Rute("POST", "/pengaduan/kelola/lisan", MEJA, {"isi": "Antrean lama.", "kunci": KUNCI}),
    Rute("GET", "/pengaduan/kelola/lisan/<kunci>", MEJA),
    Rute("GET", "/pengaduan/kelola/janji", HANYA_ADMIN),  # whoever promises moves every due moment to come
    Rute("POST", "/pengaduan/kelola/janji", HANYA_ADMIN, {"hari": "5", "mulai": "2032-01-01"}),
    Rute("POST", "/loket/<int:nomor>/selesai", MEJA, {"versi": "5"}),
    Rute("POST", "/loket/<int:nomor>/batal", MEJA, {"batal-versi": "1", "batal-alasan": "ditarik"}),
    Rute("POST", "/loket/<int:nomor>/tolak", MEJA, {"tolak-versi": "1", "tolak-alasan": "tidak memenuhi"}),
    Rute("GET", "/loket/<int:nomor>/tiket", MEJA),  # shown to the citizen by whoever served them
    Rute("POST", "/loket/<int:nomor>/tiket", MEJA, {}),
    *TABEL_LAPORAN,
    *TABEL_TERBIT,
    *TABEL_INDIKATOR,
    Rute("GET", "/kelola", HANYA_ADMIN),  # the doors below
    Rute("GET", "/kelola/kantor", HANYA_ADMIN),
    Rute("POST", "/kelola/kantor", HANYA_ADMIN, {"nama": "Kecamatan Uji", "alamat": "Jalan Uji 1"}),
    Rute("GET", "/kelola/jejak", PENGAWAS),  # who did what: the camat may look too
    Rute("GET", "/kelola/wewenang", PENGAWAS),
    Rute("POST", "/kelola/wewenang/tahu", PENGAWAS, {"sampai": "1"}),
    Rute("POST", "/kelola/wewenang/rangkap", HANYA_ADMIN, {"boleh": "ya", "semula": "tidak"}),
    Rute("GET", "/kelola/akun", HANYA_ADMIN),
    Rute("POST", "/kelola/akun", HANYA_ADMIN, {"nama": "budi", "peran": "petugas"}),
    Rute("POST", "/kelola/akun/<int:nomor>/sandi", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/akun/<int:nomor>/kode", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/akun/<int:nomor>/orang", HANYA_ADMIN, {"orang": "Budi Uji"}),
    Rute("POST", "/kelola/akun/<int:nomor>/aktif", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/kunci", HANYA_ADMIN),  # who makes accounts for people makes keys for programs
    Rute("POST", "/kelola/kunci", HANYA_ADMIN, {"nama": "Dasbor uji", "indikator": "y", "umur": "30"}),
    Rute("POST", "/kelola/kunci/<int:nomor>/cabut", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/tautan", HANYA_ADMIN),
    Rute(
        "POST",
        "/kelola/tautan",
        HANYA_ADMIN,
        {"layanan": "KK", "jenis": "poster", "jenis_kuesioner": "skm"},
    ),
    Rute("POST", "/kelola/tautan/semua", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/tautan/lembar.pdf", HANYA_ADMIN),
    Rute("GET", "/kelola/tautan/poster.pdf", HANYA_ADMIN),
    Rute("GET", "/kelola/tautan/<kode>", HANYA_ADMIN),
    Rute("POST", "/kelola/tautan/<kode>", HANYA_ADMIN, {"layanan": "KK", "jenis_kuesioner": "skm"}),
    Rute("POST", "/kelola/tautan/<kode>/aktif", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/tautan/<kode>/qr.svg", HANYA_ADMIN),
    Rute("GET", "/kelola/tautan/<kode>/qr.png", HANYA_ADMIN),
    Rute("GET", "/kelola/tautan/<kode>/poster.pdf", HANYA_ADMIN),
    Rute("POST", "/kelola/tautan/<kode>/nonaktif", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/kuesioner", HANYA_ADMIN),
    Rute("POST", "/kelola/kuesioner", HANYA_ADMIN, {"jenis": "skm"}),
    Rute("GET", "/kelola/kuesioner/<int:nomor>", HANYA_ADMIN),
    Rute("POST", "/kelola/kuesioner/<int:nomor>", HANYA_ADMIN, {"judul": "Uji", "perubahan": "2"}),
    Rute("GET", "/kelola/kuesioner/<int:nomor>/bahasa/<kode>", HANYA_ADMIN),
    Rute("POST", "/kelola/kuesioner/<int:nomor>/bahasa/<kode>", HANYA_ADMIN, {"perubahan": "4"}),
    Rute(
        "POST",
        "/kelola/kuesioner/<int:nomor>/terbit",
        HANYA_ADMIN,
        {"mulai": BULAN_DEPAN, "perubahan": "2"},
    ),
    Rute("POST", "/kelola/kuesioner/<int:nomor>/buang", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/kuesioner/<int:nomor>/pratinjau", HANYA_ADMIN),
    Rute("GET", "/kelola/kuesioner/<int:nomor>/terbit", HANYA_ADMIN),
    Rute("GET", "/kelola/kertas", MEJA),  # typing paper is the desk's work
    Rute(
        "POST",
        "/kelola/kertas",
        MEJA,
        {"nama": "Uji", "layanan": "KK", "jenis_kuesioner": "skm", "tanggal": "2026-03-02"},
    ),
    Rute("GET", "/kelola/kertas/<int:nomor>", MEJA),
    Rute("POST", "/kelola/kertas/<int:nomor>", MEJA, LEMBAR),
    Rute("POST", "/kelola/kertas/<int:nomor>/hapus", MEJA, {"lembar": "7"}),
    Rute("POST", "/kelola/kertas/<int:nomor>/tutup", MEJA, {}),
    Rute("GET", "/kelola/impor", HANYA_ADMIN),
    Rute("POST", "/kelola/impor", HANYA_ADMIN, {"coba": "1"}, ("uji.csv", TABEL_JAWABAN)),
    Rute("POST", "/kelola/impor/<int:nomor>/batal", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/pekerjaan", HANYA_ADMIN),
    Rute("GET", "/kelola/pekerjaan/<int:nomor>", HANYA_ADMIN),
    Rute("POST", "/kelola/pekerjaan/hitung-ulang", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/pribadi", HANYA_ADMIN),  # what people typed of citizens: who keeps the office's data
    Rute("POST", "/kelola/pribadi", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/pribadi/cari", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/pribadi/tampilkan", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/retensi", HANYA_ADMIN),
    Rute("POST", "/kelola/retensi", HANYA_ADMIN, {"bulan": "600", "sidik": TANPA_LEWAT}),
    Rute("GET", "/kelola/pemeriksaan", HANYA_ADMIN),  # single answers are for who must judge them
    Rute("POST", "/kelola/pemeriksaan", HANYA_ADMIN, {"alasan": "uji", "kelompok": DITANDAI}),
    Rute("POST", "/kelola/pemeriksaan/<int:nomor>/kembalikan", HANYA_ADMIN, {}),
    Rute("GET", "/kelola/layanan", HANYA_ADMIN),
    Rute("GET", "/kelola/janji", HANYA_ADMIN),
    Rute("POST", "/kelola/janji", HANYA_ADMIN, {"jumlah-1": "2", "satuan-1": "hari"}),
    Rute("GET", "/kelola/layanan/baru", HANYA_ADMIN),
    Rute(
        "POST",
        "/kelola/layanan/baru",
        HANYA_ADMIN,
        LAYANAN | JANJI | {"kode": "BARU", "kategori": "perizinan"},
    ),
    Rute("GET", "/kelola/layanan/<int:nomor>", HANYA_ADMIN),
    Rute("POST", "/kelola/layanan/<int:nomor>", HANYA_ADMIN, LAYANAN),
    Rute("POST", "/kelola/layanan/<int:nomor>/standar", HANYA_ADMIN, {"standar-berlaku_mulai": "2999-01-01"}),
    Rute("POST", "/kelola/layanan/<int:nomor>/janji", HANYA_ADMIN, JANJI),
    Rute(
        "POST",
        "/kelola/layanan/<int:nomor>/kategori",
        HANYA_ADMIN,
        {"kategori-kategori": "perizinan", "kategori-berlaku_mulai": "2999-01-01"},
    ),
    Rute("GET", "/kelola/kalender", HANYA_ADMIN),  # whoever sets the hours moves every due moment
    Rute("GET", "/kelola/kalender/pola/baru", HANYA_ADMIN),
    Rute("POST", "/kelola/kalender/pola/baru", HANYA_ADMIN, POLA),
    Rute("GET", "/kelola/kalender/pola/<int:nomor>", HANYA_ADMIN),
    Rute("POST", "/kelola/kalender/pola/<int:nomor>", HANYA_ADMIN, POLA | {"nama": "Ramadan 2032"}),
    Rute("POST", "/kelola/kalender/pola/<int:nomor>/hapus", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/kalender/libur", HANYA_ADMIN, LIBUR),
    Rute("POST", "/kelola/kalender/libur/<int:nomor>/hapus", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/kalender/<int:tahun>/pastikan", HANYA_ADMIN, {}),
    Rute("POST", "/kelola/kalender/<int:tahun>/usulkan", HANYA_ADMIN, {}),
)
