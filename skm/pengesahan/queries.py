"""Approvals of a period, whether its data are still those, and how many gave which scores."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.jawaban.models import Rentang
from skm.jawaban.queries.profil import daftar_nilai
from skm.jawaban.rentang import akhir
from skm.ketepatan.queries import tally_per_kategori
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import hitungan_ikm
from skm.laporan.hasil import nilai
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.isi import HasilPeriode, Keadaan
from skm.layanan.models import Kategori
from skm.pengesahan.isi import rencana_disetujui, sidik, sidik_data, susun_isi
from skm.pengesahan.models import Pengesahan
from skm.pengukuran.beku import Tersimpan, baca_beku, yang_berlaku
from skm.pengukuran.models import AngkaBeku

Kelompok = tuple[str, str]
"""The first day of a quarter, and a questionnaire with the scores given to it: `1:444433332`."""


@dataclass(frozen=True, slots=True)
class KeadaanSah:
    """What is approved of a period, beside what today's data say."""

    terakhir: Pengesahan | None
    sidik_isi: str
    """Of all that would be approved now."""
    sidik: str
    """Of the sums and counts of today."""

    @property
    def berlaku(self) -> Pengesahan | None:
        """The approval that the documents carry: of the same sums and counts."""
        sama = self.terakhir is not None and self.terakhir.sidik == self.sidik
        return self.terakhir if sama else None

    @property
    def sama(self) -> bool:
        """Whether approving now would say the same once more."""
        return self.berlaku is not None and sidik(self.berlaku.isi) == self.sidik_isi


def pengesahan_berkode(session: Session, kode: str) -> Pengesahan | None:
    """The approval of that code, of whatever office."""
    return session.scalar(sa.select(Pengesahan).where(Pengesahan.kode == kode))


def pengesahan_terakhir(session: Session, unit_id: int, periode: Periode) -> Pengesahan | None:
    """The newest approval of a period."""
    milik = (
        Pengesahan.unit_id == unit_id,
        Pengesahan.dari == periode.dari,
        Pengesahan.sampai == periode.sampai,
    )
    return session.scalar(sa.select(Pengesahan).where(*milik).order_by(Pengesahan.nomor.desc()).limit(1))


def keadaan_sah(terakhir: Pengesahan | None, hasil: HasilPeriode) -> KeadaanSah:
    """The newest approval beside these results of its period, which hold the plan of today."""
    return KeadaanSah(terakhir, sidik(susun_isi(hasil)), sidik_hasil(hasil))


def sahkan(hasil: HasilPeriode, sah: KeadaanSah) -> HasilPeriode:
    """The results as they were approved: final, and with the plan of that day."""
    if sah.berlaku is None:
        return hasil
    return replace(hasil, keadaan=Keadaan.DISETUJUI, rencana=rencana_disetujui(sah.berlaku.isi))


def sidik_hasil(hasil: HasilPeriode) -> str:
    """The fingerprint of what these results rest on."""
    ketepatan = [(satu.nama, satu) for satu in hasil.ketepatan]
    return sidik_data(hasil.susunan, ketepatan, hasil.sampel.populasi)


def sidik_kini(session: Session, sah: Pengesahan, saat: Saat) -> str:
    """The same of today's data of an approved period, read for itself alone."""
    periode = Periode(sah.dari, sah.sampai)
    kini = hitungan_ikm(session, unit_id=sah.unit_id, periode=periode, jenis=JenisKuesioner.SKM)
    loket = tally_per_kategori(session, unit_id=sah.unit_id, periode=periode, zona=saat.zona, pada=saat.pada)
    golongan = [
        (satu["nama"], Kategori(satu["kategori"]), satu["indikator"]) for satu in sah.isi["ketepatan"]
    ]
    beku = tally_beku(session, sah.unit_id, periode, [kode for *_, kode in golongan])
    ketepatan = [(nama, beku.get(kode, {}).get(satu, loket[satu])) for nama, satu, kode in golongan]
    pelayanan = sum(satu.selesai for satu in loket.values())
    return sidik_data(nilai.susun_susunan(kini, (), {}), ketepatan, pelayanan)


def tally_beku(
    session: Session, unit_id: int, periode: Periode, kode: Collection[str]
) -> dict[str, dict[Kategori, KetepatanTally]]:
    """The desk's counts of figures that are frozen, by the indicator's code."""
    milik = (
        AngkaBeku.unit_id == unit_id,
        AngkaBeku.dari == periode.dari,
        AngkaBeku.sampai == periode.sampai,
        AngkaBeku.kode.in_(kode),
    )
    riwayat: dict[str, list[Tersimpan]] = {}
    for satu in session.scalars(sa.select(AngkaBeku).where(*milik).order_by(AngkaBeku.nomor.desc())):
        riwayat.setdefault(satu.kode, []).append(baca_beku(satu))
    berlaku = {nama: yang_berlaku(semua) for nama, semua in riwayat.items()}
    return {nama: satu.tally for nama, satu in berlaku.items() if satu is not None}


def pelapor(hasil: HasilPeriode) -> tuple[str, ...]:
    """The accounts that froze its on-time figures as reported, which nobody approved since."""
    return tuple(sorted({satu.pelapor for satu in hasil.ketepatan if satu.pelapor}))


def baca_dasar(
    session: Session, unit_id: int, periode: Periode, kuesioner: Collection[int]
) -> Counter[Kelompok]:
    """How many gave which scores in each quarter of a period of whole quarters."""
    hasil: Counter[Kelompok] = Counter()
    dari, sampai = periode.dari or date.max, periode.sampai or date.min
    while dari <= sampai:
        ujung = akhir(dari, Rentang.TRIWULAN)
        for nomor, baris in daftar_nilai(session, unit_id, dari, ujung, kuesioner).items():
            for skor in baris:
                hasil[f"{dari}", f"{nomor}:{''.join(str(satu or 0) for satu in skor)}"] += 1
        dari = ujung + timedelta(1)
    return hasil


def kemas_dasar(dasar: Counter[Kelompok]) -> bytes:
    """As it is stored."""
    return zlib.compress(json.dumps(sorted([*nama, n] for nama, n in dasar.items())).encode())


def buka_dasar(isi: bytes) -> Counter[Kelompok]:
    """The way back of `kemas_dasar`."""
    return Counter({(triwulan, skor): n for triwulan, skor, n in json.loads(zlib.decompress(isi))})
