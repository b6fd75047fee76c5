"""The page of a period's outcomes."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, render_template, request

from skm.akun.izin import akun_kini, untuk
from skm.akun.kebijakan import MEMBACA_ANGKA
from skm.db import session
from skm.hasillayanan.baca import SETAHUN_LALU, baca
from skm.hasillayanan.halaman import susun_hasil
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.pilihan import BAGIAN, periode_diminta, semua_tahun
from skm.laporan.views.saringan import SELURUH_LAYANAN, bp, tahun_dan_bagian
from skm.layanan.models import Layanan
from skm.layanan.queries import daftar_layanan
from skm.web.waktu import hari_ini, sekarang, zona_kantor

BANDING = {"": "Periode sebelumnya", SETAHUN_LALU: "Periode yang sama tahun lalu"}

Pilihan = tuple[str, str, Sequence[tuple[str, str]], str]
"""A list of the filter: its name, its label, (value, words) in order, and the value chosen."""


@bp.get("/laporan/hasil-layanan")
@untuk(MEMBACA_ANGKA, di="laporan.ikm", sebagai="Hasil layanan")
def hasil_layanan() -> str:
    """How content people were, how punctual the office was, with whom and beside what."""
    tahun, bagian = tahun_dan_bagian()
    layanan = daftar_layanan(session(), akun_kini().unit_id, hanya_aktif=False)
    milik, banding = _milik(layanan), request.args.get("banding", "")
    if banding not in BANDING:
        abort(404)
    dibaca = baca(
        session(),
        akun_kini().unit_id,
        periode_diminta(tahun, bagian),
        Saat(sekarang(), zona_kantor()),
        layanan,
        milik=milik,
        banding=banding,
    )
    return render_template(
        "hasillayanan/hasil.html",
        halaman=susun_hasil(dibaca),
        layanan=milik.nama if milik else SELURUH_LAYANAN,
        pilihan=_pilihan(tahun, bagian, layanan, milik, banding),
        alamat={"tahun": tahun, "bagian": bagian},
        kasus={"dari": dibaca.periode.dari, "sampai": dibaca.periode.sampai},
    )


def _pilihan(
    tahun: int, bagian: str, layanan: Sequence[Layanan], milik: Layanan | None, banding: str
) -> tuple[Pilihan, ...]:
    """What the page can be narrowed to, and what it is compared with."""
    kode = [("", SELURUH_LAYANAN), *((satu.kode, satu.nama) for satu in layanan)]
    return (
        ("tahun", "Tahun", [(f"{n}", f"{n}") for n in semua_tahun(hari_ini(), tahun)], f"{tahun}"),
        ("bagian", "Periode", list(BAGIAN.items()), bagian),
        ("layanan", "Layanan", kode, milik.kode if milik else ""),
        ("banding", "Dibandingkan dengan", list(BANDING.items()), banding),
    )


def _milik(layanan: Sequence[Layanan]) -> Layanan | None:
    """The service in the address; an unknown one is an unknown page."""
    kode = request.args.get("layanan", "").strip()
    if not kode:
        return None
    return {satu.kode: satu for satu in layanan}.get(kode) or abort(404)
