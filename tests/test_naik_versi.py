"""An upgrade of the program never moves an approved figure, and moves others only as it is said here.

Offices of earlier versions, with a row in every stage, are brought to today's schema; what the page and the
command print afterwards is compared with what the earlier version printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja import ketepatan
from kinerja.bulat import teks
from kinerja.capaian import SKALA_CAPAIAN
from kinerja.periode import Periode
from skm import migrasi
from skm.cli import bentuk_angka
from skm.isian.models import TahapIsian
from skm.katalog.aturan_capaian import tulis_skala
from skm.katalog.models import Indikator
from skm.katalog.queries import aturan_capaian
from skm.layanan.models import Kategori
from skm.orm import buka_sesi
from skm.pengukuran.buku import SEMUA_WAKTU, Buku, rentang
from skm.pengukuran.keadaan import lencana
from skm.pengukuran.models import AngkaBeku
from tests import lama as versi_lama
from tests.skm.pengukuran.sewaktu import buka

pytestmark = pytest.mark.luas

DICETAK = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
"""Saturday, when the earlier versions printed: a case that falls due on 2 December is still open."""
TUTUP_TAHUN = datetime(2027, 1, 1, 12, 0, tzinfo=UTC)
"""The earlier version asked for the quarter that was still running; today's does once it is over."""
TAHUN = (2025, 2026)
SAAT = tuple((tahun, triwulan) for tahun in TAHUN for triwulan in SEMUA_WAKTU)
TERHITUNG = frozenset({"IKU-01", "IKU-02", "IKU-03"})
BELUM = [None, None, None, None, "BELUM_DIISI"]
"""What an indicator printed that is not among the figures of the earlier version."""
BERUBAH = {
    # The single fraction of the decree's wording is no one's reading: it is read per unsur and summed.
    ("IKU-01", "nilai_ketetapan"),
    # A case refused after its due moment stays late; `skm ketepatan` below says how many.
    ("IKU-02", "nilai_koreksi"),
}
"""What is meant to differ of figures that nobody approved: code and column."""
DITOLAK_TERLAMBAT = {"2026/0": 2, "2026/1": 1, "2026/3": 1}
"""Refused an hour after they fell due, which the earlier versions left out of the denominator."""


@dataclass(frozen=True)
class Naik:
    """An office after the upgrade, its earlier version, and what is printed of its indicators now."""

    lama: versi_lama.Lama
    mesin: Engine
    ketik: dict[tuple[str, str], list[Any]]
    """By period and code, once the year is over."""
    hitung: dict[tuple[str, str], list[Any]]
    """The same at the moment when the earlier version printed."""
    sah: dict[tuple[str, str], tuple[int, int]]
    """Year and quarter of what is approved or locked, likewise."""


@pytest.fixture(
    scope="module",
    params=[
        "sqlite-31cc234",
        "sqlite-d47ec7a",
        pytest.param("postgres-31cc234", marks=pytest.mark.postgres),
        pytest.param("postgres-d47ec7a", marks=pytest.mark.postgres),
    ],
)
def naik(request: pytest.FixtureRequest) -> Iterator[Naik]:
    """Each earlier version in turn, upgraded once for all tests: they leave it as they found it."""
    jenis, _, versi = str(request.param).partition("-")
    lama = versi_lama.baca(versi)
    with versi_lama.kosong(request, jenis) as url:
        mesin = versi_lama.muat(lama, url)
        with buka_sesi(mesin, tulis=False) as session:
            sesudah, buku = (buka(session, *SAAT, pada=pada) for pada in (TUTUP_TAHUN, DICETAK))
            kolom = lama.angka["kolom"]
            jadi = Naik(lama, mesin, _cetak(sesudah, kolom), _cetak(buku, kolom), _sah(buku))
        yield jadi
        mesin.dispose()


