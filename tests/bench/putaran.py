"""Side by side: bare Flask, the questionnaire and its answers on both databases, in shuffled rounds."""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

import sqlalchemy as sa

from tests.alur.jalan import port_bebas
from tests.bench import lantai
from tests.bench.beban import KUNCI, Hasil, Tugas, jalankan
from tests.bench.isi import ZONA
from tests.bench.laporan import Bab, Sasaran, paling_banyak, paling_sedikit, rentang
from tests.bench.pelayan import POLOS, TETAP, Kantor, isian_warga, layani, memori, permintaan
from tests.pangkalan import atur, bernama, layani_postgres

BANYAK = (16, 64, 256)
PUTARAN, DETIK = 5, 1.5
SEHARI = 20_000
"""Answers of a day that wait already."""
GESER = 1.5
"""How much the floor may move before nothing can be said."""
TUJUAN = "/terima-kasih"
ISI = sa.text(
    "INSERT INTO jawaban_menunggu (unit_id, hari, isi) SELECT 1, current_date, "
    "decode(string_agg(md5(random()::text || k || n), ''), 'hex') "
    "FROM generate_series(1, :banyak) AS n, generate_series(1, 242) AS k GROUP BY n"
)
"""Answers that wait, of random bytes and nearly as long as sealed ones."""
PG = "answer, PostgreSQL"
NISBAH = (("questionnaire", "bare hello"), ("answer", "bare form"), (PG, "bare form"), (PG, "answer"))
PENUH = f"answer, PostgreSQL, {SEHARI:,} waiting"


@dataclass(frozen=True, slots=True)
class Sel:
    """One thing to measure."""

    nama: str
    klien: int
    port: int
    permintaan: Sequence[str]
    status: int = 200
    tujuan: str = ""
    sebelum: Callable[[], object] = lambda: None
    tersimpan: Callable[[], int] | None = None
    pid: int = 0


@dataclass(slots=True)
class Ukuran:
    """What the rounds gave, by cell; and the floors."""

    hasil: dict[tuple[str, int], list[Hasil]] = field(default_factory=lambda: defaultdict(list))
    cpu: dict[tuple[str, int], list[float]] = field(default_factory=lambda: defaultdict(list))
    """Seconds of processor that the serving process took per request."""
    lantai: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    hilang: int = 0
    """Answers that were acknowledged and are not there."""
    memori: dict[str, int] = field(default_factory=dict)

    def laju(self, nama: str, klien: int) -> list[float]:
        """Its rates by round."""
        return [satu.laju for satu in self.hasil[nama, klien]]

    def nisbah(self, atas: str, bawah: str, klien: int) -> list[float]:
        """The ratio of two rates by round."""
        dua = zip(self.laju(atas, klien), self.laju(bawah, klien), strict=True)
        return [a / b if b else float("nan") for a, b in dua]


def ukur(folder: Path, cepat: bool) -> Bab:
    """Start everything, measure, stop everything."""
    pastikan_sehari(15)
    ukuran = Ukuran()
    putaran, detik = (1, 0.5) if cepat else (PUTARAN, DETIK)
    with ExitStack() as tumpuk:
        server = tumpuk.enter_context(layani_postgres(folder))
        atur(server, "CREATE DATABASE warga")
        lite = Kantor(folder / "lite", port_bebas(), f"sqlite:///{folder / 'lite' / 'skm.sqlite3'}").siapkan()
        pg = Kantor(folder / "pgkantor", port_bebas(), bernama(server, "warga")).siapkan()
        polos, tetap = (Kantor(lite.folder, port_bebas(), lite.database_url) for _ in range(2))
        for kantor, perintah in ((lite, None), (pg, None), (polos, POLOS), (tetap, TETAP)):
            tumpuk.enter_context(layani(kantor) if perintah is None else layani(kantor, perintah, sehat="/"))
        sel = _semua_sel(lite, pg, polos)
        sel += [Sel("fixed bytes", n, tetap.port, [permintaan("GET", "/")], pid=tetap.pid) for n in BANYAK]
        for ke in range(putaran):
            _lantai(ukuran, lite.folder, pg.database_url)
            random.shuffle(sel)
            for satu in sel:
                _satu(ukuran, satu, detik)
            print(f"  round {ke + 1} of {putaran}", file=sys.stderr)
        ukuran.memori = {"SQLite": memori(lite.pid), "PostgreSQL": memori(pg.pid)}
    return _bab(ukuran, putaran)


