"""The tables of the chapters; figures recompute in the workbook, where every table is a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kinerja.sampel import krejcie_morgan
from kinerja.tanggal import rentang_indonesia, tanggal_indonesia
from skm.bentuk.isi import BARIS_ISI, Angka, Sel, Tabel
from skm.dokumen.laporan_skm.pengolahan import letak_ikm, letak_nrr
from skm.katalog.lencana import kata_status
from skm.laporan.hasil.isi import HasilPeriode, Karakteristik, NilaiUnsur, Rencana
from skm.laporan.hasil.narasi import kalimat_tindak_lanjut, selisih

POPULASI = (
    (10, 20, 30, 50, 75, 100, 150),
    (200, 250, 300, 400, 500, 750, 1000),
    (1500, 2000, 3000, 5000, 10_000, 50_000, 100_000),
)
"""Rows of the Krejcie–Morgan table, in three columns."""
BELUM = "belum ditetapkan"
KOSONG = "–"
TANPA_RENCANA_LALU = "Belum ada rencana tindak lanjut periode sebelumnya yang tercatat."


def bulat(n: int, rumus: str = "") -> Angka:
    """A count."""
    return Angka(Fraction(n), rumus, desimal=0)


def waktu(hasil: HasilPeriode) -> Tabel:
    """When the survey was prepared, answered, processed and reported."""
    mulai = [
        f"Kuesioner versi {satu.versi} berlaku sejak {tanggal_indonesia(satu.berlaku_mulai)}"
        for satu in hasil.kuesioner
        if satu.berlaku_mulai is not None
    ]
    dari, sampai = hasil.periode.dari, hasil.periode.sampai
    kapan = rentang_indonesia(dari, sampai) if dari and sampai else hasil.periode.label
    hari = tanggal_indonesia(hasil.hari)
    baris: tuple[tuple[Sel, ...], ...] = (
        ("1", "Persiapan", "; ".join(mulai) or KOSONG, KOSONG),
        ("2", "Pengumpulan data", kapan, bulat(hasil.hari_kerja)),
        ("3", "Pengolahan data dan analisis hasil", f"Dihitung aplikasi, keadaan {hari}", KOSONG),
        ("4", "Penyusunan dan pelaporan hasil", hari, KOSONG),
    )
    kolom = (("No", 7), ("Kegiatan", 40), ("Waktu Pelaksanaan", 44), ("Jumlah Hari Kerja", 14))
    return Tabel("Waktu", "Waktu pelaksanaan SKM", kolom, baris)


def sampel(hasil: HasilPeriode) -> Tabel:
    """Services given, the minimum, what was obtained, and whether that is enough."""
    satu, tahun = hasil.sampel, (hasil.periode.sampai or hasil.hari).year
    cukup = "Cukup" if satu.cukup else "Belum diketahui" if not satu.populasi else f"Kurang {satu.kurang}"
    minimum = _minimum(f"C{BARIS_ISI}")  # the population stands first
    baris: tuple[tuple[Sel, ...], ...] = (
        ("1", "Pelayanan yang selesai dalam periode (populasi, N)", bulat(satu.populasi)),
        ("2", f"Pelayanan yang selesai sepanjang tahun {tahun}", bulat(satu.populasi_setahun)),
        (
            "3",
            "Responden paling sedikit menurut Krejcie dan Morgan",
            bulat(satu.minimum, minimum),
        ),
        ("4", "Responden yang diperoleh", bulat(satu.responden)),
        ("5", "Kecukupan", cukup),
    )
    kolom = (("No", 7), ("Uraian", 64), ("Jumlah", 20))
    return Tabel("Sampel", "Penentuan jumlah responden", kolom, baris)


def _minimum(sel: str) -> str:
    """Krejcie and Morgan's formula of a population in a cell, with the numbers they print."""
    return f"ROUND(3.841*{sel}*0.25/(0.05^2*({sel}-1)+3.841*0.25),0)"


