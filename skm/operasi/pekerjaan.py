"""What long work does, by its kind: each in the process that was started for it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from types import FrameType
from typing import Any

from sqlalchemy.orm import Session

from skm.berkas.hari import Urutan
from skm.berkas.hasil import HasilImpor
from skm.berkas.lembar import Lembar
from skm.berkas.tabel import Tabel
from skm.berkas.tabel import buka as buka_berkas
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.kuesioner.queries import kuesioner_skm
from skm.layanan.brankas import Brankas
from skm.layanan.models import Unit
from skm.layanan.queries import daftar_layanan, kalender, menurut_kode_atau_nama
from skm.muatan.bacaan import TERBUKA, baca_jawab
from skm.muatan.harapan import tabel_jawaban
from skm.muatan.register import tabel_register
from skm.muatan.services import impor, register
from skm.muatan.services.register_batal import batalkan_register
from skm.muatan.tanya import pertanyaan, pertanyaan_register, tulis_pertanyaan
from skm.operasi import hitungan
from skm.pekerjaan.kemajuan import Maju
from skm.pekerjaan.models import JenisPekerjaan, Pekerjaan
from skm.pekerjaan.pelapor import Buka, Jam, Pelapor, kerjakan
from skm.pelan import mengalah
from skm.pribadi.services import sisir


@dataclass(frozen=True, slots=True)
class Kerja:
    """One piece of work, and what it is done with."""

    satu: Pekerjaan
    isi: bytes
    session: Session
    buka: Buka
    konf: Konfigurasi
    pada: datetime
    lapor: Pelapor

    @property
    def pilihan(self) -> Mapping[str, Any]:
        """What was chosen for it."""
        return self.satu.pilihan

    @property
    def maju(self) -> Maju:
        """Whom it tells how far it is."""
        return self.lapor.maju

    @property
    def hari_ini(self) -> date:
        """The office's day."""
        return self.pada.astimezone(self.konf.timezone).date()


def jalankan(buka: Buka, konf: Konfigurasi, nomor: int, isi: bytes, *, jam: Jam) -> None:
    """Do what was noted under that number to its end. Raises what it is refused for, told there already."""
    with kerjakan(buka, nomor, jam=jam) as pelapor, buka() as session:
        satu = session.get_one(Pekerjaan, nomor)
        session.expunge(satu)
        kerja = Kerja(satu, isi, session, buka, konf, jam(), pelapor)
        pelapor.kalimat = KERJA[satu.jenis](kerja)


def siapkan_proses() -> None:
    """End as an interrupted command does: its half is taken back."""
    signal.signal(signal.SIGTERM, _berhenti)


def _berhenti(_nomor: int, _bingkai: FrameType | None) -> None:
    raise SystemExit(1)


def _jawaban(kerja: Kerja) -> str:
    kerja.maju("membaca berkas", 0, 0)
    semua = mengalah(lambda: buka_berkas(kerja.satu.nama, kerja.isi))
    tabel = None
    try:
        terbit = kuesioner_skm(kerja.session, kerja.satu.unit_id)
        tabel = tabel_jawaban(kerja.satu.nama, semua, terbit, kerja.pilihan["lembar"])
        hasil = _muat(kerja, tabel)
    except Galat as salah:
        kerja.lapor.hasil = _tanya(kerja, salah.bidang, semua, tabel)
        raise
    if not hasil.ditambahkan:
        return _kalimat(hasil, "Berkas ini sudah pernah dimuat; tidak ada yang ditambahkan.")
    sudah = f" {hasil.dilewati} baris lain sudah ada." if hasil.dilewati else ""
    if kerja.pilihan["coba"]:
        awal = f"Berkas dapat dimuat: {hasil.ditambahkan} jawaban.{sudah} Belum ada yang disimpan."
        return _kalimat(hasil, awal)
    return _kalimat(hasil, f"{hasil.ditambahkan} jawaban dimuat.{sudah}")


def _muat(kerja: Kerja, tabel: Tabel) -> HasilImpor:
    return impor.muat(
        kerja.session,
        tabel,
        unit_id=kerja.satu.unit_id,
        hari_ini=kerja.hari_ini,
        oleh=kerja.satu.oleh,
        pada=kerja.pada,
        jawab=baca_jawab(kerja.pilihan["jawab"]),
        versi=kerja.pilihan["versi"],
        zona=kerja.konf.timezone,
        tanya_hari=True,
        coba=kerja.pilihan["coba"],
        buka=kerja.buka,
        maju=kerja.maju,
        pelan=mengalah,
    )


def _tanya(kerja: Kerja, bidang: str, semua: Sequence[Lembar], tabel: Tabel | None) -> dict[str, Any]:
    """What the page will ask about a table that was refused; nothing where an answer would not help."""
    isi = None
    if tabel is not None:
        isi = pertanyaan(kerja.session, tabel, unit_id=kerja.satu.unit_id, hari_ini=kerja.hari_ini)
    return _terbuka(bidang, semua, None if isi is None else tulis_pertanyaan(*isi))