def _semua_sel(lite: Kantor, pg: Kantor, polos: Kantor) -> list[Sel]:
    halo, form = [permintaan("GET", "/")], [_form(nomor) for nomor in range(40)]
    gudang = {satu.port: sa.create_engine(satu.database_url) for satu in (lite, pg)}

    def kosong(isi: int = 0) -> Callable[[], None]:
        return lambda: siapkan_menunggu(gudang[pg.port], isi)

    def tersimpan(kantor: Kantor) -> Callable[[], int]:
        return lambda: menunggu(gudang[kantor.port])

    jawab = {satu.port: satu.jawab() for satu in (lite, pg)}
    sel = []
    for n in BANYAK:
        sel += [
            Sel("bare hello", n, polos.port, halo, pid=polos.pid),
            Sel("bare form", n, polos.port, form, pid=polos.pid),
            Sel("questionnaire", n, lite.port, lite.buka(), pid=lite.pid),
            Sel(
                "answer", n, lite.port, jawab[lite.port], 303, TUJUAN, tersimpan=tersimpan(lite), pid=lite.pid
            ),
            Sel(PG, n, pg.port, jawab[pg.port], 303, TUJUAN, kosong(), tersimpan(pg), pg.pid),
        ]
    sel += [
        Sel(PENUH, n, pg.port, jawab[pg.port], 303, TUJUAN, kosong(SEHARI), tersimpan(pg), pg.pid)
        for n in BANYAK[:2]
    ]
    return sel


def _form(nomor: int) -> str:
    tetap = {"csrf_token": f"6a0b0c0d.{'0' * 32}", "kunci": KUNCI, "kuesioner": "1"}
    return permintaan("POST", "/", tetap | isian_warga(nomor))


def pastikan_sehari(menit: int) -> None:
    """Raises RuntimeError where the office's day ends within them: what waits is released then."""
    kini = datetime.now(ZONA)
    if (kini + timedelta(minutes=menit)).date() != kini.date():
        raise RuntimeError(f"the office's day ends within {menit} minutes: measure after midnight in {ZONA}")


def menunggu(mesin: sa.Engine) -> int:
    """How many answers wait."""
    with mesin.connect() as koneksi:
        return int(koneksi.exec_driver_sql("SELECT count(*) FROM jawaban_menunggu").scalar_one())


def siapkan_menunggu(mesin: sa.Engine, banyak: int) -> None:
    """Let exactly so many answers of today wait on PostgreSQL, each as long as a sealed one."""
    with mesin.execution_options(isolation_level="AUTOCOMMIT").connect() as koneksi:
        koneksi.exec_driver_sql("TRUNCATE jawaban_menunggu")
        if banyak:
            koneksi.execute(ISI, {"banyak": banyak})
        koneksi.exec_driver_sql("VACUUM ANALYZE jawaban_menunggu")
        koneksi.exec_driver_sql("CHECKPOINT")


def _lantai(ukuran: Ukuran, folder: Path, url: str) -> None:
    ukuran.lantai["fsync of 4 KiB"].append(lantai.fsync(folder))
    ukuran.lantai["one-row commits, SQLite"].append(lantai.baris_sqlite(folder))
    ukuran.lantai["one-row commits, PostgreSQL"].append(lantai.baris_postgres(url))


def _satu(ukuran: Ukuran, sel: Sel, detik: float) -> None:
    sel.sebelum()
    awal = sel.tersimpan() if sel.tersimpan else 0
    mulai = cpu(sel.pid)
    hasil = jalankan(Tugas(sel.port, sel.klien, detik, list(sel.permintaan), sel.status, sel.tujuan))
    kunci = (sel.nama, sel.klien)
    ukuran.hasil[kunci].append(hasil)
    if hasil.semua:
        ukuran.cpu[kunci].append((cpu(sel.pid) - mulai) / hasil.semua)
    if sel.tersimpan:
        ukuran.hilang += max(0, hasil.semua - (sel.tersimpan() - awal))


def cpu(pid: int) -> float:
    """Seconds of processor that a process and its children have taken."""
    anak = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    milik = [Path(f"/proc/{satu}/stat").read_text(encoding="ascii").rsplit(")")[1] for satu in (pid, *anak)]
    return sum(sum(map(int, satu.split()[11:13])) for satu in milik) / 100


