"""Exports as form services and offices make them, of the same 200 invented respondents, byte for byte the
same.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import openpyxl

from skm.kuesioner.models import Kuesioner
from skm.kuesioner.profil import daftar_profil
from tests.skm.muatan.luar import UNSUR, csv

BANYAK = 200
MULAI = datetime(2026, 2, 2, 8, 0)  # noqa: DTZ001  # as exports write it, in the office's time
SARAN = (
    "",
    "Pelayanan sudah baik, pertahankan",
    "Antrean; mohon ditambah loket",
    "Terima kasih\nsemoga maju",
    "Café é",
)


@dataclass(frozen=True, slots=True)
class Warga:
    """One who answered."""

    saat: datetime
    nilai: tuple[int, ...]
    """Scores of U1 to U9."""
    profil: tuple[str, ...]
    """Labels in the order of the questionnaire's questions."""
    saran: str


def warga() -> list[Warga]:
    """The 200, in the order in which they answered."""
    acak = random.Random(20)
    saat, hasil = MULAI, []
    for _ in range(BANYAK):
        saat += timedelta(minutes=acak.randint(30, 900), seconds=acak.randint(0, 59))
        nilai = tuple(acak.choices((1, 2, 3, 4), (1, 3, 10, 8))[0] for _ in UNSUR)
        profil = tuple(acak.choice(butir.pilihan)[1] for butir in daftar_profil())
        hasil.append(Warga(saat, nilai, profil, acak.choice(SARAN)))
    return hasil


def google(kuesioner: Kuesioner, *, indonesia: bool) -> bytes:
    """Google Forms, with the questionnaire's questions and options; moments as its locale writes them."""
    judul = ["Cap waktu" if indonesia else "Timestamp", *_pertanyaan(kuesioner), *_label(), "Saran"]
    isi = [
        [
            satu.saat.strftime("%d/%m/%Y %H:%M:%S") if indonesia else _amerika(satu.saat),
            *_opsi(kuesioner, satu),
            *satu.profil,
            satu.saran,
        ]
        for satu in warga()
    ]
    return csv(judul, *isi)


def kobo_label(kuesioner: Kuesioner) -> bytes:
    """KoboToolbox with labels, as a workbook: its own columns before and behind, moments with their
    offset.
    """
    judul = ["start", "end", *_label(), *_pertanyaan(kuesioner), "Saran dan masukan", "_id", "_uuid"]
    judul += ["_submission_time", "_status", "_index"]
    isi = [
        [
            f"{(satu.saat - timedelta(minutes=4)).isoformat(timespec='milliseconds')}+08:00",
            f"{satu.saat.isoformat(timespec='milliseconds')}+08:00",
            *satu.profil,
            *_opsi(kuesioner, satu),
            satu.saran,
            4200 + ke,
            f"uuid-{ke}",
            (satu.saat - timedelta(hours=8)).isoformat(timespec="seconds"),
            "submitted_via_web",
            ke,
        ]
        for ke, satu in enumerate(warga(), start=1)
    ]
    return _buku([judul, *isi])


def kobo_nama() -> bytes:
    """KoboToolbox with names: groups before the questions, codes for the answers, semicolons."""
    kode = [{label: kode for kode, label in butir.pilihan} for butir in daftar_profil()]
    judul = ["start", "end", *(f"diri/{butir.nama}" for butir in daftar_profil())]
    judul += [f"penilaian/{unsur}" for unsur in UNSUR] + ["saran", "_id", "_submission_time"]
    isi = [
        [
            f"{satu.saat.isoformat()}.000+08:00",
            f"{satu.saat.isoformat()}.000+08:00",
            *(arti[label] for arti, label in zip(kode, satu.profil, strict=True)),
            *satu.nilai,
            satu.saran,
            ke,
            satu.saat.isoformat(),
        ]
        for ke, satu in enumerate(warga(), start=1)
    ]
    return csv(judul, *isi, pemisah=";")


