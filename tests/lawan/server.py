"""A year of an office on the real server, and an attacker who opens every view after every day.

Answers come in by every way, wait, are released, excluded and put back by the services themselves; he reads
what the pages' own queries give, and solves it exactly.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.ungkap import PALING_SEDIKIT
from skm.berkas.models import Impor, JenisImpor
from skm.jawaban.models import Dimensi, HitunganTampil, Jalur, Jawaban, Pengecualian, Rentang
from skm.jawaban.queries.bertanda import bertanda
from skm.jawaban.queries.hitungan import SELURUHNYA, Cakupan, tampil
from skm.jawaban.queries.saran import saran_terbaru
from skm.jawaban.rentang import akhir, awal
from skm.jawaban.services.pengecualian import kecualikan, kembalikan
from skm.jawaban.vektor import Cacahan, baca
from skm.kuesioner.models import JenisKuesioner, Kuesioner
from skm.kuesioner.queries import hitungan_per_periode
from skm.laporan.lain import tambahan
from skm.layanan.models import Unit
from skm.muatan.services.impor import batalkan_muatan
from skm.survei import queries as survei
from skm.survei.services.pelepasan import akhiri_hari
from tests.jawaban import SEGEL, kolom_unsur, simpan
from tests.lawan.cetakan import Cetakan
from tests.lawan.persiapan import TAHUN, VERSI_DUA, siapkan
from tests.lawan.sandi import siapa, siapa_di, skor
from tests.lawan.tautan import Angka, tersisa
from tests.lawan.tebak import tertebak
from tests.skm.jawaban.kiriman import datang

SEHARI = timedelta(days=1)
PADA = datetime(TAHUN, 6, 1, tzinfo=UTC)
BIASA = {1: ("poster", "SMA"), 2: ("kios", "SD"), 3: ("tiket", "S1"), None: ("poster", "SD")}
"""A service nearly always has a way and an education of its own."""


@dataclass
class Kantor:
    """One office's year: who answered, and everything that was ever shown."""

    session: Session
    unit: Unit
    kuesioner: Kuesioner
    kedua: Kuesioner
    """Its second version."""
    tautan: Mapping[str, Sequence[int | None]]
    """By way of coming the link that nearly everybody comes by, and another."""
    acak: random.Random
    cetakan: Cetakan
    halaman: bool = True
    """Whether he opens pages too, beside what is printed, exported and published."""
    sendiri: set[int] = field(default_factory=set)
    bertanda: set[int] = field(default_factory=set)
    dimuat: set[int] = field(default_factory=set)
    layanan: dict[int, int | None] = field(default_factory=dict)
    pandangan: set[frozenset[int]] = field(default_factory=set)
    """Every sum that was ever shown, as those it counts."""
    tambahan: set[frozenset[int]] = field(default_factory=set)
    """The same of the extra question."""
    lewat: dict[int, int | None] = field(default_factory=dict)
    angka: set[Angka] = field(default_factory=set)
    muatan: list[int] = field(default_factory=list)
    dicabut: int = 0
    dimensi: set[Dimensi] = field(default_factory=set)
    terbaca: dict[tuple[int, object], frozenset[int]] = field(default_factory=dict)
    saran: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    """When each comment was first seen, and in which list."""

    def orang(self) -> int:
        """The next person."""
        return len(self.sendiri) + len(self.dimuat)

    def versi(self, hari: date) -> Kuesioner:
        """What is answered that day: forms of the first version come for some days longer."""
        mulai = self.kedua.berlaku_mulai or date.max
        if hari < mulai or (hari < mulai + 10 * SEHARI and self.acak.random() < 0.3):
            return self.kuesioner
        return self.kedua

    def datang(self, hari: date, layanan: int | None, *, ditandai: bool) -> None:
        """A citizen sends an answer."""
        nomor, acak = self.orang(), self.acak
        jalur, pendidikan = BIASA[layanan if acak.random() < 0.95 else acak.choice([1, 2, 3])]
        profil = {"jenis_kelamin": acak.choice(["L", "L", "P", "P", ""]), "pendidikan": pendidikan}
        self.lewat[nomor] = self.tautan.get(jalur, (None, None))[nomor % 17 == 0]
        datang(
            self.session,
            self.versi(hari),
            hari,
            tautan_id=self.lewat[nomor],
            tambahan={"T1": nomor + 1} if acak.random() < 0.3 else None,
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
        """Some forms are loaded, of that day or of one long before."""
        acak, banyak = self.acak, self.acak.randint(1, 4)
        impor = Impor(
            unit_id=self.unit.id,
            jenis=JenisImpor.RESPONDEN,
            sidik=f"{self.orang()}",
            nama_berkas="uji.csv",
            jumlah=banyak,
            pada=PADA,
            oleh="uji",
        )
        self.session.add(impor)
        self.session.flush()
        for nomor in range(self.orang(), self.orang() + banyak):
            satu = {
                "unit_id": self.unit.id,
                "kuesioner_id": self.versi(hari).id,
                "layanan_id": acak.choice([3, 3, 1]),
                "jalur": acak.choice([Jalur.KERTAS, Jalur.IMPOR]),
                "tanggal": max(date(TAHUN, 1, 1), hari - timedelta(days=acak.choice([0, 0, 3, 40]))),
                "jenis_kelamin": "L",
                "impor_id": impor.id,
                "tambahan": {"T1": nomor + 1},
            }
            simpan(self.session, satu | kolom_unsur(skor(nomor)))
            self.dimuat.add(nomor)
        self.muatan.append(impor.id)

    def cabut(self) -> None:
        """One of the loads is undone."""
        if self.muatan:
            nomor = self.muatan.pop(self.acak.randrange(len(self.muatan)))
            batalkan_muatan(self.session, unit_id=self.unit.id, nomor=nomor, oleh="uji", pada=PADA)
            self.dicabut += 1

    def akhiri(self, hari: date) -> None:
        """The day is over, and he opens every page."""
        akhiri_hari(self.session, segel=SEGEL, hari_ini=hari + SEHARI)
        self.session.flush()
        self.baca(hari + SEHARI)

    def kecualikan(self) -> None:
        """An admin takes out some of the groups that the page lists, or puts some back."""
        acak = self.acak
        daftar = bertanda(self.session, unit_id=self.unit.id, periode=Periode.tahun(TAHUN))
        pilih = [(satu.bulan, satu.tanda.value) for satu in daftar if acak.random() < 0.7]
        milik = {"unit_id": self.unit.id, "oleh": "admin", "pada": PADA}
        if pilih:
            kecualikan(self.session, kelompok=pilih, alasan="pelatihan", **milik)
        dulu = self.session.scalars(
            sa.select(Pengecualian.id).where(Pengecualian.dibatalkan_pada.is_(None))
        ).all()
        if dulu and acak.random() < 0.3:
            kembalikan(self.session, nomor=acak.choice(dulu), **milik)

    def baca(self, hari: date) -> None:
        """Every view of that day."""
        self.cetakan.sehari(self, hari)
        if not self.halaman:
            return
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
        isi = tampil(self.session, self.unit.id, periode, [self.kuesioner.id, self.kedua.id])
        for terjawab in isi.values():
            if terjawab.tanpa_bertanda is not None:
                self._lihat(terjawab.tanpa_bertanda)
        for kapan in periode:
            hasil, _ = tambahan(
                self.session, unit_id=self.unit.id, periode=kapan, paling_sedikit=PALING_SEDIKIT
            )
            for soal in hasil:
                self.tambahan.add(frozenset(ke for ke, (_, kali) in enumerate(soal.pilihan) if kali))
        self._baca_saran(hari)
        self._baca_tautan(hari)

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
                kuesioner=[self.kuesioner.id, self.kedua.id],
                layanan_id=layanan,
                batas=10_000,
            ):
                lihat = self.saran.setdefault(satu.isi, [])
                if not any(apa == f"{layanan}" for _, apa in lihat):
                    lihat.append((hari, f"{layanan}"))

    def _baca_tautan(self, hari: date) -> None:
        kini = awal(hari, Rentang.TRIWULAN)
        dilepas = sa.select(Jawaban.saran).where(
            Jawaban.tanggal.between(awal(kini - SEHARI, Rentang.TRIWULAN), kini - SEHARI),
            Jawaban.saran.is_not(None),
        )
        lalu = {int(isi.split()[1]) for isi in self.session.scalars(dilepas) if isi}
        for nomor, (jumlah, _) in survei.hitungan_tautan(self.session, self.unit.id, hari).items():
            orang = frozenset(satu for satu in lalu if self.lewat.get(satu) == nomor)
            if orang and jumlah is not None:
                bawah, atas = jumlah.selesai, jumlah.selesai + survei.LANGKAH - 1
                assert bawah <= len(orang) <= atas, "what is shown is true"
                self.angka.add(Angka(orang, bawah, atas))

    def terbuka(self) -> list[frozenset[int]]:
        """Whom he can tell: one to four unflagged citizens, or flagged ones alone."""
        kenal = self.dimuat | self.bertanda
        hasil = [
            *tersisa(self.pandangan, self.angka, kenal),
            *self.cetakan.terbuka(self.dimuat, self.bertanda),
        ]
        for pandangan in (self.pandangan, self.tambahan):
            hasil += tertebak(pandangan, kenal)
            hasil += [satu for satu in tertebak(pandangan, self.dimuat) if satu <= self.bertanda]
        return hasil

    def saran_terikat(self) -> list[frozenset[int]]:
        """Fewer than five citizens of whom one must have written a comment, by where and when it was seen."""
        jejak: dict[tuple[tuple[date, str], ...], set[int]] = {}
        for nomor in self.sendiri - self.bertanda:
            if (lihat := self.saran.get(f"saran {nomor}")) is not None:
                jejak.setdefault(tuple(sorted(lihat)), set()).add(nomor)
        return [frozenset(satu) for satu in jejak.values() if len(satu) < 5]


