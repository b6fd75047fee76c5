"""Questionnaires are edited as drafts; a published version never changes."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.galat import Bersamaan, Galat
from skm.kuesioner.models import JenisKuesioner, Kuesioner, Unsur
from skm.kuesioner.queries import judul_berlaku, kuesioner_berlaku
from skm.kuesioner.services import kuesioner as layani
from skm.kuesioner.services.kuesioner import IsiKuesioner, IsiTambahan, IsiUnsur
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from tests.klien import Halaman, Klien

PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)


def _draf(session: Session, unit: Unit, jenis: JenisKuesioner = JenisKuesioner.SKM) -> Kuesioner:
    return layani.draf(session, unit_id=unit.id, jenis=jenis, oleh="ani", pada=PADA)


def _unsur(kode: str, bobot: Fraction) -> IsiUnsur:
    return IsiUnsur(kode, f"Unsur {kode}", f"Bagaimana {kode}?", ("a", "b", "c", "d"), bobot)


def _kirim_draf(klien: Klien, aksi: str = "", **ubah: str) -> Halaman:
    """Open the SKM draft, change some fields, and press a button."""
    form = klien.get("/kelola/kuesioner").form('form:has(input[value="skm"])')
    halaman = form.kirim().ikuti()
    draf = halaman.form("#draf").isi(**ubah)
    if aksi:
        draf.isi(aksi=aksi)
    return draf.kirim()


class TestDraf:
    def test_begins_as_a_copy_of_the_newest_version_and_is_found_again(
        self, session: Session, unit: Unit
    ) -> None:
        berlaku = kuesioner_berlaku(session, unit.id, pada=PADA.date())
        draf = _draf(session, unit)
        assert draf.versi == berlaku.versi + 1
        assert layani.salin(draf) == layani.salin(berlaku)
        assert _draf(session, unit) is draf

    def test_cannot_be_answered_before_it_is_published(self, session: Session, unit: Unit) -> None:
        berlaku = kuesioner_berlaku(session, unit.id, pada=PADA.date()).id
        draf = _draf(session, unit)
        assert kuesioner_berlaku(session, unit.id, pada=PADA.date()).id == berlaku
        draf.judul = "Survei tahun depan"
        assert "Survei tahun depan" not in judul_berlaku(session, unit.id, pada=PADA.date()).values()
        layani.terbitkan(session, draf, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)
        assert kuesioner_berlaku(session, unit.id, pada=PADA.date()).id == draf.id
        assert judul_berlaku(session, unit.id, pada=PADA.date()) == {JenisKuesioner.SKM: "Survei tahun depan"}

    @pytest.mark.parametrize(
        ("bobot", "pesan"),
        [
            ((Fraction(111, 1000),) * 9, "sekarang 999/1000, kurang 1/1000"),
            ((Fraction(1, 9),) * 8 + (Fraction(1, 8),), "sekarang 73/72, lebih 1/72"),
        ],
    )
    def test_weights_that_do_not_total_exactly_one_are_refused_with_the_total_named(
        self, session: Session, unit: Unit, bobot: tuple[Fraction, ...], pesan: str
    ) -> None:
        draf = _draf(session, unit)
        isi = tuple(_unsur(f"U{n}", satu) for n, satu in enumerate(bobot, start=1))
        layani.simpan_draf(session, draf, IsiKuesioner("Judul", "", isi), perubahan=draf.perubahan)
        with pytest.raises(Galat, match=pesan):
            layani.terbitkan(session, draf, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)
        assert draf.terbit_pada is None

    def test_a_published_version_refuses_every_change(self, session: Session, unit: Unit) -> None:
        berlaku = kuesioner_berlaku(session, unit.id, pada=PADA.date())
        lama = layani.salin(berlaku)
        with pytest.raises(Galat, match="tidak dapat diubah"):
            layani.simpan_draf(session, berlaku, IsiKuesioner("x", "", ()), perubahan=berlaku.perubahan)
        with pytest.raises(Galat, match="tidak dapat diubah"):
            layani.buang_draf(session, berlaku, oleh="ani", pada=PADA)
        with pytest.raises(Galat, match="tidak dapat diubah"):
            layani.terbitkan(session, berlaku, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)
        assert layani.salin(berlaku) == lama

    def test_a_code_keeps_its_score_column_and_a_new_one_takes_a_column_no_version_used(
        self, session: Session, unit: Unit
    ) -> None:
        lama = {
            unsur.kode: unsur.kolom for unsur in kuesioner_berlaku(session, unit.id, pada=PADA.date()).unsur
        }
        kedua = _draf(session, unit)
        isi = tuple(_unsur(kode, Fraction(1, 2)) for kode in ("U9", "U10"))
        layani.simpan_draf(session, kedua, IsiKuesioner("Judul", "", isi), perubahan=kedua.perubahan)
        layani.terbitkan(session, kedua, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)
        baru = {unsur.kode: unsur.kolom for unsur in kedua.unsur}
        assert baru["U9"] == lama["U9"]
        assert baru["U10"] not in lama.values()
        ketiga = _draf(session, unit)
        isi = tuple(_unsur(kode, Fraction(1, 3)) for kode in ("U11", "U1", "U10"))
        layani.simpan_draf(session, ketiga, IsiKuesioner("Judul", "", isi), perubahan=ketiga.perubahan)
        kolom = {unsur.kode: unsur.kolom for unsur in ketiga.unsur}
        assert kolom["U1"] == lama["U1"]
        assert kolom["U10"] == baru["U10"]
        assert kolom["U11"] not in {*lama.values(), *baru.values()}

    def test_more_unsur_over_all_versions_than_an_answer_has_room_for_are_refused(
        self, session: Session, unit: Unit
    ) -> None:
        draf = _draf(session, unit)
        isi = tuple(_unsur(f"U{n}", Fraction(1, 12)) for n in range(10, 22))
        with pytest.raises(Galat, match="hanya punya tempat untuk 20 unsur"):
            layani.simpan_draf(session, draf, IsiKuesioner("J", "", isi), perubahan=draf.perubahan)

    @pytest.mark.parametrize(
        ("kode", "pesan"), [(("U1", "U1"), "dipakai dua kali"), (("saran",), "tidak dikenal")]
    )
    def test_a_code_twice_or_one_that_is_another_field_is_refused(
        self, session: Session, unit: Unit, kode: tuple[str, ...], pesan: str
    ) -> None:
        draf = _draf(session, unit)
        isi = tuple(_unsur(satu, Fraction(1)) for satu in kode)
        with pytest.raises(Galat, match=pesan):
            layani.simpan_draf(session, draf, IsiKuesioner("J", "", isi), perubahan=draf.perubahan)

    def test_an_empty_sentence_stops_publication_and_is_named(self, session: Session, unit: Unit) -> None:
        draf = _draf(session, unit)
        kosong = IsiUnsur("U4", "", "?", ("a", "b", "c", "d"), Fraction(1))
        layani.simpan_draf(session, draf, IsiKuesioner("J", "", (kosong,)), perubahan=draf.perubahan)
        with pytest.raises(Galat, match="kosong: U4"):
            layani.terbitkan(session, draf, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)

    def test_the_second_of_two_editors_is_told_and_overwrites_nothing(
        self, session: Session, unit: Unit
    ) -> None:
        draf = _draf(session, unit)
        terlihat = draf.perubahan
        isi = (_unsur("U1", Fraction(1)),)
        layani.simpan_draf(session, draf, IsiKuesioner("Pertama", "", isi), perubahan=terlihat)
        with pytest.raises(Bersamaan):
            layani.simpan_draf(session, draf, IsiKuesioner("Kedua", "", isi), perubahan=terlihat)
        assert draf.judul == "Pertama"

    def test_another_kind_has_versions_of_its_own(self, session: Session, unit: Unit) -> None:
        spak = _draf(session, unit, JenisKuesioner.SPAK)
        assert (spak.versi, list(spak.unsur)) == (1, [])
        layani.simpan_draf(
            session,
            spak,
            IsiKuesioner("SPAK", "", (_unsur("U1", Fraction(1)),), (IsiTambahan("Mengapa?"),)),
            perubahan=spak.perubahan,
        )
        assert set(judul_berlaku(session, unit.id, pada=PADA.date())) == {JenisKuesioner.SKM}
        layani.terbitkan(session, spak, mulai=PADA.date(), hari_ini=PADA.date(), oleh="ani", pada=PADA)
        assert judul_berlaku(session, unit.id, pada=PADA.date())[JenisKuesioner.SPAK] == "SPAK"
        assert kuesioner_berlaku(session, unit.id, JenisKuesioner.SPAK, pada=PADA.date()).id == spak.id
        assert kuesioner_berlaku(session, unit.id, pada=PADA.date()).jenis is JenisKuesioner.SKM

    def test_what_a_draft_no_longer_asks_is_named(self, session: Session, unit: Unit) -> None:
        draf = _draf(session, unit)
        isi = tuple(_unsur(f"U{n}", Fraction(1, 8)) for n in range(1, 9))
        layani.simpan_draf(session, draf, IsiKuesioner("J", "", isi), perubahan=draf.perubahan)
        assert layani.unsur_hilang(session, draf) == ["U9"]


class TestHalaman:
    def test_edit_preview_publish_and_the_citizen_sees_it(self, app: Flask, klien: Klien) -> None:
        klien.masuk_sebagai(Peran.ADMIN)
        tambah = _kirim_draf(klien, "tambah-tambahan", **{"pertanyaan-0": "Bagaimana <b>syaratnya</b>?"})
        isi = {"pertanyaan-t0": "Dari mana Anda tahu layanan ini?", "pilihan-t0": "Tetangga\r\nRadio"}
        simpan = tambah.form("#draf").isi(**isi).kirim()
        assert simpan.status == 303
        halaman = simpan.ikuti()
        pratinjau = klien.get(halaman.url + "/pratinjau")
        assert "Bagaimana &lt;b&gt;syaratnya&lt;/b&gt;?" in pratinjau.teks
        assert pratinjau.sup.select_one("form button[type=submit]") is None
        assert "Bagaimana" not in _warga(app).form().elemen.text.split("Persyaratan")[0]
        akibat = halaman.form("#draf").isi(aksi="terbit").kirim().ikuti()
        assert "Unsur, bobot, dan skalanya sama dengan versi 1" in akibat.sup.main.text
        assert "Bagaimana" not in _warga(app).form().elemen.text.split("Persyaratan")[0]
        terbit = akibat.form("#terbit").kirim().ikuti()
        assert "sudah terbit" in terbit.teks
        warga = _warga(app)
        assert "Bagaimana <b>syaratnya</b>?" in warga.sup.text
        assert [label.text for label in warga.sup.select("#T1 label")] == ["Tetangga", "Radio"]

    def test_a_published_version_is_shown_without_anything_to_press(self, klien: Klien) -> None:
        klien.masuk_sebagai(Peran.ADMIN)
        halaman = klien.get("/kelola/kuesioner/1")
        assert halaman.sup.select("main #draf button") == []
        draf = _kirim_draf(klien)
        assert draf.status == 303
        token = klien.get("/kelola/kuesioner").form().nilai["csrf_token"]
        kiriman = {"csrf_token": token, "judul": "Diubah", "kode-0": "U1", "bobot-0": "1", "perubahan": "1"}
        tolak = klien.post("/kelola/kuesioner/1", kiriman)
        assert tolak.status == 400
        assert "tidak dapat diubah" in tolak.sup.text

    def test_a_weight_that_is_no_number_is_shown_at_its_field_with_what_was_typed(
        self, app: Flask, klien: Klien
    ) -> None:
        klien.masuk_sebagai(Peran.ADMIN)
        tolak = _kirim_draf(klien, **{"bobot-2": "sepersembilan", "judul": "Judul baru"})
        assert tolak.status == 400
        bidang = tolak.sup.select_one("#bobot-2")
        assert bidang is not None
        assert (bidang["value"], bidang["aria-describedby"]) == ("sepersembilan", "bobot-2-galat")
        assert tolak.sup.select_one("#judul")["value"] == "Judul baru"
        with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
            assert session.scalar(sa.select(Kuesioner.judul).where(Kuesioner.versi == 2)) != "Judul baru"

    @pytest.mark.parametrize("bobot", ["0,111", "11,1 %", "111/1000"])
    def test_refused_publication_keeps_the_draft_and_names_the_total(
        self, app: Flask, klien: Klien, bobot: str
    ) -> None:
        klien.masuk_sebagai(Peran.ADMIN)
        tolak = _kirim_draf(klien, "terbit", **{f"bobot-{n}": bobot for n in range(9)})
        assert tolak.status == 400
        assert "sekarang 999/1000, kurang 1/1000" in tolak.sup.text
        with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
            pilih = sa.select(Unsur.bobot_penyebut).join(Kuesioner).where(Kuesioner.versi == 2)
            assert set(session.scalars(pilih)) == {1000}
            assert session.scalar(sa.select(Kuesioner.terbit_pada).where(Kuesioner.versi == 2)) is None

    def test_printed_order_changes_nothing_but_the_order(self, app: Flask, klien: Klien) -> None:
        klien.masuk_sebagai(Peran.ADMIN)
        akibat = _kirim_draf(klien, "terbit", **{"urutan-8": "1", "urutan-0": "9"}).ikuti()
        assert akibat.form("#terbit").kirim().status == 303
        kode = [kotak["id"] for kotak in _warga(app).sup.select("fieldset.tanya")]
        assert (kode[0], sorted(kode)) == ("U9", [f"U{n}" for n in range(1, 10)])
        with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
            kolom = sa.select(Unsur.kolom).where(Unsur.kode == "U9").distinct()
            assert list(session.scalars(kolom)) == [9]

    def test_a_row_can_be_taken_out_and_a_draft_thrown_away(self, klien: Klien) -> None:
        klien.masuk_sebagai(Peran.ADMIN)
        simpan = _kirim_draf(klien, **{"hapus-8": "y"}).ikuti()
        assert "U9 ditanyakan versi yang berlaku" in simpan.sup.text
        assert simpan.sup.select_one("#kode-8") is None
        buang = simpan.form("#buang").kirim().ikuti()
        assert "Draf dibuang" in buang.sup.text
        assert klien.get(simpan.url).status == 404

    def test_two_admins_at_once_the_later_keeps_what_was_typed_but_not_the_place(self, app: Flask) -> None:
        pertama, kedua = Klien(app), Klien(app)
        pertama.masuk(pertama.buat_akun(Peran.ADMIN, "ani"))
        kedua.masuk(kedua.buat_akun(Peran.ADMIN, "budi"))
        awal = pertama.get("/kelola/kuesioner").form('form:has(input[value="skm"])').kirim().ikuti()
        lama = kedua.get(awal.url)
        assert awal.form("#draf").isi(judul="Milik Ani").kirim().status == 303
        bentrok = lama.form("#draf").isi(judul="Milik Budi").kirim()
        assert bentrok.status == 409
        assert bentrok.sup.select_one("#judul")["value"] == "Milik Budi"
        assert pertama.get(awal.url).sup.select_one("#judul")["value"] == "Milik Ani"


def _warga(app: Flask) -> Halaman:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        kode = session.scalar(sa.text("SELECT kode FROM tautan WHERE layanan_id IS NULL LIMIT 1"))
    return Klien(app).get(f"/s/{kode}")
