"""Loading a register of cases: every cell is checked first, and one bad cell refuses the whole file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from skm.akun.services import catat
from skm.berkas.hari import Urutan
from skm.berkas.hasil import GalatSel, HasilImpor, berkas_ditolak
from skm.berkas.models import JenisImpor
from skm.berkas.pemetaan import Pemetaan, letak_kolom
from skm.berkas.queries import impor_bersidik, pemetaan
from skm.berkas.sel import BarisSel
from skm.berkas.services import buat_impor, ingat_urutan
from skm.berkas.tabel import Tabel
from skm.berkas.urutan import tertukar, urutan_kolom
from skm.layanan.models import Layanan
from skm.layanan.penyiapan import mulai_melayani
from skm.layanan.queries import daftar_layanan, menurut_kode_atau_nama
from skm.loket.models import JenisPeristiwa, PeristiwaPermohonan, Permohonan, StatusPermohonan, Tahap
from skm.loket.services import lanjutkan_nomor
from skm.loket.services.hitungan import hitung_muatan, menit
from skm.loket.services.kata import tulis_kata
from skm.loket.services.tempo import hari_lain, tulis_hari
from skm.muatan.penilai import Pasti, Penilai
from skm.muatan.register import BERHARI, Kasus, Pembaca, harapan
from skm.pekerjaan.kemajuan import Maju, diam

SEKALI_CARI = 500
"""Numbers looked up in one query; databases bound how many values a query may carry."""
BERTANGGAL = (
    ("diterima", "diterima", False),
    ("lengkap", "lengkap", False),
    ("tempo", "jatuh_tempo", True),
    ("selesai", "selesai", True),
    ("ditutup", "ditutup", True),
)
"""Moments that are counted under a date, and whether the work ends at them."""
Entri = tuple[JenisPeristiwa, datetime, dict[str, Any]]
"""An entry of a case's log: what happened, when, and with what."""


def muat(
    session: Session,
    tabel: Tabel,
    *,
    unit_id: int,
    kalender: Kalender,
    oleh: str,
    pada: datetime,
    urutan: Urutan | None = None,
    coba: bool = False,
    maju: Maju = diam,
) -> HasilImpor:
    """Add every case of `tabel`; a case that is there already, exactly so, is left as it is.

    Due moments come from the promise in force when the clock started, and from `kalender`, and the category
    is that day's. A case that stands there with days and no times is judged where every hour of them gives
    one
    verdict; another is finished without a due moment, or closed nobody knows when. `coba` only checks. Raises
    Galat naming row, column and value of what cannot be taken: among them moments after `pada`, a number that
    comes twice, one already given to another case, and an order of day and month that nothing tells.
    """
    layanan = daftar_layanan(session, unit_id, hanya_aktif=False)
    peta = pemetaan(session, unit_id, tabel.kolom)
    terbaca, diabaikan, milik_formulir = _baca(
        tabel, layanan, kalender, pada=pada, urutan=urutan, peta=peta, maju=maju
    )
    maju("menghitung jatuh tempo", 0, 0)
    penilai = Penilai(session, kalender)
    semua = [penilai.tetapkan(satu) for satu in terbaca]
    tanpa_jam = sum(1 for satu in semua if satu.tanpa_jam)
    tetap_hasil: dict[str, Any] = {"lembar": tabel.lembar, "tanpa_jam": tanpa_jam}
    tetap_hasil["sel_lepas"] = tabel.lepas
    sidik = _sidik(semua)
    if impor_bersidik(session, unit_id, JenisImpor.PERMOHONAN, sidik) is not None:
        return HasilImpor(0, len(semua), diabaikan, **tetap_hasil)
    maju("membandingkan dengan yang tercatat", 0, 0)
    ada = _sudah_ada(session, unit_id, semua)
    if galat := [beda for satu in semua if satu.nomor in ada for beda in _beda(satu, ada[satu.nomor])]:
        raise berkas_ditolak(galat)
    baru = [satu for satu in semua if satu.nomor not in ada]
    nilai = [_nilai(satu, kalender) for satu in baru]
    log = [_log(satu, tanpa_jam=kasus.tanpa_jam) for satu, kasus in zip(nilai, baru, strict=True)]
    tahun = {
        saat.astimezone(kalender.zona).year
        for satu in nilai
        for saat in (satu["lengkap"], satu["jatuh_tempo"])
        if saat is not None
    }
    sudah = len(semua) - len(baru)
    hasil = HasilImpor(len(baru), sudah, diabaikan, tahun=tuple(sorted(tahun)), **tetap_hasil)
    if coba:
        return hasil
    if urutan is not None and milik_formulir:
        ingat_urutan(session, unit_id=unit_id, kolom=tabel.kolom, urutan=urutan, oleh=oleh, pada=pada)
    impor = buat_impor(
        session,
        unit_id=unit_id,
        jenis=JenisImpor.PERMOHONAN,
        sidik=sidik,
        nama_berkas=tabel.nama_tercatat,
        jumlah=len(baru),
        oleh=oleh,
        pada=pada,
    )
    if impor is None:
        return HasilImpor(0, len(semua), diabaikan, **tetap_hasil)
    tetap = {"unit_id": unit_id, "impor_id": impor.id, "dicatat_oleh": oleh, "versi": 1}
    tetap |= {"dicatat_pada": pada, "dicatat_akhir": pada}
    maju("menyimpan permohonan", 0, 0)
    if nilai:
        _simpan(session, nilai, log, tetap, pada)
        hitung_muatan(session, unit_id, impor.id)
        mulai_melayani(session, unit_id, pada)
    _teruskan_nomor(session, layanan, baru)
    peristiwa = f"memuat {len(baru)} permohonan dari berkas {impor.nama_berkas}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return hasil


