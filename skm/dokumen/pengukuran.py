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
from skm.bentuk.isi import BARIS_ISI, Angka, Dokumen, Sel, Tabel
from skm.dokumen import sel
from skm.dokumen.kantor import Kantor
from skm.dokumen.perjanjian import lampiran_koreksi
from skm.dokumen.sel import angka
from skm.pengukuran.cacah import Cacah
from skm.pengukuran.nilai import NilaiIndikator

KETETAPAN, KOREKSI, BERLAKU = "E", "F", "G"
"""Columns of the measuring sheet that others refer to."""


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
    samping: Sequence[str] = (),
) -> Dokumen:
    """The document; by code, `masukan` are the quarter's inputs and `cacah` what was counted.

    `samping` are sentences about what stands beside the on-time figures.
    """
    lembar = LembarMasukan(
        katalog, {satu.indikator.kode: BARIS_ISI + urut for urut, satu in enumerate(nilai)}
    )
    baris = tuple(
        _baris(kantor, satu, _tambah(satu, masukan, cacah, lembar), lembar.indikator) for satu in nilai
    )
    kolom = (
        ("Kode", 12),
        ("Indikator kinerja", 42),
        ("Satuan", 12),
        ("Target", 15),
        ("Menurut ketetapan", 18),
        ("Menurut koreksi", 18),
        ("Nilai berlaku", 18),
        ("Capaian (%)", 13),
        ("Keadaan", 24),
    )
    catatan = [*sel.catatan(nilai), *samping]
    if beku := [satu.indikator.kode for satu in nilai if satu.beku and satu.beku.berubah]:
        catatan.append(f"Seperti disetujui; data sesudahnya berubah: {', '.join(beku)}.")
    return Dokumen(
        f"pengukuran-kinerja-{kantor.tahun}-tw{triwulan}",
        "Pengukuran Kinerja",
        kantor.anak(f"Triwulan {ROMAWI[triwulan - 1]} tahun {kantor.tahun}")
        + sel.sementara(nilai, Periode.triwulan(kantor.tahun, triwulan), kantor.hari),
        (),
        (
            Tabel("Pengukuran", f"Triwulan {ROMAWI[triwulan - 1]}", kolom, baris, tuple(catatan)),
            Tabel(
                "Masukan",
                "Lampiran: masukan tiap rumus",
                (
                    ("Kode", 14),
                    ("Yang diisi atau dihitung", 70),
                    ("Satuan", 14),
                    ("Triwulan ini", 16),
                    ("Triwulan sebelumnya", 16),
                    ("Triwulan sama tahun lalu", 16),
                ),
                tuple(lembar.baris),
            ),
            *lampiran_koreksi(nilai),
        ),
        kantor.camat(),
        kop=kantor.kop,
        penutup=f"Demikian pengukuran kinerja {kantor.nama} triwulan {ROMAWI[triwulan - 1]} "
        f"tahun {kantor.tahun} menurut catatan kantor.",
        dicetak=kantor.dicetak,
    )


def _baris(
    kantor: Kantor, satu: NilaiIndikator, rumus: tuple[str, str], indikator: Mapping[str, int]
) -> tuple[Sel, ...]:
    nomor, (ketetapan, koreksi) = indikator[satu.indikator.kode], rumus
    if satu.beku:  # an approved figure is live only where today's inputs and formula give the same
        ketetapan = ketetapan if satu.beku.kini.ketetapan.nilai == satu.ketetapan.nilai else ""
        koreksi = koreksi if satu.beku.kini.koreksi.nilai == satu.koreksi.nilai else ""
    beda = satu.ketetapan.satuan != satu.koreksi.satuan  # the column of units is about the one in force
    return (
        sel.kode(satu),
        satu.indikator.nama,
        satu.satuan,
        sel.target(satu.target),
        angka(satu.ketetapan, ketetapan, satu.ketetapan.satuan if beda else ""),
        angka(satu.koreksi, koreksi, satu.koreksi.satuan if beda else ""),
        angka(satu.berlaku, _berlaku(satu, nomor)),
        sel.capaian(kantor.nol, satu, satu.capaian, satu.target, _berlaku(satu, nomor)),
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
