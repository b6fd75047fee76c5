"""Comments: their state, what stands behind a proposal, the plan they lead to, and the public answer."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import JejakAudit, Peran
from skm.galat import Bersamaan, Galat
from skm.jawaban.models import Jawaban
from skm.layanan.models import Unit
from skm.orm import buka_sesi
from skm.tindaklanjut.models import KeadaanSaran, TanggapanSaran
from skm.tindaklanjut.queries import daftar_saran, jawaban_publik, saran_per_unsur, satu_saran
from skm.tindaklanjut.services import IsiSaran, kaitkan_saran, tangani_saran
from tests.kantor import kantor
from tests.klien import Klien
from tests.skm.laporan.susun import jawab
from tests.skm.tindaklanjut.test_tindak_lanjut import SIAPA, TW1, TW2, rencanakan

ISI = IsiSaran(KeadaanSaran.DIBACA, "U3", "Antrean, kursi,  antrean", "Loket ditambah.", tampil=True)


def beri_saran(session: Session, hari: date, saran: str, banyak: int = 5) -> None:
    jawab(session, hari, *([[3] * 9] * banyak), saran=saran)


def test_a_comment_is_new_until_somebody_says_otherwise_and_is_found_by_state_unsur_and_label(
    session: Session, unit: Unit
) -> None:
    beri_saran(session, date(2026, 5, 12), "Antrean lama", 6)
    semua = daftar_saran(session, unit.id, TW2)
    assert {(satu.keadaan, satu.bulan) for satu in semua} == {(KeadaanSaran.BARU, date(2026, 5, 1))}
    assert tangani_saran(session, unit.id, semua[0], ISI, versi=0, **SIAPA)
    for saring, banyak in (
        ({"keadaan": KeadaanSaran.BARU}, 5),
        ({"keadaan": KeadaanSaran.DIBACA}, 1),
        ({"unsur": "U3"}, 1),
        ({"label": "kursi"}, 1),
        ({"label": "kurs"}, 0),  # a label is a whole word
    ):
        assert len(daftar_saran(session, unit.id, TW2, **saring)) == banyak, saring
    assert daftar_saran(session, unit.id, TW1) == []
    kini = satu_saran(session, unit.id, semua[0].id)
    assert kini is not None
    assert kini.tanggapan.label == "antrean, kursi"
    assert not tangani_saran(session, unit.id, kini, ISI, versi=1, **SIAPA)
    with pytest.raises(Bersamaan):
        tangani_saran(session, unit.id, kini, ISI, versi=0, **SIAPA)
    jejak = session.scalars(sa.select(JejakAudit.peristiwa).order_by(JejakAudit.id.desc())).first() or ""
    assert jejak.startswith(f"menangani saran {kini.id.hex[:8]} (Mei 2026): keadaan dari Baru menjadi Dibaca")
    assert "Antrean lama" not in jejak  # a citizen's words may name people


def test_a_comment_stands_in_public_beside_an_answer_after_its_month_and_while_it_is_in_the_list(
    session: Session, unit: Unit
) -> None:
    beri_saran(session, date(2026, 5, 12), "Antrean lama")
    satu = daftar_saran(session, unit.id, TW2)[0]
    with pytest.raises(Galat, match="jawabannya"):
        tangani_saran(session, unit.id, satu, IsiSaran(tampil=True), versi=0, **SIAPA)
    tangani_saran(session, unit.id, satu, ISI, versi=0, **SIAPA)
    for hari, saran in ((date(2026, 5, 31), ""), (date(2026, 6, 1), "Antrean lama")):
        (publik,) = jawaban_publik(session, unit.id, hari)
        assert (publik.tanggapan, publik.saran, publik.kapan) == (
            "Loket ditambah.",
            saran,
            "Triwulan II 2026",
        )
    session.execute(sa.update(Jawaban).where(Jawaban.id == satu.id).values(saran_keluar=True))
    (publik,) = jawaban_publik(session, unit.id, date(2026, 6, 1))
    assert (publik.tanggapan, publik.saran) == ("Loket ditambah.", "")
    assert satu_saran(session, unit.id, satu.id) is None


def test_behind_a_proposal_stand_some_of_the_periods_comments_about_its_unsur(
    session: Session, unit: Unit
) -> None:
    beri_saran(session, date(2026, 2, 12), "Lama")
    beri_saran(session, date(2026, 5, 12), "Antrean lama")
    for periode in (TW1, TW2):
        for satu in daftar_saran(session, unit.id, periode):
            tangani_saran(session, unit.id, satu, IsiSaran(unsur="U3"), versi=0, **SIAPA)
    di_balik = saran_per_unsur(session, unit.id, TW2)
    assert {kode: (satu.banyak, satu.isi) for kode, satu in di_balik.items()} == {
        "U3": (5, ("Antrean lama",) * 3)
    }


def test_a_comment_leads_to_a_plan_and_is_gone_with_its_answer(session: Session, unit: Unit) -> None:
    beri_saran(session, date(2026, 5, 12), "Antrean lama")
    satu, rencana = daftar_saran(session, unit.id, TW2)[0], rencanakan(session, unit)
    kaitkan_saran(session, satu.id, rencana, **SIAPA)
    kini = satu_saran(session, unit.id, satu.id)
    assert kini is not None
    assert (kini.keadaan, kini.tanggapan.unsur, kini.tanggapan.rencana_id) == (
        KeadaanSaran.DITINDAKLANJUTI,
        "U3",
        rencana.id,
    )
    session.execute(sa.delete(Jawaban).where(Jawaban.id == satu.id))
    assert session.scalar(sa.select(sa.func.count()).select_from(TanggapanSaran)) == 0


def test_the_plan_made_from_a_comment_names_it_and_its_answer_is_read_by_citizens(
    app: Flask, klien: Klien
) -> None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit_id = kantor(session).id
        beri_saran(session, date(2026, 2, 12), "Kursi <b>kurang</b>")
        session.commit()
    klien.masuk_sebagai(Peran.ADMIN)
    daftar = klien.get("/laporan/saran?tahun=2026&bagian=tw1")
    assert "Kursi <b>kurang</b>" in daftar.sup.text
    satu = klien.get(str(daftar.sup.select_one("main div.kartu a")["href"]))
    baru = klien.get(str(satu.sup.select_one("a[href*='tindak-lanjut/baru']")["href"])).form("#form-rencana")
    papan = baru.isi(program="Kursi tunggu", penanggung_jawab="Kasi").kirim().ikuti()
    rinci = klien.get(str(papan.sup.select_one("tbody th a")["href"]))
    assert "Kursi <b>kurang</b>" in rinci.sup.select_one("#judul-saran").parent.text
    form = klien.get(satu.url).form("#form-saran")
    assert form.nilai["keadaan"] == "ditindaklanjuti"
    assert form.isi(tanggapan="Sepuluh kursi ditambah.", tampil="y").kirim().status == 303
    publik = Klien(app).get("/perbaikan")
    assert "Sepuluh kursi ditambah." in publik.sup.text
    assert publik.sup.select_one("blockquote").text.strip() == "Kursi <b>kurang</b>"
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalars(sa.select(TanggapanSaran.unit_id)).one() == unit_id
