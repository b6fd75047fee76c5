"""What posts type becomes a year by the nature of each input, and what contradicts it is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from sqlalchemy.orm import Session

from kinerja.hasil import Hasil, Status
from skm.akun.models import Peran
from skm.akun.queries import jejak_terakhir
from skm.galat import Galat
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.isian.services import isian, simpan_isian
from skm.katalog.models import Indikator
from skm.katalog.queries import indikator_berkode
from skm.katalog.tanam import katalog_ketetapan
from skm.layanan.models import Unit
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.pengukuran import sewaktu

PADA = datetime(2027, 1, 4, 1, 0, tzinfo=UTC)  # Monday; the year 2026 is over
ISI: tuple[int | None, ...] = (3, 4, 2, 0)


def baris(session: Session, unit: Unit, kode: str, tahun: int = 2026) -> Indikator:
    satu = indikator_berkode(session, unit.id, tahun, kode)
    assert satu is not None
    return satu


def simpan(session: Session, satu: Indikator, triwulan: int, isi: Mapping[str, int | None]) -> IsianTriwulan:
    ada = isian(session, satu.id, triwulan)
    angka = {nama: None if nilai is None else Fraction(nilai) for nama, nilai in isi.items()}
    return simpan_isian(
        session,
        satu,
        triwulan,
        isi=angka,
        catatan="uji",
        versi=ada.versi if ada else 0,
        oleh="ani",
        pada=PADA,
    )


def setahun(session: Session, kode: str, tahun: int = 2026, *, triwulan: int | None = None) -> Hasil:
    return sewaktu.nilai(session, tahun, triwulan, kode, pada=PADA).ketetapan


@pytest.mark.parametrize(
    ("kode", "sifat", "nilai"),
    [
        ("IKI-24", "arus", 9),  # repairs: 3 + 4 + 2 + 0
        ("IKI-15", "keadaan", 0),  # goods needed: as they stand at the end
    ],
)
def test_a_flow_is_summed_and_a_stock_is_the_last_whatever_the_row_did_before(
    session: Session, unit: Unit, kode: str, sifat: str, nilai: int
) -> None:
    (nama,) = katalog_ketetapan().menurut_kode[kode].ketetapan.nama()
    assert katalog_ketetapan().menurut_nama[nama].sifat == sifat
    satu = baris(session, unit, kode)
    for triwulan, angka in enumerate(ISI, start=1):
        simpan(session, satu, triwulan, {nama: angka})
    assert setahun(session, kode).nilai == nilai


def test_a_year_that_was_begun_with_another_way_keeps_it(session: Session, unit: Unit) -> None:
    """Goods needed were added up, repairs the last quarter's: wrong, and the year's own."""
    for kode, cara, nilai in (("IKI-15", "jumlah", 9), ("IKI-24", "terakhir", 0)):
        satu = baris(session, unit, kode)
        satu.konsolidasi = cara
        (nama,) = katalog_ketetapan().menurut_kode[kode].ketetapan.nama()
        for triwulan, angka in enumerate(ISI, start=1):
            simpan(session, satu, triwulan, {nama: angka})
        assert setahun(session, kode).nilai == nilai, kode


def test_a_count_since_january_that_falls_is_refused_and_one_that_was_stored_is_a_state(
    session: Session, unit: Unit
) -> None:
    satu, nama = baris(session, unit, "IKI-46"), "desa_berpartisipasi_dalam_lomba"
    simpan(session, satu, 1, {nama: 3})
    simpan(session, satu, 2, {nama: 4})
    with pytest.raises(Galat, match="tidak boleh turun: triwulan II 4, triwulan III 2") as galat:
        simpan(session, satu, 3, {nama: 2})
    assert (galat.value.bidang, galat.value.status) == (nama, 400)
    simpan(session, satu, 4, {nama: 9})
    assert setahun(session, "IKI-46").nilai == 9  # quarter III is not filled in, and not needed
    ada = isian(session, satu.id, 2)
    assert ada is not None
    ada.isi = {nama: "12"}  # as a load or an earlier version may have left it
    session.flush()
    hasil = setahun(session, "IKI-46")
    assert (hasil.status, hasil.nilai) == (Status.BELUM_DIISI, None)
    assert "triwulan II 12, triwulan IV 9" in hasil.alasan


def test_one_value_a_year_is_typed_once_and_a_second_is_refused(session: Session, unit: Unit) -> None:
    satu = baris(session, unit, "IKU-13")
    simpan(session, satu, 1, {"usulan_diajukan": 120, "usulan_terakomodir_rkpd": 48})
    assert simpan(session, satu, 2, {"usulan_terakomodir_rkpd": 55}).isi["usulan_diajukan"] == "120"
    with pytest.raises(Galat, match="sekali setahun dan harus sama: triwulan II 120, triwulan III 121"):
        simpan(session, satu, 3, {"usulan_diajukan": 121})
    nilai = sewaktu.nilai(session, 2026, 2, "IKU-13", pada=PADA)
    assert nilai.koreksi.teks == "45.83"  # 55 ÷ 120


def test_correcting_what_has_one_value_a_year_corrects_its_copies_in_later_quarters(
    session: Session, unit: Unit
) -> None:
    satu = baris(session, unit, "IKU-13")
    simpan(session, satu, 1, {"usulan_diajukan": 120, "usulan_terakomodir_rkpd": 48})
    for triwulan in (2, 3, 4):
        simpan(session, satu, triwulan, {"usulan_terakomodir_rkpd": 55})
    ada = isian(session, satu.id, 3)
    assert ada is not None
    ada.isi = ada.isi | {"usulan_diajukan": "119"}  # as a load may have left it: nobody's copy
    simpan(session, satu, 1, {"usulan_diajukan": 110, "usulan_terakomodir_rkpd": 48})
    semua = [isian(session, satu.id, n) for n in (1, 2, 3, 4)]
    assert [i and i.isi["usulan_diajukan"] for i in semua] == ["110", "110", "119", "110"]
    assert (
        "triwulan I 110, triwulan III 119"
        in sewaktu.nilai(session, 2026, None, "IKU-13", pada=PADA).koreksi.alasan
    )
    simpan(session, satu, 3, {"usulan_diajukan": 110, "usulan_terakomodir_rkpd": 55})
    assert sewaktu.nilai(session, 2026, None, "IKU-13", pada=PADA).koreksi.teks == "50.00"  # 55 ÷ 110
    (jejak,) = [j.peristiwa for j in jejak_terakhir(session, unit.id) if "mengikuti" in j.peristiwa]
    kata = "“Jumlah usulan musrenbang kecamatan yang diajukan”"
    assert f"{kata} 110 (tadinya 120); {kata} triwulan 2 mengikuti" in jejak


def test_a_copy_that_was_submitted_is_sent_back_before_the_value_of_the_year_is_corrected(
    session: Session, unit: Unit
) -> None:
    satu = baris(session, unit, "IKU-13")
    simpan(session, satu, 1, {"usulan_diajukan": 120, "usulan_terakomodir_rkpd": 48})
    kedua = simpan(session, satu, 2, {"usulan_terakomodir_rkpd": 55})
    kedua.tahap = TahapIsian.DISETUJUI
    session.flush()
    with pytest.raises(Galat, match="isian triwulan II yang memuatnya sudah disetujui") as galat:
        simpan(session, satu, 1, {"usulan_diajukan": 110, "usulan_terakomodir_rkpd": 48})
    assert (galat.value.bidang, galat.value.status) == ("usulan_diajukan", 409)
    simpan(session, satu, 1, {"usulan_diajukan": 120, "usulan_terakomodir_rkpd": 50})  # its own may change
    assert kedua.isi["usulan_diajukan"] == "120"


def test_a_quarter_declared_not_applicable_is_said_and_leaves_the_year_to_the_others(
    session: Session, unit: Unit
) -> None:
    satu, nama = baris(session, unit, "IKI-24"), "perbaikan_pemeliharaan_rutin_asrama"
    for triwulan, angka in enumerate((3, 4, None, 2), start=1):
        simpan(session, satu, triwulan, {nama: angka})
    assert setahun(session, "IKI-24").nilai == 9
    ketiga = setahun(session, "IKI-24", triwulan=3)
    assert (ketiga.status, "tidak berlaku pada triwulan ini" in ketiga.alasan) == (Status.TIDAK_BERLAKU, True)


@pytest.mark.parametrize(
    ("cara", "status", "teks"),
    [
        ("variabel", Status.BELUM_DISETUJUI, "40.00"),  # quarters II: (5 − 3) ÷ 5; with I: (8 − 5) ÷ 8
        ("tahunan", Status.BELUM_JATUH_TEMPO, None),  # what last year wrote is the year so far
    ],
)
def test_last_year_is_compared_over_the_same_quarters_or_not_before_it_is_known(
    session: Session, unit: Unit, cara: str, status: Status, teks: str | None
) -> None:
    lalu, kini = (baris(session, unit, "IKI-03", tahun) for tahun in (2025, 2026))
    lalu.konsolidasi = cara
    for triwulan, (dulu, sekarang) in enumerate(((3, 2), (5, 3)), start=1):
        simpan(session, lalu, triwulan, {"pelanggaran_disiplin": dulu})
        simpan(session, kini, triwulan, {"pelanggaran_disiplin": sekarang})
    satu = sewaktu.nilai(session, 2026, 2, "IKI-03", pada=PADA).koreksi
    assert (satu.status, satu.teks) == (status, teks)
    juni = datetime(2026, 7, 2, 1, 0, tzinfo=UTC)
    sejauh_ini = sewaktu.nilai(session, 2026, None, "IKI-03", pada=juni).koreksi
    assert sejauh_ini.teks == (teks and "37.50")
    assert sejauh_ini.status is status


KATA = {
    "Isi yang terjadi dalam triwulan ini saja.": ("IKU-09", "fasilitasi_pemerintahan_umum"),
    "Isi sejak Januari, tiap desa sekali.": ("IKU-09", "desa_fasilitasi_pemerintahan_umum"),
    "Isi keadaan pada akhir triwulan.": ("IKU-09", "desa"),
    "Isi keadaan pada awal triwulan.": ("IKU-08", "rekomendasi_saldo_awal"),
    "Isi rata-rata selama triwulan ini.": ("IKI-04", "pegawai"),
    "Isi sekali setahun.": ("IKU-13", "usulan_diajukan"),
    "Isi sejak Januari.": ("IKU-14", "realisasi_apbdes"),  # money: nothing to count once
}


def test_the_page_says_in_words_beside_each_field_what_to_write(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = {
        kode: klien.get(f"/indikator/{kode}/isi?tahun=2026&triwulan=2").sup
        for kode in {kode for kode, _ in KATA.values()}
    }
    for kata, (kode, nama) in KATA.items():
        bantuan = halaman[kode].select_one(f"#petunjuk-{nama}")
        assert bantuan is not None and bantuan.text == kata
        kotak = halaman[kode].select_one(f"#nilai-{nama}")
        assert kotak is not None and f"petunjuk-{nama}" in str(kotak["aria-describedby"])


def test_page_command_and_program_refuse_a_fall_and_say_what_to_write(
    klien: Klien, skm: Callable[..., Perintah]
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    nama = "posyantek_binaan"
    tujuan = ("isi", "IKI-48", "--tahun", "2026", "--triwulan")
    jawab = skm(*tujuan, "1", "--nilai", f"{nama}=4").stdout
    assert f"  {nama}: isi sejak Januari, tiap posyantek sekali" in jawab.splitlines()
    tolak = skm(*tujuan, "2", "--nilai", f"{nama}=2")
    assert (tolak.exit_code, "triwulan I 4, triwulan II 2" in tolak.stderr) == (1, True)
    alamat = "/indikator/IKI-48/isi?tahun=2026&triwulan=2"
    halaman = klien.get(alamat).form("#isian").isi(**{f"nilai-{nama}": "2"}).kirim()
    salah = halaman.sup.select_one(f"#nilai-{nama}-galat")
    assert (halaman.status, salah is not None and "triwulan I 4" in salah.text) == (400, True)
    bentuk = klien.http.get("/api/v1/indikator/IKI-48/isian?tahun=2026&triwulan=2").get_json()
    assert bentuk["petunjuk"][nama] == "isi sejak Januari, tiap posyantek sekali"
