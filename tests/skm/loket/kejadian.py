"""A desk's random history by the acts themselves: intake, pauses, closings, corrections, registers."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.galat import GalatKinerja
from skm.akun.models import Peran
from skm.berkas.models import Impor
from skm.berkas.tabel import dari_isi
from skm.galat import Galat
from skm.layanan.models import Layanan
from skm.layanan.queries import daftar_layanan, daftar_wilayah, kalender
from skm.loket import services
from skm.loket.models import PeristiwaPermohonan, Permohonan
from skm.muatan.services.register import muat
from skm.muatan.services.register_batal import batalkan_register

WITA = ZoneInfo("Asia/Makassar")
MULAI = datetime(2026, 1, 26, 8, 0, tzinfo=WITA)
"""Monday; a month and a half of acts follow, so that months and days are both counted."""
LAYANAN = frozenset({"KK", "KTP", "PINDAH", "IUMK"})
"""Promises of minutes and of days, of both categories."""


class Loket:
    """One office's desk; `pada` is its clock."""

    def __init__(self, session: Session, unit_id: int, benih: int) -> None:
        self.session, self.unit_id, self.acak = session, unit_id, random.Random(benih)
        self.pada = MULAI
        self.kalender = kalender(session, unit_id, WITA)
        self.layanan = [satu for satu in daftar_layanan(session, unit_id) if satu.kode in LAYANAN]
        self.desa = [satu.id for satu in daftar_wilayah(session, unit_id)][:3]
        self.muatan = 0
        self.berhasil: dict[str, int] = {}

    def jalan(self) -> None:
        """One more act, some time later; what the desk refuses changes nothing."""
        self.pada += timedelta(minutes=self.acak.randrange(240))
        apa = self.acak.choice(
            (self._terima, self._terima, self._lanjut, self._lanjut, self._koreksi, self._muat)
        )
        titik = self.session.begin_nested()
        try:
            nama = apa()
        except (Galat, GalatKinerja):
            titik.rollback()
            return
        titik.commit()
        self.berhasil[nama] = self.berhasil.get(nama, 0) + 1

    def berhenti(self) -> None:
        """A case whose clock stands still: received now, and a minute later found to lack something."""
        satu = self._catat(self.pada, kode="PINDAH")
        self.pada += timedelta(minutes=1)
        waktu: dict[str, Any] = {"pada": self.pada, "oleh": "ani", "kalender": self.kalender}
        services.kurang(self.session, satu, apa="KTP", **waktu)

    @property
    def _oleh(self) -> str:
        return self.acak.choice(("ani", "budi"))

    def _terima(self) -> str:
        diterima = self.pada - timedelta(minutes=self.acak.choice((0, 0, 45, 3000)))
        self._catat(
            diterima, kode=self.acak.choice(self.layanan).kode, kurang=self.acak.choice(("", "", "", "KTP"))
        )
        return "terima"

    def _catat(self, diterima: datetime, *, kode: str, kurang: str = "") -> Permohonan:
        nomor = next(satu.id for satu in self.layanan if satu.kode == kode)
        return services.terima(
            self.session,
            unit_id=self.unit_id,
            layanan=self.session.get_one(Layanan, nomor),
            pemohon="Siti",
            wilayah_id=self.acak.choice((*self.desa, None)),
            diterima=diterima,
            kurang=kurang,
            kalender=self.kalender,
            oleh=self._oleh,
            dicatat=self.pada,
        )

    def _kasus(self) -> Permohonan:
        semua = self.session.scalars(sa.select(Permohonan.id).order_by(Permohonan.id.desc()).limit(25)).all()
        if not semua:
            raise Galat("belum ada")
        return self.session.get_one(Permohonan, self.acak.choice(semua))

    def _lanjut(self) -> str:
        pada = {"pada": self.pada, "oleh": self._oleh}
        waktu = {**pada, "kalender": self.kalender}
        alasan = {**waktu, "alasan": self.acak.choice(("ganda", "pindah"))}
        pilihan: dict[str, tuple[Callable[..., None], dict[str, Any]]] = {
            "selesaikan": (services.selesaikan, waktu),
            "selesaikan susulan": (services.selesaikan, self._susulan(waktu)),
            "batalkan": (services.batalkan, alasan),
            "tolak": (services.tolak, alasan),
            "kurang": (services.kurang, {**waktu, "apa": "KTP"}),
            "lengkapi": (services.lengkapi, waktu),
            "minta_ttd": (services.minta_ttd, pada),
            "serahkan": (services.serahkan, pada),
        }
        nama = self.acak.choice((*pilihan, "selesaikan", "lengkapi"))
        layani, isi = pilihan[nama]
        layani(self.session, self._kasus(), **isi)
        return nama

    def _susulan(self, isi: dict[str, Any]) -> dict[str, Any]:
        return {**isi, "pada": self.pada - timedelta(minutes=self.acak.randrange(600)), "dicatat": self.pada}

    def _koreksi(self) -> str:
        kasus = self._kasus()
        log = sa.select(sa.func.count()).where(PeristiwaPermohonan.permohonan_id == kasus.id)
        isi: dict[str, Any] = {
            "urut": self.acak.randint(1, self.session.scalars(log).one()),
            "alasan": "salah ketik",
            "pada": self.pada,
            "oleh": "admin",
            "kalender": self.kalender,
            "peran": Peran.ADMIN,
        }
        if self.acak.random() < 0.4:
            services.cabut(self.session, kasus, **isi)
            return "cabut"
        saat = self.pada - timedelta(minutes=self.acak.randrange(1, 4000))
        services.pindahkan(self.session, kasus, **isi, saat=saat)
        return "pindahkan"

    def _muat(self) -> str:
        nomor = self.session.scalars(sa.select(Impor.id).where(Impor.dibatalkan.is_(None))).all()
        if nomor and self.acak.random() < 0.5:
            dipilih = self.acak.choice(nomor)
            batalkan_register(self.session, unit_id=self.unit_id, nomor=dipilih, oleh="admin", pada=self.pada)
            return "batalkan_register"
        self.muatan += 1
        tabel = dari_isi(f"{self.muatan}.csv", self._register().encode())
        muat(self.session, tabel, unit_id=self.unit_id, kalender=self.kalender, oleh="admin", pada=self.pada)
        return "muat"

    def _register(self) -> str:
        baris = ["nomor,layanan,diterima,lengkap,selesai,status"]
        for urut in range(self.acak.randrange(1, 6)):
            masuk = self.pada - timedelta(minutes=self.acak.randrange(2000, 30000))
            akhir = masuk + timedelta(minutes=self.acak.randrange(1500))
            status = self.acak.choice(("selesai", "selesai", "proses", "batal", "ditolak"))
            ada = status == "selesai" or (status != "proses" and self.acak.random() < 0.3)
            kode = self.acak.choice(self.layanan).kode
            isi = (masuk.isoformat(), "", akhir.isoformat() if ada else "", status)
            baris.append(",".join((f"R{self.muatan}-{urut}", kode, *isi)))
        return "\n".join(baris) + "\n"
