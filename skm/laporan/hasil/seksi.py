"""The text of every section that staff may edit: computed, edited, and what has moved since.

A text is a paragraph a line; a line that begins with "- " is an item of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kinerja.angka import angka_indonesia
from kinerja.tanggal import tanggal_indonesia
from skm.laporan.hasil import narasi
from skm.laporan.hasil.isi import HasilPeriode
from skm.laporan.hasil.tambahan import Seksi, Suntingan

BUTIR = "- "
JUDUL: Mapping[Seksi, str] = {
    Seksi.LATAR_BELAKANG: "1.1 Latar Belakang",
    Seksi.DASAR: "1.2 Dasar Pelaksanaan",
    Seksi.TUJUAN: "1.3 Maksud dan Tujuan",
    Seksi.PELAKSANA: "2.1 Pelaksana SKM",
    Seksi.METODE: "2.2 Metode Pengumpulan Data",
    Seksi.LOKASI: "2.3 Lokasi Pengumpulan Data",
    Seksi.RESPONDEN: "2.5 Penentuan Jumlah Responden",
    Seksi.IKM: "3.2 Indeks Kepuasan Masyarakat",
    Seksi.ANALISIS: "4.1 Analisis Kelemahan dan Kelebihan Unsur Pelayanan",
    Seksi.KETEPATAN: "4.1 Ketepatan waktu di samping kepuasan",
    Seksi.TREN: "4.3 Tren Nilai SKM",
    Seksi.KESIMPULAN: "BAB V KESIMPULAN",
}
"""Where each stands; on time stands below the analysis of unsur and has no heading of its own."""
HUKUM = (
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.",
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang "
    "Pelayanan Publik.",
)
TIADA = "belum ada"


def terhitung(hasil: HasilPeriode, seksi: Seksi) -> tuple[str, ...]:
    """The computed text."""
    return tuple(_TEKS[seksi](hasil))


def paragraf(hasil: HasilPeriode, seksi: Seksi) -> tuple[str, ...]:
    """The text as it is printed: what staff wrote, else the computed one."""
    sunting = disunting(hasil, seksi)
    return terhitung(hasil, seksi) if sunting is None else tuple(filter(None, sunting.teks.splitlines()))


def disunting(hasil: HasilPeriode, seksi: Seksi) -> Suntingan | None:
    """What staff wrote, if they did."""
    return next((satu for satu in hasil.suntingan if satu.seksi is seksi), None)


def catatan(hasil: HasilPeriode, seksi: Seksi) -> str:
    """That the text was edited, by whom and when, and which figures moved since; empty for a computed one."""
    sunting = disunting(hasil, seksi)
    if sunting is None:
        return ""
    kata = f"Bagian ini disunting {sunting.oleh} pada {tanggal_indonesia(sunting.hari)}."
    geser = bergeser(hasil, sunting)
    return f"{kata} Sejak itu berubah: {'; '.join(geser)}." if geser else kata


def bergeser(hasil: HasilPeriode, sunting: Suntingan) -> tuple[str, ...]:
    """Each figure behind the section that is no longer what it was as the text was edited."""
    kini, lama = angka(hasil, sunting.seksi), sunting.angka
    return tuple(
        f"{nama} {lama.get(nama, TIADA)} menjadi {kini.get(nama, TIADA)}"
        for nama in dict.fromkeys((*lama, *kini))
        if lama.get(nama, TIADA) != kini.get(nama, TIADA)
    )


def angka(hasil: HasilPeriode, seksi: Seksi) -> dict[str, str]:
    """The figures that the section's computed text rests on, by name, as they are printed."""
    return {nama: isi for satu in _ANGKA.get(seksi, ()) for nama, isi in satu(hasil).items()}


def _latar_belakang(hasil: HasilPeriode) -> tuple[str, ...]:
    return (
        f"Pelayanan publik yang diberikan {hasil.kantor.nama} perlu dinilai oleh masyarakat yang memakainya. "
        "Survei Kepuasan Masyarakat (SKM) mengukur penilaian itu secara berkala menurut unsur yang "
        "ditetapkan, supaya kantor mengetahui apa yang sudah baik dan apa yang perlu diperbaiki.",
        f"Laporan ini memuat pelaksanaan dan hasil SKM {hasil.tentang} pada {hasil.periode.label}.",
    )


def _dasar(hasil: HasilPeriode) -> tuple[str, ...]:
    kuesioner = dict.fromkeys(f"{satu.dasar}." for satu in hasil.kuesioner)
    return tuple(f"{BUTIR}{satu}" for satu in (*HUKUM, *kuesioner))


