"""Services of ended months: the sentences of the rule, and random years against the exact attacker."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import pytest

from kinerja.galat import GalatMasukan
from kinerja.ungkap import Blok, Keluar, Sel, layanan_terbuka
from tests.lawan.tebak import tertebak


def sel(**isi: str) -> list[Sel[str, str]]:
    """Batches with a letter per answer: sel(h1="KKT") is one day with two answers to K and one to T."""
    return [
        Sel(kelompok, layanan, banyak)
        for kelompok, semua in isi.items()
        for layanan, banyak in Counter(semua).items()
    ]


def nama(blok: Sequence[Blok[str, str]]) -> str:
    return "".join(satu.layanan for satu in blok)


def test_a_service_is_shown_from_five_answers_on() -> None:
    assert nama(layanan_terbuka(sel(h1="KKKKKTTTTT"))) == "KT"
    assert nama(layanan_terbuka(sel(h1="KKKKKTTTTDD"))) == "K"


def test_the_services_not_shown_have_together_none_or_five_or_the_smallest_shown_waits_too() -> None:
    assert nama(layanan_terbuka(sel(h1="KKKKKKTTTTTDDDD"))) == "K"
    assert nama(layanan_terbuka(sel(h1="KKKKKKTTTTTDDDDS"))) == "KT"
    assert nama(layanan_terbuka(sel(h1="KKKKKDDDD"))) == ""


def test_of_equal_services_the_last_waits() -> None:
    assert nama(layanan_terbuka(sel(h1="KKKKKTTTTTD"))) == "K"


def test_what_waited_is_shown_with_the_next_month_that_has_enough() -> None:
    januari = sel(j1="KKKKKKTTT", j2="KKKKKDD")
    pertama = layanan_terbuka(januari)
    assert pertama == (Blok("K", frozenset({"j1", "j2"})),)
    kedua = layanan_terbuka([*januari, *sel(f1="KKKKKKTTTTT", f2="DDDTTTTT")], pertama)
    assert kedua == (
        Blok("T", frozenset({"j1", "f1", "f2"})),
        Blok("D", frozenset({"j2", "f2"})),
        Blok("K", frozenset({"f1"})),
    )


def test_a_day_that_differs_from_a_block_by_one_to_four_answers_keeps_the_block_back() -> None:
    # eleven answers; the first day is five of K and one of T, and K has no other: day less K is that one
    assert nama(layanan_terbuka(sel(h1="KKKKKT", h2="TTTTT"))) == ""
    assert nama(layanan_terbuka(sel(h1="KKKKKTTTTT", h2="TTTTT"))) == "KT"


def test_a_flagged_answer_counts_nothing_but_is_not_nobody() -> None:
    lima = [Sel("h1", "K", 5), Sel("h1", "T", 6)]
    assert nama(layanan_terbuka(lima)) == "KT"
    assert nama(layanan_terbuka([*lima, Sel("h1", "D", 0, bertanda=True)])) == "T", (
        "D would be all that is left"
    )
    assert nama(layanan_terbuka([*lima, Sel("h1", "D", 0)])) == "KT"
    assert nama(layanan_terbuka([Sel("h1", "K", 4, bertanda=True), Sel("h1", "T", 6)])) == ""


def test_who_was_excluded_with_a_later_batch_ties_the_two_batches_and_waits_nowhere() -> None:
    # of the five of the 2nd one was excluded with the batch of the 9th
    isi = sel(h2="KKKK", h9="KKKKKK")
    assert nama(layanan_terbuka(isi)) == "", "the 2nd would be a batch of four"
    assert nama(layanan_terbuka(isi, keluar=[Keluar("h2", "h9", 1)])) == "K"
    assert nama(layanan_terbuka(isi, keluar=[Keluar("h2", "h2", 1)])) == "", "who left at once tied nothing"


def test_without_answers_there_is_nothing_to_show() -> None:
    assert layanan_terbuka([]) == ()


def test_negative_counts_and_blocks_that_share_answers_are_refused() -> None:
    with pytest.raises(GalatMasukan, match="negatif"):
        layanan_terbuka([Sel("h1", "K", -1)])
    dua = [Blok("K", frozenset({"h1", "h2"})), Blok("K", frozenset({"h2"}))]
    with pytest.raises(GalatMasukan, match="memuat jawaban yang sama"):
        layanan_terbuka([], dua)


Orang = tuple[str, str, int]


def _tahun(acak: random.Random, bulan: int, hari: int, terbanyak: int) -> list[list[Sel[str, str]]]:
    """Months of batches of five and more answers to services of different sizes; some hold flagged ones."""
    layanan = "KTDSX"[: acak.randint(2, 5)]
    return [
        [
            Sel(f"{b}.{h}", punya, banyak, bertanda=acak.random() < 0.05)
            for h in range(hari)
            for punya, banyak in Counter(
                acak.choices(layanan, [9, 5, 3, 2, 1][: len(layanan)], k=acak.randint(5, terbanyak))
            ).items()
        ]
        for b in range(bulan)
    ]


def _pandangan(isi: Sequence[Sel[str, str]], blok: Sequence[Blok[str, str]]) -> list[list[Orang]]:
    """The people of every batch and of every block; flagged ones are numbered below zero."""
    orang = [
        (satu.kelompok, satu.layanan, n) for satu in isi for n in range(-int(satu.bertanda), satu.jumlah)
    ]
    batch = [[o for o in orang if o[0] == kelompok] for kelompok in {satu.kelompok for satu in isi}]
    return batch + [[o for o in orang if o[1] == b.layanan and o[0] in b.kelompok] for b in blok]


def _bocor(isi: Sequence[Sel[str, str]], blok: Sequence[Blok[str, str]]) -> bool:
    pandangan = _pandangan(isi, blok)
    bertanda = {o for satu in pandangan for o in satu if o[2] < 0}
    return bool(tertebak(pandangan) or tertebak(pandangan, diketahui=bertanda))


@pytest.mark.parametrize("benih", range(40))
def test_through_a_year_no_combination_of_days_and_services_touches_one_to_four(benih: int) -> None:
    acak = random.Random(benih)
    isi: list[Sel[str, str]] = []
    tampil: tuple[Blok[str, str], ...] = ()
    for bulan in _tahun(acak, 4, acak.randint(1, 4), acak.choice([6, 9, 14])):
        isi += bulan
        baru = layanan_terbuka(isi, tampil)
        assert not _bocor(isi, [*tampil, *baru])
        menunggu = Counter[str]()
        for satu in isi:
            if not any(satu.layanan == b.layanan and satu.kelompok in b.kelompok for b in (*tampil, *baru)):
                menunggu[satu.layanan] += satu.jumlah
        for layanan, banyak in menunggu.items():
            if banyak >= 5:
                kelompok = frozenset(satu.kelompok for satu in isi if satu.layanan == layanan)
                lama = [b.kelompok for b in (*tampil, *baru) if b.layanan == layanan]
                lebih = Blok(layanan, kelompok.difference(*lama))
                assert _bocor(isi, [*tampil, *baru, lebih]), "what waits could not have been shown as well"
        tampil += baru
