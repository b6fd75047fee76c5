"""Planning what is mended, and telling what became of it. Nothing here commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, kunci, simpan
from skm.laporan.hasil.baca import bertriwulan
from skm.tindaklanjut.kata import NAMA_STATUS, kapan
from skm.tindaklanjut.models import PeristiwaTindakLanjut, RencanaTindakLanjut, StatusTindakLanjut
from skm.tindaklanjut.queries import tampilan
from skm.tindaklanjut.services.perbaikan import segarkan

BELUM_BERAKHIR = "Rencana dibuat untuk triwulan, semester, atau tahun yang sudah berakhir."
SUDAH_ADA = "Program ini sudah ada untuk unsur itu dalam rencana periode ini."
TANPA_REALISASI = "Tulis apa yang sudah dikerjakan sebelum menandainya selesai."
TANPA_TRIWULAN = "Pilih paling sedikit satu triwulan pelaksanaan."
SEBELUM_PERIODE = "Pelaksanaannya tidak dapat sudah lewat sebelum periode yang ditindaklanjuti berakhir."
DITARIK = "Rencana ini sudah ditarik dan tidak berubah lagi."
DITAMPILKAN = "Rencana periode ini sudah disetujui dan dibaca warga, jadi tidak dapat ditarik lagi."


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
    dari, sampai = berakhir(periode, hari)
    satu = RencanaTindakLanjut(unit_id=unit_id, dari=dari, sampai=sampai)
    _isikan(satu, isi)
    session.add(satu)
    simpan(session, SUDAH_ADA, bidang="program")
    _tambah_peristiwa(session, satu, 1, oleh, pada)
    peristiwa = f"merencanakan tindak lanjut {periode.label}: {_sebutan(satu)}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    segarkan(session, unit_id, periode)
    return satu


def simpan_rencana(
    session: Session, satu: RencanaTindakLanjut, isi: IsiRencana, *, versi: int, oleh: str, pada: datetime
) -> bool:
    """Keep what was typed of a plan; gives whether anything changed. `versi` is the one that was shown.

    A status or realisation that changed is one more row of its log. Raises Galat and Bersamaan.
    """
    pegang(session, satu, versi)
    lama = isi_rencana(satu)
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
    segarkan(session, satu.unit_id, Periode(satu.dari, satu.sampai))
    return True


def tarik_rencana(
    session: Session, satu: RencanaTindakLanjut, *, alasan: str, versi: int, oleh: str, pada: datetime
) -> None:
    """Take back a row that was entered by mistake, while its period is not approved.

    Raises Galat, without a reason too, and Bersamaan.
    """
    pegang(session, satu, versi)
    if not alasan:
        raise Galat("Alasan harus diisi.", bidang="alasan")
    if tampilan(session, satu.unit_id, Periode(satu.dari, satu.sampai)) is not None:
        raise Galat(DITAMPILKAN, status=409)
    satu.ditarik = alasan
    simpan(session)
    peristiwa = f"menarik rencana tindak lanjut nomor {satu.id} ({_sebutan(satu)}): {alasan}"
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def boleh_direncanakan(periode: Periode, hari: date) -> bool:
    """Whether it is whole quarters that are over."""
    return bertriwulan(periode) and periode.sampai is not None and periode.sampai < hari


def pegang(session: Session, satu: RencanaTindakLanjut, versi: int) -> None:
    """Keep others off a plan to change it. Raises Bersamaan, and Galat for one that was taken back."""
    kunci(session, satu)
    if satu.versi != versi:
        raise Bersamaan
    if satu.ditarik:
        raise Galat(DITARIK, status=409)


def berakhir(periode: Periode, hari: date) -> tuple[date, date]:
    """The two ends of a period that may be planned for. Raises Galat for another."""
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


def isi_rencana(satu: RencanaTindakLanjut) -> IsiRencana:
    """What is kept of a plan, as a form would bring it."""
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
    return _sebutan_isi(isi_rencana(satu))


def _sebutan_isi(isi: IsiRencana) -> str:
    waktu = kapan(isi.triwulan, isi.tahun)
    return f"{isi.unsur} {isi.nama_unsur}, {isi.program}, {waktu}, {isi.penanggung_jawab}"
