"""The seeded office, services and questionnaire say what the decree and the regulation say."""

import csv
import json
import re
import tomllib
from collections import Counter
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

AKAR = Path(__file__).parents[2]
LAYANAN = AKAR / "skm" / "layanan" / "benih"
KUESIONER = AKAR / "skm" / "kuesioner" / "benih" / "kuesioner_skm.json"
KEPUTUSAN = AKAR / "tests" / "data" / "keputusan_indikator.txt"

Baris = dict[str, str]


def baca(berkas: Path) -> list[Baris]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


def test_unit_adalah_kecamatan_long_kali_dalam_wita() -> None:
    unit = tomllib.loads((LAYANAN / "unit.toml").read_text(encoding="utf-8"))
    assert unit["kode"] == "64.01.08"
    assert (unit["nama"], unit["nama_ketetapan"]) == ("Kecamatan Long Kali", "Kecamatan Longkali")
    assert (unit["kabupaten"], unit["provinsi"]) == ("Kabupaten Paser", "Kalimantan Timur")
    assert ZoneInfo(unit["zona_waktu"]).key == "Asia/Makassar"


def test_wilayah_memuat_satu_kelurahan_dan_22_desa_berkode_unik() -> None:
    wilayah = baca(LAYANAN / "wilayah.csv")
    assert Counter(baris["jenis"] for baris in wilayah) == {"kelurahan": 1, "desa": 22}
    assert len({baris["kode"] for baris in wilayah}) == len({baris["nama"] for baris in wilayah}) == 23
    assert all(baris["kode"].startswith("64.01.08.") for baris in wilayah)


def test_sembilan_layanan_non_perizinan_dan_empat_perizinan_berkode_unik_dan_berurut() -> None:
    layanan = baca(LAYANAN / "layanan.csv")
    assert Counter(baris["kategori"] for baris in layanan) == {"non_perizinan": 9, "perizinan": 4}
    assert len({baris["kode"] for baris in layanan}) == len({baris["nama"] for baris in layanan}) == 13
    assert [int(baris["urutan"]) for baris in layanan] == list(range(1, 14))
    assert all(re.fullmatch(r"[A-Z]{2,10}", baris["kode"]) for baris in layanan)


def test_setiap_nama_layanan_berdiri_dalam_ketetapan() -> None:
    teks = " ".join(KEPUTUSAN.read_text(encoding="utf-8").split())
    for baris in baca(LAYANAN / "layanan.csv"):
        assert re.search(rf"\d\. (Penerbitan )?{re.escape(baris['nama'])}\b", teks), baris["kode"]


def test_janji_layanan_bilangan_positif_dengan_satuan_dan_dasarnya() -> None:
    janji = {b["kode"]: (int(b["jumlah"]), b["satuan"]) for b in baca(LAYANAN / "layanan.csv")}
    assert all(jumlah >= 1 and satuan in {"menit", "jam", "hari"} for jumlah, satuan in janji.values())
    # Promises other offices publish.
    terbit = {"KTP": 45, "KK": 55, "KEMATIAN": 15, "WARIS": 90, "NIKAH": 30, "KERAMAIAN": 30}
    assert {kode: janji[kode] for kode in terbit} == {k: (menit, "menit") for k, menit in terbit.items()}
    assert janji["IUMK"] == (2, "hari")
    assert all(baris["dasar_janji"] for baris in baca(LAYANAN / "layanan.csv"))


def test_kuesioner_memuat_sembilan_unsur_menurut_urutan_peraturan() -> None:
    unsur = json.loads(KUESIONER.read_text(encoding="utf-8"))["unsur"]
    assert [(u["kode"], u["nama"]) for u in unsur] == [
        ("U1", "Persyaratan"),
        ("U2", "Sistem, Mekanisme, dan Prosedur"),
        ("U3", "Waktu Penyelesaian"),
        ("U4", "Biaya/Tarif"),
        ("U5", "Produk Spesifikasi Jenis Pelayanan"),
        ("U6", "Kompetensi Pelaksana"),
        ("U7", "Perilaku Pelaksana"),
        ("U8", "Penanganan Pengaduan, Saran dan Masukan"),
        ("U9", "Sarana dan Prasarana"),
    ]
    assert [u["urutan"] for u in unsur] == list(range(1, 10))


def test_bobot_kuesioner_berjumlah_tepat_satu() -> None:
    unsur = json.loads(KUESIONER.read_text(encoding="utf-8"))["unsur"]
    assert sum(Fraction(u["bobot"]) for u in unsur) == 1


def test_setiap_pertanyaan_mempunyai_empat_opsi_berbeda_dari_terburuk_ke_terbaik() -> None:
    unsur = {u["kode"]: u for u in json.loads(KUESIONER.read_text(encoding="utf-8"))["unsur"]}
    assert all(len(set(u["opsi"])) == 4 and u["pertanyaan"].endswith("?") for u in unsur.values())
    # The two scales that do not read "tidak, kurang, ya, sangat".
    assert unsur["U4"]["opsi"] == ["Sangat mahal", "Cukup mahal", "Murah", "Gratis"]
    assert unsur["U8"]["opsi"][0] == "Tidak ada"
    assert unsur["U8"]["opsi"][3] == "Dikelola dengan baik"
    # The complaint question stands on U8 and the facilities on U9, however a form is printed.
    assert "pengaduan" in unsur["U8"]["pertanyaan"]
    assert "sarana dan prasarana" in unsur["U9"]["pertanyaan"]


def test_profil_responden_berkode_ascii_kecil_dan_tanpa_data_pribadi() -> None:
    profil = json.loads(KUESIONER.read_text(encoding="utf-8"))["profil"]
    assert [isian["nama"] for isian in profil] == ["jenis_kelamin", "usia", "pendidikan", "pekerjaan"]
    for isian in profil:
        kode = [pilihan[0] for pilihan in isian["pilihan"]]
        assert len(kode) == len(set(kode))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", satu) for satu in kode)


def test_matriks_sekadau_memuat_48_responden_dengan_jumlah_unsur_yang_diterbitkan() -> None:
    matriks = baca(AKAR / "tests" / "data" / "responden_sekadau_2019_s1.csv")
    assert len(matriks) == 48
    jumlah = [sum(int(baris[f"U{nomor}"]) for baris in matriks) for nomor in range(1, 10)]
    assert jumlah == [135, 136, 147, 173, 155, 159, 158, 141, 156]
