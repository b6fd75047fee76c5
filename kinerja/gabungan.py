"""A period answered by several questionnaires: each structure by itself, then joined by its respondents.

A structure is what answers must have in common to be counted together: unsur, weights and scale. Its IKM is
taken over the whole period; the period's is Σ n · IKM ÷ Σ n over the structures that can be joined.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kinerja.angka import angka_indonesia
from kinerja.galat import GalatMasukan
from kinerja.hasil import Langkah, Status
from kinerja.ikm import (
    NILAI_DASAR,
    SKALA_2017,
    IkmHasil,
    ModeBobot,
    Skala,
    Tally,
    UnsurHasil,
    bulatkan,
    hitung,
    hitung_mode,
)
from kinerja.ungkap.ambang import PALING_SEDIKIT


@dataclass(frozen=True, slots=True)
class Struktur:
    """Unsur codes in the regulation's order, the weight of each, and the scale: equal ones are pooled."""

    kode: tuple[str, ...]
    bobot: tuple[Fraction, ...]
    skala: Skala = SKALA_2017

    @classmethod
    def dari(cls, bobot: Mapping[str, Fraction], skala: Skala = SKALA_2017) -> "Struktur":
        """The structure of these weights by code, in whatever order they are printed."""
        kode = urut_kode(bobot)
        return cls(kode, tuple(bobot[satu] for satu in kode), skala)


@dataclass(frozen=True, slots=True)
class Bagian:
    """Answers to one structure in a period, with the first and last day that somebody answered it."""

    struktur: Struktur
    tally: Tally
    dari: date | None = None
    sampai: date | None = None


@dataclass(frozen=True, slots=True)
class HasilBagian:
    """One structure's own IKM, and whether it is in the period's."""

    bagian: Bagian
    hasil: IkmHasil
    digabung: bool


@dataclass(frozen=True, slots=True)
class IkmGabungan:
    """The IKM of a period with the structures it was answered by, in the order of their first days.

    `hasil` is the period's figure: a single structure's own, or the joined one, whose `unsur` are pooled by
    code over the joined answers (`tertimbang` is the part in the joined figure, `bobot` the mean weight by
    respondents), or none with the reason.
    """

    hasil: IkmHasil
    bagian: tuple[HasilBagian, ...]

    @property
    def responden(self) -> int:
        """Everybody who answered in the period."""
        return sum(satu.hasil.responden for satu in self.bagian)

    @property
    def tidak_digabung(self) -> int:
        """Respondents whose structure is not in the period's figure."""
        return sum(satu.hasil.responden for satu in self.bagian if not satu.digabung)

    @property
    def gabungan(self) -> bool:
        """Whether the figure joins several structures, which everyone who prints it must say."""
        return sum(satu.digabung for satu in self.bagian) > 1

    @property
    def catatan(self) -> str:
        """What must stand beside the figure; empty where all answered one structure."""
        digabung = sum(satu.digabung for satu in self.bagian)
        kata = [f"gabungan {digabung} susunan kuesioner"] if self.gabungan else []
        if self.tidak_digabung:
            kata.append(f"{angka_indonesia(self.tidak_digabung, 0)} tidak digabung")
        return ", ".join(kata)

    @property
    def jejak_nrr(self) -> tuple[Langkah, ...]:
        """The steps to the sum of weighted NRR, which × 25 is the IKM."""
        if not self.gabungan:
            return self.hasil.jejak[: len(self.hasil.unsur)]
        masuk = [satu for satu in self.bagian if satu.digabung]
        jumlah = [_jumlah_nrr(satu.hasil) for satu in masuk]
        langkah = [
            Langkah(
                f"Jumlah NRR tertimbang susunan {nomor} ({satu.hasil.responden} responden)",
                " + ".join(angka_indonesia(u.tertimbang, 4) for u in satu.hasil.unsur if u.tertimbang),
                angka_indonesia(total, 4),
            )
            for nomor, (satu, total) in enumerate(zip(masuk, jumlah, strict=True), start=1)
        ]
        return (*langkah, _langkah_rata([satu.hasil for satu in masuk], jumlah))


def urut_kode(kode: Iterable[str]) -> tuple[str, ...]:
    """Unsur codes in the regulation's order: U9 before U10."""
    return tuple(sorted(kode, key=lambda satu: (len(satu), satu)))


def satukan(bagian: Iterable[Bagian]) -> tuple[Bagian, ...]:
    """Equal structures pooled as one, whatever lies between them; in the order of their first days.

    Raises GalatMasukan for counts of other unsur than their structure's.
    """
    hasil: dict[Struktur, Bagian] = {}
    for satu in bagian:
        if satu.tally.kode != satu.struktur.kode:
            raise GalatMasukan("Unsur yang dihitung harus sama dengan unsur susunannya.")
        ada = hasil.get(satu.struktur)
        hasil[satu.struktur] = satu if ada is None else _tambah(ada, satu)
    return tuple(sorted(hasil.values(), key=lambda satu: (satu.dari or date.max, satu.sampai or date.max)))


