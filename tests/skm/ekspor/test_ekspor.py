"""`skm ekspor` and its page: what a row may say, which periods there are, and how a file that fails ends."""

from __future__ import annotations

import csv
import errno
import io
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.bentuk import aliran
from skm.loket.models import Permohonan
from tests.conftest import WITA
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.laporan.susun import jawab, mohon, nilai_48

Skm = Callable[..., Perintah]
U = [f"U{n}" for n in range(1, 10)]
BULAT = ("--dari", "2026-01-01", "--sampai", "2026-03-31")


def baris(teks: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(teks, newline="")))


def test_a_row_is_scores_and_questionnaire_and_nothing_else(skm: Skm, basis: Session) -> None:
    jawab(basis, date(2026, 2, 3), *nilai_48(), layanan="KK", saran="=1+1")
    basis.commit()
    hasil = skm("ekspor", "jawaban", *BULAT, "--out", "-")
    assert (hasil.exit_code, hasil.stderr) == (0, "jawaban-2026-TW1: 48 baris.\n")
    ada = baris(hasil.stdout)
    assert list(ada[0]) == ["kuesioner", *U]
    assert Counter(tuple(map(int, (satu[u] for u in U))) for satu in ada) == Counter(map(tuple, nilai_48()))


def test_requests_are_exported_without_people_and_words(skm: Skm, basis: Session) -> None:
    mohon(basis, "KK", datetime(2026, 5, 12, 15, 0, tzinfo=WITA), jumlah=2)
    mohon(basis, "KTP", datetime(2026, 6, 12, 15, 0, tzinfo=WITA))
    nama = ("pemohon", "kurang", "alasan", "dicatat_oleh", "diselesaikan_oleh", "nik_sandi", "telepon_sandi")
    basis.execute(sa.update(Permohonan).values(dict.fromkeys(nama, "Rahasia")))
    basis.commit()
    teks = skm("ekspor", "permohonan", "--out", "-").stdout
    assert [satu["layanan"] for satu in baris(teks)] == ["KK", "KK", "KTP"]
    assert "Rahasia" not in teks
    terpilih = skm("ekspor", "permohonan", "--dari", "2026-04-12", "--sampai", "2026-04-12", "--out", "-")
    assert [satu["diterima"] for satu in baris(terpilih.stdout)] == ["2026-04-12T15:00:00+08:00"] * 2


def test_a_number_that_would_be_run_is_words(skm: Skm, basis: Session) -> None:
    mohon(basis, "KK", datetime(2026, 5, 12, 15, 0, tzinfo=WITA))
    basis.execute(sa.update(Permohonan).values(nomor="=HYPERLINK(1)"))
    basis.commit()
    assert baris(skm("ekspor", "permohonan", "--out", "-").stdout)[0]["nomor"] == "'=HYPERLINK(1)"


def test_indicators_are_exported_by_quarter_and_year_as_the_command_tells_them(skm: Skm) -> None:
    ada = baris(
        skm("ekspor", "indikator", "--dari", "2026-01-01", "--sampai", "2026-12-31", "--out", "-").stdout
    )
    assert Counter(satu["triwulan"] for satu in ada) == dict.fromkeys(("", "1", "2", "3", "4"), 71)
    kata = ("kode", "nama", "rumus_berlaku", "status", "penanggung_jawab", "satuan")
    setahun = [{nama: satu[nama] for nama in kata} for satu in ada if not satu["triwulan"]]
    perintah = skm("indikator", "--tahun", "2026", "--json").json()
    assert setahun == [{nama: satu[nama] for nama in kata} for satu in perintah]
    tolak = skm("ekspor", "indikator", "--dari", "2026-01-02", "--sampai", "2026-03-31", "--out", "-")
    assert (tolak.exit_code, "Tidak ada triwulan penuh" in tolak.stderr) == (1, True)


