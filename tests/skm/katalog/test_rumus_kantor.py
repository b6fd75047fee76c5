"""An office corrects a formula, or adds an indicator of a newer decree; what was decreed stays as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import JejakAudit, Peran
from skm.isian.models import IsianTriwulan
from skm.katalog.models import Indikator, RumusIndikator
from skm.orm import buka_sesi
from tests.klien import Halaman, Klien
from tests.perintah import Perintah
from tests.skm.isian.test_isian import ISI, LAYAK
from tests.skm.pengukuran.test_persetujuan import orang

Skm = Callable[..., Perintah]
ISIAN = "/indikator/IKU-04/isi?tahun=2026&triwulan=2"
KOREKSI = "/indikator/IKU-04/koreksi?tahun=2026"
BARU = "/indikator-katalog/2026/baru"
SENDIRI = {
    "rumus": "(sarana_layak + sarana_baru) / sarana_diperlukan * 100",
    "satuan": "%",
    "variabel": "sarana_layak = Jumlah sarana yang layak (unit)\nsarana_baru = Jumlah sarana baru (unit)",
    "alasan": "Sarana baru belum dihitung ketetapan.",
    "dokumen": "Nota 7/2026",
}
TEKS = {
    "kode": "iki-58",
    "jabatan": "SEKRETARIS CAMAT LONGKALI",
    "sasaran": "Arsip tertata",
    "nama": "Persentase arsip yang didigitalkan",
    "formula": "Jumlah arsip didigitalkan\n------------ x 100\nJumlah arsip",
    "satuan": "%",
    "konsolidasi": "hitung_ulang",
    "ketetapan": "arsip_digital / arsip * 100",
    "variabel": "arsip_digital = Jumlah arsip didigitalkan (berkas)\narsip = Jumlah arsip (berkas)",
}


def isi_triwulan(app: Flask, **nilai: str) -> Klien:
    pos = orang(app, Peran.PENANGGUNG_JAWAB)
    pos.get(ISIAN).form("#isian").isi(**{f"nilai-{n}": v for n, v in nilai.items()}).kirim()
    return pos


def angka(skm: Skm, kode: str, *pilihan: str) -> tuple[object, ...]:
    semua = skm("indikator", "--tahun", "2026", *(pilihan or ("--triwulan", "2")), "--json").json()
    satu = next(satu for satu in semua if satu["kode"] == kode)
    return satu["nilai_ketetapan"], satu["nilai_koreksi"], satu["status"]


def ubah(klien: Klien, alamat: str = KOREKSI, **lain: str) -> Halaman:
    return klien.get(alamat).form("#koreksi").isi(**SENDIRI | lain).kirim()


def test_another_corrected_formula_computes_with_its_own_inputs_and_the_decreed_one_stays(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    pos = isi_triwulan(app, **{nama: str(nilai) for nama, nilai in ISI.items()})
    lama = angka(skm, "IKU-04")
    klien.masuk_sebagai(Peran.ADMIN)
    rincian = ubah(klien).ikuti().sup.main
    assert "Sarana baru belum dihitung ketetapan." in rincian.text
    # The quarter was filled in before: what the new formula asks for beside is missing, and is named.
    assert angka(skm, "IKU-04") == (lama[0], None, lama[2])
    form = pos.get(ISIAN).form("#isian")
    assert {"nilai-sarana_layak", "nilai-sarana_baru"} < set(form.nilai)
    form.isi(**{"nilai-sarana_layak": "8", "nilai-sarana_baru": "1", "nilai-sarana_diperlukan": "12"}).kirim()
    assert angka(skm, "IKU-04") == (lama[0], "75.00", "BELUM_DISETUJUI")  # (8 + 1) ÷ 12 × 100
    assert angka(skm, "IKU-05")[2] == "BELUM_DIISI"  # no other row is touched
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        satu = session.scalars(sa.select(RumusIndikator)).one()
        assert (satu.ketetapan, satu.koreksi) == (
            None,
            "(sarana_layak + sarana_baru) ÷ sarana_diperlukan × 100",
        )
        peristiwa = session.scalars(
            sa.select(JejakAudit.peristiwa).where(JejakAudit.peristiwa.contains("mengubah rumus koreksi"))
        ).one()
        assert "Nota 7/2026" in peristiwa and "Sarana baru" in peristiwa


def test_the_command_goes_on_filling_in_after_a_formula_asks_for_something_else(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    isi_triwulan(app, **{nama: str(nilai) for nama, nilai in ISI.items()})
    klien.masuk_sebagai(Peran.ADMIN)
    ubah(klien)  # the former corrected inputs are asked for no more
    nilai = ("--nilai", "sarana_layak=8", "--nilai", "sarana_baru=1")
    assert skm("isi", "IKU-04", "--tahun", "2026", "--triwulan", "2", *nilai).exit_code == 0
    assert angka(skm, "IKU-04") == ("75.00", "75.00", "BELUM_DISETUJUI")  # 9 ÷ 12; (8 + 1) ÷ 12


def test_what_was_declared_not_applicable_stops_nothing_once_no_formula_asks_for_it(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    tanpa = {f"nilai-{n}": str(v) for n, v in ISI.items() if n != LAYAK} | {f"tidak-berlaku-{LAYAK}": "y"}
    orang(app, Peran.PENANGGUNG_JAWAB).get(ISIAN).form("#isian").isi(**tanpa, catatan="uji").kirim()
    assert angka(skm, "IKU-04") == ("75.00", None, "BELUM_DISETUJUI")  # 9 ÷ 12; the other has no value
    klien.masuk_sebagai(Peran.ADMIN)
    assert ubah(klien, rumus="sarana_tersedia * 1", variabel="", satuan="unit").status == 303
    assert angka(skm, "IKU-04") == ("75.00", "9.00", "BELUM_DISETUJUI")
    assert "9,00" in klien.get("/indikator/IKU-04?tahun=2026&triwulan=2").sup.main.text
    for alamat in (KOREKSI, ISIAN, "/dasbor", "/indikator?tahun=2026"):
        assert klien.get(alamat).status == 200


def test_the_page_says_what_a_formula_would_give_before_it_is_kept(app: Flask, klien: Klien) -> None:
    isi_triwulan(app, **{nama: str(nilai) for nama, nilai in ISI.items()})
    klien.masuk_sebagai(Peran.ADMIN)
    coba = (
        klien.get(KOREKSI)
        .form("#koreksi")
        .isi(**SENDIRI | {"rumus": "sarana_diperlukan / 2", "variabel": "", "satuan": "unit"})
    )
    coba.nilai["periksa"] = "1"
    halaman = coba.kirim()
    pertama = halaman.sup.select_one("main section.kartu, main form")
    assert pertama.get("aria-labelledby") == "artinya" and pertama.has_attr("autofocus")  # seen first
    dua = [sel.text for sel in halaman.sup.select("section[aria-labelledby=artinya] tbody tr td")]
    assert (halaman.status, dua[1]) == (200, "6")  # 12 ÷ 2
    assert "belum disimpan" in halaman.sup.select_one("#artinya").text
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalars(sa.select(RumusIndikator)).all() == []


@pytest.mark.parametrize(
    ("lain", "bidang", "pesan"),
    [
        ({"rumus": "sarana_layak +"}, "rumus", "^"),
        ({"rumus": "sarana_lyak ÷ sarana_diperlukan"}, "rumus", "Maksudnya: sarana_layak?"),
        ({"rumus": "sarana_baruu × 1"}, "rumus", "Maksudnya: sarana_baru?"),  # declared beside it
        ({"rumus": "[IKU-01] × 2"}, "rumus", "merujuk IKU-01"),
        ({"rumus": "__import__('os')"}, "rumus", "^"),
        ({"variabel": "sarana_baru Jumlah sarana baru"}, "variabel", "Baris 1"),
        ({"variabel": SENDIRI["variabel"] + "\nlebih = Tidak dipakai (unit)"}, "rumus", "tidak dipakai"),
        (
            {"variabel": SENDIRI["variabel"] + "\nsarana_diperlukan = Apa saja (unit)"},
            "rumus",
            "berarti lain",
        ),
        ({"alasan": " "}, "alasan", "alasan"),
    ],
)
def test_a_formula_that_cannot_be_is_told_at_its_field_and_what_was_typed_stays(
    app: Flask, klien: Klien, lain: dict[str, str], bidang: str, pesan: str
) -> None:
    klien.masuk_sebagai(Peran.PIMPINAN)
    tolak = ubah(klien, **lain)
    assert tolak.status == 400
    assert pesan in tolak.sup.select_one(f"#{bidang}-galat").text
    assert tolak.form("#koreksi").nilai["rumus"] == lain.get("rumus", SENDIRI["rumus"])
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        assert session.scalars(sa.select(RumusIndikator)).all() == []


def test_a_formula_in_force_is_changed_by_the_camat_alone(app: Flask, klien: Klien) -> None:
    alamat = "/indikator/IKU-14/koreksi?tahun=2026"  # grade A: the corrected formula is in force
    isi = {"rumus": "realisasi_apbdes ÷ pagu_apbdes × 100", "variabel": "", "alasan": "Ditegaskan."}
    klien.masuk_sebagai(Peran.ADMIN)
    tolak = ubah(klien, alamat, **isi)
    assert (tolak.status, "hanya pimpinan" in tolak.sup.select_one("#rumus-galat").text) == (400, True)
    camat = orang(app, Peran.PIMPINAN)
    assert "Rumus koreksi disimpan" in ubah(camat, alamat, **isi).ikuti().sup.main.text
    assert "Tidak ada yang berubah" in ubah(camat, alamat, **isi).ikuti().sup.main.text
    assert klien.get("/indikator/IKU-01/koreksi?tahun=2026").status == 404  # what is counted is no formula


def test_the_caret_stands_under_its_place_and_the_summary_says_only_what_is_wrong(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    tolak = ubah(klien, rumus="sarana_layak ÷ sarana_diperlukn × 100").sup
    baris, tanda = tolak.select_one("#rumus-galat pre").text.split("\n")
    assert baris == "sarana_layak ÷ sarana_diperlukn × 100"
    assert tanda == " " * len("sarana_layak ÷ ") + "^" * len("sarana_diperlukn")
    ringkas = [a.text for a in tolak.select(".ringkasan-galat a")]
    assert ringkas == ['Rumus koreksi: Nama "sarana_diperlukn" tidak dikenal.']


def test_the_reason_of_a_correction_is_written_in_room_for_it(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    assert klien.get(KOREKSI).sup.select_one("textarea#alasan") is not None
    assert klien.get(BARU).sup.select_one("textarea#alasan") is not None


def test_an_approved_quarter_keeps_its_figure_when_the_formula_changes(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    pos = isi_triwulan(app, **{nama: str(nilai) for nama, nilai in ISI.items()})
    camat, admin = orang(app, Peran.PIMPINAN), orang(app, Peran.ADMIN)
    camat.get("/indikator/IKU-04/rumus?tahun=2026").form("#rumus").isi(rumus="koreksi", alasan="uji").kirim()
    pos.get(ISIAN).form("#isian").isi(aksi="ajukan").kirim()
    admin.get(ISIAN).form("#aksi-verifikasi").kirim()
    camat.get(ISIAN).form("#aksi-setujui").kirim()
    disetujui = angka(skm, "IKU-04")
    ubah(camat, rumus="sarana_diperlukan × 1", variabel="", satuan="unit")
    assert angka(skm, "IKU-04") == disetujui
    catatan = camat.get("/indikator/IKU-04?tahun=2026&triwulan=2").sup.select_one(".pesan-galat").text
    assert "rumus sesudahnya berubah" in catatan and "12\N{NO-BREAK SPACE}unit" in catatan
    assert angka(skm, "IKU-04", "--triwulan", "3")[1] is None  # the next quarters follow the new one


def test_an_added_indicator_is_filled_in_approved_of_and_counted_like_the_others(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    rincian = klien.get(BARU).form("#baru").isi(**TEKS).kirim().ikuti()
    assert "Jumlah arsip didigitalkan" in rincian.sup.main.text
    semua = [satu["kode"] for satu in skm("indikator", "--tahun", "2026", "--json").json()]
    assert len(semua) == 72
    assert semua[semua.index("IKI-12") + 1] == "IKI-58"  # behind the last of its post
    assert "IKI-58" not in [s["kode"] for s in skm("indikator", "--tahun", "2027", "--json").json()]
    pos = orang(app, Peran.PENANGGUNG_JAWAB)
    for triwulan, digital in ((1, "30"), (2, "60")):
        pos.get(f"/indikator/IKI-58/isi?tahun=2026&triwulan={triwulan}").form("#isian").isi(
            **{"nilai-arsip_digital": digital, "nilai-arsip": "100"}
        ).kirim()
    assert angka(skm, "IKI-58") == ("60.00", "60.00", "BELUM_DISETUJUI")
    salin = klien.get("/indikator-katalog").form("#salin").isi(dari="2026", ke="2030").kirim()
    assert "72 indikator" in salin.ikuti().sup.main.text
    assert klien.get("/indikator/IKI-58/isi?tahun=2030&triwulan=1").sup.select_one("#nilai-arsip_digital")


@pytest.mark.parametrize(
    ("lain", "bidang", "pesan"),
    [
        ({"kode": "IKI-01"}, "kode", "sudah ada"),
        ({"kode": "AB-1"}, "kode", "bukan kode"),
        ({"ketetapan": "arsip_digital ÷ 0,5,"}, "ketetapan", "^"),
        ({"ketetapan": "arsip_digitl × 1"}, "ketetapan", "Maksudnya: arsip_digital?"),
        ({"variabel": TEKS["variabel"] + "\ndesa = Jumlah dusun (dusun)"}, "ketetapan", "berarti lain"),
        ({"ketetapan": "arsip + arsip_digital"}, "ketetapan", "tidak dapat dihitung ulang"),
        ({"formula": ""}, "formula", "Salin"),
    ],
)
def test_an_indicator_that_cannot_be_is_refused_at_its_field(
    app: Flask, klien: Klien, lain: dict[str, str], bidang: str, pesan: str
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    tolak = klien.get(BARU).form("#baru").isi(**TEKS | lain).kirim()
    assert tolak.status == 400
    assert pesan in tolak.sup.select_one(f"#{bidang}-galat").text
    assert tolak.form("#baru").nilai["nama"] == TEKS["nama"]
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        milik = sa.select(sa.func.count()).where(Indikator.tahun == 2026)
        assert session.scalar(milik) == 71


def test_an_added_row_goes_only_while_nothing_hangs_on_it_and_a_decreed_one_never(
    app: Flask, klien: Klien
) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    klien.get(BARU).form("#baru").isi(**TEKS).kirim()
    alamat = "/indikator/IKI-58?tahun=2026"
    assert klien.get("/indikator/IKI-57?tahun=2026").sup.select_one("#hapus") is None
    token = klien.get(alamat).form("#hapus").nilai
    tolak = klien.post("/indikator/IKI-57/hapus?tahun=2026", token).ikuti()
    assert "bagian dari ketetapan" in tolak.sup.main.text
    klien.get("/indikator/IKI-58/target?tahun=2026").form("#target").isi(bawah="90").kirim()
    tolak = klien.get(alamat).form("#hapus").kirim().ikuti()
    assert "sudah ada target" in tolak.sup.main.text
    klien.get(BARU).form("#baru").isi(**TEKS | {"kode": "IKI-59", "variabel": TEKS["variabel"]}).kirim()
    hapus = klien.get("/indikator/IKI-59?tahun=2026").form("#hapus").kirim().ikuti()
    assert "IKI-59 dihapus" in hapus.sup.main.text
    assert klien.get("/indikator/IKI-59?tahun=2026").status == 404


def test_what_the_linter_doubts_is_told_of_added_rows_too(klien: Klien) -> None:
    klien.masuk_sebagai(Peran.ADMIN)
    tanpa = {
        "kode": "IKI-60",
        "nama": "Persentase arsip Kecamatan Tanah Grogot",
        "ketetapan": "arsip_digital ÷ arsip",
    }
    klien.get(BARU).form("#baru").isi(**TEKS | tanpa).kirim()
    assert "Grogot" in klien.get("/indikator/IKI-60?tahun=2026").sup.select_one("section:has(#temuan)").text


def test_a_name_that_a_newer_package_declares_too_is_told_by_doctor_and_stops_no_page(
    app: Flask, klien: Klien, skm: Skm
) -> None:
    pos = isi_triwulan(app, **{nama: str(nilai) for nama, nilai in ISI.items()})
    klien.masuk_sebagai(Peran.ADMIN)
    ubah(klien, rumus="desa_baru ÷ 4", satuan="desa", variabel="desa_baru = Desa baru (desa)")
    pos.get(ISIAN).form("#isian").isi(**{"nilai-desa_baru": "8"}).kirim()
    assert "3 tahun dapat dihitung" in skm("doctor").stdout
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:  # as if "desa" had been free then
        satu = session.scalars(sa.select(RumusIndikator)).one()
        satu.koreksi, satu.variabel = "desa ÷ 4", [{**satu.variabel[0], "nama": "desa"}]
        isi = session.scalars(sa.select(IsianTriwulan)).one()
        isi.isi = {**isi.isi, "desa": "8"}
        session.commit()
    assert "tahun 2026: Variabel desa sudah berarti lain pada" in skm("doctor").stdout
    assert angka(skm, "IKU-04")[1] == "2.00"
    assert klien.get(KOREKSI).status == pos.get(ISIAN).status == 200
