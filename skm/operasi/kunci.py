"""The server's keys against its database: is each the one that wrote it, and does it open what is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Akun
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.jaga import kunci
from skm.jaga.services import catat_sidik
from skm.jawaban.models import JawabanMenunggu
from skm.jawaban.segel import segel
from skm.layanan.brankas import Brankas
from skm.loket.models import Permohonan
from skm.operasi.sidik import dikenal, sidik_tercatat
from skm.operasi.temuan import Temuan
from skm.pengaduan.models import Pengaduan

DIBUKA = 20
"""Newest and oldest values of each kind that a key is tried on."""


@dataclass(frozen=True, slots=True)
class Tersandi:
    """A column of what only the data key opens, and the keyed hash beside it, where there is one."""

    sebutan: str
    tabel: Any
    """An `sqlalchemy.Table`."""
    kolom: str
    sidik: str = ""


TERSANDI = (
    Tersandi("NIK permohonan", Permohonan.__table__, "nik_sandi", "nik_sidik"),
    Tersandi("telepon permohonan", Permohonan.__table__, "telepon_sandi"),
    Tersandi("nama pengadu", Pengaduan.__table__, "nama_sandi"),
    Tersandi("rahasia kode masuk", Akun.__table__, "totp_sandi"),
    Tersandi("kontak pengadu", Pengaduan.__table__, "kontak_sandi"),
)
"""Everything under the data key but waiting answers, which are sealed in a way of their own."""


def kenalkan(session: Session, konf: Konfigurasi, pada: datetime) -> None:
    """Let a database know the keys that it does not know yet. Does not commit.

    Raises Galat where they do not open what is in it.
    """
    tercatat = sidik_tercatat(session)
    baru = {nama: satu for nama, satu in kunci.semua(konf).items() if nama not in tercatat}
    if kunci.DATA in baru and (gagal := next(tak_terbuka(session, konf), "")):
        asal = kunci.asal(konf, kunci.DATA)
        kalimat = f"Kunci data di {asal} tidak membuka {gagal} di basis data ini"
        raise Galat(f"{kalimat}. Kembalikan kunci yang lama: skm kunci pulihkan {kunci.DATA}")
    catat_sidik(session, baru, pada=pada)


def ada_tersandi(session: Session) -> bool:
    """Whether the database, of whatever version, holds anything that only a data key opens."""
    lihat = sa.inspect(session.connection())
    semua = [(satu.tabel.name, satu.kolom) for satu in TERSANDI]
    for tabel, nama in [*semua, (JawabanMenunggu.__tablename__, "isi")]:
        if lihat.has_table(tabel) and nama in {k["name"] for k in lihat.get_columns(tabel)}:
            milik = sa.select(sa.literal(1)).select_from(sa.table(tabel)).where(sa.column(nama).is_not(None))
            if session.scalar(milik.limit(1)):
                return True
    return False


def tak_terbuka(session: Session, konf: Konfigurasi) -> Iterator[str]:
    """Kinds of what is kept of which the key does not open the newest and the oldest."""
    brankas, rahasia = Brankas(konf.data_key), segel(konf.data_key)
    for satu in TERSANDI:
        if not all(_terbuka(brankas, isi) for isi in session.scalars(_contoh(satu))):
            yield satu.sebutan
    m = JawabanMenunggu
    for unit_id, hari, segelan in session.execute(sa.select(m.unit_id, m.hari, m.isi).limit(DIBUKA)):
        try:
            rahasia.buka(segelan, unit_id=unit_id, hari=hari)
        except Galat:
            yield "jawaban yang menunggu"
            break


def temuan(session: Session, konf: Konfigurasi) -> Temuan:
    """Whether both keys are those that the database was written with, and open it."""
    tercatat = dikenal(session)
    if not (konf.data_key and konf.secret_key):
        return Temuan("kunci basis data", "GALAT", "tidak dapat dicocokkan: ada kunci yang hilang")
    if beda := kunci.beda(tercatat, konf):
        return Temuan("kunci basis data", "GALAT", beda[0].kalimat(kunci.asal(konf, beda[0].nama)))
    if gagal := ", ".join(tak_terbuka(session, konf)):
        kalimat = f"kunci data tidak membuka {gagal}: skm kunci pulihkan {kunci.DATA}"
        return Temuan("kunci basis data", "GALAT", kalimat)
    if {*kunci.NAMA} - {*tercatat}:
        return Temuan("kunci basis data", "PERHATIAN", "sidiknya belum tercatat: skm init")
    kalimat = f"sidik kunci data {tercatat[kunci.DATA]}, kunci rahasia {tercatat[kunci.RAHASIA]}, cocok"
    return Temuan("kunci basis data", "BAIK", f"{kalimat} dan membuka isinya")


def _contoh(satu: Tersandi) -> sa.Select[str]:
    """The oldest and the newest that are filled."""
    nomor, kolom = satu.tabel.c.id, satu.tabel.c[satu.kolom]
    ada = sa.select(nomor).where(kolom.is_not(None))
    ujung = [ada.order_by(arah).limit(DIBUKA).subquery() for arah in (nomor, nomor.desc())]
    return sa.select(kolom).where(sa.or_(*(nomor.in_(sa.select(lain.c.id)) for lain in ujung)))


def _terbuka(brankas: Brankas, isi: str) -> bool:
    try:
        brankas.buka(isi)
    except Galat:
        return False
    return True
