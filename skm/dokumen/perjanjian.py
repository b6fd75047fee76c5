"""What the documents about indicators say. Every figure is computed before; nothing here divides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kinerja.tanggal import ROMAWI
from skm.bentuk.isi import Dokumen, Tabel
from skm.dokumen.kantor import TITIK, Kantor
from skm.dokumen.penanda import CAMAT
from skm.dokumen.sel import catatan, kode, target
from skm.pengukuran.nilai import NilaiIndikator

BUKAN_NAMA_BERKAS = re.compile("[^a-z0-9]+")


def lembar_iku(kantor: Kantor, nilai: Sequence[NilaiIndikator]) -> Dokumen:
    """The sheet of main indicators: objective, indicator, both formulas, source, who answers."""
    iku = [satu for satu in nilai if satu.indikator.dokumen == "IKU"]
    baris = tuple(
        (
            kode(satu),
            satu.indikator.sasaran,
            satu.indikator.nama,
            satu.indikator.formula_teks,
            satu.indikator.sumber_data or "–",
            kantor.sebut(satu.penanggung_jawab),
        )
        for satu in iku
    )
    kolom = (
        ("Kode", 14),
        ("Sasaran", 28),
        ("Indikator kinerja utama", 32),
        ("Formula menurut ketetapan", 48),
        ("Sumber data", 18),
        ("Penanggung jawab", 24),
    )
    tabel = Tabel("IKU", "Indikator Kinerja Utama", kolom, baris, catatan(iku))
    return Dokumen(
        f"lembar-iku-{kantor.tahun}",
        "Indikator Kinerja Utama",
        kantor.anak(),
        (),
        (tabel, *lampiran_koreksi(iku)),
        kantor.camat(kantor.tahun),
        kop=kantor.kop,
        penutup=f"Demikian Indikator Kinerja Utama {kantor.nama} tahun {kantor.tahun}.",
        dicetak=kantor.dicetak,
    )


def perjanjian_kinerja(kantor: Kantor, nilai: Sequence[NilaiIndikator], jabatan: str) -> Dokumen:
    """The agreement of one post: the letter, and as attachment what it is to reach in the year."""
    semua = [satu for satu in nilai if satu.indikator.jabatan == jabatan]
    milik = [satu for satu in semua if not satu.indikator.pensiun]
    pertama = CAMAT if all(satu.indikator.dokumen == "IKU" for satu in semua) else jabatan
    kedua = kantor.orang(pertama).atasan
    pihak, atasan = kantor.sebut(pertama), kantor.sebut(kedua)
    paragraf = (
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
        "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:",
        f"Nama\t: {kantor.orang(pertama).nama or TITIK}\nJabatan\t: {pihak}\n"
        "selanjutnya disebut pihak pertama;",
        f"Nama\t: {kantor.orang(kedua).nama or TITIK}\nJabatan\t: {atasan}\n"
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian "
        "ini, dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam "
        "dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi "
        "tanggung jawab pihak pertama.",
        "Pihak kedua akan melakukan supervisi yang diperlukan serta melakukan evaluasi terhadap capaian "
        "kinerja dari perjanjian ini, dan mengambil tindakan yang diperlukan dalam rangka pemberian "
        "penghargaan dan sanksi.",
    )
    baris = tuple(
        (
            str(urut),
            satu.indikator.sasaran,
            f"{kode(satu)} {satu.indikator.nama}",
            target(satu.target, satu.satuan),
        )
        for urut, satu in enumerate(milik, start=1)
    )
    kolom = (("No", 6), ("Sasaran", 40), ("Indikator kinerja", 55), ("Target", 22))
    tabel = Tabel(
        "Lampiran", f"Lampiran Perjanjian Kinerja {pihak} Tahun {kantor.tahun}", kolom, baris, catatan(milik)
    )
    return Dokumen(
        f"perjanjian-kinerja-{kantor.tahun}-{_nama_berkas(pihak)}",
        f"Perjanjian Kinerja Tahun {kantor.tahun}",
        pihak,
        paragraf,
        (tabel, *lampiran_koreksi(milik)),
        (
            kantor.tanda(kedua, "", "Pihak kedua,"),
            kantor.tanda(pertama, kantor.tempat(kantor.tahun), "Pihak pertama,"),
        ),
        surat=True,
        kop=kantor.kop,
        penutup=f"Lampiran ini tidak terpisahkan dari Perjanjian Kinerja {pihak} tahun {kantor.tahun}.",
        dicetak=kantor.dicetak,
    )


def rencana_aksi(kantor: Kantor, per_triwulan: Sequence[Sequence[NilaiIndikator]]) -> Dokumen:
    """Targets by quarter; `per_triwulan` is the year first, then quarters I to IV, in the same order."""
    setahun, *empat = per_triwulan
    baris = tuple(
        (
            kode(satu),
            satu.indikator.sasaran,
            satu.indikator.nama,
            satu.satuan,
            *(target(tw[urut].target) for tw in empat),
            target(satu.target),
            "",
            kantor.sebut(satu.penanggung_jawab),
        )
        for urut, satu in enumerate(setahun)
        if not satu.indikator.pensiun
    )
    kolom = (
        ("Kode", 14),
        ("Sasaran", 28),
        ("Indikator kinerja", 32),
        ("Satuan", 13),
        *((f"TW {romawi}", 11) for romawi in ROMAWI),
        ("Setahun", 13),
        ("Rencana aksi", 34),
        ("Penanggung jawab", 24),
    )
    tulis = "Kolom rencana aksi ditulis oleh kantor: langkah atau kegiatan untuk mencapai target itu."
    tabel = Tabel("Rencana aksi", "Target tiap triwulan", kolom, baris, (tulis, *catatan(setahun)))
    return Dokumen(
        f"rencana-aksi-{kantor.tahun}",
        f"Rencana Aksi Tahun {kantor.tahun}",
        kantor.anak(),
        (),
        (tabel, *lampiran_koreksi(setahun)),
        kantor.camat(kantor.tahun),
        kop=kantor.kop,
        penutup=f"Demikian Rencana Aksi {kantor.nama} tahun {kantor.tahun}.",
        dicetak=kantor.dicetak,
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
    kolom = (("Kode", 14), ("Rumus ketetapan", 50), ("Rumus koreksi yang berlaku", 50), ("Alasan", 60))
    return (Tabel("Rumus koreksi", "Lampiran: rumus yang dikoreksi", kolom, baris),) if baris else ()


def _nama_berkas(teks: str) -> str:
    return BUKAN_NAMA_BERKAS.sub("-", teks.lower()).strip("-")
