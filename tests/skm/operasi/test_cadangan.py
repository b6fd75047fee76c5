"""A backup is one file that gives everything back, elsewhere, and says so only after it has been tried."""

from __future__ import annotations

import resource
import secrets
import stat
import zipfile
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa

from skm import migrasi
from skm.akun.models import JejakAudit
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.isian.services import letak
from skm.operasi.cadangan import arsip, manifes, pulih
from skm.operasi.cadangan.buat import AWALAN, Hasil, buat
from skm.operasi.kunci import temuan
from skm.orm import buka_sesi, make_engine
from tests.conftest import KEDUANYA
from tests.pangkalan import atur
from tests.skm.operasi.conftest import Kantor
from tests.skm.operasi.server import (
    BUKTI,
    KUNCI_LAIN,
    NIK,
    PADA,
    isi_basis,
    nik_terbaca,
)

TABEL_ISI = {"permohonan", "jawaban", "jawaban_menunggu", "pengaduan", "bukti_dukung", "jejak_audit"}


def test_everything_comes_back_elsewhere_and_the_figures_are_those_of_the_manifest(
    bersama: Kantor, hasil: Hasil, lain: Konfigurasi
) -> None:
    sebelum = isi_basis(bersama.mesin)
    assert all(sebelum[nama] for nama in TABEL_ISI)
    angka = hasil.manifes.angka
    assert angka is not None
    tahun = angka["64.01.08"]["2026"]["setahun"]
    # 15 answers of 2, 3 and 4 in turn: every unsur 3.00, so 25 × 3 = 75 (PermenPANRB 14/2017)
    assert tahun["terhitung"]["ikm"][1] == "75"
    assert (tahun["responden"], len(tahun["indikator"])) == (15, 71)
    assert tahun["kasus"]["non_perizinan"] == "1 tepat dari 2"  # the second KK was never finished
    assert {*angka["64.01.08"]} == {"2025", "2026", "jejak"}
    basi = lain.instance / "skm.sqlite3-wal"
    basi.write_bytes(b"perubahan basis data yang dahulu di sini")
    mesin = bersama.pulihkan(hasil.berkas, lain)
    assert isi_basis(mesin) == sebelum
    if mesin.dialect.name == "sqlite":  # never read into the new database, nor lost
        assert basi.with_name("skm.sqlite3-wal.disisihkan").read_bytes().startswith(b"perubahan")
    assert letak(lain.instance, _bukti(hasil)[0]).read_bytes() == BUKTI
    with buka_sesi(mesin, tulis=True) as session:
        assert nik_terbaca(session, lain.data_key) == [NIK] * 3
        assert temuan(session, lain).status == "BAIK"
        terakhir = session.scalars(sa.select(sa.func.max(JejakAudit.id))).one()
        satu = JejakAudit(unit_id=1, oleh="uji", pada=PADA, peristiwa="sesudah pulih")
        session.add(satu)
        session.flush()
        assert satu.id > terakhir  # the counters go on where they stood
    mesin.dispose()


def _bukti(hasil: Hasil) -> list[str]:
    with arsip.buka(hasil.berkas) as terbuka:
        return list(terbuka.bukti)


def test_only_its_owner_reads_it_nothing_else_is_left_and_no_key_is_in_it(
    bersama: Kantor, hasil: Hasil
) -> None:
    assert stat.S_IMODE(hasil.berkas.stat().st_mode) == 0o600
    assert [satu.name for satu in sorted(bersama.folder.iterdir())] == ["c.zip", "sana", "sini"]
    with bersama.mesin.connect() as koneksi:  # nor does the trial restore leave anything behind
        assert "skm_uji_pulih" not in sa.inspect(koneksi).get_schema_names()
    with zipfile.ZipFile(hasil.berkas) as isi:
        semua = b"".join(isi.read(nama) for nama in isi.namelist())
        assert isi.testzip() is None
    assert bersama.konf.data_key.encode() not in semua
    assert bersama.konf.secret_key.encode() not in semua
    assert NIK.encode() not in semua
    with pytest.raises(Galat, match="sudah ada dan tidak ditimpa"):
        bersama.cadangkan()


