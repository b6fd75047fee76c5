"""Days and moments are asked for alike: today where today is meant, else empty with the meaning of empty."""

from __future__ import annotations

import re
from datetime import datetime
from enum import Enum, auto
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form

from kinerja.galat import GalatMasukan
from skm.akun.models import Peran
from skm.web.tanggal import (
    LUAR,
    RENTANG_HARI,
    RENTANG_SAAT,
    SALAH,
    WAJIB,
    baca_hari,
    hari_isian,
)
from tests.alur.jalan import AKAR
from tests.contoh import isi_contoh
from tests.klien import Klien
from tests.rute import TABEL
from tests.rute_dasar import SIAPA_SAJA


class Awal(Enum):
    """What a field holds when its page is opened."""

    HARI_INI = auto()
    """The act usually counts from today."""
    TERSIMPAN = auto()
    """It changes what is kept, or narrows what is shown: that is in it."""
    KOSONG = auto()
    """No day is usual; empty means what its help says."""


H, T, K = Awal
BIDANG = {
    "/loket": {"terjadi": K},
    "/loket/<int:nomor>": {"saat": K},
    "/kelola/jejak": {"dari": K, "sampai": K},
    "/kelola/kertas": {"tanggal": H},
    "/kelola/kalender": {"tanggal": K},
    "/kelola/kalender/pola/baru": {"berlaku_mulai": H, "berlaku_sampai": K},
    "/kelola/kalender/pola/<int:nomor>": {"berlaku_mulai": T, "berlaku_sampai": T},
    "/kelola/kuesioner/<int:nomor>/terbit": {"mulai": H},
    "/kelola/layanan/baru": {"berlaku_mulai": H},
    "/kelola/layanan/<int:nomor>": {
        "berlaku_mulai": H,
        "kategori-berlaku_mulai": H,
        "standar-berlaku_mulai": H,
        "lengkap": H,
    },
    "/kelola/tautan": {"sampai": K},
    "/kelola/tautan/<kode>": {"sampai": K},
    "/indikator-belum": {"tanggal": T},
    "/pengaduan/kelola/janji": {"mulai": H},
    "/laporan/tindak-lanjut": {"tanggal": T},
    "/laporan/pekppp": {"tanggal": H},
    **{
        f"/laporan/{nama}": {"dari": T, "sampai": T}
        for nama in (
            "ikm",
            "ikm/layanan",
            "ketepatan",
            "ketepatan/kasus",
            "ketepatan/rincian",
            "desa",
            "sampel",
            "lain",
        )
    },
}
"""Every field for a day or a moment, by the page it stands on."""
TERLETAK = re.compile(r"""\bDate(?:TimeLocal|Time)?Field\(|type\W{1,4}(?:date|datetime-local)\b""")


def _bantuan(sup: BeautifulSoup, bidang: Tag) -> str:
    """What is written beside a field: its label and what describes it."""
    label = sup.select_one(f'label[for="{bidang["id"]}"]')
    sebelah = [sup.find(id=satu) for satu in str(bidang.get("aria-describedby", "")).split()]
    return " ".join(satu.get_text(" ") for satu in (label, *sebelah) if satu is not None)


def _awal(bidang: Tag, hari: str) -> Awal:
    nilai = str(bidang.get("value", ""))
    return K if not nilai else H if nilai.startswith(hari) else T


def test_every_day_that_is_asked_for_begins_with_today_with_what_is_kept_or_empty_by_name(app: Flask) -> None:
    contoh, klien = isi_contoh(app), Klien(app)
    klien.masuk_sebagai(Peran.ADMIN)
    hari = f"{datetime.now(ZoneInfo('Asia/Makassar')).date()}"
    ada: dict[str, dict[str, Awal]] = {}
    for rute in TABEL:
        if (
            rute.metode != "GET"
            or "static" in rute.pola
            or (rute.siapa is not SIAPA_SAJA and Peran.ADMIN not in rute.siapa)
        ):
            continue
        sup = klien.get(contoh.alamat(rute.pola)).sup
        for bidang in sup.select("input[type=date], input[type=datetime-local]"):
            di = f"{rute.pola} {bidang['name']}"
            rentang = RENTANG_HARI if bidang["type"] == "date" else RENTANG_SAAT
            assert {nama: bidang.get(nama) for nama in rentang} == rentang, f"{di}: another range"
            awal, bernama = _awal(bidang, hari), "kosong berarti" in _bantuan(sup, bidang).lower()
            assert bidang.has_attr("required") or bernama, f"{di}: what does empty mean?"
            assert awal is not K or "kosong" in _bantuan(sup, bidang).lower(), f"{di}: empty without a word"
            ada.setdefault(rute.pola, {})[str(bidang["name"])] = awal
    assert ada == BIDANG


def test_a_day_is_asked_for_in_one_place_only() -> None:
    lain = [
        f"{berkas.relative_to(AKAR)}: {cocok[0]}"
        for folder, bentuk in (("skm", "*.py"), ("templates", "*.html"))
        for berkas in (AKAR / folder).rglob(bentuk)
        if berkas.name != "tanggal.py"
        for cocok in TERLETAK.finditer(berkas.read_text(encoding="utf-8"))
    ]
    assert not lain


class _Form(Form):
    wajib = hari_isian("Mulai")
    boleh = hari_isian("Sampai", kosong="seterusnya")


@pytest.mark.parametrize(
    ("teks", "wajib", "boleh"),
    [
        ("2026-03-02", [], []),
        ("2999-12-31", [], []),
        ("1899-12-31", [LUAR], [LUAR]),
        ("3000-01-01", [LUAR], [LUAR]),
        ("2026-02-29", [SALAH], [SALAH]),  # 2026 is no leap year
        ("2/3/2026", [SALAH], [SALAH]),
        ("", [WAJIB], []),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_same_words_everywhere(
    teks: str, wajib: list[str], boleh: list[str]
) -> None:
    form = _Form(MultiDict({"wajib": teks, "boleh": teks}))
    form.validate()
    assert (list(form.wajib.errors), list(form.boleh.errors)) == (wajib, boleh)
    if teks and wajib:
        with pytest.raises(GalatMasukan, match=re.escape(wajib[0])):
            baca_hari(teks)  # by pages without a form
