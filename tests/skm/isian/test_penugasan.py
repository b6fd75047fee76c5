"""An account fills in the indicators of its own posts, and of no others."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask

from skm.akun.models import JejakAudit, Peran
from skm.isian.models import BuktiDukung, IsianTriwulan
from skm.katalog.kata import rentang_kode
from skm.orm import buka_sesi
from tests.klien import Klien
from tests.skm.isian.test_bukti import unggah
from tests.skm.isian.test_isian import ISI
from tests.skm.pengukuran.test_persetujuan import Skm

SEKRETARIS = "SEKRETARIS CAMAT LONGKALI"
PUNYA, LAIN = "IKI-01", "IKU-04"
HALAMAN = "/indikator-jabatan"


def alamat(kode: str, akhir: str = "isi") -> str:
    return f"/indikator/{kode}/{akhir}?tahun=2026&triwulan=2"


@pytest.fixture
def sekretaris(app: Flask) -> Klien:
    """The browser of somebody who holds one post."""
    satu = Klien(app)
    satu.masuk(satu.buat_akun(Peran.PENANGGUNG_JAWAB, "sekcam", [SEKRETARIS]))
    return satu


def jumlah(app: Flask, tabel: type[IsianTriwulan] | type[BuktiDukung]) -> int | None:
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return session.scalar(sa.select(sa.func.count()).select_from(tabel))


def test_the_indicators_of_ones_post_are_open_and_others_are_for_reading(sekretaris: Klien) -> None:
    assert "Simpan draf" in sekretaris.get(alamat(PUNYA)).teks
    lain = sekretaris.get(alamat(LAIN))
    assert "diisi oleh" in lain.sup.select_one(".pesan").text
    assert "Simpan draf" not in lain.teks and "Tambah bukti" not in lain.teks


def test_another_posts_quarter_refuses_by_page_by_api_and_as_evidence(app: Flask, sekretaris: Klien) -> None:
    token = sekretaris.get(alamat(PUNYA)).sup.select_one("input[name=csrf_token]")["value"]
    isi = {f"nilai-{nama}": "5" for nama in ISI} | {"versi": "0", "csrf_token": str(token)}
    assert sekretaris.post(alamat(LAIN), isi).status == 403
    badan = {"versi": 0, "isi": dict.fromkeys(ISI, "5")}
    api = f"/api/v1{alamat(LAIN, 'isian')}"
    jawab = sekretaris.http.post(api, json=badan, headers={"X-CSRFToken": str(token)})
    assert (jawab.status_code, "diisi oleh" in jawab.json["galat"]) == (403, True)
    kirim = unggah(sekretaris, alamat(LAIN), isi, "a.pdf", b"%PDF-1.4 uji")
    assert kirim.status_code == 403
    assert (jumlah(app, IsianTriwulan), jumlah(app, BuktiDukung)) == (0, 0)


def test_a_draft_of_another_post_is_not_submitted_by_one_nor_with_all(app: Flask, sekretaris: Klien) -> None:
    semua = Klien(app)
    semua.masuk_sebagai(Peran.PENANGGUNG_JAWAB)
    semua.get(alamat(LAIN)).form("#isian").isi(**{f"nilai-{nama}": "5" for nama in ISI}).kirim()
    halaman = sekretaris.get(alamat(LAIN)).sup
    assert halaman.select("#aksi-ajukan") == []
    token = str(halaman.select_one("input[name=csrf_token]")["value"])
    tolak = sekretaris.post(alamat(LAIN, "tahap"), {"csrf_token": token, "versi": "1", "aksi": "ajukan"})
    assert "diajukan oleh" in tolak.ikuti().sup.main.text
    papan = "/indikator-belum?tahun=2026&triwulan=2"
    assert [str(f["action"]) for f in sekretaris.get(papan).sup.select("main form")] == []
    sekretaris.post("/indikator-belum/ajukan?tahun=2026&triwulan=2", {"csrf_token": token})
    assert "Tahap: draf" in semua.get(alamat(LAIN)).sup.main.text
    semua.get(alamat(LAIN)).form("#isian").isi(aksi="ajukan").kirim()
    assert "Tahap: diajukan" in semua.get(alamat(LAIN)).sup.main.text


def test_the_board_begins_with_ones_own_posts(sekretaris: Klien) -> None:
    judul = sekretaris.get("/indikator-belum?tahun=2026&triwulan=2").sup.select("main h2")
    assert judul[0].text.startswith(SEKRETARIS) and "Tugas Anda" in judul[0].text
    assert [satu.text for satu in judul if "Tugas Anda" in satu.text] == [judul[0].text]


def test_the_admin_ticks_posts_and_the_trail_tells(app: Flask) -> None:
    admin, baru = Klien(app), Klien(app)
    baru.masuk(baru.buat_akun(Peran.PENANGGUNG_JAWAB, "kasi", []))
    assert "belum ditugaskan" in baru.get(alamat(PUNYA)).sup.main.text
    admin.masuk_sebagai(Peran.ADMIN)
    halaman = admin.get(HALAMAN)
    assert SEKRETARIS in halaman.sup.select_one(".pesan").text  # nobody fills in for it yet
    form = halaman.form("main form")
    form.nilai["jabatan"] = SEKRETARIS
    assert "kasi: 1 jabatan" in form.isi(simpan="1").kirim().ikuti().sup.main.text
    assert "Simpan draf" in baru.get(alamat(PUNYA)).teks
    dicentang = [str(satu["value"]) for satu in admin.get(HALAMAN).sup.select("input[checked]")]
    assert dicentang == [SEKRETARIS]
    lepas = admin.get(HALAMAN).form("main form").kosongkan("jabatan").isi(simpan="1").kirim()
    assert lepas.status == 303
    assert "Simpan draf" not in baru.get(alamat(PUNYA)).teks
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        pilih = sa.select(JejakAudit.peristiwa).where(JejakAudit.peristiwa.startswith("menugaskan"))
        assert list(session.scalars(pilih.order_by(JejakAudit.id))) == [
            f"menugaskan akun kasi pada: {SEKRETARIS}",
            "menugaskan akun kasi pada: tidak satu jabatan pun",
        ]


def test_an_unknown_post_and_another_role_are_refused(app: Flask) -> None:
    admin = Klien(app)
    admin.buat_akun(Peran.PENANGGUNG_JAWAB, "kasi", [])
    admin.masuk_sebagai(Peran.ADMIN)
    form = admin.get(HALAMAN).form("main form")
    form.nilai["jabatan"] = "RATU"
    assert "Pilih jabatan dari daftar" in form.isi(simpan="1").kirim().ikuti().sup.main.text
    tanpa = admin.get(HALAMAN).form("main form").kirim()
    assert tanpa.status == 400  # nothing was sent
    data = {"csrf_token": str(form.nilai["csrf_token"]), "simpan": "1", "jabatan": SEKRETARIS}
    sendiri = admin.post(f"{HALAMAN}/2", data)  # the admin's own account
    assert "Hanya akun penanggung jawab" in sendiri.ikuti().sup.main.text
    assert admin.post(f"{HALAMAN}/999", data).status == 404


def test_the_command_assigns_too_and_names_what_it_does_not_know(app: Flask, skm: Skm) -> None:
    kasi = Klien(app)
    kasi.masuk(kasi.buat_akun(Peran.PENANGGUNG_JAWAB, "kasi", []))
    assert skm("user", "jabatan", "kasi", SEKRETARIS).stdout.strip() == "kasi: 1 jabatan."
    assert "Simpan draf" in kasi.get(alamat(PUNYA)).teks
    asing, siapa = skm("user", "jabatan", "kasi", "RATU"), skm("user", "jabatan", "siti", SEKRETARIS)
    assert (asing.exit_code, "Pilih jabatan" in asing.stderr) == (1, True)
    assert (siapa.exit_code, "tidak ditemukan" in siapa.stderr) == (1, True)


@pytest.mark.parametrize(
    ("kode", "tertulis"),
    [
        ((), ""),
        (("IKU-04",), "IKU-04"),
        (("IKU-04", "IKU-05", "IKU-06", "IKI-07"), "IKU-04…06, IKI-07"),
        (("IKU-01", "IKU-03", "IKU-04"), "IKU-01, IKU-03…04"),
        (("IKI-9A", "IKI-9B"), "IKI-9A, IKI-9B"),  # an office's own writing
    ],
)
def test_codes_in_a_row_are_written_as_a_range(kode: tuple[str, ...], tertulis: str) -> None:
    assert rentang_kode(kode) == tertulis


def test_beside_each_post_stand_the_codes_it_answers_for(klien: Klien) -> None:
    klien.buat_akun(Peran.PENANGGUNG_JAWAB, "kasubbag", jabatan=[])
    klien.masuk_sebagai(Peran.ADMIN)
    label = [
        " ".join(satu.text.split()) for satu in klien.get("/indikator-jabatan").sup.select(".opsi label")
    ]
    assert "Kasubbag Umum dan Kepegawaian IKU-04…06" in label
