"""What the report pages show, ready for templates that do no arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from kinerja import ketepatan
from kinerja.angka import angka_indonesia
from kinerja.gabungan import IkmGabungan
from kinerja.hasil import Hasil
from kinerja.ikm import IkmHasil
from kinerja.indikator import RumusBerlaku
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from kinerja.sampel import krejcie_morgan
from kinerja.tanggal import tanggal_indonesia
from skm.jawaban.models import Jalur
from skm.katalog.lencana import Lencana
from skm.katalog.terhitung import IKM
from skm.ketepatan.queries import Kelompok, RekapKetepatan
from skm.laporan.samping import angka_kedua, samping_saat_itu
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import Kategori
from skm.loket.queries import BarisPermohonan, StatusJanji
from skm.pengukuran.beku import Tersimpan
from skm.pengukuran.buku import Buku, rentang
from skm.pengukuran.sumber import KETEPATAN

NAMA_JALUR = {
    Jalur.TIKET: "Tiket kunjungan",
    Jalur.POSTER: "Poster",
    Jalur.KIOS: "Kios",
    Jalur.KERTAS: "Kertas",
    Jalur.IMPOR: "Berkas yang dimuat",
}
"""How answers came, as a filter offers it."""
NADA_MUTU = {"A": "baik", "B": "baik", "C": "perhatian", "D": "bahaya"}
NAMA_KELOMPOK = {
    Kelompok.JATUH_TEMPO: "Jatuh tempo",
    Kelompok.SELESAI: "Selesai",
    Kelompok.KELUAR: "Batal dan ditolak",
    Kelompok.DIPROSES: "Mulai diproses",
    Kelompok.TEPAT: "Selesai tepat waktu",
    Kelompok.SELESAI_TERLAMBAT: "Selesai terlambat",
    Kelompok.DITUTUP_TERLAMBAT: "Batal atau ditolak sesudah jatuh tempo",
    Kelompok.BELUM: "Lewat tempo, belum selesai",
    Kelompok.JEDA_SINGKAT: "Jeda singkat lewat jam tutup",
    Kelompok.SELESAI_TEPAT: "Selesai dalam periode, tepat waktu",
    Kelompok.BATAL: "Batal sebelum jatuh tempo",
    Kelompok.DITOLAK: "Ditolak sebelum jatuh tempo",
    Kelompok.TANPA_WAKTU: "Batal atau ditolak, tidak diketahui kapan",
}
NADA_KASUS = {
    StatusJanji.TEPAT: "baik",
    StatusJanji.SELESAI_TERLAMBAT: "perhatian",
    StatusJanji.TANPA_JAM: "netral",
    StatusJanji.TERLAMBAT: "bahaya",
}


@dataclass(frozen=True, slots=True)
class BarisUnsur:
    """One unsur of the table."""

    kode: str
    nama: str
    jumlah: int
    terisi: int
    nrr: Fraction | None
    tertimbang: Fraction | None
    tanda: str
    """`tertinggi`, `terendah` or empty; ties all carry it."""

    @property
    def nada(self) -> str:
        """The tone of that mark, empty without one."""
        return {"tertinggi": "baik", "terendah": "bahaya"}.get(self.tanda, "")


@dataclass(frozen=True, slots=True)
class KartuKetepatan:
    """A group of services: the due cohort (`koreksi`), the decree's own reading (`ketetapan`), the counts."""

    judul: str
    kategori: str
    indikator: str
    tally: KetepatanTally
    koreksi: Hasil
    ketetapan: Hasil
    selesai: Hasil
    semua_terlambat: Hasil | None
    """The other figure, where it is not known when some cases were closed."""
    rumus: RumusBerlaku
    beku: Tersimpan | None
    """The figure of exactly this period as it was reported or approved."""

    @property
    def memakai_koreksi(self) -> bool:
        """Whether the corrected formula is in force; the card leads with its figure either way."""
        return self.rumus is RumusBerlaku.KOREKSI

    @property
    def samping_beku(self) -> str:
        """What stood beside the frozen figure, as a sentence; empty without one."""
        return "" if self.beku is None else samping_saat_itu(self.beku, Kategori(self.kategori))


@dataclass(frozen=True, slots=True)
class BarisLayanan:
    """One service of the on-time table, in one category; `golongan` is its code."""

    kode: str
    nama: str
    kategori: str
    golongan: str
    tally: KetepatanTally
    hasil: Hasil
    letak: str | None
    kedua: str
    """The figure with what was closed at an unknown moment late, in words; empty without one."""


@dataclass(frozen=True, slots=True)
class KartuIkm:
    """The IKM with its mutu as a card shows them; both are missing while there is no figure."""

    gabungan: IkmGabungan

    @property
    def hasil(self) -> IkmHasil:
        """The figure itself."""
        return self.gabungan.hasil

    @property
    def responden(self) -> int:
        """Everybody who answered."""
        return self.gabungan.responden

    @property
    def catatan(self) -> str:
        """What stands beside the figure: that it is joined, or leaves answers out; empty where neither."""
        kata = self.gabungan.catatan
        return kata[:1].upper() + kata[1:]

    @property
    def nada(self) -> str:
        """The tone of the mutu, empty without one."""
        return NADA_MUTU.get(self.hasil.mutu or "", "")

    @property
    def mutu(self) -> str:
        """`mutu B`, beside the figure."""
        return f"mutu {self.hasil.mutu}" if self.hasil.mutu else ""

    @property
    def lencana(self) -> Lencana | None:
        """`Mutu B, baik`."""
        hasil = self.hasil
        return (f"Mutu {hasil.mutu}, {hasil.kinerja.lower()}", self.nada) if hasil.kinerja else None

    @property
    def keterangan(self) -> str:
        """How good and from how many, or why there is no figure."""
        hasil = self.hasil
        responden = angka_indonesia(hasil.responden, 0)
        catatan = f"; {self.gabungan.catatan}" if self.gabungan.catatan else ""
        return f"{hasil.kinerja}, dari {responden} responden{catatan}" if hasil.kinerja else hasil.alasan


