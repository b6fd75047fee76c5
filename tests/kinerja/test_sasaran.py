"""Average capaian per sasaran and for the office; nothing is left out silently."""

from fractions import Fraction

from kinerja.capaian import BATAS_100, BATAS_110_120
from kinerja.hasil import Hasil, Status
from kinerja.sasaran import Capaian, per_sasaran, rata_rata


def ada(kode: str, nilai: str, sasaran: str = "S1", status: Status = Status.OK) -> Capaian:
    return Capaian(kode, sasaran, Hasil(status, Fraction(nilai), None, None, "%", ()))


def belum(kode: str, sasaran: str = "S1") -> Capaian:
    hasil = Hasil(Status.TIDAK_BERLAKU, None, None, None, "%", (), "Belum ada LHP.")
    return Capaian(kode, sasaran, hasil)


def test_an_average_says_what_it_left_out_and_why() -> None:
    rata = rata_rata([ada("IKU-04", "96.5"), belum("IKU-08"), ada("IKU-05", "100")])
    assert rata.hasil.teks == "98.25"
    assert rata.disertakan == ("IKU-04", "IKU-05")
    assert rata.dikeluarkan == (("IKU-08", Status.TIDAK_BERLAKU, "Belum ada LHP."),)
    assert rata.hasil.alasan == "1 indikator tidak ikut: IKU-08 (TIDAK_BERLAKU)."
    (langkah,) = rata.hasil.jejak
    assert (langkah.uraian, langkah.kalimat) == ("Rata-rata capaian", "(96,50 + 100,00) ÷ 2 = 98,25")
    assert (rata.hasil.pembilang, rata.hasil.penyebut) == (Fraction("196.5"), 2)


def test_the_average_is_exact_until_its_one_rounding() -> None:
    tiga = rata_rata([ada("A", "1/3"), ada("B", "1/3"), ada("C", "1/3")])
    assert tiga.hasil.nilai == Fraction(1, 3)


def test_the_cap_counts_in_the_average_and_is_named_there() -> None:
    rata = rata_rata([ada("A", "150"), ada("B", "50")], BATAS_100)
    assert rata.hasil.nilai == 75  # (100 + 50) ÷ 2
    assert rata.hasil.jejak[0].uraian == "Rata-rata capaian, paling tinggi 100"
    assert rata.hasil.alasan == ""


def test_without_a_cap_the_rows_above_200_are_named_beside_the_average() -> None:
    semua = [ada("IKI-01", "2700"), ada("IKI-02", "200"), ada("IKI-03", "100"), belum("IKI-04")]
    assert rata_rata(semua).hasil.nilai == 1000  # (2.700 + 200 + 100) ÷ 3
    assert rata_rata(semua).pencilan == (("IKI-01", Fraction(2700)),)
    assert rata_rata(semua, BATAS_110_120).pencilan == ()
    assert per_sasaran(semua)["S1"].pencilan == (("IKI-01", Fraction(2700)),)


def test_a_capaian_not_yet_approved_is_left_out() -> None:
    rata = rata_rata([ada("A", "50"), ada("B", "70", status=Status.BELUM_DISETUJUI)])
    assert (rata.hasil.nilai, rata.dikeluarkan) == (50, (("B", Status.BELUM_DISETUJUI, ""),))


def test_nothing_to_average_is_a_state() -> None:
    kosong = rata_rata([])
    assert (kosong.hasil.status, kosong.hasil.alasan) == (
        Status.BELUM_DIISI,
        "Belum ada capaian yang dapat dirata-ratakan.",
    )
    semua_keluar = rata_rata([belum("A")])
    assert semua_keluar.hasil.alasan == (
        "Belum ada capaian yang dapat dirata-ratakan. 1 indikator tidak ikut: A (TIDAK_BERLAKU)."
    )


def test_each_sasaran_has_its_average_and_the_office_one_over_its_indicators() -> None:
    semua = [ada("A", "100", "S2"), ada("B", "40", "S1"), ada("C", "60", "S2"), ada("D", "80", "S2")]
    sasaran = per_sasaran(semua)
    assert {nama: rata.hasil.nilai for nama, rata in sasaran.items()} == {"S2": 80, "S1": 40}
    assert list(sasaran) == ["S2", "S1"]
    assert rata_rata(semua).hasil.nilai == 70  # over four indicators; the mean of 80 and 40 would be 60
