"""What happens to a case after intake: each act is one entry of its log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from skm.akun.kebijakan import MENGOREKSI_JAM
from skm.akun.models import Peran
from skm.akun.services import catat
from skm.galat import Galat
from skm.loket.alur import BENTROK, KATA, Rangkuman
from skm.loket.models import JenisPeristiwa, Permohonan, Tahap
from skm.loket.services.catatan import tambah


def selesaikan(
    session: Session,
    permohonan: Permohonan,
    *,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None = None,
    dicatat: datetime | None = None,
) -> None:
    """Finish an open case at `pada`. `versi` is the one the officer saw.

    Raises Galat unless its file is complete and it is open, Bersamaan when it changed since shown.
    """
    _pastikan_terbuka(permohonan, pada)
    _tambah(
        session,
        permohonan,
        JenisPeristiwa.SELESAI,
        "menyelesaikan",
        pada=pada,
        oleh=oleh,
        versi=versi,
        dicatat=dicatat,
        kalender=kalender,
    )


def batalkan(
    session: Session,
    permohonan: Permohonan,
    *,
    alasan: str,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None = None,
) -> None:
    """Close an open case its applicant withdrew. Raises as `selesaikan`, and Galat without a reason."""
    isi = {"alasan": _wajib(alasan)}
    _pastikan_terbuka(permohonan, pada)
    _tambah(
        session,
        permohonan,
        JenisPeristiwa.BATAL,
        "membatalkan",
        pada=pada,
        oleh=oleh,
        versi=versi,
        isi=isi,
        kalender=kalender,
    )


def tolak(
    session: Session,
    permohonan: Permohonan,
    *,
    alasan: str,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None = None,
) -> None:
    """Close an open case that is not eligible. Raises as `batalkan`."""
    isi = {"alasan": _wajib(alasan)}
    _pastikan_terbuka(permohonan, pada)
    _tambah(
        session,
        permohonan,
        JenisPeristiwa.DITOLAK,
        "menolak",
        pada=pada,
        oleh=oleh,
        versi=versi,
        isi=isi,
        kalender=kalender,
    )


def kurang(
    session: Session,
    permohonan: Permohonan,
    *,
    apa: str,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None = None,
) -> None:
    """The file lacks something: the clock stands still. A late case stays late. Raises Galat."""
    isi = {"kurang": _wajib(apa, "Tulis apa yang kurang.")}
    _pastikan_terbuka(permohonan, pada)
    _tambah(
        session,
        permohonan,
        JenisPeristiwa.KURANG,
        "menunggu kelengkapan",
        pada=pada,
        oleh=oleh,
        versi=versi,
        isi=isi,
        kalender=kalender,
    )


def lengkapi(
    session: Session,
    permohonan: Permohonan,
    *,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None = None,
) -> None:
    """The file is complete: the clock starts, by that day's promise, or goes on. Raises Galat."""
    _tambah(
        session,
        permohonan,
        JenisPeristiwa.LENGKAP,
        "melengkapi berkas",
        pada=pada,
        oleh=oleh,
        versi=versi,
        kalender=kalender,
    )


def minta_ttd(
    session: Session, permohonan: Permohonan, *, pada: datetime, oleh: str, versi: int | None = None
) -> None:
    """The letter waits for a signature; the clock runs on. Raises Galat."""
    _pastikan_terbuka(permohonan, pada)
    _tambah(
        session, permohonan, JenisPeristiwa.TTD, "meminta tanda tangan", pada=pada, oleh=oleh, versi=versi
    )


def serahkan(
    session: Session, permohonan: Permohonan, *, pada: datetime, oleh: str, versi: int | None = None
) -> None:
    """The citizen has it in hand. Raises Galat unless it is finished."""
    _tambah(session, permohonan, JenisPeristiwa.DISERAHKAN, "menyerahkan", pada=pada, oleh=oleh, versi=versi)


def cabut(
    session: Session,
    permohonan: Permohonan,
    *,
    urut: int,
    alasan: str,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None = None,
    peran: Peran | None = None,
) -> None:
    """Take entry `urut` back: it was a mistake. Raises Galat, also when what is left cannot be.

    And where a late case would not be late any more, unless `peran` is one that corrects clocks.
    """
    isi = {"urut": urut, "hapus": True, "alasan": _wajib(alasan)}
    _koreksi(session, permohonan, isi, pada=pada, oleh=oleh, kalender=kalender, versi=versi, peran=peran)


def pindahkan(
    session: Session,
    permohonan: Permohonan,
    *,
    urut: int,
    saat: datetime,
    alasan: str,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None = None,
    peran: Peran | None = None,
) -> None:
    """Entry `urut` happened at `saat`, not when it was said to. Raises Galat as `cabut`."""
    if saat > pada:
        raise Galat("Waktu kejadian belum tiba.")
    isi = {"urut": urut, "pada": saat.isoformat(), "alasan": _wajib(alasan)}
    _koreksi(session, permohonan, isi, pada=pada, oleh=oleh, kalender=kalender, versi=versi, peran=peran)


def tetapkan_tempo(
    session: Session,
    permohonan: Permohonan,
    *,
    alasan: str,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None = None,
) -> None:
    """Set the due moment anew by calendar and promise as known now, with a reason; an admin's act.

    Raises Galat without a reason, while there is no due moment, and when it stays as it was.
    """
    isi = {"alasan": _wajib(alasan)}
    _tambah(
        session,
        permohonan,
        JenisPeristiwa.TEMPO,
        "menetapkan ulang jatuh tempo",
        pada=pada,
        oleh=oleh,
        versi=versi,
        isi=isi,
        kalender=kalender,
    )


def _koreksi(
    session: Session,
    permohonan: Permohonan,
    isi: dict[str, Any],
    *,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None,
    peran: Peran | None,
) -> None:
    _tambah(
        session,
        permohonan,
        JenisPeristiwa.KOREKSI,
        "mengoreksi",
        pada=pada,
        oleh=oleh,
        versi=versi,
        isi=isi,
        kalender=kalender,
        meringankan=peran in MENGOREKSI_JAM,
    )


def _tambah(
    session: Session,
    permohonan: Permohonan,
    jenis: JenisPeristiwa,
    kata: str,
    *,
    pada: datetime,
    oleh: str,
    versi: int | None,
    dicatat: datetime | None = None,
    **lain: Any,
) -> Rangkuman:
    nomor, unit_id, saat = permohonan.nomor, permohonan.unit_id, dicatat or pada
    rangkuman = tambah(session, permohonan, jenis, pada=pada, dicatat=saat, oleh=oleh, versi=versi, **lain)
    catat(session, unit_id=unit_id, oleh=oleh, pada=saat, peristiwa=f"{kata} permohonan {nomor}")
    return rangkuman


def _pastikan_terbuka(permohonan: Permohonan, pada: datetime) -> None:
    if permohonan.tahap in {Tahap.SELESAI, Tahap.DISERAHKAN, Tahap.BATAL, Tahap.DITOLAK}:
        kalimat = f"Permohonan {permohonan.nomor} sudah {KATA[permohonan.tahap]}."
        raise Galat(kalimat, status=BENTROK)
    if permohonan.lengkap is not None and pada < permohonan.lengkap:
        kalimat = f"Permohonan {permohonan.nomor} tidak dapat ditutup sebelum berkasnya lengkap."
        raise Galat(kalimat, status=BENTROK)


def _wajib(teks: str, pesan: str = "Alasan harus diisi.") -> str:
    if not teks.strip():
        raise Galat(pesan, bidang="alasan")
    return teks.strip()[:300]
