"""Files without the key never tell which arrival an answer was, nor which ticket: only its release.

Five hundred answers come in on five days, with and without tickets. Against the true order of arrival stands
every order that the files know: of rows, indexes, pages and logs. Chance alone exceeds the bound once in a
thousand times; what exceeds it again in the same place when all is done anew is no chance.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from skm.jawaban.models import Jawaban, Kiriman
from skm.layanan.models import Tiket
from tests.conftest import KEDUANYA, basis_sendiri
from tests.skm.jawaban.jejak import Letak
from tests.skm.jawaban.lima_hari import LEPAS, SEHARI, Dilepas, Kejadian, lima_hari

pytestmark = pytest.mark.luas

BATAS = 3.2905
"""Of a normal deviate: exceeded, on either side, once in a thousand times."""


@pytest.fixture(scope="module", params=KEDUANYA)
def jenis(request: pytest.FixtureRequest) -> str:
    """Kind of database."""
    return str(request.param)


@pytest.fixture(scope="module")
def kejadian(request: pytest.FixtureRequest, jenis: str) -> Iterator[Kejadian]:
    """What happened, for reading."""
    with basis_sendiri(request, jenis) as url, lima_hari(url) as satu:
        yield satu


def sejalan(letak: Letak, urut: Mapping[Any, int]) -> tuple[float, int]:
    """Spearman's rank correlation and of how many; none where all lie in one place."""
    semua = [satu for satu in letak if satu in urut]
    n = len(semua)
    if len({letak[satu] for satu in semua}) < 2:
        return 0.0, n
    pertama = {satu: ke for ke, satu in enumerate(sorted(semua, key=letak.__getitem__))}
    kedua = {satu: ke for ke, satu in enumerate(sorted(semua, key=urut.__getitem__))}
    return 1 - 6 * sum((pertama[satu] - kedua[satu]) ** 2 for satu in semua) / (n * (n * n - 1)), n


def tercium(kejadian: Kejadian) -> set[str]:
    """Orders that go with the order of arrival of a release more than chance would let them."""
    urut: defaultdict[date, dict[UUID, int]] = defaultdict(dict)
    for nomor, satu in kejadian.jawaban.items():
        urut[satu.hari][nomor] = kejadian.urut[satu.ciri]
    semua = {
        f"{hari} {nama}": sejalan(letak, milik)
        for hari, milik in urut.items()
        for nama, letak in kejadian.urutan.items()
    }
    return {nama for nama, (rho, n) in semua.items() if n > 30 and abs(rho) > BATAS / math.sqrt(n - 1)}


def tertebak(kejadian: Kejadian) -> set[str]:
    """Orders by which tickets, in the order they were spent, meet their answers more often than chance.

    Who guesses knows the release, the service, and that there was a ticket. However many such answers there
    are, an order that knows nothing meets one of them in the mean.
    """
    sel: defaultdict[tuple[date, int | None], list[tuple[UUID, Dilepas]]] = defaultdict(list)
    for nomor, satu in kejadian.jawaban.items():
        if satu.jalur == "tiket":
            sel[satu.hari, satu.layanan_id].append((nomor, satu))
    hasil = set()
    for nama, letak in kejadian.urutan.items():
        milik = [isi for isi in sel.values() if len(isi) > 1 and all(nomor in letak for nomor, _ in isi)]
        for arah in (1, -1):
            kena = 0
            for isi in milik:
                datang = sorted(isi, key=lambda satu: kejadian.urut[satu[1].ciri])
                tebakan = sorted(isi, key=lambda satu: letak[satu[0]])[::arah]
                kena += sum(a == b for a, b in zip(datang, tebakan, strict=True))
            if kena > 2 + len(milik) + BATAS * math.sqrt(len(milik)):
                hasil.add(f"{nama}, tiket, {arah}")
    return hasil


def test_who_looks_this_way_sees_the_order_in_which_sealed_answers_came(kejadian: Kejadian) -> None:
    """They lie in it, and nobody can read them: of answers the same instruments would see as much."""
    urut = {satu: kejadian.urut[ciri] for satu, ciri in kejadian.menunggu.items()}
    semua = {nama: sejalan(letak, urut) for nama, letak in kejadian.urutan_menunggu.items()}
    # A word that a page of the log cuts in two is not found there.
    terlihat = {nama for nama, (rho, n) in semua.items() if rho > 0.99 and n > 0.9 * len(urut)}
    if kejadian.penyerang.mesin.dialect.name == "sqlite":
        assert terlihat >= {"tanpa urutan", "skm.sqlite3-wal, pertama", "skm.sqlite3-wal, terakhir"}
    else:
        assert terlihat >= {"tanpa urutan", "ctid", "wal, pertama", "toast, pertama"}


def test_no_order_that_the_files_know_goes_with_the_order_of_arrival(
    request: pytest.FixtureRequest, jenis: str, kejadian: Kejadian
) -> None:
    assert len(kejadian.jawaban) == sum(SEHARI) == 500
    terlalu = tercium(kejadian) | tertebak(kejadian)
    if terlalu:
        with basis_sendiri(request, jenis) as url, lima_hari(url) as sekali_lagi:
            terlalu &= tercium(sekali_lagi) | tertebak(sekali_lagi)
    assert terlalu == set()


def test_copies_of_the_files_tell_of_an_answer_its_release_and_nothing_nearer(kejadian: Kejadian) -> None:
    """Between two copies either tickets and keys are spent or answers appear, a whole release together."""
    muncul = {}
    for ke, (sebelum, sesudah) in enumerate(pairwise(kejadian.penyerang.salinan), start=1):
        if sesudah.jawaban != sebelum.jawaban:
            muncul[ke] = len(sesudah.jawaban - sebelum.jawaban)
            assert (sesudah.terpakai, sesudah.kunci) == (sebelum.terpakai, sebelum.kunci)
        else:
            assert sesudah.terbaca == sebelum.terbaca
    lepas = [ke for hari, ke in enumerate(kejadian.salinan_lepas) if SEHARI[hari] >= 5]
    assert muncul == dict(zip(lepas, LEPAS, strict=True))


def test_before_its_release_nothing_of_an_answer_can_be_read_in_any_file(kejadian: Kejadian) -> None:
    for satu in kejadian.penyerang.salinan:
        assert satu.terbaca == {kejadian.jawaban[nomor].ciri for nomor in satu.jawaban}
    assert satu.terbaca == kejadian.urut.keys(), "the search would find nothing anywhere"


def test_waiting_rows_are_of_one_length_and_no_two_begin_alike(kejadian: Kejadian) -> None:
    semua = {isi for satu in kejadian.penyerang.salinan for isi in satu.menunggu.values()}
    assert len({len(isi) for isi in semua}) == 1
    assert len({isi[:12] for isi in semua}) == len(semua) == sum(SEHARI)


def test_no_answer_shares_its_transaction_with_a_ticket_or_a_key(jenis: str, kejadian: Kejadian) -> None:
    """On SQLite no row keeps one; that the copies of the files differ in one kind alone is told above."""
    if jenis == "sqlite":
        return
    xmin: dict[Any, set[str]] = {}
    with kejadian.penyerang.mesin.connect() as koneksi:
        for tabel in (Jawaban, Tiket, Kiriman):
            xmin[tabel] = set(koneksi.scalars(sa.select(sa.literal_column("xmin::text")).select_from(tabel)))
    assert len(xmin[Jawaban]) == len(LEPAS)
    assert xmin[Jawaban] & (xmin[Tiket] | xmin[Kiriman]) == set()
