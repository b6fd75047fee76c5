"""`skm indikator`: the contract's list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from tests.conftest import WITA
from tests.perintah import Perintah
from tests.skm.laporan.susun import jawab, mohon, nilai_48

Skm = Callable[..., Perintah]

KUNCI = (
    "kode",
    "nama",
    "rumus_berlaku",
    "nilai_ketetapan",
    "nilai_koreksi",
    "target",
    "capaian",
    "status",
    "pembilang",
    "penyebut",
    "penanggung_jawab",
    "catatan",
    "satuan",
    "rangkap",
)
TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday


def test_tujuh_puluh_satu_indikator_dengan_kunci_kontraknya_menurut_urutan_ketetapan(skm: Skm) -> None:
    isi = skm("indikator", "--tahun", "2026", "--json").json()
    urutan = [f"IKU-{n:02}" for n in range(1, 15)] + [f"IKI-{n:02}" for n in range(1, 58)]
    assert [satu["kode"] for satu in isi] == urutan
    assert {tuple(satu) for satu in isi} == {KUNCI}


def test_nilai_otomatis_tampil_menurut_kedua_rumus(skm: Skm, basis: Session) -> None:
    jawab(basis, date(2026, 3, 31), *nilai_48())
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=500)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO, jumlah=36)
    mohon(basis, "IUMK", TEMPO, jumlah=4)
    basis.commit()
    isi = {satu["kode"]: satu for satu in skm("indikator", "--tahun", "2026", "--json").json()}
    assert isi["IKU-01"] == {
        "kode": "IKU-01",
        "nama": "Survey Kepuasan Masyarakat (SKM)",
        "rumus_berlaku": "koreksi",
        "nilai_ketetapan": "3.15",
        "nilai_koreksi": "78.70",
        "target": None,
        "capaian": None,
        "status": "OK",
        "pembilang": None,  # the IKM is a weighted sum, not one fraction
        "penyebut": None,
        "penanggung_jawab": "Seksi Pemerintahan dan Kependudukan",
        # 48 of 536 services: √(1 − 48 ÷ 536) = 0,9542 of the distances 4,0210 and 2,7248.
        "catatan": "selang kepercayaan 95% 74,87–81,30",
        "satuan": "nilai",
        "rangkap": "",
    }
    tiga = isi["IKU-03"]
    assert (tiga["nilai_ketetapan"], tiga["nilai_koreksi"]) == ("7.20", "90.00")  # 36/500 and 36/40
    assert (tiga["rumus_berlaku"], tiga["pembilang"], tiga["penyebut"]) == ("koreksi", 36, 40)
    dua = isi["IKU-02"]
    assert (dua["rumus_berlaku"], dua["pembilang"], dua["penyebut"]) == ("koreksi", 500, 500)


def test_yang_belum_diisi_bernilai_null_dan_iki_menyebut_jabatannya(skm: Skm) -> None:
    isi = {satu["kode"]: satu for satu in skm("indikator", "--tahun", "2026", "--json").json()}
    assert isi["IKI-01"] == {
        "kode": "IKI-01",
        "nama": "Persentase SKPD yang terlayani",
        "rumus_berlaku": "koreksi",
        "nilai_ketetapan": None,
        "nilai_koreksi": None,
        "target": None,
        "capaian": None,
        "status": "BELUM_DIISI",
        "pembilang": None,
        "penyebut": None,
        "penanggung_jawab": "SEKRETARIS CAMAT LONGKALI",
        "catatan": "",
        "satuan": "%",
        "rangkap": "",
    }
    assert isi["IKU-03"]["status"] == "BELUM_JATUH_TEMPO"
    assert (isi["IKU-03"]["pembilang"], isi["IKU-03"]["penyebut"]) == (0, 0)


def test_triwulan_membatasi_periodenya(skm: Skm, basis: Session) -> None:
    jawab(basis, date(2026, 3, 31), [4] * 9)
    basis.commit()
    satu, dua = (skm("indikator", "--tahun", "2026", "--triwulan", n, "--json").json()[0] for n in "12")
    assert (satu["nilai_koreksi"], dua["nilai_koreksi"]) == ("100.00", None)


@pytest.mark.parametrize(
    ("argumen", "keluar", "kata"),
    [
        (["--tahun", "2019"], 1, "2025, 2026, 2027"),  # a year without a catalogue names those that have one
        (["--tahun", "99999"], 1, "Tahun"),  # no calendar year
        (["--tahun", "2026", "--triwulan", "5"], 2, "triwulan"),
        ([], 2, "--tahun"),
    ],
)
def test_tahun_dan_triwulan_yang_tidak_ada_ditolak(
    skm: Skm, argumen: list[str], keluar: int, kata: str
) -> None:
    hasil = skm("indikator", *argumen, "--json")
    assert (hasil.exit_code, hasil.stdout) == (keluar, "")
    assert kata in hasil.stderr


def test_tanpa_json_kedua_nilai_berdampingan(skm: Skm, basis: Session) -> None:
    jawab(basis, date(2026, 3, 31), *nilai_48())
    basis.commit()
    baris = skm("indikator", "--tahun", "2026").stdout.splitlines()
    assert baris[0] == "Indikator kinerja, Tahun 2026"
    iku_01 = next(b for b in baris if b.startswith("IKU-01"))
    assert "3,15" in iku_01 and "78,70" in iku_01 and "koreksi" in iku_01
