"""Accounts with their passwords, keys of the API, writing the audit trail. Nothing here commits."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.orm import Session

from kinerja.tanggal import tanggal_indonesia
from skm.akun import queries
from skm.akun.bentuk import (
    HARI_SANDI_SEKALI,
    NAMA_AKUN,
    NAMA_CAKUPAN,
    NAMA_PERAN,
    SANDI_MAKSIMAL,
    SANDI_MINIMAL,
)
from skm.akun.kebijakan import MEMUTUSKAN, MENYETUJUI
from skm.akun.kekuatan import kelemahan
from skm.akun.models import Akun, Cakupan, JejakAudit, JenisWewenang, KunciApi, Peran
from skm.akun.wewenang import umumkan, umumkan_pimpinan
from skm.galat import Bersamaan, Galat, kunci, simpan
from skm.pelan import mengalah
from skm.teks import HURUF

_pengolah = PasswordHasher()
_HASH_KOSONG = (
    "$argon2id$v=19$m=65536,t=3,p=4$DJi5jqtTe9XbETddZbwe0g$hse3B0HA9mB0uafrkL2nmBIM63KkhTvB8l4tORtAZyw"
)
"""Of a password that nobody kept. Verified against when the name is unknown: both refusals take as long."""
AWALAN_KUNCI = "skm_"
"""What every key of the API begins with, so that a search for leaked ones finds it."""
TANPA_CAKUPAN = "Pilih paling sedikit satu data yang boleh dibaca."
TANPA_ORANG = "Isi nama orangnya: siapa yang menyetujui angka kantor harus diketahui."
TANPA_NAMA_SENDIRI = (
    "Isi dahulu nama orang pada akun Anda sendiri di daftar ini: yang menyetujui haruslah orang lain."
)
DIRI_SENDIRI = (
    "Akun yang menyetujui tidak dibuat untuk diri sendiri: minta admin lain, atau pengelola server dengan "
    "perintah skm user add."
)
SUDAH_DICABUT = "Kunci ini sudah dicabut."


def catat(session: Session, *, unit_id: int, oleh: str, pada: datetime, peristiwa: str) -> None:
    """Add one sentence to the audit trail."""
    session.add(JejakAudit(unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa))


def buat_akun(
    session: Session,
    *,
    unit_id: int,
    nama: str,
    peran: Peran,
    sandi: str,
    oleh: str,
    pada: datetime,
    sekali_pakai: bool = False,
    hari_sandi: int = HARI_SANDI_SEKALI,
    orang: str = "",
    kata: Collection[str] = (),
) -> Akun:
    """Add an account, with a one-time password (`sekali_pakai`) that ends after `hari_sandi` days.

    Raises Galat for a name already taken, a malformed name, and a password that is short or easily guessed;
    `kata` are the office's names. One that approves says whose it is, and nobody makes it for themselves:
    another admin does, or a command on the server.
    """
    nama = nama.strip().lower()
    if not NAMA_AKUN.fullmatch(nama):
        kalimat = "Nama akun: 2–60 huruf kecil, angka, titik, garis bawah atau tanda hubung."
        raise Galat(kalimat, bidang="nama")
    if not sekali_pakai:
        _tolak_lemah(sandi, (nama, orang, *kata))
    dipakai, sidik = f"Nama akun {nama} sudah dipakai.", _sidik(sandi)
    if queries.akun_bernama(session, nama) is not None:
        raise Galat(dipakai, bidang="nama")
    akun = Akun(
        unit_id=unit_id,
        nama=nama,
        orang=orang,
        peran=peran,
        sandi_hash=sidik,
        wajib_ganti_sandi=sekali_pakai,
        sandi_sampai=pada + timedelta(days=hari_sandi) if sekali_pakai else None,
        dibuat_pada=pada,
    )
    _pastikan_orang_lain(session, akun, oleh)
    session.add(akun)
    simpan(session, dipakai, bidang="nama")
    peristiwa = f"membuat akun {nama} sebagai {NAMA_PERAN[peran]}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    milik = f" milik {orang}" if orang else ""
    umumkan_pimpinan(session, akun, f"{peristiwa}{milik}", oleh=oleh, pada=pada)
    return akun


def sandi_acak() -> str:
    """A one-time password of 80 bits that can be read aloud and typed."""
    return "-".join("".join(secrets.choice(HURUF) for _ in range(4)) for _ in range(4))


def akun_bersandi(session: Session, *, nama: str, sandi: str) -> Akun | None:
    """The account, if the name and the password belong together and the account is open."""
    akun = queries.akun_bernama(session, nama) if NAMA_AKUN.fullmatch(nama.strip().lower()) else None
    return akun if sandi_cocok(akun, sandi) else None


def sandi_cocok(akun: Akun | None, sandi: str) -> bool:
    """Whether it is that account's password, and the account open; takes as long where there is no account.

    Slow on purpose: whoever asks has ended the transaction in which the account was read.
    """
    try:
        sidik = akun.sandi_hash if akun is not None else _HASH_KOSONG
        mengalah(lambda: _pengolah.verify(sidik, sandi))
    except (VerificationError, InvalidHashError):
        return False
    return akun is not None and akun.aktif


def sandi_berakhir(akun: Akun, pada: datetime) -> bool:
    """Whether its one-time password opens nothing any more."""
    return akun.wajib_ganti_sandi and akun.sandi_sampai is not None and akun.sandi_sampai < pada


def ganti_sandi(
    session: Session, akun: Akun, *, baru: str, oleh: str, pada: datetime, kata: Collection[str] = ()
) -> None:
    """Set a new password and end every open session of the account. Raises Galat for an unfit one."""
    _tolak_lemah(baru, (akun.nama, akun.orang, *kata))
    _pasang_sandi(akun, baru)
    catat(session, unit_id=akun.unit_id, oleh=oleh, pada=pada, peristiwa=f"mengganti sandi akun {akun.nama}")


def akhiri_sesi(session: Session, akun: Akun, *, pada: datetime) -> None:
    """End every open session of the account."""
    akun.versi_sesi += 1
    catat(session, unit_id=akun.unit_id, oleh=akun.nama, pada=pada, peristiwa="keluar dari semua perangkat")


def setel_ulang_sandi(
    session: Session, akun: Akun, *, oleh: str, pada: datetime, hari_sandi: int = HARI_SANDI_SEKALI
) -> str:
    """Give the account a one-time password for so many days, returned once."""
    sandi = sandi_acak()
    _pasang_sandi(akun, sandi)
    akun.wajib_ganti_sandi, akun.sandi_sampai = True, pada + timedelta(days=hari_sandi)
    peristiwa = f"memberi akun {akun.nama} sandi sekali pakai"
    catat(session, unit_id=akun.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    umumkan_pimpinan(session, akun, peristiwa, oleh=oleh, pada=pada)
    return sandi


def ubah_orang(session: Session, akun: Akun, orang: str, *, oleh: str, pada: datetime) -> None:
    """Say whose account it is."""
    if akun.orang == orang:
        return
    peristiwa = (
        f"mengubah nama orang akun {akun.nama} dari “{akun.orang or 'kosong'}” menjadi “{orang or 'kosong'}”"
    )
    if akun.orang and akun.peran in MEMUTUSKAN:
        jenis = JenisWewenang.PIMPINAN
        umumkan(session, unit_id=akun.unit_id, jenis=jenis, kalimat=peristiwa, oleh=oleh, pada=pada)
    akun.orang = orang
    catat(session, unit_id=akun.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def ubah_aktif(session: Session, akun: Akun, *, aktif: bool, oleh: str, pada: datetime) -> None:
    """Open or close an account; closing ends its sessions."""
    akun.aktif = aktif
    akun.versi_sesi += 1
    kata = "membuka kembali" if aktif else "menutup"
    catat(session, unit_id=akun.unit_id, oleh=oleh, pada=pada, peristiwa=f"{kata} akun {akun.nama}")
    umumkan_pimpinan(session, akun, f"{kata} akun pimpinan {akun.nama}", oleh=oleh, pada=pada)


def buat_kunci(
    session: Session,
    *,
    unit_id: int,
    nama: str,
    cakupan: Collection[Cakupan],
    berlaku_sampai: date,
    oleh: str,
    pada: datetime,
) -> str:
    """A new key of the API, returned once. Raises Galat for one that would open nothing."""
    if not cakupan:
        raise Galat(TANPA_CAKUPAN)
    isi, urut = AWALAN_KUNCI + secrets.token_urlsafe(32), [satu for satu in Cakupan if satu in cakupan]
    session.add(
        KunciApi(
            unit_id=unit_id,
            nama=nama,
            cakupan=[satu.value for satu in urut],
            sidik=sidik_kunci(isi),
            ujung=isi[-4:],
            berlaku_sampai=berlaku_sampai,
            dibuat_oleh=oleh,
            dibuat_pada=pada,
        )
    )
    boleh = ", ".join(NAMA_CAKUPAN[satu].lower() for satu in urut)
    peristiwa = (
        f"membuat kunci API “{nama}” (…{isi[-4:]}) untuk membaca {boleh}, "
        f"berlaku sampai {tanggal_indonesia(berlaku_sampai)}"
    )
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return isi


def cabut_kunci(session: Session, satu: KunciApi, *, oleh: str, pada: datetime) -> None:
    """The key opens nothing from now on. Raises Bersamaan where somebody took it back before."""
    kunci(session, satu)
    if satu.dicabut_pada is not None:
        raise Bersamaan(SUDAH_DICABUT)
    satu.dicabut_oleh, satu.dicabut_pada = oleh, pada
    peristiwa = f"mencabut kunci API “{satu.nama}” (…{satu.ujung})"
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def catat_pemakaian(session: Session, nomor: int, hari: date) -> None:
    """The key was shown on that day."""
    satu = session.get(KunciApi, nomor)
    if satu is not None and (satu.dipakai is None or satu.dipakai < hari):
        satu.dipakai = hari


def sidik_kunci(isi: str) -> str:
    """The fingerprint under which a key is kept."""
    return sha256(isi.encode()).hexdigest()


def penghalang(satu: KunciApi | None, hari: date) -> str:
    """Why the key opens nothing on that day; empty while it does."""
    if satu is None:
        return "Kunci API itu tidak dikenal."
    if satu.dicabut_pada is not None:
        return f"Kunci API “{satu.nama}” sudah dicabut."
    if satu.berlaku_sampai < hari:
        return f"Kunci API “{satu.nama}” hanya berlaku sampai {tanggal_indonesia(satu.berlaku_sampai)}."
    return ""


def nama_orang(tertulis: str) -> str:
    """A person's name as two are compared: without what stands behind a comma, spaces and letters' case."""
    return " ".join(tertulis.partition(",")[0].casefold().split())


def _pastikan_orang_lain(session: Session, baru: Akun, oleh: str) -> None:
    pembuat = queries.akun_unit(session, baru.unit_id, oleh)
    if pembuat is None or baru.peran not in MENYETUJUI:
        return
    if not pembuat.orang:
        raise Galat(TANPA_NAMA_SENDIRI, bidang="orang")
    if not baru.orang:
        raise Galat(TANPA_ORANG, bidang="orang")
    if nama_orang(baru.orang) == nama_orang(pembuat.orang):
        raise Galat(DIRI_SENDIRI, bidang="orang")


def _pasang_sandi(akun: Akun, sandi: str) -> None:
    akun.sandi_hash = _sidik(sandi)
    akun.wajib_ganti_sandi, akun.sandi_sampai = False, None
    akun.versi_sesi += 1


def _tolak_lemah(sandi: str, kata: Collection[str]) -> None:
    _pastikan_panjang(sandi)
    if salah := kelemahan(sandi, kata):
        raise Galat(salah, bidang="baru")


def _pastikan_panjang(sandi: str) -> None:
    if not SANDI_MINIMAL <= len(sandi) <= SANDI_MAKSIMAL:
        raise Galat(f"Sandi paling sedikit {SANDI_MINIMAL} karakter, paling banyak {SANDI_MAKSIMAL}.")


def _sidik(sandi: str) -> str:
    """Before anything is read or changed: it takes its time, and nobody is to wait for it."""
    _pastikan_panjang(sandi)
    return mengalah(lambda: _pengolah.hash(sandi))
