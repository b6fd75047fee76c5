"""Formulas the office keeps: the corrected one of an indicator, both of one it adds. Nothing here commits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from kinerja.capaian import Polaritas
from kinerja.indikator import Katalog, RumusBerlaku
from kinerja.konsolidasi import Konsolidasi
from skm.akun.kebijakan import MEMBERLAKUKAN_RUMUS
from skm.akun.models import Peran
from skm.akun.services import catat
from skm.galat import Galat, simpan
from skm.katalog.models import TAHUN_PERTAMA, TAHUN_TERAKHIR, Indikator, RumusIndikator
from skm.katalog.queries import baris_tahun, katalog_rumus, riwayat_rumus, rumus_kantor
from skm.katalog.rumus_kantor import DIPERTAHANKAN, RumusKantor, susun_katalog
from skm.katalog.terhitung import TERHITUNG
from skm.teks import rapikan

KODE = re.compile(r"(IKU|IKI)-[0-9]{2,3}")
CONTOH_KODE = "Tulis kodenya seperti IKU-15 atau IKI-58."
TANPA_MASALAH = "E"
"""The grade of a decreed formula nobody has found fault with."""
DISALIN = ("ketetapan", "koreksi", "satuan_koreksi", "variabel", "alasan", "dokumen")
ISI_VARIABEL = ("nama", "definisi", "sebutan", "satuan", "populasi", "bila_nol", "sifat")


@dataclass(frozen=True, slots=True)
class IndikatorBaru:
    """A row of a decree as an office types it in; its texts are never edited again."""

    kode: str
    jabatan: str
    tujuan_misi: str
    sasaran: str
    nama: str
    formula: str
    """As decreed, letter for letter."""
    sumber_data: str
    penanggung_jawab: str
    satuan: str
    polaritas: Polaritas
    konsolidasi: Konsolidasi
    otomatis: str | None = None
    """What the server counts it from, by the names of `TERHITUNG`; None for what a post fills in."""


def ubah_koreksi(
    session: Session, indikator: Indikator, baru: RumusKantor, *, peran: Peran, oleh: str, pada: datetime
) -> bool:
    """Let `baru` be the corrected formula from now on; False when it is already. The decreed one stays.

    Approved figures stay as approved. Raises Galat without a reason, for what the server counts, and for
    another role than pimpinan while the corrected formula is in force; GalatMasukan for formulas that do not
    fit the year's catalogue.
    """
    kode, baru = indikator.kode, replace(baru, alasan=rapikan(baru.alasan), dokumen=rapikan(baru.dokumen))
    if indikator.otomatis:
        raise Galat(f"{kode} dihitung sendiri dari survei dan loket; rumusnya tetap.")
    if not baru.alasan:
        raise Galat("Koreksi memerlukan alasan.", bidang="alasan")
    katalog = katalog_dengan(session, indikator, baru)
    kini = katalog_rumus(session, indikator.unit_id, indikator.tahun)
    if _arti(katalog, kode) == _arti(kini, kode) and baru.alasan == indikator.catatan:
        return False
    if indikator.rumus_berlaku is RumusBerlaku.KOREKSI and peran not in MEMBERLAKUKAN_RUMUS:
        raise Galat(f"Rumus koreksi {kode} sedang berlaku; hanya pimpinan yang mengubahnya.")
    _tambah_riwayat(session, indikator, baru, oleh=oleh, pada=pada)
    dasar = f" ({baru.dokumen})" if baru.dokumen else ""
    menjadi = f"menjadi “{baru.koreksi}”{dasar}: {baru.alasan}"
    peristiwa = f"mengubah rumus koreksi {kode} tahun {indikator.tahun} {menjadi}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def katalog_dengan(session: Session, indikator: Indikator, baru: RumusKantor) -> Katalog:
    """The year's catalogue as it would be with `baru` for that indicator, whose decreed formula stays.

    Raises GalatMasukan for formulas that do not fit.
    """
    kantor = rumus_kantor(session, indikator.unit_id, indikator.tahun)
    lama = kantor.get(indikator.kode)
    baru = replace(baru, ketetapan=lama.ketetapan if lama else None)
    daftar = baris_tahun(session, indikator.unit_id, indikator.tahun)
    return susun_katalog(daftar, kantor | {indikator.kode: baru})


def tambah_indikator(
    session: Session,
    baru: IndikatorBaru,
    rumus: RumusKantor,
    *,
    unit_id: int,
    tahun: int,
    oleh: str,
    pada: datetime,
) -> Indikator:
    """Add a row to a year's catalogue, behind the last one of its post; the decreed formula is in force.

    Raises Galat for a code that is malformed or taken, GalatMasukan for formulas that do not fit the
    catalogue or what the server counts.
    """
    if not KODE.fullmatch(baru.kode):
        kalimat = f"{baru.kode or 'Kode kosong'} bukan kode indikator. {CONTOH_KODE}"
        raise Galat(kalimat, bidang="kode")
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        raise Galat(f"Tahun antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}.", bidang="kode")
    sudah_ada = f"{baru.kode} sudah ada pada tahun {tahun}."
    daftar = baris_tahun(session, unit_id, tahun)
    if baru.kode in {satu.kode for satu in daftar}:
        raise Galat(sudah_ada, bidang="kode")
    dokumen = baru.kode.partition("-")[0]
    sebelum = _sebelum(daftar, dokumen, baru.jabatan)
    for satu in daftar:
        if satu.urutan > sebelum:
            satu.urutan += 1
    isi = {nama: nilai for nama, nilai in asdict(baru).items() if nama != "formula"}
    indikator = Indikator(
        unit_id=unit_id,
        tahun=tahun,
        urutan=sebelum + 1,
        dokumen=dokumen,
        formula_ketetapan=baru.formula,
        formula_teks=baru.formula,
        tingkat_masalah=TANPA_MASALAH,
        rumus_berlaku=RumusBerlaku.KETETAPAN,
        catatan=rapikan(rumus.alasan),
        satuan_koreksi=rumus.satuan_koreksi,
        **isi,
    )
    if baru.otomatis:
        TERHITUNG[baru.otomatis].pastikan(satu for satu in (rumus.ketetapan, rumus.koreksi) if satu)
    kantor = rumus_kantor(session, unit_id, tahun)
    susun_katalog([*daftar, indikator], kantor | {baru.kode: rumus})  # refuses what does not fit
    session.add(indikator)
    simpan(session, sudah_ada, bidang="kode")
    _tambah_riwayat(session, indikator, rumus, oleh=oleh, pada=pada)
    peristiwa = f"menambah {baru.kode} {baru.nama} pada katalog tahun {tahun}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return indikator


def salin_rumus(session: Session, asal: Indikator, ke: Indikator, *, oleh: str, pada: datetime) -> None:
    """Let the office's newest formulas of `asal` hold for `ke` too, its row of another year."""
    for lama in riwayat_rumus(session, asal.id)[:1]:
        if lama.oleh == DIPERTAHANKAN:  # kept for the year it was filled in for; a new year has the package's
            continue
        kolom = {nama: getattr(lama, nama) for nama in DISALIN}
        session.add(RumusIndikator(indikator_id=ke.id, revisi=1, oleh=oleh, pada=pada, **kolom))


