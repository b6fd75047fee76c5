"""Gathers what a document needs from the slices below; the documents themselves read no database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from skm.bentuk.naskah import Naskah
from skm.dokumen import kelengkapan, perjanjian
from skm.dokumen.kantor import Kantor
from skm.dokumen.kelengkapan import Kelengkapan
from skm.dokumen.lkjip import Bahan, DiSamping, Sebab
from skm.dokumen.lkjip_bab import lkjip
from skm.dokumen.pengukuran import pengukuran
from skm.dokumen.queries import penanda_jabatan
from skm.galat import Galat
from skm.isian import queries
from skm.isian.masukan import catatan_setahun
from skm.katalog import queries as katalog_queries
from skm.katalog.anggaran import BarisProgram, baca_program
from skm.laporan.samping import angka_kedua, kalimat_ketepatan
from skm.layanan.identitas import identitas
from skm.layanan.models import Unit
from skm.pengukuran.buku import SEMUA_WAKTU, Buku, Saat, buka_buku, rentang
from skm.pengukuran.halaman import rangkap_angka
from skm.pengukuran.sumber import KETEPATAN
from skm.tulisan.bagian import KETETAPAN
from skm.tulisan.queries import bahan_cetak

JENIS = {
    "lembar-iku": "Lembar IKU",
    "perjanjian-kinerja": "Perjanjian Kinerja",
    "rencana-aksi": "Rencana Aksi",
    "pengukuran-kinerja": "Pengukuran Kinerja",
    "lkjip": "LKjIP",
}
"""The documents, by the name in their address."""


TAHUN_LKJIP = 4
"""Years that LKjIP sets side by side, its own among them."""


class Penyusun:
    """Puts documents together for one office and year, as known at `pada`."""

    def __init__(self, session: Session, unit: Unit, tahun: int, *, zona: ZoneInfo, pada: datetime) -> None:
        self.session, self.unit, self.tahun = session, unit, tahun
        self.zona, self.pada = zona, pada
        self.teks: dict[str, str] = {}
        """What the office wrote into the year's documents, once it was read."""

    def susun(self, jenis: str, triwulan: int, jabatan: str) -> Naskah:
        """One of `JENIS`; `triwulan` is for pengukuran, `jabatan` for perjanjian kinerja.

        Raises KeyError for a post that the year does not name.
        """
        setahun = (self.tahun, None)
        buat: dict[str, tuple[list[Saat], Callable[[Buku, Kantor], Naskah]]] = {
            "lembar-iku": (
                [setahun],
                lambda buku, kantor: perjanjian.lembar_iku(
                    kantor, buku.nilai(*setahun), buku.tahun[self.tahun].katalog
                ),
            ),
            "perjanjian-kinerja": (
                [setahun],
                lambda buku, kantor: perjanjian.perjanjian_kinerja(
                    kantor, buku.nilai(*setahun), jabatan, self._program()
                ),
            ),
            "rencana-aksi": (
                [(self.tahun, tw) for tw in SEMUA_WAKTU],
                lambda buku, kantor: perjanjian.rencana_aksi(
                    kantor, [buku.nilai(self.tahun, tw) for tw in SEMUA_WAKTU], self._aksi()
                ),
            ),
            "pengukuran-kinerja": (
                [(self.tahun, triwulan)],
                lambda buku, kantor: self._pengukuran(buku, kantor, triwulan),
            ),
            "lkjip": ([(self.tahun - n, None) for n in range(TAHUN_LKJIP)], self._lkjip),
        }
        saat, jadi = buat[jenis]
        buku = buka_buku(
            self.session, unit_id=self.unit.id, saat=saat, zona=self.zona, pada=self.pada, ketelitian=True
        )
        if not buku.tahun[self.tahun].daftar:
            raise Galat(f"Tahun {self.tahun} belum memiliki katalog indikator.", status=404)
        return jadi(buku, self._kantor(buku))

    def kelengkapan(self) -> dict[tuple[str, int, str], Kelengkapan]:
        """What each document of the year lacks, by its kind, quarter (0) and post ("")."""
        saat: list[Saat] = [(self.tahun, tw) for tw in SEMUA_WAKTU]
        buku = buka_buku(self.session, unit_id=self.unit.id, saat=saat, zona=self.zona, pada=self.pada)
        kantor = self._kantor(buku, cetak=False)
        semua = [buku.nilai(*satu) for satu in saat]
        setahun = semua[0]
        program = self._program()
        hasil = {
            ("lembar-iku", 0, ""): kelengkapan.lembar_iku(kantor, setahun),
            ("rencana-aksi", 0, ""): kelengkapan.rencana_aksi(kantor, semua, self._aksi()),
            ("lkjip", 0, ""): kelengkapan.lkjip(kantor, setahun, self.teks, program),
        }
        for jabatan in dict.fromkeys(satu.indikator.jabatan for satu in setahun):
            satu = kelengkapan.perjanjian(kantor, setahun, jabatan, program)
            hasil["perjanjian-kinerja", 0, jabatan] = satu
        for triwulan, nilai in zip(SEMUA_WAKTU[1:], semua[1:], strict=True):
            satu = kelengkapan.pengukuran(kantor, triwulan, nilai)
            hasil["pengukuran-kinerja", triwulan or 0, ""] = satu
        return hasil

    def _kantor(self, buku: Buku, *, cetak: bool = True) -> Kantor:
        jabatan = (satu.jabatan for satu in buku.tahun[self.tahun].daftar if satu.dokumen == "IKI")
        lambang, self.teks = bahan_cetak(self.session, self.unit.id, self.tahun, lambang=cetak)
        return Kantor(
            self.unit.nama,
            self.unit.kabupaten,
            self.tahun,
            buku.hari_ini,
            ejaan=self.unit.nama_ketetapan,
            nol=buku.tahun[self.tahun].aturan.nol,
            penanda=penanda_jabatan(self.session, self.unit.id, dict.fromkeys(jabatan)),
            kontak=identitas(self.unit).kontak,
            lambang=lambang,
            berlambang=bool(self.unit.lambang),
            ketetapan=self.teks.get(KETETAPAN.kunci, ""),
            dibuat=self.pada.astimezone(self.zona),
            contoh=self.unit.contoh,
        )

    def _pengukuran(self, buku: Buku, kantor: Kantor, triwulan: int) -> Naskah:
        cacah = {satu.kode: buku.cacah(satu, triwulan) for satu in buku.tahun[self.tahun].daftar}
        return pengukuran(
            kantor,
            triwulan,
            buku.nilai(self.tahun, triwulan),
            katalog=buku.tahun[self.tahun].katalog,
            masukan=buku.masukan(self.tahun, triwulan),
            cacah={kode: satu for kode, satu in cacah.items() if satu is not None},
            aturan=buku.tahun[self.tahun].aturan,
            samping=(*self._samping(buku, triwulan), *self._rangkap(buku, triwulan)),
        )

    def _lkjip(self, buku: Buku, kantor: Kantor) -> Naskah:
        lalu = [self.tahun - n for n in range(1, TAHUN_LKJIP)]
        bahan = Bahan(
            buku.nilai(self.tahun, None),
            {tahun: buku.nilai(tahun, None) for tahun in lalu},
            renstra=katalog_queries.renstra(self.session, self.unit.id),
            sebab=self._sebab(buku),
            aturan=buku.tahun[self.tahun].aturan,
            samping=DiSamping((*self._samping(buku, None), *self._rangkap(buku, None)), self._pasangan(buku)),
        )
        return lkjip(kantor, bahan, self.teks, self._program())

    def _program(self) -> list[BarisProgram]:
        semua = katalog_queries.daftar_program(self.session, self.unit.id, self.tahun)
        return [baca_program(satu) for satu in semua]

    def _aksi(self) -> dict[str, perjanjian.Aksi]:
        semua = queries.aksi_setahun(self.session, self.unit.id, self.tahun)
        return {kode: (satu.rencana, satu.realisasi) for kode, satu in semua.items()}

    def _samping(self, buku: Buku, triwulan: int | None) -> tuple[str, ...]:
        """What has to be known beside the on-time figures of that time, which the table prints.

        A frozen figure stands beside the counts that were kept with it; where what stood beside it was not
        kept, today's is said to be today's.
        """
        periode = rentang(self.tahun, triwulan)
        kode = {satu.otomatis: satu.kode for satu in buku.tahun[self.tahun].daftar if not satu.pensiun}
        if not kode.keys() & set(KETEPATAN.values()):
            return ()
        kini, kalimat = buku.pembacaan.loket[periode].tally, list[str]()
        for kategori, otomatis in KETEPATAN.items():
            if otomatis in kode:
                beku = buku.terukur(otomatis, self.tahun, periode).beku
                tally, samping = ({}, {}) if beku is None else (beku.tally, beku.samping)
                disimpan = kategori in samping
                kalimat += kalimat_ketepatan(
                    kode[otomatis],
                    tally.get(kategori, kini[kategori]),
                    samping[kategori] if disimpan else buku.pembacaan.samping(periode)[kategori],
                    hari_ini=beku is not None and not disimpan,
                )
        return tuple(kalimat)

    def _rangkap(self, buku: Buku, triwulan: int | None) -> tuple[str, ...]:
        """What must be known of figures of that time towards which one person took two steps."""
        semua: dict[str, list[str]] = {}
        for satu in buku.nilai(self.tahun, triwulan):
            for rangkap in rangkap_angka(satu, buku.isian_kode(satu.indikator, triwulan)):
                semua.setdefault(rangkap.kalimat(self.zona), []).append(satu.indikator.kode)
        return tuple(f"{', '.join(kode)}: {kalimat}." for kalimat, kode in semua.items())

    def _pasangan(self, buku: Buku) -> tuple[str, ...]:
        """The other reading of an on-time figure of each year that is printed, where there is one."""
        kalimat = []
        for tahun in (self.tahun - n for n in range(TAHUN_LKJIP)):
            periode = rentang(tahun, None)
            for kategori, otomatis in KETEPATAN.items():
                for satu in buku.tahun[tahun].daftar:
                    if satu.otomatis == otomatis and not satu.pensiun:
                        beku = buku.terukur(otomatis, tahun, periode).beku
                        tally = ({} if beku is None else beku.tally).get(kategori)
                        if kedua := angka_kedua(tally or buku.pembacaan.loket[periode].tally[kategori]):
                            kalimat.append(f"{satu.kode} tahun {tahun}, {kedua}.")
        return tuple(kalimat)

    def _sebab(self, buku: Buku) -> dict[str, Sebab]:
        catatan = catatan_setahun(buku.tahun[self.tahun].isian)
        analisis = queries.analisis_setahun(self.session, self.unit.id, self.tahun)
        hasil = {kode: Sebab(catatan=teks) for kode, teks in catatan.items()}
        for kode, satu in analisis.items():
            hasil[kode] = Sebab(satu.penyebab, satu.tindak_lanjut, catatan.get(kode, ""))
        return hasil
