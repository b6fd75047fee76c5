"""Backups while fifty answers a second come in, restored elsewhere: `python -m tests.bench.cadangan`.

On either database: every backup proves itself and is restored into a new server, which proves the figures; no
answer is refused meanwhile, and of those that wait each backup holds what was acknowledged before it began.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from skm.orm import make_engine
from tests.alur.jalan import port_bebas
from tests.bench.beban import Tugas, mulai, selesaikan
from tests.bench.isi import isi
from tests.bench.pelayan import Kantor, layani
from tests.bench.putaran import TUJUAN, menunggu
from tests.pangkalan import atur, bernama, layani_postgres

JAWABAN, KASUS = 20_000, 5_000
KLIEN, JEDA, DETIK = 10, 0.18, 30.0
"""Connections, and seconds between an answer and the next: fifty a second and a little more."""
BANYAK = 3


@dataclass(frozen=True)
class Ukuran:
    """One backup: seconds, bytes, seconds of its restore; answers waiting before, in it, and after."""

    detik: float
    bita: int
    pulih: float
    sebelum: int
    di_dalam: int
    sesudah: int


def main() -> None:
    """Print what came of it; a broken promise raises."""
    with ExitStack() as tumpuk:
        folder = Path(tumpuk.enter_context(tempfile.TemporaryDirectory(prefix="skm-cadangan-")))
        server = tumpuk.enter_context(layani_postgres(folder))
        lite = Kantor(folder / "lite", port_bebas(), f"sqlite:///{folder / 'lite' / 'skm.sqlite3'}").siapkan()
        isi(folder / "lite" / "skm.sqlite3", JAWABAN, KASUS)
        for nama in ("kantor", *(f"pulih{ke}" for ke in range(BANYAK))):
            atur(server, f"CREATE DATABASE {nama}")
        lite.skm("pindah", bernama(server, "kantor"))
        pg = Kantor(folder / "pgkantor", port_bebas(), bernama(server, "kantor"), pintu=lite.pintu)
        _kunci(lite.folder, pg.folder)
        _satu("SQLite", lite, [f"sqlite:///{folder}/pulih{ke}/skm.sqlite3" for ke in range(BANYAK)])
        _satu("PostgreSQL", pg, [bernama(server, f"pulih{ke}") for ke in range(BANYAK)])


def _satu(nama: str, kantor: Kantor, ke: list[str]) -> None:
    gudang, semua = make_engine(kantor.database_url), []
    with layani(kantor):
        warga = mulai(Tugas(kantor.port, KLIEN, DETIK, kantor.jawab(), 303, TUJUAN, jeda=JEDA))
        time.sleep(2.0)
        for nomor, url in enumerate(ke):
            berkas = kantor.folder / f"c{nomor}.zip"
            sebelum, awal = menunggu(gudang), time.monotonic()
            kantor.skm("backup", str(berkas))
            detik, sesudah = time.monotonic() - awal, menunggu(gudang)
            pulih = _pulih(kantor, berkas, url)
            semua.append(Ukuran(detik, berkas.stat().st_size, pulih[0], sebelum, pulih[1], sesudah))
        hasil = selesaikan(warga)
        akhir = menunggu(gudang)
    gudang.dispose()
    assert hasil.galat == 0, hasil.macam
    assert all(satu.sebelum <= satu.di_dalam <= satu.sesudah for satu in semua), semua
    print(
        f"{nama}: {hasil.semua} answers acknowledged at {hasil.laju:.0f}/s, {hasil.galat} errors, "
        f"p50 {hasil.p50 * 1000:.0f} ms, p99 {hasil.p99 * 1000:.0f} ms; {akhir} wait"
    )
    for satu in semua:
        print(
            f"  backup {satu.detik:.1f} s, {satu.bita / 1e6:.1f} MB; restore {satu.pulih:.1f} s, "
            f"figures equal; waiting {satu.sebelum} before, {satu.di_dalam} in it, {satu.sesudah} after"
        )


def _pulih(kantor: Kantor, berkas: Path, url: str) -> tuple[float, int]:
    """Seconds of a restore into a server of its own, and the answers that wait there."""
    folder = kantor.folder.with_name(f"{kantor.folder.name}-{berkas.stem}")
    if url.startswith("sqlite"):
        folder = Path(sa.make_url(url).database or "").parent
    _kunci(kantor.folder, folder)
    lain, awal = Kantor(folder, port_bebas(), url), time.monotonic()
    if "semua indikator sama dengan manifesnya" not in lain.skm("restore", str(berkas)):
        raise RuntimeError("the restored figures are not the manifest's")
    detik, gudang = time.monotonic() - awal, make_engine(url)
    banyak = menunggu(gudang)
    gudang.dispose()
    return detik, banyak


def _kunci(dari: Path, ke: Path) -> None:
    """The same keys, as typed from their sheet."""
    ke.mkdir(exist_ok=True)
    for nama in ("data_key", "secret_key"):
        shutil.copy(dari / nama, ke / nama)


if __name__ == "__main__":
    main()
