"""What the page of a published period shows, drawn from its row alone, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from kinerja.angka import angka_indonesia
from kinerja.tanggal import ROMAWI
from skm.bagan.deret import Deret, susun_deret
from skm.bagan.skala import PERSEN
from skm.bentuk.aliran import Kolom, Ragam
from skm.katalog.lencana import Lencana
from skm.laporan.hasil.pilihan import BAGIAN
from skm.terbit.isi import Isi
from skm.terbit.queries import Bacaan, Edisi
from skm.tindaklanjut.kata import NADA_STATUS, NAMA_STATUS

NADA = {nama: NADA_STATUS[satu] for satu, nama in NAMA_STATUS.items()}
KOLOM = tuple(
    Kolom(nama, Ragam.TEKS, arti)
    for nama, arti in (
        ("bagian", "Apa yang disebut barisnya: periode, ikm, responden, unsur, ketepatan, tren, rencana, …"),
        ("kode", "Kode unsur atau golongan layanan"),
        ("nama", "Namanya"),
        ("nilai", "Angkanya, desimal dengan titik; dari rencana programnya"),
        ("keterangan", "Mutu, jumlah di balik persentase, penanggung jawab, atau keadaan"),
    )
)
"""The columns of the CSV."""


@dataclass(frozen=True, slots=True)
class BarisRencana:
    """One row of a plan, and of an earlier one what became of it."""

    unsur: str
    program: str
    kapan: str
    penanggung_jawab: str
    keadaan: Lencana | None
    bukti: str


@dataclass(frozen=True, slots=True)
class HalamanHasil:
    """A published edition, the others of its period, and all periods."""

    isi: Isi
    bacaan: Bacaan

    @property
    def judul(self) -> str:
        """Its period."""
        return str(self.isi["label"])

    @property
    def edisi(self) -> tuple[Edisi, ...]:
        """All editions of the period, the newest first; empty where there is only this one."""
        semua = self.bacaan.edisi(self.isi["tahun"], self.isi["bagian"])
        return semua if len(semua) > 1 else ()

    @property
    def digantikan(self) -> bool:
        """Whether a later edition holds."""
        return bool(self.edisi) and self.edisi[0].edisi != self.isi["edisi"]

    @property
    def terbit(self) -> datetime:
        """When it was published."""
        return datetime.fromisoformat(self.isi["terbit"])

    @property
    def disetujui(self) -> datetime:
        """When it was approved."""
        return datetime.fromisoformat(self.isi["disetujui"]["pada"])

    @property
    def rangkap(self) -> str:
        """Where one person took two steps of the approved report, in a sentence; else empty."""
        kalimat: str = self.isi["disetujui"].get("rangkap", "")
        return kalimat

    @property
    def sampel(self) -> str:
        """The respondents against the smallest sample."""
        cara = self.isi["metode"]
        if not cara["pelayanan"]:
            return "Jumlah pelayanan yang selesai belum tercatat"
        minimum, pelayanan = (angka_indonesia(cara[nama], 0) for nama in ("minimum", "pelayanan"))
        return f"Paling sedikit {minimum} untuk {pelayanan} pelayanan yang selesai"

    @property
    def forum(self) -> date | None:
        """The day of the forum that agreed on the plan."""
        hari = self.isi["rencana"]["forum"]
        return None if hari is None else date.fromisoformat(hari)

    @property
    def tren(self) -> Deret:
        """The published periods of this length on one scale."""
        return susun_deret(
            (
                (satu["label"], Fraction(Decimal(satu["ikm"])), None, "" if satu["sebanding"] else "*")
                for satu in self.isi["tren"]
            ),
            PERSEN,
        )

    @property
    def tak_sebanding(self) -> tuple[str, ...]:
        """Periods of the trend that were answered by another questionnaire."""
        return tuple(satu["label"] for satu in self.isi["tren"] if not satu["sebanding"])

    @property
    def rencana(self) -> tuple[BarisRencana, ...]:
        """What will be mended."""
        return tuple(map(_rencana, self.isi["rencana"]["baris"]))

    @property
    def tindak_lanjut(self) -> tuple[BarisRencana, ...]:
        """What became of the plan of the period before."""
        return tuple(map(_rencana, self.isi["tindak_lanjut"]["baris"]))

    @property
    def persen_selesai(self) -> Decimal | None:
        """The share of that plan that is done."""
        persen = self.isi["tindak_lanjut"]["persen"]
        return None if persen is None else Decimal(persen)


def daftar(bacaan: Bacaan, tahun: int | None = None) -> tuple[tuple[Edisi, str], ...]:
    """The published periods, all or of one year, with their names, what ended last first."""
    semua = (satu for satu in bacaan.periode if tahun in {None, satu.tahun})
    return tuple((satu, nama_periode(satu.tahun, satu.bagian)) for satu in semua)


def nama_periode(tahun: int, bagian: str) -> str:
    """`Triwulan III 2026`, `Tahun 2026`."""
    return f"{BAGIAN[bagian]} {tahun}" if bagian else f"Tahun {tahun}"


def baris_csv(isi: Isi) -> Iterator[tuple[str, ...]]:
    """The same as rows of `KOLOM`."""
    yield "periode", "", isi["label"], f"{isi['dari']}/{isi['sampai']}", f"edisi {isi['edisi']}"
    yield "ikm", "", isi["kantor"], isi["ikm"], f"mutu {isi['mutu']}"
    yield "responden", "", "jumlah responden", f"{isi['responden']}", isi["catatan"]
    if rangkap := isi["disetujui"].get("rangkap"):
        yield "rangkap", "", "langkah yang diambil satu orang", "", rangkap
    for satu in isi["unsur"]:
        yield "unsur", satu["kode"], satu["nama"], satu["nrr"] or "", f"mutu {satu['mutu']}"
    for satu in isi["ketepatan"]:
        berapa = f"{satu['tepat_waktu']} dari {satu['jatuh_tempo']} yang jatuh tempo"
        yield "ketepatan", satu["kategori"], satu["nama"], satu["koreksi"]["persen"] or "", berapa
    for satu in isi["tren"]:
        yield "tren", "", satu["label"], satu["ikm"], f"mutu {satu['mutu']}"
    for satu in isi["rencana"]["baris"]:
        yield "rencana", "", satu["unsur"], satu["program"], satu["penanggung_jawab"]
    for satu in isi["tindak_lanjut"]["baris"]:
        yield "tindak lanjut", "", satu["unsur"], satu["program"], satu["status"]


def _rencana(satu: dict[str, object]) -> BarisRencana:
    triwulan = satu["triwulan"]
    tw = ", ".join(ROMAWI[n - 1] for n in triwulan) if isinstance(triwulan, list) else ""
    status = str(satu.get("status", ""))
    return BarisRencana(
        str(satu["unsur"]),
        str(satu["program"]),
        f"Triwulan {tw}",
        str(satu["penanggung_jawab"]),
        (status, NADA[status]) if status else None,
        str(satu.get("bukti", "")),
    )
