"""Two people send the same form at once: the slower one is told so in words, and nothing of hers is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from werkzeug.test import TestResponse

from skm.akun.models import Peran
from tests.lomba.arena import Arena
from tests.lomba.formulir import BERKODE, BERLOMBA, DISEBUT, SILANG, TAK_MENULIS, TANPA_LOMBA, Kiriman, Silang
from tests.rute import TABEL

pytestmark = pytest.mark.luas

POST = {rute.pola: rute for rute in TABEL if rute.metode == "POST"}


def _siap(
    arena: Arena, siapa: str, pola: str, kiriman: Kiriman, *, ikuti: bool = False
) -> Callable[[], TestResponse]:
    """That person is signed in; what is given sends the form."""
    rute = POST[pola]
    if kiriman.isian is not None:
        rute = replace(rute, isian=dict(kiriman.isian))
    if kiriman.berkas is not None:
        rute = replace(rute, berkas=("lain.csv", kiriman.berkas))
    peran = kiriman.peran or (min(rute.siapa) if rute.siapa else None)
    alamat = (kiriman.alamat or arena.contoh.alamat(pola)) + kiriman.kueri
    orang = arena.orang("ani" if kiriman.sendiri else siapa, peran)
    return partial(orang.kirim, rute, alamat, kiriman.json, ikuti=ikuti)


def _balapan(
    arena: Arena, pola: str, kiriman: Kiriman, lawan: Kiriman, pola_lawan: str = "", *, ikuti: bool = False
) -> tuple[TestResponse, TestResponse]:
    """The answers of Ani, who is slower, and of Budi."""
    ani = _siap(arena, "ani", pola, kiriman, ikuti=ikuti)
    budi = _siap(arena, "budi", pola_lawan or pola, lawan)
    jawaban: list[TestResponse] = []
    arena.saingan = lambda: jawaban.append(budi())
    lambat = ani()
    assert jawaban, f"{pola}: the rival never ran, or not to its end; {lambat.status} {lambat.text[-800:]}"
    assert jawaban[0].status_code in {200, 302, 303}, jawaban[0].text[-800:]
    return lambat, jawaban[0]


def test_every_form_is_sent_by_two_at_once_or_says_why_it_cannot_lose() -> None:
    assert sorted([*BERLOMBA, *DISEBUT, *TANPA_LOMBA, *TAK_MENULIS, *BERKODE]) == sorted(POST)


@pytest.mark.parametrize("pola", BERLOMBA)
def test_who_is_slower_is_told_in_words_and_nothing_of_it_is_kept(arena: Arena, pola: str) -> None:
    lambat, _ = _balapan(arena, pola, BERLOMBA[pola], BERLOMBA[pola])
    kata = arena.kata(BERLOMBA[pola].kata, BERLOMBA[pola].di_sqlite)
    assert (lambat.status_code, kata in lambat.text) == (409, True), lambat.text[-2000:]
    assert arena.isi() == arena.tersimpan


@pytest.mark.parametrize("silang", SILANG, ids=lambda satu: f"{satu.lambat} {satu.cepat}")
def test_another_form_about_the_same_thing_may_be_the_quicker_one(arena: Arena, silang: Silang) -> None:
    lambat, _ = _balapan(arena, silang.lambat, silang.kiriman, silang.saingan, silang.cepat)
    assert (lambat.status_code, silang.kiriman.kata in lambat.text) == (409, True), lambat.text[-2000:]
    assert arena.isi() == arena.tersimpan


@pytest.mark.parametrize("pola", DISEBUT)
def test_of_many_at_once_the_lost_one_is_named_and_nothing_of_it_is_kept(arena: Arena, pola: str) -> None:
    lambat, _ = _balapan(arena, pola, DISEBUT[pola], DISEBUT[pola], ikuti=True)
    assert (lambat.status_code, DISEBUT[pola].kata in lambat.text) == (200, True), lambat.text[-2000:]
    assert arena.isi() == arena.tersimpan


@pytest.mark.parametrize("pola", TANPA_LOMBA)
def test_a_form_that_cannot_lose_answers_both_alike(arena: Arena, pola: str) -> None:
    lambat, cepat = _balapan(arena, pola, TANPA_LOMBA[pola], TANPA_LOMBA[pola])
    assert lambat.status_code == cepat.status_code, lambat.text[-2000:]


@pytest.mark.parametrize("pola", TAK_MENULIS)
def test_a_form_that_keeps_nothing_writes_nothing(arena: Arena, pola: str) -> None:
    kirim, semula = _siap(arena, "ani", pola, Kiriman()), arena.isi()
    assert kirim().status_code in {200, 303}
    assert arena.isi() == semula


@pytest.mark.parametrize("pola", BERKODE)
def test_who_has_no_codes_changes_nothing_about_them(arena: Arena, pola: str) -> None:
    kirim, semula = _siap(arena, "ani", pola, Kiriman(peran=Peran.ADMIN)), arena.isi()
    assert kirim().status_code in {303, 400}
    assert arena.isi() == semula
