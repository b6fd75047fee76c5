"""An office's own formulas: as they are typed, and in their place in the year's catalogue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kinerja.capaian import Polaritas
from kinerja.galat import GalatMasukan
from kinerja.indikator import Indikator as IndikatorKatalog
from kinerja.indikator import Katalog
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import Populasi, Rumus, Sifat, Variabel, parse
from skm.katalog.models import Indikator
from skm.katalog.tanam import SAMA, katalog_ketetapan

BARIS_VARIABEL = re.compile(
    r"(?P<nama>[a-z][A-Za-z0-9_]{0,59})\s*=\s*(?P<definisi>.{1,300}?)\s*"
    r"\((?P<satuan>[^();]{1,40})(?:;\s*(?P<sifat>[^();]{1,20}))?\)"
    r"(?:\s*\[(?P<populasi>[^\[\]]{1,60})\])?"
)
DIPERTAHANKAN = "pembaruan program"
"""Who kept a formula that a year was filled in for when the package's own changed."""
TERBANYAK = 40
"""Inputs that one indicator may bring along."""
UNTUK_KALIMAT = re.compile(r"^(jumlah|total|banyaknya)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RumusKantor:
    """Formulas an office keeps in place of the package's. `ketetapan` None: the decreed one stays.

    `variabel` are the inputs they bring along, `alasan` what is printed as the reason of the correction.
    """

    ketetapan: Rumus | None
    koreksi: Rumus
    satuan_koreksi: str
    variabel: tuple[Variabel, ...]
    alasan: str
    dokumen: str = ""
    dipertahankan: bool = False
    """Whether a change of the package's own formula left it behind, for a year it was filled in for."""


def baca_rumus(teks: str, dikenal: Collection[str] | None = None) -> Rumus:
    """A formula as it is typed; `dikenal` are the names an office declared, None for any.

    The package's own may always stand in it. Raises GalatRumus, with a caret under the place.
    """
    rumus = parse(teks, None if dikenal is None else {*dikenal, *katalog_ketetapan().menurut_nama})
    if rumus.rujukan():
        raise GalatMasukan(
            f"Rumus merujuk {rumus.rujukan()[0]}; tulis variabelnya, bukan kode indikator lain."
        )
    return rumus


def baca_variabel(teks: str, dikenal: Mapping[str, Variabel] | None = None) -> tuple[Variabel, ...]:
    """Inputs a line each, "nama = apa yang diisi (satuan; sifat)", perhaps with "[himpunan]" that it counts.

    Without a nature it is that of the name in `dikenal`, the package's where that is None, else "arus".
    Raises GalatMasukan naming the line.
    """
    ada = katalog_ketetapan().menurut_nama if dikenal is None else dikenal
    baris = [" ".join(satu.split()) for satu in teks.splitlines() if satu.strip()]
    if len(baris) > TERBANYAK:
        raise GalatMasukan(f"Paling banyak {TERBANYAK} variabel.")
    hasil: dict[str, Variabel] = {}
    for nomor, satu in enumerate(baris, start=1):
        cocok = BARIS_VARIABEL.fullmatch(satu)
        if cocok is None:
            raise GalatMasukan(
                f"Baris {nomor}: tulis nama = apa yang diisi (satuan; sifat), "
                "misalnya desa_dibina = Jumlah desa yang dibina (desa; kumulatif)."
            )
        nama, definisi, satuan = cocok["nama"], cocok["definisi"], cocok["satuan"].strip()
        if nama in hasil:
            raise GalatMasukan(f"Baris {nomor}: {nama} sudah ditulis di atas.")
        semula = ada[nama].sifat if nama in ada else Sifat.ARUS
        sifat = _sifat(nomor, cocok["sifat"], semula)
        populasi = _populasi(cocok["populasi"])
        hasil[nama] = Variabel(nama, definisi, sebutan(definisi), satuan, populasi, sifat=sifat)
    return tuple(hasil.values())


def _populasi(teks: str | None) -> str | None:
    """The package's code of a population by its code or name; the office's own words for any other."""
    if teks is None or not teks.strip():
        return None
    rapi = _rata(teks).casefold()
    return next(
        (
            satu.kode
            for satu in katalog_ketetapan().populasi
            if rapi in (satu.kode, _rata(satu.nama).casefold())
        ),
        rapi,
    )


def _sifat(nomor: int, kata: str | None, semula: Sifat) -> Sifat:
    if kata is None:
        return semula
    if (rapi := kata.strip().casefold()) not in tuple(Sifat):
        boleh = [satu for satu in Sifat if satu is not Sifat.TURUNAN]  # which the server counts by itself
        raise GalatMasukan(f"Baris {nomor}: sifat {kata.strip()!r} tidak dikenal. Pilih: {', '.join(boleh)}.")
    return Sifat(rapi)


def sebutan(definisi: str) -> str:
    """What follows a number in a sentence: "Jumlah Desa yang dibina" → "Desa yang dibina"."""
    return UNTUK_KALIMAT.sub("", definisi)


def tulis_variabel(variabel: Iterable[Variabel], *, sifat: bool = True) -> str:
    """The lines that `baca_variabel` reads; what the package declares is written without its population.

    Without `sifat` they are as sheets of earlier versions have them.
    """
    return "\n".join(_tulis(satu, sifat=sifat) for satu in variabel)


def _tulis(satu: Variabel, *, sifat: bool) -> str:
    satuan = f"{satu.satuan}; {satu.sifat}" if sifat else satu.satuan
    baris = f"{satu.nama} = {satu.definisi} ({satuan})"
    if satu.populasi is None or not milik_kantor([satu]):
        return baris
    nama = {himpunan.kode: himpunan.nama for himpunan in katalog_ketetapan().populasi}
    return f"{baris} [{nama.get(satu.populasi, satu.populasi)}]"


def milik_kantor(variabel: Iterable[Variabel]) -> tuple[Variabel, ...]:
    """Those that the package does not declare in the same words."""
    dikenal = katalog_ketetapan().menurut_nama

    def sama(satu: Variabel) -> bool:
        lain = dikenal.get(satu.nama)
        if lain is None or satu.populasi not in (None, lain.populasi):
            return False
        return (_rata(lain.definisi), lain.satuan, lain.sifat) == (
            _rata(satu.definisi),
            satu.satuan,
            satu.sifat,
        )

    return tuple(satu for satu in variabel if not sama(satu))


def susun_katalog(
    daftar: Sequence[Indikator], kantor: Mapping[str, RumusKantor], *, ketat: bool = True
) -> Katalog:
    """The catalogue of a year's rows, in which `kantor` holds the office's own formulas by code.

    Units are those the year was laid out with; one without either difference is the package's itself.

    Raises GalatMasukan as Katalog does: for a name that nobody defined, for one that is defined but used
    nowhere, and for one that means two things. With `ketat` False the package's words are used for a name
    that a newer version of it declares too; figures do not depend on them.
    """
    dasar = katalog_ketetapan()
    if not kantor and not any(_satuan_sendiri(satu) for satu in daftar):
        return dasar
    indikator = tuple(_indikator(satu, kantor.get(satu.kode)) for satu in daftar)
    milik: dict[str, Variabel] = {}
    for satu in kantor.values():
        for variabel in satu.variabel:
            milik[variabel.nama] = _satukan(milik.get(variabel.nama, variabel), variabel)
    for baris in indikator:
        bawaan = _bawaan(baris, kantor.get(baris.kode))
        bentrok = [nama for nama in bawaan if nama in milik]
        if bentrok and not ketat:
            milik = {nama: satu for nama, satu in milik.items() if nama not in bentrok}
        elif bentrok:
            raise GalatMasukan(f"Variabel {bentrok[0]} sudah berarti lain pada {baris.kode}.")
    dipakai = dict.fromkeys(nama for baris in indikator for nama in baris.variabel())
    dari_paket = [
        dasar.menurut_nama[nama] for nama in dipakai if nama in dasar.menurut_nama and nama not in milik
    ]
    return Katalog(
        (*dasar.populasi, *_populasi_kantor(milik.values())), (*dari_paket, *milik.values()), indikator
    )


def _satukan(satu: Variabel, lain: Variabel) -> Variabel:
    """An input that two indicators bring along; a population that only one declares holds for both."""
    if (satu.populasi or lain.populasi) == (lain.populasi or satu.populasi):
        satu, lain = (replace(yang, populasi=satu.populasi or lain.populasi) for yang in (satu, lain))
    if satu != lain:
        raise GalatMasukan(f"Variabel {satu.nama} sudah berarti lain pada indikator lain.")
    return satu


def _populasi_kantor(variabel: Iterable[Variabel]) -> tuple[Populasi, ...]:
    """The populations that the package does not declare, by the office's own words."""
    dikenal = {satu.kode for satu in katalog_ketetapan().populasi}
    sendiri = dict.fromkeys(satu.populasi for satu in variabel if satu.populasi not in (None, *dikenal))
    return tuple(Populasi(kode, kode) for kode in sendiri if kode is not None)


def _bawaan(satu: IndikatorKatalog, milik: RumusKantor | None) -> tuple[str, ...]:
    """The names that stand in formulas of the package, whose meaning the office does not change."""
    if milik is None:
        return satu.variabel()
    return satu.ketetapan.nama() if milik.ketetapan is None else ()


def _satuan_sendiri(satu: Indikator) -> bool:
    """Whether the package names other units for that row now."""
    asal = katalog_ketetapan().menurut_kode.get(satu.kode)
    return asal is not None and (satu.satuan, satu.satuan_koreksi) != (asal.satuan, asal.satuan_koreksi)


def _indikator(satu: Indikator, milik: RumusKantor | None) -> IndikatorKatalog:
    isi = {kolom: getattr(satu, kolom) for kolom in SAMA}
    isi |= {"polaritas": Polaritas(satu.polaritas), "konsolidasi": Konsolidasi(satu.konsolidasi)}
    if milik is None or milik.ketetapan is None:
        asal = katalog_ketetapan().menurut_kode[satu.kode]
        isi |= {"ketetapan": asal.ketetapan, "koreksi": asal.koreksi, "satuan_nama": asal.satuan_nama}
    if milik is not None:
        isi |= {"koreksi": milik.koreksi, "satuan_koreksi": milik.satuan_koreksi}
        if milik.ketetapan is not None:
            isi["ketetapan"] = milik.ketetapan
    return IndikatorKatalog(**isi)


def _rata(teks: str) -> str:
    return " ".join(teks.split())
