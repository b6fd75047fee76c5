"""skm hitung-ulang and doctor on the answer store: a wrong counter is told and mended, what waits is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from skm.config import Konfigurasi
from skm.jawaban.segel import Segel
from skm.kuesioner import queries
from skm.operasi.jawaban import temuan
from skm.operasi.temuan import Temuan
from skm.orm import buka_sesi, make_engine
from tests.kantor import kantor
from tests.perintah import Perintah
from tests.skm.cli.conftest import sisakan
from tests.skm.jawaban.kiriman import datang

Skm = Callable[..., Perintah]
RUSAK = (
    "UPDATE hitungan_hari SET responden = 9999 WHERE tanggal = (SELECT max(tanggal) FROM hitungan_hari)",
    "UPDATE hitungan_tampil SET isi = zeroblob(length(isi)) WHERE dimensi = 'kantor'",
    "DELETE FROM hitungan_hari WHERE tanggal = (SELECT min(tanggal) FROM hitungan_hari)",
    "UPDATE jawaban SET u1 = 5 - u1",
)
"""A counter too high, empty ones, missing ones, and answers changed without them."""


def jalankan(konf: Konfigurasi, pernyataan: str) -> None:
    """Write past the services."""
    mesin = make_engine(konf.database_url)
    with buka_sesi(mesin, tulis=True) as session:
        session.execute(sa.text(pernyataan))
        session.commit()
    mesin.dispose()


def test_a_wrong_counter_is_told_with_exit_1_until_it_is_counted_anew(skm: Skm, konf: Konfigurasi) -> None:
    sisakan(konf.instance)
    assert skm("demo", "--responden", "120", "--permohonan", "0").exit_code == 0
    assert skm("hitung-ulang", "--periksa").exit_code == 0
    assert "dua bulan terakhir sama dengan jawabannya" in skm("doctor").stdout
    semula = skm("ikm", "--json").json()
    for pernyataan in RUSAK[:3]:
        jalankan(konf, pernyataan)
        salah = skm("hitung-ulang", "--periksa")
        assert salah.exit_code == 1, pernyataan
        assert "Hitungan survei berbeda dari jawabannya pada " in salah.stderr
        assert json.loads(skm("hitung-ulang", "--periksa", "--json").stdout)["survei"] in salah.stderr
        assert skm("hitung-ulang", "--json").json()["survei"] > 0
        assert skm("hitung-ulang", "--periksa").exit_code == 0
        assert skm("ikm", "--json").json() == semula
    jalankan(konf, RUSAK[3])
    doctor = skm("doctor")
    assert "hitungan dua bulan terakhir tidak sama dengan jawabannya" in doctor.stdout
    assert doctor.exit_code == 1
    assert skm("hitung-ulang").stdout.endswith("bagian.\n")
    assert skm("hitung-ulang", "--periksa").exit_code == 0
    assert skm("ikm", "--json").json() != semula


def test_doctor_tells_what_waits_since_when_and_whether_the_key_opens_it(konf: Konfigurasi) -> None:
    mesin, kini = make_engine(konf.database_url), datetime.now(UTC)
    hari_ini = kini.astimezone(konf.timezone).date()
    lama = hari_ini - timedelta(3)
    with buka_sesi(mesin, tulis=True) as session:
        unit_id = kantor(session).id
        kuesioner = queries.kuesioner_berlaku(session, unit_id, pada=hari_ini)

        def menunggu(konf: Konfigurasi = konf) -> Temuan:
            return list(temuan(session, unit_id, konf, kini))[-1]

        assert menunggu().keterangan == "tidak ada"
        for tanda, hari, status, berapa in (
            (0, hari_ini - timedelta(2), "BAIK", 5),
            (1, lama, "BAIK", 5),
            (0, lama, "BAIK", 4),
            (0, lama, "PERHATIAN", 1),
        ):
            for _ in range(berapa):
                datang(session, kuesioner, hari, tanda=tanda, segel=Segel(konf.data_key))
            assert menunggu().status == status
        assert menunggu().keterangan.startswith(f"15, sejak {lama.isoformat()}; seharusnya sudah dilepas")
        lain = menunggu(replace(konf, data_key="bGFpbi11bnR1ay11amktbGFpbi11bnR1ay11amktbGE="))
        assert (lain.status, "data_key yang lama" in lain.keterangan) == ("GALAT", True)
    mesin.dispose()
