"""One form is stored once, whatever the network does."""

from __future__ import annotations

import hashlib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.jawaban.models import Jalur, Jawaban, JawabanMenunggu, Kiriman
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_berlaku
from skm.orm import buka_sesi
from skm.survei import queries
from skm.survei.isian import Isian, baca_isian
from skm.survei.queries import TautanRinci
from skm.survei.services import HasilKirim, kunci_baru, siapkan_jawaban
from tests.jawaban import SEGEL, semua_jawaban
from tests.kantor import kantor

HARI = date(2026, 3, 2)
KUNCI = "kunci-uji-0123456789"


@pytest.fixture
def isian(kuesioner: Kuesioner, lengkap: dict[str, str]) -> Isian:
    return baca_isian(kuesioner, lengkap | {"U9": "1", "usia": "u31_40", "saran": "Kursi kurang."})


def kirim(
    session: Session, tautan: TautanRinci, kuesioner: Kuesioner, isian: Isian, kunci: str = KUNCI
) -> HasilKirim:
    kedatangan = siapkan_jawaban(
        pintu=tautan.pintu(),
        kuesioner=kuesioner,
        isian=isian,
        kunci=kunci,
        segel=SEGEL,
        hari_ini=HARI,
    )
    return kedatangan(session)


def jumlah(session: Session, tabel: type[JawabanMenunggu | Kiriman]) -> int:
    return session.scalars(sa.select(sa.func.count()).select_from(tabel)).one()


def test_jawaban_disimpan_satu_baris_dengan_nilai_menurut_unsur(
    session: Session, tautan: TautanRinci, kuesioner: Kuesioner, isian: Isian
) -> None:
    assert kirim(session, tautan, kuesioner, isian) is HasilKirim.BARU
    (satu,) = semua_jawaban(session)
    assert HARI.strftime("%A") == "Monday"
    assert (satu.tanggal, satu.jalur, satu.layanan_id) == (HARI, Jalur.POSTER, None)
    assert (satu.u1, satu.u9, satu.u10) == (3, 1, None)
    assert (satu.usia, satu.pendidikan, satu.saran) == ("u31_40", None, "Kursi kurang.")


def test_kiriman_yang_sama_dua_kali_disimpan_sekali(
    session: Session, tautan: TautanRinci, kuesioner: Kuesioner, isian: Isian
) -> None:
    assert kirim(session, tautan, kuesioner, isian) is HasilKirim.BARU
    assert kirim(session, tautan, kuesioner, isian) is HasilKirim.ULANGAN
    assert (jumlah(session, JawabanMenunggu), jumlah(session, Kiriman)) == (1, 1)


def test_kunci_yang_sama_dengan_isi_lain_tidak_mengubah_apa_pun(
    session: Session, tautan: TautanRinci, kuesioner: Kuesioner, isian: Isian
) -> None:
    kirim(session, tautan, kuesioner, isian)
    perubahan = [
        replace(isian, nilai={**isian.nilai, "U1": 4}),  # another score
        replace(isian, profil={}),  # the age taken back
        replace(isian, saran="Kursi cukup."),  # another comment
    ]
    for lain in perubahan:
        assert kirim(session, tautan, kuesioner, lain) is HasilKirim.BERBEDA
    assert kirim(session, replace(tautan, kode="kodelain"), kuesioner, isian) is HasilKirim.BERBEDA
    assert [satu.u1 for satu in semua_jawaban(session)] == [3]


def test_dua_orang_dengan_jawaban_sama_tetap_dua_responden(
    session: Session, tautan: TautanRinci, kuesioner: Kuesioner, isian: Isian
) -> None:
    for _ in range(2):
        assert kirim(session, tautan, kuesioner, isian, kunci_baru()) is HasilKirim.BARU
    assert jumlah(session, JawabanMenunggu) == 2


def test_kiriman_tidak_menunjuk_jawaban_dan_tidak_menyimpan_kuncinya(
    session: Session, tautan: TautanRinci, kuesioner: Kuesioner, isian: Isian
) -> None:
    kirim(session, tautan, kuesioner, isian)
    kiriman = session.scalars(sa.select(Kiriman)).one()
    assert set(Kiriman.__table__.columns.keys()) == {"sidik_kunci", "sidik_isi", "tanggal"}
    assert kiriman.sidik_kunci == hashlib.sha256(KUNCI.encode()).hexdigest()
    assert KUNCI not in kiriman.sidik_isi


@pytest.mark.parametrize(
    "kunci",
    [
        "",  # none at all
        "x" * 15,  # one too short
        "x" * 65,  # one too long
        "kunci uji 0123456789",  # blanks
        "kunci-uji-0123456789\n",  # a line end that $ would let pass
    ],
)
def test_kunci_yang_tidak_berbentuk_kunci_ditolak(
    session: Session, tautan: TautanRinci, kuesioner: Kuesioner, isian: Isian, kunci: str
) -> None:
    with pytest.raises(ValueError, match="well-formed key"):
        kirim(session, tautan, kuesioner, isian, kunci)
    assert jumlah(session, JawabanMenunggu) == 0


def test_isian_yang_salah_tidak_pernah_disimpan(
    session: Session, tautan: TautanRinci, kuesioner: Kuesioner
) -> None:
    with pytest.raises(ValueError, match="without errors"):
        kirim(session, tautan, kuesioner, baca_isian(kuesioner, {"U1": "3"}))
    assert (jumlah(session, JawabanMenunggu), jumlah(session, Kiriman)) == (0, 0)


def test_basis_data_sendiri_menolak_nilai_di_luar_satu_sampai_empat(
    session: Session, kuesioner: Kuesioner
) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        session.execute(
            sa.insert(Jawaban).values(
                unit_id=kuesioner.unit_id, kuesioner_id=kuesioner.id, jalur=Jalur.POSTER, tanggal=HARI, u1=5
            )
        )


def test_kiriman_yang_sama_pada_saat_yang_sama_disimpan_sekali(
    mesin: Engine, lengkap: dict[str, str]
) -> None:
    peserta = 4
    serentak = Barrier(peserta)

    def satu_kiriman(_: int) -> HasilKirim:
        serentak.wait(timeout=20)
        with buka_sesi(mesin, tulis=True) as session:
            unit = kantor(session)
            kuesioner = kuesioner_berlaku(session, unit.id, pada=HARI)
            tautan = queries.daftar_tautan(session, unit.id)[0]
            hasil = kirim(session, tautan, kuesioner, baca_isian(kuesioner, lengkap))
            session.commit()
            return hasil

    with ThreadPoolExecutor(peserta) as kumpulan:
        hasil = Counter(kumpulan.map(satu_kiriman, range(peserta)))
    assert hasil == {HasilKirim.BARU: 1, HasilKirim.ULANGAN: peserta - 1}
    with buka_sesi(mesin, tulis=False) as session:
        assert (jumlah(session, JawabanMenunggu), jumlah(session, Kiriman)) == (1, 1)


def test_pemenang_yang_batal_memberi_tempat_kepada_kiriman_berikutnya(
    session: Session, tautan: TautanRinci, kuesioner: Kuesioner, isian: Isian
) -> None:
    kirim(session, tautan, kuesioner, isian)
    session.rollback()
    assert kirim(session, tautan, kuesioner, isian) is HasilKirim.BARU
