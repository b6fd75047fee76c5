"""What was answered, counted by each process in plain numbers; whoever asks adds the processes up.

Counting costs a look into a dictionary and an addition. Who is asked about is an address as the server knows
it (`/s/<kode>`), never as a visitor typed it: so the numbers are few, and about nobody.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from collections.abc import Callable, Iterator
from multiprocessing.util import Finalize
from pathlib import Path
from threading import Event, Lock, Thread

BATAS = (0.005, 0.025, 0.1, 0.5, 2.0, 10.0)
"""Seconds until an answer begins: upper bounds of the counted spans; a last one has none."""
SELANG = 5.0
"""Seconds after which they are told anew."""

Baris = list[float]
"""How many answers each span holds, and at the end the seconds of all."""
Isi = dict[tuple[str, int], Baris]
"""By address and the first digit of the status."""
Antrean = dict[str, int]


class Ukur:
    """The numbers of one process."""

    def __init__(self) -> None:
        self._jaga = Lock()
        self._isi: Isi = {}

    def catat(self, aturan: str, kelas: int, detik: float) -> None:
        """One answer more."""
        with self._jaga:
            baris = self._isi.get((aturan, kelas))
            if baris is None:
                baris = self._isi[(aturan, kelas)] = [0] * (len(BATAS) + 2)
            baris[bisect_left(BATAS, detik)] += 1
            baris[-1] += detik

    def salin(self) -> Isi:
        """The numbers as they are now."""
        with self._jaga:
            return {kunci: list(baris) for kunci, baris in self._isi.items()}


class Papan(Thread):
    """Where the processes of one server tell each other their numbers: a file of each in a folder of theirs.

    The file of a process that has ended stays: a sum never falls.
    """

    def __init__(self, folder: Path, ukur: Ukur, antrean: Callable[[], Antrean]) -> None:
        super().__init__(name="skm-ukuran", daemon=True)
        self._berkas, self._ukur, self._antrean = folder / f"{os.getpid()}.json", ukur, antrean
        self._henti = Event()
        Finalize(self, self._selesai, exitpriority=10)

    def run(self) -> None:
        """Until the process ends."""
        self.tulis(self._antrean())
        while not self._henti.wait(SELANG):
            self.tulis(self._antrean())

    def tulis(self, antrean: Antrean) -> None:
        """Tell the others; a file is there whole or not at all."""
        isi = [[aturan, kelas, *baris] for (aturan, kelas), baris in self._ukur.salin().items()]
        sementara = self._berkas.with_suffix(".baru")
        try:
            sementara.write_text(json.dumps({"isi": isi, "antrean": antrean}), encoding="utf-8")
            sementara.replace(self._berkas)
        except OSError:  # the folder is gone with the server
            return

    def lain(self) -> Iterator[tuple[Isi, Antrean]]:
        """What the other processes told last."""
        for berkas in sorted(self._berkas.parent.glob("*.json")):
            if berkas != self._berkas:
                dibaca = json.loads(berkas.read_text(encoding="utf-8"))
                yield {(satu[0], satu[1]): satu[2:] for satu in dibaca["isi"]}, dibaca["antrean"]

    def _selesai(self) -> None:
        """Nobody waits in a process that has ended."""
        self._henti.set()
        self.tulis({})


def jumlahkan(semua: list[Isi]) -> Isi:
    """The numbers of all processes together."""
    hasil: Isi = {}
    for isi in semua:
        for kunci, baris in isi.items():
            ada = hasil.get(kunci)
            hasil[kunci] = baris if ada is None else [a + b for a, b in zip(ada, baris, strict=True)]
    return hasil
