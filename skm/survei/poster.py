"""What a poster of the survey says."""

from __future__ import annotations

from skm.layanan.poster import Ajakan, Isi
from skm.survei.queries import TautanRinci

AJAKAN = Ajakan(
    "Bagaimana pelayanan kami?",
    (
        "Pindai kode ini dengan kamera ponsel",
        "Jawab pertanyaan singkat",
        "Kirim, tanpa nama dan tanpa biaya",
    ),
    "Jawaban Anda anonim dan dipakai untuk memperbaiki pelayanan.",
)


def isi_poster(satu: TautanRinci, judul: str, url: str) -> Isi:
    """The poster of one link at `url`; `judul` is what its questionnaire is called."""
    tempat = " · ".join(kata for kata in (satu.layanan_nama, satu.nama) if kata)
    kantor = f"CONTOH: {satu.unit_nama}" if satu.contoh else satu.unit_nama
    return Isi(kantor, satu.kabupaten, judul, tempat, url, AJAKAN)
