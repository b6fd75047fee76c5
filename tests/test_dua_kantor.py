"""Two offices on one server: neither sees, counts or changes anything of the other's."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime, tzinfo
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import Peran
from skm.loket.models import Permohonan
from skm.orm import Base, buka_sesi
from skm.survei.models import Tautan
from skm.web import waktu
from tests.contoh import Contoh, isi_contoh
from tests.dua_kantor import KODE_SANA, SANA, SINI, TANDA, DuaKantor, dirikan
from tests.kantor import KODE, kantor
from tests.klien import Halaman, Klien
from tests.papan import isi_papan
from tests.rute import TABEL
from tests.rute_dasar import SIAPA_SAJA

pytestmark = pytest.mark.luas

TANPA_KANTOR = {"kiriman", "versi_pintu", "sidik_kunci", "cadangan_server"}
"""Keys of forms that were sent, forgotten after a few days; what they brought has its office. One number. The
fingerprints of the server's own keys, and its backups, which hold all offices."""
DITOLAK = {303, 400, 404, 409}
"""Told in words on a page, or on the next one."""
BERUBAH = re.compile(r'name="[\w-]*(?:csrf_token|kunci)"[^>]*value="[^"]*"')
"""Made anew for every page."""
TANGGAL_PDF = re.compile(rb"/(?:CreationDate|ModDate) \([^)]*\)|/ID\s*\[[^]]*\]", re.DOTALL)


