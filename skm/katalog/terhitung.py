"""What an indicator's figure can be counted from: the names its formulas may use, and what each stands for.

How they are counted is the business of `sumber`, which binds a collector to each of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kinerja.galat import GalatMasukan
from kinerja.rumus import Rumus

NON_SELESAI_TEPAT = "non_perizinan_selesai_tepat_waktu"
NON_SELESAI = "non_perizinan_selesai"
NON_TEPAT = "non_perizinan_tepat_waktu"
NON_TEMPO = "non_perizinan_jatuh_tempo"
IZIN_SELESAI_TEPAT = "perizinan_selesai_tepat_waktu"
IZIN_TEPAT = "perizinan_tepat_waktu"
IZIN_TEMPO = "perizinan_jatuh_tempo"
DIPROSES = "dokumen_pelayanan_kependudukan_diproses"
SELESAI = "dokumen_pelayanan_kependudukan_selesai"
NILAI, TERISI = "total_nilai_persepsi", "total_unsur_terisi"
PENIMBANG, NRR = "nilai_penimbang", "jumlah_nrr_tertimbang"

TEPAT, TEMPO = "Permohonan jatuh tempo yang tepat waktu", "Permohonan jatuh tempo"


@dataclass(frozen=True, slots=True)
class Terhitung:
    """One counted thing: how an office chooses it, and its variables with what is counted, in words."""

    kode: str
    """As `Indikator.otomatis` keeps it."""
    sebutan: str
    variabel: Mapping[str, str]
    kata: Mapping[str, str] = field(default_factory=dict)
    """Names that a sentence about this figure calls shorter than the catalogue does: its group is known."""
    boleh_diisi: bool = False
    """Whether an office may have a post fill it in instead, and count it again later."""

    def pastikan(self, rumus: Iterable[Rumus]) -> None:
        """Raises GalatMasukan for a formula that names something else, which nobody would ever fill in."""
        asing = [nama for satu in rumus for nama in satu.nama() if nama not in self.variabel]
        if asing:
            raise GalatMasukan(
                f"{self.sebutan} tidak menghitung {asing[0]}. Yang dihitung: {', '.join(self.variabel)}."
            )


IKM = Terhitung(
    "ikm",
    "IKM dari survei",
    {
        NILAI: "Jumlah nilai seluruh unsur",
        TERISI: "Jumlah unsur yang diisi",
        PENIMBANG: "1 dibagi jumlah unsur",
        NRR: "Jumlah NRR tertimbang: tiap unsur nilai ÷ terisi × penimbang",
    },
)
KETEPATAN_NON_PERIZINAN = Terhitung(
    "ketepatan_non_perizinan",
    "Ketepatan non perizinan dari loket",
    {
        NON_SELESAI_TEPAT: "Permohonan non perizinan selesai tepat waktu",
        NON_SELESAI: "Permohonan non perizinan selesai",
        NON_TEPAT: TEPAT,
        NON_TEMPO: TEMPO,
    },
    {
        NON_SELESAI_TEPAT: "permohonan selesai tepat waktu",
        NON_SELESAI: "permohonan selesai",
        NON_TEPAT: "permohonan tepat waktu",
        NON_TEMPO: "permohonan jatuh tempo",
    },
)
KETEPATAN_PERIZINAN = Terhitung(
    "ketepatan_perizinan",
    "Ketepatan perizinan dari loket",
    {
        IZIN_SELESAI_TEPAT: "Permohonan perizinan selesai tepat waktu",
        NON_SELESAI: "Permohonan non perizinan selesai",
        IZIN_TEPAT: TEPAT,
        IZIN_TEMPO: TEMPO,
    },
    {IZIN_TEPAT: "permohonan tepat waktu", IZIN_TEMPO: "permohonan jatuh tempo"},
)
DOKUMEN_NON_PERIZINAN = Terhitung(
    "dokumen_non_perizinan",
    "Permohonan non perizinan dari loket",
    {
        DIPROSES: "Permohonan non perizinan yang mulai diproses",
        SELESAI: "Permohonan non perizinan yang selesai",
    },
    boleh_diisi=True,
)
TERHITUNG = {
    satu.kode: satu for satu in (IKM, KETEPATAN_NON_PERIZINAN, KETEPATAN_PERIZINAN, DOKUMEN_NON_PERIZINAN)
}


def dapat_dipilih(*rumus: Rumus) -> list[str]:
    """What an office may have counted or filled in, where those formulas name nothing else."""
    nama = {satu for isi in rumus for satu in isi.nama()}
    return [satu.kode for satu in TERHITUNG.values() if satu.boleh_diisi and nama <= set(satu.variabel)]
