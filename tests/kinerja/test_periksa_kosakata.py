"""The words that the linter knows, each by what it does."""

import pytest

from kinerja.periksa import Kaidah
from tests.kinerja.susun_periksa import indikator, kalimat, kata

SEHARUSNYA = """
rencana direncanakan target ditargetkan sasaran butuh kebutuhan dibutuhkan diperlukan harus seharusnya
wajib usul diusulkan diajukan masuk terdata terdaftar tercatat tersedia jadwal dijadwalkan diundang
undangan estimasi perkiraan proyeksi standar ideal ditetapkan pagu anggaran maksimal lalu sebelumnya awal
dasar bersangkutan potensi kapasitas terpasang kewajiban tahun
"""
KOSONG = """
jumlah total seluruh seluruhnya semua keseluruhan banyak banyaknya unit yang dan atau serta dari pada
dalam di ke oleh untuk dengan para telah sudah tersebut ada adalah terhadap secara atas suatu setiap ikut
mengikuti mendapat mendapatkan memperoleh menerima dilakukan
"""
UMUM = "orang jiwa penduduk warga masyarakat peserta undangan anggota pemohon responden pengguna korban"
GOLONGAN = {
    "pegawai": "asn pns aparatur aparat staf karyawan petugas personil personel guru pendidik dosen",
    "anak": "balita bayi siswa murid pelajar santri",
    "keluarga": "kk",
    "desa": "kelurahan nagari kampung gampong dusun rt rw",
    "dokumen": "laporan surat berkas naskah buku arsip peraturan perdes data",
    "kegiatan": "program subkegiatan acara rapat pelatihan sosialisasi bimtek musrenbang",
    "pengaduan": "aduan keluhan laporan",
    "permohonan": "pelayanan layanan izin ijin perizinan rekomendasi surat dokumen",
    "kasus": "kejadian pelanggaran konflik gangguan perkara sengketa laporan temuan",
    "lembaga": "organisasi kelompok koperasi bumdes ormas posyandu",
    "sarana": "prasarana fasilitas peralatan perlengkapan gedung kendaraan aset barang",
    "sekolah": "madrasah paud sd smp sma",
    "usulan": "proposal aspirasi",
}
PASANGAN = (
    ("hadir kehadiran masuk", "absen absensi mangkir alpa bolos"),
    ("tepat ketepatan", "terlambat keterlambatan telat"),
    ("selesai diselesaikan tuntas", "tertunda tunggakan mandek terbengkalai"),
    ("aktif keaktifan", "pasif vakum"),
    ("layak baik laik berfungsi", "rusak kerusakan buruk"),
    ("lulus kelulusan berhasil keberhasilan", "gagal kegagalan"),
    ("puas kepuasan", "keluhan komplain kekecewaan"),
    ("patuh kepatuhan tertib ketertiban disiplin taat ketaatan", "pelanggaran melanggar pelanggar"),
    ("aman keamanan tenteram ketenteraman kondusif", "gangguan kriminalitas kejahatan konflik kerusuhan"),
    ("sehat kesehatan", "sakit kesakitan"),
    ("bersih kebersihan", "kumuh kotor"),
    ("hidup", "mati kematian meninggal"),
    ("disetujui diterima dikabulkan", "ditolak penolakan"),
    ("sejahtera kesejahteraan mampu", "miskin kemiskinan"),
)
BERES = """
ditangani tertangani diselesaikan terselesaikan selesai ditindak ditindaklanjuti ditertibkan dipulihkan
diperbaiki diatasi teratasi dicegah turun menurun berkurang dikurangi dilayani dibantu direhabilitasi
"""
SELISIH = """
peningkatan kenaikan pertumbuhan pertambahan penambahan laju meningkatnya bertambahnya naiknya penurunan
pengurangan menurunnya berkurangnya turunnya selisih tambahan tambah baru naik turun meningkat menurun
bertambah berkurang hilang
"""
DINAS = """
disdukcapil dukcapil bappeda bappelitbangda dpmd bkpsdm bkd bpkad bkad bapenda bpbd dpmptsp dinkes dinsos
disdik disdikbud diskominfo dishub dispora disperindag disnaker distan dlh kesbangpol bakesbangpol
satpolpp setwan
"""
MITRA = "oleh ke kepada dari dengan bersama melalui untuk antara menurut dan"
HASIL = """
terpenuhi dipenuhi tersedia disediakan terlaksana dilaksanakan terealisasi direalisasi direalisasikan
tercapai dicapai terwujud terbangun dibangun tersalurkan disalurkan tersusun disusun terselesaikan
diselesaikan diberikan diadakan pemenuhan realisasi selesai
"""


def _dua(aturan: Kaidah, atas: str, bawah: str, satuan: str = "desa") -> str | None:
    """What a rule says of a percentage of these words over those."""
    return kata(aturan, "Persentase", "x ÷ y × 100", f"x = {atas} ({satuan})", f"y = {bawah} ({satuan})")


@pytest.mark.parametrize("satu", SEHARUSNYA.split())
def test_what_a_whole_should_be_makes_no_part_of_it(satu: str) -> None:
    assert _dua(Kaidah.PECAHAN_TERBALIK, "Jumlah desa", f"Jumlah desa {satu}") is None


