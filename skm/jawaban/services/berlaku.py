"""When an exclusion or its undo takes effect: as soon as what it changes tells nobody.

Before less after is the sum of those who left, in the office's month and in their service's block if it is
shown; a quarter's parts stay as they were closed. Those of one month go together, else those of one block,
if no combination of these sums and all that was shown in the year touches one to four people. Others wait.
"""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ungkap import PALING_SEDIKIT, dimensi_terbuka
from skm.jawaban.models import Jawaban, Rentang
from skm.jawaban.rentang import awal
from skm.jawaban.selisih import Bagian, Baris
from skm.jawaban.services.hitungan import sebaris
from skm.jawaban.services.orang import (
    Keadaan,
    Orang,
    Pindah,
    baca_keadaan,
    baca_orang,
    blok_milik,
    golongan,
    kelompok,
    selalu_tampil,
)

AKHIR_TAHUN = (12, 31)


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Answers that come back into the figures and that leave them, and which service's block has them."""

    masuk: Sequence[Baris] = ()
    keluar: Sequence[Baris] = ()
    blok: Mapping[uuid.UUID, Bagian] | None = None


Rombongan = tuple[date, Bagian | None]
"""Answers of one month, and of one shown block of a service or of none."""


def terapkan(session: Session, *, unit_id: int) -> Perubahan:
    """What was decided since and can take effect now; the counters are the caller's to change."""
    tertunda = session.scalars(
        sa.select(Jawaban).where(
            Jawaban.unit_id == unit_id, Jawaban.terhitung == Jawaban.pengecualian_id.is_not(None)
        )
    ).all()
    berlaku = [Berlaku(satu) for satu in tertunda if not satu.jalur.sendiri]
    menurut_tahun: defaultdict[int, list[Jawaban]] = defaultdict(list)
    for satu in tertunda:
        if satu.jalur.sendiri:
            menurut_tahun[satu.tanggal.year].append(satu)
    for tahun, milik in sorted(menurut_tahun.items()):
        banyak = Counter((satu.kuesioner_id, awal(satu.tanggal, Rentang.BULAN)) for satu in milik)
        if max(banyak.values()) >= PALING_SEDIKIT:
            berlaku += _setahun(session, unit_id, tahun, milik)
    if not berlaku:
        return Perubahan()
    perubahan = Perubahan(
        [sebaris(satu.jawaban) for satu in berlaku if not satu.jawaban.terhitung],
        [sebaris(satu.jawaban) for satu in berlaku if satu.jawaban.terhitung],
        {satu.jawaban.id: satu.blok for satu in berlaku if satu.blok is not None},
    )
    _tandai(session, berlaku)
    return perubahan


@dataclass(frozen=True, slots=True)
class Berlaku:
    """An answer that leaves or comes back now: with which change, and the shown block that has it."""

    jawaban: Jawaban
    pindah: Pindah | None = None
    """None for what was loaded, which anybody may know."""
    blok: Bagian | None = None

    kelompok: date | None = None
    """The batch it came with."""

    @property
    def bersama(self) -> tuple[object, ...]:
        """With whom its comment leaves the lists or comes back."""
        return self.pindah, self.jawaban.kuesioner_id, self.kelompok


def _tandai(session: Session, berlaku: Sequence[Berlaku]) -> None:
    """Let the answers say so; a comment goes with five of its batch, since it was seen with that batch."""
    banyak = Counter(satu.bersama for satu in berlaku)
    isi = []
    for satu in berlaku:
        jawaban, terhitung = satu.jawaban, satu.jawaban.pengecualian_id is None
        serentak = satu.pindah is None or banyak[satu.bersama] >= PALING_SEDIKIT
        isi.append(
            {
                "id": jawaban.id,
                "terhitung": terhitung,
                "riwayat": (jawaban.riwayat or "") + satu.pindah.tulis() if satu.pindah else None,
                "saran_keluar": not terhitung if serentak else jawaban.saran_keluar,
            }
        )
    session.execute(sa.update(Jawaban), isi)
    for satu in berlaku:
        session.expire(satu.jawaban)


def _setahun(session: Session, unit_id: int, tahun: int, tertunda: Sequence[Jawaban]) -> list[Berlaku]:
    keadaan = baca_keadaan(session, unit_id, tahun)
    terbagi = {(satu.dimensi, satu.mulai) for satu in keadaan.bagian}
    orang = baca_orang(session, unit_id, date(tahun, *AKHIR_TAHUN), keadaan.sejak, terbagi) or []
    hasil = []
    for kuesioner_id in sorted({satu.kuesioner_id for satu in tertunda}):
        nomor = rombongan_berlaku([satu for satu in orang if satu.kuesioner_id == kuesioner_id], keadaan)
        for satu in tertunda:
            if satu.kuesioner_id == kuesioner_id:
                di = blok_milik(keadaan.bagian, kuesioner_id, satu.layanan_id or 0, satu.tanggal)
                if (ke := nomor.get((awal(satu.tanggal, Rentang.BULAN), di))) is not None:
                    pindah = Pindah(keadaan.tutup, ke, masuk=not satu.terhitung)
                    hasil.append(Berlaku(satu, pindah, di, kelompok(satu.tanggal, keadaan.sejak)))
    return hasil


def rombongan_berlaku(orang: Sequence[Orang], keadaan: Keadaan) -> dict[Rombongan, str]:
    """Those of one questionnaire's year that can leave or come back, with the number of their change.

    A month's together first; where that would tell somebody, each of its blocks by itself, the largest first.
    """
    blok = keadaan.blok
    hasil: dict[Rombongan, str] = {}
    banyak = Counter[Rombongan]()
    for satu in orang:
        if satu.tertunda and satu.bulan <= keadaan.tutup:
            banyak[satu.bulan, satu.blok(blok)] += satu.jumlah
    for bulan in sorted({bulan for bulan, _ in banyak}):
        milik = [rombongan for rombongan, _ in banyak.most_common() if rombongan[0] == bulan]
        for pilihan in [milik, *([satu] for satu in milik if len(milik) > 1)]:
            cukup = sum(banyak[satu] for satu in pilihan) >= PALING_SEDIKIT
            if not cukup or hasil.keys() & set(pilihan):
                continue
            nomor = uuid.uuid4().hex
            coba = [
                satu.pindahkan(Pindah(keadaan.tutup, nomor, masuk=not satu.terhitung))
                if satu.tertunda and (satu.bulan, satu.blok(blok)) in pilihan
                else satu
                for satu in orang
            ]
            if _tidak_menyebut(coba, keadaan, nomor):
                orang = coba
                hasil |= dict.fromkeys(pilihan, nomor)
    return hasil


def _tidak_menyebut(orang: Sequence[Orang], keadaan: Keadaan, nomor: str) -> bool:
    """Whether the sums of those who move with that change may be known beside all that is shown."""
    semua = golongan(orang, keadaan.blok)
    tampil = selalu_tampil(semua) | keadaan.bagian.keys()
    calon = {nama for nama in tampil if isinstance(nama, tuple) and nama[0] == nomor}
    return calon <= dimensi_terbuka(semua, tampil - calon, [calon])
