"""A period's view model made in memory: the 48 published respondents of Sekadau, 2019, and no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import cache
from typing import Any

from kinerja import ketepatan
from kinerja.gabungan import Struktur
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from kinerja.sebaran import sebaran_dari_nilai
from skm.dokumen.kantor import Kantor
from skm.dokumen.laporan_skm.penyusun import LaporanSkm
from skm.kuesioner.queries import HitunganIkm, HitunganSusunan, selang_ikm
from skm.kuesioner.queries.isi import ButirKuesioner, KuesionerTerbaca
from skm.laporan.hasil import nilai, responden
from skm.laporan.hasil.baca import AWAL
from skm.laporan.hasil.isi import (
    Golongan,
    HasilPeriode,
    Karakteristik,
    Keadaan,
    KetepatanGolongan,
    RencanaPeriode,
    Sampel,
)
from skm.layanan.identitas import Identitas
from tests.skm.laporan.susun import nilai_48

PERIODE = Periode.semester(2019, 1)
LALU = Periode.semester(2018, 2)
KODE = tuple(f"U{n}" for n in range(1, 10))
NAMA = (
    "Persyaratan",
    "Prosedur",
    "Waktu",
    "Biaya",
    "Produk",
    "Kompetensi",
    "Perilaku",
    "Pengaduan",
    "Sarana",
)
SEPERSEMBILAN = dict.fromkeys(KODE, Fraction(1, 9))


def hitungan(*semua: list[int | None]) -> HitunganIkm:
    """These respondents, one sequence of nine scores each."""
    satu = HitunganSusunan(
        Struktur.dari(SEPERSEMBILAN),
        sebaran_dari_nilai(KODE, semua),
        None,
        PERIODE.dari,
        PERIODE.sampai,
        (1,),
        dict(zip(KODE, NAMA, strict=True)),
    )
    return HitunganIkm((satu,), "Survei Kepuasan Masyarakat", (1,))


def hasil_sekadau(**ubah: Any) -> HasilPeriode:
    """All of it plausible; `ubah` are fields with other values."""
    baris = sorted(tuple(satu) for satu in nilai_48())
    kini = hitungan(*map(list, baris))
    dulu = hitungan(*([2, 3, 3, 3, 3, 3, 3, 3, 3] for _ in range(40)))
    butir = tuple(
        ButirKuesioner(kode, nama, f"Bagaimana {nama.lower()}?", ("Buruk", "Cukup", "Baik", "Sangat baik"), n)
        for n, (kode, nama) in enumerate(zip(KODE, NAMA, strict=True), start=1)
    )
    kuesioner = (
        KuesionerTerbaca(1, 1, "Survei Kepuasan Masyarakat", "PermenPANRB 14/2017", date(2017, 1, 1), butir),
    )
    tally = KetepatanTally(jatuh_tempo=25, tepat_waktu=24, belum_selesai=1, selesai=24, selesai_tepat=24)
    isi = HasilPeriode(
        kantor=Identitas(
            "Kecamatan Long Kali", "Kabupaten Paser", "Jalan Uji 1", "0543 1", "", "", "", "", ""
        ),
        contoh=False,
        periode=PERIODE,
        layanan="",
        hari=date(2019, 7, 5),
        keadaan=Keadaan.KONSEP,
        hari_kerja=120,
        sampel=Sampel(50, 90, 44, 48, 0),
        karakteristik=(
            Karakteristik(
                "Jenis kelamin",
                (
                    Golongan("Laki-laki", 20, Fraction(2000, 48)),
                    Golongan("Perempuan", 28, Fraction(2800, 48)),
                ),
                48,
            ),
            *responden.tertutup("Belum ditutup.")[1:],
        ),
        ikm=nilai.susun_ikm(kini, selang_ikm(kini)),
        unsur=nilai.susun_unsur(kini, dulu),
        lalu=LALU,
        perubahan=AWAL,
        tren=nilai.susun_tren([(LALU, dulu), (PERIODE, kini)], kini),
        ketepatan=(
            KetepatanGolongan(
                "Non perizinan",
                "IKU-02",
                25,
                24,
                24,
                24,
                ketepatan.hitung(tally),
                ketepatan.hitung_selesai(tally),
                memakai_koreksi=True,
                dibekukan=False,
            ),
        ),
        saran=("Antrean lama.",),
        menunggu=0,
        susunan=nilai.susun_susunan(kini, kuesioner, {1: baris}),
        kuesioner=kuesioner,
        rencana=RencanaPeriode(usulan=nilai.usul_rencana(kini, 1)),
    )
    return replace(isi, **ubah)


def laporan_sekadau(**ubah: Any) -> LaporanSkm:
    """The same with the office that prints it."""
    hasil = hasil_sekadau(**ubah)
    kantor = Kantor(hasil.kantor.nama, hasil.kantor.kabupaten, 2019, hasil.hari, kontak=hasil.kantor.kontak)
    return LaporanSkm(hasil, kantor, datetime(2019, 7, 5, 2, 0, tzinfo=UTC))


@cache
def berkas_sekadau(bentuk: str) -> bytes:
    """That report as a file, drawn once for all who only read it."""
    return laporan_sekadau().tulis(bentuk)
