"""The tables of LKjIP chapter III: against target, last year and Renstra, and what posts wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kinerja.capaian import hitung
from kinerja.periode import Periode
from skm.bentuk.isi import BARIS_ISI, Angka, Sel, Tabel
from skm.bentuk.naskah import Naskah
from skm.dokumen import kelengkapan, sel
from skm.dokumen.kantor import Kantor
from skm.dokumen.lkjip_capaian import tabel_iki, tabel_iku
from skm.dokumen.sel import UJUNG, Letak, angka
from skm.dokumen.susunan import bertanda_tangan, lampiran_koreksi, susun
from skm.katalog.aturan_capaian import AturanKantor
from skm.katalog.models import Renstra
from skm.pengukuran.nilai import NilaiIndikator


@dataclass(frozen=True, slots=True)
class Sebab:
    """What posts wrote about an indicator's year, and beside its inputs."""

    penyebab: str = ""
    tindak_lanjut: str = ""
    catatan: str = ""

    def sel(self) -> tuple[str, str, str]:
        """As cells; why a figure is missing is no cause and stands elsewhere."""
        return self.penyebab or "–", self.tindak_lanjut or "–", self.catatan or "–"


KOSONG = Sebab()
KOLOM = (("Kode", 15), ("Indikator kinerja", 46))


@dataclass(frozen=True, slots=True)
class DiSamping:
    """Sentences about what stands beside the on-time figures."""

    semua: tuple[str, ...] = ()
    """Of this year, all of them."""
    pasangan: tuple[str, ...] = ()
    """The other reading of a figure of this year or the last, said wherever the figure is printed."""


def lkjip(
    kantor: Kantor,
    nilai: Sequence[NilaiIndikator],
    lalu: Sequence[NilaiIndikator],
    *,
    renstra: Mapping[str, Renstra],
    sebab: Mapping[str, Sebab],
    aturan: AturanKantor,
    samping: DiSamping = DiSamping(),  # frozen
) -> Naskah:
    """`nilai` is this year's, `lalu` last year's; `renstra` and `sebab` are by code."""
    iku = tabel_iku(kantor, nilai, aturan)
    pasangan = [
        _bercatatan(satu, samping.pasangan)
        for satu in (
            _lalu(kantor, nilai, lalu),
            _tabel_renstra(kantor, nilai, renstra),
            _analisis(nilai, sebab),
        )
    ]
    tabel = (_bercatatan(iku, samping.semua), tabel_iki(kantor, nilai, aturan), *pasangan)
    penutup = f"Demikian akuntabilitas kinerja {kantor.nama} tahun {kantor.tahun} menurut catatan kantor."
    return susun(
        kantor,
        (
            *bertanda_tangan(
                tuple(satu for satu in tabel if satu.kolom or satu.catatan), kantor.camat(), penutup
            ),
            *lampiran_koreksi(nilai),
        ),
        berkas=f"lkjip-bab-iii-{kantor.tahun}",
        judul="LKjIP Bab III Akuntabilitas Kinerja",
        anak_judul=kantor.anak() + sel.sementara(nilai, Periode.tahun(kantor.tahun), kantor.hari),
        kelengkapan=kelengkapan.pengukuran(kantor, None, nilai),
    )


def _bercatatan(tabel: Tabel, catatan: Sequence[str]) -> Tabel:
    return replace(tabel, catatan=(*tabel.catatan, *catatan)) if tabel.kolom else tabel


def _lalu(kantor: Kantor, nilai: Sequence[NilaiIndikator], lalu: Sequence[NilaiIndikator]) -> Tabel:
    nama, judul = "Dibanding tahun lalu", f"Realisasi tahun {kantor.tahun} dibanding tahun {kantor.tahun - 1}"
    if all(satu.berlaku.nilai is None for satu in lalu):
        return Tabel(nama, judul, (), (), (f"Realisasi tahun {kantor.tahun - 1} belum ada dalam catatan.",))
    dulu = {satu.indikator.kode: (angka(satu.berlaku), angka(satu.ketetapan)) for satu in lalu}
    kosong = ("belum ada", "belum ada")
    kolom = [
        isi
        for tahun in (kantor.tahun - 1, kantor.tahun)
        for isi in ((f"Realisasi {tahun}", 18), (f"{tahun} menurut ketetapan", 18))
    ]
    return _tabel(
        nama,
        judul,
        (("Satuan", 14), *kolom),
        nilai,
        lambda satu, _: (
            satu.satuan,
            *dulu.get(satu.indikator.kode, kosong),
            angka(satu.berlaku),
            angka(satu.ketetapan),
        ),
    )