@pytest.fixture
def jam_berhenti(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's clock stands still, so that two pages tell the same durations."""
    saat = datetime.now(UTC)

    class Jam(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return saat.astimezone(tz)

    monkeypatch.setattr(waktu, "datetime", Jam)


def _masuk(app: Flask, peran: Peran, kode: str = KODE) -> Klien:
    klien = Klien(app)
    klien.masuk(klien.buat_akun(peran, f"orang-{peran.value.replace('_', '-')}-{kode}", kode=kode))
    return klien


RAHASIA = "/akun/kode"
"""Where every page shows a secret of its own."""


def _isi(klien: Klien, alamat: str) -> Any:
    """What the page says, without what is made anew for each."""
    jawaban = klien.http.get(alamat, buffered=True)
    assert jawaban.status_code == 200, (alamat, jawaban.status)
    if jawaban.data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(jawaban.data)) as berkas:
            return {nama: berkas.read(nama) for nama in berkas.namelist() if not nama.startswith("docProps/")}
    if not jawaban.mimetype.startswith(("text/", "application/json")):
        return TANGGAL_PDF.sub(b"", jawaban.data)
    teks = BERUBAH.sub("", jawaban.get_data(as_text=True))
    return teks.replace(f'href="/?unit={KODE}"', 'href="/"')


def _halaman(peran: Peran, contoh: Contoh) -> list[str]:
    """Every address that the role may open."""
    milik = (r for r in TABEL if r.metode == "GET" and r.siapa is not SIAPA_SAJA and peran in r.siapa)
    return [contoh.alamat(rute.pola) for rute in milik if rute.pola != RAHASIA]


@pytest.mark.usefixtures("jam_berhenti")
def test_another_office_on_the_server_changes_no_page_of_this_one(app: Flask) -> None:
    contoh = isi_contoh(app)
    isi_papan(app, "Warga Contoh")
    orang = {peran: _masuk(app, peran) for peran in Peran}
    sebelum = {(p, satu): _isi(orang[p], satu) for p in Peran for satu in _halaman(p, contoh)}
    sana = dirikan(app)
    _masuk(app, Peran.ADMIN, KODE_SANA).get(sana.alamat("/loket/<int:nomor>"))
    beda = [(p, satu) for (p, satu), isi in sebelum.items() if _isi(orang[p], satu) != isi]
    assert beda == []


def _isi_basis_data(app: Flask) -> dict[str, list[str]]:
    with app.extensions["skm_mesin"].connect() as koneksi:
        return {
            tabel.name: sorted(map(repr, koneksi.execute(sa.select(tabel))))
            for tabel in Base.metadata.sorted_tables
        }


def test_a_form_that_names_a_row_of_another_office_changes_nothing(app: Flask, dua_kantor: DuaKantor) -> None:
    klien = _masuk(app, Peran.ADMIN)
    token = klien.get("/akun/sandi").form().nilai["csrf_token"]
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        versi = session.get_one(Permohonan, dua_kantor.sana.permohonan).versi
        jawaban = f"{kantor(session, KODE_SANA).id:032x}"
    semula = _isi_basis_data(app)
    for alamat, isian in (
        ("/loket/selesai", {"kasus": f"{dua_kantor.sana.permohonan}-{versi}"}),
        ("/kelola/pemeriksaan", {"alasan": "uji", "jawaban": jawaban}),
        ("/kelola/tautan", {"layanan": TANDA, "jenis": "poster", "jenis_kuesioner": "skm"}),
        (f"/indikator/IKU-04/bukti/{dua_kantor.sana.bukti}/hapus", {}),
    ):
        assert klien.post(alamat, isian | {"csrf_token": token}).status in DITOLAK, alamat
    assert _isi_basis_data(app) == semula
    assert klien.get(f"/indikator/IKU-04/bukti/{dua_kantor.sana.bukti}").status == 404


def test_the_front_page_lists_the_offices_and_shows_the_one_that_is_named(
    klien: Klien, dua_kantor: DuaKantor
) -> None:
    depan = klien.get("/")
    pilihan = {a.text: a["href"] for a in depan.sup.select("main ul a")}
    assert pilihan == {SINI: f"/?unit={KODE}", SANA: f"/?unit={KODE_SANA}"}
    assert depan.sup.select_one(".bilah strong").text == "Kabupaten Paser"  # no office's name yet
    sini, sana = klien.get(pilihan[SINI]), klien.get(pilihan[SANA])
    assert (_kop(sini), TANDA in sini.teks) == ((SINI, f"/?unit={KODE}"), False)
    assert (_kop(sana), TANDA in sana.sup.select_one("#pengaduan").parent.text) == (
        (SANA, f"/?unit={KODE_SANA}"),
        True,
    )
    tak_ada = klien.get("/", {"unit": "64.01.77"})
    assert tak_ada.status == 404
    assert "Kantor '64.01.77' tidak dikenal" in tak_ada.sup.text


def test_where_there_is_one_office_the_front_page_needs_no_code(klien: Klien) -> None:
    assert _kop(klien.get("/")) == (SINI, "/")
    assert _kop(klien.get(f"/?unit={KODE}")) == (SINI, "/")


def test_staff_see_their_own_office_on_the_front_page_unless_they_name_another(
    app: Flask, dua_kantor: DuaKantor
) -> None:
    klien = _masuk(app, Peran.PETUGAS, KODE_SANA)
    assert _kop(klien.get("/")) == _kop(klien.get("/loket")) == (SANA, f"/?unit={KODE_SANA}")
    assert _kop(klien.get(f"/?unit={KODE}")) == (SINI, f"/?unit={KODE}")


def _kop(halaman: Halaman) -> tuple[str, str]:
    """Whose page it is, and where its name leads."""
    nama, pulang = halaman.sup.select_one(".bilah strong"), halaman.sup.select_one("a.kantor")
    assert halaman.status == 200 and nama is not None and pulang is not None
    return nama.text, str(pulang["href"])


@pytest.mark.parametrize("petugas", [None, KODE])
def test_a_link_a_ticket_and_a_case_know_their_office_whoever_looks(
    app: Flask, klien: Klien, dua_kantor: DuaKantor, petugas: str | None
) -> None:
    if petugas is not None:
        klien = _masuk(app, Peran.PETUGAS, petugas)
    sana = dua_kantor.sana
    for alamat in (f"/s/{sana.tautan}", f"/kios/{sana.kios}", f"/t/{sana.tiket}"):
        halaman = klien.get(alamat)
        assert (halaman.status, SANA in halaman.teks, SINI in halaman.teks) == (200, True, False), alamat
        tamat = klien.get(f"{alamat}/terima-kasih")
        assert SANA in tamat.teks
        assert not tamat.sup.select("a[href='/']")
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        kode = session.get_one(Permohonan, sana.permohonan).kode_lacak
        session.execute(sa.update(Tautan).where(Tautan.kode == sana.tautan).values(aktif=False))
        session.commit()
    assert _kop(klien.get(f"/lacak?kode={kode}")) == (SANA, f"/?unit={KODE_SANA}")
    ditutup = klien.get(f"/s/{sana.tautan}")
    assert (ditutup.status, SANA in ditutup.teks, SINI in ditutup.teks) == (410, True, False)
    assert ditutup.sup.select_one(f"a[href='/?unit={KODE_SANA}']") is not None


def test_every_table_leads_to_an_office() -> None:
    """By a column of its own or through the row it hangs at; the columns are never empty."""
    sampai = {"unit"}

    def menggantung(satu: sa.Table) -> bool:
        wajib = (kunci for kunci in satu.foreign_keys if not kunci.parent.nullable)
        return satu.name not in sampai and any(kunci.column.table.name in sampai for kunci in wajib)

    while baru := {satu.name for satu in Base.metadata.sorted_tables if menggantung(satu)}:
        sampai |= baru
    assert Base.metadata.tables.keys() - sampai == TANPA_KANTOR
