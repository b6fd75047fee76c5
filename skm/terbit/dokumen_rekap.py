"""The recap as a document: the form's table, the whole by unsur, punctuality and editions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from fractions import Fraction

from kinerja.mutu import SKALA_2017
from kinerja.tanggal import tanggal_indonesia
from skm.bentuk import rumus_lembar, xlsx
from skm.bentuk.isi import BARIS_ISI, Angka, Sel, Tabel
from skm.bentuk.naskah import Alinea, Naskah, TabelNaskah, nomori
from skm.layanan.models import Kategori
from skm.program import sebutan
from skm.terbit.rekap import BarisRekap, HasilKantor, Rekap, nama_golongan

JUDUL = "Rekap Survei Kepuasan Masyarakat"
BELUM, KOSONG = "belum terbit", "–"
SELURUH = "Seluruh layanan"
SEMUA = "Seluruh kantor yang terbit"
SUMBER = (
    "Hanya hasil yang sudah disetujui pimpinan dan diterbitkan kantornya, menurut edisi terakhirnya. Kantor "
    "yang belum menerbitkan periode ini disebut belum terbit dan tidak ikut dihitung."
)
TIMBANGAN = (
    "IKM seluruh kantor ditimbang menurut banyaknya responden, nilai tiap unsur menurut banyaknya yang "
    "mengisi unsur itu, keduanya dari angka yang terbit. Ketepatan waktu dijumlahkan dulu, baru dibagi."
)
AWAL = 4
"""Columns of the form's table before the unsur."""


def tulis_rekap(rekap: Rekap, dibuat: datetime, bentuk: str) -> bytes:
    """The file of one of `BENTUK`. Raises KeyError for another."""
    return BENTUK[bentuk](naskah_rekap(rekap, dibuat))


def berkas(rekap: Rekap) -> str:
    """The file's name without ending."""
    return f"rekap-skm-{rekap.tahun}{f'-{rekap.bagian}' if rekap.bagian else ''}"


def naskah_rekap(rekap: Rekap, dibuat: datetime) -> Naskah:
    """The document."""
    contoh = "DATA CONTOH. " if any(satu.contoh for satu in rekap.baris) else ""
    tabel = (_utama(rekap), _unsur(rekap), _terbitan(rekap))
    return Naskah(
        berkas=berkas(rekap),
        judul=JUDUL,
        judul_sampul=JUDUL,
        anak_judul=f"{rekap.kabupaten} · {rekap.periode}",
        kop=(f"Pemerintah {rekap.kabupaten}".upper(),),
        sampul=(),
        kepala=f"{JUDUL}, {rekap.periode}",
        dicetak=f"{contoh}Dicetak {tanggal_indonesia(dibuat.date())} · {sebutan()}",
        penulis=rekap.kabupaten,
        dibuat=dibuat,
        isi=nomori((Alinea(SUMBER), *map(TabelNaskah, tabel))),
        mendatar=True,
    )


def _utama(rekap: Rekap) -> Tabel:
    """The form's table; the columns that only the workbook has are what its averages are weighed by."""
    kode = tuple(rekap.nama_unsur)
    kolom = (
        ("No", 5),
        ("Kantor", 30),
        ("Periode", 18),
        ("Layanan", 16),
        *((satu, 7) for satu in kode),
        ("IKM", 8),
        ("Mutu", 7),
        ("Responden", 11),
        *((f"Terisi {satu}", 9) for satu in kode),
    )
    baris = [_kantor(rekap, n, satu, kode) for n, satu in enumerate(rekap.baris, start=1)]
    catatan = (TIMBANGAN, *rekap.catatan)
    return Tabel(
        "Rekap",
        f"Hasil survei tiap kantor, {rekap.periode}",
        kolom,
        (*baris, _gabungan(rekap, kode)),
        catatan if rekap.terbit else (),
        kepala=frozenset({len(baris)}),
        hanya_lembar=len(kode),
    )


def _kantor(rekap: Rekap, nomor: int, satu: BarisRekap, kode: tuple[str, ...]) -> tuple[Sel, ...]:
    awal = (f"{nomor}", satu.nama, rekap.periode, SELURUH)
    hasil = satu.hasil
    if hasil is None:
        return (*awal, *(KOSONG for _ in kode), BELUM, KOSONG, KOSONG, *("" for _ in kode))
    return (
        *awal,
        *(_nilai(hasil, satu_kode) for satu_kode in kode),
        Angka(Fraction(hasil.ikm)),
        hasil.mutu,
        Angka(Fraction(hasil.responden), desimal=0),
        *(_terisi(hasil, satu_kode) for satu_kode in kode),
    )


def _nilai(hasil: HasilKantor, kode: str) -> Sel:
    return Angka(Fraction(hasil.unsur[kode].nilai)) if kode in hasil.unsur else KOSONG


def _terisi(hasil: HasilKantor, kode: str) -> Sel:
    return Angka(Fraction(hasil.unsur[kode].terisi), desimal=0) if kode in hasil.unsur else ""


