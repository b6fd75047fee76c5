"""An answer leaves the figures only by a person, with a reason, and can always come back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import JejakAudit, Peran
from skm.galat import Galat
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from skm.survei import queries
from skm.survei.models import Jalur, Jawaban, Kuesioner, Pengecualian, Tanda
from skm.survei.queries.pengecualian import bertanda, jumlah_bertanda, jumlah_dikecualikan
from skm.survei.services.pengecualian import kecualikan, kembalikan
from tests.klien import Klien

PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)
TAHUN = Periode.tahun(2026)


@pytest.fixture
def semua(session: Session, unit: Unit, kuesioner: Kuesioner) -> list[Jawaban]:
    """Four answers: two honest threes, two flagged fours."""
    baris = [
        Jawaban(
            unit_id=unit.id,
            kuesioner_id=kuesioner.id,
            jalur=jalur,
            tanggal=date(2026, 3, 2),
            tanda=tanda,
            **{f"u{n}": nilai for n in range(1, 10)},
        )
        for jalur, tanda, nilai in (
            (Jalur.POSTER, 0, 3),
            (Jalur.TIKET, 0, 3),
            (Jalur.POSTER, Tanda.SERAGAM_CEPAT, 4),
            (Jalur.POSTER, Tanda.SERAGAM_CEPAT | Tanda.BERUNTUN, 4),
        )
    ]
    session.add_all(baris)
    session.flush()
    return baris


def _responden(session: Session, unit: Unit, jalur: Jalur | None = None) -> int:
    return queries.hitungan_ikm(session, unit_id=unit.id, periode=TAHUN, jalur=jalur).responden


def test_flagged_answers_count_until_somebody_decides_and_are_told_apart(
    session: Session, unit: Unit, semua: list[Jawaban]
) -> None:
    assert _responden(session, unit) == 4
    hitungan = queries.hitungan_ikm(session, unit_id=unit.id, periode=TAHUN)
    assert hitungan.gabungan(tanpa_bertanda=True).responden == 2
    assert _responden(session, unit, jalur=Jalur.TIKET) == 1
    hitung = jumlah_bertanda(session, unit_id=unit.id, periode=TAHUN)
    assert hitung == {Tanda.SERAGAM_CEPAT: 2, Tanda.BERUNTUN: 1}
    assert {satu.id for satu in bertanda(session, unit_id=unit.id, periode=TAHUN)} == {
        s.id for s in semua[2:]
    }


def test_an_exclusion_leaves_every_figure_with_reason_and_author_and_its_undo_brings_them_back(
    session: Session, unit: Unit, semua: list[Jawaban]
) -> None:
    pilihan = [semua[2].id, semua[3].id]
    satu = kecualikan(
        session, unit_id=unit.id, jawaban=pilihan, alasan=" Pelatihan petugas ", oleh="admin", pada=PADA
    )
    assert (satu.jumlah, satu.alasan, satu.oleh, satu.pada) == (2, "Pelatihan petugas", "admin", PADA)
    assert _responden(session, unit) == 2
    assert jumlah_dikecualikan(session, unit_id=unit.id, periode=TAHUN) == 2
    assert bertanda(session, unit_id=unit.id, periode=TAHUN) == ()
    kembalikan(session, unit_id=unit.id, nomor=satu.id, oleh="camat", pada=PADA)
    assert _responden(session, unit) == 4
    assert (satu.dibatalkan_oleh, satu.dibatalkan_pada) == ("camat", PADA)
    jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc()).limit(2)).all()
    assert jejak == [
        "mengembalikan 2 jawaban survei yang dikecualikan: Pelatihan petugas",
        "mengecualikan 2 jawaban survei: Pelatihan petugas",
    ]


def test_without_a_reason_or_an_answer_nothing_is_excluded(
    session: Session, unit: Unit, semua: list[Jawaban]
) -> None:
    with pytest.raises(Galat, match="Alasan harus diisi"):
        kecualikan(session, unit_id=unit.id, jawaban=[semua[2].id], alasan=" ", oleh="admin", pada=PADA)
    with pytest.raises(Galat, match="paling sedikit satu"):
        kecualikan(session, unit_id=unit.id, jawaban=[], alasan="uji", oleh="admin", pada=PADA)
    with pytest.raises(Galat, match="tidak ditemukan"):
        kembalikan(session, unit_id=unit.id, nomor=999, oleh="admin", pada=PADA)


def test_the_admin_excludes_and_puts_back_on_the_page(
    app: Flask, klien: Klien, alamat: str, lengkap: dict[str, str]
) -> None:
    klien.get(alamat).form().isi(**lengkap).kirim()  # nine threes at once: flagged
    klien.masuk_sebagai(Peran.ADMIN)
    halaman = klien.get("/kelola/pemeriksaan")
    kotak = halaman.sup.select_one("input[name=jawaban]")
    assert kotak is not None
    kosong = halaman.form("main form").isi(jawaban=kotak["value"]).kirim()
    assert kosong.status == 400
    assert kosong.sup.select_one("input[name=jawaban][checked]") is not None, "the choice was lost"
    hasil = kosong.form("main form").isi(alasan="Percobaan").kirim().ikuti()
    assert "1 jawaban tidak lagi dihitung" in hasil.teks
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalars(sa.select(Pengecualian.alasan)).all() == ["Percobaan"]
    kembali = hasil.form("form[action$='/kembalikan']").kirim().ikuti()
    assert "1 jawaban dihitung kembali" in kembali.teks
    assert kembali.sup.select_one("form[action$='/kembalikan']") is None
