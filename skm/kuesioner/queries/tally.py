"""Counts and sums of answers by the structure of their questionnaire. Nothing here is divided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations_with_replacement

from sqlalchemy.orm import Session

from kinerja.gabungan import Bagian, IkmGabungan, Struktur, gabung
from kinerja.ikm import ModeBobot, Tally
from kinerja.periode import Periode
from kinerja.sebaran import SebaranTally, sebaran_dari_momen
from kinerja.tally import UnsurTally
from kinerja.tanggal import TERAKHIR
from kinerja.ungkap import PALING_SEDIKIT, isian_terbuka
from skm.galat import Galat
from skm.jawaban.queries.hitungan import SELURUHNYA, Cakupan, Isi, Sumber, Terjawab, tampil
from skm.jawaban.vektor import Cacahan
from skm.kuesioner.berlaku import BELUM_TERBIT
from skm.kuesioner.models import JenisKuesioner, Kuesioner
from skm.kuesioner.queries.isi import KuesionerTerbaca, isi_kuesioner
from skm.kuesioner.queries.kuesioner import kuesioner_terhitung, struktur, versi_pada


@dataclass(frozen=True, slots=True)
class HitunganSusunan:
    """What respondents answered in a period to questionnaires of one structure."""

    struktur: Struktur
    sebaran: SebaranTally
    """Sums of scores and of their products."""
    tanpa_bertanda: Tally | None
    """The counts without the flagged answers; None where they may not be shown."""
    dari: date | None
    sampai: date | None
    """The first and the last day that is counted; None while nobody answered."""
    versi: tuple[int, ...]
    """Numbers of the versions that were answered, in order."""
    nama: Mapping[str, str]
    """Names of its unsur by code, as the newest of those versions has them."""
    tertutup: tuple[str, ...] = ()
    """Codes of unsur that one to four of these respondents filled: counted as filled by nobody."""

    @property
    def tally(self) -> Tally:
        """The counts an IKM is computed from."""
        return self.sebaran.tally

    @property
    def bagian(self) -> Bagian:
        """These counts as the IKM is computed from them."""
        return Bagian(self.struktur, self.tally, self.dari, self.sampai)


@dataclass(frozen=True, slots=True)
class HitunganIkm:
    """What respondents answered in a period, by the structure of the questionnaire they were given."""

    susunan: tuple[HitunganSusunan, ...]
    """In the order of their first days; without answers the one in force at the period's end."""
    judul: str
    kuesioner: tuple[int, ...] = ()
    """All published versions of that kind by their ids, answered or not."""
    isi: tuple[KuesionerTerbaca, ...] = ()
    """The same versions with what they ask, newest first."""

    @property
    def responden(self) -> int:
        """Everybody who answered."""
        return sum(satu.tally.responden for satu in self.susunan)

    @property
    def tertutup(self) -> tuple[str, ...]:
        """Codes of unsur that too few filled to be shown, in order."""
        return tuple(sorted({kode for satu in self.susunan for kode in satu.tertutup}))

    @property
    def nama(self) -> Mapping[str, str]:
        """Names of all unsur by code; of two for one code, the one that was answered later."""
        return {kode: nama for satu in self.susunan for kode, nama in satu.nama.items()}

    def gabungan(self, mode: ModeBobot = ModeBobot.EKSAK) -> IkmGabungan:
        """The period's IKM with its structures: by their weights, or equal ones rounded as `mode` says."""
        return gabung([satu.bagian for satu in self.susunan], mode)

    def tanpa_bertanda(self, mode: ModeBobot = ModeBobot.EKSAK) -> IkmGabungan | None:
        """The same without the flagged answers; None where they may not be told apart."""
        bagian = []
        for satu in self.susunan:
            if satu.tanpa_bertanda is None:
                return None
            bagian.append(Bagian(satu.struktur, satu.tanpa_bertanda, satu.dari, satu.sampai))
        return gabung(bagian, mode)


