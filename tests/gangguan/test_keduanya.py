"""Real faults of a server that know no difference between the databases: keys lost, the clock off."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import KEDUANYA, _isi
from tests.gangguan.conftest import dilayani, siapkan
from tests.gangguan.kantor import Kantor
from tests.gangguan.tabel import POSTGRES, SQLITE, cocokkan
from tests.pangkalan import atur, bernama, tempat_sementara

pytestmark = pytest.mark.luas


@pytest.fixture(scope="module", params=KEDUANYA)
def jenis(request: pytest.FixtureRequest) -> str:
    """Which database, as the document calls it."""
    return {"sqlite": SQLITE, "postgres": POSTGRES}[request.param]


@pytest.fixture(scope="module")
def kantor(jenis: str, jam: tuple[dict[str, str], Path], request: pytest.FixtureRequest) -> Iterator[Kantor]:
    """An office whose clock can be set, on a database of its own."""
    with tempat_sementara("skm-gangguan-") as folder:
        url = f"sqlite:///{folder}/skm.sqlite3"
        if jenis == POSTGRES:
            server = request.getfixturevalue("postgres_server")
            atur(server, "CREATE DATABASE gangguan")
            url = bernama(server, "gangguan")
        _isi(url)
        with dilayani(siapkan(folder, url, **jam[0])) as satu:
            yield satu
    if jenis == POSTGRES:
        atur(server, "DROP DATABASE gangguan")


def test_a_server_that_lost_its_keys_does_not_start_and_says_which(
    kantor: Kantor, jenis: str, tmp_path: Path
) -> None:
    kantor.pulih()  # what waits sealed needs a key
    kantor.server.henti()
    sejak = len(kantor.catatan())
    for nama in ("data_key", "secret_key"):
        shutil.move(kantor.konf.instance / nama, tmp_path / nama)
    with pytest.raises(AssertionError):  # it ends by itself
        kantor.server.mulai()
    cocokkan("both keys lost, server started anew", jenis, kantor.lihat())
    assert "skm kunci pulihkan" in kantor.catatan(sejak)
    assert "Traceback" not in kantor.catatan(sejak)
    for nama in ("data_key", "secret_key"):
        shutil.move(tmp_path / nama, kantor.konf.instance / nama)
    kantor.server.mulai()  # as systemd does
    kantor.pulih()


@contextmanager
def meleset(kantor: Kantor, jam: tuple[dict[str, str], Path], hari: int) -> Iterator[None]:
    """The clock of the server's computer is off by so many days, from now on and until the block ends."""
    if not jam[0]:
        pytest.skip("THE CLOCK IS NOT TESTED: no C compiler (cc)")
    kantor.jam = timedelta(days=hari)
    jam[1].write_text(str(hari * 86_400))
    try:
        yield
    finally:
        jam[1].write_text("0")
        kantor.jam = timedelta()


def test_a_clock_that_goes_back_signs_nobody_out_and_the_admin_is_told(
    kantor: Kantor, jenis: str, jam: tuple[dict[str, str], Path]
) -> None:
    with meleset(kantor, jam, -3):
        cocokkan("clock 3 days back", jenis, kantor.lihat())
        assert "Jam server melompat 3 hari mundur" in kantor.admin.minta("/dasbor")
        assert "Jam server melompat 3 hari mundur" in kantor.admin.minta("/sehat/siap")
    kantor.masuk_lagi()  # what was signed in three days ago, as the cookie says, is over when it is set right
    kantor.pulih()
    assert "Jam server" not in kantor.admin.minta("/dasbor")


def test_a_clock_that_goes_ahead_loses_nothing_and_the_admin_is_told_then_and_later(
    kantor: Kantor, jenis: str, jam: tuple[dict[str, str], Path]
) -> None:
    with meleset(kantor, jam, 3):
        cocokkan("clock 3 days ahead", jenis, kantor.lihat())
        kantor.masuk_lagi()
        assert "Jam server melompat 3 hari maju" in kantor.admin.minta("/dasbor")
        assert kantor.kirim_kunjungan() == "stored"
    kantor.masuk_lagi()
    kantor.pulih()
    assert "Peristiwa terakhir bertanggal 3 hari di depan jam server" in kantor.admin.minta("/dasbor")
    assert kantor.doctor() == "jam"
