"""An hour of mixed load on one server: whether memory, open files and the slowest answers stay as they are.

The bare app answers the same crowd in the same minutes, so what the machine does meanwhile slows both. The
office has a year behind it: in an empty one pages have more to read, and caches more to keep, by the minute.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Event, Thread

import sqlalchemy as sa

from tests.alur.jalan import port_bebas
from tests.alur.meja import Meja, tersembunyi
from tests.bench.beban import Hasil, Tugas, mulai, selesaikan
from tests.bench.laporan import Bab, angka, paling_banyak
from tests.bench.pelayan import POLOS, Kantor, layani
from tests.bench.petugas import SANDI, masuk
from tests.bench.putaran import GESER, menunggu, pastikan_sehari
from tests.bench.skala import halaman_angka, isikan

MENIT, DETIK = 60, 58.0
KLIEN, JEDA = 16, 2.0
"""Citizens of each kind, and the seconds until each comes back."""
JAWABAN, KASUS = 20_000, 20_000
"""Of the year behind it. The hour adds a tenth to the cases."""
RATA = 1.25
"""How much more the last quarter of the hour may take than the first one after warming up."""
PEMANASAN = 5
"""Minutes that are not compared: what is loaded when it is first asked for."""


@dataclass(frozen=True, slots=True)
class Menit:
    """What was seen in one minute: megabytes and open files of all the server's processes."""

    buka: Hasil
    jawab: Hasil
    polos: Hasil
    memori: float
    berkas: int


@dataclass(slots=True)
class Orang:
    """Somebody of the office at work: one thing after the other, and what was not answered with 200."""

    kerja: Callable[[Meja], None]
    meja: Meja
    kali: int = 0
    _henti: Event = field(default_factory=Event)
    _utas: Thread | None = None

    def mulai(self) -> None:
        """Begin."""
        self.meja.masuk("admin", SANDI)
        self._utas = Thread(target=self._jalan, daemon=True)
        self._utas.start()

    def selesai(self) -> int:
        """End; gives how many requests failed."""
        self._henti.set()
        assert self._utas is not None
        self._utas.join(60)
        return sum(kode != 200 for kode in self.meja.kode)

    def _jalan(self) -> None:
        while not self._henti.wait(1.0):
            try:
                self.kerja(self.meja)
            except OSError:
                self.meja.kode.append(0)  # nobody answered
            self.kali += 1


def ukur(folder: Path, cepat: bool) -> Bab:
    """An hour, or with `cepat` two minutes of ten seconds."""
    pastikan_sehari(5 if cepat else MENIT + 10)
    kantor = Kantor(folder / "kantor", port_bebas(), f"sqlite:///{folder}/skm.sqlite3").siapkan()
    isikan(folder / "skm.sqlite3", JAWABAN, KASUS)
    polos = Kantor(kantor.folder, port_bebas(), kantor.database_url)
    gudang = sa.create_engine(kantor.database_url)
    menit: list[Menit] = []
    with ExitStack() as tumpuk:
        tumpuk.enter_context(layani(kantor))
        masuk(kantor)
        orang = [Orang(_catat, Meja(kantor.url)), Orang(_baca(), Meja(kantor.url))]
        for satu in orang:
            satu.mulai()
        tumpuk.enter_context(layani(polos, POLOS, sehat="/"))
        awal = menunggu(gudang)
        for ke in range(2 if cepat else MENIT):
            menit.append(_semenit(kantor, polos, 10.0 if cepat else DETIK))
            print(f"  minute {ke + 1}: {menit[-1].memori:.0f} MB, {menit[-1].berkas} open", file=sys.stderr)
        gagal = [satu.selesai() for satu in orang]
        hilang = sum(satu.jawab.semua for satu in menit) - (menunggu(gudang) - awal)
    return _bab(menit, [satu.kali for satu in orang], sum(gagal), hilang)


def _semenit(kantor: Kantor, polos: Kantor, detik: float) -> Menit:
    """Everybody at once."""
    halo = [satu.replace(f" {kantor.pintu[0]} ", " / ") for satu in kantor.buka()[:1]]
    tugas = [
        Tugas(kantor.port, KLIEN, detik, kantor.buka(), 200, jeda=JEDA),
        Tugas(kantor.port, KLIEN, detik, kantor.jawab(), 303, "/terima-kasih", JEDA),
        Tugas(polos.port, KLIEN, detik, halo, 200, jeda=JEDA),
    ]
    hasil = [selesaikan(satu) for satu in [mulai(satu) for satu in tugas]]
    semua = _proses(kantor.pid)
    return Menit(*hasil, memori=sum(map(_megabyte, semua)), berkas=sum(map(_terbuka, semua)))


