"""Officers log and complete at once: nothing is lost, numbered twice, or answered with an excuse.

Eight of them, three visits each; in `make simulasi` twenty with five.
"""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.akun.services import buat_akun
from skm.loket.models import PeristiwaPermohonan, Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log
from skm.orm import buka_sesi, make_engine
from tests.alur.jalan import Server
from tests.alur.meja import Meja, tersembunyi
from tests.kantor import kantor
from tests.penuh import PENUH

pytestmark = pytest.mark.luas

PETUGAS, KUNJUNGAN = (20, 5) if PENUH else (8, 3)
SANDI = "tepian sungai telake"


def _siapkan(server: Server) -> str:
    """The officers' accounts; gives the database's URL."""
    url = server.env.get("SKM_DATABASE_URL", f"sqlite:///{server.env['SKM_INSTANCE']}/skm.sqlite3")
    mesin = make_engine(url)
    with buka_sesi(mesin, tulis=True) as session:
        for nomor in range(PETUGAS):
            buat_akun(
                session,
                unit_id=kantor(session).id,
                nama=f"petugas-{nomor}",
                peran=Peran.PETUGAS,
                sandi=SANDI,
                oleh="uji",
                pada=datetime.now(UTC),
            )
        session.commit()
    mesin.dispose()
    return url


def _bekerja(url: str, nomor: int, mulai: Barrier) -> list[int]:
    """Sign in, log some visits, and finish whatever of the board is still open."""
    satu = Meja(url)
    satu.masuk(f"petugas-{nomor}", SANDI)
    mulai.wait()
    for urut in range(KUNJUNGAN):
        form = tersembunyi(satu.minta("/loket"), 'id="catat"')
        form |= {"layanan": "kk", "pemohon": f"Warga {nomor}-{urut}", "desa": "muara toyu"}
        satu.minta("/loket", form)
    for _ in range(KUNJUNGAN):
        papan = satu.minta("/loket")
        if tombol := re.findall(r'action="(/loket/[0-9]+/selesai)"', papan):
            pilih = tombol[nomor // 2 % len(tombol)]  # two officers at a time reach for the same one
            satu.minta(pilih, tersembunyi(papan, re.escape(pilih)))
    return satu.kode


def test_officers_at_once_lose_nothing_and_are_told_clearly(ramai: Server) -> None:
    url, mulai = _siapkan(ramai), Barrier(PETUGAS)
    with ThreadPoolExecutor(PETUGAS) as kolam:
        kode = [
            k for semua in kolam.map(lambda n: _bekerja(ramai.url, n, mulai), range(PETUGAS)) for k in semua
        ]
    assert set(kode) <= {200, 409}, Counter(kode)  # 409: a colleague finished that one first
    mesin = make_engine(url)
    with Session(mesin) as session:
        kasus = session.scalars(sa.select(Permohonan)).all()
        assert len(kasus) == PETUGAS * KUNJUNGAN
        assert sorted(int(satu.nomor.rsplit("/", 1)[1]) for satu in kasus) == list(range(1, len(kasus) + 1))
        assert len({satu.pemohon for satu in kasus}) == len(kasus)
        assert all(berbeda(satu, log(session, satu.id)) == () for satu in kasus)
        selesai = [satu for satu in kasus if satu.status.value == "selesai"]
        jenis = Counter(p.jenis.value for p in session.scalars(sa.select(PeristiwaPermohonan)))
    mesin.dispose()
    assert selesai
    assert jenis == {"diterima": len(kasus), "lengkap": len(kasus), "selesai": len(selesai)}
    print(f"{len(selesai)} finished, {kode.count(409)} told that a colleague was quicker")