def _baca(
    tabel: Tabel,
    layanan: Sequence[Layanan],
    kalender: Kalender,
    *,
    pada: datetime,
    urutan: Urutan | None,
    peta: Pemetaan,
    maju: Maju,
) -> tuple[list[Kasus], tuple[str, ...], bool]:
    """Every row as a case, the headings that are not read, and whether `urutan` holds for its whole form."""
    berkode = menurut_kode_atau_nama(layanan)
    letak, diabaikan = letak_kolom(tabel, harapan(berkode), peta)
    if not tabel.baris:
        raise berkas_ditolak(["tabel tidak berisi satu baris pun"], tabel.lembar)
    hari = [letak[nama] for nama in BERHARI if nama in letak]
    isi = [(nomor, sel[judul]) for nomor, sel in tabel.baris for judul in hari if sel[judul]]
    dipakai = urutan_kolom(", ".join(hari), isi, dipilih=urutan, diingat=peta.urutan)
    tukar = urutan is Urutan.HARI_DULU and tertukar(isi)
    pembaca = Pembaca(berkode, kalender.zona, pada, dipakai, peta, tukar)
    semua: list[Kasus] = []
    galat: list[GalatSel] = []
    pertama: dict[str, int] = {}
    for ke, (nomor_baris, sel) in enumerate(tabel.baris):
        if ke % SEKALI_CARI == 0:
            maju("memeriksa baris", ke, len(tabel.baris))
        kosong = dict.fromkeys(BERHARI, "")
        baris = BarisSel(nomor_baris, kosong | {kolom: sel[judul] for kolom, judul in letak.items()})
        kasus = pembaca.baca(baris)
        if kasus is not None:
            semua.append(kasus)
        nomor = baris.sel["nomor"]
        if nomor and pertama.setdefault(nomor, nomor_baris) != nomor_baris:
            baris.tolak("nomor", f"sudah ada di baris {pertama[nomor]}")
        galat.extend(baris.galat)
    if galat:
        raise berkas_ditolak(galat, tabel.lembar)
    return semua, diabaikan, not tertukar(isi)


def _sidik(semua: list[Pasti]) -> str:
    """SHA-256 of the cases as understood: CSV and XLSX of one table agree however they write moments."""
    cerna = hashlib.sha256()
    for satu in semua:
        momen = [m and m.astimezone(UTC).isoformat() for m in (satu.diterima, satu.lengkap, satu.akhir)]
        cerna.update(repr((satu.nomor, satu.layanan_id, *momen, satu.status.value)).encode())
    return cerna.hexdigest()


def _sudah_ada(session: Session, unit_id: int, semua: list[Pasti]) -> dict[str, Permohonan]:
    """Cases on record under the numbers of the file; those that were withdrawn do not stand in its way."""
    hidup = Permohonan.status != sa.literal_column("'ditarik'")  # as the index of numbers has it
    ada: dict[str, Permohonan] = {}
    for awal in range(0, len(semua), SEKALI_CARI):
        nomor = [satu.nomor for satu in semua[awal : awal + SEKALI_CARI]]
        pilih = sa.select(Permohonan).where(Permohonan.unit_id == unit_id, hidup, Permohonan.nomor.in_(nomor))
        ada.update({satu.nomor: satu for satu in session.scalars(pilih)})
    return ada


def _beda(satu: Pasti, ada: Permohonan) -> list[GalatSel]:
    """Where the file and the record disagree about a case of the same number."""
    akhir = ada.selesai or ada.ditutup
    pasangan = (
        ("layanan", satu.layanan_id, ada.layanan_id),
        ("diterima", satu.diterima, ada.diterima),
        ("lengkap", satu.lengkap, ada.lengkap),
        ("selesai", satu.akhir, akhir),
        ("status", satu.status, ada.status),
    )
    return [
        GalatSel(satu.baris, "nomor", satu.nomor, f"sudah tercatat dengan {kolom} yang lain")
        for kolom, di_berkas, tercatat in pasangan
        if di_berkas != tercatat
    ]


