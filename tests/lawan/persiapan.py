"""An office whose sums name people: twenty unsur, an extra question that does too, links, two versions."""

from __future__ import annotations

from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.kuesioner.models import JenisTambahan, Kuesioner, Tambahan, Unsur
from skm.layanan.models import Unit
from skm.survei.models import JenisTautan, Tautan
from tests.lawan.sandi import KOLOM, TERBANYAK

TAHUN = 2026
VERSI_DUA = date(TAHUN, 2, 12)
"""A day in the middle of a month."""
TAUTAN = (("poster", 1), ("poster", None), ("kios", 2), ("kios", None))
"""Kind and service of each link."""


def siapkan(
    session: Session, unit: Unit, kuesioner: Kuesioner, mulai: date
) -> tuple[Kuesioner, dict[str, list[int]]]:
    """Make it so; gives the second version, of other weights and from that day on, and links by kind."""
    contoh = kuesioner.unsur[0]
    isi = {kolom.key: getattr(contoh, kolom.key) for kolom in sa.inspect(Unsur).columns if kolom.key != "id"}
    isi |= {"bobot_pembilang": 1, "bobot_penyebut": KOLOM}
    for unsur in kuesioner.unsur:
        unsur.bobot_penyebut = KOLOM
    for nomor in range(len(kuesioner.unsur) + 1, KOLOM + 1):
        session.add(Unsur(**isi | {"kode": f"U{nomor}", "urutan": nomor, "kolom": nomor}))
    session.flush()
    session.expire(kuesioner)
    kedua = Kuesioner(
        unit_id=unit.id,
        jenis=kuesioner.jenis,
        versi=kuesioner.versi + 1,
        judul="Kedua",
        dasar="",
        terbit_pada=datetime(TAHUN, 1, 1, tzinfo=UTC),
        berlaku_mulai=mulai,
        unsur=[
            Unsur(
                **isi
                | {"kuesioner_id": None, "kode": f"U{n}", "urutan": n, "kolom": n}
                | {"bobot_pembilang": 2 if n == 1 else 1, "bobot_penyebut": KOLOM + 1}
            )
            for n in range(1, KOLOM + 1)
        ],
    )
    session.add(kedua)
    session.flush()
    for satu in (kuesioner, kedua):
        session.add(
            Tambahan(
                kuesioner_id=satu.id,
                kode="T1",
                urutan=1,
                jenis=JenisTambahan.PILIHAN,
                pertanyaan="Siapa?",
                pilihan=[str(nomor) for nomor in range(TERBANYAK)],
            )
        )
    pada = datetime(TAHUN, 1, 1, tzinfo=UTC)
    tautan = [
        Tautan(
            unit_id=unit.id,
            layanan_id=layanan,
            kode=f"lawan{ke}",
            jenis=JenisTautan(jenis),
            dibuat_pada=pada,
            dibuat_oleh="uji",
        )
        for ke, (jenis, layanan) in enumerate(TAUTAN)
    ]
    session.add_all(tautan)
    session.flush()
    return kedua, {jenis.value: [satu.id for satu in tautan if satu.jenis is jenis] for jenis in JenisTautan}
