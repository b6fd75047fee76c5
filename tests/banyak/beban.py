"""Citizens who send until they are told that their answer is stored, through any of several servers."""

from __future__ import annotations

import http.client
import random
import re
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from threading import Event, Lock, Thread
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
KUESIONER = re.compile(r'name="kuesioner" value="([^"]+)"')
UNSUR = [f"U{nomor}" for nomor in range(1, 10)]


@dataclass
class Warga:
    """Who sends at the same time; what was acknowledged, when, and what else was said meanwhile."""

    alamat: list[str]
    """Servers, each of which a form may be sent to again."""
    pintu: list[str]
    """Paths of doors."""
    diterima: dict[str, dict[str, str]] = field(default_factory=dict)
    """Scores by the key of the form, of every answer that a server said is stored."""
    saat: list[float] = field(default_factory=list)
    """The moment of each."""
    ulang: Counter[str] = field(default_factory=Counter)
    """What other answers there were, after each of which the same form was sent again."""
    teks_kembali: int = 0
    """Refusals that gave the page back with what was filled in."""
    _henti: Event = field(default_factory=Event)
    _jaga: Lock = field(default_factory=Lock)
    _utas: list[Thread] = field(default_factory=list)

    def mulai(self, serentak: int) -> None:
        """Begin to send."""
        for nomor in range(serentak):
            utas = Thread(target=self._jalan, args=(nomor,), daemon=True)
            self._utas.append(utas)
            utas.start()

    def selesai(self) -> None:
        """Let everybody send what he has begun until it is stored."""
        self._henti.set()
        for utas in self._utas:
            utas.join(120)
            if utas.is_alive():
                raise TimeoutError("an answer is not stored after two minutes")

    def jeda_terlama(self) -> float:
        """The longest time in which nobody was told that an answer is stored."""
        urut = sorted(self.saat)
        return max((b - a for a, b in pairwise(urut)), default=0.0)

    def _jalan(self, nomor: int) -> None:
        acak, pintu = random.Random(nomor), self.pintu[nomor // 2 % len(self.pintu)]
        token, kuesioner = self._buka(pintu)
        while not self._henti.is_set():
            kunci = secrets.token_urlsafe(24)
            nilai = {satu: str(acak.randint(1, 4)) for satu in UNSUR}
            saran = f"saran {kunci}"
            isi = {"csrf_token": token, "kuesioner": kuesioner, "kunci": kunci, "saran": saran, **nilai}
            ke = nomor
            while not self._kirim(self.alamat[ke % len(self.alamat)], pintu, isi):
                ke += 1
                time.sleep(0.1)
            with self._jaga:
                self.diterima[kunci] = nilai
                self.saat.append(time.monotonic())

    def _buka(self, pintu: str) -> tuple[str, str]:
        status, teks = self._minta(self.alamat[0], "GET", pintu)
        token, kuesioner = TOKEN.search(teks), KUESIONER.search(teks)
        if status != 200 or token is None or kuesioner is None:
            raise RuntimeError(f"{pintu}: {status}")
        return token[1], kuesioner[1]

    def _kirim(self, alamat: str, pintu: str, isi: dict[str, str]) -> bool:
        try:
            status, teks = self._minta(alamat, "POST", pintu, urlencode(isi))
        except OSError as galat:
            status, teks = type(galat).__name__, ""
        if status == 303:
            return True
        with self._jaga:
            self.ulang[str(status)] += 1
            self.teks_kembali += isi["saran"] in teks
        return False

    def _minta(self, alamat: str, cara: str, jalan: str, badan: str = "") -> tuple[int | str, str]:
        hubungan = http.client.HTTPConnection(urlsplit(alamat).netloc, timeout=60)
        try:
            kepala = {"Content-Type": "application/x-www-form-urlencoded"} if badan else {}
            hubungan.request(cara, jalan, badan or None, kepala)
            jawaban = hubungan.getresponse()
            return jawaban.status, jawaban.read().decode()
        finally:
            hubungan.close()
