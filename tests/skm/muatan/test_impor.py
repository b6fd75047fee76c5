"""Loading tables of answers: what is read, what is refused, and that nothing is ever half loaded."""

from __future__ import annotations

import io
import random
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.models import JejakAudit
from skm.berkas.models import Impor
from skm.berkas.tabel import Tabel, baca, dari_isi
from skm.galat import Galat
from skm.jawaban.models import Jalur, Jawaban
from skm.kuesioner import queries
from skm.layanan.models import Layanan, Unit
from skm.muatan.services.impor import HasilImpor, muat
from tests.conftest import TANAM_PADA

BERKAS = Path(__file__).parents[2] / "data" / "responden_sekadau_2019_s1.csv"
UNSUR = tuple(f"U{nomor}" for nomor in range(1, 10))
BAIK = dict.fromkeys(UNSUR, "3")
HARI = date(2026, 3, 2)


def tabel(*baris: dict[str, str]) -> Tabel:
    """A table as read from a file; the headings are those of its first row."""
    return Tabel("uji.csv", tuple(baris[0]), tuple(enumerate(baris, start=2)))


def muatkan(session: Session, isi: Tabel) -> HasilImpor:
    unit_id = session.scalars(sa.select(Unit.id)).one()
    return muat(session, isi, unit_id=unit_id, hari_ini=HARI, oleh="uji", pada=TANAM_PADA)


def ditolak(session: Session, isi: Tabel) -> list[str]:
    """The refused cells, after making sure that nothing at all was added."""
    with pytest.raises(Galat) as galat:
        muatkan(session, isi)
    for model in (Jawaban, Impor):
        assert session.scalars(sa.select(sa.func.count()).select_from(model)).one() == 0
    return str(galat.value).splitlines()[1:]


def satu_jawaban(session: Session) -> Jawaban:
    return session.scalars(sa.select(Jawaban)).one()


def xlsx(*baris: list[Any]) -> Tabel:
    buku = openpyxl.Workbook()
    for satu in baris:
        buku.worksheets[0].append(satu)
    wadah = io.BytesIO()
    buku.save(wadah)
    return dari_isi("uji.xlsx", wadah.getvalue())


def test_tabel_terbit_dimuat_48_responden_dan_kolom_lain_disebut(session: Session, unit: Unit) -> None:
    assert muatkan(session, baca(BERKAS)) == HasilImpor(48, 0, ("no",), tanpa_tanggal=48, hari=HARI)
    tally = queries.hitungan_ikm(session, unit_id=unit.id, periode=Periode.semua()).susunan[0].tally
    jumlah = [unsur.jumlah for unsur in tally.unsur]
    # Σ nilai of the published table of Sekadau 2019.
    assert (tally.responden, jumlah) == (48, [135, 136, 147, 173, 155, 159, 158, 141, 156])
    assert set(session.scalars(sa.select(Jawaban.jalur))) == {Jalur.IMPOR}
    assert set(session.scalars(sa.select(Jawaban.tanggal))) == {HARI}


def test_urutan_baris_tidak_mengubah_hitungan(session: Session, unit: Unit) -> None:
    asli = baca(BERKAS)
    isi = [satu for _, satu in asli.baris]
    random.Random(7).shuffle(isi)
    muatkan(session, Tabel("acak.csv", asli.kolom, tuple(enumerate(isi, start=2))))
    tally = queries.hitungan_ikm(session, unit_id=unit.id, periode=Periode.semua()).susunan[0].tally
    assert [unsur.jumlah for unsur in tally.unsur] == [135, 136, 147, 173, 155, 159, 158, 141, 156]


def test_berkas_yang_sama_dua_kali_tidak_menambah_apa_pun(session: Session) -> None:
    muatkan(session, baca(BERKAS))
    assert muatkan(session, baca(BERKAS)) == HasilImpor(0, 48, ("no",))
    assert session.scalars(sa.select(sa.func.count()).select_from(Jawaban)).one() == 48
    jejak = session.scalars(sa.select(JejakAudit.peristiwa).where(JejakAudit.oleh == "uji")).all()
    assert jejak == ["memuat 48 responden dari berkas responden_sekadau_2019_s1.csv"]


def test_tabel_yang_sama_sebagai_csv_dan_xlsx_adalah_berkas_yang_sama(session: Session) -> None:
    csv = tabel({"tanggal": "01/03/2026", **BAIK, "usia": "34"})
    lembar = xlsx(["tanggal", *UNSUR, "usia"], [datetime(2026, 3, 1), *[3.0] * 9, 34])  # noqa: DTZ001  # as spreadsheets hold days
    assert muatkan(session, csv).ditambahkan == 1
    assert muatkan(session, lembar) == HasilImpor(0, 1, (), lembar="Sheet")


