"""Reading the draft's form: as many questions as it was shown with, plus the ones asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kinerja.angka import baca_angka
from kinerja.galat import GalatKinerja
from skm.kuesioner.isi import IsiKuesioner, IsiTambahan, IsiUnsur
from skm.kuesioner.models import SkalaKuesioner
from skm.teks import rapikan

TERBANYAK = 20
NAMA_SKALA = {
    SkalaKuesioner.TAHUN_2017: "PermenPANRB 14/2017 (A mulai 88,31)",
    SkalaKuesioner.TAHUN_2004: "KEP/25/M.PAN/2/2004, 14 unsur, untuk data lama (A mulai 81,26)",
}
PANJANG = {"judul": 160, "dasar": 200, "nama": 160, "opsi": 120, "pertanyaan": 600}


@dataclass(slots=True)
class FormKuesioner:
    """What was typed, row by row as text, and a message for each field that cannot be kept."""

    judul: str
    dasar: str
    unsur: list[dict[str, str]]
    tambahan: list[dict[str, str]]
    skala: SkalaKuesioner = SkalaKuesioner.TAHUN_2017
    galat: dict[str, str] = field(default_factory=dict)

    def isi(self) -> IsiKuesioner | None:
        """The draft, in the order asked for; None when `galat` says what to mend."""
        urut = sorted(enumerate(self.unsur), key=lambda satu: (_urutan(satu[1]["urutan"]), satu[0]))
        unsur = [self._unsur(nomor, baris) for nomor, baris in urut]
        tambahan = tuple(
            IsiTambahan(baris["pertanyaan"], tuple(filter(None, map(rapikan, baris["pilihan"].splitlines()))))
            for baris in self.tambahan
        )
        lengkap = tuple(satu for satu in unsur if satu is not None)
        return None if self.galat else IsiKuesioner(self.judul, self.dasar, lengkap, tambahan, self.skala)

    def _unsur(self, nomor: int, baris: dict[str, str]) -> IsiUnsur | None:
        bobot = _bobot(baris["bobot"])
        if bobot is None:
            self.galat[f"bobot-{nomor}"] = "Tulis pecahan seperti 1/9, atau desimal seperti 0,125."
            return None
        opsi = (baris["opsi_1"], baris["opsi_2"], baris["opsi_3"], baris["opsi_4"])
        return IsiUnsur(baris["kode"], baris["nama"], baris["pertanyaan"], opsi, bobot)


BIDANG_UNSUR = ("kode", "nama", "pertanyaan", "opsi_1", "opsi_2", "opsi_3", "opsi_4", "bobot", "urutan")


def dari_kuesioner(isi: IsiKuesioner) -> FormKuesioner:
    """The form that shows a draft."""
    unsur = [
        {
            "kode": satu.kode,
            "nama": satu.nama,
            "pertanyaan": satu.pertanyaan,
            **{f"opsi_{nilai}": teks for nilai, teks in enumerate(satu.opsi, start=1)},
            "bobot": str(satu.bobot),
            "urutan": str(urutan),
        }
        for urutan, satu in enumerate(isi.unsur, start=1)
    ]
    tambahan = [{"pertanyaan": t.pertanyaan, "pilihan": "\n".join(t.pilihan)} for t in isi.tambahan]
    return FormKuesioner(isi.judul, isi.dasar, unsur, tambahan, isi.skala)


def dari_kiriman(data: Mapping[str, str]) -> FormKuesioner:
    """What was sent: fields `kode-0`, `nama-0`, …; rows marked `hapus-0` or `hapus-t0` are left out."""
    unsur = [
        {nama: _potong(nama, data.get(f"{nama}-{nomor}", "")) for nama in BIDANG_UNSUR}
        for nomor in range(TERBANYAK)
        if f"kode-{nomor}" in data and f"hapus-{nomor}" not in data
    ]
    tambahan = [
        {
            "pertanyaan": _potong("pertanyaan", data.get(f"pertanyaan-t{nomor}", "")),
            "pilihan": data.get(f"pilihan-t{nomor}", "")[:1000],
        }
        for nomor in range(TERBANYAK)
        if f"pertanyaan-t{nomor}" in data and f"hapus-t{nomor}" not in data
    ]
    form = FormKuesioner(
        _potong("judul", data.get("judul", "")),
        _potong("dasar", data.get("dasar", "")),
        unsur,
        tambahan,
        _skala(data.get("skala", "")),
    )
    if data.get("aksi") == "tambah-unsur" and len(unsur) < TERBANYAK:
        unsur.append(
            dict.fromkeys(BIDANG_UNSUR, "") | {"kode": _kode_baru(unsur), "urutan": str(len(unsur) + 1)}
        )
        unsur[-1]["bobot"] = "1/9"
    if data.get("aksi") == "tambah-tambahan" and len(tambahan) < TERBANYAK:
        tambahan.append({"pertanyaan": "", "pilihan": ""})
    return form


def _skala(teks: str) -> SkalaKuesioner:
    """The scale of the list; anything else is today's rule."""
    return SkalaKuesioner(teks) if teks in set(SkalaKuesioner) else SkalaKuesioner.TAHUN_2017


def _kode_baru(unsur: list[dict[str, str]]) -> str:
    ada = {baris["kode"] for baris in unsur}
    return next(f"U{nomor}" for nomor in range(1, 100) if f"U{nomor}" not in ada)


def _potong(nama: str, teks: str) -> str:
    return rapikan(teks)[: PANJANG.get(nama.split("_", maxsplit=1)[0], 20)]


def _urutan(teks: str) -> int:
    return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 4 else 999


def _desimal(teks: str) -> Fraction:
    angka = baca_angka(teks)
    return angka.nilai / 100 if angka.persen else angka.nilai


def _bobot(teks: str) -> Fraction | None:
    """A weight above 0 and at most 1, exact: a fraction or an Indonesian decimal."""
    try:
        atas, garis, bawah = teks.partition("/")
        nilai = Fraction(int(atas), int(bawah)) if garis else _desimal(teks)
    except (ValueError, ZeroDivisionError, GalatKinerja):
        return None
    return nilai if 0 < nilai <= 1 and nilai.denominator < 10**6 else None
