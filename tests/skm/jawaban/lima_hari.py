"""Five days of arrivals through the store's own way, stored in groups, while somebody copies the files."""

from __future__ import annotations

import hashlib
import random
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import count
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import Jawaban, JawabanMenunggu
from skm.jawaban.segel import IsiJawaban
from skm.jawaban.services.terima import HasilKirim, Kedatangan, siapkan
from skm.kuesioner import queries
from skm.layanan import tiket
from skm.layanan.models import Layanan
from skm.orm import buka_sesi, make_engine
from skm.rombongan import Borongan, Rombongan
from skm.survei.services.pelepasan import akhiri_hari
from tests.jawaban import SEGEL
from tests.kantor import kantor
from tests.skm.jawaban.jejak import CIRI, Letak, Penyerang

HARI = date(2026, 3, 2)
SEHARI = (110, 3, 137, 120, 130)
"""Answers of each day; the three wait for the next day's."""
LEPAS = (110, 140, 120, 130)
"""Answers of each release."""
SEKALI_SALIN = 60
"""Arrivals between two copies."""


@dataclass(frozen=True, slots=True)
class Formulir:
    """One form on its way: the beginning of its comment, its ticket's code and service."""

    ciri: str
    kode: str | None
    layanan_id: int | None


@dataclass(frozen=True, slots=True)
class Dilepas:
    """What the store tells of one answer."""

    ciri: bytes
    hari: date
    layanan_id: int | None
    jalur: str


@dataclass
class Kejadian:
    """What really happened, which only the test knows, and what who watched the files has seen."""

    penyerang: Penyerang
    urut: dict[bytes, int] = field(default_factory=dict)
    """The place of each comment's answer in the order of arrival."""
    salinan_lepas: list[int] = field(default_factory=list)
    """Which copies were the first ones after a day's end."""
    menunggu: Mapping[int, bytes] = field(default_factory=dict)
    """Which comment each row has that waits when the first day ends."""
    urutan_menunggu: Mapping[str, Letak] = field(default_factory=dict)
    """The orders the files knew of those rows."""
    jawaban: dict[UUID, Dilepas] = field(default_factory=dict)
    urutan: dict[str, Letak] = field(default_factory=dict)
    """The orders the files knew of the answers, after the first release and after the last."""


@contextmanager
def lima_hari(url: str) -> Iterator[Kejadian]:
    """What happened on that database."""
    mesin = make_engine(url)
    try:
        satu = _Kantor(mesin)
        try:
            yield satu.jalani()
        finally:
            satu.kejadian.penyerang.selesai()
    finally:
        mesin.dispose()


@dataclass(frozen=True)
class _Tercatat(Borongan[HasilKirim]):
    """An arrival whose place in the order is noted when it is stored, alone or with others."""

    catat: Callable[[], None]
    kedatangan: Kedatangan

    def __call__(self, session: Session) -> HasilKirim:
        self.catat()
        return self.kedatangan(session)

    @classmethod
    def semua(cls, session: Session, banyak: Sequence[_Tercatat]) -> Sequence[HasilKirim] | None:
        for satu in banyak:
            satu.catat()
        return Kedatangan.semua(session, [satu.kedatangan for satu in banyak])