def hitungan_ikm(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    cakupan: Cakupan = SELURUHNYA,
    jenis: JenisKuesioner = JenisKuesioner.SKM,
    sumber: Sumber = tampil,
) -> HitunganIkm:
    """The counts behind an IKM; the days of both ends included.

    Each answer counts by the questionnaire it was given to; versions with the same unsur, weights and scale
    are one, whichever columns they are kept in. `sumber` gives what may be shown, unless the caller may see
    more. Raises Galat (503) while no questionnaire of that kind is published.
    """
    semua = hitungan_per_periode(
        session, unit_id=unit_id, periode=[periode], jenis=[jenis], cakupan=cakupan, sumber=sumber
    )
    return semua[jenis, periode]


def hitungan_per_periode(
    session: Session,
    *,
    unit_id: int,
    periode: Sequence[Periode],
    jenis: Iterable[JenisKuesioner] | None = None,
    cakupan: Cakupan = SELURUHNYA,
    sumber: Sumber = tampil,
) -> dict[tuple[JenisKuesioner, Periode], HitunganIkm]:
    """The counts of several periods and kinds of questionnaire, read together.

    `jenis` None gives every kind that is published. Raises Galat (503) for a kind that is named and not
    published.
    """
    terbit = _terbit(session, unit_id)
    dipilih = list(jenis) if jenis is not None else [satu for satu in JenisKuesioner if satu in terbit]
    if not all(satu in terbit for satu in dipilih):
        raise Galat(BELUM_TERBIT, status=503)
    nomor = [versi.id for satu in dipilih for versi in terbit[satu]]
    isi = sumber(session, unit_id, periode, nomor, cakupan)
    saring = _tampak if sumber is tampil else _utuh
    tanya = {satu: tuple(map(isi_kuesioner, terbit[satu])) for satu in dipilih}
    return {
        (satu, kapan): replace(saring(_hitungan(terbit[satu], isi, urutan, kapan)), isi=tanya[satu])
        for satu in dipilih
        for urutan, kapan in enumerate(periode)
    }


def hitungan_per_layanan(
    session: Session, *, unit_id: int, periode: Periode, sumber: Sumber = tampil
) -> tuple[HitunganIkm, dict[int, HitunganIkm]]:
    """The SKM's counts of the unit, and of each service by its id (0: the unit as a whole) that has some.

    Raises Galat (503) while no SKM is published.
    """
    terbit = skm_terbit(session, unit_id)
    nomor = [satu.id for satu in terbit]
    seluruh = sumber(session, unit_id, [periode], nomor, SELURUHNYA)
    isi = sumber(session, unit_id, [periode], nomor, Cakupan(per_layanan=True))
    menurut: dict[int, dict[tuple[int, int, int | None], Terjawab]] = {}
    for (urutan, kuesioner_id, layanan), satu in isi.items():
        menurut.setdefault(layanan or 0, {})[urutan, kuesioner_id, None] = satu
    saring = _tampak if sumber is tampil else _utuh
    return saring(_hitungan(terbit, seluruh, 0, periode)), {
        layanan: saring(_hitungan(terbit, milik, 0, periode)) for layanan, milik in sorted(menurut.items())
    }


def skm_terbit(session: Session, unit_id: int) -> list[Kuesioner]:
    """Every version of the SKM that may have been answered. Raises Galat (503) while none is published."""
    terbit = _terbit(session, unit_id).get(JenisKuesioner.SKM)
    if terbit is None:
        raise Galat(BELUM_TERBIT, status=503)
    return terbit


def hitungan_tampak(terbit: Sequence[Kuesioner], isi: Isi, urutan: int, periode: Periode) -> HitunganIkm:
    """The counts of what may be shown of one period, at that place of `isi`, as far as unsur may be."""
    tanya = tuple(map(isi_kuesioner, terbit))
    return replace(_tampak(_hitungan(terbit, isi, urutan, periode)), isi=tanya)


def _utuh(hitungan: HitunganIkm) -> HitunganIkm:
    return hitungan


def _tampak(hitungan: HitunganIkm) -> HitunganIkm:
    return replace(hitungan, susunan=tuple(map(_susunan_tampak, hitungan.susunan)))


