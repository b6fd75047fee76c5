"""A period's view model: what it holds, and what may not be in it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.jawaban.models import Dimensi, HitunganProfil, Jalur, Jawaban
from skm.jawaban.queries.profil import responden_profil
from skm.jawaban.services.bangun import bangun_hitungan, periksa_hitungan
from skm.jawaban.services.hitungan import sebaris, ubah_hitungan
from skm.jawaban.services.penutupan import tutup
from skm.kuesioner.queries import kuesioner_skm
from skm.laporan.hasil.baca import Saat, baca_hasil
from skm.laporan.hasil.isi import HasilPeriode, Keadaan
from skm.laporan.hasil.narasi import (
    kalimat_perubahan,
    kalimat_sampel,
    kelemahan_kelebihan,
    unsur_terendah,
)
from skm.layanan.models import Unit
from skm.layanan.queries import daftar_layanan
from tests.conftest import WITA
from tests.jawaban import kolom_unsur, simpan
from tests.skm.laporan.susun import jawab, mohon, nilai_48

SAAT = Saat(datetime(2026, 7, 1, 1, 0, tzinfo=UTC), WITA)
TW1, TW2 = Periode.triwulan(2026, 1), Periode.triwulan(2026, 2)
SELESAI = datetime(2026, 5, 12, 10, 0, tzinfo=WITA)  # Tuesday


def baca(session: Session, unit: Unit, periode: Periode, kode: str = "", saat: Saat = SAAT) -> HasilPeriode:
    layanan = list(daftar_layanan(session, unit.id, hanya_aktif=False))
    return baca_hasil(session, unit, periode, saat, layanan, kode=kode)


def test_a_quarter_holds_index_unsur_respondents_and_the_quarter_before(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 2, 10), *([[2] * 9] * 40))
    jawab(session, date(2026, 5, 12), *nilai_48())
    mohon(session, "KK", SELESAI, selesai=SELESAI, jumlah=30)
    hasil = baca(session, unit, TW2)
    assert (str(hasil.ikm.nilai), hasil.ikm.mutu, hasil.ikm.responden) == ("78.70", "B", 48)
    assert hasil.ikm.eksak == Fraction(1360 * 25, 48 * 9)
    assert hasil.keadaan is Keadaan.KONSEP
    assert (hasil.sampel.populasi, hasil.sampel.minimum, hasil.sampel.cukup) == (30, 28, True)
    assert (hasil.lalu, [str(satu.nilai) for satu in hasil.tren]) == (TW1, ["50.00", "78.70"])
    assert hasil.perubahan.bermakna
    pertama = hasil.unsur[0]
    assert (pertama.kode, pertama.nrr, pertama.mutu, pertama.peringkat) == ("U1", Fraction(135, 48), "C", 1)
    assert pertama.lalu == 2
    assert pertama.perubahan is not None
    assert pertama.perubahan.bermakna
    assert [satu.kode for satu in unsur_terendah(hasil)] == ["U1"]


def test_the_narrative_names_the_weakest_the_strongest_the_change_and_the_sample(
    session: Session, unit: Unit
) -> None:
    jawab(session, date(2026, 2, 10), *nilai_48())
    jawab(session, date(2026, 5, 12), *nilai_48())
    mohon(session, "KK", SELESAI, selesai=SELESAI, jumlah=60)
    hasil = baca(session, unit, TW2)
    lemah, kuat = kelemahan_kelebihan(hasil)
    assert "U1 Persyaratan (70,31, mutu C)" in lemah
    assert "U4 Biaya/Tarif (90,10, mutu A)" in kuat
    assert kalimat_perubahan(hasil) == (
        "Dibanding Triwulan I 2026: tetap; masih dapat terjadi secara kebetulan (tingkat kepercayaan 95%).",
        "Tidak ada unsur yang berubah lebih dari kebetulan.",
    )
    assert "diperlukan paling sedikit 52 responden. Diperoleh 48 responden, sehingga masih kurang 4" in (
        kalimat_sampel(hasil)
    )


def test_fewer_than_five_respondents_tell_their_number_only(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 5, 12), *([[1, 2, 3, 4, 1, 2, 3, 4, 1]] * 4))
    hasil = baca(session, unit, TW2)
    assert (hasil.ikm.responden, hasil.ikm.nilai, hasil.ikm.eksak, hasil.ikm.mutu) == (4, None, None, "")
    assert hasil.unsur == ()
    assert "kurang dari 5" in hasil.ikm.alasan
    (satu,) = hasil.susunan
    assert (satu.baris, satu.nilai, satu.total) == ((), None, None)
    assert {(unsur.jumlah, unsur.terisi, unsur.nrr) for unsur in satu.unsur} == {(0, 0, None)}
    assert [titik.nilai for titik in hasil.tren] == [None]
    assert hasil.rencana.usulan == ()


def test_an_unsur_that_one_to_four_filled_stands_nowhere(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 5, 12), *([[None] + [3] * 8] * 6), *([[2] * 9] * 2))
    hasil = baca(session, unit, TW2)
    assert hasil.ikm.nilai is None
    assert (hasil.unsur[0].nrr, hasil.unsur[0].jumlah, hasil.unsur[1].nrr) == (None, 0, Fraction(22, 8))
    (satu,) = hasil.susunan
    assert {baris[0] for baris in satu.baris} == {None}
    assert len(satu.baris) == 8


def test_rows_and_profile_wait_for_the_quarters_end_and_are_of_the_whole_office(
    session: Session, unit: Unit
) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48(), layanan="KK")
    utuh = baca(session, unit, TW2)
    assert sum(len(satu.baris) for satu in utuh.susunan) == 48
    assert [satu.jumlah for satu in utuh.karakteristik] == [48] * 5
    berjalan = Saat(datetime(2026, 6, 20, 1, 0, tzinfo=UTC), WITA)
    for satu in (
        baca(session, unit, TW2, saat=berjalan),
        baca(session, unit, Periode.bulan(2026, 5)),
        baca(session, unit, TW2, kode="KK"),
    ):
        assert all(susunan.baris == () and susunan.alasan for susunan in satu.susunan)
        assert {k.golongan for k in satu.karakteristik[:4]} == {()}
        assert satu.ikm.responden == 48
    assert baca(session, unit, TW2, saat=berjalan).keadaan is Keadaan.SEMENTARA


def test_a_service_that_too_few_answered_is_joined_with_the_others(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 5, 12), *([[3] * 9] * 20), layanan="KK")
    jawab(session, date(2026, 5, 12), *([[3] * 9] * 3), layanan="KTP")
    layanan = baca(session, unit, TW2).karakteristik[-1]
    assert sum(satu.jumlah for satu in layanan.golongan) == 23
    assert all(satu.jumlah not in range(1, 5) for satu in layanan.golongan)
    assert layanan.alasan


def test_a_service_that_waited_is_counted_with_its_next_month(session: Session, unit: Unit) -> None:
    (kuesioner,) = [satu.id for satu in kuesioner_skm(session, unit.id)]
    nomor = {satu.kode: satu.id for satu in daftar_layanan(session, unit.id)}
    sama = {"unit_id": unit.id, "kuesioner_id": kuesioner, "jalur": Jalur.POSTER} | kolom_unsur([3] * 9)

    def kirim(hari: date, **banyak: int) -> None:
        for kode, n in banyak.items():
            simpan(session, *(sama | {"tanggal": hari, "layanan_id": nomor[kode]} for _ in range(n)))

    kirim(date(2026, 3, 10), KK=3, KTP=10)
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 4, 1))
    kirim(date(2026, 4, 14), KK=6, KTP=10)
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 5, 1))
    hasil = baca(session, unit, Periode.bulan(2026, 4))
    menurut = hasil.karakteristik[-1]
    assert hasil.ikm.responden == 16
    assert {g.nama: g.jumlah for g in menurut.golongan} == {
        satu.nama: {"KK": 9, "KTP": 20}[satu.kode]
        for satu in daftar_layanan(session, unit.id)
        if satu.kode in {"KK", "KTP"}
    }
    assert (menurut.jumlah, sum(g.persen or 0 for g in menurut.golongan)) == (29, 100)
    assert "bulan berikutnya" in menurut.alasan


def test_the_profile_counts_what_the_counters_count(session: Session, unit: Unit) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48())
    kuesioner = [satu.id for satu in kuesioner_skm(session, unit.id)]
    isi = responden_profil(session, unit.id, date(2026, 4, 1), date(2026, 6, 30), kuesioner)
    assert {dimensi: dict(banyak) for dimensi, banyak in isi.items()} == {
        dimensi: {"": 48}
        for dimensi in (Dimensi.JENIS_KELAMIN, Dimensi.USIA, Dimensi.PENDIDIKAN, Dimensi.PEKERJAAN)
    }


def test_what_citizens_sent_counts_in_the_profile_once_its_quarter_is_closed(
    session: Session, unit: Unit
) -> None:
    (kuesioner,) = [satu.id for satu in kuesioner_skm(session, unit.id)]
    satu = {"unit_id": unit.id, "kuesioner_id": kuesioner, "jalur": Jalur.POSTER, "jenis_kelamin": "p"}
    simpan(session, *(satu | kolom_unsur([3] * 9) | {"tanggal": date(2026, 5, 12)} for _ in range(6)))

    def perempuan() -> int:
        isi = responden_profil(session, unit.id, date(2026, 4, 1), date(2026, 6, 30), [kuesioner])
        return isi[Dimensi.JENIS_KELAMIN]["p"]

    assert perempuan() == 0
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 6, 30))
    assert perempuan() == 0  # the quarter's last day is still its own
    tutup(session, unit_id=unit.id, hari_ini=date(2026, 7, 1))
    assert perempuan() == 6


def test_an_excluded_load_leaves_the_profile_and_a_wrong_count_is_found_and_mended(
    session: Session, unit: Unit
) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48())
    kuesioner = [satu.id for satu in kuesioner_skm(session, unit.id)]

    def usia() -> Counter[str]:
        isi = responden_profil(session, unit.id, date(2026, 4, 1), date(2026, 6, 30), kuesioner)
        return isi[Dimensi.USIA]

    satu = session.scalars(sa.select(Jawaban).limit(1)).one()
    ubah_hitungan(session, unit_id=unit.id, keluar=[sebaris(satu)])
    satu.terhitung = False
    session.flush()
    assert usia() == {"": 47}
    session.execute(sa.update(HitunganProfil).values(responden=48))
    assert periksa_hitungan(session, unit_id=unit.id).berbeda == 4
    assert bangun_hitungan(session, unit_id=unit.id).berbeda == 4
    assert usia() == {"": 47}


def test_the_printed_list_of_scores_ends_where_the_workbook_alone_has_it(
    session: Session, unit: Unit
) -> None:
    jawab(session, date(2026, 5, 12), *nilai_48())
    layanan = list(daftar_layanan(session, unit.id, hanya_aktif=False))
    for terbanyak, banyak in ((48, 48), (47, 0)):
        (satu,) = baca_hasil(session, unit, TW2, SAAT, layanan, terbanyak=terbanyak).susunan
        assert (len(satu.baris), satu.responden) == (banyak, 48)
    assert "lebih dari 47, sehingga nilai per responden ada pada lembar kerja" in satu.alasan


def test_on_time_stands_beside_with_both_readings(session: Session, unit: Unit) -> None:
    mohon(session, "KK", SELESAI, selesai=SELESAI, jumlah=3)
    mohon(session, "KK", SELESAI, jumlah=1)
    for kode in ("", "KK"):
        non = next(satu for satu in baca(session, unit, TW2, kode).ketepatan if satu.nama == "Non perizinan")
        assert (non.jatuh_tempo, non.tepat_waktu, non.koreksi.teks, non.ketetapan.teks) == (
            *(4, 3),
            *("75.00", "100.00"),
        )
