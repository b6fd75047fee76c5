"""The schema's history: every version goes up and down, the newest one is what the program works with."""

from __future__ import annotations

import ast
import re
import sys
import uuid
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import migrasi, models
from skm.jawaban.models import Jawaban
from skm.kuesioner.models import Kuesioner, Unsur
from skm.layanan.models import JamKerja, JanjiLayanan, Layanan, PolaKerja, Unit
from skm.loket.models import Permohonan
from skm.orm import Base

pytestmark = [
    pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index"),
    pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index"),
]
"""`_berungkapan` looks at them."""
VERSI = Path(models.__file__).resolve().parent.parent / "migrations" / "versions"
HANYA_ISI = frozenset(
    {
        "20261128_bekukan_disetujui",
        "20261128_aturan_tertulis",
        "20261128_sifat_variabel",
        "20261128_isi_hari_dihitung",
        "20261128_isi_jeda_singkat",
        "20261129_isi_kata",
        "20261130_tambahan_dikecualikan",
        "20261130_tambahan_serombongan",
        "20261129_isi_profil",
        "20261129_isi_tambahan",
        "20261130_sandi_berakhir",
    }
)
"""Versions that change rows and no table; `test_naik_versi.py` and its like take these up and down."""
MENGHITUNG = frozenset(
    {
        "2026_11_28_6_bekukan_disetujui",
        "2026_11_28_16_isi_hari_dihitung",
        "2026_11_28_21_isi_jeda_singkat",
    }
)
"""Versions that compute with `kinerja`: `test_naik_versi.py`, `test_migrasi_malam.py` and
`test_migrasi_jeda.py` hold what they mean."""
PAGI = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)  # Thursday 5 March 2026, 09.00 WITA


def _urutan() -> list[str]:
    """Revision names, oldest first."""
    skrip = ScriptDirectory.from_config(migrasi.pengaturan())
    return [satu.revision for satu in reversed(list(skrip.walk_revisions()))]


def _skema(mesin: Engine) -> dict[str, Any]:
    """What the database says about itself: tables, columns, keys, indexes and checks."""
    lihat = sa.inspect(mesin)
    kolom, kunci, asing = (
        lihat.get_multi_columns(),
        lihat.get_multi_pk_constraint(),
        lihat.get_multi_foreign_keys(),
    )
    indeks, unik, periksa = (
        lihat.get_multi_indexes(),
        lihat.get_multi_unique_constraints(),
        lihat.get_multi_check_constraints(),
    )
    return {
        satu[1]: {
            "kolom": sorted((k["name"], str(k["type"]), k["nullable"]) for k in kolom[satu]),
            "kunci": kunci[satu]["constrained_columns"],
            "asing": sorted((str(a["name"]), a["referred_table"]) for a in asing[satu]),
            "indeks": sorted((str(i["name"]), str(i["column_names"])) for i in indeks[satu]),
            "unik": sorted((str(u["name"]), str(u["column_names"])) for u in unik[satu]),
            "periksa": sorted((str(c["name"]), str(c["sqltext"])) for c in periksa[satu]),
        }
        for satu in sorted(kolom)
        if satu[1] != "alembic_version"
    } | _berungkapan(mesin)


def _berungkapan(mesin: Engine) -> dict[str, Any]:
    """SQLite's indexes of expressions, which the inspection passes over."""
    if mesin.dialect.name != "sqlite":
        return {}
    tanya = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '%STRFTIME%'"
    with mesin.connect() as koneksi:
        return {satu.name: satu.sql for satu in koneksi.exec_driver_sql(tanya)}


def test_the_database_is_at_the_version_the_program_was_written_for(mesin: Engine) -> None:
    assert migrasi.versi_basis_data(mesin) == migrasi.versi_terbaru() == _urutan()[-1]


def test_a_full_database_can_be_taken_back_to_nothing(mesin: Engine) -> None:
    migrasi.turunkan(mesin, "base")
    assert _skema(mesin) == {}
    assert migrasi.versi_basis_data(mesin) is None


