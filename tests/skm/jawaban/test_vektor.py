"""A counter in one number says what its respondents answered, as counting them one by one does."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja.sebaran import sebaran_dari_momen, sebaran_dari_nilai
from skm.jawaban.vektor import PENUH, SEDIKIT, Cacahan, baca, cacah, cacah_semua, jumlahkan

Nilai = tuple[int | None, ...]
skor = st.one_of(st.none(), st.integers(1, 4))


def _baris(paling_sedikit: int = 0) -> st.SearchStrategy[tuple[int, list[Nilai]]]:
    """Columns, and respondents who filled some of them."""
    return st.integers(1, 20).flatmap(
        lambda m: st.tuples(
            st.just(m),
            st.lists(st.tuples(*[skor] * m), min_size=paling_sedikit, max_size=12),
        )
    )


def _semua(kolom: int, baris: list[Nilai]) -> Cacahan:
    return jumlahkan(kolom, map(cacah, baris))


@given(_baris())
def test_its_moments_are_those_of_counting_one_by_one(isi: tuple[int, list[Nilai]]) -> None:
    kolom, baris = isi
    jumlah = _semua(kolom, baris)
    kode = [f"U{nomor}" for nomor in range(1, kolom + 1)]
    dua = list(combinations_with_replacement(range(1, kolom + 1), 2))
    assert sebaran_dari_momen(kode, jumlah.responden, [jumlah.momen(j, k) for j, k in dua]) == (
        sebaran_dari_nilai(kode, baris)
    )
    for j, k in dua:
        n, x, y, xy = jumlah.momen(j, k)
        assert jumlah.momen(k, j) == (n, y, x, xy)
    for nomor in range(kolom):
        assert jumlah.frekuensi(nomor + 1) == tuple(
            sum(satu[nomor] == skor for satu in baris) for skor in (1, 2, 3, 4)
        )


@given(_baris(9))
def test_many_are_counted_column_by_column_as_they_are_one_by_one(isi: tuple[int, list[Nilai]]) -> None:
    kolom, baris = isi
    assert len(baris) > SEDIKIT
    assert cacah_semua(list(zip(*baris, strict=True))) == _semua(kolom, baris)
    with pytest.raises(ValueError, match="1, 2, 3, 4"):
        cacah_semua(list(zip(*baris, (5,) * kolom, strict=True)))


@given(_baris())
def test_what_is_stored_reads_as_it_was_and_tells_how_many_columns_there_are(
    isi: tuple[int, list[Nilai]],
) -> None:
    jumlah = _semua(*isi)
    assert baca(jumlah.responden, jumlah.tulis()) == jumlah
    assert baca(0, Cacahan.kosong(isi[0]).tulis()).kolom == isi[0]


@given(_baris(1), st.data())
def test_whoever_leaves_it_was_never_in_it(isi: tuple[int, list[Nilai]], data: st.DataObject) -> None:
    kolom, baris = isi
    batas = data.draw(st.integers(0, len(baris)))
    assert _semua(kolom, baris) - _semua(kolom, baris[batas:]) == _semua(kolom, baris[:batas])
    assert cacah(baris[0]) * 3 == _semua(kolom, [baris[0]] * 3)


@given(_baris(1), st.data())
def test_only_who_is_in_every_sum_can_leave_it(isi: tuple[int, list[Nilai]], data: st.DataObject) -> None:
    """A sum too small is not lent by its neighbour."""
    kolom, baris = isi
    jumlah, asing = _semua(kolom, baris), cacah(data.draw(st.tuples(*[skor] * kolom)))
    kurang = any(
        a > b
        for j in range(1, kolom + 1)
        for a, b in zip(asing.frekuensi(j), jumlah.frekuensi(j), strict=True)
    ) or any(
        a > b
        for j, k in combinations_with_replacement(range(1, kolom + 1), 2)
        for a, b in zip(asing.momen(j, k), jumlah.momen(j, k), strict=True)
    )
    if kurang:
        with pytest.raises(ValueError, match="does not hold"):
            jumlah - asing
    else:
        assert jumlah - asing + asing == jumlah
    with pytest.raises(ValueError, match="does not hold"):
        Cacahan.kosong(kolom) - asing


def test_counters_of_different_questionnaires_do_not_add_up() -> None:
    for dua in (lambda a, b: a + b, lambda a, b: a - b):
        with pytest.raises(ValueError, match="equally many columns"):
            dua(cacah((1, 2)), cacah((1, 2, 3)))


@pytest.mark.parametrize("nilai", [(0,), (5,), (3, -1), (2.5,), ("3",)])
def test_what_is_no_score_is_not_counted(nilai: Nilai) -> None:
    with pytest.raises(ValueError, match="a score is"):
        cacah(nilai)


def test_bytes_of_another_length_are_no_counter() -> None:
    with pytest.raises(ValueError, match="are no counter"):
        baca(1, cacah((1, 2)).tulis()[:-1])


def test_ten_million_answers_of_fours_leave_every_sum_its_room() -> None:
    banyak = 10_000_000
    jumlah = cacah((4,) * 20) * banyak
    assert jumlah.frekuensi(20) == (0, 0, 0, banyak)
    assert jumlah.momen(1, 20) == (banyak, 4 * banyak, 4 * banyak, 16 * banyak) < (PENUH,) * 4