def krejcie() -> Tabel:
    """The published table, by the same formula."""
    kolom = (("Populasi (N)", 14), ("Sampel (n)", 12)) * 3
    baris = tuple(
        tuple(
            sel
            for letak, n in zip("ACE", satu, strict=True)
            for sel in (bulat(n), bulat(krejcie_morgan(n), _minimum(f"{letak}{nomor}")))
        )
        for nomor, satu in enumerate(zip(*POPULASI, strict=True), start=BARIS_ISI)
    )
    return Tabel("Krejcie Morgan", "Jumlah sampel menurut Krejcie dan Morgan", kolom, baris)


def responden(hasil: HasilPeriode) -> Tabel:
    """Who answered, one characteristic at a time."""
    baris: list[tuple[Sel, ...]] = []
    for nomor, satu in enumerate(hasil.karakteristik, start=1):
        baris += _karakteristik(nomor, satu, BARIS_ISI + len(baris))
    kolom = (("No", 7), ("Karakteristik", 24), ("Indikator", 40), ("Jumlah", 12), ("Persentase", 14))
    catatan = dict.fromkeys(satu.alasan for satu in hasil.karakteristik if satu.alasan)
    return Tabel("Responden", "Karakteristik responden", kolom, tuple(baris), tuple(catatan))


def _karakteristik(nomor: int, satu: Karakteristik, baris: int) -> Iterator[tuple[Sel, ...]]:
    if not satu.golongan:
        yield str(nomor), satu.nama, "tidak ditampilkan", KOSONG, KOSONG
    akhir = baris + len(satu.golongan) - 1
    for urut, isi in enumerate(satu.golongan):
        rumus = f"D{baris + urut}/SUM(D{baris}:D{akhir})*100"
        persen = Angka(isi.persen, rumus if isi.persen is not None else "", KOSONG, satuan="%")
        kepala = (str(nomor), satu.nama) if urut == 0 else ("", "")
        yield (*kepala, isi.nama, bulat(isi.jumlah), persen)


def unsur(hasil: HasilPeriode) -> Tabel:
    """Value and class of every unsur, and of all together."""
    baris: list[tuple[Sel, ...]] = [
        (str(nomor), f"{satu.kode} {satu.nama}", _nilai(hasil, satu), satu.mutu or KOSONG)
        for nomor, satu in enumerate(hasil.unsur, start=1)
    ]
    ikm = hasil.ikm
    rumus = letak_ikm(hasil) if ikm.nilai is not None else ""
    eksak = None if ikm.nilai is None else Fraction(ikm.nilai)
    baris.append(("", f"IKM {hasil.tentang}", Angka(eksak, rumus), ikm.mutu or KOSONG))
    kolom = (("No", 7), ("Unsur", 60), ("Nilai", 14), ("Mutu", 12))
    catatan = [satu for satu in (ikm.alasan, ikm.catatan) if satu]
    return Tabel(
        "Nilai Unsur",
        "Indeks Kepuasan Masyarakat dan nilai tiap unsur",
        kolom,
        tuple(baris),
        (*catatan, "Nilai unsur 1 sampai 4; mutunya menurut nilai × 25."),
        frozenset({len(baris) - 1}),
    )


def _nilai(hasil: HasilPeriode, satu: NilaiUnsur) -> Angka:
    rumus = letak_nrr(hasil, satu.kode) if satu.nrr is not None else ""
    return Angka(satu.nrr, rumus, "tidak ditampilkan" if hasil.ikm.responden else "belum ada")


def peringkat(hasil: HasilPeriode) -> Tabel:
    """Unsur from the lowest on, with what became of them since the period before."""
    urut = sorted(hasil.unsur, key=lambda satu: (satu.peringkat is None, satu.peringkat or 0))
    baris = tuple(
        (
            KOSONG if satu.peringkat is None else str(satu.peringkat),
            f"{satu.kode} {satu.nama}",
            Angka(satu.nrr, kata="tidak ditampilkan"),
            satu.mutu or KOSONG,
            Angka(satu.lalu, kata=KOSONG),
            selisih(satu),
        )
        for satu in urut
    )
    kolom = (
        ("Peringkat", 16),
        ("Unsur", 36),
        ("Nilai", 10),
        ("Mutu", 8),
        ("Periode lalu", 12),
        ("Perubahan", 30),
    )
    catatan = ("Peringkat 1 adalah nilai terendah, yang didahulukan untuk diperbaiki.",)
    return Tabel("Peringkat", "Peringkat unsur dan perubahannya", kolom, baris, catatan)