def _proses(pid: int) -> list[int]:
    """A process and all that it has started."""
    anak = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(cucu for satu in anak for cucu in _proses(int(satu)))]


def _megabyte(pid: int) -> float:
    """What it alone keeps, and its share of what it keeps with its parent. Of mapped files nothing: whose
    they are changes with every other Python that comes and goes."""
    isi = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return int(isi.split("Pss_Anon:")[1].split()[0]) / 1024


def _terbuka(pid: int) -> int:
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def _catat(meja: Meja) -> None:
    """One request at the desk."""
    isian = tersembunyi(meja.minta("/loket"), 'id="catat"')
    meja.minta("/loket", isian | {"layanan": "kk", "pemohon": "Siti Aminah", "desa": "muara toyu"})


def _baca() -> Callable[[Meja], None]:
    """One page after the other."""
    alamat = [*halaman_angka().values(), "/laporan/ekspor", "/loket/papan"]
    urutan = iter(alamat * (MENIT * 60))
    return lambda meja: meja.minta(next(urutan)) and None


def _bab(menit: Sequence[Menit], kali: Sequence[int], gagal: int, hilang: int) -> Bab:
    panas = list(menit[min(PEMANASAN, len(menit) // 4) :])
    seperempat = max(1, len(panas) // 4)
    dini, lalu = panas[:seperempat], panas[-seperempat:]
    bab = Bab(
        "An hour of mixed load",
        f"{len(menit)} minutes in an office of {JAWABAN:,} answers and {KASUS:,} cases. {KLIEN} citizens "
        f"open the questionnaire and {KLIEN} send an answer, each again {JEDA:.0f} s later; at the desk "
        f"{kali[0]:,} requests are logged, and {kali[1]:,} pages of figures are read, one a second. The same "
        "crowd greets the bare app, whose slowest answers show what the machine did. Compared are the first "
        f"and the last quarter of the time after {PEMANASAN} minutes of warming up. Memory is what the "
        "server's processes keep for themselves: no files.",
    )
    baris = []
    kepala = ("minute", "opened", "p99, ms", "answered", "p99, ms", "bare hello p99, ms", "MB", "open files")
    for ke in range(0, len(menit), max(1, len(menit) // 12)):
        satu = menit[ke]
        ekor = [angka(hasil.p99 * 1000, 1) for hasil in (satu.buka, satu.jawab, satu.polos)]
        dua = (f"{satu.buka.semua:,}", ekor[0], f"{satu.jawab.semua:,}", *ekor[1:])
        baris.append((str(ke + 1), *dua, angka(satu.memori, 0), str(satu.berkas)))
    bab.tabel.append((kepala, baris))

    def tumbuh(nilai: Callable[[Menit], float]) -> float:
        return median(map(nilai, lalu)) / median(map(nilai, dini))

    lantai = tumbuh(lambda satu: satu.polos.p99)
    if max(lantai, 1 / lantai) > GESER:
        bab.peringatan = f"run INVALID, bare hello's p99 moved {angka(lantai)} times by the last quarter"
    salah = sum(satu.buka.galat + satu.jawab.galat for satu in menit)
    bab.sasaran = [
        paling_banyak("memory, last quarter / first", tumbuh(lambda satu: satu.memori), 1.1),
        paling_banyak("open files, last quarter / first", tumbuh(lambda satu: satu.berkas), 1.1),
        paling_banyak(
            "p99 of answers to that of bare hello, last quarter / first",
            tumbuh(lambda satu: satu.jawab.p99 / satu.polos.p99),
            RATA,
        ),
        paling_banyak(
            "p99 of the questionnaire to that of bare hello, last quarter / first",
            tumbuh(lambda satu: satu.buka.p99 / satu.polos.p99),
            RATA,
        ),
        paling_banyak("requests that failed", salah + gagal, 0, str(salah + gagal)),
        paling_banyak("answers acknowledged and not stored", hilang, 0, str(hilang)),
    ]
    return bab
