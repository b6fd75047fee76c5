"""Rules about words: what is counted as a result, whose office is meant, what stands there twice."""

import re

from kinerja.periksa.bentuk import nama_variabel
from kinerja.periksa.temuan import Konteks

_RENCANA = re.compile(r"\b(kebutuhan|(?:di)?butuhkan|diperlukan|direncanakan|dapat diikuti)\b", re.IGNORECASE)
_KANTOR = re.compile(r"\bKecamatan ((?:[A-Z][a-z]+)(?: [A-Z][a-z]+)*)")


def rencana_sebagai_hasil(k: Konteks) -> str | None:
    """What is needed or planned is counted as if it were what was done."""
    pecah = k.indikator.ketetapan.pecahan()
    dihitung = k.indikator.ketetapan.pohon if pecah is None else pecah.pembilang
    for nama in nama_variabel(dihitung):
        if cocok := _RENCANA.search(k.variabel[nama].definisi):
            return (
                f'Yang dihitung "{k.variabel[nama].definisi}": kata "{cocok.group()}" menyebut rencana, '
                "bukan hasil, sehingga capaiannya selalu penuh."
            )
    return None


def kantor_lain(k: Konteks) -> str | None:
    """The text names an office that is not this one."""
    sendiri = {_rapat(nama) for nama in k.kantor}
    for teks in (k.indikator.nama, k.indikator.sasaran, k.indikator.formula_teks):
        for cocok in _KANTOR.finditer(teks):
            if _rapat(cocok.group(1)) not in sendiri:
                return f'Teksnya menyebut kantor lain: "{cocok.group()}".'
    return None


def rumus_kembar(k: Konteks) -> tuple[str, tuple[str, ...]] | None:
    """Another indicator has the same formula in the same words."""
    rumus = _rapat(k.indikator.ketetapan.kalimat(k.variabel))
    kembar = tuple(
        lain.kode
        for lain in k.katalog.indikator
        if lain is not k.indikator and _rapat(lain.ketetapan.kalimat(k.variabel)) == rumus
    )
    if not kembar:
        return None
    return f"Rumusnya sama persis dengan {', '.join(kembar)}. Bedakan yang dihitung, atau gabungkan.", kembar


def indikator_kembar(k: Konteks) -> tuple[str, tuple[str, ...]] | None:
    """Another post has an indicator of the same name, so that the same work is reported twice."""
    kembar = tuple(
        lain
        for lain in k.katalog.indikator
        if _rapat(lain.nama) == _rapat(k.indikator.nama) and lain.jabatan != k.indikator.jabatan
    )
    if not kembar:
        return None
    pemilik = ", ".join(f"{lain.kode} ({lain.jabatan})" for lain in kembar)
    kalimat = f"Namanya sama dengan {pemilik}: pekerjaan yang sama dapat dilaporkan dua kali."
    return kalimat, tuple(lain.kode for lain in kembar)


def _rapat(teks: str) -> str:
    return "".join(teks.casefold().split())
