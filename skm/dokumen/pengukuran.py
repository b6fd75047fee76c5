"""Pengukuran kinerja of a quarter: every figure with the inputs it came from, to be recomputed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from kinerja.indikator import Katalog
from kinerja.periode import Periode
from kinerja.rumus import Masukan, Nilai, Rumus, Waktu
from kinerja.tanggal import ROMAWI
from skm.bentuk import rumus_lembar
from skm.bentuk.isi import BARIS_ISI, Angka, Sel, Tabel
from skm.bentuk.naskah import Naskah
from skm.dokumen import kelengkapan, sel
from skm.dokumen.kantor import Kantor
from skm.dokumen.lkjip_capaian import cara, dapat_dirata, tidak_ikut
from skm.dokumen.sel import Letak, angka
from skm.dokumen.susunan import bertanda_tangan, lampiran, lampiran_koreksi, susun
from skm.katalog.aturan_capaian import BATAS, AturanKantor
from skm.laporan.capaian import rekap
from skm.pengukuran.cacah import Cacah
from skm.pengukuran.nilai import NilaiIndikator

KETETAPAN, KOREKSI, BERLAKU, CAPAIAN = "E", "F", "G", "H"
"""Columns of the measuring sheet that others refer to."""
KOLOM = (
    ("Kode", 12),
    ("Indikator kinerja", 42),
    ("Satuan", 12),
    ("Target", 15),
    ("Menurut ketetapan", 18),
    ("Menurut koreksi", 18),
    ("Nilai berlaku", 18),
    ("Capaian (%)", 13),
    ("Kategori", 13),
    ("Keadaan", 24),
)
KOLOM_MASUKAN = (
    ("Kode", 14),
    ("Yang diisi atau dihitung", 70),
    ("Satuan", 14),
    ("Triwulan ini", 16),
    ("Triwulan sebelumnya", 16),
    ("Triwulan sama tahun lalu", 16),
)


@dataclass(slots=True)
class LembarMasukan:
    """The sheet of inputs while it is being written: its rows, and where each variable stands."""

    katalog: Katalog
    """The formulas and the words of their inputs."""
    indikator: Mapping[str, int]
    """The row of each indicator on the first sheet."""
    baris: list[tuple[Sel, ...]] = field(default_factory=list)
    nomor: dict[tuple[str, str], int] = field(default_factory=dict)

    def tambah(self, kode: str, nama: str, definisi: str, satuan: str, *nilai: Nilai) -> None:
        """One input of an indicator: this quarter, the one before, the same one last year."""
        self.nomor[kode, nama] = BARIS_ISI + len(self.baris)
        isi = tuple(Angka(None if n is None else Fraction(n), kata="–", desimal=None) for n in nilai)
        kosong = (Angka(None, kata="–"),) * (3 - len(isi))
        self.baris.append((kode, definisi, satuan, *isi, *kosong))

    def letak(self, kode: str, nama: str, waktu: Waktu | None = None) -> str:
        """The cell of that input."""
        kolom = {None: "D", Waktu.SEBELUMNYA: "E", Waktu.TAHUN_LALU: "F"}[waktu]
        return f"Masukan!{kolom}{self.nomor[kode, nama]}"


def pengukuran(
    kantor: Kantor,
    triwulan: int,
    nilai: Sequence[NilaiIndikator],
    *,
    katalog: Katalog,
    masukan: Mapping[str, Masukan],
    cacah: Mapping[str, Cacah],
    aturan: AturanKantor,
    samping: Sequence[str] = (),
) -> Naskah:
    """The document; by code, `masukan` are the quarter's inputs and `cacah` what was counted.

    `samping` are sentences about what stands beside the on-time figures.
    """
    lembar = LembarMasukan(
        katalog, {satu.indikator.kode: BARIS_ISI + urut for urut, satu in enumerate(nilai)}
    )
    berentang = sel.berentang(satu.target for satu in nilai)
    baris = tuple(
        (
            *_baris(kantor, satu, _tambah(satu, masukan, cacah, lembar), lembar.indikator, aturan),
            *(sel.ujung(satu.target) if berentang else ()),
        )
        for satu in nilai
    )
    kolom = (*KOLOM, *(sel.UJUNG if berentang else ()))
    catatan = [*sel.catatan(nilai), *samping]
    if beku := [satu.indikator.kode for satu in nilai if satu.beku and satu.beku.berubah]:
        catatan.append(f"Seperti disetujui; data sesudahnya berubah: {', '.join(beku)}.")
    waktu = f"Triwulan {ROMAWI[triwulan - 1]} tahun {kantor.tahun}"
    periode = Periode.triwulan(kantor.tahun, triwulan)
    ukur = Tabel("Pengukuran", waktu, kolom, baris, tuple(catatan), hanya_lembar=len(kolom) - len(KOLOM))
    isi = (
        *bertanda_tangan(
            (ukur, _rata(kantor, nilai, lembar.indikator, aturan)),
            kantor.camat(),
            f"Demikian pengukuran kinerja {kantor.nama}, {waktu}, menurut catatan kantor.",
        ),
        *lampiran(Tabel("Masukan", "Masukan tiap rumus", KOLOM_MASUKAN, tuple(lembar.baris))),
        *lampiran_koreksi(nilai),
    )
    return susun(
        kantor,
        isi,
        berkas=f"pengukuran-kinerja-{kantor.tahun}-tw{triwulan}",
        judul="Pengukuran Kinerja",
        anak_judul=kantor.anak(waktu) + sel.sementara(nilai, periode, kantor.hari),
        kelengkapan=kelengkapan.pengukuran(kantor, triwulan, nilai),
    )


def _rata(
    kantor: Kantor, nilai: Sequence[NilaiIndikator], baris: Mapping[str, int], aturan: AturanKantor
) -> Tabel:
    """The average of the office's indicators and of each post's, over the cells of the measuring sheet."""
    isi: list[tuple[Sel, ...]] = []
    for bagian in rekap(nilai, BATAS[aturan.batas][1], aturan.skala):
        milik = dapat_dirata([satu for satu in nilai if satu.indikator.jabatan == bagian.judul])
        letak = [f"Pengukuran!{CAPAIAN}{baris[kode]}" for kode in milik]
        rumus = rumus_lembar.rata_rata(letak, BATAS[aturan.batas][1])
        kategori = rumus_lembar.kategori(f"B{BARIS_ISI + len(isi)}", aturan.skala)
        satu = bagian.semua
        isi.append(
            (
                kantor.sebut(bagian.judul),
                sel.rata(satu.rata.hasil, rumus),
                sel.kategori(satu.kategori, kategori),
                tidak_ikut(satu),
            )
        )
    kolom = (("Kantor dan jabatan", 50), ("Rata-rata capaian (%)", 18), ("Kategori", 18), ("Dasar", 70))
    return Tabel("Rata-rata", "Rata-rata capaian", kolom, tuple(isi), cara(aturan))


def _baris(
    kantor: Kantor,
    satu: NilaiIndikator,
    rumus: tuple[str, str],
    indikator: Mapping[str, int],
    aturan: AturanKantor,
) -> tuple[Sel, ...]:
    nomor, (ketetapan, koreksi) = indikator[satu.indikator.kode], rumus
    if satu.beku:  # an approved figure is live only where today's inputs and formula give the same
        ketetapan = ketetapan if satu.beku.kini.ketetapan.nilai == satu.ketetapan.nilai else ""
        koreksi = koreksi if satu.beku.kini.koreksi.nilai == satu.koreksi.nilai else ""
    letak = Letak(nomor, _berlaku(satu, nomor), "D", "K", "L")
    kata = "" if satu.capaian.nilai is None else aturan.skala.klasifikasi(satu.capaian.nilai)[1]
    beda = satu.ketetapan.satuan != satu.koreksi.satuan  # the column of units is about the one in force
    return (
        sel.kode(satu),
        satu.indikator.nama,
        satu.satuan,
        letak.sel(satu.target),
        angka(satu.ketetapan, ketetapan, satu.ketetapan.satuan if beda else ""),
        angka(satu.koreksi, koreksi, satu.koreksi.satuan if beda else ""),
        angka(satu.berlaku, _berlaku(satu, nomor)),
        sel.capaian(kantor.nol, satu, satu.capaian, satu.target, letak),
        sel.kategori(kata, rumus_lembar.kategori(f"{CAPAIAN}{nomor}", aturan.skala)),
        sel.keadaan(satu),
    )


def _berlaku(satu: NilaiIndikator, nomor: int) -> str:
    return f"{KOREKSI if satu.memakai_koreksi else KETETAPAN}{nomor}"


def _tambah(
    satu: NilaiIndikator,
    masukan: Mapping[str, Masukan],
    cacah: Mapping[str, Cacah],
    lembar: LembarMasukan,
) -> tuple[str, str]:
    """The decreed and the corrected formula over the cells of the input sheet, whose rows are added."""
    kode = satu.indikator.kode
    asal, turunan = lembar.katalog.menurut_kode[kode], dict[str, Rumus]()
    if kode in cacah:
        _tambah_cacah(kode, cacah[kode], lembar)
        turunan.update(cacah[kode].turunan)
    elif kode in masukan:
        _tambah_masukan(kode, asal.variabel(), masukan[kode], lembar)
    else:
        return "", ""

    def letak(nama: str, waktu: Waktu | None) -> str:
        return f"({tulis(turunan[nama])})" if nama in turunan else lembar.letak(kode, nama, waktu)

    def tulis(rumus: Rumus) -> str:
        return rumus_lembar.dari_pohon(rumus.pohon, letak, lambda lain: f"{BERLAKU}{lembar.indikator[lain]}")

    return tulis(asal.ketetapan), tulis(asal.koreksi)


def _tambah_masukan(kode: str, variabel: Iterable[str], masukan: Masukan, lembar: LembarMasukan) -> None:
    for nama in variabel:
        satu = lembar.katalog.menurut_nama[nama]
        ada = [m.get(nama) for m in (masukan.bagian[0], masukan.sebelumnya, masukan.tahun_lalu)]
        lembar.tambah(kode, nama, satu.definisi, satu.satuan, *ada)


def _tambah_cacah(kode: str, cacah: Cacah, lembar: LembarMasukan) -> None:
    """What was counted, in the counter's own words; values made of parts by their parts."""
    for bagian in cacah.bagian:
        lembar.tambah(kode, bagian.nama, bagian.uraian, bagian.satuan, bagian.nilai)
    for nama, uraian in cacah.terhitung.variabel.items():
        if nama in lembar.katalog.menurut_nama and nama not in cacah.turunan:
            satuan = lembar.katalog.menurut_nama[nama].satuan
            lembar.tambah(kode, nama, uraian, satuan, cacah.nilai.get(nama, 0))
