"""A counted figure has one way: the catalogue's formula text gives it wherever it is shown."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.bentuk.isi import BARIS_ISI
from skm.katalog import tanam
from tests.conftest import WITA
from tests.kantor import kantor
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.conftest import LibreOffice
from tests.skm.dokumen.unduhan import naskah, tampak, tanpa_nilai, unduh
from tests.skm.kuesioner.test_tally import isi
from tests.skm.kuesioner.test_versi import DENGAN_U10, terbitkan
from tests.skm.laporan.susun import jawab, mohon, nilai_48

TEMPO = datetime(2026, 5, 12, 15, 0, tzinfo=WITA)  # Tuesday of triwulan II
UBAHAN = {
    ("koreksi", "'jumlah_nrr_tertimbang × 25'"): "'jumlah_nrr_tertimbang × 20'",
    ("koreksi", "'non_perizinan_tepat_waktu ÷ non_perizinan_jatuh_tempo × 100'"): (
        "'non_perizinan_jatuh_tempo ÷ non_perizinan_tepat_waktu × 100'"
    ),
    ("ketetapan", "'perizinan_selesai_tepat_waktu ÷ non_perizinan_selesai × 100'"): (
        "'perizinan_selesai_tepat_waktu ÷ non_perizinan_selesai × 1000'"
    ),
    ("koreksi", "'dokumen_pelayanan_kependudukan_selesai'"): "'dokumen_pelayanan_kependudukan_selesai × 3'",
}
"""Formula texts of the catalogue by column, and what they are changed to."""
HARAPAN = {
    # 48 answers of 78,7037… and 12 with a tenth unsur of 75: 3.777,78 + 900 by 60 is 77,96, ÷ 25 is 3,12;
    # 23 of 23 finished, 23 of 27 due; 7 of 23, 7 of 9; 27, 23.
    False: {
        "IKU-01": ("3.12", "77.96"),
        "IKU-02": ("100.00", "85.19"),
        "IKU-03": ("30.43", "77.78"),
        "IKI-37": ("27.00", "23.00"),
    },
    # Of one questionnaire: 78,7037 ÷ 25 × 20; 27 ÷ 23 × 100; 7 ÷ 23 × 1000; 23 × 3.
    True: {
        "IKU-01": ("3.15", "62.96"),
        "IKU-02": ("100.00", "117.39"),
        "IKU-03": ("304.35", "77.78"),
        "IKI-37": ("27.00", "69.00"),
    },
}


@pytest.fixture
def katalog_diubah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package's catalogue with four of its formula texts changed."""
    teks = files("kinerja").joinpath("data", "longkali.toml").read_text("utf-8")
    for (kolom, lama), baru in UBAHAN.items():
        assert teks.count(f"\n{kolom} = {lama}\n") == 1, lama
        teks = teks.replace(f"\n{kolom} = {lama}\n", f"\n{kolom} = {baru}\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "longkali.toml").write_text(teks, encoding="utf-8")
    monkeypatch.setattr(tanam, "files", lambda _paket: tmp_path)
    tanam.katalog_ketetapan.cache_clear()
    yield
    tanam.katalog_ketetapan.cache_clear()


@pytest.fixture
def pimpinan(klien: Klien) -> Klien:
    """The camat, signed in."""
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


@pytest.mark.parametrize("diubah", [False, True])
def test_each_counted_figure_is_one_on_page_command_document_and_recomputed_sheet(
    basis: Session,
    pimpinan: Klien,
    skm: Callable[..., Perintah],
    request: pytest.FixtureRequest,
    diubah: bool,
) -> None:
    if diubah:
        request.getfixturevalue("katalog_diubah")
    libreoffice: LibreOffice = request.getfixturevalue("libreoffice")
    jawab(basis, TEMPO.date(), *nilai_48())
    if not diubah:
        baru = terbitkan(basis, kantor(basis), DENGAN_U10, TEMPO.date())
        for _ in range(12):
            isi(basis, baru, [3] * 10, tanggal=TEMPO.date())
    mohon(basis, "KK", TEMPO, selesai=TEMPO, jumlah=23)
    mohon(basis, "KK", TEMPO, jumlah=4)
    mohon(basis, "IUMK", TEMPO, selesai=TEMPO, jumlah=7)
    mohon(basis, "IUMK", TEMPO, jumlah=2)
    basis.commit()
    perintah = {
        satu["kode"]: satu for satu in skm("indikator", "--tahun", "2026", "--triwulan", "2", "--json").json()
    }
    docx = _docx(pimpinan)
    xlsx = _xlsx(libreoffice(tanpa_nilai(unduh(pimpinan, "pengukuran-kinerja", "xlsx")), "xlsx", "ods.xlsx"))
    for kode, harapan in HARAPAN[diubah].items():
        dua = perintah[kode]["nilai_ketetapan"], perintah[kode]["nilai_koreksi"]
        assert (kode, dua) == (kode, harapan)
        assert (kode, _halaman(pimpinan, kode)) == (kode, harapan)
        assert (kode, docx[kode]) == (kode, harapan)
        assert (kode, xlsx[kode]) == (kode, harapan)


def _halaman(klien: Klien, kode: str) -> tuple[str, ...]:
    """Both figures of the indicator's page, the way the command writes them."""
    sup = klien.get(f"/indikator/{kode}?tahun=2026&triwulan=2").sup
    kartu = {satu.select_one("h2, h3, .judul, p").text.strip(): satu for satu in sup.select(".kartu-angka")}
    return tuple(
        _mesin(kartu[f"Menurut rumus {nama}"].select_one(".angka-besar").text)
        for nama in ("ketetapan", "koreksi")
    )


def _docx(klien: Klien) -> dict[str, tuple[str, str]]:
    baris = naskah(klien, "pengukuran-kinerja").tables
    hasil = {}
    for tabel in baris:
        for satu in tabel.rows:
            sel = [isi.text for isi in satu.cells]
            if sel[0].split(" ")[0] in HARAPAN[False] and len(sel) == 10:
                hasil[sel[0].split(" ")[0]] = (_mesin(sel[4]), _mesin(sel[5]))
    return hasil


def _xlsx(isi: bytes) -> dict[str, tuple[str | None, str | None]]:
    lembar: Any = openpyxl.load_workbook(io.BytesIO(isi), data_only=True)["Pengukuran"]
    baris = lembar.iter_rows(min_row=BARIS_ISI, values_only=True)
    return {str(satu[0]).split(" ")[0]: (tampak(satu[4]), tampak(satu[5])) for satu in baris if satu[0]}


def _mesin(teks: str) -> str:
    """ "85,19 %" and "23 dokumen" as "85.19" and "23.00"."""
    angka = teks.replace("\N{NO-BREAK SPACE}", " ").split()[0].replace(".", "").replace(",", ".")
    return angka if "." in angka else f"{angka}.00"
