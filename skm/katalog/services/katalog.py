"""A year's catalogue: laid out for a new year, and how each indicator is measured. Nothing here commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.capaian import Polaritas
from kinerja.indikator import Indikator as BarisKatalog
from kinerja.konsolidasi import Konsolidasi
from skm.akun.services import catat
from skm.galat import Galat, simpan
from skm.katalog.kata import DIISI, KONSOLIDASI, POLARITAS
from skm.katalog.models import TAHUN_TERAKHIR, Indikator
from skm.katalog.queries import katalog_rumus, riwayat_rumus, rumus_kantor, tambahan
from skm.katalog.services.rumus import salin_rumus
from skm.katalog.tanam import katalog_ketetapan
from skm.katalog.terhitung import TERHITUNG, dapat_dipilih


@dataclass(frozen=True, slots=True)
class CaraUkur:
    """What the office decides about measuring an indicator; the decree's texts are not among it."""

    polaritas: Polaritas
    konsolidasi: Konsolidasi
    pensiun: str
    """Why it is not measured any more from this year on; empty while it is. At most 300 characters."""
    otomatis: str | None
    """What the server counts it from; None for what a post fills in."""

    @classmethod
    def dari(cls, satu: Indikator) -> CaraUkur:
        """As it is now."""
        return cls(
            Polaritas(satu.polaritas), Konsolidasi(satu.konsolidasi), satu.pensiun, satu.otomatis or None
        )


def salin_tahun(session: Session, *, unit_id: int, dari: int, ke: int, oleh: str, pada: datetime) -> int:
    """Lay out year `ke` with the indicators of `dari`: texts, formulas, what was decided; no figures.

    Rows of the package join their quarters as it does now, whatever way the year before was begun with.
    Gives how many were added. Raises Galat when `dari` has none, when `ke` has some already, and for a
    year that is not the office's to plan.
    """
    if not dari < ke <= TAHUN_TERAKHIR:
        kalimat = f"Tahun baru harus sesudah tahun asalnya dan paling akhir {TAHUN_TERAKHIR}."
        raise Galat(kalimat, bidang="ke")
    berisi = f"Tahun {ke} sudah memiliki katalog."
    milik = sa.select(Indikator).where(Indikator.unit_id == unit_id).order_by(Indikator.urutan)
    if session.scalar(milik.where(Indikator.tahun == ke).limit(1)) is not None:
        raise Galat(berisi, bidang="ke")
    asal = session.scalars(milik.where(Indikator.tahun == dari)).all()
    if not asal:
        raise Galat(f"Tahun {dari} belum memiliki katalog.", bidang="ke")
    kolom = [satu.key for satu in sa.inspect(Indikator).column_attrs if satu.key not in {"id", "tahun"}]
    baru = [Indikator(tahun=ke, **{nama: getattr(satu, nama) for nama in kolom}) for satu in asal]
    kantor = rumus_kantor(session, unit_id, dari)
    for satu in baru:
        if satu.kode not in kantor or kantor[satu.kode].ketetapan is None:
            ikuti_paket(satu)
    session.add_all(baru)
    simpan(session, berisi, bidang="ke")
    for lama, satu in zip(asal, baru, strict=True):
        salin_rumus(session, lama, satu, oleh=oleh, pada=pada)
    simpan(session)
    peristiwa = f"menyalin {len(asal)} indikator dari tahun {dari} ke tahun {ke}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return len(asal)


def ikuti_paket(satu: Indikator) -> None:
    """Join its quarters and name its units as the package does now; an indicator the office added stays."""
    if (paket := katalog_ketetapan().menurut_kode.get(satu.kode)) is not None:
        satu.konsolidasi, satu.satuan = paket.konsolidasi.value, paket.satuan
        satu.satuan_koreksi = paket.satuan_koreksi


