"""The questionnaires of both rules, read from `benih/`; that of 2017 is published for a new unit."""

from __future__ import annotations

import json
from datetime import date, datetime
from fractions import Fraction
from importlib.resources import files
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.kuesioner.isi import IsiKuesioner, IsiUnsur
from skm.kuesioner.models import Kuesioner, SkalaKuesioner, Unsur


def baca_benih(nama: str = "kuesioner_skm") -> dict[str, Any]:
    """A seed file as it stands; without a name, the one of today's rule."""
    isi: dict[str, Any] = json.loads(
        (files("skm.kuesioner") / "benih" / f"{nama}.json").read_text(encoding="utf-8")
    )
    return isi


def contoh_2004() -> IsiKuesioner:
    """The 14 unsur of KEP/25/M.PAN/2/2004 as a draft begins with them, for offices that load old data."""
    isi = baca_benih("kuesioner_2004")
    unsur = (
        IsiUnsur(satu["kode"], satu["nama"], satu["pertanyaan"], tuple(satu["opsi"]), Fraction(1, 14))
        for satu in isi["unsur"]
    )
    return IsiKuesioner(isi["judul"], isi["dasar"], tuple(unsur), (), SkalaKuesioner(isi["skala"]))


def tanam(session: Session, *, unit_id: int, pada: datetime) -> None:
    """Publish the seeded questionnaire for a unit that has none of its kind."""
    isi = baca_benih()
    ada = sa.exists().where(Kuesioner.unit_id == unit_id, Kuesioner.jenis == isi["jenis"])
    if session.scalar(sa.select(ada)):
        return
    session.add(
        Kuesioner(
            unit_id=unit_id,
            jenis=isi["jenis"],
            versi=isi["versi"],
            judul=isi["judul"],
            dasar=isi["dasar"],
            terbit_pada=pada,
            berlaku_mulai=date.fromisoformat(isi["berlaku_mulai"]),
            skala=isi["skala"],
            unsur=[_unsur(nomor, baris) for nomor, baris in enumerate(isi["unsur"], start=1)],
        )
    )
    session.flush()


def _unsur(kolom: int, baris: dict[str, Any]) -> Unsur:
    bobot = Fraction(baris["bobot"])
    opsi = {f"opsi_{nilai}": teks for nilai, teks in enumerate(baris["opsi"], start=1)}
    return Unsur(
        kode=baris["kode"],
        nama=baris["nama"],
        pertanyaan=baris["pertanyaan"],
        urutan=baris["urutan"],
        kolom=kolom,
        bobot_pembilang=bobot.numerator,
        bobot_penyebut=bobot.denominator,
        **opsi,
    )
