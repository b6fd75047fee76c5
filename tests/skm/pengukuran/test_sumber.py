"""What is counted, under the catalogue's names, and the two policies that no formula says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.gabungan import Struktur
from kinerja.hasil import Status
from kinerja.ikm import bobot_sama
from kinerja.ketepatan import KetepatanTally
from kinerja.rumus import Variabel, parse
from kinerja.sebaran import sebaran_dari_nilai
from skm.katalog.tanam import katalog_ketetapan
from skm.katalog.terhitung import DIPROSES, NILAI, NON_SELESAI, NRR, PENIMBANG, SELESAI, TERHITUNG, TERISI
from skm.ketepatan.queries import KetepatanLayanan, RekapKetepatan
from skm.kuesioner.queries import HitunganIkm, HitunganSusunan
from skm.layanan.models import Kategori
from skm.pengukuran.cacah import Cacah
from skm.pengukuran.cacah_ikm import cacah_ikm
from skm.pengukuran.sumber import SUMBER, cacah_dokumen, cacah_perizinan

NON, IZIN = Kategori.NON_PERIZINAN, Kategori.PERIZINAN
KOSONG = KetepatanTally()


def hasil(kode: str, cacah: Cacah) -> tuple[Status, Status]:
    """The states that the decreed and the corrected formula give."""
    katalog = katalog_ketetapan()
    satu, nama = katalog.menurut_kode[kode], katalog.menurut_nama
    dua = (cacah.hitung(rumus, nama, "") for rumus in (satu.ketetapan, satu.koreksi))
    ketetapan, koreksi = dua
    return ketetapan.status, koreksi.status


def susunan(kode: Sequence[str], jawaban: Sequence[list[int | None]], bulan: int = 1) -> HitunganSusunan:
    sebaran = sebaran_dari_nilai(kode, jawaban)
    hari = date(2026, bulan, 1)
    return HitunganSusunan(Struktur(tuple(kode), bobot_sama(len(kode))), sebaran, None, hari, hari, (1,), {})


def hitungan(*jawaban: list[int | None]) -> HitunganIkm:
    return HitunganIkm((susunan(["U1", "U2", "U3"], jawaban),), "")


def test_every_source_gives_names_that_the_catalogue_declares_and_its_formulas_use() -> None:
    katalog = katalog_ketetapan()
    for kode, satu in TERHITUNG.items():
        milik = next(indikator for indikator in katalog.indikator if indikator.otomatis == kode)
        sendiri = {NILAI, TERISI, PENIMBANG}  # for offices whose own formula names them
        assert set(milik.variabel()) == set(satu.variabel) - sendiri
    assert set(SUMBER) == set(TERHITUNG)


def test_a_period_without_any_request_has_no_count_of_documents_and_one_with_some_has_zeros_too() -> None:
    def rekap(diproses: int, selesai: int) -> RekapKetepatan:
        tally = KetepatanTally(selesai=selesai)
        return RekapKetepatan((KetepatanLayanan("KK", "KK", NON, tally),), {NON: diproses, IZIN: 5})

    kosong = cacah_dokumen(rekap(0, 0))
    assert (kosong.nilai, kosong.alasan) == ({}, "Belum ada permohonan di catatan loket.")
    assert hasil("IKI-37", kosong) == (Status.BELUM_DIISI, Status.BELUM_DIISI)
    assert cacah_dokumen(rekap(3, 0)).nilai == {DIPROSES: 3, SELESAI: 0}
    assert hasil("IKI-37", cacah_dokumen(rekap(3, 0))) == (Status.OK, Status.OK)


@pytest.mark.parametrize(
    ("izin", "keadaan"),
    [
        (KOSONG, Status.BELUM_DIISI),  # nothing finished at all
        (KetepatanTally(selesai=1), Status.PENYEBUT_NOL),  # a licence over no non-licence
        (KetepatanTally(selesai=1, selesai_tepat=1), Status.PENYEBUT_NOL),
    ],
)
def test_licences_over_no_finished_non_licence_have_a_zero_denominator_once_a_licence_was_finished(
    izin: KetepatanTally, keadaan: Status
) -> None:
    assert hasil("IKU-03", cacah_perizinan({NON: KOSONG, IZIN: izin}))[0] is keadaan
    ada = cacah_perizinan({NON: KetepatanTally(selesai=2), IZIN: izin})
    assert (ada.nilai[NON_SELESAI], hasil("IKU-03", ada)[0]) == (2, Status.OK)


def test_an_unsur_that_nobody_filled_leaves_out_the_index_and_says_which() -> None:
    cacah = cacah_ikm(hitungan([4, None, 2], [3, None, 2]))
    assert NRR not in cacah.nilai
    assert hasil("IKU-01", cacah) == (Status.BELUM_DIISI, Status.BELUM_DIISI)
    rumus = katalog_ketetapan().menurut_kode["IKU-01"].koreksi
    jadi = cacah.hitung(rumus, katalog_ketetapan().menurut_nama, "nilai")
    assert jadi.alasan == "Belum ada yang mengisi unsur U2."
    assert [langkah.hasil for langkah in jadi.jejak][1] == "belum diisi"
    kosong = cacah_ikm(hitungan())
    assert (kosong.nilai, kosong.alasan) == ({}, "Belum ada responden.")


def test_the_mutu_of_an_ikm_is_said_of_the_formula_that_gives_the_ikm_and_of_no_other() -> None:
    cacah, katalog = cacah_ikm(hitungan([4, 3, 2], [3, 3, 2])), katalog_ketetapan()
    satu, nama = katalog.menurut_kode["IKU-01"], katalog.menurut_nama
    akhir = [cacah.hitung(rumus, nama, "").jejak[-1] for rumus in (satu.koreksi, satu.ketetapan)]
    assert akhir[0].kalimat == "70,8333 dibulatkan = 70,83, mutu C (Kurang baik)"
    assert "mutu" not in akhir[1].hasil
    lain = cacah.hitung(parse(f"{NRR} × 20"), nama, "").jejak[-1]
    assert (lain.uraian, lain.hasil) == ("Hasil", "56,67")


def test_a_count_of_documents_says_where_it_was_counted() -> None:
    rekap = RekapKetepatan((KetepatanLayanan("KK", "KK", NON, KetepatanTally(selesai=2)),), {NON: 3})
    cacah = cacah_dokumen(rekap)
    assert [satu.hitungan for satu in cacah.jejak[DIPROSES]] == ["Dihitung dari catatan loket: 3 dokumen"]
    assert [satu.hitungan for satu in cacah.jejak[SELESAI]] == ["Dihitung dari catatan loket: 2 dokumen"]


@given(
    st.lists(st.lists(st.integers(1, 4), min_size=3, max_size=3), min_size=1, max_size=30),
    st.lists(st.lists(st.integers(1, 4), min_size=4, max_size=4), max_size=9),
)
def test_a_value_made_of_parts_is_what_its_parts_give_alone_and_joined(
    jawaban: list[list[int | None]], lain: list[list[int | None]]
) -> None:
    tiga, empat = susunan(["U1", "U2", "U3"], jawaban), susunan(["U1", "U2", "U3", "U10"], lain, 2)
    cacah = cacah_ikm(HitunganIkm((tiga, empat) if lain else (tiga,), ""))
    bagian = {satu.nama: satu.nilai for satu in cacah.bagian}
    kata = {nama: Variabel(nama, nama, nama, "nilai") for nama in bagian}
    dari_bagian = {nama: rumus.hitung(bagian, kata, "nilai").nilai for nama, rumus in cacah.turunan.items()}
    assert dari_bagian == {nama: Fraction(nilai) for nama, nilai in cacah.nilai.items() if nilai is not None}
