"""Many citizens at once through one address while a table is loaded: none is refused.

Sixty and forty rows; in `make simulasi` two hundred and a hundred.
"""

from __future__ import annotations

import http.cookiejar
import re
import statistics
import time
import urllib.parse
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.alur.jalan import Server
from tests.penuh import PENUH

pytestmark = pytest.mark.luas

WARGA, BARIS = (200, 100) if PENUH else (60, 40)


def _jawab(alamat: str, nomor: int, mulai: Barrier) -> tuple[str, float]:
    """One citizen with cookies of their own; where they ended, and how long sending took."""
    buka = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())).open
    mulai.wait()
    with buka(alamat, timeout=60) as halaman:
        teks = halaman.read().decode()
    tersembunyi = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', teks))
    isian = tersembunyi | {f"U{n}": str(1 + (nomor + n) % 4) for n in range(1, 10)}
    dari = time.monotonic()
    with buka(alamat, urllib.parse.urlencode(isian).encode(), timeout=60) as jawaban:
        return urllib.parse.urlsplit(jawaban.url).path.rsplit("/", 1)[1], time.monotonic() - dari


def test_every_answer_of_many_at_once_is_stored_once_while_a_table_is_loaded(
    ramai: Server, tmp_path: Path
) -> None:
    alamat = ramai.json("tautan", "add", "--layanan", "KK")["url"]
    tabel = tmp_path / "kertas.csv"
    judul = ["layanan", *(f"U{n}" for n in range(1, 10))]
    isi = [["KTP", *(str(1 + (baris + n) % 4) for n in range(1, 10))] for baris in range(BARIS)]
    tabel.write_text("\n".join(",".join(baris) for baris in [judul, *isi]), encoding="utf-8")
    mulai = Barrier(WARGA)
    with ThreadPoolExecutor(WARGA + 1) as kolam:
        muat = kolam.submit(ramai.proses, "import", "responden", str(tabel))
        warga = list(kolam.map(lambda nomor: _jawab(alamat, nomor, mulai), range(WARGA)))
        assert f"{BARIS} responden ditambahkan" in muat.result()
    assert Counter(akhir for akhir, _ in warga) == {"terima-kasih": WARGA}
    assert ramai.json("ikm")["responden"] == WARGA + BARIS
    # Everybody's scores: of four people in a row each unsur gets 1 + 2 + 3 + 4, as of four loaded rows.
    kk, ktp = (ramai.json("ikm", "--layanan", kode)["unsur"] for kode in ("KK", "KTP"))
    assert [unsur["jumlah"] for unsur in kk] == [WARGA // 4 * 10] * 9
    assert [unsur["jumlah"] for unsur in ktp] == [BARIS // 4 * 10] * 9
    lama = sorted(detik for _, detik in warga)
    print(f"slowest {lama[-1]:.2f} s, median {statistics.median(lama):.2f} s")  # a remark, never a verdict
