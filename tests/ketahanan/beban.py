"""Officers and posts who send until they are told that it is stored, whatever becomes of the server."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass, field
from threading import Event, Thread

from tests.alur.meja import Meja, tersembunyi

SANDI = "tepian sungai telake"
SABAR = 120
"""Seconds after which what was begun has to be stored."""


@dataclass
class Pekerja(ABC):
    """Somebody at work: one thing after the other, each sent again until it is acknowledged."""

    url: str
    nama: str
    diakui: list[str] = field(default_factory=list)
    """What a server said is stored, in that order."""
    ulang: Counter[str] = field(default_factory=Counter)
    """What else there was instead of an acknowledgement."""
    _henti: Event = field(default_factory=Event)

    def mulai(self) -> None:
        """Sign in and begin."""
        self.meja = Meja(self.url)
        self.meja.masuk(self.nama, SANDI)
        self._utas = Thread(target=self._jalan, daemon=True)
        self._utas.start()

    def selesai(self) -> None:
        """Send what was begun until it is stored."""
        self._henti.set()
        self._utas.join(SABAR)
        if self._utas.is_alive():
            raise TimeoutError(f"{self.nama}: not stored after {SABAR} seconds: {self.ulang}")

    def _jalan(self) -> None:
        while not self._henti.is_set():
            apa = self._tekun(self.siapkan)
            self._tekun(lambda isi=apa: self.kirim(isi))
            self.diakui.append(apa)

    def _tekun(self, kerja):  # of whatever kind
        while True:
            try:
                hasil = kerja()
            except OSError as galat:
                self.ulang[type(galat).__name__] += 1
            else:
                if hasil:
                    return hasil
                self.ulang[str(self.meja.kode[-1])] += 1
            time.sleep(0.1)

    @abstractmethod
    def siapkan(self) -> str:
        """What is sent next, by what it is found again; empty where the page did not come."""

    @abstractmethod
    def kirim(self, apa: str) -> bool:
        """Whether it was acknowledged."""


class Petugas(Pekerja):
    """Logs one request after the other; a form is sent again as it is."""

    def siapkan(self) -> str:
        """The visit's key."""
        halaman = self.meja.minta("/loket")
        if self.meja.kode[-1] != 200:
            return ""
        self._isi = tersembunyi(halaman, 'id="catat"')
        self._isi |= {"layanan": "kk", "pemohon": f"{self.nama} {len(self.diakui)}", "desa": "muara toyu"}
        return self._isi["kunci"]

    def kirim(self, apa: str) -> bool:
        """The board comes back."""
        self.meja.minta("/loket", self._isi)
        return self.meja.kode[-1] == 200


class Penanggung(Pekerja):
    """Keeps a draft again and again, each with the number of the last; reads before it sends anew."""

    alamat = "/api/v1/indikator/IKU-04/isian?triwulan=1"

    def siapkan(self) -> str:
        """The next number."""
        return str(len(self.diakui) + 1)

    def kirim(self, apa: str) -> bool:
        """Stored now, or when the answer got lost."""
        ada = json.loads(self.meja.minta(self.alamat))
        if self.meja.kode[-1] != 200:
            return False
        if ada["catatan"] == apa:
            return True
        lama = int(ada["catatan"] or 0)
        assert lama == int(apa) - 1, f"acknowledged {int(apa) - 1}, stored {lama}"
        token = tersembunyi(self.meja.minta("/akun/sandi"), "method=.post")["csrf_token"]
        badan = json.dumps({"versi": ada["versi"], "isi": {}, "catatan": apa}).encode()
        kepala = {"X-CSRFToken": token, "Content-Type": "application/json"}
        self.meja.minta(self.alamat, badan=badan, **kepala)
        return self.meja.kode[-1] == 200
