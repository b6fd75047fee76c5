"""`skm demo` fills indicators the way an office would have by that day, through the same services."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.indikator import RumusBerlaku
from kinerja.periode import Periode
from kinerja.rumus import Sifat
from skm import config
from skm.akun.models import JejakAudit
from skm.cli import contoh, contoh_indikator
from skm.cli.contoh_isian import baca_isian
from skm.cli.konteks import Tempat
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.isian.services import simpan_isian
from skm.katalog.models import Indikator, TargetIndikator
from skm.katalog.queries import indikator_berkode, katalog
from skm.katalog.services import kaitkan, target_berlaku
from skm.katalog.tanam import katalog_ketetapan
from skm.orm import buka_sesi, make_engine
from skm.pengukuran.buku import rentang
from skm.pengukuran.models import AngkaBeku
from tests.kantor import kantor
from tests.skm.pengukuran.sewaktu import buka

T = TahapIsian
AGUSTUS = datetime(2026, 8, 12, 2, 0, tzinfo=UTC)  # triwulan III is running
FEBRUARI = datetime(2026, 2, 11, 2, 0, tzinfo=UTC)  # triwulan I is running, the one before is last year's
SEMUA = {None, T.DRAF, T.DIAJUKAN, T.DIVERIFIKASI, T.DISETUJUI}


@pytest.fixture(scope="module")
def agustus(sqlite_acuan: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A database that the demo filled in August, for reading."""
    folder = tmp_path_factory.mktemp("agustus")
    shutil.copyfile(sqlite_acuan, folder / "skm.sqlite3")
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("SKM_INSTANCE", str(folder))
        for nama in ("SKM_DATABASE_URL", "SKM_BASE_URL"):
            lingkungan.delenv(nama, raising=False)
        konf = config.baca(buat=True)
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as session:
        isi(session, konf, AGUSTUS, responden=200)
        yield session
    mesin.dispose()


PILIHAN = [f"IKU-{nomor:02}" for nomor in range(4, 15)] + ["IKI-02"]
"""Twelve that posts fill in: enough for all stages to be dealt out."""


def sisakan(session: Session, *kode: str) -> None:
    """Leave only these in the catalogues of all years: the demo fills in each alike, and 71 take seconds."""
    session.execute(sa.delete(Indikator).where(Indikator.kode.not_in(kode)))


def isi(session: Session, konf: Konfigurasi, pada: datetime, *, responden: int = 0) -> str:
    """The demo as it would be on that day."""
    t = Tempat(konf, session, kantor(session), pada, "uji")
    kalimat = contoh.isi(t, responden=responden, permohonan=0, benih=7)
    session.commit()
    return kalimat


def tahap(session: Session) -> dict[tuple[int, int], Counter[TahapIsian | None]]:
    """How many inputs of posts are at which stage, by year and quarter; None is not filled in."""
    diisi = Indikator.otomatis.is_(None)
    hasil = {}
    for tahun in (2025, 2026, 2027):
        for triwulan in range(1, 5):
            di_sini = (IsianTriwulan.indikator_id == Indikator.id, IsianTriwulan.triwulan == triwulan)
            pilih = (
                sa.select(IsianTriwulan.tahap)
                .select_from(Indikator)
                .outerjoin(IsianTriwulan, sa.and_(*di_sini))
            )
            hasil[tahun, triwulan] = Counter(session.scalars(pilih.where(Indikator.tahun == tahun, diisi)))
    return hasil


def test_the_older_a_quarter_the_further_it_has_come(agustus: Session) -> None:
    semua = tahap(agustus)
    utuh = {saat: next(iter(isian)) for saat, isian in semua.items() if len(isian) == 1}
    assert utuh == {
        **dict.fromkeys([(2025, 1), (2025, 2), (2025, 3), (2025, 4)], T.DIKUNCI),
        (2026, 1): T.DISETUJUI,
        **dict.fromkeys([(2026, 4), (2027, 1), (2027, 2), (2027, 3), (2027, 4)], None),
    }
    assert set(semua[2026, 2]) == SEMUA  # it ended last: all stages at once
    assert semua[2026, 2][T.DISETUJUI] == max(semua[2026, 2].values())
    assert set(semua[2026, 3]) == {None, T.DRAF}  # it is running
    assert 0 < semua[2026, 3][T.DRAF] < semua[2026, 3][None]


AKSI = ("mengajukan", "memverifikasi", "menyetujui")


