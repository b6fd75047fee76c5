"""Rows are given back as they came, whether they are in memory or on the disk by then."""

from __future__ import annotations

import pytest

from skm.berkas import gulungan
from skm.berkas.gulungan import BLOK, BarisTabel, Gulungan


@pytest.mark.parametrize("di_memori", [0, 10**6])
def test_rows_are_read_back_in_any_order_while_others_are_added(
    di_memori: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gulungan, "DI_MEMORI", di_memori)
    banyak = 3 * BLOK + 8
    harapan = [(f"a{n}", "ä" * (n % 3)) if n % 5 else ("", "") for n in range(1, banyak + 1)]
    isi = Gulungan()
    for nomor, baris in enumerate(harapan, start=1):
        if any(baris):
            isi.tambah(nomor, baris if baris[1] else baris[:1])
        assert isi[0] == harapan[0][: isi.lebar]
    assert (len(isi), list(isi)) == (banyak, harapan)
    assert [isi[n] for n in (-1, 5, banyak - 2, BLOK)] == [harapan[n] for n in (-1, 5, banyak - 2, BLOK)]
    assert isi[BLOK - 2 : BLOK + 2] == harapan[BLOK - 2 : BLOK + 2]
    assert [nomor for nomor, _ in isi.berisi()] == [n for n in range(1, banyak + 1) if n % 5]
    with pytest.raises(IndexError):
        isi[banyak]


def test_a_gap_of_a_hundred_thousand_rows_takes_no_room() -> None:
    isi = Gulungan()
    isi.tambah(1, ("a",))
    isi.tambah(100_000, ("b",))
    assert (len(isi), isi[50_000], isi[-1]) == (100_000, ("",), ("b",))
    assert sum(isi._ukuran) < 100
    assert list(isi.berisi()) == [(1, ("a",)), (100_000, ("b",))]


def test_a_tables_rows_are_made_as_they_are_read() -> None:
    isi = Gulungan()
    for nomor, baris in ((1, ("U1", "", "U2")), (2, ("3", "x", "4")), (4, ("1", "", "2")), (5, ("jumlah",))):
        isi.tambah(nomor, baris)
    baris = BarisTabel(isi, [(0, "U1"), (2, "U2")], 1, {5})
    assert baris == [(2, {"U1": "3", "U2": "4"}), (4, {"U1": "1", "U2": "2"})]
    assert (len(baris), baris[-1][0], baris[:1]) == (2, 4, [(2, {"U1": "3", "U2": "4"})])


@pytest.mark.parametrize("banyak", [4, 3 * BLOK])
def test_a_merged_cells_text_stands_in_every_row_that_it_covers(banyak: int) -> None:
    isi = Gulungan()
    isi.tambah(2, ("KK", "1"))
    isi.tambah(banyak - 1, ("", "2"))
    isi.tambah(banyak, ("KTP", "3"))
    isi.isi_ke_bawah(1, 2, 10**6)
    assert [sel[0] for sel in isi] == ["", *["KK"] * (banyak - 2), "KTP"]
    assert isi[banyak - 2] == ("KK", "2")
