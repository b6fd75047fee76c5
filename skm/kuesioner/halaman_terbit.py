"""What the page before publishing says: what changes, from which day, and what becomes of which period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinerja.angka import angka_indonesia
from kinerja.gabungan import Struktur
from kinerja.tanggal import tanggal_indonesia
from skm.kuesioner.queries.dampak import Dampak


@dataclass(frozen=True, slots=True)
class HalamanTerbit:
    """The sentences of the page, and a row for each period that would be divided."""

    kalimat: tuple[str, ...]
    terbagi: tuple[tuple[str, str], ...]
    """Name of a period, and its respondents so far."""
    peringatan: str
    """Where a period would have no figure; else empty."""


def halaman_terbit(dampak: Dampak, mulai: date, hari_ini: date) -> HalamanTerbit:
    """The page about publishing on the day `mulai`."""
    baru = dampak.struktur_baru
    kalimat = [f"Berlaku mulai {tanggal_indonesia(mulai)}.", f"Menanyakan {_susunan(baru)}."]
    if dampak.lama is None or dampak.struktur_lama is None:
        kalimat.append("Ini kuesioner pertama jenis ini.")
        return HalamanTerbit(tuple(kalimat), (), "")
    kalimat += _beda(dampak.struktur_lama, baru, dampak.lama.versi)
    if dampak.pertama is not None and mulai < dampak.pertama:
        kalimat.append(
            f"Hanya untuk data lama: hari sebelum {tanggal_indonesia(dampak.pertama)}. "
            "Warga tetap mengisi kuesioner yang berlaku."
        )
    elif mulai > hari_ini:
        kalimat.append("Sampai hari itu warga masih mengisi kuesioner yang sekarang berlaku.")
    kalimat.append("Angka dari jawaban yang sudah masuk tidak berubah.")
    beda_skala = dampak.struktur_lama.skala != baru.skala
    return HalamanTerbit(
        tuple(kalimat),
        tuple((satu.periode.label, angka_indonesia(satu.responden, 0)) for satu in dampak.terbagi),
        "Skala berbeda tidak pernah digabung: periode di bawah ini hanya punya nilai tiap susunan."
        if beda_skala and dampak.terbagi
        else "",
    )


def _susunan(satu: Struktur) -> str:
    bobot = "bobot sama" if len(set(satu.bobot)) == 1 else "bobot berbeda-beda"
    return f"{len(satu.kode)} unsur, {bobot}, mutu menurut {satu.skala.nama}"


def _beda(lama: Struktur, baru: Struktur, versi: int) -> list[str]:
    """What differs from the version in force on that day."""
    if lama == baru:
        return [f"Unsur, bobot, dan skalanya sama dengan versi {versi}; semua periode tetap satu susunan."]
    tambah = [kode for kode in baru.kode if kode not in lama.kode]
    hilang = [kode for kode in lama.kode if kode not in baru.kode]
    dulu = dict(zip(lama.kode, lama.bobot, strict=True))
    ubah = [
        f"{kode} {dulu[kode]} menjadi {bobot}"
        for kode, bobot in zip(baru.kode, baru.bobot, strict=True)
        if dulu.get(kode, bobot) != bobot
    ]
    return [
        f"{awal} {', '.join(isi)}."
        for awal, isi in (
            (f"Ditambahkan sesudah versi {versi}:", tambah),
            (f"Tidak lagi ditanyakan sesudah versi {versi}:", hilang),
            ("Bobot berubah:", ubah),
            ("Skala berubah menjadi", [] if lama.skala == baru.skala else [baru.skala.nama]),
        )
        if isi
    ]
