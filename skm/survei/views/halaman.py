"""What the survey's pages show, put together from the questionnaire and what was filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from skm.bahasa import ASAL
from skm.jawaban.jalur import Jalur
from skm.kuesioner.models import JenisTambahan, Kuesioner
from skm.kuesioner.profil import daftar_profil
from skm.survei.isian import SARAN_MAKS, Isian
from skm.survei.perbaikan import ButirPerbaikan
from skm.survei.queries import PilihanLayanan, Pintu
from skm.web.bahasa import gettext as _
from skm.web.bahasa import kode_bahasa
from skm.web.tantangan import Tantangan
from skm.web.warga import Warga

PERBAIKAN_TAMPIL = 3
"""Things that the office mends, named after thanks; the rest stands on their own page."""
TANPA_LAYANAN: Mapping[str, PilihanLayanan] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tanya:
    """One question as shown; `nomor` is its place on the page, from 1."""

    kode: str
    nomor: int
    unsur: str
    teks: str
    asing: bool
    """Whether it is shown in Indonesian because the page's language has no words for it yet."""
    opsi: tuple[tuple[int, str], ...]
    terpilih: int | None
    galat: str | None


@dataclass(frozen=True, slots=True)
class ButirHalaman:
    """One optional question about the respondent as shown."""

    nama: str
    label: str
    pilihan: tuple[tuple[str, str], ...]
    terpilih: str
    galat: str | None


@dataclass(frozen=True, slots=True)
class TambahanHalaman:
    """One extra question as shown; one without `pilihan` is answered in words."""

    kode: str
    teks: str
    asing: bool
    pilihan: tuple[tuple[int, str], ...]
    terpilih: int | str | None
    galat: str | None


@dataclass(frozen=True, slots=True)
class LayananHalaman:
    """The first question at a door that does not say its service: which one it was, by code and name."""

    pilihan: tuple[tuple[str, str], ...]
    terpilih: str
    galat: str | None


@dataclass(frozen=True, slots=True)
class Mengadu:
    """Where a citizen can complain: the page for it, and the office's other way in its own words."""

    alamat: str = ""
    saluran: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanKuesioner(Warga):
    """The questionnaire's page; `galat` lists (anchor, message) for the summary at its top."""

    layanan_nama: str | None
    judul: str
    action: str
    token: str
    kunci: str
    kuesioner_id: int
    layanan: LayananHalaman | None
    pertanyaan: tuple[Tanya, ...]
    tambahan: tuple[TambahanHalaman, ...]
    profil: tuple[ButirHalaman, ...]
    saran: str
    saran_galat: str | None
    saran_maks: int
    galat: tuple[tuple[str, str], ...]
    tanya: Tantangan | None
    """The question of a flooded link; None on an ordinary day."""
    pratinjau: bool
    """Whether it is only shown, and cannot be sent."""
    mengadu: Mengadu
    sampai: str
    """The last day of a link's door, ISO 8601; empty for none."""


TIDAK_MENGADU = Mengadu()


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanTamat(Warga):
    """The page after sending: thanks, or that the answer had been stored before."""

    ulang_url: str
    mengadu: Mengadu
    terbit: str
    """The period whose results were published last; empty for none."""
    hasil_url: str
    """Where they stand."""
    perbaikan: tuple[ButirPerbaikan, ...] = ()
    """What the office mends, the first few."""
    perbaikan_url: str = ""

    @property
    def ada_perbaikan(self) -> bool:
        """Whether the page of what is mended and of answered comments is led to; a kiosk leads nowhere."""
        return bool(self.perbaikan or self.terbit) and not self.kios


@dataclass(frozen=True, slots=True, kw_only=True)
class HalamanTutup(Warga):
    """The page of a link that cannot be answered."""

    pesan: str
    """Indonesian; the page translates it."""


