"""With everything filled in, each of the 71 has a value by both formulas and a sentence that computes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from skm.indikator.hitungan import hitung_semua
from skm.indikator.models import Indikator, IsianTriwulan, TahapIsian
from skm.indikator.queries import katalog
from skm.indikator.variabel import nama_variabel
from skm.layanan.queries import unit_utama
from tests.conftest import WITA
from tests.perintah import Perintah
from tests.skm.laporan.susun import jawab, mohon, nilai_48

PADA = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)
TEMPO = datetime(2026, 5, 12, 15, 0, tzinfo=WITA)  # Tuesday


@pytest.fixture
def terisi(basis: Session) -> Session:
    """Plausible: the n-th input of an indicator is 4n + 6 in every quarter; 48 answers, 27 and 9 requests."""
    jawab(basis, date(2026, 5, 12), *nilai_48())
    for layanan, selesai, belum in (("KK", 23, 4), ("IUMK", 7, 2)):
        mohon(basis, layanan, TEMPO, selesai=TEMPO, jumlah=selesai)
        mohon(basis, layanan, TEMPO, jumlah=belum)
    for satu in basis.scalars(sa.select(Indikator).where(Indikator.tahun.in_((2025, 2026)))).all():
        if satu.otomatis is None:
            isi = {nama: str(4 * n + 6) for n, nama in enumerate(nama_variabel(satu.kode))}
            basis.add_all(
                IsianTriwulan(
                    indikator_id=satu.id,
                    triwulan=triwulan,
                    isi=isi,
                    catatan="",
                    tahap=TahapIsian.DISETUJUI,
                    oleh="uji",
                    pada=PADA,
                )
                for triwulan in range(1, 5)
            )
    basis.commit()
    return basis


@pytest.mark.parametrize("triwulan", [None, 2])
def test_every_one_of_the_71_yields_a_value_a_state_and_a_sentence(
    skm: Callable[..., Perintah], terisi: Session, triwulan: int | None
) -> None:
    unit = unit_utama(terisi)
    semua = hitung_semua(terisi, katalog(terisi, unit.id, 2026), triwulan, zona=WITA, pada=PADA)
    assert len(semua) == 71
    for satu in semua:
        for hasil in (satu.ketetapan, satu.koreksi):
            kalimat = [langkah.kalimat for langkah in hasil.jejak]
            assert (satu.indikator.kode, hasil.status, hasil.nilai is None) == (
                satu.indikator.kode,
                Status.OK,
                False,
            )
            assert kalimat and all(" = " in satu_kalimat for satu_kalimat in kalimat), satu.indikator.kode
    pilihan = ("--triwulan", str(triwulan)) if triwulan else ()
    json = skm("indikator", "--tahun", "2026", *pilihan, "--json").json()
    assert [(satu["nilai_ketetapan"], satu["nilai_koreksi"], satu["status"]) for satu in json] == [
        (satu.ketetapan.teks, satu.koreksi.teks, "OK") for satu in semua
    ]
