"""The tree of performance as a drawing: sasaran, IKU and IKI, each with whether its target was reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from kinerja.arah import Arah, Beda
from skm.bagan.pohon import Dahan, Pohon, susun_pohon
from skm.katalog.baris import BarisIndikator
from skm.pengukuran.nilai import NilaiIndikator

TERCAPAI = Fraction(100)


def gambar_pohon(
    sasaran: Sequence[tuple[str, Sequence[BarisIndikator]]],
    pendukung: Mapping[str, Sequence[BarisIndikator]],
    nilai: Mapping[int, NilaiIndikator],
) -> Pohon:
    """The drawing of what the lists below it say; IKI that support no IKU stand there alone."""
    return susun_pohon(
        [
            Dahan(
                f"Sasaran {nomor}",
                nama,
                f"sasaran-{nomor}",
                anak=tuple(
                    _dahan(iku, nilai, [_dahan(satu, nilai) for satu in pendukung.get(iku.kode, ())])
                    for iku in semua
                ),
            )
            for nomor, (nama, semua) in enumerate(sasaran, start=1)
        ]
    )


def _dahan(satu: BarisIndikator, nilai: Mapping[int, NilaiIndikator], anak: Sequence[Dahan] = ()) -> Dahan:
    lambang, nada, keadaan = _keadaan(nilai[satu.id])
    return Dahan(satu.kode, satu.nama, satu.kode, lambang, nada, keadaan, tuple(anak))


def _keadaan(satu: NilaiIndikator) -> tuple[str, str, str]:
    """Symbol, tone and words for how far the year's target was reached."""
    if satu.capaian.nilai is None:
        return "○", "netral", "belum ada angka" if satu.berlaku.nilai is None else "belum ada capaian"
    if Beda(satu.capaian.nilai, TERCAPAI).arah is Arah.TURUN:
        return "▼", "bahaya", "target belum tercapai"
    return "▲", "baik", "target tercapai"