def ubah_cara(
    session: Session, indikator: Indikator, cara: CaraUkur, *, alasan: str, oleh: str, pada: datetime
) -> list[str]:
    """Measure it that way; gives what changed, in words. Approved figures stay as approved.

    Raises Galat without a reason, and for a way of joining quarters or an origin that its formulas do not
    allow.
    """
    lama = CaraUkur.dari(indikator)
    beda = [
        f"{apa} dari “{dulu}” menjadi “{kini}”"
        for apa, dulu, kini in (
            ("arah", POLARITAS[lama.polaritas], POLARITAS[cara.polaritas]),
            ("penggabungan triwulan", KONSOLIDASI[lama.konsolidasi], KONSOLIDASI[cara.konsolidasi]),
            ("tidak diukur lagi", lama.pensiun or "–", cara.pensiun or "–"),
            ("asal angka", _asal(lama.otomatis), _asal(cara.otomatis)),
        )
        if dulu != kini
    ]
    if not beda:
        return []
    if not alasan.strip():
        raise Galat("Perubahan cara mengukur memerlukan alasan.", bidang="alasan")
    konsolidasi, otomatis = cara_boleh(session, indikator)
    if cara.konsolidasi is not lama.konsolidasi and cara.konsolidasi not in konsolidasi:
        kalimat = f"“{KONSOLIDASI[cara.konsolidasi]}” tidak cocok dengan rumus {indikator.kode}."
        raise Galat(kalimat, bidang="konsolidasi")
    if cara.otomatis not in otomatis:
        raise Galat(f"{indikator.kode} tidak dapat berasal dari itu.", bidang="otomatis")
    indikator.otomatis = cara.otomatis
    indikator.polaritas, indikator.konsolidasi = cara.polaritas.value, cara.konsolidasi.value
    indikator.pensiun = cara.pensiun
    if cara.konsolidasi is Konsolidasi.VARIABEL and not tambahan(session, indikator.id):
        satuan, koreksi = indikator.satuan, indikator.satuan_koreksi
        ikuti_paket(indikator)
        if satuan != indikator.satuan:
            beda.append(f"satuan dari “{satuan}” menjadi “{indikator.satuan}”")
        if koreksi != indikator.satuan_koreksi and not riwayat_rumus(session, indikator.id):
            beda.append(f"satuan rumus koreksi dari “{koreksi}” menjadi “{indikator.satuan_koreksi}”")
    simpan(session)
    peristiwa = f"mengubah {indikator.kode} tahun {indikator.tahun}: {'; '.join(beda)}. {alasan.strip()}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return beda


def cara_boleh(session: Session, indikator: Indikator) -> tuple[list[Konsolidasi], list[str | None]]:
    """What its formulas allow: ways its quarters may become a year, and what its figure may come from."""
    asal = katalog_rumus(session, indikator.unit_id, indikator.tahun).menurut_kode[indikator.kode]
    return _konsolidasi_boleh(indikator, asal), _asal_boleh(indikator, asal)


def _asal_boleh(indikator: Indikator, asal: BarisKatalog) -> list[str | None]:
    """As it is, and, where both its formulas name nothing else, what the server counts and an office may also
    fill in."""
    kini = indikator.otomatis or None
    pilihan = dapat_dipilih(asal.ketetapan, asal.koreksi)
    return [*dict.fromkeys((kini, *([None, *pilihan] if pilihan else [])))]


def _asal(otomatis: str | None) -> str:
    return TERHITUNG[otomatis].sebutan if otomatis else DIISI


def _konsolidasi_boleh(indikator: Indikator, asal: BarisKatalog) -> list[Konsolidasi]:
    """By the nature of each input always; per cents are never added up, only quotients computed anew.

    A figure that the server counts is counted over the whole period, so its way stays as it is.
    """
    kini = Konsolidasi(indikator.konsolidasi)
    if indikator.otomatis:
        return [kini]
    dua = ((asal.ketetapan, asal.satuan), (asal.koreksi, asal.satuan_koreksi))
    boleh = {kini, Konsolidasi.VARIABEL, Konsolidasi.TERAKHIR, Konsolidasi.TAHUNAN}
    for cara in (Konsolidasi.HITUNG_ULANG, Konsolidasi.JUMLAH):
        ulang = [cara.untuk(satuan) is Konsolidasi.HITUNG_ULANG for _, satuan in dua]
        cocok = all(
            rumus.pecahan() is not None for (rumus, _), perlu in zip(dua, ulang, strict=True) if perlu
        )
        if cocok and not (cara is Konsolidasi.JUMLAH and all(ulang)):
            boleh.add(cara)
    return [satu for satu in Konsolidasi if satu in boleh]
