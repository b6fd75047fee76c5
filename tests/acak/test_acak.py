"""Every form, query, file and JSON, as every role, filled in by somebody who wants to break something.

Some hundred cases on either database; in `make acak` ACAK_KASUS of them (100,000), and the counts go into
docs/keamanan.md.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from skm.config import Konfigurasi
from tests.acak.medan import Catatan, Medan, di_postgres, di_sqlite, siapkan
from tests.acak.sasaran import Sasaran
from tests.alur.jalan import AKAR
from tests.conftest import KEDUANYA
from tests.penuh import PENUH

pytestmark = pytest.mark.luas

KASUS = int(os.environ.get("ACAK_KASUS", "100000" if PENUH else "600")) // len(KEDUANYA)
BENIH = os.environ.get("ACAK_BENIH") or (str(random.SystemRandom().randrange(10**9)) if PENUH else "skm")
AWAL = int(os.environ.get("ACAK_AWAL", "0"))
LANGKAH = 2_000
DOKUMEN = AKAR / "docs" / "keamanan.md"


@pytest.fixture
def medan(
    request: pytest.FixtureRequest, konf: Konfigurasi, jenis_basis: str
) -> Iterator[tuple[Medan, list[Sasaran]]]:
    """The application with a row of everything on a database of either kind, and all that can be asked."""
    with ExitStack() as tumpuk:
        if jenis_basis == "postgres":
            url, server = request.getfixturevalue("url"), request.getfixturevalue("postgres_server")
            konf = replace(konf, database_url=url)
            contoh = siapkan(konf)
            konf, kembalikan = tumpuk.enter_context(di_postgres(konf, server))
        else:
            contoh = siapkan(konf)
            kembalikan = tumpuk.enter_context(di_sqlite(konf))
        satu = Medan(konf, kembalikan, Catatan())
        tumpuk.callback(satu.app.extensions["skm_mesin"].dispose)
        satu.segarkan()
        yield satu, satu.sasaran(contoh)


# Werkzeug leaves the file of a body that is refused behind it to the garbage collector, which closes it.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_no_request_breaks_the_server_or_comes_back_as_markup(
    medan: tuple[Medan, list[Sasaran]], jenis_basis: str
) -> None:
    satu, semua = medan
    print(f"\n{jenis_basis}: {len(semua)} targets, seed {BENIH}, {KASUS} cases from {AWAL}")
    catatan, terlihat = satu.catatan, 0
    for awal in range(AWAL, AWAL + KASUS, LANGKAH):
        satu.tembak(semua, min(LANGKAH, AWAL + KASUS - awal), f"{BENIH}-{jenis_basis}", awal)
        baru = list(catatan.temuan.items())[terlihat:]
        terlihat = len(catatan.temuan)
        for (apa, letak), minta in baru:
            print(f"\n### {apa} · {letak}\n{minta}")
        print(catatan.kasus, dict(sorted(catatan.status.items())), flush=True)
    hasil = {
        "targets (forms, links and routes, as each role)": len(semua),
        "cases": catatan.kasus,
        **{f"as {nama}": kali for nama, kali in sorted(catatan.peran.items())},
        **{f"answered with {ratus}xx": _ratus(catatan, ratus) for ratus in (2, 3, 4, 5)},
        "methods and routes that accepted a case": len(catatan.diterima),
        "kinds of findings left": len(catatan.temuan),
        "seed": BENIH,
    }
    print(hasil)
    assert catatan.kali == {}
    if PENUH:
        _tulis(jenis_basis, hasil)


def _ratus(catatan: Catatan, ratus: int) -> int:
    return sum(kali for status, kali in catatan.status.items() if status // 100 == ratus)


def _tulis(jenis: str, hasil: dict[str, object]) -> None:
    """The counts of this run, into the document."""
    awal, akhir = f"<!-- {jenis} -->", f"<!-- akhir {jenis} -->"
    dulu, sisa = DOKUMEN.read_text(encoding="utf-8").split(awal)
    tabel = "\n".join(["| What | Counted |", "|---|---|", *(f"| {a} | {b} |" for a, b in hasil.items())])
    DOKUMEN.write_text(f"{dulu}{awal}\n{tabel}\n{akhir}{sisa.split(akhir)[1]}", encoding="utf-8")
