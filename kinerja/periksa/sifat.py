"""Rules about how quarters become a year: what stands is not added up, and both sides grow alike."""

from collections.abc import Iterator

from kinerja.indikator import Indikator
from kinerja.konsolidasi import Konsolidasi
from kinerja.periksa._jenis import pecahan_persen
from kinerja.periksa._susunan import dihitung, sebut
from kinerja.periksa._temuan import Bahan, Kaidah, Temuan
from kinerja.rumus import Jumlah, Sifat, Simpul, Variabel, anak

_SEBUTAN = {
    Sifat.KEADAAN: "keadaan pada akhir triwulan",
    Sifat.AWAL: "keadaan pada awal triwulan",
    Sifat.RATA: "rata-rata triwulan",
    Sifat.KUMULATIF: "hitungan sejak Januari",
    Sifat.TETAP: "angka setahun",
}
"""What an input is that is not added up over quarters."""


def keadaan_dijumlahkan(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """What stands, or was counted since January, is added up over the quarters as if it had happened anew.

    A stock times a flow is a flow: employees times the quarter's days.
    """
    pohon = satu.ketetapan.pohon
    seluruhnya = (pohon,) if satu.konsolidasi is Konsolidasi.JUMLAH else ()
    for simpul in (*seluruhnya, *_jumlah(pohon)):
        variabel = dihitung(simpul, bahan)
        if variabel and not any(map(_arus, variabel)):
            return Temuan(
                satu.kode,
                Kaidah.KEADAAN_DIJUMLAHKAN,
                f'"{variabel[0].definisi}" adalah {_SEBUTAN[variabel[0].sifat]}, tetapi triwulannya '
                "dijumlahkan, sehingga yang sama terhitung sampai empat kali. Gabungkan menurut sifat tiap "
                "variabel.",
            )
    return None


def sifat_tidak_sepadan(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """A percentage whose denominator is added up over the quarters and whose numerator is not."""
    if satu.konsolidasi is not Konsolidasi.VARIABEL:
        return None
    for pecah in pecahan_persen(satu):
        atas, bawah = dihitung(pecah.pembilang, bahan), dihitung(pecah.penyebut, bahan)
        if atas and bawah and not any(map(_arus, atas)) and all(map(_arus, bawah)):
            _, penyebut = sebut(pecah, bahan)
            return Temuan(
                satu.kode,
                Kaidah.SIFAT_TIDAK_SEPADAN,
                f'Dalam setahun penyebut "{penyebut}" dijumlahkan dari empat triwulan, sedangkan pembilang '
                f'"{atas[0].definisi}" tidak ({_SEBUTAN[atas[0].sifat]}), sehingga persentasenya sampai '
                "empat kali terlalu kecil. Samakan sifat keduanya.",
            )
    return None


def _arus(variabel: Variabel) -> bool:
    return variabel.sifat is Sifat.ARUS


def _jumlah(simpul: Simpul) -> Iterator[Simpul]:
    """What stands in jumlah(…)."""
    if isinstance(simpul, Jumlah):
        yield simpul.isi
    for satu in anak(simpul):
        yield from _jumlah(satu)
