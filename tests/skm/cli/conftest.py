"""An instance on which nothing has run yet, and the same session that the tests of reports use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from skm.cli import main
from skm.katalog.models import Indikator
from skm.orm import buka_sesi, make_engine
from tests.pangkalan import tempat_sementara
from tests.perintah import Perintah
from tests.skm.laporan.conftest import basis

__all__ = ["basis"]


@pytest.fixture
def kosong(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An instance folder in which nothing has run yet."""
    for nama in ("SKM_DATABASE_URL", "SKM_BASE_URL", "SKM_SECRET_KEY"):
        monkeypatch.delenv(nama, raising=False)
    with tempat_sementara("skm-baru-") as folder:
        monkeypatch.setenv("SKM_INSTANCE", str(folder / "baru"))
        yield folder / "baru"


@pytest.fixture(scope="session")
def _diinit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance as `skm init` leaves it, made once: its versions take seconds to run."""
    folder = tmp_path_factory.mktemp("diinit") / "baru"
    lingkungan: dict[str, str | None] = {"SKM_INSTANCE": str(folder)}
    lingkungan |= dict.fromkeys(("SKM_DATABASE_URL", "SKM_BASE_URL", "SKM_SECRET_KEY"))
    assert CliRunner(env=lingkungan).invoke(main, ["init"]).exit_code == 0
    return folder


@pytest.fixture
def siap(kosong: Path, _diinit: Path) -> Path:
    """The instance folder after `skm init`."""
    shutil.copytree(_diinit, kosong)
    return kosong


def jalankan(*argumen: str) -> Perintah:
    hasil = CliRunner().invoke(main, list(argumen))
    return Perintah(hasil.exit_code, hasil.stdout, hasil.stderr)


def jumlah(folder: Path, *tabel: type) -> list[int]:
    mesin = make_engine(f"sqlite:///{folder / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=False) as session:
        hasil = [session.scalars(sa.select(sa.func.count()).select_from(satu)).one() for satu in tabel]
    mesin.dispose()
    return hasil


def sisakan(folder: Path, *kode: str) -> None:
    """Leave only these indicators in the catalogues: a demo that fills in 71 of them takes seconds."""
    mesin = make_engine(f"sqlite:///{folder / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=True) as session:
        session.execute(sa.delete(Indikator).where(Indikator.kode.not_in(kode)))
        session.commit()
    mesin.dispose()
