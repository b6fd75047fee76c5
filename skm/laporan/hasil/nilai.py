"""From counts that may be shown to the index, its unsur, its trend and what stands beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from kinerja import ketepatan
from kinerja.gabungan import HasilBagian
from kinerja.ikm import IkmHasil, UnsurHasil, mutu_unsur
from kinerja.indikator import RumusBerlaku
from kinerja.ketelitian import Perubahan, SelangKepercayaan, peringkat, perubahan_unsur
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from kinerja.skala import Skala
from kinerja.ungkap import PALING_SEDIKIT
from skm.ketepatan.queries import RekapKetepatan
from skm.kuesioner.queries import HitunganIkm, HitunganSusunan
from skm.kuesioner.queries.isi import KuesionerTerbaca
from skm.laporan.halaman import KartuKetepatan
from skm.laporan.hasil.isi import (
    KetepatanGolongan,
    NilaiIkm,
    NilaiUnsur,
    Rencana,
    SusunanKuesioner,
    TitikTren,
)
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import Kategori

TERLALU_SEDIKIT = f"Dijawab kurang dari {PALING_SEDIKIT} responden, sehingga nilainya tidak ditampilkan."
TANPA_DAFTAR = (
    "Daftar nilai per responden dicetak untuk seluruh kantor dan triwulan, semester, atau tahun yang sudah "
    "berakhir."
)
TERBELAH = (
    f"Dalam salah satu triwulannya kurang dari {PALING_SEDIKIT} responden menjawab kuesioner ini atau sebuah "
    "unsurnya, sehingga nilai per responden tidak ditampilkan; di sini jumlahnya."
)
DI_LEMBAR = (
    "Responden lebih dari {}, sehingga nilai per responden ada pada lembar kerja (XLSX) laporan ini; di sini "
    "jumlahnya."
)
Baris = Sequence[tuple[int | None, ...]]


def tertutup(hitungan: HitunganIkm) -> bool:
    """Whether so few answered that what leaves the office may say their number only."""
    return 0 < hitungan.responden < PALING_SEDIKIT


def susun_ikm(hitungan: HitunganIkm, selang: SelangKepercayaan) -> NilaiIkm:
    """The index with its interval and what must be said beside it."""
    n = hitungan.responden
    if tertutup(hitungan):
        return NilaiIkm(n, None, None, "", "", TERLALU_SEDIKIT, "", "")
    gabungan = hitungan.gabungan()
    hasil = gabungan.hasil
    return NilaiIkm(
        n,
        hasil.nilai,
        hasil.eksak,
        hasil.mutu or "",
        hasil.kinerja or "",
        hasil.alasan,
        selang.rentang or "",
        gabungan.catatan,
    )


def susun_unsur(kini: HitunganIkm, dulu: HitunganIkm | None) -> tuple[NilaiUnsur, ...]:
    """The unsur of the figure in the regulation's order."""
    gabungan = kini.gabungan()
    hasil, skala = gabungan.hasil, gabungan.bagian[0].bagian.struktur.skala
    for bagian in gabungan.bagian:
        skala = bagian.bagian.struktur.skala if bagian.digabung else skala
    urut, ubah, lalu = dict(peringkat(hasil)), _ubah(kini, dulu), _nrr_lalu(kini, dulu)
    return tuple(
        NilaiUnsur(
            satu.kode,
            kini.nama[satu.kode],
            satu.jumlah,
            satu.terisi,
            satu.nrr,
            satu.bobot,
            satu.tertimbang,
            *_kelas(satu.nrr, skala),
            urut[satu.kode],
            None if satu.nrr is None else lalu.get(satu.kode),
            None if satu.nrr is None else ubah.get(satu.kode),
        )
        for satu in hasil.unsur
    )


def _kelas(nrr: Fraction | None, skala: Skala) -> tuple[Decimal | None, str, str]:
    return (None, "", "") if nrr is None else mutu_unsur(nrr, skala)


def usul_rencana(kini: HitunganIkm, banyak: int) -> tuple[Rencana, ...]:
    """A row for each of the `banyak` lowest unsur, and for those that share the last place."""
    return tuple(Rencana(kini.nama[kode]) for kode in unsur_diusulkan(kini, banyak))


def unsur_diusulkan(kini: HitunganIkm, banyak: int) -> tuple[str, ...]:
    """Codes of the `banyak` lowest unsur, lowest first; none of a period that may only tell its number."""
    if tertutup(kini):
        return ()
    urut = peringkat(kini.gabungan().hasil)
    return tuple(kode for kode, tempat in urut if tempat is not None and tempat <= banyak)


def susun_tren(semua: Sequence[tuple[Periode, HitunganIkm]], kini: HitunganIkm) -> tuple[TitikTren, ...]:
    """The index of every period that somebody answered, the reported one at any rate."""
    hasil = []
    for periode, satu in semua:
        nilai = _tampak(satu)
        if satu.responden or satu is kini:
            sama = _struktur(satu) == _struktur(kini)
            hasil.append(TitikTren(periode, satu.responden, nilai.nilai, nilai.mutu or "", sama))
    return tuple(hasil)


def susun_susunan(
    kini: HitunganIkm,
    kuesioner: Sequence[KuesionerTerbaca],
    baris: Mapping[int, Baris],
    tanpa: str = "",
    triwulan: Sequence[HitunganIkm] = (),
) -> tuple[SusunanKuesioner, ...]:
    """Each structure with its sums; everybody's scores from five respondents on, unless `tanpa` says why.

    `triwulan` are the quarters of the period: a list that one of them would not print is not printed, since
    the others' lists taken from it would leave that quarter's.
    """
    digabung = {satu.bagian.struktur: satu for satu in kini.gabungan().bagian}
    return tuple(
        _susunan(
            satu,
            digabung[satu.struktur],
            kuesioner,
            baris,
            tanpa or (TERBELAH if any(_tertahan(satu, lain) for lain in triwulan) else ""),
        )
        for satu in kini.susunan
        if satu.struktur in digabung
    )


