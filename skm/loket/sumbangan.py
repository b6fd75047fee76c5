"""What one case adds to the counters, by its columns alone: never by the moment of reading.

A case that is open and becomes late changes nothing here: it is counted on its due day as not finished, and
who reads leaves out the days that have not come. Kept are days and months, so that any period is few rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from kinerja.ketepatan import Kasus, tepat
from skm.layanan.models import Kategori
from skm.loket.models import StatusPermohonan

ANGKA = (
    "diproses",
    "jatuh_tempo",
    "tepat_waktu",
    "selesai_terlambat",
    "belum_selesai",
    "selesai",
    "selesai_tepat",
    "batal",
    "ditolak",
    "terhenti",
    "ditutup_terlambat",
    "tanpa_waktu",
    "jeda_singkat",
)
"""What is counted: how many were taken in hand, and the fields of `KetepatanTally`."""
TUTUP = frozenset({StatusPermohonan.BATAL, StatusPermohonan.DITOLAK})
KELUAR = frozenset({"batal", "ditolak", "ditutup_terlambat"})
SELALU = date(1, 1, 1)
"""The only day of what belongs to no day."""
TANPA_DESA = "0"

Angka = Counter[str | int]
"""By the name of what is counted; by a number, how many took so many minutes."""


class Dimensi(StrEnum):
    """By what cases are counted."""

    LAYANAN = "layanan"
    DESA = "desa"
    PETUGAS = "petugas"
    """Who finished them: only how long they took."""
    ALASAN = "alasan"
    """Why they were cancelled or refused."""


class Rentang(StrEnum):
    """How long what is counted together lasts."""

    HARI = "hari"
    BULAN = "bulan"
    SELALU = "selalu"


class Kunci(NamedTuple):
    """What is counted together."""

    dimensi: Dimensi
    nilai: str
    golongan: str
    rentang: Rentang
    mulai: date


class Terhitung(Protocol):
    """The columns of a case that counting goes by."""

    layanan_id: int
    wilayah_id: int | None
    kategori: Kategori
    diterima: datetime
    lengkap: datetime | None
    jatuh_tempo: datetime | None
    jeda_singkat: int
    status: StatusPermohonan
    selesai: datetime | None
    ditutup: datetime | None
    hari_diterima: date | None
    hari_lengkap: date | None
    hari_tempo: date | None
    hari_selesai: date | None
    alasan: str | None
    dicatat_oleh: str
    diselesaikan_oleh: str | None
    lama: int | None


Hitungan = Mapping[Kunci, Angka]


def sumbangan(semua: Iterable[Terhitung], zona: ZoneInfo) -> dict[Kunci, Angka]:
    """The counters of these cases; days are those of `zona`."""
    hasil: dict[Kunci, Angka] = defaultdict(Counter)
    for kasus in semua:
        for hari, angka in _fakta(kasus, zona):
            for dimensi, nilai, golongan, isi in _menurut(kasus, angka):
                for rentang, mulai in _rentang(hari):
                    milik = hasil[Kunci(dimensi, nilai, golongan, rentang, mulai)]
                    for nama, n in isi.items():
                        milik[nama] += n
    return hasil


def selisih(sebelum: Hitungan, sesudah: Hitungan) -> dict[Kunci, Angka]:
    """What has to be added to the first to get the second; only what differs."""
    hasil = {}
    for kunci in {**sebelum, **sesudah}:
        beda = Angka(sesudah.get(kunci, Angka()))
        beda.subtract(sebelum.get(kunci, Angka()))
        if isi := Angka({nama: n for nama, n in beda.items() if n}):
            hasil[kunci] = isi
    return hasil


def _fakta(kasus: Terhitung, zona: ZoneInfo) -> Iterator[tuple[date | None, Angka]]:
    """What the case adds on which day; None for what belongs to no day."""
    tempo, selesai, ditutup = kasus.jatuh_tempo, kasus.selesai, kasus.ditutup
    if kasus.lengkap is not None:
        yield kasus.hari_lengkap or _hari(kasus.lengkap, zona), _angka("diproses")
    if kasus.status is StatusPermohonan.PROSES and tempo is None:
        yield None, _angka("terhenti")
    if selesai is not None:
        tepat_waktu = tempo is not None and tepat(Kasus(tempo, selesai))
        yield (
            kasus.hari_selesai or _hari(selesai, zona),
            _angka("selesai", "selesai_tepat" if tepat_waktu else None, kasus.lama),
        )
    keluar = ditutup is None or tempo is None or ditutup <= tempo
    if kasus.status in TUTUP and keluar:
        tanpa_waktu = "tanpa_waktu" if ditutup is None and tempo is not None else None
        angka = _angka(kasus.status.value, tanpa_waktu)
        if tempo is None:
            yield kasus.hari_diterima or _hari(kasus.diterima, zona), angka
        else:
            yield kasus.hari_tempo or _hari(tempo, zona), angka
    elif tempo is not None:
        angka = _angka("jatuh_tempo", _nasib(kasus, tempo))
        angka["jeda_singkat"] = kasus.jeda_singkat
        yield kasus.hari_tempo or _hari(tempo, zona), angka


def _hari(saat: datetime, zona: ZoneInfo) -> date:
    return saat.astimezone(zona).date()


def _angka(*nama: str | int | None) -> Angka:
    """One of each that is named."""
    return Counter(satu for satu in nama if satu is not None)


def _nasib(kasus: Terhitung, tempo: datetime) -> str:
    """What has become of a case with a due moment."""
    if kasus.selesai is not None:
        return "tepat_waktu" if tepat(Kasus(tempo, kasus.selesai)) else "selesai_terlambat"
    return "belum_selesai" if kasus.ditutup is None else "ditutup_terlambat"


def _menurut(kasus: Terhitung, angka: Angka) -> Iterator[tuple[Dimensi, str, str, Angka]]:
    """Under which things that counts."""
    yield Dimensi.LAYANAN, str(kasus.layanan_id), kasus.kategori.value, angka
    yield Dimensi.DESA, str(kasus.wilayah_id or TANPA_DESA), "", angka
    if kasus.lama is not None and kasus.lama in angka:
        yield Dimensi.PETUGAS, kasus.diselesaikan_oleh or kasus.dicatat_oleh, "", _angka(kasus.lama)
    if kasus.status in TUTUP and (keluar := _angka(*KELUAR.intersection(angka))):
        yield Dimensi.ALASAN, kasus.alasan or "", kasus.status.value, keluar


def _rentang(hari: date | None) -> Iterator[tuple[Rentang, date]]:
    if hari is None:
        yield Rentang.SELALU, SELALU
        return
    yield Rentang.HARI, hari
    yield Rentang.BULAN, hari.replace(day=1)
