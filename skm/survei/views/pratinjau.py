"""A version of a questionnaire as a citizen would see it."""

from __future__ import annotations

from flask import url_for

from skm.akun.izin import untuk
from skm.akun.kebijakan import MENGELOLA
from skm.jawaban.models import Jalur
from skm.kuesioner.views.alamat import SATU
from skm.kuesioner.views.kuesioner import milik
from skm.layanan.views.kantor import kantor_sendiri
from skm.survei.isian import KOSONG
from skm.survei.queries import Pintu
from skm.survei.views import halaman
from skm.survei.views.bersama import bp
from skm.web.bahasa import berbahasa
from skm.web.warga import tanpa_menu


@bp.get(f"{SATU}/pratinjau")
@untuk(MENGELOLA)
@berbahasa
def pratinjau(nomor: int) -> str:
    """The version as a citizen sees it; sending leads nowhere."""
    satu, unit = milik(nomor), kantor_sendiri()
    pintu = Pintu(
        kode="pratinjau",
        jalur=Jalur.POSTER,
        unit_id=unit.id,
        unit_nama=unit.nama,
        kabupaten=unit.kabupaten,
        layanan_id=None,
        layanan_nama="Pratinjau, tidak disimpan",
        jenis_kuesioner=satu.jenis,
        tautan_id=None,
        aktif=True,
        sampai=None,
    )
    kembali = url_for("kuesioner.ubah", nomor=nomor)
    lembar = halaman.kuesioner(pintu, satu, KOSONG, action=kembali, pratinjau=True)
    return tanpa_menu("survei/kuesioner.html", lembar)
