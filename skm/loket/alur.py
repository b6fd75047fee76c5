"""The life of a case as its events tell it: from log to state, without a clock, a calendar or a database.

    (nothing) → diterima → lengkap → [ttd] → selesai → diserahkan
                         ↘ kurang ↗ (again and again, until selesai)
    batal and ditolak end any case that is not finished; ditarik ends any, and nothing of it counts any more.

A correction takes an earlier entry back or moves it to another moment; the log keeps both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from kinerja.galat import GalatMasukan
from kinerja.jeda import Jeda, Peristiwa, dari_peristiwa
from kinerja.kalender import Janji, Satuan
from skm.galat import Galat
from skm.layanan.models import Kategori
from skm.loket.models import JenisPeristiwa as J
from skm.loket.models import StatusPermohonan, Tahap

BENTROK = 409
"""The status of what the state of a case does not allow."""
TERBUKA = frozenset({Tahap.DITERIMA, Tahap.KURANG, Tahap.PROSES, Tahap.TTD})
SAH: Mapping[J, tuple[frozenset[Tahap | None], Tahap]] = {
    J.DITERIMA: (frozenset({None}), Tahap.DITERIMA),
    J.KURANG: (TERBUKA - {Tahap.KURANG}, Tahap.KURANG),
    J.LENGKAP: (frozenset({Tahap.DITERIMA, Tahap.KURANG}), Tahap.PROSES),
    J.TTD: (frozenset({Tahap.PROSES}), Tahap.TTD),
    J.SELESAI: (frozenset({Tahap.PROSES, Tahap.TTD}), Tahap.SELESAI),
    J.DISERAHKAN: (frozenset({Tahap.SELESAI}), Tahap.DISERAHKAN),
    J.BATAL: (TERBUKA, Tahap.BATAL),
    J.DITOLAK: (TERBUKA, Tahap.DITOLAK),
    J.DITARIK: (frozenset(Tahap) - {Tahap.DITARIK}, Tahap.DITARIK),
}
"""From which stages an event may come, and where it leads."""
TENTANG = frozenset({J.KOREKSI, J.TEMPO})
"""Entries about the case's other entries, or about its due moment: nothing that happened to it."""
STATUS = {
    Tahap.SELESAI: StatusPermohonan.SELESAI,
    Tahap.DISERAHKAN: StatusPermohonan.SELESAI,
    Tahap.BATAL: StatusPermohonan.BATAL,
    Tahap.DITOLAK: StatusPermohonan.DITOLAK,
    Tahap.DITARIK: StatusPermohonan.DITARIK,
}
KATA = {
    None: "belum diterima",
    Tahap.DITERIMA: "baru diterima",
    Tahap.KURANG: "menunggu kelengkapan berkas",
    Tahap.PROSES: "sedang diproses",
    Tahap.TTD: "menunggu tanda tangan",
    Tahap.SELESAI: "selesai",
    Tahap.DISERAHKAN: "diserahkan",
    Tahap.BATAL: "dibatalkan",
    Tahap.DITOLAK: "ditolak",
    Tahap.DITARIK: "ditarik bersama muatan registernya",
}


TANPA_HITUNGAN: Mapping[str, Any] = {
    **dict.fromkeys(
        ("lengkap", "jatuh_tempo", "ditetapkan", "penyelesaian", "diserahkan", "ditutup", "alasan")
    ),
    **dict.fromkeys(("hari_lengkap", "hari_tempo", "hari_ditutup")),
    "jeda": (),
    "jeda_singkat": 0,
}
"""What is left of a case that was withdrawn with its register: nothing by which it is counted."""


