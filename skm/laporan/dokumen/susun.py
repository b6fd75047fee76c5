"""What the documents about indicators say. Every figure is computed before; nothing here divides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kinerja.capaian import ATURAN, Aturan, Polaritas, Target, hitung
from kinerja.hasil import Hasil
from kinerja.konsolidasi import ROMAWI
from skm.indikator.otomatis import NilaiIndikator
from skm.laporan.dokumen import rumus_lembar
from skm.laporan.dokumen.isi import Angka, Dokumen, Sel, Tabel

TANDA = " *)"
KATA = {
    "TARGET_BELUM_ADA": "target belum ada",
    "BELUM_DIISI": "belum diisi",
    "PENYEBUT_NOL": "penyebut nol",
    "TARGET_NOL": "target nol",
    "TIDAK_BERLAKU": "tidak berlaku",
    "BELUM_JATUH_TEMPO": "belum jatuh tempo",
}
TITIK = "…………………………"


@dataclass(frozen=True, slots=True)
class Kantor:
    """Who the document is from."""

    nama: str
    kabupaten: str
    tahun: int
    nol: Aturan = ATURAN
    """What a target of 0 gives by this office's rules."""


def lembar_iku(kantor: Kantor, nilai: Sequence[NilaiIndikator]) -> Dokumen:
    """The sheet of main indicators: objective, indicator, both formulas, source, who answers."""
    baris = tuple(
        (
            kode(satu),
            satu.indikator.sasaran,
            satu.indikator.nama,
            satu.indikator.formula_teks,
            satu.indikator.sumber_data or "–",
            satu.penanggung_jawab,
        )
        for satu in nilai
        if satu.indikator.dokumen == "IKU"
    )
    kolom = (
        ("Kode", 14),
        ("Sasaran", 28),
        ("Indikator kinerja utama", 32),
        ("Formula menurut ketetapan", 48),
        ("Sumber data", 18),
        ("Penanggung jawab", 24),
    )
    iku = [satu for satu in nilai if satu.indikator.dokumen == "IKU"]
    tabel = Tabel("IKU", "Indikator Kinerja Utama", kolom, baris, catatan(iku))
    return Dokumen(
        f"lembar-iku-{kantor.tahun}",
        "Indikator Kinerja Utama",
        anak(kantor),
        (),
        (tabel, *lampiran_koreksi(iku)),
        camat(kantor),
    )


def perjanjian_kinerja(kantor: Kantor, nilai: Sequence[NilaiIndikator], jabatan: str) -> Dokumen:
    """The agreement of one post: the letter, and as attachment what it is to reach in the year."""
    semua = [satu for satu in nilai if satu.indikator.jabatan == jabatan]
    milik = [satu for satu in semua if not satu.indikator.pensiun]
    pihak = "Camat" if all(satu.indikator.dokumen == "IKU" for satu in semua) else jabatan.title()
    atasan = f"Bupati {kantor.kabupaten.removeprefix('Kabupaten ')}" if pihak == "Camat" else "Camat"
    paragraf = (
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
        "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:",
        f"Nama: {TITIK}   Jabatan: {pihak}, selanjutnya disebut pihak pertama.",
        f"Nama: {TITIK}   Jabatan: {atasan}, selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        "Pihak pertama berjanji mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini. "
        "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab pihak pertama.",
        "Pihak kedua melakukan supervisi yang diperlukan, melakukan evaluasi terhadap capaian kinerja dari "
        "perjanjian ini, dan mengambil tindakan yang diperlukan untuk penghargaan dan sanksi.",
    )
    baris = tuple(
        (str(urut), satu.indikator.sasaran, f"{kode(satu)} {satu.indikator.nama}", target(satu.target))
        for urut, satu in enumerate(milik, start=1)
    )
    kolom = (("No", 9), ("Sasaran", 40), ("Indikator kinerja", 55), ("Target", 22))
    tabel = Tabel("Lampiran", f"Lampiran perjanjian kinerja {pihak}", kolom, baris, catatan(milik))
    return Dokumen(
        f"perjanjian-kinerja-{kantor.tahun}",
        f"Perjanjian Kinerja Tahun {kantor.tahun}",
        f"{kantor.nama}, {kantor.kabupaten} · {pihak}",
        paragraf,
        (tabel, *lampiran_koreksi(milik)),
        (
            ("Pihak kedua,", atasan, "", "", TITIK, "NIP"),
            ("Pihak pertama,", pihak, "", "", TITIK, "NIP"),
        ),
        surat=True,
    )