@pytest.mark.luas
def test_each_version_goes_up_down_and_up_and_leaves_no_trace(mesin: Engine) -> None:
    migrasi.turunkan(mesin, "base")
    sebelumnya, sebelum = "base", _skema(mesin)
    for versi in _urutan():
        migrasi.naikkan(mesin, versi)
        sesudah = _skema(mesin)
        assert (sesudah == sebelum) == (versi in HANYA_ISI), f"{versi} changes nothing, or more than rows"
        migrasi.turunkan(mesin, sebelumnya)
        assert _skema(mesin) == sebelum, f"{versi} does not undo itself"
        migrasi.naikkan(mesin, versi)
        assert _skema(mesin) == sesudah, f"{versi} cannot be repeated"
        sebelumnya, sebelum = versi, sesudah


def test_the_newest_version_equals_the_models(mesin: Engine) -> None:
    with mesin.connect() as koneksi:
        konteks = MigrationContext.configure(koneksi, opts={"compare_type": True})
        assert compare_metadata(konteks, Base.metadata) == []


def test_every_check_of_the_models_stands_in_the_database(mesin: Engine) -> None:
    lihat = sa.inspect(mesin)
    for tabel in Base.metadata.sorted_tables:
        tertulis = {str(c.name) for c in tabel.constraints if isinstance(c, sa.CheckConstraint)}
        assert {str(c["name"]) for c in lihat.get_check_constraints(tabel.name)} == tertulis, tabel.name


def test_repeating_the_preparation_changes_nothing(mesin: Engine) -> None:
    sebelum = _skema(mesin)
    migrasi.naikkan(mesin)
    assert _skema(mesin) == sebelum


def test_versions_are_one_line_without_branches() -> None:
    skrip = ScriptDirectory.from_config(migrasi.pengaturan())
    assert len(skrip.get_heads()) == len(skrip.get_bases()) == 1


@pytest.mark.parametrize("berkas", sorted(VERSI.glob("*.py")), ids=lambda b: b.stem)
def test_a_version_is_named_by_its_date_and_imports_no_model(berkas: Path) -> None:
    cocok = re.fullmatch(r"(\d{4})_(\d{2})_(\d{2})_[a-z0-9_]+", berkas.stem)
    assert cocok, f"{berkas.name}: name it YYYY_MM_DD_words.py"
    date(*map(int, cocok.groups()))
    modul = {
        nama
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8")))
        if isinstance(simpul, ast.Import | ast.ImportFrom)
        for nama in (
            [simpul.module or ""] if isinstance(simpul, ast.ImportFrom) else [a.name for a in simpul.names]
        )
    }
    boleh = {*sys.stdlib_module_names, "sqlalchemy", "alembic"}
    boleh |= {"kinerja"} if berkas.stem in MENGHITUNG else set()
    assert {nama.split(".")[0] for nama in modul} <= boleh, (
        "a version must mean the same in ten years: write its tables out, import nothing of ours"
    )


def _jawaban(session: Session, unit: Unit, **isi: Any) -> Jawaban:
    kuesioner = session.scalars(sa.select(Kuesioner)).one()
    dasar: dict[str, Any] = {f"u{n}": 3 for n in range(1, 10)}
    return Jawaban(
        unit_id=unit.id, kuesioner_id=kuesioner.id, jalur="poster", tanggal=date(2026, 3, 5), **(dasar | isi)
    )


def _permohonan(session: Session, unit: Unit, **isi: Any) -> Permohonan:
    dasar: dict[str, Any] = {
        "nomor": f"uji-{uuid.uuid4().hex}",
        "layanan_id": session.scalars(sa.select(Layanan.id).limit(1)).one(),
        "diterima": PAGI,
        "lengkap": PAGI,
        "janji_jumlah": 1,
        "janji_satuan": "hari",
        "kategori": "non_perizinan",
        "jatuh_tempo": PAGI,
        "status": "proses",
        "dicatat_oleh": "uji",
        "dicatat_pada": PAGI,
        "dicatat_akhir": PAGI,
    }
    return Permohonan(unit_id=unit.id, **(dasar | isi))


