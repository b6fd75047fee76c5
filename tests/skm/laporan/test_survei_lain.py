"""SPAK and extra questions have figures of their own and never move the IKM."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.jawaban.models import Jalur
from skm.jawaban.services.penutupan import tutup
from skm.kuesioner.models import JenisKuesioner, Kuesioner
from skm.kuesioner.queries import hitungan_ikm
from skm.kuesioner.services.kuesioner import (
    IsiKuesioner,
    IsiTambahan,
    IsiUnsur,
    draf,
    salin,
    simpan_draf,
    terbitkan,
)
from skm.laporan.lain import survei_lain, tambahan
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from tests.jawaban import simpan
from tests.kantor import kantor
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.laporan.susun import jawab

PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
HARI = date(2026, 3, 4)
MARET = Periode.bulan(2026, 3)
TANYA = IsiTambahan("Dari mana Anda tahu layanan ini?", ("Tetangga", "Radio"))
MENGAPA = IsiTambahan("Apa yang perlu <b>ditambah</b>?")


def terbit(
    session: Session, unit: Unit, jenis: JenisKuesioner, ekstra: tuple[IsiTambahan, ...] = ()
) -> Kuesioner:
    """Publish the next version of a kind: SKM as it stands, SPAK with two unsur, and extra questions."""
    satu = draf(session, unit_id=unit.id, jenis=jenis, oleh="ani", pada=PADA)
    isi = salin(satu)
    unsur = isi.unsur or tuple(
        IsiUnsur(kode, f"Unsur {kode}", f"Bagaimana {kode}?", ("a", "b", "c", "d"), bobot)
        for kode, bobot in (("U1", Fraction(1, 4)), ("U2", Fraction(3, 4)))
    )
    simpan_draf(session, satu, IsiKuesioner(isi.judul, "", unsur, ekstra), perubahan=satu.perubahan)
    terbitkan(session, satu, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)
    return satu


def isi_tambahan(session: Session, kuesioner: Kuesioner, *semua: dict[str, int | str]) -> None:
    """One answer per dict of extra answers, every unsur 3."""
    simpan(
        session,
        *(
            {
                "unit_id": kuesioner.unit_id,
                "kuesioner_id": kuesioner.id,
                "jalur": Jalur.POSTER,
                "tanggal": HARI,
                "tambahan": satu,
                **{f"u{unsur.kolom}": 3 for unsur in kuesioner.unsur},
            }
            for satu in semua
        ),
    )


def test_a_spak_answer_moves_the_spak_and_not_the_ikm(session: Session, unit: Unit) -> None:
    jawab(session, HARI, [4] * 9)
    sebelum = hitungan_ikm(session, unit_id=unit.id, periode=MARET)
    spak = terbit(session, unit, JenisKuesioner.SPAK)
    milik = {"unit_id": unit.id, "kuesioner_id": spak.id, "jalur": Jalur.POSTER, "tanggal": HARI}
    simpan(session, milik | {"u1": 1, "u2": 3})
    assert hitungan_ikm(session, unit_id=unit.id, periode=MARET) == sebelum
    (satu,) = survei_lain(session, unit_id=unit.id, periode=MARET)
    # 1 × 1/4 + 3 × 3/4 = 2,5; × 25 = 62,50.
    assert (satu.gabungan.responden, str(satu.gabungan.hasil.nilai)) == (1, "62.50")


def test_extra_answers_are_counted_by_label_over_versions_that_ask_alike(
    session: Session, unit: Unit
) -> None:
    pertama = terbit(session, unit, JenisKuesioner.SKM, (TANYA,))
    kedua = terbit(session, unit, JenisKuesioner.SKM, (MENGAPA, TANYA))
    isi_tambahan(session, pertama, *[{"T1": 1}] * 5)
    isi_tambahan(session, kedua, {"T1": "Kursi", "T2": 1}, {"T2": 2}, *[{"T2": 2}] * 4)
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 4, 1))
    cukup, tertutup = tambahan(session, unit_id=unit.id, periode=MARET, paling_sedikit=5)
    assert [(satu.pertanyaan, satu.pilihan) for satu in cukup] == [
        (TANYA.pertanyaan, (("Tetangga", 6), ("Radio", 5)))
    ]
    assert tertutup == 1
    semua, _ = tambahan(session, unit_id=unit.id, periode=MARET, paling_sedikit=1)
    assert {satu.pertanyaan: satu.tulisan for satu in semua} == {
        TANYA.pertanyaan: (),
        MENGAPA.pertanyaan: ("Kursi",),
    }
    assert tambahan(session, unit_id=unit.id, periode=Periode.bulan(2026, 4), paling_sedikit=1) == ([], 0)


def test_the_page_shows_neither_from_fewer_than_five(app: Flask, klien: Klien) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    alamat = "/laporan/lain?dari=2026-03-01&sampai=2026-03-31"
    assert "Belum ada survei lain" in klien.get(alamat).sup.main.text
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = kantor(session)
        spak = terbit(session, unit, JenisKuesioner.SPAK, (MENGAPA,))
        isi_tambahan(session, spak, *[{"T1": f"Kipas {n}"} for n in range(4)])
        tutup(session, unit_id=unit.id, hari_ini=date(2026, 4, 1))
        session.commit()
        halaman = klien.get(alamat).sup.main.text
        assert "4 responden. Nilai ditampilkan mulai lima" in halaman
        assert "Kipas" not in halaman
        assert "1 pertanyaan tambahan dijawab kurang dari lima" in halaman
        isi_tambahan(session, spak, {"T1": "<script>alert(1)</script>"})
        session.commit()
    sup = klien.get(alamat).sup.main
    assert "75,00" in sup.text
    assert "<script>alert(1)</script>" in [kutipan.text.strip() for kutipan in sup.select("blockquote")]
    assert klien.get("/laporan/lain?dari=kemarin").status == 400


@pytest.mark.parametrize(("jalur", "responden"), [("impor", 2), ("poster", 0)])
def test_the_command_filters_the_ikm_by_how_answers_came(
    app: Flask, skm: Callable[..., Perintah], jalur: str, responden: int
) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        jawab(session, HARI, [4] * 9, [3] * 9)
        session.commit()
    assert skm("ikm", "--jalur", jalur, "--json").json()["responden"] == responden
    assert skm("ikm", "--jalur", "pos").exit_code == 2
