"""A sealed answer is opened by this server's key for its own office and day, and tells nothing else."""

from __future__ import annotations

import base64
import random
import secrets
from datetime import date, timedelta
from itertools import chain
from typing import Any

import pytest

from skm.jawaban.segel import NONCE, PANJANG, GalatSegel, IsiJawaban, Segel
from tests.jawaban import SEGEL

HARI = date(2026, 3, 2)
SEGEL_UTUH = NONCE + PANJANG + 16
"""Bytes of nearly every sealed answer: what makes it new, what it says, and what tells a change."""


def isi(**lain: Any) -> IsiJawaban:
    """An answer with everything a form has."""
    semua: dict[str, Any] = {
        "kuesioner_id": 1,
        "layanan_id": 2,
        "jalur": "tiket",
        "tautan_id": None,
        "tanda": 0,
        "nilai": {f"u{nomor}": 1 + nomor % 4 for nomor in range(1, 21)},
        "profil": {"jenis_kelamin": "perempuan", "usia": "26-35", "pendidikan": "sma", "pekerjaan": "pns"},
        "saran": "Loket 3 lama.",
        "tambahan": {"T1": 2, "T2": "ya"},
    }
    return IsiJawaban(**semua | lain)


def tutup(satu: IsiJawaban) -> bytes:
    """Sealed for the office and day of these tests."""
    return SEGEL.tutup(satu, unit_id=1, hari=HARI)


@pytest.mark.parametrize(
    "satu",
    [
        isi(),
        isi(saran=None, tambahan=None, profil={}),
        isi(layanan_id=None, tautan_id=7, tanda=5, saran="\0"),
    ],
)
def test_what_was_sealed_is_opened_as_it_was(satu: IsiJawaban) -> None:
    assert SEGEL.buka(tutup(satu), unit_id=1, hari=HARI) == satu


def test_another_key_office_or_day_does_not_open_it() -> None:
    tersegel = tutup(isi())
    lain = Segel(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
    for segel, unit_id, hari in ((lain, 1, HARI), (SEGEL, 2, HARI), (SEGEL, 1, HARI + timedelta(1))):
        with pytest.raises(GalatSegel, match="Kunci data server ini"):
            segel.buka(tersegel, unit_id=unit_id, hari=hari)


def test_not_one_byte_of_it_can_be_changed_or_left_out() -> None:
    tersegel = tutup(isi())
    for letak in {0, NONCE - 1, NONCE, len(tersegel) // 2, len(tersegel) - 17, len(tersegel) - 1}:
        rusak = bytearray(tersegel)
        rusak[letak] ^= 1
        with pytest.raises(GalatSegel):
            SEGEL.buka(bytes(rusak), unit_id=1, hari=HARI)
    for potongan in (b"", tersegel[:NONCE], tersegel[:-1]):
        with pytest.raises(GalatSegel):
            SEGEL.buka(potongan, unit_id=1, hari=HARI)


@pytest.mark.parametrize("huruf", ["a", "é", "ꦲ", "😀", '"', "\\", "\n", "\0"])
def test_every_answer_with_a_comment_of_up_to_a_thousand_letters_has_one_length(huruf: str) -> None:
    assert {len(tutup(isi(saran=huruf * n))) for n in (0, 1, 100, 999, 1000)} == {SEGEL_UTUH}


def test_a_thousand_emoji_of_all_kinds_have_that_length_too() -> None:
    blok = (range(0x1F300, 0x1F650), range(0x1F680, 0x1F700), range(0x1F900, 0x1FA00))
    semua = [chr(satu) for satu in chain(*blok)]
    acak = random.Random(5)
    for _ in range(20):
        assert len(tutup(isi(saran="".join(acak.choices(semua, k=1000))))) == SEGEL_UTUH


def test_what_is_longer_has_a_multiple_of_what_is_padded() -> None:
    acak = random.Random(5)
    for banyak in (4, 8, 16):
        huruf = [chr(acak.randint(0x4E00, 0x9FFF)) for _ in range(1000)]
        teks = {f"T{n}": "".join(acak.sample(huruf, 1000)) for n in range(banyak)}
        satu = isi(tambahan=teks)
        tersegel = tutup(satu)
        assert len(tersegel) > SEGEL_UTUH
        assert (len(tersegel) - NONCE - 16) % PANJANG == 0
        assert SEGEL.buka(tersegel, unit_id=1, hari=HARI) == satu


def test_the_same_answer_is_never_sealed_alike_and_says_nothing_to_who_has_no_key() -> None:
    semua = [tutup(isi()) for _ in range(500)]
    assert len({satu[:NONCE] for satu in semua}) == 500
    assert len({satu[letak : letak + 16] for satu in semua for letak in range(0, len(satu), 16)}) == (
        500 * -(-SEGEL_UTUH // 16)
    )
    for kata in (b"Loket", b"perempuan", b"tiket", b'"u1"', b"saran"):
        assert not any(kata in satu for satu in semua)
