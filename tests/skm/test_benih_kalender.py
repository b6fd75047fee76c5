"""The seeded working hours and holidays say what the regulation and the joint decrees say."""

import csv
from collections import Counter
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest
from holidays import country_holidays

LAYANAN = Path(__file__).parents[2] / "skm" / "layanan" / "benih"

Baris = dict[str, str]
SENIN, SELASA, RABU, KAMIS, JUMAT, SABTU, MINGGU = range(7)


def baca(berkas: Path) -> list[Baris]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


@pytest.mark.parametrize(
    ("pola", "hari", "selang"),
    [
        # Monday to Thursday: lunch from noon to one
        ("Biasa", SENIN, [("07:30", "12:00"), ("13:00", "16:00")]),
        ("Biasa", KAMIS, [("07:30", "12:00"), ("13:00", "16:00")]),
        # Friday: a longer rest, a later closing
        ("Biasa", JUMAT, [("07:30", "11:30"), ("13:00", "16:30")]),
        # Ramadan: 30 minutes of rest, on Friday 60
        ("Ramadan 1447 H", SELASA, [("08:00", "12:00"), ("12:30", "15:00")]),
        ("Ramadan 1447 H", JUMAT, [("08:00", "11:30"), ("12:30", "15:30")]),
        # closed
        ("Biasa", SABTU, []),
        ("Ramadan 1447 H", MINGGU, []),
    ],
)
def test_jam_buka_menurut_hari(pola: str, hari: int, selang: list[tuple[str, str]]) -> None:
    rows = [b for b in baca(LAYANAN / "jam_kerja.csv") if (b["pola"], int(b["hari"])) == (pola, hari)]
    assert [(baris["buka"], baris["tutup"]) for baris in rows] == selang


def test_selang_jam_kerja_satu_hari_tidak_bertindih() -> None:
    harian: dict[tuple[str, str], list[tuple[time, time]]] = {}
    for baris in baca(LAYANAN / "jam_kerja.csv"):
        selang = (time.fromisoformat(baris["buka"]), time.fromisoformat(baris["tutup"]))
        harian.setdefault((baris["pola"], baris["hari"]), []).append(selang)
    for kunci, selang_hari in harian.items():
        assert all(buka < tutup for buka, tutup in selang_hari), kunci
        assert all(pertama[1] <= kedua[0] for pertama, kedua in pairwise(selang_hari)), kunci


def test_jam_kerja_sepekan_37_setengah_jam_dan_32_setengah_jam_pada_ramadan() -> None:
    # Mon-Thu 7.5 h x 4 + Fri 7.5 h = 37.5 h; Ramadan Mon-Thu 6.5 h x 4 + Fri 6.5 h = 32.5 h.
    menit: Counter[str] = Counter()
    for baris in baca(LAYANAN / "jam_kerja.csv"):
        buka, tutup = time.fromisoformat(baris["buka"]), time.fromisoformat(baris["tutup"])
        menit[baris["pola"]] += (tutup.hour - buka.hour) * 60 + tutup.minute - buka.minute
    assert menit.pop("Biasa") == 2250
    assert set(menit.values()) == {1950}


def test_pola_ramadan_berakhir_tepat_sebelum_idul_fitri() -> None:
    batas = {b["pola"]: (b["berlaku_mulai"], b["berlaku_sampai"]) for b in baca(LAYANAN / "jam_kerja.csv")}
    assert batas.pop("Biasa") == ("2000-01-01", "")
    idul_fitri = [b for b in baca(LAYANAN / "libur.csv") if b["nama"] == "Hari Raya Idul Fitri"]
    assert len(batas) == len(idul_fitri) == 3
    for (mulai, sampai), libur in zip(batas.values(), idul_fitri, strict=True):
        assert (date.fromisoformat(libur["tanggal"]) - date.fromisoformat(sampai)).days == 1
        # A Hijri month has 29 or 30 days.
        assert (date.fromisoformat(sampai) - date.fromisoformat(mulai)).days + 1 in {29, 30}


LIBUR_2026 = """
01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01
05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25
"""
CUTI_BERSAMA_2026 = "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24"


@pytest.mark.parametrize(
    ("jenis", "tanggal"),
    [("libur_nasional", LIBUR_2026), ("cuti_bersama", CUTI_BERSAMA_2026)],
)
def test_libur_2026_persis_seperti_keputusan_bersama(jenis: str, tanggal: str) -> None:
    libur = [b for b in baca(LAYANAN / "libur.csv") if b["tanggal"] > "2026" and b["tanggal"] < "2027"]
    assert [b["tanggal"] for b in libur if b["jenis"] == jenis] == [f"2026-{t}" for t in tanggal.split()]
    assert {b["perkiraan"] for b in libur} == {"0"}


@pytest.mark.parametrize(
    ("tanggal", "hari", "nama"),
    [
        ("2026-01-01", KAMIS, "Tahun Baru Masehi"),
        ("2026-02-16", SENIN, "Cuti Bersama Tahun Baru Imlek"),
        ("2026-03-18", RABU, "Cuti Bersama Hari Suci Nyepi"),
        ("2026-03-21", SABTU, "Hari Raya Idul Fitri"),
        ("2026-03-24", SELASA, "Cuti Bersama Hari Raya Idul Fitri"),
        ("2026-05-31", MINGGU, "Hari Raya Waisak"),
        ("2026-08-17", SENIN, "Hari Kemerdekaan Republik Indonesia"),
        ("2026-12-25", JUMAT, "Hari Raya Natal"),
        ("2025-08-18", SENIN, "Cuti Bersama Hari Kemerdekaan Republik Indonesia"),  # added by an amendment
    ],
)
def test_libur_jatuh_pada_hari_yang_tertulis(tanggal: str, hari: int, nama: str) -> None:
    assert date.fromisoformat(tanggal).weekday() == hari
    assert {b["tanggal"]: b["nama"] for b in baca(LAYANAN / "libur.csv")}[tanggal] == nama


KOREKSI_TANGAN: dict[str, str | None] = {}
"""Days where libur.csv departs from the library: date to name, or None for a day taken out."""


def test_libur_2025_sampai_2027_sama_dengan_pustaka_selain_koreksi_yang_tercatat() -> None:
    pustaka: dict[str, str | None] = {}
    perkiraan = set()
    for kategori in ("public", "government"):
        tahun = country_holidays("ID", years=range(2025, 2028), categories=kategori, language="id")
        for tanggal, nama in tahun.items():
            pustaka[tanggal.isoformat()] = nama.removesuffix(" (perkiraan)")
            if nama.endswith(" (perkiraan)"):
                perkiraan.add(tanggal.isoformat())
    diharapkan = {tanggal: nama for tanggal, nama in (pustaka | KOREKSI_TANGAN).items() if nama is not None}
    libur = baca(LAYANAN / "libur.csv")
    assert {baris["tanggal"]: baris["nama"] for baris in libur} == diharapkan
    assert {baris["tanggal"] for baris in libur if baris["perkiraan"] == "1"} == perkiraan


def test_tanggal_libur_unik_berurut_dan_hanya_dua_jenis() -> None:
    libur = baca(LAYANAN / "libur.csv")
    tanggal = [date.fromisoformat(baris["tanggal"]) for baris in libur]
    assert tanggal == sorted(set(tanggal))
    for baris in libur:
        assert (baris["jenis"] == "cuti_bersama") == baris["nama"].startswith("Cuti Bersama"), baris
        assert baris["jenis"] in {"libur_nasional", "cuti_bersama"}
