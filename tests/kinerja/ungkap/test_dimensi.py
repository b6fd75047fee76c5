"""Several partitions at once: the rule's sentences, and random crossings against the exact attacker."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable

import pytest

from kinerja.galat import GalatMasukan
from kinerja.ungkap import Golongan, aman, calon_terbuka, dimensi_terbuka
from tests.lawan.tebak import tertebak


def orang(*nama: str, jumlah: int = 1, bertanda: bool = False) -> Golongan[str]:
    return Golongan(jumlah, frozenset(nama), bertanda)


def test_two_parts_that_differ_by_one_to_four_people_are_not_shown_together() -> None:
    isi = [orang("hari", "poster", jumlah=8), orang("hari", jumlah=4)]
    assert aman(isi, ["hari"])
    assert aman(isi, ["poster"])
    assert not aman(isi, ["hari", "poster"])
    assert aman([*isi, orang("hari")], ["hari", "poster"]), "five stand between them"


def test_a_dimension_that_would_tell_somebody_waits_and_the_others_are_shown() -> None:
    # of the ten women one came by poster, and she alone is old
    isi = [
        orang("semua", "L", "poster", "muda", jumlah=9),
        orang("semua", "P", "kios", "muda", jumlah=9),
        orang("semua", "P", "poster", "tua", jumlah=1),
    ]
    assert dimensi_terbuka(isi, ["semua"], [["L", "P"], ["poster", "kios"]]) == {"L", "P"}
    assert dimensi_terbuka(isi, ["semua"], [["poster", "kios"], ["L", "P"]]) == {"poster", "kios"}
    assert dimensi_terbuka(isi, ["semua"], [["muda", "tua"], ["L", "P"]]) == {"L", "P"}
    cukup = [*isi, orang("semua", "P", "poster", "tua", jumlah=4)]
    assert dimensi_terbuka(cukup, ["semua"], [["L", "P"], ["poster", "kios"]]) == {"L", "P", "poster", "kios"}


def test_what_was_shown_before_counts_although_its_people_are_not_asked_about_now() -> None:
    # a block that carried three from the last quarter, whose ways are known, into this one
    isi = [
        orang("jan", "poster1", jumlah=7),
        orang("jan", "poster1", "blok", jumlah=3),
        orang("jan", "kios1", jumlah=6),
        orang("apr", "blok", "poster2", jumlah=5),
        orang("apr", "poster2", jumlah=5),
        orang("apr", "kios2", jumlah=9),
    ]
    lama = ["jan", "apr", "poster1", "kios1"]
    assert dimensi_terbuka(isi, lama, [["blok"]]) == {"blok"}
    assert dimensi_terbuka(isi, lama, [["blok"], ["poster2", "kios2"]]) == {"blok", "poster2", "kios2"}
    hanya_blok = [*isi[:3], orang("apr", "blok", jumlah=5), orang("apr", "poster2", jumlah=10)]
    tanpa_poster = dimensi_terbuka(hanya_blok, lama, [["blok"], ["poster2"]])
    assert tanpa_poster == {"blok"}, "April less its posters is all of the block but the three"
    semua_april = [*isi[:3], orang("apr", "blok", jumlah=5)]
    assert dimensi_terbuka(semua_april, lama, [["blok"]]) == frozenset(), "the block less April is the three"


def test_flagged_people_do_not_count_towards_the_five_but_are_protected_among_themselves() -> None:
    assert not aman([orang("a", jumlah=4), orang("a", jumlah=9, bertanda=True)], ["a"])
    assert aman([orang("a", jumlah=5), orang("a", jumlah=1, bertanda=True)], ["a"])
    terpisah = [orang("semua", "tanpa", jumlah=9), orang("semua", "ditandai", jumlah=4, bertanda=True)]
    assert not aman(terpisah, ["semua", "tanpa"]), "the difference is the four"
    assert aman([*terpisah, orang("semua", "ditandai", bertanda=True)], ["semua", "tanpa"])
    assert not aman([orang("a", jumlah=4, bertanda=True)], ["a"])


def test_an_exclusion_is_one_more_candidate_what_leaves_each_shown_part() -> None:
    # before less after is the sum of those who leave, of the month and of the block
    isi = [
        orang("bulan", "blok", jumlah=9),
        orang("bulan", jumlah=9),
        orang("bulan", "blok", "keluar bulan", "keluar blok", jumlah=5),
        orang("bulan", "keluar bulan", jumlah=4),
    ]
    keluar = [["keluar bulan", "keluar blok"]]
    assert not dimensi_terbuka(isi, ["bulan", "blok"], keluar), "five of the block and four others"
    isi[-1] = orang("bulan", "keluar bulan", jumlah=5)
    assert dimensi_terbuka(isi, ["bulan", "blok"], keluar) == {"keluar bulan", "keluar blok"}


def test_who_leaves_with_a_batch_is_told_only_together_with_those_who_came_in_it() -> None:
    # the running month: six of the 2nd, then six more come on the 9th and one of the 2nd goes
    isi = [
        orang("2", jumlah=5),
        Golongan(1, frozenset({"2"}), kurang=frozenset({"9"})),
        orang("9", jumlah=6),
    ]
    assert aman(isi, ["2", "9"])
    assert aman([*isi[:2], orang("9", "blok", jumlah=6)], ["2", "9"])
    assert not aman([*isi[:2], orang("9", "blok", jumlah=6)], ["2", "9", "blok"]), "9 less block is he"
    diam = [Golongan(1, frozenset({"9"}), kurang=frozenset({"9"})), orang("9", jumlah=4)]
    assert not aman(diam, ["9"]), "who comes and goes at once counts nothing"


def test_a_dimension_is_counted_from_the_people_themselves() -> None:
    isi = [
        orang("hari", "L", "tanpa", jumlah=7),
        orang("hari", "P", "tanpa", jumlah=6),
        orang("hari", "P", "ditandai", jumlah=4, bertanda=True),
        orang("hari", "L", "ditandai", jumlah=1, bertanda=True),
    ]
    assert calon_terbuka(isi, ["L", "P", ""]) == {"L", "P", ""}
    assert calon_terbuka(isi, ["tanpa", "ditandai"]) == {"tanpa", "ditandai"}
    assert calon_terbuka(isi[:3], ["tanpa", "ditandai"]) == frozenset(), "the flagged ones are four"
    assert calon_terbuka(isi[:2], ["tanpa", "ditandai"]) == {"tanpa", "ditandai"}


def test_nobody_and_nothing_shown_is_safe() -> None:
    assert aman([], ["a"])
    assert aman([orang("a")], [])
    assert aman([orang("a", jumlah=0)], ["a"])
    assert dimensi_terbuka([orang("a")], [], []) == frozenset()


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(GalatMasukan, match="negatif"):
        aman([orang("a", jumlah=-1)], ["a"])


def _petak(sisi: int) -> tuple[list[Golongan[str]], list[str]]:
    """Everybody alone where a row and a column of a square cross, and all of them are in A and in B."""
    isi = [orang("A", "B", f"x{x}", f"y{y}") for x in range(sisi) for y in range(sisi)]
    return isi, ["A", "B", *(f"{nama}{n}" for nama in "xy" for n in range(sisi))]


def test_of_large_parts_that_differ_by_a_few_the_few_are_looked_at_too() -> None:
    isi, tampil = _petak(20)
    assert aman(isi, tampil)
    assert aman([*isi, orang("B", jumlah=5)], tampil)
    assert not aman([*isi, orang("B", jumlah=4)], tampil)
    # three of the five stand in a small part too, together with three others
    isi[:3] = [orang("A", "B", f"x{n}", "y0", "kecil") for n in range(3)]
    lima = [*(orang("B", "kecil") for _ in range(3)), orang("B", jumlah=2)]
    assert aman([*isi, *lima], [*tampil, "kecil"])
    assert not aman([*isi, *lima[:3]], [*tampil, "kecil"])


def test_among_thousands_what_a_few_columns_do_not_clear_is_not_shown() -> None:
    isi, tampil = _petak(71)
    assert aman(isi, tampil)
    assert not aman([*isi, orang("B", jumlah=5)], tampil), "needlessly, but never the other way"


def _penduduk(acak: random.Random) -> tuple[list[Golongan[str]], list[str]]:
    """People crossed by two to four partitions, and some of the parts."""
    dimensi = [[f"{nama}{n}" for n in range(acak.randint(1, 4))] for nama in "hbjku"[: acak.randint(2, 5)]]
    isi = [
        Golongan(
            acak.choice([1, 1, 2, 3, 5]),
            frozenset(acak.choice(bagian) for bagian in dimensi),
            bertanda=acak.random() < 0.15,
            kurang=frozenset(acak.choice(dimensi) if acak.random() < 0.1 else ()),
        )
        for _ in range(acak.randint(4, 24))
    ]
    semua = [nama for bagian in dimensi for nama in bagian]
    return isi, acak.sample(semua, acak.randint(1, len(semua)))


def _bocor(isi: Iterable[Golongan[str]], tampil: Collection[str]) -> bool:
    semua = [(nomor, satu, n) for nomor, satu in enumerate(isi) for n in range(satu.jumlah)]
    pandangan = [
        {(nomor, n): (nama in satu.bagian) - (nama in satu.kurang) for nomor, satu, n in semua}
        for nama in tampil
    ]
    bertanda = {(nomor, n) for nomor, satu, n in semua if satu.bertanda}
    return bool(tertebak(pandangan, bertanda)) or any(satu <= bertanda for satu in tertebak(pandangan))


def test_what_is_safe_and_what_is_not_is_exactly_what_the_attacker_cannot_and_can_tell() -> None:
    acak, banyak_aman = random.Random(1), 0
    for _ in range(600):
        isi, tampil = _penduduk(acak)
        hasil = aman(isi, tampil)
        assert hasil is not _bocor(isi, tampil), (isi, tampil)
        banyak_aman += hasil
    assert 100 < banyak_aman < 500, "both answers are tried"
