"""Pengukuran kinerja of a quarter: every figure with the inputs it came from, to be recomputed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from kinerja.indikator import Katalog
from kinerja.konsolidasi import ROMAWI
from kinerja.periode import Periode
from kinerja.rumus import Masukan, Rumus, Waktu
from skm.indikator.otomatis import Bahan, NilaiIndikator
from skm.laporan.dokumen import rumus_lembar, sel
from skm.laporan.dokumen.isi import BARIS_ISI, Angka, Dokumen, Sel, Tabel
from skm.laporan.dokumen.kantor import Kantor
from skm.laporan.dokumen.sel import angka
from skm.laporan.dokumen.susun import lampiran_koreksi

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

    def tambah(self, kode: str, nama: str, definisi: str, satuan: str, *nilai: Fraction | int | None) -> None:
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
    bahan: Bahan,
) -> Dokumen:
    """The document; `masukan` are the quarter's inputs by code, `bahan` what was counted."""
    lembar = LembarMasukan(
        katalog, {satu.indikator.kode: BARIS_ISI + urut for urut, satu in enumerate(nilai)}
    )
    baris = tuple(_baris(kantor, satu, masukan.get(satu.indikator.kode), bahan, lembar) for satu in nilai)
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
    catatan = [*sel.catatan(nilai)]
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
    kantor: Kantor,
    satu: NilaiIndikator,
    masukan: Masukan | None,
    bahan: Bahan,
    lembar: LembarMasukan,
) -> tuple[Sel, ...]:
    nomor = lembar.indikator[satu.indikator.kode]
    ketetapan, koreksi = _rumus(satu, masukan, bahan, lembar)
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


def _rumus(
    satu: NilaiIndikator,
    masukan: Masukan | None,
    bahan: Bahan,
    lembar: LembarMasukan,
) -> tuple[str, str]:
    """The decreed and the corrected formula over the cells of the input sheet, whose rows are added."""
    kode = satu.indikator.kode
    if satu.indikator.otomatis:
        return OTOMATIS[satu.indikator.otomatis](kode, bahan, lembar)
    if masukan is None:
        return "", ""
    asal = lembar.katalog.menurut_kode[kode]
    for nama in asal.variabel():
        variabel = lembar.katalog.menurut_nama[nama]
        ada = [m.get(nama) for m in (masukan.bagian[0], masukan.sebelumnya, masukan.tahun_lalu)]
        lembar.tambah(
            kode, nama, variabel.definisi, variabel.satuan, *(None if n is None else Fraction(n) for n in ada)
        )

    def tulis(rumus: Rumus) -> str:
        return rumus_lembar.dari_pohon(
            rumus.pohon,
            lambda nama, waktu: lembar.letak(kode, nama, waktu),
            lambda lain: f"{BERLAKU}{lembar.indikator[lain]}",
        )

    return tulis(asal.ketetapan), tulis(asal.koreksi)


def _ikm(kode: str, bahan: Bahan, lembar: LembarMasukan) -> tuple[str, str]:
    jumlah, terisi, tertimbang = [], [], []
    for unsur, bobot in zip(bahan.survei.unsur, bahan.bobot, strict=True):
        for nama, definisi, isi in (
            ("jumlah", "jumlah nilai", Fraction(unsur.jumlah)),
            ("terisi", "jumlah yang mengisi", Fraction(unsur.terisi)),
            ("bobot", "nilai penimbang", bobot),
        ):
            lembar.tambah(kode, f"{unsur.kode}_{nama}", f"{unsur.kode}, {definisi}", "nilai", isi)
        atas, bawah, timbang = (
            lembar.letak(kode, f"{unsur.kode}_{n}") for n in ("jumlah", "terisi", "bobot")
        )
        jumlah.append(atas)
        terisi.append(bawah)
        tertimbang.append(f"{atas}/{bawah}*{timbang}")
    banyak = len(bahan.survei.unsur)
    return f"({'+'.join(jumlah)})/({'+'.join(terisi)})/{banyak}", f"({'+'.join(tertimbang)})*25"


def _ketepatan_non(kode: str, bahan: Bahan, lembar: LembarMasukan) -> tuple[str, str]:
    n = bahan.non_perizinan
    lembar.tambah(
        kode, "selesai_tepat", "Permohonan non perizinan selesai tepat waktu", "permohonan", n.selesai_tepat
    )
    lembar.tambah(kode, "selesai", "Permohonan non perizinan selesai", "permohonan", n.selesai)
    return _bagi(kode, lembar, "selesai_tepat", "selesai"), _tempo(kode, lembar, n.tepat_waktu, n.jatuh_tempo)


def _ketepatan_izin(kode: str, bahan: Bahan, lembar: LembarMasukan) -> tuple[str, str]:
    p = bahan.perizinan
    lembar.tambah(
        kode, "selesai_tepat", "Permohonan perizinan selesai tepat waktu", "permohonan", p.selesai_tepat
    )
    lembar.tambah(
        kode, "selesai", "Permohonan non perizinan selesai", "permohonan", bahan.non_perizinan.selesai
    )
    return _bagi(kode, lembar, "selesai_tepat", "selesai"), _tempo(kode, lembar, p.tepat_waktu, p.jatuh_tempo)


def _dokumen(kode: str, bahan: Bahan, lembar: LembarMasukan) -> tuple[str, str]:
    lembar.tambah(kode, "diproses", "Permohonan non perizinan yang mulai diproses", "dokumen", bahan.diproses)
    lembar.tambah(
        kode, "selesai", "Permohonan non perizinan yang selesai", "dokumen", bahan.non_perizinan.selesai
    )
    return lembar.letak(kode, "diproses"), lembar.letak(kode, "selesai")


def _tempo(kode: str, lembar: LembarMasukan, tepat: int, tempo: int) -> str:
    lembar.tambah(kode, "tepat", "Permohonan jatuh tempo yang tepat waktu", "permohonan", tepat)
    lembar.tambah(kode, "tempo", "Permohonan jatuh tempo", "permohonan", tempo)
    return _bagi(kode, lembar, "tepat", "tempo")


def _bagi(kode: str, lembar: LembarMasukan, atas: str, bawah: str) -> str:
    return f"{lembar.letak(kode, atas)}/{lembar.letak(kode, bawah)}*100"


OTOMATIS = {
    "ikm": _ikm,
    "ketepatan_non_perizinan": _ketepatan_non,
    "ketepatan_perizinan": _ketepatan_izin,
    "dokumen_non_perizinan": _dokumen,
}
"""The cells and formulas of what the server counts by itself."""
