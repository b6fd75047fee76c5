"""skm backup and restore as an office types them, the nightly backup, and who is told how old the last is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from skm.akun.models import Peran
from skm.config import Konfigurasi
from skm.jaga.queries import CadanganTerakhir, cadangan_terakhir
from skm.jaga.services import catat_cadangan
from skm.operasi.cadangan.keadaan import perlu
from skm.operasi.cadangan.malam import TENANG, Penjaga
from skm.orm import buka_sesi, make_engine
from tests.klien import Klien
from tests.perintah import Perintah
from tests.skm.operasi.server import konfigurasi

Skm = Callable[..., Perintah]
MALAM = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)  # 02.30 WITA of Friday
SIANG = datetime(2026, 3, 12, 4, 0, tzinfo=UTC)  # noon


def test_the_command_backs_up_tells_doctor_and_restores_elsewhere_with_exit_codes(
    skm: Skm, konf: Konfigurasi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    berkas = tmp_path / "c.zip"
    assert skm("init").exit_code == 0
    assert "yang utuh: belum pernah" in skm("doctor").stdout
    baik = skm("backup", str(berkas))
    assert baik.exit_code == 0, baik.stderr
    assert "sudah diuji pulih" in baik.stdout
    assert "[   BAIK   ] cadangan: yang terakhir utuh kurang dari satu jam lalu" in skm("doctor").stdout
    lagi = skm("backup", str(berkas))
    assert (lagi.exit_code, lagi.stdout) == (1, "")
    assert "sudah ada dan tidak ditimpa" in lagi.stderr
    assert skm("backup", str(berkas), "--simpan", "2").exit_code == 0
    di_sini = skm("restore", str(berkas))
    assert (di_sini.exit_code, "sudah ada dan tidak ditimpa" in di_sini.stderr) == (1, True)
    monkeypatch.setenv("SKM_INSTANCE", str(tmp_path / "lain"))
    dipulihkan = skm("restore", str(berkas))
    assert dipulihkan.exit_code == 0, dipulihkan.stderr
    assert "semua indikator sama dengan manifesnya" in dipulihkan.stdout
    assert "cadangan: yang terakhir utuh" in skm("doctor").stdout
    monkeypatch.setenv("SKM_INSTANCE", str(tmp_path / "ketiga"))
    monkeypatch.setenv("SKM_SECRET_KEY", "kunci-rahasia-server-yang-ketiga-ini")
    assert skm("restore", str(berkas)).exit_code == 1
    assert not (tmp_path / "ketiga" / "skm.sqlite3").exists()
    assert skm("restore", str(berkas), "--kunci-rahasia-baru").exit_code == 0
    assert "kunci basis data: sidik kunci data" in skm("doctor").stdout


@pytest.mark.parametrize(
    ("umur", "pada", "ya"),
    [
        (None, SIANG, True),  # never: at once
        (timedelta(hours=19), MALAM, False),  # somebody took one in the evening
        (timedelta(hours=20), MALAM, True),
        (timedelta(hours=24), SIANG, False),  # the night will do
        (timedelta(hours=36), SIANG, True),  # it was off at night
    ],
)
def test_a_backup_is_due_at_night_and_by_day_only_when_a_night_was_missed(
    umur: timedelta | None, pada: datetime, ya: bool, tmp_path: Path
) -> None:
    konf = konfigurasi(tmp_path, "sqlite://")
    terakhir = CadanganTerakhir(None if umur is None else pada - umur, umur)
    assert perlu(terakhir, konf, pada) is ya


def test_the_server_backs_itself_up_and_does_not_ask_again_the_same_night(
    skm: Skm, konf: Konfigurasi
) -> None:
    assert skm("init").exit_code == 0
    mesin = make_engine(konf.database_url)
    milik = replace(konf, backup=konf.instance / "cadangan" / "skm.zip")
    penjaga, mulai = Penjaga(lambda: mesin, milik), datetime.now(UTC)
    penjaga.jaga(mulai)
    assert not (konf.instance / "cadangan").exists()  # a server that has just started has other work
    penjaga.jaga(mulai + TENANG)
    assert (konf.instance / "cadangan" / "skm.zip").is_file()
    with buka_sesi(mesin, tulis=False) as session:
        assert cadangan_terakhir(session, mulai + TENANG).layak
    penjaga.jaga(mulai + timedelta(hours=2))
    assert [satu.name for satu in (konf.instance / "cadangan").iterdir()] == ["skm.zip"]
    mesin.dispose()


def test_the_dashboard_tells_the_admin_alone_how_old_the_last_backup_is(
    klien: Klien, app: Flask, konf: Konfigurasi
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert "belum pernah dicadangkan" in klien.get("/dasbor").teks
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as session:
        for umur, utuh in ((timedelta(hours=1), False), (timedelta(days=3, hours=1), True)):
            pada = datetime.now(UTC) - umur
            catat_cadangan(session, berkas=Path("c.zip"), ukuran=1, sidik="0" * 64, utuh=utuh, pada=pada)
        session.commit()
    mesin.dispose()
    assert "Cadangan terakhir yang utuh: 3 hari lalu." in klien.get("/dasbor").teks
    pimpinan = Klien(app)
    pimpinan.masuk_sebagai(Peran.PIMPINAN)
    assert "adangan" not in pimpinan.get("/dasbor").teks
