"""Evidence: a file is believed by its content, kept under its checksum, and can be removed while a draft."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import tempfile
import zipfile
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from secrets import token_hex

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.tabel import XLSX
from skm.galat import Galat, kunci, simpan
from skm.isian.models import BerkasBukti, BuktiDukung, IsianTriwulan, TahapIsian
from skm.isian.services.isian import isian
from skm.katalog.models import Indikator

TERBESAR = 10 * 1024 * 1024
"""Bytes of one file."""
TERBANYAK = 10
"""Files of one indicator and quarter."""
JENIS = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "xlsx": XLSX,
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
"""What is kept, by ending."""
SAMA = {"jpeg": "jpg"}
AWAL = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
PROGRAM = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
MEKAR = 100 * 1024 * 1024
"""Bytes that a spreadsheet may unfold to."""
LIPAT = 100
"""How many times its own size a spreadsheet may unfold to."""
PIKSEL = 50_000_000
BERKAS = "berkas"
"""The field of the form that a file belongs to."""
SUDAH_ADA = "Berkas yang sama sudah ada untuk triwulan ini."
DITERIMA = "PDF, gambar PNG atau JPG, atau lembar kerja XLSX atau ODS"


def _ditolak(kalimat: str) -> Galat:
    return Galat(kalimat, bidang=BERKAS)


def kenali(nama: str, isi: bytes) -> str:
    """The kind of a file, proved by its content and borne by its name; raises Galat."""
    if not nama.strip() or any(tanda in nama for tanda in "/\\:\0") or nama.startswith("."):
        raise _ditolak("Nama berkas tidak boleh memuat folder atau diawali titik. Ganti namanya dahulu.")
    if not isi:
        raise _ditolak("Berkasnya kosong.")
    if len(isi) > TERBESAR:
        raise _ditolak(f"Berkas melebihi {TERBESAR // 1024 // 1024} MB. Perkecil atau bagi dahulu.")
    akhiran = nama.rpartition(".")[2].lower()
    akhiran = SAMA.get(akhiran, akhiran)
    if akhiran in {"svg", "svgz"} or b"<svg" in isi[:4096].lower():
        raise _ditolak("Gambar SVG dapat memuat program, jadi tidak diterima. Simpan sebagai PNG atau PDF.")
    if isi.startswith(PROGRAM):
        raise _ditolak(f"Isi berkas ini program, bukan dokumen. Kirim {DITERIMA}.")
    if akhiran not in JENIS:
        raise _ditolak(f"Jenis berkas ini tidak diterima. Kirim {DITERIMA}.")
    if akhiran != _terbukti(isi):
        raise _ditolak(f"Isi berkas bukan {akhiran.upper()} seperti namanya. Simpan ulang, lalu kirim lagi.")
    return akhiran


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file that was looked into."""

    nama: str
    isi: bytes
    jenis: str
    sidik: str
    tanda: str = field(default_factory=lambda: token_hex(8), compare=False)
    """Sets what one person sent apart from the same content of others."""


def periksa_berkas(nama: str, isi: bytes) -> Berkas:
    """Look into a file, which takes its time: before anything is read or changed. Raises Galat."""
    return Berkas(nama, isi, kenali(nama, isi), hashlib.sha256(isi).hexdigest())


def simpan_bukti(
    session: Session,
    indikator: Indikator,
    triwulan: int,
    berkas: Berkas,
    *,
    folder: Path,
    oleh: str,
    pada: datetime,
) -> BuktiDukung:
    """Keep a file while the quarter is a draft; raises Galat, also for the same content again."""
    sidik = berkas.sidik
    _pastikan_draf(isian(session, indikator.id, triwulan))
    milik = (BuktiDukung.indikator_id == indikator.id, BuktiDukung.triwulan == triwulan)
    ada = session.scalars(sa.select(BuktiDukung.sidik).where(*milik)).all()
    if sidik in ada:
        raise _ditolak(SUDAH_ADA)
    if len(ada) >= TERBANYAK:
        raise _ditolak(f"Paling banyak {TERBANYAK} berkas untuk satu triwulan. Hapus yang tidak perlu.")
    satu = BuktiDukung(indikator_id=indikator.id, triwulan=triwulan, oleh=oleh, pada=pada)
    isikan_berkas(satu, berkas, folder)
    session.add(satu)
    simpan(session, SUDAH_ADA, bidang=BERKAS)
    peristiwa = f"menyimpan bukti {indikator.kode} triwulan {triwulan} tahun {indikator.tahun}: {satu.nama!r}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return satu


