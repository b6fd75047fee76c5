"""What the page of a report shows of its approval, ready for a template that decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from skm.laporan.hasil.isi import HasilPeriode
from skm.pengesahan.isi import catatan_rangkap
from skm.pengesahan.queries import KeadaanSah
from skm.pengesahan.services import halangan

AKIBAT = (
    "Angkanya disimpan seperti sekarang, dan dokumennya tidak lagi bertanda KONSEP serta membawa kode dan "
    "kode QR yang dapat diperiksa siapa pun."
)


@dataclass(frozen=True, slots=True)
class BagianSah:
    """The part of the page about approval."""

    kalimat: str
    berubah: bool
    """Whether the data are no longer those that were approved."""
    kode: str
    """Of the approval that holds; empty without one."""
    pada: datetime | None
    """When it was approved last."""
    dapat: bool
    """Whether whoever looks may approve, and there is something to approve."""
    tertahan: str
    """Why whoever looks may not, though their role may, in a sentence; else empty."""
    rangkap: str
    """What the approval that holds says of one person who took two steps; else empty."""
    akibat: str
    beralasan: bool
    """Whether a reason is asked for."""
    nomor: int
    sidik: str


def susun_bagian(
    hasil: HasilPeriode, sah: KeadaanSah, *, boleh: bool, tertahan: str, zona: tzinfo
) -> BagianSah:
    """What is approved of these results, and the form for who may approve them.

    `boleh`: their role may; `tertahan`: why they may not all the same, because of a step they took.
    """
    terakhir = sah.terakhir
    tak_dapat = halangan(hasil)
    dapat = boleh and not tak_dapat and not sah.sama
    return BagianSah(
        kalimat=_kalimat(sah, tak_dapat),
        berubah=terakhir is not None and sah.berlaku is None,
        kode="" if sah.berlaku is None else sah.berlaku.kode,
        pada=None if terakhir is None else terakhir.pada,
        dapat=dapat and not tertahan,
        tertahan=tertahan if dapat else "",
        rangkap="" if sah.berlaku is None else catatan_rangkap(sah.berlaku.rangkap, zona),
        akibat=f"{hasil.periode.label}, seluruh kantor. {AKIBAT}",
        beralasan=terakhir is not None,
        nomor=0 if terakhir is None else terakhir.nomor,
        sidik=sah.sidik_isi,
    )


def _kalimat(sah: KeadaanSah, tak_dapat: str) -> str:
    if sah.terakhir is None:
        return tak_dapat or "Belum disetujui pimpinan."
    if sah.berlaku is None:
        return (
            f"Disetujui {sah.terakhir.nama}, tetapi datanya berubah sesudah itu. Dokumennya bertanda KONSEP "
            "lagi sampai disetujui ulang."
        )
    if not sah.sama:
        return (
            f"Disetujui {sah.terakhir.nama}. Rencana tindak lanjut berubah sesudah itu; dokumennya memuat "
            "yang disetujui."
        )
    return f"Disetujui {sah.terakhir.nama}."