@pytest.mark.parametrize("bentuk", ["csv", "xlsx", "parquet"])
def test_a_file_has_its_name_only_once_it_is_whole(skm: Skm, tmp_path: Path, bentuk: str) -> None:
    tujuan = tmp_path / f"hasil.{bentuk}"
    tujuan.write_bytes(b"lama")
    assert skm("ekspor", "indikator", "--out", str(tujuan)).exit_code == 0
    assert tujuan.read_bytes() != b"lama"
    assert list(tmp_path.iterdir()) == [tujuan]


def _habis(_keluar: object, _kolom: object, kelompok: Iterator[object]) -> None:
    next(kelompok)
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_the_old_file_no_part_of_a_new_one_and_says_so(
    skm: Skm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tujuan = tmp_path / "hasil.csv"
    tujuan.write_bytes(b"lama")
    monkeypatch.setitem(aliran.BENTUK, "csv", (_habis, "text/csv"))
    hasil = skm("ekspor", "indikator", "--out", str(tujuan))
    assert (hasil.exit_code, hasil.stdout) == (1, "")
    assert "tidak dapat ditulis: No space left on device. Tidak ada yang tersimpan." in hasil.stderr
    assert (tujuan.read_bytes(), list(tmp_path.iterdir())) == (b"lama", [tujuan])


def test_without_the_package_for_it_a_parquet_is_refused_with_what_to_install(
    skm: Skm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skm.ekspor.jenis.TERPASANG", ["csv", "xlsx"])
    hasil = skm("ekspor", "indikator", "--out", str(tmp_path / "hasil.parquet"))
    assert (hasil.exit_code, "pip install 'skm[parquet]'" in hasil.stderr) == (1, True)


def test_a_file_of_another_kind_or_in_no_folder_is_refused(skm: Skm, tmp_path: Path) -> None:
    assert skm("ekspor", "indikator", "--out", "hasil.pdf").exit_code == 2
    hasil = skm("ekspor", "indikator", "--out", str(tmp_path / "tiada" / "hasil.csv"))
    assert (hasil.exit_code, "tidak dapat ditulis" in hasil.stderr) == (1, True)


def test_the_page_offers_what_there_is_and_says_why_there_is_none(basis: Session, klien: Klien) -> None:
    jawab(basis, date(2026, 2, 3), *nilai_48())
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    halaman = klien.get("/laporan/ekspor?tahun=2026&bagian=tw1").sup
    tautan = {str(satu["href"]).partition("?")[0] for satu in halaman.select(".deret a.tombol")}
    assert tautan == {
        f"/laporan/ekspor/{jenis}.{bentuk}"
        for jenis in ("jawaban", "permohonan", "indikator", "jejak")
        for bentuk in ("csv", "xlsx", "parquet")
    }
    sebulan = klien.get("/laporan/ekspor?tahun=2026&bagian=b3").sup
    assert "triwulan penuh yang sudah berakhir" in sebulan.get_text()
    assert {
        str(satu["href"]).rpartition("/")[2].partition(".")[0] for satu in sebulan.select(".deret a.tombol")
    } == {"permohonan", "jejak"}


def test_a_download_says_its_length_so_that_a_broken_one_is_not_whole(basis: Session, klien: Klien) -> None:
    jawab(basis, date(2026, 2, 3), *nilai_48())
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    with klien.http.get("/laporan/ekspor/jawaban.csv?tahun=2026&bagian=tw1") as jawaban:
        isi = jawaban.get_data()
    assert jawaban.headers["Content-Length"] == str(len(isi))
    assert jawaban.headers["Content-Disposition"] == "attachment; filename=jawaban-2026-TW1.csv"
    assert jawaban.headers["Cache-Control"] == "private, no-store"
    assert len(baris(isi.decode())) == 48


def test_what_fails_while_it_is_written_is_no_download(
    basis: Session, klien: Klien, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(aliran.BENTUK, "csv", (_habis, "text/csv"))
    klien.masuk_sebagai(Peran.ADMIN)
    with klien.http.get("/laporan/ekspor/indikator.csv?tahun=2026&bagian=tw1") as jawaban:
        assert (jawaban.status_code, jawaban.mimetype) == (503, "text/html")
        assert "Content-Disposition" not in jawaban.headers