def test_one_changed_byte_anywhere_is_noticed_and_named(hasil: Hasil, tmp_path: Path) -> None:
    utuh, berkas = hasil.berkas.read_bytes(), tmp_path / "c.zip"
    berkas.write_bytes(utuh)
    with zipfile.ZipFile(berkas) as isi:
        letak_isi = {satu.filename: satu.header_offset for satu in isi.infolist()}
        terbesar = max(
            isi.infolist(), key=lambda satu: satu.compress_size * satu.filename.startswith("basis/")
        )
    bukti, basis = next(nama for nama in letak_isi if nama.startswith("bukti/")), terbesar.filename
    di = {
        letak_isi[bukti] + 300: "berkas bukti",
        letak_isi[basis] + 90: "basis data",
        letak_isi["manifes.json"] + 90: "manifes",
        letak_isi[bukti] + 11: "susunan arsipnya",  # the time in a header, which no ZIP program looks at
        len(utuh) - 1: "susunan arsipnya",  # the fingerprint itself
    }
    for tempat, sebutan in di.items():
        berkas.write_bytes(utuh[:tempat] + bytes([utuh[tempat] ^ 1]) + utuh[tempat + 1 :])
        with pytest.raises(Galat, match=f"rusak: .*{sebutan}"), arsip.buka(berkas):
            pass
    for pendek in (utuh[:-1], utuh[: len(utuh) // 2], b""):
        berkas.write_bytes(pendek)
        with pytest.raises(Galat, match=r"rusak|bukan cadangan SKM"), arsip.buka(berkas):
            pass


def test_a_manifest_that_was_not_written_with_the_data_key_is_refused(bersama: Kantor, hasil: Hasil) -> None:
    with arsip.buka(hasil.berkas) as terbuka:
        dipalsukan = terbuka.manifes | {"dibuat": (PADA - timedelta(days=1)).isoformat()}
    with pytest.raises(Galat, match="tidak ditulis pemegang kunci data"):
        manifes.baca(dipalsukan, bersama.konf.data_key)


def test_evidence_that_changed_or_is_gone_is_named_and_older_backups_are_kept(kantor: Kantor) -> None:
    utuh = kantor.cadangkan("c.zip", simpan=1)
    berkas = letak(kantor.konf.instance, _bukti(utuh)[0])
    berkas.write_bytes(BUKTI[:-1] + b"y")
    rusak = kantor.cadangkan("c.zip", simpan=1)
    assert not rusak.utuh
    assert "'laporan kegiatan.pdf' berubah" in rusak.manifes.tanpa_bukti[0]
    berkas.unlink()
    hilang = kantor.cadangkan("c.zip", simpan=1)
    assert "'laporan kegiatan.pdf' hilang" in hilang.manifes.tanpa_bukti[0]
    assert len(list(kantor.folder.glob("c-*.zip"))) >= 1  # the one that still holds it
    berkas.write_bytes(BUKTI)
    assert kantor.cadangkan("c.zip", simpan=1).utuh
    assert [satu.name for satu in kantor.folder.glob("c*.zip")] == ["c.zip"]


def test_without_the_right_keys_nothing_is_restored_and_the_key_is_named(kantor: Kantor) -> None:
    berkas = kantor.cadangkan().berkas
    for salah, sebutan in (
        ({"data_key": KUNCI_LAIN}, "Kunci data .*bukan kunci"),
        ({"data_key": ""}, "Kunci data belum ada"),
        ({"secret_key": "x" * 40}, "Kunci rahasia .*bukan kunci"),
    ):
        with pytest.raises(Galat, match=f"{sebutan}.*skm kunci pulihkan"):
            kantor.pulihkan(berkas, replace(kantor.lain, **salah))
    mesin = make_engine(kantor.lain.database_url)
    assert sa.inspect(mesin).get_table_names() == []
    mesin.dispose()


def test_nothing_is_overwritten(bersama: Kantor, hasil: Hasil) -> None:
    sebelum = isi_basis(bersama.mesin)
    with pytest.raises(Galat, match=r"sudah ada dan tidak ditimpa|tidak kosong .*tidak ditimpa"):
        bersama.pulihkan(hasil.berkas, bersama.konf)
    assert isi_basis(bersama.mesin) == sebelum


@pytest.mark.parametrize(
    "kantor",
    ["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.luas])],
    indirect=True,
)
def test_a_backup_of_an_older_schema_is_migrated_and_a_newer_ones_is_refused(
    kantor: Kantor, request: pytest.FixtureRequest
) -> None:
    migrasi.turunkan(kantor.mesin, "-1")
    lama = kantor.cadangkan("lama.zip")
    assert lama.manifes.angka is None
    migrasi.naikkan(kantor.mesin)
    with arsip.buka(lama.berkas) as terbuka:
        isi = manifes.baca(terbuka.manifes, kantor.lain.data_key)
        di_postgres = isi.jenis == "postgresql"
        mesin = make_engine(
            request.getfixturevalue("postgres_kosong") if di_postgres else kantor.lain.database_url
        )
        with pytest.raises(Galat, match="program yang lebih baru"):
            pulih.pulihkan(terbuka, replace(isi, revisi="30000101_nanti"), mesin, kantor.lain)
        berbeda = pulih.pulihkan(terbuka, isi, mesin, kantor.lain)
        assert "tidak tercatat di manifes" in berbeda[0]
    assert migrasi.versi_basis_data(mesin) == migrasi.versi_terbaru()
    mesin.dispose()


def test_the_rotation_keeps_so_many_and_the_newest_under_the_name_that_was_asked_for(kantor: Kantor) -> None:
    asing = kantor.folder / "c-catatan.zip"
    asing.write_text("milik orang lain")
    for _ in range(2):
        kantor.cadangkan("c.zip", simpan=3)
    for hari in range(1, 4):  # days pass
        lama = kantor.folder / f"c-2026030{hari}-010000.zip"
        lama.write_bytes((kantor.folder / "c.zip").read_bytes())
    kantor.cadangkan("c.zip", simpan=3)
    tinggal = sorted(satu.name for satu in kantor.folder.glob("c*.zip"))
    assert len(tinggal) == 4
    assert tinggal[-1] == "c.zip" and asing.exists()
    assert "c-20260301-010000.zip" not in tinggal
    assert not list(kantor.folder.glob(f"{AWALAN}*"))


@pytest.mark.parametrize("bita", [400_000, 1_500_000])
def test_a_disk_that_fills_up_leaves_nothing_half_written_and_the_backup_before(
    kantor: Kantor, bita: int
) -> None:
    """In the middle of the database's copy, and of the archive: no file may grow any further."""
    besar = secrets.token_bytes(2_000_000)
    bukti = letak(kantor.konf.instance, sha256(besar).hexdigest())
    bukti.parent.mkdir(parents=True)
    bukti.write_bytes(besar)
    (kantor.folder / "c.zip").write_bytes(b"yang sebelumnya")
    semula = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bita, semula[1]))
    try:
        with pytest.raises(Galat, match=r"Cadangan tidak dapat ditulis|tidak dapat disalin"):
            kantor.cadangkan(simpan=3)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, semula)
    assert [satu.name for satu in sorted(kantor.folder.iterdir())] == ["c.zip", "sana", "sini"]
    assert (kantor.folder / "c.zip").read_bytes() == b"yang sebelumnya"


@pytest.mark.parametrize("bersama", KEDUANYA[1:], indirect=True)
def test_a_role_that_may_not_try_is_told_what_to_grant(postgres_server: str, bersama: Kantor) -> None:
    kantor = bersama
    basis = kantor.mesin.url.database
    atur(postgres_server, "DROP ROLE IF EXISTS sempit", "CREATE ROLE sempit LOGIN PASSWORD 'sempit'")
    with kantor.mesin.begin() as koneksi:
        koneksi.exec_driver_sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO sempit")
        koneksi.exec_driver_sql("GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO sempit")
    sempit = make_engine(
        kantor.mesin.url.set(username="sempit", password="sempit").render_as_string(hide_password=False)
    )
    with pytest.raises(Galat, match=f'GRANT CREATE ON DATABASE "{basis}" TO "sempit"'):
        buat(sempit, kantor.konf, kantor.folder / "sempit.zip", pada=PADA, simpan=None)
    sempit.dispose()
    assert not (kantor.folder / "sempit.zip").exists()
    with kantor.mesin.begin() as koneksi:
        koneksi.exec_driver_sql("DROP OWNED BY sempit")
    atur(postgres_server, "DROP ROLE sempit")
