"""How figures leave a command: the JSON scripts rely on, and tables for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from kinerja import ketepatan as rumus
from kinerja.angka import angka_indonesia
from kinerja.bulat import teks
from kinerja.capaian import Target
from kinerja.gabungan import HasilBagian, IkmGabungan
from kinerja.ikm import ModeBobot
from kinerja.ketelitian import SelangKepercayaan
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from kinerja.umur import UMUR
from skm.ketepatan.queries import RekapKetepatan
from skm.ketepatan.queries.samping import Alasan, DiSamping, Samping
from skm.kuesioner.queries.kuesioner import SKALA
from skm.laporan.samping import kalimat_ketepatan as kalimat
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import Kategori
from skm.pengukuran.nilai import NilaiIndikator

BELUM_ADA = "belum ada"
KODE_SKALA = {skala: kode.value for kode, skala in SKALA.items()}


def ikm(
    gabungan: IkmGabungan, versi: Sequence[Sequence[int]], selang: SelangKepercayaan | None, menunggu: int
) -> dict[str, Any]:
    """The document of `skm ikm --json`; without a figure ikm, mutu and kinerja are null.

    `unsur` are those of the figure: of several structures pooled by code over the joined answers. `versi` has
    an object for each structure that was answered; the numbers of its questionnaires are given beside it.
    `selang` is null where there is no interval, and of the printed weights, which are not the figure's own.
    `menunggu` says how many of all answers are not released yet: this command counts them, pages don't.
    """
    hasil = gabungan.hasil
    unsur = [
        {
            "kode": satu.kode,
            "jumlah": satu.jumlah,
            "terisi": satu.terisi,
            "nrr": None if satu.nrr is None else teks(satu.nrr, 4),
        }
        for satu in hasil.unsur
    ]
    return {
        "responden": gabungan.responden,
        "menunggu": menunggu,
        "unsur": unsur,
        "ikm": None if hasil.nilai is None else teks(hasil.nilai),
        "mutu": hasil.mutu,
        "kinerja": hasil.kinerja,
        "status": hasil.status.value,
        "alasan": hasil.alasan,
        "gabungan": gabungan.gabungan,
        "tidak_digabung": gabungan.tidak_digabung,
        "catatan": gabungan.catatan,
        "selang": _selang(selang),
        "versi": [_susunan(satu, nomor) for satu, nomor in zip(gabungan.bagian, versi, strict=True)],
    }


def _selang(selang: SelangKepercayaan | None) -> dict[str, str] | None:
    if selang is None or selang.bawah is None or selang.atas is None:
        return None
    return {"tingkat": str(selang.tingkat), "bawah": teks(selang.bawah), "atas": teks(selang.atas)}


def _susunan(satu: HasilBagian, nomor: Sequence[int]) -> dict[str, Any]:
    bagian, hasil = satu.bagian, satu.hasil
    return {
        "kode": list(bagian.struktur.kode),
        "bobot": [str(bobot) for bobot in bagian.struktur.bobot],
        "skala": KODE_SKALA[bagian.struktur.skala],
        "versi": list(nomor),
        "responden": hasil.responden,
        "dari": None if bagian.dari is None else bagian.dari.isoformat(),
        "sampai": None if bagian.sampai is None else bagian.sampai.isoformat(),
        "ikm": None if hasil.nilai is None else teks(hasil.nilai),
        "mutu": hasil.mutu,
        "kinerja": hasil.kinerja,
        "status": hasil.status.value,
        "digabung": satu.digabung,
    }


def ketepatan(
    rekap: RekapKetepatan, samping: Mapping[Kategori, DiSamping], alasan: Sequence[Alasan]
) -> dict[str, Any]:
    """The document of `skm ketepatan --json`, with what stands in neither side and beside the figure."""
    layanan = [
        {
            "kode": satu.kode,
            "nama": satu.nama,
            "kategori": satu.kategori.value,
            **_tepat(satu.tally),
            "selesai": satu.tally.selesai,
            "selesai_tepat": satu.tally.selesai_tepat,
            "persen_selesai": rumus.hitung_selesai(satu.tally).teks,
            "batal": satu.tally.batal,
            "ditolak": satu.tally.ditolak,
            "ditutup_terlambat": satu.tally.ditutup_terlambat,
            **_tanpa_waktu(satu.tally),
        }
        for satu in rekap.layanan
    ]
    kelompok = {k.value: {**_tepat(rekap.tally[k]), **_lengkap(rekap.tally[k], samping[k])} for k in Kategori}
    keluar = [
        {
            "status": satu.status.value,
            "sesudah_jatuh_tempo": satu.terlambat,
            "alasan": satu.alasan,
            "jumlah": satu.jumlah,
        }
        for satu in alasan
    ]
    return {**kelompok, "layanan": layanan, "alasan": keluar}


def indikator(nilai: NilaiIndikator, rangkap: str) -> dict[str, Any]:
    """One object of `skm indikator --json`: a target's range is "bawah-atas", `rangkap` as pages say it."""
    return {
        "kode": nilai.indikator.kode,
        "nama": nilai.indikator.nama,
        "rumus_berlaku": nilai.rumus.value,
        "nilai_ketetapan": nilai.ketetapan.teks,
        "nilai_koreksi": nilai.koreksi.teks,
        "target": _target(nilai.target),
        "capaian": nilai.capaian.teks,
        "status": nilai.berlaku.status.value,
        "pembilang": _bulat_saja(nilai.berlaku.pembilang),
        "penyebut": _bulat_saja(nilai.berlaku.penyebut),
        "penanggung_jawab": nilai.penanggung_jawab,
        "catatan": nilai.berlaku.catatan,
        "satuan": nilai.satuan,
        "rangkap": rangkap,
    }


