"""Documents that print the on-time figure say what stands beside it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.dokumen.penyusun import Penyusun
from skm.layanan.models import Unit
from skm.layanan.queries import kalender as kalender_kantor
from skm.layanan.queries import layanan_berkode
from skm.loket.models import StatusPermohonan
from skm.loket.services import selesaikan, terima
from skm.pengukuran.buku import buka_buku
from skm.pengukuran.models import AngkaBeku
from skm.pengukuran.services import setujui_nilai
from tests.conftest import WITA
from tests.perekam import rekam
from tests.skm.laporan.susun import mohon

TEMPO = datetime(2026, 3, 31, 16, 0, tzinfo=WITA)  # Tuesday, closing time


@pytest.mark.parametrize("jenis", ["pengukuran-kinerja", "lkjip"])
def test_a_document_that_prints_the_on_time_figure_says_what_stands_beside_it(
    session: Session, unit: Unit, jenis: str
) -> None:
    assert f"{TEMPO:%A}" == "Tuesday"
    mohon(session, "KK", TEMPO, selesai=TEMPO, jumlah=8)
    mohon(session, "KK", TEMPO, status=StatusPermohonan.DITOLAK, jumlah=2)  # nobody knows when
    terlambat = TEMPO + timedelta(seconds=1)
    mohon(session, "IUMK", TEMPO, status=StatusPermohonan.BATAL, ditutup=terlambat)
    pada = datetime(2026, 4, 20, 9, 0, tzinfo=WITA)
    dokumen = Penyusun(session, unit, 2026, zona=WITA, pada=pada).susun(jenis, 1, "")
    catatan = [kalimat for tabel in dokumen.tabel for kalimat in tabel.catatan]
    assert "IKU-02: selesai dalam periode 8, di antaranya tepat waktu 8 (100,00 %)." in catatan
    # 8 of 8, and 8 of 10.
    dua = (
        "IKU-02: 2 ditutup tanpa diketahui waktunya dan tidak ikut dihitung; bila semuanya dihitung terlambat"
    )
    assert f"{dua} 80,00 %." in catatan
    assert "IKU-03: 1 dibatalkan atau ditolak sesudah jatuh tempo dan dihitung terlambat." in catatan


def test_beside_an_approved_figure_a_document_prints_the_counts_that_were_kept_with_it(
    session: Session, unit: Unit
) -> None:
    mohon(session, "KK", TEMPO, selesai=TEMPO, jumlah=8)
    disetujui = datetime(2026, 4, 20, 9, 0, tzinfo=WITA)
    buku = buka_buku(session, unit_id=unit.id, saat=[(2026, 1)], zona=WITA, pada=disetujui)
    setujui_nilai(
        session, buku, (2026, 1), "IKU-02", peran=Peran.PIMPINAN, alasan="", oleh="camat", pada=disetujui
    )

    def catatan() -> list[str]:
        pada = disetujui + timedelta(days=9)
        dokumen = Penyusun(session, unit, 2026, zona=WITA, pada=pada).susun("pengukuran-kinerja", 1, "")
        return [satu for satu in dokumen.tabel[0].catatan if satu.startswith("IKU-02: ")]

    sebelum = catatan()
    assert "IKU-02: selesai dalam periode 8, di antaranya tepat waktu 8 (100,00 %)." in sebelum
    # Entered after the approval: the printed figure stays 100,00, and so do its counts.
    susulan = disetujui + timedelta(days=1)
    kk, kalender = layanan_berkode(session, unit.id, "KK"), kalender_kantor(session, unit.id, WITA)
    assert kk is not None
    isi: dict[str, Any] = {"diterima": TEMPO - timedelta(days=5), "dicatat": susulan, "oleh": "ani"}
    satu = terima(session, unit_id=unit.id, layanan=kk, pemohon="Siti", kalender=kalender, **isi)
    selesaikan(session, satu, pada=TEMPO, dicatat=susulan, oleh="ani", kalender=kalender)
    assert catatan() == sebelum


def belum_lengkap(session: Session, unit: Unit, diterima: datetime) -> None:
    """A request whose file has never been complete; its clock has not begun."""
    kk = layanan_berkode(session, unit.id, "KK")
    assert kk is not None
    kalender = kalender_kantor(session, unit.id, WITA)
    isi: dict[str, Any] = {"diterima": diterima, "kurang": "surat RT", "oleh": "ani"}
    terima(session, unit_id=unit.id, layanan=kk, pemohon="Siti", kalender=kalender, **isi)


@pytest.mark.parametrize(
    ("jenis", "triwulan", "sesudah"),
    [
        ("pengukuran-kinerja", 1, datetime(2026, 4, 20, 9, 0, tzinfo=WITA)),
        ("lkjip", None, datetime(2027, 1, 11, 9, 0, tzinfo=WITA)),
    ],
)
def test_what_stands_beside_a_frozen_figure_is_what_stood_there_when_it_was_approved(
    session: Session, unit: Unit, jenis: str, triwulan: int | None, sesudah: datetime
) -> None:
    mohon(session, "KK", TEMPO, selesai=TEMPO, jumlah=8)
    mohon(session, "IUMK", TEMPO, selesai=TEMPO)
    belum_lengkap(session, unit, sesudah - timedelta(days=3))
    saat = (2026, triwulan)
    buku = buka_buku(session, unit_id=unit.id, saat=[saat], zona=WITA, pada=sesudah)
    lain: dict[str, Any] = {"peran": Peran.PIMPINAN, "alasan": "", "oleh": "camat", "pada": sesudah}
    setujui_nilai(session, buku, saat, "IKU-02", **lain)
    session.flush()

    def catatan() -> list[str]:
        pada = sesudah + timedelta(days=9)
        dokumen = Penyusun(session, unit, 2026, zona=WITA, pada=pada).susun(jenis, triwulan or 1, "")
        semua = (kalimat for tabel in dokumen.tabel for kalimat in tabel.catatan)
        return [satu for satu in semua if "di samping angka" in satu]

    awal = "IKU-02, di samping angka"
    cara = "Diterima, berkasnya belum pernah lengkap"
    assert catatan() == [f"{awal}: {cara}: 1 (1 berumur sampai 7 hari)."]
    belum_lengkap(session, unit, sesudah + timedelta(days=4))
    assert catatan() == [f"{awal}: {cara}: 1 (1 berumur sampai 7 hari)."]
    with rekam(session.get_bind().engine) as dikirim:
        catatan()
    setujui_nilai(session, buku, saat, "IKU-03", **lain)
    session.flush()
    with rekam(session.get_bind().engine) as dikirim_dua:
        catatan()
    # Where both figures are frozen nothing is read about what stands beside them today.
    assert dikirim.total() - dikirim_dua.total() == 1
    # Frozen before it was kept: today's, and said to be.
    satu = session.scalars(sa.select(AngkaBeku).where(AngkaBeku.kode == "IKU-02")).one()
    satu.isi = {nama: isi for nama, isi in satu.isi.items() if nama != "samping"}
    session.flush()
    kini = "2 (1 berumur sampai 7 hari, 1 berumur 8 sampai 30 hari)"
    assert catatan() == [f"{awal} menurut catatan hari ini: {cara}: {kini}."]


def test_a_group_that_nothing_stood_beside_stays_without_although_something_does_now(
    session: Session, unit: Unit
) -> None:
    mohon(session, "KK", TEMPO, selesai=TEMPO)
    pada = datetime(2026, 4, 20, 9, 0, tzinfo=WITA)
    buku = buka_buku(session, unit_id=unit.id, saat=[(2026, 1)], zona=WITA, pada=pada)
    setujui_nilai(
        session, buku, (2026, 1), "IKU-02", peran=Peran.PIMPINAN, alasan="", oleh="camat", pada=pada
    )
    belum_lengkap(session, unit, pada)
    dokumen = Penyusun(session, unit, 2026, zona=WITA, pada=pada).susun("pengukuran-kinerja", 1, "")
    assert not [satu for satu in dokumen.tabel[0].catatan if "di samping angka" in satu]