def test_rows_within_the_rules_are_accepted(session: Session, unit: Unit) -> None:
    session.add_all(
        [
            _jawaban(session, unit, u1=1, u2=4, u3=None),  # the ends of the scale; an unsur left out
            _permohonan(session, unit),
            _permohonan(session, unit, status="selesai", selesai=PAGI),  # completed the moment it was filed
            _permohonan(session, unit, status="batal", ditutup=PAGI),
        ]
    )
    session.flush()


def _baris_terlarang(session: Session, unit: Unit) -> dict[str, Base]:
    kuesioner = session.scalars(sa.select(Kuesioner)).one()
    pola = session.scalars(sa.select(PolaKerja).limit(1)).one()
    siang = PAGI.replace(hour=4)
    unsur: dict[str, Any] = {"kuesioner_id": kuesioner.id, "nama": "x", "pertanyaan": "x", "urutan": 99}
    unsur |= {f"opsi_{n}": "x" for n in range(1, 5)} | {"bobot_pembilang": 1, "bobot_penyebut": 9}
    return {
        "a score above 4": _jawaban(session, unit, u1=5),
        "a score of 0": _jawaban(session, unit, u9=0),
        "a negative score": _jawaban(session, unit, u5=-1),
        "a score of 5 in a column no unsur uses yet": _jawaban(session, unit, u20=5),
        "an answer to a service that does not exist": _jawaban(session, unit, layanan_id=987654),
        "completed without a moment": _permohonan(session, unit, status="selesai"),
        "a moment without being completed": _permohonan(session, unit, selesai=PAGI),
        "cancelled with a moment of completion": _permohonan(session, unit, status="batal", selesai=PAGI),
        "complete before it was received": _permohonan(session, unit, diterima=siang, lengkap=PAGI),
        "finished before it was complete": _permohonan(
            session, unit, status="selesai", lengkap=siang, selesai=PAGI
        ),
        "a promise of nothing": JanjiLayanan(
            layanan_id=1, berlaku_mulai=date(2030, 1, 1), jumlah=0, satuan="jam"
        ),
        "an eighth day of the week": JamKerja(
            pola_id=pola.id, hari=7, buka=datetime.min.time(), tutup=datetime.max.time()
        ),
        "less than the same day": JanjiLayanan(
            layanan_id=1, berlaku_mulai=date(2030, 1, 1), jumlah=-1, satuan="hari"
        ),
        "hours of no length": JamKerja(pola_id=pola.id, hari=6, buka=time(8), tutup=time(8)),
        "an unsur in a column answers do not have": Unsur(kode="U21", kolom=21, **unsur),
        "an unsur of weight nothing": Unsur(kode="U20", kolom=20, **(unsur | {"bobot_pembilang": 0})),
    }


def test_the_database_itself_refuses_rows_against_the_rules(session: Session, unit: Unit) -> None:
    for sebab, baris in _baris_terlarang(session, unit).items():
        with pytest.raises(sa.exc.IntegrityError), session.begin_nested():
            session.add(baris)
            session.flush()
            pytest.fail(f"the database accepted {sebab}")


@pytest.mark.parametrize(
    ("tabel", "kolom"),
    [
        ("kategori_layanan", "kategori"),  # neither perizinan nor non perizinan would leave both percentages
        ("janji_layanan", "satuan"),  # a promise counted in an unknown unit
        ("hari_libur", "jenis"),
        ("tautan", "jenis"),
        ("indikator", "rumus_berlaku"),  # which formula counts must be one of the two
    ],
)
def test_a_word_outside_its_list_is_refused_by_the_database(session: Session, tabel: str, kolom: str) -> None:
    satu = Base.metadata.tables[tabel]
    salah = sa.literal("lainnya", sa.String)
    perintah: sa.Executable = sa.update(sa.table(tabel, sa.column(kolom))).values({kolom: "lainnya"})
    if "versi" in satu.c:  # is only ever added to
        lain = [k for k in satu.c if k.name not in {"id", "versi", kolom}]
        pilih = sa.select(satu.c.versi + 9, salah, *lain)
        perintah = sa.insert(satu).from_select(["versi", kolom, *(k.name for k in lain)], pilih)
    with pytest.raises(sa.exc.IntegrityError, match=f"ck_{tabel}"):
        session.execute(perintah)
