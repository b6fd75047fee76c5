"""Deciding a due moment, and what may move it once it is decided.

It depends on when the file became complete and on the pauses, on nothing else: an entry that changes neither
leaves it alone, and so does one entered after it unless it is a correction. One that moves it is answered by
calendar, promises and categories as known when it was first decided, so that what an admin did since moves
nothing. Only `TEMPO` goes by what is known now.

The same calendar says under which date a moment is counted: in a shift over midnight the one on which the
shift opened. An entry keeps that date where it is not the moment's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Kalender
from skm.galat import Galat
from skm.layanan.queries import Ketentuan, ketentuan
from skm.layanan.queries import kalender as kalender_kantor
from skm.loket.alur import BENTROK, Catatan, Rangkuman
from skm.loket.models import JenisPeristiwa, Permohonan

BELUM_BERJALAN = "Waktu permohonan ini tidak sedang berjalan, jadi belum ada jatuh temponya."
BERAKHIR = frozenset({JenisPeristiwa.SELESAI, JenisPeristiwa.BATAL, JenisPeristiwa.DITOLAK})
"""Entries by which the work ends: at a closing they belong to the shift that it closes."""
TETAP = "Menurut kalender dan janji yang diketahui sekarang, jatuh temponya tetap sama."


def putuskan(
    session: Session,
    permohonan: Permohonan,
    jenis: JenisPeristiwa,
    *,
    sebelum: Rangkuman | None,
    sesudah: Rangkuman,
    kalender: Kalender,
    dicatat: datetime,
    berlaku: Ketentuan | None = None,
) -> dict[str, Any]:
    """What an entry recorded at `dicatat` decides: nothing, or what it keeps of promise and due moment.

    `sebelum` and `sesudah` are the case without and with it, `kalender` is the one known now, `berlaku` what
    holds on the day of the start where the caller knows it. Raises Galat for a due moment set anew that
    there is none of, or that stays as it was.
    """
    anew = jenis is JenisPeristiwa.TEMPO
    if anew and (sesudah.lengkap is None or sesudah.jatuh_tempo is None):
        raise Galat(BELUM_BERJALAN, status=BENTROK)
    if (
        sebelum is not None
        and not anew
        and (_jam(sebelum) == _jam(sesudah) or _lewat(jenis, sebelum, dicatat))
    ):
        return {}
    if sesudah.lengkap is None:
        return {"jatuh_tempo": None}
    sejak = None if anew or sebelum is None else sebelum.ditetapkan
    if sejak is not None:
        kalender = kalender_kantor(session, permohonan.unit_id, kalender.zona, dikenal=sejak)
    hari = kalender.tanggal(sesudah.lengkap)
    dulu = kalender.tanggal(sebelum.lengkap) if sebelum and sebelum.lengkap else None
    isi: dict[str, Any] = {}
    if berlaku is None and (anew or hari != dulu):
        berlaku = ketentuan(session, permohonan.layanan_id, hari, dikenal=sejak)
        isi = tulis(berlaku)
    janji = berlaku.janji if berlaku is not None else sesudah.janji
    if anew:
        isi.pop("kategori")  # the figures that count it are not a matter of its due moment
    isi |= _tempo(sesudah, janji, kalender)
    if anew and isi["jatuh_tempo"] == _tulis_tempo(sesudah):
        raise Galat(TETAP, status=BENTROK)
    return isi


def hari_lain(kalender: Kalender, saat: datetime | None, *, akhir: bool = False) -> date | None:
    """The date that a moment is counted under, None where it is its own; `akhir` for one that ends the work.

    The closing belongs to the shift for what ends at it: due moments, finishing, closing a case.
    """
    if saat is None:
        return None
    tanggal = kalender.tanggal(saat, akhir=akhir)
    return None if tanggal == saat.astimezone(kalender.zona).date() else tanggal


def tulis_hari(nama: str, tanggal: date | None) -> dict[str, str]:
    """The same as an entry keeps it: nothing where it is the moment's own."""
    return {} if tanggal is None else {nama: tanggal.isoformat()}


def hari(kalender: Kalender, jenis: JenisPeristiwa, saat: datetime) -> dict[str, str]:
    """What an entry of that kind keeps of the date that its moment is counted under."""
    return tulis_hari("hari", hari_lain(kalender, saat, akhir=jenis in BERAKHIR))


def hari_entri(
    session: Session, permohonan: Permohonan, log: Sequence[Catatan], baru: Catatan, kalender: Kalender
) -> dict[str, str]:
    """The same for the entry that follows `log`; a correction goes by the calendar of what it moves."""
    if baru.jenis is not JenisPeristiwa.KOREKSI:
        return {} if baru.jenis is JenisPeristiwa.TEMPO else hari(kalender, baru.jenis, baru.pada)
    if "pada" not in baru.isi:
        return {}
    sasaran = next(satu for satu in log if satu.urut == baru.isi["urut"])
    dulu = kalender_kantor(session, permohonan.unit_id, kalender.zona, dikenal=sasaran.dicatat)
    return hari(dulu, sasaran.jenis, datetime.fromisoformat(baru.isi["pada"]))


def tulis(isi: Ketentuan) -> dict[str, Any]:
    """Promise and category as an entry keeps them."""
    return {"janji": [isi.janji.jumlah, isi.janji.satuan.value], "kategori": isi.kategori.value}


def _jam(satu: Rangkuman) -> tuple[object, object]:
    return satu.lengkap, satu.jeda


def _lewat(jenis: JenisPeristiwa, sebelum: Rangkuman, dicatat: datetime) -> bool:
    """What is entered after the due moment leaves it, whatever moment it tells of; a correction moves it."""
    tempo = sebelum.jatuh_tempo
    return jenis is not JenisPeristiwa.KOREKSI and tempo is not None and tempo < dicatat


def _tempo(satu: Rangkuman, janji: Janji | None, kalender: Kalender) -> dict[str, Any]:
    """The due moment with every pause so far, and how many of them cost a day though they were short."""
    tempo, singkat = None, 0
    if satu.lengkap is not None and janji is not None:
        waktu = (satu.lengkap, janji, satu.jeda)
        tempo, singkat = kalender.jatuh_tempo_berjeda(*waktu), kalender.jeda_singkat(*waktu)
    isi: dict[str, Any] = {"jatuh_tempo": None if tempo is None else tempo.astimezone(UTC).isoformat()}
    isi |= tulis_hari("hari_tempo", hari_lain(kalender, tempo, akhir=True))
    return isi | ({"jeda_singkat": singkat} if singkat or satu.jeda_singkat else {})


def _tulis_tempo(satu: Rangkuman) -> str | None:
    return None if satu.jatuh_tempo is None else satu.jatuh_tempo.astimezone(UTC).isoformat()
