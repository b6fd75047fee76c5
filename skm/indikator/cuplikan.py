"""An approved figure as it is written down, and read again: exact, with its states and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from kinerja.capaian import Target
from kinerja.hasil import Hasil, Langkah, Status
from kinerja.indikator import RumusBerlaku
from skm.indikator.models import CuplikanNilai
from skm.indikator.otomatis import Beku, Koreksi, NilaiIndikator


def tulis(nilai: NilaiIndikator) -> dict[str, Any]:
    """What is kept of a figure that is being approved."""
    target, koreksi = nilai.target, nilai.rumus_koreksi
    return {
        "rumus_berlaku": nilai.indikator.rumus_berlaku.value,
        "rumus_koreksi": [koreksi.rumus, koreksi.alasan],
        "ketetapan": _tulis(nilai.ketetapan),
        "koreksi": _tulis(nilai.koreksi),
        "capaian": _tulis(nilai.capaian),
        "target": None if target is None else [str(target.bawah), str(target.atas)],
    }


def bekukan(nilai: NilaiIndikator, satu: CuplikanNilai) -> NilaiIndikator:
    """The figures as approved in `satu`, with what today's data (`nilai`) would give beside."""
    isi = satu.isi
    rumus = RumusBerlaku(isi["rumus_berlaku"])
    dulu = replace(
        nilai,
        ketetapan=_baca(isi["ketetapan"]),
        koreksi=_baca(isi["koreksi"]),
        capaian=_baca(isi["capaian"]),
        target=None if isi["target"] is None else Target(*map(Fraction, isi["target"])),
    )
    lama = dulu.koreksi if rumus is RumusBerlaku.KOREKSI else dulu.ketetapan
    kini = nilai.berlaku
    # Figures approved before formulas could change have no words of their own: today's are theirs.
    koreksi = Koreksi(*isi["rumus_koreksi"]) if "rumus_koreksi" in isi else nilai.rumus_koreksi
    beku = Beku(
        satu.nomor,
        satu.pada,
        satu.oleh,
        satu.alasan,
        rumus,
        koreksi,
        nilai,
        berubah=(lama.status, lama.nilai) != (kini.status, kini.nilai),
        selisih=None if kini.nilai is None or lama.nilai is None else kini.nilai - lama.nilai,
    )
    return replace(dulu, beku=beku)


def _tulis(hasil: Hasil) -> dict[str, Any]:
    return {
        "status": hasil.status.value,
        "nilai": _angka(hasil.nilai),
        "pembilang": _angka(hasil.pembilang),
        "penyebut": _angka(hasil.penyebut),
        "satuan": hasil.satuan,
        "alasan": hasil.alasan,
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
    )


def _angka(nilai: Fraction | None) -> str | None:
    return None if nilai is None else str(nilai)


def _pecahan(teks: str | None) -> Fraction | None:
    return None if teks is None else Fraction(teks)
