"""What the desk's pages show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from skm.loket.alur import SAH, TENTANG
from skm.loket.baris import SUSULAN, BarisPermohonan, StatusJanji
from skm.loket.models import JenisPeristiwa as J
from skm.loket.models import PeristiwaPermohonan, Tahap
from skm.loket.queries import Papan

Lencana = tuple[str, str]
"""Words and tone of a badge."""

LENCANA: Mapping[StatusJanji, Lencana] = {
    StatusJanji.MENUNGGU: ("Menunggu warga", "netral"),
    StatusJanji.BERJALAN: ("Berjalan", "info"),
    StatusJanji.SEGERA: ("Segera", "perhatian"),
    StatusJanji.TERLAMBAT: ("Terlambat", "bahaya"),
    StatusJanji.TEPAT: ("Selesai tepat waktu", "baik"),
    StatusJanji.SELESAI_TERLAMBAT: ("Selesai terlambat", "perhatian"),
    StatusJanji.BATAL: ("Dibatalkan", "netral"),
    StatusJanji.DITOLAK: ("Ditolak", "netral"),
    StatusJanji.DITARIK: ("Muatannya dibatalkan", "netral"),
}
NAMA_PERISTIWA: Mapping[J, str] = {
    J.DITERIMA: "Diterima",
    J.KURANG: "Berkas kurang",
    J.LENGKAP: "Berkas lengkap",
    J.TTD: "Menunggu tanda tangan",
    J.SELESAI: "Selesai",
    J.DISERAHKAN: "Diserahkan",
    J.BATAL: "Dibatalkan",
    J.DITOLAK: "Ditolak",
    J.KOREKSI: "Koreksi",
    J.TEMPO: "Jatuh tempo ditetapkan ulang",
    J.DITARIK: "Muatan register dibatalkan",
}
LANGKAH = (
    (J.TTD, "ttd", "Menunggu tanda tangan"),
    (J.LENGKAP, "lengkap", "Berkas sudah lengkap"),
    (J.DISERAHKAN, "serahkan", "Sudah diserahkan"),
)
"""Next steps of one button: the event, the form's word for it, the button's words."""
JAM = frozenset({J.DITERIMA, J.LENGKAP, J.KURANG})
"""Entries that move the due moment: not everybody corrects them."""


@dataclass(frozen=True, slots=True)
class BarisPapan:
    """A case of the board; `nada` is the row's tone or empty."""

    kasus: BarisPermohonan
    lencana: tuple[Lencana, ...]
    nada: str
    dapat_dicentang: bool
    menunggu: bool


@dataclass(frozen=True, slots=True)
class KelompokPapan:
    """A list of the board; `jumlah` is of all its cases, `terpotong` whether not all are shown."""

    judul: str
    kolom_akhir: str
    baris: tuple[BarisPapan, ...]
    jumlah: int
    terpotong: bool


@dataclass(frozen=True, slots=True)
class HalamanPapan:
    """The board: the lists of open cases that are not empty, and what was finished today."""

    terbuka: tuple[KelompokPapan, ...]
    selesai: KelompokPapan
    dapat_dicentang: bool


@dataclass(frozen=True, slots=True)
class BarisStruk:
    """One request of a receipt; `tempo` in words, empty while `kurang` says what is missing."""

    nomor: str
    layanan: str
    pemohon: str
    diterima: datetime
    tempo: str
    kurang: str
    kode: str
    qr: str

    @property
    def tentang(self) -> str:
        """What stands before the moment or the missing papers."""
        return "Selesai paling lambat" if self.tempo else "Masih kurang"


@dataclass(frozen=True, slots=True)
class CatatanKasus:
    """An entry of a case's log as shown; `dicatat` only where it was made afterwards."""

    urut: int
    nama: str
    pada: datetime
    oleh: str
    dicatat: datetime | None
    dicabut: bool
    kurang: str
    alasan: str
    koreksi: str
    tempo: datetime | None
    """The due moment that was set anew."""
    dapat_dikoreksi: bool


@dataclass(frozen=True, slots=True)
class HalamanKasus:
    """One case, what can be done with it now, and its log."""

    lencana: Lencana
    dapat_selesai: bool
    langkah: tuple[tuple[str, str], ...]
    dapat_kurang: bool
    riwayat: tuple[CatatanKasus, ...]
    dapat_tempo: bool
    """Whether the due moment may be set anew."""
    ditetapkan_ulang: CatatanKasus | None
    """The entry that set it anew last."""