@dataclass(frozen=True, slots=True)
class Dasbor:
    """This year's figures; `minimum` is the sample needed for `layanan` services given."""

    ikm: KartuIkm
    ikm_ketetapan: Hasil
    rumus_ikm: RumusBerlaku
    """Of IKU-01; the IKM itself is always by PermenPANRB 14/2017, the corrected formula."""
    kartu: tuple[KartuKetepatan, ...]
    terlambat: int
    layanan: int
    minimum: int

    @property
    def kalimat_rumus(self) -> str:
        """Which formula the IKM is by, leading to what the decree's comes to."""
        if self.rumus_ikm is RumusBerlaku.KOREKSI:
            return "Memakai rumus koreksi IKU-01, yang berlaku. Menurut rumus ketetapan:"
        return "Memakai rumus koreksi IKU-01; yang berlaku untuk IKU-01 rumus ketetapan:"

    @property
    def nada_terlambat(self) -> str:
        """Good only while nothing is overdue."""
        return "bahaya" if self.terlambat else "baik"

    @property
    def sampel(self) -> Lencana:
        """Whether the respondents are enough for the services given."""
        if not self.layanan:
            return "Belum ada pelayanan selesai", "netral"
        kurang = max(0, self.minimum - self.ikm.responden)
        if kurang:
            return f"Kurang {angka_indonesia(kurang, 0)} responden", "perhatian"
        return "Cukup", "baik"


def baris_unsur(hasil: IkmHasil, nama: Mapping[str, str]) -> tuple[BarisUnsur, ...]:
    """The table of unsur with the highest and lowest NRR marked; `nama` maps codes to names."""
    terisi = [satu.nrr for satu in hasil.unsur if satu.nrr is not None]
    tanda = {max(terisi): "tertinggi", min(terisi): "terendah"} if len(set(terisi)) > 1 else {}
    return tuple(
        BarisUnsur(
            kode=satu.kode,
            nama=nama[satu.kode],
            jumlah=satu.jumlah,
            terisi=satu.terisi,
            nrr=satu.nrr,
            tertimbang=satu.tertimbang,
            tanda="" if satu.nrr is None else tanda.get(satu.nrr, ""),
        )
        for satu in hasil.unsur
    )


def kartu_ketepatan(buku: Buku, tahun: int, periode: Periode) -> tuple[KartuKetepatan, ...]:
    """IKU-02 and IKU-03 side by side, by the formulas of that year's catalogue."""
    hasil = []
    for kategori, otomatis in KETEPATAN.items():
        terukur, tally = buku.terukur(otomatis, tahun, periode), buku.pembacaan.loket[periode].tally[kategori]
        hasil.append(
            KartuKetepatan(
                judul=NAMA_KATEGORI[kategori],
                kategori=kategori.value,
                indikator=terukur.kode,
                tally=tally,
                koreksi=terukur.dua.koreksi,
                ketetapan=terukur.dua.ketetapan,
                selesai=ketepatan.hitung_selesai(tally),
                semua_terlambat=ketepatan.hitung_semua_terlambat(tally),
                rumus=terukur.dua.rumus_berlaku,
                beku=terukur.beku,
            )
        )
    return tuple(hasil)


def baris_layanan(rekap: RekapKetepatan) -> tuple[BarisLayanan, ...]:
    """The on-time table, one row per service and category."""
    return tuple(
        BarisLayanan(
            kode=satu.kode,
            nama=satu.nama,
            kategori=NAMA_KATEGORI[satu.kategori],
            golongan=satu.kategori.value,
            tally=satu.tally,
            hasil=(hasil := ketepatan.hitung(satu.tally)),
            letak=hasil.teks,
            kedua=angka_kedua(satu.tally),
        )
        for satu in rekap.layanan
    )


def perubahan_kategori(rekap: RekapKetepatan) -> tuple[str, ...]:
    """A sentence for every service that changed category within the period."""
    return tuple(
        f"{satu.nama} dihitung sebagai {NAMA_KATEGORI[satu.menjadi].lower()} mulai "
        f"{tanggal_indonesia(satu.mulai)}; yang berjalan sebelumnya tetap {NAMA_KATEGORI[satu.dari].lower()}."
        for satu in rekap.perubahan
    )


def dasbor(buku: Buku, tahun: int, terlambat: int) -> Dasbor:
    """The dashboard; services given are the requests completed, the population of the sample."""
    periode = rentang(tahun, None)
    gabungan, ikm = buku.pembacaan.survei[periode].gabungan(), buku.terukur(IKM.kode, tahun, periode)
    layanan = buku.pembacaan.loket[periode].semua.selesai
    return Dasbor(
        ikm=KartuIkm(gabungan),
        ikm_ketetapan=ikm.dua.ketetapan,
        rumus_ikm=ikm.dua.rumus_berlaku,
        kartu=kartu_ketepatan(buku, tahun, periode),
        terlambat=terlambat,
        layanan=layanan,
        minimum=krejcie_morgan(layanan),
    )


def lencana_kasus(satu: BarisPermohonan) -> Lencana:
    """How a case behind a figure stands: `Selesai terlambat`, `Ditolak sesudah jatuh tempo`."""
    kata = satu.status_janji.value.replace("_", " ").capitalize()
    if satu.ditutup_terlambat:
        return f"{kata} sesudah jatuh tempo", "bahaya"
    return kata, NADA_KASUS.get(satu.status_janji, "netral")