def rencana_aksi(kantor: Kantor, per_triwulan: Sequence[Sequence[NilaiIndikator]]) -> Dokumen:
    """Targets by quarter; `per_triwulan` is the year first, then quarters I to IV, in the same order."""
    setahun, *empat = per_triwulan
    baris = tuple(
        (
            kode(satu),
            satu.indikator.nama,
            satu.indikator.satuan,
            *(target(tw[urut].target) for tw in empat),
            target(satu.target),
            satu.penanggung_jawab,
        )
        for urut, satu in enumerate(setahun)
        if not satu.indikator.pensiun
    )
    kolom = (
        ("Kode", 14),
        ("Indikator kinerja", 50),
        ("Satuan", 14),
        *((f"TW {romawi}", 13) for romawi in ROMAWI),
        ("Setahun", 13),
        ("Penanggung jawab", 28),
    )
    tabel = Tabel("Rencana aksi", "Target tiap triwulan", kolom, baris, catatan(setahun))
    return Dokumen(
        f"rencana-aksi-{kantor.tahun}",
        f"Rencana Aksi Tahun {kantor.tahun}",
        anak(kantor),
        (),
        (tabel, *lampiran_koreksi(setahun)),
        camat(kantor),
    )


def lampiran_koreksi(nilai: Iterable[NilaiIndikator]) -> tuple[Tabel, ...]:
    """The annex that names every corrected formula in force, with the decreed one and the reason."""
    baris = tuple(
        (
            satu.indikator.kode,
            satu.indikator.formula_teks,
            satu.rumus_koreksi.rumus,
            satu.rumus_koreksi.alasan,
        )
        for satu in nilai
        if satu.memakai_koreksi
    )
    kolom = (("Kode", 20), ("Rumus ketetapan", 50), ("Rumus koreksi yang berlaku", 50), ("Alasan", 60))
    return (Tabel("Rumus koreksi", "Lampiran: rumus yang dikoreksi", kolom, baris),) if baris else ()


def angka(hasil: Hasil, rumus: str = "") -> Angka:
    """A result as a cell: its figure, or in words why there is none."""
    return Angka(hasil.nilai, rumus, KATA.get(hasil.status.value, "belum ada"))


def capaian(
    kantor: Kantor, satu: NilaiIndikator, hasil: Hasil, target: Target | None, realisasi: str
) -> Angka:
    """A capaian as a cell, live against the cell `realisasi` where today's rules give the same figure."""
    polaritas = Polaritas(satu.indikator.polaritas)
    if target is None or hitung(satu.berlaku, target, polaritas, kantor.nol).nilai != hasil.nilai:
        return angka(hasil)
    return angka(hasil, f"ROUND({rumus_lembar.capaian(realisasi, target, polaritas, kantor.nol)},2)")


def kode(satu: NilaiIndikator) -> str:
    """The code, marked when the corrected formula is in force."""
    return satu.indikator.kode + (TANDA if satu.memakai_koreksi else "")


def catatan(nilai: Iterable[NilaiIndikator]) -> tuple[str, ...]:
    """The footnote that explains the mark, where one stands."""
    if not any(satu.memakai_koreksi for satu in nilai):
        return ()
    return ("*) Dihitung dengan rumus koreksi; rumus ketetapan dan alasannya ada pada lampiran.",)


def target(satu: Target | None) -> Sel:
    """A target as a cell: a number, a range in words, or that there is none."""
    if satu is None:
        return "belum ada"
    bawah, atas = Angka(satu.bawah, desimal=None), Angka(satu.atas, desimal=None)
    return bawah if satu.bawah == satu.atas else f"{bawah.teks} sampai {atas.teks}"


def anak(kantor: Kantor) -> str:
    """The line below a document's title."""
    return f"{kantor.nama}, {kantor.kabupaten} · Tahun {kantor.tahun}"


def camat(kantor: Kantor) -> tuple[tuple[str, ...], ...]:
    """The block the camat signs in."""
    return (("",), (f"Camat {kantor.nama.removeprefix('Kecamatan ')},", "", "", TITIK, "NIP"))