def isikan_berkas(satu: BerkasBukti, berkas: Berkas, folder: Path) -> None:
    """Write the content beside its place, which no rollback takes back, and say in the row what it is.

    `tempatkan_berkas` puts it there after the commit.
    """
    _tulis(_samping(letak(folder, berkas.sidik), berkas.tanda), berkas.isi)
    satu.nama, satu.jenis = berkas.nama.strip()[-120:], berkas.jenis
    satu.ukuran, satu.sidik = len(berkas.isi), berkas.sidik


def tempatkan_berkas(berkas: Berkas | None, folder: Path) -> None:
    """After the commit of its row: the content lies in its place, whoever takes the same away meanwhile."""
    if berkas is not None:
        tujuan = letak(folder, berkas.sidik)
        try:
            _samping(tujuan, berkas.tanda).replace(tujuan)
        except FileNotFoundError:  # taken for what an upload that broke off left
            _tulis(tujuan, berkas.isi)


def buang_berkas(session: Session, semua: Iterable[Path]) -> None:
    """After the commit that took their last rows: take files away, but for what a row names by then.

    All are moved aside before that is asked. Who stores the same content puts a file of their own in its
    place after their commit: either that comes later than the moving, or the commit is seen here. What a
    crash leaves aside `temukan` finds. Raises RuntimeError when the session already reads: what it sees may
    be older than the moving.
    """
    if session.in_transaction():
        raise RuntimeError("what is read now began before the files were moved")
    disisihkan = [_sisihkan(satu) for satu in semua]
    dipakai = _terpakai(session, {_sidik(satu) for satu in disisihkan}) if disisihkan else set()
    for satu in disisihkan:
        with suppress(FileNotFoundError):  # it was not there, or somebody else does the same to it
            if _sidik(satu) in dipakai:
                satu.replace(satu.with_name(_sidik(satu)))
            else:
                satu.unlink()


def buka_bukti(satu: BerkasBukti, folder: Path) -> bytes:
    """The content as it was sent; raises Galat when the file is gone or was changed on the disk."""
    try:
        isi = temukan(folder, satu.sidik).read_bytes()
    except OSError as galat:
        kalimat = "Berkas bukti tidak ditemukan di server; pulihkan dari cadangan."
        raise Galat(kalimat, bidang=BERKAS, status=410) from galat
    if hashlib.sha256(isi).hexdigest() != satu.sidik:
        raise Galat("Berkas bukti berubah di server; pulihkan dari cadangan.", bidang=BERKAS, status=410)
    return isi


def hapus_bukti(
    session: Session, indikator: Indikator, satu: BuktiDukung, *, oleh: str, pada: datetime
) -> bool:
    """Take a file away while the quarter is a draft; whether its bytes are needed nowhere else now."""
    kunci(session, satu)
    _pastikan_draf(isian(session, indikator.id, satu.triwulan))
    session.delete(satu)
    simpan(session)
    peristiwa = (
        f"menghapus bukti {indikator.kode} triwulan {satu.triwulan} tahun {indikator.tahun}: {satu.nama!r}"
    )
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return tak_terpakai(session, satu.sidik)


def tak_terpakai(session: Session, sidik: str) -> bool:
    """Whether no row of any kind rests on that content any more."""
    return not _terpakai(session, [sidik])


