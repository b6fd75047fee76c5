"""A ticket is spent with its answer, once, whatever the network and the citizen do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.jawaban.models import Jalur, Kiriman
from skm.jawaban.segel import IsiJawaban, Segel
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_berlaku
from skm.layanan import tiket
from skm.layanan.models import Layanan, Tiket
from skm.orm import buka_sesi
from skm.survei import queries, services
from skm.survei.isian import Isian, baca_isian
from skm.survei.services import HasilKirim, siapkan_jawaban
from skm.survei.services.pelepasan import akhiri_hari
from skm.web.permintaan import KEPALA
from skm.web.waktu import hari_ini
from tests.jawaban import SEGEL, semua_jawaban, tersimpan
from tests.klien import Klien

HARI = date(2026, 3, 2)
KODE = "abcdefghjkmn"


@pytest.fixture
def isian(kuesioner: Kuesioner, lengkap: dict[str, str]) -> Isian:
    return baca_isian(kuesioner, lengkap)


@pytest.fixture
def terbit(session: Session) -> str:
    """A ticket issued on Monday 2 March 2026."""
    return _terbitkan(session)


def _terbitkan(session: Session) -> str:
    assert HARI.strftime("%A") == "Monday"
    layanan = session.scalars(sa.select(Layanan).where(Layanan.kode == "KK")).one()
    tiket.terbitkan(session, unit_id=layanan.unit_id, layanan_id=layanan.id, kode=KODE, hari_ini=HARI)
    session.commit()
    return KODE


class SegelRusak(Segel):
    """A seal that fails after the ticket was spent."""

    def __init__(self) -> None:
        pass

    def tutup(self, isi: IsiJawaban, *, unit_id: int, hari: date) -> bytes:
        raise OSError("no entropy")


def _kirim(
    session: Session,
    isian: Isian,
    kunci: str,
    hari: date = HARI,
    diisi: date | None = None,
    *,
    segel: Segel = SEGEL,
) -> HasilKirim:
    pintu = queries.pintu_tiket(session, KODE)
    assert pintu is not None
    kuesioner = kuesioner_berlaku(session, pintu.unit_id, pada=HARI)
    kedatangan = siapkan_jawaban(
        pintu=pintu,
        kuesioner=kuesioner,
        isian=isian,
        kunci=kunci,
        segel=segel,
        hari_ini=hari,
        diisi=diisi,
    )
    return kedatangan(session)


def test_tiket_menyimpan_satu_jawaban_untuk_layanan_kunjungan_itu(
    session: Session, terbit: str, isian: Isian
) -> None:
    assert _kirim(session, isian, "kunci-pertama-0001") is HasilKirim.BARU
    (satu,) = semua_jawaban(session)
    kk = session.scalars(sa.select(Layanan.id).where(Layanan.kode == "KK")).one()
    assert (satu.jalur, satu.layanan_id, satu.tanggal) == (Jalur.TIKET, kk, HARI)
    assert _kirim(session, isian, "kunci-pertama-0001") is HasilKirim.ULANGAN
    assert _kirim(session, isian, "kunci-kedua-000002") is HasilKirim.TIKET_TERPAKAI
    assert len(semua_jawaban(session)) == 1
    assert session.scalars(sa.select(sa.func.count()).select_from(Kiriman)).one() == 1, (
        "a refusal left a trace"
    )


def test_tiket_berlaku_empat_belas_hari_dan_hari_terakhirnya_termasuk(
    session: Session, terbit: str, isian: Isian
) -> None:
    assert _kirim(session, isian, "kunci-terlambat-01", HARI + timedelta(15)) is HasilKirim.TIKET_TERPAKAI
    assert _kirim(session, isian, "kunci-terakhir-001", HARI + timedelta(14)) is HasilKirim.BARU


def test_jawaban_yang_diisi_selagi_berlaku_diterima_walau_sinyal_datang_kemudian(
    session: Session, terbit: str, isian: Isian
) -> None:
    diisi = HARI + timedelta(10)
    assert _kirim(session, isian, "kunci-menunggu-001", HARI + timedelta(20), diisi) is HasilKirim.BARU
    (satu,) = semua_jawaban(session)
    assert satu.tanggal == HARI + timedelta(20), "it counts under the day it came, and not before"


@pytest.mark.parametrize(("diisi", "tanggal"), [(-14, -14), (-15, 0), (1, 0), (0, 0), (None, 0)])
def test_hari_mengisi_dipercaya_hanya_sejauh_jawaban_boleh_menunggu(diisi: int | None, tanggal: int) -> None:
    hari = None if diisi is None else HARI + timedelta(diisi)
    assert services.hari_diisi(hari, HARI) == HARI + timedelta(tanggal)


def test_tiket_dan_jawaban_disimpan_bersama_atau_tidak_sama_sekali(
    session: Session, terbit: str, isian: Isian
) -> None:
    with pytest.raises(OSError, match="no entropy"):
        _kirim(session, isian, "kunci-rusak-000001", segel=SegelRusak())
    session.rollback()
    assert session.scalars(sa.select(Tiket.terpakai)).one() is False
    assert _kirim(session, isian, "kunci-baik-0000001") is HasilKirim.BARU


def test_dari_dua_jawaban_serentak_dengan_satu_tiket_satu_disimpan_dan_satu_diberi_tahu(
    mesin: Engine, isian: Isian
) -> None:
    with buka_sesi(mesin, tulis=True) as session:
        _terbitkan(session)
    mulai = Barrier(2)

    def kirim(nomor: int) -> HasilKirim:
        with buka_sesi(mesin, tulis=True) as lain:
            mulai.wait()
            hasil = _kirim(lain, isian, f"kunci-serentak-{nomor:04d}")
            lain.commit()
            return hasil

    with ThreadPoolExecutor(2) as kolam:
        hasil = list(kolam.map(kirim, range(2)))
    assert sorted(satu.name for satu in hasil) == ["BARU", "TIKET_TERPAKAI"]


def test_tiket_lama_dilupakan_dan_yang_masih_dapat_ditanyakan_tidak(session: Session, terbit: str) -> None:
    tiket.buang_kedaluwarsa(session, HARI + timedelta(28))
    assert tiket.tiket_berkode(session, KODE.upper()) is not None
    tiket.buang_kedaluwarsa(session, HARI + timedelta(29))
    session.expire_all()
    assert tiket.tiket_berkode(session, KODE) is None


def test_kiriman_lebih_dari_tiga_puluh_hari_dilupakan(session: Session, terbit: str, isian: Isian) -> None:
    session.add_all(
        [
            Kiriman(sidik_kunci="a" * 64, sidik_isi="b" * 64, tanggal=HARI - timedelta(31)),
            Kiriman(sidik_kunci="c" * 64, sidik_isi="d" * 64, tanggal=HARI - timedelta(30)),
        ]
    )
    session.flush()
    _kirim(session, isian, "kunci-pertama-0001")
    akhiri_hari(session, segel=SEGEL, hari_ini=HARI)
    tersisa = session.scalars(sa.select(Kiriman.tanggal).order_by(Kiriman.tanggal)).all()
    assert tersisa == [HARI - timedelta(30), HARI]


@pytest.fixture
def alamat_tiket(app: Flask) -> str:
    """Where a ticket of today leads."""
    with app.app_context(), buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        tiket.terbitkan(session, unit_id=1, layanan_id=1, kode=KODE, hari_ini=hari_ini())
        session.commit()
    return f"/t/{KODE}"


def test_halaman_tiket_sama_sebelum_dan_sesudah_dipakai_dan_hanya_mengirim_yang_memberi_tahu(
    app: Flask, klien: Klien, alamat_tiket: str, lengkap: dict[str, str]
) -> None:
    sebelum = klien.get(alamat_tiket)
    formulir = sebelum.form().isi(**lengkap, saran="Kursi ruang tunggu kurang")
    assert formulir.kirim().ikuti().status == 200
    app.extensions["skm_rak"].kosongkan()  # read anew, as another process does
    halaman = klien.get(alamat_tiket)
    baru = {nama: satu.form().nilai["kunci"] for nama, satu in (("a", sebelum), ("b", halaman))}
    assert halaman.status == sebelum.status == 200
    assert halaman.tanpa_token.replace(baru["b"], "") == sebelum.tanpa_token.replace(baru["a"], "")
    dua = [{k: v for k, v in satu.headers if k not in {"Set-Cookie", KEPALA}} for satu in (halaman, sebelum)]
    assert dua[0] == dua[1]
    assert klien.get(f"{alamat_tiket}/terima-kasih").status == 200
    assert formulir.kirim().status == 303, "the same form again is answered as the first time"
    kedua = klien.post(alamat_tiket, formulir.nilai | {"kunci": "kunci-lain-untuk-uji", "U1": "1"})
    assert kedua.status == 410
    assert "sudah diisi" in kedua.sup.main.text
    assert "Kursi" not in kedua.teks
    assert kedua.sup.select("form, input") == []
    assert [satu.u1 for satu in tersimpan(app)] == [3]


def test_kode_tiket_boleh_ditulis_dengan_huruf_besar_dan_yang_salah_tidak_ditemukan(
    klien: Klien, alamat_tiket: str
) -> None:
    assert klien.get(alamat_tiket.upper().replace("/T/", "/t/")).status == 200
    assert klien.get("/t/abcdefghjkmp").status == 404


def test_tiket_yang_lewat_masa_berlakunya_ditutup_setelah_antrean_terlama(
    app: Flask, klien: Klien, alamat_tiket: str
) -> None:
    with app.app_context(), buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        session.execute(sa.update(Tiket).values(berlaku_sampai=hari_ini() - timedelta(15)))
        session.commit()
    halaman = klien.get(alamat_tiket)
    assert halaman.status == 410
    assert "sudah lewat" in halaman.sup.main.text