def test_early_in_a_year_the_quarter_on_its_way_is_last_years(session: Session, konf: Konfigurasi) -> None:
    sisakan(session, *PILIHAN)
    isi(session, konf, FEBRUARI)
    semua = tahap(session)
    assert [semua[2025, triwulan] for triwulan in (1, 2, 3)] == [{T.DIKUNCI: 12}] * 3
    assert set(semua[2025, 4]) == SEMUA
    assert set(semua[2026, 1]) == {None, T.DRAF}
    assert semua[2026, 2] == {None: 12}


def test_nothing_was_done_later_than_now_and_every_step_is_on_the_audit_trail(agustus: Session) -> None:
    jejak = agustus.scalars(sa.select(JejakAudit).where(JejakAudit.oleh.startswith("contoh."))).all()
    kata = Counter(satu.peristiwa.split(" IK")[0] for satu in jejak)
    semua = tahap(agustus).values()
    kunci = sum(isian[T.DIKUNCI] for isian in semua)
    setuju = kunci + sum(isian[T.DISETUJUI] for isian in semua)
    assert (kata["mengunci isian"], kata["menyetujui isian"]) == (kunci, setuju)
    assert max(satu.pada for satu in jejak) <= AGUSTUS
    pelaku = {aksi: {s.oleh for s in jejak if s.peristiwa.startswith(f"{aksi} isian")} for aksi in AKSI}
    assert all(pelaku.values())
    assert len(pelaku["mengajukan"]) > 1, "every post has its account"
    assert pelaku["mengajukan"].isdisjoint(pelaku["memverifikasi"])
    assert pelaku["memverifikasi"].isdisjoint(pelaku["menyetujui"])
    for kolom in (IsianTriwulan.pada, TargetIndikator.pada, AngkaBeku.pada):
        assert max(agustus.scalars(sa.select(kolom))) <= AGUSTUS


def test_what_is_approved_is_written_down_and_equals_what_computes_today(agustus: Session) -> None:
    sah = (
        sa.select(Indikator.kode, Indikator.tahun, IsianTriwulan.triwulan)
        .join(Indikator, Indikator.id == IsianTriwulan.indikator_id)
        .where(IsianTriwulan.tahap.in_((T.DISETUJUI, T.DIKUNCI)))
    )
    kapan = {rentang(tahun, tw): (tahun, tw) for tahun in (2025, 2026) for tw in range(1, 5)}
    terhitung = agustus.scalars(sa.select(Indikator.kode).where(Indikator.otomatis.is_not(None))).all()
    beku = [
        (satu.kode, *kapan[periode])
        for satu in agustus.scalars(sa.select(AngkaBeku).where(AngkaBeku.kode.not_in(terhitung)))
        if (periode := Periode.rentang(satu.dari, satu.sampai)) in kapan
    ]
    assert sorted(beku) == sorted(map(tuple, agustus.execute(sah)))
    nilai = buka(agustus, (2026, 1), pada=AGUSTUS).nilai(2026, 1)
    # there were answers, but no request: nothing can be said on time, so no such figure was approved
    assert {satu.indikator.kode for satu in nilai if satu.beku is None} == {"IKU-02", "IKU-03", "IKI-37"}
    assert {satu.beku.berubah for satu in nilai if satu.beku is not None} == {False}


def test_targets_of_quarters_that_are_added_up_make_the_years(agustus: Session) -> None:
    paket, banyak = katalog_ketetapan(), dict[str, int]()
    for satu in katalog(agustus, kantor(agustus).id, 2026):
        target = {tw: baris.target.bawah for tw, baris in target_berlaku(agustus, satu.id).items()}
        triwulan = [nilai for tw, nilai in target.items() if tw]
        banyak[satu.kode] = len(target)
        asal = paket.menurut_kode[satu.kode]
        rumus = asal.koreksi if asal.rumus_berlaku is RumusBerlaku.KOREKSI else asal.ketetapan
        arus = {paket.menurut_nama[nama].sifat for nama in rumus.nama()} == {Sifat.ARUS}
        if not arus or rumus.pecahan() is not None:
            assert set(triwulan) == set(target.values())
        elif triwulan:
            assert sum(triwulan, Fraction(0)) == target[0]
            assert {nilai.denominator for nilai in triwulan} == {1}
    # Documents done once a year, Hari Kemerdekaan (3) and safari Ramadhan (7) have their season; two
    # have no direction.
    musim = ("IKI-30", "IKI-31", "IKI-32", "IKI-34", "IKI-36", "IKI-38", "IKI-52", "IKI-55")
    tanpa = {kode: n for kode, n in banyak.items() if n < 5}
    assert tanpa == dict.fromkeys(musim, 1) | {"IKI-43": 0, "IKI-56": 0}