def _susunan_tampak(satu: HitunganSusunan) -> HitunganSusunan:
    """Without the unsur that one to four of five and more filled; its IKM is then stated by nobody.

    A citizen's form has every unsur filled, so only loaded forms leave some empty.
    """
    kode, n = satu.struktur.kode, satu.tally.responden
    terisi = {unsur.kode: unsur.terisi for unsur in satu.tally.unsur}
    if n < PALING_SEDIKIT or isian_terbuka(terisi, n).gabungan:
        return satu
    buka = isian_terbuka(terisi, n).kolom
    pasangan = zip(combinations_with_replacement(kode, 2), satu.sebaran.pasangan, strict=True)
    momen = [isi if buka >= {*dua} else (0, 0, 0, 0) for dua, isi in pasangan]
    tanpa = satu.tanpa_bertanda
    if tanpa is not None:
        unsur = (u if u.kode in buka else UnsurTally(u.kode, 0, 0) for u in tanpa.unsur)
        tanpa = Tally(tanpa.responden, tuple(unsur))
    return replace(
        satu,
        sebaran=sebaran_dari_momen(kode, n, momen),
        tanpa_bertanda=tanpa,
        tertutup=tuple(nama for nama in kode if nama not in buka),
    )


def _terbit(session: Session, unit_id: int) -> dict[JenisKuesioner, list[Kuesioner]]:
    terbit: dict[JenisKuesioner, list[Kuesioner]] = {}
    for satu in kuesioner_terhitung(session, unit_id):
        terbit.setdefault(satu.jenis, []).append(satu)
    return terbit


def _hitungan(terbit: Sequence[Kuesioner], isi: Isi, urutan: int, periode: Periode) -> HitunganIkm:
    berlaku = versi_pada(terbit, periode.sampai or TERAKHIR)
    dijawab = [satu for satu in terbit if (urutan, satu.id, None) in isi]
    menurut_struktur: dict[Struktur, list[Kuesioner]] = {}
    for satu in dijawab or [berlaku]:
        menurut_struktur.setdefault(struktur(satu), []).append(satu)
    susunan = [
        _susunan(satu, versi, [(v, isi[urutan, v.id, None]) for v in versi if (urutan, v.id, None) in isi])
        for satu, versi in menurut_struktur.items()
    ]
    urut = sorted(susunan, key=lambda satu: (satu.dari or TERAKHIR, satu.sampai or TERAKHIR, satu.versi))
    return HitunganIkm(tuple(urut), berlaku.judul, tuple(satu.id for satu in terbit))


def _susunan(
    satu: Struktur, versi: Sequence[Kuesioner], dijawab: Sequence[tuple[Kuesioner, Terjawab]]
) -> HitunganSusunan:
    """The answers to versions of one structure, newest first."""
    sebaran, tanpa = SebaranTally.kosong(satu.kode), Tally.kosong(satu.kode)
    lengkap = True
    for kuesioner, isi in dijawab:
        letak = _kolom(kuesioner, satu)
        sebaran += _sebaran(satu, letak, isi.cacahan)
        if isi.tanpa_bertanda is None:
            lengkap = False
        else:
            tanpa += _sebaran(satu, letak, isi.tanpa_bertanda).tally
    return HitunganSusunan(
        satu,
        sebaran,
        tanpa if lengkap else None,
        min((isi.dari for _, isi in dijawab), default=None),
        max((isi.sampai for _, isi in dijawab), default=None),
        tuple(sorted(kuesioner.versi for kuesioner in versi)),
        {unsur.kode: unsur.nama for unsur in versi[0].unsur},
    )


def _sebaran(satu: Struktur, letak: Sequence[int], cacahan: Cacahan) -> SebaranTally:
    dua = combinations_with_replacement(letak, 2)
    return sebaran_dari_momen(satu.kode, cacahan.responden, [cacahan.momen(j, k) for j, k in dua])


def _kolom(kuesioner: Kuesioner, satu: Struktur) -> tuple[int, ...]:
    """The score columns of a structure's unsur, in its order."""
    letak = {unsur.kode: unsur.kolom for unsur in kuesioner.unsur}
    return tuple(letak[kode] for kode in satu.kode)
