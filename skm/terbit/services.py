"""Publishing an approved period. Nothing here commits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from kinerja.periode import Periode
from kinerja.ungkap import PALING_SEDIKIT, Golongan, aman
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, kunci, simpan
from skm.laporan.hasil.baca import Saat
from skm.laporan.hasil.pilihan import bagian_periode
from skm.layanan.models import Unit
from skm.pengesahan.isi import catatan_rangkap
from skm.pengesahan.models import Pengesahan
from skm.pengesahan.queries import Kelompok, buka_dasar, pengesahan_terakhir, sidik_kini
from skm.terbit.models import Terbitan
from skm.terbit.queries import baca_terbitan, isi_sebelum, terbitan_setahun, terbitan_terakhir
from skm.tindaklanjut.services import tampilkan_bersama_hasil

BANYAK_TREN, TERBACA = 5, 40
"""Periods of a trend; editions of any length that are looked through for them."""
BARU = 0
"""Stands for the edition that is to be published; no row has this number."""
KOSONG = "0"
"""A score that was not given."""
DIDAHULUI = "Periode ini baru saja diterbitkan atau disetujui orang lain. Periksa keadaannya yang terbaru."
TANPA_ALASAN = "Menerbitkan edisi baru memerlukan alasan: apa yang dikoreksi."
BERUBAH = "Datanya berubah sesudah disetujui. Setujui ulang laporannya, lalu terbitkan."
TERUNGKAP = (
    f"Belum dapat diterbitkan: dari selisihnya dengan yang sudah terbit pada tahun itu dapat dibaca jawaban "
    f"kurang dari {PALING_SEDIKIT} orang. Edisi, triwulan, semester, dan tahun hanya boleh berbeda nol atau "
    f"paling sedikit {PALING_SEDIKIT} jawaban."
)


def terbitkan(
    session: Session,
    unit: Unit,
    periode: Periode,
    saat: Saat,
    *,
    alasan: str,
    oleh: str,
    disahkan: int | None = None,
) -> Terbitan:
    """One more edition of the period, as it was approved last; a plan approved with it is shown to citizens.

    `disahkan` is the approval that was shown, None for whatever was last. Raises Galat for what is not
    approved, is published already, lacks a reason or would tell what fewer than five people answered;
    Bersamaan where another approval or edition came first.
    """
    kunci(session, unit)
    sah = pengesahan_terakhir(session, unit.id, periode)
    if sah is None:
        raise Galat(
            f"Laporan SKM {periode.label} belum disetujui pimpinan, jadi hasilnya belum dapat diterbitkan."
        )
    if disahkan is not None and disahkan != sah.id:
        raise Bersamaan(DIDAHULUI)
    tahun, bagian = bagian_periode(periode)
    lama = terbitan_terakhir(session, unit.id, tahun, bagian)
    if lama is not None and lama.pengesahan_id == sah.id:
        raise Bersamaan(f"Hasil {periode.label} yang disetujui sudah terbit sebagai edisi {lama.edisi}.")
    if lama is not None and not alasan:
        raise Galat(TANPA_ALASAN, bidang="alasan")
    if sidik_kini(session, sah, saat) != sah.sidik:
        raise Galat(BERUBAH)
    _pastikan_tertutup(session, sah, tahun)
    edisi = 1 if lama is None else lama.edisi + 1
    satu = _susun(session, sah, saat, edisi=edisi, alasan=alasan, oleh=oleh)
    session.add(satu)
    simpan(session, DIDAHULUI)
    terbaru = baca_terbitan(session, unit.id).isi
    unit.terbit = "" if terbaru is None else terbaru["label"]
    simpan(session)
    sebab = f": {alasan}" if alasan else ""
    ikm = f"IKM {angka_indonesia(Decimal(satu.ikm))} ({satu.mutu})"
    peristiwa = f"menerbitkan hasil SKM {periode.label} edisi {satu.edisi}, {ikm}{sebab}"
    catat(session, unit_id=unit.id, oleh=oleh, pada=saat.pada, peristiwa=peristiwa)
    if sah.isi["rencana"]["baris"]:
        tampilkan_bersama_hasil(session, unit_id=unit.id, periode=periode, oleh=oleh, pada=saat.pada)
    return satu


def tertutup(terbitan: Mapping[int, Counter[Kelompok]]) -> bool:
    """Whether no combination of these editions' sums touches only one to four people.

    Nor of the sums of one unsur, which those who left it empty are not in.
    """
    return all(aman(_golongan(satu), satu) for satu in _per_unsur(terbitan))


def _per_unsur(terbitan: Mapping[int, Counter[Kelompok]]) -> Iterator[Mapping[int, Counter[Kelompok]]]:
    """The editions themselves, and of each score column that somebody left empty those who filled it."""
    yield terbitan
    skor = {kelompok: kelompok[1].rpartition(":")[2] for isi in terbitan.values() for kelompok in isi}
    for kolom in sorted({ke for satu in skor.values() for ke, huruf in enumerate(satu) if huruf == KOSONG}):
        yield {
            nomor: Counter({satu: n for satu, n in isi.items() if skor[satu][kolom : kolom + 1] != KOSONG})
            for nomor, isi in terbitan.items()
        }


def _golongan(terbitan: Mapping[int, Counter[Kelompok]]) -> Iterator[Golongan[int]]:
    """People alike in which editions count them; equal scores are told apart by their numbers alone."""
    for kelompok in {nama for isi in terbitan.values() for nama in isi}:
        banyak = {nomor: isi[kelompok] for nomor, isi in terbitan.items()}
        sudah = 0
        for n in sorted(set(banyak.values()) - {0}):
            yield Golongan(n - sudah, frozenset(nomor for nomor, milik in banyak.items() if milik >= n))
            sudah = n


def _pastikan_tertutup(session: Session, sah: Pengesahan, tahun: int) -> None:
    terbitan = {nomor: buka_dasar(isi) for nomor, isi in terbitan_setahun(session, sah.unit_id, tahun)}
    if not tertutup(terbitan | {BARU: buka_dasar(sah.dasar)}):
        raise Galat(TERUNGKAP)


def _susun(session: Session, sah: Pengesahan, saat: Saat, *, edisi: int, alasan: str, oleh: str) -> Terbitan:
    lalu = isi_sebelum(session, sah.unit_id, sah.dari, TERBACA)
    isi = {
        **sah.isi,
        "edisi": edisi,
        "alasan": alasan,
        "terbit": saat.pada.isoformat(),
        "disetujui": {"oleh": sah.nama, "pada": sah.pada.isoformat(), "kode": sah.kode, "sidik": sah.sidik}
        | ({"rangkap": rangkap} if (rangkap := catatan_rangkap(sah.rangkap, saat.zona)) else {}),
        "tren": list(_tren([*lalu, sah.isi], sah.isi)),
    }
    return Terbitan(
        unit_id=sah.unit_id,
        pengesahan_id=sah.id,
        dari=sah.dari,
        sampai=sah.sampai,
        tahun=sah.isi["tahun"],
        bagian=sah.isi["bagian"],
        edisi=edisi,
        alasan=alasan,
        ikm=sah.isi["ikm"],
        mutu=sah.isi["mutu"],
        isi=isi,
        oleh=oleh,
        pada=saat.pada,
    )


def _tren(semua: Sequence[Mapping[str, Any]], ini: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """The published periods of the same length and this one, oldest first."""
    sejenis = [satu for satu in semua if satu["bagian"].rstrip("1234") == ini["bagian"].rstrip("1234")]
    for satu in sejenis[-BANYAK_TREN:]:
        yield {
            **{nama: satu[nama] for nama in ("tahun", "bagian", "label", "responden", "ikm", "mutu")},
            "sebanding": satu["susunan"] == ini["susunan"],
        }
