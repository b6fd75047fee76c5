"""Citizens' doors, what they ask and their prepared pages: from the shelf, else read and put there."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NoReturn, cast

from flask import Response, abort, current_app, make_response, request, url_for

from skm.bahasa import ASAL, N_
from skm.db import sesi_baca
from skm.jawaban.jalur import Jalur
from skm.kuesioner.berlaku import kuesioner_berlaku, kuesioner_terbit
from skm.kuesioner.models import Kuesioner
from skm.layanan.views.kantor import kepala_warga, pakai_kantor
from skm.survei import queries
from skm.survei.isian import ANTREAN_TERLAMA, KOSONG
from skm.survei.perbaikan import ButirPerbaikan, baca_butir
from skm.survei.queries import PilihanLayanan, Pintu
from skm.survei.views import halaman
from skm.survei.views.bersama import laju
from skm.web import token
from skm.web.bahasa import PARAMETER, kode_bahasa
from skm.web.bahasa import gettext as _
from skm.web.depan import ANTREAN, LUBANG, TENGAH, kepala
from skm.web.jaringan import jaringan
from skm.web.lembar import siapkan
from skm.web.rak import Isi, Siap, taruh
from skm.web.waktu import sekarang, zona_kantor
from skm.web.warga import bergaya, tanpa_menu

TIDAK_ADA = N_("Kami tidak menemukan survei di alamat ini. Periksa kembali alamat atau kode QR-nya.")
DITUTUP = N_("Survei di alamat ini sudah ditutup. Mintalah kode QR yang baru kepada petugas kami.")
SUSULAN_LEWAT = N_(
    "Survei di alamat ini sudah ditutup, dan jawaban yang diisi sebelumnya hanya diterima sampai 14 hari "
    "sesudah itu. Jawaban ini tidak tersimpan."
)
SUSULAN_BARU = N_(
    "Survei di alamat ini sudah ditutup sebelum jawaban ini diisi. Jawaban ini tidak tersimpan. "
    "Mintalah kode QR yang baru kepada petugas kami."
)
KEDALUWARSA = N_("Masa mengisi survei untuk kunjungan ini sudah lewat. Terima kasih sudah mampir.")
TERLALU_SERING = N_("Terlalu banyak alamat keliru yang dicoba. Mohon tunggu satu menit, lalu coba lagi.")
PINTU, MENGADU = "survei.kuesioner", "pengaduan.formulir"
"""Endpoints of a door's page, and of the page where its citizens complain."""
TOKEN, KUNCI, KODE = (secrets.token_hex(16) for _ in range(3))
"""What stands for token, key and a ticket's code while a page is prepared: in no text by accident."""
LAYANAN, PERBAIKAN = "layanan", "perbaikan"
"""Under what a unit's services, and what it mends, stand on the shelf."""


def pintu_berkode(isi: Isi, kode: str, jalur: Jalur) -> Pintu:
    """The link or ticket of that code, closed ones too; else the page that says there is none (404)."""
    kunci = (jalur, kode.strip().lower())
    pintu: Pintu | None = isi.pintu.get(kunci) or _baca_pintu(kode, jalur)
    if pintu is None:
        _tolak(*((TERLALU_SERING, 429) if laju().salah_kode(jaringan()) else (TIDAK_ADA, 404)))
    pakai_kantor(pintu.unit_id)
    taruh(isi.pintu, kunci, pintu)
    return pintu


def pintu_terbuka(isi: Isi, kode: str, jalur: Jalur) -> Pintu:
    """The same, and open, else the page that says it was closed (410)."""
    pintu = pintu_berkode(isi, kode, jalur)
    if not terbuka_pada(pintu, isi.hari):
        _tolak(KEDALUWARSA if jalur is Jalur.TIKET else DITUTUP, 410)
    return pintu


def tampung_susulan(pintu: Pintu, hari: date, umur: float | None, diisi: date | None) -> bool:
    """Whether a closed link still takes a form that was filled in before; False for one that is open.

    `umur` is how many seconds ago this server made the form's page for that link, None for no page of it;
    `diisi` the day on which the device says it was filled in, which is believed from the page's day on, as a
    ticket's is. It may wait as long as a ticket's. Else the page that says that it was not taken, and why
    (410).
    """
    if terbuka_pada(pintu, hari):
        return False
    if pintu.jalur is Jalur.TIKET:
        _tolak(KEDALUWARSA, 410)
    if umur is None or (diisi is None and not token.masih_berlaku(umur)):
        _tolak(DITUTUP, 410)
    dibuka, akhir = sekarang() - timedelta(seconds=umur), _hari_tutup(pintu)
    dibuat = dibuka.astimezone(zona_kantor()).date()
    sesudah = pintu.ditutup is not None and dibuka > pintu.ditutup
    if akhir is not None and (sesudah or max(diisi or dibuat, dibuat) > akhir):
        _tolak(SUSULAN_BARU, 410)
    if akhir is None or hari - akhir > ANTREAN_TERLAMA:
        _tolak(SUSULAN_LEWAT, 410)
    return True


