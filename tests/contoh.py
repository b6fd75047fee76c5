"""Rows that turn the patterns of addresses into real ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from skm.akun.models import Peran
from skm.akun.services import buat_akun
from skm.isian.services import simpan_bukti
from skm.isian.services.bukti import Berkas, periksa_berkas, tempatkan_berkas
from skm.jawaban.models import Jalur, Rentang, Tanda
from skm.jawaban.rentang import awal
from skm.jawaban.services.penutupan import tutup
from skm.katalog.queries import indikator_berkode
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import kuesioner_berlaku
from skm.kuesioner.services.kuesioner import draf
from skm.layanan.brankas import Brankas
from skm.layanan.models import HariLibur, JamKerja, JenisLibur, Layanan, PolaKerja, Wilayah
from skm.layanan.queries import kalender
from skm.layanan.tiket import kode_tiket, terbitkan
from skm.loket.services import DataPemohon, terima
from skm.muatan.services.kertas import buat_tumpukan, simpan_lembar
from skm.orm import buka_sesi
from skm.pengaduan.kode import kode_pengaduan
from skm.pengaduan.models import JalurPengaduan
from skm.pengaduan.services import IsiPengaduan
from skm.pengaduan.services import terima as adukan
from skm.pengukuran.buku import buka_buku
from skm.pengukuran.services import setujui_nilai
from skm.survei.models import JenisTautan
from skm.survei.services import buat_tautan, pastikan_tautan_unit
from tests.identitas import isi_identitas, tulis_ulang
from tests.jawaban import kolom_unsur, simpan
from tests.kantor import KODE, kantor
from tests.kunci import isi_kunci
from tests.pekerjaan import isi_pekerjaan
from tests.rencana import isi_media, isi_program, isi_rencana, isi_saran
from tests.suntingan import isi_suntingan
from tests.terbit import isi_terbitan

SANDI_SEMENTARA = "kata-sandi-sementara"
KUNJUNGAN = "kunjungan-contoh-0123"
"""Key of the visit of the example case, and of the form by which the example complaint was typed."""
BULAN_LALU = awal(
    datetime.now(ZoneInfo("Asia/Makassar")).date().replace(day=1) - timedelta(days=1), Rentang.BULAN
)
DITANDAI = f"{BULAN_LALU} {Tanda.SERAGAM_CEPAT.value}"
"""Key of the answers that carry a flag."""


@dataclass(frozen=True, slots=True)
class Contoh:
    """Keys of the rows that stand in for the variable parts of an address."""

    tautan: str
    kios: str
    tiket: str
    akun: int
    layanan: int
    permohonan: int
    pola: int
    libur: int
    kunjungan: str = KUNJUNGAN
    kuesioner: int = 2
    """The draft behind the seeded version."""
    tumpukan: int = 1
    bukti: int = 1
    muatan: int = 1
    register: int = 1
    pengaduan: int = 1
    pengecualian: int = 1
    rencana: int = 1
    bukti_rencana: int = 1
    saran: str = "tiada"
    media: int = 1
    program: int = 1
    foto: int = 1
    kunci: int = 1
    indikator: str = "IKU-04"
    lambang: str = "tiada"
    pekerjaan: int = 1
    dokumen: str = "tiada"
    """Code of an approved report."""

    def alamat(self, pola: str) -> str:
        """The pattern with its variable parts filled in."""
        untuk = {
            "/s/": self.tautan,
            "/kios/": self.kios,
            "/t/": self.tiket,
            "/static/": "skm.css",
            "/lambang/": self.lambang,
            "/hasil/": 2024,
            "/v/": self.dokumen,
            "/loket/": self.permohonan,
            "/loket/struk/": self.kunjungan,
            "/pengaduan/kelola/": self.pengaduan,
            "/pengaduan/kelola/lisan/": self.kunjungan,
            "/indikator/": self.indikator,
            "/indikator-katalog/": 2026,
            "/indikator-anggaran/": self.program,
            "/indikator-jabatan/": self.akun,
            "/api/v1/indikator/": self.indikator,
            "/laporan/tindak-lanjut/": self.rencana,
            "/laporan/saran/": self.saran,
            "/laporan/pekppp/media/": self.media,
            "/laporan/skm/foto/": self.foto,
            "/kelola/akun/": self.akun,
            "/kelola/kunci/": self.kunci,
            "/kelola/tautan/": self.tautan,
            "/kelola/layanan/": self.layanan,
            "/kelola/pemeriksaan/": self.pengecualian,
            "/kelola/kertas/": self.tumpukan,
            "/kelola/kuesioner/": self.kuesioner,
            "/kelola/impor/": self.muatan,
            "/kelola/pekerjaan/": self.pekerjaan,
            "/kelola/register/": self.register,
            "/kelola/kalender/pola/": self.pola,
            "/kelola/kalender/libur/": self.libur,
            "/kelola/kalender/": 2031,
        }
        pola = pola.replace("bahasa/<kode>", "bahasa/en").replace("bukti/<int:nomor>", f"bukti/{self.bukti}")
        pola = pola.replace("ekspor/<jenis>.<bentuk>", "ekspor/permohonan.csv")
        pola = pola.replace("<int:bukti>", str(self.bukti_rencana))
        pola = pola.replace("<jenis>.<bentuk>", "pengukuran-kinerja.xlsx").replace("skm.<bentuk>", "skm.xlsx")
        pola = pola.replace("pekppp.<bentuk>", "pekppp.xlsx")
        pola = pola.replace("<any(json, csv):bentuk>", "json").replace("<periode>", "1")
        pola = pola.replace("<any(xlsx, pdf):bentuk>", "xlsx")
        pola = pola.replace("<kertas>", "a4")
        if "<" not in pola:
            return pola
        awal = max((awal for awal in untuk if pola.startswith(awal)), key=len)
        return re.sub(r"<[^>]+>", str(untuk[awal]), pola)


def isi_contoh(app: Flask, teks: str = "Contoh", kode: str = KODE) -> Contoh:
    """One row of everything that is shown of that office, with `teks` wherever a person may write freely."""
    zona: ZoneInfo = app.config["SKM"].timezone
    pada = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)  # Thursday 5 March 2026, 09.00 WITA
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = kantor(session, kode)
        semua = sa.select(Layanan).where(Layanan.unit_id == unit.id).order_by(Layanan.id)
        layanan = session.scalars(semua.limit(1)).one()
        kunjungan = KUNJUNGAN if kode == KODE else f"kunjungan-{kode}"
        isi_identitas(session, unit, teks)
        poster = pastikan_tautan_unit(session, unit_id=unit.id, pada=pada)
        kios = buat_tautan(
            session, unit_id=unit.id, layanan_id=layanan.id, jenis=JenisTautan.KIOS, oleh=teks, pada=pada
        )
        akun = buat_akun(
            session,
            unit_id=unit.id,
            nama="akun-contoh" if kode == KODE else f"akun-{kode}",
            peran=Peran.PETUGAS,
            sandi=SANDI_SEMENTARA,
            oleh=teks,
            pada=pada,
        )
        permohonan = terima(
            session,
            unit_id=unit.id,
            layanan=layanan,
            pemohon=DataPemohon(
                teks,
                session.scalar(sa.select(Wilayah.id).where(Wilayah.unit_id == unit.id).limit(1)),
                nik_sandi=_sandi(app),
                nik_sidik="x" * 64,
            ),
            kunjungan=kunjungan,
            diterima=pada,
            kalender=kalender(session, unit.id, zona),
            oleh=teks,
        )
        pola = PolaKerja(
            unit_id=unit.id,
            nama=teks,
            berlaku_mulai=date(2031, 1, 1),
            berlaku_sampai=date(2031, 1, 31),
            jam=[
                JamKerja(hari=0, buka=datetime.min.time(), tutup=datetime.max.time().replace(microsecond=0))
            ],
        )
        libur = HariLibur(
            unit_id=unit.id, tanggal=date(2031, 1, 1), nama=teks, jenis=JenisLibur.LIBUR_NASIONAL
        )
        jawaban = {
            "unit_id": unit.id,
            "kuesioner_id": kuesioner_berlaku(session, unit.id, pada=pada.date()).id,
            "layanan_id": layanan.id,
            "jalur": Jalur.POSTER,
            "tanggal": datetime.now(zona).date(),
            "saran": teks,
            **kolom_unsur([4] * 9),
        }
        ditandai = jawaban | {"tanggal": BULAN_LALU, "tanda": Tanda.SERAGAM_CEPAT}
        simpan(session, *[jawaban] * 5, ditandai)
        tutup(session, unit_id=unit.id, hari_ini=datetime.now(zona).date())
        tumpukan = buat_tumpukan(
            session,
            unit_id=unit.id,
            kuesioner=kuesioner_berlaku(session, unit.id, pada=pada.date()),
            layanan_id=layanan.id,
            nama=teks[:80],
            tanggal=pada.date(),
            ganda=False,
            oleh=teks[:60],
            pada=pada,
        )
        isi = {f"U{n}": 3 for n in range(1, 10)}
        simpan_lembar(session, tumpukan, nomor=1, masukan=1, isi=isi, kunci="contoh", oleh="uji")
        rancangan = draf(session, unit_id=unit.id, jenis=JenisKuesioner.SKM, oleh=teks[:60], pada=pada)
        rancangan.judul = teks[:160]
        _, pengaduan = adukan(
            session,
            IsiPengaduan(teks, layanan.id, nama=teks, kontak=teks),
            unit_id=unit.id,
            kode=kode_pengaduan(str(app.secret_key), kunjungan),
            kalender=kalender(session, unit.id, zona),
            brankas=Brankas(app.config["SKM"].data_key),
            pada=pada,
            jalur=JalurPengaduan.LISAN,
            oleh=teks[:60],
        )
        session.add_all([pola, libur])
        folder, berkas = app.config["SKM"].instance, _berkas(teks)
        bukti = _isi_indikator(session, unit.id, teks, pada, folder=folder, berkas=berkas)
        rencana, bukti_rencana = isi_rencana(session, unit, teks, pada, folder=folder, berkas=berkas)
        dokumen = isi_terbitan(session, unit, teks, pada, "" if kode == KODE else "b")
        foto = isi_suntingan(session, unit, teks, pada)
        tiket = kode_tiket(str(app.secret_key), unit.id, permohonan.id)
        terbitkan(
            session, unit_id=unit.id, layanan_id=layanan.id, kode=tiket, hari_ini=datetime.now(zona).date()
        )
        session.flush()
        contoh = Contoh(
            *(poster.kode, kios.kode, tiket, akun.id, layanan.id, permohonan.id, pola.id, libur.id),
            kunjungan=kunjungan,
            kuesioner=rancangan.id,
            tumpukan=tumpukan.id,
            bukti=bukti,
            lambang=unit.lambang,
            pengaduan=pengaduan.id,
            rencana=rencana,
            bukti_rencana=bukti_rencana,
            program=isi_program(session, unit, teks, pada),
            saran=isi_saran(session, unit, teks, rencana, pada),
            media=isi_media(session, unit, teks, pada, folder=folder, berkas=berkas),
            dokumen=dokumen,
            foto=foto,
            kunci=isi_kunci(session, unit.id, teks),
            pekerjaan=isi_pekerjaan(session, unit, teks, pada),
        )
        if teks != "Contoh":
            tulis_ulang(session.connection(), unit.id, teks)
        session.commit()
        tempatkan_berkas(berkas, folder)
    return contoh


def _sandi(app: Flask) -> str:
    return Brankas(app.config["SKM"].data_key).sandikan("6401081203560001")


def _berkas(teks: str) -> Berkas:
    return periksa_berkas(f"{''.join(huruf for huruf in teks if huruf not in '/:')}.pdf", b"%PDF-1.4 contoh")


def _isi_indikator(
    session: Session, unit_id: int, teks: str, pada: datetime, *, folder: Path, berkas: Berkas
) -> int:
    """An approved figure, and one more with evidence, whose number it gives, that is still a draft."""
    draf, terhitung = (indikator_berkode(session, unit_id, 2026, kode) for kode in ("IKU-04", "IKI-37"))
    assert draf is not None and terhitung is not None
    bukti = simpan_bukti(session, draf, 2, berkas, folder=folder, oleh=teks[:60], pada=pada)
    saat, april = (2026, 1), datetime(2026, 4, 1, 1, 0, tzinfo=UTC)
    zona = ZoneInfo("Asia/Makassar")
    buku = buka_buku(
        session, unit_id=terhitung.unit_id, saat=[saat], zona=zona, pada=april, kode=terhitung.kode
    )
    setujui_nilai(
        session,
        buku,
        saat,
        terhitung.kode,
        peran=Peran.PIMPINAN,
        alasan=teks[:300],
        oleh=teks[:60],
        pada=pada,
    )
    return bukti.id