def _nilai(satu: Pasti, kalender: Kalender) -> dict[str, Any]:
    """The columns of the case."""
    selesai = satu.akhir if satu.status is StatusPermohonan.SELESAI else None
    lama = None if selesai is None or satu.tanpa_jam else menit(kalender.antara(satu.lengkap, selesai))
    nilai: dict[str, Any] = {
        "nomor": satu.nomor,
        "layanan_id": satu.layanan_id,
        "diterima": satu.diterima,
        "lengkap": satu.lengkap,
        "janji_jumlah": satu.ketentuan.janji.jumlah,
        "janji_satuan": satu.ketentuan.janji.satuan,
        "kategori": satu.ketentuan.kategori,
        "jatuh_tempo": satu.jatuh_tempo,
        "status": satu.status,
        "tahap": Tahap(satu.status),
        "selesai": selesai,
        "lama": lama,
        "ditutup": satu.akhir if selesai is None else None,
    }
    return nilai | {
        f"hari_{nama}": hari_lain(kalender, nilai[kolom], akhir=akhir) for nama, kolom, akhir in BERTANGGAL
    }


def _simpan(
    session: Session,
    nilai: list[dict[str, Any]],
    log: list[list[Entri]],
    tetap: dict[str, Any],
    pada: datetime,
) -> None:
    """The cases with the log each of them must have had."""
    sisip = sa.insert(Permohonan).returning(Permohonan.id, Permohonan.nomor)
    nomor = {nomor: kunci for kunci, nomor in session.execute(sisip, [{**satu, **tetap} for satu in nilai])}
    peristiwa = [
        {
            "permohonan_id": nomor[satu["nomor"]],
            "urut": urut,
            "jenis": jenis,
            "pada": saat,
            "dicatat": pada,
            "oleh": tetap["dicatat_oleh"],
            "isi": isi,
        }
        for satu, entri in zip(nilai, log, strict=True)
        for urut, (jenis, saat, isi) in enumerate(entri, start=1)
    ]
    session.execute(sa.insert(PeristiwaPermohonan), peristiwa)
    tulis_kata(session, tetap["unit_id"], ((kunci, nama, None) for nama, kunci in nomor.items()))


def _log(satu: dict[str, Any], *, tanpa_jam: bool) -> list[Entri]:
    def hari(nama: str) -> dict[str, str]:
        return tulis_hari("hari", satu[f"hari_{nama}"])

    tempo = satu["jatuh_tempo"] and satu["jatuh_tempo"].astimezone(UTC).isoformat()
    tanda = {"tanpa_jam": True} if tanpa_jam else {}
    janji = [satu["janji_jumlah"], satu["janji_satuan"].value]
    log: list[Entri] = [
        (
            JenisPeristiwa.DITERIMA,
            satu["diterima"],
            {"layanan": satu["layanan_id"], **hari("diterima"), **tanda},
        ),
        (
            JenisPeristiwa.LENGKAP,
            satu["lengkap"],
            {
                "janji": janji,
                "kategori": satu["kategori"].value,
                "jatuh_tempo": tempo,
                **tulis_hari("hari_tempo", satu["hari_tempo"]),
                **hari("lengkap"),
            },
        ),
    ]
    akhir = satu["selesai"] or satu["ditutup"]
    if satu["status"] is not StatusPermohonan.PROSES:
        waktu = {"tanpa_waktu": True} if akhir is None else {**hari("selesai"), **hari("ditutup")}
        log.append((JenisPeristiwa(satu["status"]), akhir or satu["lengkap"], waktu))
    return log


def _teruskan_nomor(session: Session, layanan: Sequence[Layanan], baru: list[Pasti]) -> None:
    """Numbers of the desk's own form (KK/2026/0042) are used up; the desk goes on after the highest."""
    kode = {satu.kode: satu.id for satu in layanan}
    terakhir: dict[tuple[int, int], int] = {}
    for satu in baru:
        cocok = re.fullmatch(r"([A-Z0-9-]+)/([0-9]{4})/([0-9]{4,8})", satu.nomor)
        if cocok and cocok[1] in kode:
            kunci = (kode[cocok[1]], int(cocok[2]))
            terakhir[kunci] = max(terakhir.get(kunci, 0), int(cocok[3]))
    for (layanan_id, tahun), urut in terakhir.items():
        lanjutkan_nomor(session, layanan_id, tahun, urut)