def _tujuan(_: HasilPeriode) -> tuple[str, ...]:
    return (
        "Maksud SKM adalah mengetahui tingkat kepuasan masyarakat atas pelayanan kantor. Tujuannya:",
        f"{BUTIR}mengetahui kelemahan dan kelebihan tiap unsur pelayanan;",
        f"{BUTIR}menjadi dasar rencana tindak lanjut dan perbaikan pelayanan;",
        f"{BUTIR}memberi tahu masyarakat bagaimana pelayanan dinilai dan apa yang diperbaiki.",
    )


def _pelaksana(hasil: HasilPeriode) -> tuple[str, ...]:
    return (f"SKM dilaksanakan sendiri oleh {hasil.kantor.nama}, {hasil.kantor.kabupaten}.",)


def _metode(_: HasilPeriode) -> tuple[str, ...]:
    return (
        "Kuesioner diisi sendiri oleh pengguna layanan: lewat tautan dan kode QR, tiket kunjungan, kios di "
        "kantor, atau formulir kertas yang kemudian diketik. Nama, NIK, dan nomor telepon tidak ditanyakan. "
        "Tiap unsur dijawab dengan nilai 1 sampai 4.",
        "NRR tiap unsur adalah jumlah nilai dibagi jumlah yang mengisi; IKM adalah jumlah NRR dikali bobot, "
        "lalu dikali 25, dibulatkan sekali pada akhirnya. Pertanyaannya ada pada Lampiran 1.",
    )


def _lokasi(hasil: HasilPeriode) -> tuple[str, ...]:
    alamat = f", {hasil.kantor.alamat}" if hasil.kantor.alamat else ""
    return (f"Pengumpulan data dilakukan di {hasil.kantor.nama}{alamat}, dan secara daring.",)


_TEKS: Mapping[Seksi, Callable[[HasilPeriode], tuple[str, ...]]] = {
    Seksi.LATAR_BELAKANG: _latar_belakang,
    Seksi.DASAR: _dasar,
    Seksi.TUJUAN: _tujuan,
    Seksi.PELAKSANA: _pelaksana,
    Seksi.METODE: _metode,
    Seksi.LOKASI: _lokasi,
    Seksi.RESPONDEN: lambda hasil: (narasi.kalimat_sampel(hasil),),
    Seksi.IKM: lambda hasil: (narasi.kalimat_ikm(hasil),),
    Seksi.ANALISIS: lambda hasil: (*narasi.kelemahan_kelebihan(hasil), *narasi.kalimat_perubahan(hasil)),
    Seksi.KETEPATAN: lambda hasil: tuple(map(narasi.kalimat_ketepatan, hasil.ketepatan)),
    Seksi.TREN: lambda hasil: (narasi.kalimat_tren(hasil),),
    Seksi.KESIMPULAN: narasi.kesimpulan,
}


def _ikm(hasil: HasilPeriode) -> dict[str, str]:
    ikm = hasil.ikm
    return {
        "Nilai IKM": TIADA if ikm.nilai is None else angka_indonesia(ikm.nilai),
        "Mutu": ikm.mutu or TIADA,
        "Responden": angka_indonesia(ikm.responden, 0),
    }


def _sampel(hasil: HasilPeriode) -> dict[str, str]:
    satu = hasil.sampel
    return {
        "Responden": angka_indonesia(satu.responden, 0),
        "Pelayanan selesai": angka_indonesia(satu.populasi, 0),
        "Responden paling sedikit": angka_indonesia(satu.minimum, 0),
    }


def _unsur(hasil: HasilPeriode) -> dict[str, str]:
    return {
        f"{satu.kode} {satu.nama}": TIADA if satu.nilai is None else angka_indonesia(satu.nilai)
        for satu in hasil.unsur
    }


def _ketepatan(hasil: HasilPeriode) -> dict[str, str]:
    return {
        f"{satu.nama}, {cara}": narasi.persen(isi)
        for satu in hasil.ketepatan
        for cara, isi in (("tepat waktu", satu.koreksi), ("rumus ketetapan", satu.ketetapan))
    }


def _tren(hasil: HasilPeriode) -> dict[str, str]:
    return {
        f"IKM {satu.periode.label}": TIADA if satu.nilai is None else angka_indonesia(satu.nilai)
        for satu in hasil.tren
    }


_ANGKA: Mapping[Seksi, tuple[Callable[[HasilPeriode], dict[str, str]], ...]] = {
    Seksi.RESPONDEN: (_sampel,),
    Seksi.IKM: (_ikm,),
    Seksi.ANALISIS: (_unsur,),
    Seksi.KETEPATAN: (_ketepatan,),
    Seksi.TREN: (_tren,),
    Seksi.KESIMPULAN: (_ikm, _sampel, _unsur),
}
