"""The parts of a quarter that has ended: ways of coming, flags, and what respondents said of themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ungkap import calon_terbuka, dimensi_terbuka
from skm.jawaban.models import PROFIL, SENDIRI, Dimensi, Jalur, Jawaban, Rentang
from skm.jawaban.rentang import akhir
from skm.jawaban.selisih import NILAI, Bagian
from skm.jawaban.services.hitungan import MENGALIR, kolom_kuesioner, taruh_tampil
from skm.jawaban.services.orang import Nama, Orang, baca_keadaan, baca_orang, golongan, selalu_tampil
from skm.jawaban.services.profil import tutup_profil
from skm.jawaban.vektor import Cacahan, cacah

BAGIAN = (Dimensi.JALUR, Dimensi.TANDA, *PROFIL)
"""What a quarter is divided by; the parts of one are decided on before those of the next."""
UTUH = ""
"""The value of the part without flags."""


def tutup_triwulan(session: Session, unit_id: int, mulai: date, sejak: date) -> None:
    """Decide which parts of the quarter may be shown, and keep them and who answered as they are now."""
    sampai = akhir(mulai, Rentang.TRIWULAN)
    session.execute(
        sa.update(Jawaban)
        .where(
            Jawaban.unit_id == unit_id, Jawaban.tanggal.between(mulai, sampai), Jawaban.terhitung.is_(False)
        )
        .values(luar_triwulan=True)
    )
    buka = terbuka(session, unit_id, mulai, sejak)
    isi: dict[Bagian, tuple[date | None, Cacahan]] = {}
    for dimensi in BAGIAN:
        for bagian, (sendiri, dimuat) in isi_triwulan(session, unit_id, dimensi, mulai).items():
            if bagian in buka:
                isi[bagian] = (mulai, sendiri + dimuat)
            elif dimuat.responden:
                isi[bagian] = (None, dimuat)
    taruh_tampil(session, unit_id, isi)
    tutup_profil(session, unit_id, mulai)


def isi_triwulan(
    session: Session, unit_id: int, dimensi: Dimensi, mulai: date
) -> dict[Bagian, tuple[Cacahan, Cacahan]]:
    """The counts of the quarter's parts: of those who sent their answers themselves, and of the others."""
    nilai = _nilai(dimensi)
    skor = [getattr(Jawaban, nama) for nama in NILAI]
    pilih = (
        sa.select(Jawaban.kuesioner_id, nilai, Jawaban.jalur, sa.func.count(), *skor)
        .where(*_milik(unit_id, mulai), nilai.is_not(None))
        .group_by(Jawaban.kuesioner_id, nilai, Jawaban.jalur, *skor)
    )
    if dimensi is Dimensi.TANDA:
        pilih = pilih.where(Jawaban.tanda == 0)
    kolom = kolom_kuesioner(session)
    baris = session.execute(pilih, execution_options=MENGALIR)
    hasil: dict[Bagian, tuple[Cacahan, Cacahan]] = {}
    for kuesioner_id, apa, jalur, banyak, *angka in baris:
        m = kolom[kuesioner_id]
        bagian = Bagian(dimensi, mulai, kuesioner_id, str(apa))
        sendiri, dimuat = hasil.get(bagian, (Cacahan.kosong(m), Cacahan.kosong(m)))
        satu = cacah(tuple(angka[:m])) * banyak
        hasil[bagian] = (sendiri + satu, dimuat) if Jalur(jalur).sendiri else (sendiri, dimuat + satu)
    return hasil


def _nilai(dimensi: Dimensi) -> sa.ColumnElement[str]:
    if dimensi is Dimensi.TANDA:
        return sa.literal(UTUH)
    if dimensi is Dimensi.JALUR:
        return sa.cast(Jawaban.jalur, sa.String)
    kolom: sa.ColumnElement[str] = getattr(Jawaban, dimensi.value)
    return kolom


def _milik(unit_id: int, mulai: date) -> list[sa.ColumnElement[bool]]:
    return [
        Jawaban.unit_id == unit_id,
        Jawaban.tanggal.between(mulai, akhir(mulai, Rentang.TRIWULAN)),
        # What was loaded comes and goes at once; of the others what was counted at its closing stays.
        sa.case((Jawaban.jalur.in_(SENDIRI), ~Jawaban.luar_triwulan), else_=Jawaban.terhitung),
    ]


def terbuka(session: Session, unit_id: int, mulai: date, sejak: date) -> frozenset[Nama]:
    """The quarter's parts that may be shown beside all that is shown of its year, dimension by dimension.

    Where those who answered are of too many kinds, what they said of themselves is not shown; where they
    still are, nothing is.
    """
    keadaan = baca_keadaan(session, unit_id, mulai.year)
    sudah = {(satu.dimensi, satu.mulai) for satu in keadaan.bagian}
    for calon in (BAGIAN, BAGIAN[:2]):
        baru = {(dimensi, mulai) for dimensi in calon}
        orang = baca_orang(session, unit_id, akhir(mulai, Rentang.TRIWULAN), sejak, sudah | baru)
        if orang is not None:
            buka: set[Nama] = set()
            for kuesioner_id in sorted({satu.kuesioner_id for satu in orang}):
                milik = [satu for satu in orang if satu.kuesioner_id == kuesioner_id]
                buka |= dimensi_kuesioner(milik, keadaan.bagian, mulai, calon)
            return frozenset(buka)
    return frozenset()


def dimensi_kuesioner(
    orang: Sequence[Orang], tampil: Mapping[Bagian, tuple[date, date]], mulai: date, calon: Sequence[Dimensi]
) -> frozenset[Nama]:
    """The same of one questionnaire: `orang` of the year so far, `tampil` all parts shown of the year."""
    blok = {bagian: hari for bagian, hari in tampil.items() if bagian.dimensi is Dimensi.LAYANAN}
    semua = golongan(orang, blok)
    bagian = {satu for milik in orang for satu in milik.triwulan if satu.mulai == mulai}
    terbagi = [sorted((b for b in bagian if b.dimensi is satu), key=lambda b: b.nilai) for satu in calon]
    boleh = [calon_terbuka(semua, satu) for satu in terbagi]
    return dimensi_terbuka(semua, selalu_tampil(semua) | tampil.keys(), boleh)