def test_dua_berkas_berisi_sama_dengan_nomor_urut_lain_adalah_dua_berkas(session: Session) -> None:
    assert muatkan(session, tabel({"no": "1", **BAIK})).ditambahkan == 1
    assert muatkan(session, tabel({"no": "2", **BAIK})).ditambahkan == 1


def test_semua_kolom_dibaca_dan_umur_menjadi_kelompok(session: Session) -> None:
    kk = session.scalars(sa.select(Layanan.id).where(Layanan.kode == "KK")).one()
    muatkan(
        session,
        tabel(
            {
                "Tanggal": "2026-03-01",
                "LAYANAN": "kk",
                "Jenis Kelamin": "PEREMPUAN",
                "usia": "41",
                "pendidikan": "D-III",
                "pekerjaan": "wirausaha",
                **{kode.lower(): str(nomor % 4 + 1) for nomor, kode in enumerate(UNSUR)},
                "saran": "=HYPERLINK(1)\x07 kursi",
            }
        ),
    )
    satu = satu_jawaban(session)
    assert (satu.tanggal, satu.layanan_id) == (date(2026, 3, 1), kk)
    assert (satu.jenis_kelamin, satu.usia, satu.pendidikan, satu.pekerjaan) == (
        "p",
        "u41_50",
        "d3",
        "wirausaha",
    )
    assert (satu.u1, satu.u4, satu.u5, satu.u9) == (1, 4, 1, 1)
    assert satu.saran == "=HYPERLINK(1) kursi"  # kept as typed; exports neutralise it


PROFIL = [
    ("jenis_kelamin", "L", "l"),  # the printed form's letter
    ("jenis_kelamin", "laki laki", "l"),  # the label without its hyphen
    ("jenis_kelamin", "p", "p"),
    ("usia", "20", "u20"),
    ("usia", "u21_30", "u21_30"),  # a band's code
    ("usia", "31–40 tahun", "u31_40"),  # a band's label
    ("usia", "61.0", "u61"),  # a number as a spreadsheet may write it
    ("pendidikan", "S1", "s1"),
    ("pendidikan", "SD ke bawah", "sd"),
    ("pekerjaan", "PNS", "pns"),
    ("pekerjaan", "", None),  # left open
]


@pytest.mark.parametrize(("kolom", "tulisan", "kode"), PROFIL)
def test_profil_dibaca_dari_kode_label_atau_umur(
    session: Session, kolom: str, tulisan: str, kode: str | None
) -> None:
    muatkan(session, tabel({**BAIK, kolom: tulisan}))
    assert getattr(satu_jawaban(session), kolom) == kode


TANGGAL = [
    ("2026-03-01", date(2026, 3, 1)),
    ("2026-03-01 00:00:00", date(2026, 3, 1)),  # a spreadsheet's day
    ("2026-02-28T16:30", date(2026, 2, 28)),
    ("01/03/2026", date(2026, 3, 1)),  # day first
    ("2/1/2026", date(2026, 1, 2)),  # 2 January, not 1 February
    ("2026-03-02", HARI),  # today is not the future
    ("", HARI),  # missing is today
]


@pytest.mark.parametrize(("tulisan", "tanggal"), TANGGAL)
def test_tanggal_dibaca_hari_dahulu(session: Session, tulisan: str, tanggal: date) -> None:
    assert HARI.strftime("%A") == "Monday"
    muatkan(session, tabel({"tanggal": tulisan, **BAIK}))
    assert satu_jawaban(session).tanggal == tanggal


def test_nama_layanan_boleh_ditulis_lengkap_dan_yang_kosong_berarti_seluruh_unit(session: Session) -> None:
    muatkan(session, tabel({"layanan": "surat pengantar ktp", **BAIK}, {"layanan": "", **BAIK}))
    nama = session.scalars(sa.select(Layanan.kode).join(Jawaban)).all()
    assert nama == ["KTP"]
    assert session.scalars(sa.select(Jawaban).where(Jawaban.layanan_id.is_(None))).one()


def test_unsur_kosong_berarti_tidak_diisi(session: Session) -> None:
    muatkan(session, tabel({**BAIK, "U8": ""}))
    assert (satu_jawaban(session).u7, satu_jawaban(session).u8) == (3, None)


