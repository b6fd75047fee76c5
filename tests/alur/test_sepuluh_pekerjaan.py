"""The ten commonest jobs, each done by hands that count; docs/sepuluh-pekerjaan.md says what they take."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.alur.conftest import Disiapkan, _lingkungan
from tests.alur.jalan import AKAR, Server, layani, port_bebas
from tests.alur.kantor_sibuk import (
    ADMIN,
    CAMAT,
    DITUNGGU,
    PELANGGAN,
    PENGISI,
    PETUGAS,
    TAHUN,
    TRIWULAN,
    KantorSibuk,
    buka_kantor,
)
from tests.alur.tangan import Hitungan, Tangan

pytestmark = [pytest.mark.browser, pytest.mark.luas]

BARIS = re.compile(r"^\| (\d+) \|.*\| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)
PAPAN_TRIWULAN = f"/indikator-belum?tahun={TAHUN}&triwulan={TRIWULAN}"


@pytest.fixture(scope="module")
def kantor(
    disiapkan: Disiapkan, peramban: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KantorSibuk]:
    """One office for all ten, at an address that a poster may carry."""
    folder, port = tmp_path_factory.mktemp("sepuluh"), port_bebas()
    url, env = f"http://127.0.0.1:{port}", _lingkungan(folder / "instance", port)
    env["SKM_BASE_URL"] = "http://skm.longkali.example"
    shutil.copytree(disiapkan.folder, folder / "instance")
    perintah = [Path(sys.executable).parent / "skm", "serve"]
    with layani(perintah, env=env, cwd=folder, url=url, catatan=folder / "server.log", sabar=30):
        yield buka_kantor(Server(url, env, ""), peramban)


def _jawab(tangan: Tangan, *unsur: int) -> None:
    for nomor in unsur:
        tangan.klik(f'#U{nomor} label:has(input[value="3"])')


def _warga_menjawab(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.berponsel(kantor.poster)
    _jawab(tangan, *range(1, 10))
    tangan.klik("button", "Kirim jawaban")
    tangan.lihat("h1", "Terima kasih").to_be_visible()
    return tangan


def _warga_melengkapi(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.berponsel(kantor.poster)
    _jawab(tangan, 1, 2, 3, 4, 6, 7, 8, 9)
    tangan.mulai()
    tangan.klik("button", "Kirim jawaban")
    tangan.lihat("#U5").to_be_in_viewport()
    _jawab(tangan, 5)
    tangan.klik("button", "Kirim jawaban")
    tangan.lihat("h1", "Terima kasih").to_be_visible()
    return tangan


def _warga_melacak(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.berponsel("/")
    tangan.isi("[name=kode]", kantor.kode_lacak)
    tangan.klik("button", "Lacak permohonan")
    tangan.lihat("main h2", "Surat Pengantar KK").to_be_visible()
    return tangan


def _petugas_mencatat(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.duduk(PETUGAS, "/loket")
    tangan.lihat("#catat [name=layanan]").to_be_focused()
    tangan.ketik("kk")
    tangan.tekan("Tab")
    tangan.ketik("Hasan Basri")
    tangan.tekan("Tab")
    tangan.ketik("toyu")
    tangan.tekan("Enter")
    tangan.lihat(".pesan-sukses").to_contain_text("KK/")
    tangan.tekan("Shift+Tab", "Enter")
    tangan.lihat("h1", "Tanda terima").to_be_visible()
    tangan.lihat("[data-cetak]").to_be_focused()
    tangan.tekan("Enter")
    assert tangan.baca("window.tercetak") == 1
    tangan.lihat("a", "Berikutnya").to_be_focused()
    return tangan


def _petugas_menyelesaikan(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.duduk(PETUGAS, "/loket")
    tangan.lihat("#catat [name=layanan]").to_be_focused()
    tangan.tekan("Shift+Tab", "Shift+Tab", "Enter")
    tangan.lihat("h1", "Bagaimana pelayanan kami?").to_be_visible()
    return tangan


def _petugas_menyerahkan(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.duduk(PETUGAS, "/loket")
    tangan.lihat("#catat [name=layanan]").to_be_focused()
    tangan.tekan("/")
    tangan.lihat("#kotak-cari").to_be_focused()
    tangan.ketik("amin")
    tangan.tekan("Enter")
    tangan.lihat("main").to_contain_text(DITUNGGU)
    tangan.lihat("a", "Kembali ke loket").to_be_focused()
    tangan.tekan("Tab", "Enter")
    tangan.lihat(".pesan-sukses").to_contain_text("diserahkan")
    tangan.lihat("main").to_contain_text(DITUNGGU)
    return tangan


def _petugas_melayani_lagi(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.duduk(PETUGAS, "/loket")
    tangan.lihat("#catat [name=layanan]").to_be_focused()
    tangan.ketik("ktp")
    tangan.tekan("Tab")
    tangan.ketik("norha")
    tangan.tekan("Alt+l")
    tangan.lihat("#data-lama button", PELANGGAN).to_be_focused()
    tangan.tekan("Enter")
    tangan.lihat("#catat [name=pemohon]").to_have_value(PELANGGAN)
    tangan.lihat("#catat [name=desa]").to_have_value("Muara Toyu")
    tangan.lihat("#catat [name=layanan]").to_be_focused()
    tangan.tekan("Enter")
    tangan.lihat(".pesan-sukses").to_contain_text("KTP/")
    return tangan


def _pos_mengisi(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.duduk(PENGISI, PAPAN_TRIWULAN)
    milik = "section:has(.lencana:text('Tugas Anda')) li"
    kode = tangan.semua(f"{milik} a")
    tangan.klik(f"{milik}:first-child a")
    for satu in kode:
        tangan.lihat("h1", f"{satu} ").to_be_visible()
        tangan.lihat("#isian input[name^=nilai-]").to_be_focused()
        banyak = len(tangan.semua("#isian input[name^=nilai-]"))
        for urut in range(banyak):
            tangan.ketik(str(20 + urut))
            tangan.tekan("Tab" if urut < banyak - 1 else "Enter")
    tangan.lihat("button", "Ajukan").to_be_focused()
    tangan.tekan("Enter")
    tangan.lihat(".pesan-sukses").to_contain_text("diajukan")
    return tangan


def _camat_menyetujui(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.duduk(CAMAT, PAPAN_TRIWULAN)
    tangan.klik("a", "yang menunggu Anda")
    tangan.klik("summary", "Setujui yang dicentang")
    tangan.klik("button", "Ya, setujui yang dicentang")
    tangan.lihat(".pesan-sukses").to_contain_text("disetujui")
    return tangan


def _admin_hari_pertama(kantor: KantorSibuk) -> Tangan:
    tangan = kantor.duduk(ADMIN, "/dasbor")
    tangan.klik(".persiapan a", "Janji waktu")
    for urut in range(1, 14):
        tangan.isi(f"tbody tr:nth-child({urut}) input", str(urut + 1))
    for urut in (3, 8):  # an hour of work becomes a day
        tangan.pilih(f"tbody tr:nth-child({urut}) select", "hari")
    tangan.isi("[name=dasar]", "SK Camat 12/2026")
    tangan.klik("button", "Tetapkan semua janji")
    tangan.lihat(".pesan-sukses").to_contain_text("13 janji ditetapkan")
    tangan.klik("button", "Buat tautan poster semua layanan")
    tangan.lihat(".pesan-sukses").to_contain_text("tautan poster dibuat")
    berkas = tangan.buka_berkas("a", "Semua poster A4 (PDF)")
    assert (berkas.status, berkas.headers["content-type"]) == (200, "application/pdf")
    return tangan


PEKERJAAN: dict[int, Callable[[KantorSibuk], Tangan]] = {
    1: _warga_menjawab,
    2: _warga_melengkapi,
    3: _warga_melacak,
    4: _petugas_mencatat,
    5: _petugas_menyelesaikan,
    6: _petugas_menyerahkan,
    7: _petugas_melayani_lagi,
    8: _pos_mengisi,
    9: _camat_menyetujui,
    10: _admin_hari_pertama,
}


def tertulis() -> dict[int, Hitungan]:
    """What the table says each job takes."""
    teks = (AKAR / "docs" / "sepuluh-pekerjaan.md").read_text(encoding="utf-8")
    return {int(nomor): Hitungan(*map(int, isi)) for nomor, *isi in BARIS.findall(teks)}


@pytest.mark.parametrize("nomor", PEKERJAAN)
def test_a_job_takes_exactly_what_the_table_says(kantor: KantorSibuk, nomor: int) -> None:
    tangan = PEKERJAAN[nomor](kantor)
    tangan.tutup()
    assert tangan.hitungan == tertulis()[nomor]


def test_the_table_has_the_ten_jobs_and_keeps_within_what_was_promised() -> None:
    semua = tertulis()
    assert list(semua) == list(PEKERJAAN)
    cari, pertama = semua[6], semua[10]
    assert cari.isian + cari.tombol + cari.klik <= 6
    assert pertama.isian <= 16 and pertama.klik <= 4
