"""A year of an office on the real server, and an attacker who opens every view after every day.

Answers come in by every way, wait, are released, excluded and put back by the services themselves; he reads
what the pages' own queries give, and solves it exactly.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.sebaran import SebaranTally
from skm.jawaban.models import Dimensi, HitunganTampil, Jalur, Pengecualian, Rentang
from skm.jawaban.queries.bertanda import bertanda
from skm.jawaban.queries.hitungan import SELURUHNYA, Cakupan, tampil
from skm.jawaban.queries.saran import saran_terbaru
from skm.jawaban.rentang import akhir
from skm.jawaban.services.pengecualian import kecualikan, kembalikan
from skm.jawaban.vektor import Cacahan, baca
from skm.kuesioner.models import JenisKuesioner, Kuesioner, Unsur
from skm.kuesioner.queries import hitungan_per_periode
from skm.layanan.models import Unit
from skm.survei.services.pelepasan import akhiri_hari
from tests.jawaban import SEGEL, kolom_unsur, simpan
from tests.lawan.sandi import KOLOM, siapa, skor
from tests.lawan.tebak import tertebak
from tests.skm.jawaban.kiriman import datang

TAHUN = 2026
SEHARI = timedelta(days=1)
BIASA = {1: ("poster", "SMA"), 2: ("kios", "SD"), 3: ("tiket", "S1"), None: ("poster", "SD")}
"""A service nearly always has a way and an education of its own."""


@dataclass
class Kantor:
    """One office's year: who answered, and everything that was ever shown."""

    session: Session
    unit: Unit
    kuesioner: Kuesioner
    acak: random.Random
    sendiri: set[int] = field(default_factory=set)
    bertanda: set[int] = field(default_factory=set)
    dimuat: set[int] = field(default_factory=set)
    layanan: dict[int, int | None] = field(default_factory=dict)
    pandangan: set[frozenset[int]] = field(default_factory=set)
    """Every sum that was ever shown, as those it counts."""
    dimensi: set[Dimensi] = field(default_factory=set)
    terbaca: dict[tuple[int, object], frozenset[int]] = field(default_factory=dict)
    saran: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    """When each comment was first seen, and in which list."""

    def orang(self) -> int:
        """The next person."""
        return len(self.sendiri) + len(self.dimuat)

    def datang(self, hari: date, layanan: int | None, *, ditandai: bool) -> None:
        """A citizen sends an answer."""
        nomor, acak = self.orang(), self.acak
        jalur, pendidikan = BIASA[layanan if acak.random() < 0.95 else acak.choice([1, 2, 3])]
        profil = {"jenis_kelamin": acak.choice(["L", "L", "P", "P", ""]), "pendidikan": pendidikan}
        datang(
            self.session,
            self.kuesioner,
            hari,
            layanan_id=layanan,
            jalur=jalur,
            tanda=int(ditandai),
            nilai=kolom_unsur(skor(nomor)),
            profil={nama: isi for nama, isi in profil.items() if isi},
            saran=f"saran {nomor}",
        )
        self.sendiri.add(nomor)
        self.layanan[nomor] = layanan
        if ditandai:
            self.bertanda.add(nomor)

    def muat(self, hari: date) -> None:
        """A form is typed in, of that day or of one long before."""
        acak, nomor = self.acak, self.orang()
        lama = max(date(TAHUN, 1, 1), hari - timedelta(days=acak.choice([0, 3, 40])))
        satu = {
            "unit_id": self.unit.id,
            "kuesioner_id": self.kuesioner.id,
            "layanan_id": acak.choice([1, 2, 3]),
            "jalur": acak.choice([Jalur.KERTAS, Jalur.IMPOR]),
            "tanggal": lama,
            "jenis_kelamin": "L",
        }
        simpan(self.session, satu | kolom_unsur(skor(nomor)))
        self.dimuat.add(nomor)

    def akhiri(self, hari: date) -> None:
        """The day is over, and he opens every page."""
        akhiri_hari(self.session, segel=SEGEL, hari_ini=hari + SEHARI)
        self.session.flush()
        self.baca(hari + SEHARI)

    def kecualikan(self) -> None:
        """An admin takes out some of the groups that the page lists, or puts some back."""
        acak, pada = self.acak, datetime(TAHUN, 6, 1, tzinfo=UTC)
        daftar = bertanda(self.session, unit_id=self.unit.id, periode=Periode.tahun(TAHUN))
        pilih = [(satu.bulan, satu.tanda.value) for satu in daftar if acak.random() < 0.7]
        milik = {"unit_id": self.unit.id, "oleh": "admin", "pada": pada}
        if pilih:
            kecualikan(self.session, kelompok=pilih, alasan="pelatihan", **milik)
        dulu = self.session.scalars(
            sa.select(Pengecualian.id).where(Pengecualian.dibatalkan_pada.is_(None))
        ).all()
        if dulu and acak.random() < 0.3:
            kembalikan(self.session, nomor=acak.choice(dulu), **milik)

    def baca(self, hari: date) -> None:
        """Every view of that day."""
        for satu in self.session.execute(
            sa.select(HitunganTampil.dimensi, HitunganTampil.responden, HitunganTampil.isi)
        ):
            self._lihat(baca(satu.responden, satu.isi))
            self.dimensi.add(satu.dimensi)
        bulan = [date(TAHUN, nomor, 1) for nomor in range(1, hari.month + 1)]
        periode = [Periode.bulan(TAHUN, satu.month) for satu in bulan]
        periode += [Periode.triwulan(TAHUN, nomor) for nomor in range(1, (hari.month + 2) // 3 + 1)]
        periode += [Periode.tahun(TAHUN)]
        for cakupan in self._cakupan():
            semua = hitungan_per_periode(
                self.session,
                unit_id=self.unit.id,
                periode=periode,
                jenis=[JenisKuesioner.SKM],
                cakupan=cakupan,
            )
            for hitungan in semua.values():
                for satu in hitungan.susunan:
                    self.pandangan.add(siapa_di(satu.sebaran, self.terbaca))
        isi = tampil(self.session, self.unit.id, periode, [self.kuesioner.id])
        for terjawab in isi.values():
            if terjawab.tanpa_bertanda is not None:
                self._lihat(terjawab.tanpa_bertanda)
        self._baca_saran(hari)

    def _cakupan(self) -> Iterator[Cakupan]:
        yield SELURUHNYA
        yield from (Cakupan(layanan_id=nomor) for nomor in (0, 1, 2, 3))
        yield from (Cakupan(jalur=satu) for satu in Jalur)
        yield Cakupan(layanan_id=1, jalur=Jalur.POSTER)

    def _lihat(self, cacahan: Cacahan) -> None:
        kunci = (cacahan.responden, cacahan.isi)
        if kunci not in self.terbaca:
            self.terbaca[kunci] = siapa(cacahan.responden, lambda j, k: cacahan.momen(j + 1, k + 1))
        self.pandangan.add(self.terbaca[kunci])

    def _baca_saran(self, hari: date) -> None:
        for layanan in (None, 1, 2, 3):
            for satu in saran_terbaru(
                self.session,
                unit_id=self.unit.id,
                periode=Periode.tahun(TAHUN),
                kuesioner=[self.kuesioner.id],
                layanan_id=layanan,
                batas=10_000,
            ):
                lihat = self.saran.setdefault(satu.isi, [])
                if not any(apa == f"{layanan}" for _, apa in lihat):
                    lihat.append((hari, f"{layanan}"))

    def terbuka(self) -> list[frozenset[int]]:
        """Whom he can tell: one to four unflagged citizens, or flagged ones alone."""
        kenal = self.dimuat | self.bertanda
        sendiri = [satu for satu in tertebak(self.pandangan, self.dimuat) if satu <= self.bertanda]
        return tertebak(self.pandangan, kenal) + sendiri

    def saran_terikat(self) -> list[frozenset[int]]:
        """Fewer than five citizens of whom one must have written a comment, by where and when it was seen."""
        jejak: dict[tuple[tuple[date, str], ...], set[int]] = {}
        for nomor in self.sendiri - self.bertanda:
            if (lihat := self.saran.get(f"saran {nomor}")) is not None:
                jejak.setdefault(tuple(sorted(lihat)), set()).add(nomor)
        return [frozenset(satu) for satu in jejak.values() if len(satu) < 5]


def siapa_di(sebaran: SebaranTally, terbaca: dict[tuple[int, object], frozenset[int]]) -> frozenset[int]:
    """Whom a page's counts are of."""
    kunci = (sebaran.responden, sebaran.pasangan)
    if kunci not in terbaca:
        terbaca[kunci] = siapa(sebaran.responden, sebaran.momen)
    return terbaca[kunci]


def kantor_baru(session: Session, unit: Unit, kuesioner: Kuesioner, benih: int) -> Kantor:
    """An office whose questionnaire has twenty unsur, so that its sums name people, on 1 January."""
    contoh = kuesioner.unsur[0]
    isi = {kolom.key: getattr(contoh, kolom.key) for kolom in sa.inspect(Unsur).columns if kolom.key != "id"}
    for nomor in range(len(kuesioner.unsur) + 1, KOLOM + 1):
        session.add(Unsur(**isi | {"kode": f"U{nomor}", "urutan": nomor, "kolom": nomor}))
    session.flush()
    session.expire(kuesioner)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(TAHUN, 1, 1))
    return Kantor(session, unit, kuesioner, random.Random(benih))


def setahun(kantor: Kantor, bulan: int) -> Kantor:
    """Some months of a small office, day by day."""
    acak = kantor.acak
    for kini in range(1, bulan + 1):
        akhir_bulan = akhir(date(TAHUN, kini, 1), Rentang.BULAN).day
        for hari in sorted(acak.sample(range(1, akhir_bulan), acak.randint(3, 4))):
            tanggal = date(TAHUN, kini, hari)
            for ke in range(acak.randint(1, 11)):
                layanan = acak.choice([1, 1, 1, 1, 2, 2, 2, 3, 3, None])
                kantor.datang(tanggal, layanan, ditandai=ke >= 4 and acak.random() < 0.25)
            for _ in range(acak.choice([0, 0, 0, 5, 7])):  # staff try the form out
                kantor.datang(tanggal, acak.choice([1, 1, 1, 1, 1, 2]), ditandai=True)
            if acak.random() < 0.3:
                kantor.muat(tanggal)
            if acak.random() < 0.5:
                kantor.kecualikan()
            kantor.akhiri(tanggal)
        kantor.akhiri(date(TAHUN, kini, akhir_bulan))
    return kantor