def papan(isi: Papan) -> HalamanPapan:
    """The board as its page shows it."""
    terbuka = (
        _kelompok("Terlambat", isi.terlambat, isi.jumlah_terlambat, nada="bahaya"),
        _kelompok("Menunggu diselesaikan", isi.berikut, isi.jumlah_berikut),
        _kelompok("Menunggu warga", isi.menunggu, isi.jumlah_menunggu),
    )
    return HalamanPapan(
        terbuka=tuple(satu for satu in terbuka if satu.baris),
        selesai=_kelompok(
            "Selesai hari ini", isi.selesai_hari_ini, isi.jumlah_selesai_hari_ini, kolom_akhir="Selesai"
        ),
        dapat_dicentang=bool(isi.terlambat or isi.berikut),
    )


def kasus(
    satu: BarisPermohonan, riwayat: Sequence[PeristiwaPermohonan], *, koreksi_jam: bool
) -> HalamanKasus:
    """One case as its page shows it; `koreksi_jam` allows correcting what moves the due moment as well."""
    catatan = _riwayat(riwayat, koreksi_jam)
    return HalamanKasus(
        lencana=LENCANA[satu.status_janji],
        dapat_selesai=_dapat(J.SELESAI, satu.tahap),
        langkah=tuple((aksi, kata) for jenis, aksi, kata in LANGKAH if _dapat(jenis, satu.tahap)),
        dapat_kurang=_dapat(J.KURANG, satu.tahap),
        riwayat=catatan,
        dapat_tempo=koreksi_jam and satu.jatuh_tempo is not None,
        ditetapkan_ulang=next((p for p in reversed(catatan) if p.tempo is not None), None),
    )


def _dapat(jenis: J, tahap: Tahap) -> bool:
    return tahap in SAH[jenis][0]


def _kelompok(
    judul: str,
    semua: tuple[BarisPermohonan, ...],
    jumlah: int,
    *,
    kolom_akhir: str = "Tindakan",
    nada: str = "",
) -> KelompokPapan:
    baris = tuple(_baris(satu, nada) for satu in semua)
    return KelompokPapan(judul, kolom_akhir, baris, jumlah, jumlah > len(baris))


def _baris(satu: BarisPermohonan, nada: str) -> BarisPapan:
    lencana = [LENCANA[satu.status_janji]]
    if satu.tahap is Tahap.TTD:
        lencana.append(("Menunggu tanda tangan", "info"))
    if satu.susulan:
        lencana.append(("Dicatat susulan", "netral"))
    menunggu = satu.status_janji is StatusJanji.MENUNGGU
    return BarisPapan(
        kasus=satu,
        lencana=tuple(lencana),
        nada="perhatian" if satu.status_janji is StatusJanji.SEGERA else nada,
        dapat_dicentang=satu.terbuka and not menunggu,
        menunggu=menunggu,
    )


def _riwayat(semua: Sequence[PeristiwaPermohonan], koreksi_jam: bool) -> tuple[CatatanKasus, ...]:
    dicabut = {p.isi["urut"] for p in semua if p.jenis is J.KOREKSI and p.isi.get("hapus")}
    return tuple(
        CatatanKasus(
            urut=p.urut,
            nama=NAMA_PERISTIWA[p.jenis],
            pada=p.pada,
            oleh=p.oleh,
            dicatat=p.dicatat if p.dicatat - p.pada > SUSULAN else None,
            dicabut=p.urut in dicabut,
            kurang=p.isi.get("kurang") or "",
            alasan=p.isi.get("alasan") or "",
            koreksi=_koreksi(p),
            tempo=datetime.fromisoformat(p.isi["jatuh_tempo"]) if p.jenis is J.TEMPO else None,
            dapat_dikoreksi=p.jenis not in TENTANG
            and semua[-1].jenis is not J.DITARIK
            and p.urut not in dicabut
            and (koreksi_jam or p.jenis not in JAM),
        )
        for p in semua
    )


def _koreksi(p: PeristiwaPermohonan) -> str:
    if p.jenis is not J.KOREKSI:
        return ""
    return f"Catatan nomor {p.isi['urut']} {'dicabut' if p.isi.get('hapus') else 'dipindah waktunya'}"