def _gabungan(rekap: Rekap, kode: tuple[str, ...]) -> tuple[Sel, ...]:
    """The last row, live in a workbook."""
    dari, sampai = BARIS_ISI, BARIS_ISI + len(rekap.baris) - 1
    ikm, banyak = AWAL + len(kode), AWAL + len(kode) + 2

    def rentang(kolom: int) -> str:
        huruf = _kolom(kolom)
        return f"{huruf}{dari}:{huruf}{sampai}"

    def rata(kolom: int, timbangan: int) -> str:
        jumlah = f"SUM({rentang(timbangan)})" if rekap.sejenis else "0"
        return f'IF({jumlah}=0,"{KOSONG}",SUMPRODUCT({rentang(kolom)},{rentang(timbangan)})/{jumlah})'

    letak_ikm = f"{_kolom(ikm)}{sampai + 1}"
    return (
        "",
        SEMUA,
        rekap.periode,
        SELURUH,
        *(Angka(rekap.unsur[satu], rata(AWAL + n, banyak + 1 + n), KOSONG) for n, satu in enumerate(kode)),
        Angka(None if rekap.ikm is None else Fraction(rekap.ikm), rata(ikm, banyak), KOSONG),
        Angka(None, rumus_lembar.mutu(letak_ikm, SKALA_2017), rekap.mutu or KOSONG),
        Angka(Fraction(rekap.responden), f"SUM({rentang(banyak)})", desimal=0),
        *(Angka(None, f"SUM({rentang(banyak + 1 + n)})", "", desimal=0) for n, _ in enumerate(kode)),
    )


def _unsur(rekap: Rekap) -> Tabel:
    """Value and class of each unsur of the whole, live from the row above."""
    akhir = BARIS_ISI + len(rekap.baris)

    def baris() -> Iterator[tuple[Sel, ...]]:
        for n, (kode, nama) in enumerate(rekap.nama_unsur.items()):
            nilai, asal = rekap.unsur[kode], f"Rekap!{_kolom(AWAL + n)}{akhir}"
            mutu = KOSONG if nilai is None else SKALA_2017.klasifikasi(nilai * 25)[0]
            yield (
                kode,
                nama or KOSONG,
                Angka(nilai, asal, KOSONG),
                Angka(None, rumus_lembar.mutu(f"C{BARIS_ISI + n}*25", SKALA_2017), mutu),
            )

    kolom = (("Kode", 10), ("Unsur", 60), ("Nilai", 12), ("Mutu", 10))
    return Tabel("Unsur", f"Nilai tiap unsur, {SEMUA.lower()}", kolom, tuple(baris()))


def _terbitan(rekap: Rekap) -> Tabel:
    """Punctuality by both readings of each group, and which edition of when."""
    kolom = [("No", 5), ("Kantor", 28)]
    for kategori in Kategori:
        nama = nama_golongan(kategori)
        kolom += [
            (f"{nama}: jatuh tempo", 12),
            ("Tepat waktu", 10),
            ("Persen", 10),
            ("Menurut ketetapan", 12),
        ]
    kolom += [("Edisi", 7), ("Terbit", 18)]
    dari, sampai = BARIS_ISI, BARIS_ISI + len(rekap.baris) - 1
    baris: list[tuple[Sel, ...]] = []
    for n, satu in enumerate(rekap.baris, start=1):
        hasil = satu.hasil
        sel = [] if hasil is None else [s for k in Kategori for s in _ketepatan(hasil, k, BARIS_ISI + n - 1)]
        sel = sel or [KOSONG] * (4 * len(Kategori))
        ekor: tuple[Sel, Sel] = (KOSONG, BELUM)
        if hasil is not None:
            ekor = (Angka(Fraction(hasil.edisi), desimal=0), tanggal_indonesia(hasil.terbit.date()))
        baris.append((f"{n}", satu.nama, *sel, *ekor))
    jumlah: list[Sel] = ["", SEMUA]
    for urut, kategori in enumerate(Kategori):
        tepat, kolom_awal = rekap.tepat[kategori], 2 + 4 * urut
        a, b = _kolom(kolom_awal), _kolom(kolom_awal + 1)
        persen = None if tepat.koreksi is None else Fraction(tepat.koreksi)
        jumlah += [
            Angka(Fraction(tepat.jatuh_tempo), f"SUM({a}{dari}:{a}{sampai})", desimal=0),
            Angka(Fraction(tepat.tepat_waktu), f"SUM({b}{dari}:{b}{sampai})", desimal=0),
            Angka(persen, _persen(a, b, sampai + 1), KOSONG, satuan="%"),
            KOSONG,
        ]
    baris.append((*jumlah, KOSONG, KOSONG))
    judul = f"Ketepatan waktu dan terbitan, {rekap.periode}"
    return Tabel("Ketepatan", judul, tuple(kolom), tuple(baris), kepala=frozenset({len(baris) - 1}))


def _ketepatan(hasil: HasilKantor, kategori: Kategori, baris: int) -> Iterator[Sel]:
    satu = hasil.tepat.get(kategori)
    if satu is None:
        yield from (KOSONG,) * 4
        return
    kolom_awal = 2 + 4 * list(Kategori).index(kategori)
    yield Angka(Fraction(satu.jatuh_tempo), desimal=0)
    yield Angka(Fraction(satu.tepat_waktu), desimal=0)
    koreksi = None if satu.koreksi is None else Fraction(satu.koreksi)
    rumus = _persen(_kolom(kolom_awal), _kolom(kolom_awal + 1), baris) if satu.terhitung else ""
    yield Angka(koreksi, rumus, KOSONG, satuan="%")
    yield KOSONG if satu.ketetapan is None else Angka(Fraction(satu.ketetapan), satuan="%")


def _persen(tempo: str, tepat: str, baris: int) -> str:
    return f'IF({tempo}{baris}=0,"{KOSONG}",{tepat}{baris}/{tempo}{baris}*100)'


def _kolom(nomor: int) -> str:
    """The letters of a column, counted from 0."""
    atas, sisa = divmod(nomor, 26)
    return f"{chr(64 + atas) if atas else ''}{chr(65 + sisa)}"


def _pdf(naskah: Naskah) -> bytes:
    from skm.bentuk import naskah_pdf  # noqa: PLC0415  # loads slowly; only who exports pays

    return naskah_pdf.tulis(naskah)


BENTUK: Mapping[str, Callable[[Naskah], bytes]] = {"xlsx": xlsx.tulis, "pdf": _pdf}
"""What writes the file, by its ending."""
