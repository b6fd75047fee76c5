"""Answers to extra questions from before there were counters are counted by the upgrade as by a closing."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm import migrasi
from skm.jawaban.models import HitunganTambahan, Jalur, Jawaban
from skm.jawaban.selisih import deret
from skm.jawaban.services.hitungan import sebaris
from skm.jawaban.services.penutupan import tutup
from skm.jawaban.services.tambahan import susulkan_tambahan, tambahan_tersimpan
from skm.kuesioner.queries import kuesioner_skm
from tests.jawaban import kolom_unsur, simpan
from tests.kantor import kantor


def test_an_upgrade_counts_extra_answers_as_closing_their_month_does(mesin: Engine) -> None:
    with Session(mesin) as session:
        unit_id = kantor(session).id
        (kuesioner,) = kuesioner_skm(session, unit_id)
        sama = {"unit_id": unit_id, "kuesioner_id": kuesioner.id} | kolom_unsur([3] * 9)
        for jalur, tanggal, tanda in (
            (Jalur.POSTER, date(2026, 2, 3), 0),
            (Jalur.POSTER, date(2026, 2, 4), 1),
            (Jalur.IMPOR, date(2026, 2, 28), 0),
            (Jalur.KERTAS, date(2026, 3, 1), 0),  # of a month that runs
        ):
            satu = sama | {"jalur": jalur, "tanggal": tanggal, "tanda": tanda}
            simpan(session, *([satu | {"tambahan": {"T1": 1, "T2": "Kursi"}}] * 7))
        tutup(session, unit_id=unit_id, hari_ini=date(2026, 3, 2))
        # Four left with one change and are counted all the same; five with another are not.
        bertanda = session.scalars(sa.select(Jawaban).where(Jawaban.tanda == 1).limit(4)).all()
        utuh = session.scalars(sa.select(Jawaban).where(Jawaban.tanggal == date(2026, 2, 3)).limit(5)).all()
        for nomor, semua in (("a", bertanda), ("b", utuh)):
            for satu in semua:
                satu.terhitung, satu.riwayat = False, f"2026-02-01 {nomor} -\n"
        session.flush()
        susulkan_tambahan(session, unit_id, deret(list(map(sebaris, utuh))))
        session.commit()
        baru = tambahan_tersimpan(session, unit_id)
        assert {(kode, isi): (n.banyak, n.sendiri, n.bertanda) for (_, _, kode, isi), n in baru.items()} == {
            ("T1", "1"): (16, 2, 7),  # 2 + 7 of files + 7 flagged, four of whom left but stay
            ("T2", '"Kursi"'): (16, 2, 7),
        }
    migrasi.turunkan(mesin, "20261129_pekerjaan")
    migrasi.naikkan(mesin)
    with Session(mesin) as session:
        assert tambahan_tersimpan(session, unit_id) == baru
        assert session.scalar(sa.select(sa.func.count()).select_from(HitunganTambahan)) == 2
