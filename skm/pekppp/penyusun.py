"""The evaluation's answers as a workbook and as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction

from kinerja.tanggal import tanggal_indonesia
from skm.bentuk import xlsx
from skm.bentuk.isi import Angka, Sel, Tabel
from skm.bentuk.naskah import Alinea, Judul, Naskah, Pengesahan, TabelNaskah, nomori
from skm.dokumen.kantor import Kantor
from skm.pekppp.isi import Pekppp
from skm.pekppp.models import JenisMedia

JUDUL = "Bukti Dukung PEKPPP: Survei Kepuasan Masyarakat"
KOSONG = "–"
NAMA_MEDIA = {JenisMedia.CETAK: "Cetak", JenisMedia.ELEKTRONIK: "Elektronik"}
CATATAN_TINGKAT = (
    "Tingkat 0 sampai 5 menurut batas formulir evaluasi. Media: satu tingkat tiap media, tertinggi di atas "
    "empat. Tindak lanjut: belum ada, direncanakan, kurang dari 30, 30 sampai 80, lebih dari 80, 100 %. "
    "Kecepatan: 12, 9, 6, 3, 1 bulan sesudah laporan."
)


def tulis_pekppp(isi: Pekppp, kantor: Kantor, dibuat: datetime, bentuk: str) -> bytes:
    """The file of one of `BENTUK`. Raises KeyError for another."""
    return BENTUK[bentuk](isi, kantor, dibuat)


def berkas(tahun: int) -> str:
    """The file's name without ending."""
    return f"bukti-pekppp-{tahun}"


def semua_tabel(isi: Pekppp) -> tuple[Tabel, ...]:
    """The answers, then what they rest on."""
    return _jawaban(isi), _periode(isi), _media(isi), _rencana(isi)


def _jawaban(isi: Pekppp) -> Tabel:
    kolom = (("No", 7), ("Pertanyaan", 36), ("Jawaban", 40), ("Tingkat", 30), ("Bukti", 28))
    baris = tuple(
        (
            str(n),
            satu.tanya,
            satu.jawab,
            KOSONG if satu.tingkat is None else f"{satu.tingkat.nilai} dari 5, {satu.tingkat.kata}",
            satu.bukti,
        )
        for n, satu in enumerate(isi.baris, start=1)
    )
    return Tabel("Jawaban", f"Jawaban evaluasi tahun {isi.tahun}", kolom, baris, (CATATAN_TINGKAT,))


def _periode(isi: Pekppp) -> Tabel:
    kolom = (("Periode", 34), ("Responden", 16), ("IKM", 16), ("Mutu", 14))
    baris: tuple[tuple[Sel, ...], ...] = tuple(
        (
            satu.periode.label,
            Angka(Fraction(satu.ikm.responden), desimal=0),
            Angka(None if satu.ikm.nilai is None else Fraction(satu.ikm.nilai)),
            satu.ikm.mutu or KOSONG,
        )
        for satu in (*isi.triwulan, *isi.setahun)
    )
    return Tabel("Periode", "Survei dua tahun: triwulan yang berakhir, lalu setahun", kolom, baris)


def _media(isi: Pekppp) -> Tabel:
    kolom = (("No", 7), ("Jenis", 16), ("Tempat", 44), ("Tanggal", 24), ("Bukti", 50))
    baris = tuple(
        (
            str(n),
            NAMA_MEDIA[satu.jenis],
            satu.nama,
            tanggal_indonesia(satu.tanggal),
            satu.tautan or ("Foto tersimpan" if satu.foto else KOSONG),
        )
        for n, satu in enumerate(isi.media, start=1)
    )
    catatan = () if baris else (f"Belum ada media publikasi yang dicatat untuk tahun {isi.tahun}.",)
    return Tabel("Media", "Media publikasi", kolom, baris, catatan)


def _rencana(isi: Pekppp) -> Tabel:
    kolom = (
        ("No", 7),
        ("Periode", 26),
        ("Program/Kegiatan", 40),
        ("Status", 16),
        ("Laporan", 22),
        ("Selesai", 22),
        ("Bukti", 12),
    )
    baris: tuple[tuple[Sel, ...], ...] = tuple(
        (
            str(n),
            satu.periode.label,
            satu.program,
            satu.status,
            tanggal_indonesia(satu.laporan),
            KOSONG if satu.selesai is None else tanggal_indonesia(satu.selesai),
            Angka(Fraction(satu.bukti), desimal=0),
        )
        for n, satu in enumerate(isi.rencana, start=1)
    )
    catatan = () if baris else (f"Belum ada rencana tindak lanjut untuk periode yang berakhir {isi.tahun}.",)
    laporan = "Tanggal laporan adalah hari rencananya disetujui; sebelum disetujui, hari terakhir periodenya."
    return Tabel("Tindak Lanjut", "Rencana tindak lanjut", kolom, baris, (*catatan, laporan))


def _xlsx(isi: Pekppp, kantor: Kantor, dibuat: datetime) -> bytes:
    naskah = Naskah(
        berkas=berkas(isi.tahun),
        judul=JUDUL,
        judul_sampul=JUDUL,
        anak_judul=kantor.anak(),
        kop=kantor.kop.baris,
        sampul=(),
        kepala=f"{JUDUL} {isi.tahun}",
        dicetak=kantor.dicetak,
        penulis=kantor.nama,
        dibuat=dibuat,
        isi=nomori(tuple(map(TabelNaskah, semua_tabel(isi)))),
    )
    return xlsx.tulis(naskah)


def _pdf(isi: Pekppp, kantor: Kantor, dibuat: datetime) -> bytes:
    from skm.bentuk import naskah_pdf  # noqa: PLC0415  # loads slowly; only who exports pays

    jawaban, *lain = semua_tabel(isi)
    naskah = Naskah(
        berkas=berkas(isi.tahun),
        judul=JUDUL,
        judul_sampul=JUDUL.replace(": ", "\n"),
        anak_judul=f"Tahun {isi.tahun}",
        kop=kantor.kop.baris,
        sampul=(kantor.nama, kantor.kabupaten),
        kepala=f"{JUDUL} {isi.tahun}",
        dicetak=kantor.dicetak,
        penulis=kantor.nama,
        dibuat=dibuat,
        isi=nomori(
            (
                Judul(1, "JAWABAN EVALUASI"),
                Alinea(
                    f"Jawaban {kantor.nama} atas yang ditanyakan Pemantauan dan Evaluasi Kinerja "
                    "Penyelenggaraan Pelayanan Publik tentang Survei Kepuasan Masyarakat tahun "
                    f"{isi.tahun}, dengan buktinya."
                ),
                TabelNaskah(jawaban),
                Judul(1, "BUKTI"),
                *map(TabelNaskah, lain),
                Pengesahan(kantor.camat(kantor.hari.year)),
            )
        ),
        lambang=kantor.lambang,
    )
    return naskah_pdf.tulis(naskah)


BENTUK: Mapping[str, Callable[[Pekppp, Kantor, datetime], bytes]] = {"xlsx": _xlsx, "pdf": _pdf}
"""The kinds of file."""
