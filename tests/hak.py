"""Who may do what: one decision for every route and everybody.

`python -m tests.hak` writes docs/hak-akses.md. The policy says which roles come in (tests/rute.py, written by
hand, and the view's own); the lists here say what else stands in the way: another post, another office.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from flask import Flask

from skm.akun import kebijakan
from skm.akun.izin import izin_endpoint
from skm.akun.models import Peran
from tests.rute import TABEL, TABEL_KUNCI
from tests.rute_dasar import (
    ADMIN,
    HANYA_ADMIN,
    HANYA_PIMPINAN,
    JAWAB,
    PENGAWAS,
    PENGISI,
    PETUGAS,
    PIMPINAN,
    SIAPA_SAJA,
    Rute,
)

DOKUMEN = Path(__file__).parent.parent / "docs" / "hak-akses.md"


class Hak(StrEnum):
    """What somebody who asks for a route is told."""

    BOLEH = "yes"
    """Let in; what they send may still be refused in words, by its content."""
    SENDIRI = "own"
    """Let in, to the things of their own office."""
    MASUK = "door"
    """Sent to sign in."""
    PERAN = "403"
    """Refused by role or post."""
    TIADA = "404"
    """There is no such thing in their office."""
    KATA = "none"
    """Told in words that there is no such thing in their office."""
    AKSI = "words"
    """Told in words that the act is somebody else's."""
    KUNCI = "key"
    """401: only a program's key opens it."""


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Somebody who asks."""

    nama: str
    peran: Peran | None
    sejabatan: bool = True
    """Assigned to the post of the thing asked for; only who fills in for posts may not be."""
    sekantor: bool = True
    """Of the office of the thing asked for."""


SENDIRI = (
    Pelaku("nobody", None),
    Pelaku("petugas", PETUGAS),
    Pelaku("penanggung jawab, own post", JAWAB),
    Pelaku("penanggung jawab, another post", JAWAB, sejabatan=False),
    Pelaku("admin", ADMIN),
    Pelaku("pimpinan", PIMPINAN),
)
ASING = tuple(
    Pelaku(f"{satu.nama}, another office", satu.peran, satu.sejabatan, sekantor=False)
    for satu in SENDIRI
    if satu.peran is not None
)
PELAKU = SENDIRI + ASING

MILIK = re.compile(r"<(?:int:)?(?:nomor|kode|kunci|kunjungan)>")
"""Parts of an address that name a row of one office."""
MENURUT_JABATAN = frozenset(
    {
        ("POST", "/indikator/<kode>/isi"),
        ("POST", "/indikator/<kode>/bukti/<int:nomor>/hapus"),
        ("POST", "/indikator/<kode>/aksi"),
        ("POST", "/indikator/<kode>/analisis"),
        ("POST", "/api/v1/indikator/<kode>/isian"),
        ("POST", "/laporan/tindak-lanjut/<int:nomor>/lapor"),
        ("POST", "/laporan/tindak-lanjut/<int:nomor>/bukti/<int:bukti>/hapus"),
    }
)
"""What changes a thing of a post; all else of a post is for reading."""
DENGAN_KATA = frozenset(
    {
        ("POST", "/kelola/impor/<int:nomor>/batal"),
        ("POST", "/kelola/register/<int:nomor>/batal"),
        ("POST", "/kelola/pemeriksaan/<int:nomor>/kembalikan"),
    }
)
"""What says on the page it leads back to that there is no such row."""


@dataclass(frozen=True, slots=True)
class Langkah:
    """An act on a quarter's inputs, which one address takes for all."""

    aksi: str
    tahap: str
    """The stage in which it is asked for."""
    siapa: frozenset[Peran]
    kebijakan: str
    sejabatan: bool = False
    """Only for who answers for that post, where the role answers for posts."""


LANGKAH = (
    Langkah("ajukan", "draf", PENGISI, "MENGISI", sejabatan=True),
    Langkah("verifikasi", "diajukan", HANYA_ADMIN, "MEMVERIFIKASI"),
    Langkah("kembalikan", "diajukan", PENGAWAS, "MEMUTUSKAN"),
    Langkah("setujui", "diverifikasi", HANYA_PIMPINAN, "MENYETUJUI"),
    Langkah("kembalikan", "diverifikasi", PENGAWAS, "MEMUTUSKAN"),
    Langkah("kembalikan", "disetujui", HANYA_PIMPINAN, "MENYETUJUI"),
    Langkah("kunci", "disetujui", HANYA_PIMPINAN, "MENYETUJUI"),
    Langkah("buka", "dikunci", HANYA_PIMPINAN, "MENYETUJUI"),
)
TAHAP = next(rute for rute in TABEL if rute.pola == "/indikator/<kode>/tahap")


