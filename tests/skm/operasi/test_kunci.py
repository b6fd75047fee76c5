"""The database knows its keys: a foreign one opens nothing, a lost one is never replaced unseen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pypdfium2
import pytest
import sqlalchemy as sa
import zxingcpp
from click.testing import CliRunner
from sqlalchemy.engine import Engine

from skm.cli import main
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.jaga import kunci
from skm.jawaban.queries.menunggu import menunggu
from skm.jawaban.segel import segel
from skm.layanan.brankas import Brankas
from skm.loket.models import Permohonan
from skm.operasi.kunci import kenalkan, temuan
from skm.operasi.mulai import pastikan_siap
from skm.operasi.putar import putar
from skm.operasi.sendirian import sendirian
from skm.operasi.sidik import dikenal
from skm.orm import buka_sesi, make_engine
from tests.pangkalan import tempat_sementara
from tests.perintah import Perintah
from tests.skm.operasi.server import KUNCI_LAIN, NIK, PADA, isi_server, konfigurasi, nik_terbaca


@pytest.fixture
def konf(url: str) -> Iterator[Konfigurasi]:
    """A server with rows under its keys, whose database lies elsewhere."""
    with tempat_sementara("skm-kunci-") as folder:
        satu = konfigurasi(folder, url)
        isi_server(satu)
        yield satu


@contextmanager
def terbuka(konf: Konfigurasi) -> Iterator[Engine]:
    mesin = make_engine(konf.database_url)
    yield mesin
    mesin.dispose()


def skm(konf: Konfigurasi, *argumen: str, masukan: str = "") -> Perintah:
    """The command on that server, its keys read from their files."""
    env = {"SKM_INSTANCE": str(konf.instance), "SKM_DATABASE_URL": konf.database_url}
    env |= dict.fromkeys(("SKM_SECRET_KEY", "SKM_DATA_KEY", "SKM_BASE_URL"), "")
    hasil = CliRunner(env=env).invoke(main, list(argumen), input=masukan)
    if hasil.exception is not None and not isinstance(hasil.exception, SystemExit):
        raise hasil.exception
    return Perintah(hasil.exit_code, hasil.stdout, hasil.stderr)


def test_a_foreign_or_missing_key_stops_the_start_with_a_sentence_and_none_is_made(konf: Konfigurasi) -> None:
    berkas = konf.instance / "data_key"
    berkas.write_text(KUNCI_LAIN)
    for perintah in (("serve",), ("init",), ("backup", str(konf.instance / "c.zip"))):
        asing = skm(konf, *perintah)
        assert asing.exit_code == 1, perintah
        assert kunci.sidik("data", KUNCI_LAIN) in asing.stderr
        assert "skm kunci pulihkan data" in asing.stderr
    berkas.unlink()
    for perintah in (("serve",), ("init",), ("ikm",)):
        hilang = skm(konf, *perintah)
        assert hilang.exit_code == 1, perintah
        assert f"{berkas} tidak ada" in hilang.stderr
        assert not berkas.exists()
    doctor = skm(konf, "doctor")
    assert (doctor.exit_code, "kunci data: " in doctor.stdout) == (1, True)
    assert "data_key tidak ada: skm kunci pulihkan data" in doctor.stdout


def test_a_key_is_typed_from_its_sheet_in_any_grouping_and_a_wrong_letter_is_noticed(
    konf: Konfigurasi,
) -> None:
    berkas = konf.instance / "data_key"
    berkas.unlink()
    berkelompok = " ".join(konf.data_key[n : n + 4] for n in range(0, 44, 4)) + "\n"
    salah = skm(konf, "kunci", "pulihkan", "data", masukan=KUNCI_LAIN)
    assert salah.exit_code == 1
    assert "Periksa huruf demi huruf" in salah.stderr
    assert not berkas.exists()
    assert skm(konf, "kunci", "pulihkan", "data", masukan="bukan kunci").exit_code == 1
    benar = skm(konf, "kunci", "pulihkan", "data", masukan=berkelompok)
    assert benar.exit_code == 0, benar.stderr
    assert "dikenal basis data ini" in benar.stdout
    assert berkas.read_text() == konf.data_key
    with terbuka(konf) as mesin:
        pastikan_siap(mesin, konf)


def test_the_sheet_carries_both_keys_to_be_read_by_people_and_by_a_camera(konf: Konfigurasi) -> None:
    lembar = konf.instance / "lembar.pdf"
    assert skm(konf, "kunci", "cetak", "--out", str(lembar)).exit_code == 0
    assert lembar.stat().st_mode & 0o077 == 0
    halaman = pypdfium2.PdfDocument(lembar)[0]
    teks = halaman.get_textpage().get_text_bounded()
    gambar = halaman.render(scale=2).to_pil()
    terbaca = {satu.text for satu in zxingcpp.read_barcodes(gambar)}
    assert terbaca == {konf.data_key, konf.secret_key}
    assert konf.data_key in "".join(teks.split())
    for nama in kunci.NAMA:
        assert kunci.sidik(nama, kunci.isi(konf, nama)) in teks
    assert skm(konf, "kunci", "cetak", "--out", str(lembar)).exit_code == 1  # never over another


def test_a_lost_secret_key_is_replaced_on_demand_alone(konf: Konfigurasi) -> None:
    (konf.instance / "secret_key").unlink()
    assert skm(konf, "init").exit_code == 1
    baru = skm(konf, "kunci", "baru")
    assert baru.exit_code == 0, baru.stderr
    assert skm(konf, "init").exit_code == 0
    with terbuka(konf) as mesin, buka_sesi(mesin, tulis=False) as session:
        assert dikenal(session)["rahasia"] in baru.stdout


def test_the_first_key_of_an_older_database_must_open_what_is_there(konf: Konfigurasi) -> None:
    with terbuka(konf) as mesin:
        with buka_sesi(mesin, tulis=True) as session:
            session.execute(sa.text("DELETE FROM sidik_kunci"))
            session.commit()
        with (
            buka_sesi(mesin, tulis=True) as session,
            pytest.raises(Galat, match="tidak membuka NIK permohonan"),
        ):
            kenalkan(session, replace(konf, data_key=KUNCI_LAIN), PADA)
        with buka_sesi(mesin, tulis=True) as session:
            assert temuan(session, konf).status == "PERHATIAN"
            kenalkan(session, konf, PADA)
            assert temuan(session, konf).status == "BAIK"


def test_turning_the_data_key_closes_everything_anew_and_the_old_key_opens_nothing(konf: Konfigurasi) -> None:
    hasil = skm(konf, "kunci", "putar")
    assert hasil.exit_code == 0, hasil.stderr
    # 3 NIK, 3 phone numbers and a complainant's name; 3 answers wait
    assert "7 isian dan 3 jawaban yang menunggu" in hasil.stdout
    baru = (konf.instance / "data_key").read_text()
    assert baru != konf.data_key
    lama = konf.instance / f"data_key.{kunci.sidik('data', konf.data_key)}"
    assert lama.read_text() == konf.data_key  # backups of before need it
    assert not (konf.instance / "data_key.baru").exists()
    with terbuka(konf) as mesin, buka_sesi(mesin, tulis=False) as session:
        assert nik_terbaca(session, baru) == [NIK] * 3
        sidik = set(session.scalars(sa.select(Permohonan.nik_sidik)))
        assert sidik == {Brankas(baru).sidik(NIK)}  # still found by their number
        assert len(menunggu(session, unit_id=1, segel=segel(baru))) == 3
        assert temuan(session, replace(konf, data_key=baru)).status == "BAIK"
        assert temuan(session, konf).status == "GALAT"
        with pytest.raises(Galat, match="kunci lain"):
            nik_terbaca(session, konf.data_key)


def test_the_key_is_not_turned_beside_a_running_server(konf: Konfigurasi) -> None:
    with terbuka(konf) as server, server.connect() as koneksi:
        koneksi.exec_driver_sql("SELECT 1 FROM unit")
        koneksi.rollback()
        hasil = skm(konf, "kunci", "putar")
        assert (hasil.exit_code, "masih dipakai" in hasil.stderr) == (1, True)
    assert (konf.instance / "data_key").read_text() == konf.data_key
    assert not (konf.instance / "data_key.baru").exists()


@pytest.mark.parametrize("sampai", ["sebelum", "sesudah"])
def test_a_turn_that_broke_off_is_finished_or_forgotten_at_the_next_start(
    konf: Konfigurasi, sampai: str
) -> None:
    """The new key waits beside the old one before the commit, and takes its place after it."""
    (konf.instance / "data_key.baru").write_text(KUNCI_LAIN)
    with terbuka(konf) as mesin:
        with sendirian(mesin) as session:
            putar(session, lama=konf.data_key, baru=KUNCI_LAIN, oleh="uji", pada=PADA)
            if sampai == "sesudah":
                session.commit()
        pastikan_siap(mesin, konf)
        kini = (konf.instance / "data_key").read_text()
        assert kini == (KUNCI_LAIN if sampai == "sesudah" else konf.data_key)
        with buka_sesi(mesin, tulis=False) as session:
            assert nik_terbaca(session, kini) == [NIK] * 3


def test_a_data_key_lost_for_ever_is_given_up_only_when_that_is_said(konf: Konfigurasi) -> None:
    """What it closed goes, everything else stays, and the server starts again."""
    masih = skm(konf, "kunci", "relakan", "--saya-yakin")
    assert (masih.exit_code, "masih yang benar" in masih.stderr) == (1, True)
    (konf.instance / "data_key").unlink()
    tanya = skm(konf, "kunci", "relakan")
    assert (tanya.exit_code, "--saya-yakin" in tanya.stderr) == (1, True)
    assert not (konf.instance / "data_key").exists()
    with terbuka(konf) as mesin, buka_sesi(mesin, tulis=False) as session:
        assert nik_terbaca(session, konf.data_key) == [NIK] * 3
    ya = skm(konf, "kunci", "relakan", "--saya-yakin")
    assert ya.exit_code == 0, ya.stderr
    assert "Dihapus: 7 isian dan 3 jawaban yang menunggu." in ya.stdout
    baru = replace(konf, data_key=(konf.instance / "data_key").read_text())
    with terbuka(konf) as mesin, buka_sesi(mesin, tulis=False) as session:
        pastikan_siap(mesin, baru)
        assert nik_terbaca(session, baru.data_key) == []
        assert session.scalars(sa.select(sa.func.count(Permohonan.id))).one() == 3
        assert set(session.scalars(sa.select(Permohonan.pemohon))) == {"Siti Aminah"}


def test_values_that_the_old_key_does_not_open_leave_everything_as_it_was(konf: Konfigurasi) -> None:
    with terbuka(konf) as mesin, buka_sesi(mesin, tulis=True) as session:
        satu = session.scalars(sa.select(Permohonan).order_by(Permohonan.id.desc()).limit(1)).one()
        satu.telepon_sandi = Brankas(KUNCI_LAIN).sandikan("081200000000")
        session.commit()
    hasil = skm(konf, "kunci", "putar")
    assert (hasil.exit_code, "kunci lain" in hasil.stderr) == (1, True)
    with terbuka(konf) as mesin, buka_sesi(mesin, tulis=False) as session:
        assert nik_terbaca(session, konf.data_key) == [NIK] * 3
    assert "tidak membuka telepon permohonan" in skm(konf, "doctor").stdout