D47EC7A = pytest.mark.parametrize(
    "naik",
    ["sqlite-d47ec7a", pytest.param("postgres-d47ec7a", marks=pytest.mark.postgres)],
    indirect=True,
)


def _sebelum_beku() -> str:
    """The version before the one that froze what earlier versions had approved."""
    skrip = ScriptDirectory.from_config(migrasi.pengaturan()).get_revision("20261128_bekukan_disetujui")
    return str(skrip.down_revision)


def _kapan(tahun: int, triwulan: int | None) -> str:
    return f"{tahun}/{triwulan or 0}"


def _cetak(buku: Buku, kolom: list[str]) -> dict[tuple[str, str], list[Any]]:
    """What the command prints of every indicator, by period and code."""
    return {
        (_kapan(tahun, triwulan), satu.indikator.kode): [
            bentuk_angka.indikator(satu, "")[nama] for nama in kolom
        ]
        for tahun, triwulan in SAAT
        for satu in buku.nilai(tahun, triwulan)
    }


def _sah(buku: Buku) -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (_kapan(tahun, triwulan), kode): (tahun, triwulan)
        for tahun in TAHUN
        for (kode, triwulan), satu in buku.tahun[tahun].isian.items()
        if satu.sah
    }


def _pastikan_tetap(
    lama: versi_lama.Lama,
    kini: dict[tuple[str, str], list[Any]],
    kapan: str,
    kode: str,
    berubah: Collection[tuple[str, str]] = (),
) -> None:
    """What is printed now is what the earlier version printed, but for the columns that changed."""
    dulu = lama.angka["indikator"][kapan].get(kode)
    if dulu is None:
        assert kini[kapan, kode][1:6] == BELUM, (kapan, kode)
        return
    for nama, sebelum, sesudah in zip(lama.angka["kolom"], dulu, kini[kapan, kode], strict=True):
        # Capaian is never below 0; one that was approved stays as it was approved.
        turun = nama == "capaian" and berubah and sebelum is not None and sebelum.startswith("-")
        assert (kode, nama) in berubah or sesudah == ("0.00" if turun else sebelum), (kapan, kode, nama)


def test_an_upgrade_never_moves_an_approved_figure(naik: Naik) -> None:
    lama = naik.lama
    with buka_sesi(naik.mesin, tulis=False) as session:
        buku = buka(session, *SAAT, pada=TUTUP_TAHUN)
        for (kapan, kode), (tahun, triwulan) in naik.sah.items():
            _pastikan_tetap(lama, naik.ketik, kapan, kode)
            satu = buku.satu(tahun, triwulan, kode)
            assert satu.disetujui
            assert lencana(satu, buku.tahun[tahun].isian[kode, triwulan])[0][0] in {"Disetujui", "Dikunci"}
        # 68 typed in 2025 IV, 2026 I and II; nine in the rest of 2025, one of these unlocked; 31 in 2026 III.
        assert len(naik.sah) == {"31cc234": 0, "d47ec7a": 204 + 26 + 31}[lama.nama]
        if naik.sah:
            iki_37 = buku.satu(2026, 1, "IKI-37")
            assert (iki_37.berlaku.teks, iki_37.satuan, iki_37.capaian.teks) == ("43.00", "dokumen", "86.00")


