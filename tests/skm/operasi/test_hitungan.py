"""skm hitung-ulang and what doctor says of counters: who writes past the desk is found, and put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from kinerja.periode import Periode
from skm.config import Konfigurasi
from skm.ketepatan.queries import rekap_ketepatan
from skm.loket.models import HitunganLoket, SusunanHitungan
from skm.operasi.hitungan import temuan
from skm.orm import buka_sesi, make_engine
from skm.siapkan import susun_hitungan
from tests.perintah import Perintah
from tests.skm.cli.conftest import sisakan

Skm = Callable[..., Perintah]
UBAH = "UPDATE permohonan SET status = 'batal', tahap = 'batal', selesai = NULL WHERE status = 'selesai'"


def ubah(konf: Konfigurasi, *pernyataan: str) -> None:
    """Write past the desk."""
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as session:
        for satu in pernyataan:
            session.execute(sa.text(satu))
        session.commit()
    mesin.dispose()


def test_what_was_written_past_the_desk_is_told_with_exit_1_until_it_is_counted_anew(
    skm: Skm, konf: Konfigurasi
) -> None:
    sisakan(konf.instance)
    assert skm("demo", "--responden", "0", "--permohonan", "60").exit_code == 0
    baik = skm("hitung-ulang", "--periksa")
    assert (baik.exit_code, baik.stdout) == (0, "Hitungan loket, survei sama dengan baris-barisnya.\n")
    assert skm("hitung-ulang", "--periksa", "--json").json() == {"loket": "", "survei": ""}
    ubah(konf, UBAH)
    salah = skm("hitung-ulang", "--periksa")
    assert salah.exit_code == 1
    assert "Hitungan loket berbeda dari permohonannya pada " in salah.stderr
    assert salah.stderr.endswith("Jalankan: skm hitung-ulang\n")
    assert "dua bulan terakhir tidak sama dengan permohonannya" in skm("doctor").stdout
    assert skm("hitung-ulang", "--json").json()["loket"] > 0
    assert skm("hitung-ulang", "--periksa").exit_code == 0
    assert "dua bulan terakhir sama dengan permohonannya" in skm("doctor").stdout


def test_counters_of_another_time_zone_are_not_read_and_init_makes_them_anew(
    skm: Skm, konf: Konfigurasi
) -> None:
    sisakan(konf.instance)
    assert skm("demo", "--responden", "0", "--permohonan", "20").exit_code == 0
    ubah(konf, "UPDATE susunan_hitungan SET zona = 'Asia/Jayapura'", "DELETE FROM hitungan_loket")
    salah = skm("hitung-ulang", "--periksa")
    assert (salah.exit_code, "zona waktu Asia/Jayapura, bukan Asia/Makassar" in salah.stderr) == (1, True)
    mesin, kini = make_engine(konf.database_url), datetime.now(UTC)
    cari = {"unit_id": 1, "periode": Periode.semua(), "zona": ZoneInfo("Asia/Makassar"), "pada": kini}
    with buka_sesi(mesin, tulis=True) as session:
        dulu = rekap_ketepatan(session, **cari)
        assert dulu.semua.jatuh_tempo > 0
        assert temuan(session, 1, cari["zona"], kini).status == "PERHATIAN"
        susun_hitungan(session, cari["zona"])
        assert session.get_one(SusunanHitungan, 1).zona == "Asia/Makassar"
        assert session.scalars(sa.select(sa.func.count(HitunganLoket.id))).one() > 0
        assert rekap_ketepatan(session, **cari) == dulu
    mesin.dispose()
    assert "belum disusun" in skm("doctor").stdout  # that session was thrown away
    assert skm("init").exit_code == 0
    assert skm("hitung-ulang", "--periksa").exit_code == 0
