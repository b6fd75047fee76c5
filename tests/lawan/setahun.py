"""A year of an office with every rule at work, as a server has to follow them, without the server.

Batches of five and more, blocks of services when a month has ended, ways of coming, flags and profile when a
quarter has. What is shown is never taken back, so the attacker's views only grow.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from kinerja.ungkap import Blok, Golongan, Sel, bagian_terbuka, dimensi_terbuka, layanan_terbuka
from tests.lawan.tebak import tertebak

Nama = tuple[object, ...]
DIMENSI = ("jalur", "tanda", "jenis_kelamin", "pendidikan")


@dataclass(frozen=True)
class Orang:
    """An answer that a citizen sent."""

    nomor: int
    bulan: int
    kelompok: tuple[int, int]
    layanan: str
    ciri: tuple[str, ...]
    """One value for each of DIMENSI."""

    @property
    def bertanda(self) -> bool:
        return self.ciri[1] == "ditandai"


@dataclass
class Kantor:
    """What has come in and what has been shown so far."""

    periksa_silang: bool = True
    """Without it every rule looks at its own partition only."""
    orang: list[Orang] = field(default_factory=list)
    blok: list[Blok[tuple[int, int], str]] = field(default_factory=list)
    tampil: set[Nama] = field(default_factory=set)

    def bagian(self, orang: Orang) -> Iterator[Nama]:
        """The names of all parts somebody stands in, shown or not."""
        yield "hari", orang.kelompok
        for nomor, satu in enumerate(self.blok):
            if satu.layanan == orang.layanan and orang.kelompok in satu.kelompok:
                yield "blok", nomor
        for nama, isi in zip(DIMENSI, orang.ciri, strict=True):
            yield nama, (orang.bulan - 1) // 3, isi

    def golongan(self) -> list[Golongan[Nama]]:
        """People alike, counted."""
        isi = Counter((frozenset(self.bagian(satu)), satu.bertanda) for satu in self.orang)
        return [Golongan(banyak, bagian, bertanda) for (bagian, bertanda), banyak in isi.items()]

    def tutup_bulan(self) -> None:
        """The blocks of services: by the days alone, then beside every quarter that was shown before."""
        sel = Counter[tuple[tuple[int, int], str]]()
        bertanda = {(satu.kelompok, satu.layanan) for satu in self.orang if satu.bertanda}
        for satu in self.orang:
            sel[satu.kelompok, satu.layanan] += not satu.bertanda
        isi = [Sel(*kunci, banyak, bertanda=kunci in bertanda) for kunci, banyak in sel.items()]
        mulai = len(self.blok)
        self.blok += layanan_terbuka(isi, self.blok)
        baru = range(mulai, len(self.blok))
        boleh = self._boleh([[("blok", nomor)] for nomor in baru])
        self.blok[mulai:] = [self.blok[nomor] for nomor in baru if ("blok", nomor) in boleh]
        self.tampil |= {("blok", nomor) for nomor in range(mulai, len(self.blok))}

    def tutup_triwulan(self, triwulan: int) -> None:
        """The dimensions of a quarter: each by its parts alone, then beside all that is shown."""
        calon = []
        for letak, nama in enumerate(DIMENSI):
            jumlah, bertanda = Counter[Nama](), set()
            for satu in self.orang:
                if (satu.bulan - 1) // 3 == triwulan:
                    kunci = (nama, triwulan, satu.ciri[letak])
                    jumlah[kunci] += nama == "tanda" or not satu.bertanda
                    bertanda |= {kunci} if satu.bertanda else set()
            calon.append(bagian_terbuka(jumlah, bertanda))
        self.tampil |= self._boleh(calon)

    def _boleh(self, calon: Sequence[Collection[Nama]]) -> frozenset[Nama]:
        if not self.periksa_silang:
            return frozenset(nama for satu in calon for nama in satu)
        return dimensi_terbuka(self.golongan(), self.tampil, calon)

    def terbuka(self) -> list[frozenset[Orang]]:
        """Whom the attacker can tell: one to four unflagged people, or flagged ones alone."""
        pandangan: dict[Nama, list[Orang]] = {}
        for satu in self.orang:
            for nama in self.bagian(satu):
                if nama in self.tampil:
                    pandangan.setdefault(nama, []).append(satu)
        bertanda = {satu for satu in self.orang if satu.bertanda}
        sendiri = [satu for satu in tertebak(pandangan.values()) if satu <= bertanda]
        return tertebak(pandangan.values(), bertanda) + sendiri


def setahun(benih: int, bulan: int = 6, *, periksa_silang: bool = True) -> Kantor:
    """Some months of a small office, closed in their turn; a service nearly always has a way of its own."""
    acak = random.Random(benih)
    kantor = Kantor(periksa_silang=periksa_silang)
    biasa = {"K": ("poster", "SMA"), "T": ("kios", "SD"), "D": ("tiket", "S1"), "S": ("poster", "SD")}
    for kini in range(1, bulan + 1):
        for hari in range(acak.randint(2, 4)):
            for ke in range(acak.randint(5, 12)):
                layanan = acak.choice("KKKKTTTDDS")
                jalur, pendidikan = biasa[layanan if acak.random() < 0.95 else acak.choice("KTD")]
                tanda = "ditandai" if ke >= 5 and acak.random() < 0.1 else ""
                ciri = (jalur, tanda, acak.choice("LLPP-"), pendidikan)
                kantor.orang.append(Orang(len(kantor.orang), kini, (kini, hari), layanan, ciri))
            kantor.tampil.add(("hari", (kini, hari)))
        kantor.tutup_bulan()
        if kini % 3 == 0:
            kantor.tutup_triwulan(kini // 3 - 1)
    return kantor
