"""Citizens while the office works: a file of 60,000 rows is checked and stored, passwords are looked at."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from urllib.error import HTTPError

import sqlalchemy as sa

from tests.alur.jalan import port_bebas
from tests.bench.beban import Hasil, Tugas, mulai, selesaikan
from tests.bench.laporan import Bab, angka, paling_banyak, paling_sedikit
from tests.bench.pelayan import Kantor, layani
from tests.bench.petugas import SANDI, Petugas, masuk
from tests.bench.putaran import menunggu, pastikan_sehari

BARIS = 60_000
KLIEN, JEDA, TENANG = 200, 2.0, 9.0
"""Citizens who all send at the same moment, the seconds until they do it again, and the seconds without the
office's work."""
PALING_SEDIKIT = 200
KODE = ("KTP", "KK")


def ukur(folder: Path, cepat: bool) -> Bab:
    """The same citizens without and with the office's work."""
    pastikan_sehari(5)
    kantor = Kantor(folder / "kantor", port_bebas(), f"sqlite:///{folder}/skm.sqlite3").siapkan()
    banyak = 3_000 if cepat else BARIS
    berkas, berhenti = tulis_tabel(folder / "kertas.csv", banyak), folder / "berhenti"
    gudang = sa.create_engine(kantor.database_url)
    with layani(kantor):
        petugas, jawab = masuk(kantor), kantor.jawab()

        def warga(detik: float) -> Tugas:
            return Tugas(kantor.port, KLIEN, detik, jawab, 303, "/terima-kasih", JEDA, str(berhenti))

        tenang = selesaikan(mulai(warga(TENANG)))
        awal, kerumunan = menunggu(gudang), mulai(warga(600))
        with ThreadPoolExecutor(1) as kolam:
            cukup = Event()
            sandi = kolam.submit(_sandi, kantor, cukup)
            try:
                time.sleep(1)
                lama = [_kirim(petugas, berkas, coba="1"), _kirim(petugas, berkas)]
            finally:
                cukup.set()
                berhenti.touch()
        sibuk = selesaikan(kerumunan)
        hilang = max(0, sibuk.semua - (menunggu(gudang) - awal))
    kali, nanti = sandi.result()
    ketika = (
        f"has a file of {banyak:,} rows checked ({lama[0]:.1f} s) and stored ({lama[1]:.1f} s) on the page, "
        f"and another signs in again and again ({kali} times; {nanti} times asked to wait)"
    )
    return _bab(tenang, sibuk, hilang, ketika)


def tulis_tabel(berkas: Path, banyak: int) -> Path:
    """A table of so many respondents of the last eleven months."""
    acak, akhir = random.Random(1), date.today() - timedelta(days=1)  # noqa: DTZ011  # any recent day will do
    baris = ["tanggal,layanan," + ",".join(f"U{n}" for n in range(1, 10))]
    for nomor in range(banyak):
        hari = akhir - timedelta(days=nomor % 330)
        nilai = ",".join(str(acak.choice((2, 3, 3, 4))) for _ in range(9))
        baris.append(f"{hari.isoformat()},{KODE[nomor % len(KODE)]},{nilai}")
    berkas.write_text("\n".join(baris), encoding="utf-8")
    return berkas


def _kirim(petugas: Petugas, berkas: Path, **isian: str) -> float:
    dari = time.perf_counter()
    halaman = petugas.kirim_berkas("/kelola/impor", berkas, hanya_baru="semua", **isian)
    if "jawaban dimuat" not in halaman and "Belum ada yang disimpan" not in halaman:
        raise RuntimeError("the table was not taken")
    return time.perf_counter() - dari


def _sandi(kantor: Kantor, cukup: Event) -> tuple[int, int]:
    """Sign in again and again; gives how often, and how often the server asked to come back later."""
    kali = nanti = 0
    while not cukup.is_set():
        try:
            Petugas(kantor).kirim("/masuk", {"nama": "admin", "sandi": SANDI})
            kali += 1
        except HTTPError as jawaban:
            if jawaban.code != 503:
                raise
            nanti += 1
    return kali, nanti


def _bab(tenang: Hasil, sibuk: Hasil, hilang: int, ketika: str) -> Bab:
    bab = Bab(
        "Citizens while the office works",
        f"{KLIEN} citizens send an answer at the same moment, and again {JEDA:.0f} s after each was thanked. "
        f"Meanwhile a member of staff {ketika}.",
    )
    baris = [
        (nama, str(satu.semua), *(angka(n * 1000, 1) for n in (satu.p50, satu.p99, satu.paling_lama)))
        for nama, satu in (("without", tenang), ("with the office's work", sibuk))
    ]
    bab.tabel.append((("", "answers", "median, ms", "p99, ms", "slowest, ms"), baris))
    kali = sibuk.paling_lama / tenang.p50
    bab.sasaran = [
        paling_sedikit("answers while a file is checked and stored", sibuk.semua, PALING_SEDIKIT),
        paling_banyak("of them failed or lost", sibuk.galat + hilang, 0, str(sibuk.galat + hilang)),
        paling_banyak("slowest of them / median without the office's work", kali, 10),
    ]
    return bab
