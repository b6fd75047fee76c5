"""Whatever an admin does, the past stays: property tests over sequences of acts and of corrections."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.galat import Galat
from skm.ketepatan.queries import rekap_ketepatan
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import hitungan_ikm, kuesioner_berlaku
from skm.kuesioner.services import kuesioner as survei
from skm.layanan import jadwal, libur, queries
from skm.layanan.jadwal import IsiPola, baca_jam
from skm.layanan.models import Kategori, Unit
from skm.layanan.services import ganti_kategori, ubah_layanan
from skm.loket import services
from skm.loket.alur import putar
from skm.loket.models import Permohonan
from skm.loket.queries import log
from tests.skm.kuesioner.test_tally import isi as isi_jawaban
from tests.skm.loket.kalender_baru import hari_libur, jam, janji, kini

WITA = ZoneInfo("Asia/Makassar")
FEBRUARI = Periode.bulan(2026, 2)

KOREKSI = ("ttd", "selesai", "diserahkan", "cabut selesai", "cabut diserahkan", "diterima")


@settings(max_examples=7, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_correction_that_touches_neither_start_nor_pauses_leaves_the_due_moment(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], data: st.DataObject
) -> None:
    with session.begin_nested() as simpul:
        satu = catat("PINDAH", jam(2, 8))
        services.minta_ttd(session, satu, pada=jam(3, 9), oleh="ani")
        services.selesaikan(session, satu, pada=jam(4, 9), **kini(session, unit) | {"oleh": "ani"})
        services.serahkan(session, satu, pada=jam(5, 9), oleh="ani")
        urut = {"diterima": 1, "ttd": 3, "selesai": 4, "diserahkan": 5}
        tempo, saat = satu.jatuh_tempo, jam(6, 8)
        for apa in data.draw(st.lists(st.sampled_from(KOREKSI), min_size=1, max_size=5), "corrections"):
            saat += timedelta(hours=1)
            with suppress(Galat):  # that day is a holiday already
                hari_libur(session, unit, saat.date() + timedelta(data.draw(st.integers(0, 20))), saat)
            lain: dict[str, Any] = {"alasan": "uji", "pada": saat, "urut": urut[apa.removeprefix("cabut ")]}
            geser = timedelta(minutes=data.draw(st.integers(-60, 0 if apa == "diterima" else 60)))
            asal = log(session, satu.id)[lain["urut"] - 1].pada
            try:
                if apa.startswith("cabut"):
                    services.cabut(session, satu, **lain, **kini(session, unit))
                else:
                    services.pindahkan(session, satu, saat=asal + geser, **lain, **kini(session, unit))
            except Galat:  # an order of events that cannot be
                continue
        assert satu.jatuh_tempo == tempo == putar(log(session, satu.id)).jatuh_tempo
        simpul.rollback()


TINDAKAN = ("terbit", "pensiun", "kategori", "janji", "libur", "pola", "cabut libur")


@settings(max_examples=7, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_sequence_of_an_admins_acts_moves_the_figures_of_a_period_that_is_over(
    session: Session, unit: Unit, catat: Callable[..., Permohonan], data: st.DataObject
) -> None:
    with session.begin_nested() as simpul:
        for kode, hari, selesai in (("PINDAH", 2, 3), ("PINDAH", 3, 9), ("KK", 4, 4), ("KERAMAIAN", 5, 5)):
            catat(kode, jam(hari, 8), selesai=jam(selesai, 8, 20))
        catat("PINDAH", jam(5, 8), batal=jam(5, 9))
        catat("KERAMAIAN", jam(9, 8))
        kuesioner = kuesioner_berlaku(session, unit.id, pada=date(2026, 2, 2))
        for nomor in range(5):
            isi_jawaban(session, kuesioner, (nomor % 4 + 1,) * 4 + (3,) * 5, tanggal=date(2026, 2, 2))
        session.flush()

        def angka() -> object:
            cari = {"unit_id": unit.id, "periode": FEBRUARI, "zona": WITA, "pada": saat}
            rekap = rekap_ketepatan(session, **cari)
            ada = [satu for satu in rekap.layanan if any(astuple(satu.tally))]
            ikm = hitungan_ikm(session, unit_id=unit.id, periode=FEBRUARI)
            return rekap.tally, rekap.diproses, ada, ikm.gabungan().hasil

        saat = datetime(2026, 3, 2, 9, tzinfo=WITA)
        sebelum = angka()
        for apa in data.draw(st.lists(st.sampled_from(TINDAKAN), min_size=1, max_size=6), "acts"):
            saat += timedelta(hours=1)
            try:
                _bertindak(session, unit, apa, saat, data.draw(st.integers(0, 60), "days on"))
            except Galat:  # that day is a holiday already, or the service is in that group
                continue
        assert angka() == sebelum
        simpul.rollback()


def _bertindak(session: Session, unit: Unit, apa: str, saat: datetime, nanti: int) -> None:
    hari_ini = saat.date()
    mulai = hari_ini + timedelta(nanti)
    pelaku: dict[str, Any] = {"oleh": "admin", "pada": saat.astimezone(UTC)}
    semua = queries.daftar_layanan(session, unit.id, hanya_aktif=False)
    satu = semua[nanti % len(semua)]
    if apa == "terbit":
        draf = survei.draf(session, unit_id=unit.id, jenis=JenisKuesioner.SKM, **pelaku)
        asal = survei.salin(draf)
        unsur = [replace(isi, bobot=Fraction(1, 8)) for isi in asal.unsur if isi.kode != f"U{nanti % 9 + 1}"]
        if len(unsur) == 8:
            survei.simpan_draf(session, draf, replace(asal, unsur=tuple(unsur)), perubahan=draf.perubahan)
            survei.terbitkan(session, draf, mulai=mulai, hari_ini=hari_ini, **pelaku)
    elif apa == "pensiun":
        ubah_layanan(session, satu, nama=satu.nama, urutan=satu.urutan, aktif=not satu.aktif, **pelaku)
    elif apa == "kategori":
        golongan = list(Kategori)[nanti % 2]
        ganti_kategori(session, satu, kategori=golongan, berlaku_mulai=mulai, hari_ini=hari_ini, **pelaku)
    elif apa == "janji":
        janji(session, satu, nanti + 1, mulai, saat)
    elif apa == "libur":
        hari_libur(session, unit, mulai, saat)
    elif apa == "cabut libur":
        hari = [h for h in queries.daftar_libur(session, unit.id, 2026) if h.tanggal >= hari_ini]
        libur.hapus_libur(session, hari[nanti % len(hari)], hari_ini=hari_ini, **pelaku)
    else:
        pekan = tuple(baca_jam("08.00-12.00") for _ in range(7))
        isi = IsiPola("Baru", mulai, None, pekan)
        jadwal.simpan_pola(session, unit_id=unit.id, isi=isi, hari_ini=hari_ini, **pelaku)
