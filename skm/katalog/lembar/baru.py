"""A row of the sheet that the year does not have yet: an indicator of a newer decree."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from kinerja.capaian import Polaritas
from kinerja.konsolidasi import Konsolidasi
from skm.berkas.sel import pilihan
from skm.galat import Galat
from skm.katalog.kata import DIISI, KONSOLIDASI, POLARITAS
from skm.katalog.lembar.baris import Pelaku
from skm.katalog.lembar.kolom import (
    ALASAN,
    ARAH,
    ASAL,
    FORMULA,
    GABUNG,
    HITUNG_KETETAPAN,
    HITUNG_KOREKSI,
    JABATAN,
    KODE,
    MISI,
    NAMA,
    PENANGGUNG,
    SASARAN,
    SATUAN,
    SATUAN_KOREKSI,
    SUMBER,
    VARIABEL,
    WAJIB_BARU,
)
from skm.katalog.lembar.sel import di
from skm.katalog.models import Indikator
from skm.katalog.rumus_kantor import RumusKantor, baca_rumus, baca_variabel, milik_kantor
from skm.katalog.services import IndikatorBaru, tambah_indikator
from skm.katalog.terhitung import TERHITUNG
from skm.teks import rapikan, rapikan_baris


def tambah(
    session: Session, sel: Mapping[str, str], *, unit_id: int, tahun: int, pelaku: Pelaku
) -> Indikator:
    """Add the indicator that the row describes; raises Galat naming the cell that is wrong."""
    for nama in WAJIB_BARU:
        if not sel.get(nama):
            raise Galat("harus diisi untuk indikator baru", bidang=nama)
    baru = IndikatorBaru(
        kode=sel[KODE].upper(),
        jabatan=rapikan(sel[JABATAN])[:160],
        tujuan_misi=rapikan(sel.get(MISI)),
        sasaran=rapikan(sel[SASARAN]),
        nama=rapikan(sel[NAMA]),
        formula=rapikan_baris(sel[FORMULA]),
        sumber_data=rapikan(sel.get(SUMBER)),
        penanggung_jawab=rapikan(sel.get(PENANGGUNG)),
        satuan=rapikan(sel[SATUAN])[:40],
        polaritas=pilihan(sel, ARAH, POLARITAS, Polaritas.PERLU_DIPUTUS),
        konsolidasi=pilihan(sel, GABUNG, KONSOLIDASI, Konsolidasi.VARIABEL),
        otomatis=_otomatis(sel.get(ASAL, "")),
    )
    with di(VARIABEL):
        variabel = milik_kantor(baca_variabel(sel.get(VARIABEL, "")))
    with di(HITUNG_KETETAPAN):
        ketetapan = baca_rumus(sel[HITUNG_KETETAPAN])
    with di(HITUNG_KOREKSI):
        koreksi = baca_rumus(sel[HITUNG_KOREKSI]) if sel.get(HITUNG_KOREKSI) else ketetapan
    satuan = rapikan(sel.get(SATUAN_KOREKSI))[:40] or baru.satuan
    rumus = RumusKantor(ketetapan, koreksi, satuan, variabel, rapikan(sel.get(ALASAN)), pelaku.dokumen)
    with di(HITUNG_KETETAPAN):
        return tambah_indikator(
            session, baru, rumus, unit_id=unit_id, tahun=tahun, oleh=pelaku.oleh, pada=pelaku.pada
        )


def _otomatis(teks: str) -> str | None:
    if teks.casefold() in {"", DIISI.casefold()}:
        return None
    sebutan = {satu.sebutan: kode for kode, satu in TERHITUNG.items()}
    for kata, kode in sebutan.items():
        if kata.casefold() == teks.casefold():
            return kode
    raise Galat(f"pilih salah satu: {'; '.join((DIISI, *sebutan))}", bidang=ASAL)