def test_an_upgrade_moves_other_figures_only_where_it_is_meant_to(naik: Naik) -> None:
    lama = naik.lama
    for kapan, kode in naik.ketik:
        if kode == "IKI-37" and lama.nama == "31cc234":
            continue  # no version before could be told its figure; from here on the log tells it
        if (kapan, kode) not in naik.sah:
            _pastikan_tetap(lama, naik.hitung if kode in TERHITUNG else naik.ketik, kapan, kode, BERUBAH)
    with buka_sesi(naik.mesin, tulis=False) as session:
        buku = buka(session, *SAAT, pada=DICETAK)
        for tahun, triwulan in SAAT:
            kapan, periode = _kapan(tahun, triwulan), rentang(tahun, triwulan)
            ikm = buku.pembacaan.survei[periode].gabungan().hasil
            nilai = None if ikm.nilai is None else teks(ikm.nilai)
            unsur = " ".join(f"{satu.jumlah}/{satu.terisi}" for satu in ikm.unsur)
            kini = [ikm.responden, nilai, ikm.mutu, ikm.status.value, unsur]
            assert kini == lama.angka["ikm"][kapan], kapan
            for kategori, (tempo, *sisa) in lama.angka["ketepatan"][kapan].items():
                ditolak = DITOLAK_TERLAMBAT.get(kapan, 0) if kategori == "non_perizinan" else 0
                if ditolak:
                    sisa[1] = teks(Fraction(100 * sisa[0], tempo + ditolak))
                sebelum = [tempo + ditolak, *sisa]
                tally = buku.pembacaan.loket[periode].tally[Kategori(kategori)]
                persen = ketepatan.hitung(tally)
                kini = [tally.jatuh_tempo, tally.tepat_waktu, persen.teks, persen.status.value]
                assert kini == sebelum, (kapan, kategori)


@D47EC7A
def test_what_was_reported_on_time_stays_as_reported(naik: Naik) -> None:
    with buka_sesi(naik.mesin, tulis=False) as session:
        mei = Periode.bulan(2026, 5)
        satu = buka(session, (2026, 1), pada=DICETAK).satu(2026, 1, "IKU-02")
        assert satu.beku is not None
        assert (satu.disetujui, satu.koreksi.teks, satu.ketetapan.teks) == (False, "44.44", "57.14")
        semua = session.scalars(sa.select(AngkaBeku).where(AngkaBeku.sampai == mei.sampai))
        assert sorted(satu.kode for satu in semua) == ["IKU-02", "IKU-03"]


@D47EC7A
def test_a_year_that_was_typed_and_approved_goes_on_being_typed(naik: Naik) -> None:
    with buka_sesi(naik.mesin, tulis=False) as session:
        pilih = sa.select(Indikator.tahun, Indikator.otomatis).where(Indikator.kode == "IKI-37")
        cara = {tahun: otomatis for tahun, otomatis in session.execute(pilih)}  # noqa: C416  # dict() would not know a row's types
    assert cara == {2025: None, 2026: None, 2027: "dokumen_non_perizinan"}


def test_years_that_exist_keep_the_averages_they_were_shown_with(naik: Naik) -> None:
    with buka_sesi(naik.mesin, tulis=False) as session:
        for tahun in (2025, 2026, 2027):
            aturan = aturan_capaian(session, 1, tahun)
            assert (aturan.batas, aturan.nol.dasar_tetap, aturan.nol.dasar_naik) == ("", None, None)
            assert (tulis_skala(aturan.skala), aturan.nol.nol_tercapai) == (tulis_skala(SKALA_CAPAIAN), 100)
        baru = aturan_capaian(session, 1, 2028)
        assert (baru.batas, baru.nol.dasar_tetap, baru.nol.dasar_naik) == ("120", 100, 0)


@D47EC7A
def test_the_frozen_rows_go_away_and_come_back_with_the_version_that_made_them(naik: Naik) -> None:
    def beku() -> list[tuple[Any, ...]]:
        with Session(naik.mesin) as session:
            pilih = sa.select(AngkaBeku).order_by(AngkaBeku.kode, AngkaBeku.dari, AngkaBeku.nomor)
            semua = session.scalars(pilih)
            return [
                (s.kode, s.dari, s.sampai, s.nomor, s.disetujui, s.isi, s.alasan, s.oleh, s.pada)
                for s in semua
            ]

    sebelum = beku()
    migrasi.turunkan(naik.mesin, _sebelum_beku())
    with naik.mesin.connect() as koneksi:
        assert koneksi.execute(sa.text("SELECT count(*) FROM angka_beku WHERE disetujui")).scalar_one() == 0
    migrasi.naikkan(naik.mesin)
    assert beku() == sebelum


