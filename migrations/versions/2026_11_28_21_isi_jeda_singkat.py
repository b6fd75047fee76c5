"""Cases recorded before short pauses were counted get their count, by the calendar known when they fell due.

Every closed pause that begins before the due moment which its entry decided, runs over a closing and has less
than 30 working minutes, whatever reading of pauses decided that moment: due moments stay as they were. What
the log left unsaid is added to the entries that decided one, so that replaying them says the same as the
column; what an entry says already stays. An office whose cases change is counted anew by `skm init`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from kinerja.jeda import Jeda, gabung
from kinerja.kalender import Kalender, Pola, Selang

revision = "20261128_isi_jeda_singkat"
down_revision = "20261128_gudang_jawaban"
branch_labels = None
depends_on = None

SINGKAT = timedelta(minutes=30)
SAAT = sa.DateTime(timezone=True)
KASUS = sa.table(
    "permohonan",
    *(sa.column(nama, sa.Integer) for nama in ("id", "unit_id", "jeda_singkat")),
    *(sa.column(nama, sa.String) for nama in ("janji_satuan", "status")),
)
LOG = sa.table(
    "peristiwa_permohonan",
    *(sa.column(nama, sa.Integer) for nama in ("id", "permohonan_id", "urut")),
    sa.column("jenis", sa.String),
    sa.column("pada", SAAT),
    sa.column("dicatat", SAAT),
    sa.column("isi", sa.JSON),
)
POLA = sa.table(
    "pola_kerja",
    *(sa.column(nama, sa.Integer) for nama in ("id", "unit_id", "versi")),
    sa.column("nama", sa.String),
    sa.column("berlaku_mulai", sa.Date),
    sa.column("berlaku_sampai", sa.Date),
    sa.column("dicatat", SAAT),
    sa.column("dicabut", sa.Boolean),
)
JAM = sa.table(
    "jam_kerja",
    sa.column("pola_id", sa.Integer),
    sa.column("hari", sa.Integer),
    sa.column("buka", sa.Time),
    sa.column("tutup", sa.Time),
)
LIBUR = sa.table(
    "hari_libur",
    *(sa.column(nama, sa.Integer) for nama in ("unit_id", "versi")),
    sa.column("tanggal", sa.Date),
    sa.column("nama", sa.String),
    sa.column("dicatat", SAAT),
    sa.column("dicabut", sa.Boolean),
)
TERHITUNG = [
    sa.table(nama, sa.column("unit_id", sa.Integer)) for nama in ("hitungan_loket", "susunan_hitungan")
]
TETAP = """CREATE TRIGGER peristiwa_permohonan_tetap BEFORE UPDATE ON peristiwa_permohonan
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END"""


def upgrade() -> None:
    berjeda = sa.select(KASUS.c.unit_id).distinct().join(LOG, LOG.c.permohonan_id == KASUS.c.id)
    kantor = op.get_bind().scalars(berjeda.where(LOG.c.jenis == "kurang")).all()
    if not kantor:
        return
    _lepas()
    for unit_id in kantor:
        _isi(op.get_bind(), unit_id)
    _jaga()


def downgrade() -> None:
    """The column goes with the version that brought it; what the log says of it is true."""


def _isi(koneksi: sa.Connection, unit_id: int) -> None:
    almanak = Almanak(koneksi, unit_id, ZoneInfo(os.environ.get("SKM_TIMEZONE") or "Asia/Makassar"))
    berjeda = sa.select(LOG.c.permohonan_id).where(LOG.c.jenis == "kurang")
    milik = (KASUS.c.unit_id == unit_id, KASUS.c.id.in_(berjeda))
    kasus = {satu.id: satu for satu in koneksi.execute(sa.select(KASUS).where(*milik))}
    pilih = sa.select(LOG).join(KASUS, KASUS.c.id == LOG.c.permohonan_id).where(*milik)
    semua = koneksi.execute(pilih.order_by(LOG.c.permohonan_id, LOG.c.urut)).all()
    entri, kolom = [], []
    for nomor, milik_kasus in groupby(semua, key=lambda satu: satu.permohonan_id):
        log, satu = list(milik_kasus), kasus[nomor]
        lengkap = list(_lengkapi(log, satu.janji_satuan, almanak))
        entri += [
            {"kunci": catatan.id, "baru": isi}
            for catatan, isi in zip(log, lengkap, strict=True)
            if isi != catatan.isi
        ]
        disebut = [isi["jeda_singkat"] for isi in lengkap if "jeda_singkat" in isi]
        banyak = disebut[-1] if disebut and satu.status != "ditarik" else 0
        if banyak != satu.jeda_singkat:
            kolom.append({"kunci": nomor, "banyak": banyak})
    if entri:
        ubah = sa.update(LOG).where(LOG.c.id == sa.bindparam("kunci")).values(isi=sa.bindparam("baru"))
        koneksi.execute(ubah, entri)
    if kolom:
        nilai = sa.update(KASUS).values(jeda_singkat=sa.bindparam("banyak"))
        koneksi.execute(nilai.where(KASUS.c.id == sa.bindparam("kunci")), kolom)
        for tabel in TERHITUNG:
            koneksi.execute(sa.delete(tabel).where(tabel.c.unit_id == unit_id))


def _lengkapi(log: Sequence[sa.Row[Any]], satuan: str, almanak: Almanak) -> Iterator[dict[str, Any]]:
    """What each entry says, with the count where it decided a due moment and left it unsaid.

    `satuan` is that of the promise where the log does not say. 0 is said only after more.
    """
    ada: dict[int, tuple[datetime, int, str]] = {}
    sejak: datetime | None = None
    dulu = 0
    for satu in log:
        isi = dict(satu.isi)
        _terapkan(ada, satu)
        satuan = isi["janji"][1] if isi.get("janji") else satuan
        tempo = datetime.fromisoformat(isi["jatuh_tempo"]) if isi.get("jatuh_tempo") else None
        if tempo is not None and (satu.jenis == "tempo" or sejak is None):
            sejak = _utc(satu.dicatat)
        urutan = [(jenis, pada) for pada, _, jenis in sorted(ada.values())]
        mulai = next((n for n, (jenis, _) in enumerate(urutan) if jenis == "lengkap"), None)
        if "jatuh_tempo" in isi and "jeda_singkat" not in isi and mulai is not None:
            kalender = almanak.dikenal(sejak or _utc(satu.dicatat))
            banyak = _singkat(kalender, urutan[mulai:], tempo) if satuan == "hari" else 0
            if banyak or dulu:
                isi["jeda_singkat"] = banyak
        dulu = isi.get("jeda_singkat", dulu)
        yield isi


def _terapkan(ada: dict[int, tuple[datetime, int, str]], satu: sa.Row[Any]) -> None:
    """What is known to have happened, by the entry that told it, after one more entry."""
    if satu.jenis not in ("koreksi", "tempo"):
        ada[satu.urut] = (_utc(satu.pada), satu.urut, satu.jenis)
    elif satu.jenis == "koreksi" and satu.isi["urut"] in ada:
        _, urut, jenis = ada.pop(satu.isi["urut"])
        if not satu.isi.get("hapus"):
            ada[urut] = (_utc(datetime.fromisoformat(satu.isi["pada"])), urut, jenis)


def _singkat(kalender: Kalender, urutan: Sequence[tuple[str, datetime]], tempo: datetime | None) -> int:
    """How many closed pauses begun before `tempo` run over a closing though they are short.

    `urutan` is what happened from when the file was complete.
    """
    jeda: list[Jeda] = []
    berhenti: datetime | None = None
    for jenis, pada in urutan:
        if jenis == "kurang" and berhenti is None:
            berhenti = pada
        elif jenis == "lengkap" and berhenti is not None:
            jeda.append(Jeda(berhenti, pada))
            berhenti = None
    return sum(
        (tempo is None or satu.mulai < tempo)
        and satu.selesai is not None
        and kalender.antara(satu.mulai, satu.selesai) < SINGKAT
        and _lewat_tutup(kalender, satu.mulai, satu.selesai)
        for satu in gabung(jeda, urutan[0][1])
    )


def _lewat_tutup(kalender: Kalender, awal: datetime, akhir: datetime) -> bool:
    tanggal, terakhir = kalender.tanggal(awal), akhir.astimezone(kalender.zona).date()
    while tanggal <= terakhir:
        tutup = kalender.tutup(tanggal)
        if tutup is not None and awal < tutup.astimezone(UTC) <= akhir:
            return True
        tanggal += timedelta(1)
    return False


def _utc(saat: datetime) -> datetime:
    return saat.replace(tzinfo=UTC) if saat.tzinfo is None else saat.astimezone(UTC)


class Almanak:
    """The unit's calendars as known at any moment."""

    def __init__(self, koneksi: sa.Connection, unit_id: int, zona: ZoneInfo) -> None:
        self.zona = zona
        self.pola = koneksi.execute(sa.select(POLA).where(POLA.c.unit_id == unit_id)).all()
        self.libur = koneksi.execute(sa.select(LIBUR).where(LIBUR.c.unit_id == unit_id)).all()
        self.jam: dict[int, list[tuple[int, time, time]]] = {}
        for pola_id, *jam in koneksi.execute(sa.select(JAM).order_by(JAM.c.hari, JAM.c.buka)):
            self.jam.setdefault(pola_id, []).append((jam[0], jam[1], jam[2]))
        self.versi = sorted({_utc(satu.dicatat) for satu in (*self.pola, *self.libur)})
        self.kalender: dict[int, Kalender] = {}

    def dikenal(self, sejak: datetime) -> Kalender:
        """The one known at that moment."""
        tahap = sum(satu <= sejak for satu in self.versi)
        if tahap not in self.kalender:
            self.kalender[tahap] = self._susun(sejak)
        return self.kalender[tahap]

    def _susun(self, sejak: datetime) -> Kalender:
        pola = _terbaru(self.pola, sejak, "nama", "berlaku_mulai")
        return Kalender(
            self.zona,
            tuple(
                Pola(satu.nama, satu.berlaku_mulai, satu.berlaku_sampai, self._sepekan(satu.id))
                for satu in sorted(pola, key=lambda satu: (satu.berlaku_mulai, satu.id))
            ),
            {satu.tanggal: satu.nama for satu in _terbaru(self.libur, sejak, "tanggal")},
        )

    def _sepekan(self, pola_id: int) -> tuple[tuple[Selang, ...], ...]:
        jam = self.jam.get(pola_id, [])
        return tuple(tuple(Selang(buka, tutup) for h, buka, tutup in jam if h == hari) for hari in range(7))


def _terbaru(semua: Iterable[sa.Row[Any]], sejak: datetime, *kunci: str) -> list[sa.Row[Any]]:
    hasil = {}
    for satu in sorted(semua, key=lambda satu: satu.versi):
        if _utc(satu.dicatat) <= sejak:
            hasil[tuple(getattr(satu, nama) for nama in kunci)] = satu
    return [satu for satu in hasil.values() if not satu.dicabut]


def _lepas() -> None:
    """Take the guard of the log away."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER peristiwa_permohonan_tetap")
    else:
        op.execute("ALTER TABLE peristiwa_permohonan DISABLE TRIGGER peristiwa_permohonan_tetap")


def _jaga() -> None:
    """Put it back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(TETAP)
    else:
        op.execute("ALTER TABLE peristiwa_permohonan ENABLE TRIGGER peristiwa_permohonan_tetap")
