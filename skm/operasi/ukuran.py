"""The server's numbers in the words of Prometheus. Its library loads when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jaga.queries import cadangan_terakhir
from skm.jawaban.models import HitunganHari, JawabanMenunggu
from skm.program import versi
from skm.ukur import BATAS, Antrean, Isi

if TYPE_CHECKING:
    from datetime import date

    from prometheus_client.core import Metric

JENIS = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What the database says of the server."""

    menunggu: int
    """Answers of earlier days that are not released yet: none, where all is well."""
    dilepas: int
    cadangan: float
    """The last good backup's moment in seconds since 1970; 0 before the first."""
    revisi: str


def baca_keadaan(session: Session, *, pada: datetime, hari: date) -> Keadaan:
    """As of `pada`, on the office's day `hari`."""
    menunggu = sa.select(sa.func.count()).select_from(JawabanMenunggu).where(JawabanMenunggu.hari < hari)
    terakhir = cadangan_terakhir(session, pada).pada
    return Keadaan(
        menunggu=session.scalars(menunggu).one(),
        dilepas=session.scalar(sa.select(sa.func.sum(HitunganHari.responden))) or 0,
        cadangan=0.0 if terakhir is None else terakhir.timestamp(),
        revisi=session.scalar(sa.text("SELECT version_num FROM alembic_version")) or "",
    )


def tulis_ukuran(isi: Isi, antrean: Antrean, proses: int, keadaan: Keadaan | None) -> bytes:
    """The exposition text; `keadaan` is None where the database does not answer."""
    daftar = import_module("prometheus_client.registry").CollectorRegistry(auto_describe=False)
    daftar.register(_Pengumpul(lambda: _semua(isi, antrean, proses, keadaan)))
    teks: bytes = import_module("prometheus_client.exposition").generate_latest(daftar)
    return teks


class _Pengumpul:
    """What the library asks for its numbers."""

    def __init__(self, kumpul: Callable[[], Iterator[Metric]]) -> None:
        self.collect = kumpul


def _semua(isi: Isi, antrean: Antrean, proses: int, keadaan: Keadaan | None) -> Iterator[Metric]:
    inti: Any = import_module("prometheus_client.core")
    banyak = inti.CounterMetricFamily(
        "skm_http_requests", "Answers by address and class of status.", labels=("route", "status")
    )
    for (aturan, kelas), baris in sorted(isi.items()):
        banyak.add_metric((aturan, f"{kelas}xx"), sum(baris[:-1]))
    yield banyak
    lama = inti.HistogramMetricFamily(
        "skm_http_request_duration_seconds", "Time until the answer begins.", labels=("route",)
    )
    atas = [*map(str, BATAS), "+Inf"]
    for aturan, baris in sorted(_per_aturan(isi).items()):
        lama.add_metric((aturan,), [*zip(atas, accumulate(baris[:-1]), strict=True)], baris[-1])
    yield lama
    tunggu = inti.GaugeMetricFamily(
        "skm_queue", "Waiting for their turn, of all processes.", labels=("queue",)
    )
    for nama, panjang in sorted(antrean.items()):
        tunggu.add_metric((nama,), panjang)
    yield tunggu
    yield inti.GaugeMetricFamily("skm_processes", "Processes whose numbers these are.", value=proses)
    yield _tentang(inti, "skm_build", "The program.", {"version": versi()})
    hidup = keadaan is not None
    yield inti.GaugeMetricFamily("skm_database_up", "Whether the database answers.", value=int(hidup))
    if keadaan is None:
        return
    yield _tentang(inti, "skm_schema", "The database's version.", {"revision": keadaan.revisi})
    yield inti.GaugeMetricFamily(
        "skm_answers_waiting", "Answers of earlier days that are not released yet.", value=keadaan.menunggu
    )
    yield inti.GaugeMetricFamily("skm_answers_released", "Answers that count.", value=keadaan.dilepas)
    yield inti.GaugeMetricFamily(
        "skm_backup_last_success_timestamp_seconds",
        "When the last backup that held everything was taken; 0 before the first.",
        value=keadaan.cadangan,
    )


def _tentang(inti: Any, nama: str, kalimat: str, isi: Mapping[str, str]) -> Any:
    return inti.InfoMetricFamily(nama, kalimat, value=dict(isi))


def _per_aturan(isi: Isi) -> dict[str, list[float]]:
    hasil: dict[str, list[float]] = {}
    for (aturan, _), baris in isi.items():
        ada = hasil.get(aturan)
        hasil[aturan] = list(baris) if ada is None else [a + b for a, b in zip(ada, baris, strict=True)]
    return hasil
