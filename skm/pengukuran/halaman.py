"""What the pages of indicators show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from zoneinfo import ZoneInfo

from kinerja.hasil import Hasil
from kinerja.indikator import RumusBerlaku
from kinerja.periode import Periode
from skm.akun.dua_orang import LAPORKAN, SETUJUI, VERIFIKASI, DuaOrang, Rangkap
from skm.isian.janggal import janggal
from skm.isian.masukan import Isian
from skm.isian.models import TahapIsian
from skm.isian.putaran import pelaku
from skm.katalog.baris import BarisIndikator
from skm.katalog.lencana import KATA_STATUS, Lencana
from skm.pengukuran.nilai import NilaiIndikator

Pintu = tuple[str, str, Mapping[str, int | str | None]]
"""What a button is called, the page it opens, and the choices in its address."""


@dataclass(frozen=True, slots=True)
class KartuRumus:
    """The result of one of the two formulas, with what there is to say about it."""

    judul: str
    hasil: Hasil
    lencana: tuple[Lencana, ...]
    jejak: str
    """What links to its trace name."""


def kartu_rumus(nilai: NilaiIndikator, kini: Sequence[Lencana]) -> tuple[KartuRumus, KartuRumus]:
    """Both results; the one in force carries the words `kini`, the other its state where it has no figure."""

    def kartu(rumus: RumusBerlaku, hasil: Hasil) -> KartuRumus:
        judul, jejak = f"Menurut rumus {rumus.value}", f"jejak-{rumus.value}"
        if rumus is nilai.rumus:
            return KartuRumus(judul, hasil, (("Berlaku", "baik"), *kini), jejak)
        keadaan = () if hasil.nilai is not None else (KATA_STATUS[hasil.status],)
        return KartuRumus(judul, hasil, (("Pembanding", "netral"), *keadaan), jejak)

    return kartu(RumusBerlaku.KETETAPAN, nilai.ketetapan), kartu(RumusBerlaku.KOREKSI, nilai.koreksi)


def pintu(
    satu: BarisIndikator, tahun: int, triwulan: int | None, *, boleh_rumus: bool, boleh_target: bool
) -> list[Pintu]:
    """The pages about the indicator that are open to whoever asks."""
    terhitung = satu.otomatis is not None
    saat: dict[str, int | str | None] = {"kode": satu.kode, "tahun": tahun}
    semua: list[tuple[bool, Pintu]] = [
        (not (terhitung or satu.pensiun), ("Isi", "indikator.isi", {**saat, "triwulan": triwulan})),
        (True, ("Analisis", "indikator.analisis", saat)),
        (not satu.pensiun, ("Rencana aksi", "indikator.aksi", saat)),
        (boleh_rumus, ("Pilih rumus", "indikator.rumus", saat)),
        (boleh_target and not terhitung, ("Ubah koreksi", "indikator.koreksi", saat)),
        (boleh_target, ("Cara mengukur", "indikator.cara", saat)),
        (boleh_target, ("Target", "indikator.target", saat)),
    ]
    return [isi for boleh, isi in semua if boleh]


DIBEKUKAN = (
    "Angkanya dibekukan: data yang berubah kemudian tidak menggesernya lagi. "
    "Persetujuan dapat ditarik sampai hari ini berakhir."
)
"""What approving does, said before it is done."""
DITARIK = (
    "Yang ditarik menunggu disetujui lagi; riwayatnya tetap tercatat. Sesudah hari ini tidak dapat ditarik."
)
"""What taking an approval back does."""


@dataclass(frozen=True, slots=True)
class SiapDisetujui:
    """The figures that one button approves."""

    banyak: int
    kode: str
    """With commas, as the form sends them."""
    kata: str
    """`12 angka triwulan II 2026`."""
    akibat: str


def tanya_setujui(siap: Sequence[NilaiIndikator], periode: Periode) -> SiapDisetujui:
    """What is asked before they are approved, naming those that make one look twice."""
    kata = f"{len(siap)} angka {awal_kecil(periode.label)}"
    ragu = [satu.indikator.kode for satu in siap if janggal(satu.berlaku)]
    dilihat = f" Lihat dahulu {', '.join(ragu)}: nilainya perlu diperiksa." if ragu else ""
    kode = ",".join(satu.indikator.kode for satu in siap)
    return SiapDisetujui(len(siap), kode, kata, f"Setujui {kata}? {DIBEKUKAN}{dilihat}")


def halangan_setujui(dua: DuaOrang, oleh: str, satu: NilaiIndikator, isian: Iterable[Isian]) -> str:
    """Why `oleh` may not approve the figure, whose inputs are `isian`; empty where two people are at work."""
    if satu.indikator.otomatis:
        pelapor = [satu.beku.oleh] if satu.beku is not None and not satu.beku.disetujui else []
        return dua.halangan(SETUJUI, oleh, LAPORKAN, pelapor)
    pemeriksa = [nama for ada in isian for nama in pelaku(ada.langkah, VERIFIKASI)]
    return dua.halangan(SETUJUI, oleh, VERIFIKASI, pemeriksa)


def rangkap_angka(satu: NilaiIndikator, isian: Iterable[Isian]) -> tuple[Rangkap, ...]:
    """Where one person took two steps towards the figure: as it was frozen, else of its inputs `isian`."""
    if satu.beku is not None:
        return satu.beku.rangkap
    return () if satu.indikator.otomatis else tuple(ini for ada in isian for ini in ada.rangkap)


def kalimat_rangkap(satu: NilaiIndikator, isian: Iterable[Isian], zona: tzinfo) -> str:
    """The same in a sentence; empty where there is none."""
    return tulis_rangkap(satu.indikator.kode, rangkap_angka(satu, isian), zona)


def tulis_rangkap(kode: str, rangkap: Iterable[Rangkap], zona: tzinfo) -> str:
    """The steps of that indicator's figure that one person took, in a sentence; empty for none."""
    semua = [ini.kalimat(zona) for ini in rangkap]
    return f"Angka {kode}: {'; '.join(semua)}." if semua else ""


def dapat_ditarik(satu: NilaiIndikator, isian: Isian | None, zona: ZoneInfo, hari_ini: date) -> bool:
    """Whether the figure was approved today, and its inputs are not locked."""
    if satu.beku is None or not satu.beku.disetujui:
        return False
    hari_itu = satu.beku.pada.astimezone(zona).date() == hari_ini
    return hari_itu and (isian is None or isian.tahap is TahapIsian.DISETUJUI)


def awal_kecil(kata: str) -> str:
    """The words as they stand within a sentence."""
    return kata[:1].lower() + kata[1:]
