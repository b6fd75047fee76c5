"""Approving and publishing as the server does it, and a published quarter and year without answers."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.laporan.hasil.baca import Saat, baca_hasil
from skm.laporan.hasil.isi import HasilPeriode
from skm.laporan.hasil.pilihan import bagian_periode
from skm.layanan.models import Unit
from skm.layanan.queries import daftar_layanan
from skm.pengesahan.models import Pengesahan
from skm.pengesahan.queries import keadaan_sah, kemas_dasar, pengesahan_terakhir
from skm.pengesahan.services import Ditunjukkan, setujui
from skm.terbit.models import Terbitan
from skm.terbit.services import terbitkan
from skm.tindaklanjut.queries import lengkapi

ZONA = ZoneInfo("Asia/Makassar")
KODE = "kodecontoh"
"""Of the approved year; of its first quarter with a 1 behind it."""


def hasil_periode(session: Session, unit: Unit, periode: Periode, pada: datetime) -> HasilPeriode:
    """The results of a period as whoever approves sees them."""
    layanan = list(daftar_layanan(session, unit.id, hanya_aktif=False))
    hasil = baca_hasil(session, unit, periode, Saat(pada, ZONA), layanan, cetak=False)
    return lengkapi(session, unit.id, hasil)


def setujui_periode(
    session: Session, unit: Unit, periode: Periode, pada: datetime, alasan: str = ""
) -> Pengesahan:
    """Approve what there is."""
    hasil = hasil_periode(session, unit, periode, pada)
    sah = keadaan_sah(pengesahan_terakhir(session, unit.id, periode), hasil)
    tampak = Ditunjukkan(0 if sah.terakhir is None else sah.terakhir.nomor, sah.sidik_isi)
    siapa = {"nama": "Camat", "oleh": "pimpinan", "pada": pada}
    return setujui(session, hasil, tampak, unit_id=unit.id, alasan=alasan, **siapa)


def terbitkan_periode(
    session: Session, unit: Unit, periode: Periode, pada: datetime, alasan: str = ""
) -> Terbitan:
    """Publish what was approved last."""
    return terbitkan(session, unit, periode, Saat(pada, ZONA), alasan=alasan, oleh="pimpinan")


def isi_terbitan(
    session: Session, unit: Unit, teks: str, pada: datetime, akhiran: str = "", **ganti: Any
) -> str:
    """A published 2024 and its first quarter, with `teks` wherever a person may write; gives a code.

    `ganti` stands in its content instead of what is said there.
    """
    for nomor, periode in (("", Periode.tahun(2024)), ("1", Periode.triwulan(2024, 1))):
        tahun, bagian = bagian_periode(periode)
        isi = _isi(unit, teks, periode, tahun, bagian) | ganti
        milik: dict[str, Any] = {"unit_id": unit.id, "dari": periode.dari, "sampai": periode.sampai}
        milik |= {"pada": pada, "alasan": teks[:300], "oleh": teks[:60]}
        sah = Pengesahan(
            **milik,
            nomor=1,
            kode=f"{KODE}{akhiran}{nomor}"[:16],
            isi=isi,
            sidik="0" * 64,
            dasar=kemas_dasar(Counter()),
            nama=teks[:120],
        )
        session.add(sah)
        session.flush()
        terbit = isi | {
            "edisi": 1,
            "alasan": teks,
            "terbit": pada.isoformat(),
            "disetujui": {"oleh": teks, "pada": pada.isoformat(), "kode": sah.kode, "sidik": sah.sidik},
            "tren": [{n: isi[n] for n in ("tahun", "bagian", "label", "responden", "ikm", "mutu")}],
        }
        terbit["tren"][0]["sebanding"] = False
        angka = {"ikm": isi["ikm"], "mutu": isi["mutu"]}
        session.add(
            Terbitan(**milik, **angka, pengesahan_id=sah.id, tahun=tahun, bagian=bagian, edisi=1, isi=terbit)
        )
    unit.terbit = "Tahun 2024"
    session.flush()
    return f"{KODE}{akhiran}"[:16]


def _isi(unit: Unit, teks: str, periode: Periode, tahun: int, bagian: str) -> dict[str, Any]:
    rencana = {"unsur": teks, "program": teks, "triwulan": [1, 3], "penanggung_jawab": teks}
    hasil = {"persen": "75.00", "status": "OK"}
    return {
        "tahun": tahun,
        "bagian": bagian,
        "label": periode.label,
        "dari": f"{periode.dari}",
        "sampai": f"{periode.sampai}",
        "kantor": unit.nama,
        "kabupaten": unit.kabupaten,
        "contoh": False,
        "ikm": "78.70",
        "mutu": "B",
        "kinerja": "Baik",
        "rentang": "74,68–81,43",
        "catatan": "",
        "responden": 48,
        "unsur": [
            {
                "kode": f"U{n}",
                "nama": teks,
                "nrr": "2.8125",
                "nilai": "70.31",
                "mutu": "C",
                "kinerja": "Kurang baik",
                "terisi": 48,
                "peringkat": n,
            }
            for n in range(1, 10)
        ],
        "susunan": "U1:1/9",
        "metode": {"cara": teks, "pelayanan": 50, "minimum": 44, "cukup": True, "hari_kerja": 60},
        "ketepatan": [
            {
                "kategori": "non_perizinan",
                "nama": "Non perizinan",
                "indikator": "IKU-02",
                "jatuh_tempo": 4,
                "tepat_waktu": 3,
                "selesai": 3,
                "selesai_tepat": 3,
                "memakai_koreksi": True,
                "koreksi": hasil,
                "ketetapan": hasil,
            }
        ],
        "rencana": {"forum": f"{date(tahun, 6, 3)}", "baris": [rencana]},
        "tindak_lanjut": {
            "periode": "Tahun 2023",
            "jumlah": 1,
            "selesai": 1,
            "persen": "100.00",
            "baris": [rencana | {"status": "Selesai", "bukti": teks, "selesai": True}],
        },
    }


def pukul(tahun: int, bulan: int, hari: int) -> datetime:
    """That day at 09.00 in the office."""
    return datetime(tahun, bulan, hari, 1, 0, tzinfo=UTC)
