"""What was finished is handed over by one button, and taken back by one; no figure moves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from kinerja.periode import Periode
from skm.akun.models import Peran
from skm.berkas.models import Impor, JenisImpor
from skm.galat import Galat
from skm.ketepatan.queries import rekap_ketepatan
from skm.layanan.models import Unit
from skm.loket import services
from skm.loket.models import Permohonan, StatusPermohonan, Tahap
from skm.loket.queries import log, siap_diambil
from skm.loket.queries.hitungan import hitungan_tersimpan
from skm.loket.services.hitungan import bangun_hitungan
from tests.klien import Klien
from tests.skm.loket.conftest import Catat

WITA = ZoneInfo("Asia/Makassar")
SENIN = datetime(2026, 2, 2, 8, 0, tzinfo=WITA)
SEBENTAR = timedelta(minutes=10)


def nomor(session: Session, unit: Unit, ke: int = 1, ukuran: int = 50) -> list[str]:
    return [satu.nomor for satu in siap_diambil(session, unit.id, pada=SENIN, ke=ke, ukuran=ukuran).baris]


def test_finished_and_not_handed_over_the_longest_waiting_first(
    session: Session, unit: Unit, catat: Catat
) -> None:
    baru = catat("KK", SENIN, selesai=SENIN + 2 * SEBENTAR)
    lama = catat("KTP", SENIN, selesai=SENIN + SEBENTAR)
    catat("KK", SENIN)
    catat("KK", SENIN, batal=SENIN + SEBENTAR)
    assert nomor(session, unit) == [lama.nomor, baru.nomor]
    services.serahkan(session, lama, pada=SENIN + SEBENTAR, oleh="ani")
    assert nomor(session, unit) == [baru.nomor]


def test_a_loaded_register_does_not_fill_the_list(session: Session, unit: Unit, catat: Catat) -> None:
    satu = catat("KK", SENIN, selesai=SENIN + SEBENTAR)
    impor = Impor(
        unit_id=unit.id,
        jenis=JenisImpor.PERMOHONAN,
        sidik="x",
        nama_berkas="register.csv",
        jumlah=1,
        pada=SENIN,
        oleh="ani",
    )
    session.add(impor)
    session.flush()
    satu.impor_id = impor.id
    session.flush()
    assert nomor(session, unit) == []


def test_the_list_comes_part_by_part(session: Session, unit: Unit, catat: Catat) -> None:
    for menit in range(1, 4):
        catat("KK", SENIN, selesai=SENIN + timedelta(minutes=menit))
    assert [nomor(session, unit, ke, 2) for ke in (1, 2, 7)] == [
        ["KK/2026/0001", "KK/2026/0002"],
        ["KK/2026/0003"],
        ["KK/2026/0003"],
    ]
    assert siap_diambil(session, unit.id, pada=SENIN, ukuran=2).jumlah == 3


def test_handing_over_and_taking_it_back_are_acts_of_the_log_and_move_no_figure(
    session: Session, unit: Unit, catat: Catat, kalender: Kalender
) -> None:
    satu = catat("KK", SENIN, selesai=SENIN + SEBENTAR)
    bangun_hitungan(session, unit.id, WITA)
    kapan = {"periode": Periode.bulan(2026, 2), "zona": WITA, "pada": datetime(2026, 3, 1, tzinfo=UTC)}

    def angka() -> object:
        waktu = (satu.status, satu.jatuh_tempo, satu.lengkap, satu.selesai, satu.lama, satu.jeda_singkat)
        hitungan = {
            k: {n: x for n, x in v.items() if x} for k, v in hitungan_tersimpan(session, unit.id).items()
        }
        return waktu, rekap_ketepatan(session, unit_id=unit.id, **kapan), hitungan

    semula = angka()
    besok = SENIN + timedelta(days=9)
    services.serahkan(session, satu, pada=besok, oleh="ani")
    assert (satu.tahap, satu.diserahkan) == (Tahap.DISERAHKAN, besok)
    assert angka() == semula
    services.urungkan_serah(session, satu, pada=besok + SEBENTAR, oleh="budi", kalender=kalender)
    assert (satu.tahap, satu.diserahkan) == (Tahap.SELESAI, None)
    assert angka() == semula
    assert [(c.jenis.value, c.oleh) for c in log(session, satu.id)][-2:] == [
        ("diserahkan", "ani"),
        ("koreksi", "budi"),
    ]
    services.serahkan(session, satu, pada=besok + SEBENTAR, oleh="ani")
    assert satu.tahap is Tahap.DISERAHKAN, "and it can be handed over again"


def test_only_what_was_handed_over_is_taken_back(session: Session, catat: Catat, kalender: Kalender) -> None:
    satu = catat("KK", SENIN, selesai=SENIN + SEBENTAR)
    with pytest.raises(Galat, match="selesai"):
        services.urungkan_serah(session, satu, pada=SENIN + SEBENTAR, oleh="ani", kalender=kalender)


@pytest.fixture
def petugas(klien: Klien) -> Klien:
    """An officer with two finished cases."""
    klien.masuk_sebagai(Peran.PETUGAS)
    for pemohon in ("Siti", "Budi"):
        klien.get("/loket").form("#catat").isi(layanan="kk", pemohon=pemohon, desa="toyu").kirim()
    for nomor_id in (1, 2):
        klien.get(f"/loket/{nomor_id}").form("form[action$='/selesai']").kirim()
    return klien


def tahap(app: Flask) -> list[Tahap]:
    with Session(app.extensions["skm_mesin"]) as session:
        return list(session.scalars(sa.select(Permohonan.tahap).order_by(Permohonan.id)))


def test_the_list_hands_over_in_place_and_offers_to_take_the_last_one_back(
    petugas: Klien, app: Flask
) -> None:
    halaman = petugas.get("/loket/siap")
    assert [a["href"] for a in halaman.sup.select("tbody th a")] == ["/loket/1", "/loket/2"]
    assert "1–2 dari 2" in halaman.sup.main.text
    (fokus,) = halaman.sup.select("[autofocus]")
    assert fokus.name == "a", "Enter opens, and takes no step"
    jawaban = halaman.form("tbody form").kirim()
    assert (jawaban.status, jawaban.headers["Location"]) == (303, "/loket/siap?baru=1")
    assert tahap(app) == [Tahap.DISERAHKAN, Tahap.SELESAI]
    halaman = jawaban.ikuti()
    assert [a["href"] for a in halaman.sup.select("tbody th a")] == ["/loket/2"]
    halaman.form("main .deret form").kirim()
    assert tahap(app) == [Tahap.SELESAI, Tahap.SELESAI]


def test_a_ticked_stack_is_handed_over_at_once(petugas: Klien, app: Flask) -> None:
    halaman = petugas.get("/loket/siap")
    kasus = [str(satu["value"]) for satu in halaman.sup.select("input[form=banyak]")]
    formulir = halaman.form("#banyak")
    petugas.http.post("/loket/siap", data=formulir.nilai | {"kasus": kasus})
    assert tahap(app) == [Tahap.DISERAHKAN, Tahap.DISERAHKAN]
    assert "Tidak ada yang menunggu diambil" in petugas.get("/loket/siap").sup.main.text


def test_a_case_that_is_taken_along_at_once_is_finished_and_handed_over_in_one_act(
    klien: Klien, app: Flask
) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    klien.get("/loket").form("#catat").isi(layanan="kk", pemohon="Siti", desa="toyu").kirim()
    halaman = klien.get("/loket/1")
    tombol = {
        form.select_one("button").find(string=True).strip(): form for form in halaman.sup.select(".aksi form")
    }
    assert list(tombol) == ["Selesai", "Selesai dan serahkan"]
    isi = {b["name"]: b["value"] for b in tombol["Selesai dan serahkan"].select("input")}
    assert klien.post("/loket/1/selesai", isi).headers["Location"] == "/loket/1/tiket"
    with Session(app.extensions["skm_mesin"]) as session:
        (satu,) = session.scalars(sa.select(Permohonan))
        assert (satu.status, satu.tahap) == (StatusPermohonan.SELESAI, Tahap.DISERAHKAN)
        assert satu.selesai == satu.diserahkan
        assert [c.jenis.value for c in log(session, 1)] == ["diterima", "lengkap", "selesai", "diserahkan"]
    halaman = klien.get("/loket/1")
    assert not halaman.sup.select("#form-serahkan")
    halaman.form("#form-urungkan").kirim()
    assert tahap(app) == [Tahap.SELESAI]


def test_the_newest_case_can_be_finished_from_the_board_two_steps_before_the_first_field(
    klien: Klien, app: Flask
) -> None:
    klien.masuk_sebagai(Peran.PETUGAS)
    klien.get("/loket").form("#catat").isi(layanan="kk", pemohon="Siti", desa="toyu").kirim()
    halaman = klien.get("/loket")
    semua = halaman.sup.select("main a[href], main button, main input:not([type=hidden])")
    letak = next(n for n, satu in enumerate(semua) if satu.has_attr("autofocus"))
    assert semua[letak - 1].text.startswith("Struk ")
    assert semua[letak - 2].text.startswith("Selesai")
    assert semua[letak - 3]["href"] == "/loket/1"
    halaman.form("main form[action='/loket/1/selesai']").kirim()
    assert tahap(app) == [Tahap.SELESAI]
    assert not klien.get("/loket").sup.select("main form[action='/loket/1/selesai']")
