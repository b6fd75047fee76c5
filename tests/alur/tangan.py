"""A pair of hands that counts: what a journey does to a page goes through here, and it can do nothing else.

A field filled in or changed is one, however long its text, getting to it by finger or mouse included. A key
that types no value is one, Shift+Tab and Tab to the next field too. A tap or click on anything else is one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from playwright.sync_api import LocatorAssertions, Page, Response, expect

BERKOTAK = "document.activeElement.matches('input:not([type=checkbox], [type=radio]), textarea')"


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Fields filled in, keys pressed, clicks."""

    isian: int = 0
    tombol: int = 0
    klik: int = 0


class Tangan:
    """Hands in front of one page; what was done to bring it there is not theirs."""

    def __init__(self, page: Page, *, ponsel: bool = False) -> None:
        self._page, self._ponsel, self.hitungan = page, ponsel, Hitungan()

    def mulai(self) -> None:
        """The job begins here: what was done before is not counted."""
        self.hitungan = Hitungan()

    def tekan(self, *tombol: str) -> None:
        """Press these keys, one after the other; none of them types."""
        for satu in tombol:
            self._akses(satu[-1]) if satu.startswith("Alt+") else self._page.keyboard.press(satu)
            if len(satu) == 1:
                assert not self._page.evaluate(f"{BERKOTAK} && document.activeElement.value"), (
                    f"{satu} was typed"
                )
            self._hitung(tombol=1)

    def ketik(self, teks: str) -> None:
        """Type a value into the field that has the focus."""
        assert self._page.evaluate(BERKOTAK), "nothing that has the focus can be typed into"
        self._page.keyboard.type(teks)
        self._hitung(isian=1)

    def isi(self, selector: str, teks: str) -> None:
        """Go to a field and replace what stands in it."""
        self._page.locator(selector).fill(teks)
        self._hitung(isian=1)

    def pilih(self, selector: str, nilai: str) -> None:
        """Go to a list and choose from it."""
        self._page.locator(selector).select_option(nilai)
        self._hitung(isian=1)

    def klik(self, selector: str, teks: str | None = None) -> None:
        """Tap or click the only thing that is meant."""
        sasaran = self._page.locator(selector, has_text=teks)
        (sasaran.tap if self._ponsel else sasaran.click)()
        self._hitung(klik=1)

    def buka_berkas(self, selector: str, teks: str) -> Response:
        """Click a link to a file; gives the server's answer."""
        alamat = self._page.locator(selector, has_text=teks).get_attribute("href")
        with self._page.expect_response(lambda satu: satu.url.endswith(str(alamat))) as jawaban:
            self.klik(selector, teks)
        return jawaban.value

    def lihat(self, selector: str, teks: str | None = None) -> LocatorAssertions:
        """What can be asserted about a place on the page; looking is not counted."""
        return expect(self._page.locator(selector, has_text=teks).first)

    def semua(self, selector: str) -> list[str]:
        """The words of every one of them on the page."""
        return self._page.locator(selector).all_inner_texts()

    def baca(self, janji: str) -> object:
        """What the page knows, by an expression that changes nothing."""
        return self._page.evaluate(janji)

    def tutup(self) -> None:
        """Leave the page."""
        self._page.close()

    def _akses(self, huruf: str) -> None:
        """A letter with Alt as a keyboard sends it; `press` leaves out what access keys go by."""
        tekan = {"key": huruf, "text": huruf, "unmodifiedText": huruf, "modifiers": 1}
        sesi = self._page.context.new_cdp_session(self._page)
        sesi.send("Input.dispatchKeyEvent", {"type": "keyDown", **tekan})

    def _hitung(self, **satu: int) -> None:
        lama = self.hitungan
        self.hitungan = replace(lama, **{nama: getattr(lama, nama) + n for nama, n in satu.items()})
