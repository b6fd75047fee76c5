"""A change of the package's own formulas leaves years that exist as they were filled in, forward and back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from skm import migrasi
from skm.katalog.queries import katalog_rumus
from skm.katalog.rumus_kantor import DIPERTAHANKAN

pytestmark = pytest.mark.luas


def _baris(mesin: Engine, perintah: str) -> list[dict[str, Any]]:
    with mesin.connect() as koneksi:
        return [dict(baris) for baris in koneksi.execute(sa.text(perintah)).mappings()]


def _kantor_lama(mesin: Engine) -> None:
    """An office's own inputs as the earlier version kept them, on rows that joined quarters in two ways."""
    with mesin.begin() as koneksi:
        for kode, cara, nama in (("IKI-12", "jumlah", "acara"), ("IKI-20", "terakhir", "gedung")):
            nomor = koneksi.execute(
                sa.text(
                    "UPDATE indikator SET konsolidasi = :cara "
                    "WHERE tahun = 2026 AND kode = :kode RETURNING id"
                ),
                {"kode": kode, "cara": cara},
            ).scalar_one()
            variabel = [{"nama": nama, "definisi": f"Jumlah {nama}", "sebutan": nama, "satuan": "unit"}]
            koneksi.execute(
                sa.text(
                    "INSERT INTO rumus_indikator (indikator_id, revisi, koreksi, satuan_koreksi, variabel, "
                    "alasan, dokumen, oleh, pada) "
                    "VALUES (:nomor, 1, :nama, 'unit', :variabel, 'uji', '', 'ani', :pada)"
                ).bindparams(
                    sa.bindparam("variabel", type_=sa.JSON),
                    sa.bindparam("pada", type_=sa.DateTime(timezone=True)),
                ),
                {
                    "nomor": nomor,
                    "nama": nama,
                    "variabel": variabel,
                    "pada": datetime(2026, 5, 1, tzinfo=UTC),
                },
            )


RUMUS = (
    "SELECT indikator.kode, indikator.tahun, koreksi, oleh FROM rumus_indikator "
    "JOIN indikator ON indikator.id = rumus_indikator.indikator_id ORDER BY kode, tahun"
)


def test_years_that_exist_keep_the_formula_they_were_filled_in_for_and_inputs_get_their_natures(
    mesin: Engine,
) -> None:
    migrasi.turunkan(mesin, "20261128_aturan_tertulis")
    _kantor_lama(mesin)
    semula, cara = (
        _baris(mesin, RUMUS),
        _baris(mesin, "SELECT id, konsolidasi, satuan FROM indikator ORDER BY id"),
    )
    migrasi.naikkan(mesin)
    kini = _baris(mesin, RUMUS)
    dipertahankan = [satu for satu in kini if satu["oleh"] == DIPERTAHANKAN]
    assert [(satu["kode"], satu["tahun"]) for satu in dipertahankan] == [
        (kode, tahun) for kode in ("IKI-43", "IKU-08") for tahun in (2025, 2026, 2027)
    ]
    assert {satu["koreksi"] for satu in dipertahankan} == {
        "rekomendasi_selesai ÷ rekomendasi_wajib × 100",
        "kasus_ditindaklanjuti ÷ kasus_dilaporkan × 100",
    }
    assert _baris(mesin, "SELECT id, konsolidasi, satuan FROM indikator ORDER BY id") == cara
    with Session(mesin) as session:
        milik = katalog_rumus(session, 1, 2026)
        asal = milik.menurut_kode["IKU-08"]
        assert asal.variabel()[:2] == ("rekomendasi_selesai", "rekomendasi_wajib")
        assert (
            asal.koreksi.hitung(
                {"rekomendasi_selesai": 0, "rekomendasi_wajib": 0}, milik.menurut_nama, "%"
            ).status
            is Status.TIDAK_BERLAKU
        )  # as the package said of it
        assert (milik.menurut_nama["acara"].sifat, milik.menurut_nama["gedung"].sifat) == ("arus", "keadaan")
    migrasi.turunkan(mesin, "20261128_aturan_tertulis")
    assert _baris(mesin, RUMUS) == semula


def test_years_that_exist_keep_the_unit_of_their_corrected_formula_as_they_were_laid_out(
    mesin: Engine,
) -> None:
    """By the way their quarters are joined: rows from before `variabel` have the units of their time."""
    migrasi.turunkan(mesin, "20261128_riwayat_jawaban")
    with mesin.begin() as koneksi:
        lama = "UPDATE indikator SET konsolidasi = 'jumlah' WHERE tahun = 2025 AND kode IN "
        koneksi.execute(sa.text(f"{lama} ('IKI-29', 'IKI-37', 'IKI-40', 'IKI-41')"))
    migrasi.naikkan(mesin)
    pilih = (
        "SELECT tahun, kode, satuan_koreksi FROM indikator WHERE tahun < 2027 AND kode IN "
        "('IKI-29', 'IKI-37', 'IKI-41', 'IKI-40', 'IKU-01')"
    )
    dulu = {"IKI-29": "kali", "IKI-37": "dokumen", "IKI-40": "segmen", "IKI-41": "orang/bulan"}
    kini = {"IKI-29": "unit", "IKI-37": "permohonan", "IKI-40": "segmen", "IKI-41": "orang·bulan"}
    ada: dict[int, dict[str, str]] = {2025: {}, 2026: {}}
    for satu in _baris(mesin, pilih):
        ada[satu["tahun"]][satu["kode"]] = satu["satuan_koreksi"]
    assert ada == {2025: dulu | {"IKU-01": "nilai"}, 2026: kini | {"IKU-01": "nilai"}}
    with Session(mesin) as session:
        for tahun, satuan in ((2025, dulu), (2026, kini)):
            katalog = katalog_rumus(session, 1, tahun)
            assert {kode: katalog.menurut_kode[kode].satuan_koreksi for kode in satuan} == satuan
