"""The one freeze: a reported or approved figure as it is written down and read again, exact and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from kinerja.capaian import Aturan, Target
from kinerja.hasil import Hasil, Langkah, Status
from kinerja.indikator import DuaHasil, RumusBerlaku
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.akun.dua_orang import Rangkap
from skm.ketepatan.queries.samping import DiSamping, Samping
from skm.layanan.models import Kategori
from skm.pengukuran.models import AngkaBeku
from skm.pengukuran.nilai import Beku, Koreksi, NilaiIndikator


@dataclass(frozen=True, slots=True)
class DiLoket:
    """The desk's counts behind a figure and what stands beside it, by group; none of what is not on-time."""

    tally: Mapping[Kategori, KetepatanTally] = field(default_factory=dict)
    samping: Mapping[Kategori, DiSamping] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """One frozen figure as it was read; `isi` as `AngkaBeku` says."""

    kode: str
    periode: Periode
    nomor: int
    disetujui: bool
    ditarik: bool
    isi: Mapping[str, Any]
    alasan: str
    oleh: str
    pada: datetime

    @property
    def rumus(self) -> RumusBerlaku:
        """The formula in force that day."""
        return RumusBerlaku(self.isi["rumus_berlaku"])

    @property
    def ketetapan(self) -> Hasil:
        """By the decreed formula."""
        return _baca(self.isi["ketetapan"])

    @property
    def koreksi(self) -> Hasil:
        """By the corrected formula."""
        return _baca(self.isi["koreksi"])

    @property
    def berlaku(self) -> Hasil:
        """By the formula in force that day."""
        return self.koreksi if self.rumus is RumusBerlaku.KOREKSI else self.ketetapan

    @property
    def target(self) -> Target | None:
        """What it was measured against; only of an approval."""
        isi = self.isi["target"]
        return None if isi is None else Target(*map(Fraction, isi))

    @property
    def capaian(self) -> Hasil:
        """How far that was reached; only of an approval."""
        return _baca(self.isi["capaian"])

    @property
    def rangkap(self) -> tuple[Rangkap, ...]:
        """Where one person took two steps towards it, as the office allowed."""
        return tuple(map(Rangkap.baca, self.isi.get("rangkap", ())))

    @property
    def tally(self) -> dict[Kategori, KetepatanTally]:
        """The desk's counts that day, where they were kept."""
        return {Kategori(nama): KetepatanTally(**isi) for nama, isi in self.isi.get("tally", {}).items()}

    @property
    def samping(self) -> dict[Kategori, DiSamping]:
        """What stood beside the figure that day, where it was kept; a group without any has an empty one."""
        return {
            Kategori(nama): DiSamping({Samping(cara): umur for cara, umur in isi.items()})
            for nama, isi in self.isi.get("samping", {}).items()
        }


def baca_beku(satu: AngkaBeku) -> Tersimpan:
    """The figure as it stands in the database."""
    return Tersimpan(
        satu.kode,
        Periode.rentang(satu.dari, satu.sampai),
        satu.nomor,
        satu.disetujui,
        satu.ditarik,
        satu.isi,
        satu.alasan,
        satu.oleh,
        satu.pada,
    )


def yang_berlaku(semua: Sequence[Tersimpan]) -> Tersimpan | None:
    """Of one indicator and period, newest first, what holds: one taken back leaves what was before it."""
    ditarik = 0
    for satu in semua:
        if satu.ditarik:
            ditarik += 1
        elif ditarik:
            ditarik -= 1
        else:
            return satu
    return None


def tulis_nilai(nilai: NilaiIndikator, loket: DiLoket) -> dict[str, Any]:
    """What is kept of a figure that is being approved."""
    target = nilai.target
    dua = DuaHasil(nilai.ketetapan, nilai.koreksi, nilai.indikator.rumus_berlaku)
    return tulis_hasil(dua, nilai.rumus_koreksi, loket) | {
        "capaian": _tulis(nilai.capaian),
        "target": None if target is None else [str(target.bawah), str(target.atas)],
    }


def tulis_hasil(dua: DuaHasil, koreksi: Koreksi, loket: DiLoket) -> dict[str, Any]:
    """What is kept of one that is only reported."""
    isi: dict[str, Any] = {
        "rumus_berlaku": dua.rumus_berlaku.value,
        "rumus_koreksi": [koreksi.rumus, koreksi.alasan],
        "ketetapan": _tulis(dua.ketetapan),
        "koreksi": _tulis(dua.koreksi),
    }
    if loket.tally:
        isi["tally"] = {k.value: asdict(satu) for k, satu in loket.tally.items()}
        isi["samping"] = {
            k.value: {cara.value: dict(umur) for cara, umur in satu.jumlah.items()}
            for k, satu in loket.samping.items()
        }
    return isi


def bekukan(nilai: NilaiIndikator, satu: Tersimpan, aturan: Aturan) -> NilaiIndikator:
    """The figures as frozen in `satu`, with what today's data (`nilai`) would give beside.

    Of a figure that was only reported, target and capaian are today's.
    """
    kini, lama = nilai.berlaku, satu.berlaku
    # Figures frozen before formulas could change have no words of their own: today's are theirs.
    koreksi = Koreksi(*satu.isi["rumus_koreksi"]) if "rumus_koreksi" in satu.isi else nilai.rumus_koreksi
    beku = Beku(
        satu.nomor,
        satu.disetujui,
        satu.pada,
        satu.oleh,
        satu.alasan,
        satu.rumus,
        koreksi,
        nilai,
        berubah=(lama.status, lama.nilai) != (kini.status, kini.nilai),
        selisih=None if kini.nilai is None or lama.nilai is None else kini.nilai - lama.nilai,
        rangkap=satu.rangkap,
    )
    dulu = replace(nilai, ketetapan=satu.ketetapan, koreksi=satu.koreksi, beku=beku)
    if not satu.disetujui:
        return dulu.terhadap(nilai.target, aturan)
    return replace(dulu, capaian=satu.capaian, target=satu.target)


def _tulis(hasil: Hasil) -> dict[str, Any]:
    return {
        "status": hasil.status.value,
        "nilai": _angka(hasil.nilai),
        "pembilang": _angka(hasil.pembilang),
        "penyebut": _angka(hasil.penyebut),
        "satuan": hasil.satuan,
        "alasan": hasil.alasan,
        "catatan": hasil.catatan,
        "jejak": [[satu.uraian, satu.hitungan, satu.hasil] for satu in hasil.jejak],
    }


def _baca(isi: Mapping[str, Any]) -> Hasil:
    return Hasil(
        Status(isi["status"]),
        _pecahan(isi["nilai"]),
        _pecahan(isi["pembilang"]),
        _pecahan(isi["penyebut"]),
        isi["satuan"],
        tuple(Langkah(*satu) for satu in isi["jejak"]),
        isi["alasan"],
        isi.get("catatan", ""),
    )


def _angka(nilai: Fraction | None) -> str | None:
    return None if nilai is None else str(nilai)


def _pecahan(teks: str | None) -> Fraction | None:
    return None if teks is None else Fraction(teks)
