"""What the office's forms answer: what was found, what was refused and why, what asks before it is done."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.alur.jalan import Server, kirim

Kirim = Callable[[Page, Server], None]
ADUAN = "/pengaduan/kelola?keadaan=selesai"


def _kirim(page: Page, server: Server, alamat: str, form: str, **isi: str) -> None:
    """Fill a form's fields by name and send it as it stands, whatever the browser would ask first."""
    page.goto(server.url + alamat)
    for nama, nilai in isi.items():
        page.locator(f"{form} [name='{nama}']").first.evaluate(
            "(bidang, nilai) => { bidang.value = nilai; }", nilai
        )
    with page.expect_navigation():
        page.locator(form).evaluate("form => HTMLFormElement.prototype.submit.call(form)")


def _tekan(page: Page, tombol: str) -> None:
    """Press a button as it stands, whatever the browser would ask first."""
    page.evaluate("document.querySelectorAll('form').forEach(form => { form.noValidate = true; })")
    kirim(page, page.get_by_role("button", name=tombol).first)


def _cari(ketikan: str) -> Kirim:
    return lambda page, server: _kirim(page, server, "/loket/cari", "#form-cari", cari=ketikan)


def _data_lama(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/loket")
    page.fill("#catat [name=pemohon]", "contoh")
    _tekan(page, "Cari data lama")
    page.locator("#data-lama button").first.wait_for()


def _catat_keliru(page: Page, server: Server) -> None:
    _kirim(page, server, "/loket", "#catat", layanan="tidak ada", desa="tidak ada", nik="12")


def _nik_keliru(page: Page, server: Server) -> None:
    _kirim(page, server, "/loket/warga", "main form", nik="12")


def _ungkap(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/pengaduan/kelola/1")
    _tekan(page, "Lihat nama dan kontak")


def _tanggapi_keliru(page: Page, server: Server) -> None:
    page.goto(server.url + ADUAN)
    page.locator("tbody th a").first.click()
    _tekan(page, "Buka kembali")


def _didahului(page: Page, server: Server) -> None:
    """A form that somebody else was quicker than."""
    page.goto(server.url + ADUAN)
    page.locator("tbody th a").first.click()
    page.fill("[name=catatan]", "uji")
    page.evaluate("document.querySelector('#form-tanggapi [name=versi]').value = '1'")
    _tekan(page, "Buka kembali")


def _lisan_keliru(page: Page, server: Server) -> None:
    _kirim(page, server, "/pengaduan/kelola/lisan", "#form-lisan", kontak="bukan kontak")


def _lisan(page: Page, server: Server) -> None:
    _kirim(page, server, "/pengaduan/kelola/lisan", "#form-lisan", isi="Antrean lama.")


def _akun_keliru(page: Page, server: Server) -> None:
    _kirim(page, server, "/kelola/akun", "#tambah-akun")


def _sandi_keliru(page: Page, server: Server) -> None:
    _kirim(page, server, "/akun/sandi", "main form", lama="keliru", baru="a", ulangi="b")


def _layanan_keliru(page: Page, server: Server) -> None:
    _kirim(page, server, "/kelola/layanan/baru", "main form")


def _janji_keliru(page: Page, server: Server) -> None:
    _kirim(page, server, "/kelola/janji", "#form-janji", **{"jumlah-1": "lama"})


def _kuesioner_keliru(page: Page, server: Server) -> None:
    _kirim(page, server, "/kelola/kuesioner/2", "#draf", **{"bobot-0": "banyak"})


def _isian_keliru(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/indikator/IKU-04/isi")
    page.locator("#isian [name^=nilai-]").first.evaluate("bidang => { bidang.value = 'banyak'; }")
    with page.expect_navigation():
        page.locator("#isian").evaluate("form => HTMLFormElement.prototype.submit.call(form)")


def _rumus_keliru(page: Page, server: Server) -> None:
    _kirim(page, server, "/indikator/IKU-04/koreksi", "main form:has([name=rumus])", rumus="desa_dibina ÷")


def _berkas_keliru(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/kelola/impor")
    berkas = {"name": "uji.csv", "mimeType": "text/csv", "buffer": b"U1,U2\n9,x\n"}
    page.set_input_files("main [type=file]", berkas)  # type: ignore[arg-type]  # a file payload
    with page.expect_navigation():
        page.locator("main form:has([type=file])").evaluate(
            "form => HTMLFormElement.prototype.submit.call(form)"
        )


def _papan_segar(page: Page, server: Server) -> None:
    """The board half a minute later, when its script has fetched it again."""
    page.clock.install()
    page.goto(f"{server.url}/loket")
    with page.expect_response("**/loket/papan*"):
        page.clock.fast_forward("00:31")


def _bertanya(alamat: str) -> Kirim:
    """Every question before what cannot be taken back, opened."""

    def buka(page: Page, server: Server) -> None:
        page.goto(server.url + alamat)
        assert page.locator("details.tanya").count(), alamat
        page.evaluate(
            "document.querySelectorAll('details.tanya, details:has(details.tanya)')"
            ".forEach(satu => { satu.open = true; })"
        )

    return buka


KIRIMAN: dict[str, tuple[Kirim, str]] = {
    "cari-banyak": (_cari("muara"), "tbody tr"),
    "cari-tiada": (_cari("zzzz"), ".kosong"),
    "cari-pendek": (_cari("z"), "#cari-galat"),
    "data-lama": (_data_lama, "#data-lama button"),
    "catat-keliru": (_catat_keliru, ".galat"),
    "nik-keliru": (_nik_keliru, "#nik-galat"),
    "ungkap": (_ungkap, "dl.rincian"),
    "tanggapi-keliru": (_tanggapi_keliru, ".ringkasan-galat"),
    "didahului": (_didahului, ".ringkasan-galat"),
    "lisan-keliru": (_lisan_keliru, ".ringkasan-galat"),
    "lisan": (_lisan, ".struk-kode"),
    "akun-keliru": (_akun_keliru, ".galat"),
    "sandi-keliru": (_sandi_keliru, ".galat"),
    "layanan-keliru": (_layanan_keliru, ".galat"),
    "janji-keliru": (_janji_keliru, ".ringkasan-galat"),
    "kuesioner-keliru": (_kuesioner_keliru, ".ringkasan-galat"),
    "isian-keliru": (_isian_keliru, ".ringkasan-galat"),
    "rumus-keliru": (_rumus_keliru, ".galat-letak"),
    "berkas-keliru": (_berkas_keliru, "main"),
    "tanya-akun": (_bertanya("/kelola/akun"), "details.tanya[open]"),
    "tanya-kalender": (_bertanya("/kelola/kalender"), "details.tanya[open]"),
    "papan-segar": (_papan_segar, "#papan tbody tr"),
    "tanya-draf": (_bertanya("/kelola/kuesioner/2"), "details.tanya[open]"),
}
"""By name: how one gets there, and what then stands on the page."""
