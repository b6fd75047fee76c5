"""A year of an office with every rule at work, as a server has to follow them, without the server.

Batches of five and more, blocks of services when a month has ended, ways of coming, flags and profile when a
quarter has, exclusions with a batch of their month or five together. What is shown is never taken back, so
the attacker's views only grow.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kinerja.ungkap import Blok, Golongan, Keluar, Sel, calon_terbuka, dimensi_terbuka, layanan_terbuka
from tests.lawan.tebak import tertebak

Nama = tuple[object, ...]
DIMENSI = ("jalur", "tanda", "jenis_kelamin", "pendidikan")
BIASA = {"K": ("poster", "SMA"), "T": ("kios", "SD"), "D": ("tiket", "S1"), "S": ("poster", "SD")}
"""A service nearly always has a way and an education of its own."""


@dataclass(frozen=True)
class Orang:
    """An answer that a citizen sent."""

    nomor: int
    kelompok: tuple[int, int]
    """The month and its batch."""
    layanan: str
    ciri: tuple[str, ...]
    """One value for each of DIMENSI."""

    @property
    def bertanda(self) -> bool:
        return bool(self.ciri[1])


@dataclass
class Kantor:
    """What has come in and what has been shown so far."""

    periksa_silang: bool = True
    """Without it every rule looks at its own partition only."""
    orang: list[Orang] = field(default_factory=list)
    blok: list[Blok[tuple[int, int], str]] = field(default_factory=list)
    bagian: dict[int, set[Nama]] = field(default_factory=dict)
    """The parts that somebody stands in by now, shown or not."""
    kurang: dict[int, Nama] = field(default_factory=dict)
    """The batch with which somebody of the running month was excluded."""
    keluar: set[int] = field(default_factory=set)
    """Everybody excluded, whom nothing that is shown later has."""
    tampil: set[Nama] = field(default_factory=set)

    def lepas(self, baru: Sequence[Orang], dikecualikan: Collection[int]) -> None:
        """A batch, with which some of its month are excluded."""
        hari: Nama = ("hari", baru[0].kelompok)
        self.orang += baru
        self.bagian |= {satu.nomor: {hari} for satu in baru}
        self.kurang |= dict.fromkeys(dikecualikan, hari)
        self.keluar.update(dikecualikan)
        self.tampil.add(hari)

    def tutup_bulan(self) -> None:
        """The blocks of services: by the days alone, then beside everything shown before."""
        sel, bertanda, keluar = Counter[tuple[tuple[int, int], str]](), set(), []
        for satu in self.orang:
            if satu.nomor in self.kurang:
                keluar.append(Keluar(satu.kelompok, self.kurang[satu.nomor][1], int(not satu.bertanda)))
            else:
                sel[satu.kelompok, satu.layanan] += not satu.bertanda
                bertanda |= {(satu.kelompok, satu.layanan)} if satu.bertanda else set()
        isi = [Sel(*kunci, banyak, bertanda=kunci in bertanda) for kunci, banyak in sel.items()]
        calon = {("blok", len(self.tampil), b.layanan): b for b in layanan_terbuka(isi, self.blok, keluar)}
        for nama, blok in calon.items():
            for satu in self.orang:
                if (
                    satu.nomor not in self.keluar
                    and satu.layanan == blok.layanan
                    and satu.kelompok in blok.kelompok
                ):
                    self.bagian[satu.nomor].add(nama)
        boleh = self._tampilkan([[nama] for nama in calon])
        self.blok += [blok for nama, blok in calon.items() if nama in boleh]

    def tutup_triwulan(self, triwulan: int) -> None:
        """The dimensions of a quarter: each by its parts alone, then beside all that is shown."""
        for satu in self.orang:
            if (satu.kelompok[0] - 1) // 3 == triwulan and satu.nomor not in self.keluar:
                self.bagian[satu.nomor] |= {(d, triwulan, v) for d, v in zip(DIMENSI, satu.ciri, strict=True)}
        semua = {nama for bagian in self.bagian.values() for nama in bagian}
        milik = [[nama for nama in semua if nama[:2] == (dimensi, triwulan)] for dimensi in DIMENSI]
        self._tampilkan([calon_terbuka(self.golongan(), bagian) for bagian in milik])

    def kecualikan(self, orang: Collection[int]) -> bool:
        """People of an ended month, all at once if at all: before less after is their sum in every part."""
        ini = len(self.keluar)
        calon = set()
        for nomor in orang:
            tampak = {nama for nama in self.bagian[nomor] & self.tampil if nama[0] != "hari"}
            baru: set[Nama] = {("keluar", ini), *(("keluar", ini, nama) for nama in tampak)}
            self.bagian[nomor] |= baru
            calon |= baru
        if not self._tampilkan([calon]):
            return False
        self.keluar.update(orang)
        return True

    def golongan(self) -> list[Golongan[Nama]]:
        """People alike, counted."""
        isi = Counter(
            (frozenset(self.bagian[o.nomor]), o.bertanda, self.kurang.get(o.nomor)) for o in self.orang
        )
        return [
            Golongan(banyak, bagian, bertanda, frozenset([kurang] if kurang else ()))
            for (bagian, bertanda, kurang), banyak in isi.items()
        ]

    def _tampilkan(self, calon: Sequence[Collection[Nama]]) -> frozenset[Nama]:
        boleh = frozenset(nama for satu in calon for nama in satu)
        if self.periksa_silang:
            boleh = dimensi_terbuka(self.golongan(), self.tampil, calon)
        self.tampil |= boleh
        return boleh

    def terbuka(self) -> list[frozenset[Orang]]:
        """Whom the attacker can tell: one to four unflagged people, or flagged ones alone."""
        pandangan: dict[Nama, dict[Orang, int]] = {}
        for satu in self.orang:
            for nama in self.bagian[satu.nomor] & self.tampil:
                pandangan.setdefault(nama, {})[satu] = 1
            if satu.nomor in self.kurang:
                pandangan.setdefault(self.kurang[satu.nomor], {})[satu] = -1
        bertanda = {satu for satu in self.orang if satu.bertanda}
        sendiri = [satu for satu in tertebak(pandangan.values()) if satu <= bertanda]
        return tertebak(pandangan.values(), bertanda) + sendiri


def setahun(benih: int, bulan: int = 6, *, periksa_silang: bool = True) -> Kantor:
    """Some months of a small office, closed in their turn."""
    acak = random.Random(benih)
    kantor = Kantor(periksa_silang=periksa_silang)
    for kini in range(1, bulan + 1):
        for hari in range(acak.randint(2, 4)):
            baru = []
            for ke in range(acak.randint(5, 12)):
                layanan = acak.choice("KKKKTTTDDS")
                jalur, pendidikan = BIASA[layanan if acak.random() < 0.95 else acak.choice("KTD")]
                tanda = "ditandai" if ke >= 5 and acak.random() < 0.1 else ""
                ciri = (jalur, tanda, acak.choice("LLPP-"), pendidikan)
                baru.append(Orang(len(kantor.orang) + len(baru), (kini, hari), layanan, ciri))
            ada = [o.nomor for o in kantor.orang if o.kelompok[0] == kini and o.nomor not in kantor.keluar]
            kantor.lepas(baru, acak.sample(ada, acak.choice([0, 0, 1, 2])) if ada else ())
        kantor.tutup_bulan()
        if kini % 3 == 0:
            kantor.tutup_triwulan(kini // 3 - 1)
        lama = [o.nomor for o in kantor.orang if o.layanan == "K" and o.nomor not in kantor.keluar]
        kantor.kecualikan(acak.sample(lama, min(len(lama), acak.randint(4, 6))))
    return kantor
