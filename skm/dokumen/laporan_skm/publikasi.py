"""The publication sheet of a period: its index, whose it is, and who answered, from the view model alone."""

from __future__ import annotations

from kinerja.angka import angka_indonesia
from skm.bentuk.publikasi import Kelompok, Publikasi
from skm.dokumen.laporan_skm.penyusun import LaporanSkm
from skm.jawaban.models import Dimensi
from skm.kuesioner.profil import daftar_profil

DISEBUT = (Dimensi.JENIS_KELAMIN, Dimensi.PENDIDIKAN)
"""What the sheet tells of respondents."""


def publikasi(laporan: LaporanSkm) -> Publikasi:
    """The sheet."""
    hasil, label = laporan.hasil, {butir.nama: butir.label for butir in daftar_profil()}
    disebut = [label[satu.value] for satu in DISEBUT]
    terpilih = [satu for satu in hasil.karakteristik if satu.nama in disebut]
    ada = [satu for satu in terpilih if satu.jumlah]
    ikm = hasil.ikm
    return Publikasi(
        berkas=f"publikasi-ikm-{hasil.periode}".lower(),
        kepala=hasil.keadaan.tanda,
        kantor=hasil.kantor.nama,
        kabupaten=hasil.kantor.kabupaten,
        periode=hasil.periode.label,
        layanan=hasil.layanan or "Seluruh layanan",
        nilai="–" if ikm.nilai is None else angka_indonesia(ikm.nilai),
        mutu=ikm.alasan if ikm.nilai is None else f"Mutu pelayanan {ikm.mutu} ({ikm.kinerja})",
        responden=angka_indonesia(ikm.responden, 0),
        kelompok=tuple(
            Kelompok(
                satu.nama,
                tuple((isi.nama, angka_indonesia(isi.jumlah, 0)) for isi in satu.golongan if isi.jumlah),
            )
            for satu in ada
        ),
        alasan="; ".join(dict.fromkeys(satu.alasan for satu in terpilih if not satu.golongan)),
        dicetak=" ".join(filter(None, (laporan.kantor.dicetak, laporan.rangkap))),
        lambang=laporan.lambang,
    )
