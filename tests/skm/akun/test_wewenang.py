"""The power to approve does not change hands unseen: who watches is told until they say that they know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from skm.akun.dua_orang import baca_dengan_kabar, baca_dua_orang
from skm.akun.models import Akun, JejakAudit, JenisWewenang, Peran, Wewenang
from skm.akun.services import buat_akun, setel_ulang_sandi, ubah_aktif, ubah_orang
from skm.akun.wewenang import Kabar, pilih_kabar, riwayat, tandai_dibaca, umumkan
from skm.galat import Galat
from skm.kode.services import lepas
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from tests.klien import SANDI, Klien
from tests.skm.pengukuran.test_persetujuan import Skm

PADA = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)
DASBOR = "/dasbor"


def akun(
    session: Session, unit: Unit, nama: str, peran: Peran, orang: str = "", *, oleh: str = "sistem:uji"
) -> Akun:
    siapa = {"oleh": oleh, "pada": PADA, "orang": orang}
    return buat_akun(session, unit_id=unit.id, nama=nama, peran=peran, sandi=SANDI, **siapa)


def kabar(session: Session, akun: Akun) -> list[Kabar]:
    semua = [Kabar(*satu) for satu in session.execute(pilih_kabar(akun))]
    assert baca_dengan_kabar(session, akun) == (baca_dua_orang(session, akun.unit_id), semua)
    return semua


def kalimat(session: Session, unit: Unit) -> list[str]:
    return [satu.kalimat for satu in reversed(riwayat(session, unit.id))]


def test_nobody_makes_an_account_that_approves_for_themselves(session: Session, unit: Unit) -> None:
    bos = akun(session, unit, "bos", Peran.ADMIN)

    def buat(orang: str, peran: Peran = Peran.PIMPINAN) -> str:
        with session.begin_nested() as titik:
            try:
                akun(session, unit, "baru", peran, orang, oleh="bos")
            except Galat as galat:
                assert galat.bidang == "orang"
                return galat.kalimat
            titik.rollback()
        return ""

    assert "nama orang pada akun Anda sendiri" in buat("Budi")
    bos.orang = "Siti Aminah, S.E."
    assert "Isi nama orangnya" in buat("")
    for sendiri in ("Siti Aminah, S.E.", "siti  aminah", "SITI AMINAH, M.Si."):
        assert "tidak dibuat untuk diri sendiri" in buat(sendiri)
    assert buat("Budi") == ""
    assert buat("Siti Aminah", Peran.PETUGAS) == "", "another account of one's own approves nothing"
    akun(session, unit, "camat", Peran.PIMPINAN)  # the command on the server, which is announced
    assert kalimat(session, unit) == ["membuat akun camat sebagai Pimpinan (camat)"]


PERUBAHAN: dict[str, Callable[[Session, Akun, str], object]] = {
    "memberi akun satu sandi sekali pakai": lambda s, a, oleh: setel_ulang_sandi(s, a, oleh=oleh, pada=PADA),
    "menutup akun pimpinan satu": lambda s, a, oleh: ubah_aktif(s, a, aktif=False, oleh=oleh, pada=PADA),
    "membuka kembali akun pimpinan satu": lambda s, a, oleh: ubah_aktif(
        s, a, aktif=True, oleh=oleh, pada=PADA
    ),
    "melepas kode masuk dari aplikasi pada akun satu": lambda s, a, oleh: lepas(s, a, oleh=oleh, pada=PADA),
    "mengubah nama orang akun satu dari “Budi” menjadi “Ani”": lambda s, a, oleh: ubah_orang(
        s, a, "Ani", oleh=oleh, pada=PADA
    ),
}


def test_what_lets_somebody_else_act_as_pimpinan_is_announced_with_its_line_of_the_trail(
    session: Session, unit: Unit
) -> None:
    diumumkan = {}
    for peran in Peran:
        for kata, ubah in PERUBAHAN.items():
            with session.begin_nested() as titik:
                satu = akun(session, unit, "satu", peran, "Budi")
                semula = len(kalimat(session, unit))
                ubah(session, satu, "bos")
                session.flush()
                baru = kalimat(session, unit)[semula:]
                assert baru in ([], [kata])
                jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id)).all()
                assert jejak[-1] == kata.replace(" pimpinan", "")
                diumumkan[peran, kata] = bool(baru)
                titik.rollback()
    nama = next(kata for kata in PERUBAHAN if kata.startswith("mengubah nama"))
    assert {satu for satu, ya in diumumkan.items() if ya} == {
        *((Peran.PIMPINAN, kata) for kata in PERUBAHAN),
        (Peran.ADMIN, nama),
    }


def test_each_who_watches_is_told_until_they_know_and_not_of_what_they_did_themselves(
    session: Session, unit: Unit
) -> None:
    bos = akun(session, unit, "bos", Peran.ADMIN, "Siti")
    lain = akun(session, unit, "lain", Peran.ADMIN)
    camat = akun(session, unit, "camat", Peran.PIMPINAN, "Budi", oleh="bos")
    session.flush()

    def menunggu() -> list[int]:
        return [len(kabar(session, satu)) for satu in (bos, lain, camat)]

    assert menunggu() == [0, 1, 1]
    setel_ulang_sandi(session, camat, oleh="bos", pada=PADA)
    session.flush()
    sampai = kabar(session, lain)[0].id
    assert tandai_dibaca(session, lain, sampai, pada=PADA) == 1  # only what was shown
    assert tandai_dibaca(session, lain, sampai, pada=PADA) == 0
    assert menunggu() == [0, 1, 2]
    assert [[nama for nama, _ in satu.dibaca] for satu in riwayat(session, unit.id)] == [[], ["lain"]]


@pytest.mark.parametrize("apa", [sa.update, sa.delete])
def test_the_database_lets_the_history_only_grow(
    session: Session, unit: Unit, apa: Callable[..., sa.Update]
) -> None:
    siapa = {"unit_id": unit.id, "oleh": "bos", "pada": PADA}
    umumkan(session, jenis=JenisWewenang.RANGKAP, kalimat="uji", **siapa)
    session.flush()
    perintah = apa(Wewenang)
    if apa is sa.update:
        perintah = perintah.values(kalimat="lain")
    with pytest.raises(DBAPIError, match="riwayat wewenang tidak dapat"), session.begin_nested():
        session.execute(perintah)


def test_the_dashboard_tells_and_the_history_says_who_knows(app: Flask, klien: Klien, skm: Skm) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    hasil = skm(
        "user", "add", "camat", "--peran", "pimpinan", "--orang", "Budi Santoso", masukan=f"{SANDI}\n"
    )
    assert hasil.exit_code == 0, hasil.stderr
    halaman = klien.get(DASBOR)
    assert "membuat akun camat sebagai Pimpinan (camat) milik Budi Santoso" in halaman.sup.main.text
    camat = Klien(app)
    camat.masuk("camat")
    assert "membuat akun camat" in camat.get(DASBOR).sup.main.text
    sesudah = halaman.form("#tahu").kirim().ikuti()
    assert "membuat akun camat" not in sesudah.sup.main.text
    assert "membuat akun camat" in camat.get(DASBOR).sup.main.text, "each for themselves"
    (baris,) = [b for b in camat.get("/kelola/wewenang").sup.select("tbody tr") if "akun camat" in b.text]
    assert "uji-admin" in baris.select_one("td:last-child").text
    assert not camat.get("/kelola/wewenang").sup.select("#ubah-rangkap"), "the switch is the admin's"
    petugas = Klien(app)
    petugas.masuk_sebagai(Peran.PETUGAS)
    assert "membuat akun camat" not in petugas.get(DASBOR).sup.main.text
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalars(sa.select(Akun.orang).where(Akun.nama == "camat")).one() == "Budi Santoso"
