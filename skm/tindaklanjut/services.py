"""Planning what is mended, and telling what became of it. Nothing here commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.tanggal import tanggal_indonesia
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, kunci, simpan
from skm.laporan.hasil.baca import bertriwulan
from skm.layanan.models import Unit
from skm.tindaklanjut.kata import NAMA_STATUS, kapan
from skm.tindaklanjut.models import (
    ForumKonsultasi,
    PeristiwaTindakLanjut,
    RencanaTindakLanjut,
    StatusTindakLanjut,
)
from skm.tindaklanjut.queries import forum_periode

BELUM_BERAKHIR = "Rencana dibuat untuk triwulan, semester, atau tahun yang sudah berakhir."
SUDAH_ADA = "Program ini sudah ada untuk unsur itu dalam rencana periode ini."
TANPA_REALISASI = "Tulis apa yang sudah dikerjakan sebelum menandainya selesai."
TANPA_TRIWULAN = "Pilih paling sedikit satu triwulan pelaksanaan."
SEBELUM_PERIODE = "Pelaksanaannya tidak dapat sudah lewat sebelum periode yang ditindaklanjuti berakhir."
FORUM_NANTI = "Isi sesudah forumnya diadakan; tanggal ini belum tiba."
FORUM_DINI = "Forum membahas hasil periode ini, jadi tidak dapat diadakan sebelum periodenya mulai."
TERBANYAK = 20


@dataclass(frozen=True, slots=True)
class IsiRencana:
    """What was typed of one plan; `triwulan` ascending digits of its quarters."""

    unsur: str
    nama_unsur: str
    program: str
    tahun: int
    triwulan: str
    penanggung_jawab: str
    status: StatusTindakLanjut
    realisasi: str


def tambah_rencana(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    isi: IsiRencana,
    hari: date,
    oleh: str,
    pada: datetime,
) -> RencanaTindakLanjut:
    """One more row of the plan of an ended period. Raises Galat, Bersamaan where it is there already."""
    dari, sampai = _berakhir(periode, hari)
    satu = RencanaTindakLanjut(unit_id=unit_id, dari=dari, sampai=sampai)
    _isikan(satu, isi)
    session.add(satu)
    simpan(session, SUDAH_ADA, bidang="program")
    _tambah_peristiwa(session, satu, 1, oleh, pada)
    peristiwa = f"merencanakan tindak lanjut {periode.label}: {_sebutan(satu)}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu


def simpan_rencana(
    session: Session, satu: RencanaTindakLanjut, isi: IsiRencana, *, versi: int, oleh: str, pada: datetime
) -> bool:
    """Keep what was typed of a plan; gives whether anything changed. `versi` is the one that was shown.

    A status or realisation that changed is one more row of its log. Raises Galat and Bersamaan.
    """
    kunci(session, satu)
    if satu.versi != versi:
        raise Bersamaan
    lama = _isi(satu)
    if lama == isi:
        return False
    _isikan(satu, isi)
    simpan(session, SUDAH_ADA, bidang="program")
    kata = []
    if (lama.status, lama.realisasi) != (isi.status, isi.realisasi):
        terakhir = sa.select(sa.func.max(PeristiwaTindakLanjut.urut))
        urut = session.scalar(terakhir.where(PeristiwaTindakLanjut.rencana_id == satu.id)) or 0
        _tambah_peristiwa(session, satu, urut + 1, oleh, pada)
        simpan(session)
        kata.append(
            "mengubah realisasi"
            if lama.status is isi.status
            else f"mengubah status dari {NAMA_STATUS[lama.status]} menjadi {NAMA_STATUS[isi.status]}"
        )
    semula, kini = _sebutan_isi(lama), _sebutan_isi(isi)
    if semula != kini:
        kata.append(f"mengubah rencana dari {semula} menjadi {kini}")
    peristiwa = f"{' dan '.join(kata)} (tindak lanjut nomor {satu.id}: {isi.program})"
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def tetapkan_forum(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    tanggal: date | None,
    versi: int,
    hari: date,
    oleh: str,
    pada: datetime,
) -> bool:
    """Keep the day of a period's forum, None for none; gives whether it changed. Raises Galat, Bersamaan."""
    dari, sampai = _berakhir(periode, hari)
    if tanggal is not None and tanggal > hari:
        raise Galat(FORUM_NANTI, bidang="tanggal")
    if tanggal is not None and tanggal < dari:
        raise Galat(FORUM_DINI, bidang="tanggal")
    ada = forum_periode(session, unit_id, periode)
    if (ada.versi if ada else 0) != versi:
        raise Bersamaan
    lama = None if ada is None else ada.tanggal
    if lama == tanggal:
        return False
    if ada is None:
        ada = ForumKonsultasi(unit_id=unit_id, dari=dari, sampai=sampai)
        session.add(ada)
    ada.tanggal = tanggal
    simpan(session)
    semula, kini = (tanggal_indonesia(satu) if satu else "kosong" for satu in (lama, tanggal))
    peristiwa = f"mengubah tanggal Forum Konsultasi Publik {periode.label} dari {semula} menjadi {kini}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def ubah_usulan(session: Session, unit: Unit, banyak: int, *, oleh: str, pada: datetime) -> bool:
    """Propose that many of the lowest unsur, 1..20; gives whether it changed. Raises Galat."""
    if not 1 <= banyak <= TERBANYAK:
        raise Galat(f"Isi 1 sampai {TERBANYAK}.", bidang="banyak")
    if unit.unsur_diusulkan == banyak:
        return False
    peristiwa = f"mengubah banyaknya unsur yang diusulkan dari {unit.unsur_diusulkan} menjadi {banyak}"
    unit.unsur_diusulkan = banyak
    catat(session, unit_id=unit.id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def boleh_direncanakan(periode: Periode, hari: date) -> bool:
    """Whether it is whole quarters that are over."""
    return bertriwulan(periode) and periode.sampai is not None and periode.sampai < hari


def _berakhir(periode: Periode, hari: date) -> tuple[date, date]:
    if not boleh_direncanakan(periode, hari) or periode.dari is None or periode.sampai is None:
        raise Galat(BELUM_BERAKHIR)
    return periode.dari, periode.sampai


def _isikan(satu: RencanaTindakLanjut, isi: IsiRencana) -> None:
    if not isi.triwulan:
        raise Galat(TANPA_TRIWULAN, bidang="tw1")
    if isi.status is StatusTindakLanjut.SELESAI and not isi.realisasi:
        raise Galat(TANPA_REALISASI, bidang="realisasi")
    tenggat = Periode.triwulan(isi.tahun, int(isi.triwulan[-1])).sampai
    if tenggat is None or tenggat <= satu.sampai:
        raise Galat(SEBELUM_PERIODE, bidang="tahun")
    satu.unsur, satu.nama_unsur, satu.program = isi.unsur, isi.nama_unsur, isi.program
    satu.tahun, satu.triwulan, satu.tenggat = isi.tahun, isi.triwulan, tenggat
    satu.penanggung_jawab, satu.status, satu.realisasi = isi.penanggung_jawab, isi.status, isi.realisasi


def _isi(satu: RencanaTindakLanjut) -> IsiRencana:
    return IsiRencana(
        satu.unsur,
        satu.nama_unsur,
        satu.program,
        satu.tahun,
        satu.triwulan,
        satu.penanggung_jawab,
        satu.status,
        satu.realisasi,
    )


def _tambah_peristiwa(
    session: Session, satu: RencanaTindakLanjut, urut: int, oleh: str, pada: datetime
) -> None:
    session.add(
        PeristiwaTindakLanjut(
            rencana_id=satu.id, urut=urut, status=satu.status, realisasi=satu.realisasi, oleh=oleh, pada=pada
        )
    )


def _sebutan(satu: RencanaTindakLanjut) -> str:
    return _sebutan_isi(_isi(satu))


def _sebutan_isi(isi: IsiRencana) -> str:
    waktu = kapan(isi.triwulan, isi.tahun)
    return f"{isi.unsur} {isi.nama_unsur}, {isi.program}, {waktu}, {isi.penanggung_jawab}"
