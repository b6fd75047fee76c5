"""One takes evidence away while another sends the same content: whoever has a row has the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.isian.models import BerkasBukti, BuktiDukung
from skm.isian.services import (
    buang_berkas,
    buka_bukti,
    hapus_bukti,
    letak,
    simpan_bukti,
    tempatkan_berkas,
    temukan,
)
from skm.isian.services import bukti as layanan_bukti
from skm.isian.services.bukti import Berkas, periksa_berkas
from skm.katalog.models import Indikator
from skm.katalog.queries import indikator_berkode
from skm.operasi.retensi import buang
from skm.operasi.sisa import sisa_bukti
from skm.orm import buka_sesi
from tests.contoh import Contoh, isi_contoh
from tests.kantor import kantor
from tests.klien import Klien
from tests.rute import TABEL
from tests.rute_dasar import Rute
from tests.tamu import Tamu

PADA = datetime(2026, 7, 1, tzinfo=UTC)
SIAPA = {"oleh": "uji", "pada": PADA}
PDF = ("foto.pdf", b"%PDF-1.4 dikirim")
LEWAT = datetime(2029, 1, 1, tzinfo=UTC)
"""When what is kept for two years has gone, and every file is older than a day."""


def _rute(pola: str) -> Rute:
    return next(satu for satu in TABEL if (satu.metode, satu.pola) == ("POST", pola))


def _indikator(session: Session) -> Indikator:
    satu = indikator_berkode(session, kantor(session).id, 2026, "IKU-04")
    assert satu is not None
    return satu


def _semua(session: Session) -> list[BerkasBukti]:
    return [satu for kelas in BerkasBukti.__subclasses__() for satu in session.scalars(sa.select(kelas))]


def _kirim(session: Session, berkas: Berkas, folder: Path, triwulan: int = 3) -> None:
    simpan_bukti(session, _indikator(session), triwulan, berkas, folder=folder, **SIAPA)


MENGHAPUS = (
    "/indikator/<kode>/bukti/<int:nomor>/hapus",
    "/laporan/tindak-lanjut/<int:nomor>/bukti/<int:bukti>/hapus",
    "/laporan/pekppp/media/<int:nomor>/hapus",
    "/kelola/retensi",
)
"""With the kind of row that each takes away."""
BARIS = dict(
    zip(MENGHAPUS, ("bukti_dukung", "bukti_tindak_lanjut", "bukti_media", "bukti_dukung"), strict=True)
)


@pytest.mark.parametrize("pola", MENGHAPUS)
def test_who_takes_the_last_row_away_leaves_the_file_of_who_sent_the_same_right_after_that_commit(
    app: Flask, klien: Klien, monkeypatch: pytest.MonkeyPatch, pola: str
) -> None:
    contoh, folder = isi_contoh(app), app.config["SKM"].instance
    mesin = app.extensions["skm_mesin"]
    with buka_sesi(mesin, tulis=True) as session:
        for kelas in BerkasBukti.__subclasses__():
            if kelas.__tablename__ != BARIS[pola]:
                session.execute(sa.delete(kelas))
        session.commit()
        (satu,) = _semua(session)
        berkas = periksa_berkas("sama.pdf", buka_bukti(satu, folder))
    hapus = _penghapus(klien, contoh, monkeypatch, pola)

    def saingan() -> None:
        with buka_sesi(mesin, tulis=True) as lain:
            _kirim(lain, berkas, folder)
            lain.commit()
            tempatkan_berkas(berkas, folder)

    _sesudah_commit(monkeypatch, saingan)
    assert hapus() == 303
    with buka_sesi(mesin, tulis=False) as session:
        (satu,) = _semua(session)
        assert isinstance(satu, BuktiDukung) and satu.triwulan == 3  # the rival's alone is left
        assert buka_bukti(satu, folder) == berkas.isi
    assert _berkas(folder) == [letak(folder, berkas.sidik)]


def _penghapus(klien: Klien, contoh: Contoh, monkeypatch: pytest.MonkeyPatch, pola: str) -> Callable[[], int]:
    if pola != "/kelola/retensi":
        tamu = Tamu(klien, contoh, Peran.ADMIN)
        return lambda: tamu.minta(_rute(pola)).status_code
    monkeypatch.setattr("skm.operasi.views.sekarang", lambda: LEWAT)
    klien.masuk_sebagai(Peran.ADMIN)
    form = klien.get("/kelola/retensi").form()
    return lambda: form.kirim().status


def _sesudah_commit(monkeypatch: pytest.MonkeyPatch, saingan: Callable[[], None]) -> None:
    """Let the rival run to its end between the next commit of a change and whatever follows it."""
    asli, menunggu = Session.commit, [saingan]

    def commit(session: Session) -> None:
        menghapus = session.in_transaction() and _terhapus(session)
        asli(session)
        if menghapus and menunggu:
            menunggu.pop()()

    monkeypatch.setattr(Session, "commit", commit)


def _terhapus(session: Session) -> bool:
    """Whether that transaction has taken all evidence away."""
    return not _semua(session)


def _berkas(folder: Path) -> list[Path]:
    return sorted(satu for satu in (folder / "bukti").rglob("*") if satu.is_file())


ISI = Rute("POST", "/indikator/<kode>/isi", frozenset({Peran.ADMIN}), {"aksi": "simpan"})
MENYIMPAN = (
    pytest.param(ISI, "0", id="isian"),
    pytest.param(_rute("/laporan/tindak-lanjut/<int:nomor>/lapor"), "1", id="tindak lanjut"),
    pytest.param(_rute("/laporan/pekppp/media"), "", id="media"),
)
"""With the version that the example's row has."""


