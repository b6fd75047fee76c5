"""A server moves from SQLite to PostgreSQL whole and proven equal, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm.akun.models import JejakAudit
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.operasi.pindah import pindah as modul
from skm.operasi.pindah.pindah import Pindahan, pindahkan
from skm.operasi.pindah.salin import hitung
from skm.orm import Base, buka_sesi, make_engine
from tests.conftest import basis_sendiri
from tests.kantor import KODE
from tests.skm.cli.conftest import jalankan
from tests.skm.operasi.server import KUNCI_DATA, NIK, PADA, isi_server, konfigurasi, nik_terbaca

TABEL_ISI = {"permohonan", "jawaban", "jawaban_menunggu", "pengaduan", "bukti_dukung", "jejak_audit"}


@pytest.fixture(scope="module")
def konf(request: pytest.FixtureRequest, tempat: Path) -> Iterator[Konfigurasi]:
    """A server on SQLite with something of everything, which the moves only read."""
    with basis_sendiri(request, "sqlite") as url:
        konf = konfigurasi(tempat / "pindah", url)
        isi_server(konf)
        yield konf


@pytest.fixture
def asal(konf: Konfigurasi) -> Iterator[Engine]:
    mesin = make_engine(konf.database_url)
    yield mesin
    mesin.dispose()


@pytest.fixture
def tujuan(postgres_kosong: str) -> Iterator[Engine]:
    mesin = make_engine(postgres_kosong)
    yield mesin
    mesin.dispose()


def test_every_row_and_every_figure_is_the_same_afterwards_and_the_source_is_untouched(
    asal: Engine, tujuan: Engine, konf: Konfigurasi
) -> None:
    berkas = Path(asal.url.database or "")
    sebelum = sha256(berkas.read_bytes()).hexdigest()
    hasil = pindahkan(asal, tujuan, konf, PADA)
    assert sha256(berkas.read_bytes()).hexdigest() == sebelum
    assert set(hasil.baris) == {satu.name for satu in Base.metadata.sorted_tables}
    assert all(hasil.baris[nama] for nama in TABEL_ISI)
    with asal.connect() as dari, tujuan.connect() as ke:
        for satu in Base.metadata.sorted_tables:
            assert hitung(dari, satu) == hitung(ke, satu), satu.name
    triwulan = hasil.angka[KODE]["2026"]["1"]
    assert triwulan["responden"] == 15
    assert (
        triwulan["kasus"]["non_perizinan"] == "1 tepat dari 2"
    )  # KK twice: finished in 20 minutes, and not at all
    assert len(triwulan["indikator"]) == 71  # the decree's, counted and typed
    assert {2025, 2026} <= set(hasil.tahun)
    with buka_sesi(tujuan, tulis=False) as session:
        assert nik_terbaca(session, KUNCI_DATA)[:1] == [NIK]


def test_a_key_goes_on_where_it_stood(asal: Engine, tujuan: Engine, konf: Konfigurasi) -> None:
    pindahkan(asal, tujuan, konf, PADA)
    with buka_sesi(tujuan, tulis=True) as session:
        terakhir = session.scalar(sa.select(sa.func.max(JejakAudit.id)))
        lama = session.scalars(sa.select(JejakAudit).limit(1)).one()
        baru = JejakAudit(unit_id=lama.unit_id, oleh="uji", pada=PADA, peristiwa="menguji urutan")
        session.add(baru)
        session.flush()
        assert terakhir is not None and baru.id == terakhir + 1


def test_a_target_that_holds_anything_is_refused_and_stays_as_it_was(
    asal: Engine, tujuan: Engine, konf: Konfigurasi
) -> None:
    with tujuan.begin() as koneksi:
        koneksi.exec_driver_sql("CREATE TABLE milik_orang (isi text)")
    with pytest.raises(Galat, match=r"tidak kosong \(ada 1 tabel, misalnya milik_orang\)"):
        pindahkan(asal, tujuan, konf, PADA)
    assert sa.inspect(tujuan).get_table_names() == ["milik_orang"]


def test_nothing_is_kept_when_one_figure_differs(
    asal: Engine, tujuan: Engine, konf: Konfigurasi, monkeypatch: pytest.MonkeyPatch
) -> None:
    asli = modul.angka

    def geser(session, zona, pada, juga):  # type: ignore[no-untyped-def]
        hasil = asli(session, zona, pada, juga)
        if session.get_bind().dialect.name == "postgresql":
            hasil[KODE]["2026"]["1"]["responden"] += 1
        return hasil

    monkeypatch.setattr(modul, "angka", geser)
    with pytest.raises(Galat, match=rf"{KODE} 2026 1 responden: 15 menjadi 16\. Tidak ada yang disimpan"):
        pindahkan(asal, tujuan, konf, PADA)
    assert sa.inspect(tujuan).get_table_names() == []


def test_what_somebody_writes_meanwhile_is_noticed_and_nothing_is_kept(
    asal: Engine, tujuan: Engine, konf: Konfigurasi, monkeypatch: pytest.MonkeyPatch
) -> None:
    def salin(dari, ke, tabel):  # type: ignore[no-untyped-def]
        if tabel.name == "jejak_audit":
            lain = make_engine(konf.database_url)
            with lain.begin() as koneksi:
                koneksi.exec_driver_sql("UPDATE unit SET telepon = '0543 1'")
            lain.dispose()
        return asli(dari, ke, tabel)

    asli = modul.salin
    monkeypatch.setattr(modul, "salin", salin)
    with pytest.raises(Galat, match="hentikan server dahulu"):
        pindahkan(asal, tujuan, konf, PADA)
    assert sa.inspect(tujuan).get_table_names() == []


def test_a_row_that_postgresql_does_not_take_is_named_without_what_it_says(
    request: pytest.FixtureRequest, tujuan: Engine, konf: Konfigurasi
) -> None:
    with basis_sendiri(request, "sqlite") as url:
        mesin = make_engine(url)
        with mesin.begin() as koneksi:
            koneksi.exec_driver_sql("UPDATE unit SET telepon = ?", ("Ibu Rahasia" * 60,))
        with pytest.raises(
            Galat, match=r"Tabel unit, baris ke-1, kolom telepon tidak dapat disimpan"
        ) as salah:
            pindahkan(mesin, tujuan, konf, PADA)
        mesin.dispose()
    assert "Rahasia" not in str(salah.value)


def test_the_command_says_what_to_set_next_and_shows_no_password(
    konf: Konfigurasi, postgres_kosong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nama, isi in (("INSTANCE", str(konf.instance)), ("DATABASE_URL", konf.database_url)):
        monkeypatch.setenv(f"SKM_{nama}", isi)
    for nama in ("SKM_SECRET_KEY", "SKM_DATA_KEY"):
        monkeypatch.delenv(nama, raising=False)
    url = sa.make_url(postgres_kosong).set(password="sangat-rahasia").render_as_string(hide_password=False)
    monkeypatch.setattr("skm.cli.pindah.pindahkan", lambda *_: Pindahan({"unit": 1}, {}))
    hasil = jalankan("pindah", url)
    assert "Isi SKM_DATABASE_URL=postgresql+psycopg://" in hasil.stdout
    assert "sangat-rahasia" not in hasil.stdout + hasil.stderr
    assert json.loads(jalankan("pindah", url, "--json").stdout)["baris"] == {"unit": 1}
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("url", "kalimat"),
    [("sqlite:////tmp/lain.sqlite3", "Tujuannya harus PostgreSQL"), ("mysql://x/y", "postgresql")],
)
def test_another_kind_of_target_ends_with_a_sentence(
    konf: Konfigurasi, monkeypatch: pytest.MonkeyPatch, url: str, kalimat: str
) -> None:
    monkeypatch.setenv("SKM_INSTANCE", str(konf.instance))
    monkeypatch.setenv("SKM_DATABASE_URL", konf.database_url)
    hasil = jalankan("pindah", url)
    assert (hasil.exit_code, hasil.stdout) == (1, "")
    assert kalimat in hasil.stderr
