"""Two people: who took one step of a figure does not take the next. The one place of that rule.

A person is an account, and every other account of the office under the same name of a person, closed ones
among them; the role that an account has plays no part. The smallest offices may say that one person takes
both steps: what was done so keeps saying it (`Rangkap`). Nothing here commits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import ROMAWI, tanggal_indonesia
from skm.akun.models import Akun, JenisWewenang, Wewenang
from skm.akun.services import catat, nama_orang
from skm.akun.wewenang import Kabar, pilih_kabar, umumkan
from skm.galat import Bersamaan, Galat

AJUKAN, VERIFIKASI, LAPORKAN, SETUJUI = "ajukan", "verifikasi", "laporkan", "setujui"
SEBELUMNYA: Mapping[str, str] = {VERIFIKASI: AJUKAN, SETUJUI: VERIFIKASI}
"""Of inputs: the step, and the one before it, whose person does not take it."""
YANG = {
    AJUKAN: "mengajukan",
    VERIFIKASI: "memverifikasi",
    LAPORKAN: "membekukan angka yang dilaporkan",
    SETUJUI: "menyetujui",
}
_UNIT = sa.table("unit", sa.column("id"))
DI = {
    AJUKAN: "diajukan",
    VERIFIKASI: "diverifikasi",
    LAPORKAN: "dibekukan sebagai yang dilaporkan",
    SETUJUI: "disetujui",
}
DIIZINKAN = "mengizinkan satu orang mengambil dua langkah berturut-turut atas angka yang sama"
DIWAJIBKAN = "mewajibkan dua orang lagi untuk dua langkah berturut-turut atas angka yang sama"
SUDAH = "Aturan dua orang baru saja diubah orang lain. Periksa keadaannya yang terbaru."


@dataclass(frozen=True, slots=True)
class Rangkap:
    """Two steps that one person took, as the office allowed then; kept with what they are about."""

    dahulu: str
    aksi: str
    sejak: datetime
    """Since when it was allowed."""
    triwulan: int = 0
    """Of whose inputs; 0 for the figure or report itself."""

    def tulis(self) -> list[Any]:
        """As it is stored."""
        return [self.dahulu, self.aksi, self.sejak.isoformat(), self.triwulan]

    @classmethod
    def baca(cls, isi: Sequence[Any]) -> Rangkap:
        """The way back of `tulis`."""
        dahulu, aksi, sejak, triwulan = isi
        return cls(dahulu, aksi, datetime.fromisoformat(sejak), triwulan)

    def kalimat(self, zona: tzinfo) -> str:
        """What is printed: `triwulan II diajukan dan diverifikasi oleh orang yang sama, …`."""
        kapan = f"triwulan {ROMAWI[self.triwulan - 1]} " if self.triwulan else ""
        sejak = tanggal_indonesia(self.sejak.astimezone(zona).date())
        return (
            f"{kapan}{DI[self.dahulu]} dan {DI[self.aksi]} oleh orang yang sama, "
            f"sebagaimana diizinkan kantor sejak {sejak}"
        )


@dataclass(frozen=True, slots=True)
class DuaOrang:
    """Whose accounts the office's are, and whether one person is enough there."""

    orang: Mapping[str, str]
    """The person's name as it is compared, by account; empty while nobody entered it."""
    sejak: datetime | None = None
    """Since when one person may take two steps; None: two people are needed."""

    def sama(self, satu: str, lain: str) -> bool:
        """Whether two accounts are one person's."""
        nama = self.orang.get(satu, "")
        return bool(satu) and (satu == lain or (bool(nama) and nama == self.orang.get(lain)))

    def dengan(self, akun: str, orang: str) -> DuaOrang:
        """The same with one more account, as its row says whose it is."""
        return replace(self, orang={**self.orang, akun: nama_orang(orang)})

    def halangan(self, aksi: str, oleh: str, dahulu: str, pelaku: Collection[str]) -> str:
        """Why `oleh` may not take the step after `pelaku` took the one before; empty where they may."""
        if self.sejak is not None or not any(self.sama(oleh, satu) for satu in pelaku):
            return ""
        return f"Anda yang {YANG[dahulu]}; yang {YANG[aksi]} harus orang lain."

    def periksa(
        self, aksi: str, oleh: str, dahulu: str, pelaku: Collection[str], triwulan: int = 0
    ) -> Rangkap | None:
        """What must be printed of the step; None where two people took the two. Raises Galat (409)."""
        if kalimat := self.halangan(aksi, oleh, dahulu, pelaku):
            raise Galat(kalimat, status=409)
        if self.sejak is None or not any(self.sama(oleh, satu) for satu in pelaku):
            return None
        return Rangkap(dahulu, aksi, self.sejak, triwulan)


