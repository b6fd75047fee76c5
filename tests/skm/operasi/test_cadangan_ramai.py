"""A backup while others write is the state of one moment, and nobody waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm.akun.models import JejakAudit
from skm.operasi.cadangan import arsip, manifes, pulih
from skm.operasi.cadangan.buat import buat
from skm.orm import buka_sesi, make_engine
from tests.pangkalan import tempat_sementara
from tests.skm.operasi.server import PADA, isi_basis, isi_server, konfigurasi

pytestmark = pytest.mark.luas

PENULIS = 4


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempat_sementara("skm-ramai-") as satu:
        yield satu


class Ramai:
    """Writes pairs of rows, each pair in one transaction, until it is told to stop."""

    def __init__(self, mesin: Engine) -> None:
        self._mesin, self._berhenti = mesin, threading.Event()
        self._utas = [threading.Thread(target=self._tulis, args=(n,)) for n in range(PENULIS)]
        self.tersimpan = [0] * PENULIS
        self.mulai = threading.Barrier(PENULIS + 1)

    def __enter__(self) -> Ramai:
        for satu in self._utas:
            satu.start()
        self.mulai.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._berhenti.set()
        for satu in self._utas:
            satu.join()

    def _tulis(self, nomor: int) -> None:
        while not self._berhenti.is_set():
            with buka_sesi(self._mesin, tulis=True) as session:
                for sisi in ("kiri", "kanan"):
                    isi = f"{sisi} {nomor} {self.tersimpan[nomor]}"
                    session.add(JejakAudit(unit_id=1, oleh="ramai", pada=PADA, peristiwa=isi))
                    session.flush()
                session.commit()
            self.tersimpan[nomor] += 1
            if self.tersimpan[nomor] == 1:
                self.mulai.wait()


def test_pairs_written_meanwhile_are_there_both_or_not_at_all_and_writers_go_on(
    url: str, jenis_basis: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    konf = konfigurasi(folder / "sini", url)
    isi_server(konf)
    mesin = make_engine(url)
    with Ramai(mesin) as ramai:
        sebelum = sum(ramai.tersimpan)
        hasil = buat(mesin, konf, folder / "c.zip", pada=PADA, simpan=None)
        sesudah = sum(ramai.tersimpan)
    assert sesudah > sebelum, "nobody could write meanwhile"
    assert isi_basis(mesin)["jejak_audit"], "the server itself lost nothing"
    mesin.dispose()
    ke = f"sqlite:///{folder}/sana/skm.sqlite3"
    ke = ke if jenis_basis == "sqlite" else request.getfixturevalue("postgres_kosong")
    lain, mesin_lain = konfigurasi(folder / "sana", ke), make_engine(ke)
    with arsip.buka(hasil.berkas) as terbuka:
        isi = manifes.baca(terbuka.manifes, lain.data_key)
        assert list(pulih.pulihkan(terbuka, isi, mesin_lain, lain)) == []
    with buka_sesi(mesin_lain, tulis=False) as session:
        semua = session.scalars(sa.select(JejakAudit.peristiwa).where(JejakAudit.oleh == "ramai")).all()
    mesin_lain.dispose()
    kiri, kanan = ({s.split(" ", 1)[1] for s in semua if s.startswith(sisi)} for sisi in ("kiri", "kanan"))
    assert kiri == kanan
    assert sebelum <= len(kiri) <= sesudah