def _bab(ukuran: Ukuran, putaran: int) -> Bab:
    bab = Bab(
        "Citizens at once",
        f"{putaran} rounds. Rates are requests a second; p50 and p99 in milliseconds; CPU is what the "
        "serving process took per request, in microseconds. *Answer* is a filled-in form that is stored "
        "durably before it is thanked for, on SQLite unless the line says otherwise. Ratios are of the same "
        "round. *Came* is until an answer had come to its socket, as the kernel notes it: the rest of p50 "
        "and p99 it waited for the generator, whose one thread reads for all. *Fixed bytes* come from "
        "a server of one thread that computes nothing (`tests/bench/tetap.py`): its slowest answers are the "
        "machine's doing and the generator's.",
    )
    geser = {nama: max(nilai) / min(nilai) for nama, nilai in ukuran.lantai.items()}
    geser |= {
        f"bare hello at {n}": max(laju) / min(laju) for n in BANYAK if (laju := ukuran.laju("bare hello", n))
    }
    if any(satu > GESER for satu in geser.values()):
        gerak = ", ".join(f"{nama} {satu:.1f}" for nama, satu in geser.items() if satu > GESER)
        bab.peringatan = f"run INVALID, its floor moved more than {GESER} times ({gerak})"
    kepala = (
        "",
        "clients",
        "rate",
        "p50",
        "p99",
        "p99/p50",
        "came p50",
        "came p99",
        "p99/p50",
        "errors",
        "CPU",
    )
    isi = [_baris(ukuran, nama, n) for nama, n in ukuran.hasil]
    bab.tabel.append((kepala, sorted(isi, key=lambda satu: (satu[0], int(satu[1])))))
    bab.tabel.append(
        (
            ("Floor", "a second", "moved"),
            [
                (nama, rentang(nilai), f"{max(nilai) / min(nilai):.2f}×")
                for nama, nilai in ukuran.lantai.items()
            ],
        )
    )
    bab.tabel.append(
        (
            ("Ratio", *(f"{n} clients" for n in BANYAK)),
            [
                (f"{atas} / {bawah}", *(rentang(ukuran.nisbah(atas, bawah, n), 2) for n in BANYAK))
                for atas, bawah in (
                    ("questionnaire", "bare hello"),
                    ("answer", "bare form"),
                    (PG, "bare form"),
                    (PG, "answer"),
                )
            ],
        )
    )
    bab.tabel.append(
        (("Memory of the worker after that", "MB"), [(k, str(v)) for k, v in ukuran.memori.items()])
    )
    bab.sasaran = list(_sasaran(ukuran))
    return bab


def _baris(ukuran: Ukuran, nama: str, n: int) -> list[str]:
    semua = ukuran.hasil[nama, n]
    return [
        nama,
        str(n),
        rentang([satu.laju for satu in semua], 0),
        rentang([satu.p50 * 1000 for satu in semua], 1),
        rentang([satu.p99 * 1000 for satu in semua], 1),
        rentang([satu.ekor for satu in semua], 1),
        rentang([satu.tiba50 * 1000 for satu in semua], 1),
        rentang([satu.tiba99 * 1000 for satu in semua], 1),
        rentang([satu.ekor_tiba for satu in semua], 1),
        str(sum(satu.galat for satu in semua)),
        rentang([satu * 1e6 for satu in ukuran.cpu[nama, n] or [float("nan")]], 0),
    ]


def _sasaran(ukuran: Ukuran) -> Iterator[Sasaran]:
    for atas, bawah, batas in (("questionnaire", "bare hello", 0.40), ("answer", "bare form", 0.35)):
        for n in BANYAK[:2]:
            nilai = ukuran.nisbah(atas, bawah, n)
            yield paling_sedikit(f"{atas} / {bawah}, {n} clients", median(nilai), batas, rentang(nilai, 2))
    for nama in ("questionnaire", "answer", PG):
        for n in BANYAK[:2]:
            ekor = [satu.ekor for satu in ukuran.hasil[nama, n]]
            yield paling_banyak(f"p99/p50 of {nama}, {n} clients", median(ekor), 3, rentang(ekor, 1))
        ramai, biasa = median(ukuran.laju(nama, 256)), median(ukuran.laju(nama, 64))
        yield paling_sedikit(f"{nama}, rate of 256 clients / of 64", ramai / biasa, 0.5)
    galat = sum(satu.galat for semua in ukuran.hasil.values() for satu in semua)
    yield paling_banyak("requests that failed, all cells", galat, 0, str(galat))
    yield paling_banyak("answers acknowledged and not stored", ukuran.hilang, 0, str(ukuran.hilang))
    for n in BANYAK[:2]:
        nilai = ukuran.nisbah(PG, "answer", n)
        yield paling_sedikit(
            f"answer, PostgreSQL / SQLite, {n} clients", median(nilai), 0.5, rentang(nilai, 2)
        )
        nilai = ukuran.nisbah(PG, PENUH, n)
        tengah = median(nilai)
        yield paling_banyak(
            f"answer, PostgreSQL, 0 / {SEHARI:,} waiting, {n} clients (either way)",
            max(tengah, 1 / tengah if tengah else float("inf")),
            1.3,
            rentang(nilai, 2),
        )