def ketepatan(hasil: HasilPeriode) -> Tabel:
    """On time, by both readings."""
    baris = tuple(
        (
            f"{satu.nama}{f' ({satu.indikator})' if satu.indikator else ''}",
            bulat(satu.jatuh_tempo),
            bulat(satu.tepat_waktu),
            Angka(satu.koreksi.nilai, kata=kata_status(satu.koreksi.status), satuan="%"),
            Angka(satu.ketetapan.nilai, kata=kata_status(satu.ketetapan.status), satuan="%"),
        )
        for satu in hasil.ketepatan
    )
    kolom = (
        ("Golongan", 34),
        ("Jatuh tempo", 14),
        ("Tepat waktu", 14),
        ("Menurut koreksi", 18),
        ("Menurut ketetapan", 18),
    )
    catatan = () if baris else ("Belum ada permohonan yang jatuh tempo dalam periode ini.",)
    return Tabel("Ketepatan", "Ketepatan waktu pelayanan di samping kepuasan", kolom, baris, catatan)


def rencana(hasil: HasilPeriode) -> Tabel:
    """The plan, or what is proposed while the office has decided on none."""
    kolom = (
        ("No", 7),
        ("Prioritas Unsur", 28),
        ("Program/Kegiatan", 34),
        *((f"TW {satu}", 7) for satu in ("I", "II", "III", "IV")),
        ("Penanggung Jawab", 22),
    )
    baris = tuple(_rencana(n, satu) for n, satu in enumerate(hasil.rencana.baris, start=1))
    catatan = () if baris else ("Belum ada unsur yang diusulkan.",)
    return Tabel("Rencana", "Rencana tindak lanjut (waktu TW I–IV)", kolom, baris, catatan)


def _rencana(nomor: int, satu: Rencana) -> tuple[Sel, ...]:
    tanda = ("√" if tw in satu.triwulan else "" for tw in range(1, 5))
    return (str(nomor), satu.unsur, satu.program or BELUM, *tanda, satu.penanggung_jawab or BELUM)


def tren(hasil: HasilPeriode) -> Tabel:
    """The index of this period and those before it."""
    baris = tuple(
        (
            satu.periode.label,
            bulat(satu.responden),
            Angka(None if satu.nilai is None else Fraction(satu.nilai)),
            satu.mutu or KOSONG,
            "" if satu.sebanding else "kuesioner lain",
        )
        for satu in hasil.tren
    )
    kolom = (("Periode", 30), ("Responden", 14), ("IKM", 12), ("Mutu", 10), ("Catatan", 26))
    return Tabel("Tren", "Tren nilai SKM", kolom, baris)


def tindak_lanjut(hasil: HasilPeriode) -> Tabel:
    """What became of the plan of the period before."""
    baris = tuple(
        (str(n), satu.rencana.unsur, satu.rencana.program or BELUM, satu.status, satu.bukti or KOSONG)
        for n, satu in enumerate(hasil.rencana.sebelumnya, start=1)
    )
    kolom = (("No", 7), ("Prioritas Unsur", 28), ("Program/Kegiatan", 36), ("Status", 18), ("Bukti", 24))
    catatan = (kalimat_tindak_lanjut(hasil) or TANPA_RENCANA_LALU,)
    return Tabel("Tindak Lanjut", "Hasil tindak lanjut periode sebelumnya", kolom, baris, catatan)


def kuesioner(hasil: HasilPeriode) -> Iterator[Tabel]:
    """Each version that was answered, word for word."""
    kolom = (("No", 7), ("Unsur", 23), ("Pertanyaan", 34), ("1", 14), ("2", 14), ("3", 14), ("4", 14))
    for satu in hasil.kuesioner:
        baris = tuple(
            (str(n), butir.nama, butir.pertanyaan, *butir.opsi) for n, butir in enumerate(satu.butir, start=1)
        )
        yield Tabel(
            f"Kuesioner {satu.versi}",
            f"{satu.judul}, kuesioner versi {satu.versi}",
            kolom,
            baris,
            (f"Dasar: {satu.dasar}.",),
        )
