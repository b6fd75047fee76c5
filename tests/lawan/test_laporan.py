"""Sums of a year's reports and of its pages, whole office: he takes one from another and solves them all.

What a report hides of a quarter a longer one may tell: that is of forms that the office typed or loaded,
never of answers that citizens sent (ADR 18). What is published protects both (`test_terbitan.py`).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import Jalur
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import hitungan_per_periode
from skm.laporan.hasil.baca import baca_hasil
from skm.layanan.models import Unit
from skm.layanan.queries import daftar_layanan
from skm.terbit.services import tertutup
from tests.jawaban import kolom_unsur, simpan
from tests.lawan.tebak import tertebak
from tests.lawan.test_lampiran import SAAT, SEMUA, TW, Isi, skor
from tests.skm.kuesioner.test_versi import DENGAN_U10, TANPA_U9, terbitkan

SKM = JenisKuesioner.SKM
DIKIRIM, DIMUAT = (0, 0, 5, 6, 9), (0, 0, 1, 2, 3, 4, 5, 7)
"""How many answers of one questionnaire are released in a month, and how many forms are loaded into it."""
Orang = tuple[int, Jalur, Periode, Isi]
"""A number, how it came, the month, and the scores."""


def isi_setahun(session: Session, unit: Unit, acak: random.Random) -> dict[int, list[Orang]]:
    """The people of each questionnaire, by how many unsur it has."""
    hasil: dict[int, list[Orang]] = {}
    for bobot in (DENGAN_U10, TANPA_U9):
        kuesioner, panjang = terbitkan(session, unit, bobot), len(bobot)
        milik = hasil.setdefault(panjang, [])
        for bulan in acak.sample(range(1, 13), 5):
            kapan = Periode.bulan(2025, bulan)
            for jalur, banyak in ((Jalur.POSTER, DIKIRIM), (Jalur.IMPOR, DIMUAT)):
                for _ in range(acak.choice(banyak)):
                    kosong = jalur is Jalur.IMPOR and acak.random() < 0.4
                    milik.append((len(milik), jalur, kapan, skor(len(milik), panjang, kosong=kosong)))
        dasar = {"unit_id": unit.id, "kuesioner_id": kuesioner.id}
        baris = (dasar | {"jalur": j, "tanggal": p.dari} | kolom_unsur(isi) for _, j, p, isi in milik)
        simpan(session, *baris)
    return hasil


def terlihat(session: Session, unit: Unit) -> Iterator[tuple[Periode, int, list[tuple[int, int]]]]:
    """Every period, how many unsur the questionnaire has, and each unsur's sum and how many filled it."""
    layanan = list(daftar_layanan(session, unit.id, hanya_aktif=False))
    for periode in SEMUA:
        for satu in baca_hasil(session, unit, periode, SAAT, layanan).susunan:
            yield periode, len(satu.kode), [(u.jumlah, u.terisi) for u in satu.unsur]
    periode_halaman = [*SEMUA, *(Periode.bulan(2025, n) for n in range(1, 13))]
    for (_, periode), hitungan in hitungan_per_periode(
        session, unit_id=unit.id, periode=periode_halaman, jenis=[SKM]
    ).items():
        for satu in hitungan.susunan:
            unsur = satu.tally.unsur
            yield periode, len(unsur), [(u.jumlah, u.terisi) for u in unsur]


def di_dalam(bulan: Periode, periode: Periode) -> bool:
    dari, sampai = bulan.dari, bulan.sampai
    return bool(dari and sampai and periode.dari and periode.sampai) and (
        periode.dari <= dari and sampai <= periode.sampai
    )


@pytest.mark.parametrize("benih", range(3))
def test_no_sum_taken_from_others_leaves_one_to_four_who_sent_their_answers(
    session: Session, unit: Unit, benih: int
) -> None:
    orang = isi_setahun(session, unit, random.Random(benih))
    pandangan: dict[tuple[int, int], list[set[Orang]]] = {}
    for periode, panjang, unsur in terlihat(session, unit):
        for ke, (jumlah, terisi) in enumerate(unsur):
            if terisi:
                milik = {o for o in orang[panjang] if di_dalam(o[2], periode) and o[3][ke] is not None}
                assert (sum(o[3][ke] or 0 for o in milik), len(milik)) == (jumlah, terisi), "it is theirs"
                pandangan.setdefault((panjang, ke), []).append(milik)
    terbaca = set()
    for (panjang, _), semua in pandangan.items():
        dimuat = {satu for satu in orang[panjang] if satu[1] is Jalur.IMPOR}
        assert tertebak(semua, dimuat) == [], "who typed or loaded forms knows them"
        terbaca |= {satu <= dimuat for satu in tertebak(semua)}
    assert terbaca == {True}, "who does not is told of some of them, and of nobody else"


def test_what_a_half_year_tells_of_loaded_forms_is_not_published(session: Session, unit: Unit) -> None:
    """Three and six: the half-year's report has the sums of nine, the second quarter's of six."""
    kuesioner = terbitkan(session, unit, DENGAN_U10)
    semua = [skor(n, 10) for n in range(9)]
    for isi, kapan in ((semua[:3], TW[0]), (semua[3:], TW[1])):
        dasar = {
            "unit_id": unit.id,
            "kuesioner_id": kuesioner.id,
            "jalur": Jalur.KERTAS,
            "tanggal": kapan.dari,
        }
        simpan(session, *(dasar | kolom_unsur(satu) for satu in isi))
    jumlah = {(p, n): [u for u, _ in unsur] for p, n, unsur in terlihat(session, unit)}
    setengah, dua = jumlah[SEMUA[4], 10], jumlah[TW[1], 10]
    assert [a - b for a, b in zip(setengah, dua, strict=True)] == [
        sum(n or 0 for n in u) for u in zip(*semua[:3], strict=True)
    ]
    teks = ["1:" + "".join(map(str, satu)) for satu in semua]
    kedua = Counter({("2", satu): 1 for satu in teks[3:]})
    assert not tertutup({1: kedua, 2: kedua + Counter({("1", satu): 1 for satu in teks[:3]})})