class _Kantor:
    def __init__(self, mesin: sa.Engine) -> None:
        self.mesin, self.acak = mesin, random.Random(secrets.randbits(32))
        self.rombongan, self.nomor = Rombongan(mesin), count()
        self.kejadian = Kejadian(Penyerang(mesin))
        with Session(mesin) as session:
            self.unit_id = kantor(session).id
            kuesioner = queries.kuesioner_berlaku(session, self.unit_id, pada=HARI)
            self.kuesioner_id, self.unsur = kuesioner.id, [satu.kolom for satu in kuesioner.unsur]
            self.layanan = session.scalars(sa.select(Layanan.id).order_by(Layanan.id).limit(4)).all()

    def jalani(self) -> Kejadian:
        """Every day's arrivals and its end."""
        satu = self.kejadian
        with ThreadPoolExecutor(4) as utas:
            for ke, banyak in enumerate(SEHARI):
                hari = HARI + timedelta(ke)
                antre = self.siapkan(hari, banyak)
                for awal in range(0, banyak, SEKALI_SALIN):
                    list(utas.map(self.kirim, antre[awal : awal + SEKALI_SALIN], [hari] * SEKALI_SALIN))
                    satu.penyerang.salin()
                    satu.penyerang.segmen_baru()
                if ke == 0:
                    satu.menunggu, satu.urutan_menunggu = self.menunggu(), satu.penyerang.urutan_menunggu()
                with buka_sesi(self.mesin, tulis=True) as session:
                    akhiri_hari(session, segel=SEGEL, hari_ini=hari + timedelta(1))
                    session.commit()
                satu.penyerang.salin()
                satu.salinan_lepas.append(len(satu.penyerang.salinan) - 1)
                if ke in {0, len(SEHARI) - 1}:
                    lihat = satu.penyerang.urutan_jawaban()
                    satu.urutan |= {f"hari ke-{ke + 1}, {nama}": isi for nama, isi in lihat.items()}
        satu.jawaban = self.dilepas()
        return satu

    def siapkan(self, hari: date, banyak: int) -> Sequence[Formulir]:
        """The day's forms, half of them with tickets that were issued in another order than they are sent."""
        antre = []
        for ke in range(banyak):
            kode = "".join(self.acak.choices("abcdefghjkmnpqrstuvwxyz", k=12)) if ke % 2 else None
            layanan_id = self.acak.choice(self.layanan) if kode else None
            antre.append(Formulir(f"jejak-{secrets.token_hex(8)}", kode, layanan_id))
        with buka_sesi(self.mesin, tulis=True) as session:
            for satu in self.acak.sample(antre, banyak):
                if satu.kode and satu.layanan_id:
                    lengkap = {"unit_id": self.unit_id, "layanan_id": satu.layanan_id, "kode": satu.kode}
                    tiket.terbitkan(session, hari_ini=hari, **lengkap)
            session.commit()
        self.acak.shuffle(antre)
        return antre

    def kirim(self, satu: Formulir, hari: date) -> None:
        """Store one form together with whoever comes meanwhile."""
        isi = IsiJawaban(
            kuesioner_id=self.kuesioner_id,
            layanan_id=satu.layanan_id,
            jalur="tiket" if satu.kode else "poster",
            tautan_id=None,
            tanda=0,
            nilai={f"u{kolom}": self.acak.randint(1, 4) for kolom in self.unsur},
            saran=satu.ciri + "x" * self.acak.choice((0, 20, 300, 900)),
        )

        kedatangan = siapkan(
            isi,
            unit_id=self.unit_id,
            segel=SEGEL,
            pintu=satu.kode or "poster",
            kunci=hashlib.sha256(satu.ciri.encode()).hexdigest(),
            kode_tiket=satu.kode,
            hari_ini=hari,
            diisi=hari,
        )
        catat = partial(self.catat, satu.ciri.encode())
        assert self.rombongan.simpan(_Tercatat(catat, kedatangan)) is HasilKirim.BARU

    def catat(self, ciri: bytes) -> None:
        """It is stored next."""
        self.kejadian.urut[ciri] = next(self.nomor)

    def menunggu(self) -> dict[int, bytes]:
        """The comment of each waiting row."""
        m = JawabanMenunggu
        with self.mesin.connect() as koneksi:
            return {
                satu: _ciri(SEGEL.buka(isi, unit_id=self.unit_id, hari=hari).saran)
                for satu, hari, isi in koneksi.execute(sa.select(m.id, m.hari, m.isi))
            }

    def dilepas(self) -> dict[UUID, Dilepas]:
        """What the store tells of the answers."""
        j = Jawaban
        pilih = sa.select(j.id, j.saran, j.tanggal, j.layanan_id, j.jalur)
        with self.mesin.connect() as koneksi:
            return {
                satu: Dilepas(_ciri(saran), hari, layanan_id, jalur.value)
                for satu, saran, hari, layanan_id, jalur in koneksi.execute(pilih)
            }


def _ciri(saran: str | None) -> bytes:
    ada = CIRI.match((saran or "").encode())
    assert ada is not None
    return ada.group()
