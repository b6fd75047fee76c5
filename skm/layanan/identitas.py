"""What the office says of itself on its public page, its prints and its documents. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import kunci, simpan
from skm.layanan.gambar import Gambar
from skm.layanan.jadwal import HARI, tulis_jam
from skm.layanan.models import Lambang, PolaKerja, Unit
from skm.layanan.queries import daftar_pola

BIDANG: Mapping[str, str] = {
    "nama": "nama",
    "alamat": "alamat",
    "telepon": "telepon",
    "surel": "surel",
    "situs": "situs web",
    "jam_layanan": "jam layanan",
    "pengaduan": "tempat mengadu",
}
"""What an admin changes, as the audit trail calls it."""


@dataclass(frozen=True, slots=True)
class Identitas:
    """The office as letterheads, receipts and the public page name it; what was not entered is empty."""

    nama: str
    kabupaten: str
    alamat: str
    telepon: str
    surel: str
    situs: str
    jam: str
    """Service hours in words: the office's own, else those of the working calendar."""
    pengaduan: str
    lambang: str
    """Fingerprint of the emblem, which its address is made of; empty without one."""

    @property
    def kontak(self) -> tuple[str, ...]:
        """The lines below the name in a letterhead; none while nothing was entered."""
        jauh = (
            f"{kata} {isi}"
            for kata, isi in (("Telepon", self.telepon), ("Surel", self.surel), ("Laman", self.situs))
            if isi
        )
        return tuple(baris for baris in (self.alamat, ", ".join(jauh)) if baris)

    @property
    def alamat_situs(self) -> str:
        """Where a link to the website leads."""
        return self.situs if not self.situs or "://" in self.situs else f"https://{self.situs}"


def identitas(unit: Unit, jam: str = "") -> Identitas:
    """The office from its row alone; `jam` is said where it has no hours in its own words."""
    return Identitas(
        nama=unit.nama,
        kabupaten=unit.kabupaten,
        alamat=unit.alamat,
        telepon=unit.telepon,
        surel=unit.surel,
        situs=unit.situs,
        jam=unit.jam_layanan or jam,
        pengaduan=unit.pengaduan,
        lambang=unit.lambang,
    )


def identitas_lengkap(session: Session, unit: Unit, hari: date) -> Identitas:
    """The same with the calendar's hours of that day, which are read only where they are needed."""
    jam = "" if unit.jam_layanan else jam_dalam_kata(daftar_pola(session, unit.id), hari)
    return identitas(unit, jam)


def jam_dalam_kata(semua: Sequence[PolaKerja], hari: date) -> str:
    """The weekly pattern in force on a day: "Senin–Kamis 07.30–12.00 dan 13.00–16.00; Jumat …"."""
    berlaku = [
        satu
        for satu in semua
        if satu.berlaku_mulai <= hari and (satu.berlaku_sampai is None or hari <= satu.berlaku_sampai)
    ]
    if not berlaku:
        return ""
    pola = max(berlaku, key=lambda satu: (satu.berlaku_sampai is not None, satu.berlaku_mulai))
    jam = [tulis_jam([satu for satu in pola.jam if satu.hari == nomor]) for nomor in range(7)]
    bagian = []
    for isi, urut in groupby(range(7), key=lambda nomor: jam[nomor]):
        hari_sama = list(urut)
        if isi:
            kata = isi.replace("-", "–").replace(", ", " dan ")
            bagian.append(f"{_rentang(hari_sama)} {kata}")
    return "; ".join(bagian)


def _rentang(hari: Sequence[int]) -> str:
    awal, akhir = HARI[hari[0]], HARI[hari[-1]]
    return awal if awal == akhir else f"{awal}{' dan ' if len(hari) == 2 else '–'}{akhir}"


def ubah_identitas(
    session: Session,
    unit: Unit,
    isi: Mapping[str, str],
    *,
    lambang: Gambar | None = None,
    hapus_lambang: bool = False,
    oleh: str,
    pada: datetime,
) -> bool:
    """Keep what was typed by the names of `BIDANG`, and another emblem or none.

    What is not among `isi` stays, and so does the emblem without a new one. Gives whether anything changed.
    """
    kunci(session, unit)
    beda = []
    for bidang, nama in BIDANG.items():
        lama = getattr(unit, bidang)
        if (baru := isi.get(bidang, lama)) != lama:
            setattr(unit, bidang, baru)
            beda.append(f"{nama} dari “{lama or 'kosong'}” menjadi “{baru or 'kosong'}”")
    if lambang is not None and lambang.sidik != unit.lambang:
        _pasang(session, unit, lambang)
        beda.append("lambang diganti")
    elif lambang is None and hapus_lambang and unit.lambang:
        _lepas(session, unit)
        beda.append("lambang dihapus")
    if not beda:
        return False
    simpan(session)
    catat(
        session,
        unit_id=unit.id,
        oleh=oleh,
        pada=pada,
        peristiwa=f"mengubah data kantor: {'; '.join(beda)}",
    )
    return True


def _pasang(session: Session, unit: Unit, gambar: Gambar) -> None:
    _lepas(session, unit)
    session.add(Lambang(unit_id=unit.id, sidik=gambar.sidik, jenis=gambar.jenis, isi=gambar.isi))
    unit.lambang = gambar.sidik


def _lepas(session: Session, unit: Unit) -> None:
    lama = session.get(Lambang, unit.id)
    if lama is not None:
        session.delete(lama)
        session.flush()
    unit.lambang = ""
