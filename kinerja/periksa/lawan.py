"""Rules about opposites: what the name says against what the formula counts, by negation or by synonym."""

import re
from collections.abc import Iterator

from kinerja.indikator import Indikator
from kinerja.periksa._kata import akar, akar_semua, himpunan, kata_baku, memuat, pokok
from kinerja.periksa._susunan import dihitung
from kinerja.periksa._temuan import Bahan, Kaidah, Temuan

_KETIDAK = re.compile(r"\bketidak(\w+)")
_TIDAK = re.compile(r"\b(?:tidak|belum) (\w+)")
_PASANGAN = tuple(
    (akar_semua(satu), akar_semua(lain))
    for satu, lain in (
        ("hadir kehadiran masuk", "absen absensi mangkir alpa bolos"),
        ("tepat ketepatan", "terlambat keterlambatan telat"),
        ("selesai diselesaikan tuntas", "tertunda tunggakan mandek terbengkalai"),
        ("aktif keaktifan", "pasif vakum"),
        ("layak baik laik berfungsi", "rusak kerusakan buruk"),
        ("lulus kelulusan berhasil keberhasilan", "gagal kegagalan"),
        ("puas kepuasan", "keluhan komplain kekecewaan"),
        ("patuh kepatuhan tertib ketertiban disiplin taat ketaatan", "pelanggaran melanggar pelanggar"),
        (
            "aman keamanan tenteram ketenteraman kondusif",
            "gangguan kriminalitas kejahatan konflik kerusuhan",
        ),
        ("sehat kesehatan", "sakit kesakitan"),
        ("bersih kebersihan", "kumuh kotor"),
        ("hidup", "mati kematian meninggal"),
        ("disetujui diterima dikabulkan", "ditolak penolakan"),
        ("sejahtera kesejahteraan mampu", "miskin kemiskinan"),
    )
)
"""Words and their opposites, either way round."""
_TERATASI = himpunan(
    "ditangani tertangani diselesaikan terselesaikan selesai ditindak ditindaklanjuti ditertibkan dipulihkan "
    "diperbaiki diatasi teratasi dicegah turun menurun berkurang dikurangi dilayani dibantu direhabilitasi"
)
"""What makes of a bad thing a good result: "gangguan yang ditangani"."""


def lawan_kata(satu: Indikator, bahan: Bahan) -> Temuan | None:
    """The formula counts the opposite of what the name measures: ketidakhadiran or absen for kehadiran."""
    nama = satu.nama.casefold()
    for variabel in dihitung(satu.ketetapan.pohon, bahan):
        for diukur, lawan in _berlawanan(nama, variabel.definisi.casefold()):
            return Temuan(
                satu.kode,
                Kaidah.LAWAN_KATA,
                f'Nama mengukur "{diukur}", tetapi rumusnya menghitung "{lawan}": "{variabel.definisi}". '
                "Kurangkan dari seluruhnya, atau ubah namanya.",
            )
    return None


def _berlawanan(nama: str, definisi: str) -> Iterator[tuple[str, str]]:
    """What the name measures with what the definition counts instead."""
    for lawan, kata in _tersangkal(definisi):
        if re.search(rf"\b{kata}\b", nama) and lawan not in nama:
            yield kata, lawan
    for diukur, kata in _tersangkal(nama):
        if akar(kata) in pokok(definisi) and f"¬{akar(kata)}" not in pokok(definisi):
            yield diukur, next(k for k in kata_baku(definisi) if akar(k) == akar(kata))
    if _TERATASI & set(kata_baku(definisi)):
        return
    for satu, lain in _PASANGAN:
        for baik, buruk in ((satu, lain), (lain, satu)):
            disebut, terhitung = memuat(nama, baik), memuat(definisi, buruk)
            if disebut and terhitung and not memuat(nama, buruk) and not memuat(definisi, baik):
                yield disebut, terhitung


def _tersangkal(teks: str) -> Iterator[tuple[str, str]]:
    """Negated words with what they negate."""
    yield from ((cocok[0], f"ke{cocok[1]}") for cocok in _KETIDAK.finditer(teks))
    yield from ((cocok[0], cocok[1]) for cocok in _TIDAK.finditer(teks))
