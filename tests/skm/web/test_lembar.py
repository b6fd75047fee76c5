"""A prepared page reads back as what it would have been, whatever fills its hole."""

from __future__ import annotations

import gzip

import brotli
import pytest

from skm.web.lembar import TERPANJANG, siapkan

AWAL = "<style>a{color:red}b{color:red}</style><p>Kecamatan Long Kali – pelayanan</p>" * 20
AKHIR = '"><p>Kecamatan Long Kali – pelayanan dan pengaduan</p><b>ya</b><b>tidak</b>' * 20
BUKA = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize("sandi", BUKA)
@pytest.mark.parametrize(
    "lubang",
    [
        b"",
        b"x",
        b"token-dan-kunci" * 8,
        bytes(range(128, 256)),  # the very bytes that stood in for it
        AKHIR.encode()[:TERPANJANG],  # what comes next anyway
        b"\0" * TERPANJANG,
    ],
)
def test_every_form_of_a_page_reads_back_as_the_page(sandi: str, lubang: bytes) -> None:
    satu = siapkan(AWAL, AKHIR, len(lubang))
    isi = satu.isi(sandi, lubang)
    assert BUKA[sandi](isi) == AWAL.encode() + lubang + AKHIR.encode()
    assert len(isi) == satu.panjang(sandi)


def test_the_hole_costs_little_more_than_its_own_bytes() -> None:
    satu, utuh = siapkan(AWAL, AKHIR, 100), siapkan(AWAL + AKHIR)
    for sandi in ("gzip", "br"):
        assert satu.panjang(sandi) - 100 <= utuh.panjang(sandi) + 60


def test_a_page_without_a_hole_is_one_piece() -> None:
    for akhir in ("", AKHIR):
        satu = siapkan(AWAL, akhir)
        assert {BUKA[sandi](satu.isi(sandi)) for sandi in BUKA} == {(AWAL + akhir).encode()}


def test_what_does_not_fit_the_hole_is_refused() -> None:
    satu = siapkan(AWAL, AKHIR, 10)
    for lubang in (b"", b"x" * 9, b"x" * 11):
        with pytest.raises(ValueError, match="10 bytes long"):
            satu.isi("gzip", lubang)
    with pytest.raises(ValueError, match="more than"):
        siapkan(AWAL, AKHIR, TERPANJANG + 1)
