"""Published periods for programs: what stands in their rows, and nothing that is read anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from skm.terbit.models import Terbitan
from skm.terbuka.bentuk import Hasil, Ketepatan, KetepatanKantor, Unsur, UnsurPeriode
from skm.terbuka.queries import Kunci, Lembaran


def daftar_hasil(
    session: Session, unit_id: int, zona: ZoneInfo, *, batas: int, setelah: Kunci | None, tahun: int | None
) -> Lembaran:
    """Published periods in their newest edition, what ended first coming first."""
    semua = _terbitan(session, unit_id, tahun, batas + 1, setelah)
    lanjut = None
    if len(semua) > batas:
        akhir = semua[batas - 1]
        lanjut = (akhir.sampai.isoformat(), akhir.dari.isoformat(), "")
    return Lembaran(tuple(_hasil(satu, zona) for satu in semua[:batas]), lanjut)


def daftar_unsur(session: Session, unit_id: int, *, tahun: int | None) -> Lembaran:
    """The unsur of all of them, a row each."""
    return Lembaran(tuple(u for satu in _terbitan(session, unit_id, tahun) for u in _unsur_periode(satu)))


def _terbitan(
    session: Session, unit_id: int, tahun: int | None, batas: int | None = None, setelah: Kunci | None = None
) -> Sequence[Terbitan]:
    """Of each period the edition that holds."""
    t = Terbitan
    lain = sa.orm.aliased(t)
    baru = sa.exists().where(
        lain.unit_id == t.unit_id, lain.tahun == t.tahun, lain.bagian == t.bagian, lain.edisi > t.edisi
    )
    pilih = sa.select(t).where(t.unit_id == unit_id, ~baru).order_by(t.sampai, t.dari).limit(batas)
    if tahun is not None:
        pilih = pilih.where(t.tahun == tahun)
    if setelah is not None:
        sampai, dari = date.fromisoformat(setelah[0]), date.fromisoformat(setelah[1])
        pilih = pilih.where(sa.or_(t.sampai > sampai, sa.and_(t.sampai == sampai, t.dari > dari)))
    return session.scalars(pilih).all()


def _hasil(satu: Terbitan, zona: ZoneInfo) -> Hasil:
    isi = satu.isi
    golongan = {g["kategori"]: _ketepatan(g) for g in isi["ketepatan"]}
    return Hasil(
        satu.tahun,
        int(satu.bagian[2:]) if satu.bagian.startswith("tw") else None,
        satu.bagian,
        satu.dari.isoformat(),
        satu.sampai.isoformat(),
        satu.edisi,
        satu.ikm,
        satu.mutu,
        isi["responden"],
        tuple(Unsur(u["kode"], u["nama"], u["nrr"]) for u in isi["unsur"]),
        KetepatanKantor(golongan.get("non_perizinan"), golongan.get("perizinan")),
        satu.pada.astimezone(zona).date().isoformat(),
        isi["disetujui"].get("rangkap", ""),
    )


def _ketepatan(satu: Mapping[str, Any]) -> Ketepatan:
    return Ketepatan(
        satu["jatuh_tempo"],
        satu["tepat_waktu"],
        satu["koreksi"]["persen"],
        satu["ketetapan"]["persen"],
        Status(satu["koreksi"]["status"]),
    )


def _unsur_periode(satu: Terbitan) -> Iterator[UnsurPeriode]:
    dari, sampai = satu.dari.isoformat(), satu.sampai.isoformat()
    for u in satu.isi["unsur"]:
        yield UnsurPeriode(satu.tahun, satu.bagian, dari, sampai, u["kode"], u["nama"], u["nrr"])
