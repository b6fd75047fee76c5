"""The year by the same formula as a quarter, over inputs that were each joined by their nature.

In a year's formula a name is the input over the year, jumlah(…) is computed in every quarter and added up,
tahun_lalu(x) is x over the same quarters of last year, and sebelumnya(x) is x over the whole year before.
A quarter that jumlah(…) skips has no place in the formula: what else in it is taken from every quarter skips
that one too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kinerja.hasil import Hasil, Langkah, Status
from kinerja.rumus import Jumlah, Lampau, Masukan, Nama, Nilai, Rumus, Sifat, Simpul, Variabel, Waktu, anak
from kinerja.setahun import Gabungan, Isian, gabung
from kinerja.tanggal import ROMAWI

KOSONG = 0
"""Stands for an input that was not filled in, where only "not applicable" is asked for."""
Kunci = tuple[Waktu | None, str]
"""A time and a name that a formula reads."""


@dataclass(frozen=True, slots=True)
class TahunLalu:
    """The inputs of last year's quarters I to IV.

    `utuh` says that what was filled in there is the year's so far, not the quarter's own: of what flows
    only the year is known.
    """

    triwulan: Sequence[Isian] = (None,) * len(ROMAWI)
    utuh: bool = False

    def hanya_setahun(self, variabel: Variabel) -> bool:
        """Whether only the year's value of that input is known."""
        return self.utuh and variabel.sifat is Sifat.ARUS


def menurut_sifat(
    rumus: Rumus, triwulan: Sequence[Isian], variabel: Mapping[str, Variabel], satuan: str, lalu: TahunLalu
) -> Hasil:
    """The year so far in `satuan`, its trace beginning with how each input was joined.

    What an input lacks is the state of the whole (`gabung`). Of a tahun_lalu(x) that is known only for the
    whole year the state is BELUM_JATUH_TEMPO before quarter IV.
    """
    utuh: dict[str, Nilai] = {}
    asal: dict[Waktu, dict[str, Nilai]] = {Waktu.SEBELUMNYA: {}, Waktu.TAHUN_LALU: {}}
    sebab: dict[Kunci, tuple[Status, str]] = {}
    langkah: list[Langkah] = []
    dijumlahkan = _di_dalam_jumlah(rumus.pohon)
    for waktu, nama in dict.fromkeys(_dibaca(rumus.pohon)):
        jadi = _gabungan(waktu, variabel[nama], _tanpa_lewat(variabel[nama], triwulan, dijumlahkan), lalu)
        (utuh if waktu is None else asal[waktu])[nama] = jadi.nilai
        if jadi.langkah is None:
            sebab[waktu, nama] = jadi.status, jadi.alasan
        else:
            langkah.append(jadi.langkah)
    if belum := _kurang(dijumlahkan, triwulan, variabel):
        return Hasil(Status.BELUM_DIISI, None, None, None, satuan, (), belum)
    bagian = [isi or {} for isi in triwulan]
    berlaku = [isi for isi in bagian if all(isi[nama] is not None for nama in dijumlahkan)]
    if lewat := [ROMAWI[n] for n, isi in enumerate(bagian) if isi not in berlaku]:
        langkah.append(
            Langkah("Dijumlah tiap triwulan", f"triwulan {', '.join(lewat)} tidak berlaku", "dilewati")
        )
    if not berlaku:
        return Hasil(Status.TIDAK_BERLAKU, None, None, None, satuan, (), "Tidak berlaku sepanjang tahun.")
    masukan = Masukan(tuple(berlaku), asal[Waktu.SEBELUMNYA], asal[Waktu.TAHUN_LALU], utuh=utuh, sebab=sebab)
    hasil = rumus.hitung(masukan, variabel, satuan)
    return replace(hasil, jejak=(*langkah, *hasil.jejak)) if hasil.jejak else hasil