def _tabel_renstra(kantor: Kantor, nilai: Sequence[NilaiIndikator], renstra: Mapping[str, Renstra]) -> Tabel:
    nama, judul = "Dibanding Renstra", f"Realisasi tahun {kantor.tahun} dibanding target akhir Renstra"
    if not any(satu.indikator.kode in renstra for satu in nilai):
        return Tabel(nama, judul, (), (), ("Target akhir Renstra belum dicatat untuk satu indikator pun.",))
    kolom = (
        ("Satuan", 14),
        ("Kondisi awal", 18),
        (f"Realisasi {kantor.tahun}", 18),
        ("Menurut ketetapan", 18),
        ("Target akhir", 18),
        ("Tahun akhir", 11),
        ("Capaian terhadap akhir (%)", 16),
    )
    ada = [satu for satu in nilai if satu.indikator.kode in renstra]
    ujung = UJUNG if sel.berentang(renstra[satu.indikator.kode].target for satu in ada) else ()
    tanpa = [satu.indikator.kode for satu in nilai if satu.indikator.kode not in renstra]
    catatan = (f"Target akhir Renstra belum dicatat: {', '.join(tanpa)}.",) if tanpa else ()
    isi = _tabel(
        nama,
        judul,
        (*kolom, *ujung),
        ada,
        lambda satu, baris: (
            *_renstra(kantor, satu, renstra[satu.indikator.kode], baris),
            *(sel.ujung(renstra[satu.indikator.kode].target) if ujung else ()),
        ),
        catatan=catatan,
    )
    return replace(isi, hanya_lembar=len(ujung))


def _analisis(nilai: Sequence[NilaiIndikator], sebab: Mapping[str, Sebab]) -> Tabel:
    nama, judul = "Analisis", "Analisis penyebab keberhasilan atau kegagalan"
    if not sebab:
        return Tabel(nama, judul, (), (), ("Belum ada analisis yang ditulis penanggung jawab.",))
    return _tabel(
        nama,
        judul,
        (("Capaian (%)", 14), ("Penyebab", 50), ("Tindak lanjut", 50), ("Catatan triwulan", 40)),
        nilai,
        lambda satu, _: (angka(satu.capaian), *sebab.get(satu.indikator.kode, KOSONG).sel()),
    )


def _tabel(
    nama: str,
    judul: str,
    kolom: tuple[tuple[str, int], ...],
    nilai: Sequence[NilaiIndikator],
    isi: Callable[[NilaiIndikator, int], tuple[Sel, ...]],
    *,
    catatan: tuple[str, ...] = (),
) -> Tabel:
    """A row for each indicator; `isi` gets the row of the sheet it will stand in."""
    baris = tuple(
        (sel.kode(satu), satu.indikator.nama, *isi(satu, nomor))
        for nomor, satu in enumerate(nilai, start=BARIS_ISI)
    )
    return Tabel(nama, judul, (*KOLOM, *kolom), baris, (*catatan, *sel.catatan(nilai)))


def _renstra(kantor: Kantor, satu: NilaiIndikator, renstra: Renstra, baris: int) -> tuple[Sel, ...]:
    awal = Angka(renstra.awal, kata="belum diukur", desimal=None).teks
    terhadap = hitung(satu.berlaku, renstra.target, satu.indikator.polaritas, kantor.nol)
    letak = Letak(baris, f"E{baris}", "G", "J", "K")
    return (
        satu.satuan,
        f"{awal} ({renstra.tahun_awal})",
        angka(satu.berlaku),
        angka(satu.ketetapan),
        letak.sel(renstra.target),
        str(renstra.tahun_akhir),
        sel.capaian(kantor.nol, satu, terhadap, renstra.target, letak),
    )