def _terbuka(bidang: str, semua: Sequence[Lembar], tanya: dict[str, Any] | None) -> dict[str, Any]:
    ditanya = bidang if bidang in TERBUKA else ""
    if not ditanya and tanya is None:
        return {}
    return {"ditanya": ditanya, "lembar": [satu.nama for satu in semua if satu.tampak], "tanya": tanya}


def _register(kerja: Kerja) -> str:
    kerja.maju("membaca berkas", 0, 0)
    satu, coba = kerja.satu, kerja.pilihan["coba"]
    semua = mengalah(lambda: buka_berkas(satu.nama, kerja.isi))
    layanan = menurut_kode_atau_nama(daftar_layanan(kerja.session, satu.unit_id, hanya_aktif=False))
    tabel = None
    try:
        tabel = tabel_register(satu.nama, semua, layanan, kerja.pilihan["lembar"])
        hasil = register.muat(
            kerja.session,
            tabel,
            unit_id=satu.unit_id,
            kalender=kalender(kerja.session, satu.unit_id, kerja.konf.timezone),
            oleh=satu.oleh,
            pada=kerja.pada,
            urutan=Urutan(kerja.pilihan["urutan"]) if kerja.pilihan["urutan"] else None,
            coba=coba,
            maju=kerja.maju,
        )
    except Galat as salah:
        isi = None if tabel is None else pertanyaan_register(kerja.session, tabel, unit_id=satu.unit_id)
        kerja.lapor.hasil = _terbuka(salah.bidang, semua, None if isi is None else asdict(isi))
        raise
    banyak = f"{hasil.ditambahkan} permohonan"
    if coba:
        kerja.session.rollback()
        kalimat = f"Berkas dapat dimuat: {banyak}, {hasil.dilewati} sudah ada. Belum ada yang disimpan."
    else:
        kalimat = f"{banyak} dimuat, {hasil.dilewati} sudah ada."
    return _kalimat(hasil, kalimat)


def _kalimat(hasil: HasilImpor, awal: str) -> str:
    versi = [f"{jumlah} baris dihitung menurut kuesioner versi {nomor}." for nomor, jumlah in hasil.versi]
    if hasil.lembar:
        versi.append(f"Lembar yang dibaca: {hasil.lembar}.")
    if hasil.tanpa_jam:
        versi.append(f"{hasil.tanpa_jam} permohonan tanpa jam.")
    if hasil.tanpa_tanggal:
        versi.append(f"{hasil.tanpa_tanggal} baris tidak memuat tanggal.")
    return "\n".join([awal, *versi, *(f"{satu}." for satu in hasil.tidak_dibaca)])


def _batal_jawaban(kerja: Kerja) -> str:
    jumlah = impor.batalkan_muatan(
        kerja.session,
        unit_id=kerja.satu.unit_id,
        nomor=kerja.pilihan["nomor"],
        oleh=kerja.satu.oleh,
        pada=kerja.pada,
        buka=kerja.buka,
        maju=kerja.maju,
    )
    return f"Muatan dibatalkan: {jumlah} jawaban dihapus. Berkas yang sama dapat dimuat lagi."


def _batal_register(kerja: Kerja) -> str:
    kerja.maju("menarik permohonan", 0, 0)
    jumlah = batalkan_register(
        kerja.session,
        unit_id=kerja.satu.unit_id,
        nomor=kerja.pilihan["nomor"],
        oleh=kerja.satu.oleh,
        pada=kerja.pada,
    )
    return f"Muatan dibatalkan: {jumlah} permohonan ditarik."


def _hitung_ulang(kerja: Kerja) -> str:
    hasil = hitungan.bangun(kerja.session, kerja.satu.unit_id, kerja.konf.timezone, maju=kerja.maju)
    return "\n".join(f"Hitungan {nama} disusun ulang: {banyak} bagian." for nama, banyak in hasil.items())


def _sisir(kerja: Kerja) -> str:
    unit = kerja.session.get_one(Unit, kerja.satu.unit_id)
    hasil = sisir(kerja.session, unit, Brankas(kerja.konf.data_key), pada=kerja.pada, maju=kerja.maju)
    return f"{hasil.baru} temuan baru; {hasil.menunggu} menunggu putusan."


KERJA: Mapping[JenisPekerjaan, Callable[[Kerja], str]] = {
    JenisPekerjaan.JAWABAN: _jawaban,
    JenisPekerjaan.REGISTER: _register,
    JenisPekerjaan.BATAL_JAWABAN: _batal_jawaban,
    JenisPekerjaan.BATAL_REGISTER: _batal_register,
    JenisPekerjaan.HITUNG_ULANG: _hitung_ulang,
    JenisPekerjaan.SISIR: _sisir,
}
"""Each gives in words what came of it. What it has written is committed as its session ends."""