def setriwulan(masukan: Masukan, variabel: Mapping[str, Variabel], lalu: TahunLalu) -> Masukan:
    """A quarter's inputs, with why a value is absent that nobody can fill in: declared not applicable, or
    known of last year only for the whole of it. Values that no formula asks for any more say nothing."""
    sebab: dict[Kunci, tuple[Status, str]] = {
        (None, nama): (Status.TIDAK_BERLAKU, f"{variabel[nama].definisi} tidak berlaku pada triwulan ini.")
        for nama, nilai in masukan.bagian[-1].items()
        if nilai is None and nama in variabel
    }
    for nama in masukan.tahun_lalu:
        if nama in variabel and lalu.hanya_setahun(variabel[nama]):
            sebab[Waktu.TAHUN_LALU, nama] = _hanya_setahun(variabel[nama])
    return replace(masukan, sebab=sebab)


def _gabungan(
    waktu: Waktu | None, variabel: Variabel, triwulan: Sequence[Isian], lalu: TahunLalu
) -> Gabungan:
    if waktu is None:
        return gabung(variabel, triwulan)
    banyak = len(triwulan) if waktu is Waktu.TAHUN_LALU else len(ROMAWI)
    if not lalu.hanya_setahun(variabel):
        return _tahun_lalu(gabung(variabel, lalu.triwulan[:banyak]))
    if banyak < len(ROMAWI):
        return Gabungan(None, None, *_hanya_setahun(variabel))
    # The last number written down is the year's: it was counted up to that quarter.
    terisi = [n for n, isi in enumerate(lalu.triwulan, 1) if isi and isi.get(variabel.nama) is not None]
    sampai = max(terisi, default=len(ROMAWI))
    return _tahun_lalu(gabung(replace(variabel, sifat=Sifat.KEADAAN), lalu.triwulan[:sampai]))


def _tahun_lalu(jadi: Gabungan) -> Gabungan:
    """The same, said of the year before."""
    langkah = jadi.langkah
    if langkah is None:
        return replace(jadi, alasan=f"Tahun lalu: {jadi.alasan}")
    return replace(jadi, langkah=replace(langkah, uraian=f"Tahun lalu: {langkah.uraian}"))


def _hanya_setahun(variabel: Variabel) -> tuple[Status, str]:
    kalimat = f"{variabel.definisi} tahun lalu hanya diketahui untuk setahun penuh."
    return Status.BELUM_JATUH_TEMPO, kalimat


def _dibaca(simpul: Simpul) -> Iterator[Kunci]:
    """What a formula reads over the whole period; inside jumlah(…) it reads each quarter's own."""
    match simpul:
        case Jumlah():
            return
        case Lampau(waktu, isi):
            yield waktu, isi.nama
        case Nama(nama):
            yield None, nama
        case _:
            for satu in anak(simpul):
                yield from _dibaca(satu)


def _di_dalam_jumlah(simpul: Simpul) -> tuple[str, ...]:
    if isinstance(simpul, Jumlah):
        return Rumus(simpul).nama()
    return tuple(dict.fromkeys(nama for satu in anak(simpul) for nama in _di_dalam_jumlah(satu)))


def _tanpa_lewat(variabel: Variabel, triwulan: Sequence[Isian], dijumlahkan: Sequence[str]) -> list[Isian]:
    """The quarters for an input beside jumlah(…): what needs them all skips those that the sum skips."""
    if variabel.sifat not in {Sifat.ARUS, Sifat.RATA}:
        return list(triwulan)
    return [
        {**isi, variabel.nama: None}
        if isi is not None and any(isi.get(nama, KOSONG) is None for nama in dijumlahkan)
        else isi
        for isi in triwulan
    ]


def _kurang(nama: Sequence[str], triwulan: Sequence[Isian], variabel: Mapping[str, Variabel]) -> str:
    """Which quarters lack an input that is added up quarter by quarter."""
    kalimat = []
    for satu in nama:
        kosong = [ROMAWI[n] for n, isi in enumerate(triwulan) if isi is None or satu not in isi]
        if kosong:
            kalimat.append(f"{variabel[satu].definisi}: triwulan {', '.join(kosong)} belum diisi.")
    return " ".join(kalimat)