def _terpakai(session: Session, semua: Collection[str]) -> set[str]:
    """Those of the checksums that rows of any kind name."""
    return {
        sidik
        for satu in BerkasBukti.__subclasses__()
        for sidik in session.scalars(sa.select(satu.sidik).where(satu.sidik.in_(semua)).distinct())
    }


def bukti_dirujuk(session: Session) -> dict[str, str]:
    """Evidence that any row rests on: the file's name by its SHA-256."""
    return {
        sidik: nama
        for kelas in BerkasBukti.__subclasses__()
        for sidik, nama in session.execute(sa.select(kelas.sidik, kelas.nama))
    }


def letak(folder: Path, sidik: str) -> Path:
    """Where content of that checksum belongs in the instance folder."""
    return folder / "bukti" / sidik[:2] / sidik


def temukan(folder: Path, sidik: str) -> Path:
    """Where it lies to be read: beside its place until it is put there, also where a crash left it."""
    tujuan = letak(folder, sidik)
    return tujuan if tujuan.exists() else next(tujuan.parent.glob(f"{sidik}.*"), tujuan)


def _samping(tujuan: Path, tanda: str) -> Path:
    """A whole file beside its place, which only who made up that mark touches."""
    return tujuan.with_name(f"{tujuan.name}.{tanda}")


def _sidik(berkas: Path) -> str:
    return berkas.name.partition(".")[0]


def _sisihkan(berkas: Path) -> Path:
    samping = _samping(berkas.with_name(_sidik(berkas)), token_hex(8))
    with suppress(FileNotFoundError):
        berkas.replace(samping)
    return samping


def _pastikan_draf(ada: IsianTriwulan | None) -> None:
    if ada is not None and ada.tahap is not TahapIsian.DRAF:
        raise _ditolak(f"Isian ini sudah {ada.tahap.value}; buktinya tidak dapat diubah.")


def _terbukti(isi: bytes) -> str:
    for awal, jenis in AWAL:
        if isi.startswith(awal):
            if jenis == "png":
                _pastikan_gambar(isi)
            return jenis
    return _lembar_kerja(isi) if isi.startswith(b"PK\x03\x04") else ""


def _pastikan_gambar(isi: bytes) -> None:
    if len(isi) < 24:
        raise _ditolak("Gambar ini rusak. Simpan ulang, lalu kirim lagi.")
    lebar, tinggi = struct.unpack(">II", isi[16:24])
    if lebar * tinggi > PIKSEL:
        raise _ditolak("Gambar ini terlalu besar bila dibuka. Perkecil dahulu.")


def _lembar_kerja(isi: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            isinya = arsip.infolist()
            mekar = sum(satu.file_size for satu in isinya)
            if mekar > min(MEKAR, max(LIPAT * len(isi), 1024 * 1024)) or len(isinya) > 5000:
                raise _ditolak("Berkas ini mekar jauh lebih besar bila dibuka, jadi tidak diterima.")
            if arsip.testzip() is not None:  # its list of parts was lying, or it is broken
                raise zipfile.BadZipFile
            nama = {satu.filename for satu in isinya}
            if any(satu.lower().endswith("vbaproject.bin") for satu in nama):
                raise _ditolak("Lembar kerja ini memuat makro. Simpan sebagai XLSX tanpa makro.")
            if {"[Content_Types].xml", "xl/workbook.xml"} <= nama:
                return "xlsx"
            tulisan = arsip.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in nama else ""
            return "ods" if tulisan == JENIS["ods"] else ""
    except Galat:
        raise
    except Exception as galat:  # an archive from elsewhere may break its reader in any way
        raise _ditolak("Lembar kerja ini rusak atau bersandi. Simpan ulang, lalu kirim lagi.") from galat


def _tulis(tujuan: Path, isi: bytes) -> None:
    """All or nothing: a half written file never bears the final name."""
    tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    nomor, sementara = tempfile.mkstemp(dir=tujuan.parent)  # mode 0600
    with os.fdopen(nomor, "wb") as berkas:
        berkas.write(isi)
        berkas.flush()
        os.fsync(berkas.fileno())
    Path(sementara).replace(tujuan)