def test_every_iki_of_both_years_is_linked_to_an_iku(agustus: Session) -> None:
    milik = agustus.scalars(
        sa.select(Indikator.mendukung).where(Indikator.tahun < 2027, Indikator.dokumen == "IKI")
    )
    kaitan = milik.all()
    assert (len(kaitan), {ke[:3] for ke in kaitan if ke}, None in kaitan) == (2 * 57, {"IKU"}, False)


def test_what_the_office_decided_stays(basis: Session, konf: Konfigurasi) -> None:
    unit = kantor(basis)
    tertaut, iku, pensiun = (
        indikator_berkode(basis, unit.id, 2026, kode) for kode in ("IKI-37", "IKU-01", "IKI-24")
    )
    assert tertaut is not None and pensiun is not None
    sisakan(basis, "IKI-37", "IKU-01", "IKI-24", "IKI-53")
    kaitkan(basis, tertaut, iku, oleh="uji", pada=FEBRUARI)
    pensiun.pensiun = "sama dengan IKI-53"
    isi(basis, konf, AGUSTUS)
    assert tertaut.mendukung == "IKU-01"
    for tabel in (IsianTriwulan, TargetIndikator):
        assert basis.scalars(sa.select(tabel).where(tabel.indikator_id == pensiun.id)).all() == []
    sesudah = (AngkaBeku.kode == pensiun.kode, AngkaBeku.dari >= date(2026, 1, 1))
    assert basis.scalars(sa.select(AngkaBeku).where(*sesudah)).all() == []
    for tabel in (IsianTriwulan, TargetIndikator):
        lain = sa.select(sa.func.count()).select_from(tabel).where(tabel.indikator_id != pensiun.id)
        assert basis.scalar(lain), "the others were filled in"


def test_years_without_a_catalogue_are_left_alone(basis: Session, konf: Konfigurasi) -> None:
    assert "0 isian triwulan" in isi(basis, konf, datetime(2031, 8, 12, 2, 0, tzinfo=UTC))
    assert basis.scalars(sa.select(TargetIndikator)).all() == []


def test_inputs_that_somebody_filled_in_are_never_mixed_with_invented_ones(
    basis: Session, konf: Konfigurasi
) -> None:
    satu = indikator_berkode(basis, kantor(basis).id, 2026, "IKU-04")
    assert satu is not None
    nilai: dict[str, Fraction | None] = {"sarana_tersedia": Fraction(60)}
    simpan_isian(basis, satu, 1, isi=nilai, catatan="", versi=0, oleh="uji", pada=FEBRUARI)
    with pytest.raises(Galat, match="sudah berisi data"):
        isi(basis, konf, AGUSTUS)
    assert [ada.isi for ada in basis.scalars(sa.select(IsianTriwulan))] == [{"sarana_tersedia": "60"}]
    assert basis.scalars(sa.select(TargetIndikator)).all() == []


def test_a_catalogue_that_asks_for_something_else_is_refused_in_a_sentence(
    basis: Session, konf: Konfigurasi, monkeypatch: pytest.MonkeyPatch
) -> None:
    asing = {("IKU-04", 0, 1): {"kursi": Fraction(3)}}
    monkeypatch.setattr(contoh_indikator, "baca_isian", lambda: asing)
    sisakan(basis, "IKU-04")
    with pytest.raises(Galat, match=r"katalog kantor ini\. Variabel kursi tidak dikenal"):
        isi(basis, konf, AGUSTUS)


def test_a_year_that_is_over_is_approved_and_the_running_one_is_not(agustus: Session) -> None:
    semua = agustus.scalars(sa.select(AngkaBeku)).all()
    setahun = Counter(satu.dari.year for satu in semua if (satu.sampai - satu.dari).days > 300)
    # All that posts fill in but IKI-03, which has no year before it; counted figures where there were any.
    assert set(setahun) == {2025} and setahun[2025] >= 66


def test_the_invented_inputs_are_written_as_the_nature_of_each_asks() -> None:
    paket, deret = katalog_ketetapan(), dict[tuple[str, int, str], list[Fraction]]()
    for (kode, tahun, _), isi_triwulan in sorted(baca_isian().items()):
        for nama, nilai in isi_triwulan.items():
            deret.setdefault((kode, tahun, nama), []).append(nilai)
    assert {nama for _, _, nama in deret} == {
        nama for satu in paket.indikator if not satu.otomatis for nama in satu.variabel()
    }
    for (kode, _, nama), nilai in deret.items():
        sifat = paket.menurut_nama[nama].sifat
        assert sifat is not Sifat.KUMULATIF or nilai == sorted(nilai), (kode, nama)
        assert sifat is not Sifat.TETAP or len(set(nilai)) == 1, (kode, nama)
