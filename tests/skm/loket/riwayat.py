"""A desk's random history: late entries, corrections, pauses and withdrawals, entered as time goes on."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender, Pola, Selang
from kinerja.periode import Periode
from skm.galat import Galat
from skm.ketepatan.queries import rekap_ketepatan, sewaktu
from skm.ketepatan.queries.samping import TERTUTUP, alasan_keluar, di_samping
from skm.ketepatan.rekap import RekapKetepatan
from skm.layanan.models import Layanan
from skm.loket.alur import Catatan, Rangkuman, putar
from skm.loket.models import JenisPeristiwa as J
from skm.loket.models import PeristiwaPermohonan, Permohonan
from skm.loket.proyeksi import kolom
from skm.loket.services.hitungan import bangun_hitungan
from skm.loket.services.tempo import hari, hari_lain, tulis_hari

KASUS = Permohonan.__table__
ZONA = ZoneInfo("Asia/Makassar")
AWAL = datetime(2026, 1, 25, tzinfo=UTC)
WAKTU = frozenset({J.LENGKAP, J.KURANG, J.KOREKSI, J.TEMPO})
"""Entries that may decide a due moment."""
PAGI, SORE = Selang(time(8), time(16)), Selang(time(16), time(5))
ZONA = ZoneInfo("Asia/Makassar")
SIANG = Kalender(ZONA, (Pola("siang", date(2020, 1, 1), None, ((PAGI,),) * 7),), {})
MALAM = Kalender(ZONA, (Pola("malam", date(2020, 1, 1), None, ((PAGI, SORE),) * 7),), {})
PILIHAN = (*(satu for satu in J if satu is not J.DITARIK), J.SELESAI, J.LENGKAP, J.KOREKSI)


class Kantor:
    """The cases of one office; what was recorded by a moment is written by `jalankan`."""

    def __init__(self, session: Session, unit_id: int, acak: random.Random, kalender: Kalender) -> None:
        self.session, self.unit_id, self.acak, self.kalender = session, unit_id, acak, kalender
        pilih = sa.select(Layanan.id).where(Layanan.unit_id == unit_id)
        self.layanan = list(session.scalars(pilih.order_by(Layanan.id)))
        self.log: list[list[Catatan]] = []
        self.tertulis: list[int] = []

    def susun(self, banyak: int, sampai: datetime) -> None:
        """That many random logs, recorded up to `sampai`."""
        self.log = [self._log(sampai) for _ in range(banyak)]
        self.tertulis = [0] * banyak

    def jalankan(self, pada: datetime) -> None:
        """Write what was recorded by then: entries, and columns as they follow from them."""
        baru, ubah, catatan = [], [], []
        for nomor, semua in enumerate(self.log, start=1):
            ada, sampai = self.tertulis[nomor - 1], sum(satu.dicatat <= pada for satu in semua)
            if sampai == ada:
                continue
            (ubah if ada else baru).append(self._kolom(nomor, semua[:sampai]))
            catatan += [_entri(nomor, satu) for satu in semua[ada:sampai]]
            self.tertulis[nomor - 1] = sampai
        if baru:
            self.session.execute(sa.insert(KASUS), baru)
        if ubah:
            kolom_ubah = {nama: sa.bindparam(f"isi_{nama}") for nama in ubah[0]}
            isi = [{f"isi_{nama}": nilai for nama, nilai in satu.items()} for satu in ubah]
            ganti = sa.update(KASUS).where(KASUS.c.id == sa.bindparam("isi_id")).values(**kolom_ubah)
            self.session.execute(ganti, isi)
        if catatan:
            self.session.execute(sa.insert(PeristiwaPermohonan.__table__), catatan)
        self.session.expire_all()
        bangun_hitungan(self.session, self.unit_id, ZONA)

    def hitung(self, periode: Periode, pada: datetime) -> tuple[int, ...]:
        """How many fell due, were finished and taken in hand in the period, case by case."""
        n = [0, 0, 0]
        for semua in self.log:
            log = [satu for satu in semua if satu.dicatat <= pada]
            if not log:
                continue
            satu = putar(log)
            tempo, tutup = satu.jatuh_tempo, satu.ditutup
            keluar = satu.status in TERTUTUP and (
                tutup is None or (tutup <= pada and (tempo is None or tutup <= tempo))
            )
            n[0] += not keluar and self._kena(periode, tempo, pada, akhir=True)
            n[1] += self._kena(periode, satu.selesai, pada, akhir=True)
            n[2] += self._kena(periode, satu.lengkap, pada, akhir=False)
        return tuple(n)

    def _kena(self, periode: Periode, saat: datetime | None, pada: datetime, *, akhir: bool) -> bool:
        if saat is None or saat > pada or periode.dari is None or periode.sampai is None:
            return False
        return periode.dari <= self.kalender.tanggal(saat, akhir=akhir) <= periode.sampai

    def _log(self, sampai: datetime) -> list[Catatan]:
        acak = self.acak
        saat = AWAL + timedelta(minutes=acak.randrange(60 * 24 * 30))
        isi = {"layanan": acak.choice(self.layanan), "janji": [1, "hari"], "kategori": self._kategori()}
        isi |= hari(self.kalender, J.DITERIMA, saat)
        semua = [Catatan(1, J.DITERIMA, saat, self._dicatat(saat), "ani", isi)]
        semua.append(self._entri(semua, J.LENGKAP, saat, semua[0].dicatat))
        for _ in range(acak.randrange(9)):
            dicatat = semua[-1].dicatat + timedelta(minutes=acak.randrange(60 * 24 * 4))
            jenis = J.DITARIK if acak.random() < 0.02 else acak.choice(PILIHAN)
            pada = dicatat - timedelta(minutes=acak.choice((0, 0, acak.randrange(60 * 24))))
            calon = [*semua, self._entri(semua, jenis, dicatat if jenis is J.DITARIK else pada, dicatat)]
            if _mungkin(calon):
                semua = calon
        return [satu for satu in semua if satu.dicatat <= sampai]

    def _entri(self, semua: list[Catatan], jenis: J, pada: datetime, dicatat: datetime) -> Catatan:
        acak, isi = self.acak, dict[str, Any]()
        if jenis in WAKTU and (jenis is not J.KOREKSI or acak.random() < 0.5):
            tempo = None if jenis is J.KURANG else semua[0].pada + timedelta(hours=acak.randrange(1, 400))
            isi = {"jatuh_tempo": tempo and tempo.isoformat(), "kategori": self._kategori()}
            isi |= tulis_hari("hari_tempo", hari_lain(self.kalender, tempo, akhir=True))
        if jenis is J.KOREKSI:
            sasaran = acak.choice(semua)
            isi |= {"urut": sasaran.urut}
            geser = sasaran.pada + timedelta(minutes=acak.randrange(-600, 600))
            geser = min(geser, dicatat)
            pindah = {"pada": geser.isoformat(), **hari(self.kalender, sasaran.jenis, geser)}
            isi |= {"hapus": True} if acak.random() < 0.3 else pindah
        elif jenis in {J.BATAL, J.DITOLAK}:
            isi = {"alasan": acak.choice(("ditarik", "bukan warga"))}
            isi |= {"tanpa_waktu": True} if acak.random() < 0.1 else {}
        if jenis is not J.KOREKSI:
            isi = isi | hari(self.kalender, jenis, pada)
        return Catatan(len(semua) + 1, jenis, pada, dicatat, "ani", isi)

    def _dicatat(self, saat: datetime) -> datetime:
        return saat + timedelta(minutes=self.acak.choice((0, 0, 1, self.acak.randrange(60 * 24 * 9))))

    def _kategori(self) -> str:
        return self.acak.choice(("non_perizinan", "non_perizinan", "perizinan"))

    def _kolom(self, nomor: int, semua: list[Catatan]) -> dict[str, Any]:
        tetap = {"id": nomor, "unit_id": self.unit_id, "nomor": f"ACAK/{nomor}", "versi": len(semua)}
        return tetap | kolom(putar(semua), dimuat=False)


def _cohort(rekap: RekapKetepatan) -> tuple[int, ...]:
    return rekap.semua.jatuh_tempo, rekap.semua.selesai, sum(rekap.diproses.values())


def _mungkin(semua: list[Catatan]) -> bool:
    """Whether it can be replayed, and the columns are what the table accepts."""
    try:
        satu: Rangkuman = putar(semua)
    except Galat:
        return False
    lengkap, selesai = satu.lengkap, satu.selesai
    return (lengkap is None or lengkap >= satu.diterima) and (
        selesai is None or (lengkap is not None and selesai >= lengkap)
    )


def _entri(nomor: int, satu: Catatan) -> dict[str, Any]:
    isi = {nama: getattr(satu, nama) for nama in ("urut", "jenis", "pada", "dicatat", "oleh")}
    return {"permohonan_id": nomor, "isi": dict(satu.isi), **isi}


def banding_sewaktu(
    session: Session, unit_id: int, *, banyak: int, saat: int, benih: int, kalender: Kalender = SIANG
) -> int:
    """Figures of that many random logs at each moment by the ordinary way, and all again from the full log.

    Gives at how many of them what is on record at the end says otherwise; fails where the two differ, or
    from the cases counted one by one by the calendar's dates.
    """
    kantor = Kantor(session, unit_id, random.Random(benih), kalender)
    cari: dict[str, Any] = {"unit_id": unit_id, "zona": ZONA}
    semua = (Periode.bulan(2026, 2), Periode.semua())
    kapan = [AWAL + timedelta(days=10 + 32 * n / saat) for n in range(saat)]
    kantor.susun(banyak, kapan[-1])
    dulu = {}
    for pada in kapan:
        kantor.jalankan(pada)
        dulu[pada] = [_angka(session, **cari, periode=satu, pada=pada) for satu in semua]
        assert _cohort(dulu[pada][0][0]) == kantor.hitung(semua[0], pada), pada
    beda = 0
    for pada, angka in dulu.items():
        loket = sewaktu(session, unit_id, pada)
        assert [_angka(session, **cari, periode=satu, pada=pada, sewaktu=loket) for satu in semua] == angka, (
            pada
        )
        beda += _angka(session, **cari, periode=semua[0], pada=pada) != angka[0]
    return beda


def _angka(session: Session, **cari: Any) -> tuple[Any, ...]:
    """All that the desk counts of a period: figures, what stands beside them, reasons."""
    return (
        rekap_ketepatan(session, **cari),
        di_samping(session, **cari),
        alasan_keluar(session, **cari),
    )
