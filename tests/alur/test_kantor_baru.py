"""The first days of an office with no service yet, and of one with sixty of the longest names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page
from sqlalchemy.orm import Session

from kinerja.jadwal import Janji, Satuan
from skm.akun.models import Akun, Peran
from skm.akun.services import buat_akun
from skm.dokumen.models import PenandaTangan
from skm.katalog.models import Indikator
from skm.layanan.models import Kategori, Layanan, Unit, Wilayah
from skm.layanan.services import buat_layanan
from skm.orm import buka_sesi, make_engine
from skm.survei.models import Tautan
from skm.survei.services import lengkapi_poster
from tests.alur.conftest import Disiapkan, sajikan
from tests.alur.jalan import MEJA, PONSEL, TERSEMPIT, Server, masuk, melebar, tabel_menggulir, tangkap

pytestmark = [pytest.mark.browser, pytest.mark.luas]

SANDI = "tepian sungai telake"
PANJANG = (
    "Surat Keterangan Penghasilan Orang Tua untuk Keperluan Beasiswa "
    "Pemerintah Kabupaten bagi Mahasiswa Perguruan Tinggi"
)
TAK_TERPUTUS = "Pertanggungjawabanpenyelenggaraanpemerintahandesakelurahan"
"""A name without a blank, of the sixty letters of the longest names that are usual."""
ORANG = (
    "Prof. Dr. H. Muhammad Abdurrahman Wahid Kusumawardhana Suryaningratputra, "
    "S.STP., S.H., M.Si., M.A.P., Ph.D."
)
BANYAK = 60
PADA = datetime(2026, 1, 2, 1, 0, tzinfo=UTC)
HALAMAN = (
    "/",
    "/lacak",
    "/pengaduan",
    "/s/{kode}",
    "/dasbor",
    "/loket",
    "/kelola",
    "/kelola/kantor",
    "/kelola/layanan",
    "/kelola/layanan/baru",
    "/kelola/janji",
    "/kelola/tautan",
    "/kelola/akun",
    "/kelola/kalender",
    "/kelola/kertas",
    "/indikator-jabatan",
    "/laporan/penanda-tangan",
    "/laporan/ketepatan",
    "/laporan/ikm",
)
TERPOTONG = """() => [...document.querySelectorAll('body *')].filter((satu) => {
  const gaya = getComputedStyle(satu);
  return ['hidden', 'clip'].includes(gaya.overflowX) && satu.checkVisibility()
    && !satu.matches('.hanya-baca, .akun-nama, thead, svg *')
    && satu.scrollWidth > satu.clientWidth + 1 && satu.innerText && satu.innerText.trim();
}).map((satu) => satu.className + ': ' + satu.innerText.trim().slice(0, 60))"""
"""What is cut at its right; the account's name in the bar stands in full in the drawer below it, and the
headings of a table of cards beside each value."""


def _kosongkan(session: Session, unit: Unit) -> None:
    """No service that is offered: one is retired, never deleted."""
    session.execute(sa.update(Layanan).values(aktif=False))


def _panjangkan(session: Session, unit: Unit) -> None:
    """Sixty services, and the longest names wherever an office writes some."""
    sudah = session.scalar(sa.select(sa.func.count(Layanan.id))) or 0
    for nomor in range(sudah, BANYAK):
        nama = TAK_TERPUTUS if nomor % 10 == 0 else PANJANG
        buat_layanan(
            session,
            unit_id=unit.id,
            kode=f"PANJANG-{nomor:02d}",
            nama=f"{nama} {nomor}",
            kategori=list(Kategori)[nomor % 2],
            urutan=nomor,
            janji=Janji(nomor % 14 + 1, Satuan.HARI),
            berlaku_mulai=date(2026, 1, 1),
            dasar=PANJANG,
            oleh="uji",
            pada=PADA,
        )
    session.execute(sa.update(Layanan).values(usulan=True))
    unit.nama = "Kecamatan " + TAK_TERPUTUS
    unit.alamat = unit.pengaduan = unit.jam_layanan = PANJANG * 2
    session.execute(sa.update(Wilayah).values(nama=sa.func.substr(PANJANG, 1, 80) + Wilayah.kode))
    session.execute(sa.update(Indikator).values(jabatan=sa.func.upper(PANJANG)))
    for peran in Peran:
        akun = buat_akun(
            session,
            unit_id=unit.id,
            nama=f"petugas.{TAK_TERPUTUS.lower()[:40]}.{peran.value[:5]}",
            peran=peran,
            sandi=SANDI,
            oleh="uji",
            pada=PADA,
            orang=ORANG,
        )
        akun.wajib_ganti_sandi = False
    session.add(
        PenandaTangan(unit_id=unit.id, jabatan="Camat", atasan="Bupati", nama=ORANG, pangkat="", nip="")
    )
    lengkapi_poster(session, unit_id=unit.id, oleh="uji", pada=PADA)
    session.execute(sa.update(Akun).where(Akun.nama == "bos").values(orang=ORANG))


@pytest.fixture(scope="module", params=[_kosongkan, _panjangkan], ids=["tanpa-layanan", "enam-puluh"])
def kantor(
    request: pytest.FixtureRequest, disiapkan: Disiapkan, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Server, str]]:
    """What kind of office, its server, and the code of a poster."""
    ubah: Callable[[Session, Unit], None] = request.param
    with sajikan(disiapkan, tmp_path_factory.mktemp("baru")) as server:
        server.skm("user", "add", "bos", "--peran", "admin", masukan=f"{SANDI}\n")
        mesin = make_engine(f"sqlite:///{Path(server.env['SKM_INSTANCE']) / 'skm.sqlite3'}")
        with buka_sesi(mesin, tulis=True) as session:
            unit = session.scalars(sa.select(Unit)).one()
            ubah(session, unit)
            kode = session.scalars(sa.select(Tautan.kode).where(Tautan.layanan_id.is_(None))).one()
            session.commit()
        mesin.dispose()
        yield request.node.name, server, kode


def _periksa(page: Page, alamat: str) -> list[str]:
    cacat = []
    for ukuran in (TERSEMPIT, PONSEL, MEJA):
        page.set_viewport_size(ukuran)
        di = f"{alamat} at {ukuran['width']}"
        cacat += [f"{di}: {lebih} pixels too wide"] if (lebih := melebar(page)) > 0 else []
        cacat += [f"{di}: cut: {satu}" for satu in page.evaluate(TERPOTONG)]
        if ukuran is not MEJA:
            cacat += [f"{di}: pushed sideways: {satu}" for satu in tabel_menggulir(page)]
    return cacat


def test_no_page_of_the_first_day_is_too_wide_or_cuts_what_it_says(
    kantor: tuple[str, Server, str], peramban: Browser
) -> None:
    nama, server, kode = kantor
    konteks = peramban.new_context(viewport=MEJA, locale="id-ID")
    page = konteks.new_page()
    masuk(page, server.url, "bos", SANDI)
    cacat = []
    for pola in HALAMAN:
        alamat = pola.format(kode=kode)
        jawaban = page.goto(server.url + alamat)
        assert jawaban is not None and jawaban.status == 200, alamat
        cacat += _periksa(page, pola)
        tangkap(page, f"{nama}-{pola.strip('/').replace('/', '-').replace('{kode}', 'survei') or 'depan'}")
    konteks.close()
    assert not cacat, "\n".join(cacat)
