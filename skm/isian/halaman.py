"""What the page of a quarter's inputs is made of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from fractions import Fraction

from kinerja.angka import angka_indonesia
from kinerja.hasil import Hasil
from kinerja.indikator import DuaHasil, Katalog, RumusBerlaku
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import Masukan, Nilai, Variabel
from skm.akun.dua_orang import SEBELUMNYA, YANG
from skm.isian.kata import SELESAI
from skm.isian.masukan import Isian
from skm.isian.models import TahapIsian
from skm.katalog.kata import petunjuk
from skm.katalog.lencana import KATA_STATUS, Lencana
from skm.katalog.models import Indikator


def kelompok(satu: Indikator, katalog: Katalog) -> list[tuple[str, list[Variabel]]]:
    """(heading, inputs): those of the formula in force, then what only the other one asks for."""
    asal = katalog.menurut_kode[satu.kode]
    dua = {RumusBerlaku.KETETAPAN: asal.ketetapan.nama(), RumusBerlaku.KOREKSI: asal.koreksi.nama()}
    utama = dua[satu.rumus_berlaku]
    lain = [nama for nama in asal.variabel() if nama not in utama]
    nama_lain = "koreksi" if satu.rumus_berlaku is RumusBerlaku.KETETAPAN else "ketetapan"
    kelompok = [
        (f"Untuk rumus {satu.rumus_berlaku.value}, yang berlaku", utama),
        (f"Hanya untuk rumus {nama_lain}", lain),
    ]
    return [(judul, [katalog.menurut_nama[nama] for nama in isinya]) for judul, isinya in kelompok if isinya]


def dua_hasil(satu: Indikator, katalog: Katalog, bahan: Masukan) -> DuaHasil:
    """Both results; in force is what the office chose for that row, which the catalogue may not know."""
    return replace(katalog.hitung_satu(satu.kode, bahan), rumus_berlaku=satu.rumus_berlaku)


def sebelumnya(satu: Indikator, katalog: Katalog, bahan: Masukan) -> Hasil | None:
    """What the quarter before comes to by the formula in force, as far as its inputs alone tell."""
    if not bahan.sebelumnya:
        return None
    return dua_hasil(satu, katalog, Masukan((bahan.sebelumnya,))).berlaku


def langkah(ada: Isian | None) -> list[tuple[str, str, datetime, str]]:
    """(what was done, by whom, when, why) of every step, oldest first."""
    return [
        (SELESAI[aksi].capitalize(), oleh, datetime.fromisoformat(pada), alasan or _juga(aksi, sejak))
        for aksi, oleh, pada, alasan, *sejak in (ada.langkah if ada else [])
    ]


def kalimat_rangkap(ada: Isian | None, zona: tzinfo) -> str:
    """What must be known of inputs of which one person took two steps; empty where there are none."""
    semua = [satu.kalimat(zona) for satu in (ada.rangkap if ada else ())]
    return f"Isian {'; '.join(semua)}." if semua else ""


def _juga(aksi: str, sejak: list[str]) -> str:
    return f"orang yang sama dengan yang {YANG[SEBELUMNYA[aksi]]}" if sejak else ""


@dataclass(frozen=True, slots=True)
class BarisMasukan:
    """One input as the form shows it; `tersimpan` is what another person stored, after a conflict."""

    nama: str
    label: str
    satuan: str
    """Empty where the label says it already."""
    petunjuk: str
    """What to write, in a sentence."""
    lalu: Nilai
    tersimpan: str
    teks: str
    salah: str
    tidak_berlaku: bool
    fokus: bool

    @property
    def rujukan(self) -> str:
        """The ids of what stands beside the field."""
        sebelah = (
            (f"petunjuk-{self.nama}", True),
            (f"lalu-{self.nama}", True),
            (f"tersimpan-{self.nama}", self.tersimpan),
            (f"nilai-{self.nama}-galat", self.salah),
        )
        return " ".join(nama for nama, ada in sebelah if ada)


@dataclass(frozen=True, slots=True)
class Ketikan:
    """What the form was shown with or sent with, by input."""

    teks: Mapping[str, str]
    kosong: Container[str]
    """Those ticked as not applicable."""
    galat: Mapping[str, str]


def baris_masukan(
    semua: Iterable[tuple[str, list[Variabel]]],
    cara: Konsolidasi,
    ketikan: Ketikan,
    *,
    lalu: Mapping[str, Nilai],
    tersimpan: Mapping[str, Fraction | None] | None,
    fokus: bool,
) -> list[tuple[str, list[BarisMasukan]]]:
    """(heading, inputs) as shown; with `fokus` the very first takes it. `cara` joins quarters into a year."""
    hasil = []
    for judul, variabel in semua:
        baris = []
        for v in variabel:
            baris.append(
                BarisMasukan(
                    nama=v.nama,
                    label=v.definisi,
                    satuan="" if f"({v.satuan})" in v.definisi else v.satuan,
                    petunjuk=_kalimat(petunjuk(v, cara)),
                    lalu=lalu.get(v.nama),
                    tersimpan="" if tersimpan is None else _tersimpan(tersimpan, v.nama),
                    teks=ketikan.teks[v.nama],
                    salah=ketikan.galat.get(v.nama, ""),
                    tidak_berlaku=v.nama in ketikan.kosong,
                    fokus=fokus,
                )
            )
            fokus = False
        hasil.append((judul, baris))
    return hasil


def _kalimat(kata: str) -> str:
    return f"{kata[:1].upper()}{kata[1:]}."


def _tersimpan(isi: Mapping[str, Fraction | None], nama: str) -> str:
    if nama not in isi:
        return "belum diisi"
    nilai = isi[nama]
    return "tidak berlaku" if nilai is None else angka_indonesia(nilai, None)


def kartu_hasil(hasil: DuaHasil | None) -> list[tuple[str, Hasil, tuple[Lencana, ...]]]:
    """(heading, result, words) of both formulas; nothing while nothing was filled in."""
    if hasil is None:
        return []

    def kartu(judul: str, satu: Hasil, rumus: RumusBerlaku) -> tuple[str, Hasil, tuple[Lencana, ...]]:
        kata = KATA_STATUS[satu.status]
        return judul, satu, (("Berlaku", "baik"), kata) if rumus is hasil.rumus_berlaku else (kata,)

    return [
        kartu("Menurut rumus ketetapan", hasil.ketetapan, RumusBerlaku.KETETAPAN),
        kartu("Menurut rumus koreksi", hasil.koreksi, RumusBerlaku.KOREKSI),
    ]


def lencana_tahap(ada: Isian | None) -> Lencana | None:
    """The stage of the inputs, None while there are none."""
    return None if ada is None else (f"Tahap: {ada.tahap.value}", "baik" if ada.sah else "perhatian")


def dikembalikan(ada: Isian | None) -> tuple[str, str, datetime, str] | None:
    """The step that sent the inputs back, while they wait to be mended."""
    kembali = ada is not None and ada.dikembalikan and ada.tahap is TahapIsian.DRAF
    return langkah(ada)[-1] if kembali else None
