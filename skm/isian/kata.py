"""Words for the acts that move a quarter on: what a button says, and what has then been done."""

from __future__ import annotations

KATA_AKSI = {
    "ajukan": "Ajukan",
    "verifikasi": "Verifikasi",
    "setujui": "Setujui",
    "kunci": "Kunci",
    "kembalikan": "Kembalikan",
    "buka": "Buka kunci",
}
SELESAI = {
    "ajukan": "diajukan",
    "verifikasi": "diverifikasi",
    "setujui": "disetujui",
    "kunci": "dikunci",
    "kembalikan": "dikembalikan",
    "buka": "dibuka kuncinya",
}
