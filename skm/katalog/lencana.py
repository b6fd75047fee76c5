"""States in words with their tone."""

from __future__ import annotations

from kinerja.hasil import Status

Lencana = tuple[str, str]
"""Words and tone."""

KATA_STATUS: dict[Status, Lencana] = {
    Status.OK: ("Terhitung", "info"),
    Status.BELUM_DIISI: ("Belum diisi", "netral"),
    Status.PENYEBUT_NOL: ("Penyebut nol", "perhatian"),
    Status.BELUM_JATUH_TEMPO: ("Belum jatuh tempo", "info"),
    Status.TARGET_BELUM_ADA: ("Target belum ada", "netral"),
    Status.TARGET_NOL: ("Target nol", "perhatian"),
    Status.TIDAK_BERLAKU: ("Tidak berlaku", "netral"),
    Status.BELUM_DISETUJUI: ("Belum disetujui", "perhatian"),
}
"""Of a state that no approval and no stage says more about."""


def kata_status(status: Status) -> str:
    """The same words within a sentence."""
    return KATA_STATUS[status][0].lower()
