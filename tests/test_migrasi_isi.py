"""What offices have entered survives a change of the schema, forward and back."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from kinerja.periode import Periode
from skm import migrasi
from skm.katalog.models import RumusIndikator
from skm.layanan.models import Kategori
from skm.loket.models import Permohonan
from skm.loket.proyeksi import berbeda
from skm.loket.queries import log
from skm.pengukuran.beku import Tersimpan, baca_beku
from skm.pengukuran.models import AngkaBeku

pytestmark = pytest.mark.luas

SEBELUM = "20261123_indikator"


def _baris(mesin: Engine, perintah: str) -> list[dict[str, Any]]:
    with mesin.connect() as koneksi:
        return [dict(baris) for baris in koneksi.execute(sa.text(perintah)).mappings()]


def _tabel(mesin: Engine, nama: str) -> list[dict[str, Any]]:
    with mesin.connect() as koneksi:
        semua = sa.select(sa.text("*")).select_from(sa.table(nama))
        return [dict(baris) for baris in koneksi.execute(semua).mappings()]


def _isi_lama(mesin: Engine) -> None:
    """A link, a loaded file and two answers as the earlier version kept them."""
    with mesin.begin() as koneksi:
        koneksi.execute(
            sa.text(
                "INSERT INTO impor (id, unit_id, jenis, sidik, nama_berkas, jumlah, pada, oleh) "
                "VALUES (7, 1, 'responden', 'abc', 'lama.csv', 1, '2026-03-02 01:00:00', 'admin')"
            )
        )
        for jalur, impor in (("poster", None), ("impor", 7)):
            koneksi.execute(
                sa.text(
                    "INSERT INTO jawaban "
                    "(id, unit_id, kuesioner_id, impor_id, jalur, tanggal, u1, u9, saran) "
                    "VALUES (:id, 1, 1, :impor, :jalur, '2026-03-02', 4, 1, 'Kursi kurang')"
                ).bindparams(sa.bindparam("id", type_=sa.Uuid)),
                {"id": uuid.uuid4(), "impor": impor, "jalur": jalur},
            )


JAWABAN = "SELECT jalur, impor_id, u1, u9, saran FROM jawaban ORDER BY jalur"


def test_answers_links_and_loads_survive_the_change_and_its_undoing(mesin: Engine) -> None:
    migrasi.turunkan(mesin, SEBELUM)
    _isi_lama(mesin)
    sebelum = {nama: _tabel(mesin, nama) for nama in ("tautan", "kuesioner", "impor", "unsur")}
    jawaban = _baris(mesin, JAWABAN)
    assert [satu["jalur"] for satu in jawaban] == ["impor", "poster"]

    migrasi.naikkan(mesin)
    assert _baris(mesin, JAWABAN) == jawaban
    for nama, baris in sebelum.items():
        sesudah = _tabel(mesin, nama)
        assert [{k: satu[k] for k in baris[0]} for satu in sesudah] == baris, nama
    assert _baris(mesin, "SELECT DISTINCT tanda, pengecualian_id FROM jawaban") == [
        {"tanda": 0, "pengecualian_id": None}
    ]

    migrasi.turunkan(mesin, SEBELUM)
    assert _baris(mesin, JAWABAN) == jawaban
    assert {nama: _tabel(mesin, nama) for nama in sebelum} == sebelum


def test_going_back_keeps_every_answer_and_forgets_only_what_the_past_did_not_know(mesin: Engine) -> None:
    with mesin.begin() as koneksi:
        koneksi.execute(
            sa.text(
                "INSERT INTO kuesioner (unit_id, jenis, versi, judul, dasar, perubahan) "
                "VALUES (1, 'skm', 2, 'Draf', '-', 1)"
            )
        )
        koneksi.execute(
            sa.text(
                "INSERT INTO jawaban (id, unit_id, kuesioner_id, jalur, tanggal, u1, tanda) "
                "VALUES (:id, 1, 1, 'tiket', '2026-03-02', 3, 1)"
            ).bindparams(sa.bindparam("id", type_=sa.Uuid)),
            {"id": uuid.uuid4()},
        )
    migrasi.turunkan(mesin, SEBELUM)
    assert _baris(mesin, JAWABAN) == [
        {"jalur": "impor", "impor_id": None, "u1": 3, "u9": None, "saran": None}
    ]
    assert [satu["versi"] for satu in _baris(mesin, "SELECT versi FROM kuesioner")] == [1]
    migrasi.naikkan(mesin)
    assert len(_baris(mesin, JAWABAN)) == 1


KASUS = (
    ("A", "proses", None, None, None),
    ("B", "selesai", "2026-03-02 02:00:00", None, None),
    ("C", "batal", None, "2026-03-02 03:00:00", "Ditarik"),
    ("D", "ditolak", None, None, None),  # a loaded register did not say when
)
PERMOHONAN = "SELECT nomor, status, selesai, ditutup, alasan, jatuh_tempo FROM permohonan ORDER BY nomor"


def test_cases_of_the_earlier_schema_get_the_log_they_must_have_had(mesin: Engine) -> None:
    migrasi.turunkan(mesin, "20261124_survei_warga")
    with mesin.begin() as koneksi:
        for nomor, status, selesai, ditutup, alasan in KASUS:
            koneksi.execute(
                sa.text(
                    "INSERT INTO permohonan (unit_id, nomor, layanan_id, diterima, lengkap, janji_jumlah, "
                    "janji_satuan, jatuh_tempo, status, selesai, ditutup, alasan, dicatat_oleh, versi) "
                    "VALUES (1, :nomor, 1, '2026-03-02 00:30:00', '2026-03-02 01:00:00', 55, 'menit', "
                    "'2026-03-02 01:55:00', :status, :selesai, :ditutup, :alasan, 'ani', 1)"
                ),
                {"nomor": nomor, "status": status, "selesai": selesai, "ditutup": ditutup, "alasan": alasan},
            )
    sebelum = _baris(mesin, PERMOHONAN)
    migrasi.naikkan(mesin)
    assert _baris(mesin, PERMOHONAN) == sebelum
    with Session(mesin) as session:
        semua = session.scalars(sa.select(Permohonan).order_by(Permohonan.nomor)).all()
        assert [berbeda(satu, log(session, satu.id)) for satu in semua] == [()] * 4
        assert [len(log(session, satu.id)) for satu in semua] == [2, 3, 3, 3]
    migrasi.turunkan(mesin, "20261124_survei_warga")
    assert _baris(mesin, PERMOHONAN) == sebelum


def test_tables_of_answers_are_rebuilt_without_row_numbers(sqlite_acuan: Path) -> None:
    """On SQLite a table built anew could silently get row numbers, which keep the order of arrival."""
    with sa.create_engine(f"sqlite:///{sqlite_acuan}").connect() as koneksi:
        pilih = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%WITHOUT ROWID%'"
        tanpa = set(koneksi.exec_driver_sql(pilih).scalars())
    jawaban = {"jawaban", "kiriman", "tiket", "hitung_tautan", "hitungan_hari", "hitungan_tampil"}
    assert tanpa == jawaban | {"hitungan_profil", "kata_permohonan"}


def _bekukan_lama(mesin: Engine) -> None:
    """Two approvals and two on-time reports as the earlier version kept them."""
    hasil = {"status": "OK", "nilai": "82", "pembilang": None, "penyebut": None, "satuan": "%"}
    hasil |= {"jejak": [], "alasan": ""}
    isi = {"rumus_berlaku": "koreksi", "ketetapan": hasil, "koreksi": hasil, "capaian": hasil, "target": None}
    tally = dict.fromkeys(("selesai_terlambat", "belum_selesai", "batal", "ditolak", "terhenti"), 0)
    non = tally | {"jatuh_tempo": 10, "tepat_waktu": 8, "belum_selesai": 2, "selesai": 9, "selesai_tepat": 8}
    izin = tally | {"jatuh_tempo": 0, "tepat_waktu": 0, "selesai": 0, "selesai_tepat": 0}
    laporan = {"non_perizinan": non, "perizinan": izin}
    with mesin.begin() as koneksi:
        nomor = {
            kode: koneksi.execute(
                sa.text("SELECT id FROM indikator WHERE tahun = 2026 AND kode = :kode"), {"kode": kode}
            ).scalar_one()
            for kode in ("IKU-02", "IKU-04")
        }
        sisip = sa.text(
            "INSERT INTO cuplikan_nilai (indikator_id, triwulan, nomor, isi, alasan, oleh, pada) "
            "VALUES (:indikator, :triwulan, :nomor, :isi, :alasan, 'camat', :pada)"
        ).bindparams(
            sa.bindparam("isi", type_=sa.JSON), sa.bindparam("pada", type_=sa.DateTime(timezone=True))
        )
        for kode, triwulan, urut, pada in (
            ("IKU-04", 1, 1, datetime(2026, 4, 2, tzinfo=UTC)),
            ("IKU-04", 1, 2, datetime(2026, 4, 9, tzinfo=UTC)),
            ("IKU-02", 1, 1, datetime(2026, 4, 8, tzinfo=UTC)),
            ("IKU-04", 0, 1, datetime(2027, 1, 9, tzinfo=UTC)),
        ):
            koneksi.execute(
                sisip,
                {
                    "indikator": nomor[kode],
                    "triwulan": triwulan,
                    "nomor": urut,
                    "isi": isi,
                    "alasan": "ulang" if urut > 1 else "",
                    "pada": pada,
                },
            )
        sisip = sa.text(
            "INSERT INTO laporan_beku (unit_id, dari, sampai, pada, oleh, isi) "
            "VALUES (1, :dari, :sampai, :pada, 'admin', :isi)"
        ).bindparams(
            sa.bindparam("isi", type_=sa.JSON),
            sa.bindparam("dari", type_=sa.Date),
            sa.bindparam("sampai", type_=sa.Date),
            sa.bindparam("pada", type_=sa.DateTime(timezone=True)),
        )
        pada = datetime(2026, 4, 3, tzinfo=UTC)
        for dari, sampai in (
            (date(2026, 1, 1), date(2026, 3, 31)),  # the quarter that is approved too
            (date(2019, 5, 1), date(2019, 5, 31)),  # a month of a year without a catalogue
        ):
            koneksi.execute(sisip, {"dari": dari, "sampai": sampai, "pada": pada, "isi": laporan})


CUPLIKAN = "SELECT indikator_id, triwulan, nomor, isi, alasan, oleh, pada FROM cuplikan_nilai ORDER BY pada"
LAPORAN = "SELECT unit_id, dari, sampai, isi, oleh, pada FROM laporan_beku ORDER BY dari"


def test_what_was_approved_and_reported_is_carried_over_and_back(mesin: Engine) -> None:
    migrasi.turunkan(mesin, "20261126_penanda_tangan")
    _bekukan_lama(mesin)
    sebelum = _baris(mesin, CUPLIKAN), _baris(mesin, LAPORAN)
    assert [len(satu) for satu in sebelum] == [4, 2]
    migrasi.naikkan(mesin)
    with Session(mesin) as session:
        semua = [baca_beku(satu) for satu in session.scalars(sa.select(AngkaBeku).order_by(AngkaBeku.nomor))]
    per_periode: dict[Periode, list[Tersimpan]] = {}
    for satu in semua:
        per_periode.setdefault(satu.periode, []).append(satu)
    triwulan, mei = per_periode[Periode.triwulan(2026, 1)], per_periode[Periode.bulan(2019, 5)]
    assert [(satu.kode, satu.disetujui) for satu in per_periode[Periode.tahun(2026)]] == [("IKU-04", True)]
    assert sorted((satu.kode, satu.disetujui) for satu in mei) == [("IKU-02", False), ("IKU-03", False)]
    # Reported on the 3rd, approved on the 8th: the approval is the later word.
    dilaporkan, disetujui = (satu for satu in triwulan if satu.kode == "IKU-02")
    assert not dilaporkan.disetujui
    assert (dilaporkan.koreksi.teks, dilaporkan.ketetapan.teks) == ("80.00", "88.89")
    assert (disetujui.disetujui, disetujui.koreksi.teks) == (True, "82.00")
    assert dilaporkan.tally[Kategori.NON_PERIZINAN].belum_selesai == 2
    izin = next(satu for satu in triwulan if satu.kode == "IKU-03")
    assert (izin.koreksi.status, izin.ketetapan.teks) == (Status.BELUM_JATUH_TEMPO, "0.00")
    migrasi.turunkan(mesin, "20261126_penanda_tangan")
    assert (_baris(mesin, CUPLIKAN), _baris(mesin, LAPORAN)) == sebelum
    migrasi.naikkan(mesin)


def test_the_same_day_and_a_night_become_what_the_earlier_version_knows_and_nothing_else_moves(
    mesin: Engine,
) -> None:
    janji = "SELECT id, jumlah, satuan FROM janji_layanan ORDER BY id"
    jam = "SELECT id, hari, buka, tutup FROM jam_kerja ORDER BY id"
    semula = _baris(mesin, janji), _baris(mesin, jam)
    hari, malam = semula[0][3]["id"], semula[1][0]["id"]
    migrasi.turunkan(mesin, "20261128_hari_yang_sama")  # from the next version on nobody changes a row
    with mesin.begin() as koneksi:
        ubah = sa.text("UPDATE janji_layanan SET jumlah = 0, satuan = 'hari' WHERE id = :id")
        koneksi.execute(ubah, {"id": hari})
        ubah = sa.text("UPDATE jam_kerja SET tutup = '00:00:00.000000' WHERE id = :id")
        koneksi.execute(ubah, {"id": malam})
    sesudah = _baris(mesin, janji), _baris(mesin, jam)
    migrasi.turunkan(mesin, "20261128_kategori_bertanggal")
    migrasi.naikkan(mesin)
    kini = _baris(mesin, janji), _baris(mesin, jam)
    assert [satu for satu in kini[0] if satu["id"] != hari] == [s for s in sesudah[0] if s["id"] != hari]
    assert [satu for satu in kini[1] if satu["id"] != malam] == [s for s in sesudah[1] if s["id"] != malam]
    assert [satu["jumlah"] for satu in kini[0] if satu["id"] == hari] == [1]
    assert [str(satu["tutup"])[:8] for satu in kini[1] if satu["id"] == malam] == ["23:59:59"]


def test_published_versions_get_a_first_day_and_formulas_keep_names_the_package_gave_up(
    mesin: Engine,
) -> None:
    migrasi.turunkan(mesin, "20261128_hari_yang_sama")
    versi = (
        "INSERT INTO kuesioner (unit_id, jenis, versi, judul, dasar, perubahan, terbit_pada) "
        "VALUES (1, 'skm', :versi, 'Survei', '-', 1, :terbit)"
    )
    rumus = (
        "INSERT INTO rumus_indikator (indikator_id, revisi, koreksi, satuan_koreksi, variabel, alasan, "
        "dokumen, oleh, pada) VALUES (1, 1, 'total_nilai_persepsi ÷ total_unsur_terisi', 'nilai', '[]', '-', "
        "'-', 'ani', '2026-03-01 01:00:00')"
    )
    with mesin.begin() as koneksi:
        for nomor, terbit in ((2, "2026-05-12 01:00:00"), (3, None)):
            koneksi.execute(sa.text(versi), {"versi": nomor, "terbit": terbit})
        koneksi.execute(sa.text(rumus))
    migrasi.naikkan(mesin)
    assert [
        (satu["versi"], str(satu["berlaku_mulai"]), satu["skala"])
        for satu in sorted(_tabel(mesin, "kuesioner"), key=lambda satu: satu["versi"])
    ] == [(1, "2017-01-01", "2017"), (2, "2026-05-12", "2017"), (3, "None", "2017")]
    with Session(mesin) as session:
        (milik,) = session.scalars(sa.select(RumusIndikator).where(RumusIndikator.indikator_id == 1))
        assert [satu["nama"] for satu in milik.variabel] == ["total_nilai_persepsi", "total_unsur_terisi"]
    migrasi.turunkan(mesin, "20261128_hari_yang_sama")
    assert _baris(mesin, "SELECT CAST(variabel AS TEXT) AS isi FROM rumus_indikator") == [{"isi": "[]"}]
