"""Cases of offices with hours over midnight get the dates that their moments are counted under.

By the calendar as known when each entry was recorded, a due moment by the one that decided it. What the log
left unsaid is added to its entries, so that replaying them says the same; what it says already is taken from
there. Offices without such hours have nothing to fill in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from kinerja.kalender import Kalender, Pola, Selang

revision = "20261128_isi_hari_dihitung"
down_revision = "20261128_hari_dihitung"
branch_labels = None
depends_on = None

HARI = ("hari_diterima", "hari_lengkap", "hari_tempo", "hari_selesai", "hari_ditutup")
SAAT = sa.DateTime(timezone=True)
KASUS = sa.table(
    "permohonan",
    sa.column("id", sa.Integer),
    sa.column("unit_id", sa.Integer),
    *(sa.column(nama, SAAT) for nama in ("diterima", "lengkap", "jatuh_tempo", "selesai", "ditutup")),
    *(sa.column(nama, sa.Date) for nama in HARI),
)
LOG = sa.table(
    "peristiwa_permohonan",
    sa.column("id", sa.Integer),
    sa.column("permohonan_id", sa.Integer),
    sa.column("urut", sa.Integer),
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
BERAKHIR = ("selesai", "batal", "ditolak")
TETAP = """CREATE TRIGGER peristiwa_permohonan_tetap BEFORE UPDATE ON peristiwa_permohonan
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END"""


def upgrade() -> None:
    malam = sa.select(POLA.c.unit_id).distinct().join(JAM, JAM.c.pola_id == POLA.c.id)
    kantor = op.get_bind().scalars(malam.where(JAM.c.tutup <= JAM.c.buka)).all()
    if not kantor:
        return
    _lepas()
    for unit_id in kantor:
        _isi(op.get_bind(), unit_id)
    _jaga()


def downgrade() -> None:
    """The columns go with the version before."""


def _isi(koneksi: sa.Connection, unit_id: int) -> None:
    zona = ZoneInfo(os.environ.get("SKM_TIMEZONE") or "Asia/Makassar")
    almanak = Almanak(koneksi, unit_id, zona)
    kasus = {satu.id: satu for satu in koneksi.execute(sa.select(KASUS).where(KASUS.c.unit_id == unit_id))}
    pilih = sa.select(LOG).join(KASUS, KASUS.c.id == LOG.c.permohonan_id).where(KASUS.c.unit_id == unit_id)
    semua = koneksi.execute(pilih.order_by(LOG.c.permohonan_id, LOG.c.urut)).all()
    entri, kolom = [], []
    for nomor, milik in groupby(semua, key=lambda satu: satu.permohonan_id):
        hari: dict[tuple[str, datetime], date] = {}
        log = list(milik)
        for satu, isi in zip(log, _lengkapi(log, almanak, hari), strict=True):
            if isi != satu.isi:
                entri.append({"kunci": satu.id, "baru": isi})
        if hari:
            kolom.append({"kunci": nomor, **_kolom(kasus[nomor], hari)})
    if entri:
        ubah = sa.update(LOG).where(LOG.c.id == sa.bindparam("kunci")).values(isi=sa.bindparam("baru"))
        koneksi.execute(ubah, entri)
    if kolom:
        nilai = {nama: sa.bindparam(f"isi_{nama}") for nama in HARI}
        koneksi.execute(sa.update(KASUS).where(KASUS.c.id == sa.bindparam("kunci")).values(**nilai), kolom)


def _lengkapi(
    log: Sequence[sa.Row[Any]], almanak: Almanak, hari: dict[tuple[str, datetime], date]
) -> Iterable[dict[str, Any]]:
    """What each entry says with the dates in it; `hari` collects them by what is told and its moment."""
    menurut = {satu.urut: satu for satu in log}
    sejak: datetime | None = None
    for satu in log:
        isi = dict(satu.isi)
        if isi.get("jatuh_tempo"):
            sejak = satu.dicatat if satu.jenis == "tempo" or sejak is None else sejak
            tempo = datetime.fromisoformat(isi["jatuh_tempo"])
            _tulis(isi, "hari_tempo", almanak.hari(tempo, sejak, akhir=True))
            _kumpulkan(hari, isi, "hari_tempo", "tempo", tempo)
        asal = menurut.get(isi.get("urut")) if satu.jenis == "koreksi" else satu
        saat = datetime.fromisoformat(isi["pada"]) if "pada" in isi else satu.pada
        if asal is not None and satu.jenis != "tempo" and not isi.get("hapus"):
            _tulis(isi, "hari", almanak.hari(saat, asal.dicatat, akhir=asal.jenis in BERAKHIR))
            _kumpulkan(hari, isi, "hari", asal.jenis, saat)
        yield isi


def _tulis(isi: dict[str, Any], nama: str, tanggal: date | None) -> None:
    if tanggal is not None:
        isi.setdefault(nama, tanggal.isoformat())


def _kumpulkan(
    hari: dict[tuple[str, datetime], date], isi: dict[str, Any], nama: str, apa: str, saat: datetime
) -> None:
    if nama in isi:
        hari[apa, saat.astimezone(UTC)] = date.fromisoformat(isi[nama])


def _kolom(kasus: sa.Row[Any], hari: dict[tuple[str, datetime], date]) -> dict[str, date | None]:
    saat = {"tempo": kasus.jatuh_tempo, "diterima": kasus.diterima, "lengkap": kasus.lengkap}
    saat |= {"selesai": kasus.selesai, "batal": kasus.ditutup, "ditolak": kasus.ditutup}
    isi = {apa: hari.get((apa, _utc(s))) for apa, s in saat.items() if s is not None}
    return {
        "isi_hari_tempo": isi.get("tempo"),
        "isi_hari_diterima": isi.get("diterima"),
        "isi_hari_lengkap": isi.get("lengkap"),
        "isi_hari_selesai": isi.get("selesai"),
        "isi_hari_ditutup": isi.get("batal") or isi.get("ditolak"),
    }


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

    def hari(self, saat: datetime, sejak: datetime, *, akhir: bool) -> date | None:
        """The date that a moment is counted under as known then; None where it is the moment's own."""
        sejak, saat = _utc(sejak), _utc(saat)
        tahap = sum(satu <= sejak for satu in self.versi)
        if tahap not in self.kalender:
            self.kalender[tahap] = self._susun(sejak)
        tanggal = self.kalender[tahap].tanggal(saat, akhir=akhir)
        return None if tanggal == saat.astimezone(self.zona).date() else tanggal

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