SEL_SALAH = [
    ("U3", "5", "baris 2, kolom U3: nilai '5' di luar 1–4"),
    ("U1", "0", "baris 2, kolom U1: nilai '0' di luar 1–4"),
    ("U1", "-1", "baris 2, kolom U1: nilai '-1' di luar 1–4"),
    ("U2", "3.5", "baris 2, kolom U2: nilai '3.5' bukan bilangan bulat 1–4"),
    ("U2", "3,5", "baris 2, kolom U2: nilai '3,5' bukan bilangan bulat 1–4"),
    ("U9", "tiga", "baris 2, kolom U9: nilai 'tiga' bukan bilangan bulat 1–4"),
    ("U9", "1e0", "baris 2, kolom U9: nilai '1e0' bukan bilangan bulat 1–4"),
    ("U9", "٣", "baris 2, kolom U9: nilai '٣' bukan bilangan bulat 1–4"),
    ("U9", "\x1b[2J", r"baris 2, kolom U9: nilai '\x1b[2J' bukan bilangan bulat 1–4"),  # clears a terminal
    ("tanggal", "2026-03-03", "baris 2, kolom tanggal: nilai '2026-03-03' belum terjadi"),  # tomorrow
    ("tanggal", "1926-03-01", "baris 2, kolom tanggal: nilai '1926-03-01' sebelum tahun 2000"),
    (
        "tanggal",
        "31/02/2026",  # no such day
        "baris 2, kolom tanggal: nilai '31/02/2026' bukan tanggal; tulis seperti 2026-03-01 atau 01/03/2026",
    ),
    (
        "tanggal",
        "1 Marit 2026",
        "baris 2, kolom tanggal: nilai '1 Marit 2026' bukan tanggal; "
        "tulis seperti 2026-03-01 atau 01/03/2026",
    ),
    ("layanan", "SIM", "baris 2, kolom layanan: nilai 'SIM' bukan kode atau nama layanan kantor ini"),
    (
        "jenis_kelamin",
        "X",
        "baris 2, kolom jenis_kelamin: nilai 'X' tidak dikenal; yang diterima: Laki-laki, Perempuan",
    ),
]


@pytest.mark.parametrize(("kolom", "tulisan", "pesan"), SEL_SALAH)
def test_satu_sel_salah_menolak_seluruh_berkas_dan_menyebut_baris_kolom_dan_nilainya(
    session: Session, kolom: str, tulisan: str, pesan: str
) -> None:
    kosong = dict.fromkeys(("tanggal", "layanan", "jenis_kelamin"), "")
    assert ditolak(session, tabel({**BAIK, **kosong, kolom: tulisan}, {**BAIK, **kosong})) == [pesan]


def test_umur_di_luar_akal_dan_saran_terlalu_panjang_ditolak(session: Session) -> None:
    (umur, saran) = ditolak(session, tabel({**BAIK, "usia": "0", "saran": "x" * 1001}))
    assert umur.startswith(
        "baris 2, kolom usia: nilai '0' tidak dikenal; yang diterima: 20 tahun atau kurang"
    )
    assert saran == f"baris 2, kolom saran: nilai {'x' * 40!r} lebih dari 1000 huruf"


def test_baris_tanpa_satu_nilai_pun_ditolak(session: Session) -> None:
    kosong = dict.fromkeys(UNSUR, "")
    assert ditolak(session, tabel({"no": "1", **BAIK}, {"no": "2", **kosong})) == [
        "baris 3, kolom U1–U9: kosong, tidak satu unsur pun terisi"
    ]


def test_semua_sel_salah_disebut_dan_daftarnya_berhenti_di_lima_puluh(session: Session) -> None:
    baris = [{**BAIK, "U1": "5", "U2": "x"} for _ in range(30)]
    pesan = ditolak(session, tabel(*baris))
    assert len(pesan) == 51
    assert pesan[:2] == [
        "baris 2, kolom U1: nilai '5' di luar 1–4",
        "baris 2, kolom U2: nilai 'x' bukan bilangan bulat 1–4",
    ]
    assert pesan[-1] == "… dan 10 kesalahan lagi"  # 30 rows of two make 60


def test_kolom_unsur_yang_hilang_atau_ganda_disebut(session: Session) -> None:
    tanpa = {kode: "3" for kode in UNSUR if kode not in {"U4", "U9"}}
    assert ditolak(session, tabel(tanpa)) == ["kolom wajib tidak ada: U4, U9"]
    assert ditolak(session, tabel({**BAIK, "u1": "4"})) == ["kolom U1 ada dua kali: 'U1' dan 'u1'"]


def test_tabel_tanpa_baris_ditolak(session: Session) -> None:
    assert ditolak(session, Tabel("kosong.csv", UNSUR, ())) == ["tabel tidak berisi satu baris pun"]
