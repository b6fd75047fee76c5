"""Accounts and passwords, on both databases."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from skm.akun import queries, services
from skm.akun.models import Akun, Peran
from skm.galat import Galat
from skm.layanan.models import Unit

PADA = datetime(2026, 3, 31, 1, 0, tzinfo=UTC)
SANDI = "sandi-awal-2026"


def buat(session: Session, unit: Unit, nama: str = "siti", *, sandi: str = SANDI) -> Akun:
    return services.buat_akun(
        session, unit_id=unit.id, nama=nama, peran=Peran.PETUGAS, sandi=sandi, oleh="admin", pada=PADA
    )


def test_sandi_disimpan_sebagai_argon2id_dan_tidak_terbaca(session: Session, unit: Unit) -> None:
    akun = buat(session, unit)
    assert akun.sandi_hash.startswith("$argon2id$")
    assert SANDI not in akun.sandi_hash


def test_nama_akun_tidak_membedakan_huruf_besar_dan_hanya_satu(session: Session, unit: Unit) -> None:
    buat(session, unit, "Siti.Aminah")
    masuk = services.akun_bersandi(session, nama=" SITI.aminah ", sandi=SANDI)
    assert masuk is not None and masuk.nama == "siti.aminah"
    with pytest.raises(Galat, match="sudah dipakai"):
        buat(session, unit, "siti.aminah")


@pytest.mark.parametrize("nama", ["", "a", "siti aminah", "-siti", "siti<b>", "é" * 3, "a" * 61])
def test_nama_akun_yang_janggal_ditolak(session: Session, unit: Unit, nama: str) -> None:
    with pytest.raises(Galat, match="Nama akun"):
        buat(session, unit, nama)


def test_sandi_sembilan_karakter_ditolak_dan_sepuluh_diterima(session: Session, unit: Unit) -> None:
    with pytest.raises(Galat, match="10 karakter"):
        buat(session, unit, sandi="tepian-du")
    assert buat(session, unit, sandi="tepian-dua").id


def test_akun_yang_ditutup_tidak_dapat_masuk_dan_sesinya_berakhir(session: Session, unit: Unit) -> None:
    akun = buat(session, unit)
    versi = akun.versi_sesi
    services.ubah_aktif(session, akun, aktif=False, oleh="admin", pada=PADA)
    assert services.akun_bersandi(session, nama="siti", sandi=SANDI) is None
    assert queries.akun_aktif(session, akun.id, versi) is None


def test_sandi_sekali_pakai_menggantikan_yang_lama_dan_wajib_diganti(session: Session, unit: Unit) -> None:
    akun = buat(session, unit)
    sekali = services.setel_ulang_sandi(session, akun, oleh="admin", pada=PADA)
    assert services.akun_bersandi(session, nama="siti", sandi=SANDI) is None
    assert services.akun_bersandi(session, nama="siti", sandi=sekali) is akun
    assert akun.wajib_ganti_sandi


def test_jejak_menyebut_dengan_kata_siapa_melakukan_apa_tanpa_sandi(session: Session, unit: Unit) -> None:
    akun = buat(session, unit)
    sekali = services.setel_ulang_sandi(session, akun, oleh="admin", pada=PADA)
    services.ubah_aktif(session, akun, aktif=False, oleh="admin", pada=PADA)
    services.ubah_aktif(session, akun, aktif=True, oleh="camat", pada=PADA)
    session.flush()
    jejak = [(satu.oleh, satu.peristiwa) for satu in queries.jejak_terakhir(session, unit.id, 4)]
    assert jejak == [
        ("camat", "membuka kembali akun siti"),
        ("admin", "menutup akun siti"),
        ("admin", "memberi akun siti sandi sekali pakai"),
        ("admin", "membuat akun siti sebagai Petugas loket"),
    ]
    assert not any(sekali in peristiwa or SANDI in peristiwa for _, peristiwa in jejak)


def test_the_server_hashes_passwords_at_the_cost_that_rfc_9106_recommends_where_memory_is_scarce() -> None:
    perintah = (
        "from skm.akun import services as s; from skm.survei.services import sidik_pin; "
        "h = sidik_pin('4711'), s._HASH_KOSONG; "
        "print(s._pengolah.hash('sandi-untuk-uji'), *map(s._pengolah.check_needs_rehash, h))"
    )
    hasil = subprocess.run([sys.executable, "-c", perintah], check=True, capture_output=True, text=True)
    assert hasil.stdout.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert hasil.stdout.split()[1:] == ["False"] * 2, "a kiosk's PIN, and an unknown name, cost the same"
