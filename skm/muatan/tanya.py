"""What a page asks about a table that was refused: the meaning of its headings and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from skm.berkas.pemetaan import TanyaKata, TanyaKolom, Usulan, lengkap, usulkan
from skm.berkas.queries import pemetaan
from skm.berkas.tabel import Tabel
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_skm
from skm.layanan.queries import daftar_layanan, menurut_kode_atau_nama
from skm.muatan import register
from skm.muatan.bacaan import respondennya
from skm.muatan.harapan import harapan
from skm.muatan.versi import untuk_ditanya


def pertanyaan(
    session: Session, tabel: Tabel, *, unit_id: int, hari_ini: date
) -> tuple[Kuesioner, Usulan] | None:
    """The questionnaire whose words are asked about, and what; None when all headings and words are known."""
    terbit = kuesioner_skm(session, unit_id)
    layanan = menurut_kode_atau_nama(daftar_layanan(session, unit_id, hanya_aktif=False))
    peta = pemetaan(session, unit_id, tabel.kolom)
    kuesioner = untuk_ditanya(tabel, terbit, layanan, hari_ini, peta)
    tabel, _ = respondennya(tabel, terbit, layanan, peta)
    diharapkan = harapan(kuesioner, layanan)
    usulan = usulkan(tabel, diharapkan, peta)
    if not usulan.kata and lengkap(tabel, diharapkan, peta):
        return None
    return kuesioner, usulan


def pertanyaan_register(session: Session, tabel: Tabel, *, unit_id: int) -> Usulan | None:
    """What is asked about a register; None when all headings and words are known."""
    layanan = menurut_kode_atau_nama(daftar_layanan(session, unit_id, hanya_aktif=False))
    peta = pemetaan(session, unit_id, tabel.kolom)
    diharapkan = register.harapan(layanan)
    usulan = usulkan(tabel, diharapkan, peta)
    return None if not usulan.kata and lengkap(tabel, diharapkan, peta) else usulan


def tulis_pertanyaan(kuesioner: Kuesioner, usulan: Usulan) -> dict[str, Any]:
    """To be kept, and read back by `baca_pertanyaan`."""
    return {"kuesioner": kuesioner.id, **asdict(usulan)}


def baca_pertanyaan(isi: Mapping[str, Any]) -> Usulan:
    """What was kept."""
    kolom = tuple(TanyaKolom(**satu) for satu in isi["kolom"])
    return Usulan(kolom, tuple(TanyaKata(**satu) for satu in isi["kata"]))