def kantor(kuesioner: Kuesioner) -> bytes:
    """An office's own workbook: titles, headings over two rows, merged cells, sums, a signature, a hidden
    sheet.
    """
    satu = openpyxl.Workbook()
    lembar = satu.worksheets[0]
    lembar.title = "Pengolahan"
    semua = warga()
    for baris in (
        ["PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN"],
        ["Kecamatan Long Kali, Semester I, 2026"],
        [],
        ["NO", "TANGGAL", "JENIS KELAMIN", "NILAI UNSUR PELAYANAN", *[None] * 8, "KET"],
        [None, None, None, *UNSUR, None],
        list(range(1, 14)),
        *([ke, w.saat, w.profil[0], *w.nilai, None] for ke, w in enumerate(semua, start=1)),
        ["Σ nilai per unsur", None, None, *(sum(w.nilai[n] for w in semua) for n in range(9))],
        ["NRR per unsur", None, None, *(sum(w.nilai[n] for w in semua) / BANYAK for n in range(9))],
        ["Nilai minimum", None, None, *(min(w.nilai[n] for w in semua) for n in range(9))],
        ["Nilai maksimum", None, None, *(max(w.nilai[n] for w in semua) for n in range(9))],
        ["IKM unit pelayanan", None, None, "=SUM(D208:L208)/9*25"],
        [],
        [*[None] * 9, "Camat Long Kali,"],
    ):
        lembar.append(baris)
    for sel in ("A1:M1", "A2:M2", "A4:A5", "B4:B5", "C4:C5", "D4:L4", "M4:M5", "A207:C207"):
        lembar.merge_cells(sel)
    lama = satu.create_sheet("Tahun lalu", 0)
    lama.append(["No", *UNSUR])
    lama.append([1] * 10)
    lama.sheet_state = "hidden"
    satu.create_sheet("Rekap").append(["IKM", 75])
    wadah = io.BytesIO()
    satu.save(wadah)
    return wadah.getvalue()


def limesurvey(kuesioner: Kuesioner) -> bytes:
    """LimeSurvey with whole questions behind their codes and whole answers."""
    judul = ["ID respons", "Tanggal dikirim", "Halaman terakhir", "Bahasa awal", "Seed"]
    judul += [f"{u.kode}. {u.pertanyaan}" for u in kuesioner.unsur] + [*_label(), "Saran/masukan"]
    isi = [
        [ke, f"{satu.saat}", 3, "id", 77 + ke, *_opsi(kuesioner, satu), *satu.profil, satu.saran]
        for ke, satu in enumerate(warga(), start=1)
    ]
    return csv(judul, *isi)


def titik_koma() -> bytes:
    """A workbook saved as CSV by an Indonesian Excel: semicolons, its letters, decimal commas, sums below."""
    isi = [
        [ke, f"{w.saat:%d/%m/%Y}", *w.profil, *(f"{n},0" for n in w.nilai), w.saran]
        for ke, w in enumerate(warga(), start=1)
    ]
    rata = [f"{sum(w.nilai[n] for w in warga()) / BANYAK:.2f}".replace(".", ",") for n in range(9)]
    teks = csv(
        ["REKAPITULASI SKM, Kecamatan Long Kali, 2026", *[""] * 15],
        ["No", "Tanggal", *_label(), *UNSUR, "Saran"],
        *isi,
        ["Rata-rata", *[""] * 5, *rata, ""],
        pemisah=";",
    )
    return teks.decode().replace("\n", "\r\n").encode("cp1252")


def _pertanyaan(kuesioner: Kuesioner) -> list[str]:
    return [unsur.pertanyaan for unsur in kuesioner.unsur]


def _label() -> list[str]:
    return [butir.label for butir in daftar_profil()]


def _opsi(kuesioner: Kuesioner, satu: Warga) -> list[str]:
    return [unsur.opsi[nilai - 1] for unsur, nilai in zip(kuesioner.unsur, satu.nilai, strict=True)]


def _amerika(saat: datetime) -> str:
    return f"{saat.month}/{saat.day}/{saat.year} {saat.hour}:{saat:%M:%S}"


def _buku(baris: Sequence[Sequence[object]]) -> bytes:
    satu = openpyxl.Workbook()
    for isi in baris:
        satu.worksheets[0].append(list(isi))
    wadah = io.BytesIO()
    satu.save(wadah)
    return wadah.getvalue()
