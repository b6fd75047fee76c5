"""What the desk's pages show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from skm.bagian import Bagian
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
    StatusJanji.TANPA_JAM: ("Selesai, jamnya tidak tercatat", "netral"),
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
)
"""Next steps of one button: the event, the form's word for it, the button's words."""
JAM = frozenset({J.DITERIMA, J.LENGKAP, J.KURANG})
"""Entries that move the due moment: not everybody corrects them."""


@dataclass(frozen=True, slots=True)
class BarisPapan:
    """A case of a list; `nada` is the row's tone, `aksi` its step (lengkapi, selesai, serahkan), or empty."""

    kasus: BarisPermohonan
    lencana: tuple[Lencana, ...]
    nada: str
    dapat_dicentang: bool
    aksi: str


@dataclass(frozen=True, slots=True)
class DaftarKasus:
    """A list of cases, or the part of it that `bagian` says."""

    judul: str
    baris: tuple[BarisPapan, ...]
    bagian: Bagian
    id: str = ""
    """Where an address of its part leads to."""


@dataclass(frozen=True, slots=True)
class HalamanPapan:
    """The board: the lists of open cases that are not empty, and what was finished today."""

    terbuka: tuple[DaftarKasus, ...]
    selesai: DaftarKasus
    dapat_dicentang: bool


TANYAKAN = "tanyakan kepada petugas"
"""In place of a moment that the office only proposes."""


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
        if not self.tempo:
            return "Masih kurang"
        return "Waktu selesai" if self.tempo == TANYAKAN else "Selesai paling lambat"


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
    dapat_serah: bool
    dapat_urung: bool
    """Whether it was handed over, which can be taken back."""
    riwayat: tuple[CatatanKasus, ...]
    dapat_tempo: bool
    """Whether the due moment may be set anew."""
    ditetapkan_ulang: CatatanKasus | None
    """The entry that set it anew last."""


JUDUL_PAPAN = {
    "terlambat": "Terlambat",
    "berikut": "Menunggu diselesaikan",
    "menunggu": "Menunggu warga",
    "selesai": "Selesai hari ini",
}
"""The lists of the board, by the name under which an address says which part of each is shown."""


def papan(isi: Papan, alamat: Callable[[str, int], str]) -> HalamanPapan:
    """The board as its page shows it; `alamat` is that of a part of one of its lists."""
    semua = {
        nama: daftar(
            judul,
            isi.daftar[nama].baris,
            isi.daftar[nama].letak(partial(alamat, nama)),
            nada="bahaya" if nama == "terlambat" else "",
            dicentang=nama in {"terlambat", "berikut"},
            id=f"daftar-{nama}",
        )
        for nama, judul in JUDUL_PAPAN.items()
    }
    selesai = semua.pop("selesai")
    return HalamanPapan(
        terbuka=tuple(satu for satu in semua.values() if satu.baris),
        selesai=selesai,
        dapat_dicentang=bool(semua["terlambat"].baris or semua["berikut"].baris),
    )


def kasus(
    satu: BarisPermohonan, riwayat: Sequence[PeristiwaPermohonan], *, koreksi_jam: bool
) -> HalamanKasus:
    """One case as its page shows it; `koreksi_jam` allows correcting what moves the due moment as well."""
    catatan = _riwayat(riwayat, koreksi_jam)
    return HalamanKasus(
        lencana=LENCANA[satu.status_janji],
        dapat_selesai=dapat_selesai(satu.tahap),
        langkah=tuple((aksi, kata) for jenis, aksi, kata in LANGKAH if _dapat(jenis, satu.tahap)),
        dapat_kurang=_dapat(J.KURANG, satu.tahap),
        dapat_serah=_dapat(J.DISERAHKAN, satu.tahap),
        dapat_urung=satu.tahap is Tahap.DISERAHKAN,
        riwayat=catatan,
        dapat_tempo=koreksi_jam and satu.jatuh_tempo is not None,
        ditetapkan_ulang=next((p for p in reversed(catatan) if p.tempo is not None), None),
    )


def dapat_selesai(tahap: Tahap) -> bool:
    """Whether a case at that stage can be finished."""
    return _dapat(J.SELESAI, tahap)


def _dapat(jenis: J, tahap: Tahap) -> bool:
    return tahap in SAH[jenis][0]


def daftar(
    judul: str,
    semua: Iterable[BarisPermohonan],
    letak: Bagian,
    *,
    nada: str = "",
    dicentang: bool = False,
    id: str = "",
) -> DaftarKasus:
    """A list of cases; of those that are `dicentang` several can be dealt with at once."""
    return DaftarKasus(judul, tuple(_baris(satu, nada, dicentang=dicentang) for satu in semua), letak, id)


def _baris(satu: BarisPermohonan, nada: str, *, dicentang: bool) -> BarisPapan:
    lencana = [LENCANA[satu.status_janji]]
    if satu.tahap is Tahap.TTD:
        lencana.append(("Menunggu tanda tangan", "info"))
    if satu.tahap is Tahap.DISERAHKAN:
        lencana.append(("Diserahkan", "netral"))
    if satu.susulan:
        lencana.append(("Dicatat susulan", "netral"))
    return BarisPapan(
        kasus=satu,
        lencana=tuple(lencana),
        nada="perhatian" if satu.status_janji is StatusJanji.SEGERA else nada,
        dapat_dicentang=dicentang,
        aksi=_langkah(satu),
    )


def _langkah(satu: BarisPermohonan) -> str:
    if satu.status_janji is StatusJanji.MENUNGGU:
        return "lengkapi"
    if satu.terbuka:
        return "selesai"
    return "serahkan" if satu.tahap is Tahap.SELESAI else ""


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
