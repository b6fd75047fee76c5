"""Answers for tests: put into the store as a load or a release would, and read whether they wait or not."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.jawaban.models import Jalur, Jawaban
from skm.jawaban.queries.menunggu import menunggu
from skm.jawaban.segel import IsiJawaban, Segel
from skm.jawaban.services.muat import sisipkan
from skm.layanan.models import Unit
from skm.orm import buka_sesi

SEGEL = Segel(base64.urlsafe_b64encode(bytes(32)).decode())


def simpan(session: Session, *semua: dict[str, Any]) -> None:
    """Store released answers, by the columns of their table, and count them."""
    menurut_unit: dict[int, list[dict[str, Any]]] = {}
    for satu in semua:
        menurut_unit.setdefault(satu["unit_id"], []).append(satu)
    for unit_id, baris in menurut_unit.items():
        sisipkan(session, baris, unit_id=unit_id)


def tersimpan(app: Flask) -> list[Jawaban]:
    """Every answer in the app's database, waiting ones unsealed."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=False) as session:
        return semua_jawaban(session, Segel(app.config["SKM"].data_key))


def semua_jawaban(session: Session, segel: Segel = SEGEL) -> list[Jawaban]:
    """The same from a session."""
    semua = list(session.scalars(sa.select(Jawaban)))
    for unit_id in session.scalars(sa.select(Unit.id)).all():
        semua += [
            _jawaban(satu.isi, unit_id, satu.hari) for satu in menunggu(session, unit_id=unit_id, segel=segel)
        ]
    return semua


def _jawaban(isi: IsiJawaban, unit_id: int, hari: date) -> Jawaban:
    return Jawaban(
        unit_id=unit_id,
        kuesioner_id=isi.kuesioner_id,
        layanan_id=isi.layanan_id,
        jalur=Jalur(isi.jalur),
        tanggal=hari,
        tanda=isi.tanda,
        saran=isi.saran,
        tambahan=isi.tambahan,
        **isi.profil,
        **isi.nilai,
    )


def kolom_unsur(nilai: Iterable[int | None]) -> dict[str, int | None]:
    """Scores in order as the columns u1, u2, …"""
    return {f"u{nomor}": satu for nomor, satu in enumerate(nilai, start=1)}
