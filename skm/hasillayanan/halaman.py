"""What the page of outcomes shows, ready for a template that decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kinerja import ketepatan
from kinerja.arah import Beda
from kinerja.hasil import Hasil
from kinerja.ketelitian import Perubahan
from kinerja.ketepatan import KetepatanTally
from kinerja.sampel import kemajuan
from skm.bagan.deret import Deret, Isi, susun_deret
from skm.bagan.selang import Rentang, Selang, susun_selang
from skm.bagan.skala import NRR, PERSEN
from skm.hasillayanan.baca import Dibaca
from skm.hasillayanan.menurut import Menurut, susun_menurut
from skm.jawaban.models import Dimensi
from skm.katalog.lencana import Lencana
from skm.kuesioner.queries import selang_ikm
from skm.laporan.deret import KATA
from skm.laporan.halaman import KartuIkm, KartuKetepatan, kartu_ketepatan
from skm.laporan.hasil.isi import KetepatanGolongan, NilaiIkm, NilaiUnsur
from skm.laporan.hasil.nilai import ketepatan_layanan, susun_ikm, susun_unsur, tertutup
from skm.laporan.ketelitian import BarisBeda, layanan_tampil, sejak, susun_beda
from skm.laporan.sampel import BarisSampel
from skm.laporan.samping import angka_kedua
from skm.layanan.kata import NAMA_KATEGORI

NYATA = {True: "lebih dari kebetulan", False: "dapat kebetulan", None: "belum dapat dinilai"}
Tempat = tuple[Fraction | None, Rentang | None]


@dataclass(frozen=True, slots=True)
class BarisPeriode:
    """One period of the row: its index, and what changed since the one before it."""

    nama: str
    ikm: NilaiIkm
    ubah: Lencana | None


@dataclass(frozen=True, slots=True)
class BarisLayanan:
    """One service of the period: what its users said, and how its cases went."""

    kode: str
    nama: str
    puas: BarisBeda | None
    """None where its answers may not be shown."""
    tally: KetepatanTally
    tepat: Hasil
    kedua: str
    """The other share, where cases were closed at an unknown moment; empty without one."""


@dataclass(frozen=True, slots=True)
class HasilLayanan:
    """The outcomes of one period, of the office or of one service."""

    judul: str
    banding: str
    ikm: NilaiIkm
    mutu: Lencana | None
    perubahan: str
    """The index against that of the period it is compared with, as a sentence."""
    unsur: Deret
    """Lowest first."""
    kartu: tuple[KartuKetepatan, ...]
    """Both groups of the office; empty for one service, of which `golongan` says the same."""
    golongan: tuple[KetepatanGolongan, ...]
    sampel: BarisSampel
    rencana: tuple[tuple[str, Hasil], ...]
    """(whose plan, its share done)."""
    periode: tuple[BarisPeriode, ...]
    """Newest first."""
    selang: Selang
    """Their places."""
    tepat: Deret
    """Both groups' shares on time in the same periods."""
    layanan: tuple[BarisLayanan, ...]
    puas_tepat: Deret
    menurut: tuple[Menurut, ...]
    """One dimension at a time; empty for one service."""


def susun_hasil(isi: Dibaca) -> HasilLayanan:
    """The page of what was read."""
    ikm = susun_ikm(isi.kini, selang_ikm(isi.kini, isi.selesai(isi.periode)))
    layanan = tuple(_layanan(isi))
    periode = tuple(_periode(isi))
    return HasilLayanan(
        judul=isi.periode.label,
        banding=isi.banding.label,
        ikm=ikm,
        mutu=KartuIkm(isi.kini.gabungan()).lencana if ikm.nilai is not None else None,
        perubahan=sejak(isi.dulu, isi.kini, isi.banding).kalimat,
        unsur=susun_deret(map(_unsur, _terendah(isi)), NRR),
        kartu=() if isi.milik else kartu_ketepatan(isi.buku, isi.tahun, isi.periode),
        golongan=ketepatan_layanan(isi.buku.pembacaan.loket[isi.periode], isi.milik.kode)
        if isi.milik
        else (),
        sampel=BarisSampel(kemajuan(isi.selesai(isi.periode), isi.kini.responden, berlalu=0, sisa=0)),
        rencana=tuple((satu.label, hasil) for satu, hasil in isi.tindak_lanjut.items()),
        periode=tuple(baris for baris, _ in periode),
        selang=susun_selang([tempat for _, tempat in periode]),
        tepat=susun_deret(_tepat(isi), PERSEN),
        layanan=layanan,
        puas_tepat=susun_deret(_puas_tepat(layanan), PERSEN),
        menurut=() if isi.milik else susun_menurut(isi),
    )