def kantor_baru(session: Session, unit: Unit, kuesioner: Kuesioner, benih: int) -> Kantor:
    """An office whose sums name people, on 1 January; those of even seeds publish a second version."""
    kedua, tautan = siapkan(session, unit, kuesioner, VERSI_DUA if benih % 2 == 0 else date.max)
    akhiri_hari(session, segel=SEGEL, hari_ini=date(TAHUN, 1, 1))
    cetakan = Cetakan(random.Random(f"cetakan {benih}"))
    return Kantor(session, unit, kuesioner, kedua, tautan, random.Random(benih), cetakan)


def setahun(kantor: Kantor, bulan: Iterable[int]) -> Kantor:
    """Those months of a small office, day by day."""
    acak = kantor.acak
    for kini in bulan:
        akhir_bulan = akhir(date(TAHUN, kini, 1), Rentang.BULAN).day
        for hari in sorted(acak.sample(range(1, akhir_bulan), acak.randint(3, 4))):
            tanggal = date(TAHUN, kini, hari)
            for ke in range(acak.randint(1, 11)):
                layanan = acak.choice([1, 1, 1, 1, 2, 2, 2, 3, 3, None])
                kantor.datang(tanggal, layanan, ditandai=ke >= 4 and acak.random() < 0.25)
            for _ in range(acak.choice([0, 0, 0, 5, 7])):  # staff try the form out
                kantor.datang(tanggal, acak.choice([1, 1, 1, 1, 1, 2]), ditandai=True)
            if acak.random() < 0.5:
                kantor.muat(tanggal)
            if acak.random() < 0.2:
                kantor.cabut()
            if acak.random() < 0.5:
                kantor.kecualikan()
            kantor.akhiri(tanggal)
        kantor.akhiri(date(TAHUN, kini, akhir_bulan))
    return kantor
