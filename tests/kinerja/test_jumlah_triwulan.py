"""A sum over quarters inside a formula: what it skips, and what beside it skips the same."""

from collections.abc import Mapping
from fractions import Fraction

from kinerja.hasil import Hasil, Status
from kinerja.konsolidasi import Konsolidasi, konsolidasikan
from kinerja.rumus import Masukan, parse
from tests.kinerja.test_setahun import variabel

HADIR = "(jumlah(pegawai × hari) − absen) ÷ jumlah(pegawai × hari) × 100"
KEHADIRAN = {
    "absen": variabel("arus", "absen"),
    "pegawai": variabel("rata", "pegawai"),
    "hari": variabel("arus", "hari"),
}


def kehadiran(*triwulan: Mapping[str, int | None]) -> Hasil:
    """The year's attendance over those quarters."""
    masukan = [Masukan((satu,)) for satu in triwulan]
    return konsolidasikan(Konsolidasi.VARIABEL, parse(HADIR), masukan, KEHADIRAN, "%")


def test_a_quarter_that_a_sum_over_quarters_skips_is_skipped_by_every_flow_of_the_formula() -> None:
    penuh = {"absen": 15, "pegawai": 30, "hari": 62}
    # Nobody counted the staff in quarter II: its absences have nothing to be absent from.
    # 3 × 30 × 62 = 5,580 person-days less 45: 99.19; with all 60 absences 98.92 would come out.
    for kedua in ({**penuh, "pegawai": None}, {"pegawai": None, "hari": 62}):
        hasil = kehadiran(penuh, kedua, penuh, penuh)
        assert (hasil.pembilang, hasil.penyebut, hasil.teks) == (5535, 5580, "99.19")
        assert (hasil.jejak[0].uraian, hasil.jejak[0].kalimat) == (
            "Jumlah absen (triwulan II tidak berlaku)",
            "15 + 15 + 15 = 45",
        )
    kurang = kehadiran(penuh, {"pegawai": 30, "hari": 62})
    assert (kurang.status, kurang.alasan) == (Status.BELUM_DIISI, "Jumlah absen: triwulan II belum diisi.")
    assert kehadiran({**penuh, "hari": None}).status is Status.TIDAK_BERLAKU


def test_what_stands_at_a_moment_is_read_whatever_a_sum_over_quarters_skips() -> None:
    kamus = {"x": variabel("keadaan"), "y": variabel("arus", "y")}
    triwulan = [Masukan(({"x": 3, "y": 2},)), Masukan(({"x": 4, "y": None},))]
    assert konsolidasikan(
        Konsolidasi.VARIABEL, parse("jumlah(y) ÷ x"), triwulan, kamus, "%"
    ).nilai == Fraction(1, 2)
