"""The process of long work: whether it lives, and what becomes of what it leaves half-way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy.engine import Engine

from skm.berkas.models import Impor
from skm.galat import Bersamaan
from skm.jawaban.models import Jawaban
from skm.orm import buka_sesi
from skm.pekerjaan import peluncur
from skm.pekerjaan.models import Keadaan, Pekerjaan
from skm.pekerjaan.queries import DIAM, hidup, proses_ini
from skm.survei.services.pencabutan import cabut_terputus
from tests.kantor import kantor
from tests.pekerjaan import BANYAK, KINI, TIADA, banyaknya, catat, jawaban, keadaan, pembuka

LUNCURKAN = peluncur.luncurkan
"""The real one: for other tests it starts nothing."""


def test_work_is_alive_while_its_process_is_and_tells_so() -> None:
    satu = Pekerjaan(keadaan=Keadaan.BERJALAN, proses=proses_ini(), detak=KINI)
    assert hidup(satu, KINI + DIAM)
    assert not hidup(satu, KINI + DIAM + timedelta(seconds=1))
    satu.proses = f"{proses_ini().rpartition(':')[0]}:{TIADA}"
    assert not hidup(satu, KINI)
    satu.proses = f"mesin-lain:{TIADA}"
    assert hidup(satu, KINI)
    satu.keadaan = Keadaan.SELESAI
    assert not hidup(satu, KINI)


@pytest.mark.parametrize(("pid", "terputus"), [(os.getpid(), False), (TIADA, True)], ids=["alive", "gone"])
def test_what_a_gone_process_left_half_way_is_taken_back_and_told(
    mesin: Engine, pid: int, terputus: bool
) -> None:
    nomor = catat(mesin, proses=f"{proses_ini().rpartition(':')[0]}:{pid}")
    with buka_sesi(mesin, tulis=True) as session:
        unit_id = kantor(session).id
        tetap = {"unit_id": unit_id, "jenis": "responden", "nama_berkas": "a.csv", "oleh": "uji"}
        session.add(Impor(**tetap, sidik="0" * 64, jumlah=600, pada=KINI, selesai=False))
        session.commit()
    cabut_terputus(pembuka(mesin), pada=KINI + timedelta(minutes=2))
    satu = keadaan(mesin, nomor)
    assert banyaknya(mesin, Impor) == (0 if terputus else 1)
    assert satu.keadaan is (Keadaan.TERPUTUS if terputus else Keadaan.BERJALAN)
    assert (satu.kalimat == "Terputus, tidak ada yang tersimpan; muat lagi berkasnya.") is terputus


def test_an_office_has_one_piece_of_long_work_at_a_time(mesin: Engine) -> None:
    catat(mesin)
    with pytest.raises(Bersamaan, match="Masih ada pekerjaan lain"):
        catat(mesin)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_real_process_loads_to_the_end_without_its_server_and_one_that_is_killed_leaves_nothing(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    mesin: Engine = app.extensions["skm_mesin"]
    proses: list[subprocess.Popen[bytes]] = []
    asli = subprocess.Popen

    def mulai_proses(*nilai: object, **lain: object) -> subprocess.Popen[bytes]:
        proses.append(asli(*nilai, **lain))
        return proses[-1]

    monkeypatch.setattr(peluncur.subprocess, "Popen", mulai_proses)
    buka = pembuka(mesin)
    luncurkan = partial(LUNCURKAN, app.config["SKM"], berakhir=lambda: None)
    dibunuh = catat(mesin)
    luncurkan(dibunuh, jawaban(20_000))
    _tunggu(lambda: banyaknya(mesin, Jawaban) > 0)
    proses[0].send_signal(signal.SIGKILL)
    proses[0].wait()
    assert 0 < banyaknya(mesin, Jawaban) < 20_000
    cabut_terputus(buka, pada=datetime.now(UTC))
    assert (banyaknya(mesin, Jawaban), banyaknya(mesin, Impor)) == (0, 0)
    utuh = catat(mesin)
    luncurkan(utuh, jawaban())
    assert os.getsid(proses[1].pid) != os.getsid(0)
    _tunggu(lambda: keadaan(mesin, utuh).keadaan is not Keadaan.BERJALAN)
    assert banyaknya(mesin, Jawaban) == BANYAK
    assert [keadaan(mesin, satu).keadaan for satu in (dibunuh, utuh)] == [Keadaan.TERPUTUS, Keadaan.SELESAI]


def _tunggu(apa: Callable[[], object]) -> None:
    tenggat = time.monotonic() + 60
    while not apa():
        assert time.monotonic() < tenggat
        time.sleep(0.01)