def kuesioner(
    pintu: Pintu,
    isi: Kuesioner,
    isian: Isian,
    *,
    action: str,
    token: str = "",
    kunci: str = "",
    umum: str = "",
    tanya: Tantangan | None = None,
    pratinjau: bool = False,
    layanan: Mapping[str, PilihanLayanan] = TANPA_LAYANAN,
    mengadu: Mengadu = TIDAK_MENGADU,
) -> HalamanKuesioner:
    """The page with what was filled kept; `umum` is a message about the form as a whole.

    `layanan` are the services a citizen may name here.
    """
    kata = penerjemah(isi, kode_bahasa())
    pertanyaan = tuple(
        Tanya(
            unsur.kode,
            nomor,
            kata(unsur.nama),
            kata(unsur.pertanyaan),
            _asing(kata, unsur.pertanyaan),
            tuple(enumerate(map(kata, unsur.opsi), start=1)),
            isian.nilai.get(unsur.kode),
            _pesan(isian, unsur.kode),
        )
        for nomor, unsur in enumerate(isi.unsur, start=1)
    )
    profil = tuple(
        ButirHalaman(
            butir.nama,
            _(butir.label),
            tuple((kode, _(label)) for kode, label in butir.pilihan),
            isian.profil.get(butir.nama, ""),
            _pesan(isian, butir.nama),
        )
        for butir in daftar_profil()
    )
    tambahan = tuple(
        TambahanHalaman(
            satu.kode,
            kata(satu.pertanyaan),
            _asing(kata, satu.pertanyaan),
            tuple(enumerate(map(kata, satu.pilihan), start=1)) if satu.jenis is JenisTambahan.PILIHAN else (),
            isian.tambahan.get(satu.kode),
            _pesan(isian, satu.kode),
        )
        for satu in isi.tambahan
    )
    label = {satu.kode: _("Pertanyaan %(n)d", n=satu.nomor) for satu in pertanyaan}
    label |= {satu.kode: satu.teks for satu in tambahan}
    label |= {butir.nama: butir.label for butir in profil}
    label |= {"saran": _("Saran dan masukan"), "layanan": _("Layanan")}
    ringkas = [(nama, f"{label[nama]}: {_(pesan)}") for nama, pesan in isian.galat.items()]
    return HalamanKuesioner(
        unit_nama=pintu.unit_nama,
        kabupaten=pintu.kabupaten,
        layanan_nama=pintu.layanan_nama,
        judul=kata(isi.judul),
        action=action,
        token=token,
        kunci=kunci,
        kuesioner_id=isi.id,
        kios=pintu.jalur is Jalur.KIOS,
        layanan=_layanan(isian, layanan),
        pertanyaan=pertanyaan,
        tambahan=tambahan,
        profil=profil,
        saran=isian.saran,
        saran_galat=_pesan(isian, "saran"),
        saran_maks=SARAN_MAKS,
        galat=(*((("saran", _(umum)),) if umum else ()), *ringkas),
        tanya=tanya,
        pratinjau=pratinjau,
        mengadu=mengadu,
        sampai="" if pintu.sampai is None or pintu.jalur is Jalur.TIKET else pintu.sampai.isoformat(),
        contoh=pintu.contoh,
    )


def penerjemah(isi: Kuesioner, bahasa: str) -> Callable[[str], str]:
    """Gives a text in a language: as the questionnaire's admin wrote, else from the catalogue, else as is."""
    milik = {satu.asal: satu.teks for satu in isi.terjemahan if satu.bahasa == bahasa}
    return lambda teks: (milik.get(teks) or _(teks)) if teks else ""


def _asing(kata: Callable[[str], str], teks: str) -> bool:
    return kode_bahasa() != ASAL and kata(teks) == teks


def _layanan(isian: Isian, semua: Mapping[str, PilihanLayanan]) -> LayananHalaman | None:
    pilihan = tuple((kode, satu.nama) for kode, satu in semua.items() if satu.aktif)
    return LayananHalaman(pilihan, isian.layanan, _pesan(isian, "layanan")) if pilihan else None


def _pesan(isian: Isian, nama: str) -> str | None:
    return _(isian.galat[nama]) if nama in isian.galat else None


def tamat(
    pintu: Pintu,
    *,
    ulang_url: str,
    beranda_url: str,
    hasil_url: str,
    mengadu: Mengadu,
    perbaikan: tuple[ButirPerbaikan, ...] = (),
    perbaikan_url: str = "",
) -> HalamanTamat:
    """The page after sending; a kiosk goes on to the next citizen at `ulang_url`."""
    return HalamanTamat(
        unit_nama=pintu.unit_nama,
        kabupaten=pintu.kabupaten,
        kios=pintu.jalur is Jalur.KIOS,
        contoh=pintu.contoh,
        ulang_url=ulang_url,
        beranda_url=beranda_url,
        mengadu=mengadu,
        perbaikan=perbaikan[:PERBAIKAN_TAMPIL],
        perbaikan_url=perbaikan_url,
        terbit=pintu.terbit,
        hasil_url=hasil_url,
    )