def baca_dua_orang(session: Session, unit_id: int) -> DuaOrang:
    """The office's rule and accounts, in one statement."""
    return _susun(session.execute(_pilih(unit_id)))


def baca_dengan_kabar(session: Session, akun: Akun) -> tuple[DuaOrang, list[Kabar]]:
    """The same, and what the account has not said that it knows, all in one statement."""
    kabar = pilih_kabar(akun).subquery()
    baris = session.execute(_pilih(akun.unit_id).add_columns(*kabar.c).outerjoin(kabar, sa.true())).all()
    semua = {satu[4]: Kabar(*satu[4:]) for satu in baris if satu[4] is not None}
    return _susun(satu[:4] for satu in baris), [semua[nomor] for nomor in sorted(semua)]


def kolom_dua_orang(unit_id: int, akun: Sequence[str]) -> list[sa.ScalarSelect[Any]]:
    """The rule and whose these accounts are, as columns of another statement; `dari_kolom` reads them."""
    aturan = _aturan(unit_id)
    orang = [sa.select(Akun.orang).where(Akun.unit_id == unit_id, Akun.nama == nama) for nama in akun]
    return [
        sa.select(aturan.c.jenis).scalar_subquery(),
        sa.select(aturan.c.pada).scalar_subquery(),
        *(satu.scalar_subquery() for satu in orang),
    ]


def dari_kolom(akun: Sequence[str], isi: Sequence[Any]) -> DuaOrang:
    """The way back of `kolom_dua_orang`; knows no other accounts."""
    jenis, pada, *orang = isi
    semua = zip(akun, orang, strict=True)
    return _susun((jenis, pada, nama, milik or "") for nama, milik in (*semua, (None, None)))


def _aturan(unit_id: int) -> sa.Subquery:
    """The row that says which rule holds; none before it was ever changed."""
    milik = (Wewenang.unit_id == unit_id, Wewenang.jenis != JenisWewenang.PIMPINAN)
    pilih = sa.select(Wewenang.jenis, Wewenang.pada).where(*milik)
    return pilih.order_by(Wewenang.id.desc()).limit(1).subquery()


def _pilih(unit_id: int) -> sa.Select[Any]:
    aturan, unit = _aturan(unit_id), sa.select(sa.literal(unit_id).label("id")).subquery()
    return (
        sa.select(aturan.c.jenis, aturan.c.pada, Akun.nama, Akun.orang)
        .select_from(unit)
        .outerjoin(aturan, sa.true())
        .outerjoin(Akun, Akun.unit_id == unit.c.id)
    )


def _susun(baris: Iterable[Sequence[Any]]) -> DuaOrang:
    orang, sejak = dict[str, str](), None
    for jenis, pada, nama, milik in baris:
        sejak = pada if jenis is JenisWewenang.RANGKAP else None
        if nama is not None:
            orang[nama] = nama_orang(milik)
    return DuaOrang(orang, sejak)


def ubah_rangkap(
    session: Session, unit_id: int, *, boleh: bool, semula: bool, oleh: str, pada: datetime
) -> None:
    """From now on one person may take two steps, or may no more. `semula` is what was shown.

    Raises Bersamaan where somebody was quicker.
    """
    session.execute(sa.select(_UNIT.c.id).where(_UNIT.c.id == unit_id).with_for_update())
    kini = baca_dua_orang(session, unit_id).sejak is not None
    if kini is not semula or kini is boleh:
        raise Bersamaan(SUDAH)
    jenis, kalimat = (JenisWewenang.RANGKAP, DIIZINKAN) if boleh else (JenisWewenang.DUA_ORANG, DIWAJIBKAN)
    umumkan(session, unit_id=unit_id, jenis=jenis, kalimat=kalimat, oleh=oleh, pada=pada)
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=kalimat)
