"""Counting answers: sums and counts of the published table, by period, service and version."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ikm import Tally, UnsurTally
from kinerja.periode import Periode
from skm.galat import Galat
from skm.jawaban.models import Jalur
from skm.jawaban.queries.hitungan import Cakupan, Sumber, semua, tampil
from skm.jawaban.queries.saran import Saran, saran_terbaru
from skm.kuesioner.models import Kuesioner, Unsur
from skm.kuesioner.queries import hitungan_ikm, kuesioner_berlaku
from skm.layanan.models import Layanan, Unit
from tests.conftest import TANAM_PADA
from tests.jawaban import kolom_unsur, simpan

BERKAS = Path(__file__).parents[2] / "data" / "responden_sekadau_2019_s1.csv"
JUMLAH = [135, 136, 147, 173, 155, 159, 158, 141, 156]
"""Σ nilai U1…U9 of the published table of 48 respondents."""
SEMUA = Periode.semua()


def isi(
    session: Session,
    kuesioner: Kuesioner,
    nilai: Sequence[int | None] = (3,) * 9,
    *,
    tanggal: date = date(2026, 3, 2),
    **lain: Any,
) -> None:
    satu = {
        "unit_id": kuesioner.unit_id,
        "kuesioner_id": kuesioner.id,
        "jalur": Jalur.POSTER,
        "tanggal": tanggal,
        **kolom_unsur(nilai),
        **lain,
    }
    simpan(session, satu)


def baris_terbit() -> list[list[int]]:
    with BERKAS.open(encoding="utf-8", newline="") as berkas:
        return [[int(baris[f"U{n}"]) for n in range(1, 10)] for baris in csv.DictReader(berkas)]


def angka(tally: Tally) -> list[tuple[int, int]]:
    return [(unsur.jumlah, unsur.terisi) for unsur in tally.unsur]


@pytest.mark.parametrize("terbalik", [False, True])
def test_48_responden_memberi_jumlah_dan_ikm_yang_terbit_dalam_urutan_apa_pun(
    session: Session, kuesioner: Kuesioner, terbalik: bool
) -> None:
    baris = baris_terbit()
    for nilai in reversed(baris) if terbalik else baris:
        isi(session, kuesioner, nilai)
    hitungan = hitungan_ikm(session, unit_id=kuesioner.unit_id, periode=SEMUA)
    tally = hitungan.susunan[0].tally
    assert tally.responden == 48
    assert angka(tally) == [(jumlah, 48) for jumlah in JUMLAH]
    hasil = hitungan.gabungan().hasil
    assert (hasil.nilai, hasil.mutu) == (Decimal("78.70"), "B")


def test_tanpa_jawaban_tally_kosong_dengan_kode_u1_sampai_u9(session: Session, unit: Unit) -> None:
    tally = hitungan_ikm(session, unit_id=unit.id, periode=SEMUA).susunan[0].tally
    assert tally.responden == 0
    assert tally.unsur == tuple(UnsurTally(f"U{nomor}", 0, 0) for nomor in range(1, 10))


def test_unsur_yang_tidak_diisi_tidak_dihitung_terisi(session: Session, kuesioner: Kuesioner) -> None:
    isi(session, kuesioner, [4, None, 3, 3, 3, 3, 3, 3, 3])
    isi(session, kuesioner, [2, 1, 3, 3, 3, 3, 3, 3, 3])
    tally = hitungan_ikm(session, unit_id=kuesioner.unit_id, periode=SEMUA).susunan[0].tally
    assert tally.responden == 2
    assert angka(tally)[:2] == [(6, 2), (1, 1)]


def test_hari_pertama_dan_terakhir_periode_ikut_dihitung(session: Session, kuesioner: Kuesioner) -> None:
    for tanggal in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)):
        isi(session, kuesioner, tanggal=tanggal)

    def responden(periode: Periode, sumber: Sumber = tampil) -> int:
        return hitungan_ikm(session, unit_id=kuesioner.unit_id, periode=periode, sumber=sumber).responden

    assert responden(Periode.bulan(2026, 3)) == responden(Periode.bulan(2026, 3), semua) == 2
    assert responden(Periode.rentang(date(2026, 3, 31), None), semua) == 2
    assert responden(Periode.rentang(None, date(2026, 3, 1)), semua) == 2
    assert responden(SEMUA) == responden(SEMUA, semua) == 4
    # What may be shown are whole months: those that the period touches.
    assert responden(Periode.rentang(date(2026, 3, 31), None)) == 3
    assert responden(Periode.rentang(None, date(2026, 3, 1))) == 3


def test_layanan_dihitung_sendiri_dan_unit_menghitung_semuanya(
    session: Session, kuesioner: Kuesioner
) -> None:
    kk, ktp = session.scalars(sa.select(Layanan.id).order_by(Layanan.urutan).limit(2))
    isi(session, kuesioner, layanan_id=kk)
    isi(session, kuesioner, layanan_id=kk)
    isi(session, kuesioner)
    dua = [
        hitungan_ikm(
            session, unit_id=kuesioner.unit_id, periode=SEMUA, cakupan=Cakupan(layanan_id=satu), sumber=semua
        ).responden
        for satu in (kk, ktp)
    ]
    assert dua == [2, 0]
    assert hitungan_ikm(session, unit_id=kuesioner.unit_id, periode=SEMUA).responden == 3


def test_jawaban_kuesioner_jenis_lain_tidak_masuk_ikm(session: Session, kuesioner: Kuesioner) -> None:
    spak = terbitkan(session, kuesioner, jenis="spak", versi=9, kolom=range(1, 10))
    isi(session, spak, saran="Bukan untuk SKM.")
    isi(session, kuesioner)
    unit_id = kuesioner.unit_id
    assert kuesioner_berlaku(session, unit_id, pada=TANAM_PADA.date()).id == kuesioner.id
    assert hitungan_ikm(session, unit_id=unit_id, periode=SEMUA).responden == 1
    assert saran_terbaru(session, unit_id=unit_id, periode=SEMUA, kuesioner=[kuesioner.id]) == []


def test_jawaban_versi_lama_dihitung_menurut_kode_unsur_bukan_letak_kolom(
    session: Session, kuesioner: Kuesioner
) -> None:
    isi(session, kuesioner, [1, 3, 3, 3, 3, 3, 3, 3, 4])
    baru = terbitkan(session, kuesioner, jenis="skm", versi=2, kolom=range(9, 0, -1))
    isi(session, baru, [4, 3, 3, 3, 3, 3, 3, 3, 2])
    tally = hitungan_ikm(session, unit_id=kuesioner.unit_id, periode=SEMUA).susunan[0].tally
    per_kode = {unsur.kode: (unsur.jumlah, unsur.terisi) for unsur in tally.unsur}
    # In version 2 U1 lies in the ninth column and U9 in the first: U1 is 1 + 2, U9 is 4 + 4.
    assert (per_kode["U1"], per_kode["U9"]) == ((3, 2), (8, 2))
    assert tally.responden == 2


def test_unsur_berurut_menurut_peraturan_walau_dicetak_lain(session: Session, kuesioner: Kuesioner) -> None:
    for unsur in kuesioner.unsur:
        unsur.urutan = 10 - unsur.urutan
    kuesioner.unsur[0].bobot_pembilang, kuesioner.unsur[0].bobot_penyebut = 1, 5
    session.flush()
    session.expire_all()
    hitungan = hitungan_ikm(session, unit_id=kuesioner.unit_id, periode=SEMUA)
    struktur = hitungan.susunan[0].struktur
    assert struktur.kode == tuple(f"U{nomor}" for nomor in range(1, 10))
    assert kuesioner.unsur[0].kode == "U9"
    assert struktur.bobot == (Fraction(1, 5), *(Fraction(1, 9),) * 8)


def test_saran_terbaru_lebih_dahulu_dan_yang_kosong_tidak_disebut(
    session: Session, kuesioner: Kuesioner
) -> None:
    for bulan, saran in ((1, "lama"), (3, "baru"), (2, None), (2, "tengah")):
        isi(session, kuesioner, tanggal=date(2026, bulan, 7), saran=saran)
    daftar = saran_terbaru(
        session, unit_id=kuesioner.unit_id, periode=SEMUA, kuesioner=[kuesioner.id], batas=2
    )
    assert daftar == [Saran(date(2026, 3, 1), "baru"), Saran(date(2026, 2, 1), "tengah")]


def test_unit_tanpa_kuesioner_disebut_belum_disiapkan(session: Session) -> None:
    with pytest.raises(Galat, match="skm init"):
        kuesioner_berlaku(session, 999, pada=TANAM_PADA.date())


def terbitkan(
    session: Session, contoh: Kuesioner, *, jenis: str, versi: int, kolom: Sequence[int]
) -> Kuesioner:
    """Another questionnaire of the same unsur, kept in the given columns."""
    baru = Kuesioner(
        unit_id=contoh.unit_id,
        jenis=jenis,
        versi=versi,
        judul=contoh.judul,
        dasar=contoh.dasar,
        terbit_pada=TANAM_PADA,
        berlaku_mulai=TANAM_PADA.date(),
        unsur=[
            Unsur(
                kode=lama.kode,
                nama=lama.nama,
                pertanyaan=lama.pertanyaan,
                opsi_1=lama.opsi_1,
                opsi_2=lama.opsi_2,
                opsi_3=lama.opsi_3,
                opsi_4=lama.opsi_4,
                urutan=lama.urutan,
                kolom=letak,
                bobot_pembilang=lama.bobot_pembilang,
                bobot_penyebut=lama.bobot_penyebut,
            )
            for lama, letak in zip(contoh.unsur, kolom, strict=True)
        ],
    )
    session.add(baru)
    session.flush()
    return baru


def test_an_unsur_that_fewer_than_five_of_many_filled_is_shown_as_filled_by_nobody(
    session: Session, kuesioner: Kuesioner
) -> None:
    for ke in range(6):
        isi(session, kuesioner, (3,) * 8 + (2 if ke < 2 else None,), jalur=Jalur.KERTAS)
    unit_id = kuesioner.unit_id
    hitungan = hitungan_ikm(session, unit_id=unit_id, periode=SEMUA)
    assert angka(hitungan.susunan[0].tally) == [(18, 6)] * 8 + [(0, 0)]
    assert (hitungan.tertutup, hitungan.gabungan().hasil.nilai) == (("U9",), None)
    perintah = hitungan_ikm(session, unit_id=unit_id, periode=SEMUA, sumber=semua)
    assert (perintah.tertutup, angka(perintah.susunan[0].tally)[-1]) == ((), (4, 2))
    for _ in range(3):
        isi(session, kuesioner, (3,) * 8 + (2,), jalur=Jalur.KERTAS)
    assert hitungan_ikm(session, unit_id=unit_id, periode=SEMUA).gabungan().hasil.nilai is not None