def _target(target: Target | None) -> str | None:
    if target is None:
        return None
    bawah, atas = teks(target.bawah), teks(target.atas)
    return bawah if bawah == atas else f"{bawah}-{atas}"


def baris_ikm(
    gabungan: IkmGabungan, periode: Periode, mode: ModeBobot, selang: SelangKepercayaan | None, menunggu: int
) -> Iterator[str]:
    """The table of `skm ikm`, and one of the structures where there are several."""
    hasil, catatan = gabungan.hasil, f", {gabungan.catatan}" if gabungan.catatan else ""
    yield f"IKM, {periode.label}"
    if mode is not ModeBobot.EKSAK:
        yield mode.label
    if hasil.nilai is None:
        yield f"Belum ada nilai: {hasil.alasan}"
    else:
        yield f"Nilai {angka_indonesia(hasil.nilai)}, mutu {hasil.mutu} ({hasil.kinerja}){catatan}"
    if selang is not None and selang.kalimat:
        yield f"{selang.kalimat[0].upper()}{selang.kalimat[1:]}"
    yield f"Responden {angka_indonesia(gabungan.responden, 0)}"
    if menunggu:
        yield f"Belum dilepas {angka_indonesia(menunggu, 0)} jawaban: dihitung di sini, belum di halaman"
    yield from _tabel(
        ("Unsur", "Jumlah nilai", "Terisi", "NRR"),
        [
            (satu.kode, angka_indonesia(satu.jumlah, 0), angka_indonesia(satu.terisi, 0), _angka(satu.nrr, 4))
            for satu in hasil.unsur
        ],
    )
    if len(gabungan.bagian) > 1:
        yield "Kuesioner berganti dalam periode ini:"
        yield from _tabel(
            ("Susunan", "Responden", "IKM", "Mutu", "Digabung"),
            [
                (
                    f"{len(satu.hasil.unsur)} unsur, {satu.bagian.dari} sampai {satu.bagian.sampai}, "
                    f"{satu.bagian.struktur.skala.nama}",
                    angka_indonesia(satu.hasil.responden, 0),
                    BELUM_ADA if satu.hasil.nilai is None else angka_indonesia(satu.hasil.nilai),
                    satu.hasil.mutu or "-",
                    "ya" if satu.digabung else "tidak",
                )
                for satu in gabungan.bagian
            ],
            kanan=(1, 2),
        )