@dataclass(frozen=True, slots=True)
class Catatan:
    """One entry of the log: `urut` in the order of entry, `pada` when it happened, `dicatat` when entered."""

    urut: int
    jenis: J
    pada: datetime
    dicatat: datetime
    oleh: str
    isi: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rangkuman:
    """What a log amounts to. `jeda` are the pauses since `lengkap`, the last one open while waiting.

    `ditetapkan` is when the due moment was first decided, or last set anew: what was known of calendar and
    promises then decides every later move of it.
    `layanan` is the service's id, None in a log that does not say; `penyelesaian` the entry that finished it.
    `hari_…` are dates that moments are counted under, None where that is the moment's own.
    """

    tahap: Tahap
    penerimaan: Catatan
    layanan: int | None
    lengkap: datetime | None
    hari_lengkap: date | None
    janji: Janji | None
    kategori: Kategori | None
    jatuh_tempo: datetime | None
    hari_tempo: date | None
    jeda_singkat: int
    ditetapkan: datetime | None
    jeda: tuple[Jeda, ...]
    penyelesaian: Catatan | None
    diserahkan: datetime | None
    ditutup: datetime | None
    hari_ditutup: date | None
    dicatat: datetime
    """When something was last entered."""
    alasan: str | None
    kurang: str | None

    @property
    def diterima(self) -> datetime:
        """When it was received."""
        return self.penerimaan.pada

    @property
    def selesai(self) -> datetime | None:
        """When it was finished."""
        return None if self.penyelesaian is None else self.penyelesaian.pada

    @property
    def hari_diterima(self) -> date | None:
        """The date its receipt is counted under."""
        return _hari(self.penerimaan)

    @property
    def hari_selesai(self) -> date | None:
        """The date its finishing is counted under."""
        return _hari(self.penyelesaian)

    @property
    def berhenti(self) -> datetime | None:
        """Since when the clock stands, or stood when it was closed; None where there is a due moment."""
        return self.jeda[-1].mulai if self.jeda and self.jatuh_tempo is None else None

    @property
    def status(self) -> StatusPermohonan:
        """What the on-time figures go by."""
        return STATUS.get(self.tahap, StatusPermohonan.PROSES)


def putar(log: Iterable[Catatan]) -> Rangkuman:
    """Replay a log from its first entry. Raises Galat for an order of events that cannot be."""
    semua = sorted(log, key=lambda satu: satu.urut)
    terkoreksi = _terkoreksi(semua)
    tahap: Tahap | None = None
    for satu in terkoreksi:
        dari, ke = SAH[satu.jenis]
        if tahap not in dari:
            kalimat = f"Permohonan ini {KATA[tahap]}; {_nama_peristiwa(satu.jenis)} tidak mungkin."
            raise Galat(kalimat, status=BENTROK)
        tahap = ke
    if tahap is None:
        raise Galat("Catatan permohonan kosong.", status=BENTROK)
    berkas = _pertama(terkoreksi, J.LENGKAP)
    lengkap = None if berkas is None else berkas.pada
    dicatat = max(satu.dicatat for satu in semua)
    terakhir = terkoreksi[-1]
    akhir = _pertama(terkoreksi, J.BATAL, J.DITOLAK)
    tutup = None if akhir is None or akhir.isi.get("tanpa_waktu") else akhir
    janji, kategori = _diputuskan(semua, "janji"), _diputuskan(semua, "kategori")
    tempo, hari_tempo = _tempo(semua)
    hasil = Rangkuman(
        tahap=tahap,
        penerimaan=terkoreksi[0],
        layanan=_diputuskan(semua, "layanan"),
        lengkap=lengkap,
        hari_lengkap=_hari(berkas),
        janji=None if janji is None else Janji(janji[0], Satuan(janji[1])),
        kategori=None if kategori is None else Kategori(kategori),
        jatuh_tempo=tempo,
        hari_tempo=hari_tempo,
        jeda_singkat=_diputuskan(semua, "jeda_singkat") or 0,
        ditetapkan=_ditetapkan(semua),
        jeda=() if lengkap is None else _jeda(terkoreksi, lengkap),
        penyelesaian=_pertama(terkoreksi, J.SELESAI),
        diserahkan=_saat(terkoreksi, J.DISERAHKAN),
        ditutup=None if tutup is None else tutup.pada,
        hari_ditutup=_hari(tutup),
        dicatat=dicatat,
        alasan=None if akhir is None else akhir.isi.get("alasan"),
        kurang=terakhir.isi.get("kurang") if tahap is Tahap.KURANG else None,
    )
    return replace(hasil, **TANPA_HITUNGAN) if tahap is Tahap.DITARIK else hasil


