"""What the office does about a comment. Nothing here commits."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from kinerja.tanggal import BULAN
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, kunci, simpan
from skm.jawaban.queries.saran import nomor_bulan
from skm.teks import rapikan
from skm.tindaklanjut.kata import NAMA_KEADAAN
from skm.tindaklanjut.models import KeadaanSaran, RencanaTindakLanjut, TanggapanSaran
from skm.tindaklanjut.queries import Saran, satu_saran

TANPA_JAWABAN = "Tulis jawabannya sebelum menampilkan sarannya di samping."
SAMPUL = 8
"""Letters of a comment's key by which the trail names it: its words stay out."""


@dataclass(frozen=True, slots=True)
class IsiSaran:
    """What was typed about one comment."""

    keadaan: KeadaanSaran = KeadaanSaran.BARU
    unsur: str = ""
    label: str = ""
    tanggapan: str = ""
    tampil: bool = False
    rencana_id: int | None = None


def isi_saran(satu: Saran) -> IsiSaran:
    """What is kept about a comment."""
    ada = satu.tanggapan
    if ada is None:
        return IsiSaran()
    return IsiSaran(ada.keadaan, ada.unsur, ada.label, ada.tanggapan, ada.tampil, ada.rencana_id)


def versi_saran(satu: Saran) -> int:
    """The version that is shown; 0 for none."""
    return 0 if satu.tanggapan is None else satu.tanggapan.versi


def rapikan_label(teks: str) -> str:
    """The words as they are kept: in small letters, each once, in their order."""
    semua = (rapikan(satu).casefold() for satu in teks.split(","))
    return ", ".join(dict.fromkeys(satu for satu in semua if satu))


def tangani_saran(
    session: Session, unit_id: int, satu: Saran, isi: IsiSaran, *, versi: int, oleh: str, pada: datetime
) -> bool:
    """Keep what was typed; gives whether anything changed. `versi` is the one that was shown, 0 for none.

    Raises Galat and Bersamaan.
    """
    ada = satu.tanggapan
    if ada is not None:
        kunci(session, ada)
    if versi_saran(satu) != versi:
        raise Bersamaan
    isi = replace(isi, label=rapikan_label(isi.label))
    if isi.tampil and not isi.tanggapan:
        raise Galat(TANPA_JAWABAN, bidang="tanggapan")
    lama = isi_saran(satu)
    if lama == isi:
        return False
    if ada is None:
        ada = TanggapanSaran(jawaban_id=satu.id, unit_id=unit_id, bulan=nomor_bulan(satu.bulan))
        session.add(ada)
    ada.keadaan, ada.unsur, ada.label, ada.tanggapan = isi.keadaan, isi.unsur, isi.label, isi.tanggapan
    ada.tampil, ada.rencana_id, ada.oleh, ada.pada = isi.tampil, isi.rencana_id, oleh, pada
    simpan(session)
    bulan = f"{BULAN[satu.bulan.month - 1]} {satu.bulan.year}"
    kata = "; ".join(_kata(lama, isi))
    peristiwa = f"menangani saran {satu.id.hex[:SAMPUL]} ({bulan}): {kata}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def kaitkan_saran(
    session: Session,
    nomor: uuid.UUID,
    rencana: RencanaTindakLanjut,
    *,
    oleh: str,
    pada: datetime,
) -> None:
    """Let a comment lead to a plan that was made for it. Raises Galat (404) and Bersamaan."""
    satu = satu_saran(session, rencana.unit_id, nomor)
    if satu is None:
        raise Galat("Saran itu tidak ada.", status=404)
    isi = replace(
        isi_saran(satu), keadaan=KeadaanSaran.DITINDAKLANJUTI, unsur=rencana.unsur, rencana_id=rencana.id
    )
    tangani_saran(session, rencana.unit_id, satu, isi, versi=versi_saran(satu), oleh=oleh, pada=pada)


def _kata(lama: IsiSaran, baru: IsiSaran) -> list[str]:
    """What changed, in words."""
    kata = []
    if lama.keadaan is not baru.keadaan:
        kata.append(f"keadaan dari {NAMA_KEADAAN[lama.keadaan]} menjadi {NAMA_KEADAAN[baru.keadaan]}")
    for nama, dulu, kini in (
        ("unsur", lama.unsur, baru.unsur),
        ("label", lama.label, baru.label),
        ("jawaban untuk warga", lama.tanggapan, baru.tanggapan),
        ("rencana nomor", lama.rencana_id, baru.rencana_id),
    ):
        if dulu != kini:
            kata.append(f"{nama} dari {dulu or 'kosong'} menjadi {kini or 'kosong'}")
    if lama.tampil is not baru.tampil:
        kata.append("sarannya ditampilkan kepada warga" if baru.tampil else "sarannya tidak lagi ditampilkan")
    return kata
