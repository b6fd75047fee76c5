"""The public part of a period's results as plain data, and the fingerprint of what it rests on.

Codes and numbers as texts in machine form; what is missing is None. Whoever draws it reads nothing else. What
the view model does not show is not in it, nor anything of another period that nobody has approved.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from hashlib import sha256
from typing import Any, Protocol

from kinerja.bulat import teks
from kinerja.hasil import Hasil
from skm.akun.dua_orang import Rangkap
from skm.laporan.hasil.isi import (
    HasilPeriode,
    KetepatanGolongan,
    NilaiUnsur,
    Rencana,
    RencanaPeriode,
    SusunanKuesioner,
    TindakLanjut,
)
from skm.laporan.hasil.pilihan import bagian_periode
from skm.layanan.kata import NAMA_KATEGORI

CARA = (
    "Kuesioner diisi sendiri oleh pengguna layanan (kode QR, tiket kunjungan, kios, atau kertas), tanpa "
    "nama. Nilai tiap unsur adalah rata-rata jawabannya (1 sampai 4); IKM adalah jumlah nilai dikali "
    "bobotnya, dikali 25 (PermenPANRB 14/2017)."
)
KATEGORI = {nama: satu.value for satu, nama in NAMA_KATEGORI.items()}


def susun_isi(hasil: HasilPeriode) -> dict[str, Any]:
    """What of the whole office's results may be published. ValueError for a period that no address names."""
    tahun, bagian = bagian_periode(hasil.periode)
    ikm, sampel = hasil.ikm, hasil.sampel
    return {
        "tahun": tahun,
        "bagian": bagian,
        "label": hasil.periode.label,
        "dari": f"{hasil.periode.dari}",
        "sampai": f"{hasil.periode.sampai}",
        "kantor": hasil.kantor.nama,
        "kabupaten": hasil.kantor.kabupaten,
        "contoh": hasil.contoh,
        "ikm": None if ikm.nilai is None else f"{ikm.nilai}",
        "mutu": ikm.mutu,
        "kinerja": ikm.kinerja,
        "rentang": ikm.rentang,
        "catatan": ikm.catatan,
        "responden": ikm.responden,
        "unsur": [_unsur(satu) for satu in hasil.unsur],
        "susunan": _susunan(hasil.susunan),
        "metode": {
            "cara": CARA,
            "pelayanan": sampel.populasi,
            "minimum": sampel.minimum,
            "cukup": sampel.cukup,
            "hari_kerja": hasil.hari_kerja,
        },
        "ketepatan": [_ketepatan(satu) for satu in hasil.ketepatan],
        "rencana": {
            "forum": None if hasil.rencana.forum is None else f"{hasil.rencana.forum}",
            "baris": [_rencana(satu) for satu in hasil.rencana.ditetapkan],
        },
        "tindak_lanjut": _tindak_lanjut(hasil),
    }


class Dihitung(Protocol):
    """The counts of a group of services that its share on time rests on, by both readings."""

    @property
    def jatuh_tempo(self) -> int:
        """Fell due."""

    @property
    def tepat_waktu(self) -> int:
        """Of these finished on time."""

    @property
    def selesai(self) -> int:
        """Finished."""

    @property
    def selesai_tepat(self) -> int:
        """Of these on time."""


def sidik_data(
    susunan: Sequence[SusunanKuesioner], ketepatan: Sequence[tuple[str, Dihitung]], pelayanan: int
) -> str:
    """The fingerprint of what figures rest on: sums of scores by questionnaire, cases, services given."""
    return sidik(
        {
            "jawaban": [
                [list(satu.versi), satu.responden, [[u.kode, u.jumlah, u.terisi] for u in satu.unsur]]
                for satu in susunan
            ],
            "ketepatan": [
                [nama, satu.jatuh_tempo, satu.tepat_waktu, satu.selesai, satu.selesai_tepat]
                for nama, satu in ketepatan
            ],
            "pelayanan": pelayanan,
        }
    )


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON: sorted keys, no spaces, UTF-8."""
    naskah = json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(naskah.encode()).hexdigest()


def catatan_rangkap(rangkap: Iterable[Sequence[Any]], zona: tzinfo) -> str:
    """What an approved report says where one person took two steps of it (`Pengesahan.rangkap`)."""
    semua = [Rangkap.baca(satu).kalimat(zona) for satu in rangkap]
    return f"Angka ketepatan waktunya {'; '.join(semua)}." if semua else ""


def rencana_disetujui(isi: Mapping[str, Any]) -> RencanaPeriode:
    """The plan and what became of the one before, as they were approved."""
    forum = isi["rencana"]["forum"]
    return RencanaPeriode(
        ditetapkan=tuple(_baca_rencana(satu) for satu in isi["rencana"]["baris"]),
        forum=None if forum is None else date.fromisoformat(forum),
        sebelumnya=tuple(
            TindakLanjut(_baca_rencana(satu), satu["status"], satu["bukti"], satu["selesai"])
            for satu in isi["tindak_lanjut"]["baris"]
        ),
    )


def _unsur(satu: NilaiUnsur) -> dict[str, Any]:
    return {
        "kode": satu.kode,
        "nama": satu.nama,
        "nrr": None if satu.nrr is None else teks(satu.nrr, 4),
        "nilai": None if satu.nilai is None else f"{satu.nilai}",
        "mutu": satu.mutu,
        "kinerja": satu.kinerja,
        "terisi": satu.terisi,
        "peringkat": satu.peringkat,
    }


def _susunan(semua: Sequence[SusunanKuesioner]) -> str:
    """What periods have in common whose figures may be compared: their unsur with their weights."""
    bobot = (",".join(f"{u.kode}:{u.bobot}" for u in satu.unsur) for satu in semua if satu.responden)
    return ";".join(sorted(set(bobot)))


def _ketepatan(satu: KetepatanGolongan) -> dict[str, Any]:
    return {
        "kategori": KATEGORI[satu.nama],
        "nama": satu.nama,
        "indikator": satu.indikator,
        "jatuh_tempo": satu.jatuh_tempo,
        "tepat_waktu": satu.tepat_waktu,
        "selesai": satu.selesai,
        "selesai_tepat": satu.selesai_tepat,
        "memakai_koreksi": satu.memakai_koreksi,
        "koreksi": _hasil(satu.koreksi),
        "ketetapan": _hasil(satu.ketetapan),
    }


def _hasil(satu: Hasil) -> dict[str, Any]:
    return {"persen": satu.teks, "status": satu.status.value}


def _rencana(satu: Rencana) -> dict[str, Any]:
    return {
        "unsur": satu.unsur,
        "program": satu.program,
        "triwulan": sorted(satu.triwulan),
        "penanggung_jawab": satu.penanggung_jawab,
    }


def _baca_rencana(satu: Mapping[str, Any]) -> Rencana:
    return Rencana(satu["unsur"], satu["program"], frozenset(satu["triwulan"]), satu["penanggung_jawab"])


def _tindak_lanjut(hasil: HasilPeriode) -> dict[str, Any]:
    bagian = hasil.rencana.bagian_selesai
    return {
        "periode": hasil.lalu.label if hasil.lalu and hasil.rencana.sebelumnya else None,
        "jumlah": len(hasil.rencana.sebelumnya),
        "selesai": sum(satu.selesai for satu in hasil.rencana.sebelumnya),
        "persen": bagian.teks,
        "baris": [
            _rencana(satu.rencana) | {"status": satu.status, "bukti": satu.bukti, "selesai": satu.selesai}
            for satu in hasil.rencana.sebelumnya
        ],
    }