@pytest.mark.parametrize(("rute", "versi"), MENYIMPAN)
@pytest.mark.parametrize("sisihan", [False, True], ids=["in its place", "wherever it lies"])
def test_who_stores_has_the_file_though_the_same_was_taken_away_before_the_commit(
    app: Flask, klien: Klien, rute: Rute, versi: str, *, sisihan: bool
) -> None:
    contoh, folder, mesin = isi_contoh(app), app.config["SKM"].instance, app.extensions["skm_mesin"]
    kirim = Rute(rute.metode, rute.pola, rute.siapa, {**(rute.isian or {}), "versi": versi}, PDF)
    tamu = Tamu(klien, contoh, Peran.ADMIN)
    berkas = periksa_berkas(*PDF)

    def ambil(_koneksi: Any) -> None:
        letak(folder, berkas.sidik).unlink(missing_ok=True)
        for satu in (folder / "bukti").rglob(f"{berkas.sidik}.*") if sisihan else ():
            satu.unlink()

    sa.event.listen(mesin, "commit", ambil)  # before the database does it
    try:
        assert tamu.minta(kirim).status_code == 303
    finally:
        sa.event.remove(mesin, "commit", ambil)
    with buka_sesi(mesin, tulis=False) as session:
        (satu,) = (satu for satu in _semua(session) if satu.sidik == berkas.sidik)
        assert buka_bukti(satu, folder) == berkas.isi
    assert letak(folder, berkas.sidik) in _berkas(folder)
    assert len(_berkas(folder)) == 2  # and that of the example's rows


JARAK = 4
"""Before all is moved aside, before it is asked, after that, and when it is over."""


def test_in_whatever_order_the_steps_of_the_two_fall_a_row_has_its_file(
    mesin: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for urutan in combinations_with_replacement(range(JARAK), 3):
        dua = [periksa_berkas("a.pdf", f"%PDF-1.4 {urutan}".encode()) for _ in range(2)]
        with buka_sesi(mesin, tulis=None) as penghapus, buka_sesi(mesin, tulis=None) as penyimpan:
            with monkeypatch.context() as ganti:
                _berpapasan(penghapus, penyimpan, dua, tmp_path, ganti=ganti, urutan=urutan)
            (satu,) = _semua(penyimpan)
            assert buka_bukti(satu, tmp_path) == dua[1].isi, urutan
            assert _berkas(tmp_path) == [letak(tmp_path, dua[1].sidik)], urutan
            penyimpan.delete(satu)
            penyimpan.commit()
            letak(tmp_path, dua[1].sidik).unlink()


def _berpapasan(
    penghapus: Session,
    penyimpan: Session,
    dua: list[Berkas],
    folder: Path,
    *,
    ganti: pytest.MonkeyPatch,
    urutan: tuple[int, ...],
) -> None:
    """Take the first away; when that order says, the same is written with its row, committed, and placed."""
    tadi, kini = dua
    _kirim(penghapus, tadi, folder, 1)
    penghapus.commit()
    tempatkan_berkas(tadi, folder)
    (satu,) = _semua(penghapus)
    assert isinstance(satu, BuktiDukung)
    assert hapus_bukti(penghapus, _indikator(penghapus), satu, **SIAPA)
    penghapus.commit()
    langkah = (
        lambda: _kirim(penyimpan, kini, folder, 2),
        penyimpan.commit,
        lambda: tempatkan_berkas(kini, folder),
    )
    jarak, asli = iter(range(JARAK)), layanan_bukti._terpakai

    def lewat() -> None:
        saat = next(jarak)
        for kapan, lakukan in zip(urutan, langkah, strict=True):
            if kapan == saat:
                lakukan()

    def tanya(session: Session, semua: Any) -> set[str]:
        lewat()
        dipakai = asli(session, semua)
        lewat()
        return dipakai

    ganti.setattr(layanan_bukti, "_terpakai", tanya)
    lewat()
    buang_berkas(penghapus, [letak(folder, tadi.sidik)])
    lewat()


def test_what_a_crash_left_beside_its_place_is_read_there_and_the_sweep_puts_it_back(
    mesin: Engine, tmp_path: Path
) -> None:
    berkas, tiada = periksa_berkas(*PDF), periksa_berkas("lain.pdf", b"%PDF-1.4 lain")
    with buka_sesi(mesin, tulis=None) as session:
        _kirim(session, berkas, tmp_path)
        session.commit()  # and the server ends
        _kirim(session, tiada, tmp_path)
        session.rollback()
        (satu,) = _semua(session)
        assert not letak(tmp_path, berkas.sidik).exists()
        assert buka_bukti(satu, tmp_path) == berkas.isi
        assert temukan(tmp_path, "0" * 64) == letak(tmp_path, "0" * 64)
        sisa = sisa_bukti(session, tmp_path, LEWAT)
        assert len(sisa) == 2
        session.rollback()
        buang(session, tmp_path, [], sisa)
        assert _berkas(tmp_path) == [letak(tmp_path, berkas.sidik)]


def test_whether_a_row_names_what_was_moved_is_never_read_from_before(mesin: Engine, tmp_path: Path) -> None:
    with buka_sesi(mesin, tulis=None) as session:
        assert _semua(session) == []
        with pytest.raises(RuntimeError, match="before the files were moved"):
            buang_berkas(session, [letak(tmp_path, "0" * 64)])