def _terendah(isi: Dibaca) -> list[NilaiUnsur]:
    """The unsur from the lowest on, those without a value last; none where too few answered."""
    if tertutup(isi.kini):
        return []
    semua = susun_unsur(isi.kini, isi.dulu)
    return sorted(semua, key=lambda satu: satu.peringkat or len(semua) + 1)


def _unsur(satu: NilaiUnsur) -> tuple[str, Fraction | None, Fraction | None, str]:
    nama = f"{satu.kode} {satu.nama}"
    if satu.peringkat is not None:
        nama = f"{satu.peringkat}. {nama} (mutu {satu.mutu})"
    kata = ""
    if satu.nrr is not None and satu.lalu is not None:
        kata = KATA[Beda(satu.nrr, satu.lalu).arah]
        if satu.perubahan is not None:
            kata = f"{kata}, {NYATA[satu.perubahan.bermakna]}"
    return nama, satu.nrr, satu.lalu, kata


def _periode(isi: Dibaca) -> Iterator[tuple[BarisPeriode, Tempat]]:
    """Newest first; the oldest one has nothing before it to be compared with."""
    for urutan in range(len(isi.deret) - 1, -1, -1):
        kapan = isi.deret[urutan]
        satu = isi.hitungan.periode[kapan]
        selang = selang_ikm(satu, isi.selesai(kapan))
        ikm = susun_ikm(satu, selang)
        ubah = None
        if urutan and satu.responden:
            lalu = isi.deret[urutan - 1]
            ubah = lencana_ubah(sejak(isi.hitungan.periode[lalu], satu, lalu))
        yield BarisPeriode(kapan.label, ikm, ubah), (ikm.eksak, selang.eksak if ikm.rentang else None)


def lencana_ubah(satu: Perubahan) -> Lencana:
    """Whether an index went up or down by more than chance."""
    if satu.selisih is None or satu.bermakna is None:
        return "Tidak dapat dibandingkan", "netral"
    if not satu.bermakna:
        return "Tidak berbeda nyata", "netral"
    return ("Naik", "baik") if satu.selisih > 0 else ("Turun", "perhatian")


def _tepat(isi: Dibaca) -> Iterator[Isi]:
    """Both groups in each period, newest first; of one service all its cases."""
    for kapan in reversed(isi.deret):
        if isi.milik is None:
            tally = isi.buku.pembacaan.loket[kapan].tally
            non, izin = (ketepatan.hitung(tally[satu]).nilai for satu in NAMA_KATEGORI)
            yield kapan.label, non, izin, ""
        else:
            yield kapan.label, ketepatan.hitung(isi.tally(kapan)).nilai, None, ""


def _layanan(isi: Dibaca) -> Iterator[BarisLayanan]:
    """Every service that somebody answered for or that had cases, in the office's order."""
    bagian = isi.bagian(Dimensi.LAYANAN)
    per_layanan = {int(nomor): satu for nomor, satu in bagian.items()}
    buka = layanan_tampil(sum(isi.hitungan.kantor.values()), per_layanan)
    tampil = [satu for satu in isi.layanan if satu.id in buka & per_layanan.keys()]
    beda = susun_beda([(satu.nama, per_layanan[satu.id]) for satu in tampil])
    puas = {satu.kode: milik for satu, milik in zip(tampil, beda, strict=True)}
    tally = {satu.kode: satu.tally for satu in isi.buku.pembacaan.loket[isi.periode].per_layanan}
    for satu in isi.layanan:
        kasus = tally.get(satu.kode, KetepatanTally())
        if satu.kode in puas or kasus != KetepatanTally():
            tepat = ketepatan.hitung(kasus)
            yield BarisLayanan(satu.kode, satu.nama, puas.get(satu.kode), kasus, tepat, angka_kedua(kasus))


def _puas_tepat(layanan: Sequence[BarisLayanan]) -> Iterator[Isi]:
    for satu in layanan:
        puas = satu.puas.gabungan.hasil.eksak if satu.puas else None
        if puas is not None or satu.tepat.nilai is not None:
            yield satu.nama, puas, satu.tepat.nilai, ""
