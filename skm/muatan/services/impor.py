"""Loading a table of answers, and undoing a load as a whole. Nothing here commits.

Every cell is checked first, and one bad cell refuses the whole file.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import tanggal_indonesia
from skm.akun.services import catat
from skm.berkas.baris import ambil, bandingkan
from skm.berkas.gulungan import menurut_kolom
from skm.berkas.hasil import HasilImpor
from skm.berkas.models import Impor, JenisImpor
from skm.berkas.queries import ada_tanpa_sidik, baris_termuat, impor_bersidik, pemetaan
from skm.berkas.services import buat_impor, ingat_urutan
from skm.berkas.tabel import Tabel
from skm.galat import SUDAH_DIHAPUS, Bersamaan, Galat, kunci, simpan
from skm.jawaban.services.hitungan import kunci_gudang
from skm.jawaban.services.muat import cabut, isi_muatan, siapkan, siapkan_cabut, simpan_muatan
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_skm, versi_pada
from skm.layanan.queries import daftar_layanan, menurut_kode_atau_nama
from skm.muatan.bacaan import TANPA_JAWAB, Bacaan, Jawab, baca
from skm.muatan.hari import TAHUN_TERLAMA
from skm.muatan.models import Tumpukan
from skm.muatan.queries import baris_tanpa_sidik
from skm.muatan.services.bertahap import BELUM_SELESAI, muat_bertahap
from skm.pekerjaan.kemajuan import Maju, diam
from skm.pelan import Pelan, seketika
from skm.survei.services.pencabutan import SEKALIGUS, Buka, cabut_bertahap, tandai_dicabut

TANGGAL, HANYA_BARU = "tanggal", "hanya_baru"
"""The fields that answer what is open, and the options of the command."""
DISEBUT = 10
"""Rows that a question names."""
DAPAT_DIBATALKAN = (JenisImpor.RESPONDEN, JenisImpor.KERTAS)


def muat(
    session: Session,
    tabel: Tabel,
    *,
    unit_id: int,
    hari_ini: date,
    oleh: str,
    pada: datetime,
    jawab: Jawab = TANPA_JAWAB,
    versi: int | None = None,
    zona: ZoneInfo | None = None,
    tanya_hari: bool = False,
    coba: bool = False,
    buka: Buka | None = None,
    sebelum: Callable[[HasilImpor], None] = lambda _: None,
    maju: Maju = diam,
    pelan: Pelan = seketika,
) -> HasilImpor:
    """Add every row of `tabel` as one respondent; a table loaded before adds nothing. `coba` only checks.

    With `buka` a large table is stored part by part in transactions of its own, which are committed then.
    `sebelum` is told what will be stored; `pelan` does what only computes.

    `hari_ini` is the office's day: the last one accepted, and the date of rows that state none, unless
    `jawab`
    names another; with `tanya_hari` it has to. Moments with an offset are those of `zona`. A row answers the
    questionnaire of its day if the columns are that one's, else the one whose columns they are; `versi` names
    one for all rows. Raises Galat naming row, column and value of what cannot be read, and what is open: the
    order of day and month, the day of rows without one, rows that were loaded before.
    """
    terbit = kuesioner_skm(session, unit_id)
    layanan = menurut_kode_atau_nama(daftar_layanan(session, unit_id, hanya_aktif=False))
    peta = pemetaan(session, unit_id, tabel.kolom)
    hari = _hari_bawaan(jawab, hari_ini)
    isi = pelan(
        lambda: baca(
            tabel,
            terbit,
            layanan,
            hari_ini=hari_ini,
            bawaan=hari,
            peta=peta,
            jawab=jawab,
            versi=versi,
            zona=zona,
            maju=maju,
        )
    )
    tetap_hasil: dict[str, Any] = {"lembar": tabel.lembar, "sel_lepas": tabel.lepas}
    sudah = HasilImpor(0, len(isi.jawaban), isi.diabaikan, isi.tabel.dilewati, **tetap_hasil)
    maju("membandingkan dengan yang tercatat", 0, 0)
    sidik = pelan(lambda: _sidik(isi))
    if (ada := _berkas_sama(session, unit_id, isi, sidik)) is not None:
        if not ada.selesai:
            raise Bersamaan(BELUM_SELESAI, bidang="berkas")
        return sudah
    lewat = _termuat(session, isi, jawab, unit_id)
    jawaban, semua = isi.jawaban, range(len(isi.jawaban))
    baru = array("L", [ke for ke in semua if not lewat[ke]]) if any(lewat) else semua
    tanggal = jawaban.kolom["tanggal"]
    hasil = HasilImpor(
        len(baru),
        len(semua) - len(baru),
        isi.diabaikan,
        isi.tabel.dilewati,
        versi=_versi(isi, baru, versi_pada(terbit, hari_ini)),
        **tetap_hasil,
        tanpa_tanggal=sum(1 for ke in baru if tanggal.isi[ke] == tanggal.kosong),
        hari=hari,
    )
    if coba or not baru:
        return hasil
    if tanya_hari and jawab.tanggal is None and hasil.tanpa_tanggal:
        raise Galat(
            f"{hasil.tanpa_tanggal} baris tidak memuat tanggal. Untuk tanggal berapa?", bidang=TANGGAL
        )
    sebelum(hasil)
    bertahap = buka if len(baru) > SEKALIGUS else None
    if jawab.urutan is not None and isi.urutan_milik_formulir:
        with nullcontext(session) if bertahap is None else bertahap() as tempat:
            ingat_urutan(
                tempat, unit_id=unit_id, kolom=tabel.kolom, urutan=jawab.urutan, oleh=oleh, pada=pada
            )
    tetap: dict[str, Any] = {"unit_id": unit_id, "sidik": sidik, "nama_berkas": tabel.nama_tercatat}
    tetap |= {"oleh": oleh, "pada": pada, "sidik_baris": ambil(isi.sidik, baru)}
    urut = jawaban.urut(baru, hari)
    if bertahap is not None:
        bulan = jawaban.bulan(urut, hari)
        muat_bertahap(bertahap, urut, bulan, lambda letak: jawaban.ambil(letak, hari), maju=maju, **tetap)
        return hasil
    muatan = siapkan(session, jawaban.ambil(urut, hari), unit_id=unit_id)
    impor = buat_impor(session, jenis=JenisImpor.RESPONDEN, jumlah=len(baru), **tetap)
    if impor is None:
        return sudah
    simpan_muatan(session, muatan, impor_id=impor.id)
    peristiwa = f"memuat {len(baru)} responden dari berkas {impor.nama_berkas}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return hasil


def _hari_bawaan(jawab: Jawab, hari_ini: date) -> date:
    """The day of rows that state none. Raises Galat for one that is no day of a survey."""
    hari = jawab.tanggal or hari_ini
    if hari > hari_ini or hari.year < TAHUN_TERLAMA:
        raise Galat(
            f"{tanggal_indonesia(hari)} bukan hari yang sudah lewat sejak {TAHUN_TERLAMA}.", bidang=TANGGAL
        )
    return hari


def _termuat(session: Session, isi: Bacaan, jawab: Jawab, unit_id: int) -> bytes:
    """1 for each row that is left out because it was loaded before, else 0. Raises Galat where that is open.

    Certain is a table all of whose rows are known by their moments and say the same, and one that holds the
    very rows of an earlier load in another order.
    """
    if jawab.hanya_baru is False:
        return bytes(len(isi.jawaban))
    lama = chain(baris_termuat(session, unit_id, JenisImpor.RESPONDEN), baris_tanpa_sidik(session, unit_id))
    banding = bandingkan(isi.sidik, lama)
    semua, sama = len(isi.jawaban), sum(banding.sudah)
    pasti = sama == semua and not banding.berubah and (isi.bersaat or banding.seluruhnya)
    if not sama or pasti or jawab.hanya_baru:
        return banding.sudah
    muatan = [session.get_one(Impor, satu) for satu in banding.menurut_muatan]
    dari = ", ".join(f"nomor {satu.id} ({satu.nama_berkas})" for satu in muatan)
    kalimat = (
        f"{sama} dari {semua} baris sudah dimuat sebelumnya, dalam muatan {dari}; {semua - sama} baris baru."
    )
    if banding.berubah:
        beda = ", ".join(str(isi.tabel.baris[ke][0]) for ke in sorted(banding.berubah)[:DISEBUT])
        kalimat += f" Yang isinya kini lain: {len(banding.berubah)} baris, di antaranya baris {beda}."
    raise Galat(kalimat, bidang=HANYA_BARU)


def batalkan_muatan(
    session: Session,
    *,
    unit_id: int,
    nomor: int,
    oleh: str,
    pada: datetime,
    buka: Buka | None = None,
    maju: Maju = diam,
) -> int:
    """Delete every answer of that load, excluded ones too; gives how many. Raises Galat.

    The same file can be loaded again afterwards; a stack of paper is open again with its sheets. With `buka`
    a large load is deleted part by part in transactions of its own, and one that was not whole is too.
    """
    impor = session.get(Impor, nomor)
    if impor is None or impor.unit_id != unit_id or impor.jenis not in DAPAT_DIBATALKAN:
        raise Galat(f"Muatan nomor {nomor} tidak ditemukan atau tidak dapat dibatalkan.")
    if impor.dibatalkan is not None:
        raise Bersamaan(SUDAH_DIHAPUS)
    if buka is not None and impor.jenis is JenisImpor.RESPONDEN and impor.jumlah > SEKALIGUS:
        return _bertahap(buka, unit_id=unit_id, nomor=nomor, oleh=oleh, pada=pada, maju=maju)
    cabutan = siapkan_cabut(session, unit_id=unit_id, impor_id=nomor)
    kunci_gudang(session, unit_id)  # before the load's row: a closing takes them in this order
    kunci(session, impor)
    jumlah = cabut(session, cabutan)
    session.execute(sa.update(Tumpukan).where(Tumpukan.impor_id == nomor).values(impor_id=None))
    nama = impor.nama_berkas
    session.delete(impor)
    simpan(session)
    peristiwa = f"membatalkan muatan {nama}: {jumlah} jawaban dihapus"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return jumlah


def _bertahap(buka: Buka, *, unit_id: int, nomor: int, oleh: str, pada: datetime, maju: Maju) -> int:
    with buka() as session:
        impor = session.get(Impor, nomor, with_for_update=True)
        if impor is None or impor.dibatalkan is not None:
            raise Bersamaan(SUDAH_DIHAPUS)
        tandai_dicabut(session, nomor, pada=pada)
        jumlah = isi_muatan(session, unit_id=unit_id, impor_id=nomor)
        peristiwa = f"membatalkan muatan {impor.nama_berkas}: {jumlah} jawaban dihapus"
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return cabut_bertahap(buka, unit_id=unit_id, nomor=nomor, semua=jumlah, maju=maju)


def _versi(isi: Bacaan, baru: Sequence[int], kini: Kuesioner) -> tuple[tuple[int, int], ...]:
    """How many rows answer which version; nothing to say where all answer the one in force today."""
    dipakai = Counter(map(isi.jawaban.versi.__getitem__, baru))
    hitungan = {isi.jawaban.cocok[ke].kuesioner.versi: banyak for ke, banyak in dipakai.items()}
    return () if set(hitungan) == {kini.versi} else tuple(sorted(hitungan.items()))


def _berkas_sama(session: Session, unit_id: int, isi: Bacaan, sidik: str) -> Impor | None:
    """The earlier load of the very same table; one from before rows were kept is compared without moments."""
    ada = impor_bersidik(session, unit_id, JenisImpor.RESPONDEN, sidik)
    if ada is None and ada_tanpa_sidik(session, unit_id, JenisImpor.RESPONDEN):
        lama = impor_bersidik(session, unit_id, JenisImpor.RESPONDEN, _sidik(isi, bersaat=False))
        ada = lama if lama is not None and lama.sidik_baris is None else None
    return ada


def _sidik(isi: Bacaan, *, bersaat: bool = True) -> str:
    """SHA-256 of the rows as understood, so that CSV and XLSX of one table agree however they write dates.

    Columns that are not read count too: two batches of equal answers differ by their row numbers.
    """
    cerna = hashlib.sha256(repr(isi.diabaikan).encode())
    if bersaat and isi.bersaat:
        cerna.update(isi.sidik)
    for teks, sel in zip(isi.jawaban.teks(), _tidak_dibaca(isi), strict=True):
        cerna.update(f"({teks}, {sel!r})".encode())
    return cerna.hexdigest()


def _tidak_dibaca(isi: Bacaan) -> Iterator[list[str]]:
    """The cells of each row below headings that are not read."""
    for nomor, kolom in menurut_kolom(isi.tabel.baris, isi.diabaikan):
        yield from map(list, zip(*kolom, strict=True)) if kolom else [[]] * len(nomor)