def hak_langkah(satu: Langkah, pelaku: Pelaku) -> Hak:
    """The decision about an act: the route's, then whose act it is."""
    if (lebih := hak(TAHAP, pelaku)) is not Hak.BOLEH:
        return lebih
    boleh = pelaku.peran in satu.siapa and (pelaku.sejabatan or not satu.sejabatan)
    return Hak.BOLEH if boleh else Hak.AKSI


def hak(rute: Rute, pelaku: Pelaku) -> Hak:
    """The decision: role first, then office, then post."""
    if rute in TABEL_KUNCI:
        return Hak.KUNCI
    if rute.siapa is SIAPA_SAJA:
        return Hak.BOLEH
    if pelaku.peran is None:
        return Hak.MASUK
    if pelaku.peran not in rute.siapa:
        return Hak.PERAN
    return _hak_sekantor(rute, pelaku) if pelaku.sekantor else _hak_asing(rute)


def _hak_sekantor(rute: Rute, pelaku: Pelaku) -> Hak:
    menurut = (rute.metode, rute.pola) in MENURUT_JABATAN
    return Hak.PERAN if menurut and not pelaku.sejabatan else Hak.BOLEH


def _hak_asing(rute: Rute) -> Hak:
    if not MILIK.search(rute.pola):
        return Hak.SENDIRI
    return Hak.KATA if (rute.metode, rute.pola) in DENGAN_KATA else Hak.TIADA


def endpoint(app: Flask, rute: Rute) -> str:
    """The view behind the route."""
    ada = app.url_map.iter_rules()
    return next(s.endpoint for s in ada if s.rule == rute.pola and rute.metode in (s.methods or ()))


def kebijakan_rute(app: Flask, rute: Rute) -> str:
    """Name of the policy that the view states."""
    if rute in TABEL_KUNCI:
        return "a key"
    izin = izin_endpoint(app, endpoint(app, rute))
    if izin is None:
        return "everybody"
    nama = [nama for nama, siapa in vars(kebijakan).items() if siapa is izin]
    return nama[0] if nama else " + ".join(sorted(izin))


def baris(app: Flask) -> Iterator[list[str]]:
    """The table's rows: route, policy, and everybody's decision."""
    for rute in (*TABEL, *TABEL_KUNCI):
        pola = rute.pola.replace("|", "\\|")
        yield [
            f"{rute.metode} `{pola}`",
            kebijakan_rute(app, rute),
            *(hak(rute, satu).value for satu in PELAKU),
        ]
    for langkah in LANGKAH:
        nama = f"{TAHAP.metode} `{TAHAP.pola}` {langkah.aksi} of {langkah.tahap}"
        yield [nama, langkah.kebijakan, *(hak_langkah(langkah, satu).value for satu in PELAKU)]


AWAL = """# Who may do what

`python -m tests.hak` writes this table; `tests/test_hak_akses.py` asks the server for every cell of it and
compares the text. A route that is not in it fails `tests/test_rute.py`. The policies are those of
`skm/akun/kebijakan.py`.

- **yes**: let in. What is sent may still be refused in words by what it holds (a stage, a version, a date).
- **own**: let in, to the things of one's own office; nothing of the office asked about changes.
- **door**: sent to sign in. **403**: refused by role or post. **404**: one's office has no such thing.
- **none**: the page it leads back to says that there is no such thing. **key**: 401 without a program's key.
- **words**: the address is open, and the act is refused in words: it is somebody else's.

*Another post*: an account that fills in for posts, but not for the post of the thing asked for. *Another
office*: an account of a second office on the same server that asks for a thing of the first.
"""


def dokumen(app: Flask) -> str:
    """The document's text."""
    kepala = ["Route", "Policy", *(satu.nama for satu in PELAKU)]
    semua = list(baris(app))
    cacah = Counter(isi for satu in semua for isi in satu[2:])
    jumlah = ", ".join(f"{cacah[satu.value]} {satu.value}" for satu in Hak)
    teks = [AWAL, f"{len(semua)} routes and acts × {len(PELAKU)} = {cacah.total()} cells: {jumlah}.\n"]
    teks += [f"| {' | '.join(satu)} |" for satu in (kepala, ["---"] * len(kepala), *semua)]
    return "\n".join(teks) + "\n"


if __name__ == "__main__":
    import os
    import tempfile

    from skm.app import create_app
    from skm.config import baca

    with tempfile.TemporaryDirectory() as folder:
        konf = baca({**os.environ, "SKM_INSTANCE": folder}, buat=True)
        DOKUMEN.write_text(dokumen(create_app(konf)), encoding="utf-8")