@pytest.mark.parametrize("satu", KOSONG.split())
def test_a_word_that_names_nothing_tells_no_sets_apart(satu: str) -> None:
    assert _dua(Kaidah.SELALU_SERATUS, "Jumlah desa tertib", f"{satu} desa {satu} tertib") is not None


@pytest.mark.parametrize("satu", ["tidak", "belum", "bukan", "non", "tanpa"])
def test_a_negation_tells_sets_apart(satu: str) -> None:
    assert _dua(Kaidah.SELALU_SERATUS, "Jumlah desa tertib", f"Jumlah desa {satu} tertib") is None
    assert _dua(Kaidah.HIMPUNAN_BERBEDA, "Jumlah desa tertib", f"Jumlah desa {satu} tertib") is not None


@pytest.mark.parametrize(
    "tempat",
    [
        *("di kecamatan", "se-kabupaten", "se kota", "pada kecamatan", "dalam lingkup kecamatan"),
        *("di kec. Kuaro", "di wilayah kab. Paser", "tingkat kabupaten", "lingkup provinsi"),
        *("wilayah kecamatan", "di daerah", "di lingkungan kabupaten", "di kantor kecamatan"),
    ],
)
def test_where_the_things_are_tells_no_sets_apart(tempat: str) -> None:
    assert (
        _dua(Kaidah.SELALU_SERATUS, "Jumlah desa tertib", f"Jumlah desa tertib {tempat} ini itu") is not None
    )
    assert _dua(Kaidah.SELALU_SERATUS, "Jumlah desa", f"Jumlah desa {tempat.replace('.', '')}an") is None


@pytest.mark.parametrize(("benda", "lain"), GOLONGAN.items())
def test_nouns_of_one_kind_are_counted_out_of_each_other_and_of_no_other_kind(benda: str, lain: str) -> None:
    asing = "Jumlah desa" if benda == "usulan" else "Jumlah usulan"
    for satu in lain.split():
        assert _dua(Kaidah.HIMPUNAN_BERBEDA, f"Jumlah {satu} x", f"Jumlah {benda} y") is None, satu
        assert _dua(Kaidah.HIMPUNAN_BERBEDA, f"Jumlah {satu} x", f"{asing} y") is not None, satu


@pytest.mark.parametrize("umum", UMUM.split())
def test_people_of_whatever_kind_are_any_people_and_no_things(umum: str) -> None:
    for manusia in ("pegawai", "siswa", "warga"):
        assert _dua(Kaidah.HIMPUNAN_BERBEDA, f"Jumlah {umum} x", f"Jumlah {manusia} y") is None
        assert _dua(Kaidah.HIMPUNAN_BERBEDA, f"Jumlah {manusia} x", f"Jumlah {umum} y") is None
    assert _dua(Kaidah.HIMPUNAN_BERBEDA, f"Jumlah {umum} x", "Jumlah kasus y") is not None


@pytest.mark.parametrize(("baik", "buruk"), PASANGAN)
def test_every_word_contradicts_each_of_its_opposites_either_way_round(baik: str, buruk: str) -> None:
    for satu in baik.split():
        for lain in buruk.split():
            for nama, hitung in ((satu, lain), (lain, satu)):
                pesan = kata(Kaidah.LAWAN_KATA, f"Tingkat {nama} desa", "x", f"x = Jumlah {hitung} desa (x)")
                assert (pesan is None) is (hitung in BERES.split()), (nama, hitung)


@pytest.mark.parametrize("beres", BERES.split())
def test_a_bad_thing_that_was_put_right_is_no_opposite(beres: str) -> None:
    assert (
        kata(Kaidah.LAWAN_KATA, "Persentase jalan baik", "x", f"x = Panjang jalan rusak {beres} (km)") is None
    )


@pytest.mark.parametrize("satu", SELISIH.split())
def test_what_is_a_change_by_itself_is_asked_for_no_difference(satu: str) -> None:
    variabel = (f"x = Kasus {satu} itu (kasus)", "y = Jumlah kasus tahun lalu (kasus)")
    assert kata(Kaidah.PERUBAHAN_BUKAN_SELISIH, "Persentase peningkatan", "x ÷ y × 100", *variabel) is None


@pytest.mark.parametrize("dinas", [*DINAS.split(), "satpol  pp"])
def test_an_offices_short_name_is_known_in_any_case(dinas: str) -> None:
    for tulisan in (dinas, dinas.upper(), dinas.title()):
        assert kalimat(Kaidah.KANTOR_LAIN, indikator(nama=f"Jumlah aset {tulisan} baru")) is not None


@pytest.mark.parametrize("mitra", MITRA.split())
def test_an_office_that_only_takes_part_is_no_finding(mitra: str) -> None:
    assert kalimat(Kaidah.KANTOR_LAIN, indikator(nama=f"Jumlah usulan {mitra.title()} Bappeda")) is None


@pytest.mark.parametrize("hasil", HASIL.split())
def test_a_need_that_was_met_is_a_result(hasil: str) -> None:
    variabel = f"x = Jumlah kebutuhan kursi {hasil} (unit)"
    assert kata(Kaidah.RENCANA_SEBAGAI_HASIL, "Jumlah kursi", "x", variabel, satuan="unit") is None
