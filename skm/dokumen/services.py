"""Who signs documents, and what the office writes into them. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.dokumen.models import PenandaTangan, TeksDokumen
from skm.dokumen.penanda import BUPATI, Penanda
from skm.dokumen.queries import penanda_tangan, teks_dokumen
from skm.dokumen.tulisan import TERPANJANG, Bagian
from skm.galat import Bersamaan, Galat, simpan
from skm.teks import rapikan_baris


def simpan_penanda(session: Session, *, unit_id: int, baru: Penanda, oleh: str, pada: datetime) -> bool:
    """Keep who holds a post and who stands above it; gives whether anything changed.

    Raises Galat for a post that signs nothing, and for a superior that is no post of the office, the
    post itself or someone below it.
    """
    ada = penanda_tangan(session, unit_id)
    if baru.jabatan not in ada:
        raise Galat("Pilih jabatan dari daftar.", bidang="jabatan")
    _pastikan_atasan(baru, ada)
    lama = ada[baru.jabatan]
    if lama == baru:
        return False
    milik = (PenandaTangan.unit_id == unit_id, PenandaTangan.jabatan == baru.jabatan)
    baris = session.scalar(sa.select(PenandaTangan).where(*milik))
    if baris is None:
        baris = PenandaTangan(unit_id=unit_id, jabatan=baru.jabatan)
        session.add(baris)
    baris.nama, baris.pangkat, baris.nip, baris.atasan = baru.nama, baru.pangkat, baru.nip, baru.atasan
    simpan(session)
    berubah = [
        f"{nama} {dulu or 'kosong'} menjadi {kini or 'kosong'}"
        for nama, dulu, kini in (
            ("nama", lama.nama, baru.nama),
            ("pangkat", lama.pangkat, baru.pangkat),
            ("atasan", lama.atasan, baru.atasan),
        )
        if dulu != kini
    ]
    if lama.nip != baru.nip:  # it says when somebody was born, so the trail does not repeat it
        berubah.append("NIP diubah" if baru.nip else "NIP dihapus")
    peristiwa = f"mengubah penanda tangan {baru.jabatan}: {'; '.join(berubah)}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def _pastikan_atasan(baru: Penanda, ada: dict[str, Penanda]) -> None:
    if baru.jabatan == BUPATI:
        if baru.atasan:
            raise Galat("Bupati tidak memiliki atasan pada dokumen ini.")
        return
    if baru.atasan not in ada:
        raise Galat("Pilih atasan dari daftar.")
    atas = baru.atasan
    while atas:
        if atas == baru.jabatan:
            raise Galat("Sebuah jabatan tidak dapat menjadi atasan dirinya sendiri, langsung atau tidak.")
        atas = ada[atas].atasan


def simpan_teks(
    session: Session,
    bagian: Bagian,
    teks: str,
    *,
    unit_id: int,
    tahun: int,
    versi: int,
    oleh: str,
    pada: datetime,
) -> bool:
    """Keep one part of what the office writes into a year's documents; gives whether it changed.

    `versi` is what was shown, 0 for none. Raises Bersamaan when somebody was quicker, Galat for too much.
    """
    isi = rapikan_baris(teks)
    if len(isi) > TERPANJANG:
        raise Galat(f"Paling banyak {TERPANJANG} huruf.", bidang="isi")
    ada = teks_dokumen(session, unit_id, tahun)
    if (ada.versi if ada else 0) != versi:
        raise Bersamaan(f"{ada.oleh if ada else 'Orang lain'} baru saja mengubah isi dokumen.", bidang="isi")
    if ada is None:
        ada = TeksDokumen(unit_id=unit_id, tahun=tahun, isi={})
        session.add(ada)
    if ada.isi.get(bagian.kunci, "") == isi:
        return False
    baru = {kunci: satu for kunci, satu in ada.isi.items() if kunci != bagian.kunci}
    ada.isi, ada.oleh, ada.pada = baru | ({bagian.kunci: isi} if isi else {}), oleh, pada
    simpan(session)
    peristiwa = f"menulis {bagian.judul[:120]} untuk dokumen tahun {tahun}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True