def _hari_tutup(pintu: Pintu) -> date | None:
    """The last day on which a closed link was open; None where that was not noted."""
    if pintu.aktif:
        return pintu.sampai
    if pintu.ditutup is None:
        return None
    tutup = pintu.ditutup.astimezone(zona_kantor()).date()
    return tutup if pintu.sampai is None else min(tutup, pintu.sampai)


def terbuka_pada(pintu: Pintu, hari: date) -> bool:
    """Whether it is open on that day.

    A spent ticket is open like any other: only sending tells. One that has ended is open as long as a form
    filled in before its end may wait for the signal.
    """
    akhir = pintu.sampai
    if akhir is not None and pintu.jalur is Jalur.TIKET:
        akhir += ANTREAN_TERLAMA
    return pintu.aktif and (akhir is None or akhir >= hari)


def kuesioner_pintu(isi: Isi, pintu: Pintu, nomor: int | None = None) -> Kuesioner:
    """The version the sent form was shown with, if that can be, else the one in force. Raises Galat (503)."""
    kunci = (pintu.unit_id, pintu.jenis_kuesioner, nomor)
    ada = kuesioner_di_rak(isi, pintu, nomor)
    if ada is None and kunci not in isi.isi:
        ada = taruh(isi.isi, kunci, _baca_kuesioner(isi, pintu, nomor))
    return ada or kuesioner_pintu(isi, pintu)


def kuesioner_di_rak(isi: Isi, pintu: Pintu, nomor: int | None) -> Kuesioner | None:
    """That version, None for the one in force, if it was read already."""
    milik = (pintu.unit_id, pintu.jenis_kuesioner)
    berlaku: Kuesioner | None = isi.isi.get((*milik, None))
    if berlaku is not None and berlaku.id == nomor:
        return berlaku
    ada: Kuesioner | None = isi.isi.get((*milik, nomor))
    return ada


def layanan_pintu(isi: Isi, pintu: Pintu) -> Mapping[str, PilihanLayanan]:
    """The services a citizen may name at that door; none where the door stands for one."""
    ada = layanan_di_rak(isi, pintu)
    return taruh(isi.isi, (LAYANAN, pintu.unit_id), _baca_layanan(pintu.unit_id)) if ada is None else ada


def layanan_di_rak(isi: Isi, pintu: Pintu) -> Mapping[str, PilihanLayanan] | None:
    """The same, if they were read already."""
    if pintu.layanan_id is not None:
        return {}
    ada: Mapping[str, PilihanLayanan] | None = isi.isi.get((LAYANAN, pintu.unit_id))
    return ada


def kuesioner_siap(isi: Isi, pintu: Pintu) -> Siap:
    """The questionnaire's page of that door in the language asked for."""

    def susun(alamat: str) -> tuple[str, str]:
        satu = kuesioner_pintu(isi, pintu)
        layanan = layanan_pintu(isi, pintu)
        lembar = halaman.kuesioner(
            pintu,
            satu,
            KOSONG,
            action=alamat,
            token=TOKEN,
            kunci=KUNCI,
            layanan=layanan,
            mengadu=tempat_mengadu(pintu),
        )
        teks = tanpa_menu("survei/kuesioner.html", lembar)
        awal, _, akhir = teks.replace(f"{TOKEN}{TENGAH}{KUNCI}", TOKEN).partition(TOKEN)
        return awal, akhir

    return _siap(isi, PINTU, pintu, susun, untuk_token(pintu.jalur, pintu.kode))


def tamat_siap(isi: Isi, pintu: Pintu, susun: Callable[[], str]) -> Siap:
    """The page that thanks."""
    return _siap(isi, "survei.terima_kasih", pintu, lambda _alamat: (susun(), ""))


def perbaikan_pintu(isi: Isi, pintu: Pintu) -> tuple[ButirPerbaikan, ...]:
    """What the door's office mends, what is done first."""
    kunci = (PERBAIKAN, pintu.unit_id)
    ada: tuple[ButirPerbaikan, ...] | None = isi.isi.get(kunci)
    return taruh(isi.isi, kunci, _baca_perbaikan(pintu.unit_id)) if ada is None else ada


