"""An answer store with a history: what comes in, is loaded, withdrawn, taken out and put back, at random."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.sebaran import SebaranTally, sebaran_dari_nilai
from skm.berkas.models import Impor, JenisImpor
from skm.galat import Galat
from skm.jawaban.models import PROFIL, Jalur, Jawaban, JawabanMenunggu, Pengecualian
from skm.jawaban.queries.bertanda import bertanda
from skm.jawaban.services.bangun import Banding, periksa_hitungan
from skm.jawaban.services.muat import sisipkan
from skm.jawaban.services.pengecualian import kecualikan, kembalikan
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_berlaku
from skm.layanan.models import Layanan
from skm.muatan.services.impor import batalkan_muatan
from skm.survei.services.pelepasan import akhiri_hari
from tests.jawaban import SEGEL, kolom_unsur, semua_jawaban
from tests.kantor import kantor
from tests.skm.jawaban.kiriman import datang

PADA = datetime(2026, 1, 5, tzinfo=UTC)
BAND = ("a", "b", None)
SENDIRI = [satu.value for satu in Jalur if satu.sendiri]
TANDA = (0, 0, 0, 0, 1, 3)


@dataclass
class Gudang:
    """One office's store; every act is in the session it is given, and says what it says it did."""

    unit_id: int
    kuesioner_id: int
    unsur: Sequence[tuple[str, int]]
    """Code and column of each unsur."""
    layanan: Sequence[int | None]
    diterima: int = 0
    """Answers that citizens sent."""
    muatan: dict[int, int] = field(default_factory=dict)
    """Loads that stand, and how many answers each brought."""

    @classmethod
    def dari(cls, session: Session) -> Gudang:
        """The seeded office's, whose services are three and none."""
        unit_id = kantor(session).id
        satu = kuesioner_berlaku(session, unit_id, pada=PADA.date())
        layanan = session.scalars(sa.select(Layanan.id).order_by(Layanan.id).limit(3)).all()
        unsur = [(unsur.kode, unsur.kolom) for unsur in satu.unsur]
        return cls(unit_id, satu.id, unsur, [None, *layanan])

    def datang(self, session: Session, acak: random.Random, hari: date, banyak: int) -> None:
        """So many citizens send their answers on that day."""
        kuesioner = session.get_one(Kuesioner, self.kuesioner_id)
        for _ in range(banyak):
            nilai = {f"u{kolom}": acak.randint(1, 4) for _, kolom in self.unsur}
            lain: dict[str, Any] = {"layanan_id": acak.choice(self.layanan), "jalur": acak.choice(SENDIRI)}
            datang(
                session, kuesioner, hari, nilai=nilai, tanda=acak.choice(TANDA), profil=_profil(acak), **lain
            )
        self.diterima += banyak

    def akhiri(self, session: Session, hari: date) -> int:
        """The days before that one end; gives how many answers were released."""
        return akhiri_hari(session, segel=SEGEL, hari_ini=hari)

    def muat(self, session: Session, acak: random.Random, hari: date, banyak: int) -> int:
        """Load so many forms of that day, some cells of them empty; gives the load's number."""
        impor = Impor(
            unit_id=self.unit_id,
            jenis=JenisImpor.RESPONDEN,
            sidik=uuid.uuid4().hex,
            nama_berkas="uji.csv",
            jumlah=banyak,
            pada=PADA,
            oleh="uji",
        )
        session.add(impor)
        session.flush()
        baris = []
        for _ in range(banyak):
            nilai = kolom_unsur([acak.choice((1, 2, 3, 4, None)) for _ in range(20)])
            terpakai = {f"u{kolom}" for _, kolom in self.unsur}
            satu: dict[str, Any] = {nama: isi for nama, isi in nilai.items() if nama in terpakai}
            satu |= {"kuesioner_id": self.kuesioner_id, "tanggal": hari, "jalur": Jalur.IMPOR}
            satu |= {"layanan_id": acak.choice(self.layanan), "tanda": acak.choice(TANDA), **_profil(acak)}
            baris.append(satu | {"impor_id": impor.id})
        sisipkan(session, baris, unit_id=self.unit_id)
        self.muatan[impor.id] = banyak
        return impor.id

    def tarik(self, session: Session, nomor: int) -> int:
        """Take that load back; gives how many answers that took away."""
        banyak = batalkan_muatan(session, unit_id=self.unit_id, nomor=nomor, oleh="uji", pada=PADA)
        assert banyak == self.muatan.pop(nomor)
        return banyak

    def kecualikan(self, session: Session, acak: random.Random) -> Pengecualian | None:
        """Take out one or two groups of flagged answers; None where nothing is left to take out."""
        ada = bertanda(session, unit_id=self.unit_id, periode=Periode.semua())
        if not ada:
            return None
        dipilih = {
            (satu.bulan, satu.tanda.value) for satu in acak.sample(ada, min(len(ada), acak.randint(1, 2)))
        }
        try:
            return kecualikan(
                session, unit_id=self.unit_id, kelompok=dipilih, alasan="uji", oleh="uji", pada=PADA
            )
        except Galat as galat:
            assert galat.status == 409
            return None

    def kembalikan(self, session: Session, nomor: int) -> Pengecualian:
        """Put back what that exclusion took out."""
        return kembalikan(session, unit_id=self.unit_id, nomor=nomor, oleh="uji", pada=PADA)

    def pengecualian(self, session: Session) -> Sequence[int]:
        """Numbers of all exclusions."""
        return session.scalars(sa.select(Pengecualian.id).order_by(Pengecualian.id)).all()

    def periksa(self, session: Session) -> Banding:
        """The counters against the rows."""
        return periksa_hitungan(session, unit_id=self.unit_id)

    def tak_hilang(self, session: Session) -> None:
        """Every answer that was accepted is there once, and every one that was loaded and not taken back."""
        pilih = sa.select(Jawaban.jalur, sa.func.count()).group_by(Jawaban.jalur)
        jalur = Counter(dict(list(session.execute(pilih))))
        menunggu = session.scalar(sa.select(sa.func.count(JawabanMenunggu.id))) or 0
        assert jalur.pop(Jalur.IMPOR, 0) == sum(self.muatan.values())
        assert jalur.total() + menunggu == self.diterima

    def satu_per_satu(
        self, session: Session, dari: date, sampai: date, *, hari_ini: date, **lain: Any
    ) -> SebaranTally:
        """What the answers of these days say, counted one by one; waiting ones are of today."""
        baris = [
            [getattr(satu, f"u{kolom}") for _, kolom in self.unsur]
            for satu in semua_jawaban(session)
            if dari <= (hari_ini if satu.id is None else satu.tanggal) <= sampai
            and satu.terhitung is not False
            and all(getattr(satu, nama) == nilai for nama, nilai in lain.items())
        ]
        return sebaran_dari_nilai([kode for kode, _ in self.unsur], baris)


def _profil(acak: random.Random) -> Mapping[str, str]:
    semua = ((dimensi.value, acak.choice(BAND)) for dimensi in PROFIL)
    return {nama: nilai for nama, nilai in semua if nilai is not None}
