"""The IKM's variables with the parts they are made of, for one structure or several joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from kinerja.gabungan import HasilBagian
from kinerja.hasil import Langkah, Status
from kinerja.ikm import NILAI_DASAR
from kinerja.ketelitian import SelangKepercayaan
from kinerja.rumus import Nilai, Rumus, parse
from skm.katalog import terhitung as t
from skm.kuesioner.queries import HitunganIkm
from skm.pengukuran.cacah import Bagian, Cacah


def cacah_ikm(hitungan: HitunganIkm, selang: SelangKepercayaan | None = None) -> Cacah:
    """The IKM's variables, of one structure or joined, with its interval where it was asked for.

    Those of one single fraction are for offices whose own formula names them; its weight, 1 ÷ number of
    unsur, has no value while structures differ in that number.
    """
    gabungan = hitungan.gabungan()
    sah, masuk = gabungan.hasil, [satu for satu in gabungan.bagian if satu.digabung]
    terisi = sum(satu.terisi for satu in sah.unsur)
    banyak = {len(satu.bagian.struktur.kode) for satu in masuk}
    nilai: dict[str, Nilai] = {}
    if terisi:
        nilai = {t.NILAI: sum(satu.jumlah for satu in sah.unsur), t.TERISI: terisi}
    if terisi and len(banyak) == 1:
        nilai[t.PENIMBANG] = Fraction(1, *banyak)
    golongan: dict[Fraction, Langkah] = {}
    if sah.eksak is not None:
        nilai[t.NRR] = sah.eksak / NILAI_DASAR
        golongan[sah.eksak] = sah.jejak[-1]
    return Cacah(
        t.IKM,
        nilai,
        sah.alasan or "Belum ada responden.",
        jejak={t.NRR: gabungan.jejak_nrr},  # × 25 is the formula's own
        golongan=golongan,
        bagian=[isi for awal, satu in _berawal(masuk) for isi in _bagian_ikm(awal, satu)],
        turunan=_turunan(tuple((awal, satu.bagian.struktur.kode) for awal, satu in _berawal(masuk))),
        tanpa=sah.status if sah.eksak is None else Status.BELUM_DIISI,
        catatan=gabungan.catatan,
        ketelitian={} if sah.eksak is None or selang is None else {sah.eksak: selang},
    )


def _berawal(masuk: Sequence[HasilBagian]) -> list[tuple[str, HasilBagian]]:
    """What the names of a structure's parts begin with: nothing where there is one, else s1_, s2_, …"""
    return [("" if len(masuk) == 1 else f"s{nomor}_", satu) for nomor, satu in enumerate(masuk, start=1)]


def _bagian_ikm(awal: str, satu: HasilBagian) -> list[Bagian]:
    """The counts and weights of one structure, and its respondents where it is one of several."""
    susunan = f"Susunan {awal[1:-1]}, " if awal else ""
    orang = Bagian(f"{awal}responden", f"{susunan}responden", "orang", satu.hasil.responden)
    return [
        *([orang] if awal else []),
        *(
            Bagian(f"{awal}{unsur.kode.lower()}_{nama}", f"{susunan}{unsur.kode}, {uraian}", "nilai", isi)
            for unsur in satu.hasil.unsur
            for nama, uraian, isi in (
                ("jumlah", "jumlah nilai", unsur.jumlah),
                ("terisi", "jumlah yang mengisi", unsur.terisi),
                ("bobot", "nilai penimbang", unsur.bobot),
            )
        ),
    ]


@lru_cache(maxsize=16)
def _turunan(susunan: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, Rumus]:
    """The IKM's variables as formulas of their parts; nothing is made of none."""
    if not susunan:
        return {}
    nama = [[f"{awal}{satu.lower()}" for satu in kode] for awal, kode in susunan]
    semua = [satu for isi in nama for satu in isi]
    nrr = [" + ".join(f"{satu}_jumlah ÷ {satu}_terisi × {satu}_bobot" for satu in isi) for isi in nama]
    responden = [f"{awal}responden" for awal, _ in susunan]
    kali = " + ".join(f"{orang} × ({isi})" for orang, isi in zip(responden, nrr, strict=True))
    turunan = {
        t.NILAI: parse(" + ".join(f"{satu}_jumlah" for satu in semua)),
        t.TERISI: parse(" + ".join(f"{satu}_terisi" for satu in semua)),
        t.NRR: parse(nrr[0] if len(susunan) == 1 else f"({kali}) ÷ ({' + '.join(responden)})"),
    }
    if len({len(isi) for isi in nama}) == 1:
        turunan[t.PENIMBANG] = parse(f"1 ÷ {len(nama[0])}")
    return turunan
