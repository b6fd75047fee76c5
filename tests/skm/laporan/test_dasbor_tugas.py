"""The dashboard tells each role what the quarter that ended last still asks of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.isian import queries
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.isian.tugas import triwulan_terakhir, tugas_pos
from skm.katalog.models import Indikator
from skm.web.waktu import hari_ini
from tests.conftest import WITA
from tests.kantor import kantor
from tests.klien import Klien
from tests.skm.laporan.susun import mohon
from tests.skm.laporan.test_capaian import PADA

KASUBBAG = "Kasubbag Umum dan Kepegawaian"


def isi(
    session: Session, kode: str, tahap: TahapIsian, saat: tuple[int, int], dikembalikan: str = ""
) -> None:
    tahun, triwulan = saat
    satu = session.scalars(sa.select(Indikator).where(Indikator.kode == kode, Indikator.tahun == tahun)).one()
    session.add(
        IsianTriwulan(
            indikator_id=satu.id,
            triwulan=triwulan,
            isi={},
            catatan="",
            tahap=tahap,
            langkah=[["kembalikan", "uji", PADA.isoformat(), dikembalikan]] if dikembalikan else [],
            oleh="uji",
            pada=PADA,
        )
    )
    session.commit()


@pytest.mark.parametrize(
    ("hari", "saat"),
    [
        (date(2026, 1, 1), (2025, 4)),
        (date(2026, 3, 31), (2025, 4)),  # the quarter's last day is still its own
        (date(2026, 4, 1), (2026, 1)),
        (date(2026, 12, 31), (2026, 3)),
    ],
)
def test_the_quarter_that_ended_last(hari: date, saat: tuple[int, int]) -> None:
    assert triwulan_terakhir(hari) == saat


def test_a_post_is_told_what_it_owes_and_that_the_deadline_passed(basis: Session) -> None:
    unit_id = kantor(basis).id
    isi(basis, "IKU-04", TahapIsian.DRAF, (2026, 1), "satuan keliru")
    isi(basis, "IKU-05", TahapIsian.DIAJUKAN, (2026, 1))
    isi_triwulan, pos, tenggat = queries.pengisian(basis, unit_id, 2026, 1), {KASUBBAG}, date(2026, 4, 10)
    assert queries.tenggat(basis, unit_id, 2026, 1) == tenggat
    # IKU-04 was sent back, IKU-06 is empty, IKU-05 is out of their hands. Deadline: the 10th of April.
    tugas = tugas_pos(isi_triwulan, pos, tenggat=tenggat, hari_ini=date(2026, 4, 10))
    assert (tugas.kosong, tugas.draf, tugas.dikembalikan, tugas.lewat) == (1, 0, 1, False)
    assert tugas_pos(isi_triwulan, pos, tenggat=tenggat, hari_ini=date(2026, 4, 11)).lewat
    assert sum(map(len, isi_triwulan.utang().values())) > 2  # other posts' are not counted


def test_each_role_sees_its_own_card_with_a_way_there(app: Flask, basis: Session) -> None:
    saat = triwulan_terakhir(hari_ini_uji(app))
    isi(basis, "IKU-04", TahapIsian.DIVERIFIKASI, saat)
    isi(basis, "IKU-05", TahapIsian.DIAJUKAN, saat)
    isi(basis, "IKU-06", TahapIsian.DIAJUKAN, saat)
    kartu = {}
    for peran in Peran:
        klien = Klien(app)
        klien.masuk(klien.buat_akun(peran, jabatan=[KASUBBAG]))
        kartu[peran] = klien.get("/dasbor").sup.select_one("section[aria-labelledby=tugas]")
        if kartu[peran] is not None:
            assert all(klien.get(str(a["href"])).status == 200 for a in kartu[peran].select("a"))
    assert kartu[Peran.PETUGAS] is None
    assert "2 isian menunggu verifikasi" in kartu[Peran.ADMIN].text
    assert "1 isian menunggu persetujuan" in kartu[Peran.PIMPINAN].text
    assert "0 angka terhitung" in kartu[Peran.PIMPINAN].text  # no answer, no case on record
    assert "sudah diajukan" in kartu[Peran.PENANGGUNG_JAWAB].text
    lepas = Klien(app)
    lepas.masuk(lepas.buat_akun(Peran.PENANGGUNG_JAWAB, "tanpa-jabatan", jabatan=[]))
    assert "belum ditugaskan" in lepas.get("/dasbor").sup.select_one("section[aria-labelledby=tugas]").text
    alamat = f"tahun={saat[0]}&triwulan={saat[1]}"
    assert f"/indikator-periksa?{alamat}" in {a["href"] for a in kartu[Peran.ADMIN].select("a")}
    assert f"/indikator-belum?{alamat}" in {a["href"] for a in kartu[Peran.PENANGGUNG_JAWAB].select("a")}


def hari_ini_uji(app: Flask) -> date:
    with app.test_request_context():
        return hari_ini()


def test_late_cases_cannot_escape_the_figure_that_leads_whatever_formula_is_in_force(
    klien: Klien, basis: Session
) -> None:
    saat = datetime.now(WITA) - timedelta(minutes=1)
    mohon(basis, "KK", saat, selesai=saat, jumlah=3)
    mohon(basis, "KK", saat)  # due and not finished
    basis.commit()
    klien.masuk_sebagai(Peran.PIMPINAN)
    for alamat in ("/dasbor", "/laporan/ketepatan"):
        (kartu,) = (
            satu
            for satu in klien.get(alamat).sup.select(".kartu-angka")
            if satu.h2.text.startswith("Non perizinan")
        )
        assert kartu.select_one(".angka-besar").text.split()[0] == "75,00"  # 3 of 4 that fell due
        assert "rumus koreksi IKU-02, yang berlaku. Menurut rumus ketetapan: 100,00" in kartu.text  # 3 of 3
