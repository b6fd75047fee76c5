"""Reads a catalogue from its text (TOML). The package does no I/O; the caller brings the text:

katalog.baca(files("kinerja").joinpath("data", "longkali.toml").read_text("utf-8"))
"""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from kinerja.capaian import Polaritas
from kinerja.galat import GalatMasukan
from kinerja.hasil import Status
from kinerja.indikator import Indikator, Katalog, RumusBerlaku
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import GalatRumus, Populasi, Rumus, Sifat, Variabel, parse

_PILIHAN = {
    "polaritas": Polaritas,
    "konsolidasi": Konsolidasi,
    "rumus_berlaku": RumusBerlaku,
    "bila_nol": Status,
    "sifat": Sifat,
}


def baca(teks: str) -> Katalog:
    """The catalogue of tables [[populasi]], [[variabel]], [[indikator]]; keys are those classes' fields.

    `satuan_koreksi` defaults to `satuan`, `otomatis` to none. Raises GalatMasukan, naming entry and key, for
    TOML that cannot be read, an unknown or missing key, a word that is no choice, a formula that cannot be
    read, and as Katalog does.
    """
    try:
        isi = tomllib.loads(teks)
    except tomllib.TOMLDecodeError as galat:
        raise GalatMasukan(f"Katalog tidak dapat dibaca: {galat}") from galat
    if asing := sorted(set(isi) - {"populasi", "variabel", "indikator"}):
        raise GalatMasukan(f"Katalog memuat bagian yang tidak dikenal: {', '.join(asing)}.")
    return Katalog(
        tuple(Populasi(**_kolom(Populasi, satu, "kode")) for satu in isi.get("populasi", [])),
        tuple(Variabel(**_kolom(Variabel, satu, "nama")) for satu in isi.get("variabel", [])),
        tuple(_indikator(satu) for satu in isi.get("indikator", [])),
    )


def _indikator(baris: dict[str, Any]) -> Indikator:
    lengkap = {"otomatis": None, "satuan_koreksi": baris.get("satuan"), **baris}
    kolom = _kolom(Indikator, lengkap, "kode")
    rumus = {nama: _rumus(baris["kode"], nama, kolom[nama]) for nama in ("ketetapan", "koreksi")}
    return Indikator(**{**kolom, **rumus})


def _kolom(jenis: type[Any], baris: Mapping[str, Any], kunci: str) -> dict[str, Any]:
    entri = f"{jenis.__name__} {baris.get(kunci, '(tanpa ' + kunci + ')')}"
    dikenal = {satu.name for satu in fields(jenis)}
    wajib = {satu.name for satu in fields(jenis) if satu.default is MISSING}
    if asing := sorted(set(baris) - dikenal):
        raise GalatMasukan(f"{entri}: kolom {', '.join(asing)} tidak dikenal.")
    if kurang := sorted(wajib - set(baris)):
        raise GalatMasukan(f"{entri}: kolom {', '.join(kurang)} belum ada.")
    return {nama: _pilihan(entri, nama, isi) for nama, isi in baris.items()}


def _pilihan(entri: str, nama: str, isi: object) -> object:
    if nama not in _PILIHAN:
        return isi
    dikenal = [str(satu) for satu in _PILIHAN[nama]]
    if isi not in dikenal:
        raise GalatMasukan(f"{entri}, {nama}: {isi!r} bukan salah satu dari {', '.join(dikenal)}.")
    return _PILIHAN[nama](isi)


def _rumus(kode: str, kolom: str, teks: str) -> Rumus:
    try:
        return parse(teks)
    except GalatRumus as galat:
        raise GalatMasukan(f"Indikator {kode}, {kolom}: {galat}") from galat
