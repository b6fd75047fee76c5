"""Input no form can send is refused kindly and stores nothing."""

from __future__ import annotations

import pytest

from tests.klien import Klien


@pytest.mark.parametrize("url", ["/?a=%00", "/masuk?lanjut=%00", "/s/abc%00"])
def test_a_nul_character_in_the_address_is_refused(klien: Klien, url: str) -> None:
    assert klien.get(url).status == 400


def test_a_nul_character_in_the_account_name_is_just_a_wrong_name(klien: Klien) -> None:
    halaman = klien.get("/masuk").form().isi(nama="a\x00b", sandi="apa saja").kirim()
    assert halaman.status == 400
    assert "tidak cocok" in halaman.teks
