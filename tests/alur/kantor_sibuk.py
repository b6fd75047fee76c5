"""An office at work for the ten commonest jobs: its people, a case of last week, a quarter to approve."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from playwright.sync_api import Browser, BrowserContext
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.cli.contoh_isian import baca_isian
from skm.isian.services import pindah_tahap, simpan_bukti, simpan_isian
from skm.isian.services.bukti import periksa_berkas
from skm.katalog.models import Indikator
from skm.layanan.models import Layanan, Unit, Wilayah
from skm.layanan.queries import kalender
from skm.loket.models import Permohonan
from skm.loket.services import selesaikan, terima
from skm.orm import buka_sesi, make_engine
from tests.alur.jalan import MEJA, PONSEL, Server, masuk
from tests.alur.tangan import Tangan
from tests.conftest import WITA
from tests.kantor import kantor

SANDI = "muara kubar sungai bunga"
PETUGAS, PENGISI, CAMAT, ADMIN = "ani", "kasubag", "camat", "kepala"
PERAN = {
    PETUGAS: Peran.PETUGAS,
    PENGISI: Peran.PENANGGUNG_JAWAB,
    CAMAT: Peran.PIMPINAN,
    ADMIN: Peran.ADMIN,
}
TAHUN, TRIWULAN = 2026, 2
POS, POS_SELESAI = "KEPALA SEKSI KETENTRAMAN DAN KETERTIBAN UMUM", "SEKRETARIS CAMAT LONGKALI"
"""What `PENGISI` fills in for, three indicators; and whose twelve are filled in."""
DITUNGGU, PELANGGAN = "Rahmawati Aminah", "Norhayati Lestari"
"""Whose letter lies ready since last week, and who was here before."""
TERCETAK = """window.print = () => { window.tercetak = (window.tercetak || 0) + 1;
window.dispatchEvent(new Event('afterprint')); };"""
"""A printer: what the browser's own would be asked for is counted."""


@dataclass(slots=True)
class KantorSibuk:
    """The office's server and a browser for everybody in it, each signed in once."""

    server: Server
    peramban: Browser
    kode_lacak: str
    """On the receipt of `PELANGGAN`."""
    poster: str
    """Address behind a poster's QR code."""
    orang: dict[str, BrowserContext] = field(default_factory=dict)

    def duduk(self, nama: str, alamat: str) -> Tangan:
        """Somebody of the office, signed in, in front of that page."""
        if nama not in self.orang:
            konteks = self.peramban.new_context(viewport=MEJA, locale="id-ID")
            konteks.add_init_script(TERCETAK)
            masuk(konteks.new_page(), self.server.url, nama, SANDI)
            self.orang[nama] = konteks
        page = self.orang[nama].new_page()
        page.goto(f"{self.server.url}{alamat}")
        return Tangan(page)

    def berponsel(self, alamat: str) -> Tangan:
        """A citizen with a phone in front of that page."""
        konteks = self.peramban.new_context(viewport=PONSEL, locale="id-ID", has_touch=True, is_mobile=True)
        page = konteks.new_page()
        page.goto(f"{self.server.url}{alamat}")
        return Tangan(page, ponsel=True)


def buka_kantor(server: Server, peramban: Browser) -> KantorSibuk:
    """Fill the office of a fresh server; its promises are still proposals."""
    for nama, peran in PERAN.items():
        server.skm("user", "add", nama, "--peran", peran.value, masukan=f"{SANDI}\n")
    with _sesi(server) as session:
        unit = kantor(session)
        session.execute(sa.update(Layanan).where(Layanan.unit_id == unit.id).values(usulan=True))
        _permohonan(session, unit, DITUNGGU, 7, selesai=True)
        langganan = _permohonan(session, unit, PELANGGAN, 3)
        _permohonan(session, unit, "Budi Santoso", 0)
        kode = str(langganan.kode_lacak)
        _menunggu_camat(session, unit, Path(server.env["SKM_INSTANCE"]))
        session.commit()
    server.skm("user", "jabatan", PENGISI, POS)
    tautan = server.json("tautan", "add", "--layanan", "KK")
    return KantorSibuk(server, peramban, kode, f"/s/{tautan['kode']}")


@contextmanager
def _sesi(server: Server) -> Iterator[Session]:
    mesin = make_engine(f"sqlite:///{Path(server.env['SKM_INSTANCE']) / 'skm.sqlite3'}")
    with buka_sesi(mesin, tulis=True) as session:
        yield session
    mesin.dispose()


def _permohonan(
    session: Session, unit: Unit, pemohon: str, hari_lalu: int, *, selesai: bool = False
) -> Permohonan:
    pada = datetime.now(WITA) - timedelta(days=hari_lalu, minutes=5)
    jam = kalender(session, unit.id, WITA)
    satu = terima(
        session,
        unit_id=unit.id,
        layanan=session.scalars(sa.select(Layanan).where(Layanan.kode == "KK")).one(),
        pemohon=pemohon,
        wilayah_id=session.scalars(sa.select(Wilayah.id).where(Wilayah.nama == "Muara Toyu")).one(),
        diterima=pada,
        kalender=jam,
        oleh=PETUGAS,
        kunjungan=f"kunjungan-{hari_lalu:08}",
    )
    if selesai:
        selesaikan(session, satu, pada=pada + timedelta(minutes=1), oleh=PETUGAS, kalender=jam)
    session.flush()
    return satu


def _menunggu_camat(session: Session, unit: Unit, folder: Path) -> None:
    """A post's quarter, with evidence, verified."""
    contoh, pada = baca_isian(), datetime.now(WITA)
    pilih = sa.select(Indikator).where(
        Indikator.unit_id == unit.id, Indikator.tahun == TAHUN, Indikator.jabatan == POS_SELESAI
    )
    for satu in list(session.scalars(pilih.order_by(Indikator.id))):
        isi = contoh[satu.kode, 0, TRIWULAN]
        siapa = {"oleh": PENGISI, "pada": pada}
        ada = simpan_isian(session, satu, TRIWULAN, isi=isi, catatan="", versi=0, **siapa)
        simpan_bukti(
            session, satu, TRIWULAN, periksa_berkas("bukti.pdf", b"%PDF-1.4 bukti"), folder=folder, **siapa
        )
        for aksi, peran in (("ajukan", Peran.PENANGGUNG_JAWAB), ("verifikasi", Peran.ADMIN)):
            siapa["oleh"] = PENGISI if aksi == "ajukan" else ADMIN
            pindah_tahap(session, satu, ada, aksi, peran=peran, alasan="", versi=ada.versi, **siapa)
