"""The linter on indicators of other offices, which its rules were not written for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kinerja.indikator import Katalog
from kinerja.periksa import Kaidah, periksa
from tests.kinerja.susun_periksa import baca, indikator

BERKAS = Path(__file__).parents[1] / "data" / "indikator_luar.toml"


@dataclass(frozen=True, slots=True)
class Baris:
    """A foreign row with what the linter says of it."""

    isi: dict[str, Any]
    temuan: frozenset[Kaidah]

    @property
    def cacat(self) -> Kaidah | None:
        """The rule that must find it; None for a sound row."""
        return Kaidah(self.isi["cacat"]) if "cacat" in self.isi else None


def periksa_satu(isi: dict[str, Any]) -> frozenset[Kaidah]:
    """The rules that find something in a row, read as if Kecamatan Long Kali had taken it over."""
    satu = indikator(nama=isi["nama"], rumus=isi["rumus"], satuan=isi["satuan"], sasaran="", teks="")
    katalog = Katalog((), tuple(map(baca, isi["variabel"])), (satu,))
    return frozenset(temuan.aturan for temuan in periksa(katalog, {"Longkali", "Long Kali"}))


@cache
def semua() -> tuple[Baris, ...]:
    """Every foreign row."""
    isi = tomllib.loads(BERKAS.read_text(encoding="utf-8"))
    return tuple(Baris(satu, periksa_satu(satu)) for satu in isi["baris"])


def _cacat(satu: Baris) -> bool:
    return satu.cacat is not None


def test_of_thirty_five_bad_rows_thirty_two_are_hit_by_the_rule_that_explains_them() -> None:
    buruk = list(filter(_cacat, semua()))
    kena = [satu for satu in buruk if satu.cacat in satu.temuan]
    assert (len(semua()), len(buruk), len(kena)) == (82, 35, 32)


def test_of_thirty_eight_alarms_none_is_false() -> None:
    benar = [kaidah in (satu.cacat, *satu.isi.get("juga", ())) for satu in semua() for kaidah in satu.temuan]
    assert (len(benar), benar.count(False)) == (38, 0)


def test_what_the_ten_rows_added_after_the_freeze_show_is_told_as_it_is() -> None:
    sesudah = [satu for satu in semua() if satu.isi.get("sesudah_beku")]
    lolos = [satu.isi["nama"] for satu in sesudah if satu.cacat and satu.cacat not in satu.temuan]
    palsu = [satu.isi["nama"] for satu in sesudah if not satu.cacat and satu.temuan]
    assert (len(sesudah), len(list(filter(_cacat, sesudah)))) == (10, 5)
    # All employees' certificates over technical employees: both are employees to the linter.
    assert (lolos, palsu) == (["Persentase karyawan dengan sertifikat kompetensi teknis"], [])


def test_every_foreign_row_names_a_published_source_and_every_source_has_a_row() -> None:
    isi = tomllib.loads(BERKAS.read_text(encoding="utf-8"))
    assert {satu["sumber"] for satu in isi["baris"]} == set(isi["sumber"])
    for sumber in isi["sumber"].values():
        assert sumber["judul"]
        assert sumber["alamat"].startswith(("http://", "https://"))


def test_a_bad_row_says_whether_its_defect_was_published() -> None:
    for satu in semua():
        assert (satu.isi.get("asal") in ("terbit", "ditanam")) is (satu.cacat is not None), satu.isi["nama"]
