"""The citizen's pages about complaints, each opened as a citizen comes to it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.alur.jalan import Server


def formulir(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/pengaduan")


def keliru(page: Page, server: Server) -> None:
    formulir(page, server)
    page.fill("#isi", "Antrean lama.")
    page.fill("#kontak", "bukan kontak")
    page.click("#kirim")
    page.get_by_text("Pengaduan belum terkirim").wait_for()


def terkirim(page: Page, server: Server) -> None:
    keliru(page, server)
    page.fill("#kontak", "siti@contoh.id")
    page.click("#kirim")
    page.get_by_text("Kode pengaduan Anda").wait_for()


PENGADUAN: dict[str, Callable[[Page, Server], None]] = {
    "pengaduan": formulir,
    "pengaduan-keliru": keliru,
    "pengaduan-terkirim": terkirim,
}
