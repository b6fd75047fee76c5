"""Taking an answer exactly once. Nothing here commits."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from skm.jawaban.models import Jalur, Tanda
from skm.jawaban.segel import IsiJawaban, Segel
from skm.jawaban.services.terima import Kedatangan, siapkan
from skm.kuesioner.models import Kuesioner
from skm.orm import sisipan
from skm.survei.isian import ANTREAN_TERLAMA, Isian
from skm.survei.models import HitungTautan
from skm.survei.queries import Pintu

POLA_KUNCI = re.compile(r"[A-Za-z0-9_-]{16,64}")
TANPA_TANDA = Tanda(0)


def kunci_baru() -> str:
    """An idempotency key for one showing of the form."""
    return secrets.token_urlsafe(24)


def siapkan_jawaban(
    *,
    pintu: Pintu,
    kuesioner: Kuesioner,
    isian: Isian,
    kunci: str,
    segel: Segel,
    hari_ini: date,
    diisi: date | None = None,
    tanda: Tanda = TANPA_TANDA,
    layanan_id: int | None = None,
) -> Kedatangan:
    """A checked form sealed, to be stored once per `kunci` in the transaction that spends its ticket.

    `hari_ini` is the office's day; `diisi` the day a waiting form was filled in, which its ticket must have
    been good for. `layanan_id` is the service the citizen named; a door of one service overrules it. Raises
    ValueError for a form with errors or a malformed key: both are the caller's to refuse first.
    """
    if isian.galat or not POLA_KUNCI.fullmatch(kunci):
        raise ValueError("only a form without errors and with a well-formed key can be stored")
    isi = IsiJawaban(
        kuesioner_id=kuesioner.id,
        layanan_id=layanan_id if pintu.layanan_id is None else pintu.layanan_id,
        jalur=pintu.jalur.value,
        tautan_id=pintu.tautan_id,
        tanda=tanda.value,
        nilai={f"u{unsur.kolom}": isian.nilai[unsur.kode] for unsur in kuesioner.unsur},
        profil=dict(isian.profil),
        saran=isian.saran or None,
        tambahan=dict(isian.tambahan) or None,
    )
    return siapkan(
        isi,
        unit_id=pintu.unit_id,
        segel=segel,
        pintu=pintu.kode,
        kunci=kunci,
        kode_tiket=pintu.kode if pintu.jalur is Jalur.TIKET else None,
        hari_ini=hari_ini,
        diisi=hari_diisi(diisi, hari_ini),
    )


def hari_diisi(diisi: date | None, hari_ini: date) -> date:
    """The day a form was filled in, if it may have waited that long; else today."""
    if diisi is None or not hari_ini - ANTREAN_TERLAMA <= diisi <= hari_ini:
        return hari_ini
    return diisi


def hitung(
    session: Session, hitungan: Mapping[tuple[int, date], int], *, apa: Literal["dibuka", "selesai"]
) -> None:
    """Add to links' counts of openings or of completed forms, by link and day. One statement."""
    if not hitungan:
        return
    baris = sisipan(session, HitungTautan)
    session.execute(
        baris.on_conflict_do_update(
            index_elements=[HitungTautan.tautan_id, HitungTautan.tanggal],
            set_={apa: getattr(HitungTautan, apa) + baris.excluded[apa]},
        ),
        [
            {"tautan_id": tautan_id, "tanggal": tanggal, "dibuka": 0, "selesai": 0} | {apa: berapa}
            for (tautan_id, tanggal), berapa in sorted(hitungan.items())
        ],
    )
