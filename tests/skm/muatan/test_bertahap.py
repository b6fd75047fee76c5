"""A large table is stored part by part: others get in between, and half of it never stays."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.berkas.models import Impor
from skm.berkas.tabel import Tabel
from skm.galat import Bersamaan, Galat
from skm.jawaban.models import Jawaban, Kiriman
from skm.jawaban.services.bangun import periksa_hitungan
from skm.jawaban.services.penutupan import tutup
from skm.muatan.services.impor import batalkan_muatan, muat
from skm.orm import buka_sesi
from skm.survei.pelepas import Pelepas
from skm.survei.services.pencabutan import SEKALIGUS, Buka, tandai_dicabut
from tests.conftest import TANAM_PADA
from tests.kantor import kantor
from tests.perintah import Perintah

HARI = date(2026, 7, 2)
UNSUR = tuple(f"U{nomor}" for nomor in range(1, 10))
SEKARANG = datetime(2026, 7, 2, 1, 0, tzinfo=UTC)
KUNCI = "aGFueWEtdW50dWstdWppLWhhbnlhLXVudHVrLXVqaTE="
BANYAK = 2 * SEKALIGUS + 30
BEBERAPA = SEKALIGUS + 50


class Mati(SystemExit):
    """The process ends."""


def _baris(banyak: int) -> list[dict[str, str]]:
    """Answers of the first half of 2026 in no order of days."""
    return [
        {
            "tanggal": (date(2026, 1, 1) + timedelta(days=ke * 77 % 180)).isoformat(),
            "layanan": ("", "KK")[ke % 2],
            "usia": str(20 + ke % 40),
            **{kode: str(1 + (ke + nomor) % 4) for nomor, kode in enumerate(UNSUR)},
        }
        for ke in range(banyak)
    ]


def _tabel(banyak: int = BANYAK) -> Tabel:
    baris = _baris(banyak)
    return Tabel("banyak.csv", tuple(baris[0]), tuple(enumerate(baris, start=2)))


def _pembuka(mesin: Engine, hidup: Callable[[], bool] = lambda: True) -> Buka:
    @contextmanager
    def buka() -> Iterator[Session]:
        if not hidup():
            raise Mati
        with buka_sesi(mesin, tulis=None) as session:
            yield session
            session.commit()

    return buka


def _muat(mesin: Engine, buka: Buka, banyak: int = BANYAK) -> int:
    with buka_sesi(mesin, tulis=None) as session:
        unit_id = kantor(session).id
        tetap = {"oleh": "uji", "pada": TANAM_PADA}
        return muat(session, _tabel(banyak), unit_id=unit_id, hari_ini=HARI, buka=buka, **tetap).ditambahkan


def _batalkan(mesin: Engine, buka: Buka) -> int:
    with buka_sesi(mesin, tulis=None) as session:
        nomor = session.scalars(sa.select(Impor.id)).one()
        tetap = {"oleh": "uji", "pada": TANAM_PADA}
        return batalkan_muatan(session, unit_id=kantor(session).id, nomor=nomor, buka=buka, **tetap)


def _isi(mesin: Engine) -> tuple[int, list[bool]]:
    """Answers, and whether each load is whole; counters say what the answers say."""
    with buka_sesi(mesin, tulis=False) as session:
        assert periksa_hitungan(session, unit_id=kantor(session).id).berbeda == 0
        jumlah = session.scalar(sa.select(sa.func.count()).select_from(Jawaban))
        return jumlah or 0, list(session.scalars(sa.select(Impor.selesai)))


def _tutup(mesin: Engine) -> None:
    with buka_sesi(mesin, tulis=True) as session:
        tutup(session, unit_id=kantor(session).id, hari_ini=HARI)
        session.commit()


def _mulai_server(mesin: Engine) -> None:
    Pelepas(lambda: mesin, KUNCI, lambda: SEKARANG).sampai(HARI)


def test_a_load_that_dies_half_way_leaves_nothing_after_the_next_start_and_can_be_loaded_again(
    mesin: Engine,
) -> None:
    _tutup(mesin)
    sisa = [True] * 3  # the load is begun, and two parts of three are stored
    with pytest.raises(Mati):
        _muat(mesin, _pembuka(mesin, lambda: bool(sisa) and sisa.pop()))
    assert _isi(mesin) == (2 * SEKALIGUS, [False])
    with pytest.raises(Bersamaan, match="belum selesai"):
        _muat(mesin, _pembuka(mesin))
    _mulai_server(mesin)
    assert _isi(mesin) == (0, [])
    assert _muat(mesin, _pembuka(mesin)) == BANYAK
    assert _isi(mesin) == (BANYAK, [True])
    _mulai_server(mesin)
    assert _isi(mesin) == (BANYAK, [True])


def test_taking_a_load_back_that_dies_half_way_is_finished_at_the_next_start(mesin: Engine) -> None:
    _tutup(mesin)
    _muat(mesin, _pembuka(mesin))
    sisa = [True] * 2
    with pytest.raises(Mati):
        _batalkan(mesin, _pembuka(mesin, lambda: bool(sisa) and sisa.pop()))
    assert _isi(mesin) == (BANYAK - SEKALIGUS, [False])
    with pytest.raises(Galat, match="menghapusnya"):
        _batalkan(mesin, _pembuka(mesin))
    _mulai_server(mesin)
    assert _isi(mesin) == (0, [])


def test_a_load_that_somebody_takes_back_while_it_is_stored_stops_and_leaves_nothing(mesin: Engine) -> None:
    asli, ke = _pembuka(mesin), iter(range(9))

    @contextmanager
    def buka() -> Iterator[Session]:
        if next(ke) == 2:
            with buka_sesi(mesin, tulis=True) as lain:
                tandai_dicabut(lain, lain.scalars(sa.select(Impor.id)).one())
                lain.commit()
        with asli() as session:
            yield session

    with pytest.raises(Galat, match="dibatalkan sebelum selesai"):
        _muat(mesin, buka)
    assert _isi(mesin) == (0, [])


@pytest.mark.parametrize("jenis_basis", ["sqlite"])  # PostgreSQL lets arrivals in whatever a load does
def test_answers_are_written_between_the_parts_of_a_load_and_of_its_undoing(mesin: Engine) -> None:
    giliran: list[str] = []
    nomor = count()
    asli, selesai = _pembuka(mesin), threading.Event()

    @contextmanager
    def buka() -> Iterator[Session]:
        with asli() as session:
            yield session
            giliran.append("muatan")

    def menjawab() -> None:
        while not selesai.is_set():
            with buka_sesi(mesin, tulis=True) as session:
                session.add(Kiriman(sidik_kunci=f"{next(nomor):064d}", sidik_isi="", tanggal=HARI))
                session.flush()
                giliran.append("warga")
                session.commit()

    for kerja in (lambda: _muat(mesin, buka, 6 * SEKALIGUS), lambda: _batalkan(mesin, buka)):
        giliran.append("mulai")
        selesai.clear()
        warga = threading.Thread(target=menjawab)
        warga.start()
        try:
            assert kerja() == 6 * SEKALIGUS
        finally:
            selesai.set()
            warga.join()
        letak = [ke for ke, siapa in enumerate(giliran) if siapa == "muatan"]
        disela = sum("warga" in giliran[awal:akhir] for awal, akhir in pairwise(letak))
        assert len(letak) >= 7
        assert disela >= 3
        giliran.clear()
    assert _isi(mesin) == (0, [])


def test_the_command_stores_and_takes_back_a_large_table(
    app: Flask, skm: Callable[..., Perintah], tmp_path: Path
) -> None:
    baris = _baris(BEBERAPA)
    isi = "\n".join([",".join(baris[0]), *(",".join(satu.values()) for satu in baris)])
    mesin: Engine = app.extensions["skm_mesin"]
    (tmp_path / "banyak.csv").write_text(isi)
    muatan = skm("import", "responden", str(tmp_path / "banyak.csv"), "--json")
    assert muatan.json()["ditambahkan"] == BEBERAPA
    assert _isi(mesin) == (BEBERAPA, [True])
    skm("import", "batal", str(skm("import", "daftar", "--json").json()[0]["nomor"]))
    assert _isi(mesin) == (0, [])