def terlambat(satu: Rangkuman, pada: datetime) -> bool:
    """Whether it counts as late at `pada`: done or closed after its due moment, or open beyond it.

    One closed nobody knows when does not.
    """
    if satu.jatuh_tempo is None or (satu.tahap in {Tahap.BATAL, Tahap.DITOLAK} and satu.ditutup is None):
        return False
    return (satu.selesai or satu.ditutup or pada) > satu.jatuh_tempo


def _terkoreksi(semua: Sequence[Catatan]) -> list[Catatan]:
    """The entries as corrected, by the moment they happened."""
    ada = {satu.urut: satu for satu in semua if satu.jenis not in TENTANG}
    for satu in semua:
        if satu.jenis is J.KOREKSI:
            sasaran = ada.get(satu.isi["urut"])
            if sasaran is None or (sasaran.jenis is J.DITERIMA and satu.isi.get("hapus")):
                kalimat = "Catatan itu tidak ada, sudah dicabut, atau tidak dapat dicabut."
                raise Galat(kalimat, status=BENTROK)
            if satu.isi.get("hapus"):
                del ada[sasaran.urut]
            else:
                isi = {**sasaran.isi, "hari": satu.isi.get("hari")}
                ada[sasaran.urut] = replace(sasaran, pada=datetime.fromisoformat(satu.isi["pada"]), isi=isi)
    return sorted(ada.values(), key=lambda satu: (satu.pada, satu.urut))


def _jeda(terkoreksi: Sequence[Catatan], lengkap: datetime) -> tuple[Jeda, ...]:
    arti = {J.KURANG: Peristiwa.BERHENTI, J.LENGKAP: Peristiwa.LANJUT}
    mulai = next(n for n, satu in enumerate(terkoreksi) if satu.jenis is J.LENGKAP and satu.pada == lengkap)
    try:
        return dari_peristiwa((s.pada, arti[s.jenis]) for s in terkoreksi[mulai + 1 :] if s.jenis in arti)
    except GalatMasukan as galat:
        raise Galat(str(galat), status=BENTROK) from galat


def _pertama(terkoreksi: Sequence[Catatan], *jenis: J) -> Catatan | None:
    return next((satu for satu in terkoreksi if satu.jenis in jenis), None)


def _saat(terkoreksi: Sequence[Catatan], jenis: J) -> datetime | None:
    ada = _pertama(terkoreksi, jenis)
    return None if ada is None else ada.pada


def _diputuskan(semua: Sequence[Catatan], apa: str) -> Any:
    """What was last decided about it, in the order of entry."""
    return next((satu.isi[apa] for satu in reversed(semua) if apa in satu.isi), None)


def _tempo(semua: Sequence[Catatan]) -> tuple[datetime | None, date | None]:
    """The due moment last decided, and the date it is counted under."""
    isi = next((satu.isi for satu in reversed(semua) if "jatuh_tempo" in satu.isi), {})
    tempo, hari = isi.get("jatuh_tempo"), isi.get("hari_tempo")
    return tempo and datetime.fromisoformat(tempo), hari and date.fromisoformat(hari)


def _hari(satu: Catatan | None) -> date | None:
    hari = None if satu is None else satu.isi.get("hari")
    return hari and date.fromisoformat(hari)


def _ditetapkan(semua: Sequence[Catatan]) -> datetime | None:
    anew = [satu.dicatat for satu in semua if satu.jenis is J.TEMPO]
    pertama = (satu.dicatat for satu in semua if satu.isi.get("jatuh_tempo") is not None)
    return anew[-1] if anew else next(pertama, None)


def _nama_peristiwa(jenis: J) -> str:
    return {
        J.DITERIMA: "penerimaan kedua",
        J.KURANG: "berkas kurang",
        J.LENGKAP: "berkas lengkap",
        J.TTD: "menunggu tanda tangan",
        J.SELESAI: "selesai",
        J.DISERAHKAN: "penyerahan",
        J.BATAL: "pembatalan",
        J.DITOLAK: "penolakan",
        J.DITARIK: "penarikan muatan",
    }[jenis]
