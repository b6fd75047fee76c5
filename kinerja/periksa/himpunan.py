"""Rules about both sides of a percentage by their words: the same set, a whole over its part, another set."""

from kinerja.indikator import Indikator
from kinerja.periksa._golongan import golongan, sepadan
from kinerja.periksa._jenis import pecahan_persen
from kinerja.periksa._kata import akar, akar_semua, induk_kata, kata_baku, pokok
from kinerja.periksa._susunan import sebut, ukuran
from kinerja.periksa._temuan import Bahan, Kaidah, Temuan
from kinerja.rumus import Nama, Pecahan, Variabel

_SEHARUSNYA = akar_semua(
    "rencana direncanakan target ditargetkan sasaran butuh kebutuhan dibutuhkan diperlukan harus seharusnya "
    "wajib usul diusulkan diajukan masuk terdata terdaftar tercatat tersedia jadwal dijadwalkan diundang "
    "undangan estimasi perkiraan proyeksi standar ideal ditetapkan pagu anggaran maksimal lalu sebelumnya "
    "awal dasar bersangkutan potensi kapasitas terpasang kewajiban tahun"
)
"""What a whole may say of itself without being a part: "desa yang seharusnya melapor"."""


def selalu_seratus(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """Numerator and denominator are one set: by the formula, or by words that mean the same."""
    for pecah in pecahan_persen(satu):
        atas, bawah = _dua(pecah, bahan)
        sama = pecah.pembilang == pecah.penyebut
        if atas and bawah and pokok(atas.definisi):
            sama = sama or pokok(atas.definisi) == pokok(bawah.definisi)
        if sama:
            pembilang, penyebut = sebut(pecah, bahan)
            return Temuan(
                satu.kode,
                Kaidah.SELALU_SERATUS,
                f'Pembilang "{pembilang}" dan penyebut "{penyebut}" menghitung hal yang sama, sehingga '
                "hasilnya selalu 100%. Bagi dengan seluruhnya, termasuk yang belum tercapai.",
            )
    return None


def pecahan_terbalik(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """The denominator is a part of the numerator by its words: all villages over villages in order."""
    for pecah in pecahan_persen(satu):
        atas, bawah = _dua(pecah, bahan)
        if atas is None or bawah is None or not pokok(atas.definisi):
            continue
        lebih = pokok(bawah.definisi) - pokok(atas.definisi)
        bagian = lebih and not pokok(atas.definisi) - pokok(bawah.definisi)
        if bagian and not lebih & _SEHARUSNYA:
            pembilang, penyebut = sebut(pecah, bahan)
            return Temuan(
                satu.kode,
                Kaidah.PECAHAN_TERBALIK,
                f'Penyebut "{penyebut}" hanya sebagian dari pembilang "{pembilang}", sehingga hasilnya dapat '
                "melebihi 100%. Tukar pembilang dan penyebutnya.",
            )
    return None


def himpunan_berbeda(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """One unit word on both sides for things of another kind, where no populations are declared."""
    for pecah in pecahan_persen(satu):
        atas, bawah = _dua(pecah, bahan)
        if atas is None or bawah is None or (atas.populasi and bawah.populasi):
            continue
        if ukuran(pecah.pembilang, bahan) != ukuran(pecah.penyebut, bahan):
            continue
        if sebab := _asing(atas, bawah):
            return Temuan(
                satu.kode,
                Kaidah.HIMPUNAN_BERBEDA,
                f'Pembilang "{atas.definisi}" dan penyebut "{bawah.definisi}" sama-sama dihitung dalam '
                f"{atas.satuan}, tetapi {sebab}. Hitung keduanya dari himpunan yang sama.",
            )
    return None


def _asing(atas: Variabel, bawah: Variabel) -> str | None:
    """Why one does not count out of the other; None when it may."""
    satu, lain = induk_kata(atas.definisi), induk_kata(bawah.definisi)
    if kurang := _lebih_luas(atas, bawah):
        return f'penyebutnya juga memuat "{kurang}" yang tidak dihitung pembilang'
    if lawan := _non(atas, bawah):
        return f'yang satu "{lawan}" dan yang lain bukan'
    disebut = akar(satu) in pokok(bawah.definisi) or akar(lain) in pokok(atas.definisi)
    if not disebut and golongan(satu) and golongan(lain) and not sepadan(satu, lain):
        return f"yang satu {satu} dan yang lain {lain}"
    return None


def _non(atas: Variabel, bawah: Variabel) -> str | None:
    """A word that one side has and the other negates: perizinan, non perizinan."""
    beda = pokok(atas.definisi) ^ pokok(bawah.definisi)
    disangkal = {satu for satu in beda if f"¬{satu}" in beda}
    semua = (*kata_baku(atas.definisi), *kata_baku(bawah.definisi))
    return next((kata for kata in semua if akar(kata) in disangkal), None)


def _lebih_luas(atas: Variabel, bawah: Variabel) -> str | None:
    """What the denominator counts beside the numerator's thing: desa / desa dan kelurahan."""
    kiri, _, kanan = bawah.definisi.casefold().partition(" yang ")[0].partition(" dan ")
    inti, kata = induk_kata(kiri), induk_kata(kanan)
    sejenis = golongan(inti) & golongan(kata) and akar(inti) != akar(kata)
    disebut = pokok(atas.definisi)
    return kata if sejenis and akar(inti) in disebut and akar(kata) not in disebut else None


def _dua(pecah: Pecahan, bahan: Bahan) -> tuple[Variabel | None, Variabel | None]:
    """Both sides as variables of this period, where they are nothing more."""
    sisi = (pecah.pembilang, pecah.penyebut)
    atas, bawah = (bahan.variabel[s.nama] if isinstance(s, Nama) else None for s in sisi)
    return atas, bawah