def test_a_year_approved_as_counted_stays_counted_and_what_was_typed_before_is_frozen(
    request: pytest.FixtureRequest, jenis_basis: str
) -> None:
    """An office that had taken the step in between: a quarter of 2025 approved as the log counted it."""
    with versi_lama.kosong(request, jenis_basis) as url:
        mesin = versi_lama.muat(versi_lama.baca("d47ec7a"), url, sampai=_sebelum_beku())
        tabel = sa.table("indikator", sa.column("id"), sa.column("tahun"), sa.column("kode"))
        with buka_sesi(mesin, tulis=True) as session:
            pilih = sa.select(tabel.c.id).where(tabel.c.tahun == 2026, tabel.c.kode == "IKI-12")
            hasil = {"status": "OK", "nilai": "2", "pembilang": None, "penyebut": None, "satuan": "dokumen"}
            hasil |= {"jejak": [], "alasan": ""}
            isi = {"rumus_berlaku": "ketetapan", "rumus_koreksi": ["x", ""], "ketetapan": hasil}
            isi |= {"koreksi": hasil, "capaian": hasil, "target": None}
            _disetujui(session, "IKI-37", date(2025, 10, 1), date(2025, 12, 31), isi)
            _rumus_baru(session, session.scalars(pilih).one())
            session.commit()
        migrasi.naikkan(mesin)
        with buka_sesi(mesin, tulis=False) as session:
            buku = buka(session, *SAAT, pada=DICETAK)
            dua_puluh_lima = [buku.satu(2025, n, "IKI-37").berlaku.teks for n in range(1, 5)]
            assert dua_puluh_lima == ["31.00", "14.00", "33.00", "2.00"]
            assert buku.baris(2025, "IKI-37").otomatis == "dokumen_non_perizinan"
            assert buku.baris(2026, "IKI-37").otomatis is None
            # A formula of the office's own, later than the approval, is not the formula of the approval.
            lama = versi_lama.baca("d47ec7a").angka["indikator"]["2026/1"]["IKI-12"]
            satu = buku.satu(2026, 1, "IKI-12")
            assert buku.tahun[2026].isian["IKI-12", 1].tahap is TahapIsian.DISETUJUI
            assert [satu.ketetapan.teks, satu.koreksi.teks] == lama[1:3]
            assert satu.beku is not None
            assert satu.beku.kini.koreksi.teks != satu.koreksi.teks
        mesin.dispose()


def _disetujui(session: Session, kode: str, dari: date, sampai: date, isi: dict[str, object]) -> None:
    """An approval as that version kept it."""
    tipe: dict[str, Any] = {
        "dari": sa.Date,
        "sampai": sa.Date,
        "isi": sa.JSON,
        "pada": sa.DateTime(timezone=True),
    }
    baris = {"unit_id": 1, "kode": kode, "dari": dari, "sampai": sampai, "nomor": 1, "disetujui": True}
    baris |= {"isi": isi, "alasan": "", "oleh": "camat", "pada": DICETAK}
    tabel = sa.table("angka_beku", *(sa.column(nama, tipe.get(nama)) for nama in baris))
    session.execute(sa.insert(tabel).values(baris))


def _rumus_baru(session: Session, indikator_id: int) -> None:
    kolom = ("indikator_id", "revisi", "koreksi", "satuan_koreksi", "variabel", "alasan", "dokumen", "oleh")
    tipe = {"variabel": sa.JSON}
    tabel = sa.table(
        "rumus_indikator",
        *(sa.column(nama, tipe.get(nama)) for nama in kolom),
        sa.column("pada", sa.DateTime(timezone=True)),
    )
    isi = dict(zip(kolom, (indikator_id, 1, "1 + 1", "dokumen", [], "dua", "-", "admin"), strict=True))
    session.execute(sa.insert(tabel).values(isi | {"pada": DICETAK}))
