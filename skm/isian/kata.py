"""Words for the acts that move a quarter on: what a button says, what it does, what has then been done."""

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
    "tarik": "persetujuan ditarik",
}
AKIBAT = {
    "verifikasi": "Yang diverifikasi diteruskan kepada pimpinan untuk disetujui.",
    "setujui": "Yang disetujui angkanya dibekukan: data yang berubah kemudian tidak menggesernya lagi. "
    "Persetujuan dapat ditarik sampai hari ini berakhir.",
    "kunci": "Yang dikunci tidak dapat diubah oleh jabatannya, tidak dapat disetujui ulang, dan "
    "persetujuannya tidak dapat ditarik, sampai dibuka lagi dengan alasan yang tercatat.",
    "kembalikan": "Isiannya menjadi draf lagi, untuk diperbaiki jabatannya.",
    "buka": "Isiannya menjadi draf lagi. Angka yang sudah disetujui tinggal dalam riwayat.",
}
"""What a step does, said before it is done."""
