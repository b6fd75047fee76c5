"""Rules about pairs: one formula under two names, one indicator under two owners."""

from kinerja.indikator import Indikator
from kinerja.periksa._temuan import Bahan, Kaidah, Temuan


def rumus_kembar(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """Another indicator has the same decreed formula, word for word, whatever the variables are called."""
    rumus = _rumus(satu, bahan)
    lain = _lain(satu, bahan)
    sama = tuple(
        yang for yang in lain if _rumus(yang, bahan) == rumus and _baku(yang.nama) != _baku(satu.nama)
    )
    if not sama:
        return None
    return Temuan(
        satu.kode,
        Kaidah.RUMUS_KEMBAR,
        f'Rumusnya "{satu.ketetapan.kalimat(bahan.variabel)}" sama dengan rumus {_sebut(sama)}, padahal '
        "namanya berbeda. Sebut dalam tiap rumus apa yang dihitung.",
        tuple(yang.kode for yang in sama),
    )


def indikator_kembar(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """Another row has the same name; the same result would be reported twice."""
    sama = tuple(yang for yang in _lain(satu, bahan) if _baku(yang.nama) == _baku(satu.nama))
    if not sama:
        return None
    return Temuan(
        satu.kode,
        Kaidah.INDIKATOR_KEMBAR,
        f'Nama "{satu.nama}" ({satu.jabatan}) sama dengan {_sebut(sama)} ({sama[0].jabatan}), sehingga '
        "satu hasil dilaporkan dua kali. Tetapkan satu penanggung jawab, atau bedakan yang diukur.",
        tuple(yang.kode for yang in sama),
    )


def _lain(satu: Indikator, bahan: Bahan) -> tuple[Indikator, ...]:
    return tuple(yang for kode, yang in bahan.indikator.items() if kode != satu.kode)


def _rumus(satu: Indikator, bahan: Bahan) -> list[str]:
    return _baku(satu.ketetapan.kalimat(bahan.variabel))


def _sebut(indikator: tuple[Indikator, ...]) -> str:
    return ", ".join(satu.kode for satu in indikator)


def _baku(teks: str) -> list[str]:
    """The words, without what does not tell texts apart: case and blanks."""
    return teks.casefold().split()
