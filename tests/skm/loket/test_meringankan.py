"""A late case is made on time by nobody but an admin, whatever entry of its log is corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from skm.akun.models import Peran
from skm.galat import Galat
from skm.layanan import queries
from skm.layanan.models import Unit
from skm.loket import services
from skm.loket.alur import SAH, putar, terlambat
from skm.loket.models import JenisPeristiwa as J
from skm.loket.models import Permohonan
from skm.loket.queries import log
from skm.loket.services.catatan import MERINGANKAN
from tests.kantor import kantor
from tests.klien import Klien
from tests.skm.loket.kalender_baru import jam, kini

WITA = ZoneInfo("Asia/Makassar")
MENIT = timedelta(minutes=1)
PADA = jam(12, 9)
AKHIR: dict[J, Callable[..., None]] = {
    J.SELESAI: services.selesaikan,
    J.BATAL: services.batalkan,
    J.DITOLAK: services.tolak,
}
"""The ways a case ends, each a kind of entry."""


def terlambat_sudah(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], akhir: J
) -> tuple[Permohonan, datetime]:
    """A case of every kind of entry that ends that way after its due moment; and that moment."""
    satu, oleh = catat("PINDAH", jam(2, 8)), {"oleh": "ani"}
    services.kurang(session, satu, apa="KK", pada=jam(2, 9), **kini(session, unit))
    services.lengkapi(session, satu, pada=jam(2, 10), **kini(session, unit))
    services.minta_ttd(session, satu, pada=jam(2, 11), **oleh)
    assert satu.jatuh_tempo is not None
    alasan = {} if akhir is J.SELESAI else {"alasan": "uji"}
    AKHIR[akhir](session, satu, pada=jam(9, 9), **alasan, **kini(session, unit) | oleh)
    if akhir is J.SELESAI:
        services.serahkan(session, satu, pada=jam(9, 10), **oleh)
    assert satu.jatuh_tempo < jam(9, 9)
    return satu, satu.jatuh_tempo


def coba(session: Session, satu: Permohonan, saat: datetime | None, **lain: Any) -> Galat | bool:
    """Whether the case is late after that correction, or why it was refused; nothing of it stays."""
    lain |= {"alasan": "uji", "pada": PADA, "oleh": "ani"}
    with session.begin_nested() as simpul:
        try:
            if saat is None:
                services.cabut(session, satu, **lain)
            else:
                services.pindahkan(session, satu, saat=saat, **lain)
            return terlambat(putar(log(session, satu.id)), PADA)
        except Galat as galat:
            return galat
        finally:
            simpul.rollback()


@pytest.mark.parametrize("akhir", AKHIR)
def test_no_correction_of_any_entry_by_staff_makes_a_late_case_on_time_and_an_admins_does(
    session: Session, unit: Unit, kalender: Kalender, catat: Callable[..., Permohonan], akhir: J
) -> None:
    satu, tempo = terlambat_sudah(session, unit, catat, akhir)
    jenis = [isi.jenis for isi in log(session, satu.id)]
    lain = {J.SELESAI, J.DISERAHKAN} if akhir is J.SELESAI else {akhir}
    assert set(jenis) == {J.DITERIMA, J.LENGKAP, J.KURANG, J.TTD} | lain
    saat = [None, jam(2, 7), jam(2, 9, 30), tempo - MENIT, tempo, tempo + MENIT, jam(9, 8), jam(9, 11)]
    hanya_admin = set()
    for urut, apa in enumerate(jenis, start=1):
        for kapan in saat:
            hasil = coba(session, satu, kapan, urut=urut, kalender=kalender)
            oleh_admin = coba(session, satu, kapan, urut=urut, kalender=kalender, peran=Peran.ADMIN)
            if isinstance(oleh_admin, Galat):
                assert isinstance(hasil, Galat)
                assert MERINGANKAN not in str(oleh_admin)  # an order of events that cannot be
            elif oleh_admin:
                assert hasil is True
            else:
                assert isinstance(hasil, Galat)
                assert (str(hasil), hasil.bidang, hasil.status) == (MERINGANKAN, "saat", 403)
                hanya_admin.add((apa, kapan))
    assert {(akhir, tempo), (akhir, tempo - MENIT)} <= hanya_admin
    assert not {isi for isi in hanya_admin if isi[0] in {J.TTD, J.DISERAHKAN, J.DITERIMA}}
    assert not {kapan for apa, kapan in hanya_admin if apa is akhir and (kapan is None or kapan > tempo)}


def test_every_kind_of_entry_that_happens_to_a_case_is_among_those_corrected() -> None:
    """A load that was undone ends its cases; nothing of them is corrected any more."""
    assert {*AKHIR, J.DISERAHKAN, J.DITERIMA, J.LENGKAP, J.KURANG, J.TTD, J.DITARIK} == set(SAH)


def test_what_is_not_late_staff_correct_as_ever_and_towards_late_too(
    session: Session, kalender: Kalender, catat: Callable[..., Permohonan]
) -> None:
    satu = catat("PINDAH", jam(2, 8), selesai=jam(2, 9))
    assert coba(session, satu, jam(2, 10), urut=3, kalender=kalender) is False
    assert coba(session, satu, jam(9, 9), urut=3, kalender=kalender) is True
    terbuka = catat("PINDAH", jam(2, 8))
    assert terbuka.jatuh_tempo is not None
    assert terlambat(putar(log(session, terbuka.id)), terbuka.jatuh_tempo) is False
    assert terlambat(putar(log(session, terbuka.id)), PADA) is True


def test_staff_are_told_at_the_field_and_keep_what_they_typed_and_an_admin_gives_a_reason(
    app: Flask, klien: Klien
) -> None:
    with Session(app.extensions["skm_mesin"]) as session:
        unit = kantor(session)
        layanan = queries.layanan_berkode(session, unit.id, "KTP")
        assert layanan is not None
        lain: dict[str, Any] = {"pemohon": "Budi", "oleh": "ani", "diterima": jam(2, 8)}
        kalender = queries.kalender(session, unit.id, WITA)
        satu = services.terima(session, unit_id=unit.id, layanan=layanan, kalender=kalender, **lain)
        services.selesaikan(session, satu, pada=jam(9, 9), oleh="ani", kalender=kalender)
        session.commit()
        alamat = f"/loket/{satu.id}"
    klien.masuk_sebagai(Peran.PETUGAS)
    kirim = {"saat": "2026-02-02T08:10", "alasan": "salah ketik"}
    ditolak = klien.get(alamat).form("form:has(#saat-3)").isi(**kirim).kirim()
    assert ditolak.status == 403
    bidang = ditolak.sup.select_one("#saat-3")
    assert bidang is not None
    assert (bidang["value"], bidang["aria-invalid"], bidang["aria-describedby"]) == (
        kirim["saat"],
        "true",
        "saat-3-galat",
    )
    assert ditolak.sup.select_one("#saat-3-galat").text == MERINGANKAN
    assert ditolak.sup.select_one("details[open] #alasan-3")["value"] == kirim["alasan"]
    assert len(ditolak.sup.select("[autofocus]")) == 1
    with Session(app.extensions["skm_mesin"]) as session:
        assert session.scalars(sa.select(Permohonan.selesai)).one() == jam(9, 9)
    admin = Klien(app)
    admin.masuk_sebagai(Peran.ADMIN)
    assert admin.get(alamat).form("form:has(#saat-3)").isi(saat=kirim["saat"]).kirim().status == 400
    diterima = admin.get(alamat).form("form:has(#saat-3)").isi(**kirim).kirim()
    assert diterima.status == 303
    assert "Selesai tepat waktu" in diterima.ikuti().teks
