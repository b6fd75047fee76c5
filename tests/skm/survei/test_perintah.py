"""skm tautan and skm import responden, as typed in a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.perintah import Perintah

Skm = Callable[..., Perintah]
BERKAS = str(Path(__file__).parents[2] / "data" / "responden_sekadau_2019_s1.csv")
JUDUL = ",".join(f"U{nomor}" for nomor in range(1, 10))


def test_tautan_add_memberi_kode_dan_url_yang_dibawa_kode_qr(skm: Skm) -> None:
    hasil = skm("tautan", "add", "--layanan", "kk", "--json").json()
    assert set(hasil) == {"kode", "url"}
    assert hasil["url"].endswith(f"/s/{hasil['kode']}")
    daftar = {satu["kode"]: satu for satu in skm("tautan", "list", "--json").json()}
    assert len(daftar) == 2  # this one and the one `skm init` made
    assert daftar[hasil["kode"]] == {**hasil, "jenis": "poster", "layanan": "KK", "aktif": True}


def test_tautan_kios_memakai_jalan_kios(skm: Skm) -> None:
    hasil = skm("tautan", "add", "--jenis", "kios", "--json").json()
    assert hasil["url"].endswith(f"/kios/{hasil['kode']}")
    assert hasil["url"] in skm("tautan", "list").stdout


def test_tautan_untuk_layanan_yang_tidak_ada_ditolak(skm: Skm) -> None:
    hasil = skm("tautan", "add", "--layanan", "SIM")
    assert (hasil.exit_code, hasil.stdout) == (1, "")
    assert "'SIM'" in hasil.stderr
    assert skm("tautan", "add", "--jenis", "koran").exit_code == 2


def test_tautan_qr_menulis_svg_dan_png(skm: Skm, tmp_path: Path) -> None:
    kode = skm("tautan", "list", "--json").json()[0]["kode"]
    gambar, cetak = tmp_path / "qr.svg", tmp_path / "qr.PNG"
    assert skm("tautan", "qr", kode, "--out", str(gambar)).exit_code == 0
    assert "<svg" in gambar.read_text(encoding="utf-8")
    assert skm("tautan", "qr", kode, "--out", str(cetak)).exit_code == 0
    assert cetak.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_tautan_qr_menolak_kode_asing_berkas_asing_dan_folder_yang_tidak_ada(
    skm: Skm, tmp_path: Path
) -> None:
    kode = skm("tautan", "list", "--json").json()[0]["kode"]
    assert skm("tautan", "qr", "tidakada", "--out", str(tmp_path / "a.svg")).exit_code == 1
    assert skm("tautan", "qr", kode, "--out", str(tmp_path / "a.pdf")).exit_code == 2
    assert skm("tautan", "qr", kode, "--out", str(tmp_path / "x" / "a.svg")).exit_code == 1
    assert list(tmp_path.glob("a.*")) == []


@pytest.mark.parametrize(
    ("bobot", "ikm"),
    [
        ("eksak", "78.70"),  # 1/9
        ("0.111", "78.63"),  # as printed with three decimals
        ("0.11", "77.92"),  # and with two
    ],
)
def test_tabel_terbit_memberi_ikm_yang_terbit(skm: Skm, bobot: str, ikm: str) -> None:
    assert skm("import", "responden", BERKAS, "--json").json() == {"ditambahkan": 48, "dilewati": 0}
    hasil = skm("ikm", "--bobot", bobot, "--json").json()
    assert (hasil["responden"], hasil["ikm"], hasil["mutu"]) == (48, ikm, "B")


def test_berkas_yang_sama_dua_kali_berhasil_tanpa_menambah(skm: Skm) -> None:
    pertama = skm("import", "responden", BERKAS)
    assert (pertama.exit_code, pertama.stdout) == (0, "48 responden ditambahkan.\n")
    assert pertama.stderr.splitlines()[-1] == "Kolom yang tidak dibaca: 'no'"
    kedua = skm("import", "responden", BERKAS)
    assert kedua.exit_code == 0
    assert "sudah pernah dimuat" in kedua.stdout
    assert "tidak ada yang ditambahkan" in kedua.stdout
    assert skm("import", "responden", BERKAS, "--json").json() == {"ditambahkan": 0, "dilewati": 48}
    assert skm("ikm", "--json").json()["responden"] == 48


def test_coba_memeriksa_tanpa_menyimpan(skm: Skm) -> None:
    hasil = skm("import", "responden", BERKAS, "--coba")
    assert hasil.exit_code == 0
    assert "48 responden" in hasil.stdout
    assert "Tidak ada yang disimpan" in hasil.stdout
    assert skm("ikm", "--json").json()["responden"] == 0
    assert skm("import", "responden", BERKAS, "--json").json() == {"ditambahkan": 48, "dilewati": 0}


def test_satu_sel_salah_menolak_berkas_dengan_baris_kolom_dan_nilai_di_stderr(
    skm: Skm, tmp_path: Path
) -> None:
    berkas = tmp_path / "salah.csv"
    baris = [JUDUL, *["3,3,3,3,3,3,3,3,3"] * 5, "3,3,5,3,3,3,3,3,3"]
    berkas.write_text("\n".join(baris) + "\n", encoding="utf-8")
    for pilihan in ((), ("--coba",)):
        hasil = skm("import", "responden", str(berkas), *pilihan)
        assert (hasil.exit_code, hasil.stdout) == (1, "")
        assert "baris 7, kolom U3: nilai '5' di luar 1–4" in hasil.stderr
    assert skm("ikm", "--json").json()["responden"] == 0


def test_berkas_yang_tidak_ada_ditolak(skm: Skm, tmp_path: Path) -> None:
    hasil = skm("import", "responden", str(tmp_path / "tidak-ada.csv"))
    assert (hasil.exit_code, hasil.stdout) == (1, "")
    assert "tidak ditemukan" in hasil.stderr


def test_muatan_didaftar_dan_dibatalkan_seluruhnya_lewat_perintah(skm: Skm) -> None:
    assert skm("import", "daftar").stdout == "Belum ada muatan jawaban.\n"
    skm("import", "responden", BERKAS)
    (satu,) = skm("import", "daftar", "--json").json()
    assert (satu["jumlah"], satu["berkas"]) == (48, Path(BERKAS).name)
    assert "48 jawaban" in skm("import", "daftar").stdout
    assert skm("import", "batal", str(satu["nomor"])).stdout.endswith("48 jawaban dihapus.\n")
    assert skm("ikm", "--json").json()["responden"] == 0
    lagi = skm("import", "batal", str(satu["nomor"]))
    assert (lagi.exit_code, lagi.stdout) == (1, "")
    assert "tidak ditemukan" in lagi.stderr