def ketepatan_kantor(kartu: KartuKetepatan) -> KetepatanGolongan:
    """A group of services by the catalogue's formulas, as it was approved where it was."""
    beku = kartu.beku
    tally = kartu.tally if beku is None else beku.tally.get(Kategori(kartu.kategori), kartu.tally)
    return KetepatanGolongan(
        kartu.judul,
        kartu.indikator,
        tally.jatuh_tempo,
        tally.tepat_waktu,
        tally.selesai,
        tally.selesai_tepat,
        kartu.koreksi if beku is None else beku.koreksi,
        kartu.ketetapan if beku is None else beku.ketetapan,
        kartu.memakai_koreksi if beku is None else beku.rumus is RumusBerlaku.KOREKSI,
        beku is not None,
        beku.oleh if beku is not None and not beku.disetujui else "",
    )


def ketepatan_layanan(rekap: RekapKetepatan, kode: str) -> tuple[KetepatanGolongan, ...]:
    """The cases of one service, in each group it belonged to."""
    return tuple(
        KetepatanGolongan(
            NAMA_KATEGORI[satu.kategori],
            "",
            satu.tally.jatuh_tempo,
            satu.tally.tepat_waktu,
            satu.tally.selesai,
            satu.tally.selesai_tepat,
            ketepatan.hitung(satu.tally),
            ketepatan.hitung_selesai(satu.tally),
            memakai_koreksi=True,
            dibekukan=False,
        )
        for satu in rekap.layanan
        if satu.kode == kode and (satu.tally != KetepatanTally())
    )


def _susunan(
    satu: HitunganSusunan,
    hasil: HasilBagian,
    kuesioner: Sequence[KuesionerTerbaca],
    baris: Mapping[int, Baris],
    tanpa: str,
) -> SusunanKuesioner:
    n, ikm = satu.tally.responden, hasil.hasil
    cukup = n == 0 or n >= PALING_SEDIKIT
    alasan = tanpa if cukup else TERLALU_SEDIKIT
    total = None
    if cukup and ikm.eksak is not None:
        total = sum((u.tertimbang for u in ikm.unsur if u.tertimbang is not None), Fraction(0))
    return SusunanKuesioner(
        versi=satu.versi,
        unsur=ikm.unsur if cukup else tuple(map(_kosong, ikm.unsur)),
        responden=n,
        total=total,
        nilai=ikm.nilai if cukup else None,
        digabung=hasil.digabung,
        baris=() if alasan else _baris(satu, kuesioner, baris),
        alasan=alasan,
    )


def _tertahan(satu: HitunganSusunan, triwulan: HitunganIkm) -> bool:
    """Whether that quarter hides these respondents, or an unsur of theirs that the whole period shows."""
    return any(
        0 < lain.tally.responden < PALING_SEDIKIT or not {*lain.tertutup} <= {*satu.tertutup}
        for lain in triwulan.susunan
        if lain.struktur == satu.struktur
    )


def _kosong(satu: UnsurHasil) -> UnsurHasil:
    return UnsurHasil(satu.kode, 0, 0, None, satu.bobot, None)


def _baris(
    satu: HitunganSusunan, kuesioner: Sequence[KuesionerTerbaca], baris: Mapping[int, Baris]
) -> tuple[tuple[int | None, ...], ...]:
    """The rows of all its versions, in the order of their scores; a hidden unsur is empty in every one."""
    hasil = []
    for versi in kuesioner:
        if versi.versi in satu.versi:
            letak = {butir.kode: butir.kolom - 1 for butir in versi.butir}
            buka = [None if kode in satu.tertutup else letak[kode] for kode in satu.struktur.kode]
            hasil += [
                tuple(None if n is None else isi[n] for n in buka) for isi in baris.get(versi.nomor, ())
            ]
    return tuple(sorted(hasil, key=lambda isi: [skor or 0 for skor in isi]))


def _tampak(satu: HitunganIkm) -> IkmHasil | NilaiIkm:
    if tertutup(satu):
        return NilaiIkm(satu.responden, None, None, "", "", TERLALU_SEDIKIT, "", "")
    return satu.gabungan().hasil


def _struktur(satu: HitunganIkm) -> set[object]:
    return {isi.struktur for isi in satu.susunan}


def _sama(kini: HitunganIkm, dulu: HitunganIkm | None) -> HitunganIkm | None:
    """The period before, where one structure alone was answered in both and by enough."""
    if dulu is None or min(kini.responden, dulu.responden) < PALING_SEDIKIT:
        return None
    return dulu if len(_struktur(kini) | _struktur(dulu)) == 1 else None


def _ubah(kini: HitunganIkm, dulu: HitunganIkm | None) -> dict[str, Perubahan]:
    lama = _sama(kini, dulu)
    return {} if lama is None else perubahan_unsur(lama.susunan[0].sebaran, kini.susunan[0].sebaran)


def _nrr_lalu(kini: HitunganIkm, dulu: HitunganIkm | None) -> dict[str, Fraction | None]:
    lama = _sama(kini, dulu)
    return {} if lama is None else {satu.kode: satu.nrr for satu in lama.gabungan().hasil.unsur}
