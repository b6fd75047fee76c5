"""Computing a formula: its exact value or the state that stands for it, and the trace in words."""

from collections.abc import Mapping
from fractions import Fraction

from kinerja.angka import angka_indonesia, desimal_persis
from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Langkah, Status
from kinerja.rumus._cetak import cetak
from kinerja.rumus._pecahan import pecahan
from kinerja.rumus._pohon import (
    Bilangan,
    Jika,
    Jumlah,
    Lampau,
    Nama,
    Negatif,
    Operasi,
    Operator,
    Pembanding,
    Rujukan,
    Simpul,
    Syarat,
    Waktu,
)
from kinerja.rumus.variabel import Masukan, Nilai, Variabel

SEBUTAN_WAKTU = {Waktu.SEBELUMNYA: "periode sebelumnya", Waktu.TAHUN_LALU: "tahun lalu"}


class Hitungan:
    """One computation of one tree; what is missing and what is zero is gathered on the way."""

    def __init__(self, masukan: Masukan, variabel: Mapping[str, Variabel]) -> None:
        self.masukan = masukan
        self.variabel = variabel
        self.kosong: list[str] = []
        self.rujukan: list[tuple[Status, str]] = []
        self.nol: list[tuple[Status, str]] = []
        self.langkah: list[Langkah] = []

    def hasil(self, pohon: Simpul, satuan: str) -> Hasil:
        """Missing inputs are said before a zero denominator; of a condition only one side counts."""
        terpilih = self._pilih(pohon)
        nilai = None if terpilih is None else self._nilai(terpilih)
        if terpilih is None or self.kosong or self.rujukan:
            return self._tanpa_bahan(satuan)
        pecah = pecahan(terpilih)
        pembilang = None if pecah is None else self._nilai(pecah.pembilang)
        penyebut = None if pecah is None else self._nilai(pecah.penyebut)
        hitungan = cetak(terpilih, self._sebut)
        if nilai is None:
            status, alasan = self.nol[0]
            jejak = (*self.langkah, Langkah("Hasil", hitungan, "belum ada"))
            turun = pecah is not None and pecah.penurunan(self.variabel)
            dari_nol = -pembilang if turun and pembilang is not None else None
            return Hasil(status, None, pembilang, penyebut, satuan, jejak, alasan, dari_nol=dari_nol)
        langkah = Langkah("Hasil", hitungan, angka_indonesia(nilai))
        return Hasil(Status.OK, nilai, pembilang, penyebut, satuan, (*self.langkah, langkah))

    def _tanpa_bahan(self, satuan: str) -> Hasil:
        if self.kosong:
            alasan = f"Belum diisi: {'; '.join(dict.fromkeys(self.kosong))}."
            return Hasil(Status.BELUM_DIISI, None, None, None, satuan, (), alasan)
        # What somebody can still fill in is said first, and all of it.
        if belum := [alasan for status, alasan in self.rujukan if status is Status.BELUM_DIISI]:
            return Hasil(Status.BELUM_DIISI, None, None, None, satuan, (), " ".join(dict.fromkeys(belum)))
        status, alasan = (self.rujukan or self.nol)[0]
        return Hasil(status, None, None, None, satuan, (), alasan)

    def _pilih(self, simpul: Simpul) -> Simpul | None:
        """The tree with each condition replaced by the side that holds; None when one cannot be decided."""
        match simpul:
            case Jika(syarat, maka, selain):
                benar = self._benar(syarat)
                return None if benar is None else self._pilih(maka if benar else selain)
            case Operasi(operator, kiri, kanan):
                a, b = self._pilih(kiri), self._pilih(kanan)
                return None if a is None or b is None else Operasi(operator, a, b)
            case Negatif(isi):
                dalam = self._pilih(isi)
                return None if dalam is None else Negatif(dalam)
        return simpul

    def _benar(self, syarat: Syarat) -> bool | None:
        sisi = [self._pilih(satu) for satu in (syarat.kiri, syarat.kanan)]
        nilai = [None if satu is None else self._nilai(satu) for satu in sisi]
        kiri, kanan = nilai
        if kiri is None or kanan is None:
            return None
        benar = {
            Pembanding.SAMA: kiri == kanan,
            Pembanding.BEDA: kiri != kanan,
            Pembanding.KURANG: kiri < kanan,
            Pembanding.PALING_BANYAK: kiri <= kanan,
            Pembanding.LEBIH: kiri > kanan,
            Pembanding.PALING_SEDIKIT: kiri >= kanan,
        }[syarat.pembanding]
        tertulis = [cetak(satu, self._sebut) for satu in sisi if satu is not None]
        self.langkah.append(
            Langkah("Syarat", f" {syarat.pembanding} ".join(tertulis), "ya" if benar else "tidak")
        )
        return benar

    def _nilai(self, simpul: Simpul) -> Fraction | None:
        match simpul:
            case Bilangan(angka):
                nilai: Fraction | None = angka
            case Negatif(isi):
                dalam = self._nilai(isi)
                nilai = None if dalam is None else -dalam
            case Operasi(operator, kiri, kanan):
                nilai = self._operasi(operator, self._nilai(kiri), self._nilai(kanan), kanan)
            case Jumlah(isi):
                nilai = self._jumlah(isi)
            case Rujukan(kode):
                nilai = self._rujukan(kode)
            case Lampau(waktu, isi):
                asal = self.masukan.sebelumnya if waktu is Waktu.SEBELUMNYA else self.masukan.tahun_lalu
                nilai = self._isi(isi.nama, asal, waktu)
            case Nama(nama):
                utuh = self.masukan.utuh
                nilai = self._isi(nama, self.masukan.bagian[-1] if utuh is None else utuh, None)
            case _:
                raise GalatMasukan("Syarat tidak boleh berdiri di dalam jumlah(…).")
        return nilai

    def _operasi(
        self, operator: Operator, kiri: Fraction | None, kanan: Fraction | None, penyebut: Simpul
    ) -> Fraction | None:
        if kanan == 0 and operator is Operator.BAGI:
            self.nol.append(self._keadaan_nol(penyebut))
            return None
        if kiri is None or kanan is None:
            return None
        match operator:
            case Operator.TAMBAH:
                return kiri + kanan
            case Operator.KURANG:
                return kiri - kanan
            case Operator.KALI:
                return kiri * kanan
            case _:
                return kiri / kanan

    def _jumlah(self, isi: Simpul) -> Fraction | None:
        nilai = []
        for urutan, bagian in enumerate(self.masukan.bagian, start=1):
            # Of a divided period the reasons are the whole's, not those of a part.
            sebab = self.masukan.sebab if self.masukan.utuh is None else {}
            satu = Hitungan(Masukan((bagian,), sebab=sebab), self.variabel)
            nilai.append(satu._nilai(isi))
            self.kosong += [f"{nama} (bagian ke-{urutan})" for nama in satu.kosong]
            self.rujukan += satu.rujukan
            self.nol += satu.nol
        if any(satu is None for satu in nilai):
            return None
        lengkap = [satu for satu in nilai if satu is not None]
        total = sum(lengkap, Fraction(0))
        langkah = Langkah(
            f"Jumlah {len(lengkap)} bagian", " + ".join(map(_angka, lengkap)), self._bersebutan(total, isi)
        )
        if len(lengkap) > 1 and langkah not in self.langkah:
            self.langkah.append(langkah)
        return total

    def _rujukan(self, kode: str) -> Fraction | None:
        hasil = self.masukan.indikator.get(kode)
        if hasil is None:
            self.kosong.append(f"indikator {kode}")
            return None
        if hasil.status is not Status.OK:
            self.rujukan.append((hasil.status, f"Indikator {kode}: {hasil.alasan}"))
            return None
        return hasil.nilai

    def _isi(self, nama: str, asal: Mapping[str, Nilai], waktu: Waktu | None) -> Fraction | None:
        nilai = asal.get(nama)
        if (waktu, nama) in self.masukan.sebab:
            self.rujukan.append(self.masukan.sebab[waktu, nama])
            return None
        if nilai is None:
            kapan = f" ({SEBUTAN_WAKTU[waktu]})" if waktu else ""
            self.kosong.append(self._variabel(nama).definisi + kapan)
            return None
        return self._variabel(nama).eksak(nilai)

    def _variabel(self, nama: str) -> Variabel:
        if nama not in self.variabel:
            raise GalatMasukan(f'Variabel "{nama}" belum dideklarasikan.')
        return self.variabel[nama]

    def _keadaan_nol(self, penyebut: Simpul) -> tuple[Status, str]:
        bagian = [self._variabel(nama) for nama in _ditambahkan(penyebut)]
        keadaan = {satu.bila_nol for satu in bagian}
        if len(keadaan) == 1:
            return keadaan.pop(), f"Belum ada {' dan '.join(satu.sebutan for satu in bagian)}."
        return Status.PENYEBUT_NOL, "Penyebutnya nol."

    def _sebut(self, simpul: Simpul) -> str | None:
        """The node as its value with the words of what it counts; operations are spelled out."""
        match simpul:
            case Operasi() | Negatif():
                return None
            case Lampau(waktu, isi):
                return f"{self._bersebutan(self._nilai(simpul), isi)} ({SEBUTAN_WAKTU[waktu]})"
            case Jumlah(isi):
                return self._bersebutan(self._nilai(simpul), isi)
            case Rujukan(kode):
                return f"{_angka(self._nilai(simpul))} ({kode})"
        return self._bersebutan(self._nilai(simpul), simpul)

    def _bersebutan(self, nilai: Fraction | None, isi: Simpul) -> str:
        if not isinstance(isi, Nama):
            return _angka(nilai)
        variabel = self._variabel(isi.nama)
        angka = {"Rp": f"Rp{_angka(nilai)}", "%": f"{_angka(nilai)} %"}.get(variabel.satuan, _angka(nilai))
        return f"{angka} {variabel.sebutan}"


def _ditambahkan(simpul: Simpul) -> tuple[str, ...]:
    """The variables that a sum is made of; none where it is anything else."""
    match simpul:
        case Nama(nama) | Jumlah(Nama(nama)) | Lampau(_, Nama(nama)):
            return (nama,)
        case Operasi(Operator.TAMBAH, kiri, kanan):
            dua = _ditambahkan(kiri), _ditambahkan(kanan)
            return dua[0] + dua[1] if all(dua) else ()
    return ()


def _angka(nilai: Fraction | None) -> str:
    """Exact when four decimals write it, else rounded to four: for reading, never for computing on."""
    pasti = Fraction(0) if nilai is None else nilai
    desimal = desimal_persis(pasti)
    return angka_indonesia(pasti, 4 if desimal is None or desimal > 4 else None)
