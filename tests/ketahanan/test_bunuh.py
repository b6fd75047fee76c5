"""The server is killed again and again under load: what it acknowledged is there, exactly once.

Twice on either database; in `make ketahanan` a hundred times, and the counts go into docs/ketahanan.md.
"""

from __future__ import annotations

import json
import random
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa

from skm.config import Konfigurasi
from skm.isian.models import IsianTriwulan
from skm.jawaban.models import Kiriman
from skm.loket.models import Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log
from skm.orm import buka_sesi, make_engine
from tests.alur.jalan import AKAR, port_bebas
from tests.banyak.beban import UNSUR, Warga
from tests.banyak.layanan import SKM, lingkungan, skm
from tests.conftest import KEDUANYA
from tests.jawaban import Segel, semua_jawaban
from tests.ketahanan.beban import SANDI, Pekerja, Penanggung, Petugas
from tests.ketahanan.server import SABAR, Server
from tests.penuh import PENUH

pytestmark = pytest.mark.luas

KALI = 100 if PENUH else 2
WARGA, PETUGAS = 4, 2
DOKUMEN = AKAR / "docs" / "ketahanan.md"


@pytest.fixture(params=KEDUANYA)
def server(request: pytest.FixtureRequest, konf: Konfigurasi, tmp_path: Path) -> Iterator[Server]:
    """One on a fresh office with its people, on a database of either kind."""
    if request.param == "postgres":
        konf = replace(konf, database_url=request.getfixturevalue("postgres_kosong"))
    skm(konf, "init")
    satu = Server(konf, port_bebas(), tmp_path / "server.log")
    yield satu
    if satu.proses is not None and satu.proses.poll() is None:
        satu.bunuh()


def _orang(konf: Konfigurasi, nama: str, peran: str) -> None:
    perintah = [*SKM, "user", "add", nama, "--peran", peran]
    env = lingkungan(konf)
    subprocess.run(
        perintah, input=f"{SANDI}\n", env=env, cwd=AKAR, text=True, check=True, capture_output=True
    )


@contextmanager
def _bekerja(semua: Sequence[Pekerja], warga: Warga) -> Iterator[None]:
    warga.mulai(WARGA)
    for satu in semua:
        satu.mulai()
    yield
    for satu in (warga, *semua):
        satu.selesai()


def test_what_was_acknowledged_is_there_exactly_once_however_often_the_server_is_killed(
    server: Server, request: pytest.FixtureRequest
) -> None:
    konf, acak = server.konf, random.Random(19)
    for nomor in range(PETUGAS):
        _orang(konf, f"petugas-{nomor}", "petugas")
    _orang(konf, "kasi", "admin")  # may stand in for any post
    kios = [json.loads(skm(konf, "tautan", "add", "--jenis", "kios", "--json"))["kode"] for _ in range(4)]
    server.mulai()
    warga = Warga([server.url], [f"/kios/{kode}" for kode in kios])
    meja = [Petugas(server.url, f"petugas-{nomor}") for nomor in range(PETUGAS)]
    jabatan = Penanggung(server.url, "kasi")
    with _bekerja([*meja, jabatan], warga):
        for _ in range(KALI):
            _tunggu_diakui([lambda: len(warga.diterima), lambda: sum(len(satu.diakui) for satu in meja)])
            time.sleep(acak.uniform(0, 0.5))
            server.bunuh()
            server.mulai()
    mesin = make_engine(konf.database_url)
    try:
        with buka_sesi(mesin, tulis=False) as session:
            kiriman = Counter(session.scalars(sa.select(Kiriman.sidik_kunci)))
            assert kiriman == Counter(sha256(kunci.encode()).hexdigest() for kunci in warga.diterima)
            nilai = [
                tuple(str(getattr(satu, f"u{n}")) for n in range(1, 10))
                for satu in semua_jawaban(session, Segel(konf.data_key))
            ]
            assert Counter(nilai) == Counter(
                tuple(satu[u] for u in UNSUR) for satu in warga.diterima.values()
            )
            kasus = session.scalars(sa.select(Permohonan)).all()
            dicatat = [kunci for satu in meja for kunci in satu.diakui]
            assert Counter(satu.kunjungan for satu in kasus) == Counter(dicatat)
            assert sorted(int(satu.nomor.rsplit("/", 1)[1]) for satu in kasus) == [
                n + 1 for n in range(len(kasus))
            ]
            assert all(berbeda(satu, log(session, satu.id)) == () for satu in kasus)
            assert session.scalars(sa.select(IsianTriwulan.catatan)).one() == jabatan.diakui[-1]
            if mesin.dialect.name == "sqlite":
                assert session.scalars(sa.text("PRAGMA integrity_check")).all() == ["ok"]
    finally:
        mesin.dispose()
    skm(konf, "hitung-ulang", "--periksa")  # ends with 1 where a counter differs
    salah = [satu for satu in json.loads(skm(konf, "doctor", "--json")) if satu["status"] == "GALAT"]
    assert salah == []
    hasil = {
        "SIGKILL": KALI,
        "answers acknowledged, each stored once": len(warga.diterima),
        "requests acknowledged, each logged once": len(dicatat),
        "drafts acknowledged, the last of them stored": len(jabatan.diakui),
        "sent again": sum(sum(satu.ulang.values()) for satu in (warga, *meja, jabatan)),
    }
    print(mesin.dialect.name, hasil)
    if PENUH:
        _tulis(mesin.dialect.name, hasil)


def _tunggu_diakui(semua: Sequence[Callable[[], int]]) -> None:
    """Until each kind has been acknowledged once more: nobody is killed before there is something to lose."""
    semula, tenggat = [satu() for satu in semua], time.monotonic() + SABAR
    while any(satu() <= dulu for satu, dulu in zip(semua, semula, strict=True)):
        assert time.monotonic() < tenggat, "nothing is acknowledged any more"
        time.sleep(0.02)


def _tulis(jenis: str, hasil: dict[str, int]) -> None:
    """The counts of this run, into the document."""
    awal, akhir = f"<!-- {jenis} -->", f"<!-- akhir {jenis} -->"
    teks = DOKUMEN.read_text(encoding="utf-8")
    dulu, sisa = teks.split(awal)
    tabel = "\n".join(["| What | Counted |", "|---|---|", *(f"| {a} | {b} |" for a, b in hasil.items())])
    DOKUMEN.write_text(f"{dulu}{awal}\n{tabel}\n{akhir}{sisa.split(akhir)[1]}", encoding="utf-8")
