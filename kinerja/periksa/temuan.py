"""What the linter reports, and what a rule is given to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kinerja.indikator import Indikator, Katalog
from kinerja.rumus import Populasi, Variabel


class Aturan(StrEnum):
    """The rules, in the order their findings are listed."""

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


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding: `kalimat` is the sentence to show the office, `terkait` the codes it also concerns."""

    kode: str
    aturan: Aturan
    kalimat: str
    terkait: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Konteks:
    """One indicator within its catalogue; `kantor` are the office's own names."""

    indikator: Indikator
    katalog: Katalog
    kantor: frozenset[str]

    @property
    def variabel(self) -> Mapping[str, Variabel]:
        """The catalogue's variables by name."""
        return self.katalog.menurut_nama

    @property
    def populasi(self) -> Mapping[str, Populasi]:
        """The catalogue's populations by code."""
        return {satu.kode: satu for satu in self.katalog.populasi}
