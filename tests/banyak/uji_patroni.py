"""The primary dies under load: every acknowledged answer is there once, service is back without a hand."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from skm.config import Konfigurasi, alamat_basis_data
from skm.jawaban.models import Kiriman
from skm.orm import buka_sesi, make_engine
from tests.alur.jalan import AKAR
from tests.banyak.beban import UNSUR, Warga
from tests.banyak.layanan import skm, skm_serve
from tests.banyak.patroni import Gugus, gugus
from tests.banyak.postgres import folder_postgres
from tests.banyak.proses import tunggu
from tests.jawaban import Segel, semua_jawaban
from tests.pangkalan import atur

DOKUMEN = AKAR / "docs" / "banyak-mesin.md"
AWAL, AKHIR = "<!-- hasil uji-patroni -->", "<!-- akhir hasil -->"
SERENTAK, SEBELUM, SESUDAH = 16, 8.0, 8.0


@pytest.fixture
def patroni() -> Iterator[Gugus]:
    """A cluster of the test's own."""
    with folder_postgres() as folder, gugus(folder) as hasil:
        atur(alamat_basis_data(hasil.url("postgres")), "CREATE DATABASE skm")
        yield hasil


def angka(konf: Konfigurasi, *kapan: str) -> list[Any]:
    """Every figure of the days before today."""
    perintah = (["ikm", *kapan], ["ketepatan", *kapan])
    hasil = [json.loads(skm(konf, *satu, "--json")) for satu in perintah]
    hasil[0].pop("menunggu", None)  # all that wait, of whatever day
    return hasil


def test_every_acknowledged_answer_survives_the_death_of_the_primary_exactly_once(
    patroni: Gugus, konf: Konfigurasi, tmp_path: Path
) -> None:
    konf = replace(konf, database_url=patroni.url("skm"))
    skm(konf, "init")
    skm(konf, "demo", "--responden", "150", "--permohonan", "60")
    hari_ini = datetime.now(konf.timezone).date()
    kemarin = ("--sampai", (hari_ini - timedelta(days=1)).isoformat())
    kini = ("--dari", hari_ini.isoformat(), "--sampai", hari_ini.isoformat())
    semula = angka(konf, *kemarin)
    semula_kini = json.loads(skm(konf, "ikm", *kini, "--json"))
    kios = [json.loads(skm(konf, "tautan", "add", "--jenis", "kios", "--json"))["kode"] for _ in range(4)]
    mesin = make_engine(alamat_basis_data(patroni.url("skm")))
    with buka_sesi(mesin, tulis=False) as session:
        kiriman_semula = set(session.scalars(sa.select(Kiriman.sidik_kunci)))
        nilai_semula = Counter(_nilai(session, konf))
    with ExitStack() as tumpukan:
        alamat = [
            tumpukan.enter_context(skm_serve(konf, tmp_path / f"server{ke}.log", "--proses", "1"))
            for ke in (1, 2)
        ]
        warga = Warga(alamat, [f"/kios/{kode}" for kode in kios])
        warga.mulai(SERENTAK)
        time.sleep(SEBELUM)
        lama, sebelum = patroni.pemimpin(), len(warga.diterima)
        pada = time.monotonic()
        terbunuh = lama.bunuh()
        try:
            tunggu(lambda: any(saat > pada + 1 for saat in warga.saat[-5:]), "service is back", 120)
        except TimeoutError as salah:
            raise AssertionError(f"{patroni.peran()} {warga.ulang}\n{patroni.catatan()}") from salah
        time.sleep(SESUDAH)
        warga.selesai()
        baru = patroni.pemimpin()
        assert baru is not lama
        lama.mulai()  # as the system's service does after a power cut
        tunggu(patroni.siap, "the old primary follows", 120)
    with buka_sesi(mesin, tulis=False) as session:
        tersimpan = set(session.scalars(sa.select(Kiriman.sidik_kunci))) - kiriman_semula
        nilai = Counter(_nilai(session, konf)) - nilai_semula
    mesin.dispose()
    assert tersimpan == {sha256(kunci.encode()).hexdigest() for kunci in warga.diterima}
    assert nilai == Counter(tuple(satu[u] for u in UNSUR) for satu in warga.diterima.values())
    assert angka(konf, *kemarin) == semula
    ikm = json.loads(skm(konf, "ikm", *kini, "--json"))
    assert ikm["responden"] - semula_kini["responden"] == len(warga.diterima)
    assert _jumlah(ikm) - _jumlah(semula_kini) == Counter(
        {u: sum(int(satu[u]) for satu in warga.diterima.values()) for u in UNSUR}
    )
    _catat(warga, sebelum, terbunuh, kata=f"{lama.nama} → {baru.nama}", semula=semula)


def _nilai(session: Any, konf: Konfigurasi) -> Iterator[tuple[str, ...]]:
    for satu in semua_jawaban(session, Segel(konf.data_key)):
        yield tuple(str(getattr(satu, f"u{ke}")) for ke in range(1, 10))


def _jumlah(ikm: dict[str, Any]) -> Counter[str]:
    return Counter({satu["kode"]: satu["jumlah"] for satu in ikm["unsur"]})


def _catat(warga: Warga, sebelum: int, terbunuh: int, *, kata: str, semula: list[Any]) -> None:
    """The counts of this run, into the document."""
    dahulu = f"IKM {semula[0]['ikm']} of {semula[0]['responden']} respondents"
    ulang = ", ".join(f"{banyak} × {apa}" for apa, banyak in sorted(warga.ulang.items())) or "none"
    baris = {
        "Primary killed (`kill -9`), new primary": f"{kata}, {terbunuh} processes",
        "Citizens at a time, server processes": f"{SERENTAK}, 2",
        "Answers acknowledged before the kill": sebelum,
        "Answers acknowledged in all": len(warga.diterima),
        "… of them stored exactly once": len(warga.diterima),
        "… lost, twice, or stored without their sender being told": "0, 0, 0",
        "Sent again after something else than 303": ulang,
        "… of them 503 with everything that was filled in": warga.teks_kembali,
        "Longest time without an acknowledged answer": f"{warga.jeda_terlama():.1f} s",
        "Figures of earlier days, before and after": f"equal ({dahulu})",
        "Today's respondents and sums per unsur": "equal to what was sent",
    }
    teks = DOKUMEN.read_text(encoding="utf-8")
    awal, sisa = teks.split(AWAL)
    tabel = "\n".join(["| What | Counted |", "|---|---|", *(f"| {a} | {b} |" for a, b in baris.items())])
    DOKUMEN.write_text(f"{awal}{AWAL}\n{tabel}\n{AKHIR}{sisa.split(AKHIR)[1]}", encoding="utf-8")
