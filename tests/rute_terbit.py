"""Who may do what with approved and published results."""

from __future__ import annotations

from tests.rute_dasar import HANYA_PIMPINAN, PEMBACA, SIAPA_SAJA, Rute

TERBITKAN = {"tahun": "2024", "bagian": "tw1", "disahkan": "1"}

TABEL_TERBIT = (
    Rute("GET", "/hasil", SIAPA_SAJA),  # published results are for everybody, and for other programs
    Rute("GET", "/hasil.<any(json, csv):bentuk>", SIAPA_SAJA),
    Rute("GET", "/hasil/<int:tahun>", SIAPA_SAJA),
    Rute("GET", "/hasil/<int:tahun>.<any(json, csv):bentuk>", SIAPA_SAJA),
    Rute("GET", "/hasil/<int:tahun>/<periode>", SIAPA_SAJA),
    Rute("GET", "/hasil/<int:tahun>/<periode>.<any(json, csv):bentuk>", SIAPA_SAJA),
    Rute("GET", "/hasil/lencana.svg", SIAPA_SAJA),
    Rute("GET", "/hasil/rekap", SIAPA_SAJA),  # all offices of the server: it holds what they published
    Rute("GET", "/hasil/rekap.<any(xlsx, pdf):bentuk>", SIAPA_SAJA),
    Rute("GET", "/v/<kode>", SIAPA_SAJA),  # whoever holds a printed document may ask about it
    Rute("POST", "/laporan/skm/setujui", HANYA_PIMPINAN, {"nomor": "0", "sidik": "x"}),
    Rute("GET", "/laporan/publikasi", PEMBACA),
    Rute("POST", "/laporan/publikasi", HANYA_PIMPINAN, TERBITKAN),
)