def gabung(bagian: Iterable[Bagian], mode: ModeBobot = ModeBobot.EKSAK) -> IkmGabungan:
    """The IKM of a period: `EKSAK` by each structure's own weights, else by equal ones rounded as printed.

    A structure alone is its own IKM, however few answered. Of several, those with an IKM and at least five
    respondents are joined; different scales never are, and then the period has no figure (TIDAK_BERLAKU), nor
    where none can be joined (BELUM_DIISI). Raises GalatMasukan without a structure, and as `ikm.hitung` does.
    """
    semua = satukan(bagian)
    if not semua:
        raise GalatMasukan("IKM memerlukan paling sedikit satu susunan kuesioner.")
    dijawab = [satu for satu in semua if satu.tally.responden] or [semua[0]]
    hasil = [_hasil(satu, mode) for satu in dijawab]
    if len(hasil) == 1:
        return IkmGabungan(hasil[0], (HasilBagian(dijawab[0], hasil[0], digabung=True),))
    cukup = [satu.eksak is not None and satu.responden >= PALING_SEDIKIT for satu in hasil]
    skala = list(dict.fromkeys(s.struktur.skala for s, masuk in zip(dijawab, cukup, strict=True) if masuk))
    boleh = len(skala) == 1
    rinci = tuple(
        HasilBagian(satu, punya, digabung=masuk and boleh)
        for satu, punya, masuk in zip(dijawab, hasil, cukup, strict=True)
    )
    if not boleh:
        return IkmGabungan(_tanpa(sum(satu.responden for satu in hasil), skala, len(hasil)), rinci)
    masuk = [satu for satu in rinci if satu.digabung]
    return IkmGabungan(masuk[0].hasil if len(masuk) == 1 else _gabungan(masuk, skala[0]), rinci)


def _tambah(a: Bagian, b: Bagian) -> Bagian:
    awal = [satu for satu in (a.dari, b.dari) if satu is not None]
    akhir = [satu for satu in (a.sampai, b.sampai) if satu is not None]
    return Bagian(a.struktur, a.tally + b.tally, min(awal, default=None), max(akhir, default=None))


def _hasil(bagian: Bagian, mode: ModeBobot) -> IkmHasil:
    if mode is ModeBobot.EKSAK:
        return hitung(bagian.tally, bagian.struktur.bobot, bagian.struktur.skala)
    return hitung_mode(bagian.tally, mode, bagian.struktur.skala)


def _tanpa(responden: int, skala: Sequence[Skala], banyak: int) -> IkmHasil:
    """No figure, because there is more than one scale or nothing to join."""
    status, alasan = Status.TIDAK_BERLAKU, "dengan skala yang tidak dapat digabung"
    if skala:
        alasan += f" ({' dan '.join(satu.nama for satu in skala)})"
    else:
        status, alasan = Status.BELUM_DIISI, f"dan belum ada yang dijawab lengkap oleh {PALING_SEDIKIT} orang"
    alasan = f"Periode ini dijawab dengan {banyak} susunan kuesioner {alasan}; lihat nilai tiap susunan."
    return IkmHasil(status, responden, (), None, None, None, None, (), alasan, None)


def _gabungan(masuk: Sequence[HasilBagian], skala: Skala) -> IkmHasil:
    hasil = [satu.hasil for satu in masuk]
    responden = sum(satu.responden for satu in hasil)
    nilai = [_jumlah_nrr(satu) * NILAI_DASAR for satu in hasil]
    eksak = _rata(hasil, nilai)
    angka, mutu, kinerja, pembulatan = bulatkan(eksak, skala)
    langkah = [
        Langkah(
            f"IKM susunan {nomor} ({len(satu.unsur)} unsur, {satu.responden} responden)",
            f"{angka_indonesia(_jumlah_nrr(satu), 4)} × {NILAI_DASAR}",
            angka_indonesia(ikm, 4),
        )
        for nomor, (satu, ikm) in enumerate(zip(hasil, nilai, strict=True), start=1)
    ]
    return IkmHasil(
        Status.OK,
        responden,
        _unsur(hasil, responden),
        angka,
        eksak,
        mutu,
        kinerja,
        (*langkah, _langkah_rata(hasil, nilai), pembulatan),
        "",
        hasil[0].mode,
    )


def _unsur(hasil: Sequence[IkmHasil], responden: int) -> tuple[UnsurHasil, ...]:
    """Unsur by code over all joined answers, each with its part in the joined figure."""
    per_kode: dict[str, list[tuple[int, UnsurHasil]]] = {}
    for satu in hasil:
        for unsur in satu.unsur:
            per_kode.setdefault(unsur.kode, []).append((satu.responden, unsur))
    jadi = []
    for kode in urut_kode(per_kode):
        isi = per_kode[kode]
        jumlah, terisi = sum(u.jumlah for _, u in isi), sum(u.terisi for _, u in isi)
        bobot = sum((n * u.bobot for n, u in isi), Fraction(0)) / responden
        bagian = sum((n * u.tertimbang for n, u in isi if u.tertimbang is not None), Fraction(0)) / responden
        jadi.append(UnsurHasil(kode, jumlah, terisi, Fraction(jumlah, terisi), bobot, bagian))
    return tuple(jadi)


def _jumlah_nrr(hasil: IkmHasil) -> Fraction:
    return sum((satu.tertimbang for satu in hasil.unsur if satu.tertimbang is not None), Fraction(0))


def _rata(hasil: Sequence[IkmHasil], nilai: Sequence[Fraction]) -> Fraction:
    jumlah = sum((satu.responden * isi for satu, isi in zip(hasil, nilai, strict=True)), Fraction(0))
    return jumlah / sum(satu.responden for satu in hasil)


def _langkah_rata(hasil: Sequence[IkmHasil], nilai: Sequence[Fraction]) -> Langkah:
    kali = " + ".join(
        f"{angka_indonesia(satu.responden, 0)} × {angka_indonesia(isi, 4)}"
        for satu, isi in zip(hasil, nilai, strict=True)
    )
    responden = angka_indonesia(sum(satu.responden for satu in hasil), 0)
    return Langkah(
        "Gabungan: rata-rata menurut jumlah responden (dihitung dengan pecahan persis)",
        f"({kali}) ÷ {responden}",
        angka_indonesia(_rata(hasil, nilai), 4),
    )
