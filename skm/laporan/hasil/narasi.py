"""What a period's figures say, in sentences. Computed from the view model alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kinerja.angka import angka_indonesia
from kinerja.hasil import Hasil
from skm.katalog.lencana import kata_status
from skm.laporan.hasil.isi import HasilPeriode, KetepatanGolongan, NilaiUnsur

TANPA_POPULASI = (
    "Catatan loket belum memuat pelayanan yang selesai dalam periode ini, sehingga jumlah responden paling "
    "sedikit belum dapat dihitung."
)


def kalimat_ikm(hasil: HasilPeriode) -> str:
    """The index with its class, interval and what must stand beside it, or why there is none."""
    ikm, n = hasil.ikm, angka_indonesia(hasil.ikm.responden, 0)
    if ikm.nilai is None:
        return f"Nilai IKM {hasil.tentang} pada {hasil.periode.label} belum ada. {ikm.alasan}"
    kata = (
        f"Nilai Indeks Kepuasan Masyarakat (IKM) {hasil.tentang} pada {hasil.periode.label} adalah "
        f"{angka_indonesia(ikm.nilai)}, mutu pelayanan {ikm.mutu} ({ikm.kinerja}), menurut "
        f"jawaban {n} responden."
    )
    if ikm.rentang:
        kata += f" Selang kepercayaan 95%: {ikm.rentang}."
    return f"{kata} Catatan: {ikm.catatan}." if ikm.catatan else kata


def kalimat_sampel(hasil: HasilPeriode) -> str:
    """The respondents against the smallest sample."""
    satu, n = hasil.sampel, angka_indonesia
    if not satu.populasi:
        return f"Diperoleh {n(satu.responden, 0)} responden. {TANPA_POPULASI}"
    banding = (
        "sehingga jumlahnya cukup" if satu.cukup else f"sehingga masih kurang {n(satu.kurang, 0)} responden"
    )
    return (
        f"Dalam periode ini {n(satu.populasi, 0)} pelayanan selesai, dan sepanjang tahunnya "
        f"{n(satu.populasi_setahun, 0)}. Menurut rumus Krejcie dan Morgan diperlukan paling sedikit "
        f"{n(satu.minimum, 0)} responden. Diperoleh {n(satu.responden, 0)} responden, {banding}."
    )


def unsur_terendah(hasil: HasilPeriode) -> tuple[NilaiUnsur, ...]:
    """The weakest, all that share the place; none while nothing sets unsur apart."""
    nilai = [satu.nrr for satu in hasil.unsur if satu.nrr is not None]
    if len(set(nilai)) < 2:
        return ()
    return tuple(satu for satu in hasil.unsur if satu.nrr == min(nilai))


def unsur_tertinggi(hasil: HasilPeriode) -> tuple[NilaiUnsur, ...]:
    """The strongest, all that share the place."""
    nilai = [satu.nrr for satu in hasil.unsur if satu.nrr is not None]
    if len(set(nilai)) < 2:
        return ()
    return tuple(satu for satu in hasil.unsur if satu.nrr == max(nilai))


def kelemahan_kelebihan(hasil: HasilPeriode) -> tuple[str, ...]:
    """Which unsur stand out below and above."""
    if not hasil.unsur:
        return (hasil.ikm.alasan,)
    lemah, kuat = unsur_terendah(hasil), unsur_tertinggi(hasil)
    if not lemah:
        return ("Semua unsur yang dinilai mempunyai nilai yang sama.",)
    return (
        f"Kelemahan: unsur dengan nilai terendah adalah {_daftar(lemah)}. Unsur ini didahulukan "
        "untuk diperbaiki.",
        f"Kelebihan: unsur dengan nilai tertinggi adalah {_daftar(kuat)}. Mutunya perlu dipertahankan.",
    )


def kalimat_perubahan(hasil: HasilPeriode) -> tuple[str, ...]:
    """What changed since the period before, and which of it is more than chance."""
    if hasil.lalu is None:
        return (hasil.perubahan.kalimat,)
    kata = [f"Dibanding {hasil.lalu.label}: {_awal_kecil(hasil.perubahan.kalimat)}"]
    berubah = [satu for satu in hasil.unsur if satu.perubahan is not None and satu.perubahan.bermakna]
    if berubah:
        kata.append(f"Unsur yang berubah lebih dari kebetulan: {'; '.join(map(_ubah, berubah))}.")
    elif any(satu.perubahan is not None for satu in hasil.unsur):
        kata.append("Tidak ada unsur yang berubah lebih dari kebetulan.")
    return tuple(kata)


def kalimat_ketepatan(satu: KetepatanGolongan) -> str:
    """Both readings of on time."""
    n = angka_indonesia
    kode = f" ({satu.indikator})" if satu.indikator else ""
    beku = " Angka ini dibekukan saat dilaporkan." if satu.dibekukan else ""
    return (
        f"{satu.nama}{kode}: dari {n(satu.jatuh_tempo, 0)} permohonan yang jatuh tempo, "
        f"{n(satu.tepat_waktu, 0)} selesai tepat waktu ({persen(satu.koreksi)}); menurut rumus ketetapan "
        f"{persen(satu.ketetapan)}.{beku}"
    )


def kalimat_tindak_lanjut(hasil: HasilPeriode) -> str:
    """How much of the plan of the period before is done; empty without one."""
    satu = hasil.rencana.bagian_selesai
    if satu.nilai is None or hasil.lalu is None:
        return ""
    selesai, semua = (angka_indonesia(n or 0, 0) for n in (satu.pembilang, satu.penyebut))
    return f"Dari {semua} rencana tindak lanjut {hasil.lalu.label}, {selesai} selesai ({persen(satu)})."


def persen(hasil: Hasil) -> str:
    """A share as it is printed, or why there is none."""
    return kata_status(hasil.status) if hasil.nilai is None else f"{angka_indonesia(hasil.nilai)} %"


def kalimat_tren(hasil: HasilPeriode) -> str:
    """How many periods the trend knows, and which of them are not alike."""
    lain = [satu.periode.label for satu in hasil.tren if not satu.sebanding]
    if len(hasil.tren) < 2:
        return "Tren belum dapat ditunjukkan: baru satu periode yang dijawab."
    kata = f"Tren menunjukkan {len(hasil.tren)} periode yang dijawab."
    if lain:
        kata += f" {', '.join(lain)} dijawab dengan kuesioner lain, sehingga nilainya tidak sebanding."
    return kata


def kesimpulan(hasil: HasilPeriode) -> tuple[str, ...]:
    """The report in a few sentences."""
    kata = [kalimat_ikm(hasil), kalimat_sampel(hasil)]
    if hasil.menunggu:
        kata.append(
            f"{angka_indonesia(hasil.menunggu, 0)} jawaban dari hari yang sudah lewat masih menunggu, "
            "sehingga belum ikut dihitung."
        )
    if lemah := unsur_terendah(hasil):
        kata.append(f"Unsur terendah: {_daftar(lemah)}. Unsur tertinggi: {_daftar(unsur_tertinggi(hasil))}.")
    return tuple(kata)


def selisih(satu: NilaiUnsur) -> str:
    """How an unsur changed and whether that is more than chance, for a cell."""
    ubah = satu.perubahan
    if ubah is None or ubah.selisih is None:
        return "belum dapat dibandingkan"
    if ubah.bermakna is None:
        return "belum dapat dinilai"
    return "lebih dari kebetulan" if ubah.bermakna else "dalam batas kebetulan"


def _daftar(unsur: Sequence[NilaiUnsur]) -> str:
    return ", ".join(f"{satu.kode} {satu.nama} ({_angka(satu.nilai)}, mutu {satu.mutu})" for satu in unsur)


def _ubah(satu: NilaiUnsur) -> str:
    ubah = satu.perubahan
    if ubah is None or ubah.selisih is None:
        return satu.nama
    arah = "naik" if ubah.selisih > 0 else "turun"
    return f"{satu.kode} {satu.nama} {arah} {angka_indonesia(abs(ubah.selisih))}"


def _angka(nilai: Decimal | None) -> str:
    return "belum ada" if nilai is None else angka_indonesia(nilai)


def _awal_kecil(kata: str) -> str:
    return kata[:1].lower() + kata[1:]
