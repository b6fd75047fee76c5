"""When people's data has been kept long enough."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.isian.models import BuktiDukung, IsianTriwulan, TahapIsian
from skm.isian.services import letak
from skm.layanan.models import Tiket
from skm.loket.models import Permohonan
from skm.operasi.retensi import Dikosongkan, Lewat, daftar_lewat, jalankan, mundur
from skm.orm import buka_sesi
from skm.pekppp.models import BuktiMedia
from skm.pengaduan.models import AkhirPengaduan, Pengaduan
from skm.pengukuran.models import AngkaBeku
from skm.tindaklanjut.models import BuktiTindakLanjut
from tests.contoh import Contoh, isi_contoh
from tests.klien import Klien
from tests.perintah import Perintah


@pytest.mark.parametrize(
    ("pada", "bulan", "batas"),
    [
        (datetime(2026, 11, 27, 9, 30, tzinfo=UTC), 24, datetime(2024, 11, 27, 9, 30, tzinfo=UTC)),
        (datetime(2026, 1, 15, tzinfo=UTC), 1, datetime(2025, 12, 15, tzinfo=UTC)),  # over the new year
        (
            datetime(2026, 12, 15, tzinfo=UTC),
            12,
            datetime(2025, 12, 15, tzinfo=UTC),
        ),  # December is no month 0
        (datetime(2026, 3, 31, tzinfo=UTC), 1, datetime(2026, 2, 28, tzinfo=UTC)),  # February has no 31st
        (datetime(2028, 2, 29, tzinfo=UTC), 12, datetime(2027, 2, 28, tzinfo=UTC)),  # nor 2027 a 29th
    ],
)
def test_months_are_counted_back_and_the_last_days_of_a_month_are_the_28th(
    pada: datetime, bulan: int, batas: datetime
) -> None:
    assert mundur(pada, bulan) == batas


PADA = datetime(2028, 6, 1, tzinfo=UTC)
TIADA = Path("tiada")


@pytest.fixture
def lama(app: Flask) -> Contoh:
    """An office with a row of everything, its complaint answered and its case finished in March 2026."""
    contoh = isi_contoh(app)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        saat = datetime(2026, 3, 6, 1, 0, tzinfo=UTC)
        session.execute(sa.update(Permohonan).values(status="selesai", selesai=saat))
        session.execute(
            sa.update(Pengaduan).values(tahap="selesai", akhir=AkhirPengaduan.DIJAWAB, selesai=saat)
        )
        session.execute(sa.update(Tiket).values(berlaku_sampai=date(2026, 3, 20)))
        session.commit()
    return contoh


def _lewat(session: Session, folder: Path = TIADA) -> Lewat:
    return daftar_lewat(session, unit_id=1, bulan=24, pada=PADA, hari=PADA.date(), folder=folder)


def _jalankan(session: Session) -> tuple[Dikosongkan, list[str]]:
    return jalankan(session, unit_id=1, bulan=24, oleh="ani", pada=PADA, hari=PADA.date(), sisa=())


@pytest.mark.usefixtures("lama")
def test_what_goes_is_what_was_listed_and_nothing_listed_tells_of_a_person(app: Flask) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        lewat = _lewat(session)
        kasus = session.scalars(sa.select(Permohonan)).one()
        assert (lewat.permohonan, lewat.pengaduan) == ((kasus.nomor,), ("ADU/2026/0001",))
        assert (lewat.bukti, lewat.tiket) == (("IKU-04 triwulan 2 tahun 2026",), 1)
        assert (kasus.pemohon or "") not in repr(lewat)
        hasil, sidik = _jalankan(session)
        assert (hasil.permohonan, hasil.pengaduan, hasil.bukti, hasil.tiket) == (1, 1, 1, 1)
        assert sidik == []  # a plan and a medium rest on the same bytes
        session.commit()
        assert not _lewat(session).ada
        assert _lewat(session).sidik != lewat.sidik


@pytest.mark.parametrize("sah", ["isian", "angka"])
@pytest.mark.usefixtures("lama")
def test_evidence_of_what_was_approved_stays(app: Flask, sah: str) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        bukti = session.scalars(sa.select(BuktiDukung)).one()
        if sah == "isian":
            session.add(
                IsianTriwulan(
                    indikator_id=bukti.indikator_id,
                    triwulan=2,
                    isi={},
                    tahap=TahapIsian.DIKUNCI,
                    oleh="ani",
                    pada=PADA,
                )
            )
        else:  # the year as a whole was approved
            angka = session.scalars(sa.select(AngkaBeku).where(AngkaBeku.disetujui)).one()
            angka.kode, angka.dari, angka.sampai = "IKU-04", date(2026, 1, 1), date(2026, 12, 31)
        session.flush()
        assert _lewat(session).bukti == ()
        assert _jalankan(session)[0].bukti == 0


@pytest.mark.usefixtures("lama")
def test_the_page_lists_first_and_refuses_a_list_that_has_changed(
    app: Flask, klien: Klien, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("skm.operasi.views.sekarang", lambda: PADA)
    monkeypatch.setattr("skm.operasi.views.hari_ini", PADA.date)
    klien.masuk_sebagai(Peran.ADMIN)
    daftar = klien.get("/kelola/retensi?bulan=24")
    assert [satu.text for satu in daftar.sup.select("main h2")] == [
        "Permohonan: 1",
        "Pengaduan: 1",
        "Bukti: 1",
    ]
    form = daftar.form()
    semula = form.nilai["sidik"]
    assert "Daftarnya sudah berubah" in form.isi(sidik="x").kirim().ikuti().teks
    assert klien.get("/kelola/retensi?bulan=24").form().nilai["sidik"] == semula
    beres = form.isi(sidik=semula).kirim().ikuti()
    assert (
        "Dikosongkan: 1 permohonan, 1 pengaduan, 1 berkas bukti, 1 kode kunjungan, 0 berkas tanpa catatan."
        in beres.teks
    )
    assert "Belum ada yang lewat waktu" in beres.teks


@pytest.mark.usefixtures("lama")
def test_the_command_names_what_goes_and_takes_files_that_nothing_rests_on(
    app: Flask, skm: Callable[..., Perintah]
) -> None:
    folder = app.config["SKM"].instance / "bukti"
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        for kelas in (BuktiMedia, BuktiTindakLanjut):
            session.execute(sa.delete(kelas))
        saat = datetime.now(UTC) - timedelta(days=800)
        session.execute(sa.update(BuktiDukung).values(pada=saat))
        session.commit()
    ada = [satu for satu in folder.rglob("*") if satu.is_file()]
    assert len(ada) == 1
    assert "Berkas tanpa catatan\t" not in skm("retensi", "--coba").stdout
    assert "Bukti\tIKU-04 triwulan 2 tahun 2026" in skm("retensi", "--coba").stdout
    assert ada[0].exists()
    assert skm("retensi", "--json").json()["bukti"] == 1
    assert not ada[0].exists()


def _taruh(folder: Path, isi: bytes, umur: timedelta) -> Path:
    """A file of evidence whose row never came to be, written so long ago."""
    berkas = letak(folder, sha256(isi).hexdigest())
    berkas.parent.mkdir(parents=True, exist_ok=True)
    berkas.write_bytes(isi)
    saat = (datetime.now(UTC) - umur).timestamp()
    os.utime(berkas, (saat, saat))
    return berkas


def test_a_file_without_a_row_is_told_by_the_doctor_and_goes_by_the_page_when_it_is_a_day_old(
    app: Flask, klien: Klien, skm: Callable[..., Perintah]
) -> None:
    isi_contoh(app)
    folder = app.config["SKM"].instance
    dirujuk = [satu for satu in (folder / "bukti").rglob("*") if satu.is_file()]
    for satu in dirujuk:
        os.utime(satu, (0, 0))  # however old, a row names it
    klien.masuk_sebagai(Peran.ADMIN)

    def sisa() -> tuple[str, list[str]]:
        (kata,) = (i for i in skm("doctor", "--json").json() if i["nama"] == "sisa bukti")
        halaman = klien.get("/kelola/retensi")
        return kata["status"], [j.text for j in halaman.sup.select("main h2") if "catatan" in j.text]

    baru = _taruh(folder, b"baru", timedelta(hours=23))
    assert sisa() == ("BAIK", [])
    lama = _taruh(folder, b"lama", timedelta(hours=25))
    setengah = lama.with_name("tmp1234")  # the server ended while it was written
    lama.rename(setengah)
    lama = _taruh(folder, b"lama", timedelta(hours=25))
    setengah.with_name("tmp5678").symlink_to("tiada")  # listed, and gone when it is looked at
    assert sisa() == ("PERHATIAN", ["Berkas tanpa catatan: 2"])
    setengah.with_name("tmp5678").unlink()
    assert "sesudah cadangan lama dipulihkan, juga bukti yang lebih baru" in klien.get("/kelola/retensi").teks
    beres = klien.get("/kelola/retensi").form().kirim().ikuti()
    assert "2 berkas tanpa catatan" in beres.teks
    assert {*(folder / "bukti").glob("*/*")} == {*dirujuk, baru}
    assert sisa() == ("BAIK", [])


def test_a_scheduled_command_takes_no_file_for_want_of_a_row(
    app: Flask, skm: Callable[..., Perintah]
) -> None:
    """Its database may be an older one than the files: restored, or left behind by `skm pindah`."""
    lama = _taruh(app.config["SKM"].instance, b"lama", timedelta(days=40))
    terjadwal = skm("retensi").stdout
    assert f"Berkas tanpa catatan\t{lama.parent.name}/{lama.name}" in terjadwal
    assert "0 berkas tanpa catatan." in terjadwal and "tetap ada" in terjadwal
    assert skm("retensi", "--coba", "--sisa", "--json").json()["sisa"] == 1
    assert lama.exists()
    diminta = skm("retensi", "--sisa").stdout
    assert "1 berkas tanpa catatan." in diminta and "tetap ada" not in diminta
    assert not lama.exists()