def tempat_mengadu(pintu: Pintu) -> halaman.Mengadu:
    """Where the citizens of the door's office complain."""
    tanya = {"unit": pintu.unit_kode or None, PARAMETER: None if kode_bahasa() == ASAL else kode_bahasa()}
    alamat = url_for(MENGADU, **cast("dict[str, Any]", tanya))
    return halaman.Mengadu(alamat, pintu.pengaduan)


def untuk_token(jalur: Jalur, kode: str) -> str:
    """What the token of that door's form is for."""
    return f"{jalur}/{kode}"


def _siap(
    isi: Isi, endpoint: str, pintu: Pintu, susun: Callable[[str], tuple[str, str]], untuk: str = ""
) -> Siap:
    alamat = url_for(endpoint, kode=pintu.kode, jalur=pintu.jalur)
    jalan, _, tanya = alamat.partition("?")
    ada = isi.siap.get((jalan, tanya))
    if ada is not None:
        return ada
    awal, akhir = _naskah(isi, (endpoint, kode_bahasa()), pintu, lambda: susun(alamat))
    lembar = siapkan(awal, akhir, LUBANG if untuk else 0, sekali=pintu.jalur is Jalur.TIKET)
    bergaya()
    aturan = jalan.replace(pintu.kode, "<kode>", 1)
    siap = Siap(lembar, kepala(lembar), untuk, pintu.tautan_id if untuk else None, aturan)
    return taruh(isi.siap, (jalan, tanya), siap)


def _naskah(
    isi: Isi, halaman: tuple[str, str], pintu: Pintu, susun: Callable[[], tuple[str, str]]
) -> tuple[str, str]:
    """What stands before and behind the hole. Tickets of a service share it: only their codes differ."""
    if pintu.jalur is not Jalur.TIKET:
        return susun()
    kunci = (halaman, pintu.unit_id, pintu.layanan_id)
    naskah: tuple[str, str] | None = isi.isi.get(kunci)
    if naskah is None:
        kode = str((request.view_args or {})["kode"])  # as it was typed: the addresses on the page say it so
        awal, akhir = (bagian.replace(kode, KODE).replace(pintu.kode, KODE) for bagian in susun())
        naskah = taruh(isi.isi, kunci, (awal, akhir))
    awal, akhir = naskah
    return awal.replace(KODE, pintu.kode), akhir.replace(KODE, pintu.kode)


def _baca_pintu(kode: str, jalur: Jalur) -> Pintu | None:
    with sesi_baca() as sesi:
        if jalur is Jalur.TIKET:
            return queries.pintu_tiket(sesi, kode)
        tautan = queries.tautan_berkode(sesi, kode)
        return tautan.pintu() if tautan is not None and Jalur(tautan.jenis) is jalur else None


def _baca_layanan(unit_id: int) -> Mapping[str, PilihanLayanan]:
    with sesi_baca() as sesi:
        return queries.pilihan_layanan(sesi, unit_id)


def _baca_perbaikan(unit_id: int) -> tuple[ButirPerbaikan, ...]:
    with sesi_baca() as sesi:
        satu = queries.perbaikan_terbaru(sesi, unit_id)
        return () if satu is None else baca_butir(satu.butir)


def _baca_kuesioner(isi: Isi, pintu: Pintu, nomor: int | None) -> Kuesioner | None:
    """Read whole: it outlives its session."""
    milik, hari = (pintu.unit_id, pintu.jenis_kuesioner), isi.hari
    with sesi_baca() as sesi:
        if nomor is None:
            return kuesioner_berlaku(sesi, *milik, pada=hari)
        sejak = hari - ANTREAN_TERLAMA
        return kuesioner_terbit(sesi, *milik, nomor, sejak=sejak, pada=hari)


def teks_antrean(pesan: str, status: int) -> Response | None:
    """The same for a device that sends what waited there, which shows its reader the sentence; else None."""
    if ANTREAN not in request.headers:
        return None
    kalimat = current_app.response_class(_(pesan), content_type="text/plain; charset=utf-8")
    return make_response(kalimat, status)


def _tolak(pesan: str, status: int) -> NoReturn:
    if (kalimat := teks_antrean(pesan, status)) is not None:
        abort(kalimat)
    isi = halaman.HalamanTutup(**kepala_warga(), pesan=pesan)
    abort(make_response(tanpa_menu("survei/tutup.html", isi), status))
