"""What was spent of a budget, and what that means beside what was reached."""

from fractions import Fraction

from kinerja.anggaran import efisiensi, serapan
from kinerja.hasil import Hasil, Status


def capaian(nilai: str, status: Status = Status.OK) -> Hasil:
    return Hasil(status, Fraction(nilai), None, None, "%", ())


def test_a_share_of_the_budget_is_exact_and_nothing_told_is_no_zero() -> None:
    assert serapan(91, 200).teks == "45.50"
    assert serapan(0, 200).teks == "0.00"
    assert serapan(None, 200).status is Status.BELUM_DIISI
    assert serapan(5, 0).status is Status.PENYEBUT_NOL


def test_efficiency_is_told_only_where_the_target_was_met() -> None:
    hasil = efisiensi(capaian("104"), serapan(190, 200))  # 104 − 95
    assert (hasil.teks, hasil.jejak[0].kalimat) == ("9.00", "104,00 − 95,00 = 9,00")
    assert efisiensi(capaian("100"), serapan(190, 200)).teks == "5.00"
    bawah = efisiensi(capaian("99.99"), serapan(190, 200))
    assert (bawah.status, bawah.nilai) == (Status.TIDAK_BERLAKU, None)
    assert efisiensi(capaian("104"), serapan(None, 200)).status is Status.BELUM_DIISI
    assert efisiensi(capaian("104", Status.BELUM_DISETUJUI), serapan(1, 2)).status is Status.BELUM_DISETUJUI
