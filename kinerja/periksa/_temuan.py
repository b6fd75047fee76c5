"""What a rule is given and what it hands back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kinerja.indikator import Indikator
from kinerja.rumus import Populasi, Variabel


class Kaidah(StrEnum):
    """The rules, in the order in which findings of one indicator are given."""

    PERSEN_TANPA_PENYEBUT = "persen_tanpa_penyebut"
    SATUAN_TIDAK_SEPADAN = "satuan_tidak_sepadan"
    PEMBILANG_BUKAN_BAGIAN = "pembilang_bukan_bagian"
    RATA_RATA_KALI_100 = "rata_rata_kali_100"
    PERSEN_DARI_PERSEN = "persen_dari_persen"
    JENIS_NAMA_BEDA_RUMUS = "jenis_nama_beda_rumus"
    RUMUS_KEMBAR = "rumus_kembar"
    INDIKATOR_KEMBAR = "indikator_kembar"
    KANTOR_LAIN = "kantor_lain"
    RENCANA_SEBAGAI_HASIL = "rencana_sebagai_hasil"
    POPULASI_SATU = "populasi_satu"
    LAWAN_KATA = "lawan_kata"
    SATUAN_BUKAN_YANG_DIHITUNG = "satuan_bukan_yang_dihitung"
    NAMA_BUKAN_UKURAN = "nama_bukan_ukuran"
    BUTIR_GANDA = "butir_ganda"
    SELALU_SERATUS = "selalu_seratus"
    PECAHAN_TERBALIK = "pecahan_terbalik"
    HIMPUNAN_BERBEDA = "himpunan_berbeda"
    TARGET_SEBAGAI_PENYEBUT = "target_sebagai_penyebut"
    RATA_RATA_INDEKS = "rata_rata_indeks"
    DASAR_TAHUN_INI = "dasar_tahun_ini"
    PERUBAHAN_BUKAN_SELISIH = "perubahan_bukan_selisih"
    ARAH_TERBALIK = "arah_terbalik"
    SATUAN_BEDA_KATA = "satuan_beda_kata"
    KEADAAN_DIJUMLAHKAN = "keadaan_dijumlahkan"
    SIFAT_TIDAK_SEPADAN = "sifat_tidak_sepadan"


@dataclass(frozen=True, slots=True)
class Temuan:
    """A doubt about one indicator, as the office reads it.

    `kalimat` quotes the decree's words and says what to do about them; `terkait` are the codes of other
    indicators it speaks of.
    """

    kode: str
    aturan: Kaidah
    kalimat: str
    terkait: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bahan:
    """What every rule may look at: the catalogue by code and name, and the office's own names, folded."""

    indikator: Mapping[str, Indikator]
    variabel: Mapping[str, Variabel]
    populasi: Mapping[str, Populasi]
    kantor: frozenset[str]


Pemeriksa = Callable[[Indikator, Bahan], Temuan | None]
"""A rule: the finding about one indicator, or None."""
