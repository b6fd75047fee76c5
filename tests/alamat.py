"""Addresses beside the one that `Contoh` makes of a route: filters, kinds of documents, other periods."""

from __future__ import annotations

import re

from skm.ketepatan.queries.samping import Samping
from tests.rute_dasar import SIAPA_SAJA
from tests.rute_terbit import TABEL_TERBIT

MILIK = re.compile(r"/(hasil/?[.<]|v/).*")
"""Addresses of what was published or approved."""
JENIS = ("lembar-iku", "perjanjian-kinerja", "rencana-aksi", "pengukuran-kinerja", "lkjip")
LAIN = {
    # What a document says is read before it is drawn, whatever the kind of file: the quickest one is drawn.
    "/laporan/dokumen/<jenis>.<bentuk>": [f"/laporan/dokumen/{jenis}.xlsx" for jenis in JENIS],
    "/laporan/hasil-layanan": ["/laporan/hasil-layanan?tahun=2026&bagian=&layanan=KK&banding=tahun-lalu"],
    "/laporan/skm": ["/laporan/skm?tahun=2026&bagian=b3&layanan=KK", "/laporan/skm?tahun=2025"],
    "/hasil": ["/hasil?unit=64.01.08"],
    "/hasil/rekap": ["/hasil/rekap?tahun=2024&bagian=", "/hasil/rekap?tahun=2026&bagian=tw2"],
    "/laporan/skm.<bentuk>": ["/laporan/skm.xlsx?tahun=2026&bagian=tw1", "/laporan/skm.xlsx?tahun=2025"],
    "/laporan/skm/narasi": ["/laporan/skm/narasi?seksi=ikm", "/laporan/skm/narasi?tahun=2026&layanan=KK"],
    "/laporan/ekspor": ["/laporan/ekspor?tahun=2026&bagian=b3"],
    "/laporan/ekspor/<jenis>.<bentuk>": [
        "/laporan/ekspor/jawaban.csv?tahun=2026&bagian=tw1",
        "/laporan/ekspor/indikator.xlsx?tahun=2026",
    ],
    "/indikator/<kode>": [
        *(f"/indikator/{kode}" for kode in ("IKU-01", "IKU-02", "IKU-03", "IKI-37")),
        "/indikator/IKU-01?tahun=2025&triwulan=4",
        "/indikator/IKU-04?triwulan=2",
    ],
    "/indikator": ["/indikator?tahun=2025", "/indikator?triwulan=2"],
    "/indikator-periksa": ["/indikator-periksa?tahun=2025&triwulan=4"],
    "/laporan/capaian": ["/laporan/capaian?tahun=2025&triwulan=4"],
    "/indikator/<kode>/isi": ["/indikator/IKI-10/isi"],
    "/s/<kode>": ["/s/ramai1", "/s/ramai1?bahasa=en", "/s/tidakada"],
    "/lacak": ["/lacak?kode=ramai1", "/lacak?kode=tidakada"],
    "/loket/siap": ["/loket/siap?bagian=2&baru=1"],
    "/loket": ["/loket?terlambat=2", "/loket?layanan=KK", "/loket?tahap=ttd&petugas=petugas1"],
    "/pengaduan": ["/pengaduan?bahasa=en"],
    "/pengaduan/lacak": ["/pengaduan/lacak?kode=ramai1", "/pengaduan/lacak?kode=tidakada"],
    "/pengaduan/kelola": ["/pengaduan/kelola?keadaan=selesai", "/pengaduan/kelola?bagian=2"],
    "/laporan/ikm": ["/laporan/ikm?layanan=KK", "/laporan/ikm?jalur=poster&bobot=0.11"],
    "/laporan/ketepatan/kasus": [
        "/laporan/ketepatan/kasus?layanan=KK",
        *(f"/laporan/ketepatan/kasus?kelompok={satu}" for satu in ("selesai", "jeda_singkat", *Samping)),
    ],
    "/laporan/pekppp": ["/laporan/pekppp?tahun=2025"],
    "/laporan/pekppp.<bentuk>": ["/laporan/pekppp.pdf?tahun=2026"],
    "/laporan/saran": ["/laporan/saran?keadaan=baru&unsur=U1", "/laporan/saran?keadaan=dibaca&label=kursi"],
    "/kelola/layanan/<int:nomor>": ["/kelola/layanan/1?lengkap=2026-03-02T08:15"],
    "/kelola/kuesioner/<int:nomor>": ["/kelola/kuesioner/1"],
    "/kelola/kuesioner/<int:nomor>/bahasa/<kode>": ["/kelola/kuesioner/1/bahasa/en"],
    "/kelola/kuesioner/<int:nomor>/pratinjau": ["/kelola/kuesioner/1/pratinjau"],
}
"""Addresses of a pattern beside the one that `Contoh` makes of it: opened by the first who may."""
BUTUH_BARIS = {
    "/s/ramai1",
    "/s/ramai1?bahasa=en",
    "/lacak?kode=ramai1",
    "/kios/<kode>",
    "/kios/<kode>/terima-kasih",
    "/t/<kode>",
    "/t/<kode>/terima-kasih",
    "/loket/<int:nomor>",
    "/pengaduan/lacak?kode=ramai1",
    "/pengaduan/kelola/<int:nomor>",
    "/pengaduan/kelola/lisan/<kunci>",
    "/loket/<int:nomor>/tiket",
    "/loket/struk/<kunjungan>",
    "/indikator/<kode>/bukti/<int:nomor>",
    "/kelola/kertas/<int:nomor>",
    "/kelola/pekerjaan/<int:nomor>",
    "/laporan/tindak-lanjut/<int:nomor>",
    "/laporan/pekppp/media/<int:nomor>",
    "/laporan/saran/<kode>",
    "/laporan/tindak-lanjut/<int:nomor>/bukti/<int:bukti>",
    *(rute.pola for rute in TABEL_TERBIT if rute.siapa is SIAPA_SAJA and MILIK.match(rute.pola)),
    "/laporan/skm/foto/<int:nomor>",
    "/laporan/skm/foto/<int:nomor>.jpg",
    "/kelola/kuesioner/<int:nomor>",  # a draft: the version that is seeded is in `LAIN`
    "/kelola/kuesioner/<int:nomor>/bahasa/<kode>",
    "/kelola/kuesioner/<int:nomor>/pratinjau",
    "/kelola/kuesioner/<int:nomor>/terbit",
}
"""What an office without rows must answer with 404: patterns that `Contoh` fills, addresses of `LAIN`."""