def _tambah_riwayat(
    session: Session,
    indikator: Indikator,
    rumus: RumusKantor,
    *,
    oleh: str,
    pada: datetime,
) -> None:
    riwayat = riwayat_rumus(session, indikator.id)
    ketetapan = riwayat[0].ketetapan if riwayat else rumus.ketetapan and str(rumus.ketetapan)
    session.add(
        RumusIndikator(
            indikator_id=indikator.id,
            revisi=len(riwayat) + 1,
            ketetapan=ketetapan,
            koreksi=str(rumus.koreksi),
            satuan_koreksi=rumus.satuan_koreksi,
            variabel=[{nama: getattr(satu, nama) for nama in ISI_VARIABEL} for satu in rumus.variabel],
            alasan=rumus.alasan,
            dokumen=rumus.dokumen,
            oleh=oleh,
            pada=pada,
        )
    )
    indikator.catatan = rumus.alasan
    simpan(session)


def _arti(katalog: Katalog, kode: str) -> tuple[object, ...]:
    """What the corrected formula says, its inputs' words included."""
    satu = katalog.menurut_kode[kode]
    return satu.koreksi, satu.satuan_koreksi, [katalog.menurut_nama[nama] for nama in satu.koreksi.nama()]


def _sebelum(daftar: Sequence[Indikator], dokumen: str, jabatan: str) -> int:
    """The place behind which a new row goes: the last of its post, else of its document, else of all."""
    sama = [satu for satu in daftar if satu.dokumen == dokumen]
    pos = [satu.urutan for satu in sama if satu.jabatan == jabatan]
    dokumen_itu = [satu.urutan for satu in sama]
    semua = [satu.urutan for satu in daftar] if dokumen == "IKI" else []
    return max(pos or dokumen_itu or semua or [0])
