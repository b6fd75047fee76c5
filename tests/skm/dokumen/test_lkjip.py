"""LKjIP chapter III groups what was measured, and says of every figure whether it is approved."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import Target
from skm.akun.models import Peran
from skm.bentuk.isi import BARIS_ISI
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.models import Indikator, Renstra, TargetIndikator
from skm.katalog.services import tetapkan_renstra
from skm.pengukuran.buku import Saat
from skm.pengukuran.services import setujui_nilai
from tests.klien import Klien
from tests.skm.conftest import LibreOffice
from tests.skm.dokumen.unduhan import buku, naskah, tabel, tampak, tanpa_nilai, unduh
from tests.skm.laporan.susun import variabel
from tests.skm.pengukuran.sewaktu import buka

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)


@pytest.fixture
def pimpinan(klien: Klien) -> Klien:
    klien.masuk_sebagai(Peran.PIMPINAN)
    return klien


def satu(basis: Session, kode: str, tahun: int = 2026) -> Indikator:
    return basis.scalars(sa.select(Indikator).where(Indikator.kode == kode, Indikator.tahun == tahun)).one()


def isi_satu(basis: Session, kode: str, tahap: TahapIsian, catatan: str = "") -> None:
    """8 of 10 at the year's end against a target of 100 %."""
    baris = satu(basis, kode)
    dasar: dict[str, Any] = {"indikator_id": baris.id, "oleh": "uji", "pada": PADA}
    masukan = dict(zip(variabel(kode), ("8", "10", "8", "10"), strict=True))
    basis.add(IsianTriwulan(triwulan=4, isi=masukan, catatan=catatan, tahap=tahap, **dasar))
    target = {"bawah": "100", "atas": "100", "alasan": "", "dokumen": ""}
    basis.add(TargetIndikator(triwulan=0, revisi=1, **target, **dasar))


def baris(dokumen: Any, judul: str) -> list[list[str]]:
    """The rows of the table below that heading."""
    return [[sel.text for sel in satu.cells] for satu in tabel(dokumen, judul, -1).rows]


def _setujui(session: Session, saat: Saat) -> None:
    """Approve every figure that is there."""
    buku = buka(session, saat, pada=PADA)
    for satu in buku.nilai(*saat):
        if satu.berlaku.nilai is not None:
            kode = satu.indikator.kode
            setujui_nilai(session, buku, saat, kode, peran=Peran.PIMPINAN, alasan="", oleh="uji", pada=PADA)
    session.commit()


def test_a_sasaran_heads_its_indicators_with_its_average_and_names_what_is_left_out(
    pimpinan: Klien, basis: Session
) -> None:
    isi_satu(basis, "IKU-04", TahapIsian.DISETUJUI)
    isi_satu(basis, "IKU-05", TahapIsian.DIAJUKAN)
    basis.commit()
    isi = baris(naskah(pimpinan, "lkjip"), "Capaian IKU")
    kepala = {satu[1]: satu for satu in isi if not satu[0]}
    sarana = next(teks for nama, teks in kepala.items() if nama.startswith("Sasaran: Meningkatnya kualitas"))
    # IKU-04: 80 % of 100 %. IKU-05 is filled in but not approved, IKU-06 is not filled in.
    assert sarana[6:] == [
        "80,00",
        "Tinggi",
        "Rata-rata 1 indikator; tidak ikut: belum disetujui (IKU-05); belum diisi (IKU-06)",
    ]
    kode = [satu[0].split()[0] if satu[0] else "" for satu in isi]
    letak = isi.index(sarana)
    assert kode[letak + 1 : letak + 4] == ["IKU-04", "IKU-05", "IKU-06"]
    layanan = next(teks for nama, teks in kepala.items() if "koordinasi" in nama)
    assert layanan[6:] == ["belum ada", "–", "Rata-rata 0 indikator: 3 belum diisi"]
    assert isi[-1][1] == "Seluruh IKU Kecamatan Long Kali"
    assert isi[-1][6] == "80,00"


def test_each_post_heads_its_iki_after_the_iku(pimpinan: Klien, terisi: Session) -> None:
    isi = baris(naskah(pimpinan, "lkjip"), "Capaian IKI")
    kepala = [satu[1] for satu in isi[1:] if not satu[0]]
    assert kepala[:2] == ["Sekretaris Camat Long Kali", "Kepala Sub Bagian Tata Usaha dan Kepegawaian"]
    assert len(kepala) == 7 and len(isi) == 1 + 7 + 57


