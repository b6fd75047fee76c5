"""Rules about the computation: what is divided by what, and multiplied by what."""

from kinerja.periksa.bentuk import (
    Jenis,
    jenis_menurut_nama,
    jenis_menurut_rumus,
    nama_variabel,
    populasi,
    satuan,
    tertulis,
)
from kinerja.periksa.temuan import Konteks
from kinerja.rumus import Pecahan, kalimat

SEBUTAN_JENIS = {
    Jenis.CACAH: "jumlah",
    Jenis.PERSEN: "persentase",
    Jenis.RATA_RATA: "rata-rata",
    Jenis.INDEKS: "indeks pada skalanya sendiri",
    Jenis.RASIO: "perbandingan tanpa × 100",
}


def persen_tanpa_penyebut(k: Konteks) -> str | None:
    """A percentage by name or unit whose formula divides by nothing."""
    if not _persen(k) or k.indikator.ketetapan.pecahan() is not None:
        return None
    return (
        f'Namanya berarti persentase, tetapi rumusnya tidak mempunyai penyebut: "{_rumus(k)}". '
        "Tetapkan dibagi dengan apa."
    )


def satuan_tidak_sepadan(k: Konteks) -> str | None:
    """A percentage of unlike things: numerator and denominator have different units."""
    pecah = k.indikator.ketetapan.pecahan()
    if pecah is None or not _persen(k):
        return None
    atas, bawah = satuan(pecah.pembilang, k.variabel), satuan(pecah.penyebut, k.variabel)
    if atas == bawah:
        return None
    return (
        f"Satuannya tidak sepadan: {_bagian(pecah, k)[0]} ({tertulis(atas)}) dibagi "
        f"{_bagian(pecah, k)[1]} ({tertulis(bawah)}). Persentase membandingkan hal yang sama."
    )


def pembilang_bukan_bagian(k: Konteks) -> str | None:
    """Like units, but the numerator counts another population, or a part that can never fill the whole."""
    pecah = k.indikator.ketetapan.pecahan()
    if pecah is None or not _persen(k):
        return None
    atas, bawah = populasi(pecah.pembilang, k.variabel), populasi(pecah.penyebut, k.variabel)
    sepadan = satuan(pecah.pembilang, k.variabel) == satuan(pecah.penyebut, k.variabel)
    if atas is None or bawah is None or atas == bawah or not sepadan:
        return None
    nama_atas, nama_bawah = k.populasi[atas].nama, k.populasi[bawah].nama
    if _di_dalam(k, atas, bawah):
        return (
            f"Pembilang hanya menghitung {nama_atas}, penyebut {nama_bawah}: hasilnya tidak dapat mencapai "
            "100% walaupun semuanya terpenuhi."
        )
    return f"Pembilang menghitung {nama_atas}, penyebut {nama_bawah}: yang satu bukan bagian dari yang lain."


def rata_rata_kali_100(k: Konteks) -> str | None:
    """An average multiplied by 100."""
    pecah = k.indikator.ketetapan.pecahan()
    if pecah is None or pecah.faktor != 100:
        return None
    rata_rata = jenis_menurut_nama(k.indikator.nama) is Jenis.RATA_RATA
    if not rata_rata and "nilai" not in satuan(pecah.pembilang, k.variabel):
        return None
    return f'Rata-rata tidak dikali 100: "{_rumus(k)}" menghasilkan seratus kali nilai yang dimaksud.'


def persen_dari_persen(k: Konteks) -> str | None:
    """A percentage that goes into a division or a × 100 again."""
    pecah = k.indikator.ketetapan.pecahan()
    if pecah is None:
        return None
    for nama in nama_variabel(pecah.pembilang):
        if k.variabel[nama].satuan == "%":
            definisi = k.variabel[nama].definisi
            return f'"{definisi}" sudah berupa persentase, lalu dihitung menjadi persentase lagi.'
    return None


def jenis_nama_beda_rumus(k: Konteks) -> str | None:
    """The name promises one kind of figure, the formula gives another."""
    menurut_nama = jenis_menurut_nama(k.indikator.nama)
    menurut_rumus = jenis_menurut_rumus(k.indikator.ketetapan, k.variabel)
    # A percentage without a denominator and an average × 100 have rules, and sentences, of their own.
    if menurut_nama is None or menurut_nama is menurut_rumus:
        return None
    if persen_tanpa_penyebut(k) or rata_rata_kali_100(k):
        return None
    return (
        f'Nama "{k.indikator.nama}" berarti {SEBUTAN_JENIS[menurut_nama]}, rumusnya menghasilkan '
        f'{SEBUTAN_JENIS[menurut_rumus]}: "{_rumus(k)}".'
    )


def populasi_satu(k: Konteks) -> str | None:
    """A percentage of a population that has one member in an office can only be 0 or 100."""
    pecah = k.indikator.ketetapan.pecahan()
    bawah = None if pecah is None else populasi(pecah.penyebut, k.variabel)
    if bawah is None or not _persen(k) or not k.populasi[bawah].tunggal:
        return None
    return (
        f"Di satu kantor hanya ada satu {k.populasi[bawah].nama}, sehingga persentase yang benar pun hanya "
        "dapat bernilai 0% atau 100%."
    )


def _persen(k: Konteks) -> bool:
    return k.indikator.satuan == "%" or jenis_menurut_nama(k.indikator.nama) is Jenis.PERSEN


def _di_dalam(k: Konteks, kode: str, induk: str) -> bool:
    atasan = k.populasi[kode].induk
    return atasan is not None and (atasan == induk or _di_dalam(k, atasan, induk))


def _bagian(pecah: Pecahan, k: Konteks) -> tuple[str, str]:
    return f'"{kalimat(pecah.pembilang, k.variabel)}"', f'"{kalimat(pecah.penyebut, k.variabel)}"'


def _rumus(k: Konteks) -> str:
    return k.indikator.ketetapan.kalimat(k.variabel)
