"""Reads the decreed formulas and says what is doubtful about them, by rules over structure, units and words.

Nothing here knows a code: the same rules read any catalogue. A rule looks at the decreed formula's tree, at
the declared units and populations, and at the decree's own texts; never at the grade or the notes of a row.
"""

from collections.abc import Collection

from kinerja.indikator import Katalog
from kinerja.periksa._temuan import Bahan, Kaidah, Pemeriksa, Temuan
from kinerja.periksa.himpunan import himpunan_berbeda, pecahan_terbalik, selalu_seratus
from kinerja.periksa.kata import butir_ganda, kantor_lain, rencana_sebagai_hasil
from kinerja.periksa.kembar import indikator_kembar, rumus_kembar
from kinerja.periksa.lawan import lawan_kata
from kinerja.periksa.persen import (
    pembilang_bukan_bagian,
    persen_dari_persen,
    persen_tanpa_penyebut,
    populasi_satu,
    rata_rata_indeks,
    satuan_tidak_sepadan,
    target_sebagai_penyebut,
)
from kinerja.periksa.sifat import keadaan_dijumlahkan, sifat_tidak_sepadan
from kinerja.periksa.ukuran import (
    jenis_nama_beda_rumus,
    nama_bukan_ukuran,
    rata_rata_kali_100,
    satuan_beda_kata,
    satuan_bukan_yang_dihitung,
)
from kinerja.periksa.waktu import arah_terbalik, dasar_tahun_ini, perubahan_bukan_selisih

__all__ = ["Kaidah", "Temuan", "periksa"]

_ATURAN: tuple[Pemeriksa, ...] = (
    persen_tanpa_penyebut,
    satuan_tidak_sepadan,
    pembilang_bukan_bagian,
    rata_rata_kali_100,
    persen_dari_persen,
    jenis_nama_beda_rumus,
    rumus_kembar,
    indikator_kembar,
    kantor_lain,
    rencana_sebagai_hasil,
    populasi_satu,
    lawan_kata,
    satuan_bukan_yang_dihitung,
    nama_bukan_ukuran,
    butir_ganda,
    selalu_seratus,
    pecahan_terbalik,
    himpunan_berbeda,
    target_sebagai_penyebut,
    rata_rata_indeks,
    dasar_tahun_ini,
    perubahan_bukan_selisih,
    arah_terbalik,
    satuan_beda_kata,
    keadaan_dijumlahkan,
    sifat_tidak_sepadan,
)


def periksa(katalog: Katalog, kantor: Collection[str]) -> tuple[Temuan, ...]:
    """What is doubtful about each decreed formula, in the catalogue's order and then that of `Kaidah`.

    `kantor` are this office's own names without the word Kecamatan ("Longkali", "Long Kali"); case and blanks
    do not matter. At most one finding per indicator and rule.
    """
    bahan = Bahan(
        indikator=katalog.menurut_kode,
        variabel=katalog.menurut_nama,
        populasi={satu.kode: satu for satu in katalog.populasi},
        kantor=frozenset("".join(nama.split()).casefold() for nama in kantor),
    )
    semua = (aturan(satu, bahan) for satu in katalog.indikator for aturan in _ATURAN)
    return tuple(temuan for temuan in semua if temuan is not None)