def test_what_is_not_approved_is_said_beside_the_figure_and_never_as_its_cause(
    pimpinan: Klien, basis: Session
) -> None:
    isi_satu(basis, "IKU-04", TahapIsian.DISETUJUI, catatan="pengadaan terlambat")
    isi_satu(basis, "IKU-05", TahapIsian.DIAJUKAN)
    basis.commit()
    dokumen = naskah(pimpinan, "lkjip")
    keadaan = {satu[0].split()[0]: satu[8] for satu in baris(dokumen, "Capaian IKU") if satu[0]}
    assert keadaan["IKU-04"] == "Terhitung, angkanya belum disetujui"
    assert keadaan["IKU-05"] == "Sudah diisi, belum disetujui"
    assert keadaan["IKU-08"] == "Belum diisi oleh penanggung jawab"
    sebab = {satu[0].split()[0]: satu[3:] for satu in baris(dokumen, "Analisis")}
    assert sebab["IKU-05"] == ["–", "–", "–"]
    assert sebab["IKU-04"] == ["–", "–", "Triwulan IV: pengadaan terlambat"]


def test_a_year_is_provisional_until_it_is_over_and_every_figure_is_approved(
    pimpinan: Klien, terisi: Session
) -> None:
    def anak(tahun: int) -> str:
        return next(
            teks.text for teks in naskah(pimpinan, "lkjip", tahun=tahun).paragraphs if "·" in teks.text
        )

    assert "Sementara, keadaan tanggal" in anak(2025)  # over, and nothing approved
    _setujui(terisi, (2025, None))
    assert anak(2025).endswith("Tahun 2025")
    keadaan = [isi[8] for isi in baris(naskah(pimpinan, "lkjip", tahun=2025), "Capaian IKU") if isi[0]]
    assert keadaan.count("Disetujui") == 11  # all but the three that are counted, of which there was nothing
    assert "Sementara" in anak(2026)


def test_a_quarter_is_provisional_until_its_figures_are_approved(pimpinan: Klien, terisi: Session) -> None:
    teks = [satu.text for satu in naskah(pimpinan, "pengukuran-kinerja").paragraphs]
    assert any("Triwulan II tahun 2026 · Sementara, keadaan tanggal" in satu for satu in teks)
    _setujui(terisi, (2026, 2))
    dokumen = naskah(pimpinan, "pengukuran-kinerja")
    assert not any("Sementara" in satu.text for satu in dokumen.paragraphs)
    assert {satu.cells[9].text for satu in tabel(dokumen, "Triwulan II").rows[1:]} == {"Disetujui"}


def test_without_any_renstra_or_last_year_a_sentence_stands_for_the_table(
    pimpinan: Klien, basis: Session
) -> None:
    teks = [satu.text for satu in naskah(pimpinan, "lkjip").paragraphs]
    assert "Target akhir Renstra belum dicatat untuk satu indikator pun." in teks
    assert "Realisasi tahun 2025 belum ada dalam catatan." in teks
    assert "Dibanding Renstra" not in buku(pimpinan, "lkjip").sheetnames, "a sheet with nothing to compute"


def test_lkjip_recomputes_capaian_against_the_year_and_the_renstra(
    pimpinan: Klien, terisi: Session, libreoffice: LibreOffice
) -> None:
    renstra = Renstra(2024, Fraction("70.5"), 2029, Target.angka(80))
    tetapkan_renstra(
        terisi, satu(terisi, "IKU-01"), renstra, alasan="", dokumen="Perbup 3", oleh="uji", pada=PADA
    )
    terisi.commit()
    isi = unduh(pimpinan, "lkjip", "xlsx")
    tertulis = openpyxl.load_workbook(io.BytesIO(isi), data_only=True)
    dihitung = openpyxl.load_workbook(
        io.BytesIO(libreoffice(tanpa_nilai(isi), "xlsx", "ods.xlsx")), data_only=True
    )
    hidup = 0
    for lembar, kolom, banyak in (("IKU", "G", 14 + 6), ("IKI", "G", 57 + 7), ("Dibanding Renstra", "I", 1)):
        for nomor in range(BARIS_ISI, BARIS_ISI + banyak):
            kita, mereka = (satu[lembar][f"{kolom}{nomor}"].value for satu in (tertulis, dihitung))
            assert (lembar, nomor, tampak(kita)) == (lembar, nomor, tampak(mereka))
            hidup += isinstance(kita, float)
    assert hidup > 14
    akhir = [sel.value for sel in dihitung["Dibanding Renstra"][BARIS_ISI]]
    assert akhir[2:4] + akhir[6:8] == ["nilai", "70,5 (2024)", 80, "2029"]
    assert [tampak(akhir[4]), tampak(akhir[8])] == ["78.70", "98.38"]  # 78.7037… ÷ 80 × 100 = 98.3796…
    sisa = [str(sel.value) for sel in dihitung["Dibanding Renstra"]["A"][BARIS_ISI:] if sel.value]
    assert sisa[0].startswith("Target akhir Renstra belum dicatat: IKU-02, IKU-03")
