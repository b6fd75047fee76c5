"""What the survey's pages show, put together from the questionnaire and what was filled in."""

from __future__ import annotations

from dataclasses import dataclass

from skm.layanan.models import Unit
from skm.survei.isian import SARAN_MAKS, Isian
from skm.survei.models import Jalur, JenisTambahan, Kuesioner
from skm.survei.profil import daftar_profil
from skm.survei.queries import Pintu
from skm.survei.tantangan import Tantangan


@dataclass(frozen=True, slots=True)
class Tanya:
    """One question as shown; `nomor` is its place on the page, from 1."""

    kode: str
    nomor: int
    unsur: str
    teks: str
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
    pilihan: tuple[tuple[int, str], ...]
    terpilih: int | str | None
    galat: str | None


@dataclass(frozen=True, slots=True)
class HalamanKuesioner:
    """The questionnaire's page; `galat` lists (anchor, message) for the summary at its top."""

    unit_nama: str
    kabupaten: str
    layanan_nama: str | None
    judul: str
    action: str
    kunci: str
    kuesioner_id: int
    kios: bool
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


@dataclass(frozen=True, slots=True)
class HalamanTamat:
    """The page after sending: thanks, or that the answer had been stored before."""

    unit_nama: str
    kabupaten: str
    kios: bool
    ulang_url: str
    beranda_url: str


@dataclass(frozen=True, slots=True)
class HalamanTutup:
    """The page of a link that cannot be answered."""

    unit_nama: str
    kabupaten: str
    pesan: str
    beranda_url: str


def kuesioner(
    pintu: Pintu,
    isi: Kuesioner,
    isian: Isian,
    *,
    action: str,
    kunci: str,
    umum: str = "",
    tanya: Tantangan | None = None,
    pratinjau: bool = False,
) -> HalamanKuesioner:
    """The page with what was filled kept; `umum` is a message about the form as a whole."""
    pertanyaan = tuple(
        Tanya(
            unsur.kode,
            nomor,
            unsur.nama,
            unsur.pertanyaan,
            tuple(enumerate(unsur.opsi, start=1)),
            isian.nilai.get(unsur.kode),
            isian.galat.get(unsur.kode),
        )
        for nomor, unsur in enumerate(isi.unsur, start=1)
    )
    profil = tuple(
        ButirHalaman(
            butir.nama,
            butir.label,
            butir.pilihan,
            isian.profil.get(butir.nama, ""),
            isian.galat.get(butir.nama),
        )
        for butir in daftar_profil()
    )
    tambahan = tuple(
        TambahanHalaman(
            satu.kode,
            satu.pertanyaan,
            tuple(enumerate(satu.pilihan, start=1)) if satu.jenis is JenisTambahan.PILIHAN else (),
            isian.tambahan.get(satu.kode),
            isian.galat.get(satu.kode),
        )
        for satu in isi.tambahan
    )
    sebutan = {satu.kode: f"Pertanyaan {satu.nomor}" for satu in pertanyaan}
    sebutan |= {satu.kode: satu.teks for satu in tambahan}
    sebutan |= {butir.nama: butir.label for butir in profil}
    ringkas = [(nama, f"{sebutan.get(nama, 'Saran')}: {pesan}") for nama, pesan in isian.galat.items()]
    return HalamanKuesioner(
        unit_nama=pintu.unit_nama,
        kabupaten=pintu.kabupaten,
        layanan_nama=pintu.layanan_nama,
        judul=isi.judul,
        action=action,
        kunci=kunci,
        kuesioner_id=isi.id,
        kios=pintu.jalur is Jalur.KIOS,
        pertanyaan=pertanyaan,
        tambahan=tambahan,
        profil=profil,
        saran=isian.saran,
        saran_galat=isian.galat.get("saran"),
        saran_maks=SARAN_MAKS,
        galat=(*((("saran", umum),) if umum else ()), *ringkas),
        tanya=tanya,
        pratinjau=pratinjau,
    )


def tamat(pintu: Pintu, *, ulang_url: str, beranda_url: str) -> HalamanTamat:
    """The page after sending; a kiosk goes on to the next citizen at `ulang_url`."""
    kios = pintu.jalur is Jalur.KIOS
    return HalamanTamat(pintu.unit_nama, pintu.kabupaten, kios, ulang_url, beranda_url)


def tutup(unit: Unit, pesan: str, *, beranda_url: str) -> HalamanTutup:
    """The page of a link that does not exist or was closed."""
    return HalamanTutup(unit.nama, unit.kabupaten, pesan, beranda_url)
