"""Two people: who took one step of a figure does not take the next, whoever's account they use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.dua_orang import (
    AJUKAN,
    DI,
    LAPORKAN,
    SETUJUI,
    VERIFIKASI,
    Rangkap,
    baca_dua_orang,
    ubah_rangkap,
)
from skm.akun.models import Akun, JejakAudit, Peran
from skm.galat import Bersamaan, Galat
from skm.isian.models import IsianTriwulan
from skm.isian.services import pindah_tahap, simpan_isian
from skm.katalog.queries import indikator_berkode, katalog_rumus
from skm.layanan.models import Unit
from skm.pengesahan.queries import keadaan_sah, pengesahan_terakhir
from skm.pengesahan.services import Ditunjukkan
from skm.pengesahan.services import setujui as setujui_laporan
from skm.pengukuran.beku import baca_beku
from skm.pengukuran.buku import buka_buku
from skm.pengukuran.models import AngkaBeku
from skm.pengukuran.services import laporkan_ketepatan, setujui_nilai, tarik_persetujuan
from tests.conftest import WITA
from tests.skm.laporan.susun import jawab, mohon, nilai_48
from tests.skm.pengukuran import sewaktu
from tests.terbit import hasil_periode, pukul

PADA, SEJAK = pukul(2026, 7, 1), datetime(2026, 6, 30, 20, 0, tzinfo=UTC)  # 1 July in the office
TW2 = Periode.triwulan(2026, 2)
DULU = "sari"
ORANG = {
    DULU: ("Sari Dewi, S.E.", Peran.PENANGGUNG_JAWAB),
    "sari.admin": ("SARI  DEWI", Peran.ADMIN),
    "sari.lama": ("sari dewi, M.Si.", Peran.PIMPINAN),
    "budi": ("Budi", Peran.PIMPINAN),
    "tanpa.nama": ("", Peran.PIMPINAN),
}
SAMA = {DULU: True, "sari.admin": True, "sari.lama": True, "budi": False, "tanpa.nama": False, "tamu": False}
"""Of each account that takes the second step, whether it is the person who took the first."""
PERAN = {AJUKAN: Peran.PENANGGUNG_JAWAB, VERIFIKASI: Peran.ADMIN, SETUJUI: Peran.PIMPINAN}


@pytest.fixture(autouse=True)
def orang(session: Session, unit: Unit) -> None:
    """One person with three accounts, one of them closed; two others."""
    for nama, (milik, peran) in ORANG.items():
        tetap = {"unit_id": unit.id, "sandi_hash": "x", "dibuat_pada": SEJAK}
        session.add(Akun(nama=nama, orang=milik, peran=peran, aktif=nama != "sari.lama", **tetap))
    session.flush()


def isian(session: Session, unit: Unit, kode: str = "IKI-12", triwulan: int = 2, tahun: int = 2026) -> Any:
    satu = indikator_berkode(session, unit.id, tahun, kode)
    assert satu is not None
    rumus = katalog_rumus(session, unit.id, tahun).menurut_kode[kode]
    isi = {nama: Fraction(2) for nama in rumus.variabel()}
    ada = simpan_isian(session, satu, triwulan, isi=isi, catatan="", versi=0, oleh="lain", pada=PADA)
    return satu, ada


def langkah(session: Session, satu: Any, ada: IsianTriwulan, aksi: str, oleh: str, *alasan: str) -> None:
    peran = PERAN.get(aksi, Peran.PIMPINAN)
    siapa: dict[str, Any] = {"peran": peran, "oleh": oleh, "pada": PADA}
    pindah_tahap(session, satu, ada, aksi, alasan=" ".join(alasan), versi=ada.versi, **siapa)


def setujui_angka(session: Session, saat: Any, kode: str, oleh: str, alasan: str | None) -> AngkaBeku:
    buku = sewaktu.buka(session, saat, pada=PADA, kode=kode)
    siapa: dict[str, Any] = {"peran": Peran.PIMPINAN, "oleh": oleh, "pada": PADA}
    return setujui_nilai(session, buku, saat, kode, alasan=alasan, **siapa)


def laporkan(session: Session, unit: Unit, oleh: str) -> None:
    mohon(session, "KK", pukul(2026, 5, 12), selesai=pukul(2026, 5, 12), jumlah=2)
    buku = buka_buku(session, unit_id=unit.id, zona=WITA, pada=PADA, tahun=[2026], periode=[TW2])
    laporkan_ketepatan(session, buku, unit_id=unit.id, periode=TW2, oleh=oleh, pada=PADA)


# Of each chain: both steps are taken, the second by `oleh`; gives what is kept of one person who took both.
def memverifikasi(session: Session, unit: Unit, oleh: str) -> list[Rangkap]:
    satu, ada = isian(session, unit)
    langkah(session, satu, ada, AJUKAN, DULU)
    langkah(session, satu, ada, VERIFIKASI, oleh)
    return [Rangkap(AJUKAN, VERIFIKASI, datetime.fromisoformat(s), 2) for s in ada.langkah[-1][4:]]


def menyetujui_isian(session: Session, unit: Unit, oleh: str) -> list[Rangkap]:
    satu, ada = isian(session, unit)
    langkah(session, satu, ada, AJUKAN, "lain")
    langkah(session, satu, ada, VERIFIKASI, DULU)
    langkah(session, satu, ada, SETUJUI, oleh)
    return list(baca_beku(setujui_angka(session, (2026, 2), "IKI-12", oleh, None)).rangkap)


def menyetujui_ulang(session: Session, unit: Unit, oleh: str) -> list[Rangkap]:
    satu, ada = isian(session, unit)
    for aksi, siapa in ((AJUKAN, "lain"), (VERIFIKASI, DULU), (SETUJUI, "camat")):
        langkah(session, satu, ada, aksi, siapa)
    setujui_angka(session, (2026, 2), "IKI-12", "camat", None)
    return list(baca_beku(setujui_angka(session, (2026, 2), "IKI-12", oleh, "dihitung ulang")).rangkap)


def menyetujui_setahun(session: Session, unit: Unit, oleh: str) -> list[Rangkap]:
    for triwulan in (1, 2, 3, 4):
        satu, ada = isian(session, unit, triwulan=triwulan, tahun=2025)
        pemeriksa = DULU if triwulan == 3 else "pemeriksa"
        for aksi, siapa in ((AJUKAN, "lain"), (VERIFIKASI, pemeriksa), (SETUJUI, "camat")):
            langkah(session, satu, ada, aksi, siapa)
    return list(baca_beku(setujui_angka(session, (2025, None), "IKI-12", oleh, "")).rangkap)


def menyetujui_terhitung(session: Session, unit: Unit, oleh: str) -> list[Rangkap]:
    laporkan(session, unit, DULU)
    return list(baca_beku(setujui_angka(session, (2026, 2), "IKU-02", oleh, "")).rangkap)


def menyetujui_laporan(session: Session, unit: Unit, oleh: str) -> list[Rangkap]:
    jawab(session, date(2026, 5, 12), *nilai_48())
    laporkan(session, unit, DULU)
    hasil = hasil_periode(session, unit, TW2, PADA)
    tampak = Ditunjukkan(0, keadaan_sah(pengesahan_terakhir(session, unit.id, TW2), hasil).sidik_isi)
    siapa: dict[str, Any] = {"nama": "Camat", "oleh": oleh, "pada": PADA}
    satu = setujui_laporan(session, hasil, tampak, unit_id=unit.id, alasan="", **siapa)
    return [Rangkap.baca(isi) for isi in satu.rangkap]


RANTAI: Mapping[Callable[[Session, Unit, str], list[Rangkap]], tuple[str, str, int]] = {
    memverifikasi: (AJUKAN, VERIFIKASI, 2),
    menyetujui_isian: (VERIFIKASI, SETUJUI, 2),
    menyetujui_ulang: (VERIFIKASI, SETUJUI, 2),
    menyetujui_setahun: (VERIFIKASI, SETUJUI, 3),
    menyetujui_terhitung: (LAPORKAN, SETUJUI, 0),
    menyetujui_laporan: (LAPORKAN, SETUJUI, 0),
}
"""Every two steps of a figure or report: the first, the second, and the quarter that is named."""


def hasil(session: Session, unit: Unit, rantai: Callable[..., list[Rangkap]], oleh: str) -> object:
    """What came of it: what is kept, or the status and sentence of the refusal; nothing of it stays."""
    titik = session.begin_nested()
    try:
        return rantai(session, unit, oleh)
    except Galat as galat:
        return galat.status, galat.kalimat
    finally:
        titik.rollback()
        session.expire_all()


@pytest.mark.luas
@pytest.mark.parametrize("rantai", RANTAI, ids=lambda satu: satu.__name__)
def test_who_took_a_step_does_not_take_the_next_unless_the_office_allows_it_and_then_it_is_kept(
    session: Session, unit: Unit, rantai: Callable[..., list[Rangkap]]
) -> None:
    dahulu, aksi, triwulan = RANTAI[rantai]
    semua = {oleh: hasil(session, unit, rantai, oleh) for oleh in SAMA}
    assert {oleh: isi != [] for oleh, isi in semua.items()} == SAMA
    ditolak = {isi for isi in semua.values() if isinstance(isi, tuple)}
    assert len(ditolak) == 1
    ((status, kalimat),) = ditolak
    assert status == 409
    assert kalimat.startswith("Anda yang ")
    assert kalimat.endswith(" harus orang lain.")

    ubah_rangkap(session, unit.id, boleh=True, semula=False, oleh="bos", pada=SEJAK)
    tertulis = [Rangkap(dahulu, aksi, SEJAK, triwulan)]
    assert {oleh: hasil(session, unit, rantai, oleh) for oleh in SAMA} == {
        oleh: tertulis if sama else [] for oleh, sama in SAMA.items()
    }
    kalimat = tertulis[0].kalimat(WITA)
    assert f"{DI[dahulu]} dan {DI[aksi]} oleh orang yang sama" in kalimat
    assert kalimat.endswith("sebagaimana diizinkan kantor sejak 1 Juli 2026")

    ubah_rangkap(session, unit.id, boleh=False, semula=True, oleh="bos", pada=PADA)
    assert {oleh: hasil(session, unit, rantai, oleh) for oleh in SAMA} == semua


def test_what_one_person_did_stays_said_when_two_are_needed_again(session: Session, unit: Unit) -> None:
    ubah_rangkap(session, unit.id, boleh=True, semula=False, oleh="bos", pada=SEJAK)
    satu, ada = isian(session, unit)
    langkah(session, satu, ada, AJUKAN, DULU)
    langkah(session, satu, ada, VERIFIKASI, "sari.admin")
    ubah_rangkap(session, unit.id, boleh=False, semula=True, oleh="bos", pada=PADA)
    langkah(session, satu, ada, SETUJUI, "budi")
    beku = setujui_angka(session, (2026, 2), "IKI-12", "budi", None)
    assert baca_beku(beku).rangkap == (Rangkap(AJUKAN, VERIFIKASI, SEJAK, 2),)
    tarik_persetujuan(
        session,
        satu,
        2,
        nomor=1,
        peran=Peran.PIMPINAN,
        alasan="keliru",
        zona=WITA,
        oleh="budi",
        pada=PADA,
    )
    langkah(session, satu, ada, SETUJUI, "budi")
    lagi = setujui_angka(session, (2026, 2), "IKI-12", "budi", None)
    assert baca_beku(lagi).rangkap == (Rangkap(AJUKAN, VERIFIKASI, SEJAK, 2),)


def test_only_the_last_submission_counts(session: Session, unit: Unit) -> None:
    satu, ada = isian(session, unit)
    langkah(session, satu, ada, AJUKAN, DULU)
    langkah(session, satu, ada, "kembalikan", "sari.admin", "keliru")  # whoever submitted may take it back
    langkah(session, satu, ada, AJUKAN, "budi")
    langkah(session, satu, ada, VERIFIKASI, "sari.admin")
    with pytest.raises(Galat, match="Anda yang memverifikasi; yang menyetujui harus orang lain"):
        langkah(session, satu, ada, SETUJUI, DULU)
    langkah(session, satu, ada, SETUJUI, "budi")  # two people are enough


def test_a_new_name_or_a_closed_account_makes_nobody_another_person(session: Session, unit: Unit) -> None:
    satu, ada = isian(session, unit)
    langkah(session, satu, ada, AJUKAN, DULU)
    akun = session.scalars(sa.select(Akun).where(Akun.nama == DULU)).one()
    akun.orang, akun.aktif, akun.peran = "Nama Baru", False, Peran.ADMIN
    session.flush()
    with pytest.raises(Galat, match="yang memverifikasi harus orang lain"):
        langkah(session, satu, ada, VERIFIKASI, DULU)
    dua = baca_dua_orang(session, unit.id)
    assert dua.sama(DULU, DULU)
    assert not replace(dua, orang={}).sama("", "")


def test_the_switch_is_set_against_what_was_shown_and_stands_in_the_trail(
    session: Session, unit: Unit
) -> None:
    assert baca_dua_orang(session, unit.id).sejak is None
    ubah_rangkap(session, unit.id, boleh=True, semula=False, oleh="bos", pada=SEJAK)
    with pytest.raises(Bersamaan):
        ubah_rangkap(session, unit.id, boleh=True, semula=False, oleh="lain", pada=PADA)
    assert baca_dua_orang(session, unit.id).sejak == SEJAK
    jejak = session.execute(sa.select(JejakAudit.oleh, JejakAudit.peristiwa)).all()
    assert (
        "bos",
        "mengizinkan satu orang mengambil dua langkah berturut-turut atas angka yang sama",
    ) in jejak
