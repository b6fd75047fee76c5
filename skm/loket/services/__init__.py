"""What changes cases. Nothing here commits; the audit trail never carries an applicant's name."""

from skm.loket.services.nomor import lanjutkan_nomor, nomor_baru
from skm.loket.services.serah import urungkan_serah
from skm.loket.services.terima import DataPemohon, terima
from skm.loket.services.tindakan import (
    batalkan,
    cabut,
    kurang,
    lengkapi,
    minta_ttd,
    pindahkan,
    selesaikan,
    serahkan,
    tetapkan_tempo,
    tolak,
)

__all__ = [
    "DataPemohon",
    "batalkan",
    "cabut",
    "kurang",
    "lanjutkan_nomor",
    "lengkapi",
    "minta_ttd",
    "nomor_baru",
    "pindahkan",
    "selesaikan",
    "serahkan",
    "terima",
    "tetapkan_tempo",
    "tolak",
    "urungkan_serah",
]