def baris_ketepatan(
    rekap: RekapKetepatan, periode: Periode, samping: Mapping[Kategori, DiSamping]
) -> Iterator[str]:
    """The table of `skm ketepatan`, and in words what stands beside its figures."""
    yield f"Ketepatan waktu, {periode.label}"
    kelompok = [(NAMA_KATEGORI[k].upper(), rekap.tally[k]) for k in Kategori]
    layanan = [(satu.nama, satu.tally) for satu in rekap.layanan]
    yield from _tabel(
        ("Layanan", "Jatuh tempo", "Tepat waktu", "Persen"),
        [
            (
                nama,
                angka_indonesia(tally.jatuh_tempo, 0),
                angka_indonesia(tally.tepat_waktu, 0),
                _angka(rumus.hitung(tally).nilai, 2),
            )
            for nama, tally in (*kelompok, *layanan)
        ],
    )
    for kategori in Kategori:
        yield from kalimat(NAMA_KATEGORI[kategori], rekap.tally[kategori], samping[kategori])


def baris_indikator(daftar: Sequence[NilaiIndikator], periode: Periode) -> Iterator[str]:
    """The table of `skm indikator`; the decreed figure always stands beside the corrected one."""
    yield f"Indikator kinerja, {periode.label}"
    yield from _tabel(
        ("Kode", "Ketetapan", "Koreksi", "Berlaku", "Keadaan", "Nama"),
        [
            (
                nilai.indikator.kode,
                _angka(nilai.ketetapan.nilai, 2),
                _angka(nilai.koreksi.nilai, 2),
                nilai.rumus.value,
                nilai.berlaku.status.value,
                nilai.indikator.nama,
            )
            for nilai in daftar
        ],
        kanan=(1, 2),
    )
    for nilai in daftar:
        if nilai.berlaku.catatan:
            yield f"{nilai.indikator.kode}: {nilai.berlaku.catatan}."


def _tepat(tally: KetepatanTally) -> dict[str, Any]:
    hasil = rumus.hitung(tally)
    return {
        "jatuh_tempo": tally.jatuh_tempo,
        "tepat_waktu": tally.tepat_waktu,
        "persen": hasil.teks,
        "status": hasil.status.value,
    }


def _tanpa_waktu(tally: KetepatanTally) -> dict[str, Any]:
    semua = rumus.hitung_semua_terlambat(tally)
    return {
        "tanpa_waktu": tally.tanpa_waktu,
        "persen_semua_terlambat": None if semua is None else semua.teks,
    }


def _lengkap(tally: KetepatanTally, samping: DiSamping) -> dict[str, Any]:
    """Both readings, the two figures where closings are unknown, and what stands beside, by age."""
    return {
        "ditutup_terlambat": tally.ditutup_terlambat,
        "selesai": tally.selesai,
        "selesai_tepat": tally.selesai_tepat,
        "persen_selesai": rumus.hitung_selesai(tally).teks,
        "batal": tally.batal,
        "ditolak": tally.ditolak,
        **_tanpa_waktu(tally),
        "jeda_singkat": tally.jeda_singkat,
        "di_samping": {
            satu.value: {
                "jumlah": samping.total(satu),
                "umur": {kata: samping.jumlah.get(satu, {}).get(kata, 0) for kata in UMUR},
            }
            for satu in Samping
        },
    }


def _bulat_saja(bilangan: Fraction | None) -> int | None:
    """A numerator or denominator as a JSON integer; null when there is none or it is a fraction."""
    return None if bilangan is None or bilangan.denominator != 1 else int(bilangan)


def _angka(nilai: Fraction | None, desimal: int) -> str:
    return BELUM_ADA if nilai is None else angka_indonesia(nilai, desimal)


def _tabel(
    kepala: Sequence[str], isi: Sequence[Sequence[str]], kanan: Sequence[int] = (1, 2, 3)
) -> Iterator[str]:
    """Columns as wide as their widest cell; those numbered in `kanan` are set to the right."""
    lebar = [max(len(baris[n]) for baris in (kepala, *isi)) for n in range(len(kepala))]
    for baris in (kepala, ["-" * satu for satu in lebar], *isi):
        sel = (
            teks_sel.rjust(lebar[n]) if n in kanan else teks_sel.ljust(lebar[n])
            for n, teks_sel in enumerate(baris)
        )
        yield "  ".join(sel).rstrip()
