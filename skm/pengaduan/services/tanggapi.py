"""What the office does about a complaint: each act is one entry of its log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from skm.galat import Bersamaan, Galat, simpan
from skm.pengaduan.alur import BENTROK, TAK_BERLAKU, putar
from skm.pengaduan.models import AkhirPengaduan, Pengaduan, PeristiwaPengaduan, TahapPengaduan
from skm.pengaduan.queries import log

DIDAHULUI = "Pengaduan {nomor} baru saja diubah petugas lain. Periksa keadaannya yang terbaru."


@dataclass(frozen=True, slots=True)
class Tindakan:
    """An act: where it leads, how it ends, and what it cannot do without, with the sentence that says so."""

    tahap: TahapPengaduan
    akhir: AkhirPengaduan | None
    dari: frozenset[TahapPengaduan]
    wajib: tuple[tuple[str, str], ...] = ()


T = TahapPengaduan
TERBUKA = frozenset({T.DITERIMA, T.DIPROSES})
TINDAKAN: Mapping[str, Tindakan] = {
    "proses": Tindakan(T.DIPROSES, None, TERBUKA),
    "jawab": Tindakan(
        T.SELESAI, AkhirPengaduan.DIJAWAB, TERBUKA, (("jawaban", "Tulis jawaban yang dibaca warga."),)
    ),
    "bukan": Tindakan(
        T.SELESAI, AkhirPengaduan.BUKAN, TERBUKA, (("catatan", "Tulis mengapa ini bukan pengaduan."),)
    ),
    "buka": Tindakan(
        T.DIPROSES,
        None,
        frozenset({T.SELESAI}),
        (("catatan", "Tulis mengapa dibuka kembali."),),
    ),
}
"""By the form's word for it."""
KOSONG = "Tulis jawaban sementara atau catatan; pengaduan ini sudah diproses."


def tanggapi(
    session: Session,
    pengaduan: Pengaduan,
    tindakan: Tindakan,
    *,
    jawaban: str,
    catatan: str,
    versi: int,
    oleh: str,
    pada: datetime,
) -> None:
    """Add an entry and bring the columns up to it. `versi` is the one the officer saw.

    Raises Galat for missing words or a step that cannot follow, Bersamaan when somebody was quicker.
    """
    didahului = DIDAHULUI.format(nomor=pengaduan.nomor)
    if pengaduan.versi != versi:
        raise Bersamaan(didahului)
    lama = log(session, pengaduan.id)
    tahap = putar(lama).tahap
    if tahap not in tindakan.dari:
        raise Galat(TAK_BERLAKU.format(tahap=tahap), status=BENTROK)
    kata = {"jawaban": jawaban, "catatan": catatan}
    for bidang, kalimat in tindakan.wajib:
        if not kata[bidang]:
            raise Galat(kalimat, bidang=bidang)
    if tahap is tindakan.tahap and not any(kata.values()):
        raise Galat(KOSONG, bidang="jawaban")
    baru = PeristiwaPengaduan(
        pengaduan_id=pengaduan.id,
        urut=len(lama) + 1,
        tahap=tindakan.tahap,
        akhir=tindakan.akhir,
        pada=max(pada, lama[-1].pada),
        oleh=oleh,
        jawaban=jawaban or None,
        catatan=catatan or None,
    )
    session.add(baru)
    keadaan = putar([*lama, baru])
    pengaduan.tahap, pengaduan.akhir, pengaduan.selesai = keadaan.tahap, keadaan.akhir, keadaan.selesai
    flag_modified(pengaduan, "tahap")  # every entry is a change that another officer is told of
    simpan(session, didahului)
